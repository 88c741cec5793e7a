package sparql_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
	"kg/graph/sparql/conformance"
	"kg/graph/sparql/dataset"
)

// TestW3C runs the suites of SPARQL 1.0 and 1.1, which must pass whole, and
// those of 1.2, whose number is logged. With KG_EARL set, the reports are
// written to that file.
func TestW3C(t *testing.T) {
	dir := filepath.Join(rdftest.Folder(t), "sparql")
	var all []conformance.Result
	for _, version := range []string{"sparql10", "sparql11", "sparql12"} {
		list, err := conformance.Run(filepath.Join(dir, version), conformance.On(inMemory))
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

// inMemory makes a dataset in memory.
func inMemory(quads []rdf.Quad) (dataset.Store, func(), error) {
	return dataset.NewMemory(quads), func() {}, nil
}
