// Package gazetteer knows who is who in the news: countries, places, persons
// with their terms of office, organisations, outlets and topics, with the
// forms that each takes in each language.
//
// The facts are plain files under data/, embedded and parsed once, on first
// use, one kind at a time. The files at the top hold what is true in every
// language; a folder a language (data/ro, data/ru, …) holds the forms of that
// language and the table by which its names are inflected. README.md describes
// the columns; adding a language is adding a folder.
//
// A compiler of vocabularies starts with [Forms], which yields every surface
// form of a language with the entry that it names:
//
//	for f := range gazetteer.Forms("ro") {
//		trie.Add(f.Text, f.Kind, f.Index, f.Flags)
//	}
//
// Everything returned is shared and must not be modified.
package gazetteer

import (
	"strings"
	"sync"
)

// Kind is what an entry is.
type Kind uint8

const (
	KindCountry      Kind = iota + 1 // index into Countries()
	KindPlace                        // index into Places(); a capital is a place
	KindPerson                       // index into Persons()
	KindOrganisation                 // index into Organisations()
	KindOutlet                       // index into Outlets()
	KindTopic                        // index into Topics()
)

// Country is a state, or a territory that the news treats as one.
type Country struct {
	Code     string // ISO 3166-1 alpha-2; XK for Kosovo
	Name     string // in English, as the news has it: "Russia"
	Formal   string // "Russian Federation"; "" where the news has no other
	Capital  string // the name of a place in Places()
	Wikidata string // "Q159"; "" if unknown
}

// Place is a city, a region, or a building or resort where people meet.
type Place struct {
	Name    string
	Country string // ISO code; "" if in none or in several
	Capital bool   // seat of its country's government: stands for it in the news
	Aliases []string
}

// Person is someone who holds or held an office, or is often in the news.
type Person struct {
	Name        string // in full, in English
	Family      string // the family name as a part of Name: "von der Leyen", "Xi"; "" for one-name persons
	FamilyFirst bool   // the family name comes first: "Xi Jinping"
	Known       bool   // the family name alone is enough in world news
	Gender      byte   // 'm', 'f', or 0 if unknown
	Country     string // ISO code; "" for none
	Terms       []Term // in order of time
	Aliases     []string
	Wikidata    string // "Q7747"; "" if unknown
}

// Organisation is a body that speaks or is spoken to: an alliance, a party, a
// bank, a company, an armed group, or a seat of government that stands for it.
type Organisation struct {
	Name    string
	Type    string // see README.md: alliance, agency, party, company, seat, …
	Country string // ISO code; "" if international
	Aliases []string
}

// Outlet is a newspaper, broadcaster, site, news agency or social platform.
type Outlet struct {
	Name     string
	Type     string // newspaper, magazine, broadcaster, agency, site or platform
	Country  string // ISO code; "" if international
	Language string // ISO 639-1 code of its main language; "" if several
	Domains  []string
	Aliases  []string
}

// Topic is a subject of diplomacy or politics.
type Topic struct {
	Name string // in English
}

// Countries returns all countries in order of their codes.
func Countries() []Country { return countries() }

// Places returns all places, capitals included.
func Places() []Place { return places() }

// Persons returns all persons.
func Persons() []Person { return persons() }

// Organisations returns all organisations.
func Organisations() []Organisation { return organisations() }

// Outlets returns all outlets.
func Outlets() []Outlet { return outlets() }

// Topics returns all topics.
func Topics() []Topic { return topics() }

var countries = sync.OnceValue(func() []Country {
	var all []Country
	for r := range rows("countries") {
		all = append(all, Country{
			Code: r.col(0), Name: r.col(1), Formal: r.col(2), Capital: r.col(3), Wikidata: r.col(4),
		})
	}
	return all
})

var places = sync.OnceValue(func() []Place {
	capitals := map[string]bool{}
	for _, c := range Countries() {
		capitals[c.Code+c.Capital] = true
	}
	var all []Place
	for r := range rows("places") {
		p := Place{Country: r.col(0), Name: r.col(1), Aliases: r.list(2)}
		p.Capital = capitals[p.Country+p.Name]
		all = append(all, p)
	}
	return all
})

var persons = sync.OnceValue(func() []Person {
	all := make([]Person, 0, 2048)
	for r := range rows("persons") {
		p := Person{Country: r.col(0), Aliases: r.list(4), Wikidata: r.col(5)}
		p.Name, p.Family, p.FamilyFirst, p.Known = parseName(r.col(1))
		if g := r.col(2); g != "" {
			p.Gender = g[0]
		}
		p.Terms = parseTerms(r.col(3), p.Country)
		all = append(all, p)
	}
	return all
})

var organisations = sync.OnceValue(func() []Organisation {
	var all []Organisation
	for r := range rows("organisations") {
		all = append(all, Organisation{Name: r.col(0), Type: r.col(1), Country: r.col(2), Aliases: r.list(3)})
	}
	return all
})

var outlets = sync.OnceValue(func() []Outlet {
	var all []Outlet
	for r := range rows("outlets") {
		all = append(all, Outlet{
			Name: r.col(0), Type: r.col(1), Country: r.col(2), Language: r.col(3), Domains: r.list(4), Aliases: r.list(5),
		})
	}
	return all
})

var topics = sync.OnceValue(func() []Topic {
	var all []Topic
	for r := range rows("topics") {
		all = append(all, Topic{Name: r.col(0)})
	}
	return all
})

// parseName reads a person's name as persons.txt has it: the family name is
// what follows the mark * (or !, for a family name that is known by itself),
// or the last word if there is none; a mark at the very start makes it the
// first word. A name of one word has no family name.
func parseName(s string) (name, family string, first, known bool) {
	i := strings.IndexAny(s, "*!")
	if i < 0 {
		if j := strings.LastIndexByte(s, ' '); j >= 0 {
			return s, s[j+1:], false, false
		}
		return s, "", false, false
	}
	known = s[i] == '!'
	if i > 0 {
		family = s[i+1:]
		return s[:i] + family, family, false, known
	}
	name = s[1:]
	family, _, _ = strings.Cut(name, " ")
	return name, family, true, known
}
