package exec

import (
	"encoding/binary"
	"errors"
	"strings"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/value"
)

// group groups the solutions of its input by keys and gives one solution a
// group, in the order in which the groups come up.
type group struct {
	query *Query
	node  *plan.Group
	input op
	args  []expr // of the aggregates; nil for COUNT(*)

	outer  row
	filled bool
	keys   [][]dataset.ID
	states [][]accumulator
	byOne  map[dataset.ID]int // group by its key, if there is one key
	byKey  map[string]int     // if there are more
	packed []byte
	at     int
	buf    row
}

func newGroup(q *Query, n *plan.Group) *group {
	g := &group{query: q, node: n, input: q.compile(n.Input), buf: make(row, q.width)}
	for _, a := range n.Aggs {
		var e expr
		if a.Arg != nil {
			e = q.expr(a.Arg)
		}
		g.args = append(g.args, e)
	}
	return g
}

func (g *group) reset(outer row) error {
	g.outer, g.filled, g.at = outer, false, 0
	g.keys, g.states = nil, nil
	g.byOne, g.byKey = map[dataset.ID]int{}, map[string]int{}
	return g.input.reset(outer)
}

func (g *group) close() { g.input.close() }

func (g *group) next() (row, error) {
	if !g.filled {
		if err := g.fill(); err != nil {
			return nil, err
		}
		g.filled = true
	}
	if g.at == len(g.states) {
		return nil, nil
	}
	copy(g.buf, g.outer)
	for i, v := range g.node.Keys {
		g.buf[v] = g.keys[g.at][i]
	}
	for i, acc := range g.states[g.at] {
		v, err := acc.result()
		if err != nil && !errors.Is(err, value.ErrType) {
			return nil, err
		}
		slot := &g.buf[g.node.Aggs[i].Var]
		*slot = dataset.None
		if err == nil {
			if *slot, err = g.query.terms.ID(v.Term()); err != nil {
				return nil, err
			}
		}
	}
	g.at++
	return g.buf, nil
}

// fill reads the input.
func (g *group) fill() error {
	if len(g.node.Keys) == 0 {
		g.add(nil) // one group, even of nothing
	}
	last, lastID, haveLast := 0, dataset.ID(0), false
	for {
		r, err := g.input.next()
		if r == nil || err != nil {
			return err
		}
		at := 0
		switch len(g.node.Keys) {
		case 0:
		case 1:
			id := r[g.node.Keys[0]]
			if haveLast && id == lastID { // sorted input has runs of one key
				at = last
				break
			}
			var ok bool
			if at, ok = g.byOne[id]; !ok {
				at = g.add([]dataset.ID{id})
				g.byOne[id] = at
			}
			last, lastID, haveLast = at, id, true
		default:
			g.packed = packInto(g.packed[:0], r, g.node.Keys)
			var ok bool
			if at, ok = g.byKey[string(g.packed)]; !ok {
				ids := make([]dataset.ID, len(g.node.Keys))
				for i, v := range g.node.Keys {
					ids[i] = r[v]
				}
				at = g.add(ids)
				g.byKey[string(g.packed)] = at
			}
		}
		if err := g.query.grow(0); err != nil {
			return err
		}
		for _, acc := range g.states[at] {
			if err := acc.add(r); err != nil {
				return err
			}
		}
	}
}

// packInto appends the values of vars to b, as the key of a map.
func packInto(b []byte, r row, vars []algebra.Var) []byte {
	for _, v := range vars {
		b = binary.LittleEndian.AppendUint64(b, r[v])
	}
	return b
}

// add makes a new group.
func (g *group) add(key []dataset.ID) int {
	g.query.used += int64(len(key)*16 + 64 + 96*len(g.node.Aggs))
	var states []accumulator
	for i, a := range g.node.Aggs {
		states = append(states, g.query.accumulator(a.Aggregate, g.node.Aggs[i].Arg, g.args[i]))
	}
	g.keys = append(g.keys, key)
	g.states = append(g.states, states)
	return len(g.states) - 1
}

// accumulator works out an aggregate of one group.
type accumulator interface {
	add(r row) error
	result() (value.Value, error)
}

func (q *Query) accumulator(a algebra.Aggregate, arg plan.Expr, e expr) accumulator {
	if a.Name == "COUNT" {
		c := &count{query: q, arg: e, row: a.Row}
		if v, ok := arg.(plan.Var); ok {
			c.v, c.byID = v.Var, true
		}
		if a.Distinct {
			c.seen = map[string]bool{}
			c.seenID = map[dataset.ID]bool{}
		}
		return c
	}
	var acc accumulator
	base := over{query: q, arg: e}
	if a.Distinct {
		base.seen = map[rdf.Term]bool{}
	}
	switch a.Name {
	case "SUM":
		acc = &sum{over: base, total: value.NewInteger(0)}
	case "AVG":
		acc = &sum{over: base, total: value.NewInteger(0), average: true}
	case "MIN":
		acc = &extreme{over: base, sign: -1}
	case "MAX":
		acc = &extreme{over: base, sign: 1}
	case "SAMPLE":
		acc = &sample{over: base}
	case "GROUP_CONCAT":
		acc = &concat{over: base, separator: a.Separator}
	default:
		panic("exec: unknown aggregate " + a.Name)
	}
	return acc
}

