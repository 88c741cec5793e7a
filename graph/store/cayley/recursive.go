package cayley

import (
	"context"
	"reflect"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/shape"
)

// Cayley's iterator of a recursive path can be walked or asked for a node. To
// be asked, it walks until it meets the node, and then gives the tags of the
// node it was asked for before (v0.7.7, recursiveContains.TagResults). So where
// a set is a recursive path and something else, the path is always what is
// walked and the rest what is asked.

// opaque reports whether s is built by a function, as recursive paths are.
func opaque(s shape.Shape) bool { return s != nil && reflect.TypeOf(s).Kind() == reflect.Func }

// intersect is a shape.Intersect that has opaque parts.
type intersect shape.Intersect

func optimizeIntersect(s shape.Intersect) (shape.Shape, bool) {
	for _, part := range s {
		if opaque(part) {
			return intersect(s), true
		}
	}
	return s, false
}

func (s intersect) Optimize(r shape.Optimizer) (shape.Shape, bool) { return s, false }

func (s intersect) BuildIterator(qs graph.QuadStore) graph.Iterator {
	var walked, asked []graph.Iterator
	for _, part := range s {
		it, _ := part.BuildIterator(qs).Optimize()
		if _, ok := it.(*iterator.Recursive); ok {
			walked = append(walked, it)
		} else {
			asked = append(asked, it)
		}
	}
	and := iterator.NewAnd(append(walked, asked...)...)
	if len(walked) == 0 {
		return and
	}
	return graph.NewLegacy(asBuilt{graph.AsShape(and)}, nil)
}

// asBuilt keeps an iterator from being reordered.
type asBuilt struct{ graph.IteratorShape }

func (s asBuilt) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }
