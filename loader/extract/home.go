package extract

import (
	"strings"

	"kg/loader/lexicon/gazetteer"
)

// home is the country that the text comes from, by the outlet or the address it
// was read at; "" if neither tells. There the minister is this country's, and an
// office of this country may be told with it or without.
func (d *Document) home() string {
	if o := d.Article.Outlet; o != nil {
		for i := range gazetteer.Outlets() {
			if g := &gazetteer.Outlets()[i]; g.Name == o.Name {
				return g.Country
			}
		}
	}
	if d.Article.URL == nil {
		return ""
	}
	_, host, _ := strings.Cut(*d.Article.URL, "://")
	host, _, _ = strings.Cut(host, "/")
	host, _, _ = strings.Cut(host, ":")
	code := strings.ToUpper(host[strings.LastIndexByte(host, '.')+1:])
	switch code {
	case "UK":
		return "GB"
	case "TV", "ME", "IO", "AI", "FM", "CC", "WS", "TO", "EU": // sold to everybody
		return ""
	}
	if i := countryIndex(code); gazetteer.Countries()[i].Code == code {
		return code
	}
	return ""
}

// atHome reports whether actor x is the country that the text comes from.
func (d *Document) atHome(x int32) bool {
	return d.Actors[x].Type == Country && d.Actors[x].country != "" && d.Actors[x].country == d.home()
}

// headUntold reports whether actor x, who heads some body by office o, may head
// the body of when mention i speaks of its head: the text has named x not long
// before, and has not said of what.
func (d *Document) headUntold(x int32, o *office, of int32, i int) bool {
	const within = 5 // sentences
	a := &d.Actors[x]
	if o.of >= 0 || a.Unnamed || d.Actors[of].Type != Organization || int(a.First) > i || o.class != "head" && o.class != "leader" && o.class != "party_leader" {
		return false
	}
	return d.sentence[d.Mentions[i].First]-d.sentence[d.Mentions[a.last].First] <= within && d.Actors[of].First < a.First
}

// ofParty returns the person named last before mention i whose name is labelled
// with one of the parties, which a | separates: o petista is Lula (PT); -1 if
// none is.
func (d *Document) ofParty(i int, parties string) int32 {
	if parties == "" {
		return -1
	}
	for k := i - 1; k >= 0; k-- {
		m := &d.Mentions[k]
		at := int(m.Last)
		if m.Actor < 0 || m.Kind != Name && m.Kind != Titled || d.Actors[m.Actor].Type != Person || !d.mark(at, '(') || at+1 >= len(d.Text.Tokens) {
			continue
		}
		label, _, _ := strings.Cut(d.Text.Of(at+1), "-")
		for p := range strings.SplitSeq(parties, "|") {
			if p == label {
				return m.Actor
			}
		}
	}
	return -1
}
