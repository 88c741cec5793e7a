package rdf

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/klauspost/compress/zstd"
)

func TestOpen(t *testing.T) {
	pack := map[string]func(string) []byte{
		"": func(s string) []byte { return []byte(s) },
		".gz": func(s string) []byte {
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			io.WriteString(w, s)
			w.Close()
			return b.Bytes()
		},
		".zst": func(s string) []byte {
			w, _ := zstd.NewWriter(nil)
			return w.EncodeAll([]byte(s), nil)
		},
	}
	tests := []struct{ name, format, text string }{
		{"a.nq", "", "<a:s> <a:p> <a:o> <a:g> ."},
		{"a.nt", "", "<a:s> <a:p> <a:o> ."},
		{"a.ttl", "", "<a:s> <a:p> <a:o> ."},
		{"a.TriG", "", "<a:g> { <a:s> <a:p> <a:o> }"},
		{"a.rdf", "", "<r:RDF xmlns:r='" + rdfNS + "'><r:Description r:about='a:s'><p xmlns='a:' r:resource='a:o'/></r:Description></r:RDF>"},
		{"a.jsonld", "", `{"@id":"a:s","a:p":{"@id":"a:o"}}`},
		{"-", "", "\xEF\xBB\xBF# a remark\n<a:s> <a:p> <a:o> <a:g> ."},
		{"-", "", "<a:s> <a:p> <a:o> <a:" + strings.Repeat("g", 5000) + "> ."},
		{"-", "", "PREFIX a: <a:> a:s a:p a:o ."},
		{"-", "", "<a:s> <a:p> <a:o> ; <a:q> 1 ."},
		{"-", "", "<?xml version='1.0'?><r:RDF xmlns:r='" + rdfNS + "'><r:Description r:about='a:s'><p xmlns='a:' r:resource='a:o'/></r:Description></r:RDF>"},
		{"-", "", ` [ {"@id":"a:s","a:p":{"@id":"a:o"}}]`},
		{"a.txt", "ntriples", "<a:s> <a:p> <a:o> ."},
	}
	for _, test := range tests {
		for ending, compress := range pack {
			r, err := Open(bytes.NewReader(compress(test.text)), test.name+ending, test.format, Options{})
			if err != nil {
				t.Errorf("open %s%s: %v", test.name, ending, err)
				continue
			}
			if q, err := r.Read(); err != nil || q.O.Value != "a:o" {
				t.Errorf("read %s%s: %v, %v", test.name, ending, q, err)
			}
		}
	}
	for _, text := range []string{"", "hello", "\x1f\x8b broken", "1,2,3"} {
		if _, err := Open(strings.NewReader(text), "x", "", Options{}); err == nil {
			t.Errorf("%q is opened without an error", text)
		}
	}
}

// A stream that ends too early is an error, whatever the format.
func TestTruncated(t *testing.T) {
	var doc []Quad
	for i := range 3000 {
		doc = append(doc, Quad{S: NewIRI(fmt.Sprintf("urn:s:%d", i*i)), P: NewIRI("urn:p:o"), O: NewString(fmt.Sprint(i))})
	}
	for f := NTriples; f <= JSONLD; f++ {
		var plain, packed bytes.Buffer
		if err := WriteAll(&plain, f, WriterOptions{}, doc); err != nil {
			t.Fatal(err)
		}
		w := gzip.NewWriter(&packed)
		w.Write(plain.Bytes())
		w.Close()
		z, _ := zstd.NewWriter(nil)
		for _, whole := range [][]byte{packed.Bytes(), z.EncodeAll(plain.Bytes(), nil)} {
			for _, onError := range []OnError{Stop, Skip} {
				for _, cut := range []int{len(whole) / 2, len(whole) - 1} {
					r, err := Open(bytes.NewReader(whole[:cut]), "x."+f.String(), "", Options{OnError: onError})
					if err == nil {
						_, err = r.All()
					}
					if !errors.Is(err, io.ErrUnexpectedEOF) || !strings.Contains(err.Error(), "x."+f.String()) {
						t.Errorf("%s, cut at %d of %d: error %v", f, cut, len(whole), err)
					}
				}
			}
		}
	}
}

