package resolve

import (
	"sync"

	"kg/loader/lexicon/gazetteer"
	"kg/schema"
)

// wikidata maps the names of actors' nodes to their Wikidata items, where the
// gazetteer is certain of them.
var wikidata = sync.OnceValue(func() map[string]string {
	items := map[string]string{}
	for _, p := range gazetteer.Persons() {
		if p.Wikidata != "" {
			items[schema.ActorID(p.Name)] = p.Wikidata
		}
	}
	for _, c := range gazetteer.Countries() {
		if c.Wikidata != "" {
			items[schema.ActorID(c.Name)] = c.Wikidata
		}
	}
	return items
})
