package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
	"kg/schema"
)

// Type is what an actor is.
type Type uint8

const (
	Person       Type = iota + 1
	Organization      // or a seat of power that stands for who works in it
	Country           // a country, or its government, or its people
	Outlet            // a newspaper, broadcaster, site or agency
	People            // a group of people without a name: analysts, residents
	Place             // only a place: no actor here
	Thing             // a treaty, a war, a prize: no actor
)

var typeNames = [...]string{0: "person", Person: "person", Organization: "organization", Country: "country", Outlet: "outlet", People: "group", Place: "place", Thing: "thing"}

func (t Type) String() string { return typeNames[t] }

// Actor is someone or something of this article that mentions point at.
type Actor struct {
	ID      string // urn:kg:actor/…
	Name    string // canonical
	Type    Type   // 0 if nothing tells: a name that may be anything
	Gender  lexicon.Feat
	Role    string // the office or role as the text has it first
	Unnamed bool   // known by an office or description only
	First   int32  // the first mention

	kind    gazetteer.Kind // 0 if the gazetteer has it not
	index   int32
	country string // ISO code of what it is or belongs to, if known
	words   []lexicon.Word
	offices []office
	at      int32 // token where it is named first, of those that names made
	aliases []string
	aliased bool  // aliases have been looked for
	seen    int32 // number of mentions
	last    int32 // index of the last mention so far, while resolving
}

// office is one office that the article gives an actor.
type office struct {
	role   int32  // lexicon entry of the role noun
	of     int32  // actor whose office it is, or -1
	class  string // the gazetteer's class of office, "" if the noun has none
	former bool
	deputy bool
	gender lexicon.Feat // of the noun, which may be a man's for a woman: ministrul
}

// findActors makes the actors that names point at: names in full first, then
// the short forms, which are matched with them.
func (d *Document) findActors() {
	d.byWord = resetMap(d.byWord)
	d.byEntry = resetMap(d.byEntry)
	d.chain = d.chain[:0]
	for pass := range 2 {
		for k := range d.atoms {
			a := &d.atoms[k]
			if a.kind == demonymAtom && pass == 0 {
				a.actor = d.known(a.name, nil) + 1
			}
			if a.kind != nameAtom || a.actor != 0 || (a.last-a.first == 1) != (pass == 1) && !d.decided(a) {
				continue
			}
			a.actor = d.actorOf(a) + 1
		}
	}
	for i := range d.Mentions {
		m := &d.Mentions[i]
		switch {
		case m.atom >= 0:
			m.Actor = d.atoms[m.atom].actor - 1
		case m.same >= 0:
			m.Actor = d.atoms[m.same].actor - 1
		}
		d.placeOrActor(m)
		if m.Actor < 0 && m.Kind == Name {
			m.Type = Thing
		}
		if m.Actor >= 0 {
			a := &d.Actors[m.Actor]
			if a.seen == 0 {
				a.First = int32(i)
			}
			a.seen++
			if a.Gender == 0 {
				a.Gender = m.Gender
			}
			m.Gender = a.Gender
			if a.Type == 0 {
				a.Type = d.guessType(m)
			}
			if m.Type == 0 {
				m.Type = a.Type
			}
			if m.desc >= 0 {
				d.giveOffice(m)
			}
		}
	}
	d.ownersOfOffices()
	d.dropNouns()
	for k := range d.atoms {
		if a := &d.atoms[k]; a.role != 0 && a.actor != 0 {
			x := &d.Actors[a.actor-1]
			of := d.atoms[a.of-1].actor - 1
			x.offices = append(x.offices, office{role: a.role - 1, of: of, class: d.Lang.Entries[a.role-1].Get("office")})
		}
	}
}

// ownersOfOffices takes a name in capitals that only stands as what an office or
// a group belongs to for a body: the leaders of the CTM.
func (d *Document) ownersOfOffices() {
	for i := range d.descs {
		s := &d.descs[i]
		if s.of < 0 || d.atoms[s.of].actor == 0 {
			continue
		}
		if a, x := &d.atoms[s.of], &d.Actors[d.atoms[s.of].actor-1]; x.Type == 0 && a.last-a.first == 1 && a.end-a.start <= 6 && d.Text.Tokens[a.first].Shape&text.AllCaps != 0 {
			x.Type = Organization
		}
	}
}

// dropNouns takes out the mentions of words that turned out to be no names.
func (d *Document) dropNouns() {
	kept := d.Mentions[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		if m.Actor < 0 && m.Kind == Name {
			continue
		}
		if m.Actor >= 0 && int(d.Actors[m.Actor].First) == i {
			d.Actors[m.Actor].First = int32(len(kept))
		}
		kept = append(kept, *m)
	}
	if len(kept) == len(d.Mentions) {
		return
	}
	d.Mentions = kept
	clear(d.mentionAt)
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for k := m.First; k < m.Last; k++ {
			d.mentionAt[k] = int32(i) + 1
		}
	}
}

