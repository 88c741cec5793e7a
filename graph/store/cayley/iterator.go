package cayley

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/quad"

	"kg/graph/store"
)

// NodesAllIterator lists the terms in the order in which they came into the store.
func (qs *QuadStore) NodesAllIterator() graph.Iterator { return graph.NewLegacy(allNodes{qs}, nil) }

// QuadsAllIterator lists the quads.
func (qs *QuadStore) QuadsAllIterator() graph.Iterator {
	return graph.NewLegacy(&quads{qs: qs}, nil)
}

// QuadIterator lists the quads that have the node v in the direction d.
func (qs *QuadStore) QuadIterator(d quad.Direction, v graph.Ref) graph.Iterator {
	n, ok := v.(node)
	if !ok {
		return iterator.NewNull()
	}
	p, ok := link{}.with(d, n)
	if !ok {
		return iterator.NewError(fmt.Errorf("iterate quads: no such direction: %v", d))
	}
	return graph.NewLegacy(&quads{qs: qs, pattern: p}, nil)
}

// QuadIteratorSize returns how many quads have the node v in the direction d.
func (qs *QuadStore) QuadIteratorSize(ctx context.Context, d quad.Direction, v graph.Ref) (graph.Size, error) {
	n, ok := v.(node)
	if !ok {
		return graph.Size{Exact: true}, nil
	}
	p, _ := link{}.with(d, n)
	return qs.estimate(p)
}

func (qs *QuadStore) estimate(p link) (graph.Size, error) {
	v, err := qs.acquire()
	if err != nil {
		return graph.Size{}, err
	}
	defer qs.release(v)
	n, exact, err := v.Estimate(store.Quad(p))
	return graph.Size{Size: n, Exact: exact}, err
}

// quads is the set of the quads that match a pattern: one range of the store.
type quads struct {
	qs      *QuadStore
	pattern link
	size    *graph.Size // nil until asked for
}

func (s *quads) String() string {
	return fmt.Sprintf("KGQuads(%v)", store.Quad(s.pattern))
}
func (s *quads) Iterate() graph.Scanner                               { return &quadScanner{qs: s.qs, pattern: s.pattern} }
func (s *quads) Lookup() graph.Index                                  { return &quadIndex{pattern: s.pattern} }
func (s *quads) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }
func (s *quads) SubIterators() []graph.IteratorShape                  { return nil }
func (s *quads) Stats(ctx context.Context) (costs graph.IteratorCosts, err error) {
	if s.size == nil {
		size, err := s.qs.estimate(s.pattern)
		if err != nil {
			return graph.IteratorCosts{}, err
		}
		s.size = &size
	}
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: *s.size}, nil
}

// noTags is the part of an iterator that has nothing below it.
type noTags struct{}

func (noTags) TagResults(map[string]graph.Ref)   {}
func (noTags) NextPath(ctx context.Context) bool { return false }

// quadScanner reads the quads that match a pattern. It takes hold of the store
// at the first Next and lets go of it at the end.
type quadScanner struct {
	noTags
	qs      *QuadStore
	pattern link
	view    *view
	it      *store.Iter
	done    bool
	err     error
}

func (s *quadScanner) String() string { return fmt.Sprintf("KGQuadScan(%v)", store.Quad(s.pattern)) }

func (s *quadScanner) Next(ctx context.Context) bool {
	if s.done {
		return false
	}
	if s.it == nil {
		if s.view, s.err = s.qs.acquire(); s.err != nil {
			s.done = true
			return false
		}
		s.it = s.view.Match(store.Quad(s.pattern))
		s.qs.mu.Lock()
		s.view.iters[s.it] = true
		s.qs.mu.Unlock()
	}
	if !s.qs.alive(s.view) {
		s.err = store.ErrClosed
	} else if s.it.Next() {
		return true
	} else {
		s.err = s.it.Err()
	}
	s.stop()
	return false
}

