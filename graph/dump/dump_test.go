package dump

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kg/graph/rdf"
)

var update = flag.Bool("update", false, "write the golden files anew")

// merged is a small merged layer: two calls of the same two people, one of them
// with two accounts, a planned meeting, and names that formats could trip over.
const merged = `@prefix kg: <urn:kg:ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix a: <urn:kg:actor/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
<urn:kg:merged> {
a:ana a kg:Person ; rdfs:label "Ana \"the <Fox>\" & Söns\\" ; owl:sameAs <http://www.wikidata.org/entity/Q1> ; kg:spoke_with a:bo .
a:bo a kg:Person ; rdfs:label "=cmd|' /C calc'!A1, line\none" ; kg:spoke_with a:ana .
a:un a kg:Organization .
<urn:kg:topic/fish> a kg:Topic ; rdfs:label "fish 🐟" .
<urn:kg:outlet/gazette> a kg:Outlet ; rdfs:label "The Gazette" .
<urn:kg:call/1> a kg:Exchange, kg:Call ; rdfs:label "call of Ana and Bo" ; kg:status "held" ; kg:medium "phone" ; kg:date "2031-05-02"^^xsd:date ;
  kg:participant a:ana, a:bo ; kg:initiator a:ana ; kg:discussed <urn:kg:topic/fish> ; kg:reported_by <urn:kg:outlet/gazette> ; kg:independent_sources 2 .
<urn:kg:article/1#x1> kg:account_of <urn:kg:call/1> . <urn:kg:article/2#x1> kg:account_of <urn:kg:call/1> .
<urn:kg:call/2> a kg:Exchange, kg:Call ; rdfs:label "call of Ana and Bo" ; kg:status "held" ; kg:date "2031-06"^^xsd:gYearMonth ;
  kg:participant a:bo, a:ana ; kg:independent_sources 1 .
<urn:kg:article/3#x1> kg:account_of <urn:kg:call/2> .
<urn:kg:meeting/3> a kg:Meeting, kg:Exchange ; kg:status "planned" ; kg:date "2032"^^xsd:gYear ; kg:place <urn:kg:place/york> ;
  kg:participant a:ana, a:un ; kg:independent_sources 1 .
<urn:kg:place/york> a kg:Place ; rdfs:label "York" .
<urn:kg:article/2> kg:copy_of <urn:kg:article/1> .
}`

func build(t *testing.T, trig string, shuffle func([]rdf.Quad)) *Graph {
	t.Helper()
	quads, err := rdf.ReadAll(strings.NewReader(trig), rdf.TriG, rdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	shuffle(quads)
	g, err := Build(stream(quads))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func stream(quads []rdf.Quad) iter.Seq2[rdf.Quad, error] {
	return func(yield func(rdf.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

func text(t *testing.T, f Format, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, f, g); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	g := build(t, merged, func([]rdf.Quad) {})
	backwards := build(t, merged, slices.Reverse[[]rdf.Quad])
	for _, f := range Formats {
		got := text(t, f, g)
		if other := text(t, f, backwards); other != got {
			t.Errorf("%s: the order of the quads shows in the output", f)
		}
		file := filepath.Join("testdata", "merged."+string(f))
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s: got\n%s\nwant (go test -update writes it anew)\n%s", file, got, want)
		}
	}
}

func TestBuild(t *testing.T) {
	g := build(t, merged, func([]rdf.Quad) {})
	for _, e := range g.Edges {
		if e.Label != "spoke with" {
			continue
		}
		if !e.Undirected || e.Weight != 2 || e.Sources != 3 || len(e.Evidence) != 2 ||
			hull(e.Times) != (Span{"2031-05-02", "2031-06-30"}) {
			t.Errorf("the edge of the two who spoke is %+v", e)
		}
		return
	}
	t.Error("no edge for the two who spoke")
}

func TestBuildStopsAtAnError(t *testing.T) {
	broken := errors.New("broken")
	_, err := Build(func(yield func(rdf.Quad, error) bool) { yield(rdf.Quad{}, broken) })
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func TestSpan(t *testing.T) {
	for date, want := range map[string]Span{
		"2031-05-02": {"2031-05-02", "2031-05-02"}, "2032-02": {"2032-02-01", "2032-02-29"}, "2031": {"2031-01-01", "2031-12-31"},
		"2031-05-02T10:00:00Z": {"2031-05-02", "2031-05-02"}, "": {}, "May": {}, "2031-13": {}, "2031-02-30": {},
	} {
		if got, ok := span(date); got != want || ok != (want != Span{}) {
			t.Errorf("span(%q) = %v, %v; want %v", date, got, ok, want)
		}
	}
}

// hostile are labels and names that have to stay inside their quotes.
var hostile = []string{
	`"`, `\`, `\"`, `a\`, "]]>", "<!--", "&amp;", "\n", "\r\n", "\t", "\x00\x01\x1b[31m", "\xff\xfe", "', \"", "=1+1", "@x", "];} digraph {", "\u2028", "\uffff", "🐟", "[", "%", "",
}

func FuzzWellFormed(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := &Graph{
			Nodes: []Node{{ID: "urn:a" + s, Label: s, Class: s, Status: s, SameAs: s}, {ID: "urn:b", Label: "b"}},
			Edges: []Edge{{Source: 0, Target: 1, Predicate: s, Label: s, Weight: 1, Evidence: []string{s}}},
		}
		nodes, edges := 0, 0
		for _, f := range []Format{GraphML, GEXF} {
			d := xml.NewDecoder(strings.NewReader(text(t, f, g)))
			nodes, edges = 0, 0
			for {
				tok, err := d.Token()
				if err == io.EOF {
					break
				}
				if err != nil {
					t.Fatalf("%s: %v", f, err)
				}
				if start, ok := tok.(xml.StartElement); ok {
					switch start.Name.Local {
					case "node":
						nodes++
					case "edge":
						edges++
					}
				}
			}
			if nodes != 2 || edges != 1 {
				t.Errorf("%s: %d nodes and %d edges", f, nodes, edges)
			}
		}
		for _, line := range strings.Split(strings.TrimSpace(text(t, GML, g)), "\n") {
			if !gmlLine.MatchString(line) {
				t.Errorf("gml: malformed line %q", line)
			}
		}
		for i, line := range strings.Split(strings.TrimSpace(text(t, DOT, g)), "\n") {
			if i > 1 && line != "}" && !dotLine.MatchString(line) {
				t.Errorf("dot: malformed line %q", line)
			}
		}
		for _, f := range []Format{CSV, Nodes} {
			records, err := csv.NewReader(strings.NewReader(text(t, f, g))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			if want := map[Format]int{CSV: 2, Nodes: 3}[f]; len(records) != want {
				t.Errorf("%s: %d records, want %d", f, len(records), want)
			}
		}
	})
}

var (
	gmlLine   = regexp.MustCompile(`^ *(?:\]|[A-Za-z]+ (?:\[|\d+|"(?:[ !#-%'-~]|&(?:quot|amp|#\d+);)*"))$`)
	dotString = `"(?:[^"\\]|\\[\\"n])*"`
	dotLine   = regexp.MustCompile(`^  ` + dotString + `(?: -> ` + dotString + `)? \[label=` + dotString + `(?:, [A-Za-z]+=(?:none|` + dotString + `))*\];$`)
)
