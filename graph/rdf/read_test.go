package rdf

import (
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// One line of each feature of the syntaxes, and the quads it stands for.
func TestRead(t *testing.T) {
	const (
		xsd  = "http://www.w3.org/2001/XMLSchema#"
		head = `<rdf:RDF xmlns:rdf="` + rdfNS + `" xmlns:e="http://e/">`
	)
	typ, first, rest, null := "<"+rdfType+">", "<"+rdfFirst+">", "<"+rdfRest+">", "<"+rdfNil+">"
	tests := []struct {
		f    Format
		in   string
		want string // lines without their final " .", in any order
	}{
		// Turtle and TriG
		{Turtle, "<x> <#y> <?z>, </w>, <>, <//h/./i/../j> .", "<http://b/c/x> <http://b/c/d#y> <http://b/c/d>\n<http://b/c/x> <http://b/c/d#y> <http://b/c/d?z>\n<http://b/c/x> <http://b/c/d#y> <http://b/w>\n<http://b/c/x> <http://b/c/d#y> <http://h/j>"},
		{Turtle, "@base <http://e/> . <a> a <b> . bAsE <c/> <a> a <b> .", "<http://e/a> " + typ + " <http://e/b>\n<http://e/c/a> " + typ + " <http://e/c/b>"},
		{Turtle, "PREFIX : <http://e/> @prefix p.q: <u:> . :a p.q:b.c p.q:d\\,e%20f:g, :, p.q: .", "<http://e/a> <u:b.c> <http://e/>\n<http://e/a> <u:b.c> <u:>\n<http://e/a> <u:b.c> <u:d,e%20f:g>"},
		{Turtle, "<u:a><u:b>1,-2.50,+3e-1,.5,true.", "<u:a> <u:b> \"+3e-1\"^^<" + xsd + "double>\n<u:a> <u:b> \"-2.50\"^^<" + xsd + "decimal>\n<u:a> <u:b> \".5\"^^<" + xsd + "decimal>\n<u:a> <u:b> \"1\"^^<" + xsd + "integer>\n<u:a> <u:b> \"true\"^^<" + xsd + "boolean>"},
		{Turtle, "<u:a> <u:b> 'x\\'y', \"\"\"a\n\"b\"\"c\"\"\", ''''d''', 'e'@FR-be, \"f\"^^<u:t>, '''\\U0001F41F\\t''' .", "<u:a> <u:b> \"'d\"\n<u:a> <u:b> \"a\\n\\\"b\\\"\\\"c\"\n<u:a> <u:b> \"e\"@fr-be\n<u:a> <u:b> \"f\"^^<u:t>\n<u:a> <u:b> \"x'y\"\n<u:a> <u:b> \"🐟\\t\""},
		{Turtle, "_:x.y <u:b> [ a <u:c> ; ; <u:d> _:0 ; ], [] .", "_:genid1 " + typ + " <u:c>\n_:genid1 <u:d> _:0\n_:x.y <u:b> _:genid1\n_:x.y <u:b> _:genid2"},
		{Turtle, "(<u:x> ()) <u:p> (1).", "_:genid1 " + first + " <u:x>\n_:genid1 " + rest + " _:genid2\n_:genid1 <u:p> _:genid3\n_:genid2 " + first + " " + null + "\n_:genid2 " + rest + " " + null + "\n_:genid3 " + first + " \"1\"^^<" + xsd + "integer>\n_:genid3 " + rest + " " + null},
		{Turtle, "[ <u:p> <u:o> ] . # remark\n[ <u:p> <u:o> ] <u:q> 'x' .", "_:genid1 <u:p> <u:o>\n_:genid2 <u:p> <u:o>\n_:genid2 <u:q> \"x\""},
		{TriG, "{ <u:a> <u:b> <u:c> } <u:g> { <u:a> <u:b> <u:c> . } GRAPH _:g { [] <u:b> [] } [] { }", "<u:a> <u:b> <u:c>\n<u:a> <u:b> <u:c> <u:g>\n_:genid1 <u:b> _:genid2 _:g"},
		{TriG, "<u:s> <u:p> <u:o> . [] <u:p> <u:o> .", "<u:s> <u:p> <u:o>\n_:genid1 <u:p> <u:o>"},
		// RDF/XML
		{RDFXML, head + `<e:C rdf:about="x" e:p="v" xml:lang="de"><e:q>w</e:q><e:r rdf:resource="?z"/></e:C></rdf:RDF>`, "<http://b/c/x> " + typ + " <http://e/C>\n<http://b/c/x> <http://e/p> \"v\"@de\n<http://b/c/x> <http://e/q> \"w\"@de\n<http://b/c/x> <http://e/r> <http://b/c/d?z>"},
		{RDFXML, head + `<rdf:Description rdf:ID="i" xml:base="http://o/"><e:p rdf:datatype="t">1</e:p><e:q><e:D rdf:nodeID="n"/></e:q></rdf:Description></rdf:RDF>`, "<http://o/#i> <http://e/p> \"1\"^^<http://o/t>\n<http://o/#i> <http://e/q> _:n\n_:n " + typ + " <http://e/D>"},
		{RDFXML, head + `<rdf:Bag><rdf:li>a</rdf:li><rdf:li rdf:resource="u:b"/></rdf:Bag></rdf:RDF>`, "_:genid1 " + typ + " <" + rdfNS + "Bag>\n_:genid1 <" + rdfNS + "_1> \"a\"\n_:genid1 <" + rdfNS + "_2> <u:b>"},
		{RDFXML, head + `<rdf:Description rdf:about="u:s"><e:p rdf:parseType="Resource"><e:q/></e:p><e:r e:s="1"/></rdf:Description></rdf:RDF>`, "<u:s> <http://e/p> _:genid1\n<u:s> <http://e/r> _:genid2\n_:genid1 <http://e/q> \"\"\n_:genid2 <http://e/s> \"1\""},
		{RDFXML, head + `<rdf:Description rdf:about="u:s"><e:p rdf:parseType="Collection"><rdf:Description rdf:about="u:x"/></e:p><e:p rdf:parseType="Collection"/></rdf:Description></rdf:RDF>`, "<u:s> <http://e/p> " + null + "\n<u:s> <http://e/p> _:genid1\n_:genid1 " + first + " <u:x>\n_:genid1 " + rest + " " + null},
		{RDFXML, head + `<rdf:Description rdf:about="u:s"><e:p rdf:ID="r">x</e:p></rdf:Description></rdf:RDF>`, "<http://b/c/d#r> " + typ + " <" + rdfNS + "Statement>\n<http://b/c/d#r> <" + rdfNS + "object> \"x\"\n<http://b/c/d#r> <" + rdfNS + "predicate> <http://e/p>\n<http://b/c/d#r> <" + rdfNS + "subject> <u:s>\n<u:s> <http://e/p> \"x\""},
		{RDFXML, head + `<rdf:Description rdf:about="u:s"><e:p rdf:parseType="Literal">a<b xmlns="u:b" z="&lt;" e:y="1"/>&amp;<!--c--></e:p></rdf:Description></rdf:RDF>`, "<u:s> <http://e/p> \"a<b xmlns=\\\"u:b\\\" xmlns:e=\\\"http://e/\\\" z=\\\"&lt;\\\" e:y=\\\"1\\\"></b>&amp;<!--c-->\"^^<" + rdfNS + "XMLLiteral>"},
		// JSON-LD
		{JSONLD, `{"@context":{"@vocab":"http://e/","n":{"@type":"@id"}},"@id":"x","@type":"C","p":["v",1,1.5,true],"n":"y"}`, "<http://b/c/x> " + typ + " <http://e/C>\n<http://b/c/x> <http://e/n> <http://b/c/y>\n<http://b/c/x> <http://e/p> \"1\"^^<" + xsd + "integer>\n<http://b/c/x> <http://e/p> \"1.5E0\"^^<" + xsd + "double>\n<http://b/c/x> <http://e/p> \"true\"^^<" + xsd + "boolean>\n<http://b/c/x> <http://e/p> \"v\""},
		{JSONLD, `{"@id":"u:s","u:p":{"@list":["a",{"@value":"b","@language":"RO"}]}}`, "<u:s> <u:p> _:b0\n_:b0 " + first + " \"a\"\n_:b0 " + rest + " _:b1\n_:b1 " + first + " \"b\"@ro\n_:b1 " + rest + " " + null},
		{JSONLD, `{"@id":"u:g","@graph":[{"@id":"u:s","u:p":{"@value":"01","@type":"u:t"}}]}`, "<u:s> <u:p> \"01\"^^<u:t> <u:g>"},
		{JSONLD, `{"@context":{"of":{"@reverse":"u:p"},"l":{"@id":"u:l","@container":"@language"}},"@id":"u:s","of":{"@id":"u:o"},"l":{"en":"x","fr":"y"}}`, "<u:o> <u:p> <u:s>\n<u:s> <u:l> \"x\"@en\n<u:s> <u:l> \"y\"@fr"},
	}
	for _, test := range tests {
		for name, in := range map[string]func(string) ([]Quad, error){
			"at once": func(s string) ([]Quad, error) {
				return ReadAll(strings.NewReader(s), test.f, Options{Base: "http://b/c/d"})
			},
			"byte by byte": func(s string) ([]Quad, error) {
				return ReadAll(iotest.OneByteReader(strings.NewReader(s)), test.f, Options{Base: "http://b/c/d"})
			},
		} {
			quads, err := in(test.in)
			if err != nil {
				t.Errorf("%s, %s: %v in %s", test.f, name, err, test.in)
				continue
			}
			var got []string
			for _, q := range quads {
				got = append(got, strings.TrimSuffix(q.String(), " ."))
			}
			want := strings.Split(test.want, "\n")
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s: %s\ngot\n%s\nwant\n%s", test.f, name, test.in, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	}
}
