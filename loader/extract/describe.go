package extract

import (
	"slices"
	"strings"

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
			if p.kind == orgAtom && p.desc != 0 && x.kind == roleAtom && d.rules.nounCompounds {
				x.ofDesc = p.desc - 1
				q := &d.descs[x.ofDesc]
				pos, prev = int(q.first), prev-1
				for prev >= 0 && int(d.atoms[prev].first) >= pos {
					prev--
				}
				break
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
		if d.possessive(i) && prev >= 0 && int(d.atoms[prev].last) == i && d.atoms[prev].kind == roleAtom && x.kind == orgAtom {
			x.definite = true
			x.ofDesc = d.describe(prev) // the Irish president's office
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
		if n := d.rankBefore(pos, first); n > 0 {
			x.former = x.former || d.rankIs(pos-n, "former")
			x.deputy = x.deputy || d.rankIs(pos-n, "deputy")
			pos -= n
			continue
		}
		if d.Any(i, lexicon.SetOf(lexicon.Adj)) && !d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Prep, lexicon.Conj)) {
			pos--
			continue
		}
		if n := d.lowerBetween(pos, first); n > 0 && !aside {
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
	if i := pos - 1; i >= first && d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Dem)) && !(d.Is(i, lexicon.That) && i > first) {
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

// growRight takes in what stands behind the head: demonyms and adjectives in
// the languages that put them there, and what the office or body belongs to.
func (d *Document) growRight(k int, x *description) {
	end := int(d.Text.Sentences[d.sentence[x.first]].Last)
	q, next := int(x.last), k+1
	if q < end && next < len(d.atoms) && int(d.atoms[next].first) == q && d.atoms[next].kind == pronounAtom && d.Is(q, lexicon.Poss) && d.rules.ownerBehind && x.owner < 0 {
		x.owner, x.definite = int32(next), true // omologul său
		q, next = int(d.atoms[next].last), next+1
	}
	demonym := func() bool {
		if next < len(d.atoms) && int(d.atoms[next].first) == q && d.atoms[next].kind == demonymAtom && !d.atoms[next].used && x.country < 0 &&
			!d.Shape(q, text.Capitalised) {
			x.country = int32(next)
			d.atoms[next].used = true
			q, next = int(d.atoms[next].last), next+1
			if x.sense.Feat&lexicon.Pl != 0 && len(x.countries) == 0 {
				q, next = d.demonymsBehind(q, next, end, x)
			}
			return true
		}
		return false
	}
	for q < end {
		if demonym() {
			continue
		}
		if d.Any(q, lexicon.SetOf(lexicon.Rank, lexicon.Adj)) && !d.capital(q) && !d.Any(q, lexicon.SetOf(lexicon.Prep, lexicon.Conj, lexicon.Det, lexicon.Say, lexicon.Aux, lexicon.Modal, lexicon.Contact)) {
			x.former = x.former || d.rankIs(q, "former")
			x.deputy = x.deputy || d.rankIs(q, "deputy")
			q++
			continue
		}
		if d.postAdjective(q, end) {
			q++
			continue
		}
		if x.kind == roleAtom && !d.rules.nounCompounds && d.Is(q, lexicon.Role) && !d.capital(q) && q+1 < end && d.capital(q+1) && next < len(d.atoms) && int(d.atoms[next].first) == q && d.atoms[next].kind == roleAtom && int(d.atoms[next].last) == q+1 {
			d.atoms[next].kind, d.atoms[next].used = 0, true // el dirigente opositor X
			q, next = q+1, next+1
			continue
		}
		break
	}
	if s, ok := d.Sense(q, lexicon.Field); ok && (x.kind == roleAtom || x.kind == orgAtom) { // ministre congolais des affaires étrangères
		x.field = s.Entry + 1
		q, next = q+int(s.Len), d.swallow(next, q+int(s.Len))
		demonym()
	}
	if x.kind == roleAtom && (x.field != 0 || strings.HasSuffix(d.Entry(x.sense).Get("office"), "_minister")) {
		if n := d.portfolio(q, end); n > q {
			q, next = n, d.swallow(next, n)
		}
	}
	attach := func() { // what the office or body belongs to
		r := q
		if s, ok := d.Sense(r, lexicon.Of); ok && d.joinsHead(s, x) {
			r += int(s.Len)
			for r < end && (d.Is(r, lexicon.Det) || d.Is(r, lexicon.Dem)) && !d.capital(r) {
				r++
			}
		} else if !d.rules.genitiveNames && !(x.kind == orgAtom) {
			return
		}
		n := next
		for n < len(d.atoms) && int(d.atoms[n].first) < r {
			n++
		}
		if n >= len(d.atoms) || int(d.atoms[n].first) != r {
			return
		}
		if (r > q || d.rules.genitiveNames && d.atoms[n].kind == orgAtom && d.atoms[n].sense.Feat&lexicon.Obl != 0) && (x.kind == roleAtom || x.kind == orgAtom) {
			if o := d.describedFrom(n, r, end); o >= 0 { // a spokesman for China's foreign ministry
				x.ofDesc = o
				q = int(d.descs[o].last)
				return
			}
		}
		if d.atoms[n].used {
			return
		}
		p := &d.atoms[n]
		switch p.kind {
		case nameAtom:
			if r == q && !d.bareGenitive(p) && !(p.kind == nameAtom && p.typ == 0 && d.Entry(x.sense).Get("owner") == "behind") {
				return
			}
			if p.typ == Person && r > q && x.kind == roleAtom { // an adviser to, a spokesman of a person
				x.owner = int32(n)
				q = int(p.last)
				next = n + 1
				return
			}
			if p.typ == Person {
				return
			}
			x.of, p.used = int32(n), true
			q, next = int(p.last), n+1
			if x.sense.Feat&lexicon.Pl != 0 && (p.typ == Country || p.typ == Place) {
				q, next = d.countriesBehind(q, next, end, x)
			}
			demonym()
		case roleAtom:
			if r > q && x.kind != roleAtom { // the office of the president
				o := d.describe(n)
				x.ofDesc = o
				q = int(d.descs[o].last)
				for next < len(d.atoms) && int(d.atoms[next].first) < q {
					next++
				}
			}
		}
	}
	if x.of < 0 && x.ofDesc < 0 && q < end {
		attach()
	}
	if n := next; x.kind == roleAtom && x.of < 0 && x.ofDesc < 0 && !d.rules.nounCompounds && !d.rules.nounCapitals && !d.rules.genitiveNames && n+1 < len(d.atoms) && int(d.atoms[n].first) == q {
		// il segretario Fiom Lena Bassi
		if p, o := &d.atoms[n], &d.atoms[n+1]; p.kind == nameAtom && !p.used && (p.typ == Organization || p.typ == 0 || p.typ == Thing) && o.first == p.last && o.kind == nameAtom && o.typ == Person {
			p.typ, p.used = Organization, true
			x.of, q, next = int32(n), int(p.last), n+1
		}
	}
	if x.kind == roleAtom && x.of >= 0 {
		q = d.posted(q, end, next)
	}
	if x.kind == roleAtom && x.of < 0 && x.ofDesc < 0 && x.owner < 0 {
		q = d.field(q, end)
	}
	if d.rules.cases && x.of < 0 && x.owner < 0 && (x.kind == roleAtom && x.ofDesc < 0 || x.kind == orgAtom) {
		q = d.district(q, next, end)
	}
	if x.kind == roleAtom && q < end {
		q = d.reach(k, q, end)
	}
	// An embassy in Dublin, a ministry in Gaza.
	if x.kind == orgAtom && q < end && d.Is(q, lexicon.Locative) {
		r := q + 1
		for r < end && d.Is(r, lexicon.Det) && !d.capital(r) {
			r++
		}
		for n := next; n < len(d.atoms) && int(d.atoms[n].first) <= r; n++ {
			if p := &d.atoms[n]; int(p.first) == r && p.kind == nameAtom && (p.typ == Place || p.typ == Country || p.typ == 0) && !p.used {
				p.used = true
				q = int(p.last)
			}
		}
	}
	if x.kind == roleAtom && x.of >= 0 && d.comma(int(x.first)-1) {
		q = d.modified(q, end)
	}
	x.last = int32(q)
}

// reach takes in what hangs on the office at atom k behind token q, up to the
// comma before the name of who has it: el gobernador de la provincia del Chaco,
// X; o ministro do Desenvolvimento, Indústria e Comércio, X. It returns q where
// no such name follows.
func (d *Document) reach(k, q, end int) int {
	const longest = 14 // tokens
	if d.rules.nounCompounds || d.rules.nounCapitals || !d.Any(q, lexicon.SetOf(lexicon.Of, lexicon.Locative)) && !d.comma(q) && !d.Is(q, lexicon.Conj) {
		return q
	}
	if d.Is(q, lexicon.Conj) && !d.capital(q+1) {
		return q
	}
	n := k + 1
	for i := q; i < min(end-1, q+longest); i++ {
		if d.comma(i) {
			for n < len(d.atoms) && int(d.atoms[n].first) < i+1 {
				n++
			}
			if n >= len(d.atoms) {
				return q
			}
			a := &d.atoms[n]
			if int(a.first) == i+1 && a.kind == nameAtom && !a.used && (a.typ == Person || a.typ == 0 && a.name < 0 && a.last-a.first >= 2) {
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
		if d.Text.Tokens[i].Kind != text.Word || d.verbHere(i) || d.Any(i, lexicon.SetOf(lexicon.Rel, lexicon.Sub, lexicon.Role, lexicon.Contact, lexicon.Say)) && !d.Is(i, lexicon.Of) {
			return q
		}
	}
	return q
}

// owning reports whether token i joins any noun to what it belongs to: of, but
// not the to and in of an ambassador to, an envoy in.
func (d *Document) owning(i int) bool {
	if !d.Is(i, lexicon.Of) {
		return false
	}
	s, ok := d.Sense(i, lexicon.Of)
	return ok && d.Entry(s).Get("for") != "envoy"
}

// posted takes in where an envoy is sent: ambassador of Ireland in the United
// States, X; the Union's envoy to Kosovo, Y. It returns the token after it, q
// if no name follows.
func (d *Document) posted(q, end, next int) int {
	s, ok := d.Sense(q, lexicon.Of)
	if !ok {
		s, ok = d.Sense(q, lexicon.Locative)
	}
	if !ok {
		return q
	}
	r := q + int(s.Len)
	for r < end && (d.Is(r, lexicon.Det) || d.Is(r, lexicon.Dem)) && !d.capital(r) {
		r++
	}
	for n := next; n+1 < len(d.atoms) && int(d.atoms[n].first) <= r; n++ {
		p, after := &d.atoms[n], &d.atoms[n+1]
		if int(p.first) != r || p.kind != nameAtom || p.typ == Person {
			continue
		}
		at := int(p.last)
		if d.comma(at) {
			at++
		}
		if int(after.first) == at && at < end && after.kind == nameAtom && (after.typ == Person || after.typ == 0) {
			p.used = true
			if p.typ == 0 {
				p.typ = Place
			}
			return int(p.last)
		}
	}
	return q
}

// modified takes in the noun that the name an office belongs to only modifies,
// where the description is set off by commas: the chairman for the Essex
// branch. It returns the token after it.
func (d *Document) modified(q, end int) int {
	for r := q; r < end && r < q+3; r++ {
		if r > q && d.comma(r) {
			return r
		}
		if d.Text.Tokens[r].Kind != text.Word || d.capital(r) || d.Any(r, functionWord) || d.Any(r, interesting) || d.Any(r, verbClasses) {
			return q
		}
	}
	return q
}

// district takes in an unknown adjective with a capital and the noun of a place
// or body behind it: губернатор Озёрской области. It returns the token after it.
func (d *Document) district(q, next, end int) int {
	for n := next; n < len(d.atoms) && int(d.atoms[n].first) <= q; n++ {
		a := &d.atoms[n]
		if int(a.first) != q || a.kind != nameAtom || a.used || a.name >= 0 || a.typ == Person {
			continue
		}
		e := int(a.last)
		if e < end && !d.capital(e) && d.Any(e, lexicon.SetOf(lexicon.Place, lexicon.Org)) {
			a.used = true
			return e + 1
		}
		if a.typ == Place && d.Is(e-1, lexicon.Place) {
			a.used = true
			return e
		}
	}
	return q
}

// swallow takes the atoms from n on that begin before token q for parts of a
// description. It returns the next one.
func (d *Document) swallow(n, q int) int {
	for n < len(d.atoms) && int(d.atoms[n].first) < q {
		d.atoms[n].used, d.atoms[n].kind = true, 0
		n++
	}
	return n
}

// portfolio returns the token after the further fields of a minister's office
// that begin at token q and end with a comma before his name: ", de la
// Francophonie et des Congolais à l'étranger"; q if none are there.
func (d *Document) portfolio(q, end int) int {
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
			if d.Text.Tokens[j].Kind != text.Word || d.Any(j, lexicon.SetOf(lexicon.Role, lexicon.Aux, lexicon.Modal, lexicon.Rel, lexicon.That, lexicon.First)) {
				return q
			}
		}
		i = j
	}
	if i > q && i+1 < end && d.comma(i) && d.Any(i+1, lexicon.SetOf(lexicon.First, lexicon.Named, lexicon.Title)) {
		return i
	}
	return q
}

// joinsHead reports whether a preposition can join a head noun to what it
// belongs to: of joins any, for and the like an office, to and in an envoy's.
func (d *Document) joinsHead(s lexicon.Sense, x *description) bool {
	switch d.Entry(s).Get("for") {
	case "role":
		return x.kind == roleAtom
	case "envoy":
		switch d.Entry(x.sense).Get("office") {
		case "ambassador", "envoy", "aide":
			return x.kind == roleAtom
		}
		return false
	}
	return true
}

// postAdjective reports whether token q is an adjective behind its noun that the
// language does not know: what the noun belongs to comes next. (surse comunitare
// de la Bruxelles)
func (d *Document) postAdjective(q, end int) bool {
	if d.rules.nounCompounds || d.rules.nounCapitals || d.Text.Tokens[q].Kind != text.Word || d.Words[q] != 0 || d.capital(q) || q+2 >= end {
		return false
	}
	if d.verbEnding(q) || !d.owning(q+1) {
		return false // el alcalde viajó a Soria
	}
	s, ok := d.Sense(q+1, lexicon.Of)
	r := q + 1 + int(s.Len)
	return ok && r < end && d.capital(r)
}

// field takes in the field of an office: of transport, al economiei. It returns
// the token after it.
func (d *Document) field(q, end int) int {
	s, ok := d.Sense(q, lexicon.Of)
	if !ok || d.Entry(s).Get("for") != "" || d.Is(q, lexicon.Aux) {
		return q
	}
	r := q + int(s.Len)
	for r < end && d.Is(r, lexicon.Det) && d.Feat(r, lexicon.Det)&lexicon.Indef == 0 {
		r++
	}
	for n := 0; n < 3 && r+1 < end; n, r = n+1, r+1 {
		if d.Text.Tokens[r].Kind != text.Word || d.capital(r) || d.Any(r, functionWord) || d.Any(r, interesting) || d.Any(r, lexicon.SetOf(lexicon.Prep, lexicon.Verb)) {
			return q
		}
		if d.Text.Tokens[r+1].Kind == text.Punct || d.capital(r+1) {
			return r + 1
		}
	}
	return q
}

// describedFrom returns the description of an organisation that starts at token
// r, whose first atom is n, -1 if there is none.
func (d *Document) describedFrom(n, r, end int) int32 {
	for k := n; k < len(d.atoms) && k < n+4 && int(d.atoms[k].first) < min(end, r+8); k++ {
		a := &d.atoms[k]
		if a.kind == orgAtom {
			if o := d.describe(k); int(d.descs[o].core) <= r {
				return o
			}
			return -1
		}
		if a.kind != demonymAtom && a.kind != nameAtom && a.kind != roleAtom {
			return -1
		}
	}
	return -1
}

const genitives = gazetteer.Genitive | gazetteer.Dative

// bareGenitive reports whether a name that follows its head noun without a
// preposition can belong to it: a country or body, not in the nominative where
// the form tells.
func (d *Document) bareGenitive(p *atom) bool {
	if d.rules.genitiveNames && p.typ == 0 && p.name < 0 && p.last == p.first+1 && d.Shape(int(p.first), text.AllCaps) && d.styles[d.sentence[p.first]] == running {
		p.typ = Organization // președintele ABC
		return true
	}
	if !d.rules.genitiveNames || p.typ == Person || p.typ == 0 || p.typ == Outlet {
		return false
	}
	if p.name < 0 {
		return true
	}
	n := &d.Lang.Names[p.name]
	return n.Cases == 0 && !d.rules.genitiveBefore || n.Cases&genitives != 0
}
