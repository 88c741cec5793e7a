package exec

import (
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
)

// path follows a repeated property path. From a bound end it searches the nodes
// that can be reached, each once, frontier by frontier; with both ends open it
// does so from every node.
type path struct {
	query  *Query
	node   *plan.Path
	repeat plan.Repeat
	buf    row
	graph  dataset.ID

	starts  []dataset.ID // nodes to search from
	atStart int
	found   []dataset.ID // nodes reached from the present start
	atFound int
	target  dataset.ID // the only node wanted, or None
	back    bool       // from the object to the subject
	from    plan.Slot  // the end that the search starts at, and the other
	to      plan.Slot
}

func newPath(q *Query, n *plan.Path) *path {
	return &path{query: q, node: n, repeat: n.Path.(plan.Repeat), buf: make(row, q.width)}
}

func (p *path) reset(outer row) error {
	copy(p.buf, outer)
	at := func(s plan.Slot) dataset.ID {
		if s.Var == noVar {
			return s.ID
		}
		return outer[s.Var]
	}
	p.graph = at(p.node.G)
	p.starts, p.atStart, p.found, p.atFound = p.starts[:0], 0, p.found[:0], 0
	s, o := at(p.node.S), at(p.node.O)
	p.back, p.from, p.to, p.target = false, p.node.S, p.node.O, o
	start := s
	if s == dataset.None && o != dataset.None {
		p.back, p.from, p.to, p.target, start = true, p.node.O, p.node.S, dataset.None, o
	}
	if start != dataset.None {
		// Between two variables a path of length 0 joins nodes of the graph only; a
		// term in the pattern has it in any case (section 18.4).
		if p.node.S.Var != noVar && p.node.O.Var != noVar {
			if ok, err := p.inGraph(start); !ok || err != nil {
				return err
			}
		}
		p.starts = append(p.starts, start)
		return nil
	}
	var all nodeSet
	if err := p.nodes(&all, p.node.Path); err != nil {
		return err
	}
	p.starts = append(p.starts, all.list...)
	return nil
}

// inGraph reports whether a triple has the node.
func (p *path) inGraph(node dataset.ID) (found bool, err error) {
	if node&dataset.Computed != 0 {
		return false, nil
	}
	for _, pattern := range []dataset.Quad{{S: node, G: p.graph}, {O: node, G: p.graph}} {
		var m matcher
		m.open(p.query, dataset.OrderFor(pattern), pattern, p.node.Scope)
		_, found, err = m.next()
		m.close()
		if found || err != nil {
			break
		}
	}
	return found, err
}

func (p *path) close() {}

func (p *path) next() (row, error) {
	for {
		for p.atFound < len(p.found) {
			id := p.found[p.atFound]
			p.atFound++
			if p.to.Var != noVar {
				p.buf[p.to.Var] = id
			}
			if p.to.Var == noVar || p.to.Var != p.from.Var || id == p.starts[p.atStart-1] {
				return p.buf, nil
			}
		}
		if p.atStart == len(p.starts) {
			return nil, nil
		}
		start := p.starts[p.atStart]
		p.atStart++
		if p.from.Var != noVar {
			p.buf[p.from.Var] = start
		}
		target := p.target
		if p.from.Var != noVar && p.from.Var == p.to.Var {
			target = start
		}
		p.atFound = 0
		var reached nodeSet
		if err := p.reach(&reached, start, p.repeat, p.back, target); err != nil {
			return nil, err
		}
		p.found = reached.list
		if target != dataset.None {
			p.found = p.found[:0]
			if reached.has(target) {
				p.found = append(p.found, target)
			}
		}
	}
}

// nodeSet is a set of nodes that keeps the order in which they came in.
type nodeSet struct {
	list []dataset.ID
	set  map[dataset.ID]struct{} // from a few nodes on
}

const smallSet = 8

func (s *nodeSet) has(id dataset.ID) bool {
	if s.set != nil {
		_, ok := s.set[id]
		return ok
	}
	for _, x := range s.list {
		if x == id {
			return true
		}
	}
	return false
}

// add adds a node and reports whether it is new.
func (s *nodeSet) add(id dataset.ID) bool {
	if s.has(id) {
		return false
	}
	s.list = append(s.list, id)
	if s.set != nil {
		s.set[id] = struct{}{}
	} else if len(s.list) > smallSet {
		s.set = make(map[dataset.ID]struct{}, 4*smallSet)
		for _, x := range s.list {
			s.set[x] = struct{}{}
		}
	}
	return true
}

// nodeBytes is the memory that a node in a nodeSet takes, about.
const nodeBytes = 32

