package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// sentenceEnd returns the token after the last word of sentence s; where the
// sentence ends inside a quotation, that quotation's end.
func (d *Document) sentenceEnd(s int) int {
	return d.trimEnd(int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last))
}

// trimEnd leaves out the full stops at the end of the tokens [first, last).
func (d *Document) trimEnd(first, last int) int {
	for last > first && d.Text.Tokens[last-1].Kind == text.Punct {
		switch d.Text.Body[d.Text.Tokens[last-1].Start] {
		case ')', ']', '%':
			return last
		}
		last--
	}
	return last
}

// contentAfter finds the content that follows the cue q in sentence s, the
// addressee between them, and the name of the rule.
func (d *Document) contentAfter(q cue, s int) (got, to group, rule string) {
	last := int(d.Text.Sentences[s].Last)
	i := q.last
	plain := i // where a noun group would have to begin
	skipped := false
	if q.frames&addresseeFrame != 0 {
		if e := d.addressee(i, last); e > i && (!d.say.proDrop || d.rules.genitiveNames || q.frames&nounFrame == 0 || d.Is(i, lexicon.Pron) || d.MentionAt(i) != nil || d.dative(i) && d.MentionAt(i+1) != nil) {
			to = group{i, e}
			i = e
			plain = e
		}
	}
	if to.empty() && i+1 < last && q.frames&thatFrame != 0 && d.say.dative[d.Words[i]] { // ha annunciato al collega che
		if e := d.groupEnd(i+1, last); e < last && d.Is(e, lexicon.That) {
			to, i, plain = group{i, e}, e, e
		}
	}
	if e := d.toldOutlet(i, last); e > i {
		i, plain = e, e
	}
	if e := d.restOfName(i, last); !to.empty() && e > i {
		to.last, i, plain = e, e, e
	}
	if d.leftOut(q, i, s) {
		return group{i, d.clauseEnd(i, s, q)}, to, "relative"
	}
	for i < last {
		if d.Is(i, lexicon.That) && !d.isDemonstrative(i) {
			if q.frames&thatFrame == 0 {
				break
			}
			return group{i, d.clauseEnd(i+1, s, q)}, to, "that-clause"
		}
		if g, ok := d.quoteHere(i, s, q); ok {
			return g, to, "quote-after"
		}
		if i == plain && d.say.commaClause && (q.act == urgeAct || q.frames&commaFrame != 0) {
			if g, p := d.infinitiveAfterObject(i, s, q); !g.empty() {
				return g, p, "infinitive"
			}
		}
		if i == plain || skipped {
			if g, rule := d.plainContent(i, s, q, to, skipped); !g.empty() {
				return g, to, rule
			}
		}
		if d.say.commaClause && d.comma(i) && q.frames&(clauseFrame|commaFrame|infFrame|personFrame) != 0 && i+2 < last && !d.Any(i+1, lexicon.SetOf(lexicon.Conj, lexicon.Sub)) &&
			(!d.Is(i+1, lexicon.Rel) || !skipped || q.act <= askAct && d.Is(i+1, lexicon.Det) || d.say.particles[d.Words[i-1]]) && (q.act <= askAct || d.hasVerb(i+1, min(i+20, last)) || d.hasInfinitive(i+1, last)) {
			return group{i + 1, d.clauseEnd(i+1, s, q)}, to, "clause"
		}
		if d.say.particles[d.Words[i]] && (i+1 >= last || d.Text.Tokens[i+1].Kind == text.Punct || d.say.particles[d.Words[i+1]]) {
			i++
			plain = i
			continue
		}
		n := d.skipInsertion(i, last)
		if n == i {
			n = d.fieldEnd(i, last, q)
		}
		if n == i {
			break
		}
		if i == plain && (d.isTime(i) || d.Is(i, lexicon.Adv)) && !d.Is(i, lexicon.Prep) && n == i+1 {
			plain = n // condemned Monday the attack
		} else {
			skipped = true
		}
		i = n
	}
	if i >= last && s+1 < len(d.Text.Sentences) && d.mark(last-1, ':') {
		// said: and the quotation begins the next sentence or paragraph.
		n := int(d.Text.Sentences[s+1].First)
		if d.Text.Tokens[n].Kind == text.OpenQuote {
			if g, ok := d.quoteHere(n, s+1, q); ok {
				return g, to, "quote-after"
			}
		}
	}
	return group{}, to, ""
}

