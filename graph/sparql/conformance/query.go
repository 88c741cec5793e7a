package conformance

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
	"kg/graph/sparql/results"
	"kg/graph/sparql/value"
)

// An Answer is what a query gives: a graph if Graph is not nil, else solutions or
// a truth value.
type Answer struct {
	results.Result
	Graph *[]rdf.Quad // of CONSTRUCT and DESCRIBE
}

const laxCardinality = rdftest.MF + "LaxCardinality"

func query(e Engine, t rdftest.Test) error {
	c, err := readCase(t)
	if err != nil {
		return err
	}
	want, ordered, err := expected(t)
	if err != nil {
		return err
	}
	for _, c.Unplanned = range []bool{false, true} {
		got, err := e.Query(c)
		if err != nil {
			return err
		}
		if !same(t, got, want, ordered) {
			return fmt.Errorf("another answer than expected%s\ngot\n%s\nwant\n%s", unplanned(c), answerText(got), answerText(want))
		}
	}
	return nil
}

// expected reads the result file of a test.
func expected(t rdftest.Test) (a Answer, ordered bool, err error) {
	path := rdftest.FilePath(t.Result.Value)
	f, err := os.Open(path)
	if err != nil {
		return a, false, err
	}
	defer f.Close()
	if format, err := results.ParseFormat(strings.TrimPrefix(filepath.Ext(path), ".")); err == nil {
		r, err := results.Read(f, format)
		if err != nil {
			return a, false, fmt.Errorf("%s: %w", path, err)
		}
		a.Result = *r
		return a, false, nil
	}
	quads, err := readFile(t, t.Result.Value, rdf.Term{})
	if err != nil {
		return a, false, err
	}
	if !slices.ContainsFunc(quads, func(q rdf.Quad) bool { return q.O.Value == rdftest.RS+"ResultSet" }) {
		a.Graph = &quads
		return a, false, nil
	}
	r, ordered, err := results.FromGraph(quads)
	if err != nil {
		return a, false, fmt.Errorf("%s: %w", path, err)
	}
	a.Result = *r
	return a, ordered, nil
}

// same reports whether an answer is the expected one. Where the expected answer
// is CSV, which does not tell kinds of terms, got is compared as CSV.
func same(t rdftest.Test, got, want Answer, ordered bool) bool {
	if got.Graph != nil || want.Graph != nil {
		return got.Graph != nil && want.Graph != nil && rdf.Isomorphic(*got.Graph, *want.Graph)
	}
	if strings.HasSuffix(t.Result.Value, ".csv") {
		var b bytes.Buffer
		if err := results.Write(&b, results.CSV, got.Solutions()); err != nil {
			return false
		}
		r, err := results.Read(&b, results.CSV)
		if err != nil {
			return false
		}
		got.Result = *r
	}
	got.Result, want.Result = byValue(got.Result), byValue(want.Result)
	if t.In.Graph.One(t.Node, rdftest.MF+"resultCardinality").Value == laxCardinality {
		return len(got.Rows) <= len(want.Rows) &&
			results.Equal(distinct(got.Result), distinct(want.Result), false)
	}
	return results.Equal(&got.Result, &want.Result, ordered)
}

// byValue returns r with numbers in their canonical form: the suites write the
// same computed number now as 2, now as 2.0.
func byValue(r results.Result) results.Result {
	rows := make([][]rdf.Term, len(r.Rows))
	for i, row := range r.Rows {
		rows[i] = make([]rdf.Term, len(row))
		for j, term := range row {
			rows[i][j] = term
			if v := value.Of(term); v.IsNumeric() {
				rows[i][j] = v.Canonical().Term()
			}
		}
	}
	r.Rows = rows
	return r
}

// distinct returns r with every row once.
func distinct(r results.Result) *results.Result {
	seen := map[string]bool{}
	rows := r.Rows
	r.Rows = nil
	for _, row := range rows {
		if k := rowText(row); !seen[k] {
			seen[k] = true
			r.Rows = append(r.Rows, row)
		}
	}
	return &r
}

func rowText(row []rdf.Term) string {
	var b []byte
	for _, t := range row {
		b = append(rdf.AppendTerm(b, t), '\t')
	}
	return string(b)
}

func answerText(a Answer) string {
	switch {
	case a.Graph != nil:
		return quadText(*a.Graph)
	case a.Ask:
		return fmt.Sprintf("  %t", a.Boolean)
	}
	lines := []string{"  ?" + strings.Join(a.Vars, "\t?")}
	for _, row := range a.Rows {
		lines = append(lines, "  "+rowText(row))
	}
	slices.Sort(lines[1:])
	return strings.Join(lines, "\n")
}
