package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// sourceSide says where the source of a verb of saying stands.
type sourceSide uint8

const (
	noSource     sourceSide = iota
	sourceBefore            // the minister said
	sourceAfter             // said the minister: still to be read
	sourceShared            // that of an earlier verb: praised ... and called for
)

var (
	groupStop  = lexicon.SetOf(lexicon.Prep, lexicon.Conj, lexicon.Sub, lexicon.That, lexicon.Rel, lexicon.Aux, lexicon.Modal, lexicon.Pron, lexicon.Neg)
	beforeVerb = lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Neg, lexicon.Adv)
)

// sourceOf finds who speaks, thinks or wants: the subject of the verb q of
// sentence s.
func (d *Document) sourceOf(q cue, s int) (group, sourceSide) {
	first := int(d.Text.Sentences[s].First)
	if q.feat&lexicon.Part != 0 && (q.feat&lexicon.Finite == 0 || d.rules.lastVerbs && d.clauseEnds(q.last)) {
		// The auxiliary may stand far before: hat am Montag erklärt.
		near := q.first - 1
		for near > first && d.Any(near, lexicon.SetOf(lexicon.Adv, lexicon.Neg)) && !d.Is(near, lexicon.Aux) {
			near-- // a mai spus
		}
		if a := d.perfectBefore(near, first); a >= 0 && a < near {
			return d.aroundAuxiliary(a, q.first, first)
		}
	}
	i := d.skipHelpers(q.first-1, first)
	if i >= first && d.say.freeOrder && q.feat&lexicon.Ger == 0 {
		if g := d.finalSubject(q.first, first); !g.empty() {
			return g, sourceBefore
		}
	}
	if i < first {
		if q.feat&lexicon.Ger != 0 && q.feat&lexicon.Finite == 0 {
			return d.laterSubject(q, s), sourceShared
		}
		return group{}, sourceAfter
	}
	t := &d.Text.Tokens[i]
	switch {
	case q.act == willAct && d.Is(i, lexicon.Rel) && !d.Is(i, lexicon.Pron):
		return group{}, noSource // Hale, who plans to travel
	case d.Is(i, lexicon.Rel) || d.Is(i, lexicon.That) && !d.say.proDrop && !d.Is(i, lexicon.Pron) && i > first && d.nounEnd(i-1):
		return d.antecedent(q, i, first)
	case d.Is(i, lexicon.That) && d.say.proDrop:
		return group{}, noSource
	case d.isTo(i) && i > 0 && i <= first+1 && d.say.freeOrder && d.Is(first, lexicon.Conj):
		return d.lastSource(s), sourceBefore // Et d'ajouter que
	case d.isTo(i):
		return d.controller(i, s, first)
	case d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Obl == 0 || d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Nom != 0:
		return group{i, i + 1}, sourceBefore
	case d.Is(i, lexicon.Conj):
		if g := d.sharedSource(s, first, i); !g.empty() {
			return g, sourceShared
		}
		return group{}, noSource
	case t.Kind == text.Punct || t.Kind == text.CloseQuote || t.Kind == text.OpenQuote:
		return d.sourceAcross(q, i, s, first)
	case d.Is(i, lexicon.Prep) && q.feat&lexicon.Ger != 0, d.Is(i, lexicon.Sub) && q.feat&lexicon.Ger != 0:
		if g := d.sharedSource(s, first, i); !g.empty() {
			return g, sourceShared
		}
		return group{}, noSource
	case d.say.freeOrder && q.last < len(d.Text.Tokens) && d.Is(q.last, lexicon.Pron) && d.Feat(q.last, lexicon.Pron)&lexicon.Nom != 0 && d.Feat(q.last, lexicon.Pron)&lexicon.Obl == 0,
		d.rules.nounCapitals && d.Text.Tokens[i].Kind == text.Word && !d.Shape(i, text.Capitalised) && d.MentionAt(i) == nil:
		return group{}, sourceAfter // Darüber hinaus sagte er
	case d.say.freeOrder && d.rules.cases && d.sourceUse(i) == sourceAs && d.subjectBehind(q):
		return group{}, sourceAfter // Как сообщил министр
	case d.nounEnd(i):
		g := d.subjectEnding(i, first)
		if p := g.first - 1; p-2 > first && d.Any(p, lexicon.SetOf(lexicon.Prep, lexicon.Locative)) && d.comma(p-1) && !d.isTo(p) && !d.subjectBehind(q) {
			if m := d.MentionAt(p - 2); m != nil && m.Kind == Name && m.Actor >= 0 && d.Actors[m.Actor].Type == Person && int(m.Last) == p-1 {
				return group{int(m.First), int(m.Last)}, sourceBefore // the mayor, X, in a letter said
			}
		}
		if d.say.freeOrder && g.first > first && d.Is(g.first-1, lexicon.Prep) && !d.isTo(g.first-1) && d.subjectBehind(q) {
			return group{}, sourceAfter // Am Montag sagte der Minister
		}
		if d.say.freeOrder && d.isTime(i) && d.subjectBehind(q) {
			return group{}, sourceAfter
		}
		return g, sourceBefore
	case d.say.freeOrder && q.frames&invertFrame != 0:
		return group{}, sourceAfter
	}
	return group{}, noSource
}

