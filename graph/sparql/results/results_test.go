package results

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"kg/graph/rdf"
)

var sample = &Result{
	Vars: []string{"x", "y"},
	Rows: [][]rdf.Term{
		{rdf.NewIRI("http://a/?q=1&r=2"), rdf.NewString("a,\t\"b\"\r\n<c> & é\\")},
		{rdf.NewBlank("b0"), {}},
		{{}, rdf.NewLangString("zi", "ro-md")},
		{{}, {}},
		{rdf.NewBlank("b0"), rdf.NewTyped("01", rdf.XSDInteger)},
		{rdf.NewTyped("1.", rdf.XSDInteger), rdf.NewTyped("-1.5E0", rdf.XSDDouble)},
		{rdf.NewTyped("x", "urn:t"), rdf.NewString("")},
	},
}

func TestRoundTrip(t *testing.T) {
	for _, f := range []Format{JSON, XML, TSV} {
		for _, r := range []*Result{sample, {Vars: []string{"x"}}, {Vars: []string{"x"}, Rows: [][]rdf.Term{{{}}, {{}}}},
			{Rows: [][]rdf.Term{{}, {}}}, {Ask: true, Boolean: true}, {Ask: true}} {
			var b bytes.Buffer
			var err error
			if r.Ask {
				err = WriteBoolean(&b, f, r.Boolean)
			} else {
				err = Write(&b, f, r.Solutions())
			}
			if err != nil {
				t.Fatal(err)
			}
			text := b.String()
			got, err := Read(&b, f)
			if err != nil {
				t.Errorf("%s: %v\n%s", f, err, text)
				continue
			}
			if !Equal(r, got, true) {
				t.Errorf("%s: got %+v, want %+v; text\n%s", f, got, r, text)
			}
		}
	}
}

func TestWriteText(t *testing.T) {
	tests := map[Format]string{
		CSV: "x,y\r\n" +
			"http://a/?q=1&r=2,\"a,\t\"\"b\"\"\r\n<c> & é\\\"\r\n" +
			"_:b0,\r\n,zi\r\n,\r\n_:b0,01\r\n1.,-1.5E0\r\nx,\r\n",
		TSV: "?x\t?y\n" +
			"<http://a/?q=1&r=2>\t\"a,\\t\\\"b\\\"\\r\\n<c> & é\\\\\"\n" +
			"_:b0\t\n\t\"zi\"@ro-md\n\t\n_:b0\t01\n\"1.\"^^<http://www.w3.org/2001/XMLSchema#integer>\t-1.5E0\n\"x\"^^<urn:t>\t\"\"\n",
	}
	for f, want := range tests {
		var b bytes.Buffer
		if err := Write(&b, f, sample.Solutions()); err != nil {
			t.Fatal(err)
		}
		if b.String() != want {
			t.Errorf("%s: got\n%s\nwant\n%s", f, b.String(), want)
		}
	}
}

func TestWriteStopsAtAnError(t *testing.T) {
	broken := errors.New("out of time")
	s := Solutions{Vars: []string{"x"}, Rows: func(yield func([]rdf.Term, error) bool) {
		_ = yield([]rdf.Term{rdf.NewString("a")}, nil) && yield(nil, broken)
	}}
	for _, f := range []Format{JSON, XML, CSV, TSV} {
		if err := Write(&bytes.Buffer{}, f, s); !errors.Is(err, broken) {
			t.Errorf("%s: error %v, want %v", f, err, broken)
		}
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		f    Format
		text string
		want string
	}{
		{JSON, "{", "unexpected EOF"},
		{JSON, "{}", "expected \"results\" or \"boolean\""},
		{JSON, `{"head":{"vars":["x"]},"results":{"bindings":[{"y":{"type":"uri","value":"a:b"}}]}}`, "variable \"y\" is not in the head"},
		{JSON, `{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"triple","value":{}}}]}}`, "expected a string as the value"},
		{JSON, `{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"thing","value":""}}]}}`, "expected a term of type"},
		{XML, `<sparql xmlns="http://www.w3.org/2005/sparql-results#"><boolean>maybe</boolean></sparql>`, "expected true or false"},
		{XML, `<sparql/>`, "sparql"},
		{CSV, "x,y\r\n1\r\n", "record 2: expected 2 fields, found 1"},
		{CSV, "x\n\"a", "expected '\"'"},
		{TSV, "x\n", "expected a variable"},
		{TSV, "?x\nfoo\n", "line 2, field 1: 1:1: expected a term"},
	}
	for _, test := range tests {
		if _, err := Read(strings.NewReader(test.text), test.f); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("read %s %q: error %v, want %q in it", test.f, test.text, err, test.want)
		}
	}
}

func TestEqual(t *testing.T) {
	a, b := rdf.NewBlank("a"), rdf.NewBlank("b")
	one, two := rdf.NewString("1"), rdf.NewString("2")
	tests := []struct {
		x, y    [][]rdf.Term
		ordered bool
		want    bool
	}{
		{[][]rdf.Term{{a, one}, {b, two}}, [][]rdf.Term{{a, two}, {b, one}}, false, true},
		{[][]rdf.Term{{a, one}, {b, two}}, [][]rdf.Term{{a, two}, {b, one}}, true, false},
		{[][]rdf.Term{{a, one}, {a, two}}, [][]rdf.Term{{a, one}, {b, two}}, false, false},
		{[][]rdf.Term{{one, one}, {one, one}, {two, two}}, [][]rdf.Term{{one, one}, {two, two}, {two, two}}, false, false},
		{[][]rdf.Term{{one, {}}}, [][]rdf.Term{{one, rdf.NewString("")}}, false, false},
	}
	for i, test := range tests {
		vars := []string{"x", "y"}
		if got := Equal(&Result{Vars: vars, Rows: test.x}, &Result{Vars: vars, Rows: test.y}, test.ordered); got != test.want {
			t.Errorf("case %d: Equal = %v, want %v", i, got, test.want)
		}
	}
}

// FuzzRead checks that what was read, written in any format, is read as the same.
func FuzzRead(f *testing.F) {
	for _, format := range []Format{JSON, XML, CSV, TSV} {
		var b bytes.Buffer
		if err := Write(&b, format, sample.Solutions()); err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(format), b.String())
	}
	f.Fuzz(func(t *testing.T, n uint8, text string) {
		format := Format(n)
		if format < JSON || format > TSV || strings.ContainsRune(text, '\ufffd') || !utf8.ValidString(text) {
			return
		}
		r, err := Read(strings.NewReader(text), format)
		if err != nil || r.Ask || len(r.Rows) > 50 {
			return
		}
		var b bytes.Buffer
		if err := Write(&b, JSON, r.Solutions()); err != nil {
			t.Fatal(err)
		}
		again, err := Read(&b, JSON)
		if err != nil {
			t.Fatal(err)
		}
		if !Equal(r, again, true) {
			t.Fatalf("%+v comes back as %+v", r, again)
		}
	})
}
