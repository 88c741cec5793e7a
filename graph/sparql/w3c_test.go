package sparql_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
	"kg/graph/sparql"
	"kg/graph/sparql/conformance"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/results"
	"kg/graph/sparql/syntax"
)

// TestW3C runs the suites of SPARQL 1.0 and 1.1, which must pass whole, and
// those of 1.2, whose number is logged. With KG_EARL set, the reports are
// written to that file.
func TestW3C(t *testing.T) {
	dir := filepath.Join(rdftest.Folder(t), "sparql")
	var all []conformance.Result
	for _, version := range []string{"sparql10", "sparql11", "sparql12"} {
		list, err := conformance.Run(filepath.Join(dir, version), engine{})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, list...)
		var table bytes.Buffer
		if err := conformance.Table(&table, version, list); err != nil {
			t.Fatal(err)
		}
		t.Logf("\n%s", table.String())
		for _, r := range list {
			if r.Outcome == conformance.Failed && version != "sparql12" {
				t.Errorf("%s/%s/%s: %s", version, r.Suite, r.Test.Name, r.Reason)
			}
		}
	}
	if path := os.Getenv("KG_EARL"); path != "" {
		var b bytes.Buffer
		if err := conformance.EARL(&b, all); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(rdftest.FromRoot(t, path), b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// engine runs the tests on datasets in memory.
type engine struct{}

func (engine) Parse(text, base string, update bool) (err error) {
	if update {
		_, err = syntax.ParseUpdate(text, syntax.Options{Base: base})
	} else {
		_, err = syntax.ParseQuery(text, syntax.Options{Base: base})
	}
	return err
}

func (engine) Query(c conformance.Case) (conformance.Answer, error) {
	view, done, err := dataset.NewMemory(c.Data).View()
	if err != nil {
		return conformance.Answer{}, err
	}
	defer done()
	a, err := sparql.Query(context.Background(), view, c.Text, sparql.Options{Base: c.Base, Plain: c.Unplanned, Service: endpoints(c.Services)})
	if err != nil {
		return conformance.Answer{}, err
	}
	defer a.Close()
	switch a.Form {
	case syntax.Ask:
		return conformance.Answer{Result: results.Result{Ask: true, Boolean: a.Boolean}}, nil
	case syntax.Select:
		r, err := results.Collect(a.Solutions())
		if err != nil {
			return conformance.Answer{}, err
		}
		return conformance.Answer{Result: *r}, nil
	}
	quads := []rdf.Quad{}
	for q, err := range a.Quads() {
		if err != nil {
			return conformance.Answer{}, err
		}
		quads = append(quads, q)
	}
	return conformance.Answer{Graph: &quads}, nil
}

func (engine) Update(c conformance.Case) ([]rdf.Quad, error) {
	m := dataset.NewMemory(c.Data)
	_, err := sparql.Update(context.Background(), m, c.Text, sparql.Options{Base: c.Base, Plain: c.Unplanned})
	return m.Quads(), err
}

// endpoints answers SERVICE from datasets in memory.
type endpoints map[string][]rdf.Quad

func (e endpoints) Select(ctx context.Context, endpoint string, pattern *syntax.Group, names []string) ([][]rdf.Term, error) {
	data, ok := e[endpoint]
	if !ok {
		return nil, errors.New("no such endpoint")
	}
	view, done, err := dataset.NewMemory(data).View()
	if err != nil {
		return nil, err
	}
	defer done()
	a, err := sparql.Run(ctx, view, &syntax.Query{Form: syntax.Select, Star: true, Where: pattern}, sparql.Options{Service: e})
	if err != nil {
		return nil, err
	}
	defer a.Close()
	r, err := results.Collect(a.Solutions())
	if err != nil {
		return nil, err
	}
	return r.Rows, nil
}