// prepositionBefore returns the preposition before token i or with which the
// group at i begins; 0 if there is none.
func (d *Document) prepositionBefore(i int) int {
	switch {
	case d.Is(i, lexicon.Prep) && d.MentionAt(i) == nil:
		return i
	case i > 0 && d.Is(i-1, lexicon.Prep):
		return i - 1
	}
	return 0
}

// clauseEnds reports whether a clause may end before token i: at a mark, a
// conjunction, an auxiliary or the end of the text.
func (d *Document) clauseEnds(i int) bool {
	return i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Word && d.Text.Tokens[i].Kind != text.Number || d.Any(i, lexicon.SetOf(lexicon.Conj, lexicon.Aux, lexicon.Modal))
}

// subjectBehind reports whether a noun group or a subject pronoun follows the
// cue.
func (d *Document) subjectBehind(q cue) bool {
	i := q.last
	if i >= len(d.Text.Tokens) {
		return false
	}
	return d.MentionAt(i) != nil || d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Poss)) || d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Nom != 0
}

// aroundAuxiliary returns the subject that stands before the auxiliary at
// token a, or between it and the participle.
func (d *Document) aroundAuxiliary(a, participle, first int) (group, sourceSide) {
	if d.nounStart(a+1) && a+1 < participle && !d.Is(a+1, lexicon.Adv) {
		if e := d.groupEnd(a+1, participle); e <= participle && (a == first || !d.nounEnd(a-1) || d.Is(a+1, lexicon.Pron) || d.speakerAt(a+1)) {
			return group{a + 1, e}, sourceBefore
		}
	}
	i := d.skipHelpers(a-1, first)
	if i >= first && (d.Is(i, lexicon.Pron) || d.nounEnd(i)) {
		return d.subjectEnding(i, first), sourceBefore
	}
	return group{}, noSource
}

// finalSubject returns the subject of a verb that ends its clause: it follows
// the word that opens the clause ("wie die Polizei am Montag mitteilte").
func (d *Document) finalSubject(verb, first int) group {
	if verb+1 < len(d.Text.Tokens) && d.Text.Tokens[verb+1].Kind != text.Punct {
		return group{}
	}
	for i := verb - 1; i >= first; i-- {
		if d.Text.Tokens[i].Kind != text.Word && d.Text.Tokens[i].Kind != text.Number {
			return group{}
		}
		if x, ok := d.Sense(i, lexicon.Source); ok && d.say.entries[x.Entry].use == sourceAs || d.Is(i, lexicon.Sub) && i == first {
			if e := d.groupEnd(i+1, verb); e > i+1 {
				return group{i + 1, e}
			}
			return group{}
		}
	}
	return group{}
}