func resetMap[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	clear(m)
	return m
}

// decided reports whether the gazetteer alone tells whom a name means: it is in
// full there, or no person's.
func (d *Document) decided(a *atom) bool {
	if a.name < 0 {
		return false
	}
	n := &d.Lang.Names[a.name]
	return n.Kind != gazetteer.KindPerson || n.Flags&gazetteer.Short == 0
}

// actorOf returns the actor of a name, a new one if the article had it not.
func (d *Document) actorOf(a *atom) int32 {
	words := d.nameWords(a)
	if n := d.initialled(a); n >= 0 {
		return d.known(n, words)
	}
	if d.decided(a) {
		return d.known(a.name, words)
	}
	if x := d.sameName(a, words); x >= 0 {
		if a.last-a.first > 1 {
			d.lengthen(x, a, words)
		}
		return x
	}
	if a.name >= 0 {
		if n := &d.Lang.Names[a.name]; n.Flags&gazetteer.Known != 0 {
			return d.known(a.name, words)
		}
	}
	if d.rules.nounCapitals && a.last-a.first == 1 && !a.titled && a.name < 0 && !d.upperOnly(int(a.first)) && !(d.beginsGroup(int(a.first)) && !d.Is(int(a.first)-1, lexicon.Det) && (d.Is(int(a.last), lexicon.Say) || d.Is(int(a.first)-1, lexicon.Say))) {
		return -1 // a noun like any other
	}
	x := int32(len(d.Actors))
	name := strings.Join(strings.Fields(d.Text.Body[a.start:a.end]), " ")
	name = d.nominative(a, name)
	d.Actors = append(d.Actors, Actor{ID: schema.ActorID(name), Name: name, Type: a.typ, Gender: a.gender, words: words, at: a.first})
	d.index(x, words)
	return x
}

// known returns the actor of a name of the gazetteer.
func (d *Document) known(name int32, words []lexicon.Word) int32 {
	n := &d.Lang.Names[name]
	kind, index := n.Kind, n.Index
	if kind == gazetteer.KindPlace {
		p := &gazetteer.Places()[index]
		if n.Flags&gazetteer.Capital != 0 {
			kind, index = gazetteer.KindCountry, countryIndex(p.Country)
		}
	}
	key := uint64(kind)<<32 | uint64(uint32(index))
	if x, ok := d.byEntry[key]; ok {
		if len(words) > len(d.Actors[x].words) && kind == gazetteer.KindPerson {
			d.Actors[x].words = words
		}
		d.index(x, words)
		return x
	}
	x := int32(len(d.Actors))
	a := Actor{kind: kind, index: index, words: words}
	switch kind {
	case gazetteer.KindCountry:
		c := &gazetteer.Countries()[index]
		a.Name, a.Type, a.country = c.Name, Country, c.Code
	case gazetteer.KindPerson:
		p := &gazetteer.Persons()[index]
		a.Name, a.Type, a.country, a.Gender = p.Name, Person, p.Country, personGender(index)
	case gazetteer.KindOrganisation:
		o := &gazetteer.Organisations()[index]
		a.Name, a.Type, a.country = o.Name, Organization, o.Country
	case gazetteer.KindOutlet:
		o := &gazetteer.Outlets()[index]
		a.Name, a.Type, a.country = o.Name, Outlet, o.Country
	case gazetteer.KindPlace:
		p := &gazetteer.Places()[index]
		a.Name, a.Type, a.country = p.Name, Place, p.Country
	}
	a.ID = schema.ActorID(a.Name)
	d.Actors = append(d.Actors, a)
	d.byEntry[key] = x
	d.index(x, words)
	return x
}

func countryIndex(code string) int32 {
	for i := range gazetteer.Countries() {
		if gazetteer.Countries()[i].Code == code {
			return int32(i)
		}
	}
	return 0
}

// link is one actor that has a word in its name.
type link struct {
	actor, next int32 // next: index+1 into Document.chain
}

// index makes an actor findable by the words of its name.
func (d *Document) index(x int32, words []lexicon.Word) {
	for _, w := range words {
		head := d.byWord[w]
		dup := false
		for l := head; l != 0; l = d.chain[l-1].next {
			if d.chain[l-1].actor == x {
				dup = true
				break
			}
		}
		if !dup {
			d.chain = append(d.chain, link{x, head})
			d.byWord[w] = int32(len(d.chain))
		}
	}
}

