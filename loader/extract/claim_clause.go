package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// clauseEnd returns the token after the clause that starts at token i in
// sentence s, as far as it is content of q: it ends before another
// attribution, a verb of saying that shares the source, or the sentence's end.
func (d *Document) clauseEnd(i, s int, q cue) int {
	last := int(d.Text.Sentences[s].Last)
	start := i
	d.subordinate = d.isSubordinate(q, s)
	if d.comma(i) { // that, together with Y, ...
		for j := i + 1; j < min(i+16, last); j++ {
			if d.comma(j) {
				i = j + 1
				break
			}
			if d.Text.Tokens[j].Kind != text.Word {
				break
			}
		}
	}
	for ; i < last; i++ {
		t := &d.Text.Tokens[i]
		if t.Kind == text.OpenQuote {
			x := d.quoteAt(i)
			if x < 0 || int(d.Text.Quotes[x].First) != i {
				continue
			}
			y := &d.Text.Quotes[x]
			if int(y.Last) >= last {
				// The sentence, or what was cut as one, ends inside the quotation.
				return int(y.Last)
			}
			if e := int(y.Last); d.endsInside(y) && !y.Scare && e < last && d.attributionAt(e, last) {
				return e
			}
			i = int(y.Last) - 1
			if d.comma(i-1) && d.endsClauseAt(i, s, q, start) {
				return i + 1
			}
			continue
		}
		if d.endsClauseAt(i, s, q, start) {
			return d.trimEnd(start, i)
		}
	}
	return d.trimEnd(start, last)
}

// endsClauseAt reports whether the content that began at token start ends
// before token i.
func (d *Document) endsClauseAt(i, s int, q cue, start int) bool {
	if i == start {
		return false
	}
	last := int(d.Text.Sentences[s].Last)
	n := i + 1
	switch {
	case d.mark(i, ';'):
		return true
	case d.comma(i) || d.Text.Tokens[i].Kind == text.CloseQuote || d.dash(i):
		if n >= last {
			return true
		}
		if d.attributionAt(n, last) && !(d.comma(i) && d.introduces(d.behindThat(start), i)) {
			return true
		}
		if d.Is(n, lexicon.Say) && d.Feat(n, lexicon.Say)&lexicon.Ger != 0 && !d.Is(n, lexicon.Adv) {
			return true
		}
		if d.subordinate && !d.dash(i) && d.mainClauseAt(n, last) {
			return true
		}
		if d.Is(n, lexicon.Conj) && n+1 < last && d.cueFollows(start, n+1, last, q) {
			return true
		}
		if d.comma(i) && d.say.cuts[d.Words[n]] && d.goesOn(q, start, i, n+1, last) {
			return true // a recunoscut că ..., dar a plecat
		}
		if d.comma(i) && d.Is(n, lexicon.Conj) && d.say.cuts[d.Words[n]] && d.newSpeaker(n+1, last) {
			return true // , iar Y a avertizat că
		}
		for n+2 < last && d.Is(n, lexicon.Adv) && !d.Is(n, lexicon.Sub) {
			n++ // shortly after
		}
		if n+2 < last && d.cutsAfterComma(n) {
			return true
		}
	case d.Is(i, lexicon.Conj):
		return d.cueFollows(start, n, last, q)
	case d.Is(i, lexicon.Source) && i > start+1:
		x, _ := d.Sense(i, lexicon.Source)
		return d.say.entries[x.Entry].use == sourcePrep && x.Len > 1
	}
	return false
}

// behindThat is the token after the complementiser at token i, or i.
func (d *Document) behindThat(i int) int {
	for d.Is(i, lexicon.That) || d.comma(i) {
		i++
	}
	return i
}

// isSubordinate reports whether the clause of the cue q opens with a
// subordinating conjunction or a relative pronoun, so that the main clause is
// still to come: "If he says that ..., ...".
func (d *Document) isSubordinate(q cue, s int) bool {
	first := int(d.Text.Sentences[s].First)
	for i := q.first - 1; i >= first; i-- {
		if d.Is(i, lexicon.Rel) || d.Is(i, lexicon.Sub) {
			return i == first || d.comma(i-1) || d.Is(i, lexicon.Sub) && d.Is(i-1, lexicon.Conj)
		}
		if d.Text.Tokens[i].Kind == text.Punct || d.Is(i, lexicon.That) && !d.Is(i, lexicon.Pron) {
			return false
		}
	}
	return q.feat&lexicon.Ger != 0 && q.feat&lexicon.Finite == 0 // Saying that ..., he left
}

