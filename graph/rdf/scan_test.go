package rdf

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func TestScannerStatements(t *testing.T) {
	tests := []struct {
		in   string
		want string // canonical N-Quads, or the error
	}{
		{"<a:s> <a:p> <a:o> .", "<a:s> <a:p> <a:o> .\n"},
		{"<a:s><a:p>\"o\"<a:g>.# remark", "<a:s> <a:p> \"o\" <a:g> .\n"},
		{"_:a.b\t<a:p> _:c. .\r\n", "1:18: expected the end of the line, found '.'"},
		{"_:a.b <a:p> _:c _:g.\r\n", "_:a.b <a:p> _:c _:g .\n"},
		{`<a:\u0073> <a:p> "\t\u00e9\U0001F600\\\"\n"@EN-gb .`, "<a:s> <a:p> \"\\té😀\\\\\\\"\\n\"@en-gb .\n"},
		{`<a:s> <a:p> "1"^^<http://www.w3.org/2001/XMLSchema#string> .`, "<a:s> <a:p> \"1\" .\n"},
		{`<a:s> <a:p> "01"^^<http://www.w3.org/2001/XMLSchema#integer> .`, "<a:s> <a:p> \"01\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"},
		{"\r\r\n\n# nothing\n  \n", ""},
		{"\n\n<a:s> <a:p> .\n", "3:13: expected an object (an IRI, a blank node or a literal), found '.'"},
		{"é <a:p> .", "1:1: expected a subject (an IRI or a blank node), found 'é'"},
		{"<a:é> x", "1:7: expected a predicate (an IRI), found 'x'"},
		{"<s> <a:p> <a:o> .", "1:1: expected an absolute IRI, found <s>"},
		{"<a:s> <a:p> \"x\ny\" .", "1:15: expected a string that ends in '\"', found the end of the line"},
		{`<a:s> <a:p> "\x" .`, `1:14: expected an escape (\t \b \n \r \f \" \' \\ \uXXXX \UXXXXXXXX), found "\\x\" ."`},
		{`<a:s> <a:p> "\ud800" .`, `1:14: expected an escape (\t \b \n \r \f \" \' \\ \uXXXX \UXXXXXXXX), found "\\ud800\" ."`},
		{`<a:\u0020> <a:p> "" .`, `1:4: expected an escape \uXXXX or \UXXXXXXXX of a character allowed in an IRI, found "\\u0020> <a:p"`},
		{"<a:s> <a:p> \"a\xffb\" .", "1:15: expected UTF-8, found byte 0xff, which is not UTF-8"},
		{"<a:s> <a:p> \"a\"@ .", "1:17: expected a language tag, found ' '"},
		{"<a:s> <a:p> <a:o> <a:g> <a:x> .", "1:25: expected a graph name or '.', found '<'"},
		{"<a:s> <a:p> <a:o>", "1:18: expected a graph name or '.', found the end of the input"},
		{"<a:s", "1:5: expected an IRI that ends in '>', found the end of the input"},
	}
	for _, test := range tests {
		sc := NewScanner([]byte(test.in), NQuads)
		var got []byte
		for {
			ok, err := sc.Scan()
			if err != nil {
				got = append(got, err.Error()...)
				break
			}
			if !ok {
				break
			}
			got = AppendQuad(got, Quad{sc.S.Term(), sc.P.Term(), sc.O.Term(), sc.G.Term()})
		}
		if string(got) != test.want {
			t.Errorf("scan %q:\n got %s\nwant %s", test.in, got, test.want)
		}
	}
}

func TestScannerGoesOnAfterAnError(t *testing.T) {
	sc := NewScanner([]byte("<a:s> <a:p> \"1\" .\nnonsense\n<a:s> <a:p> \"2\" .\n<a:s> <a:p> \"3\" <a:g> .\n"), NTriples)
	var got []string
	for {
		ok, err := sc.Scan()
		if err == nil && !ok {
			break
		}
		if err != nil {
			got = append(got, "error in line "+strings.SplitN(err.Error(), ":", 2)[0])
			continue
		}
		got = append(got, string(sc.O.Value))
	}
	want := "[1 error in line 2 2 error in line 4]"
	if fmt.Sprint(got) != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

func TestBlockReader(t *testing.T) {
	var doc strings.Builder
	for i := range 500 {
		fmt.Fprintf(&doc, "<a:s%d> <a:p> \"%s\" .%s", i, strings.Repeat("x", i%70*10), [...]string{"\n", "\r\n", "\n\n"}[i%3])
	}
	for _, size := range []int{512, 1000, 4096, 1 << 20} {
		b := NewBlockReader(iotest.HalfReader(strings.NewReader(doc.String())), size, 0)
		var buf, all []byte
		for wantLine := 1; ; {
			block, line, err := b.Next(buf)
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if line != wantLine {
				t.Fatalf("size %d: a block begins at line %d, want %d", size, line, wantLine)
			}
			if block[len(block)-1] != '\n' {
				t.Fatalf("size %d: a block ends within a line", size)
			}
			wantLine += strings.Count(string(block), "\n")
			all = append(all, block...)
			buf = block
		}
		if string(all) != doc.String() {
			t.Errorf("size %d: the blocks together are not the stream", size)
		}
	}
}

func TestBlockReaderLimits(t *testing.T) {
	b := NewBlockReader(strings.NewReader(strings.Repeat("x", 10000)), 512, 2000)
	var limit *LimitError
	if _, _, err := b.Next(nil); !errors.As(err, &limit) {
		t.Errorf("a line of 10,000 bytes with a limit of 2,000: error %v", err)
	}
	broken := errors.New("broken")
	b = NewBlockReader(iotest.ErrReader(broken), 512, 0)
	if _, _, err := b.Next(nil); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

// benchDoc is made up like kg's own dumps: long IRIs, some strings.
func benchDoc(n int) []byte {
	var b []byte
	for i := range n {
		g := NewIRI(fmt.Sprintf("urn:kg:article/%016x", i/20))
		s := NewIRI(fmt.Sprintf("urn:kg:article/%016x#c%d", i/20, i%20/4))
		switch i % 4 {
		case 0:
			b = AppendQuad(b, Quad{s, NewIRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NewIRI("urn:kg:ns#Claim"), g})
		case 1:
			b = AppendQuad(b, Quad{s, NewIRI("urn:kg:ns#text"), NewString("the two sides agreed to \"deepen\" their coöperation in trade and energy"), g})
		case 2:
			b = AppendQuad(b, Quad{s, NewIRI("urn:kg:ns#claimed_by"), NewIRI(fmt.Sprintf("urn:kg:actor/minister-%d", i%97)), g})
		case 3:
			b = AppendQuad(b, Quad{s, NewIRI("urn:kg:ns#start"), NewTyped(fmt.Sprint(i%5000), "http://www.w3.org/2001/XMLSchema#integer"), g})
		}
	}
	return b
}

func BenchmarkScanner(b *testing.B) {
	doc := benchDoc(10000)
	sc := NewScanner(doc, NQuads)
	b.SetBytes(int64(len(doc)))
	b.ReportAllocs()
	for b.Loop() {
		sc.Reset(doc, 1)
		n := 0
		for {
			ok, err := sc.Scan()
			if err != nil {
				b.Fatal(err)
			}
			if !ok {
				break
			}
			n++
		}
		if n != 10000 {
			b.Fatal(n)
		}
	}
	b.ReportMetric(float64(b.N)*10000/b.Elapsed().Seconds(), "quads/s")
}
