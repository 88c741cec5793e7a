package sparql_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
)

// TestOptimiserChangesNothing asks random queries over random data with the
// optimiser on and off and compares the answers. KG_RANDOM sets the number of
// queries.
func TestOptimiserChangesNothing(t *testing.T) {
	n := 1000
	if s := os.Getenv("KG_RANDOM"); s != "" {
		var err error
		if n, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	differ := 0
	for seed := range uint64(n) {
		g := &generator{rand: rand.New(rand.NewPCG(seed, 7))}
		m := dataset.NewMemory(g.data())
		view, _, _ := m.View()
		text := g.query()
		for _, union := range []bool{false, true} {
			on, errOn := answer(view, text, sparql.Options{Union: union, Memory: 64 << 20})
			off, errOff := answer(view, text, sparql.Options{Union: union, Memory: 64 << 20, Plain: true})
			if errOn != nil || errOff != nil {
				t.Fatalf("seed %d: %v, %v\n%s", seed, errOn, errOff, text)
			}
			if on != off {
				t.Errorf("seed %d, union %v\n%s\nwith the optimiser:\n%s\nwithout:\n%s", seed, union, text, on, off)
				if differ++; differ == 3 {
					t.FailNow()
				}
			}
		}
	}
}

// answer returns the sorted solutions as text.
func answer(view dataset.View, text string, o sparql.Options) (string, error) {
	a, err := sparql.Query(context.Background(), view, text, o)
	if err != nil {
		return "", err
	}
	defer a.Close()
	var lines []string
	for row, err := range a.Solutions().Rows {
		if err != nil {
			return "", err
		}
		var b strings.Builder
		for i, c := range row {
			fmt.Fprintf(&b, "%s=%s ", a.Vars[i], c)
		}
		lines = append(lines, b.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n"), nil
}

// generator makes up data and queries over a handful of terms, so that patterns
// meet often.
type generator struct {
	rand  *rand.Rand
	depth int
	binds int
}

func (g *generator) one(list ...string) string { return list[g.rand.IntN(len(list))] }

func (g *generator) node() string { return g.one("<a:1>", "<a:2>", "<a:3>", "<a:4>") }
func (g *generator) pred() string { return g.one("<p:1>", "<p:2>", "<p:3>") }
func (g *generator) lit() string  { return g.one("1", "2", "3", `"x"`, `"y"`) }
func (g *generator) v() string    { return g.one("?a", "?b", "?c", "?d", "?e") }

func (g *generator) data() []rdf.Quad {
	term := func(s string) rdf.Term {
		switch s[0] {
		case '<':
			return rdf.NewIRI(s[1 : len(s)-1])
		case '"':
			return rdf.NewString(s[1 : len(s)-1])
		}
		return rdf.NewTyped(s, "http://www.w3.org/2001/XMLSchema#integer")
	}
	var quads []rdf.Quad
	for range 5 + g.rand.IntN(25) {
		q := rdf.Quad{S: term(g.node()), P: term(g.pred()), O: term(g.node())}
		if g.rand.IntN(3) == 0 {
			q.O = term(g.lit())
		}
		if g.rand.IntN(2) == 0 {
			q.G = term(g.one("<g:1>", "<g:2>"))
		}
		quads = append(quads, q)
	}
	return quads
}

func (g *generator) query() string {
	switch g.rand.IntN(6) {
	case 0:
		return "SELECT DISTINCT ?a ?b " + g.group()
	case 1:
		return "SELECT ?a (COUNT(?b) AS ?n) (COUNT(DISTINCT ?c) AS ?m) " + g.group() + " GROUP BY ?a"
	case 2:
		return "SELECT (COUNT(*) AS ?n) " + g.group()
	}
	return "SELECT ?a ?b ?c ?d ?e " + g.group()
}

func (g *generator) group() string {
	g.depth++
	defer func() { g.depth-- }()
	var b strings.Builder
	b.WriteString("{ ")
	for range 1 + g.rand.IntN(3) {
		b.WriteString(g.element() + " ")
	}
	b.WriteString("}")
	return b.String()
}

func (g *generator) subject() string { return g.one(g.v(), g.v(), g.v(), g.node()) }
func (g *generator) object() string {
	return g.one(g.v(), g.v(), g.v(), g.node(), g.lit())
}

func (g *generator) triple() string {
	verb := g.one(g.pred(), g.pred(), g.pred(), g.v())
	return g.subject() + " " + verb + " " + g.object() + " ."
}

func (g *generator) path() string {
	p := g.one(g.pred()+"+", g.pred()+"*", g.pred()+"?", "("+g.pred()+"|^"+g.pred()+")+", "("+g.pred()+"/"+g.pred()+")*",
		"!"+g.pred(), "!("+g.pred()+"|^"+g.pred()+")", g.pred()+"/"+g.pred(), "^"+g.pred()+"*")
	return g.subject() + " " + p + " " + g.object() + " ."
}

func (g *generator) element() string {
	if g.depth > 3 {
		return g.triple()
	}
	switch g.rand.IntN(17) {
	case 0:
		return "OPTIONAL " + g.group()
	case 1:
		return "OPTIONAL { " + g.triple() + " FILTER(" + g.condition() + ") }"
	case 2:
		return g.group() + " UNION " + g.group()
	case 3:
		return "MINUS " + g.group()
	case 4:
		return "FILTER(" + g.condition() + ")"
	case 5:
		return "FILTER " + g.one("", "NOT ") + "EXISTS { " + g.triple() + " " + g.one("", g.triple()) + " }"
	case 6:
		g.binds++
		return fmt.Sprintf("BIND(%s AS ?x%d)", g.one(g.v(), "1", "STR("+g.v()+")", "("+g.v()+" + 1)"), g.binds)
	case 7:
		return fmt.Sprintf("VALUES (%s %s) { (%s %s) (%s UNDEF) (UNDEF %s) }", "?a", "?b", g.node(), g.lit(), g.node(), g.node())
	case 8:
		return "GRAPH " + g.one("?a", "?d", "<g:1>") + " " + g.group()
	case 9:
		return g.path()
	case 10:
		if g.rand.IntN(3) == 0 {
			g.binds++
			name := g.binds
			return fmt.Sprintf("{ SELECT ?a (COUNT(?b) AS ?x%d) %s GROUP BY ?a }", name, g.group())
		}
		return "{ SELECT " + g.one("?a ?b", "DISTINCT ?b ?c") + " " + g.group() + " }"
	case 11:
		return g.group()
	}
	return g.triple() + " " + g.one("", g.triple())
}

func (g *generator) condition() string {
	return g.one(g.v()+" = "+g.v(), g.v()+" != "+g.v(), g.v()+" = "+g.node(), g.v()+" < 3", "BOUND("+g.v()+")", "!BOUND("+g.v()+")",
		g.v()+" IN ("+g.node()+", "+g.node()+")", "ISIRI("+g.v()+") && "+g.v()+" = "+g.v(), "ISLITERAL("+g.v()+") || "+g.v()+" = "+g.node(),
		g.v()+` = "x"`, "COALESCE("+g.v()+", 1) = 1")
}