// mainClauseAt reports whether the main clause, or the verb of it, begins at
// token i.
func (d *Document) mainClauseAt(i, last int) bool {
	if d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Nom != 0 {
		return true
	}
	if d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) || d.verbHere(i) {
		return true
	}
	if !d.nounStart(i) {
		return false
	}
	e := d.groupEnd(i, last)
	for j := i + 2; j < e; j++ {
		if w := d.Text.Of(j); len(w) > 4 && d.say.pastEnding != "" && strings.HasSuffix(w, d.say.pastEnding) && !d.Shape(j, text.Capitalised) {
			return true
		}
	}
	return e < last && (d.verbHere(e) || d.Any(e, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) || d.Is(e, lexicon.Say))
}

// cutsAfterComma reports whether the conjunction at token i, behind a comma,
// opens a clause of the writer's own.
func (d *Document) cutsAfterComma(i int) bool { return d.Is(i, lexicon.Sub) && d.say.cuts[d.Words[i]] }

// newSpeaker reports whether somebody named at token i is the subject of a verb
// of saying with a clause of its own behind it.
func (d *Document) newSpeaker(i, last int) bool {
	m := d.MentionAt(i)
	if m == nil || int(m.First) != i || m.Kind == Pronoun {
		return false
	}
	j := int(m.Last)
	for j < last && d.Any(j, verbHelp) && !d.Is(j, lexicon.Say) {
		j++
	}
	if j+1 >= last || !d.Is(j, lexicon.Say) {
		return false
	}
	c, ok := d.cueAt(j, lexicon.Say)
	return ok && c.act <= askAct && c.last < last && d.Any(c.last, lexicon.SetOf(lexicon.That))
}

// goesOn reports whether the verb at token i, right behind a conjunction, is the
// speaker's and no part of what is told: it has the auxiliary of the cue q, which the
// content [start, end) has not.
func (d *Document) goesOn(q cue, start, end, i, last int) bool {
	a := q.first - 1
	if !d.say.freeOrder || a < 0 || i >= last || !d.Is(a, lexicon.Aux) || d.Words[a] == 0 || d.Words[a] != d.Words[i] {
		return false
	}
	for k := start; k < end; k++ {
		if d.Words[k] == d.Words[a] && d.Is(k, lexicon.Aux) {
			return false
		}
	}
	return true
}

// attributionAt reports whether "X said" or "said X" begins at token i.
func (d *Document) attributionAt(i, last int) bool {
	if i >= last {
		return false
	}
	if d.Is(i, lexicon.Source) {
		x, _ := d.Sense(i, lexicon.Source)
		return d.say.entries[x.Entry].use == sourcePrep
	}
	if d.say.freeOrder && i+2 < last && d.Is(i, lexicon.Aux) && d.Feat(i, lexicon.Aux)&lexicon.Perf != 0 && d.Feat(i+1, lexicon.Say)&lexicon.Part != 0 {
		if q, ok := d.cueAt(i+1, lexicon.Say); ok && q.frames&invertFrame != 0 && q.last < last {
			m := d.MentionAt(q.last)
			return m != nil && int(m.First) == q.last && m.Kind != Pronoun // a relatat agenția
		}
	}
	if d.Is(i, lexicon.Say) {
		q, _ := d.cueAt(i, lexicon.Say)
		return q.frames&invertFrame != 0 && q.feat&(lexicon.Past|lexicon.Pres) != 0 && q.feat&lexicon.Inf == 0
	}
	j := i
	if d.Is(j, lexicon.Pron) {
		j++
	} else if d.nounStart(j) {
		j = d.groupEnd(j, last)
		if j-i > 8 {
			return false
		}
	} else {
		return false
	}
	for j < last && d.Any(j, lexicon.SetOf(lexicon.Aux, lexicon.Adv)) && !d.Is(j, lexicon.Say) {
		j++
	}
	if j >= last || !d.Is(j, lexicon.Say) {
		return false
	}
	q, _ := d.cueAt(j, lexicon.Say)
	if q.frames&invertFrame == 0 || q.feat&(lexicon.Past|lexicon.Pres) == 0 {
		return false
	}
	// The attribution must close: said, said on Monday, said in a statement.
	k := q.last
	for k < last {
		n := d.skipInsertion(k, last)
		if n == k {
			break
		}
		k = n
	}
	return k >= last || d.Text.Tokens[k].Kind == text.Punct
}

