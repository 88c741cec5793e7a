package rdf

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/quad"
)

// XML Schema datatypes that Cayley has Go types for.
const (
	XSDInteger  = "http://www.w3.org/2001/XMLSchema#integer"
	XSDDouble   = "http://www.w3.org/2001/XMLSchema#double"
	XSDBoolean  = "http://www.w3.org/2001/XMLSchema#boolean"
	XSDDateTime = "http://www.w3.org/2001/XMLSchema#dateTime"
)

// FromCayley returns the term for a Cayley value; nil gives the zero Term.
//
// Cayley's native values get the canonical lexical form of XML Schema:
// Float(1.5) is "1.5E0"^^xsd:double, Bool(true) is "true"^^xsd:boolean, a Time
// is written in UTC with as many digits of the second as it has. The String
// methods of Cayley's types, which write "True" and cut times to the second,
// are not used.
func FromCayley(v quad.Value) Term {
	switch v := v.(type) {
	case nil:
		return Term{}
	case quad.IRI:
		return NewIRI(string(v))
	case quad.BNode:
		return NewBlank(string(v))
	case quad.String:
		return NewString(string(v))
	case quad.TypedString:
		return NewTyped(string(v.Value), string(v.Type))
	case quad.LangString:
		return NewLangString(string(v.Value), strings.ToLower(v.Lang))
	case quad.Int:
		return NewTyped(strconv.FormatInt(int64(v), 10), XSDInteger)
	case quad.Float:
		return NewTyped(formatDouble(float64(v)), XSDDouble)
	case quad.Bool:
		return NewTyped(strconv.FormatBool(bool(v)), XSDBoolean)
	case quad.Time:
		return NewTyped(formatTime(time.Time(v)), XSDDateTime)
	case quad.TypedStringer:
		return FromCayley(v.TypedString())
	}
	return NewString(quad.ToString(v))
}

// Cayley returns t as a Cayley value, and nil for the zero Term. A literal
// comes back as one of Cayley's native values only where [FromCayley] of that
// value is t again; any other lexical form, such as "01"^^xsd:integer, comes
// back as a quad.TypedString, so that nothing of t is lost.
func (t Term) Cayley() quad.Value {
	switch t.Kind {
	case IRI:
		return quad.IRI(t.Value)
	case Blank:
		return quad.BNode(t.Value)
	case Literal:
		return t.cayleyLiteral()
	}
	return nil
}

func (t Term) cayleyLiteral() quad.Value {
	if t.Lang != "" {
		return quad.LangString{Value: quad.String(t.Value), Lang: t.Lang}
	}
	switch t.Datatype {
	case "":
		return quad.String(t.Value)
	case XSDInteger:
		if n, err := strconv.ParseInt(t.Value, 10, 64); err == nil && strconv.FormatInt(n, 10) == t.Value {
			return quad.Int(n)
		}
	case XSDDouble:
		if f, err := strconv.ParseFloat(t.Value, 64); err == nil && formatDouble(f) == t.Value {
			return quad.Float(f)
		}
	case XSDBoolean:
		if t.Value == "true" || t.Value == "false" {
			return quad.Bool(t.Value == "true")
		}
	case XSDDateTime:
		if at, err := time.Parse(time.RFC3339Nano, t.Value); err == nil && formatTime(at) == t.Value {
			return quad.Time(at)
		}
	}
	return quad.TypedString{Value: quad.String(t.Value), Type: quad.IRI(t.Datatype)}
}

// QuadFromCayley returns the quad with the terms of q; no label is the default graph.
func QuadFromCayley(q quad.Quad) Quad {
	return Quad{FromCayley(q.Subject), FromCayley(q.Predicate), FromCayley(q.Object), FromCayley(q.Label)}
}

// Cayley returns q with Cayley's values.
func (q Quad) Cayley() quad.Quad {
	return quad.Quad{Subject: q.S.Cayley(), Predicate: q.P.Cayley(), Object: q.O.Cayley(), Label: q.G.Cayley()}
}

// formatDouble writes f in the canonical form of xsd:double: "1.5E0", "-2.0E-3",
// "INF", "NaN" (XML Schema 1.0 part 2, section 3.2.5.2).
func formatDouble(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	case math.IsNaN(f):
		return "NaN"
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	n, _ := strconv.Atoi(exponent)
	return mantissa + "E" + strconv.Itoa(n)
}

// formatTime writes t in UTC as an xsd:dateTime.
func formatTime(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
