package graph

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
	"kg/graph/sparql"
	"kg/graph/sparql/conformance"
	"kg/graph/sparql/results"
	"kg/graph/sparql/syntax"
	"kg/graph/store"
)

// TestW3C runs the suites of SPARQL 1.0 and 1.1 on the store, as package sparql
// does on datasets in memory. The suite service, whose endpoints are such
// datasets, is left to that one.
func TestW3C(t *testing.T) {
	dir := filepath.Join(rdftest.Folder(t), "sparql")
	for _, version := range []string{"sparql10", "sparql11"} {
		list, err := conformance.Run(filepath.Join(dir, version), storeEngine{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			if r.Outcome == conformance.Failed && r.Suite != "service" {
				t.Errorf("%s/%s/%s: %s", version, r.Suite, r.Test.Name, r.Reason)
			}
		}
		var table bytes.Buffer
		if err := conformance.Table(&table, version, list); err != nil {
			t.Fatal(err)
		}
		t.Logf("\n%s", table.String())
	}
}

// storeEngine runs every test on a new store.
type storeEngine struct{}

func (storeEngine) Parse(text, base string, update bool) (err error) {
	if update {
		_, err = syntax.ParseUpdate(text, syntax.Options{Base: base})
	} else {
		_, err = syntax.ParseQuery(text, syntax.Options{Base: base})
	}
	return err
}

// open returns a store that holds the data of a test.
func (storeEngine) open(c conformance.Case) (*store.Store, error) {
	s, err := store.OpenMemory()
	if err != nil {
		return nil, err
	}
	return s, quadStore{s}.Apply(nil, c.Data)
}

func (e storeEngine) Query(c conformance.Case) (conformance.Answer, error) {
	s, err := e.open(c)
	if err != nil {
		return conformance.Answer{}, err
	}
	defer s.Close()
	snapshot, err := s.Snapshot()
	if err != nil {
		return conformance.Answer{}, err
	}
	defer snapshot.Close()
	a, err := sparql.Query(context.Background(), quadView{snapshot}, c.Text, sparql.Options{Base: c.Base, Plain: c.Unplanned})
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
	quads, err := collect(a.Quads())
	return conformance.Answer{Graph: &quads}, err
}

func (e storeEngine) Update(c conformance.Case) ([]rdf.Quad, error) {
	s, err := e.open(c)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if _, err := sparql.Update(context.Background(), quadStore{s}, c.Text, sparql.Options{Base: c.Base, Plain: c.Unplanned}); err != nil {
		return nil, err
	}
	snapshot, err := s.Snapshot()
	if err != nil {
		return nil, err
	}
	defer snapshot.Close()
	return collect(sorted(context.Background(), snapshot, store.Quad{}, false))
}

func collect(quads func(func(rdf.Quad, error) bool)) ([]rdf.Quad, error) {
	var list []rdf.Quad
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		list = append(list, q)
	}
	return list, nil
}
