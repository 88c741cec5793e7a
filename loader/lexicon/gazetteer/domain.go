package gazetteer

import (
	"strings"
	"sync"
)

// OutletByDomain returns the index of the outlet that a host name belongs to,
// such as "www.lemonde.fr" or "edition.cnn.com". The most specific domain
// known wins, so that a desk with a domain of its own is told from its house.
func OutletByDomain(host string) (index int, ok bool) {
	host = strings.ToLower(strings.TrimSuffix(host, "."))
	for {
		if i, ok := domains()[host]; ok {
			return i, true
		}
		var found bool
		if _, host, found = strings.Cut(host, "."); !found {
			return 0, false
		}
	}
}

var domains = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, o := range Outlets() {
		for _, d := range o.Domains {
			m[d] = i
		}
	}
	return m
})
