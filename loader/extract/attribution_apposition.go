package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// identified reports whether the noun group g is about an actor of the article.
func (d *Document) identified(g group) bool {
	m := d.sourceMention(g)
	return m != nil && m.Actor >= 0 && m.Kind != Pronoun && !d.Actors[m.Actor].Unnamed && (d.Actors[m.Actor].Type == Person || int(m.First) == g.first && int(m.Last) == g.last)
}

// oneWordName reports whether the noun group g ends with a name of one word behind
// an office: the master of the works Tarnby, which may be the name of the works.
func (d *Document) oneWordName(g group) bool {
	m := d.sourceMention(g)
	return m != nil && m.Kind == Titled && d.MentionAt(g.last-1) == m && !d.capital(g.last-2)
}

// appositive returns the name of a person in commas at token i, right behind the
// noun group g that ends there and is about nobody named: said the master of the
// port, Lena Marsh. Else it returns g.
func (d *Document) appositive(g group, last int) group {
	i := g.last
	if !d.comma(i) || i+1 >= last || d.identified(g) && !d.oneWordName(g) {
		return g
	}
	m := d.MentionAt(i + 1)
	if m == nil || d.identified(g) && !d.Is(i+1, lexicon.First) || int(m.First) != i+1 || m.Kind != Name || m.Actor < 0 || d.Actors[m.Actor].Type != Person || m.Last-m.First < 2 {
		return g
	}
	if e := int(m.Last); e < last && d.Text.Tokens[e].Kind == text.Word {
		return g
	}
	return group{int(m.First), int(m.Last)}
}

// circumstanced reports whether the words before the comma at token i are a phrase
// with a preposition at the head of the sentence, and the name of whom it is about.
func (d *Document) circumstanced(i, first int) bool {
	m := d.MentionAt(i - 1)
	return m != nil && m.Kind == Name && int(m.First)-1 > first && d.comma(int(m.First)-1) && d.Is(first, lexicon.Prep) && !d.contracted(first) && d.circumstance(first, int(m.First)-1) && d.MentionAt(int(m.First)-2) != nil
}

// headsSentence reports whether the noun group g, a person's name, ends a longer one
// that begins the sentence: the councillor for sports Lena Marsh, ...
func (d *Document) headsSentence(first int, g group) bool {
	m := d.MentionAt(g.last - 1)
	if m == nil || m.Kind != Name || m.Actor < 0 || d.Actors[m.Actor].Type != Person || !d.Any(first, lexicon.SetOf(lexicon.Det, lexicon.Role)) || d.Is(first, lexicon.Prep) || g.first > first+6 {
		return false
	}
	for k := first; k < g.first; k++ {
		if d.Text.Tokens[k].Kind != text.Word || d.verbHere(k) || d.Is(k, lexicon.Conj) {
			return false
		}
	}
	return true
}

// namesSpeaker reports whether all that follows the cue q, up to a comma or the end
// of the sentence, is a noun group that names a person: ..., said the pilot and
// deputy harbour master Lena Marsh.
func (d *Document) namesSpeaker(q cue, s int) bool {
	last := int(d.Text.Sentences[s].Last)
	if d.say.freeOrder || q.act > writeAct || q.frames&invertFrame == 0 || q.last >= last || !d.nounStart(q.last) {
		return false
	}
	person := false
	for i := q.last; i < last && i < q.last+14; i++ {
		if d.Text.Tokens[i].Kind == text.Punct {
			return person && (i+1 >= last || d.comma(i))
		}
		if d.verbHere(i) || d.Any(i, lexicon.SetOf(lexicon.Rel, lexicon.That, lexicon.Sub)) || d.Text.Tokens[i].Kind == text.OpenQuote {
			return false
		}
		m := d.MentionAt(i)
		person = person || m != nil && m.Kind != Pronoun && m.Actor >= 0 && d.Actors[m.Actor].Type == Person
	}
	return person
}