// skipHelpers goes back over auxiliaries, negations, adverbs and time words.
func (d *Document) skipHelpers(i, first int) int {
	for i >= first {
		switch {
		case d.Is(i, lexicon.Conj):
			return i
		case d.Any(i, beforeVerb) && (!d.Is(i, lexicon.Pron) || d.Is(i, lexicon.Aux) && d.Feat(i, lexicon.Pron)&lexicon.Nom == 0), d.reflexive(i), d.say.proDrop && d.objectPronoun(i) && i > first:
			i--
		case d.isTime(i) && (d.MentionAt(i) == nil || d.Is(i, lexicon.Weekday)) && !d.Is(i, lexicon.Pron) && i > first:
			j := i - 1
			if d.Any(j, lexicon.SetOf(lexicon.Dem, lexicon.Det)) && j > first && d.MentionAt(j-1) != nil && d.MentionAt(j) == nil {
				i = j - 1 // the mayor this morning said
				continue
			}
			if d.Text.Tokens[i].Kind == text.Word && d.Is(i, lexicon.Weekday) || d.Is(i, lexicon.Day) {
				if d.Is(j, lexicon.Prep) {
					j--
				}
				i = j
				continue
			}
			return i
		default:
			return i
		}
	}
	return i
}

// antecedent returns the noun group before the relative pronoun at token i.
func (d *Document) antecedent(q cue, i, first int) (group, sourceSide) {
	if d.say.freeOrder && (d.speakerAt(d.skipTime(q.last)) || d.speakerAt(q.last+1) && d.Is(q.last, lexicon.Det)) {
		return group{}, noSource // a step that the minister also backed: un paso que apoyó el ministro
	}
	j := i - 1
	if j >= first && d.comma(j) {
		j--
	}
	if j < first || !d.nounEnd(j) {
		return group{}, noSource
	}
	g := d.subjectEnding(j, first)
	return g, sourceBefore
}

// controller returns the subject that an infinitive shares with the verb that
// governs it.
func (d *Document) controller(to, s, first int) (group, sourceSide) {
	for j := to - 1; j >= first; j-- {
		if d.Is(j, lexicon.Say) {
			if g := d.sourceAt(s, j); !g.empty() {
				return g, sourceShared
			}
		}
		if d.opensClause(j) || d.Is(j, lexicon.Rel) {
			break
		}
	}
	if x := to - 2; x >= first && d.say.expletive[d.Words[x]] && !d.Any(x+1, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) {
		if q, ok := d.cueAt(x+1, lexicon.Say); !ok || q.frames&infFrame == 0 {
			return group{}, noSource // il convient de rappeler
		}
	}
	if g := d.sharedSource(s, first, to); !g.empty() {
		return g, sourceShared
	}
	return group{}, noSource
}

// sourceAt returns the source of the claim of sentence s whose cue holds token i.
func (d *Document) sourceAt(s, i int) group {
	for k := len(d.found) - 1; k >= d.here; k-- {
		if c := &d.found[k]; c.cue.first <= i && i < c.cue.last {
			return c.source
		}
	}
	return group{}
}

// sharedSource returns the source that a verb without a subject of its own at
// token i shares with what came before it in sentence s: that of the last
// claim outside whose content it stands, else the subject of the sentence.
func (d *Document) sharedSource(s, first, i int) group {
	turn := d.contrast(first, i)
	for k := len(d.found) - 1; k >= d.here; k-- {
		if c := &d.found[k]; c.source.first < turn && !c.spansHave(turn-1) && turn > first {
			continue // X said so, but Y
		}
		if c := &d.found[k]; !c.spansHave(i) && c.source.first < i && !d.toldBy(k, i) {
			if g := d.toldSubject(c, i); !g.empty() {
				return g
			}
			return c.source
		}
	}
	return d.sentenceSubject(first, i)
}

// toldSubject returns the subject of the clause that a phrase of source precedes, where
// a gerund at token i, behind its comma, goes on: according to her, the mayor
// refused, saying. Empty if c is something else.
func (d *Document) toldSubject(c *claim, i int) group {
	if c.rule != "according-to" || len(c.spans) == 0 || c.source.first > c.spans[0].first || c.cue.first > c.spans[0].first || !d.comma(i) || d.Feat(i+1, lexicon.Say)&lexicon.Ger == 0 {
		return group{}
	}
	f := c.spans[0].first
	for _, m := range d.MentionsIn(f, i) {
		if int(m.First) <= f+1 && !m.Possessive && m.Actor >= 0 && d.Actors[m.Actor].Type <= Organization {
			return group{int(m.First), int(m.Last)}
		}
	}
	return group{}
}

// toldBy reports whether claim k is part of what another claim of the sentence
// tells, which is over at token i.
func (d *Document) toldBy(k, i int) bool {
	for j := d.here; j < k; j++ {
		if o := &d.found[j]; o.spansHave(d.found[k].cue.first) && !o.spansHave(i) {
			return true
		}
	}
	return false
}

