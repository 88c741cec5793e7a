package cayley

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// OptimizeShape replaces what Cayley would answer by intersecting one-direction
// scans with single range scans of the store:
//
//   - quads with one fixed node in some directions become one scan;
//   - quads with fixed nodes in some directions and a set of nodes in another
//     become one scan for each node of the set, or one scan of the fixed part
//     that is checked against the set, whichever is smaller. This is what a step
//     of a path, such as Out("knows"), is;
//   - the nodes in one direction of such a scan are looked up in it.
func (qs *QuadStore) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	switch s := s.(type) {
	case shape.QuadsAction:
		p, ok := link{}, true
		for d, ref := range s.Filter {
			n, isNode := ref.(node)
			if !isNode {
				return s, false
			}
			if p, ok = p.with(d, n); !ok {
				return nil, true
			}
		}
		nodes := s.SimplifyFrom(scanShape{pattern: p})
		if from, ok := nodes.(shape.NodesFrom); ok {
			nodes, _ = optimizeNodes(from)
		}
		return nodes, true
	case shape.Quads:
		return optimizeQuads(s)
	case shape.NodesFrom:
		return optimizeNodes(s)
	case shape.Intersect:
		return optimizeIntersect(s)
	}
	return s, false
}

func optimizeQuads(s shape.Quads) (shape.Shape, bool) {
	var p link
	var rest shape.Quads
	for _, f := range s {
		ref, fixed := shape.One(f.Values)
		if !fixed {
			rest = append(rest, f)
			continue
		}
		n, ok := ref.(node)
		if !ok {
			return s, false
		}
		if p, ok = p.with(f.Dir, n); !ok {
			return nil, true
		}
	}
	switch {
	case len(s) == len(rest):
		return s, false
	case len(rest) == 0:
		return scanShape{pattern: p}, true
	case len(rest) == 1:
		return scanShape{pattern: p, dir: rest[0].Dir, nodes: rest[0].Values}, true
	}
	return s, false
}

// A scanShape stands for the quads that match the pattern and, if nodes is not
// nil, have one of those nodes in the direction dir.
type scanShape struct {
	pattern link
	dir     quad.Direction
	nodes   shape.Shape
}

func (s scanShape) Optimize(r shape.Optimizer) (shape.Shape, bool) {
	if s.nodes == nil {
		return s, false
	}
	nodes, changed := s.nodes.Optimize(r)
	if shape.IsNull(nodes) {
		return nil, true
	}
	s.nodes = nodes
	return s, changed
}

func (s scanShape) BuildIterator(qs graph.QuadStore) graph.Iterator {
	kg, ok := graph.Unwrap(qs).(*QuadStore)
	if !ok {
		return iterator.NewError(fmt.Errorf("a shape of the kg store was given to a store of type %T", qs))
	}
	base := &quads{qs: kg, pattern: s.pattern}
	if s.nodes == nil {
		return graph.NewLegacy(base, nil)
	}
	return graph.NewLegacy(&join{base: base, dir: s.dir, nodes: graph.AsShape(s.nodes.BuildIterator(qs))}, nil)
}

// join is the set of the quads of base that have one of nodes in the direction dir.
type join struct {
	base  *quads
	dir   quad.Direction
	nodes graph.IteratorShape
	size  *graph.Size // nil until asked for
}

func (j *join) String() string                      { return fmt.Sprintf("KGJoin(%v)", j.dir) }
func (j *join) SubIterators() []graph.IteratorShape { return []graph.IteratorShape{j.nodes} }

func (j *join) Optimize(ctx context.Context) (graph.IteratorShape, bool) {
	if nodes, changed := j.nodes.Optimize(ctx); changed {
		if iterator.IsNull2(nodes) {
			return nodes, true
		}
		j.nodes = nodes
	}
	return j, false
}

// maxCounted is up to how many nodes the quads of each are counted for Stats.
const maxCounted = 8

// Stats counts where the nodes are few and known, such as the ends of a path.
// Else it takes a node to have one quad of the base.
func (j *join) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	base, err := j.base.Stats(ctx)
	if err != nil {
		return base, err
	}
	nodes, err := j.nodes.Stats(ctx)
	if err != nil {
		return nodes, err
	}
	if j.size == nil {
		j.size = &graph.Size{Size: min(base.Size.Size, nodes.Size.Size)}
		if nodes.Size.Exact && nodes.Size.Size <= maxCounted {
			if *j.size, err = j.count(ctx); err != nil {
				return base, err
			}
		}
	}
	return graph.IteratorCosts{
		ContainsCost: base.ContainsCost + nodes.ContainsCost,
		NextCost:     base.NextCost + nodes.NextCost,
		Size:         *j.size,
	}, nil
}

// count adds up the quads of each node.
func (j *join) count(ctx context.Context) (graph.Size, error) {
	sum := graph.Size{Exact: true}
	it := j.nodes.Iterate()
	defer it.Close()
	for it.Next(ctx) {
		n, ok := it.Result().(node)
		if !ok {
			continue
		}
		p, ok := j.base.pattern.with(j.dir, n)
		if !ok {
			continue
		}
		size, err := j.base.qs.estimate(p)
		if err != nil {
			return sum, err
		}
		sum.Size += size.Size
		sum.Exact = sum.Exact && size.Exact
	}
	return sum, it.Err()
}

