package sparql_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/exec"
)

// ring is a graph of n nodes in a circle, each with a number.
func ring(n int) dataset.View {
	var quads []rdf.Quad
	node := func(i int) rdf.Term { return rdf.NewIRI(fmt.Sprintf("n:%d", i%n)) }
	for i := range n {
		quads = append(quads,
			rdf.Quad{S: node(i), P: rdf.NewIRI("p:next"), O: node(i + 1)},
			rdf.Quad{S: node(i), P: rdf.NewIRI("p:value"), O: rdf.NewTyped(fmt.Sprint(i), "http://www.w3.org/2001/XMLSchema#integer")},
			rdf.Quad{S: node(i), P: rdf.NewIRI("p:text"), O: rdf.NewString(strings.Repeat("a", 30) + "b")})
	}
	view, _, _ := dataset.NewMemory(quads).View()
	return view
}

// TestHostile shows that queries which ask for too much end in a clear error,
// and soon.
func TestHostile(t *testing.T) {
	view := ring(300)
	many := func(part string, n int) string { return strings.Repeat(part, n) }
	for _, c := range []struct{ name, text string }{
		{"cross product", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"},
		{"counted cross product", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"},
		{"sorted cross product", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?i"},
		{"distinct cross product", "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"},
		{"grouped cross product", "SELECT ?a ?f ?i (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?f ?i"},
		{"joined strings", `SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(ISLITERAL(?c)) }`},
		{"computed terms", "SELECT (CONCAT(STR(?c), STR(?f), STR(?i)) AS ?t) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"},
		{"all paths", "SELECT (COUNT(*) AS ?n) { ?a (!<p:none>)* ?b . ?c (!<p:none>)* ?d }"},
		{"nested paths", "SELECT * { ?a (((<p:next>*)*/(<p:next>+)*)*|^<p:next>)* ?b . ?b (<p:next>|!<p:x>)* ?c . ?c <p:next>+ ?d }"},
		{"filter that holds never", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?a) = CONCAT(STR(?f), STR(?i))) }"},
		{"exists within", "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?x ?y ?z . ?u ?v ?w FILTER(?x = ?c && ?w = ?f && ?u = 5) } }"},
		{"minus of everything", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?x ?y ?z MINUS { OPTIONAL { ?a <p:no> ?q } OPTIONAL { ?d <p:no> ?r } ?g ?h ?i } }"},
		{"optional cross product", "SELECT (COUNT(*) AS ?n) { OPTIONAL { ?a ?b ?c } OPTIONAL { ?d ?e ?f } OPTIONAL { ?g ?h ?i } OPTIONAL { ?j ?k ?l } }"},
		{"patterns without end", "SELECT * { " + many("?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ", 200) + " }"},
		{"distinct patterns", "SELECT * { " + func() string {
			var b strings.Builder
			for i := range 500 {
				fmt.Fprintf(&b, "?s%d <p:next> ?o%d . ", i, i)
			}
			return b.String()
		}() + "}"},
		{"growing number", "SELECT (?z AS ?r) { ?a <p:value> ?v . ?b <p:value> ?w . ?c <p:value> ?x . BIND(" + many("(?v+1)*(?w+7777777)*", 300) + "(?x+9999999999) AS ?z) FILTER(?z = 1) }"},
		{"catastrophic pattern", `SELECT * { ?a <p:text> ?t . ?b <p:text> ?u . ?c <p:text> ?v . ?d <p:text> ?w FILTER(REGEX(CONCAT(?t, ?u, ?v, ?w), "^(a|aa|a*)*(a+)+c$")) }`},
		{"slow replacement", `SELECT (REPLACE(CONCAT(?t, ?u, ?v), "(a*)*b", "$1$1$1$1") AS ?r) { ?a <p:text> ?t . ?b <p:text> ?u . ?c <p:text> ?v . ?d <p:text> ?w }`},
		{"unions without end", "SELECT * { " + many("{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } UNION ", 500) + "{} }"},
		{"optionals without end", "SELECT * { ?a ?b ?c " + many("OPTIONAL { ?a ?b ?c . ?d ?e ?f } ", 9000) + " }"},
	} {
		for _, plain := range []bool{false, true} {
			start := time.Now()
			_, err := count(view, c.text, sparql.Options{Timeout: 50 * time.Millisecond, Memory: 16 << 20, Plain: plain})
			var limit *exec.LimitError
			if err != nil && !errors.Is(err, sparql.ErrTimeout) && !errors.As(err, &limit) {
				t.Errorf("%s: unclear error: %v", c.name, err)
			}
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("%s (optimiser off: %v) took %s: %v", c.name, plain, took, err)
			}
		}
	}
}

// count reads all solutions.
func count(view dataset.View, text string, o sparql.Options) (n int, err error) {
	a, err := sparql.Query(context.Background(), view, text, o)
	if err != nil {
		return 0, err
	}
	defer a.Close()
	for _, err := range a.Solutions().Rows {
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// TestCyclicPaths shows that paths over a cycle end, with each node once.
func TestCyclicPaths(t *testing.T) {
	view := ring(50)
	for text, want := range map[string]int{
		"SELECT * { <n:0> <p:next>+ ?x }":                     50,
		"SELECT * { <n:0> <p:next>* ?x }":                     50,
		"SELECT * { ?x <p:next>+ <n:0> }":                     50,
		"SELECT * { ?x <p:next>+ ?x }":                        50,
		"SELECT * { ?x <p:next>+ ?y }":                        2500,
		"SELECT * { <n:0> (<p:next>|^<p:next>)* <n:25> }":     1,
		"SELECT * { <n:0> (<p:next>/<p:next>)+ ?x }":          25,
		"SELECT * { <n:0> ((<p:next>*)/(<p:next>*))* ?x }":    50,
		"SELECT * { <n:none> <p:next>* ?x }":                  1,
		"SELECT * { VALUES ?y { <n:none> } ?y <p:next>* ?x }": 0,
	} {
		if got, err := count(view, text, sparql.Options{}); got != want || err != nil {
			t.Errorf("%s: %d solutions, %v, want %d", text, got, err, want)
		}
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	a, err := sparql.Query(ctx, ring(100), "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", sparql.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	n := 0
	for _, err = range a.Solutions().Rows {
		if n++; n == 10 {
			cancel()
		}
	}
	if !errors.Is(err, context.Canceled) {
		t.Errorf("after %d solutions: %v", n, err)
	}
}
