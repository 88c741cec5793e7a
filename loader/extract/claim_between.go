package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// addressee returns the token after the noun group at token i that is told
// something; i if there is none.
func (d *Document) addressee(i, last int) int {
	if i >= last || d.Is(i, lexicon.That) && !d.isDemonstrative(i) || d.Is(i, lexicon.Source) && d.question(i) || d.Is(i, lexicon.Adv) && d.MentionAt(i) == nil && !d.Is(i, lexicon.Det) {
		return i
	}
	if d.Is(i, lexicon.Pron) {
		if d.Feat(i, lexicon.Pron)&lexicon.Nom != 0 && d.Feat(i, lexicon.Pron)&lexicon.Obl == 0 {
			return i
		}
		if m := d.MentionAt(i + 1); i+1 < last && m != nil && (m.Kind == Name || m.Kind == Titled) && int(m.First) <= i+1 && d.Is(i, lexicon.Poss) {
			return int(m.Last) // lui Ion Marin
		}
		return i + 1
	}
	if !d.nounStart(i) || d.Text.Tokens[i].Kind != text.Word || d.say.freeOrder && d.bareInfinitive(i, last) {
		return i
	}
	if len(d.say.dative) > 0 && !d.say.dative[d.Words[i]] && (d.isTime(i) || !d.told(i, last)) {
		return i // a demandé le retrait
	}
	if m := d.MentionAt(i); m != nil && int(m.First) == i && (m.Kind == Name || m.Kind == Titled || m.Kind == Office) {
		e := int(m.Last)
		if d.genitive(e) {
			return d.groupEnd(i, last)
		}
		return e
	}
	return d.groupEnd(i, last)
}

// told reports whether the noun group at token i is followed by what is told
// it: a clause or an infinitive.
func (d *Document) told(i, last int) bool {
	e := d.groupEnd(i, last)
	return e < last && (d.Is(e, lexicon.That) || d.isTo(e) || d.question(e) || d.mark(e, ':') || d.Text.Tokens[e].Kind == text.OpenQuote)
}

// dative reports whether token i is the preposition of whom something is told: a,
// al, ao.
func (d *Document) dative(i int) bool {
	if !d.Is(i, lexicon.Link) || len(d.usages) == 0 {
		return false
	}
	_, f := d.usageAt(i, lexicon.Link, isTo)
	return f != nil
}

// restOfName returns the token after what is left of a name at token i behind the
// part of it that is known, where a complementiser follows: told the North | Coast
// Post and Mail that. It is i if there is none.
func (d *Document) restOfName(i, last int) int {
	j := i
	for j < last && j < i+6 && d.Text.Tokens[j].Kind == text.Word && (d.Shape(j, text.Capitalised) && !d.Is(j, lexicon.Weekday) || d.Is(j, lexicon.Conj) && j+1 < last && d.Shape(j+1, text.Capitalised)) {
		j++
	}
	if j < last && d.Is(j, lexicon.That) && !d.isDemonstrative(j) {
		return j
	}
	return i
}

// fieldEnd returns the comma or colon that ends what stands between the cue q and the
// clause that is its content, from token i on: objects, adverbs, the subject. Er
// begründete seinen Schritt mit dem Alter, er sei müde. It is i if another verb or a
// quotation comes first.
func (d *Document) fieldEnd(i, last int, q cue) int {
	if !d.say.commaClause || q.frames&(clauseFrame|commaFrame) == 0 || d.comma(i) {
		return i
	}
	for j := i; j < min(i+18, last); j++ {
		switch {
		case d.comma(j) || d.mark(j, ':'):
			return j
		case d.Text.Tokens[j].Kind == text.OpenQuote:
			x := d.quoteAt(j)
			if x < 0 || !d.Text.Quotes[x].Scare {
				return i
			}
			j = int(d.Text.Quotes[x].Last) - 1
		case d.Text.Tokens[j].Kind == text.Punct && !d.mark(j, '(') && !d.mark(j, ')'), d.verbHere(j), d.Any(j, lexicon.SetOf(lexicon.Sub, lexicon.That)) && !d.Any(j, lexicon.SetOf(lexicon.Prep, lexicon.Det)):
			return i
		}
	}
	return i
}

