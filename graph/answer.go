package graph

import (
	"iter"

	"kg/graph/rdf"
)

// Form is what kind of answer a query has.
type Form uint8

const (
	Solutions Form = iota + 1 // rows of bindings
	Boolean                   // yes or no
	Triples                   // a graph: CONSTRUCT, DESCRIBE
	Updated                   // the graph was changed
)

// Answer is the answer to one query. Rows and Quads may be read once, and stop
// at the first error. Close releases what the query holds.
type Answer struct {
	Form           Form
	Vars           []string                     // the columns, for Solutions
	Rows           iter.Seq2[[]rdf.Term, error] // one term a column; Kind None where unbound. The slice is reused.
	Yes            bool                         // for Boolean
	Quads          iter.Seq2[rdf.Quad, error]   // for Triples
	Added, Removed int                          // quads, for Updated
	Plan           func() string                // the plan with its figures, once the rows are read; nil if none was asked for
	Close          func()
}

// table returns an answer over rows that are already there.
func table(vars []string, rows [][]rdf.Term) *Answer {
	return &Answer{
		Form: Solutions,
		Vars: vars,
		Rows: func(yield func([]rdf.Term, error) bool) {
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
		},
		Close: func() {},
	}
}
