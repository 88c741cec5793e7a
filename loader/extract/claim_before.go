package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// contentBefore finds the content of a claim whose attribution follows it:
// "...," the minister said; ..., he added.
func (d *Document) contentBefore(c claim, s int) bool {
	start := c.source.first
	if d.clitic(start, s) { // a-t-il dit
		start = d.skipHelpersForward(start, s)
	}
	if d.rules.lastVerbs && d.Is(start-1, lexicon.Aux) {
		start-- // „…“, hatte X am Montag betont
	}
	return d.before(c, start, s, "before")
}

// inverted reads the source after the verb, and the content before: "...,"
// said the minister.
func (d *Document) inverted(c claim, s int) bool {
	last := int(d.Text.Sentences[s].Last)
	i := c.cue.last
	for i < last && (d.Any(i, verbHelp) && d.MentionAt(i) == nil && !d.Is(i, lexicon.Pron) || d.reflexive(i)) {
		i = d.adverbEnd(i)
	}
	i = min(d.skipTime(i), last)
	if e := d.skipTime(i + 1); d.comma(i) && e > i+1 && e+1 < last && d.comma(e) && d.nounStart(e+1) {
		i = e + 1 // a declarat, luni, ministrul
	}
	i = d.pastCircumstance(i, last)
	i = min(d.skipListeners(i), last)
	if e := d.outletEnd(i + 1); i+1 < last && d.Is(i, lexicon.Prep) && e > 0 {
		i = min(d.skipTime(e), last) // au declarat pentru Reuters surse ...
	}
	if d.say.freeOrder && i+2 < last && d.Is(i, lexicon.Prep) && !d.isTo(i) && !d.Is(i, lexicon.Det) && d.Text.Tokens[i+1].Kind == text.Word {
		n := max(d.groupEnd(i+1, last), i+2)
		if m := d.MentionAt(i + 1); m != nil && m.Kind != Pronoun {
			n = int(m.Last)
		}
		if n < last && d.nounStart(n) && !d.Is(n, lexicon.That) {
			i = n // au declarat pentru ziar surse din port
		}
	}
	if m := d.MentionAt(i + 1); i+1 < last && d.rules.cases && c.cue.feat&lexicon.Pl != 0 && d.Is(i, lexicon.Locative) && m != nil && int(m.First) == i+1 && (m.Kind == Body || m.Type == Organization || m.Type == Place) {
		i++ // заявили в министерстве
	}
	if d.rules.cases && i < last {
		e := d.outletEnd(i)
		if d.Text.Tokens[i].Kind == text.OpenQuote && e <= 0 && d.outletEnd(i+1) == i+2 && i+2 < last && d.Text.Tokens[i+2].Kind == text.CloseQuote {
			e = i + 3
		}
		if m := d.MentionAt(e); e > i && e < last && m != nil && int(m.First) == e && m.Type == Person {
			i = e // рассказал ТАСС министр
		}
	}
	if n := d.pastChannel(i, last); n > i {
		i = n // ha detto nel suo discorso il presidente
	}
	start, behind := d.skipHelpersForward(c.cue.first, s), 0
	switch {
	case i < last && d.clitic(c.cue.first-1, s) && d.Is(c.cue.first-1, lexicon.Pron): // a-t-il dit
		c.source = group{c.cue.first - 1, c.cue.first}
		i = c.cue.last
		start = d.skipHelpersForward(c.cue.first-1, s)
	case i < last && (d.nounStart(i) || d.Is(i, lexicon.Pron)) && !d.Is(i, lexicon.That) && !d.question(i) && !(d.say.proDrop && d.contracted(i)):
		e := max(d.sourceEnd(i, last), d.officesEnd(i, c.cue, s))
		c.source = d.appositive(group{i, e}, last)
		if c.source.first >= e && d.comma(c.source.last) && c.source.last+1 < last && !d.Is(c.source.last+1, lexicon.Rel) {
			behind = c.source.last + 1 // the comma that closes the name
		}
		e = c.source.last
		i = e
	case d.say.proDrop && d.colonBefore(start-1, s):
		return false // The minister is glad: "...", he adds
	case d.say.proDrop:
		// The subject is left out: whoever spoke last.
		if c.source = d.lastSource(d.quoteStart(start-1, s)); c.source.empty() {
			return false
		}
		i = c.cue.last
	default:
		return false
	}
	if d.afterAs(start, c.cue.first, s) || d.sourceUse(max(start-1, 0)) == sourcePrep && start > int(d.Text.Sentences[s].First) { // según informó la agencia
		return d.asClaim(c, s, start)
	}
	opens := d.say.commaClause && d.Is(d.contentStart(int(d.Text.Sentences[s].First), s), lexicon.Sub) // Während ..., warnte er, ...
	if (d.comma(start-1) || d.dash(start-1)) && d.comma(i) && !opens && d.before(c, start, s, "inverted") {
		return true // The works, explained the minister, will last
	}
	if start == int(d.Text.Sentences[s].First) || d.say.freeOrder {
		// Said Jane Roe: "..."
		after := c.cue
		after.last = max(i, c.cue.last, behind)
		after.frames &^= addresseeFrame
		if start == int(d.Text.Sentences[s].First) && !d.say.freeOrder {
			after.frames &= quoteFrame
		}
		if got, to, rule := d.contentAfter(after, s); !got.empty() && (rule == "quote-after" || !d.quoteEndsAt(start-1)) {
			if rule == "clause" && d.comma(start-1) && !opens && d.before(c, start, s, "inverted") {
				return true // what follows only says more of the source
			}
			c.spans, c.to, c.rule = []group{got}, to, rule
			d.withQuoteBefore(&c, s)
			d.keep(c)
			return true
		}
	}
	return d.before(c, start, s, "inverted")
}

