// Package sparql answers SPARQL 1.1 queries and runs updates over any dataset
// that implements [dataset.View] or [dataset.Store].
//
// [Query] and [Update] are the entries. The way of a query:
//
//	syntax   text → tree
//	algebra  tree → algebra of the standard
//	plan     algebra → operators in order, with ids
//	exec     operators → solutions, one at a time
//	results  solutions → JSON, XML, CSV, TSV
package sparql

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"time"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/exec"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/results"
	"kg/graph/sparql/syntax"
	"kg/graph/sparql/value"
)

// Options of a query or an update. The zero value follows the standard, with no
// limits and no access to the network.
type Options struct {
	Base     string            // base IRI of the text
	Prefixes map[string]string // prefixes that hold without a declaration
	Union    bool              // the default graph is the union of all graphs
	Plain    bool              // run without the optimiser
	Explain  bool              // keep account of what each operator does

	// Statistics are kept between queries on the same state of the data, to plan
	// faster; nil: for this query only.
	Statistics *plan.Statistics

	Timeout time.Duration // 0 is no limit
	Memory  int64         // bytes for tables, groups, sorting and computed terms; 0 is no limit

	Now    time.Time     // what NOW() returns; zero: the time of the call
	Random func() uint64 // for RAND, UUID and STRUUID; nil: at random

	Service exec.Remote // answers SERVICE; nil: refused
	// Load returns the quads of a document for LOAD; nil: refused.
	Load func(ctx context.Context, iri string) ([]rdf.Quad, error)
}

// ErrTimeout is the error of a query that took longer than it may.
var ErrTimeout = errors.New("the query takes too long")

// timeoutError tells the limit; it wraps ErrTimeout.
type timeoutError struct{ limit time.Duration }

func (e timeoutError) Error() string { return fmt.Sprintf("the query takes longer than %s", e.limit) }
func (e timeoutError) Unwrap() error { return ErrTimeout }

// Query answers a query. The answer is worked out while it is read; Close must
// be called when it is no longer needed. An error in the text is a [*syntax.Error].
func Query(ctx context.Context, view dataset.View, text string, o Options) (*Answer, error) {
	tree, err := syntax.ParseQuery(text, o.syntax())
	if err != nil {
		return nil, err
	}
	return Run(ctx, view, tree, o)
}

// Run answers a query that is parsed already.
func Run(ctx context.Context, view dataset.View, tree *syntax.Query, o Options) (*Answer, error) {
	if tree.Base != "" {
		o.Base = tree.Base
	}
	query, err := algebra.Translate(tree)
	if err != nil {
		return nil, err
	}
	ctx, cancel := o.limit(ctx)
	run := o.newRun(ctx, view, tree.String())
	steps, err := plan.Make(ctx, query.Root, query.From, run.Terms(), o.plan())
	if err != nil {
		cancel()
		return nil, err
	}
	solutions, err := run.Open(steps, len(query.Names))
	if err != nil {
		cancel()
		return nil, err
	}
	return newAnswer(ctx, cancel, view, query, run, steps, solutions, o)
}

func (o Options) syntax() syntax.Options { return syntax.Options{Base: o.Base, Prefixes: o.Prefixes} }
func (o Options) plan() plan.Options {
	return plan.Options{Plain: o.Plain, Union: o.Union, Statistics: o.Statistics}
}

// limit puts the limit of time on ctx.
func (o Options) limit(ctx context.Context) (context.Context, context.CancelFunc) {
	if o.Timeout <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeoutCause(ctx, o.Timeout, timeoutError{o.Timeout})
}

// newRun makes the state of one run of the query with the given text.
func (o Options) newRun(ctx context.Context, view dataset.View, text string) *exec.Query {
	now := o.Now
	if now.IsZero() {
		now = time.Now()
	}
	random := o.Random
	if random == nil {
		random = rand.Uint64
	}
	values := &value.Context{Base: o.Base, Now: value.NewDateTime(now), Random: random,
		NewBlank: newBlanks(view, text), Row: map[string]string{}}
	return exec.New(ctx, view, values, o.Service, exec.Limits{Memory: o.Memory}, o.Explain)
}

// Answer is the answer to a query: solutions (Select), a truth value (Ask) or
// quads (Construct, Describe).
type Answer struct {
	Form    syntax.Form
	Vars    []string // Select: the names of the columns
	Boolean bool     // Ask

	ctx       context.Context
	cancel    context.CancelFunc
	view      dataset.View
	query     *algebra.Query
	run       *exec.Query
	steps     plan.Node
	solutions *exec.Solutions
	options   Options
}

