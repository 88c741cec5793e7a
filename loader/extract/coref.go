package extract

import (
	"slices"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
	"kg/schema"
)

// window is how many mentions back an antecedent is looked for. In the dev
// articles nine pronouns in ten have theirs within eight mentions.
const window = 40

// resolve points offices, bodies, nominals, pronouns and groups at actors, in
// the order of the text.
func (d *Document) resolve() {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		d.subject(i)
		switch m.Kind {
		case Body:
			if m.Actor < 0 && m.desc >= 0 {
				d.resolveBody(i)
			}
		case Office, Nominal:
			if m.Actor < 0 {
				d.resolveOffice(i)
			}
		case Pronoun:
			d.resolvePronoun(i)
		case GroupOf:
			d.resolveGroup(i)
		}
		if m.Actor >= 0 {
			a := &d.Actors[m.Actor]
			a.last = int32(i)
			if m.Gender == 0 {
				m.Gender = a.Gender
			}
			if a.Gender == 0 && m.Kind != Pronoun {
				a.Gender = m.Gender
			}
		}
	}
}

// subject marks a mention that stands where a clause has its subject: before
// the verb and not after a preposition, or behind a verb of saying.
func (d *Document) subject(i int) {
	m := &d.Mentions[i]
	if m.Possessive || m.Case == lexicon.Obl {
		return
	}
	first := int(m.First)
	s := &d.Text.Sentences[d.sentence[first]]
	k := first - 1
	for k >= int(s.First) && d.Any(k, lexicon.SetOf(lexicon.Det, lexicon.Title, lexicon.Rank, lexicon.Adj)) && !d.Is(k, lexicon.Prep) {
		k--
	}
	if k >= int(s.First) && d.Any(k, lexicon.SetOf(lexicon.Prep, lexicon.Of, lexicon.Locative)) {
		if !d.Any(k, lexicon.SetOf(lexicon.Sub, lexicon.Conj)) {
			return
		}
	}
	if k >= int(s.First) && d.Is(k, lexicon.Conj) && i > 0 && int(d.Mentions[i-1].Last) >= k && int(d.Mentions[i-1].First) < k {
		m.Subject = d.Mentions[i-1].Subject // A and B
		return
	}
	if k < int(s.First) || d.Any(k, lexicon.SetOf(lexicon.That, lexicon.Sub, lexicon.Conj)) || d.Text.Tokens[k].Kind != text.Word || d.Is(k, lexicon.Say) && d.verbFirst(k, int(s.First)) {
		m.Subject = true
		return
	}
	if d.Any(int(m.Last), lexicon.SetOf(lexicon.Say, lexicon.Aux, lexicon.Modal, lexicon.Contact)) {
		m.Subject = true
	}
}

// verbFirst reports whether the verb at token k comes before its subject, as
// after a quotation: no mention stands between the last mark and the verb.
func (d *Document) verbFirst(k, first int) bool {
	for i := k - 1; i >= first; i-- {
		if d.Text.Tokens[i].Kind != text.Word {
			return true
		}
		if d.mentionAt[i] != 0 {
			return false
		}
	}
	return true
}

// leads reports whether mention k is the first subject of its sentence.
func (d *Document) leads(k int) bool {
	s := d.sentence[d.Mentions[k].First]
	for i := k - 1; i >= 0 && d.sentence[d.Mentions[i].First] == s; i-- {
		if d.Mentions[i].Subject {
			return false
		}
	}
	return true
}

// resolveBody points "the ministry", "China's embassy", "Russian negotiators"
// at an organisation or a country.
func (d *Document) resolveBody(i int) {
	m := &d.Mentions[i]
	s := &d.descs[m.desc]
	if s.none {
		return
	}
	of := d.belongsTo(s)
	if m.Type == Country {
		if of >= 0 && d.Actors[of].Type == Country {
			m.Actor = of
		}
		return
	}
	if of >= 0 {
		m.Actor = d.body(m.desc)
		return
	}
	// The ministry: the last one of that head noun.
	if !s.indefinite {
		for k := i - 1; k >= 0 && k > i-window; k-- {
			p := &d.Mentions[k]
			if p.Actor < 0 || d.Actors[p.Actor].Type != Organization {
				continue
			}
			if p.desc >= 0 && d.descs[p.desc].sense.Entry == s.sense.Entry || p.atom >= 0 && d.hasHead(p, s.sense.Entry) {
				m.Actor = p.Actor
				return
			}
		}
	}
	m.Actor = d.body(m.desc)
}