// stop lets go of the store.
func (s *quadScanner) stop() {
	s.done = true
	if s.it == nil {
		return
	}
	s.qs.mu.Lock()
	open := s.view.iters[s.it]
	delete(s.view.iters, s.it)
	s.qs.mu.Unlock()
	if open { // otherwise the QuadStore has been closed
		s.it.Close()
		s.qs.release(s.view)
	}
	s.it = nil
}

func (s *quadScanner) Result() graph.Ref {
	if s.it == nil {
		return nil
	}
	return link(s.it.Quad())
}

func (s *quadScanner) Err() error { return s.err }

func (s *quadScanner) Close() error {
	s.stop()
	return nil
}

// quadIndex tells whether a quad matches a pattern.
type quadIndex struct {
	noTags
	pattern link
	result  graph.Ref
}

func (i *quadIndex) String() string { return fmt.Sprintf("KGQuadIndex(%v)", store.Quad(i.pattern)) }

func (i *quadIndex) Contains(ctx context.Context, v graph.Ref) bool {
	l, ok := v.(link)
	if !ok || !store.Quad(i.pattern).Matches(store.Quad(l)) {
		return false
	}
	i.result = v
	return true
}

func (i *quadIndex) Result() graph.Ref { return i.result }
func (i *quadIndex) Err() error        { return nil }
func (i *quadIndex) Close() error      { return nil }

// allNodes is the set of all terms.
type allNodes struct{ qs *QuadStore }

func (allNodes) String() string                                         { return "KGNodes" }
func (s allNodes) Iterate() graph.Scanner                               { return &nodeScanner{qs: s.qs, at: -1} }
func (s allNodes) Lookup() graph.Index                                  { return &nodeIndex{} }
func (s allNodes) Optimize(context.Context) (graph.IteratorShape, bool) { return s, false }
func (s allNodes) SubIterators() []graph.IteratorShape                  { return nil }
func (s allNodes) Stats(ctx context.Context) (graph.IteratorCosts, error) {
	st, err := s.qs.Stats(ctx, false)
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 1, Size: st.Nodes}, err
}

// nodeScanner lists all terms. It reads their IDs in batches, each from the
// state that the first was read from.
type nodeScanner struct {
	noTags
	qs    *QuadStore
	view  *view
	batch []store.ID
	at    int
	done  bool
	err   error
}

const nodeBatch = 1024

func (s *nodeScanner) String() string { return "KGNodeScan" }

func (s *nodeScanner) Next(ctx context.Context) bool {
	if s.done {
		return false
	}
	if s.at++; s.at < len(s.batch) {
		return true
	}
	if s.view == nil {
		if s.view, s.err = s.qs.acquire(); s.err != nil {
			s.done = true
			return false
		}
	}
	if !s.qs.alive(s.view) {
		s.err = store.ErrClosed
		s.Close()
		return false
	}
	from := store.ID(0)
	if len(s.batch) > 0 {
		from = s.batch[len(s.batch)-1] + 1
	}
	s.at, s.batch = 0, s.batch[:0]
	s.err = s.view.Terms(from, func(id store.ID) bool {
		s.batch = append(s.batch, id)
		return len(s.batch) < nodeBatch
	})
	if s.err != nil || len(s.batch) == 0 {
		s.Close()
		return false
	}
	return true
}

func (s *nodeScanner) Result() graph.Ref {
	if s.at < 0 || s.at >= len(s.batch) {
		return nil
	}
	return node(s.batch[s.at])
}

func (s *nodeScanner) Err() error { return s.err }

func (s *nodeScanner) Close() error {
	if s.done = true; s.view != nil {
		s.qs.release(s.view)
		s.view = nil
	}
	return nil
}

// nodeIndex tells nodes from other references.
type nodeIndex struct {
	noTags
	result graph.Ref
}

func (i *nodeIndex) String() string { return "KGNodeIndex" }
func (i *nodeIndex) Contains(ctx context.Context, v graph.Ref) bool {
	_, ok := v.(node)
	if ok {
		i.result = v
	}
	return ok
}
func (i *nodeIndex) Result() graph.Ref { return i.result }
func (i *nodeIndex) Err() error        { return nil }
func (i *nodeIndex) Close() error      { return nil }