func newAnswer(ctx context.Context, cancel context.CancelFunc, view dataset.View, query *algebra.Query, run *exec.Query,
	steps plan.Node, solutions *exec.Solutions, o Options) (*Answer, error) {
	a := &Answer{Form: query.Form, ctx: ctx, cancel: cancel, view: view, query: query, run: run, steps: steps, solutions: solutions, options: o}
	for _, v := range query.Columns {
		a.Vars = append(a.Vars, query.Names[v])
	}
	if a.Form == syntax.Ask {
		first, err := solutions.Next()
		if err != nil {
			a.Close()
			return nil, err
		}
		a.Boolean = first != nil
	}
	return a, nil
}

// Close ends the query.
func (a *Answer) Close() {
	a.solutions.Close()
	a.cancel()
}

// Solutions returns the solutions of a SELECT query. They can be read once; a
// row holds until the next.
func (a *Answer) Solutions() results.Solutions {
	return results.Solutions{Vars: a.Vars, Rows: func(yield func([]rdf.Term, error) bool) {
		row := make([]rdf.Term, len(a.Vars))
		for {
			ids, err := a.solutions.Next()
			if ids == nil && err == nil {
				return
			}
			for i, v := range a.query.Columns {
				if err == nil {
					row[i], err = a.run.Terms().Term(ids[v])
				}
			}
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// Quads returns the quads of a CONSTRUCT or DESCRIBE query, each once. They can
// be read once.
func (a *Answer) Quads() iter.Seq2[rdf.Quad, error] {
	if a.Form == syntax.Describe {
		return a.describe
	}
	return a.construct
}

// construct fills the template with every solution.
func (a *Answer) construct(yield func(rdf.Quad, error) bool) {
	seen := map[rdf.Quad]bool{}
	fill := filler{run: a.run, newBlank: a.run.NewBlank}
	for {
		ids, err := a.solutions.Next()
		if err != nil {
			yield(rdf.Quad{}, err)
			return
		}
		if ids == nil {
			return
		}
		fill.next()
		for _, t := range a.query.Template {
			q, ok, err := fill.quad(t, ids)
			if err == nil && ok && !seen[q] {
				seen[q] = true
				err = a.run.Grow(quadBytes)
				if err == nil && !yield(q, nil) {
					return
				}
			}
			if err != nil {
				yield(rdf.Quad{}, err)
				return
			}
		}
	}
}

// quadBytes is about what it takes to remember a quad.
const quadBytes = 320

// describe gives the triples of every resource, and of the blank nodes that
// they lead to.
func (a *Answer) describe(yield func(rdf.Quad, error) bool) {
	fail := func(err error) { yield(rdf.Quad{}, err) }
	var queue []rdf.Term
	known := map[rdf.Term]bool{}
	add := func(t rdf.Term) {
		if (t.Kind == rdf.IRI || t.Kind == rdf.Blank) && !known[t] {
			known[t] = true
			queue = append(queue, t)
		}
	}
	if len(a.query.Resources) > 0 {
		for {
			ids, err := a.solutions.Next()
			if err != nil {
				fail(err)
				return
			}
			if ids == nil {
				break
			}
			for _, r := range a.query.Resources {
				t := r.Term
				if r.IsVar() {
					if t, err = a.run.Terms().Term(ids[r.Var]); err != nil {
						fail(err)
						return
					}
				}
				add(t)
			}
		}
	}
	for len(queue) > 0 {
		t := queue[0]
		queue = queue[1:]
		quads, err := a.about(t)
		if err != nil {
			fail(err)
			return
		}
		for _, q := range quads {
			if q.O.Kind == rdf.Blank {
				add(q.O)
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}

// about returns the triples of the default graph with the subject t.
func (a *Answer) about(t rdf.Term) ([]rdf.Quad, error) {
	run := a.options.newRun(a.ctx, a.view, "")
	pattern := &algebra.Quad{S: algebra.Slot{Var: algebra.NoVar, Term: t}, P: algebra.Slot{Var: 0}, O: algebra.Slot{Var: 1}}
	steps, err := plan.Make(a.ctx, pattern, a.query.From, run.Terms(), a.options.plan())
	if err != nil {
		return nil, err
	}
	solutions, err := run.Open(steps, 2)
	if err != nil {
		return nil, err
	}
	defer solutions.Close()
	var quads []rdf.Quad
	for {
		ids, err := solutions.Next()
		if ids == nil || err != nil {
			return quads, err
		}
		q := rdf.Quad{S: t}
		if q.P, err = run.Terms().Term(ids[0]); err == nil {
			q.O, err = run.Terms().Term(ids[1])
		}
		if err == nil {
			err = a.run.Grow(quadBytes)
		}
		if err != nil {
			return nil, err
		}
		quads = append(quads, q)
	}
}
