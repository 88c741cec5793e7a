package extract

import (
	"slices"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// description is a noun group that says what someone or something is: "the
// former French foreign minister", "China's embassy in London", "the two
// leaders". Its head is an atom.
type description struct {
	head        int32 // index of the head's atom
	kind        atomKind
	sense       lexicon.Sense
	first, last int32   // tokens, without a name that follows
	core        int32   // the first token after the determiner
	country     int32   // atom of the demonym, or -1
	of          int32   // atom of what the office or body belongs to, or -1
	ofDesc      int32   // description of what it belongs to, where that is no name, or -1
	field       int32   // entry of the words that say what it is for, plus 1
	owner       int32   // atom of the possessor, a person or a possessive pronoun, or -1
	countries   []int32 // atoms, where several are listed; from right to left
	names       []int32 // atoms of the names that a plural goes with
	indefinite  bool
	definite    bool
	inside      bool         // part of a longer description
	none        bool         // no, neither
	whose       bool         // a plural known by whose it is: liderii sindicatelor
	under       bool         // whose office the one before serves: the name behind is the other's
	gender      lexicon.Feat // of the determiner
	former      bool
	deputy      bool
	actor       int32 // of a body: its actor, plus 1
	name        int32 // atom of the name that goes with it, or -1
}

// describe reads the noun group around the head noun at atom k. It returns the
// index of the description, which the same atom gives only once.
func (d *Document) describe(k int) int32 {
	if x := d.atoms[k].desc; x != 0 {
		return x - 1
	}
	a := &d.atoms[k]
	n := len(d.descs)
	d.descs = append(d.descs, description{head: int32(k), kind: a.kind, sense: a.sense, first: a.first, last: a.last,
		country: -1, of: -1, ofDesc: -1, owner: -1, name: -1})
	a.desc = int32(n + 1)
	a.used = true
	x := d.descs[n]
	if k > 0 && d.atoms[k-1].first == a.first && d.atoms[k-1].kind != roleAtom { // US-Präsident
		p := &d.atoms[k-1]
		p.used = true
		if p.kind == demonymAtom {
			x.country = int32(k - 1)
		} else {
			x.of = int32(k - 1)
		}
	}
	if c := d.compoundAt(int(a.first)); c != nil && c.head != 0 { // ex-président, vice-ministro
		for _, s := range d.Lang.Senses(c.head) {
			if s.Class == lexicon.Rank {
				x.former = x.former || d.Entry(s).Get("is") == "former"
				x.deputy = x.deputy || d.Entry(s).Get("is") == "deputy"
			}
		}
	}
	d.growLeft(k, &x)
	d.growRight(k, &x)
	if a.sense.Feat&lexicon.Def != 0 {
		x.definite = true
	}
	d.descs[n] = x
	return int32(n)
}

// growLeft takes in what stands before the head: ranks, adjectives, demonyms,
// possessors, noun modifiers, and at last the determiner.
func (d *Document) growLeft(k int, x *description) {
	first := int(d.Text.Sentences[d.sentence[x.first]].First)
	pos, prev := int(x.first), k-1
	if prev >= 0 && d.atoms[prev].first == x.first {
		prev--
	}
	aside := false // adjectives that the language does not know have been taken in
	for pos > first {
		if prev >= 0 && int(d.atoms[prev].last) == pos && d.atoms[prev].start < d.Text.Tokens[pos].Start {
			p := &d.atoms[prev]
			if p.kind == demonymAtom && !p.used {
				if x.country < 0 {
					x.country = int32(prev)
				}
				p.used = true
				pos, prev = int(p.first), prev-1
				pos, prev = d.moreCountries(pos, prev, first, x)
				continue
			}
			if p.kind == nameAtom && !p.used && x.of < 0 && d.rules.nounCompounds && (p.typ == Country || p.typ == Organization || p.typ == Outlet || p.typ == Place && p.name >= 0 || (p.typ == 0 || p.typ == Person) && x.kind == orgAtom) && p.last-p.first <= 5 {
				x.of = int32(prev)
				p.used = true
				pos, prev = int(p.first), prev-1
				pos, prev = d.moreCountries(pos, prev, first, x)
				continue
			}
			if p.kind == nameAtom && !p.used && d.rules.nounCompounds && x.kind == roleAtom && p.typ == 0 && p.name < 0 && p.last-p.first == 1 && !d.capital(int(x.first)) {
				p.used, p.kind = true, 0 // the Ruritanian president: of what, nobody knows
				pos = int(p.first)
				break
			}
			if d.titleField(p, x, k) {
				p.used, p.kind = true, 0
				pos, prev = int(p.first), prev-1
				continue
			}
			if p.kind == orgAtom && p.desc != 0 && x.kind == roleAtom && d.rules.nounCompounds {
				x.ofDesc = p.desc - 1
				q := &d.descs[x.ofDesc]
				pos, prev = int(q.first), prev-1
				for prev >= 0 && int(d.atoms[prev].first) >= pos {
					prev--
				}
				break
			}
			if n := d.rankBefore(pos, first); n > 0 && p.kind == roleAtom && p.desc != 0 && int(p.last-p.first) == n && d.rankIs(pos-n, "deputy") {
				d.descs[p.desc-1].inside, x.deputy = true, true // deputy finance minister: no deputy of parliament
				pos, prev = pos-n, prev-1
				continue
			}
			if p.kind == pronounAtom && p.sense.Class == lexicon.Poss {
				x.owner, x.definite = int32(prev), true
				pos = int(p.first)
				break
			}
			if p.kind == nameAtom && !p.used && d.rules.genitiveBefore && d.genitiveOnly(p) && x.kind != groupAtom {
				x.definite = true
				if p.typ == Person {
					x.owner = int32(prev)
				} else if x.of < 0 {
					x.of, p.used = int32(prev), true
				}
				pos = int(p.first)
			}
			break
		}
		i := pos - 1
		if d.possessive(i) && prev >= 0 && int(d.atoms[prev].last) == i && (d.atoms[prev].kind == roleAtom && x.kind == orgAtom || d.atoms[prev].kind == orgAtom && x.kind == roleAtom && d.atoms[prev].desc != 0) {
			x.definite = true
			x.ofDesc = d.describe(prev) // the Irish president's office, the council's leader
			pos = int(d.descs[x.ofDesc].core)
			for prev >= 0 && int(d.atoms[prev].first) >= pos {
				prev--
			}
			continue
		}
		if d.possessive(i) && prev >= 0 && int(d.atoms[prev].last) == i && d.atoms[prev].kind == nameAtom {
			p := &d.atoms[prev]
			x.definite = true
			if (p.typ == Person || p.typ == 0) && (x.kind != orgAtom || d.Entry(x.sense).Get("body") == "") {
				x.owner = int32(prev)
				break
			}
			if p.typ == Person || p.typ == 0 { // Trump's administration
				x.of = int32(prev)
				pos = int(p.first)
				break
			}
			if x.of < 0 {
				x.of, p.used = int32(prev), true
			}
			pos = int(p.first)
			break
		}
		if x.kind == orgAtom && i-1 >= first && d.membersBody(k, i-1) {
			x.definite = true
			pos = i - 1
			continue
		}
		if n := d.rankBefore(pos, first); n > 0 {
			x.former = x.former || d.rankIs(pos-n, "former")
			x.deputy = x.deputy || d.rankIs(pos-n, "deputy")
			x.definite = x.definite || d.Feat(pos-n, lexicon.Rank)&lexicon.Def != 0 // noul director
			pos -= n
			continue
		}
		if d.Any(i, lexicon.SetOf(lexicon.Adj)) && !d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Prep, lexicon.Conj)) {
			pos--
			continue
		}
		if x.kind == roleAtom && !aside && d.ownedNoun(pos, first) {
			pos, aside = pos-1, true
			continue
		}
		n := d.lowerBetween(pos, first)
		if behind := int(d.atoms[k].last); n == 0 && x.kind == roleAtom && behind < len(d.Text.Tokens) && d.capital(behind) {
			n = d.nounsBefore(pos, first)
		}
		if n > 0 && !aside {
			pos, aside = pos-n, true
			continue
		}
		break
	}
	if pos-2 >= first && d.mark(pos-1, '-') && d.Text.Tokens[pos-2].Kind == text.Number && d.Text.Tokens[pos-1].End == d.Text.Tokens[pos].Start {
		pos -= 2 // der 31-Jährige
	}
	if pos > first && d.Any(pos-1, lexicon.SetOf(lexicon.Num)) && (x.kind == groupAtom || x.sense.Feat&lexicon.Pl != 0) {
		pos--
	}
	x.core = int32(pos)
	if i := pos - 1; i >= first && d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Dem)) && !(d.Is(i, lexicon.That) && i > first) && !d.otherCase(i, x) {
		x.gender = d.Feat(i, lexicon.Det) & (lexicon.Masc | lexicon.Fem)
		if d.Is(i, lexicon.Neg) {
			x.none = true
		} else if d.Feat(i, lexicon.Det)&lexicon.Indef != 0 {
			x.indefinite = true
		} else {
			x.definite = true
		}
		pos--
	}
	x.first = int32(pos)
}