func TestErrors(t *testing.T) {
	const rdfDoc = `<rdf:RDF xmlns:rdf="` + rdfNS + `" xmlns="a:">`
	tests := []struct {
		f    Format
		in   string
		want string
	}{
		{NQuads, "<a:s> <a:p>\n", "doc:1:12: expected an object (an IRI, a blank node or a literal), found the end of the line"},
		{Turtle, "@prefix a: <a:> .\na:s é:p 1 .", "doc:2:5: expected a predicate (an IRI or 'a'), found the undeclared prefix é:; hint: declare it with @prefix"},
		{Turtle, "<a:s> <a:p> foo .", "doc:1:13: expected a prefix that ends in ':', found \"foo\"; hint: an IRI stands in <>, a string in quotes"},
		{Turtle, "<s> <p> <o> .", "doc:1:1: expected an absolute IRI, found <s>; hint: give a base IRI"},
		{Turtle, "<a:s> <a:p> 'x\n'", "doc:1:15: expected a string that ends in ', found the end of the line"},
		{Turtle, "<a:s> <a:p> '''x\n", "doc:2:1: expected a string that ends in ''', found the end of the input"},
		{Turtle, "<a:s> <a:p> ( 1 ", "doc:1:17: expected an object or ')', found the end of the input"},
		{Turtle, "<a:s> <a:p> 1 <a:q>", "doc:1:15: expected ',' or ';' or '.', found '<'"},
		{Turtle, "<a:s> { <a:p> 1 }", "doc:1:7: expected a predicate (an IRI or 'a'), found '{'"},
		{TriG, "<a:s> { <a:p> <a:q> 1 ", "doc:1:23: expected ',' or ';' or '.' or '}', found the end of the input"},
		{Turtle, "<a:s> <a:p> \"\x00\xff\" .", "doc:1:15: expected UTF-8, found byte 0xff, which is not UTF-8"},
		{Turtle, strings.Repeat("[ <a:p> ", 60), "doc:1:395: nesting goes beyond the limit of 50"},
		{RDFXML, rdfDoc + "\n<rdf:li/></rdf:RDF>", "doc:2:1: expected a node element, found <rdf:li>"},
		{RDFXML, rdfDoc + "<C><p>x<q/></p></C></rdf:RDF>", "doc:1:84: expected either text or an element in a property element, found <q> after text"},
		{RDFXML, rdfDoc + "</C>", "doc:1:77: expected </rdf:RDF>, found </C>"},
		{RDFXML, "<a:b/>", "doc:1:1: expected a declared prefix, found a:"},
		{RDFXML, "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"> <!ENTITY b \"" + strings.Repeat("&a;", 99) + "\"> <!ENTITY c \"" + strings.Repeat("&b;", 2000) + "\">]>" + rdfDoc,
			"doc:1:1: size of an entity goes beyond the limit of 4096"},
		{RDFXML, rdfDoc + strings.Repeat("<C><p>", 60), "doc:1:224: nesting goes beyond the limit of 50"},
		{JSONLD, "{\"@id\":\n\"a:s\",}", "doc:2:7: expected JSON, found '}'"},
		{JSONLD, "{} {}", "doc:1:4: expected the end of the document, found '{'"},
		{JSONLD, strings.Repeat("[", 60), "doc:1:51: nesting goes beyond the limit of 50"},
		{JSONLD, `{"@context":"http://example.org/"}`, "doc:1:1: expected a context that is in the document, found a reference to http://example.org/; hint: nothing is fetched from the network"},
	}
	for _, test := range tests {
		_, err := ReadAll(strings.NewReader(test.in), test.f, Options{File: "doc", MaxDepth: 50})
		if err == nil || err.Error() != test.want {
			t.Errorf("%s %.80q:\n got %v\nwant %s", test.f, test.in, err, test.want)
		}
	}
}

func TestXMLEncodings(t *testing.T) {
	const body = `<C xmlns="a:"><p>é€</p></C>`
	utf16 := func(s string) string {
		b := []byte{0xFE, 0xFF}
		for _, u := range utf16.Encode([]rune(s)) {
			b = append(b, byte(u>>8), byte(u))
		}
		return string(b)
	}
	for name, in := range map[string]string{
		"UTF-8":        `<?xml version="1.0" encoding="UTF-8"?>` + body,
		"UTF-16":       utf16(`<?xml version="1.0" encoding="UTF-16"?>` + body),
		"UTF-16 alone": utf16(body),
		"windows-1252": `<?xml version="1.0" encoding="windows-1252"?>` + strings.NewReplacer("é", "\xe9", "€", "\x80").Replace(body),
	} {
		quads, err := ReadAll(strings.NewReader(in), RDFXML, Options{})
		if err != nil || len(quads) != 2 || quads[1].O.Value != "é€" {
			t.Errorf("%s: %v, %v", name, quads, err)
		}
	}
	if _, err := ReadAll(strings.NewReader(`<?xml version="1.0" encoding="x-none"?>`+body), RDFXML, Options{}); err == nil {
		t.Error("an unknown encoding is no error")
	}
}

