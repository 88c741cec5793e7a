package dataset

import (
	"slices"
	"sort"
	"sync"

	"kg/graph/rdf"
)

// Memory is a dataset in memory. Readers see the state at the time of their
// View; writers wait for each other. The zero value is empty and ready.
type Memory struct {
	mu    sync.Mutex
	state *memoryView // nil until needed, and after a change
	terms []rdf.Term
	ids   map[rdf.Term]ID
	quads map[Quad]struct{}
}

// NewMemory returns a dataset with the given quads.
func NewMemory(quads []rdf.Quad) *Memory {
	m := &Memory{}
	m.Apply(nil, quads)
	return m
}

// Apply implements [Store]; it returns no error.
func (m *Memory) Apply(remove, add []rdf.Quad) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ids == nil {
		m.ids, m.quads = map[rdf.Term]ID{}, map[Quad]struct{}{}
		m.terms = make([]rdf.Term, 2) // None and DefaultGraph
	}
	m.state = nil
	for _, q := range remove {
		if ids, ok := m.find(q); ok {
			delete(m.quads, ids)
		}
	}
	for _, q := range add {
		m.quads[Quad{m.intern(q.S), m.intern(q.P), m.intern(q.O), m.intern(q.G)}] = struct{}{}
	}
	return nil
}

func (m *Memory) intern(t rdf.Term) ID {
	if t.Kind == rdf.None {
		return DefaultGraph
	}
	id, ok := m.ids[t]
	if !ok {
		id = ID(len(m.terms))
		m.terms = append(m.terms, t)
		m.ids[t] = id
	}
	return id
}

func (m *Memory) find(q rdf.Quad) (Quad, bool) {
	var ids [4]ID
	for i, t := range []rdf.Term{q.S, q.P, q.O, q.G} {
		if t.Kind == rdf.None {
			ids[i] = DefaultGraph
			continue
		}
		id, ok := m.ids[t]
		if !ok {
			return Quad{}, false
		}
		ids[i] = id
	}
	return Quad{ids[0], ids[1], ids[2], ids[3]}, true
}

// Quads returns all quads, in the order in which their terms came in.
func (m *Memory) Quads() []rdf.Quad {
	view, done, _ := m.View()
	defer done()
	var list []rdf.Quad
	for it := view.Scan(SPOG, Quad{}); it.Next(); {
		q := it.Quad()
		list = append(list, rdf.Quad{S: m.terms[q.S], P: m.terms[q.P], O: m.terms[q.O], G: m.terms[q.G]})
	}
	return list
}

// View implements [Store].
func (m *Memory) View() (View, func(), error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.state == nil {
		v := &memoryView{terms: m.terms, ids: make(map[rdf.Term]ID, len(m.ids)), sorted: map[Order][]Quad{}}
		for t, id := range m.ids {
			v.ids[t] = id
		}
		all := make([]Quad, 0, len(m.quads))
		for q := range m.quads {
			all = append(all, q)
		}
		for o := range orders {
			list := slices.Clone(all)
			slices.SortFunc(list, func(a, b Quad) int { return o.Compare(a, b) })
			v.sorted[o] = list
		}
		m.state = v
	}
	return m.state, func() {}, nil
}

// memoryView is one state of a Memory: the quads sorted in every order.
type memoryView struct {
	terms  []rdf.Term
	ids    map[rdf.Term]ID
	sorted map[Order][]Quad
}

func (v *memoryView) ID(t rdf.Term) (ID, bool, error) {
	if t.Kind == rdf.None {
		return DefaultGraph, true, nil
	}
	id, ok := v.ids[t]
	return id, ok, nil
}

func (v *memoryView) Term(id ID) (rdf.Term, error) { return v.terms[id], nil }

func (v *memoryView) Scan(o Order, p Quad) Iter {
	list := v.sorted[o]
	low, high := p, p
	for i := range uint8(4) {
		if p.At(i) == None {
			high.Set(i, ^ID(0))
		}
	}
	from := sort.Search(len(list), func(i int) bool { return o.Compare(list[i], low) >= 0 })
	to := sort.Search(len(list), func(i int) bool { return o.Compare(list[i], high) > 0 })
	return &memoryIter{order: o, pattern: p, list: list[from:max(from, to)], at: -1}
}

func (v *memoryView) Estimate(p Quad) (int64, error) {
	return int64(len(v.Scan(OrderFor(p), p).(*memoryIter).list)), nil
}

type memoryIter struct {
	order   Order
	pattern Quad
	list    []Quad
	at      int
}

func (it *memoryIter) Next() bool {
	if it.at < len(it.list) {
		it.at++
	}
	return it.at < len(it.list)
}

func (it *memoryIter) Seek(q Quad) bool {
	for i := range uint8(4) {
		if given := it.pattern.At(i); given != None {
			q.Set(i, given)
		}
	}
	it.at = sort.Search(len(it.list), func(i int) bool { return it.order.Compare(it.list[i], q) >= 0 })
	return it.at < len(it.list)
}

func (it *memoryIter) Quad() Quad { return it.list[it.at] }
func (it *memoryIter) Err() error { return nil }
func (it *memoryIter) Close()     {}
