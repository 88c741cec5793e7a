package rdf

import (
	"bytes"
	"io"
	"runtime"
	"testing"
)

// endless is a document made of a beginning and a part that comes n times.
type endless struct {
	part []byte
	n    int
	buf  bytes.Reader
}

func (e *endless) Read(p []byte) (int, error) {
	for {
		if n, err := e.buf.Read(p); err == nil {
			return n, nil
		}
		if e.n == 0 {
			return 0, io.EOF
		}
		e.n--
		e.buf.Reset(e.part)
	}
}

// The streaming readers keep their memory however long the
// document is, also inside a single statement.
func TestMemoryStaysBounded(t *testing.T) {
	const (
		size  = 6 << 20
		bound = 4 << 20
	)
	tests := []struct {
		f          Format
		head, part string
	}{
		{NQuads, "", "<a:s> <a:p> \"some words of text\" <a:g> .\n"},
		{Turtle, "<a:s> <a:p> 1", ", \"some words of text\", <a:o>"},
		{Turtle, "<a:s> <a:p> (", " \"some words of text\""},
		{TriG, "<a:g> {", " <a:s> <a:p> [ <a:q> \"some words of text\" ] ."},
		{RDFXML, `<r:RDF xmlns:r="` + rdfNS + `" xmlns="a:">`, `<C r:about="a:s"><p>some words</p><q r:parseType="Collection"><D/></q></C>`},
	}
	inUse := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapInuse
	}
	before := inUse()
	for _, test := range tests {
		doc := io.MultiReader(bytes.NewReader([]byte(test.head)), &endless{part: []byte(test.part), n: size / len(test.part)})
		r, err := NewReader(doc, test.f, Options{})
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for {
			if _, err := r.Read(); err != nil {
				break // the end of the document, mostly before the end of a statement
			}
			n++
		}
		if n < size/len(test.part) {
			t.Fatalf("%s: only %d quads", test.f, n)
		}
		if now := inUse(); now > before+bound {
			t.Errorf("%s: %d bytes more in use after %d bytes of input", test.f, now-before, size)
		}
		runtime.KeepAlive(r)
	}
}
