package extract

import "kg/loader/lexicon"

// Type is what an actor is.
type Type uint8

const (
	Person Type = iota + 1
	Organization
	Country // a country, or its government
	Outlet  // a newspaper, broadcaster, site or agency
	People  // a group of people without a name: analysts, residents
	Place   // no actor: a city, a river; only a place's name
)

var typeNames = [...]string{Person: "person", Organization: "organization", Country: "country", Outlet: "outlet", People: "group", Place: "place"}

func (t Type) String() string { return typeNames[t] }

// Actor is someone or something of this article that mentions point at.
type Actor struct {
	ID     string // urn:kg:actor/…
	Name   string // canonical
	Type   Type
	Gender lexicon.Feat
	Role   string // the office or role as the text has it first
	Of     int32  // the actor whose office, spokesman or ministry it is; -1 if not known
}

// findActors makes the actors that named mentions point at.
func (d *Document) findActors() {}