// leftOut reports whether the verb at token i, right behind the cue q, has the
// relative pronoun before the cue as its subject: a fund that prosecutors said was
// empty.
func (d *Document) leftOut(q cue, i, s int) bool {
	if d.say.freeOrder || i != q.last || q.act != sayAct || q.frames&clauseFrame == 0 || q.frames&addresseeFrame != 0 || !d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) || d.genitive(i) || d.Is(q.first, lexicon.SayN) {
		return false
	}
	first := int(d.Text.Sentences[s].First)
	for j := q.first - 1; j >= max(first, q.first-9); j-- {
		switch {
		case d.Any(j, lexicon.SetOf(lexicon.Rel, lexicon.That)) || d.Is(j, lexicon.Source) && d.question(j):
			return j < q.first-1
		case d.Text.Tokens[j].Kind != text.Word || d.verbHere(j):
			return false
		}
	}
	return false
}

// isDemonstrative reports whether "that" at token i points at something
// instead of opening a clause: it ends its clause or a verb follows.
func (d *Document) isDemonstrative(i int) bool {
	return i+1 >= len(d.Text.Tokens) || d.Text.Tokens[i+1].Kind == text.Punct && !d.comma(i+1) && !d.dash(i+1) || d.Is(i, lexicon.Dem) && d.Any(i+1, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) && !d.Is(i+1, lexicon.Pron)
}

// quoteHere returns the quotation that begins at token i, behind a comma or a
// colon, as content of q; a short one goes on to the end of its clause.
func (d *Document) quoteHere(i, s int, q cue) (group, bool) {
	last := int(d.Text.Sentences[s].Last)
	j := i
	for j < last && (d.comma(j) || d.mark(j, ':') || d.dash(j)) {
		j++
	}
	marked := j > i
	if j >= last {
		return group{}, false
	}
	if d.Text.Tokens[j].Kind != text.OpenQuote {
		if marked && d.mark(j-1, ':') && q.frames&(quoteFrame|clauseFrame) != 0 {
			return group{j, d.sentenceEnd(s)}, true // a colon and no marks
		}
		return group{}, false
	}
	x := d.quoteAt(j)
	if x < 0 {
		return group{}, false
	}
	y := &d.Text.Quotes[x]
	if q.frames&(quoteFrame|clauseFrame|thatFrame) == 0 || !marked && y.Scare && q.frames&nounFrame != 0 && !(q.last > q.first+1 && d.Is(q.last-1, lexicon.Prep)) {
		return group{}, false
	}
	end := int(y.Last)
	if (y.Scare || !d.endsInside(y)) && !(d.Is(end, lexicon.Conj) && d.cueFollows(j, end+1, last, q)) && !(d.comma(end) && end+1 < last && d.mainClauseAt(end+1, last)) {
		if e := d.clauseEnd(end, s, q); end < last && e > end {
			end = e
		}
	}
	return group{j, end}, true
}

// endsInside reports whether a quotation ends with a mark that ends a sentence
// or a clause.
func (d *Document) endsInside(y *text.Quote) bool {
	if y.Unclosed {
		return true
	}
	k := d.Text.Tokens[y.Last-2]
	if k.Kind == text.CloseQuote {
		return true
	}
	if k.Kind != text.Punct {
		return k.Kind == text.Word && d.Text.Body[k.End-1] == '.'
	}
	switch d.Text.Body[k.Start] {
	case ',', '.', '!', '?':
		return true
	}
	return d.Text.Body[k.Start:k.End] == "…"
}

