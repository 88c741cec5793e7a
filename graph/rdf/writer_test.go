package rdf

import (
	"strings"
	"testing"
)

var kgPrefixes = []Prefix{{"kg", "urn:kg:ns#"}, {"rdf", rdfNS}, {"xsd", xsdNS}, {"", "http://a/"}}

func TestWriteTriG(t *testing.T) {
	in := `@prefix kg: <urn:kg:ns#> . @prefix : <http://a/> .
:s kg:p 1, 01, 1.5, 1e3, true, "x", "x"@EN, "1"^^kg:t ; a kg:C ; kg:q :o, :o .
:s :x\/y <http://a/b/c> .
:g { :s kg:p :o . :l kg:list ( 1 [ kg:p 2 ; kg:q () ] ) }
:t kg:p [ kg:p [ kg:q "deep" ] ] .
[] kg:p _:shared . :u kg:p _:shared . _:shared kg:q 1 .
_:a kg:p _:b . _:b kg:p _:a .
`
	want := `@prefix kg: <urn:kg:ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <http://a/> .

:s a kg:C ;
    <http://a/x/y> <http://a/b/c> ;
    kg:p 01, 1, "1"^^kg:t, 1.5, 1e3, true, "x", "x"@en ;
    kg:q :o .

:g {
    :s kg:p :o .
}

:t kg:p [ kg:p [ kg:q "deep" ] ] .

:u kg:p _:shared .

_:b kg:p [ kg:p _:b ] .

[] kg:p _:shared .

_:shared kg:q 1 .

:g {
    :l kg:list ( 1 [
            kg:p 2 ;
            kg:q ()
        ] ) .
}
`
	quads, err := ReadAll(strings.NewReader(in), TriG, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := WriteAll(&out, TriG, WriterOptions{Prefixes: kgPrefixes}, quads); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	again, err := ReadAll(strings.NewReader(out.String()), TriG, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !Isomorphic(quads, again) {
		t.Error("what was written is not what is read back")
	}
}

// Shapes of blank nodes that a writer could get wrong.
var blankShapes = []string{
	`_:a <p:> _:a .`,
	`_:a <p:> _:b . _:b <p:> _:c . _:c <p:> _:a .`,
	`_:a <p:> _:b . _:c <p:> _:b .`,
	`<s:> <p:> _:a . _:g { _:a <p:> 1 }`,
	`_:a { <s:> <p:> _:a }`,
	`<g:> { <s:> <p:> _:a } <h:> { _:a <p:> 1 }`,
	`<g:> { <s:> <p:> _:a . _:a <p:> 1 } <h:> { _:a <p:> 1 }`,
	`@prefix rdf: <` + rdfNS + `> . _:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first 2 ; rdf:rest _:l .`,
	`@prefix rdf: <` + rdfNS + `> . <s:> <p:> _:l . _:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first _:x ; rdf:rest () . _:x <p:> _:x .`,
	`@prefix rdf: <` + rdfNS + `> . <s:> <p:> _:l . _:l rdf:first 1, 2 ; rdf:rest () .`,
	`@prefix rdf: <` + rdfNS + `> . <s:> <p:> _:l . _:l rdf:first 1 ; rdf:rest "x" .`,
	`@prefix rdf: <` + rdfNS + `> . _:l rdf:first _:m ; rdf:rest () . _:m rdf:first 2 ; rdf:rest _:l .`,
	`@prefix rdf: <` + rdfNS + `> . _:a rdf:first _:b ; rdf:rest _:c . _:c rdf:first _:a ; rdf:rest () .`,
	`<s:> <p:> ( ( ( 1 ) ) () [] [ <p:> ( 2 ) ] ) . ( 1 2 ) <p:> () .`,
	`<s:> <p:> ` + strings.Repeat("[ <p:> ", 100) + "1" + strings.Repeat(" ]", 100) + " .",
	`<s:> <p:> ` + strings.Repeat("( ", 100) + "1" + strings.Repeat(" )", 100) + " .",
	`<s:> <p:> ( ` + strings.Repeat("1 ", 3000) + ") .",
}

func TestWriteBlankNodes(t *testing.T) {
	for _, in := range blankShapes {
		quads, err := ReadAll(strings.NewReader(in), TriG, Options{})
		if err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		var out strings.Builder
		if err := WriteAll(&out, TriG, WriterOptions{}, quads); err != nil {
			t.Fatal(err)
		}
		again, err := ReadAll(strings.NewReader(out.String()), TriG, Options{})
		if err != nil {
			t.Errorf("%.200s: %v; written as\n%.500s", in, err, out.String())
		} else if !Isomorphic(quads, again) {
			t.Errorf("%.200s: comes back as another graph; written as\n%.500s", in, out.String())
		}
	}
}

// Every format gives back what was written in it.
func TestFormatsRoundTrip(t *testing.T) {
	const triples = `@prefix kg: <urn:kg:ns#> .
<http://a/s> a kg:C, "odd", [] ; kg:p 1, 01, "a\tb\r\n\"<&>' \\ é \U0001F600", "x"@en-GB, ""^^kg:t ; <http://a/p/1q> _:x, _:0y ;
  <http://a/b#ü> <http://a/?x=1&y='2'> .
_:x kg:p ( 1 [ kg:q <kg2:x> ] ) .`
	const graphs = triples + ` <http://a/g> { <http://a/s> kg:p 1 . _:x kg:p _:h } _:h { _:h a kg:Graph }`
	for f := NTriples; f <= JSONLD; f++ {
		in := triples
		if f.Graphs() {
			in = graphs
		}
		want, err := ReadAll(strings.NewReader(in), TriG, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, prefixes := range [][]Prefix{nil, kgPrefixes} {
			var out strings.Builder
			if err := WriteAll(&out, f, WriterOptions{Prefixes: prefixes}, want); err != nil {
				t.Errorf("%s: %v", f.Title(), err)
				continue
			}
			got, err := ReadAll(strings.NewReader(out.String()), f, Options{})
			if err != nil {
				t.Errorf("%s: %v in\n%s", f.Title(), err, out.String())
			} else if !Isomorphic(got, want) {
				t.Errorf("%s: comes back as another graph; written as\n%s", f.Title(), out.String())
			}
			if sniffed := Sniff([]byte(out.String())); sniffed != f &&
				!(sniffed == TriG && f == Turtle || sniffed == NQuads && f == NTriples || sniffed == NQuads && prefixes == nil) {
				t.Errorf("%s is taken for %s:\n%.200s", f.Title(), sniffed.Title(), out.String())
			}
		}
	}
}

// Labels that did not come out of RDF are written so that they can be read.
func TestWriteForeignLabels(t *testing.T) {
	quads := []Quad{{NewBlank("a b"), NewIRI("a:p"), NewBlank("\">"), Term{}}, {NewBlank(""), NewIRI("a:p"), NewBlank("\">"), Term{}}}
	for f := NTriples; f <= JSONLD; f++ {
		var out strings.Builder
		if err := WriteAll(&out, f, WriterOptions{}, quads); err != nil {
			t.Fatal(err)
		}
		if again, err := ReadAll(strings.NewReader(out.String()), f, Options{}); err != nil || !Isomorphic(quads, again) {
			t.Errorf("%s: %v in\n%s", f, err, out.String())
		}
	}
}

func TestWriterRefuses(t *testing.T) {
	for _, q := range []Quad{
		{}, {NewString("s"), NewIRI("a:p"), NewIRI("a:o"), Term{}}, {NewIRI("a:s"), NewBlank("p"), NewIRI("a:o"), Term{}},
		{NewIRI("a:s"), NewIRI("a:p"), NewIRI("a:o"), NewString("g")},
	} {
		if err := WriteAll(&strings.Builder{}, NQuads, WriterOptions{}, []Quad{q}); err == nil {
			t.Errorf("%s is written without an error", q)
		}
	}
	for _, q := range []Quad{
		{NewIRI("a:s"), NewIRI(rdfNS + "li"), NewIRI("a:o"), Term{}}, {NewIRI("a:s"), NewIRI("a:1"), NewIRI("a:o"), Term{}},
		{NewIRI("a:s"), NewIRI("a:p"), NewString("\x01"), Term{}},
	} {
		if err := WriteAll(&strings.Builder{}, RDFXML, WriterOptions{}, []Quad{q}); err == nil {
			t.Errorf("%s is written as RDF/XML without an error", q)
		}
	}
	if _, err := NewWriter(&strings.Builder{}, Turtle, WriterOptions{Prefixes: []Prefix{{"a b", "urn:x:"}}}); err == nil {
		t.Error("a prefix with a space in it is accepted")
	}
}
