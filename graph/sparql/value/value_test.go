package value

import (
	"errors"
	"math"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/sparql/syntax"
)

// term reads 1, 1.5, 1e0, "s", "s"@en, "s"^^type or <iri>.
func term(s string) Value {
	switch {
	case s == "":
		return Value{}
	case s[0] == '<':
		return NewIRI(s[1 : len(s)-1])
	case s[0] == '"':
		end := strings.LastIndexByte(s, '"')
		text, rest := s[1:end], s[end+1:]
		switch {
		case strings.HasPrefix(rest, "@"):
			return Of(rdf.NewLangString(text, rest[1:]))
		case strings.HasPrefix(rest, "^^"):
			return Of(rdf.NewTyped(text, XSD+rest[2:]))
		}
		return NewString(text)
	case s == "true" || s == "false":
		return NewBoolean(s == "true")
	case strings.ContainsAny(s, "eIN"):
		return Of(rdf.NewTyped(s, XSD+"double"))
	case strings.Contains(s, "."):
		return Of(rdf.NewTyped(s, XSD+"decimal"))
	}
	return Of(rdf.NewTyped(s, XSD+"integer"))
}

// show writes a value as term reads it.
func show(v Value, err error) string {
	if err != nil {
		if !errors.Is(err, ErrType) {
			return "unexpected error: " + err.Error()
		}
		return "error"
	}
	switch v.Kind {
	case IRI:
		return "<" + v.Text + ">"
	case Integer, Decimal, Double:
		if v.Type == "" {
			return v.Lexical()
		}
	case Boolean:
		return v.Lexical()
	case String:
		return `"` + v.Text + `"`
	case LangString:
		return `"` + v.Text + `"@` + v.Lang
	}
	return `"` + v.Lexical() + `"^^` + strings.TrimPrefix(v.Datatype(), XSD)
}

func TestArithmetic(t *testing.T) {
	ops := map[string]func(a, b Value) (Value, error){"+": Add, "-": Subtract, "*": Multiply, "/": Divide}
	for _, c := range []struct{ a, op, b, want string }{
		{"1", "+", "2", "3"},
		{"9223372036854775807", "+", "1", "9223372036854775808"},
		{"-9223372036854775808", "-", "1", "-9223372036854775809"},
		{"-9223372036854775808", "*", "-1", "9223372036854775808"},
		{"4294967296", "*", "4294967296", "18446744073709551616"},
		{"18446744073709551616", "-", "18446744073709551615", "1"},
		{"0.1", "+", "0.2", "0.3"},
		{"1", "/", "3", "0.333333333333333333333333"},
		{"2", "/", "3", "0.666666666666666666666667"},
		{"6", "/", "2", "3"},
		{"1", "/", "0", "error"},
		{"1e0", "/", "0", "INF"},
		{"1.5", "*", "2", "3"},
		{"1", "+", "1e0", "2.0E0"},
		{`"1"^^float`, "+", "1.5", `"2.5E0"^^float`},
		{`"1"^^byte`, "+", `"2"^^int`, "3"},
		{"1", "+", `"a"`, "error"},
		{`"2024-01-31"^^date`, "+", `"P1M"^^yearMonthDuration`, `"2024-02-29"^^date`},
		{`"2024-02-28T23:30:00Z"^^dateTime`, "+", `"PT1H"^^dayTimeDuration`, `"2024-02-29T00:30:00Z"^^dateTime`},
		{`"2024-03-01"^^date`, "-", `"2024-02-01"^^date`, `"P29D"^^dayTimeDuration`},
		{`"2024-01-01T00:00:00+02:00"^^dateTime`, "-", `"2024-01-01T00:00:00Z"^^dateTime`, `"-PT2H"^^dayTimeDuration`},
		{`"-0001-12-31"^^date`, "+", `"P1D"^^dayTimeDuration`, `"0000-01-01"^^date`},
		{`"2024-01-31"^^date`, "+", `"P99999999999Y"^^yearMonthDuration`, "error"},
		{`"PT1.5S"^^dayTimeDuration`, "-", `"PT2S"^^dayTimeDuration`, `"-PT0.5S"^^dayTimeDuration`},
	} {
		if got := show(ops[c.op](term(c.a), term(c.b))); got != c.want {
			t.Errorf("%s %s %s = %s, want %s", c.a, c.op, c.b, got, c.want)
		}
	}
}

func TestHugeNumbersAreRefused(t *testing.T) {
	v := term("99999999999999999999")
	var err error
	for range 20 {
		if v, err = Multiply(v, v); err != nil {
			return
		}
	}
	t.Errorf("a number of %d digits", len(v.Lexical()))
}

func TestComparison(t *testing.T) {
	for _, c := range []struct{ a, b, equal, less string }{
		{"1", "1.0", "true", "false"},
		{"1", "2e0", "false", "true"},
		{"NaN", "NaN", "false", "false"},
		{`"a"`, `"b"`, "false", "true"},
		{`"a"`, `"a"@en`, "false", "error"},
		{`"a"`, "1", "false", "error"},
		{`"x"^^integer`, "1", "error", "error"},
		{"true", "false", "false", "false"},
		{"<a>", "<b>", "false", "error"},
		{`"2024-01-01T00:00:00Z"^^dateTime`, `"2024-01-01T02:00:00+02:00"^^dateTime`, "true", "false"},
		{`"2024-01-01T00:00:00"^^dateTime`, `"2024-01-01T02:00:00+02:00"^^dateTime`, "error", "error"},
		{`"2024-01-01T00:00:00"^^dateTime`, `"2024-01-03T00:00:00Z"^^dateTime`, "false", "true"},
		{`"2024-01-01"^^date`, `"2024-01-02"^^date`, "false", "true"},
		{`"P1Y"^^yearMonthDuration`, `"P12M"^^yearMonthDuration`, "true", "false"},
		{`"PT36H"^^dayTimeDuration`, `"P1DT12H"^^duration`, "true", "false"},
		{`"P1M"^^duration`, `"P30D"^^duration`, "false", "error"},
		{`"24:00:00"^^time`, `"00:00:00"^^time`, "true", "false"},
		{`"2023-02-29"^^date`, `"2023-03-01"^^date`, "error", "error"},
		{`"0.1"^^float`, "0.1", "true", "false"},
	} {
		a, b := term(c.a), term(c.b)
		equal, err := Equal(a, b)
		if got := show(NewBoolean(equal), err); got != c.equal {
			t.Errorf("%s = %s is %s, want %s", c.a, c.b, got, c.equal)
		}
		order, ok, err := Compare(a, b)
		if got := show(NewBoolean(ok && order < 0), err); got != c.less {
			t.Errorf("%s < %s is %s, want %s", c.a, c.b, got, c.less)
		}
	}
}

// TestOrder checks that the order of ORDER BY is one: values as listed, each
// before all that follow.
func TestOrder(t *testing.T) {
	list := []string{"", "<a>", "<b>", "NaN", "-INF", "-1", "0.5", "1", "2e0", "INF",
		`"2023-01-01T00:00:00Z"^^dateTime`, `"2024-01-01T00:00:00"^^dateTime`, `"2024-01-01"^^date`, `"PT1S"^^duration`,
		"false", "true", `"a"`, `"a"@en`, `"a"@fr`, `"b"`, `"1"^^unknown`, `"x"^^integer`}
	for i, a := range list {
		for j, b := range list {
			got, want := Order(term(a), term(b)), 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got != want && !(want == 0 && a == "NaN") {
				t.Errorf("Order(%s, %s) = %d, want %d", a, b, got, want)
			}
		}
	}
}

func TestFunctions(t *testing.T) {
	n := 0
	c := &Context{Base: "http://b/", Now: term(`"2026-01-02T03:04:05Z"^^dateTime`), Random: func() uint64 { return math.MaxUint64 / 3 },
		NewBlank: func() string { n++; return "b" + string(rune('0'+n)) }, Row: map[string]string{}}
	for _, x := range []struct {
		name string
		args []string
		want string
	}{
		{"SUBSTR", []string{`"foobar"`, "4"}, `"bar"`},
		{"SUBSTR", []string{`"foobar"@en`, "4", "1"}, `"b"@en`},
		{"SUBSTR", []string{`"12345"`, "1.5", "2.6"}, `"234"`},
		{"SUBSTR", []string{`"12345"`, "0", "3"}, `"12"`},
		{"SUBSTR", []string{`"12345"`, "NaN", "3"}, `""`},
		{"SUBSTR", []string{`"12345"`, "-42", "INF"}, `"12345"`},
		{"SUBSTR", []string{`"a😀é"`, "2", "1"}, `"😀"`},
		{"STRLEN", []string{`"a😀é"`}, "3"},
		{"UCASE", []string{`"straße"@de`}, `"STRASSE"@de`},
		{"STRBEFORE", []string{`"abc"@en`, `"b"`}, `"a"@en`},
		{"STRBEFORE", []string{`"abc"@en`, `"x"`}, `""`},
		{"STRBEFORE", []string{`"abc"`, `"b"@en`}, "error"},
		{"STRAFTER", []string{`"abc"@en`, `""@en`}, `"abc"@en`},
		{"CONCAT", []string{`"a"@en`, `"b"@en`}, `"ab"@en`},
		{"CONCAT", []string{`"a"@en`, `"b"`}, `"ab"`},
		{"CONCAT", nil, `""`},
		{"ENCODE_FOR_URI", []string{`"a é/~"`}, `"a%20%C3%A9%2F~"`},
		{"LANGMATCHES", []string{`"en-GB"`, `"EN"`}, "true"},
		{"LANGMATCHES", []string{`"eng"`, `"en"`}, "false"},
		{"LANGMATCHES", []string{`""`, `"*"`}, "false"},
		{"REGEX", []string{`"Alice"`, `"^ali"`, `"i"`}, "true"},
		{"REGEX", []string{`"a.c"`, `"a.c"`, `"q"`}, "true"},
		{"REGEX", []string{`"abc"`, `"a.c"`, `"q"`}, "false"},
		{"REGEX", []string{`"abc"`, `"a b c"`, `"x"`}, "true"},
		{"REGEX", []string{`"a"`, `"("`}, "error"},
		{"REGEX", []string{`"aa"`, `"(a)\1"`}, "error"},
		{"REGEX", []string{`"é٣"`, `"^\w\d$"`}, "true"},
		{"REGEX", []string{`"a\n"`, `"a$"`}, "false"},
		{"REPLACE", []string{`"abcd"`, `"b"`, `"Z"`}, `"aZcd"`},
		{"REPLACE", []string{`"abab"@en`, `"(a)(b)"`, `"$2$1\$"`}, `"ba$ba$"@en`},
		{"REPLACE", []string{`"abracadabra"`, `"a.*?a"`, `"*"`}, `"*c*bra"`},
		{"REPLACE", []string{`"a"`, `"x*"`, `"-"`}, "error"},
		{"REPLACE", []string{`"a1"`, `"(a)"`, `"$10"`}, `"a01"`},
		{"ABS", []string{"-1.5"}, "1.5"},
		{"ROUND", []string{"2.5"}, "3"},
		{"ROUND", []string{"-2.5"}, "-2"},
		{"CEIL", []string{"-1.5"}, "-1"},
		{"FLOOR", []string{"-1.5"}, "-2"},
		{"FLOOR", []string{"1.5e0"}, "1.0E0"},
		{"YEAR", []string{`"2024-05-06"^^date`}, "2024"},
		{"SECONDS", []string{`"2024-05-06T07:08:09.5Z"^^dateTime`}, "9.5"},
		{"TIMEZONE", []string{`"2024-05-06T07:08:09-05:00"^^dateTime`}, `"-PT5H"^^dayTimeDuration`},
		{"TIMEZONE", []string{`"2024-05-06T07:08:09"^^dateTime`}, "error"},
		{"TZ", []string{`"2024-05-06T07:08:09-05:00"^^dateTime`}, `"-05:00"`},
		{"TZ", []string{`"2024-05-06T07:08:09"^^dateTime`}, `""`},
		{"NOW", nil, `"2026-01-02T03:04:05Z"^^dateTime`},
		{"MD5", []string{`"abc"`}, `"900150983cd24fb0d6963f7d28e17f72"`},
		{"SHA1", []string{`"abc"`}, `"a9993e364706816aba3e25717850c26c9cd0d89d"`},
		{"IRI", []string{`"x"`}, "<http://b/x>"},
		{"IRI", []string{`"a b"`}, "error"},
		{"STR", []string{`"01"^^integer`}, `"01"`},
		{"DATATYPE", []string{`"a"@en`}, "<" + rdf.RDFLangString + ">"},
		{"STRDT", []string{`"5"`, "<" + XSD + "integer>"}, "5"},
		{"STRLANG", []string{`"a"`, `"EN"`}, `"a"@en`},
		{"ISNUMERIC", []string{`"x"^^integer`}, "false"},
		{"RAND", nil, "3.3333333333333326E-1"},
		{"STRUUID", nil, `"55555555-5555-4555-9555-555555555555"`},
	} {
		var args []Value
		for _, a := range x.args {
			args = append(args, term(a))
		}
		if got := show(Functions[x.name](c, args)); got != x.want {
			t.Errorf("%s(%s) = %s, want %s", x.name, strings.Join(x.args, ", "), got, x.want)
		}
	}
}

func TestCasts(t *testing.T) {
	for _, c := range []struct{ to, from, want string }{
		{"integer", `" 12 "`, "12"},
		{"integer", `"1.5"`, "error"},
		{"integer", "-1.9", "-1"},
		{"integer", "1e20", "100000000000000000000"},
		{"integer", "NaN", "error"},
		{"byte", "128", "error"},
		{"boolean", `"1"`, "true"},
		{"boolean", "NaN", "false"},
		{"string", "1e6", `"1.0E6"`},
		{"string", "1.5e0", `"1.5"`},
		{"string", "1.50", `"1.5"`},
		{"string", "<a>", `"a"`},
		{"double", "0.1", "1.0E-1"},
		{"decimal", "1e-3", "0.001"},
		{"dateTime", `"2024-01-02"^^date`, `"2024-01-02T00:00:00"^^dateTime`},
		{"date", `"2024-01-02T03:04:05Z"^^dateTime`, `"2024-01-02Z"^^date`},
		{"date", `"2024-13-02"`, "error"},
		{"dayTimeDuration", `"P1Y2DT3H"^^duration`, `"P2DT3H"^^dayTimeDuration`},
	} {
		v, known, err := Cast(XSD+c.to, term(c.from))
		if got := show(v, err); !known || got != c.want {
			t.Errorf("%s(%s) = %s, want %s", c.to, c.from, got, c.want)
		}
	}
	if _, known, _ := Cast("http://example.org/f", term("1")); known {
		t.Error("an unknown function is known")
	}
}

// TestEveryFunction compares the functions here with those of the parser.
func TestEveryFunction(t *testing.T) {
	special := map[string]bool{"BOUND": true, "IF": true, "COALESCE": true}
	for _, name := range syntax.Functions() {
		if _, ok := Functions[name]; !ok && !special[name] {
			t.Errorf("%s is not implemented", name)
		}
	}
	for name := range Functions {
		if _, hi := syntax.Arity(name); hi == 0 && name != "RAND" && name != "NOW" && name != "UUID" && name != "STRUUID" {
			t.Errorf("%s cannot be called", name)
		}
	}
}

func FuzzLiteral(f *testing.F) {
	for _, s := range []string{"1", "-1.50", "1e5", "2024-02-29T24:00:00.5+14:00", "-P1Y2M3DT4H5M6.7S", "--02-29", "NaN", "true"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name := range kindOf {
			v := ofTyped(s, XSD+name)
			again := Of(v.Canonical().Term())
			if v.Kind != again.Kind {
				t.Fatalf("%q^^%s becomes %q", s, name, v.Canonical().Lexical())
			}
			if same, err := Equal(v, again); v.Kind != Other && !same && err == nil && !(v.IsNumeric() && math.IsNaN(v.asFloat())) {
				t.Fatalf("%q^^%s is not equal to its canonical form %q", s, name, again.Lexical())
			}
		}
	})
}
