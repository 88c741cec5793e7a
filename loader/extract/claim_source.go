package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// sourceClaim reads a phrase that names the source at token i: "according to
// the ministry", "in his view".
func (d *Document) sourceClaim(i, s int) bool {
	x, _ := d.Sense(i, lexicon.Source)
	if d.say.entries[x.Entry].use == sourceNoun {
		return d.reportClaim(i, s)
	}
	if d.say.entries[x.Entry].use == sourcePost {
		return d.postClaim(i, s)
	}
	if d.say.entries[x.Entry].use == sourceThus {
		return d.thusClaim(i, s)
	}
	if u := d.say.entries[x.Entry].use; u != sourcePrep && (u != sourceView || !d.viewAt(i, s)) {
		return false
	}
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	j := i + int(x.Len)
	if j >= last {
		return false
	}
	if d.relativeSource(i, j, s) {
		return true
	}
	if g := d.ownerIn(i, j); !g.empty() {
		return d.viewOf(g, i, j, s)
	}
	e := d.sourceEnd(j, last)
	if e == j || !d.nounStart(j) && !(d.rules.nounCapitals && d.Is(j, lexicon.Rel) && d.capital(j+1)) || d.Is(j, lexicon.Prep) && d.Is(i, lexicon.Adv) || d.foretold(j, e) || d.reflexive(j) || d.Is(j, lexicon.That) && !d.Is(j, lexicon.Det) {
		return false
	}
	c := claim{source: group{j, e}, cue: cue{first: i, last: j, frames: clauseFrame, act: sayAct}, sentence: int32(s)}
	if x.Len > 1 && d.Any(j-1, lexicon.SetOf(lexicon.Role, lexicon.Group)) && !d.capital(j) {
		c.source.first = j - 1 // de source syndicale
	}
	if x.Len == 1 && d.Is(i, lexicon.Adv) && (i == first || !d.comma(i-1) && d.Text.Tokens[i-1].Kind != text.CloseQuote) {
		return false // so: an adverb unless a mark stands before
	}
	if i <= first+2 && (i == first || d.Any(i-1, lexicon.SetOf(lexicon.Conj, lexicon.Adv)) || d.comma(i-1)) {
		k := d.attributionEnd(&c, s)
		for k < last && !d.comma(k) && !d.mark(k, ':') && k < e+30 {
			k++
		}
		if d.comma(k) && k+3 < last && (d.Is(k+1, lexicon.Rel) || d.Is(k+1, lexicon.Prep) && d.Is(k+2, lexicon.Rel)) && d.say.freeOrder && !d.rules.nounCapitals {
			for k++; k < last && !d.comma(k); k++ { // segundo a ação, a que o jornal teve acesso, ...
			}
		}
		f := k + 1
		if k+2 >= last || d.say.freeOrder && d.verbFollows(e) {
			f = e // Laut X hat die Regierung ...
		}
		if f+2 >= last {
			return false
		}
		end := d.clauseEnd(f, s, c.cue)
		c.spans, c.rule = []group{{f, end}}, "according-to"
		d.keep(c)
		return true
	}
	if k := i - 1; d.Any(k, clauseOpeners) || d.comma(k) && d.Any(k-1, clauseOpeners.With(lexicon.Conj)) { // which, according to the ministry, ...
		f := e
		for d.comma(f) {
			f++
		}
		if end := d.clauseEnd(f, s, c.cue); end-f >= 2 {
			c.spans, c.rule = []group{{f, end}}, "according-to"
			d.keep(c)
			return true
		}
		return false
	}
	return d.before2(c, i, s)
}

// relativeSource reads a clause whose source is the noun group before it: Lena Marsh,
// according to whom the quay is old.
func (d *Document) relativeSource(i, j, s int) bool {
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	for d.Is(j, lexicon.Det) && !d.Is(j, lexicon.Rel) {
		j++
	}
	if !d.Is(j, lexicon.Rel) || d.Is(j, lexicon.Det) || d.rules.nounCapitals && d.capital(j+1) || !d.comma(i-1) || i-2 < first || !d.nounEnd(i-2) || j+3 >= last {
		return false
	}
	c := claim{source: d.subjectEnding(i-2, first), cue: cue{first: i, last: j + 1, frames: clauseFrame, act: sayAct}, sentence: int32(s), rule: "according-to"}
	if m := d.MentionAt(i - 2); m != nil && m.Kind == Name && int(m.Last) == i-1 {
		c.source = group{int(m.First), int(m.Last)}
	}
	c.spans = []group{{j + 1, d.clauseEnd(j+1, s, c.cue)}}
	d.keep(c)
	return true
}