// Iterate scans for each node, or scans the base and looks its nodes up: a scan
// for a node costs as much as reading some quads.
func (j *join) Iterate() graph.Scanner {
	const scanCost = 10
	ctx := context.Background()
	base, err := j.base.Stats(ctx)
	if err == nil {
		var nodes graph.IteratorCosts
		if nodes, err = j.nodes.Stats(ctx); err == nil && base.Size.Size*(1+nodes.ContainsCost) < nodes.Size.Size*(scanCost+nodes.NextCost) {
			return &filterScanner{quads: j.base.Iterate(), nodes: j.nodes.Lookup(), dir: j.dir}
		}
	}
	return &joinScanner{join: j, nodes: j.nodes.Iterate(), err: err}
}

func (j *join) Lookup() graph.Index {
	return &joinIndex{pattern: j.base.pattern, nodes: j.nodes.Lookup(), dir: j.dir}
}

// joinScanner goes through the nodes and scans for each.
type joinScanner struct {
	join  *join
	nodes graph.Scanner
	quads graph.Scanner // of the current node; nil at first
	err   error
}

func (s *joinScanner) String() string                    { return s.join.String() + "Scan" }
func (s *joinScanner) TagResults(m map[string]graph.Ref) { s.nodes.TagResults(m) }
func (s *joinScanner) NextPath(ctx context.Context) bool { return s.nodes.NextPath(ctx) }

func (s *joinScanner) Next(ctx context.Context) bool {
	for s.err == nil {
		if s.quads != nil {
			if s.quads.Next(ctx) {
				return true
			}
			if s.err = s.quads.Err(); s.err != nil {
				break
			}
			s.quads.Close()
			s.quads = nil
		}
		if !s.nodes.Next(ctx) {
			s.err = s.nodes.Err()
			break
		}
		n, ok := s.nodes.Result().(node)
		if !ok {
			continue
		}
		if p, ok := s.join.base.pattern.with(s.join.dir, n); ok {
			s.quads = &quadScanner{qs: s.join.base.qs, pattern: p}
		}
	}
	return false
}

func (s *joinScanner) Result() graph.Ref {
	if s.quads == nil {
		return nil
	}
	return s.quads.Result()
}

func (s *joinScanner) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.nodes.Err()
}

func (s *joinScanner) Close() error {
	if s.quads != nil {
		s.quads.Close()
		s.quads = nil
	}
	return s.nodes.Close()
}

// filterScanner goes through the quads and looks their nodes up.
type filterScanner struct {
	quads graph.Scanner
	nodes graph.Index
	dir   quad.Direction
}

func (s *filterScanner) String() string                    { return fmt.Sprintf("KGFilterScan(%v)", s.dir) }
func (s *filterScanner) TagResults(m map[string]graph.Ref) { s.nodes.TagResults(m) }
func (s *filterScanner) NextPath(ctx context.Context) bool { return s.nodes.NextPath(ctx) }

func (s *filterScanner) Next(ctx context.Context) bool {
	for s.quads.Next(ctx) {
		if l := s.quads.Result().(link); contains(ctx, s.nodes, l.at(s.dir)) {
			return true
		}
		if s.nodes.Err() != nil {
			return false
		}
	}
	return false
}

func (s *filterScanner) Result() graph.Ref { return s.quads.Result() }

func (s *filterScanner) Err() error {
	if err := s.quads.Err(); err != nil {
		return err
	}
	return s.nodes.Err()
}

func (s *filterScanner) Close() error {
	s.quads.Close()
	return s.nodes.Close()
}

// joinIndex tells whether a quad is in the join.
type joinIndex struct {
	pattern link
	nodes   graph.Index
	dir     quad.Direction
	result  graph.Ref
}

func (i *joinIndex) String() string                    { return fmt.Sprintf("KGJoinIndex(%v)", i.dir) }
func (i *joinIndex) TagResults(m map[string]graph.Ref) { i.nodes.TagResults(m) }
func (i *joinIndex) NextPath(ctx context.Context) bool { return i.nodes.NextPath(ctx) }
func (i *joinIndex) Result() graph.Ref                 { return i.result }
func (i *joinIndex) Err() error                        { return i.nodes.Err() }
func (i *joinIndex) Close() error                      { return i.nodes.Close() }

func (i *joinIndex) Contains(ctx context.Context, v graph.Ref) bool {
	l, ok := v.(link)
	if !ok || !store.Quad(i.pattern).Matches(store.Quad(l)) || !contains(ctx, i.nodes, l.at(i.dir)) {
		return false
	}
	i.result = v
	return true
}

// contains is nodes.Contains; a quad without a label has no node there.
func contains(ctx context.Context, nodes graph.Index, n graph.Ref) bool {
	return n != nil && nodes.Contains(ctx, n)
}
