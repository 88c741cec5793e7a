package graph

import (
	"bytes"
	"path/filepath"
	"testing"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
	"kg/graph/sparql/conformance"
	"kg/graph/sparql/dataset"
	"kg/graph/store"
)

// TestW3C runs the suites of SPARQL 1.0 and 1.1 on the store, as package sparql does
// on datasets in memory.
func TestW3C(t *testing.T) {
	dir := filepath.Join(rdftest.Folder(t), "sparql")
	for _, version := range []string{"sparql10", "sparql11"} {
		list, err := conformance.Run(filepath.Join(dir, version), conformance.On(inStore))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range list {
			if r.Outcome == conformance.Failed {
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

// inStore makes a store that holds the quads.
func inStore(quads []rdf.Quad) (dataset.Store, func(), error) {
	s, err := store.OpenMemory()
	if err != nil {
		return nil, nil, err
	}
	return quadStore{s}, func() { s.Close() }, quadStore{s}.Apply(nil, quads)
}