// plainContent returns content without marks that begins at token i, if the
// frames of q admit it.
func (d *Document) plainContent(i, s int, q cue, to group, skipped bool) (group, string) {
	last := int(d.Text.Sentences[s].Last)
	t := &d.Text.Tokens[i]
	if t.Kind == text.Punct || t.Kind == text.CloseQuote {
		return group{}, ""
	}
	switch {
	case d.isTo(i) && d.infinitiveAhead(i+1, last):
		if q.frames&infFrame == 0 && (q.frames&(addresseeFrame|personFrame) == 0 || to.empty()) {
			return group{}, ""
		}
		if i+1 < last && d.MentionAt(i+1) != nil {
			return group{}, "" // said to reporters
		}
		if !d.say.freeOrder && i+1 < last && d.Any(i+1, nounMakers) && q.frames&nounFrame == 0 {
			return group{}, "" // agreed to a meeting
		}
		return group{i, d.clauseEnd(i+1, s, q)}, "infinitive"
	case q.frames&questionFrame != 0 && d.question(i) && !(skipped && d.Is(i, lexicon.Sub)):
		return group{i, d.clauseEnd(i+1, s, q)}, "question"
	case q.frames&gerundFrame != 0 && d.gerund(i):
		return group{i, d.clauseEnd(i+1, s, q)}, "gerund"
	}
	if d.say.freeOrder && q.act == sayAct && q.frames&clauseFrame != 0 && (d.Feat(i, lexicon.Aux)&lexicon.Inf != 0 && d.Feat(i, lexicon.Aux)&lexicon.Finite == 0 || d.bareInfinitive(i, last)) {
		return group{i, d.clauseEnd(i+1, s, q)}, "infinitive" // a dit avoir abordé, disse ter sido
	}
	if d.adverb(i) {
		return group{}, ""
	}
	if d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Dem)) && d.isTime(i+1) && d.MentionAt(i) == nil {
		return group{}, "" // el lunes
	}
	if d.Is(i, lexicon.Day) && d.isTime(i+1) && d.MentionAt(i) == nil {
		return group{}, "" // said last night
	}
	if skipped && !d.nounStart(i) && !d.say.dummy[d.Words[i]] || d.isTime(i) && d.MentionAt(i) == nil && !d.Is(i, lexicon.Det) && !d.Is(i, lexicon.Num) {
		return group{}, ""
	}
	if !d.nounStart(i) && !d.say.dummy[d.Words[i]] && t.Kind != text.OpenQuote && t.Kind != text.Number && t.Kind != text.Symbol && !d.Is(i, lexicon.Pron) && !d.Any(i, lexicon.SetOf(lexicon.Neg, lexicon.Adv, lexicon.Rel)) {
		if q.frames&clauseFrame == 0 || !d.Is(i, lexicon.Sub) || d.say.cuts[d.Words[i]] {
			return group{}, ""
		}
	}
	if d.say.freeOrder && !d.say.commaClause && q.frames&thatFrame != 0 {
		// Here a clause has its complementiser: a spus la rândul lui că.
		if j := d.thatAhead(i, last); j > i {
			return group{j, d.clauseEnd(j+1, s, q)}, "that-clause"
		}
		if q.frames&nounFrame == 0 {
			return group{}, ""
		}
	} else if q.frames&clauseFrame != 0 && !skipped && !d.say.commaClause {
		end := d.clauseEnd(i, s, q)
		if d.hasVerb(i, d.beforeCircumstance(i, end, q)) {
			return group{i, end}, "clause"
		}
		if q.frames&nounFrame == 0 {
			return group{}, ""
		}
	}
	if skipped && q.frames&clauseFrame != 0 && (!d.say.freeOrder || d.say.commaClause) {
		end := d.clauseEnd(i, s, q)
		if d.clauseAt(i, end) {
			return group{i, end}, "clause"
		}
		return group{}, ""
	}
	if skipped {
		return group{}, ""
	}
	if q.frames&personFrame != 0 {
		end := d.clauseEnd(i, s, q)
		g := d.groupEnd(i, end)
		if g < end && d.isTo(g) {
			return group{i, end}, "person-infinitive"
		}
	}
	if d.Feat(i, lexicon.Det)&lexicon.Obl != 0 {
		return group{}, "" // în cadrul unei emisiuni
	}
	if q.frames&nounFrame != 0 && !d.contracted(i) && (d.nounStart(i) || d.Is(i, lexicon.Pron)) && !d.reflexive(i) {
		if g := d.nounOfSaying(i, s, q); !g.empty() && q.act == sayAct {
			return g, "noun-clause"
		}
		if q.frames&complementFrame != 0 {
			// called it a mistake; but called the president
			if g := d.groupEnd(i, last); g >= d.trimEnd(i, last) || d.isTime(g) || d.Text.Tokens[g].Kind == text.Punct || d.Is(g, lexicon.Prep) && !d.Is(g, lexicon.Sub) {
				return group{}, ""
			}
		}
		return group{i, d.phraseEnd(i, s, q)}, "noun"
	}
	return group{}, ""
}