// otherCase reports whether the demonstrative at token i stands in another case
// than the head behind it: Об этом | глава региона сказал.
func (d *Document) otherCase(i int, x *description) bool {
	return d.rules.cases && d.Feat(i, lexicon.Dem)&lexicon.Obl != 0 && x.sense.Feat&(lexicon.Obl|lexicon.Pl) == 0 && x.sense.Feat != 0
}

// lowerBetween counts the words that the language does not know, in lower case,
// between a determiner, or what belongs in a description, and the head at token
// pos: adjectives, where all nouns have capitals.
func (d *Document) lowerBetween(pos, first int) int {
	if !d.rules.nounCapitals {
		return 0
	}
	for n := 0; n < 3 && pos-1-n >= first; n++ {
		i := pos - 1 - n
		if n > 0 && (d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Rank)) || d.Is(i, lexicon.Demonym)) {
			return n
		}
		if d.Text.Tokens[i].Kind != text.Word || d.capital(i) || d.Words[i] != 0 && !d.Any(i, lexicon.SetOf(lexicon.Plan, lexicon.Adj)) {
			return 0
		}
	}
	return 0
}

// nounsBefore counts the nouns, in lower case, that modify the office at token
// pos with a name behind it, where nouns may: met club president X, with the student leader X. A
// determiner, a preposition or a verb of contact has to come before them.
func (d *Document) nounsBefore(pos, first int) int {
	for n := 1; d.rules.nounCompounds && n <= 2 && pos-n > first; n++ {
		i := pos - n
		if d.Text.Tokens[i].Kind != text.Word || d.capital(i) || d.Words[i] != 0 && !d.Is(i, lexicon.Noun) {
			return 0
		}
		if d.Any(i-1, lexicon.SetOf(lexicon.Det, lexicon.Prep, lexicon.Contact)) {
			return n
		}
	}
	return 0
}

