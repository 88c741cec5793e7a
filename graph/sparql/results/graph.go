package results

import (
	"fmt"
	"slices"
	"strconv"

	"kg/graph/rdf"
)

const rs = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"

// FromGraph reads a result written in the result-set vocabulary of the
// standard's tests (rs:ResultSet). Solutions with an rs:index are put in its
// order, and ordered says that they have one.
func FromGraph(quads []rdf.Quad) (res *Result, ordered bool, err error) {
	index := map[[2]string][]rdf.Term{}
	key := func(t rdf.Term, p string) [2]string { return [2]string{t.String(), p} }
	var root rdf.Term
	for _, q := range quads {
		k := key(q.S, q.P.Value)
		index[k] = append(index[k], q.O)
		if q.O == rdf.NewIRI(rs+"ResultSet") {
			root = q.S
		}
	}
	if root.Kind == rdf.None {
		return nil, false, fmt.Errorf("read a result set: expected an rs:ResultSet, found none")
	}
	if answer := index[key(root, rs+"boolean")]; len(answer) > 0 {
		return &Result{Ask: true, Boolean: answer[0].Value == "true" || answer[0].Value == "1"}, false, nil
	}
	res = &Result{}
	for _, v := range index[key(root, rs+"resultVariable")] {
		res.Vars = append(res.Vars, v.Value)
	}
	column := columns(res.Vars)
	type solution struct {
		at  int
		row []rdf.Term
	}
	var solutions []solution
	for _, node := range index[key(root, rs+"solution")] {
		s := solution{row: make([]rdf.Term, len(res.Vars))}
		if at := index[key(node, rs+"index")]; len(at) > 0 {
			ordered = true
			if s.at, err = strconv.Atoi(at[0].Value); err != nil {
				return nil, false, fmt.Errorf("read a result set: expected a number as rs:index, found %q", at[0].Value)
			}
		}
		for _, b := range index[key(node, rs+"binding")] {
			name, value := index[key(b, rs+"variable")], index[key(b, rs+"value")]
			if len(name) != 1 || len(value) != 1 {
				return nil, false, fmt.Errorf("read a result set: expected one variable and one value in a binding, found %d and %d", len(name), len(value))
			}
			i, ok := column[name[0].Value]
			if !ok {
				return nil, false, fmt.Errorf("read a result set: variable %q is no rs:resultVariable", name[0].Value)
			}
			s.row[i] = value[0]
		}
		solutions = append(solutions, s)
	}
	slices.SortStableFunc(solutions, func(a, b solution) int { return a.at - b.at })
	for _, s := range solutions {
		res.Rows = append(res.Rows, s.row)
	}
	return res, ordered, nil
}
