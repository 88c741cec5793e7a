package gazetteer

import (
	"iter"
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

// OutletNames yields the names of all outlets in all languages, each with the
// outlet's index: those proper first, then the other names, then the languages'
// own. No inflected forms are among them.
func OutletNames() iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		outlets := Outlets()
		for i, o := range outlets {
			if !yield(i, o.Name) {
				return
			}
		}
		for i, o := range outlets {
			for _, a := range o.Aliases {
				base, _, _ := strings.Cut(a, "/")
				if !yield(i, base) {
					return
				}
			}
		}
		for _, lang := range Languages() {
			own := namesByKey(lang + "/outlets")
			for i, o := range outlets {
				for name := range strings.SplitSeq(own[o.Name], "|") {
					if base, _, _ := strings.Cut(name, "/"); base != "" && !yield(i, base) {
						return
					}
				}
			}
		}
	}
}
