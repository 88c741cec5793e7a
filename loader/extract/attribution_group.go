package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// nounEnd reports whether a noun group may end with token i.
func (d *Document) nounEnd(i int) bool {
	if i < 0 {
		return false
	}
	switch d.Text.Tokens[i].Kind {
	case text.Word:
		return d.MentionAt(i) != nil || !d.Any(i, groupStop) && !d.Is(i, lexicon.Det) || d.Is(i, lexicon.Det) && d.Is(i, lexicon.Num) || d.Is(i, lexicon.Dem)
	case text.Number, text.Symbol:
		return true
	case text.CloseQuote:
		q := d.quoteAt(i)
		return q >= 0 && d.Text.Quotes[q].Scare
	}
	return d.mark(i, ')') || d.mark(i, ']')
}

// groupStart returns the first token of the noun group that ends with token i,
// not going back past first.
func (d *Document) groupStart(i, first int) int {
	if d.mark(i, ')') || d.mark(i, ']') { // Jane Roe (D-Ohio)
		j := i
		for j > first && !d.mark(j, '(') && !d.mark(j, '[') {
			j--
		}
		if j == first {
			return i
		}
		return d.groupStart(j-1, first)
	}
	start := i + 1
	for start > first {
		j := start - 1
		if m := d.MentionAt(j); m != nil && int(m.First) < start {
			start = max(int(m.First), first)
			if d.Is(start, lexicon.Det) || m.Kind == Pronoun && !m.Possessive {
				break
			}
			if start > first && d.MentionAt(start-1) != nil && !d.genitive(start-1) && !d.MentionAt(start-1).Possessive && m.Kind != Pronoun {
				if m.Kind == Name || m.Kind == Titled && !d.Is(start, lexicon.Role) {
					break
				}
			}
			continue
		}
		k := &d.Text.Tokens[j]
		if k.Kind == text.Punct && !d.mark(j, '%') {
			break
		}
		if k.Kind == text.CloseQuote || k.Kind == text.OpenQuote {
			q := d.quoteAt(j)
			if q < 0 || !d.Text.Quotes[q].Scare || j == int(d.Text.Quotes[q].First) && start != j+1 {
				break
			}
			if k.Kind == text.CloseQuote {
				start = max(int(d.Text.Quotes[q].First), first)
				continue
			}
		}
		if d.Any(j, groupStop) && !d.Is(j, lexicon.Poss) && !d.Is(j, lexicon.Dem) && !d.genitive(j) {
			break
		}
		if d.Is(j, lexicon.That) && (d.MentionAt(j+1) != nil || d.Feat(j, lexicon.Det)&lexicon.Sg != 0 && d.pluralBefore(j+1)) {
			break // the complementiser, not the demonstrative
		}
		if d.Is(j, lexicon.Sub) || d.Is(j, lexicon.Say) && d.Feat(j, lexicon.Say)&lexicon.Finite != 0 && d.Feat(j, lexicon.Say)&lexicon.Inf == 0 && !d.Is(j, lexicon.SayN) && j < i {
			break
		}
		start = j
		if (d.Is(j, lexicon.Det) || d.Is(j, lexicon.Poss)) && !d.Is(j, lexicon.Num) {
			if j > first && d.Is(j-1, lexicon.Det) {
				start = j - 1
			}
			break
		}
	}
	return min(start, i)
}

// subjectEnding returns the noun group with what hangs on it ("a spokesman for
// the ministry in Paris") that ends with token i.
func (d *Document) subjectEnding(i, first int) group {
	start := d.groupStart(i, first)
	for start-2 >= first {
		p := start - 1
		switch {
		case d.Is(p, lexicon.Prep) && (!d.isTo(p) || d.gerund(p-1) || d.participle(p-1) || d.relatedTo(p, first)) && d.nounEnd(p-1):
			g := d.groupStart(p-1, first)
			if g > p-1 {
				return group{start, i + 1}
			}
			// "On Monday in Paris the minister": the group before is one of time.
			if d.isTime(p-1) && d.MentionAt(p-1) == nil {
				return group{start, i + 1}
			}
			// "In an interview with Reuters Mr Hale": what comes before is no head.
			start = g
			continue
		case d.Is(p, lexicon.Conj) && d.nounEnd(p-1):
			g := d.groupStart(p-1, first)
			if g <= p-1 && (g == first || d.opensClause(g-1)) {
				start = g
				continue
			}
		}
		break
	}
	// A preposition in front of all of it: no subject, but a phrase of place.
	return group{start, i + 1}
}

// participle reports whether token i has the ending of a past participle, behind a
// noun: a recording posted to the website.
func (d *Document) participle(i int) bool {
	return d.say.pastEnding != "" && i > 0 && d.Text.Tokens[i-1].Kind == text.Word && !d.Shape(i, text.Capitalised) && strings.HasSuffix(d.Text.Of(i), d.say.pastEnding)
}

