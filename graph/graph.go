// Package graph is the knowledge graph as the rest of kg sees it: opened from
// a folder or held in memory, changed in transactions, questioned in SPARQL
// and in Cayley's languages, and written out as dumps.
//
// Start with [Open] or [Memory], [Graph.Update] and [Graph.Query].
package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"sync"

	"kg/graph/rdf"
	"kg/graph/sparql/plan"
	"kg/graph/store"
)

// Graph is an open graph. Its methods may be called from several goroutines.
type Graph struct {
	store *store.Store
	union bool // the default graph of a query is the union of all graphs

	names struct {
		sync.Mutex
		index   *Names
		version uint64
	}
	planning struct {
		sync.Mutex
		statistics *plan.Statistics
		version    uint64
	}
}

// Options say how to open a graph.
type Options struct {
	ReadOnly bool   // many may read at once; none while one writes
	Create   bool   // make the folder where there is none
	DiskFull func() // called when the disk is full: the program has to end there; see store.Options
}

// ErrNoGraph is wrapped by the error of Open where the folder holds no graph.
var ErrNoGraph = errors.New("there is no graph")

// Open opens the graph in the folder dir.
func Open(dir string, o Options) (*Graph, error) {
	if _, err := os.Stat(dir); err != nil && !o.Create {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w in %s; hint: kg load -d %s SOURCE… makes one", ErrNoGraph, dir, dir)
		}
		return nil, err
	}
	s, err := store.Open(dir, store.Options{ReadOnly: o.ReadOnly, DiskFull: o.DiskFull})
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%w in %s; hint: kg load -d %s SOURCE… makes one", ErrNoGraph, dir, dir)
		}
		return nil, err
	}
	return &Graph{store: s, union: true}, nil
}

// Memory returns an empty graph that lives in memory. A query's default graph
// is the union of all graphs if union is set, and as in the SPARQL standard
// otherwise.
func Memory(union bool) (*Graph, error) {
	s, err := store.OpenMemory()
	if err != nil {
		return nil, err
	}
	return &Graph{store: s, union: union}, nil
}

// Close writes what is in memory to the disk.
func (g *Graph) Close() error { return g.store.Close() }

// Tx is one change of the graph: all of it is done or nothing.
type Tx struct{ tx *store.Tx }

// Update calls f with a transaction and commits it if f returns nil. When
// Update returns, the change is on disk.
func (g *Graph) Update(f func(*Tx) error) error {
	return g.store.Update(func(tx *store.Tx) error { return f(&Tx{tx}) })
}

// Add adds a quad; one that is there already stays.
func (t *Tx) Add(q rdf.Quad) error {
	_, err := t.tx.Add(q)
	return err
}

// RemoveGraph removes all quads of the named graph.
func (t *Tx) RemoveGraph(name string) error { return t.ReplaceGraph(name, nil) }

// ReplaceGraph makes the named graph hold just the given quads. What is the
// same before and after is not touched.
func (t *Tx) ReplaceGraph(name string, quads []rdf.Quad) error {
	keep := make(map[rdf.Quad]bool, len(quads))
	for _, q := range quads {
		keep[q] = true
	}
	before := t.tx.Before()
	id, ok, err := before.ID(rdf.NewIRI(name))
	if err != nil {
		return err
	}
	if ok {
		it := before.Match(store.Quad{G: id})
		defer it.Close()
		for it.Next() {
			q, err := before.Quad(it.Quad())
			if err != nil {
				return err
			}
			if keep[q] {
				continue
			}
			if _, err := t.tx.Remove(q); err != nil {
				return err
			}
		}
		if err := it.Err(); err != nil {
			return err
		}
	}
	for _, q := range quads {
		if _, err := t.tx.Add(q); err != nil {
			return err
		}
	}
	return nil
}

// Attach keeps a value beside the quads under a name; see [Graph.Attachment].
func (t *Tx) Attach(name string, value []byte) { t.tx.Attach(name, value) }

// Detach removes the value of that name.
func (t *Tx) Detach(name string) { t.tx.Detach(name) }

// Attachment returns the value of that name as the transaction has it, nil if
// there is none.
func (t *Tx) Attachment(name string) ([]byte, error) { return t.tx.Attachment(name) }

// Attachment returns the value kept under that name, nil if there is none.
func (g *Graph) Attachment(name string) ([]byte, error) {
	n, err := g.store.Snapshot()
	if err != nil {
		return nil, err
	}
	defer n.Close()
	return n.Attachment(name)
}

// Attachments yields the values whose names begin with prefix, in order of
// the names.
func (g *Graph) Attachments(prefix string) iter.Seq2[store.Attachment, error] {
	return func(yield func(store.Attachment, error) bool) {
		n, err := g.store.Snapshot()
		if err != nil {
			yield(store.Attachment{}, err)
			return
		}
		defer n.Close()
		for a, err := range n.Attachments(prefix) {
			if !yield(a, err) {
				return
			}
		}
	}
}

// Stats says what the graph holds.
type Stats struct {
	Quads     int64 `json:"quads"`
	Terms     int64 `json:"terms"`
	Articles  int   `json:"articles"`
	Exchanges int   `json:"exchanges"`
	Held      int   `json:"held"`
	Accounts  int   `json:"accounts"`
	Claims    int   `json:"claims"`
	Persons   int   `json:"persons"`
	Bodies    int   `json:"organizations_and_countries"`
	Outlets   int   `json:"outlets"`
	Topics    int   `json:"topics"`
	Rejected  int   `json:"rejected"`
}

// Check compares every index of the store with every other, and with the
// dictionary and the counts. The error names what does not fit.
func (g *Graph) Check(ctx context.Context) error {
	result, err := g.store.Check(ctx)
	if err != nil {
		return err
	}
	if n := len(result.Problems); n > 0 {
		return fmt.Errorf("%w: %d problems, the first: %s; hint: build the graph again from its articles", store.ErrCorrupt, n, result.Problems[0])
	}
	return nil
}
