package extract

import (
	"slices"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// resolvePlural points they and their at a group: the last group that is
// known, or two or more actors named together, or a body.
func (d *Document) resolvePlural(i int) {
	if x := d.singularThey(i); x >= 0 {
		d.Mentions[i].Actor = x
		return
	}
	d.groupBefore(i, true)
	if !d.Mentions[i].Resolved() {
		d.groupBefore(i, false)
	}
}

// singularThey returns the spokesperson or official whose words the last
// sentence has, where "they added" goes on with them; -1 if there is none.
func (d *Document) singularThey(i int) int32 {
	m := &d.Mentions[i]
	if !d.Is(int(m.Last), lexicon.Say) && !(m.First > 0 && d.Is(int(m.First)-1, lexicon.Say)) {
		return -1
	}
	for k := i - 1; k >= 0 && d.sentence[m.First]-d.sentence[d.Mentions[k].First] <= 1; k-- {
		p := &d.Mentions[k]
		if p.Kind == Office && p.Actor >= 0 && p.Gender == 0 && d.Actors[p.Actor].Unnamed && d.Any(int(p.Last), lexicon.SetOf(lexicon.Say)) {
			return p.Actor
		}
	}
	return -1
}

// groupBefore points mention i at the nearest group before it, one that is a
// subject if subjects is set.
func (d *Document) groupBefore(i int, subjects bool) {
	m := &d.Mentions[i]
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Last > m.First || subjects && !p.Subject {
			continue
		}
		if d.sentence[m.First]-d.sentence[p.First] > 2 {
			return
		}
		if len(p.Members) > 0 {
			m.Members = p.Members
			return
		}
		if p.Kind == GroupOf && p.Actor >= 0 || p.Kind == Body && p.Number == lexicon.Pl && p.Actor >= 0 {
			m.Actor = p.Actor
			return
		}
		if with := d.coordinated(k); len(with) > 1 {
			m.Members = with
			return
		}
	}
}

// coordinated returns the actors of the mentions that are joined by commas and
// conjunctions and end with mention k, in order; nil if k stands alone.
func (d *Document) coordinated(k int) []int32 {
	start := len(d.members)
	for {
		m := &d.Mentions[k]
		if !m.Resolved() || m.Actor >= 0 && d.Actors[m.Actor].Type >= Place {
			break
		}
		if len(m.Members) > 0 {
			for x := len(m.Members) - 1; x >= 0; x-- {
				if !slices.Contains(d.members[start:], m.Members[x]) {
					d.members = append(d.members, m.Members[x])
				}
			}
		} else if !slices.Contains(d.members[start:], m.Actor) {
			d.members = append(d.members, m.Actor)
		}
		if k == 0 {
			break
		}
		p := &d.Mentions[k-1]
		for k > 1 && p.Possessive && p.Last > d.Mentions[k-2].Last { // his counterparts: the possessor lies inside
			k--
			p = &d.Mentions[k-1]
		}
		gap := int(p.Last)
		joined := p.Last <= m.First
		conj := false
		for ; joined && gap < int(m.First); gap++ {
			switch {
			case d.Is(gap, lexicon.Conj):
				conj = true
			case d.comma(gap):
			case d.Is(gap, lexicon.Det), d.Is(gap, lexicon.Title):
			default:
				joined = false
			}
		}
		if !joined || !conj && len(d.members)-start == 1 || int(m.First)-int(p.Last) > 3 || m.First == p.Last {
			break
		}
		k--
	}
	got := d.members[start:len(d.members):len(d.members)]
	if len(got) < 2 {
		d.members = d.members[:start]
		return nil
	}
	for a, b := 0, len(got)-1; a < b; a, b = a+1, b-1 {
		got[a], got[b] = got[b], got[a]
	}
	return got
}

