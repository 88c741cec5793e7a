package exec

import (
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
)

// unit gives the outer solution.
type unit struct{ out row }

func (u *unit) reset(outer row) error { u.out = outer; return nil }
func (u *unit) close()                {}
func (u *unit) next() (row, error) {
	r := u.out
	u.out = nil
	return r, nil
}

// empty gives nothing.
type empty struct{}

func (*empty) reset(row) error    { return nil }
func (*empty) next() (row, error) { return nil, nil }
func (*empty) close()             {}

// bind runs the right side with every solution of the left.
type bind struct {
	query *Query
	l, r  op
	open  bool // the right side runs
}

func (b *bind) reset(outer row) error {
	b.open = false
	return b.l.reset(outer)
}

func (b *bind) next() (row, error) {
	for {
		if b.open {
			r, err := b.r.next()
			if r != nil || err != nil {
				return r, err
			}
			b.open = false
		}
		l, err := b.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		if err := b.r.reset(l); err != nil {
			return nil, err
		}
		b.open = true
	}
}

func (b *bind) close() { b.l.close(); b.r.close() }

// leftBind is bind, but keeps a left solution that has no right one.
type leftBind struct {
	query   *Query
	l, r    op
	conds   []condition
	left    row // the solution that the right side runs with
	matched bool
}

func (b *leftBind) reset(outer row) error {
	b.left = nil
	return b.l.reset(outer)
}

func (b *leftBind) next() (row, error) {
	for {
		for b.left != nil {
			r, err := b.r.next()
			if err != nil {
				return nil, err
			}
			if r == nil {
				left := b.left
				b.left = nil
				if !b.matched {
					return left, nil
				}
				break
			}
			ok, err := holdAll(b.conds, r)
			if err != nil {
				return nil, err
			}
			if ok {
				b.matched = true
				return r, nil
			}
		}
		l, err := b.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		if err := b.r.reset(l); err != nil {
			return nil, err
		}
		b.left, b.matched = l, false
	}
}

func (b *leftBind) close() { b.l.close(); b.r.close() }

// antiBind keeps the left solutions that have no right one.
type antiBind struct {
	query *Query
	l, r  op
}

func (b *antiBind) reset(outer row) error { return b.l.reset(outer) }
func (b *antiBind) close()                { b.l.close(); b.r.close() }
func (b *antiBind) next() (row, error) {
	for {
		l, err := b.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		if err := b.r.reset(l); err != nil {
			return nil, err
		}
		r, err := b.r.next()
		if r == nil || err != nil {
			if err != nil {
				return nil, err
			}
			return l, nil
		}
	}
}

// union runs its parts one after the other.
type union struct {
	parts []op
	outer row
	at    int
	open  bool
}

func (u *union) reset(outer row) error {
	u.outer, u.at, u.open = outer, 0, false
	return nil
}

func (u *union) next() (row, error) {
	for u.at < len(u.parts) {
		part := u.parts[u.at]
		if !u.open {
			if err := part.reset(u.outer); err != nil {
				return nil, err
			}
			u.open = true
		}
		r, err := part.next()
		if r != nil || err != nil {
			return r, err
		}
		u.at++
		u.open = false
	}
	return nil, nil
}

func (u *union) close() {
	for _, p := range u.parts {
		p.close()
	}
}

// filter keeps the solutions for which all conditions hold.
type filter struct {
	query *Query
	input op
	conds []condition
}

func (f *filter) reset(outer row) error { return f.input.reset(outer) }
func (f *filter) close()                { f.input.close() }
func (f *filter) next() (row, error) {
	for {
		r, err := f.input.next()
		if r == nil || err != nil {
			return nil, err
		}
		ok, err := holdAll(f.conds, r)
		if err != nil {
			return nil, err
		}
		if ok {
			return r, nil
		}
		if err := f.query.tick(); err != nil {
			return nil, err
		}
	}
}

// extend binds variables. One that the outer solution binds already must get
// the same value.
type extend struct {
	query *Query
	input op
	vars  []algebra.Var
	exprs []expr
	buf   row
}

func (x *extend) reset(outer row) error { return x.input.reset(outer) }
func (x *extend) close()                { x.input.close() }
func (x *extend) next() (row, error) {
next:
	for {
		r, err := x.input.next()
		if r == nil || err != nil {
			return nil, err
		}
		copy(x.buf, r)
		clear(x.query.values.Row)
		for i, e := range x.exprs {
			id, err := x.query.idOf(e, x.buf)
			if err != nil {
				return nil, err
			}
			slot := &x.buf[x.vars[i]]
			if *slot != dataset.None && id != dataset.None && *slot != id {
				continue next
			}
			if id != dataset.None {
				*slot = id
			}
		}
		return x.buf, nil
	}
}