// sentenceSubject returns the first noun group before token end that may be
// the subject of the sentence: behind an opening phrase and its comma.
func (d *Document) sentenceSubject(first, end int) group {
	first = d.contrast(first, end)
	for _, m := range d.MentionsIn(first, end) {
		if m.Subject && !m.Possessive && !d.Shape(int(m.First), text.InQuote) && m.Kind != Pronoun && m.Actor >= 0 && d.Actors[m.Actor].Type <= Organization {
			return group{int(m.First), int(m.Last)}
		}
	}
	i := first
	if d.Is(i, lexicon.Conj) || d.Is(i, lexicon.Adv) {
		i++
	}
	for i < end && d.comma(i) {
		i++
	}
	if d.Is(i, lexicon.Prep) || d.Is(i, lexicon.Sub) || d.Text.Tokens[i].Kind == text.OpenQuote || d.Is(i, lexicon.Say) && d.Feat(i, lexicon.Say)&lexicon.Ger != 0 {
		if q := d.quoteAt(i); q >= 0 {
			i = int(d.Text.Quotes[q].Last)
		}
		for i < end && !d.comma(i) {
			i++
		}
		i++
	}
	for i < end && d.Any(i, lexicon.SetOf(lexicon.Adv, lexicon.Conj)) {
		i++
	}
	if i < end && d.say.proDrop && (d.reflexive(i) || d.objectPronoun(i)) {
		return d.lastSource(d.Sentence(i)) // se limitó a decir
	}
	if d.rules.lastVerbs && d.verbHere(i) && !d.capital(i) {
		i++ // Zugleich lobte sie den Plan und betonte
	}
	if i >= end {
		return group{}
	}
	last := d.groupEnd(i, end)
	return group{i, last}
}

// outletNoun reports whether token i is a noun for a medium, whose name may
// follow in quotation marks: die Zeitung „Welt“.
func (d *Document) outletNoun(i int) bool {
	s, ok := d.Sense(i, lexicon.Org)
	return ok && d.Entry(s).Get("body") == "newspaper"
}

// attributed returns the token after a noun that has an attribute with a
// preposition between its determiner at token i and itself: eine mit der Sache
// vertraute Person; i if there is none.
func (d *Document) attributed(i, end int) int {
	if !d.rules.nounCapitals || !d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Poss)) || i+2 >= end || !d.Is(i+1, lexicon.Prep) || d.capital(i+1) {
		return i
	}
	const longest = 8
	noun := false
	for j := i + 2; j < end && j < i+longest && d.Text.Tokens[j].Kind == text.Word; j++ {
		if !d.capital(j) {
			continue
		}
		if noun && !d.capital(j-1) && !d.Any(j-1, closed) {
			return j + 1
		}
		noun = true
	}
	return i
}

// laterSubject returns the subject of the clause that follows an opening
// gerund: "Speaking in Paris, the minister".
func (d *Document) laterSubject(q cue, s int) group {
	last := int(d.Text.Sentences[s].Last)
	for i := q.last; i+1 < last; i++ {
		if d.comma(i) && (d.nounStart(i + 1)) {
			return group{i + 1, d.groupEnd(i+1, last)}
		}
	}
	return group{}
}

