package rdf_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
)

// TestW3C runs the RDF 1.1 suites of the W3C for the syntaxes.
func TestW3C(t *testing.T) {
	dir := rdftest.Folder(t)
	suites := []struct {
		name  string
		tests int // so that a suite that is not found whole cannot pass
	}{
		{"rdf-n-triples", 70}, {"rdf-n-quads", 87}, {"rdf-turtle", 313}, {"rdf-trig", 356}, {"rdf-xml", 166},
	}
	for _, suite := range suites {
		t.Run(suite.name, func(t *testing.T) {
			m, err := rdftest.Read(filepath.Join(dir, "rdf", "rdf11", suite.name, "manifest.ttl"))
			if err != nil {
				t.Fatal(err)
			}
			passed := 0
			for _, test := range m.Tests {
				if test.Approval == "Rejected" || t.Run(test.Name, func(t *testing.T) { runW3C(t, test) }) {
					passed++
				}
			}
			t.Logf("%s: %d of %d pass", suite.name, passed, len(m.Tests))
			if len(m.Tests) != suite.tests {
				t.Errorf("the manifest has %d tests, want %d", len(m.Tests), suite.tests)
			}
		})
	}
}

// TestCanonical runs the suites of RDF 1.2 for canonical N-Triples and N-Quads,
// but for the tests about what RDF 1.1 does not have.
func TestCanonical(t *testing.T) {
	dir := rdftest.Folder(t)
	for name, format := range map[string]rdf.Format{"rdf-n-triples": rdf.NTriples, "rdf-n-quads": rdf.NQuads} {
		m, err := rdftest.Read(filepath.Join(dir, "rdf", "rdf12", name, "c14n", "manifest.ttl"))
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Tests) < 35 {
			t.Errorf("%s: the manifest has %d tests", name, len(m.Tests))
		}
		for _, test := range m.Tests {
			if strings.Contains(test.Action.Value, "triple-term") || strings.Contains(test.Name, "base direction") {
				t.Logf("%s: left out: %s: not in RDF 1.1", name, test.Name)
				continue
			}
			quads, err := readW3C(t, test, test.Action.Value, format)
			if err != nil {
				t.Error(err)
				continue
			}
			var got strings.Builder
			if err := rdf.WriteAll(&got, format, rdf.WriterOptions{}, quads); err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(rdftest.FilePath(test.Result.Value))
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("%s %s:\ngot  %swant %s", name, test.Name, got.String(), want)
			}
		}
	}
}

func runW3C(t *testing.T, test rdftest.Test) {
	format := map[string]rdf.Format{
		"TestNTriples": rdf.NTriples, "TestNQuads": rdf.NQuads, "TestTurtle": rdf.Turtle, "TestTrig": rdf.TriG, "TestXML": rdf.RDFXML,
	}[strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(test.Type, "PositiveSyntax"), "NegativeSyntax"), "Eval")]
	got, err := readW3C(t, test, test.Action.Value, format)
	switch {
	case strings.HasSuffix(test.Type, "NegativeSyntax"):
		if err == nil {
			t.Errorf("no error in %s", rdftest.FilePath(test.Action.Value))
		}
		return
	case err != nil:
		t.Error(err)
		return
	case !strings.HasSuffix(test.Type, "Eval"):
		return
	}
	resultFormat := rdf.NQuads
	if format != rdf.TriG {
		resultFormat = rdf.NTriples
	}
	want, err := readW3C(t, test, test.Result.Value, resultFormat)
	if err != nil {
		t.Fatal(err)
	}
	if !rdf.Isomorphic(got, want) {
		t.Errorf("%s:\ngot\n%s\nwant\n%s", test.Action.Value, lines(got), lines(want))
	}
}

func readW3C(t *testing.T, test rdftest.Test, iri string, format rdf.Format) ([]rdf.Quad, error) {
	path := rdftest.FilePath(iri)
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return rdf.ReadAll(f, format, rdf.Options{File: filepath.Base(path), Base: test.Base(iri)})
}

func lines(quads []rdf.Quad) string {
	var b []byte
	for _, q := range quads {
		b = rdf.AppendQuad(b, q)
	}
	return string(b)
}