// titleField reports whether the unknown capitalised word of atom p says what the
// office of description x is for, whose head is atom k, in a title before a name:
// Rail Minister X, Housing Commissioner X.
func (d *Document) titleField(p *atom, x *description, k int) bool {
	behind := int(d.atoms[k].last)
	return p.kind == nameAtom && !p.used && d.rules.nounCompounds && x.kind == roleAtom && x.of < 0 && x.country < 0 && p.typ == 0 && p.name < 0 && p.last-p.first <= 2 &&
		d.capital(int(x.first)) && behind < len(d.Text.Tokens) && d.Text.Tokens[behind].Kind == text.Word && d.capital(behind)
}

// ownedNoun reports whether the word before the office at token pos is a noun or
// adjective in lower case that stands between it and its owner: the club's
// technical director, their marketing chief.
func (d *Document) ownedNoun(pos, first int) bool {
	i := pos - 1
	if !d.rules.nounCompounds || i-1 < first || d.Text.Tokens[i].Kind != text.Word || d.capital(i) || d.capital(pos) || d.Any(i, functionWord) || d.Any(i, verbClasses) {
		return false
	}
	return d.possessive(i-1) || d.Is(i-1, lexicon.Poss)
}

// genitiveOnly reports whether a name can only be a possessor by its form.
func (d *Document) genitiveOnly(p *atom) bool {
	if p.name < 0 {
		return false
	}
	n := &d.Lang.Names[p.name]
	return n.Cases&gazetteer.Nominative == 0 && n.Cases&genitives != 0
}

// moreCountries takes in the countries that are listed before one: Greek,
// Cypriot and French counterparts.
func (d *Document) moreCountries(pos, prev, first int, x *description) (int, int) {
	if x.kind != groupAtom && x.kind != otherAtom && x.sense.Feat&lexicon.Pl == 0 {
		return pos, prev
	}
	for pos > first && prev >= 0 {
		i := pos - 1
		comma := d.Text.Tokens[i].Kind == text.Punct && d.Text.Body[d.Text.Tokens[i].Start] == ','
		if !comma && !d.Is(i, lexicon.Conj) {
			break
		}
		if i > first && d.Text.Tokens[i-1].Kind == text.Punct && !comma && d.Text.Body[d.Text.Tokens[i-1].Start] == ',' {
			i-- // A, B, and C
		}
		p := &d.atoms[prev]
		if int(p.last) != i || p.used || p.kind != demonymAtom && !(p.kind == nameAtom && p.typ == Country) {
			break
		}
		if len(x.countries) == 0 {
			x.countries = append(x.countries, d.countryAtom(x))
		}
		x.countries = append(x.countries, int32(prev))
		p.used = true
		pos, prev = int(p.first), prev-1
	}
	return pos, prev
}

