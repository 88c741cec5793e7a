package graph

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kg/graph/store"
	"kg/schema"
)

// Name is one name of a node.
type Name struct {
	Label  string
	IRI    string
	Class  string // local name: Person, Outlet, Topic, …
	Degree int    // how many links lead to the node
	folded string
}

// Names is an index of the names of all nodes that have a label, for finding
// a node by what people call it.
type Names struct{ byFolded []Name }

// indexed are the classes whose nodes people name.
var indexed = []string{schema.Person, schema.Organization, schema.Country, schema.OutletClass, schema.TopicClass, schema.Place, schema.ExchangeClass}

// Names returns the index of names as of the last change; it is made when
// first asked for. A graph that cannot be read has no names.
func (g *Graph) Names() *Names {
	g.names.Lock()
	defer g.names.Unlock()
	if version := g.store.Version(); g.names.index == nil || g.names.version != version {
		index, err := g.indexNames()
		if err != nil {
			return &Names{}
		}
		g.names.index, g.names.version = index, version
	}
	return g.names.index
}

func (g *Graph) indexNames() (*Names, error) {
	v, err := g.view()
	if err != nil {
		return nil, err
	}
	var all []Name
	for _, class := range indexed {
		for _, node := range v.subjects(schema.RDFType, v.iri(class)) {
			iri := v.text(node)
			degree, _, err := v.Estimate(store.Quad{O: node})
			if err != nil {
				v.err = err
				break
			}
			for _, predicate := range []string{schema.Label, schema.AltLabel} {
				for _, label := range v.values(node, predicate) {
					all = append(all, Name{label, iri, strings.TrimPrefix(class, schema.NS), int(degree), fold(label)})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b Name) int {
		if c := strings.Compare(a.folded, b.folded); c != 0 {
			return c
		}
		return strings.Compare(a.IRI, b.IRI)
	})
	all = slices.CompactFunc(all, func(a, b Name) bool { return a.folded == b.folded && a.IRI == b.IRI })
	return &Names{all}, v.close()
}

// fold brings a name to the form in which names are compared: lower case,
// without accents, blanks and marks as single spaces.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		default:
			gap = true
		}
	}
	return b.String()
}

// Prefix returns names that begin with what was typed, without regard to case
// and accents, one a node: the nodes with most links first, at most most.
func (n *Names) Prefix(typed string, most int) []Name {
	typed = fold(typed)
	i := sort.Search(len(n.byFolded), func(i int) bool { return n.byFolded[i].folded >= typed })
	var found []Name
	seen := map[string]bool{}
	for ; i < len(n.byFolded) && strings.HasPrefix(n.byFolded[i].folded, typed); i++ {
		if !seen[n.byFolded[i].IRI] {
			seen[n.byFolded[i].IRI] = true
			found = append(found, n.byFolded[i])
		}
	}
	slices.SortStableFunc(found, func(a, b Name) int { return b.Degree - a.Degree })
	return found[:min(len(found), most)]
}

// exact returns the nodes that have just this name, those with most links first.
func (n *Names) exact(name string) []Name {
	name = fold(name)
	found := n.Prefix(name, len(n.byFolded))
	return slices.DeleteFunc(found, func(m Name) bool { return m.folded != name })
}

// kinds are the classes that a kind of parameter means.
var kinds = map[string][]string{
	"actor":    {"Person", "Organization", "Country", "Outlet"},
	"outlet":   {"Outlet"},
	"topic":    {"Topic"},
	"exchange": {"Exchange"},
}

// Resolve turns what a user calls a node into its IRI: an IRI with or without
// angle brackets, a name without "urn:kg:" such as actor/xi-jinping, or one of
// the node's labels, without regard to case and accents. kind is actor,
// outlet, topic, exchange, or anything else for a node of any class. Of several
// nodes with the label the one with most links is meant.
func (g *Graph) Resolve(name, kind string) (string, error) {
	iri := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(name), "<"), ">")
	v, err := g.view()
	if err != nil {
		return "", err
	}
	for _, candidate := range []string{iri, schema.Base + iri} {
		if v.iri(candidate) != 0 {
			return candidate, v.close()
		}
	}
	if err := v.close(); err != nil {
		return "", err
	}
	names := g.Names()
	called := names.exact(name)
	for _, n := range called {
		if classes := kinds[kind]; classes == nil || slices.Contains(classes, n.Class) {
			return n.IRI, nil
		}
	}
	if len(called) > 0 {
		return "", fmt.Errorf("%q is no %s but a %s", name, kind, strings.ToLower(called[0].Class))
	}
	near := names.Prefix(name, 3)
	if len(near) == 0 {
		near = names.containing(name, 3)
	}
	if len(near) == 0 {
		return "", fmt.Errorf("nothing is called %q", name)
	}
	hints := make([]string, len(near))
	for i, n := range near {
		hints[i] = fmt.Sprintf("%q (%s)", n.Label, strings.ToLower(n.Class))
	}
	return "", fmt.Errorf("nothing is called %q; hint: did you mean %s?", name, strings.Join(hints, " or "))
}

// containing returns names with a word that begins with what was typed.
func (n *Names) containing(typed string, most int) (found []Name) {
	typed = " " + fold(typed)
	seen := map[string]bool{}
	for _, name := range n.byFolded {
		if strings.Contains(name.folded, typed) && !seen[name.IRI] {
			seen[name.IRI] = true
			found = append(found, name)
		}
	}
	slices.SortStableFunc(found, func(a, b Name) int { return b.Degree - a.Degree })
	return found[:min(len(found), most)]
}