// cueFollows reports whether a finite verb of saying begins at token i, alone
// or behind a pronoun or name: the content of q is over and another begins.
func (d *Document) cueFollows(start, i, last int, q cue) bool {
	j := i
	for j < last && d.Any(j, verbHelp) && !d.Is(j, lexicon.Say) {
		j++
	}
	own := j > i
	if d.say.freeOrder && d.reflexive(j) {
		j++ // şi se teme că
	}
	if j < last && d.Is(j, lexicon.Say) {
		c, _ := d.cueAt(j, lexicon.Say)
		if c.feat&(lexicon.Past|lexicon.Part) != 0 || c.feat&lexicon.Pres != 0 && c.feat&lexicon.Inf == 0 {
			return q.feat&(lexicon.Past|lexicon.Part) == 0 || c.feat&(lexicon.Past|lexicon.Part) != 0 || q.feat&lexicon.Ger != 0
		}
		if c.feat&lexicon.Ger != 0 && q.feat&lexicon.Ger != 0 && q.feat&lexicon.Finite == 0 {
			return true
		}
		return c.feat&lexicon.Inf != 0 && q.feat&lexicon.Inf != 0 && !own && q.feat&lexicon.Past == 0 && d.isTo(q.first-1) == d.isTo(j-1)
	}
	if !own && (d.Is(j, lexicon.Pron) && d.Feat(j, lexicon.Pron)&lexicon.Nom != 0 || d.nounStart(j) && d.hasVerb(start, i)) {
		n := j
		if d.Is(j, lexicon.Pron) {
			j++
		} else if j = d.groupEnd(j, last); d.pluralSays(n, j) {
			return true
		} else if j-n > 6 {
			return false
		}
		for j < last && d.Any(j, verbHelp) && !d.Is(j, lexicon.Say) {
			j++
		}
		if j < last && d.Is(j, lexicon.Say) {
			c, _ := d.cueAt(j, lexicon.Say)
			return c.act == sayAct && c.feat&(lexicon.Past|lexicon.Part) != 0
		}
	}
	return false
}

// pluralSays reports whether the bare stem of a verb of saying stands behind a plural
// among the tokens [first, last): and most pilots say.
func (d *Document) pluralSays(first, last int) bool {
	if !d.say.bareStems {
		return false
	}
	for i := first + 1; i < min(last, first+6); i++ {
		if d.Is(i, lexicon.Say) && !d.Is(i, lexicon.SayN) && d.pluralBefore(i-1) {
			c, _ := d.cueAt(i, lexicon.Say)
			return c.act == sayAct && c.frames&nounFrame == 0 && c.feat&lexicon.Inf != 0
		}
	}
	return false
}

// phraseEnd returns the token after the noun group that starts at token i and
// what hangs on it, as content of q.
func (d *Document) phraseEnd(i, s int, q cue) int {
	end := d.clauseEnd(i, s, q)
	for j := i; j < end; j++ {
		t := &d.Text.Tokens[j]
		if t.Kind == text.OpenQuote {
			x := d.quoteAt(j)
			if x >= 0 && int(d.Text.Quotes[x].First) == j {
				y := &d.Text.Quotes[x]
				if int(y.Last) >= end || d.comma(int(y.Last)-2) {
					return int(y.Last)
				}
				j = int(y.Last) - 1
			}
			continue
		}
		if j == i {
			continue
		}
		if d.dash(j) || d.mark(j, ':') {
			return d.trimEnd(i, j)
		}
		if d.comma(j) && !d.listComma(j, end) {
			return j
		}
		if d.Is(j, lexicon.As) && !d.clauseAt(j+1, end) {
			continue // described the plan as a mistake
		}
		if d.Is(j, lexicon.Sub) && !d.Is(j, lexicon.Prep) && !d.question(j) || d.Is(j, lexicon.Sub) && d.say.cuts[d.Words[j]] {
			return j
		}
	}
	return end
}

// listComma reports whether the comma at token i stands in a list: a noun
// group and a conjunction come soon after it.
func (d *Document) listComma(i, end int) bool {
	if i+1 >= end || d.Is(i+1, lexicon.Rel) || d.gerund(i+1) {
		return false
	}
	for j := i + 1; j < end && j < i+12; j++ {
		if d.Is(j, lexicon.Conj) {
			return true
		}
		if d.comma(j) && d.Is(j+1, lexicon.Conj) {
			return true
		}
		if d.Any(j, lexicon.SetOf(lexicon.Rel, lexicon.Modal, lexicon.Aux)) {
			return false
		}
	}
	return false
}
