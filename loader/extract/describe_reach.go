package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// calledAfter takes in the name of the region, group or union that the office of
// description x ends with: le président de la région Azurée, X; il presidente
// della Regione Azzurra X. A name that nothing is known of is only one where the
// person's name follows: le président de la région X is that person.
func (d *Document) calledAfter(q, next, end int, x *description) (int, int) {
	nouns := lexicon.SetOf(lexicon.Place, lexicon.Org)
	if q <= int(x.core)+1 || q >= end || d.capital(q-1) && !d.Is(q-1, lexicon.Place) && x.ofDesc < 0 || !d.Any(q-1, nouns) || x.of >= 0 || d.Is(q, lexicon.First) {
		return q, next
	}
	for next < len(d.atoms) && int(d.atoms[next].first) < q {
		next++
	}
	if next >= len(d.atoms) || int(d.atoms[next].first) != q {
		return q, next
	}
	p := &d.atoms[next]
	if p.kind != nameAtom || p.used || p.typ == Person && p.name >= 0 {
		return q, next
	}
	if d.splitName(next) {
		return int(p.first), next // du groupe Azur Luc Borel
	}
	if p.typ == Person || p.typ == 0 && !d.personAt(int(p.last), next+1) {
		return q, next
	}
	if p.typ == 0 {
		p.typ = Organization
	}
	p.used = true
	if x.ofDesc < 0 {
		x.of = int32(next)
	}
	return int(p.last), next + 1
}

// splitName makes the name at atom k begin with the given name inside it, where
// the words before are of what its bearer heads: du Patrimoine Rita Borel. It
// reports whether there is one.
func (d *Document) splitName(k int) bool {
	p := &d.atoms[k]
	if p.name >= 0 {
		return false
	}
	for i := int(p.first) + 1; i+1 < int(p.last); i++ {
		if d.Is(i, lexicon.First) {
			p.first, p.start, p.typ = int32(i), d.Text.Tokens[i].Start, Person
			return true
		}
	}
	return false
}

// personAt reports whether a person's name stands at token i, or behind a comma
// there, from atom n on.
func (d *Document) personAt(i, n int) bool {
	comma := d.comma(i)
	if comma {
		i++
	}
	for n < len(d.atoms) && int(d.atoms[n].first) < i {
		n++
	}
	if n >= len(d.atoms) || int(d.atoms[n].first) != i {
		return false
	}
	a := &d.atoms[n]
	return a.kind == nameAtom && !a.used && (a.typ == Person || a.typ == 0 && a.name < 0 && a.last-a.first >= 2) && (!comma || d.endsApposition(int(a.last)))
}

// reach takes in what hangs on the office at atom k behind token q, up to the
// comma before the name of who has it: el gobernador de la provincia del Chaco,
// X; o ministro do Desenvolvimento, Indústria e Comércio, X. It returns q where
// no such name follows.
func (d *Document) reach(k, q, end int) int {
	const longest = 14 // tokens
	if r := d.adjectivesTo(q, end, k+1); r > q {
		return r
	}
	if d.rules.nounCompounds || d.rules.nounCapitals || !d.Any(q, lexicon.SetOf(lexicon.Of, lexicon.Locative)) && !d.comma(q) && !d.Is(q, lexicon.Conj) && !d.genitiveNoun(q) && !(d.adjectiveBehind(q) && d.capital(q-1)) {
		return q
	}
	if d.Is(q, lexicon.Conj) && (q+1 >= end || !d.capital(q+1) && !d.owning(q+1)) {
		return q
	}
	n := k + 1
	for i := q; i < min(end-1, q+longest); i++ {
		if d.comma(i) {
			at := i + 1
			for at < end && d.Is(at, lexicon.Title) {
				at++ // le Premier ministre de la République d'Azurie, M. X
			}
			for n < len(d.atoms) && int(d.atoms[n].first) < at {
				n++
			}
			if n >= len(d.atoms) {
				return q
			}
			a := &d.atoms[n]
			if int(a.first) == at && a.kind == nameAtom && !a.used && (a.typ == Person || a.typ == 0 && a.name < 0 && a.last-a.first >= 2) {
				if d.endsApposition(int(a.last)) {
					for k++; k < n; k++ { // what the office belongs to, or where
						d.atoms[k].used = d.atoms[k].used || d.atoms[k].kind == nameAtom && int(d.atoms[k].first) >= q
					}
					return i
				}
				return q
			}
			if !d.capital(i + 1) {
				return q
			}
			continue
		}
		if d.Text.Tokens[i].Kind != text.Word || d.verbHere(i) || d.Any(i, lexicon.SetOf(lexicon.Rel, lexicon.Sub, lexicon.Contact, lexicon.Say)) && !d.Is(i, lexicon.Of) || d.Is(i, lexicon.Role) && !d.capital(i) && !d.owning(i-1) {
			return q
		}
	}
	return q
}