// skipInsertion goes over what may stand between a cue and its content: an
// adverb, a time, a phrase of medium, place or addressee, an insertion in
// commas. It returns i if nothing of the kind begins at token i.
func (d *Document) skipInsertion(i, last int) int {
	if e := d.toldOutlet(i, last); e > i {
		return e
	}
	switch {
	case i >= last:
		return i
	case d.Is(i, lexicon.Adv) && !d.Is(i, lexicon.Det):
		return min(d.adverbEnd(i), last)
	case d.isTime(i) && !d.Is(i, lexicon.Pron), d.adverb(i):
		return i + 1
	case d.Text.Tokens[i].Kind == text.Number && i > 0 && d.isTime(i-1):
		return i + 1
	case d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Dem)) && d.isTime(i+1) && i+1 < last:
		return i + 2
	case d.say.proDrop && d.Is(i, lexicon.Prep) && i+1 < last && d.Is(i+1, lexicon.That) && !d.Is(i, lexicon.That):
		return i + 1 // advirtió de que
	case d.comma(i) && i+1 < last && (d.Is(i+1, lexicon.That) || d.question(i+1) && !d.Is(i+1, lexicon.Rel)):
		return i + 1
	case d.comma(i):
		// An insertion must be closed again, with content after it.
		for j := i + 1; j < last && j < i+25; j++ {
			if d.comma(j) {
				if j+1 < last && (d.Is(j+1, lexicon.That) || d.Text.Tokens[j+1].Kind == text.OpenQuote) {
					return j + 1
				}
				if d.rules.genitiveNames && j+1 < last && d.circumstance(i+1, j) && d.Any(j+1, lexicon.SetOf(lexicon.Prep, lexicon.Adv)) {
					continue // a declarat, marți, la Bruxelles, că
				}
				return i
			}
			if d.Is(j, lexicon.Say) && d.Feat(j, lexicon.Say)&lexicon.Ger != 0 && !d.Is(j, lexicon.SayN) {
				return i // said, adding: "..."
			}
			if d.mark(j, ':') && j+1 < last && d.Text.Tokens[j+1].Kind == text.OpenQuote {
				return j
			}
			if d.Text.Tokens[j].Kind == text.OpenQuote {
				return i
			}
		}
		return i
	case d.Is(i, lexicon.Sub) && i+2 < last && d.gerund(i+1): // after taking office
		return d.groupEnd(i+2, last)
	case d.Is(i, lexicon.Prep) && !d.isTo(i) || d.isTo(i) && i+1 < last && (d.nounStart(i+1)) && !d.Is(i+1, lexicon.Say):
		j := i + max(d.phraseLen(i, lexicon.Prep), 1)
		if j >= last || d.Text.Tokens[j].Kind == text.OpenQuote || !d.nounStart(j) && !d.Is(j, lexicon.Pron) {
			return i
		}
		e := d.groupEnd(j, last)
		if e == j {
			return i
		}
		return e
	}
	return i
}

// circumstance reports whether the tokens [first, last) only say when, where or
// how: times, adverbs, or a phrase with a preposition.
func (d *Document) circumstance(first, last int) bool {
	if d.Is(first, lexicon.Prep) {
		return true
	}
	for i := first; i < last; i++ {
		if !d.isTime(i) && !d.Any(i, lexicon.SetOf(lexicon.Adv, lexicon.Prep)) && d.Text.Tokens[i].Kind != text.Number {
			return false
		}
	}
	return first < last
}

// adverb reports whether token i has the ending of an adverb: positively.
func (d *Document) adverb(i int) bool {
	k := d.Text.Tokens[i]
	if d.say.adverbEnding == "" || k.Kind != text.Word || k.Shape&text.Capitalised != 0 || int(k.End-k.Start) < len(d.say.adverbEnding)+4 || d.MentionAt(i) != nil {
		return false
	}
	return strings.HasSuffix(d.Text.Of(i), d.say.adverbEnding) && !d.Is(i, lexicon.Noun)
}

// adverbEnd returns the token after the adverb, or the phrase that is one, at
// token i.
func (d *Document) adverbEnd(i int) int {
	x, ok := d.Sense(i, lexicon.Adv)
	if !ok {
		return i + 1
	}
	return i + int(x.Len)
}
