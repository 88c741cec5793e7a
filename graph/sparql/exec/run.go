// Package exec runs a plan: it gives solutions one after the other, as ids, as
// they are asked for. [Open] is the entry.
//
// Operators pull: each asks the one below for its next solution. A solution is a
// slice with a slot for every variable of the query; it belongs to the operator
// that gave it and holds until that one is asked again.
package exec

import (
	"context"
	"fmt"
	"time"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/syntax"
	"kg/graph/sparql/value"
)

// Limits bound what a query may take.
type Limits struct {
	Memory int64 // bytes of tables, groups, sorted solutions and computed terms; 0 is no limit
}

// LimitError says that a query needs more than it may have.
type LimitError struct{ Memory int64 }

func (e *LimitError) Error() string {
	return fmt.Sprintf("the query needs more than %d MB of memory", e.Memory>>20)
}

// Remote asks another endpoint for the solutions of a pattern.
type Remote interface {
	// Select returns the solutions of pattern at the endpoint, a term for each of
	// names, the zero Term where there is none.
	Select(ctx context.Context, endpoint string, pattern *syntax.Group, names []string) ([][]rdf.Term, error)
}

// Query is one run of a query; what belongs to it is used by one goroutine.
type Query struct {
	ctx    context.Context
	terms  *dataset.Terms
	values *value.Context
	remote Remote // nil: SERVICE is refused
	width  int    // slots of a solution
	limits Limits
	used   int64
	ticks  int
	inner  []op                // the plans within expressions
	stats  map[plan.Node]*Stat // nil: not asked for
}

// New returns a query over v whose solutions have width slots.
func New(ctx context.Context, v dataset.View, values *value.Context, remote Remote, limits Limits, explain bool) *Query {
	q := &Query{ctx: ctx, values: values, remote: remote, limits: limits}
	q.terms = dataset.NewTerms(v, q.grow)
	if explain {
		q.stats = map[plan.Node]*Stat{}
	}
	return q
}

// Terms returns the terms of the query.
func (q *Query) Terms() *dataset.Terms { return q.terms }

// Grow counts memory that the reader of the solutions takes.
func (q *Query) Grow(bytes int64) error { return q.grow(bytes) }

// NewBlank returns the label of a new blank node.
func (q *Query) NewBlank() string { return q.values.NewBlank() }

// grow counts memory that is taken, or with a negative number given back.
func (q *Query) grow(bytes int64) error {
	q.used += bytes
	if q.limits.Memory > 0 && q.used > q.limits.Memory {
		return &LimitError{q.limits.Memory}
	}
	return nil
}

// tick is called for every piece of work, to notice now and then that the query
// is to stop.
func (q *Query) tick() error {
	if q.ticks++; q.ticks&1023 != 0 {
		return nil
	}
	return q.stopped()
}

// stopped returns the error with which the query's context has ended, if it has.
func (q *Query) stopped() error {
	if err := q.ctx.Err(); err != nil {
		return context.Cause(q.ctx)
	}
	return nil
}

// Solutions are the solutions of a plan.
type Solutions struct {
	query *Query
	root  op
}

// Open begins to run a plan, whose solutions have width slots.
func (q *Query) Open(n plan.Node, width int) (*Solutions, error) {
	q.width = max(width, 1)
	if err := q.stopped(); err != nil {
		return nil, err
	}
	root := q.compile(n)
	if err := root.reset(make(row, q.width)); err != nil {
		root.close()
		return nil, err
	}
	return &Solutions{q, root}, nil
}

// Next returns the next solution, nil at the end. It holds until the next call.
func (s *Solutions) Next() ([]dataset.ID, error) { return s.root.next() }

// Close ends the run.
func (s *Solutions) Close() {
	s.root.close()
	for _, o := range s.query.inner {
		o.close()
	}
}

// row is a solution: the ids of the variables, dataset.None for one that has no value.
type row = []dataset.ID