// pastCircumstance returns the token of the speaker behind a phrase of place or time
// in commas at token i: a promis lundi, sur le quai du port, le patron. It is i if
// there is none.
func (d *Document) pastCircumstance(i, last int) int {
	if !d.say.freeOrder || i >= last || !d.comma(i) {
		return i
	}
	for j := i + 1; j < min(i+12, last); j++ {
		if d.comma(j) {
			if j > i+1 && d.circumstance(i+1, j) && j+1 < last && d.nounStart(j+1) && !d.Is(j+1, lexicon.Prep) && (d.MentionAt(j+1) != nil || d.Is(j+1, lexicon.Det)) {
				return j + 1
			}
			return i
		}
		if d.Text.Tokens[j].Kind != text.Word && d.Text.Tokens[j].Kind != text.Number || d.verbHere(j) {
			return i
		}
	}
	return i
}

// officesEnd returns the token after the person named behind two or more of his
// offices, the first of which, at token i, has no article: said pilot and deputy
// harbour master Lena Marsh. It is i if there are none.
func (d *Document) officesEnd(i int, q cue, s int) int {
	if !d.rules.nounCompounds || i != q.last || d.capital(i) || d.Any(i, nounMakers) || !d.namesSpeaker(q, s) {
		return i
	}
	for j := i + 1; ; j++ {
		if m := d.MentionAt(j); m != nil && m.Actor >= 0 && d.Actors[m.Actor].Type == Person {
			return int(m.Last)
		}
		if d.Is(j, lexicon.Prep) || d.Text.Tokens[j].Kind != text.Word {
			return i
		}
	}
}

// skipListeners returns the token after those who were told, who stand between
// a verb and its subject: заявил журналистам министр, a déclaré aux médias le
// ministre; i if there are none, or nothing follows that may be the subject.
func (d *Document) skipListeners(i int) int {
	j := i
	for d.Any(j, lexicon.SetOf(lexicon.Prep, lexicon.Det)) && !d.Is(j, lexicon.Listener) {
		j++
	}
	if j >= len(d.Text.Tokens) || !d.Is(j, lexicon.Listener) {
		return i
	}
	n := d.skipTime(j + 1)
	if m := d.MentionAt(n); n < len(d.Text.Tokens) && (m != nil && int(m.First) <= n+1 || d.Any(n, lexicon.SetOf(lexicon.Role, lexicon.Det))) {
		return n
	}
	return i
}

// pastChannel returns the token of the speaker behind a phrase at token i that
// says where something was said; i if there is none.
func (d *Document) pastChannel(i, last int) int {
	if !d.say.freeOrder || i >= last || !d.Is(i, lexicon.Prep) || d.MentionAt(i) != nil {
		return i
	}
	channel := false
	for j := i + 1; j < last && j < i+9 && d.Text.Tokens[j].Kind == text.Word; j++ {
		channel = channel || d.Any(j, lexicon.SetOf(lexicon.Channel, lexicon.SayN))
		if channel && d.speakerAt(j) && !d.Is(j-1, lexicon.Prep) && !d.Is(j-1, lexicon.Of) {
			return j
		}
	}
	return i
}

