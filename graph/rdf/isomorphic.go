package rdf

import (
	"hash/maphash"
	"slices"
)

// Isomorphic reports whether the datasets a and b are the same but for the
// labels of their blank nodes (RDF 1.1 Concepts, sections 3.6 and 4.1). The
// order of quads does not matter, nor do repetitions.
//
// Blank nodes are told apart by colour refinement, that is by what they are
// connected to, repeatedly; where that leaves several alike it tries them in
// turn. A positive answer is checked against the quads themselves.
func Isomorphic(a, b []Quad) bool {
	seed := maphash.MakeSeed()
	ga, gb := newColouring(a, seed), newColouring(b, seed)
	if len(ga.quads) != len(gb.quads) || len(ga.nodes) != len(gb.nodes) || len(ga.set) != len(gb.set) {
		return false
	}
	for q := range ga.set {
		if !hasBlank(q) {
			if _, ok := gb.set[q]; !ok {
				return false
			}
		}
	}
	return match(ga, gb)
}

func hasBlank(q Quad) bool {
	return q.S.Kind == Blank || q.P.Kind == Blank || q.O.Kind == Blank || q.G.Kind == Blank
}

// A colouring is the blank nodes of a dataset and a colour for each.
type colouring struct {
	set    map[Quad]struct{}
	quads  []colourQuad // those with blank nodes
	nodes  []string     // labels
	colour []uint64     // by node
	seed   maphash.Seed
}

// colourQuad is a quad as refinement sees it.
type colourQuad struct {
	ground uint64 // hash of the terms that are not blank
	node   [4]int // index of the blank node in each place, or -1
}

func newColouring(quads []Quad, seed maphash.Seed) *colouring {
	g := &colouring{set: make(map[Quad]struct{}, len(quads)), seed: seed}
	index := map[string]int{}
	for _, q := range quads {
		if _, ok := g.set[q]; ok {
			continue
		}
		g.set[q] = struct{}{}
		if !hasBlank(q) {
			continue
		}
		ground := [4]Term{q.S, q.P, q.O, q.G}
		var c colourQuad
		for i, t := range ground {
			c.node[i] = -1
			if t.Kind != Blank {
				continue
			}
			n, ok := index[t.Value]
			if !ok {
				n = len(g.nodes)
				index[t.Value] = n
				g.nodes = append(g.nodes, t.Value)
			}
			c.node[i] = n
			ground[i] = Term{Kind: Blank}
		}
		c.ground = maphash.Comparable(seed, ground)
		g.quads = append(g.quads, c)
	}
	g.colour = make([]uint64, len(g.nodes))
	g.colourTrees()
	return g
}

// colourTrees gives the nodes from which no cycle of blank nodes can be reached
// a colour made of all that is below them, leaves first. Refinement alone would
// need a round for every cell of a collection.
func (g *colouring) colourTrees() {
	waiting := make([]int, len(g.nodes)) // for how many objects
	about := make([][]int, len(g.nodes)) // quads by subject
	above := make([][]int, len(g.nodes)) // quads by object
	for i, q := range g.quads {
		s, o := q.node[0], q.node[2]
		if s >= 0 {
			about[s] = append(about[s], i)
			if o >= 0 {
				waiting[s]++
				above[o] = append(above[o], i)
			}
		}
	}
	var ready []int
	for n, w := range waiting {
		if w == 0 {
			ready = append(ready, n)
		}
	}
	for len(ready) > 0 {
		n := ready[len(ready)-1]
		ready = ready[:len(ready)-1]
		sum := uint64(1)
		for _, i := range about[n] {
			h := [2]uint64{g.quads[i].ground, 0}
			if o := g.quads[i].node[2]; o >= 0 {
				h[1] = g.colour[o]
			}
			sum += maphash.Comparable(g.seed, h)
		}
		g.colour[n] = maphash.Comparable(g.seed, sum)
		for _, i := range above[n] {
			s := g.quads[i].node[0]
			if waiting[s]--; waiting[s] == 0 {
				ready = append(ready, s)
			}
		}
	}
}

// refine gives every node a colour made of its own and of those it shares quads
// with, until that tells no more nodes apart.
func (g *colouring) refine() {
	classes := countColours(g.colour)
	next := make([]uint64, len(g.colour))
	for {
		for i, c := range g.colour {
			next[i] = maphash.Comparable(g.seed, [2]uint64{c, 1})
		}
		for _, q := range g.quads {
			h := [6]uint64{0: q.ground}
			for i, n := range q.node {
				if n >= 0 {
					h[1+i] = g.colour[n]
				}
			}
			for i, n := range q.node {
				if n >= 0 {
					h[5] = uint64(i + 1)
					next[n] += maphash.Comparable(g.seed, h) // a sum: quads have no order
				}
			}
		}
		g.colour, next = next, g.colour
		now := countColours(g.colour)
		if now <= classes {
			return
		}
		classes = now
	}
}

func countColours(colour []uint64) int {
	sorted := slices.Clone(colour)
	slices.Sort(sorted)
	return len(slices.Compact(sorted))
}

// match refines both colourings and looks for a bijection of their nodes that
// keeps colours and carries the quads of one to those of the other.
func match(a, b *colouring) bool {
	a.refine()
	b.refine()
	classA, classB := a.classes(), b.classes()
	if len(classA) != len(classB) {
		return false
	}
	var pick uint64
	smallest := 0
	for c, nodes := range classA {
		if len(classB[c]) != len(nodes) {
			return false
		}
		if n := len(nodes); n > 1 && (smallest == 0 || n < smallest || n == smallest && c < pick) {
			pick, smallest = c, n
		}
	}
	if smallest == 0 {
		return sameUnder(a, b, classA, classB)
	}
	x := classA[pick][0]
	for _, y := range classB[pick] {
		ta, tb := a.with(x), b.with(y)
		if match(ta, tb) {
			return true
		}
	}
	return false
}

// with returns a copy of g in which node has a colour of its own.
func (g *colouring) with(node int) *colouring {
	c := *g
	c.colour = slices.Clone(g.colour)
	c.colour[node] = maphash.Comparable(g.seed, [2]uint64{c.colour[node], 2})
	return &c
}

func (g *colouring) classes() map[uint64][]int {
	m := make(map[uint64][]int, len(g.nodes))
	for i, c := range g.colour {
		m[c] = append(m[c], i)
	}
	return m
}

// sameUnder checks that the bijection given by classes of one node each carries
// every quad of a to a quad of b.
func sameUnder(a, b *colouring, classA, classB map[uint64][]int) bool {
	to := make(map[string]string, len(a.nodes))
	for c, nodes := range classA {
		to[a.nodes[nodes[0]]] = b.nodes[classB[c][0]]
	}
	rename := func(t Term) Term {
		if t.Kind == Blank {
			t.Value = to[t.Value]
		}
		return t
	}
	for q := range a.set {
		if _, ok := b.set[Quad{rename(q.S), rename(q.P), rename(q.O), rename(q.G)}]; !ok {
			return false
		}
	}
	return true
}