// values gives inline data.
type values struct {
	node  *plan.Values
	outer row
	at    int
	buf   row
}

func (v *values) reset(outer row) error { v.outer, v.at = outer, 0; return nil }
func (v *values) close()                {}
func (v *values) next() (row, error) {
	for v.at < len(v.node.Data) {
		data := v.node.Data[v.at]
		v.at++
		if joinInto(v.buf, v.outer, v.node.Vars, data) {
			return v.buf, nil
		}
	}
	return nil, nil
}

// joinInto writes into buf the join of outer and the solution that gives vars
// the ids; false if they are not compatible.
func joinInto(buf, outer row, vars []algebra.Var, ids []dataset.ID) bool {
	copy(buf, outer)
	for i, v := range vars {
		switch id := ids[i]; {
		case id == dataset.None:
		case buf[v] == dataset.None:
			buf[v] = id
		case buf[v] != id:
			return false
		}
	}
	return true
}

// slice gives a part of the solutions.
type slice struct {
	query         *Query
	node          *plan.Slice
	input         op
	skipped, left int64
}

func (s *slice) reset(outer row) error {
	s.skipped, s.left = 0, s.node.Limit
	return s.input.reset(outer)
}

func (s *slice) close() { s.input.close() }
func (s *slice) next() (row, error) {
	if s.left == 0 {
		return nil, nil
	}
	for ; s.skipped < s.node.Offset; s.skipped++ {
		r, err := s.input.next()
		if r == nil || err != nil {
			s.left = 0
			return nil, err
		}
	}
	if s.left > 0 {
		s.left--
	}
	return s.input.next()
}

// isolated runs its input with a few variables of the outer solution only, and
// keeps the solutions for as long as those stay the same.
type isolated struct {
	query  *Query
	node   *plan.Isolated
	input  op
	passed row // what the input was run with
	filled bool
	kept   [][]dataset.ID
	outer  row
	at     int
	buf    row
}

func (s *isolated) reset(outer row) error {
	s.outer, s.at = outer, 0
	same := s.filled
	for _, v := range s.node.Keep {
		if s.passed[v] != outer[v] {
			same = false
			s.passed[v] = outer[v]
		}
	}
	if same {
		return nil
	}
	s.filled = true
	s.query.grow(-int64(len(s.kept)) * int64(8*len(s.node.Vars)+24))
	s.kept = s.kept[:0]
	if err := s.input.reset(s.passed); err != nil {
		return err
	}
	for {
		r, err := s.input.next()
		if r == nil || err != nil {
			return err
		}
		if err := s.query.grow(int64(8*len(s.node.Vars) + 24)); err != nil {
			return err
		}
		ids := make([]dataset.ID, len(s.node.Vars))
		for i, v := range s.node.Vars {
			ids[i] = r[v]
		}
		s.kept = append(s.kept, ids)
	}
}

func (s *isolated) next() (row, error) {
	for s.at < len(s.kept) {
		ids := s.kept[s.at]
		s.at++
		if err := s.query.tick(); err != nil {
			return nil, err
		}
		if joinInto(s.buf, s.outer, s.node.Vars, ids) {
			return s.buf, nil
		}
	}
	return nil, nil
}

func (s *isolated) close() { s.input.close() }

// forGraph runs its input for one named graph after the other.
type forGraph struct {
	query  *Query
	node   *plan.ForGraph
	names  *graphs
	input  op
	outer  row
	passed row // the graph only
	open   bool
	ids    []dataset.ID
	buf    row
}

func (f *forGraph) reset(outer row) error {
	f.outer, f.open = outer, false
	return f.names.reset(outer)
}

func (f *forGraph) next() (row, error) {
	v := f.node.Names.Name.Var
	for {
		if f.open {
			r, err := f.input.next()
			if err != nil {
				return nil, err
			}
			if r == nil {
				f.open = false
				continue
			}
			f.ids = f.ids[:0]
			for _, v := range f.node.Vars {
				f.ids = append(f.ids, r[v])
			}
			if joinInto(f.buf, f.outer, f.node.Vars, f.ids) {
				return f.buf, nil
			}
			continue
		}
		g, err := f.names.next()
		if g == nil || err != nil {
			return nil, err
		}
		f.passed[v] = g[v]
		if err := f.input.reset(f.passed); err != nil {
			return nil, err
		}
		f.open = true
	}
}

func (f *forGraph) close() { f.names.close(); f.input.close() }
