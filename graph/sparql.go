package graph

import (
	"context"
	"errors"

	"kg/graph/sparql/syntax"
)

// syntaxOptions declares kg's prefixes for every query; a query may override them.
func syntaxOptions() syntax.Options { return syntax.Options{Prefixes: prefixes()} }

func (g *Graph) querySPARQL(ctx context.Context, q Query) (*Answer, error) {
	return nil, errors.New("pending")
}