// placeOrActor decides whether a country or capital stands for a place: it
// does after in, at and the like.
func (d *Document) placeOrActor(m *Mention) {
	if m.atom < 0 || m.Kind != Name {
		return
	}
	a := &d.atoms[m.atom]
	if a.typ != Country && a.typ != Place && a.typ != 0 {
		return
	}
	i := int(m.First) - 1
	for i >= 0 && d.Is(i, lexicon.Det) {
		i--
	}
	if i >= 0 && d.Is(i, lexicon.Locative) && d.sentence[i] == d.sentence[m.First] {
		m.Type = Place
	}
}

// guessType says what the actor of an unknown name is, from one mention.
func (d *Document) guessType(m *Mention) Type {
	if m.atom < 0 {
		return m.Type
	}
	a := &d.atoms[m.atom]
	if a.typ != 0 {
		return a.typ
	}
	if m.Type == Place {
		return 0
	}
	if d.Text.Tokens[a.first].Shape&text.AllCaps != 0 && a.last-a.first == 1 && a.end-a.start <= 6 {
		return Organization
	}
	if d.Is(int(m.Last), lexicon.Say) {
		return Person
	}
	if d.Is(int(a.first)-1, lexicon.Place) {
		return Place
	}
	if n := a.last - a.first; n < 2 || n > 4 || d.Is(int(a.first)-1, lexicon.Det) || d.rules.nounCapitals && d.adjectiveBefore(int(a.first)) {
		return 0
	}
	for i := int(a.first); i < int(a.last); i++ {
		if d.capital(i) && (d.lowerSeen(i) || d.Any(i, functionWord) && !d.Is(i, lexicon.First)) {
			return 0
		}
	}
	return Person
}

// adjectiveBefore reports whether a word in lower case that the language does
// not know stands before token i: an adjective, where nouns have capitals.
func (d *Document) adjectiveBefore(i int) bool {
	return i > 0 && d.Text.Tokens[i-1].Kind == text.Word && !d.capital(i-1) && d.Words[i-1] == 0
}

// giveOffice notes the office that a mention gives its actor.
func (d *Document) giveOffice(m *Mention) {
	s := &d.descs[m.desc]
	a := &d.Actors[m.Actor]
	if s.kind == otherAtom || s.kind == kinAtom {
		return
	}
	if a.Type == 0 {
		a.Type = m.Type
	}
	if a.Role == "" {
		a.Role = d.descriptionText(s)
	}
	if s.kind == roleAtom {
		of := d.belongsTo(s)
		a.offices = append(a.offices, office{role: s.sense.Entry, of: of, class: d.classOf(s, of), former: s.former, deputy: s.deputy, gender: s.sense.Feat & (lexicon.Masc | lexicon.Fem)})
	}
}

// classOf returns the gazetteer's class of the office that a description names,
// "" if it has none. The president of a body that is no country is its head.
func (d *Document) classOf(s *description, of int32) string {
	e := d.Entry(s.sense)
	if also := e.Get("also"); also != "" && of >= 0 && d.Actors[of].Type != Country {
		return also
	}
	if s.field != 0 {
		if o := d.Lang.Entries[s.field-1].Get("office"); o != "" && e.Get("office") == "minister" {
			return o
		}
	}
	return e.Get("office")
}

// descriptionText is a description as the text has it, without its determiner.
func (d *Document) descriptionText(s *description) string {
	return strings.Join(strings.Fields(d.Of(int(s.core), int(s.last))), " ")
}

// belongsTo returns the actor whose office or body a description is, -1 if it
// does not say.
func (d *Document) belongsTo(s *description) int32 {
	switch {
	case s.ofDesc >= 0:
		return d.body(s.ofDesc)
	case s.of >= 0:
		return d.atoms[s.of].actor - 1
	case s.country >= 0:
		return d.atoms[s.country].actor - 1
	}
	return -1
}

// body returns the actor of a body that a description names: China's foreign
// ministry. A body is the same where its head noun and its country are.
func (d *Document) body(x int32) int32 {
	s := &d.descs[x]
	if s.actor != 0 {
		return s.actor - 1
	}
	of := d.belongsTo(s)
	key := uint64(1)<<63 | uint64(uint32(s.sense.Entry))<<32 | uint64(uint32(of+1))
	if y, ok := d.byEntry[key]; ok {
		s.actor = y + 1
		return y
	}
	name := d.descriptionText(s)
	y := int32(len(d.Actors))
	a := Actor{Name: name, ID: schema.ActorID(name), Type: Organization, Unnamed: of < 0}
	if of >= 0 {
		a.country = d.Actors[of].country
	}
	d.Actors = append(d.Actors, a)
	d.byEntry[key] = y
	s.actor = y + 1
	return y
}