// nounOfSaying returns the clause or infinitive behind a noun of saying that is
// the object of a verb: voiced hope that, issued a warning that.
func (d *Document) nounOfSaying(i, s int, q cue) group {
	last := int(d.Text.Sentences[s].Last)
	for j := i; j < i+5 && j+2 < last; j++ {
		if d.Is(j, lexicon.SayN) {
			n := j + 1
			if d.comma(n) {
				n++
			}
			if d.Is(n, lexicon.That) && !d.isDemonstrative(n) || d.isTo(n) && n == j+1 && (!d.say.proDrop || len(d.say.infinitiveEndings) == 0 || d.endsWith(n+1, d.say.infinitiveEndings)) {
				return group{n, d.clauseEnd(n+1, s, q)}
			}
			return group{}
		}
		if d.Text.Tokens[j].Kind != text.Word {
			break
		}
	}
	return group{}
}

// thatAhead returns the complementiser that follows token i behind a short
// phrase, -1 if there is none.
func (d *Document) thatAhead(i, last int) int {
	for j := i; j < min(i+10, last); j++ {
		if d.Is(j, lexicon.That) && (!d.Is(j, lexicon.Rel) || j > i && d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Adv, lexicon.Num)) && (d.MentionAt(j-1) != nil || d.Any(j-1, lexicon.SetOf(lexicon.Adv, lexicon.Listener)) || d.isTime(j-1))) && !d.isDemonstrative(j) {
			return j
		}
		if d.Text.Tokens[j].Kind != text.Word && d.Text.Tokens[j].Kind != text.Number || d.verbHere(j) || d.Is(j, lexicon.Rel) {
			break
		}
	}
	return -1
}

// question reports whether an indirect question begins at token i.
func (d *Document) question(i int) bool {
	x, ok := d.Sense(i, lexicon.Source)
	if ok && x.Len > 1 || !ok {
		return ok && d.say.entries[x.Entry].use == sourceOpen
	}
	for _, x := range d.Lang.Senses(d.Words[i]) {
		if x.Class == lexicon.Source && d.say.entries[x.Entry].use == sourceOpen {
			return true
		}
	}
	return false
}

// gerund reports whether token i has the form of a gerund.
func (d *Document) gerund(i int) bool {
	if d.Feat(i, lexicon.Say)&lexicon.Ger != 0 || d.Feat(i, lexicon.Aux)&lexicon.Ger != 0 || d.Feat(i, lexicon.Verb)&lexicon.Ger != 0 || d.Feat(i, lexicon.Contact)&lexicon.Ger != 0 {
		return true
	}
	w := d.Text.Of(i)
	for _, e := range d.say.gerundEndings {
		if len(w) > len(e)+2 && w[len(w)-len(e):] == e && d.Text.Tokens[i].Shape&text.Capitalised == 0 && !d.Is(i, lexicon.Noun) {
			return true
		}
	}
	return false
}

// hasVerb reports whether the tokens [first, last) seem to hold a finite verb.
func (d *Document) hasVerb(first, last int) bool {
	for i := first; i < last; i++ {
		if d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Verb)) && !d.genitive(i) {
			return true
		}
		if d.Is(i, lexicon.Contact) && (!d.say.freeOrder || d.say.commaClause || d.Feat(i, lexicon.Contact)&lexicon.Finite != 0 && !d.Is(i, lexicon.ContactN)) {
			return true
		}
		if d.Is(i, lexicon.Say) && d.Feat(i, lexicon.Say)&lexicon.Finite != 0 {
			return true
		}
		k := d.Text.Tokens[i]
		if i > first && k.Kind == text.Word && k.Shape&text.Capitalised == 0 && !d.Any(i, closed) {
			w := d.Text.Body[k.Start:k.End]
			for _, e := range d.say.verbEndings {
				if len(w) > len(e)+1 && w[len(w)-len(e):] == e {
					return true
				}
			}
		}
	}
	return len(d.say.verbEndings) == 0 && last-first >= 3 // nothing tells a verb here
}

// beforeCircumstance returns the token before which the verb of a clause that
// begins at token i must stand, where the cue q takes a noun group as well: a
// conjunction of time opens another clause. Stressed their good ties a day after
// the vote was held.
func (d *Document) beforeCircumstance(i, end int, q cue) int {
	if q.frames&nounFrame == 0 || !d.Any(i, lexicon.SetOf(lexicon.Poss, lexicon.Det)) {
		return end
	}
	for j := i + 1; j < end; j++ {
		if d.Any(j, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) && !d.genitive(j) {
			return end
		}
		if d.Is(j, lexicon.Sub) && d.say.cuts[d.Words[j]] && d.isTime(j-1) {
			return i
		}
	}
	return end
}