// References to an entity may not blow a text up beyond the limit.
func TestEntities(t *testing.T) {
	const doc = `<!DOCTYPE x [<!ENTITY base 'urn:x:'> <!ENTITY c "&base;c&#65;&lt;">]><d:C xmlns:d="&base;">`
	quads, err := ReadAll(strings.NewReader(doc+`<d:p>&c;</d:p></d:C>`), RDFXML, Options{})
	if err != nil || len(quads) != 2 || quads[0].O.Value != "urn:x:C" || quads[1].O.Value != "urn:x:cA<" {
		t.Errorf("%v, %v", quads, err)
	}
	bomb := strings.Replace(doc, "urn:x:'", "urn:x:"+strings.Repeat("y", 3000)+"'", 1) + "<d:p>" + strings.Repeat("&c;", 20000)
	var limit *LimitError
	if _, err := ReadAll(strings.NewReader(bomb), RDFXML, Options{MaxLine: 1 << 20}); !errors.As(err, &limit) {
		t.Errorf("error %v, want a limit", err)
	}
}

func TestSkip(t *testing.T) {
	tests := []struct {
		f       Format
		in      string
		skipped int
		read    int
	}{
		{NTriples, strings.Repeat("<a:s> <a:p> 1 .\n<a:s> <a:p> <a:o> .\n", 20), 20, 20},
		{Turtle, "@prefix a: <a:> .\na:s a:p 1 .\na:s b:p 2 .\na:s a:p 'x. y', 3 3 .\n a:s a:p \"\"\"u. \"\"\" .\n[ a:q ( 1 2 .\na:s a:p 5", 4, 10},
		{TriG, "<a:g> { <a:s> <a:p> 1 . x . <a:s> <a:p> 2 } <a:s> <a:p> 3 .", 1, 3},
		{RDFXML, `<rdf:RDF xmlns:rdf="` + rdfNS + `" xmlns="a:"><C><rdf:Description/></C><C><p rdf:ID="1">x</p><q/></C><C/></rdf:RDF>`, 2, 3},
		{RDFXML, `<rdf:RDF xmlns:rdf="` + rdfNS + `" xmlns="a:"><C></p>`, 1, 1},
		{JSONLD, "{", 1, 0},
	}
	for _, test := range tests {
		r, err := NewReader(strings.NewReader(test.in), test.f, Options{OnError: Skip})
		if err != nil {
			t.Fatal(err)
		}
		read := 0
		for {
			_, err := r.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", test.f, err)
			}
			read++
		}
		s := r.Skipped()
		if s.Count != test.skipped || read != test.read || len(s.First) != min(s.Count, 10) {
			t.Errorf("%s: skipped %d %v, read %d; want %d and %d", test.f, s.Count, s.First, read, test.skipped, test.read)
		}
	}
}

func TestBlankLabels(t *testing.T) {
	const in = "_:genid1 <a:p> [] . _:genid1x <a:p> _:b ."
	quads, err := ReadAll(strings.NewReader(in), Turtle, Options{Scope: "a/1.ttl"})
	if err != nil {
		t.Fatal(err)
	}
	got := lineText(quads)
	want := "_:a_2F1.ttl__genid1x <a:p> _:a_2F1.ttl__genid1 .\n_:a_2F1.ttl__genid1xx <a:p> _:a_2F1.ttl__b .\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func lineText(quads []Quad) string {
	var b []byte
	for _, q := range quads {
		b = AppendQuad(b, q)
	}
	return string(b)
}

func TestContexts(t *testing.T) {
	contexts := func(iri string) ([]byte, error) {
		if iri != "http://example.org/context" {
			return nil, errors.New("unknown context")
		}
		return []byte(`{"@context":{"name":"http://a/name"}}`), nil
	}
	const doc = `{"@context":"http://example.org/context","@id":"a:s","name":"n"}`
	quads, err := ReadAll(strings.NewReader(doc), JSONLD, Options{Contexts: contexts})
	if err != nil || len(quads) != 1 || quads[0].P.Value != "http://a/name" {
		t.Errorf("%v, %v", quads, err)
	}
}
