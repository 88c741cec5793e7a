package value

import (
	"cmp"
	"math"
	"strings"
)

// Equal is the operator = (section 17.4.1.7). Literals of unknown types are
// equal if they are the same term; whether two that differ are equal is not
// known, which is a type error. Values of two known types that have no value
// in common are not equal.
func Equal(a, b Value) (bool, error) {
	switch {
	case a.Kind == Unbound || b.Kind == Unbound:
		return false, typeError("a variable has no value")
	case a.IsNumeric() && b.IsNumeric():
		order, known := compareNumbers(a, b)
		return known && order == 0, nil
	case !a.IsLiteral() || !b.IsLiteral():
		return a.Kind == b.Kind && a.Text == b.Text, nil
	case a.Kind == LangString && b.Kind == Other || a.Kind == Other && b.Kind == LangString:
		return false, nil // only rdf:langString has language tags
	case a.Kind == Other || b.Kind == Other:
		if SameTerm(a, b) {
			return true, nil
		}
		return false, typeError("the values of %s and %s cannot be compared", a.Datatype(), b.Datatype())
	case a.Kind != b.Kind:
		return false, nil
	}
	switch a.Kind {
	case Boolean:
		return a.num.small == b.num.small, nil
	case String:
		return a.Text == b.Text, nil
	case LangString:
		return a.Text == b.Text && strings.EqualFold(a.Lang, b.Lang), nil
	case Duration:
		return a.span.months == b.span.months && a.span.seconds == b.span.seconds && a.span.nanos == b.span.nanos, nil
	}
	order, known := a.time.cmp(b.time)
	if !known {
		return false, typeError("a time with a zone cannot be compared with one without")
	}
	return order == 0, nil
}

// SameTerm reports whether a and b are the same term (sameTerm, section 17.4.1.8).
func SameTerm(a, b Value) bool {
	return a.Kind == b.Kind && a.Lexical() == b.Lexical() &&
		(!a.IsLiteral() || a.Datatype() == b.Datatype() && strings.EqualFold(a.Lang, b.Lang))
}

// Compare orders two values as the operators < and > do: -1, 0 or 1. ok is
// false where nothing is less than the other (NaN).
func Compare(a, b Value) (order int, ok bool, err error) {
	switch {
	case a.IsNumeric() && b.IsNumeric():
		order, ok = compareNumbers(a, b)
		return order, ok, nil
	case a.Kind == b.Kind:
		switch a.Kind {
		case String:
			return strings.Compare(a.Text, b.Text), true, nil
		case Boolean:
			return cmp.Compare(a.num.small, b.num.small), true, nil
		case DateTime, Date, Time, GYear, GYearMonth, GMonth, GMonthDay, GDay:
			if order, ok = a.time.cmp(b.time); ok {
				return order, true, nil
			}
			return 0, false, typeError("a time with a zone cannot be compared with one without")
		case Duration:
			if order, ok = a.span.cmp(b.span); ok {
				return order, true, nil
			}
		}
	}
	return 0, false, typeError("%s and %s have no order", describe(a), describe(b))
}

func describe(v Value) string {
	switch v.Kind {
	case Unbound:
		return "a variable without a value"
	case IRI:
		return "an IRI"
	case Blank:
		return "a blank node"
	}
	return v.Datatype()
}

// compareNumbers compares two numbers in the wider of their types. known is
// false if one is NaN.
func compareNumbers(a, b Value) (order int, known bool) {
	if a.Kind <= Decimal && b.Kind <= Decimal {
		return a.num.cmp(b.num), true
	}
	x, y := a.asFloat(), b.asFloat()
	if a.Kind != Double && b.Kind != Double { // the wider type is float
		x, y = float64(float32(x)), float64(float32(y))
	}
	if math.IsNaN(x) || math.IsNaN(y) {
		return 0, false
	}
	return cmp.Compare(x, y), true
}

// asFloat returns a number as a double.
func (v Value) asFloat() float64 {
	if v.Kind >= Float {
		return v.float
	}
	return v.num.float()
}

// rank gives the classes of values their places in ORDER BY: no value, blank
// nodes, IRIs, literals as the standard has it, and among literals, where it is
// silent, numbers, times, durations, truth values, strings, the rest.
func (v Value) rank() int {
	switch {
	case v.IsNumeric():
		return 3
	case v.Kind >= DateTime && v.Kind <= GDay:
		return 4 + int(v.Kind-DateTime)
	}
	switch v.Kind {
	case Unbound:
		return 0
	case Blank:
		return 1
	case IRI:
		return 2
	case Duration:
		return 20
	case Boolean:
		return 21
	case String, LangString:
		return 22
	}
	return 23
}

// Order is the total order of ORDER BY (section 15.1), which agrees with < on
// what < can compare. Values that are equal by it are the same term, or equal
// numbers and times.
func Order(a, b Value) int {
	ra, rb := a.rank(), b.rank()
	if ra != rb {
		return cmp.Compare(ra, rb)
	}
	switch {
	case a.IsNumeric():
		if order, known := compareNumbers(a, b); known {
			return order
		}
		return cmp.Compare(boolInt(math.IsNaN(b.asFloat())), boolInt(math.IsNaN(a.asFloat()))) // NaN first
	case a.Kind >= DateTime && a.Kind <= GDay:
		if order := a.time.cmpAt(b.time, 0); order != 0 {
			return order
		}
		return cmp.Compare(boolInt(a.time.zoned), boolInt(b.time.zoned))
	case a.Kind == Duration:
		if order, known := a.span.cmp(b.span); known {
			return order
		}
		return cmp.Compare(a.span.months, b.span.months)
	}
	if order := strings.Compare(a.Lexical(), b.Lexical()); order != 0 {
		return order
	}
	if order := strings.Compare(a.Lang, b.Lang); order != 0 {
		return order
	}
	return strings.Compare(a.Datatype(), b.Datatype())
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
