package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

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
		if x.kind == roleAtom && d.rankCapital(q, end) {
			x.deputy = x.deputy || d.rankIs(q, "deputy")
			q, next = q+1, d.swallow(next, q+1)
			continue
		}
		if s, ok := d.Sense(q, lexicon.Rank); ok && s.Len > 1 && !d.capital(q) {
			q += int(s.Len) // presidente en funciones
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
		if n := d.portfolio(q, end, next); n > q {
			q, next = n, d.swallow(next, n)
		}
	}
	attach := func() { // what the office or body belongs to
		r := q
		if x.kind == orgAtom && d.rules.nounCapitals && q == int(x.last) && q < end && d.capital(q) && d.Entry(x.sense).Get("back") != "" && !d.Is(q, lexicon.Of) {
			return // die Gewerkschaft GDL: its name, not whose it is
		}
		if s, ok := d.Sense(r, lexicon.Of); ok && d.joinsHead(s, x) {
			r += int(s.Len)
			for r < end && (d.Is(r, lexicon.Det) || d.Is(r, lexicon.Dem)) && !d.capital(r) {
				r++
			}
		} else if !d.rules.genitiveNames && !(x.kind == orgAtom) {
			return
		}
		r = d.placeHead(r, end)
		n := next
		for n < len(d.atoms) && int(d.atoms[n].first) < r {
			n++
		}
		if n < len(d.atoms) && r > q && x.kind == roleAtom && d.membersBody(n, r) {
			x.ofDesc = d.describe(n) // the head of the miners' union
			q = int(d.descs[x.ofDesc].last)
			return
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
			if r > q && x.kind == roleAtom && !d.rules.nounCompounds && !d.Any(r, lexicon.SetOf(lexicon.Org, lexicon.Thing, lexicon.First)) && d.splitName(n) {
				q, next = int(p.first), n // la ministre du Patrimoine Rita Borel
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
			} else if r > q || d.rules.genitiveNames && p.sense.Feat&lexicon.Obl != 0 {
				q, next = d.superior(n, q, next, end)
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
	if n := next; x.kind == roleAtom && x.of < 0 && x.ofDesc < 0 && x.sense.Feat&lexicon.Pl == 0 && !d.rules.nounCompounds && !d.rules.nounCapitals && !d.rules.genitiveNames && n < len(d.atoms) {
		// le député ABC a dit
		if p := &d.atoms[n]; int(p.first) == q && p.kind == nameAtom && !p.used && p.typ == Organization && p.name >= 0 {
			p.used = true
			x.of, q, next = int32(n), int(p.last), n+1
		}
	}
	if x.kind == roleAtom && x.of >= 0 {
		q = d.posted(q, end, next)
	}
	q = d.whose(q, end, x)
	if x.kind == roleAtom && (x.of < 0 && x.ofDesc < 0 && x.owner < 0 || d.rules.nounCompounds && q == int(d.atoms[k].last)) {
		q = d.field(q, end)
	}
	if x.kind == roleAtom && x.sense.Feat&lexicon.Pl == 0 && !d.rules.nounCompounds && !d.rules.nounCapitals {
		if n := d.portfolio(q, end, next); n > q {
			q, next = n, d.swallow(next, n)
		}
		q, next = d.calledAfter(q, next, end, x)
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

// placeHead is the token after the noun at token r that says what kind of place
// is named behind it, and after what joins the two: primarul municipiului Iași,
// el alcalde de la ciudad de Soria. It is r where no such noun stands.
func (d *Document) placeHead(r, end int) int {
	if r+1 >= end || d.capital(r) || !d.Is(r, lexicon.Place) {
		return r
	}
	q := r + 1
	if s, ok := d.Sense(q, lexicon.Of); ok && d.Entry(s).Get("for") == "" {
		q += int(s.Len)
	}
	if q < end && d.capital(q) && !d.Is(q, lexicon.First) {
		return q // but министру здравоохранения области Елене Ворониной
	}
	return r
}

// superior takes in the office at atom n that the one before it serves, where a
// comma and the name of who serves follow: consilierul președintelui, X. It
// returns the token and the atom after it, q and next where no name follows.
func (d *Document) superior(n, q, next, end int) (int, int) {
	o := d.describe(n)
	e := int(d.descs[o].last)
	if k := d.nameBehind(&d.descs[o]); k >= 0 {
		e = int(d.atoms[k].last)
	}
	if e+1 >= end || !d.comma(e) || !d.capital(e+1) && !d.Is(e+1, lexicon.Title) || d.Is(e+1, lexicon.Role) {
		return q, next
	}
	d.descs[o].under = true
	for next < len(d.atoms) && int(d.atoms[next].first) < e {
		next++
	}
	return e, next
}

// membersBody reports whether atom n is a body that the plural in lower case at
// token r owns: miners' union.
func (d *Document) membersBody(n, r int) bool {
	return d.atoms[n].kind == orgAtom && int(d.atoms[n].first) == r+2 && d.possessive(r+1) && d.Text.Tokens[r].Kind == text.Word && !d.capital(r) && d.pluralEnding(r)
}

// rankCapital reports whether token q, behind an office, is an adjective of it that
// is written with a capital too: a Secretária de Estado Adjunta, X.
func (d *Document) rankCapital(q, end int) bool {
	return d.capital(q) && d.Is(q, lexicon.Rank) && !d.rules.nounCompounds && !d.rules.nounCapitals && !d.Any(q, lexicon.SetOf(lexicon.First, lexicon.Named, lexicon.Org)) &&
		q+1 < end && (d.comma(q+1) || d.Any(q+1, lexicon.SetOf(lexicon.Of, lexicon.Conj)))
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
		for at < end && d.Is(at, lexicon.Title) {
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
		return x.kind == otherAtom // omologul din Slovenia
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
	for r < end && d.Is(r, lexicon.Det) && !d.capital(r) {
		r++ // líderes sindicales de la CTM
	}
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

// longGenitive reports whether token i ends as the genitive of a noun does and
// no name of a person: by an ending of names of four letters or more.
func (d *Document) longGenitive(i int) bool {
	word := d.Text.Of(i)
	if d.Is(i, lexicon.First) {
		return false
	}
	for _, e := range d.rules.nameEndings {
		if len(e) >= 4 && len(word) > len(e)+2 && strings.HasSuffix(word, e) {
			return true
		}
	}
	return false
}

const genitives = gazetteer.Genitive | gazetteer.Dative

// bareGenitive reports whether a name that follows its head noun without a
// preposition can belong to it: a country or body, not in the nominative where
// the form tells.
func (d *Document) bareGenitive(p *atom) bool {
	if d.rules.genitiveNames && !d.rules.cases && p.typ != Country && p.name < 0 && p.last-p.first <= 3 && d.longGenitive(int(p.first)) {
		p.typ = Organization // patronul Petrolului Vlahia
		return true
	}
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
