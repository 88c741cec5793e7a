package graph

import (
	"context"
	"errors"
	"iter"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/syntax"
	"kg/graph/store"
)

// queryMemory bounds the tables, groups and sorting of one SPARQL query.
const queryMemory = 2 << 30

// syntaxOptions declares kg's prefixes for every query; a query may override them.
func syntaxOptions() syntax.Options { return syntax.Options{Prefixes: prefixes()} }

// IsUpdate tells whether a text is a SPARQL update, which changes the graph.
func IsUpdate(language, text string) bool {
	if language != "" && language != "sparql" {
		return false
	}
	tree, err := syntax.Parse(text, syntaxOptions())
	_, update := tree.(*syntax.Update)
	return err == nil && update
}

func (g *Graph) querySPARQL(ctx context.Context, q Query) (*Answer, error) {
	options := sparql.Options{Prefixes: prefixes(), Union: g.union, Explain: q.Explain, Memory: queryMemory, Service: q.Service, Load: q.Load, Statistics: g.statistics()}
	tree, err := syntax.Parse(q.Text, syntaxOptions())
	if err != nil {
		return nil, sparqlError(err)
	}
	if _, update := tree.(*syntax.Update); update {
		return g.updateSPARQL(ctx, q.Text, options)
	}
	snapshot, err := g.store.Snapshot()
	if err != nil {
		return nil, err
	}
	a, err := sparql.Run(ctx, quadView{snapshot}, tree.(*syntax.Query), options)
	if err != nil {
		snapshot.Close()
		return nil, sparqlError(err)
	}
	answer := &Answer{Yes: a.Boolean, Close: func() {
		a.Close()
		snapshot.Close()
	}}
	switch a.Form {
	case syntax.Ask:
		answer.Form = Boolean
	case syntax.Construct, syntax.Describe:
		answer.Form = Triples
		answer.Quads = withSPARQLErrors(a.Quads())
	default:
		answer.Form = Solutions
		answer.Vars, answer.Rows = a.Vars, withSPARQLErrors(a.Solutions().Rows)
	}
	if q.Explain {
		answer.Plan = func() string { return a.Plan().String() }
	}
	return answer, nil
}

func (g *Graph) updateSPARQL(ctx context.Context, text string, o sparql.Options) (*Answer, error) {
	if g.store.ReadOnly() {
		return nil, &QueryError{Err: errors.New("the graph is open for reading only; hint: kg query -e runs an update")}
	}
	changes, err := sparql.Update(ctx, quadStore{g.store}, text, o)
	if err != nil {
		return nil, sparqlError(err)
	}
	return &Answer{Form: Updated, Added: changes.Added, Removed: changes.Removed, Close: func() {}}, nil
}

// sparqlError gives an error of the engine as one of a query, with its place.
func sparqlError(err error) error {
	var s *syntax.Error
	switch {
	case errors.As(err, &s):
		message := s.Message
		if s.Hint != "" {
			message += "; hint: " + s.Hint
		}
		return &QueryError{Line: s.Line, Column: s.Col, Err: errors.New(message)}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, store.ErrCorrupt):
		return err
	}
	return &QueryError{Err: err}
}

func withSPARQLErrors[T any](rows iter.Seq2[T, error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for row, err := range rows {
			if err != nil {
				err = sparqlError(err)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

// quadView is a snapshot of the store as SPARQL sees it. The orders and the
// reserved ids of the two are the same; a test compares them.
type quadView struct{ *store.Snapshot }

func (v quadView) ID(t rdf.Term) (dataset.ID, bool, error) {
	id, ok, err := v.Snapshot.ID(t)
	return dataset.ID(id), ok, err
}

func (v quadView) Term(id dataset.ID) (rdf.Term, error) { return v.Snapshot.Term(store.ID(id)) }

func (v quadView) Scan(o dataset.Order, p dataset.Quad) dataset.Iter {
	return quadIter{v.Snapshot.Scan(store.Order(o), storeQuad(p))}
}

func (v quadView) Estimate(p dataset.Quad) (int64, error) {
	n, _, err := v.Snapshot.Estimate(storeQuad(p))
	return n, err
}

func storeQuad(q dataset.Quad) store.Quad {
	return store.Quad{S: store.ID(q.S), P: store.ID(q.P), O: store.ID(q.O), G: store.ID(q.G)}
}

type quadIter struct{ *store.Iter }

func (it quadIter) Seek(q dataset.Quad) bool { return it.Iter.Seek(storeQuad(q)) }

func (it quadIter) Quad() dataset.Quad {
	q := it.Iter.Quad()
	return dataset.Quad{S: dataset.ID(q.S), P: dataset.ID(q.P), O: dataset.ID(q.O), G: dataset.ID(q.G)}
}

// quadStore lets SPARQL updates change a store.
type quadStore struct{ *store.Store }

func (s quadStore) View() (dataset.View, func(), error) {
	n, err := s.Snapshot()
	if err != nil {
		return nil, nil, err
	}
	return quadView{n}, func() { n.Close() }, nil
}

func (s quadStore) Apply(remove, add []rdf.Quad) error {
	return s.Update(func(tx *store.Tx) error {
		for _, q := range remove {
			if _, err := tx.Remove(q); err != nil {
				return err
			}
		}
		for _, q := range add {
			if _, err := tx.Add(q); err != nil {
				return err
			}
		}
		return nil
	})
}

var (
	_ dataset.View  = quadView{}
	_ dataset.Store = quadStore{}
)

// statistics returns what queries on the present state have found for planning.
func (g *Graph) statistics() *plan.Statistics {
	g.planning.Lock()
	defer g.planning.Unlock()
	if version := g.store.Version(); g.planning.statistics == nil || g.planning.version != version {
		g.planning.statistics, g.planning.version = &plan.Statistics{}, version
	}
	return g.planning.statistics
}