// resolveGroup points "the two leaders", "both sides", "the ministers", "the
// latter" at the actors named before.
func (d *Document) resolveGroup(i int) {
	m := &d.Mentions[i]
	want, typ := 0, Type(0)
	if m.pair != 0 {
		e := &d.Lang.Entries[m.pair-1]
		want = 2
		switch e.Get("of") {
		case "person":
			typ = Person
		case "country":
			typ = Country
		}
		if pick := e.Get("pick"); pick != "" {
			two := d.lastActors(i, 2, Person)
			if len(two) == 2 {
				m.Actor = two[0]
				if pick == "latter" {
					m.Actor = two[1]
				}
			}
			return
		}
	}
	if m.desc >= 0 {
		s := &d.descs[m.desc]
		if len(s.names) > 1 {
			start := len(d.members)
			for _, n := range s.names {
				if x := d.atoms[n].actor; x > 0 {
					d.members = append(d.members, x-1)
				}
			}
			m.Members = d.members[start:len(d.members):len(d.members)]
			return
		}
		if len(s.countries) > 1 {
			d.groupOfCountries(i, s)
			return
		}
		e := &d.Lang.Entries[s.sense.Entry]
		if s.kind == roleAtom {
			typ = Person
		} else if s.kind == groupAtom {
			switch e.Get("of") {
			case "person":
				typ = Person
			case "country":
				typ = Country
			}
		}
		for k := int(s.first); k < int(s.last); k++ {
			if n, ok := d.Sense(k, lexicon.Num); ok && d.Entry(n).Get("n") == "2" {
				want = 2
			}
			if d.Is(k, lexicon.Pair) {
				want = 2
			}
		}
		if s.whose && !s.indefinite {
			d.unnamed(i, -1, s.sense.Entry, "")
			d.Actors[m.Actor].Type = People
			return
		}
		if d.rules.noArticles && want == 0 && s.last-s.first == 1 && e.Get("crowd") == "" && m.Subject && d.theSame(i, typ, e.Get("office")) {
			return
		}
		if !s.definite && want == 0 || s.indefinite || e.Get("crowd") != "" {
			if of := d.belongsTo(s); of >= 0 || s.last-s.first > 1 || s.kind == groupAtom && typ == Person {
				d.unnamed(i, of, s.sense.Entry, "")
				d.Actors[m.Actor].Type = People
			}
			return
		}
		if of := d.belongsTo(s); of >= 0 {
			d.unnamed(i, of, s.sense.Entry, "")
			d.Actors[m.Actor].Type = People
			return
		}
	}
	if want == 0 && (d.restricted(int(m.Last)) || d.otherTrade(m) || m.desc >= 0 && d.descs[m.desc].last > d.atoms[d.descs[m.desc].head].last) {
		return // the regional leaders: not those named before
	}
	if class := d.groupClass(m); class != "" && typ != Country {
		if m.Members = d.holdersBefore(i, want, class); m.Members != nil {
			return
		}
	}
	m.Members = d.lastActors(i, want, typ)
}

// groupClass is the class of office of those whom a group mention means: the two
// presidents, the foreign ministers; "" if the words do not tell.
func (d *Document) groupClass(m *Mention) string {
	if m.pair != 0 {
		return d.Lang.Entries[m.pair-1].Get("office")
	}
	if m.desc < 0 {
		return ""
	}
	return d.Entry(d.descs[m.desc].sense).Get("office")
}

// holdersBefore returns the persons named last before mention i, within three
// sentences, who hold an office of that class: two, or as many as the nearest
// sentence with two of them names; nil if there are fewer.
func (d *Document) holdersBefore(i, want int, class string) []int32 {
	const within = 3 // sentences
	m := &d.Mentions[i]
	start := len(d.members)
	last := int32(-1) // the sentence of the second one
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		s := d.sentence[p.First]
		if d.sentence[m.First]-s > within || last >= 0 && (want == 2 || s < last) {
			break
		}
		if p.Actor < 0 || p.Last > m.First || slices.Contains(d.members[start:], p.Actor) || !d.holds(p.Actor, class) {
			continue
		}
		if d.members = append(d.members, p.Actor); len(d.members)-start == 2 {
			last = s
		}
	}
	got := d.members[start:len(d.members):len(d.members)]
	if len(got) < 2 {
		d.members = d.members[:start]
		return nil
	}
	slices.SortFunc(got, func(a, b int32) int { return int(d.Actors[a].First - d.Actors[b].First) })
	return got
}