// countriesBehind takes in the countries or places that are listed behind the one that an
// office in the plural belongs to: los presidentes de Brasil y de Francia. It
// returns the token and the atom after them.
func (d *Document) countriesBehind(q, next, end int, x *description) (int, int) {
	first, closed := q, false
	for r := q; r < end && !closed; {
		if d.comma(r) {
			r++
		}
		if d.Is(r, lexicon.Conj) {
			r, closed = r+1, true
		}
		if r == q {
			break
		}
		for r < end && (d.owning(r) || d.Is(r, lexicon.Det)) && !d.capital(r) {
			r++
		}
		n := next
		for n < len(d.atoms) && int(d.atoms[n].first) < r {
			n++
		}
		if n >= len(d.atoms) || int(d.atoms[n].first) != r || d.atoms[n].used || d.atoms[n].kind != nameAtom || d.atoms[n].typ != Country && d.atoms[n].typ != Place {
			break
		}
		x.countries = append(x.countries, int32(n))
		r = int(d.atoms[n].last)
		q, next = r, n+1
		if closed {
			for _, c := range x.countries {
				d.atoms[c].used = true
			}
			x.countries = append(x.countries, x.of)
			slices.Reverse(x.countries[:len(x.countries)-1])
			return q, next
		}
	}
	x.countries = nil
	return first, next
}

// demonymsBehind takes in the demonyms that are listed behind the one of a
// plural: președinții american și rus. It returns the token and the atom after
// them.
func (d *Document) demonymsBehind(q, next, end int, x *description) (int, int) {
	for r := q; r+1 < end && (d.comma(r) || d.Is(r, lexicon.Conj)); r = q {
		if next >= len(d.atoms) || int(d.atoms[next].first) != r+1 || d.atoms[next].kind != demonymAtom || d.atoms[next].used || d.Shape(r+1, text.Capitalised) {
			break
		}
		if len(x.countries) == 0 {
			x.countries = append(x.countries, x.country)
		}
		x.countries = slices.Insert(x.countries, 0, int32(next))
		d.atoms[next].used = true
		q, next = int(d.atoms[next].last), next+1
	}
	return q, next
}

func (d *Document) countryAtom(x *description) int32 {
	if x.country >= 0 {
		return x.country
	}
	return x.of
}

// rankBefore returns the length of the rank word or phrase that ends before
// token pos, 0 if there is none.
func (d *Document) rankBefore(pos, first int) int {
	for n := 1; n <= 3 && pos-n >= first; n++ {
		if s, ok := d.Sense(pos-n, lexicon.Rank); ok && int(s.Len) == n {
			return n
		}
	}
	return 0
}

func (d *Document) rankIs(i int, what string) bool {
	s, ok := d.Sense(i, lexicon.Rank)
	return ok && d.Entry(s).Get("is") == what
}

// unlike reports whether a description is of a woman and the name is a man's.
func (d *Document) unlike(s *description, a *atom) bool {
	f := s.sense.Feat & (lexicon.Masc | lexicon.Fem)
	if f == 0 {
		f = s.gender
	}
	return f == lexicon.Fem && a.gender == lexicon.Masc
}

// officeOfSubject is the atom of the person's name behind a definite description
// that begins behind a comma, where a comma and a verb follow the name: then the
// description is of the subject, and not of whom the phrase before names. (Asked
// about X, the former mayor, Y, has …) It is -1 if there is none.
func (d *Document) officeOfSubject(s *description) int32 {
	q := s.last
	if s.indefinite || !s.definite || !d.comma(int(s.first)-1) || !d.comma(int(q)) {
		return -1
	}
	k := d.atomFrom(s.head, q+1)
	if k < 0 || d.atoms[k].first != q+1 || d.sentence[q+1] != d.sentence[s.first] {
		return -1
	}
	a := &d.atoms[k]
	if a.kind != nameAtom || a.typ != Person && (a.typ != 0 || a.name >= 0 || a.last-a.first < 2) || !d.predicate(int(a.last)) {
		return -1
	}
	a.typ = Person
	return k
}

// renamedBehind is the atom of the name of another office behind a comma, which
// tells who has that of description s: avec le repreneur, l'industriel X. It is -1
// where a list may go on behind it.
func (d *Document) renamedBehind(s *description) int32 {
	if s.kind != roleAtom || s.indefinite || !s.definite || s.sense.Feat&lexicon.Pl != 0 || d.rules.nounCompounds || !d.comma(int(s.last)) {
		return -1
	}
	for k := int(s.head) + 1; k < len(d.atoms) && int(d.atoms[k].first) <= int(s.last)+4; k++ {
		a := &d.atoms[k]
		if a.kind != roleAtom || a.sense.Feat&lexicon.Pl != 0 {
			continue
		}
		o := &d.descs[d.describe(k)]
		if o.first != s.last+1 || !o.definite {
			return -1
		}
		n := d.nameBehind(o)
		if n < 0 {
			return -1
		}
		e := int(d.atoms[n].last)
		if !d.endsApposition(e) || d.comma(e) && d.Is(e+1, lexicon.Conj) || d.Is(e, lexicon.Conj) {
			return -1
		}
		return n
	}
	return -1
}