// relatedTo reports whether an adjective behind a group of people stands before the
// preposition at token p: sources close to the mayor, groups loyal to him.
func (d *Document) relatedTo(p, first int) bool {
	m := d.MentionAt(p - 2)
	return p-2 >= first && m != nil && (m.Kind == GroupOf || m.Kind == Office) && d.MentionAt(p-1) == nil && d.Text.Tokens[p-1].Kind == text.Word && !d.capital(p-1) && !d.Any(p-1, closed) && !d.verbHere(p-1)
}

// opensClause reports whether a clause may begin after token i.
func (d *Document) opensClause(i int) bool {
	return d.Text.Tokens[i].Kind == text.Punct || d.Text.Tokens[i].Kind == text.OpenQuote || d.Text.Tokens[i].Kind == text.CloseQuote || d.Any(i, lexicon.SetOf(lexicon.Sub, lexicon.That, lexicon.Conj))
}

// groupEnd returns the token after the noun group that starts at token i, with
// the prepositional phrases that hang on it.
func (d *Document) groupEnd(i, end int) int {
	j := i
	if i < end {
		j = d.attributed(i, end)
	}
	for j < end {
		if j > i && d.newGroup(i, j) {
			return j
		}
		if m := d.MentionAt(j); m != nil && int(m.Last) > j {
			j = min(int(m.Last), end)
			if m.Kind == Pronoun && !m.Possessive {
				return j
			}
			continue
		}
		k := &d.Text.Tokens[j]
		switch {
		case k.Kind == text.Punct || k.Kind == text.CloseQuote:
			return j
		case k.Kind == text.OpenQuote:
			q := d.quoteAt(j)
			if q < 0 || !d.Text.Quotes[q].Scare || j > i && d.MentionAt(j-1) != nil && !d.outletNoun(j-1) {
				return j
			}
			j = min(int(d.Text.Quotes[q].Last), end)
			continue
		case d.Is(j, lexicon.Pron) && j == i && !d.Is(j, lexicon.Poss):
			return j + 1
		case j > i && d.owning(j):
		case j > i && (d.Is(j, lexicon.Weekday) || d.Is(i, lexicon.Weekday) && j == i+1 && !d.isTime(j)):
			return j
		case d.genitive(j) || d.Is(j, lexicon.Poss) || d.Is(j, lexicon.Dem) && j == i:
		case d.Any(j, groupStop) && j > i, j > i && d.Is(j, lexicon.Source) && d.question(j), d.verbHere(j) && j > i && !(j == i+1 && d.say.proDrop && d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Poss)) && !d.Any(j, lexicon.SetOf(lexicon.Aux, lexicon.Modal))):
			return j
		case d.rules.nounCapitals && j > i && k.Kind == text.Word && k.Shape&text.Capitalised == 0 && d.capitalBefore(i, j) && d.Feat(j, lexicon.Det)&lexicon.CaseGen == 0:
			return j // behind the noun only a genitive goes on
		}
		j++
	}
	return j
}

// capitalBefore reports whether one of the tokens [first, last) is a word with a
// capital that does not begin the sentence.
func (d *Document) capitalBefore(first, last int) bool {
	for i := first; i < last; i++ {
		if d.Text.Tokens[i].Kind == text.Word && d.Shape(i, text.Capitalised) && !d.Shape(i, text.SentenceStart) {
			return true
		}
	}
	return false
}

// newGroup reports whether another noun group begins at token j, inside what
// would be the one that starts at token i: a determiner, a complementiser or a
// subject pronoun.
func (d *Document) newGroup(i, j int) bool {
	if d.Is(j, lexicon.That) && !d.Is(j, lexicon.Of) && !d.isDemonstrative(j) {
		return true
	}
	if m := d.MentionAt(j); m != nil && m.Kind == Pronoun && !m.Possessive && m.atom < 0 && int(m.First) == j {
		return true
	}
	return d.Any(j, lexicon.SetOf(lexicon.Det, lexicon.Poss)) && !d.rules.nounCapitals && !d.genitive(j) &&
		!d.Any(j-1, lexicon.SetOf(lexicon.Det, lexicon.Num, lexicon.Of)) && !d.Any(j, lexicon.SetOf(lexicon.Of, lexicon.Num, lexicon.Pron))
}

// verbHere reports whether token j is a finite verb as far as can be told.
func (d *Document) verbHere(j int) bool {
	if d.Any(j, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) {
		return !d.genitive(j)
	}
	if d.Is(j, lexicon.Verb) && !d.Is(j, lexicon.Noun) {
		return true
	}
	if d.Is(j, lexicon.Say) && !d.Is(j, lexicon.SayN) {
		f := d.Feat(j, lexicon.Say)
		return f&lexicon.Finite != 0 && f&lexicon.Inf == 0
	}
	return false
}

// nounStart reports whether a noun group may begin with token i.
func (d *Document) nounStart(i int) bool {
	if i >= len(d.Text.Tokens) {
		return false
	}
	if d.MentionAt(i) != nil || d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Poss, lexicon.Dem, lexicon.Num)) {
		return true
	}
	return d.Text.Tokens[i].Kind == text.Word && !d.Any(i, groupStop) && !d.verbHere(i) || d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Obl == 0
}