// holds reports whether a person with a name has an office of that class, by the
// article or when it came out.
func (d *Document) holds(x int32, class string) bool {
	a := &d.Actors[x]
	if a.Type != Person || a.Unnamed {
		return false
	}
	for _, o := range a.offices {
		if !o.former && !o.deputy && sameClass(o.class, class) {
			return true
		}
	}
	if a.kind != gazetteer.KindPerson || d.date() == "" {
		return false
	}
	for _, t := range gazetteer.Persons()[a.index].Terms {
		if sameClass(t.Office, class) && t.Covers(d.date()) {
			return true
		}
	}
	return false
}

// restricted reports whether the word at token i, behind a plural, is an
// adjective of it that the language does not know: the governors who were
// present (los gobernadores presentes) are not the ones named before.
func (d *Document) restricted(i int) bool {
	if i+1 < len(d.Text.Tokens) && d.owning(i) && d.Text.Tokens[i+1].Kind == text.Number {
		return true // los representantes de 24 estados
	}
	if d.complement(i) {
		return true
	}
	if d.rules.nounCompounds || d.rules.nounCapitals || i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Word || d.Words[i] != 0 || d.capital(i) {
		return false
	}
	return d.pluralEnding(i) && !d.verbEnding(i)
}

// otherTrade reports whether the plural of an office or trade of no class (the
// shareholders, the judges) is of people of whom the text has named none: it does
// not mean the persons named last.
func (d *Document) otherTrade(m *Mention) bool {
	if m.desc < 0 || d.descs[m.desc].kind != roleAtom {
		return false
	}
	entry := d.descs[m.desc].sense.Entry
	if d.Lang.Entries[entry].Get("office") != "" || d.Lang.Entries[entry].Get("epithet") != "" {
		return false
	}
	for x := range d.Actors {
		for _, o := range d.Actors[x].offices {
			if o.role == entry {
				return false
			}
		}
	}
	return true
}

// complement reports whether what follows a plural at token i tells whose or
// which they are by a noun, so that they are not the ones named before: șefii de
// echipă, liderii partidelor.
func (d *Document) complement(i int) bool {
	if i+1 >= len(d.Text.Tokens) || d.rules.nounCapitals {
		return false
	}
	if d.rules.genitiveNames && !d.capital(i) && d.Feat(i, lexicon.Org)&lexicon.Obl != 0 {
		return true
	}
	return d.owning(i) && !d.capital(i+1) && d.Text.Tokens[i+1].Kind == text.Word && (d.Words[i+1] == 0 || d.Is(i+1, lexicon.Org)) && !d.Any(i+1, functionWord)
}

// groupOfCountries makes the group of the holders of one office of several
// countries, or of the countries themselves: Greek and Turkish negotiators.
func (d *Document) groupOfCountries(i int, s *description) {
	if e := &d.Lang.Entries[s.sense.Entry]; s.kind == groupAtom && e.Get("of") == "person" && e.Get("body") == "" && (d.holdersNamed(i, s) || d.leadersNamed(i, s)) {
		return
	}
	start := len(d.members)
	class := d.Lang.Entries[s.sense.Entry].Get("office")
	for k := len(s.countries) - 1; k >= 0; k-- {
		of := d.atoms[s.countries[k]].actor - 1
		if of < 0 {
			continue
		}
		x := of
		if s.kind == roleAtom || s.kind == otherAtom || class != "" {
			x = d.holder(i, s.sense.Entry, class, of, s)
			if x < 0 {
				x = d.holderKnown(class, of, s)
			}
		}
		if x >= 0 {
			d.members = append(d.members, x)
		}
	}
	d.Mentions[i].Members = d.members[start:len(d.members):len(d.members)]
}

