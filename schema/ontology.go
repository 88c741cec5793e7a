package schema

import (
	_ "embed"
	"strings"
	"sync"
)

// Ontology is ontology.ttl: every term of [NS] in Turtle, with its label, comment, domain and range.
//
//go:embed ontology.ttl
var Ontology string

// Term is one term of the ontology.
type Term struct {
	Name  string // local name in NS
	Label string
	Class bool // a class, else a property
}

// Terms returns the terms of the ontology in the order of the file.
var Terms = sync.OnceValue(func() []Term {
	var terms []Term
	for block := range strings.SplitSeq(Ontology, "\n\n") {
		rest, ok := strings.CutPrefix(block, "kg:")
		if !ok {
			continue
		}
		name, rest, _ := strings.Cut(rest, " a ")
		_, label, _ := strings.Cut(rest, `rdfs:label "`)
		label, _, _ = strings.Cut(label, `"`)
		terms = append(terms, Term{name, label, strings.HasPrefix(rest, "rdfs:Class")})
	}
	return terms
})