// colonBefore reports whether the quotation that ends at token i, or before the
// comma there, follows a colon in sentence s.
func (d *Document) colonBefore(i, s int) bool {
	if d.comma(i) {
		i--
	}
	if i < 0 || d.Text.Tokens[i].Kind != text.CloseQuote {
		return false
	}
	x := d.quoteAt(i)
	return x >= 0 && int(d.Text.Quotes[x].First) > int(d.Text.Sentences[s].First) && d.mark(int(d.Text.Quotes[x].First)-1, ':')
}

// reflexive reports whether token i is a reflexive pronoun: äußerte sich.
func (d *Document) reflexive(i int) bool {
	return d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Refl != 0
}

// quoteEndsAt reports whether a quotation that is still free ends at token i,
// or before the comma there.
func (d *Document) quoteEndsAt(i int) bool {
	if i > 0 && (d.comma(i) || d.dash(i)) {
		i--
	}
	if i > 0 && d.comma(i) {
		i--
	}
	if i < 0 || d.Text.Tokens[i].Kind != text.CloseQuote {
		return false
	}
	x := d.quoteAt(i)
	return x >= 0 && d.quoted[x] == 0
}

// clitic reports whether token i is a pronoun glued to what stands before it:
// the -il of dit-il.
func (d *Document) clitic(i, s int) bool {
	return i > int(d.Text.Sentences[s].First) && d.Text.Tokens[i].Kind == text.Word && d.Text.Tokens[i].Shape&text.SpaceBefore == 0 && d.Text.Body[d.Text.Tokens[i].Start] == '-'
}

// skipHelpersForward returns the first of the auxiliaries that stand before
// the verb at token i.
func (d *Document) skipHelpersForward(i, s int) int {
	first := int(d.Text.Sentences[s].First)
	for i > first && d.Any(i-1, verbHelp) && (d.MentionAt(i-1) == nil || d.fused(i-1)) {
		i--
	}
	return i
}

// fused reports whether token i is an auxiliary with an object glued to it: i-a.
func (d *Document) fused(i int) bool {
	return d.Is(i, lexicon.Aux) && d.Feat(i, lexicon.Pron)&lexicon.Obl != 0 && d.MentionAt(i).Kind == Pronoun
}

// before takes what ends before the token end, where the attribution begins,
// as the content of c; and what goes on behind the attribution with it.
func (d *Document) before(c claim, end, s int, rule string) bool {
	first := int(d.Text.Sentences[s].First)
	i := end - 1
	for i >= 0 && i >= first-1 && (d.comma(i) || d.dash(i)) {
		i--
	}
	if i < 0 {
		return false
	}
	var got group
	switch {
	case d.Text.Tokens[i].Kind == text.CloseQuote:
		x := d.quoteAt(i)
		if x < 0 || i < first && d.Text.Tokens[i+1].Shape&text.ParagraphStart != 0 {
			return false
		}
		y := &d.Text.Quotes[x]
		if d.quoted[x] != 0 || int(y.Last) <= first && d.mark(int(y.First)-1, ':') {
			return false
		}
		got = group{int(y.First), int(y.Last)}
		rule = "quote-" + rule
		if f := d.contentStart(first, s); f < got.first && int(y.First) >= first && !d.mark(got.first-1, ':') {
			got.first = f // America needs leaders "who ...," she said
		}
	case i < first || i == end-1:
		return false
	case c.cue.frames&(clauseFrame|quoteFrame) == 0:
		return false
	default:
		f := d.contentStart(first, s)
		if f >= i+1 {
			return d.passedOn(c)
		}
		if rule == "before" && d.say.freeOrder && d.Is(f, lexicon.Sub) {
			return false // Alors que ..., le ministre a répondu
		}
		if c.spans = append(c.spans[:0], group{f, i + 1}); i+1 < end && d.introduces(f, i+1) && d.resumed(c, s).empty() {
			return false
		}
		spoken := d.dash(f) && d.dash(end-1) // — Speech, — said X
		if spoken {
			f++
		}
		got = group{f, i + 1}
		c.spans = []group{got}
		if d.say.proDrop && f == first && d.endsWith(f, d.say.participleEndings) && d.MentionAt(f) == nil {
			return false // Asked about it, he answered
		}
		if (!d.hasVerb(f, i+1) && !spoken && !(rule == "inverted" && d.reportedClause(f, i+1)) || i == f) && d.resumed(c, s).empty() {
			return false
		}
		rule = "clause-" + rule
	}
	c.spans = append(c.spans[:0], got)
	c.rule = rule
	if g := d.resumed(c, s); !g.empty() {
		c.spans = append(c.spans, g)
	}
	d.keep(c)
	return true
}