// holdersNamed points the presidents of several countries at who has that office
// in each; it reports whether the noun tells one and each country has somebody.
func (d *Document) holdersNamed(i int, s *description) bool {
	r, ok := d.Sense(int(d.atoms[s.head].first), lexicon.Role)
	if !ok || d.Entry(r).Get("office") == "" {
		return false
	}
	start := len(d.members)
	for k := len(s.countries) - 1; k >= 0; k-- {
		of := d.atoms[s.countries[k]].actor - 1
		if of < 0 {
			break
		}
		x := d.holder(i, r.Entry, d.Entry(r).Get("office"), of, s)
		if x < 0 || slices.Contains(d.members[start:], x) {
			break
		}
		d.members = append(d.members, x)
	}
	if len(d.members)-start < len(s.countries) {
		d.members = d.members[:start]
		return false
	}
	d.Mentions[i].Members = d.members[start:len(d.members):len(d.members)]
	return true
}

// leadersNamed points the leaders of several countries at the persons of those
// countries named last before; it reports whether each country has one.
func (d *Document) leadersNamed(i int, s *description) bool {
	start := len(d.members)
	for k := len(s.countries) - 1; k >= 0; k-- {
		of := d.atoms[s.countries[k]].actor - 1
		if of < 0 || d.Actors[of].country == "" {
			break
		}
		for n := i - 1; n >= 0 && n > i-window; n-- {
			if a := d.Mentions[n].Actor; a >= 0 && d.Actors[a].Type == Person && d.Actors[a].country == d.Actors[of].country {
				d.members = append(d.members, a)
				break
			}
		}
	}
	if len(d.members)-start < len(s.countries) {
		d.members = d.members[:start]
		return false
	}
	d.Mentions[i].Members = d.members[start:len(d.members):len(d.members)]
	return true
}

// lastActors returns the actors that a group stands for: those of the type
// that the text before it is most about, in order of their last mention. With
// want = 2 they are exactly two; else those of the nearest sentence that names
// two or more. Type 0 asks for persons, then for countries.
func (d *Document) lastActors(i, want int, typ Type) []int32 {
	if typ == 0 {
		if got := d.lastActors(i, want, Person); got != nil {
			return got
		}
		return d.lastActors(i, want, Country)
	}
	if want == 2 && typ == Person {
		if got := d.pairBefore(i); got != nil {
			return got
		}
	}
	m := &d.Mentions[i]
	doer := d.doer(i)
	type candidate struct {
		actor    int32
		score    int
		sentence int32
	}
	var list [8]candidate
	n := 0
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Last > m.First {
			continue
		}
		s := d.sentence[p.First]
		gap := int(d.sentence[m.First] - s)
		if gap > 5 {
			break
		}
		if len(p.Members) >= 2 && (want == 0 || len(p.Members) == want) && d.Actors[p.Members[0]].Type == typ && n == 0 {
			return p.Members
		}
		if p.Actor < 0 || p.Kind == Pronoun {
			continue
		}
		a := &d.Actors[p.Actor]
		if a.Type != typ || a.Unnamed || p.Actor == doer {
			continue
		}
		score := 2*min(int(a.seen), 6) - 3*gap
		if p.Subject {
			score += 2
		}
		old := -1
		for c := range list[:n] {
			if list[c].actor == p.Actor {
				old = c
			}
		}
		switch {
		case old >= 0:
			list[old].score = max(list[old].score, score) + 1
		case n < len(list):
			list[n] = candidate{p.Actor, score, s}
			n++
		}
	}
	got := list[:n]
	slices.SortStableFunc(got, func(a, b candidate) int { return b.score - a.score })
	if want == 0 {
		// All that the nearest sentence with two of them names.
		for _, c := range got {
			same := 0
			for _, o := range got {
				if o.sentence == c.sentence {
					same++
				}
			}
			if same >= 2 {
				got = slices.DeleteFunc(got, func(o candidate) bool { return o.sentence != c.sentence })
				break
			}
		}
		if len(got) > 2 && got[0].sentence != got[len(got)-1].sentence {
			got = got[:2]
		}
	} else if len(got) > want {
		got = got[:want]
	}
	if len(got) < 2 || want > 0 && len(got) != want {
		return nil
	}
	start := len(d.members)
	for _, c := range got {
		d.members = append(d.members, c.actor)
	}
	members := d.members[start:len(d.members):len(d.members)]
	slices.SortFunc(members, func(a, b int32) int { return int(d.Actors[a].First - d.Actors[b].First) })
	return members
}

