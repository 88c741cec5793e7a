package value

import (
	"math"
	"strings"
)

// Cast converts v to the datatype, as the constructor function with that name
// does (section 17.5). known is false if there is none.
func Cast(datatype string, v Value) (cast Value, known bool, err error) {
	local, ok := strings.CutPrefix(datatype, XSD)
	if !ok {
		return Value{}, false, nil
	}
	kind, ok := kindOf[local]
	if !ok {
		return Value{}, false, nil
	}
	cast, err = v.castTo(kind, datatype)
	return cast, true, err
}

func (v Value) castTo(kind Kind, datatype string) (Value, error) {
	fail := func() (Value, error) {
		return Value{}, typeError("%s cannot become %s", describe(v), datatype)
	}
	if kind == String {
		switch {
		case v.Kind == Unbound || v.Kind == Blank || v.Kind == LangString:
			return fail()
		case v.Kind == Other || v.Kind == IRI || v.Kind == String:
			return NewString(v.Text), nil
		}
		return NewString(v.text()), nil
	}
	switch {
	case v.Kind == String:
		return checkedLiteral(strings.Trim(v.Text, " \t\r\n"), datatype)
	case kind == Boolean && (v.IsNumeric() || v.Kind == Boolean):
		b, err := v.Bool()
		return NewBoolean(b), err
	case kind >= Integer && kind <= Double && (v.IsNumeric() || v.Kind == Boolean):
		return v.castNumber(kind, datatype)
	case kind == v.Kind && kind == Duration:
		switch datatype {
		case XSD + "dayTimeDuration":
			return newDuration(duration{seconds: v.span.seconds, nanos: v.span.nanos, parts: partSeconds}), nil
		case XSD + "yearMonthDuration":
			return newDuration(duration{months: v.span.months, parts: partMonths}), nil
		}
		return newDuration(duration{months: v.span.months, seconds: v.span.seconds, nanos: v.span.nanos, parts: partMonths | partSeconds}), nil
	case kind == v.Kind && datatypes[kind] == v.Datatype():
		return v, nil
	case v.Kind == DateTime && kind >= DateTime && kind <= GDay,
		v.Kind == Date && kind >= DateTime && kind <= GDay && kind != Time:
		return checkedLiteral(v.cut(kind).format(kind), datatype)
	}
	return fail()
}

// cut returns the moment of v with only the parts that the kind has.
func (v Value) cut(kind Kind) moment {
	m := v.time
	if kind != DateTime && kind != Time {
		m.hour, m.minute, m.sec, m.nanos = 0, 0, 0, 0
	}
	return m
}

// castNumber converts a number or a truth value to a type of number.
func (v Value) castNumber(kind Kind, datatype string) (Value, error) {
	switch kind {
	case Float:
		return newFloat(v.asFloat()), nil
	case Double:
		return NewDouble(v.asFloat()), nil
	}
	n := v.num
	if v.Kind >= Float {
		var err error
		if n, err = ofFloat(v.float); err != nil {
			return Value{}, err
		}
	}
	if kind == Decimal {
		return newDecimal(n), nil
	}
	n = n.trunc()
	if datatype == datatypes[Integer] {
		return newInteger(n), nil
	}
	return checkedLiteral(n.String(), datatype)
}

// checkedLiteral returns the literal if its form is right for its type.
func checkedLiteral(text, datatype string) (Value, error) {
	v := ofTyped(text, datatype)
	if v.Kind == Other {
		return Value{}, typeError("%q is no %s", text, datatype)
	}
	v.lex = v.Kind == String // the canonical form, not the one that was cast
	return v, nil
}

// text is the value as xs:string (XPath Functions, section 19.1.2): as Lexical,
// but numbers in the form that a person would write.
func (v Value) text() string {
	if v.Kind != Float && v.Kind != Double {
		if v.lex && v.IsNumeric() || v.Kind == Boolean {
			v.lex = false // 01 is the string "1", and true the string of 1
		}
		return v.Lexical()
	}
	f := math.Abs(v.float)
	if f == 0 || f >= 1e-6 && f < 1e6 {
		if n, err := ofFloat(v.float); err == nil {
			s := n.String()
			if v.Kind == Float {
				s = formatShort(v.float)
			}
			if f == 0 && math.Signbit(v.float) {
				return "-0"
			}
			return s
		}
	}
	v.lex = false
	return v.Lexical()
}
