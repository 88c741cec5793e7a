// Package resolve brings the findings of many articles together: one node for
// one actor, one exchange for all accounts of it, one story for all copies of
// a wire report.
//
// Start with [Merge]. Its result is a pure function of the set of articles:
// their order never shows.
package resolve

import (
	"cmp"
	"slices"
	"strings"

	"kg/schema"
)

// Article is what merging needs to know of one article.
type Article struct {
	Record   *schema.Article // Text, Claims and Rejected are not read
	Shingles []uint32        // as [Shingles] makes them from the text
}

// Merge returns the layer that follows from all articles together. No two
// articles may have the same id.
func Merge(articles []Article) *schema.Merged {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, func(a, b Article) int { return strings.Compare(a.Record.ID, b.Record.ID) })
	stories := findStories(articles)
	accounts := collectAccounts(articles, stories)
	return &schema.Merged{
		Exchanges: mergeExchanges(accounts),
		Actors:    mergeActors(accounts),
		Copies:    stories.copies(articles),
	}
}

// mergeActors gathers the names, types and roles of every actor that takes
// part in an exchange.
func mergeActors(accounts []*account) []schema.MergedActor {
	gathered := map[string]*gathering{}
	for _, a := range accounts {
		for i := range a.exchange.Participants {
			p := &a.exchange.Participants[i]
			g := gathered[p.ID]
			if g == nil {
				g = &gathering{counts{}, counts{}, counts{}, counts{}}
				gathered[p.ID] = g
			}
			g.add(p)
		}
	}
	merged := make([]schema.MergedActor, 0, len(gathered))
	for _, id := range sortedKeys(gathered) {
		merged = append(merged, gathered[id].actor(id))
	}
	return merged
}

// gathering counts what the accounts say of one actor.
type gathering struct{ names, types, mentions, roles counts }

func (g *gathering) add(a *schema.Actor) {
	g.names[a.Name]++
	g.types[a.Type]++
	if alt := schema.AltName(a); alt != "" {
		g.mentions[alt]++
	}
	if a.Role != "" {
		g.roles[a.Role]++
	}
}

func (g *gathering) actor(id string) schema.MergedActor {
	a := schema.MergedActor{ID: id, Name: g.names.most(), Type: g.types.most(), Roles: sortedKeys(g.roles), SameAs: wikidata()[id]}
	for name := range g.names {
		g.mentions[name]++
	}
	delete(g.mentions, a.Name)
	a.AltNames = sortedKeys(g.mentions)
	return a
}

// counts says how often something was seen.
type counts map[string]int

// most returns what was seen most often; of several the longest, then the
// first in byte order; "" if nothing was seen.
func (c counts) most() string {
	best := ""
	for k, n := range c {
		if best == "" || cmp.Or(cmp.Compare(n, c[best]), cmp.Compare(len(k), len(best)), strings.Compare(best, k)) > 0 {
			best = k
		}
	}
	return best
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
