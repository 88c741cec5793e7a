package graph

import (
	"context"
	"errors"

	"kg/graph/sparql/syntax"
	"kg/schema"
)

// syntaxOptions declares kg's prefixes for every query; a query may override them.
func syntaxOptions() syntax.Options {
	prefixes := make(map[string]string, len(schema.Prefixes))
	for _, p := range schema.Prefixes {
		prefixes[p.Name] = p.IRI
	}
	return syntax.Options{Prefixes: prefixes}
}

func (g *Graph) querySPARQL(ctx context.Context, q Query) (*Answer, error) {
	return nil, errors.New("pending")
}