// ownerIn returns the possessive in the phrase of source [first, last): in his
// view, à ses yeux; empty if it has none.
func (d *Document) ownerIn(first, last int) group {
	for i := first + 1; i < last; i++ {
		if d.Is(i, lexicon.Poss) {
			return group{i, i + 1}
		}
	}
	return group{}
}

// viewOf reads the claim of a phrase [i, j) that names its source by a
// possessive: what follows it at the head of a sentence, else what goes before.
func (d *Document) viewOf(source group, i, j, s int) bool {
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	c := claim{source: source, cue: cue{first: i, last: j, frames: clauseFrame, act: sayAct}, sentence: int32(s), rule: "according-to"}
	if i > first+1 {
		return false
	}
	for d.comma(j) {
		j++
	}
	if j+2 >= last {
		return false
	}
	if d.Text.Tokens[j].Kind == text.OpenQuote {
		if x := d.quoteAt(j); x >= 0 && d.quoted[x] == 0 && !d.Text.Quotes[x].Scare {
			c.spans = []group{{j, int(d.Text.Quotes[x].Last)}}
		}
	}
	if len(c.spans) == 0 {
		c.spans = []group{{j, d.clauseEnd(j, s, c.cue)}}
	}
	d.keep(c)
	return true
}

// foretold reports whether what stands at [first, last) behind a word that names
// a source is a verb or a participle, with or without an article: según lo
// previsto, conforme consta de, segundo apurou o jornal.
func (d *Document) foretold(first, last int) bool {
	i := first
	for i < last && d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Dem)) {
		i++
	}
	if !d.say.freeOrder || i >= last || d.Text.Tokens[i].Kind != text.Word || d.capital(i) || d.MentionAt(i) != nil || d.Any(i, speakerWords) {
		return false
	}
	return d.verbHere(i) || d.endsWith(i, d.say.participleEndings) || d.endsWith(i, d.say.verbEndings) && i == first
}

// viewAt reports whether the preposition at token i names whose view the
// sentence tells: it begins the sentence, an actor and a mark follow, and some
// of it is quoted. Without a quotation it mostly says for whom something is done.
func (d *Document) viewAt(i, s int) bool {
	x := &d.Text.Sentences[s]
	if i > int(x.First) && (i > int(x.First)+1 || !d.Any(i-1, lexicon.SetOf(lexicon.Conj, lexicon.Adv))) {
		return false
	}
	j := i + 1
	for j < int(x.Last) && d.Is(j, lexicon.Det) && d.MentionAt(j) == nil {
		j++
	}
	m := d.MentionAt(j)
	if m == nil || m.Possessive || m.Kind == GroupOf && m.Actor < 0 && len(m.Members) == 0 {
		return false
	}
	if m.Actor >= 0 && d.Actors[m.Actor].Type != Person && d.Actors[m.Actor].Type != Organization {
		return false
	}
	if e := int(m.Last); e >= int(x.Last) || !d.comma(e) && !d.mark(e, ':') && d.Text.Tokens[e].Kind != text.OpenQuote {
		return false
	}
	q := d.firstQuote(i)
	if q >= len(d.Text.Quotes) || int(d.Text.Quotes[q].First) >= int(x.Last) {
		return false
	}
	for j = int(m.Last); j < int(d.Text.Quotes[q].First); j++ {
		if d.Is(j, lexicon.Rel) && d.comma(j-1) {
			return false // what follows is about the actor
		}
	}
	return true
}

// thusClaim reads a sentence that only names who spoke the quotation before
// it: "...". Così il ministro in una nota.
func (d *Document) thusClaim(i, s int) bool {
	x := &d.Text.Sentences[s]
	first, last := int(x.First), int(x.Last)
	sense, _ := d.Sense(i, lexicon.Source)
	n := i + max(int(sense.Len), 1)
	if i != first || s == 0 || n >= last || !d.nounStart(n) || d.Text.Tokens[i-1].Kind != text.CloseQuote && (i < 2 || d.Text.Tokens[i-2].Kind != text.CloseQuote) {
		return false
	}
	q := d.quoteAt(i - 1)
	if q < 0 {
		q = d.quoteAt(i - 2)
	}
	m := d.sourceMention(group{n, d.groupEnd(n, last)})
	if q < 0 || d.quoted[q] != 0 || m == nil || m.Kind == Pronoun || int(m.Last) < last && d.verbHere(int(m.Last)) {
		return false
	}
	c := claim{source: d.appositive(group{n, int(m.Last)}, last), cue: cue{first: i, last: n, frames: quoteFrame, act: sayAct}, sentence: int32(s), rule: "thus"}
	c.spans = []group{{int(d.Text.Quotes[q].First), int(d.Text.Quotes[q].Last)}}
	d.keep(c)
	return true
}