// reportedClause reports whether the tokens [first, last) hold a verb in the mood of
// reported speech, which its ending alone may tell: das Wasser steige.
func (d *Document) reportedClause(first, last int) bool {
	if !d.say.freeMood {
		return false
	}
	for i := first + 1; i < last; i++ {
		if d.say.mood[d.Words[i]] {
			return true
		}
		w := d.Text.Of(i)
		if d.say.moodEnding != "" && len(w) > 4 && d.Text.Tokens[i].Kind == text.Word && !d.Shape(i, text.Capitalised) && strings.HasSuffix(w, d.say.moodEnding) && !d.Any(i, closed) && d.nounEnd(i-1) && d.Shape(i-1, text.Capitalised) {
			return true
		}
	}
	return false
}

// introduces reports whether the tokens [first, last) before a comma are a
// phrase that only says when, where or how: In a letter, the minister said.
func (d *Document) introduces(first, last int) bool {
	if !d.Any(first, lexicon.SetOf(lexicon.Prep, lexicon.Adv, lexicon.TimePrep)) {
		return false
	}
	for i := first; i < last; i++ {
		if d.comma(i) && i+1 < last && !d.isTime(i+1) && !d.Any(i+1, lexicon.SetOf(lexicon.Prep, lexicon.Adv, lexicon.TimePrep)) ||
			d.Text.Tokens[i].Kind == text.OpenQuote || d.verbHere(i) && !d.Any(i-1, grammar) {
			return false
		}
	}
	return true
}

// passedOn takes the content of the last claim of the sentence as that of an
// outlet that passes it on: "..., said the minister, reports Reuters".
func (d *Document) passedOn(c claim) bool {
	if len(d.found) == d.here {
		return false
	}
	if n := len(d.found) - 1; d.outletWords(c.source) == d.outletWords(d.found[n].source) {
		return false
	}
	c.spans = append(c.spans[:0], d.found[len(d.found)-1].spans...)
	c.rule = "passed-on"
	d.keep(c)
	return true
}

// contentStart returns where content that ends in sentence s may begin: at the
// sentence's start, or behind the last claim of it.
func (d *Document) contentStart(first, s int) int {
	start := first
	for k := d.here; k < len(d.found); k++ {
		c := &d.found[k]
		if int(c.sentence) != s || c.soft() {
			continue // what is thought or wanted is told by whoever speaks behind it
		}
		start = max(start, c.cue.last, c.source.last)
		for _, g := range c.spans {
			start = max(start, g.last)
		}
	}
	if start == first {
		start = d.behindDateline(first)
	}
	for d.comma(start) || start > first && d.Is(start, lexicon.Conj) || d.mark(start, ';') {
		start++
	}
	if start == first && d.dash(start) {
		start++
	}
	if start == first && d.Is(start, lexicon.Conj) && !d.Is(start, lexicon.Neg) {
		start++
	}
	return start
}

// behindDateline returns the token after the place and date that open an
// article at token i: SALVADOR - , ROMA, 6 giu. – ; i if there are none.
func (d *Document) behindDateline(i int) int {
	if !d.Shape(i, text.ParagraphStart) || !d.Shape(i, text.AllCaps) {
		return i
	}
	for j := i + 1; j < min(i+8, len(d.Text.Tokens)); j++ {
		if d.dash(j) {
			return j + 1
		}
		if k := &d.Text.Tokens[j]; k.Kind == text.OpenQuote || k.Kind == text.Word && k.Shape&text.Capitalised == 0 && !d.isTime(j) && !d.Is(j, lexicon.Particle) {
			return i
		}
	}
	return i
}

// attributionEnd returns the token after the attribution of c: cue, source and
// the phrases that go with them.
func (d *Document) attributionEnd(c *claim, s int) int {
	last := int(d.Text.Sentences[s].Last)
	i := max(c.cue.last, c.source.last)
	for i < last {
		n := d.skipInsertion(i, last)
		if n == i || d.comma(i) {
			break
		}
		i = n
	}
	return i
}

