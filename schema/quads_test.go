package schema_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"kg/schema"
)

// The ontology defines the constants of this package and nothing else.
func TestOntologyMatchesConstants(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "vocabulary.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var inGo []string
	ast.Inspect(file, func(n ast.Node) bool {
		if b, ok := n.(*ast.BinaryExpr); ok {
			if x, ok := b.X.(*ast.Ident); ok && x.Name == "NS" {
				name, _ := strconv.Unquote(b.Y.(*ast.BasicLit).Value)
				inGo = append(inGo, name)
			}
		}
		return true
	})
	var defined []string
	for _, m := range regexp.MustCompile(`(?m)^kg:(\w+) a (?:rdfs:Class|rdf:Property) ;`).FindAllStringSubmatch(schema.Ontology, -1) {
		defined = append(defined, m[1])
	}
	slices.Sort(inGo)
	slices.Sort(defined)
	if len(inGo) < 40 || !slices.Equal(inGo, defined) {
		t.Errorf("constants %v\nontology  %v", inGo, defined)
	}
	for _, block := range strings.Split(schema.Ontology, "\n\n") {
		if !strings.HasPrefix(block, "kg:") {
			continue
		}
		want := []string{"rdfs:label", "rdfs:comment"}
		if strings.Contains(block, "rdf:Property") {
			want = append(want, "rdfs:domain", "rdfs:range")
		}
		for _, w := range want {
			if !strings.Contains(block, w) {
				t.Errorf("no %s in %s", w, block)
			}
		}
	}
}

func sample() *schema.Article {
	url, day, place := "https://example.org/1", "2031-05-02", "Geneva"
	ana, ion := schema.Actor{ID: "urn:kg:actor/ana-pop", Name: "Ana Pop", Type: "person", Mention: "Pop"}, schema.Actor{ID: "urn:kg:actor/ion-lup", Name: "Ion Lup", Type: "person", Mention: "he"}
	return &schema.Article{
		ID: "00ff", URL: &url, Published: &day, Lang: "en", Title: "Two talk",
		Outlet: &schema.Outlet{ID: "urn:kg:outlet/the-post", Name: "The Post"},
		Exchanges: []schema.Exchange{{
			Kind: "call", Medium: "phone", Status: "held", Participants: []schema.Actor{ana, ion}, Initiator: &ana,
			Date: "2031-05", Place: &place, DurationMin: 90, Topics: []schema.Topic{{ID: "urn:kg:topic/trade", Name: "trade"}},
			Evidence: []schema.Span{{Start: 3, End: 9, Text: "talked"}}, Rule: "en/x",
		}},
		Claims: []schema.Claim{{Speaker: ana, Kind: "direct", Text: "yes", Start: 1, End: 4, Rule: "en/c"}},
	}
}

func TestQuads(t *testing.T) {
	got := map[string]bool{}
	for _, q := range sample().Quads(schema.Base) {
		if q.Label != quad.IRI("urn:kg:article/00ff") {
			t.Fatalf("%v is not in the article's graph", q)
		}
		got[quad.StringOf(q.Subject)+" "+strings.TrimPrefix(quad.StringOf(q.Predicate), "<urn:kg:ns#")+" "+quad.StringOf(q.Object)] = true
	}
	const x, ev = "<urn:kg:article/00ff#x1> ", "<urn:kg:article/00ff#char=3,9> "
	for _, want := range []string{
		"<urn:kg:actor/ana-pop> spoke_with> <urn:kg:actor/ion-lup>",
		"<urn:kg:actor/ion-lup> spoke_with> <urn:kg:actor/ana-pop>",
		x + "discussed> <urn:kg:topic/trade>",
		x + `date> "2031-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>`,
		x + `duration> "PT90M"^^<http://www.w3.org/2001/XMLSchema#dayTimeDuration>`,
		x + "place> <urn:kg:place/geneva>",
		x + "initiator> <urn:kg:actor/ana-pop>",
		x + "evidence> <urn:kg:article/00ff#char=3,9>",
		ev + `sentence> "talked"`,
		"<urn:kg:article/00ff#c1> reported_by> <urn:kg:outlet/the-post>",
		"<urn:kg:article/00ff#c1> claimed_by> <urn:kg:actor/ana-pop>",
		"<urn:kg:actor/ana-pop> <http://www.w3.org/2004/02/skos/core#altLabel> \"Pop\"",
	} {
		if !got[want] {
			t.Errorf("missing %s", want)
		}
	}
	if got[`<urn:kg:actor/ion-lup> <http://www.w3.org/2004/02/skos/core#altLabel> "he"`] {
		t.Error("a pronoun became an alternative label")
	}
}

func TestQuadsBase(t *testing.T) {
	for _, q := range sample().Quads("http://example.org/kg/") {
		for _, v := range []quad.Value{q.Subject, q.Object, q.Label} {
			if s := quad.StringOf(v); strings.HasPrefix(s, "<urn:kg:") && !strings.HasPrefix(s, "<"+schema.NS) {
				t.Errorf("%s does not begin with the base", s)
			}
		}
	}
}

func TestAltName(t *testing.T) {
	for _, c := range []struct{ mention, name, want string }{
		{"Pop", "Ana Pop", "Pop"}, {"he", "Ion Lup", ""}, {"They", "Ion Lup", ""}, {"Ana Maria Pop", "A. M. Popescu", "Ana Maria Pop"},
		{"Путин", "Vladimir Putin", "Путин"}, {"the Romanian president", "Ana Pop", ""}, {"Ana Pop", "Ana Pop", ""},
	} {
		if got := schema.AltName(&schema.Actor{Mention: c.mention, Name: c.name}); got != c.want {
			t.Errorf("AltName(%q of %q) = %q, want %q", c.mention, c.name, got, c.want)
		}
	}
}

func TestExchangeJSON(t *testing.T) {
	b, err := json.Marshal(schema.Exchange{Kind: "call", Date: "2031"})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"date":"2031"`, `"date_text":null`, `"duration_min":null`, `"initiator":null`} {
		if !strings.Contains(string(b), want) {
			t.Errorf("no %s in %s", want, b)
		}
	}
	var x schema.Exchange
	if err := json.Unmarshal(b, &x); err != nil || x.Date != "2031" || x.DateText != "" {
		t.Errorf("read back %+v, %v", x, err)
	}
}