// hasHead reports whether a name has the head noun of a lexicon entry in it.
func (d *Document) hasHead(m *Mention, entry int32) bool {
	for i := int(m.First); i < int(m.Last); i++ {
		if s, ok := d.Sense(i, lexicon.Org); ok && s.Entry == entry {
			return true
		}
	}
	return false
}

// resolveOffice points "the French president", "a Kremlin aide", "his Russian
// counterpart" at a person: one of the article who has that office, or the one
// who held it by the gazetteer when the article came out, or someone new who
// has no name.
func (d *Document) resolveOffice(i int) {
	m := &d.Mentions[i]
	if m.pair != 0 {
		d.resolveGroup(i)
		return
	}
	s := &d.descs[m.desc]
	if s.kind == kinAtom || s.none {
		return
	}
	of := d.belongsTo(s)
	class := d.classOf(s, of)
	entry := s.sense.Entry
	if s.kind == otherAtom {
		class, entry = d.officeOfOwner(i)
		if class == "" && entry < 0 {
			return
		}
	}
	if !s.indefinite {
		if x := d.holder(i, entry, class, of, s); x >= 0 {
			m.Actor = x
			return
		}
		if x := d.holderKnown(class, of, s); x >= 0 {
			m.Actor = x
			d.Actors[x].offices = append(d.Actors[x].offices, office{role: entry, of: of, class: class, former: s.former, deputy: s.deputy})
			return
		}
	}
	if x := d.epithet(i, s, of); x >= 0 {
		m.Actor = x
		d.Actors[x].offices = append(d.Actors[x].offices, office{role: entry, of: -1, class: class})
		return
	}
	if s.kind == otherAtom || of < 0 && !s.indefinite && s.owner < 0 && s.last-s.first <= 2 && class != "" {
		return // the president, and nobody is one
	}
	d.unnamed(i, of, entry, class)
}

// epithet returns the person whom a bare definite office (the senator said)
// most likely renames: the last subject, if the text has given no office yet.
func (d *Document) epithet(i int, s *description, of int32) int32 {
	if of >= 0 || s.kind != roleAtom || s.indefinite || s.owner >= 0 || !s.definite || s.last-s.core > 1 {
		return -1
	}
	e := d.Entry(s.sense)
	any, trade := e.Get("epithet") != "", e.Get("office") == ""
	m := &d.Mentions[i]
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		gap := d.sentence[m.First] - d.sentence[p.First]
		if gap > 4 {
			break
		}
		if p.Actor < 0 || !p.Subject || gap == 0 && p.Last <= m.First && p.Kind != Name {
			continue
		}
		a := &d.Actors[p.Actor]
		if a.Type != Person || a.Unnamed {
			continue
		}
		if a.Gender != 0 && m.Gender != 0 && a.Gender != m.Gender {
			continue
		}
		if !any && (len(a.offices) > 0 && !trade || a.kind != 0) {
			if trade && m.Gender != 0 && a.Gender == m.Gender {
				return p.Actor
			}
			if m.Gender != 0 && a.Gender != 0 {
				continue
			}
			return -1
		}
		return p.Actor
	}
	return -1
}

// unnamed makes a person who is known by an office only.
func (d *Document) unnamed(i int, of, entry int32, class string) {
	m := &d.Mentions[i]
	s := &d.descs[m.desc]
	name := d.descriptionText(s)
	id := schema.ActorID(name)
	for x := range d.Actors {
		if a := &d.Actors[x]; a.Unnamed && a.ID == id {
			m.Actor = int32(x)
			return
		}
	}
	typ := Person
	if s.sense.Feat&lexicon.Pl != 0 {
		typ = People
	}
	m.Actor = int32(len(d.Actors))
	a := Actor{ID: id, Name: name, Type: typ, Gender: m.Gender, Unnamed: true, First: int32(i), Role: name,
		offices: []office{{role: entry, of: of, class: class, former: s.former, deputy: s.deputy}}}
	if of >= 0 {
		a.country = d.Actors[of].country
	}
	d.Actors = append(d.Actors, a)
}