// clauseAt reports whether a subject and its verb begin at token i.
func (d *Document) clauseAt(i, end int) bool {
	if i >= end {
		return false
	}
	if d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Nom != 0 {
		return true
	}
	if d.say.dummy[d.Words[i]] { // there had been
		return i+1 < end && d.Any(i+1, lexicon.SetOf(lexicon.Aux, lexicon.Modal))
	}
	g := d.groupEnd(i, end)
	for g < end && d.Is(g, lexicon.Adv) && !d.Is(g, lexicon.Prep) {
		g++
	}
	if g >= end || g == i {
		return false
	}
	return d.verbHere(g) || d.Any(g, lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Verb, lexicon.Contact, lexicon.Say)) && !d.gerund(g)
}

// infinitiveAfterObject returns the infinitive clause behind a comma that an
// object, the addressee, stands before: "forderte die Regierung auf, ... zu".
func (d *Document) infinitiveAfterObject(i, s int, q cue) (got, to group) {
	last := int(d.Text.Sentences[s].Last)
	for j := i; j < last && j < i+14; j++ {
		if d.comma(j) {
			if d.Is(j+1, lexicon.That) && !d.Is(j+1, lexicon.Rel) && j > i {
				return group{j + 1, d.clauseEnd(j+2, s, q)}, group{}
			}
			if !d.hasInfinitive(j+1, last) {
				return group{}, group{}
			}
			if d.nounStart(i) {
				to = group{i, d.groupEnd(i, j)}
			}
			return group{j + 1, d.infinitiveEnd(j+1, d.clauseEnd(j+1, s, q))}, to
		}
		if d.Text.Tokens[j].Kind == text.OpenQuote || d.verbHere(j) {
			break
		}
	}
	return group{}, group{}
}

// infinitiveEnd returns the token after an infinitive clause in [i, end) that ends with
// its verb, without the relative clause that hangs on a noun of it: das Tor zu
// öffnen|, das seit Montag klemmt.
func (d *Document) infinitiveEnd(i, end int) int {
	sign := false
	for ; i < end; i++ {
		if sign && d.comma(i) && d.Is(i+1, lexicon.Rel) {
			return i
		}
		sign = sign || d.isTo(i)
	}
	return end
}

// hasInfinitive reports whether the sign of an infinitive is among the tokens
// from first to the next comma: ", die Umstände untersuchen zu lassen".
func (d *Document) hasInfinitive(first, last int) bool {
	for i := first; i < last && !d.comma(i); i++ {
		if d.isTo(i) {
			return true
		}
		// aufzunehmen
		if k := d.Text.Tokens[i]; k.Kind == text.Word && k.End-k.Start > 6 && k.Shape&text.Capitalised == 0 {
			w := d.Text.Body[k.Start:k.End]
			for _, e := range d.say.inner {
				if strings.Contains(w[1:len(w)-2], e) {
					return true
				}
			}
		}
	}
	return false
}

// bareInfinitive reports whether an infinitive without a sign begins at token i,
// behind negations and object pronouns: affirme ne pas connaître.
func (d *Document) bareInfinitive(i, last int) bool {
	if d.rules.genitiveNames || len(d.say.infinitiveEndings) == 0 {
		return false
	}
	from := i
	for i < last && i < from+3 && (d.Is(i, lexicon.Neg) || d.reflexive(i)) {
		i++
	}
	return i < last && d.Text.Tokens[i].Kind == text.Word && !d.capital(i) && d.endsWith(i, d.say.infinitiveEndings) &&
		!d.Any(i, speakerWords) && !d.Any(i, lexicon.SetOf(lexicon.Num, lexicon.Adj, lexicon.Noun, lexicon.ContactN, lexicon.Adv, lexicon.Prep, lexicon.Det))
}

// infinitiveAhead reports whether an infinitive may follow at token i, behind its
// sign, pronouns and negations, where a language tells its infinitives by their
// endings and their sign is a preposition of other things too.
func (d *Document) infinitiveAhead(i, last int) bool {
	if !d.say.proDrop || d.rules.genitiveNames || len(d.say.infinitiveEndings) == 0 {
		return true
	}
	for n := 0; i < last && n < 3 && d.Any(i, lexicon.SetOf(lexicon.Pron, lexicon.Neg, lexicon.Adv)); n++ {
		i++
	}
	return i < last && d.Text.Tokens[i].Kind == text.Word && (d.endsWith(i, d.say.infinitiveEndings) || (d.Feat(i, lexicon.Aux)|d.Feat(i, lexicon.Modal))&lexicon.Inf != 0)
}