// sourceAcross finds the source of a verb that has a mark before it at token
// i: an apposition or a relative clause in commas, a clause that shares its
// subject, or a verb before its subject.
func (d *Document) sourceAcross(q cue, i, s, first int) (group, sourceSide) {
	if d.mark(i, ')') || d.mark(i, ']') {
		if g := d.groupStart(i, first); g < i {
			return group{g, i + 1}, sourceBefore
		}
		return group{}, noSource
	}
	t := &d.Text.Tokens[i]
	if t.Kind == text.CloseQuote && d.rules.cases {
		if x := d.quoteAt(i); x >= 0 && d.Text.Quotes[x].Scare && d.Is(int(d.Text.Quotes[x].First)-1, lexicon.Channel) {
			if g := d.subjectEnding(i, first); g.last-g.first > 4 {
				return g, sourceBefore // Анна Рябова в интервью порталу «Медик» напомнила
			}
		}
	}
	if q.feat&lexicon.Ger != 0 && q.feat&lexicon.Finite == 0 {
		if t.Kind == text.OpenQuote {
			return group{}, noSource
		}
		if g := d.sharedSource(s, first, i); !g.empty() {
			return g, sourceShared
		}
		return group{}, noSource
	}
	afterQuote := t.Kind == text.CloseQuote || d.comma(i) && i > first && d.Text.Tokens[i-1].Kind == text.CloseQuote
	if afterQuote && q.frames&invertFrame != 0 {
		return group{}, sourceAfter
	}
	if t.Kind == text.CloseQuote {
		if d.nounEnd(i) {
			return d.subjectEnding(i, first), sourceBefore
		}
		return group{}, noSource
	}
	if !d.comma(i) && !d.dash(i) {
		return group{}, noSource
	}
	if i-1 >= first && d.Any(i-1, beforeVerb) { // He, however, said
		j := d.skipHelpers(i-1, first)
		if j >= first && d.comma(j) && j > first && d.nounEnd(j-1) {
			return d.subjectEnding(j-1, first), sourceBefore
		}
	}
	if d.say.freeOrder && q.act <= askAct && q.frames&invertFrame != 0 && (d.speakerAt(d.skipTime(q.last)) || d.speaks(q.last) || d.articledName(q.last)) {
		return group{}, sourceAfter // ..., care a plecat, scrie The Guardian
	}
	if d.namesSpeaker(q, s) {
		return group{}, sourceAfter
	}
	// The mark that opens the insertion, with the subject before it.
	best := group{}
	for j := i - 1; j > first; j-- {
		if d.Text.Tokens[j].Kind == text.CloseQuote {
			if k := d.quoteAt(j); k >= 0 {
				j = max(int(d.Text.Quotes[k].First), first)
				continue
			}
		}
		if !d.comma(j) && !d.dash(j) || d.dash(j) != d.dash(i) {
			continue
		}
		if !d.nounEnd(j - 1) {
			continue
		}
		g := d.subjectEnding(j-1, first)
		if d.Is(j+1, lexicon.Rel) || d.Text.Tokens[j+1].Kind == text.Word && d.Feat(j+1, lexicon.Say)&lexicon.Ger != 0 {
			if p := d.prepositionBefore(g.first); p-2 >= first && d.comma(p-1) && d.nounEnd(p-2) {
				return d.subjectEnding(p-2, first), sourceBefore // Mrs Hale, of the union, who fears a strike, asked
			}
			return group{g.first, j}, sourceBefore
		}
		if g.first == first || d.opensClause(g.first-1) || d.headsSentence(first, g) {
			if best.empty() && d.insertion(j+1, i) {
				best = group{g.first, j}
			}
		}
	}
	if !best.empty() {
		if m := d.MentionAt(i - 1); m != nil && int(m.First) == best.last+1 && int(m.Last) == i && m.Actor >= 0 && d.Actors[m.Actor].Type == Person && (!d.identified(best) || d.oneWordName(best) && d.Is(int(m.First), lexicon.First)) {
			return group{int(m.First), int(m.Last)}, sourceBefore // her choice for the post, X, said
		}
		return best, sourceBefore
	}
	if d.say.freeOrder && q.frames&invertFrame != 0 && d.subjectBehind(q) {
		return group{}, sourceAfter
	}
	if d.say.proDrop && d.circumstanced(i, first) {
		return group{}, sourceAfter // With the president of Norland, X, she stressed
	}
	if m := d.MentionAt(i - 1); d.comma(i) && m != nil && m.Kind == Name && m.Actor >= 0 && d.Actors[m.Actor].Type == Person && int(m.First) > first && d.comma(int(m.First)-1) {
		return group{int(m.First), int(m.Last)}, sourceBefore // in an interview the minister, X, said
	}
	if g := d.sharedSource(s, first, i); !g.empty() && len(d.found) > d.here {
		return g, sourceShared
	}
	if q.frames&invertFrame != 0 {
		return group{}, sourceAfter
	}
	return group{}, noSource
}