// holder returns the person of the article who has an office, the one
// mentioned last if there are several; -1 if there is none.
func (d *Document) holder(i int, entry int32, class string, of int32, s *description) int32 {
	best, bestScore := int32(-1), 0
	subject, gender := int32(-1), d.Mentions[i].Gender
	if s.kind == otherAtom {
		subject = d.ownerOf(i)
	}
	for x := range d.Actors {
		a := &d.Actors[x]
		if a.Type != Person || int32(x) == subject || a.Gender != 0 && gender != 0 && a.Gender != gender {
			continue
		}
		for _, o := range a.offices {
			if o.former != s.former || o.deputy != s.deputy {
				continue
			}
			if !(o.role == entry || class != "" && sameClass(o.class, class)) {
				continue
			}
			score := 1
			if o.role == entry {
				score = 2
			}
			switch {
			case of >= 0 && o.of == of:
				score = 4
			case of >= 0 && o.of >= 0 && d.sameCountry(of, o.of):
				score = 3
			case of >= 0 && o.of >= 0:
				continue
			case of >= 0 && a.country != "" && a.country == d.Actors[of].country:
				score = 3
			case of >= 0:
				continue // an office of nobody knows what
			}
			if int(a.First) > i && (score < 3 || s.indefinite) {
				continue // comes later
			}
			if int(a.last) > 0 || int(a.First) <= i {
				score = score*1000 + int(a.last)
			}
			if score > bestScore {
				best, bestScore = int32(x), score
			}
		}
	}
	if best < 0 && class != "" {
		if of >= 0 && d.Actors[of].Type == Country {
			return d.holderByTerms(i, class, of)
		}
		if of < 0 && s.definite && s.owner < 0 && !s.former && !s.deputy {
			return d.onlyHolder(i, class)
		}
	}
	return best
}

// holderByTerms returns the person of the article who by the gazetteer holds
// the office, though the article has not said so.
func (d *Document) holderByTerms(i int, class string, of int32) int32 {
	country := d.Actors[of].country
	best := int32(-1)
	for x := range d.Actors {
		a := &d.Actors[x]
		if a.kind != gazetteer.KindPerson || a.country != country || int(a.First) > i && a.last == 0 {
			continue
		}
		for _, t := range gazetteer.Persons()[a.index].Terms {
			if sameClass(t.Office, class) && t.Of == country && (best < 0 || a.last > d.Actors[best].last) && (d.date() == "" || t.Covers(d.date())) {
				best = int32(x)
			}
		}
	}
	return best
}

// onlyHolder returns the one person so far who by the gazetteer holds an office
// of that class, wherever it be; -1 if there is none or more than one.
func (d *Document) onlyHolder(i int, class string) int32 {
	only := int32(-1)
	for x := range d.Actors {
		a := &d.Actors[x]
		if a.kind != gazetteer.KindPerson {
			continue
		}
		for _, t := range gazetteer.Persons()[a.index].Terms {
			if sameClass(t.Office, class) && t.Covers(d.date()) {
				if only >= 0 && only != int32(x) {
					return -1
				}
				only = int32(x)
			}
		}
	}
	return only
}

// sameClass reports whether two classes of office can be one office as the
// news words them: a leader is whoever leads.
func sameClass(a, b string) bool {
	if a == b {
		return a != ""
	}
	top := func(c string) bool {
		return c == "head_of_state" || c == "head_of_government" || c == "head" || c == "party_leader"
	}
	return a == "leader" && top(b) || b == "leader" && top(a)
}

// sameCountry reports whether two actors are, or belong to, one country.
func (d *Document) sameCountry(a, b int32) bool {
	return d.Actors[a].country != "" && d.Actors[a].country == d.Actors[b].country
}

// date is the article's date, "" if unknown.
func (d *Document) date() string {
	if d.Article.Published == nil {
		return ""
	}
	return *d.Article.Published
}

// holderKnown returns the one person who held an office when the article came
// out, by the gazetteer; -1 if none or several did, or the date is not known.
func (d *Document) holderKnown(class string, of int32, s *description) int32 {
	date := d.date()
	if class == "" || of < 0 || date == "" || s.former || s.deputy {
		return -1
	}
	o := &d.Actors[of]
	where := o.country
	if o.Type == Organization {
		where = o.Name
	} else if o.Type != Country {
		return -1
	}
	found := gazetteer.Holders(class, where, date)
	if class == "leader" && len(found) == 0 {
		if found = gazetteer.Holders("head_of_state", where, date); len(found) == 0 {
			found = gazetteer.Holders("head_of_government", where, date)
		}
	}
	if len(found) != 1 {
		return -1
	}
	return d.person(int32(found[0]))
}

// person returns the actor of a person of the gazetteer.
func (d *Document) person(index int32) int32 {
	key := uint64(gazetteer.KindPerson)<<32 | uint64(uint32(index))
	if x, ok := d.byEntry[key]; ok {
		return x
	}
	p := &gazetteer.Persons()[index]
	x := int32(len(d.Actors))
	d.Actors = append(d.Actors, Actor{ID: schema.ActorID(p.Name), Name: p.Name, Type: Person, Gender: personGender(index),
		kind: gazetteer.KindPerson, index: index, country: p.Country})
	d.byEntry[key] = x
	return x
}

