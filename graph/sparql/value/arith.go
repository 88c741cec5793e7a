package value

import "math"

// Add is the operator +: numbers; durations; a date or time and a duration.
func Add(a, b Value) (Value, error) {
	switch {
	case a.IsNumeric() && b.IsNumeric():
		return arith('+', a, b)
	case a.Kind == Duration && b.Kind == Duration:
		return newDuration(a.span.add(b.span)), nil
	case b.Kind == Duration:
		return shift(a, b.span)
	case a.Kind == Duration:
		return shift(b, a.span)
	}
	return Value{}, typeError("%s and %s cannot be added", describe(a), describe(b))
}

// Subtract is the operator -: numbers; durations; a date or time and a duration;
// two dates or times, whose difference is a duration.
func Subtract(a, b Value) (Value, error) {
	switch {
	case a.IsNumeric() && b.IsNumeric():
		return arith('-', a, b)
	case a.Kind == Duration && b.Kind == Duration:
		return newDuration(a.span.add(b.span.neg())), nil
	case b.Kind == Duration:
		return shift(a, b.span.neg())
	case a.Kind == b.Kind && (a.Kind == DateTime || a.Kind == Date || a.Kind == Time):
		d := duration{seconds: a.time.utc(0) - b.time.utc(0), nanos: int64(a.time.nanos - b.time.nanos), parts: partSeconds}
		return newDuration(d.normal()), nil
	}
	return Value{}, typeError("%s cannot be subtracted from %s", describe(b), describe(a))
}

// shift returns the date or time m moved by d.
func shift(v Value, d duration) (Value, error) {
	switch v.Kind {
	case DateTime, Date:
	case Time:
		if d.months != 0 {
			return Value{}, typeError("months cannot be added to a time")
		}
	case GYear, GYearMonth:
		if d.seconds != 0 || d.nanos != 0 {
			return Value{}, typeError("only months and years can be added to %s", describe(v))
		}
	default:
		return Value{}, typeError("a duration cannot be added to %s", describe(v))
	}
	m := v.time.addMonths(d.months)
	if m.year > maxYear || m.year < -maxYear {
		return Value{}, typeError("the year %d is out of range", m.year)
	}
	nanos := int64(m.nanos) + d.nanos
	carry := floorDiv(nanos, 1e9)
	m.nanos = int(nanos - carry*1e9)
	m = m.addSeconds(d.seconds + carry)
	if m.year > maxYear || m.year < -maxYear {
		return Value{}, typeError("the year %d is out of range", m.year)
	}
	return newMoment(v.Kind, m), nil
}

// Multiply is the operator * on numbers.
func Multiply(a, b Value) (Value, error) { return arith('*', a, b) }

// Divide is the operator / on numbers; two integers give a decimal.
func Divide(a, b Value) (Value, error) { return arith('/', a, b) }

// arith computes in the wider of the operands' types.
func arith(op byte, a, b Value) (Value, error) {
	if !a.IsNumeric() || !b.IsNumeric() {
		return Value{}, typeError("%c needs numbers, not %s and %s", op, describe(a), describe(b))
	}
	kind := max(a.Kind, b.Kind)
	if kind >= Float {
		x, y := a.asFloat(), b.asFloat()
		var f float64
		switch op {
		case '+':
			f = x + y
		case '-':
			f = x - y
		case '*':
			f = x * y
		case '/':
			f = x / y
		}
		if kind == Float {
			return newFloat(f), nil
		}
		return NewDouble(f), nil
	}
	var n number
	var err error
	switch op {
	case '+':
		n, err = a.num.add(b.num)
	case '-':
		n, err = a.num.add(b.num.neg())
	case '*':
		n, err = a.num.mul(b.num)
	case '/':
		n, err = a.num.div(b.num)
		kind = Decimal
	}
	if err != nil {
		return Value{}, err
	}
	if kind == Integer {
		return newInteger(n), nil
	}
	return newDecimal(n), nil
}

// Negate is the unary operator -.
func Negate(a Value) (Value, error) {
	switch a.Kind {
	case Integer:
		return newInteger(a.num.neg()), nil
	case Decimal:
		return newDecimal(a.num.neg()), nil
	case Float:
		return newFloat(-a.float), nil
	case Double:
		return NewDouble(-a.float), nil
	case Duration:
		return newDuration(a.span.neg()), nil
	}
	return Value{}, typeError("- needs a number, not %s", describe(a))
}

// Plus is the unary operator +.
func Plus(a Value) (Value, error) {
	if !a.IsNumeric() {
		return Value{}, typeError("+ needs a number, not %s", describe(a))
	}
	return a, nil
}

// rounding applies a rounding to a number, which keeps its type.
func rounding(a Value, exact func(number) number, float func(float64) float64) (Value, error) {
	switch a.Kind {
	case Integer:
		return newInteger(exact(a.num)), nil
	case Decimal:
		return newDecimal(exact(a.num)), nil
	case Float:
		return newFloat(float(a.float)), nil
	case Double:
		return NewDouble(float(a.float)), nil
	}
	return Value{}, typeError("expected a number, not %s", describe(a))
}

func absNumber(n number) number {
	if n.sign() < 0 {
		return n.neg()
	}
	return n
}

// roundFloat rounds to the nearest integer, a half upwards (fn:round).
func roundFloat(f float64) float64 {
	r := math.Floor(f)
	if f-r >= 0.5 {
		r++
	}
	if r == 0 && math.Signbit(f) {
		return math.Copysign(0, -1)
	}
	return r
}
