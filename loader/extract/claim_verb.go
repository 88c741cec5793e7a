package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

var (
	nounMakers    = lexicon.SetOf(lexicon.Det, lexicon.Poss, lexicon.Dem, lexicon.Num)
	closed        = lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Pron, lexicon.Rel, lexicon.Aux, lexicon.Modal, lexicon.Neg, lexicon.Prep, lexicon.Conj, lexicon.Sub, lexicon.That, lexicon.Adv)
	verbHelp      = lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Neg, lexicon.Adv)
	timeWords     = lexicon.SetOf(lexicon.Weekday, lexicon.Month, lexicon.Day, lexicon.TimeUnit, lexicon.DayPart)
	clauseOpeners = lexicon.SetOf(lexicon.Sub, lexicon.That, lexicon.Rel)
	grammar       = lexicon.SetOf(lexicon.Prep, lexicon.Det, lexicon.Dem, lexicon.Sub, lexicon.Conj, lexicon.Poss, lexicon.Num)
)

// isVerb decides whether the cue q, whose form is that of a verb, is one here:
// "claims" and "plans" are nouns after a determiner, "proposed" is an
// adjective there, and "was accused of" has no speaker.
func (d *Document) isVerb(q *cue, s int) bool {
	first := int(d.Text.Sentences[s].First)
	i := q.first
	p := i - 1
	if p >= first && d.Shape(i, text.Capitalised) && !d.Shape(i, text.SentenceStart) && d.styles[s] == running && (d.MentionAt(i) != nil || d.Shape(p, text.Capitalised) && d.say.bareStems || d.say.freeOrder && d.Is(p, lexicon.Det)) {
		return false // part of a name
	}
	if d.rules.nounCapitals && d.Shape(i, text.Capitalised) && !d.Shape(i, text.SentenceStart) {
		return false
	}
	if d.impersonal(q, first) {
		return false
	}
	if x, ok := d.Sense(p-1, lexicon.Source); ok && int(x.Len) == 2 {
		return false // according to state television
	}
	for p >= first && d.Is(p, lexicon.Adv) && !d.Any(p, nounMakers) {
		p--
	}
	if p < first {
		return q.feat&(lexicon.Ger|lexicon.Part|lexicon.Past|lexicon.Pres) != 0 && q.feat != lexicon.Part
	}
	if d.say.bareStems && q.feat&lexicon.Inf != 0 && q.feat&(lexicon.Past|lexicon.Part|lexicon.Sg) == 0 && !d.isTo(p) && !d.Any(p, verbHelp) && !d.pluralBefore(p) && (q.frames&nounFrame != 0 || !d.pluralHead(p, first)) {
		return false // a bare stem without a plural before it is a noun
	}
	to := d.isTo(p)
	if len(d.say.infinitiveEndings) > 0 && d.say.freeOrder && q.feat&lexicon.Inf != 0 && q.feat&(lexicon.Finite|lexicon.Part) == 0 && !to && !d.Is(p, lexicon.Modal) && !d.Any(p, lexicon.SetOf(lexicon.Say, lexicon.Pron, lexicon.Conj)) && d.Text.Tokens[p].Kind == text.Word {
		return false // il faut dire que
	}
	switch {
	case to, d.Is(p, lexicon.Modal):
		return q.feat&(lexicon.Inf|lexicon.Subj) != 0
	case d.say.proDrop && !d.rules.ownerBehind && d.Is(p, lexicon.Poss) && !d.Is(p, lexicon.Pron),
		d.say.proDrop && d.Any(p, lexicon.SetOf(lexicon.Det, lexicon.Dem)) && d.Any(i, lexicon.SetOf(lexicon.ContactN, lexicon.Channel, lexicon.SayN)):
		return false // su cuenta, la cita
	case d.Is(p, lexicon.Det) && d.Feat(p, lexicon.Det)&lexicon.Indef != 0:
		return false
	case d.genitive(p), d.Any(p, nounMakers) && !d.Is(p, lexicon.Pron) && !(d.Is(p, lexicon.Num) && q.frames&nounFrame == 0) && (d.say.bareStems || q.feat&lexicon.Finite == 0):
		// A determiner makes a noun; a pronoun that is one too does not ("that says").
		return d.Is(p, lexicon.Dem) && d.Is(p, lexicon.That) && q.feat&lexicon.Finite != 0 && p > first
	case d.Is(p, lexicon.Aux):
		f := d.Feat(p, lexicon.Aux)
		if f&lexicon.Pass != 0 { // was said, is saying
			if q.feat&lexicon.Ger != 0 {
				return true
			}
			return false
		}
		return q.feat&(lexicon.Part|lexicon.Past|lexicon.Inf) != 0
	case d.Is(p, lexicon.Prep) && !d.Is(p, lexicon.Sub) && !(d.say.freeOrder && d.sourceUse(p) != 0 && q.feat&lexicon.Finite != 0): // según reportó
		return q.feat&lexicon.Ger != 0
	}
	if q.feat&lexicon.Part != 0 && q.feat&(lexicon.Finite|lexicon.Inf) == 0 {
		if d.say.freeOrder && d.Is(p, lexicon.Say) && d.Feat(p, lexicon.Say)&lexicon.Part != 0 && p == i-1 && d.Is(p-1, lexicon.Aux) {
			return false // s-a arătat dispus: showed himself willing
		}
		return d.perfectBefore(p, first) >= 0
	}
	if q.act >= thinkAct && q.feat&lexicon.Ger != 0 && q.feat&lexicon.Finite == 0 && p == i-1 && d.Text.Tokens[p].Kind == text.Word && d.nounEnd(p) {
		return false // groups backing the plan
	}
	if q.feat&lexicon.Part != 0 && q.frames&nounFrame != 0 && q.last < len(d.Text.Tokens) && q.last == q.first+1 {
		// A participle after its noun: the plan proposed by, the man accused of.
		if d.Is(q.last, lexicon.Prep) && !d.Is(q.last, lexicon.Det) && q.frames&prepFrame == 0 && q.act != sayAct {
			return false
		}
		if d.isBy(q.last) {
			return false
		}
	}
	return true
}