// resumed returns the piece of content that goes on behind the attribution of
// c: "A," he said, "B"; The tax, he argued, is a mistake.
func (d *Document) resumed(c claim, s int) group {
	last := int(d.Text.Sentences[s].Last)
	i := d.attributionEnd(&c, s)
	if i >= last || !d.comma(i) && !d.mark(i, ':') && !d.dash(i) && d.Text.Tokens[i].Kind != text.OpenQuote {
		return group{}
	}
	for i < last && (d.comma(i) || d.mark(i, ':') || d.dash(i)) {
		i++
	}
	if i >= last {
		return group{}
	}
	if d.Text.Tokens[i].Kind == text.OpenQuote {
		if x := d.quoteAt(i); x >= 0 && d.quoted[x] == 0 {
			return group{i, int(d.Text.Quotes[x].Last)}
		}
		return group{}
	}
	if d.Text.Tokens[c.spans0().last-1].Kind == text.CloseQuote {
		return group{}
	}
	// Behind words without marks only a clause that goes on.
	switch {
	case d.sourceUse(i) == sourcePrep && d.comma(i-1):
		return group{}
	case d.Is(i, lexicon.Rel), d.gerund(i) && !d.Is(i, lexicon.Prep), d.Is(i, lexicon.Conj):
		return group{}
	case d.Is(i, lexicon.Sub) && d.say.cuts[d.Words[i]]:
		return group{}
	}
	if !d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Sub, lexicon.Prep, lexicon.That)) && !d.verbHere(i) {
		if g := c.spans0(); len(c.spans) == 0 || d.hasVerb(g.first, g.last) && !d.introduces(g.first, g.last) && !d.mainClauseLater(g) {
			return group{}
		}
	}
	e := d.clauseEnd(i, s, c.cue)
	if e-i < 2 {
		return group{}
	}
	return group{i, e}
}

// mainClauseLater reports whether the piece g of content is a subordinate clause
// whose main clause comes behind the attribution: Unless it rains, they say, the
// wells will run dry.
func (d *Document) mainClauseLater(g group) bool {
	return d.Is(g.first, lexicon.Sub) && !d.say.freeOrder
}

// spans0 is the first span.
func (c *claim) spans0() group {
	if len(c.spans) == 0 {
		return group{0, 1}
	}
	return c.spans[0]
}

// withQuoteBefore joins a quotation that ends right before the attribution of
// c with the one that follows: "A," he said, "B".
func (d *Document) withQuoteBefore(c *claim, s int) {
	i := c.source.first - 1
	if c.source.first > c.cue.first {
		i = c.cue.first - 1
	}
	if d.comma(i) {
		i--
	}
	if i < 0 || d.Text.Tokens[i].Kind != text.CloseQuote || d.Text.Tokens[c.spans[0].first].Kind != text.OpenQuote {
		return
	}
	x := d.quoteAt(i)
	if x < 0 || d.quoted[x] != 0 {
		return
	}
	y := &d.Text.Quotes[x]
	first := int(y.First)
	if d.mark(first-1, ':') || d.mark(int(y.Last)-2, '.') {
		return // it has an attribution of its own, or ends its sentence
	}
	if f := d.contentStart(int(d.Text.Sentences[s].First), s); f < first && int(y.First) >= int(d.Text.Sentences[s].First) {
		first = f
	}
	c.spans = []group{{first, int(y.Last)}, c.spans[0]}
	c.rule = "quote-around"
}

// afterAs reports whether "as" opens the clause whose subject is at token
// first: "As the minister put it".
func (d *Document) afterAs(first, verb, s int) bool {
	i := first - 1
	if i < int(d.Text.Sentences[s].First) || !d.Is(i, lexicon.Source) {
		return false
	}
	x, _ := d.Sense(i, lexicon.Source)
	return d.say.entries[x.Entry].use == sourceAs
}

// asClaim takes the clause before or behind "as X said" as content.
func (d *Document) asClaim(c claim, s, start int) bool {
	if c.cue.frames&(clauseFrame|quoteFrame) == 0 {
		return false
	}
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	i := d.attributionEnd(&c, s)
	c.rule = "as"
	if start-1 <= first+1 { // As X said, ...
		if !d.comma(i) || i+2 >= last {
			return false
		}
		c.spans = []group{{i + 1, d.clauseEnd(i+1, s, c.cue)}}
		d.keep(c)
		return true
	}
	if i < last-1 && !d.comma(i) {
		return false
	}
	return d.before(c, start-1, s, "as")
}