// reach adds to out what the repetition leads to from start. With a target it
// may stop when that is found.
func (p *path) reach(out *nodeSet, start dataset.ID, repeat plan.Repeat, back bool, target dataset.ID) error {
	// The memory is counted while the search lasts; what is found is kept by the
	// caller for no longer than until the next one.
	var taken int64
	defer func() { p.query.grow(-taken) }()
	if repeat.Zero {
		out.add(start)
	}
	frontier := []dataset.ID{start}
	for len(frontier) > 0 && !(target != dataset.None && out.has(target)) {
		var next []dataset.ID
		for _, at := range frontier {
			err := p.step(at, repeat.Walk, back, func(id dataset.ID) error {
				if out.add(id) {
					next = append(next, id)
					taken += nodeBytes
					return p.query.grow(nodeBytes)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		if !repeat.Many {
			break
		}
		frontier = next
	}
	return nil
}

// step calls emit for every node that one walk leads to from node; backwards if
// back is set. The same node may come more than once.
func (p *path) step(node dataset.ID, walk plan.Walk, back bool, emit func(dataset.ID) error) error {
	switch walk := walk.(type) {
	case plan.Step:
		if walk.P == dataset.None {
			return nil
		}
		return p.match(node, walk.P, nil, back, emit)
	case plan.Except:
		return p.match(node, dataset.None, walk.P, back, emit)
	case plan.Back:
		return p.step(node, walk.Walk, !back, emit)
	case plan.Choice:
		for _, part := range walk.Parts {
			if err := p.step(node, part, back, emit); err != nil {
				return err
			}
		}
		return nil
	case plan.Sequence:
		at := nodeSet{list: []dataset.ID{node}}
		for i := range walk.Parts {
			part := walk.Parts[i]
			if back {
				part = walk.Parts[len(walk.Parts)-1-i]
			}
			if i == len(walk.Parts)-1 {
				for _, id := range at.list {
					if err := p.step(id, part, back, emit); err != nil {
						return err
					}
				}
				return nil
			}
			var next nodeSet
			for _, id := range at.list {
				if err := p.step(id, part, back, func(id dataset.ID) error { next.add(id); return nil }); err != nil {
					return err
				}
			}
			at = next
		}
		return nil
	case plan.Repeat:
		var reached nodeSet
		if err := p.reach(&reached, node, walk, back, dataset.None); err != nil {
			return err
		}
		for _, id := range reached.list {
			if err := emit(id); err != nil {
				return err
			}
		}
		return nil
	}
	panic("exec: unknown path")
}

// match calls emit for the other ends of the triples at node with the
// predicate; with none, of all triples but those with a predicate in except.
func (p *path) match(node, predicate dataset.ID, except map[dataset.ID]bool, back bool, emit func(dataset.ID) error) error {
	if node&dataset.Computed != 0 {
		return nil
	}
	pattern := dataset.Quad{S: node, P: predicate, G: p.graph}
	if back {
		pattern.S, pattern.O = dataset.None, node
	}
	var m matcher
	m.open(p.query, dataset.OrderFor(pattern), pattern, p.node.Scope)
	defer m.close()
	for {
		q, ok, err := m.next()
		if !ok {
			return err
		}
		if except[q.P] {
			continue
		}
		id := q.O
		if back {
			id = q.S
		}
		if err := emit(id); err != nil {
			return err
		}
	}
}

// nodes adds the nodes from which a path may lead somewhere: for one that may
// have length 0 all nodes of the graph, else the subjects of its first step.
func (p *path) nodes(out *nodeSet, walk plan.Walk) error {
	pattern := dataset.Quad{G: p.graph}
	subjects, objects := true, false
	switch walk := walk.(type) {
	case plan.Repeat:
		if !walk.Zero {
			return p.nodes(out, walk.Walk)
		}
		objects = true
	case plan.Step:
		if walk.P == dataset.None {
			return nil
		}
		pattern.P = walk.P
	case plan.Back:
		if step, ok := walk.Walk.(plan.Step); ok && step.P != dataset.None {
			pattern.P = step.P
		}
		subjects, objects = false, true
	case plan.Choice:
		for _, part := range walk.Parts {
			if err := p.nodes(out, part); err != nil {
				return err
			}
		}
		return nil
	case plan.Sequence:
		if len(walk.Parts) > 0 {
			return p.nodes(out, walk.Parts[0])
		}
	}
	if _, nested := walk.(plan.Back); nested {
		subjects = true // what is within may turn round again
	}
	var m matcher
	m.open(p.query, dataset.OrderFor(pattern), pattern, p.node.Scope)
	defer m.close()
	for {
		q, ok, err := m.next()
		if !ok {
			return err
		}
		n := len(out.list)
		if subjects {
			out.add(q.S)
		}
		if objects {
			out.add(q.O)
		}
		if err := p.query.grow(int64(len(out.list)-n) * nodeBytes); err != nil {
			return err
		}
	}
}
