package sparql

import (
	"fmt"
	"hash/fnv"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/exec"
)

// filler fills templates with solutions.
type filler struct {
	run      *exec.Query
	newBlank func() string
	blanks   map[string]string // label in the template → label for the present solution
}

// next begins with another solution: blank nodes of templates become new ones.
func (f *filler) next() { f.blanks = nil }

// quad returns the quad that the template makes of a solution. ok is false if a
// variable has no value or a term cannot stand where it would.
func (f *filler) quad(t algebra.TripleTemplate, ids []dataset.ID) (q rdf.Quad, ok bool, err error) {
	for _, c := range []struct {
		from algebra.Slot
		to   *rdf.Term
	}{{t.S, &q.S}, {t.P, &q.P}, {t.O, &q.O}, {t.G, &q.G}} {
		if *c.to, err = f.term(c.from, ids); err != nil {
			return q, false, err
		}
	}
	ok = (q.S.Kind == rdf.IRI || q.S.Kind == rdf.Blank) && q.P.Kind == rdf.IRI && q.O.Kind != rdf.None &&
		(q.G.Kind == rdf.IRI || q.G.Kind == rdf.None && !t.G.IsVar())
	return q, ok, nil
}

func (f *filler) term(s algebra.Slot, ids []dataset.ID) (rdf.Term, error) {
	if s.IsVar() {
		return f.run.Terms().Term(ids[s.Var])
	}
	if s.Term.Kind != rdf.Blank {
		return s.Term, nil
	}
	label, ok := f.blanks[s.Term.Value]
	if !ok {
		if f.blanks == nil {
			f.blanks = map[string]string{}
		}
		label = f.newBlank()
		f.blanks[s.Term.Value] = label
	}
	return rdf.NewBlank(label), nil
}

// newBlanks returns a function that gives labels of new blank nodes. They
// depend on the text and the number of quads only, so that the same update of
// the same data gives the same data; labels that the view has are passed over.
func newBlanks(view dataset.View, text string) func() string {
	prefix, n := "", 0
	return func() string {
		if prefix == "" {
			quads, _ := view.Estimate(dataset.Quad{}) // whatever it is, labels in use are passed over
			h := fnv.New64a()
			fmt.Fprintf(h, "%d %s", quads, text)
			prefix = fmt.Sprintf("n%x", h.Sum64())
		}
		for {
			n++
			label := fmt.Sprintf("%sx%d", prefix, n)
			if _, used, err := view.ID(rdf.NewBlank(label)); !used || err != nil {
				return label
			}
		}
	}
}