// reportClaim reads a source named by a noun of saying behind its preposition:
// "nach ersten Angaben der Polizei", "seiner Meinung nach".
func (d *Document) reportClaim(i, s int) bool {
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	by, post := -1, false
	for j := i - 1; j >= first && j >= i-4; j-- {
		if d.sourceUse(j) == sourceBy {
			by = j
			break
		}
		if d.Text.Tokens[j].Kind != text.Word || d.verbHere(j) {
			break
		}
	}
	e := i + 1
	if d.Is(e, lexicon.Of) || d.Is(e, lexicon.Det) || d.MentionAt(e) != nil || d.Is(e, lexicon.Poss) {
		n := e
		if d.Is(n, lexicon.Of) && !d.Is(n, lexicon.Det) {
			n++
		}
		if g := d.sourceEnd(n, last); g > n {
			e = g
		}
	}
	if by < 0 && e < last && (d.sourceUse(e) == sourceBy || d.sourceUse(e) == sourcePost) {
		by, post = d.groupStart(i, first), true
		for by > first && d.Is(by-1, lexicon.Det) {
			by--
		}
	}
	if by < 0 {
		return false
	}
	c := claim{cue: cue{first: by, last: i + 1, frames: clauseFrame, act: sayAct}, sentence: int32(s), rule: "according-to"}
	c.source = group{i + 1, e}
	if d.Is(i+1, lexicon.Of) && !d.Is(i+1, lexicon.Det) && e > i+2 {
		c.source.first++
	}
	if c.source.empty() {
		if own := d.ownSource(i, by, s); !own.empty() {
			c.source = own
		}
	}
	if c.source.empty() {
		c.source = group{by, i + 1}
		if !post && by+1 < i+1 {
			c.source.first = by + 1
		}
		if p := c.source.first; d.Is(p, lexicon.Poss) {
			c.source = group{p, p + 1}
		}
	}
	if post {
		e++
	}
	if by == first || by == first+1 && !d.verbHere(first) || d.ownClause(by, e) {
		if e+2 >= last {
			return false
		}
		if d.comma(e) {
			e++
		}
		c.spans = []group{{e, d.clauseEnd(e, s, c.cue)}}
		d.keep(c)
		return true
	}
	f, g := d.contentStart(first, s), by
	for g > f && d.comma(g-1) {
		g--
	}
	if g > f {
		c.spans = append(c.spans, group{f, g})
	}
	for d.comma(e) {
		e++
	}
	if end := d.clauseEnd(e, s, c.cue); e < last && end > e {
		c.spans = append(c.spans, group{e, end})
	}
	if len(c.spans) == 0 {
		return false
	}
	d.keep(c)
	return true
}

// ownClause reports whether a new clause begins with the phrase of source at token by:
// a mark before it, a verb behind it at token e. Es kamen 90, nach Polizeiangaben waren es 40.
func (d *Document) ownClause(by, e int) bool {
	return d.rules.lastVerbs && by > 0 && (d.comma(by-1) || d.mark(by-1, ';')) && e < len(d.Text.Tokens) && d.verbHere(e)
}

// ownSource is who is meant where the noun of saying at token i has no owner:
// the subject of the clause where it says so (nach eigenen Angaben), else, with
// an article (den Angaben zufolge), whoever was reported before.
func (d *Document) ownSource(i, by, s int) group {
	if i == 0 {
		return group{}
	}
	if d.say.own[d.Words[i-1]] {
		for _, m := range d.MentionsIn(int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)) {
			if (m.Subject || m.First > 0 && d.Is(int(m.First)-1, lexicon.Aux)) && !m.Possessive && m.Actor >= 0 && d.Actors[m.Actor].Type < People {
				return group{int(m.First), int(m.Last)}
			}
		}
		if first := int(d.Text.Sentences[s].First); d.Is(first, lexicon.Det) && !d.Is(first, lexicon.Prep) {
			return group{first, d.groupEnd(first, by)} // Die Verwaltung rechnet nach eigenen Angaben
		}
		return group{}
	}
	if d.Is(i-1, lexicon.Det) && i-1 >= by {
		for k := len(d.found) - 1; k >= 0 && int(d.found[k].sentence) >= s-3; k-- {
			if g := d.found[k].source; d.sourceMention(g) != nil {
				return g
			}
		}
	}
	return group{}
}

