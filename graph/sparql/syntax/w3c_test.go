package syntax_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph/rdf/rdftest"
	"kg/graph/sparql/syntax"
)

// TestW3CSyntax runs the syntax tests of the SPARQL suites.
func TestW3CSyntax(t *testing.T) {
	dir := filepath.Join(rdftest.Folder(t), "sparql")
	for _, suite := range []string{"sparql10", "sparql11"} {
		manifests, err := filepath.Glob(filepath.Join(dir, suite, "*", "manifest.ttl"))
		if err != nil || len(manifests) == 0 {
			t.Fatalf("no manifests in %s: %v", dir, err)
		}
		total, passed := 0, 0
		for _, path := range manifests {
			m, err := rdftest.Read(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, test := range m.Tests {
				if !strings.Contains(test.Type, "Syntax") {
					continue
				}
				total++
				if t.Run(m.Label+"/"+test.Name, func(t *testing.T) { syntaxTest(t, test) }) {
					passed++
				}
			}
		}
		t.Logf("%s: %d of %d syntax tests pass", suite, passed, total)
	}
}

func syntaxTest(t *testing.T, test rdftest.Test) {
	src, err := os.ReadFile(rdftest.FilePath(test.Action.Value))
	if err != nil {
		t.Fatal(err)
	}
	parse := func(text string, o syntax.Options) (syntax.Statement, error) {
		if strings.Contains(test.Type, "Update") {
			return syntax.ParseUpdate(text, o)
		}
		return syntax.ParseQuery(text, o)
	}
	s, err := parse(string(src), syntax.Options{Base: test.Base(test.Action.Value)})
	if strings.Contains(test.Type, "Negative") {
		if err == nil {
			t.Errorf("no error in\n%s", src)
		}
		return
	}
	if err != nil {
		t.Fatalf("%v in\n%s", err, src)
	}
	if _, err := parse(s.String(), syntax.Options{}); err != nil {
		t.Errorf("%s\nprints as\n%s\n%v", src, s, err)
	}
}
