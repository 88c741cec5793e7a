package graph

import (
	"context"
	"iter"
	"slices"
	"strings"

	"kg/graph/rdf"
	"kg/graph/store"
)

// sorted yields the quads of a snapshot in the order of their terms as
// N-Triples writes them: by graph, subject, predicate and object, or, with
// triples set, each triple once without its graph. The terms are sorted once
// and the quads by the ranks of their terms, so that a graph takes 16 bytes a
// quad and its distinct terms in memory.
func sorted(ctx context.Context, n *store.Snapshot, pattern store.Quad, triples bool) iter.Seq2[rdf.Quad, error] {
	return func(yield func(rdf.Quad, error) bool) {
		quads, terms, err := ranked(ctx, n, pattern, triples)
		if err != nil {
			yield(rdf.Quad{}, err)
			return
		}
		for i, q := range quads {
			if i%4096 == 0 && ctx.Err() != nil {
				yield(rdf.Quad{}, ctx.Err())
				return
			}
			if !yield(rdf.Quad{G: terms[q[0]], S: terms[q[1]], P: terms[q[2]], O: terms[q[3]]}, nil) {
				return
			}
		}
	}
}

// ranked returns the sorted quads as ranks of graph, subject, predicate and
// object, and the terms by rank; rank 0 is the default graph.
func ranked(ctx context.Context, n *store.Snapshot, pattern store.Quad, triples bool) ([][4]uint32, []rdf.Term, error) {
	var quads [][4]store.ID
	used := map[store.ID]uint32{}
	it := n.Match(pattern)
	defer it.Close()
	next := it.Next
	if triples {
		next = it.NextTriple
	}
	for next() {
		q := it.Quad()
		if triples {
			q.G = store.DefaultGraph
		}
		quads = append(quads, [4]store.ID{q.G, q.S, q.P, q.O})
		for _, id := range quads[len(quads)-1] {
			used[id] = 0
		}
		if len(quads)%4096 == 0 && ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
	}
	if err := it.Err(); err != nil {
		return nil, nil, err
	}
	type entry struct {
		id   store.ID
		term rdf.Term
		text string
	}
	delete(used, store.DefaultGraph)
	entries := make([]entry, 0, len(used))
	for id := range used {
		t, err := n.Term(id)
		if err != nil {
			return nil, nil, err
		}
		entries = append(entries, entry{id, t, t.String()})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.text, b.text) })
	terms := make([]rdf.Term, len(entries)+1)
	for i, e := range entries {
		used[e.id] = uint32(i + 1)
		terms[i+1] = e.term
	}
	used[store.DefaultGraph] = 0
	ranks := make([][4]uint32, len(quads))
	for i, q := range quads {
		for j, id := range q {
			ranks[i][j] = used[id]
		}
	}
	slices.SortFunc(ranks, func(a, b [4]uint32) int { return slices.Compare(a[:], b[:]) })
	return ranks, terms, nil
}