// impersonal reports whether the verb of the cue q has a word beside it that
// says that nobody is named who does it: se espera que, se le informó, diz-se
// que. Questions are asked of oneself so.
func (d *Document) impersonal(q *cue, first int) bool {
	if x, _ := d.Sense(q.first, lexicon.Say); len(d.say.impersonal) == 0 || q.act == askAct || d.say.entries[x.Entry].self || !d.documentBehind(q.last, len(d.Text.Tokens)).empty() {
		return false
	}
	if q.last < len(d.Words) && d.say.impersonal[d.Words[q.last]] && !d.Shape(q.last, text.SpaceBefore) {
		return true
	}
	i := q.first - 1
	for i >= first && d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Pron)) && !d.say.impersonal[d.Words[i]] {
		i--
	}
	return i >= first && d.say.impersonal[d.Words[i]] && d.bodyBefore(first, i-1).empty()
}

// perfectBefore returns the auxiliary of the perfect that the participle after
// token i belongs to, in its clause; -1 if there is none.
func (d *Document) perfectBefore(i, first int) int {
	for ; i >= first; i-- {
		if d.Is(i, lexicon.Aux) {
			if d.Feat(i, lexicon.Aux)&(lexicon.Perf|lexicon.Subj) != 0 {
				return i
			}
			return -1
		}
		ordinal := d.mark(i, '.') && i > first && d.Text.Tokens[i-1].Kind == text.Number
		if d.Text.Tokens[i].Kind == text.Punct && !ordinal && !d.mark(i, '(') && !d.mark(i, ')') || d.Any(i, clauseOpeners) && !d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Det)) {
			return -1
		}
	}
	return -1
}

// pluralBefore reports whether what ends with token i may be the subject of a
// verb in the plural.
func (d *Document) pluralBefore(i int) bool {
	if d.Is(i, lexicon.Pron) {
		return d.Feat(i, lexicon.Pron)&lexicon.Sg == 0
	}
	if d.Any(i, lexicon.SetOf(lexicon.Rel, lexicon.Conj)) || d.Text.Tokens[i].Kind != text.Word {
		return d.Text.Tokens[i].Kind != text.OpenQuote && !d.mark(i, '-')
	}
	if m := d.MentionAt(i); m != nil {
		return m.Number&lexicon.Pl != 0 || m.Kind == GroupOf || m.Kind == Name && d.Text.Body[m.End-1] == 's' && m.Actor >= 0 && d.Actors[m.Actor].Type == Organization || i > 0 && m.First > 0 && d.Is(int(m.First)-1, lexicon.Conj)
	}
	if d.Any(i, groupStop) {
		return false
	}
	k := d.Text.Tokens[i]
	w := d.Text.Body[k.Start:k.End]
	return w[len(w)-1] == 's' || d.Feat(i, lexicon.Noun)&lexicon.Pl != 0 || d.Is(i, lexicon.Group) || d.Feat(i, lexicon.Role)&lexicon.Pl != 0 || d.Is(i, lexicon.Num) || w == "people" || w == "police"
}

// pluralHead reports whether the noun group that ends with token i hangs on a plural
// one: voters in each state say; sources close to the mayor say.
func (d *Document) pluralHead(i, first int) bool {
	g := d.subjectEnding(i, first)
	for h := g.first; h+1 < i; h++ {
		if d.Is(h+1, lexicon.Prep) || d.Text.Tokens[h+1].Kind != text.Word {
			return d.pluralBefore(h) || h > g.first && d.MentionAt(h-1) != nil && d.pluralBefore(h-1)
		}
	}
	return false
}

// isTime reports whether token i is a word of time: Monday, last, week.
func (d *Document) isTime(i int) bool {
	return d.Any(i, timeWords) || d.Is(i, lexicon.TimeWord) && !d.Any(i, grammar)
}

// isTo reports whether token i is the sign of the infinitive.
func (d *Document) isTo(i int) bool {
	return i >= 0 && d.say.infinitive[d.Words[i]]
}

// isBy reports whether token i names who did it in a passive.
func (d *Document) isBy(i int) bool {
	return i >= 0 && i < len(d.Words) && d.say.agent != 0 && d.Words[i] == d.say.agent
}

// genitive reports whether token i is a possessive sign: the 's of Trump's.
func (d *Document) genitive(i int) bool {
	return d.Is(i, lexicon.Genitive) && !d.pronounBefore(i)
}

// pronounBefore reports whether a pronoun stands before token i: he's is no
// possessive.
func (d *Document) pronounBefore(i int) bool { return i > 0 && d.Is(i-1, lexicon.Pron) }