// count is COUNT: of solutions, of those where the argument has a value, or of
// different ones.
type count struct {
	query  *Query
	arg    expr
	v      algebra.Var // the argument, if byID
	byID   bool
	row    []algebra.Var // COUNT(DISTINCT *)
	seen   map[string]bool
	seenID map[dataset.ID]bool
	n      int64
}

func (c *count) add(r row) error {
	var id dataset.ID
	switch {
	case c.arg == nil && c.seen == nil:
		c.n++
		return nil
	case c.arg == nil:
		key := string(packInto(nil, r, c.row))
		if !c.seen[key] {
			c.seen[key] = true
			c.n++
			return c.query.grow(int64(len(key)) + 48)
		}
		return nil
	case c.byID:
		id = r[c.v]
	default:
		var err error
		if id, err = c.query.idOf(c.arg, r); err != nil {
			return err
		}
	}
	if id == dataset.None {
		return nil
	}
	if c.seen != nil {
		if c.seenID[id] {
			return nil
		}
		c.seenID[id] = true
		if err := c.query.grow(24); err != nil {
			return err
		}
	}
	c.n++
	return nil
}

func (c *count) result() (value.Value, error) { return value.NewInteger(c.n), nil }

// over reads the argument of an aggregate.
type over struct {
	query  *Query
	arg    expr
	seen   map[rdf.Term]bool // DISTINCT
	failed error             // an argument had no value
}

// value returns the argument's value for r. ok is false if it has none or, under
// DISTINCT, has been seen; only errors that end the query are returned.
func (o *over) value(r row) (v value.Value, ok bool, err error) {
	v, err = o.arg(r)
	if err != nil {
		if errors.Is(err, value.ErrType) {
			o.failed, err = err, nil
		}
		return v, false, err
	}
	if o.seen != nil {
		t := v.Term()
		if o.seen[t] {
			return v, false, nil
		}
		o.seen[t] = true
		if err := o.query.grow(int64(len(t.Value)) + 96); err != nil {
			return v, false, err
		}
	}
	return v, true, nil
}

// sum is SUM and AVG.
type sum struct {
	over
	average bool
	total   value.Value
	n       int64
}

func (s *sum) add(r row) error {
	v, ok, err := s.value(r)
	if !ok || err != nil || s.failed != nil {
		return err
	}
	s.n++
	s.total, s.failed = value.Add(s.total, v)
	return nil
}

func (s *sum) result() (value.Value, error) {
	switch {
	case s.failed != nil:
		return value.Value{}, s.failed
	case !s.average || s.n == 0:
		return s.total, nil
	}
	return value.Divide(s.total, value.NewInteger(s.n))
}

// extreme is MIN (sign -1) and MAX (sign 1), in the order of ORDER BY.
type extreme struct {
	over
	sign int
	best value.Value
	some bool
}

func (x *extreme) add(r row) error {
	v, ok, err := x.value(r)
	if !ok || err != nil {
		return err
	}
	if !x.some || value.Order(v, x.best)*x.sign > 0 {
		x.best, x.some = v, true
	}
	return nil
}

func (x *extreme) result() (value.Value, error) {
	switch {
	case x.failed != nil:
		return value.Value{}, x.failed
	case !x.some:
		return value.Value{}, typeErrorOf("the least of nothing")
	}
	return x.best, nil
}

// sample is SAMPLE: the first value.
type sample struct {
	over
	v    value.Value
	some bool
}

func (s *sample) add(r row) error {
	if s.some {
		return nil
	}
	v, ok, err := s.value(r)
	if ok && err == nil {
		s.v, s.some = v, true
	}
	return err
}

func (s *sample) result() (value.Value, error) {
	if !s.some {
		return value.Value{}, typeErrorOf("a sample of nothing")
	}
	return s.v, nil
}

// concat is GROUP_CONCAT.
type concat struct {
	over
	separator string
	b         strings.Builder
	n         int
}

func (c *concat) add(r row) error {
	v, ok, err := c.value(r)
	if !ok || err != nil || c.failed != nil {
		return err
	}
	if v.Kind == value.Blank {
		c.failed = typeErrorOf("GROUP_CONCAT of a blank node")
		return nil
	}
	if c.n++; c.n > 1 {
		c.b.WriteString(c.separator)
	}
	text := v.Lexical()
	c.b.WriteString(text)
	return c.query.grow(int64(len(text) + len(c.separator)))
}

func (c *concat) result() (value.Value, error) {
	if c.failed != nil {
		return value.Value{}, c.failed
	}
	return value.NewString(c.b.String()), nil
}
