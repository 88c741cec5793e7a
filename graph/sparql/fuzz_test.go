package sparql_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/syntax"
)

// FuzzRun runs whatever parses, as a query and as an update, over a little data
// with narrow limits: nothing may panic, and all ends soon.
func FuzzRun(f *testing.F) {
	for seed := range uint64(40) {
		g := &generator{rand: rand.New(rand.NewPCG(seed, 3))}
		f.Add(g.query())
	}
	for _, text := range []string{
		"INSERT { ?s <p:2> ?n } WHERE { ?s <p:1> ?o BIND(COALESCE(?o + 1, STRLEN(?o)) AS ?n) } ; CLEAR GRAPH <g:1>",
		"DELETE WHERE { GRAPH ?g { ?s ?p ?o } } ; COPY DEFAULT TO <g:2>",
		"DESCRIBE ?x { ?x <p:1> ?y }",
		"CONSTRUCT { ?s ?p [ <p:3> ?o ] } WHERE { ?s ?p ?o } ORDER BY ?o LIMIT 3",
		`SELECT (SUBSTR(STR(?o), 2, 3) AS ?x) (REPLACE("abc", "(b)", "$1$1") AS ?y) { ?s ?p ?o FILTER(REGEX(STR(?s), "a", "i") && ?o IN (1, <a:1>)) }`,
		`SELECT (AVG(?o) AS ?a) (GROUP_CONCAT(DISTINCT ?o ; SEPARATOR = "") AS ?g) { ?s <p:2> ?o } GROUP BY ?s HAVING (COUNT(*) > 1) ORDER BY DESC(MAX(?o))`,
		`SELECT ("2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date> - "P1M"^^<http://www.w3.org/2001/XMLSchema#duration> AS ?d) (YEAR(NOW()) AS ?y) {}`,
	} {
		f.Add(text)
	}
	g := &generator{rand: rand.New(rand.NewPCG(1, 2))}
	data := g.data()
	f.Fuzz(func(t *testing.T, text string) {
		statement, err := syntax.Parse(text, syntax.Options{})
		if err != nil {
			return
		}
		m := dataset.NewMemory(data)
		o := sparql.Options{Timeout: 100 * time.Millisecond, Memory: 8 << 20}
		start := time.Now()
		if _, ok := statement.(*syntax.Update); ok {
			_, err = sparql.Update(context.Background(), m, text, o)
		} else {
			view, _, _ := m.View()
			for _, o.Plain = range []bool{false, true} {
				err = errors.Join(err, drain(view, text, o))
			}
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("took %s: %v", took, err)
		}
	})
}

// drain reads the whole answer of a query.
func drain(view dataset.View, text string, o sparql.Options) error {
	a, err := sparql.Query(context.Background(), view, text, o)
	if err != nil {
		return err
	}
	defer a.Close()
	switch a.Form {
	case syntax.Select:
		for _, err := range a.Solutions().Rows {
			if err != nil {
				return err
			}
		}
	case syntax.Construct, syntax.Describe:
		for _, err := range a.Quads() {
			if err != nil {
				return err
			}
		}
	}
	return nil
}
