// Package cayley lets SPARQL read any Cayley QuadStore: [New] makes a
// [dataset.View] of one.
//
// Cayley's iterators know no order, so that a scan collects its quads and sorts
// them. That is right for lookups and for graphs of moderate size; kg's own
// store has a view of its own, which streams.
package cayley

import (
	"context"
	"slices"
	"sort"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/rdf"
	"kg/graph/sparql/dataset"
)

// View is a QuadStore as SPARQL sees it. It is for one query at a time.
type View struct {
	ctx  context.Context
	qs   graph.QuadStore
	ids  map[any]dataset.ID // by the key of a Cayley reference
	refs []graph.Ref        // by id
}

// New returns a view of qs. Its scans end when ctx does. It must not outlive a
// change of the store.
func New(ctx context.Context, qs graph.QuadStore) *View {
	return &View{ctx: ctx, qs: qs, ids: map[any]dataset.ID{}, refs: make([]graph.Ref, dataset.DefaultGraph+1)}
}

var directions = [4]quad.Direction{quad.Subject, quad.Predicate, quad.Object, quad.Label}

// id returns the id of a reference; nil is the default graph.
func (v *View) id(ref graph.Ref) dataset.ID {
	if ref == nil {
		return dataset.DefaultGraph
	}
	key := graph.ToKey(ref)
	id, ok := v.ids[key]
	if !ok {
		id = dataset.ID(len(v.refs))
		v.refs = append(v.refs, ref)
		v.ids[key] = id
	}
	return id
}

// ID implements [dataset.View].
func (v *View) ID(t rdf.Term) (dataset.ID, bool, error) {
	if t.Kind == rdf.None {
		return dataset.DefaultGraph, true, nil
	}
	ref := v.qs.ValueOf(t.Cayley())
	if ref == nil || v.qs.NameOf(ref) == nil {
		return dataset.None, false, nil
	}
	return v.id(ref), true, nil
}

// Term implements [dataset.View].
func (v *View) Term(id dataset.ID) (rdf.Term, error) {
	return rdf.FromCayley(v.qs.NameOf(v.refs[id])), nil
}

// exactCount is up to how many quads Estimate counts.
const exactCount = 1000

// Estimate implements [dataset.View].
func (v *View) Estimate(p dataset.Quad) (int64, error) {
	_, _, size, err := v.narrowest(p)
	if err != nil || size > exactCount {
		return size, err
	}
	quads, err := v.match(p)
	return int64(len(quads)), err
}

// narrowest returns the component that p gives and that the fewest quads have,
// and their number; found is false if p gives none.
func (v *View) narrowest(p dataset.Quad) (at uint8, found bool, size int64, err error) {
	for i := range uint8(4) {
		id := p.At(i)
		if id == dataset.None || id == dataset.DefaultGraph {
			continue
		}
		s, err := v.qs.QuadIteratorSize(v.ctx, directions[i], v.refs[id])
		if err != nil {
			return 0, false, 0, err
		}
		if !found || s.Size < size {
			at, found, size = i, true, s.Size
		}
	}
	if !found {
		stats, err := v.qs.Stats(v.ctx, false)
		return 0, false, stats.Quads.Size, err
	}
	return at, true, size, nil
}

// match returns the quads that match p.
func (v *View) match(p dataset.Quad) ([]dataset.Quad, error) {
	at, found, _, err := v.narrowest(p)
	if err != nil {
		return nil, err
	}
	it := v.qs.QuadsAllIterator()
	if found {
		it.Close()
		it = v.qs.QuadIterator(directions[at], v.refs[p.At(at)])
	}
	defer it.Close()
	var quads []dataset.Quad
	for it.Next(v.ctx) {
		ref := it.Result()
		var q dataset.Quad
		matches := true
		for i := range uint8(4) {
			id := v.id(v.qs.QuadDirection(ref, directions[i]))
			q.Set(i, id)
			matches = matches && (p.At(i) == dataset.None || p.At(i) == id)
		}
		if matches {
			quads = append(quads, q)
		}
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	return quads, v.ctx.Err()
}

// Scan implements [dataset.View].
func (v *View) Scan(o dataset.Order, p dataset.Quad) dataset.Iter {
	quads, err := v.match(p)
	slices.SortFunc(quads, func(a, b dataset.Quad) int { return o.Compare(a, b) })
	return &scan{order: o, pattern: p, quads: quads, at: -1, err: err}
}

// scan goes through sorted quads.
type scan struct {
	order   dataset.Order
	pattern dataset.Quad
	quads   []dataset.Quad
	at      int
	err     error
}

func (s *scan) Next() bool {
	s.at = min(s.at+1, len(s.quads))
	return s.err == nil && s.at < len(s.quads)
}

func (s *scan) Seek(q dataset.Quad) bool {
	for i := range uint8(4) {
		if given := s.pattern.At(i); given != dataset.None {
			q.Set(i, given)
		}
	}
	s.at = sort.Search(len(s.quads), func(i int) bool { return s.order.Compare(s.quads[i], q) >= 0 })
	return s.err == nil && s.at < len(s.quads)
}

func (s *scan) Quad() dataset.Quad { return s.quads[s.at] }
func (s *scan) Err() error         { return s.err }
func (s *scan) Close()             {}
