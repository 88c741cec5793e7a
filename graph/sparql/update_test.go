package sparql_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
)

func quadLines(m *dataset.Memory) string {
	var lines []string
	for _, q := range m.Quads() {
		lines = append(lines, q.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// TestUpdateIsAllOrNothing shows that an update which fails halfway leaves no trace.
func TestUpdateIsAllOrNothing(t *testing.T) {
	m := &dataset.Memory{}
	changes, err := sparql.Update(context.Background(), m, `INSERT DATA { <a> <p> 1 . <b> <p> 2 . GRAPH <g> { <a> <p> 1 } }`, sparql.Options{})
	if err != nil || changes != (sparql.Changes{Added: 3}) {
		t.Fatalf("%+v, %v", changes, err)
	}
	before := quadLines(m)
	for _, text := range []string{
		`INSERT DATA { <c> <p> 3 } ; DELETE WHERE { <a> <p> ?x } ; LOAD <http://example.org/>`,
		`CLEAR ALL ; ADD <none> TO <h>`,
		`MOVE <g> TO DEFAULT ; CREATE GRAPH <h> ; COPY <none> TO DEFAULT`,
		`DELETE { ?s ?p ?o } INSERT { ?o ?p ?s ; <q> ?o } WHERE { ?s ?p ?o } ; LOAD <http://example.org/>`,
	} {
		if _, err := sparql.Update(context.Background(), m, text, sparql.Options{}); err == nil {
			t.Errorf("%s: no error", text)
		}
		if got := quadLines(m); got != before {
			t.Errorf("%s leaves\n%s\nwant\n%s", text, got, before)
		}
	}
}

func TestUpdateChanges(t *testing.T) {
	for _, c := range []struct {
		text           string
		added, removed int
	}{
		{`INSERT DATA { <a> <p> 1 }`, 0, 0}, // it is there
		{`DELETE DATA { <a> <p> 9 }`, 0, 0}, // it is not there
		{`DELETE { ?s <p> ?o } INSERT { ?s <p> ?o } WHERE { ?s <p> ?o }`, 0, 0},
		{`DELETE { ?s <p> ?o } INSERT { ?s <p> ?n } WHERE { ?s <p> ?o BIND(?o + 1 AS ?n) }`, 2, 2},
		{`INSERT { ?s <q> ?x } WHERE { ?s <p> ?o }`, 0, 0}, // ?x has no value
		{`LOAD SILENT <http://example.org/>`, 0, 0},
		{`WITH <g> INSERT { <s> <p> 5 } WHERE { }`, 1, 0},
	} {
		m := &dataset.Memory{}
		if _, err := sparql.Update(context.Background(), m, `INSERT DATA { <a> <p> 1 . <b> <p> 2 }`, sparql.Options{}); err != nil {
			t.Fatal(err)
		}
		got, err := sparql.Update(context.Background(), m, c.text, sparql.Options{})
		if err != nil || got != (sparql.Changes{Added: c.added, Removed: c.removed}) {
			t.Errorf("%s: %+v, %v", c.text, got, err)
		}
	}
}

// TestNewBlankNodes shows that blank nodes of templates are new ones each time,
// and the same ones for the same update of the same data.
func TestNewBlankNodes(t *testing.T) {
	run := func() string {
		m := &dataset.Memory{}
		for range 2 {
			if _, err := sparql.Update(context.Background(), m, `INSERT DATA { <a> <p> _:x, [ <q> 1 ] }`, sparql.Options{}); err != nil {
				t.Fatal(err)
			}
		}
		return quadLines(m)
	}
	first := run()
	if n := strings.Count(first, "\n") + 1; n != 6 {
		t.Errorf("%d quads, want 6:\n%s", n, first)
	}
	if second := run(); second != first {
		t.Errorf("twice the same gives\n%s\nand\n%s", first, second)
	}
}

func TestLoad(t *testing.T) {
	m := &dataset.Memory{}
	if _, err := sparql.Update(context.Background(), m, `LOAD <http://x/>`, sparql.Options{}); !errors.Is(err, sparql.ErrLoad) {
		t.Errorf("LOAD that is not allowed: %v", err)
	}
	load := func(_ context.Context, iri string) ([]rdf.Quad, error) {
		return []rdf.Quad{{S: rdf.NewIRI(iri), P: rdf.NewIRI("p:is"), O: rdf.NewString("here")}}, nil
	}
	if _, err := sparql.Update(context.Background(), m, `LOAD <http://x/> INTO GRAPH <g:1>`, sparql.Options{Load: load}); err != nil {
		t.Fatal(err)
	}
	if got, want := quadLines(m), `<http://x/> <p:is> "here" <g:1> .`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestOptions shows what options change.
func TestOptions(t *testing.T) {
	m := dataset.NewMemory([]rdf.Quad{
		{S: rdf.NewIRI("a:1"), P: rdf.NewIRI("p:1"), O: rdf.NewIRI("a:2")},
		{S: rdf.NewIRI("a:1"), P: rdf.NewIRI("p:1"), O: rdf.NewIRI("a:2"), G: rdf.NewIRI("g:1")},
		{S: rdf.NewIRI("a:1"), P: rdf.NewIRI("p:1"), O: rdf.NewIRI("a:3"), G: rdf.NewIRI("g:2")},
	})
	view, _, _ := m.View()
	now := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	for _, c := range []struct {
		text string
		o    sparql.Options
		want string
	}{
		{"SELECT * { ?s ?p ?o }", sparql.Options{}, "o=<a:2> p=<p:1> s=<a:1>"},
		{"SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", sparql.Options{Union: true}, `n="2"^^<http://www.w3.org/2001/XMLSchema#integer>`},
		{"SELECT ?o FROM <g:1> FROM <g:2> { ?s ?p ?o }", sparql.Options{}, "o=<a:2>\no=<a:3>"},
		{"SELECT ?o FROM NAMED <g:1> { ?s ?p ?o }", sparql.Options{Union: true}, ""},
		{"SELECT ?g FROM NAMED <g:1> { GRAPH ?g { ?s ?p ?o } }", sparql.Options{}, "g=<g:1>"},
		{"SELECT ?g { GRAPH ?g { SELECT (COUNT(*) AS ?n) { ?s ?p ?o } } }", sparql.Options{}, "g=<g:1>\ng=<g:2>"},
		{"SELECT ?o { ?s k:1 ?o }", sparql.Options{Prefixes: map[string]string{"k": "p:"}}, "o=<a:2>"},
		{"PREFIX k: <q:> SELECT ?o { ?s k:1 ?o }", sparql.Options{Prefixes: map[string]string{"k": "p:"}}, ""},
		{"SELECT (IRI(\"x\") AS ?i) (NOW() AS ?n) { }", sparql.Options{Base: "http://b/", Now: now},
			`i=<http://b/x> n="2026-02-03T04:05:06Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>`},
	} {
		got, err := answer(view, c.text, c.o)
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if sortCells(got) != sortCells(c.want) {
			t.Errorf("%s\ngot\n%s\nwant\n%s", c.text, got, c.want)
		}
	}
}

// sortCells sorts the cells of every line.
func sortCells(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		cells := strings.Fields(line)
		slices.Sort(cells)
		out = append(out, strings.Join(cells, " "))
	}
	return strings.Join(out, "\n")
}

func TestPlan(t *testing.T) {
	view := ring(20)
	a, err := sparql.Query(context.Background(), view, `SELECT ?v { ?x <p:next> <n:3> ; <p:value> ?v FILTER NOT EXISTS { ?x <p:none> ?y } }`, sparql.Options{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	for range a.Solutions().Rows {
	}
	var names []string
	var walk func(s *sparql.Step)
	walk = func(s *sparql.Step) {
		names = append(names, fmt.Sprintf("%s %s: %d", s.Name, s.Detail, s.Actual))
		for _, c := range s.Steps {
			walk(c)
		}
	}
	walk(a.Plan())
	const want = `bind join : 1
filter not exists: 1
scan ?x <p:next> <n:3>: 1
not exists : 0
empty <p:none> is in no triple: 0
scan ?x <p:value> ?v: 1`
	if got := strings.Join(names, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