// op is an operator at work.
type op interface {
	// reset begins anew with the outer solution, which stays as it is until the
	// next reset.
	reset(outer row) error
	// next returns the next solution, nil at the end.
	next() (row, error)
	close()
}

// compile returns the operator for a node of the plan.
func (q *Query) compile(n plan.Node) op {
	o := q.operator(n)
	if q.stats == nil {
		return o
	}
	s := &Stat{}
	q.stats[n] = s
	return &measured{op: o, stat: s}
}

func (q *Query) operator(n plan.Node) op {
	switch n := n.(type) {
	case *plan.Unit:
		return &unit{}
	case *plan.Empty:
		return &empty{}
	case *plan.Scan:
		return newScan(q, n)
	case *plan.Path:
		return newPath(q, n)
	case *plan.Graphs:
		return &graphs{query: q, node: n}
	case *plan.Bind:
		return &bind{query: q, l: q.compile(n.L), r: q.compile(n.R)}
	case *plan.Merge:
		return newMerge(q, n)
	case *plan.Hash:
		return &hash{table: newTable(q, n), l: q.compile(n.L)}
	case *plan.LeftHash:
		return &leftHash{table: newTable(q, &n.Hash), l: q.compile(n.L), conds: q.conditions(n.Conds)}
	case *plan.LeftBind:
		return &leftBind{query: q, l: q.compile(n.L), r: q.compile(n.R), conds: q.conditions(n.Conds)}
	case *plan.AntiBind:
		return &antiBind{query: q, l: q.compile(n.L), r: q.compile(n.R)}
	case *plan.Minus:
		return &minus{table: newTable(q, &n.Hash), l: q.compile(n.L), pass: n.Pass, passed: make(row, q.width)}
	case *plan.Union:
		u := &union{}
		for _, part := range n.Parts {
			u.parts = append(u.parts, q.compile(part))
		}
		return u
	case *plan.Filter:
		return &filter{query: q, input: q.compile(n.Input), conds: q.conditions(n.Conds)}
	case *plan.Extend:
		x := &extend{query: q, input: q.compile(n.Input), buf: make(row, q.width)}
		for _, b := range n.Binds {
			x.vars = append(x.vars, b.Var)
			x.exprs = append(x.exprs, q.expr(b.Expr))
		}
		return x
	case *plan.Values:
		return &values{node: n, buf: make(row, q.width)}
	case *plan.Service:
		return &service{query: q, node: n, buf: make(row, q.width)}
	case *plan.Group:
		return newGroup(q, n)
	case *plan.Distinct:
		return newDistinct(q, n)
	case *plan.OrderBy:
		return newOrderBy(q, n)
	case *plan.Slice:
		return &slice{query: q, node: n, input: q.compile(n.Input)}
	case *plan.Isolated:
		return &isolated{query: q, node: n, input: q.compile(n.Input), buf: make(row, q.width), passed: make(row, q.width)}
	case *plan.ForGraph:
		return &forGraph{query: q, node: n, names: &graphs{query: q, node: n.Names}, input: q.compile(n.Input), buf: make(row, q.width), passed: make(row, q.width)}
	}
	panic("exec: unknown operator")
}

// measured counts the solutions of an operator and the time it takes.
type measured struct {
	op
	stat *Stat
}

func (m *measured) reset(outer row) error {
	start := time.Now()
	err := m.op.reset(outer)
	m.stat.Time += time.Since(start)
	m.stat.Runs++
	return err
}

func (m *measured) next() (row, error) {
	start := time.Now()
	r, err := m.op.next()
	m.stat.Time += time.Since(start)
	if r != nil {
		m.stat.Rows++
	}
	return r, err
}

// Stat is what an operator did.
type Stat struct {
	Runs int64         // how often it began
	Rows int64         // solutions, over all runs
	Time time.Duration // in it and the operators below it
}

// Stats returns what the operators of the plan did; nil unless it was asked for.
func (q *Query) Stats() map[plan.Node]*Stat { return q.stats }

// noVar is a variable that is none.
const noVar = algebra.NoVar