// ownerOf returns the person whose counterpart a mention is: the possessor, or
// the last subject before it.
func (d *Document) ownerOf(i int) int32 {
	m := &d.Mentions[i]
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Actor >= 0 && p.Subject && d.Actors[p.Actor].Type == Person && p.Last <= m.First {
			return p.Actor
		}
	}
	return -1
}

// officeOfOwner returns the office of the person whose counterpart a mention
// is.
func (d *Document) officeOfOwner(i int) (class string, entry int32) {
	x := d.ownerOf(i)
	if x < 0 {
		return "", -1
	}
	for _, o := range d.Actors[x].offices {
		return o.class, o.role
	}
	if a := &d.Actors[x]; a.kind == gazetteer.KindPerson {
		for _, t := range gazetteer.Persons()[a.index].Terms {
			if d.date() == "" || t.Covers(d.date()) {
				class = t.Office
			}
		}
	}
	return class, -1
}

// resolvePronoun points a pronoun of the third person at the actor that the
// text is about: of those that agree in gender and number the one that is
// nearest, subjects first.
func (d *Document) resolvePronoun(i int) {
	m := &d.Mentions[i]
	if m.Person != lexicon.P3 || m.reflexive && !m.Possessive {
		return
	}
	if m.Number == lexicon.Pl {
		d.resolvePlural(i)
		return
	}
	if m.Gender == lexicon.Neut {
		d.resolveThing(i)
		return
	}
	best, bestScore := int32(-1), -1<<30
	sentence := d.sentence[m.First]
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Actor < 0 || p.Last > m.First {
			continue
		}
		a := &d.Actors[p.Actor]
		if p.Type == Place || a.Type != Person && !(m.Possessive && m.Gender == 0 && a.Type < People) {
			continue
		}
		if m.Gender != 0 && a.Gender != 0 && m.Gender != a.Gender {
			continue
		}
		gap := int(sentence - d.sentence[p.First])
		if gap > 4 {
			break
		}
		score := -4*gap - (i-k)/4
		if p.Subject {
			score += 5
			if gap > 0 && d.leads(k) {
				score += 3
			}
		}
		if p.Kind == Pronoun {
			score++
		}
		if p.Possessive {
			score -= 2
		}
		if a.Gender == 0 {
			score -= 2
		}
		if p.Indefinite {
			score -= 3
		}
		if d.Shape(int(p.Head), text.InQuote) && !d.Shape(int(m.Head), text.InQuote) {
			score -= 6 // whom a quotation names, the text around it is not about
		}
		if a.seen > 2 {
			score++
		}
		if gap == 0 && m.Case != lexicon.Nom && !m.Possessive && p.Subject && !d.boundary(p.Last, m.First) {
			continue // him is not who does it
		}
		if score > bestScore {
			best, bestScore = p.Actor, score
		}
	}
	m.Actor = best
}

// boundary reports whether a clause boundary stands between two tokens.
func (d *Document) boundary(first, last int32) bool {
	for i := first; i < last; i++ {
		if d.Any(int(i), lexicon.SetOf(lexicon.That, lexicon.Sub, lexicon.Rel)) || d.Text.Tokens[i].Kind == text.OpenQuote || d.mark(int(i), ':') || d.mark(int(i), ';') {
			return true
		}
	}
	return false
}

// resolveThing points it and its at the last body or country that was a
// subject.
func (d *Document) resolveThing(i int) {
	m := &d.Mentions[i]
	best, bestScore := int32(-1), -1<<30
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Actor < 0 || p.Last > m.First || p.Type == Place {
			continue
		}
		t := d.Actors[p.Actor].Type
		if t != Organization && t != Country && t != Outlet {
			continue
		}
		gap := int(d.sentence[m.First] - d.sentence[p.First])
		if gap > 2 {
			break
		}
		score := -4*gap - (i-k)/4
		if p.Subject {
			score += 6
		}
		if score > bestScore {
			best, bestScore = p.Actor, score
		}
	}
	m.Actor = best
}

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
	m.Members = d.lastActors(i, want, typ)
}

// groupOfCountries makes the group of the holders of one office of several
// countries, or of the countries themselves: Greek and Turkish negotiators.
func (d *Document) groupOfCountries(i int, s *description) {
	start := len(d.members)
	class := d.Lang.Entries[s.sense.Entry].Get("office")
	for k := len(s.countries) - 1; k >= 0; k-- {
		of := d.atoms[s.countries[k]].actor - 1
		if of < 0 {
			continue
		}
		x := of
		if s.kind == roleAtom || s.kind == otherAtom {
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
	m := &d.Mentions[i]
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
		if a.Type != typ || a.Unnamed {
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
