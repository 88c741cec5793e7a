package cayley

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

// optimizeNodes replaces the nodes in one direction of a range of quads. Whether
// a node is one of them is then one lookup, where Cayley's HasA reads all quads
// of the node and compares each.
func optimizeNodes(s shape.NodesFrom) (shape.Shape, bool) {
	scan, ok := s.Quads.(scanShape)
	// A quad may have no label, and then is no node of the set; HasA sees to that.
	if !ok || scan.nodes != nil || s.Dir == quad.Label {
		return s, false
	}
	return nodesShape{pattern: scan.pattern, dir: s.Dir}, true
}

// A nodesShape stands for the nodes in the direction dir of the quads that match
// the pattern, each as often as there are quads.
type nodesShape struct {
	pattern link
	dir     quad.Direction
}

func (s nodesShape) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }

func (s nodesShape) BuildIterator(qs graph.QuadStore) graph.Iterator {
	kg, ok := graph.Unwrap(qs).(*QuadStore)
	if !ok {
		return iterator.NewError(fmt.Errorf("a shape of the kg store was given to a store of type %T", qs))
	}
	return graph.NewLegacy(&nodes{quads: quads{qs: kg, pattern: s.pattern}, dir: s.dir}, nil)
}

type nodes struct {
	quads
	dir quad.Direction
}

func (s *nodes) String() string { return fmt.Sprintf("KGNodesOf(%v, %v)", s.dir, s.pattern) }

func (s *nodes) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }

func (s *nodes) Iterate() graph.Scanner {
	return &nodesScanner{quadScanner{qs: s.qs, pattern: s.pattern}, s.dir}
}

func (s *nodes) Lookup() graph.Index { return &nodesIndex{qs: s.qs, pattern: s.pattern, dir: s.dir} }

// nodesScanner goes through the quads and gives their nodes.
type nodesScanner struct {
	quadScanner
	dir quad.Direction
}

func (s *nodesScanner) Result() graph.Ref {
	if l, ok := s.quadScanner.Result().(link); ok {
		return l.at(s.dir)
	}
	return nil
}

// nodesIndex tells whether a node has quads that match the pattern. Each of
// them is a path to the node.
type nodesIndex struct {
	qs      *QuadStore
	pattern link
	dir     quad.Direction
	found   *quadScanner // the quads of the node asked for last
	result  graph.Ref
}

func (i *nodesIndex) String() string                  { return fmt.Sprintf("KGNodesIndex(%v)", i.dir) }
func (i *nodesIndex) TagResults(map[string]graph.Ref) {}
func (i *nodesIndex) Result() graph.Ref               { return i.result }

func (i *nodesIndex) Contains(ctx context.Context, v graph.Ref) bool {
	i.Close()
	n, ok := v.(node)
	if !ok {
		return false
	}
	p, ok := i.pattern.with(i.dir, n)
	if !ok {
		return false
	}
	i.found = &quadScanner{qs: i.qs, pattern: p}
	if !i.found.Next(ctx) {
		return false
	}
	i.result = v
	return true
}

func (i *nodesIndex) NextPath(ctx context.Context) bool { return i.found != nil && i.found.Next(ctx) }

func (i *nodesIndex) Err() error {
	if i.found == nil {
		return nil
	}
	return i.found.Err()
}

func (i *nodesIndex) Close() error {
	if i.found != nil {
		return i.found.Close()
	}
	return nil
}
