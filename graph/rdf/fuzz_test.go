package rdf

import (
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

var fuzzOptions = Options{Base: "http://a/b/c", MaxDepth: 100, MaxLine: 1 << 20, MaxSize: 1 << 20}

// fuzzReader checks for any input that reading it does not depend on how the
// bytes come, and that what was read, once written, is read as the same.
func fuzzReader(f *testing.F, format Format, seeds []string) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, in string) {
		quads, err := ReadAll(strings.NewReader(in), format, fuzzOptions)
		slow, slowErr := ReadAll(iotest.OneByteReader(strings.NewReader(in)), format, fuzzOptions)
		if (err == nil) != (slowErr == nil) || err != nil && format != JSONLD && err.Error() != slowErr.Error() {
			// json-gold reports whichever of several errors its maps bring up first
			t.Fatalf("error %v, byte by byte %v", err, slowErr)
		}
		if format != JSONLD && !slices.Equal(quads, slow) {
			t.Fatalf("quads %v, byte by byte %v", quads, slow)
		}
		skipping := fuzzOptions
		skipping.OnError = Skip
		r, _ := NewReader(strings.NewReader(in), format, skipping)
		if _, err := r.All(); err == nil && len(r.Skipped().First) > 10 {
			t.Fatalf("%d errors kept", len(r.Skipped().First))
		}
		if err != nil || len(quads) > 300 {
			return
		}
		for _, prefixes := range [][]Prefix{nil, {{"p", "http://a/b/"}, {"", "http://a/"}}} {
			var out strings.Builder
			if err := WriteAll(&out, format, WriterOptions{Prefixes: prefixes}, quads); err != nil {
				if format == RDFXML || format == JSONLD {
					return // there are graphs that they cannot hold
				}
				t.Fatal(err)
			}
			again, err := ReadAll(strings.NewReader(out.String()), format, Options{})
			if err != nil {
				t.Fatalf("%v in\n%s", err, out.String())
			}
			if !Isomorphic(quads, again) {
				t.Fatalf("comes back as another graph\n%s\n%s\n%s", lineText(quads), out.String(), lineText(again))
			}
		}
		if format == NTriples { // which is also Turtle
			turtle, err := ReadAll(strings.NewReader(in), Turtle, fuzzOptions)
			if err != nil || !Isomorphic(quads, turtle) {
				t.Fatalf("as Turtle it is\n%s (%v), not\n%s", lineText(turtle), err, lineText(quads))
			}
		}
	})
}

func FuzzNTriples(f *testing.F) {
	fuzzReader(f, NTriples, []string{
		"<a:s> <a:p> <a:o> . # x\r\n_:a.b <a:p> \"\\u00e9\\n\\\"\"@EN-gb .\r\r<a:\\u0073> <a:p> \"1\"^^<a:t>.", "_:a<a:p>_:b.", "<a:s> <a:p> \"\xff\" .",
	})
}

func FuzzNQuads(f *testing.F) {
	fuzzReader(f, NQuads, []string{"<a:s> <a:p> <a:o> <a:g> .\nx\n_:a <a:p> \"x\" _:g .", string(benchDoc(5))})
}

func FuzzTriG(f *testing.F) {
	fuzzReader(f, TriG, append([]string{
		"@prefix a: <a:> . BASE <http://x/y> a:s a <o>, 'x'@en, '''y\n'z''', \"\"\"\\u0041\"\"\", 1, -1.5, .5e3, true ; ; a:p\\-q%20x: [], [ a:b () ], ( 1 ( 2 ) ) .",
		"PREFIX : <#> GRAPH :g { :s :p :o . } [] { :a :b :c } { _:x :y _:genid1 }",
	}, blankShapes...))
}

func FuzzRDFXML(f *testing.F) {
	const head = `<rdf:RDF xmlns:rdf="` + rdfNS + `" xmlns:a="urn:a:" xml:base="http://b/c" xml:lang="en">`
	fuzzReader(f, RDFXML, []string{
		head + `<rdf:Description rdf:about="x" a:p="1" rdf:type="t"><a:q rdf:resource="#y"/><a:r>text &amp; <![CDATA[<more>]]></a:r></rdf:Description></rdf:RDF>`,
		head + `<a:C rdf:ID="i"><a:p rdf:parseType="Literal">x<b xmlns="u:"><c a:d="e"/></b><!-- z --></a:p><a:p rdf:parseType="Collection"><a:C/><a:D rdf:nodeID="n"/></a:p></a:C></rdf:RDF>`,
		head + `<rdf:Seq><rdf:li rdf:ID="j">1</rdf:li><rdf:li rdf:parseType="Resource"><a:p rdf:datatype="t">2</a:p></rdf:li></rdf:Seq></rdf:RDF>`,
		`<!DOCTYPE x [<!ENTITY e "urn:e:">]><a:C xmlns:a="&e;"/>`,
	})
}

func FuzzJSONLD(f *testing.F) {
	fuzzReader(f, JSONLD, []string{
		`{"@context":{"@vocab":"http://v/","p":{"@id":"u:p","@container":"@list"}},"@id":"s","@type":"T","p":[1,2.5,true,"x",{"@value":"y","@language":"en"}],"q":{"@id":"_:b"}}`,
		`[{"@id":"a:g","@graph":[{"@id":"a:s","a:p":[{"@value":"1","@type":"a:t"},{"@list":[[]]}]}]}]`,
		`{"@context":{"x":{"@reverse":"a:r"}},"@id":"a:s","x":[{"a:p":null}]}`,
	})
}
