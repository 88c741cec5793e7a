package rdf

import (
	"math"
	"testing"
	"time"

	"github.com/cayleygraph/quad"
)

func TestCayleyValuesComeBack(t *testing.T) {
	at := time.Date(2026, 2, 4, 10, 30, 5, 123456789, time.FixedZone("", 2*3600))
	for _, test := range []struct {
		value quad.Value
		term  Term
	}{
		{nil, Term{}},
		{quad.IRI("urn:x"), NewIRI("urn:x")},
		{quad.IRI("rdf:type"), NewIRI("rdf:type")},
		{quad.BNode("b0"), NewBlank("b0")},
		{quad.String(""), NewString("")},
		{quad.String("a\n\"b\""), NewString("a\n\"b\"")},
		{quad.LangString{Value: "pace", Lang: "ro"}, NewLangString("pace", "ro")},
		{quad.TypedString{Value: "10", Type: "int"}, NewTyped("10", "int")},
		{quad.TypedString{Value: "01", Type: XSDInteger}, NewTyped("01", XSDInteger)},
		{quad.TypedString{Value: "1.5", Type: XSDDouble}, NewTyped("1.5", XSDDouble)},
		{quad.TypedString{Value: "True", Type: XSDBoolean}, NewTyped("True", XSDBoolean)},
		{quad.TypedString{Value: "2026-02-04T10:30:05+02:00", Type: XSDDateTime}, NewTyped("2026-02-04T10:30:05+02:00", XSDDateTime)},
		{quad.Int(-123456789), NewTyped("-123456789", XSDInteger)},
		{quad.Int(math.MinInt64), NewTyped("-9223372036854775808", XSDInteger)},
		{quad.Float(-12345e-6), NewTyped("-1.2345E-2", XSDDouble)},
		{quad.Float(0), NewTyped("0.0E0", XSDDouble)},
		{quad.Float(math.Copysign(0, -1)), NewTyped("-0.0E0", XSDDouble)},
		{quad.Float(1e300), NewTyped("1.0E300", XSDDouble)},
		{quad.Float(math.Inf(-1)), NewTyped("-INF", XSDDouble)},
		{quad.Bool(true), NewTyped("true", XSDBoolean)},
		{quad.Bool(false), NewTyped("false", XSDBoolean)},
		{quad.Time(at), NewTyped("2026-02-04T08:30:05.123456789Z", XSDDateTime)},
	} {
		term := FromCayley(test.value)
		if term != test.term {
			t.Errorf("FromCayley(%v) = %+v, want %+v", test.value, term, test.term)
		}
		back := term.Cayley()
		if eq, ok := test.value.(quad.Equaler); ok {
			if !eq.Equal(back) {
				t.Errorf("%v came back as %v", test.value, back)
			}
		} else if back != test.value {
			t.Errorf("%#v came back as %#v", test.value, back)
		}
	}
}

// Two values that Cayley tells apart only by their Go type are one RDF term.
func TestOneTermOneValue(t *testing.T) {
	for _, test := range []struct{ in, out quad.Value }{
		{quad.TypedString{Value: "10", Type: XSDInteger}, quad.Int(10)},
		{quad.TypedString{Value: "a", Type: XSDString}, quad.String("a")},
		{quad.LangString{Value: "a", Lang: "en-GB"}, quad.LangString{Value: "a", Lang: "en-gb"}},
	} {
		if got := FromCayley(test.in).Cayley(); got != test.out {
			t.Errorf("%#v came back as %#v, want %#v", test.in, got, test.out)
		}
	}
	nan := FromCayley(quad.Float(math.NaN()))
	if nan != NewTyped("NaN", XSDDouble) {
		t.Errorf("NaN is %+v", nan)
	}
	if f, ok := nan.Cayley().(quad.Float); !ok || !math.IsNaN(float64(f)) {
		t.Errorf("NaN came back as %#v", nan.Cayley())
	}
}
