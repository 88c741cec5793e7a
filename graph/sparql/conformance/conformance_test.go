package conformance

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
	"kg/graph/sparql/results"
)

// TestCases reads every case and every expected answer of SPARQL 1.0 and 1.1, and
// writes each answer in every format and reads it back.
func TestCases(t *testing.T) {
	dir := filepath.Join(rdftest.Folder(t), "sparql")
	for _, version := range []string{"sparql10", "sparql11"} {
		manifests, err := filepath.Glob(filepath.Join(dir, version, "*", "manifest.ttl"))
		if err != nil || len(manifests) < 20 {
			t.Fatalf("%s: %d suites, %v", version, len(manifests), err)
		}
		for _, path := range manifests {
			m, err := rdftest.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, test := range m.Tests {
				if !strings.HasSuffix(test.Type, "EvaluationTest") && test.Type != "CSVResultFormatTest" || leftOut(test) != "" {
					continue
				}
				if _, err := readCase(test); err != nil {
					t.Errorf("%s %s: %v", path, test.Name, err)
				}
				if test.Type == "UpdateEvaluationTest" {
					_, err = data(test, test.Result, rdftest.UT)
				} else {
					var a Answer
					a, _, err = expected(test)
					if err == nil && a.Graph == nil {
						err = roundTrip(&a.Result)
					}
				}
				if err != nil {
					t.Errorf("%s %s: %v", path, test.Name, err)
				}
			}
		}
	}
}

func roundTrip(r *results.Result) error {
	for _, f := range []results.Format{results.JSON, results.XML, results.TSV} {
		var b bytes.Buffer
		err := results.Write(&b, f, r.Solutions())
		if r.Ask {
			b.Reset()
			err = results.WriteBoolean(&b, f, r.Boolean)
		}
		if err != nil {
			return err
		}
		text := b.String()
		again, err := results.Read(&b, f)
		if err != nil {
			return fmt.Errorf("%w in\n%s", err, text)
		}
		if !results.Equal(r, again, true) {
			return fmt.Errorf("%s: comes back as another result:\n%s", f, text)
		}
	}
	return nil
}

// stub is an engine that accepts all texts, answers every query with no
// solutions, and leaves the data as they are.
type stub struct{}

func (stub) Parse(string, string, bool) error { return nil }
func (stub) Query(c Case) (Answer, error) {
	if strings.Contains(c.Text, "panic") {
		panic("boom")
	}
	return Answer{}, nil
}
func (stub) Update(c Case) ([]rdf.Quad, error) { return c.Data, nil }

func TestReport(t *testing.T) {
	list, err := Run("testdata", stub{})
	if err != nil {
		t.Fatal(err)
	}
	var table, earl bytes.Buffer
	if err := Table(&table, "suite", list); err != nil {
		t.Fatal(err)
	}
	if err := EARL(&earl, list); err != nil {
		t.Fatal(err)
	}
	const want = `suite                             tests passed failed left out
small                                 7      3      3        1
total                                 7      3      3        1
left out of small, needs an HTTP server: server
`
	if table.String() != want {
		t.Errorf("got\n%s\nwant\n%s\n%+v", table.String(), want, list)
	}
	quads, err := rdf.ReadAll(&earl, rdf.Turtle, rdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	outcomes := map[string]int{}
	for _, q := range quads {
		if strings.HasSuffix(q.P.Value, "#outcome") {
			outcomes[strings.TrimPrefix(q.O.Value, "http://www.w3.org/ns/earl#")]++
		}
	}
	if fmt.Sprint(outcomes) != "map[failed:3 passed:3 untested:1]" {
		t.Errorf("outcomes in the EARL report: %v", outcomes)
	}
}
