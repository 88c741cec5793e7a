package graph

import (
	"context"
	"errors"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/syntax"
	"kg/graph/store"
)

// queryMemory is what the tables, groups and sorted rows of one query may take,
// in bytes.
const queryMemory = 4 << 30

// syntaxOptions declares kg's prefixes for every query; a query may override them.
func syntaxOptions() syntax.Options { return syntax.Options{Prefixes: prefixes()} }

// querySPARQL answers a query, or runs an update.
func (g *Graph) querySPARQL(ctx context.Context, q Query) (*Answer, error) {
	statement, err := syntax.Parse(q.Text, syntaxOptions())
	if err != nil {
		var e *syntax.Error
		if errors.As(err, &e) {
			text := e.Message
			if e.Hint != "" {
				text += "; hint: " + e.Hint
			}
			return nil, &QueryError{Line: e.Line, Column: e.Col, Err: errors.New(text)}
		}
		return nil, err
	}
	o := sparql.Options{Prefixes: prefixes(), Union: g.union, Explain: q.Explain, Memory: queryMemory}
	tree, isQuery := statement.(*syntax.Query)
	if !isQuery {
		if _, err := sparql.Update(ctx, quadStore{g.store}, q.Text, o); err != nil {
			return nil, err
		}
		return &Answer{Form: Updated, Close: func() {}}, nil
	}
	snapshot, err := g.store.Snapshot()
	if err != nil {
		return nil, err
	}
	answer, err := sparql.Run(ctx, quadView{snapshot}, tree, o)
	if err != nil {
		snapshot.Close()
		return nil, err
	}
	a := &Answer{Vars: answer.Vars, Yes: answer.Boolean, Close: func() { answer.Close(); snapshot.Close() }}
	switch answer.Form {
	case syntax.Select:
		a.Form, a.Rows = Solutions, answer.Solutions().Rows
	case syntax.Ask:
		a.Form = Boolean
	default:
		a.Form, a.Quads = Triples, answer.Quads()
	}
	if q.Explain {
		a.Plan = func() string { return answer.Plan().String() }
	}
	return a, nil
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

func (it quadIter) Quad() dataset.Quad {
	q := it.Iter.Quad()
	return dataset.Quad{S: dataset.ID(q.S), P: dataset.ID(q.P), O: dataset.ID(q.O), G: dataset.ID(q.G)}
}

func (it quadIter) Seek(q dataset.Quad) bool { return it.Iter.Seek(storeQuad(q)) }

// quadStore is the store as SPARQL updates see it.
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
