package cayley_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/cayley"
	"kg/graph/sparql/dataset"
)

var data = []rdf.Quad{
	{S: rdf.NewIRI("a:x"), P: rdf.NewIRI("p:knows"), O: rdf.NewIRI("a:y")},
	{S: rdf.NewIRI("a:y"), P: rdf.NewIRI("p:knows"), O: rdf.NewIRI("a:z")},
	{S: rdf.NewIRI("a:z"), P: rdf.NewIRI("p:knows"), O: rdf.NewIRI("a:x"), G: rdf.NewIRI("g:1")},
	{S: rdf.NewIRI("a:x"), P: rdf.NewIRI("p:name"), O: rdf.NewLangString("iks", "en")},
	{S: rdf.NewIRI("a:y"), P: rdf.NewIRI("p:age"), O: rdf.NewTyped("7", "http://www.w3.org/2001/XMLSchema#integer")},
	{S: rdf.NewBlank("b"), P: rdf.NewIRI("p:name"), O: rdf.NewString("b")},
}

// TestSameAsMemory asks the same of Cayley's memory store and of ours.
func TestSameAsMemory(t *testing.T) {
	qs, err := graph.NewQuadStore("memstore", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer qs.Close()
	w, err := qs.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	var quads []quad.Quad
	for _, q := range data {
		quads = append(quads, q.Cayley())
	}
	if _, err := w.WriteQuads(quads); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	own, done, _ := dataset.NewMemory(data).View()
	defer done()
	for _, text := range []string{
		"SELECT * { ?s ?p ?o }",
		"SELECT * { GRAPH ?g { ?s ?p ?o } }",
		"SELECT * { ?a <p:knows> ?b . ?b <p:knows> ?c }",
		"SELECT * { <a:x> <p:knows>+ ?x }",
		"SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?n",
		"SELECT * { ?s <p:age> ?n FILTER(?n > 5) }",
		"SELECT * { ?s <p:none> ?o }",
		"SELECT * { ?s ?p ?o OPTIONAL { GRAPH <g:1> { ?x ?p ?s } } }",
	} {
		for _, union := range []bool{false, true} {
			o := sparql.Options{Union: union}
			got, want := ask(t, cayley.New(context.Background(), qs), text, o), ask(t, own, text, o)
			if got != want {
				t.Errorf("%s (union %v)\ngot\n%s\nwant\n%s", text, union, got, want)
			}
		}
	}
}

func ask(t *testing.T, v dataset.View, text string, o sparql.Options) string {
	t.Helper()
	a, err := sparql.Query(context.Background(), v, text, o)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var lines []string
	for row, err := range a.Solutions().Rows {
		if err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, c := range row {
			cells = append(cells, c.String())
		}
		lines = append(lines, strings.Join(cells, " "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
