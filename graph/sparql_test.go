package graph

import (
	"context"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/sparql/dataset"
	"kg/graph/store"
)

// TestQuadOrders shows that the store and SPARQL number orders and ids alike.
func TestQuadOrders(t *testing.T) {
	for o := dataset.SPOG; o <= dataset.GOSP; o++ {
		if got := store.Order(o).String(); got != o.String() {
			t.Errorf("order %d is %s in the store and %s for SPARQL", o, got, o)
		}
	}
	if store.ID(dataset.DefaultGraph) != store.DefaultGraph || store.ID(dataset.None) != store.Any {
		t.Error("the reserved ids differ")
	}
}

func TestQuerySPARQL(t *testing.T) {
	g, err := Memory(true)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	run := func(text string) *Answer {
		t.Helper()
		a, err := g.Query(context.Background(), Query{Text: text, Explain: true})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	rows := func(text string) string {
		t.Helper()
		a := run(text)
		defer a.Close()
		var lines []string
		for row, err := range a.Rows {
			if err != nil {
				t.Fatal(err)
			}
			var cells []string
			for _, c := range row {
				cells = append(cells, c.Value)
			}
			lines = append(lines, strings.Join(cells, " "))
		}
		return strings.Join(lines, "\n")
	}
	if a := run(`INSERT DATA { GRAPH <urn:a1> { <urn:x> kg:spoke_with <urn:y> } GRAPH <urn:a2> { <urn:x> kg:spoke_with <urn:y>, <urn:z> } }`); a.Form != Updated {
		t.Errorf("an update has the form %d", a.Form)
	}
	if got, want := rows(`SELECT ?o { <urn:x> kg:spoke_with ?o } ORDER BY ?o`), "urn:y\nurn:z"; got != want {
		t.Errorf("the union of the graphs: got %q, want %q", got, want)
	}
	if got, want := rows(`SELECT ?g { GRAPH ?g { ?s ?p <urn:y> } } ORDER BY ?g`), "urn:a1\nurn:a2"; got != want {
		t.Errorf("the graphs: got %q, want %q", got, want)
	}
	if got, want := rows(`SELECT (COUNT(*) AS ?n) FROM <urn:a1> { ?s ?p ?o }`), "1"; got != want {
		t.Errorf("FROM: got %q, want %q", got, want)
	}
	if got, want := rows(`SELECT ?o { <urn:x> (kg:spoke_with|^kg:spoke_with)+ ?o } ORDER BY ?o`), "urn:x\nurn:y\nurn:z"; got != want {
		t.Errorf("a path: got %q, want %q", got, want)
	}
	if a := run(`ASK { <urn:x> kg:spoke_with <urn:z> }`); a.Form != Boolean || !a.Yes {
		t.Errorf("ASK: %+v", a)
	}
	a := run(`CONSTRUCT { ?o kg:spoke_with ?s } WHERE { ?s kg:spoke_with ?o }`)
	var quads []rdf.Quad
	for q, err := range a.Quads {
		if err != nil {
			t.Fatal(err)
		}
		quads = append(quads, q)
	}
	if len(quads) != 2 || !strings.Contains(a.Plan(), "scan ?s kg:spoke_with ?o") {
		t.Errorf("CONSTRUCT: %v\n%s", quads, a.Plan())
	}
	a.Close()
	_, err = g.Query(context.Background(), Query{Text: "SELECT ?x {\n ?x foo:y 1 }"})
	if e, ok := err.(*QueryError); !ok || e.Line != 2 || e.Column != 5 {
		t.Errorf("an error: %v", err)
	}
}
