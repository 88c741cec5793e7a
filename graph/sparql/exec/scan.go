package exec

import (
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
)

// scan matches a triple pattern.
type scan struct {
	query *Query
	node  *plan.Scan
	slots [4]plan.Slot
	order dataset.Order // if fixed
	fixed bool          // for a merge join: the order may not depend on the outer solution

	matcher matcher
	free    []freeSlot // variables that the present run binds
	same    [][2]uint8 // components that must be equal: a variable that stands twice
	buf     row
	done    bool
}

type freeSlot struct {
	component uint8
	v         algebra.Var
}

func newScan(q *Query, n *plan.Scan) *scan {
	return &scan{query: q, node: n, slots: [4]plan.Slot{n.S, n.P, n.O, n.G}, buf: make(row, q.width)}
}

func (s *scan) reset(outer row) error {
	copy(s.buf, outer)
	s.free, s.same = s.free[:0], s.same[:0]
	var p dataset.Quad
	s.done = false
	for i, slot := range s.slots {
		c := uint8(i)
		if slot.Var == noVar {
			p.Set(c, slot.ID)
			continue
		}
		if id := outer[slot.Var]; id != dataset.None {
			if id&dataset.Computed != 0 {
				s.done = true // a term that no triple has
			}
			p.Set(c, id)
			continue
		}
		repeated := false
		for _, f := range s.free {
			if f.v == slot.Var {
				s.same = append(s.same, [2]uint8{f.component, c})
				repeated = true
				break
			}
		}
		if !repeated {
			s.free = append(s.free, freeSlot{c, slot.Var})
		}
	}
	if s.done {
		return nil
	}
	order := s.order
	if !s.fixed {
		order = dataset.OrderFor(p)
	}
	s.matcher.open(s.query, order, p, s.node.Scope)
	return nil
}

func (s *scan) next() (row, error) {
	if s.done {
		return nil, nil
	}
next:
	for {
		q, ok, err := s.matcher.next()
		if !ok {
			s.done = true
			return nil, err
		}
		for _, c := range s.same {
			if q.At(c[0]) != q.At(c[1]) {
				continue next
			}
		}
		for _, f := range s.free {
			s.buf[f.v] = q.At(f.component)
		}
		return s.buf, nil
	}
}

func (s *scan) close() { s.matcher.close() }

// matcher reads the quads of a pattern in a scope.
type matcher struct {
	query *Query
	it    dataset.Iter
	scope plan.Scope
	check bool // the graph must be looked at
	merge bool // equal triples follow each other and count once
	last  dataset.Quad
	count int // of equal triples in a row
}

// open begins to read. A pattern that gives the graph must give one of the scope.
func (m *matcher) open(q *Query, order dataset.Order, p dataset.Quad, scope plan.Scope) {
	m.close()
	m.query, m.scope = q, scope
	if p.G != dataset.None && (scope.Within != nil && !scope.Within[p.G] || scope.Named && p.G == dataset.DefaultGraph) {
		return // with no iterator there are no quads
	}
	m.check = p.G == dataset.None && (scope.Within != nil || scope.Named)
	m.merge = scope.Merge && p.G == dataset.None
	m.last = dataset.Quad{}
	m.it = q.terms.View().Scan(order, p)
}

// skipAfter is how many quads of one triple are read before the rest is skipped
// with a seek.
const skipAfter = 8

// next returns the next quad. ok is false at the end and with an error.
func (m *matcher) next() (q dataset.Quad, ok bool, err error) {
	if m.it == nil {
		return q, false, nil
	}
	for m.it.Next() {
		if err := m.query.tick(); err != nil {
			return q, false, err
		}
		if q, ok = m.accept(); ok {
			return q, true, nil
		}
	}
	return q, false, m.it.Err()
}

// seek goes to the first quad that is not before q.
func (m *matcher) seek(q dataset.Quad) (dataset.Quad, bool, error) {
	if m.it == nil {
		return q, false, nil
	}
	m.last = dataset.Quad{}
	if !m.it.Seek(q) {
		return q, false, m.it.Err()
	}
	if err := m.query.tick(); err != nil {
		return q, false, err
	}
	if q, ok := m.accept(); ok {
		return q, true, nil
	}
	return m.next()
}

// accept returns the quad that the iterator is at, if it counts.
func (m *matcher) accept() (dataset.Quad, bool) {
	q := m.it.Quad()
	if m.check && (m.scope.Named && q.G == dataset.DefaultGraph || m.scope.Within != nil && !m.scope.Within[q.G]) {
		return q, false
	}
	if !m.merge {
		return q, true
	}
	if q.S == m.last.S && q.P == m.last.P && q.O == m.last.O {
		if m.count++; m.count >= skipAfter {
			m.count = 0
			past := q
			past.G = dataset.Last
			if m.it.Seek(past) {
				q = m.it.Quad()
				if q.S == m.last.S && q.P == m.last.P && q.O == m.last.O || m.check && !m.scope.Within[q.G] {
					return q, false
				}
				m.last = q
				return q, true
			}
		}
		return q, false
	}
	m.last, m.count = q, 0
	return q, true
}

func (m *matcher) close() {
	if m.it != nil {
		m.it.Close()
		m.it = nil
	}
}

// graphs lists the named graphs, by skipping from graph to graph.
type graphs struct {
	query *Query
	node  *plan.Graphs
	buf   row
	it    dataset.Iter
	given dataset.ID // the graph to test for
	at    dataset.ID
	done  bool
}

func (g *graphs) reset(outer row) error {
	g.close()
	g.buf = append(g.buf[:0], outer...)
	g.done, g.at = false, dataset.DefaultGraph
	g.given = g.node.Name.ID
	if v := g.node.Name.Var; v != noVar {
		g.given = outer[v]
	}
	return nil
}

func (g *graphs) next() (row, error) {
	view := g.query.terms.View()
	scope := g.node.Scope
	if g.given != dataset.None {
		if g.done {
			return nil, nil
		}
		g.done = true
		if g.given&dataset.Computed != 0 || g.given == dataset.DefaultGraph || scope.Within != nil && !scope.Within[g.given] {
			return nil, nil
		}
		it := view.Scan(dataset.GSPO, dataset.Quad{G: g.given})
		defer it.Close()
		if it.Next() {
			return g.buf, nil
		}
		return nil, it.Err()
	}
	if g.it == nil {
		g.it = view.Scan(dataset.GSPO, dataset.Quad{})
	}
	for !g.done {
		if err := g.query.tick(); err != nil {
			return nil, err
		}
		if !g.it.Seek(dataset.Quad{G: g.at + 1}) {
			g.done = true
			return nil, g.it.Err()
		}
		g.at = g.it.Quad().G
		if scope.Within == nil || scope.Within[g.at] {
			g.buf[g.node.Name.Var] = g.at
			return g.buf, nil
		}
	}
	return nil, nil
}

func (g *graphs) close() {
	if g.it != nil {
		g.it.Close()
		g.it = nil
	}
}