// pairBefore returns the last two persons before mention i, within two
// sentences, whom nothing but a conjunction or one preposition joins: X and Y,
// between X and Y, X with Y; nil if there are none.
func (d *Document) pairBefore(i int) []int32 {
	m, doer := &d.Mentions[i], d.doer(i)
	for k := i - 1; k > 0 && k > i-window; k-- {
		a, b := &d.Mentions[k-1], &d.Mentions[k]
		if d.sentence[m.First]-d.sentence[a.First] > 2 {
			return nil
		}
		if doer >= 0 && (a.Actor == doer || b.Actor == doer) {
			continue
		}
		if a.Actor < 0 || b.Actor < 0 || a.Actor == b.Actor || b.Last > m.First || a.Last > b.First || a.Kind == Pronoun || b.Kind == Pronoun ||
			d.Actors[a.Actor].Type != Person || d.Actors[b.Actor].Type != Person || d.Actors[a.Actor].Unnamed || d.Actors[b.Actor].Unnamed {
			continue
		}
		if !d.joinedBy(int(a.Last), int(b.First)) || k > 1 && d.inList(k-1) || k+1 < i && d.inList(k+1) {
			continue
		}
		start := len(d.members)
		d.members = append(d.members, a.Actor, b.Actor)
		return d.members[start:len(d.members):len(d.members)]
	}
	return nil
}

// joinedBy reports whether the tokens [first, last) are one conjunction or one
// preposition, with articles.
func (d *Document) joinedBy(first, last int) bool {
	joints := 0
	for j := first; j < last; j++ {
		switch {
		case d.Any(j, lexicon.SetOf(lexicon.Conj, lexicon.Prep)) && joints == 0:
			joints++
		case d.Any(j, lexicon.SetOf(lexicon.Det, lexicon.Title)) && joints == 1:
		default:
			return false
		}
	}
	return joints == 1
}

// inList reports whether a comma joins mention k to the person named before it.
func (d *Document) inList(k int) bool {
	m := &d.Mentions[k]
	if m.Actor < 0 || d.Actors[m.Actor].Type != Person || !d.comma(int(m.First)-1) {
		return false
	}
	p := d.MentionAt(int(m.First) - 2)
	return p != nil && p.Actor >= 0 && p.Actor != m.Actor && d.Actors[p.Actor].Type == Person
}

// theSame points the bare plural of an office, in a language without articles, at
// the last two persons whom the text joins, where one of them has the office:
// Министры договорились. It reports whether it could.
func (d *Document) theSame(i int, typ Type, class string) bool {
	if typ != Person {
		return false
	}
	pair := d.pairBefore(i)
	if class != "" && !slices.ContainsFunc(pair, func(a int32) bool {
		return slices.ContainsFunc(d.Actors[a].offices, func(o office) bool { return sameClass(o.class, class) })
	}) {
		return false
	}
	d.Mentions[i].Members = pair
	return pair != nil
}

// doer is the person who is the subject before the group at mention i in its
// sentence, whom the group does not mean where it hangs on a preposition: Sie hat
// mit beiden telefoniert; -1 if there is none.
func (d *Document) doer(i int) int32 {
	m := &d.Mentions[i]
	if m.pair == 0 || m.Subject || m.First == 0 || !d.Is(int(m.First)-1, lexicon.Prep) {
		return -1
	}
	first := d.Text.Sentences[d.sentence[m.First]].First
	for k := i - 1; k >= 0 && d.Mentions[k].First >= first; k-- {
		if p := &d.Mentions[k]; p.Subject && p.Actor >= 0 && d.Actors[p.Actor].Type == Person {
			return p.Actor
		}
	}
	return -1
}