// speakerAt reports whether a mention of a speaker begins at token i.
func (d *Document) speakerAt(i int) bool {
	m := d.MentionAt(i)
	if d.contracted(i) {
		return false // dijo al ministro
	}
	return m != nil && int(m.First) == i && m.Case&lexicon.Obl == 0 && !m.Possessive && !m.reflexive && (m.Kind != Pronoun || m.Case&lexicon.Nom != 0)
}

// speaks reports whether an indefinite noun group of something that speaks
// begins at token i: a spokesman, a statement of the ministry.
func (d *Document) speaks(i int) bool {
	return i+1 < len(d.Text.Tokens) && d.Is(i, lexicon.Det) && d.Feat(i, lexicon.Det)&lexicon.Indef != 0 && (d.documentAt(i+1) || d.Any(i+1, lexicon.SetOf(lexicon.Role, lexicon.Group, lexicon.Org, lexicon.Other)) && !d.Is(i+1, lexicon.ContactN))
}

// articledName reports whether an article and the name of a body begin at token i:
// o Kremlin, la Casa Blanca.
func (d *Document) articledName(i int) bool {
	if i+1 >= len(d.Text.Tokens) || !d.Is(i, lexicon.Det) || d.contracted(i) || d.Feat(i, lexicon.Det)&lexicon.Indef != 0 || !d.speakerAt(i+1) {
		return false
	}
	m := d.MentionAt(i + 1)
	return m.Kind == Name && m.Actor >= 0 && d.Actors[m.Actor].Type != Person
}

// contracted reports whether token i is a preposition grown together with an
// article: al, del, à, na.
func (d *Document) contracted(i int) bool {
	return d.Is(i, lexicon.Prep) && d.Is(i, lexicon.Det) && (d.say.proDrop || d.rules.nounCapitals) && !d.isTo(i)
}

// skipTime returns the first token at or after i that is no adverb, no word of
// time and no phrase of time: sagte am Montag, dijo el martes.
func (d *Document) skipTime(i int) int {
	for i+1 < len(d.Text.Tokens) {
		switch {
		case d.MentionAt(i) != nil && !d.Is(i, lexicon.Weekday):
			return i
		case d.isTime(i), d.Is(i, lexicon.Adv) && !d.Any(i, grammar):
			i++
		case d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Det)) && (d.isTime(i+1) || d.Text.Tokens[i+1].Kind == text.Number && i+2 < len(d.Text.Tokens) && d.isTime(i+2)):
			i += 2
		case d.Text.Tokens[i].Kind == text.Number && i > 0 && (d.isTime(i-1) || d.isTime(i+1)):
			i++
		default:
			return i
		}
	}
	return i
}

// insertion reports whether the tokens [first, last) may be an apposition or
// the like: no finite verb of their own, unless behind a relative pronoun.
func (d *Document) insertion(first, last int) bool {
	for i := first; i < last; i++ {
		if d.Is(i, lexicon.Rel) {
			return true
		}
		if d.Any(i, lexicon.SetOf(lexicon.Modal)) || d.verbHere(i) {
			return false
		}
	}
	return last > first
}

// dash reports whether token i is a dash between words.
func (d *Document) dash(i int) bool {
	if i < 0 || i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Punct {
		return false
	}
	switch d.Text.Of(i) {
	case "–", "—", "-", "―":
		return d.Text.Tokens[i].Shape&text.SpaceBefore != 0 || d.Text.Of(i) != "-"
	}
	return false
}

// contrast returns the token after the last conjunction in [first, end) that
// sets a clause with a subject of its own against the one before, where the
// language's settings name such; else first.
func (d *Document) contrast(first, end int) int {
	for i := end - 1; i > first; i-- {
		if d.say.cuts[d.Words[i]] && d.Is(i, lexicon.Conj) && d.comma(i-1) && d.Text.Tokens[i].Shape&text.InQuote == 0 {
			for _, m := range d.MentionsIn(i+1, min(i+3, end)) {
				if m.Subject && m.Kind != Pronoun {
					return i + 1
				}
			}
		}
	}
	return first
}

// objectPronoun reports whether token i is a pronoun and nothing else, of a
// form that is no subject: îl, le.
func (d *Document) objectPronoun(i int) bool {
	f := d.Feat(i, lexicon.Pron)
	return f&lexicon.Obl != 0 && f&(lexicon.Nom|lexicon.Refl|lexicon.P1) == 0 && !d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Poss, lexicon.Num))
}
