package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
	"kg/schema"
)

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
		if m.Actor = of; !d.sent(m) {
			m.Actor = d.body(m.desc)
		}
		return
	}
	if x := d.ownGovernment(i, s); x >= 0 {
		m.Actor = x
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
	if x := d.lastBody(i, s); x >= 0 {
		m.Actor = x
		return
	}
	if d.rules.cases && !s.definite && s.sense.Feat&lexicon.Obl != 0 && s.last-s.first == 1 {
		return // пресс-служба ведомства: of what, nobody knows
	}
	m.Actor = d.body(m.desc)
}

// lastBody returns what a noun that renames a body (the club, the company)
// points back at: the organisation named last, shortly before; -1 if the noun
// is none of that kind. A word that is an office too (der Bundesrat) points at
// the person of the article who holds it.
func (d *Document) lastBody(i int, s *description) int32 {
	m := &d.Mentions[i]
	if s.indefinite || s.owner >= 0 || !s.definite && !d.rules.noArticles {
		return -1
	}
	if r, ok := d.Sense(int(d.atoms[s.head].first), lexicon.Role); ok {
		for x := range d.Actors {
			if a := &d.Actors[x]; a.Type == Person && a.last > 0 && int(a.last) < i {
				for _, o := range a.offices {
					if o.role == r.Entry {
						return int32(x)
					}
				}
			}
		}
	}
	if d.Entry(s.sense).Get("back") == "" {
		return -1
	}
	best, bestScore := int32(-1), 0
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		gap := int(d.sentence[m.First] - d.sentence[p.First])
		if gap > 4 {
			break
		}
		if p.Actor < 0 || p.Last > m.First || p.Kind != Name && p.Kind != Titled || d.Actors[p.Actor].Type != Organization || d.Shape(int(p.Head), text.InQuote) {
			continue
		}
		// Whom the text is about: a subject, and often named.
		score := 10 - 2*gap + min(int(d.Actors[p.Actor].seen), 4)
		if p.Subject {
			score += 4
		}
		if score > bestScore {
			best, bestScore = p.Actor, score
		}
	}
	return best
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
	if x := d.labelledWith(i, of, s); x >= 0 {
		m.Actor = x
		return
	}
	if s.kind == otherAtom {
		class, entry = d.officeOfOwner(i)
		if class == "" && entry < 0 {
			return
		}
	}
	if !s.indefinite {
		if of < 0 && s.owner < 0 && !s.former && !s.deputy {
			if x := d.onlyIn(class, d.Entry(s.sense).Get("in")); x >= 0 {
				m.Actor = x
				return
			}
		}
		if x := d.homeHolder(class, of, s); x >= 0 {
			m.Actor = x
			return
		}
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
	if home := d.Entry(s.sense).Get("home"); home != "" && !s.indefinite && of < 0 && s.owner < 0 && !s.former && !s.deputy {
		if x := d.onlyIn(class, home); x >= 0 {
			m.Actor = x
			return
		}
	}
	if class == "head_of_state" && of < 0 && !s.indefinite && d.Entry(s.sense).Get("epithet") != "" {
		if x := d.holder(i, entry, "governor", of, s); x >= 0 {
			m.Actor = x // la mandataria, of a state of the federation
			return
		}
	}
	if x := d.epithet(i, s, of); x >= 0 {
		m.Actor = x
		d.Actors[x].offices = append(d.Actors[x].offices, office{role: entry, of: -1, class: class})
		return
	}
	if x := d.titleHolder(i, s); x >= 0 {
		m.Actor = x
		return
	}
	if d.Entry(s.sense).Get("title") != "" {
		return // the king, and nobody is one
	}
	if x := d.namedLater(i, s, of); x >= 0 {
		m.Actor = x
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
	e := d.Entry(s.sense)
	any, trade := e.Get("epithet") != "", e.Get("office") == ""
	if of >= 0 && trade && s.country >= 0 && s.kind == roleAtom && !s.indefinite && s.definite {
		return d.compatriot(i, of)
	}
	if of >= 0 && !any || s.kind != roleAtom || s.indefinite || s.owner >= 0 || !s.definite || s.last-s.core > 1 && d.Text.Tokens[s.core].Kind == text.Word && !(any && s.last-s.core == int32(s.sense.Len)) {
		return -1
	}
	if x := d.ofParty(i, e.Get("party")); x >= 0 {
		return x
	}
	m := &d.Mentions[i]
	if !any && !trade && m.First > 0 && d.Is(int(m.First)-1, lexicon.Link) {
		return -1 // will discuss it with the premier: not the subject
	}
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		gap := d.sentence[m.First] - d.sentence[p.First]
		if gap > 4 {
			break
		}
		if p.Actor < 0 || !p.Subject || gap == 0 && p.Last <= m.First && p.Kind != Name {
			continue
		}
		if any && gap > 0 && d.about(k) != p.Actor {
			continue // a name in apposition
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

// compatriot returns the person named last, within four sentences before
// mention i, who is of the country of actor of: the British official; -1 if there is none.
func (d *Document) compatriot(i int, of int32) int32 {
	m := &d.Mentions[i]
	for k := i - 1; k >= 0 && d.sentence[m.First]-d.sentence[d.Mentions[k].First] <= 4; k-- {
		x := d.Mentions[k].Actor
		if x < 0 || d.Mentions[k].Last > m.First || d.Actors[x].Type != Person || d.Actors[x].Unnamed || !d.sameCountry(x, of) {
			continue
		}
		if a := &d.Actors[x]; a.Gender != 0 && m.Gender == lexicon.Fem && a.Gender != m.Gender {
			continue
		}
		return x
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
	var untold [2]int32 // who may head that body, though the text has not said of what
	heads := 0
	if s.kind == otherAtom {
		subject = d.ownerOf(i)
	}
	for x := range d.Actors {
		a := &d.Actors[x]
		if a.Type != Person || int32(x) == subject {
			continue
		}
		other := a.Gender != 0 && gender != 0 && a.Gender != gender
		for _, o := range a.offices {
			if other && o.gender != gender {
				continue
			}
			if o.former != s.former || o.deputy != s.deputy {
				continue
			}
			if !(o.role == entry || class != "" && sameClass(o.class, class) || of < 0 && d.shortFor(entry, o.role)) {
				continue
			}
			score := 1
			if o.role == entry {
				score = 3
			} else if o.class == class && class != "" {
				score = 2
			}
			switch {
			case of >= 0 && o.of == of:
				score = 5
			case of >= 0 && d.partyOf(of) && class == "leader":
				continue // il leader della Lega: none of the state's
			case of >= 0 && o.of >= 0 && d.sameCountry(of, o.of):
				score = 4
			case of >= 0 && o.of >= 0:
				continue
			case of >= 0 && a.country != "" && a.country == d.Actors[of].country:
				score = 4
			case of >= 0 && d.atHome(of) && o.of < 0 && a.country == "":
				score = 4 // the minister, of the country that the text comes from
			case of >= 0:
				if heads < 2 && d.headUntold(int32(x), &o, of, i) {
					untold[heads] = int32(x)
					heads++
				}
				continue // an office of nobody knows what
			case score == 3 && o.of >= 0 && class == "head_of_state" && d.Actors[o.of].Type == Organization:
				score = 2 // the president: rather of the country than of a party
			}
			if int(a.First) > i && (score < 4 || s.indefinite) {
				continue // comes later
			}
			if int(a.last) > 0 || int(a.First) <= i {
				score = score*1000 + int(a.last)
				if of < 0 && d.rules.proDrop && d.about(int(a.last)) == int32(x) {
					score += subjectLead // the governor: rather who did something than whom it was done to
				}
			}
			if score > bestScore {
				best, bestScore = int32(x), score
			}
		}
	}
	if best < 0 && heads == 1 {
		return untold[0]
	}
	if best < 0 && class != "" {
		if of >= 0 && d.Actors[of].Type == Country {
			return d.holderByTerms(i, class, of)
		}
		if of < 0 && (s.definite || d.rules.noArticles && s.last-s.first == 1) && s.owner < 0 && !s.former && !s.deputy {
			return d.onlyHolder(i, class)
		}
		if of < 0 && s.former && s.definite && s.owner < 0 && !s.deputy {
			return d.lastFormer(i, class)
		}
	}
	return best
}

// about is the actor of the first subject of the sentence of mention k, -1 if it
// has none.
func (d *Document) about(k int) int32 {
	s := d.sentence[d.Mentions[k].First]
	who := int32(-1)
	for end := k - window; k >= 0 && k > end && d.sentence[d.Mentions[k].First] == s; k-- {
		if m := &d.Mentions[k]; m.Subject && m.Actor >= 0 {
			who = m.Actor
		}
	}
	return who
}

// subjectLead is how many mentions a subject of the same office counts as nearer
// than another mention.
const subjectLead = 12

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
		if a.kind != gazetteer.KindPerson || d.rules.noArticles && int(a.First) > i {
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

// lastFormer is the person named last before mention i who once held an office
// of that class, and does so no more: the former prime minister; -1 if there is none.
func (d *Document) lastFormer(i int, class string) int32 {
	for k := i - 1; k >= 0 && k > i-window; k-- {
		x := d.Mentions[k].Actor
		if x < 0 || d.Actors[x].kind != gazetteer.KindPerson {
			continue
		}
		for _, t := range gazetteer.Persons()[d.Actors[x].index].Terms {
			if sameClass(t.Office, class) && t.To != "" && t.To < d.date() && !t.Covers(d.date()) {
				return x
			}
		}
	}
	return -1
}

// homeHolder is who holds the office of description s in the country whose it is
// where nothing else is told, if its full title is given and the text has named
// him: il Presidente della Repubblica; -1 if not.
func (d *Document) homeHolder(class string, of int32, s *description) int32 {
	home := d.Entry(s.sense).Get("home")
	if home == "" || s.sense.Len < 3 || s.indefinite || of >= 0 || s.owner >= 0 || s.former || s.deputy || d.date() == "" {
		return -1
	}
	found := gazetteer.Holders(class, home, d.date())
	if len(found) != 1 {
		return -1
	}
	if x, ok := d.byEntry[uint64(gazetteer.KindPerson)<<32|uint64(uint32(found[0]))]; ok {
		return x
	}
	return -1
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
	local := func(c string) bool { return c == "governor" || c == "mayor" || c == "head" }
	if a == "regional" || b == "regional" {
		return local(a) || local(b) // глава региона: governor, or head of the republic
	}
	return a == "leader" && top(b) || b == "leader" && top(a) || b == "minister" && strings.HasSuffix(a, "_minister")
}

// shortFor reports whether a role noun is another one cut short: the secretary,
// of the secretary of state.
func (d *Document) shortFor(role, long int32) bool {
	if role < 0 || long < 0 {
		return false
	}
	a, b := d.Lang.Entries[role].Lemma, d.Lang.Entries[long].Lemma
	return len(a) < len(b) && (strings.HasPrefix(b, a+" ") || strings.HasSuffix(b, " "+a))
}

// sameCountry reports whether two actors are, or belong to, one country.
func (d *Document) sameCountry(a, b int32) bool {
	return d.Actors[a].country != "" && d.Actors[a].country == d.Actors[b].country
}

// partyOf reports whether an actor is an organisation that the gazetteer has.
func (d *Document) partyOf(of int32) bool {
	return d.Actors[of].Type == Organization && d.Actors[of].kind == gazetteer.KindOrganisation
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
	if o.Type == Organization || o.Type == Place && class == "mayor" {
		where = o.Name
	} else if o.Type != Country {
		return -1
	}
	found := gazetteer.Holders(class, where, date)
	if class == "head" && len(found) == 0 && d.partyOf(of) {
		found = gazetteer.Holders("party_leader", where, date) // il segretario del Pd
	}
	if class == "leader" && len(found) == 0 && d.partyOf(of) {
		if found = gazetteer.Holders("party_leader", where, date); len(found) == 0 {
			found = gazetteer.Holders("head", where, date)
		}
	}
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

// onlyIn returns who held an office of one country only, by its ISO code, when
// the article came out: the pope, the tenant of the White House; -1 if that is
// not known.
func (d *Document) onlyIn(class, country string) int32 {
	if country == "" || d.date() == "" {
		return -1
	}
	if found := gazetteer.Holders(class, country, d.date()); len(found) == 1 {
		return d.person(int32(found[0]))
	}
	return -1
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

// beginsClause reports whether the name that ends before token i, behind the
// comma after the bare office s, is rather the subject of the clause that begins
// there: the office hangs on a preposition, and no comma closes an apposition.
// (After the talks with the president, X has left)
func (d *Document) beginsClause(s *description, i int) bool {
	return s.country < 0 && s.of < 0 && s.ofDesc < 0 && s.owner < 0 && s.first > 0 && d.Is(int(s.first)-1, lexicon.Link) && d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Modal))
}
