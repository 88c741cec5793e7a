package article

import (
	"strings"
	"sync"
)

// press is an outlet, agency or platform that the gazetteer knows.
type press struct {
	Name     string
	Agency   bool
	Platform bool
}

// pressIndex finds outlets by domain and by name.
type pressIndex struct {
	domains map[string]press
	names   map[string]press // by folded name
	longest int              // words of the longest name
}

var pressOf = sync.OnceValue(func() *pressIndex {
	return &pressIndex{domains: map[string]press{}, names: map[string]press{}}
})

// pressByDomain finds the outlet of a host or of a domain above it.
func pressByDomain(host string) (press, bool) {
	index := pressOf()
	for host != "" {
		if o, ok := index.domains[host]; ok {
			return o, true
		}
		_, host, _ = strings.Cut(host, ".")
	}
	return press{}, false
}

// pressByName finds the outlet so called, whatever the case and the diacritics.
func pressByName(name string) (press, bool) {
	index := pressOf()
	key := foldText(name)
	if o, ok := index.names[key]; ok {
		return o, true
	}
	o, ok := index.names[strings.TrimPrefix(key, "the ")]
	return o, ok
}

// canonicalOutlet returns the gazetteer's name for an outlet, or the name as it is. A name that is an
// address becomes its host.
func canonicalOutlet(name string) string {
	if host := hostOf(name); host != "" {
		name = host
	}
	if o, ok := pressByName(name); ok {
		return o.Name
	}
	if o, ok := pressByDomain(strings.TrimPrefix(strings.ToLower(name), "www.")); ok {
		return o.Name
	}
	return name
}

// pressIn returns the outlets named in a text, in order.
func pressIn(text string) []press {
	index := pressOf()
	words := splitWords(nil, text)
	var out []press
	for i := 0; i < len(words); i++ {
		if !words[i].upper && !words[i].number {
			continue
		}
		for n := min(index.longest, len(words)-i); n > 0; n-- {
			if o, ok := index.names[foldText(text[words[i].start:words[i+n-1].end])]; ok {
				out = append(out, o)
				i += n - 1
				break
			}
		}
	}
	return out
}