// sourceUse is how token i names a source, 0 if it does not.
func (d *Document) sourceUse(i int) sourceUse {
	x, ok := d.Sense(i, lexicon.Source)
	if !ok {
		return 0
	}
	return d.say.entries[x.Entry].use
}

// verbFollows reports whether a verb begins at token i, as far as can be told:
// an auxiliary, or a word that begins no noun group.
func (d *Document) verbFollows(i int) bool {
	if i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Word {
		return false
	}
	return d.verbHere(i) || d.Text.Tokens[i].Shape&text.Capitalised == 0 && !d.isTime(i) && !d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Conj, lexicon.Rel, lexicon.Sub)) && !d.endsWith(i, d.say.participleEndings)
}

// postClaim reads a source that stands before its sign: "dem Ministerium
// zufolge ...".
func (d *Document) postClaim(i, s int) bool {
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	if i == first || !d.nounEnd(i-1) {
		return false
	}
	if n := len(d.found); d.sourceUse(i-1) == sourceNoun && n > d.here && d.found[n-1].cue.has(i-1) {
		return true // Angaben zufolge: read at the noun
	}
	g := d.subjectEnding(i-1, first)
	c := claim{source: group{g.first, i}, cue: cue{first: i, last: i + 1, frames: clauseFrame, act: sayAct}, sentence: int32(s), rule: "according-to"}
	if g.first == first {
		if i+3 >= last {
			return false
		}
		c.spans = []group{{i + 1, d.clauseEnd(i+1, s, c.cue)}}
		d.keep(c)
		return true
	}
	f, e := d.contentStart(first, s), g.first
	for e > f && d.comma(e-1) {
		e--
	}
	c.spans = nil
	if e-f >= 1 {
		c.spans = append(c.spans, group{f, e})
	}
	n := i + 1
	for d.comma(n) {
		n++
	}
	if end := d.clauseEnd(n, s, c.cue); n < last && end-n >= 1 {
		c.spans = append(c.spans, group{n, end})
	}
	if len(c.spans) == 0 {
		return false
	}
	d.keep(c)
	return true
}

// before2 takes the clause before the phrase of source at token end.
func (d *Document) before2(c claim, end, s int) bool {
	first := int(d.Text.Sentences[s].First)
	i := end - 1
	for i > first && (d.comma(i) || d.dash(i)) {
		i--
	}
	if d.Text.Tokens[i].Kind == text.CloseQuote {
		if x := d.quoteAt(i); x >= 0 && d.quoted[x] == 0 && int(d.Text.Quotes[x].First) < first {
			c.spans, c.rule = []group{{int(d.Text.Quotes[x].First), i + 1}}, "according-to"
			d.keep(c)
			return true
		}
	}
	i = d.beforeNobody(i, first)
	f := d.contentStart(first, s)
	if i+1-f < 2 {
		if d.passedOn(c) {
			return true
		}
		if f = d.behindDateline(first); i+1-f < 4 || d.outletWords(c.source) || !d.spokenUpTo(i) {
			return false // else the claim before is part of what is told
		}
	}
	c.spans, c.rule = []group{{f, i + 1}}, "according-to"
	if e, last := d.behindAcronym(c.source.last), int(d.Text.Sentences[s].Last); d.say.freeOrder && i == end-1 && e+1 < last && d.Text.Tokens[e].Kind == text.Word {
		// Die Regierung will laut dem Bericht sparen.
		c.spans = append(c.spans, group{e, d.clauseEnd(e, s, c.cue)})
		d.keep(c)
		return true
	}
	if !d.hasVerb(f, i+1) || i+1-f < 6 {
		if g := d.resumed(c, s); !g.empty() {
			c.spans = append(c.spans, g)
		}
	}
	d.keep(c)
	return true
}

// spokenUpTo reports whether the content of the last claim goes up to token i, with
// no attribution behind it.
func (d *Document) spokenUpTo(i int) bool {
	if len(d.found) == d.here {
		return false
	}
	c := &d.found[len(d.found)-1]
	return c.cue.last <= i && c.source.last <= i && c.spans[len(c.spans)-1].last >= i
}