// adjectivesTo is the token of the given name behind up to two adjectives at token
// q of what an office belongs to, from atom n on: con il ministro della
// Transizione verde X. Where the office may be a subject the word may be a verb
// that the language does not know, so an auxiliary has to follow the name. It is
// q where none is there.
func (d *Document) adjectivesTo(q, end, n int) int {
	if d.rules.nounCompounds || d.rules.nounCapitals {
		return q
	}
	r := q
	for r < end && r < q+2 && d.adjectiveBehind(r) && (r == q || !d.capital(r-1)) {
		r++
	}
	if r == q || r >= end || !d.Is(r, lexicon.First) || !d.capital(r) {
		return q
	}
	for n < len(d.atoms) && int(d.atoms[n].first) < r {
		n++
	}
	if n >= len(d.atoms) || int(d.atoms[n].first) != r || d.atoms[n].kind != nameAtom || d.atoms[n].used || d.atoms[n].last-d.atoms[n].first < 2 {
		return q
	}
	if e := int(d.atoms[n].last); e < end && d.Any(e, lexicon.SetOf(lexicon.Aux, lexicon.Modal)) {
		return r
	}
	for i := q - 1; i >= 0 && i > q-8; i-- {
		switch {
		case d.Any(i, lexicon.SetOf(lexicon.Role)) && i > 0:
			for i--; i >= 0 && d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Rank)) && !d.Is(i, lexicon.Prep); i-- {
			}
			if i >= 0 && d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Contact)) {
				return r // behind a verb no other follows
			}
			return q
		}
	}
	return q
}

// adjectiveBehind reports whether token q is a word in lower case behind a name
// that an office belongs to, which may be an adjective of it: il capo della
// Protezione civile.
func (d *Document) adjectiveBehind(q int) bool {
	return q > 0 && d.Text.Tokens[q].Kind == text.Word && !d.capital(q) && !d.Any(q, functionWord) && !d.Any(q, interesting) && !d.Any(q, verbClasses)
}

// portfolio returns the token after the further fields of a minister's office
// that begin at token q, before atom next, and end before his name: ", de la
// Francophonie et des Congolais à l'étranger, X"; "e delle Politiche sociali X";
// q if none are there.
func (d *Document) portfolio(q, end, next int) int {
	const longest = 24 // tokens
	i := q
	for i < end && i < q+longest {
		j := i
		for j < end && (d.comma(j) || d.Is(j, lexicon.Conj)) {
			j++
		}
		if j == i || j >= end || !d.Is(j, lexicon.Of) {
			break
		}
		for j++; j < end && !d.comma(j) && !d.Is(j, lexicon.Conj); j++ {
			if d.Is(j, lexicon.First) && d.capital(j) && j+1 < end && d.capital(j+1) && !d.Any(j-1, lexicon.SetOf(lexicon.Of, lexicon.Det)) {
				for next < len(d.atoms) && int(d.atoms[next].last) <= j {
					next++
				}
				if next < len(d.atoms) && (int(d.atoms[next].first) == j || d.splitName(next)) && d.atoms[next].kind == nameAtom {
					return int(d.atoms[next].first)
				}
				return q
			}
			if d.Text.Tokens[j].Kind != text.Word || !d.capital(j) && d.Is(j, lexicon.Role) || d.Any(j, lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Rel, lexicon.That, lexicon.First)) {
				return q
			}
		}
		i = j
	}
	if i > q && d.comma(i) && (i+1 < end && d.Any(i+1, lexicon.SetOf(lexicon.First, lexicon.Named, lexicon.Title)) || d.personAt(i, next)) {
		return i
	}
	return q
}