// beforeNobody returns the last token of what stands before an attribution without
// a person that ends at token i: the port is closed|, a-t-on précisé. It is i if there
// is none.
func (d *Document) beforeNobody(i, first int) int {
	if !d.say.freeOrder || !d.Is(i, lexicon.Say) {
		return i
	}
	for k := i - 1; k > first && k > i-4; k-- {
		if d.comma(k) {
			return k - 1
		}
		if !d.Any(k, lexicon.SetOf(lexicon.Aux, lexicon.Pron)) && !d.impersonalBeside(k, k) {
			break
		}
	}
	return i
}

// behindAcronym returns the token after an acronym in brackets at token i: laut dem
// Amt (AMF) | am Montag; i if there is none.
func (d *Document) behindAcronym(i int) int {
	if d.mark(i, '(') && d.mark(i+2, ')') {
		return i + 3
	}
	return i
}

// sourceEnd returns the token after the source that starts at token i.
func (d *Document) sourceEnd(i, last int) int {
	e := d.groupEnd(i, last)
	for e < last && d.Is(e, lexicon.Prep) && e+1 < last && d.nounStart(e+1) {
		n := d.groupEnd(e+1, last)
		if n == e+1 || d.throughChannel(e, n) {
			break
		}
		e = n
	}
	return e
}

// throughChannel reports whether the phrase at [first, last) names what somebody
// spoke through: to the BBC, in an interview, en su cuenta de X.
func (d *Document) throughChannel(first, last int) bool {
	if d.isBy(first) || d.owning(first) {
		return false
	}
	for i := first + 1; i < last; i++ {
		if m := d.MentionAt(i); m != nil && m.Actor >= 0 && d.Actors[m.Actor].Type == Outlet || d.Is(i, lexicon.Channel) {
			return true
		}
	}
	return false
}

// nounClaim reads a noun of saying: the source possesses it ("Trump's claim
// that"), made it ("a warning by X that"), or is the subject of its verb.
func (d *Document) nounClaim(q cue, s int) {
	first := int(d.Text.Sentences[s].First)
	last := int(d.Text.Sentences[s].Last)
	i := q.last
	if d.nested(q.first) && q.act != sayAct {
		return
	}
	c := claim{cue: q, sentence: int32(s)}
	// The possessor.
	p := q.first - 1
	for p > first && !d.Any(p, closed) && !d.genitive(p) && d.Text.Tokens[p].Kind == text.Word && d.MentionAt(p) == nil && q.first-p < 4 {
		p--
	}
	switch {
	case p >= first && d.genitive(p):
		c.source = group{d.groupStart(p-1, first), p}
		if d.isTime(p - 1) {
			return // Tuesday's call
		}
	case p >= first && d.Is(p, lexicon.Poss):
		c.source = group{p, p + 1}
	default:
		return
	}
	if i >= last {
		return
	}
	switch {
	case d.Is(i, lexicon.That) && q.frames&thatFrame != 0:
		c.spans, c.rule = []group{{i, d.clauseEnd(i+1, s, q)}}, "noun-that"
	case d.isTo(i) && q.frames&infFrame != 0:
		c.spans, c.rule = []group{{i, d.clauseEnd(i+1, s, q)}}, "noun-infinitive"
	case d.Is(i, lexicon.Prep) && !d.isTo(i) && q.frames&prepFrame != 0 && i+1 < last && (d.nounStart(i+1) || d.gerund(i+1)) && d.nounPrep(i):
		c.spans, c.rule = []group{{i + 1, d.phraseEnd(i+1, s, q)}}, "noun-about"
	default:
		return
	}
	if !c.spans[0].empty() {
		d.keep(c)
	}
}

// nounPrep reports whether the preposition at token i introduces what a noun
// of saying is about.
func (d *Document) nounPrep(i int) bool { return d.say.about[d.Words[i]] }

// colonClaim reads "X: ..." as X's words: an interview or a headline.
func (d *Document) colonClaim(s int) {
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	m := d.MentionAt(first)
	if m == nil || int(m.Last) >= last || !d.mark(int(m.Last), ':') || m.Kind == GroupOf {
		return
	}
	i := int(m.Last) + 1
	if i >= last {
		return
	}
	c := claim{source: group{first, int(m.Last)}, cue: cue{first: i - 1, last: i, frames: quoteFrame | clauseFrame, act: sayAct}, sentence: int32(s), rule: "colon"}
	end := d.clauseEnd(i, s, c.cue)
	if end-i < 2 {
		return
	}
	if m.Actor >= 0 && d.Actors[m.Actor].Type == Country && d.Text.Tokens[i].Kind != text.OpenQuote {
		return // a dateline
	}
	c.spans = []group{{i, end}}
	d.keep(c)
}
