// Package value gives RDF terms their values: numbers, strings, moments,
// durations. It has the operators and functions of SPARQL 1.1 (section 17) on
// them, with the semantics of XPath 3.1 Functions and Operators where the
// standard refers to it.
//
// [Of] makes a value of a term and [Value.Term] a term of a value. A value that
// comes from a term remembers its lexical form. Integers and decimals are exact
// and of any size up to [maxDigits] digits.
package value

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"

	"kg/graph/rdf"
)

// Kind is the kind of a value.
type Kind uint8

const (
	Unbound Kind = iota // no value
	Blank
	IRI
	Boolean
	Integer // and the types derived from it
	Decimal
	Float
	Double
	String
	LangString
	DateTime
	Date
	Time
	GYear
	GYearMonth
	GMonth
	GMonthDay
	GDay
	Duration // all three duration types
	Other    // a literal of an unknown type, or one whose form is wrong for its type
)

// Value is a value. The zero Value is no value.
type Value struct {
	Kind  Kind
	ill   bool   // Other: of a known type, but the form is wrong
	lex   bool   // Text is the lexical form; if not, it is made from the fields below
	Text  string // IRI, label of a blank node, lexical form
	Type  string // literals: datatype IRI; "" where it follows from Kind
	Lang  string // LangString
	num   number // Integer, Decimal, Boolean (0 or 1)
	float float64
	time  moment   // the date and time kinds
	span  duration // Duration
}

// XSD is the name space of XML Schema's types.
const XSD = "http://www.w3.org/2001/XMLSchema#"

// datatypes are the types of the kinds that have one.
var datatypes = [...]string{
	Boolean: XSD + "boolean", Integer: XSD + "integer", Decimal: XSD + "decimal", Float: XSD + "float",
	Double: XSD + "double", String: XSD + "string", LangString: rdf.RDFLangString, DateTime: XSD + "dateTime",
	Date: XSD + "date", Time: XSD + "time", GYear: XSD + "gYear", GYearMonth: XSD + "gYearMonth",
	GMonth: XSD + "gMonth", GMonthDay: XSD + "gMonthDay", GDay: XSD + "gDay", Duration: XSD + "duration", Other: "",
}

// kindOf are the kinds of the datatypes, by local name.
var kindOf = map[string]Kind{
	"boolean": Boolean, "integer": Integer, "decimal": Decimal, "float": Float, "double": Double, "string": String,
	"dateTime": DateTime, "dateTimeStamp": DateTime, "date": Date, "time": Time, "gYear": GYear,
	"gYearMonth": GYearMonth, "gMonth": GMonth, "gMonthDay": GMonthDay, "gDay": GDay,
	"duration": Duration, "dayTimeDuration": Duration, "yearMonthDuration": Duration,
	"nonPositiveInteger": Integer, "negativeInteger": Integer, "long": Integer, "int": Integer, "short": Integer,
	"byte": Integer, "nonNegativeInteger": Integer, "unsignedLong": Integer, "unsignedInt": Integer,
	"unsignedShort": Integer, "unsignedByte": Integer, "positiveInteger": Integer,
}

// integerRange are the limits of the types derived from xsd:integer; an absent one is nil.
var integerRange = func() map[string][2]*big.Int {
	p := func(n uint, minus int64) *big.Int {
		return new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), n), big.NewInt(minus))
	}
	neg := func(n uint) *big.Int { return new(big.Int).Neg(p(n, 0)) }
	zero, one := new(big.Int), big.NewInt(1)
	return map[string][2]*big.Int{
		"nonPositiveInteger": {nil, zero}, "negativeInteger": {nil, big.NewInt(-1)},
		"nonNegativeInteger": {zero, nil}, "positiveInteger": {one, nil},
		"long": {neg(63), p(63, 1)}, "int": {neg(31), p(31, 1)}, "short": {neg(15), p(15, 1)}, "byte": {neg(7), p(7, 1)},
		"unsignedLong": {zero, p(64, 1)}, "unsignedInt": {zero, p(32, 1)}, "unsignedShort": {zero, p(16, 1)}, "unsignedByte": {zero, p(8, 1)},
	}
}()

// ErrType is what every error of an expression wraps: the expression has no
// value for this solution (section 17.2).
var ErrType = errors.New("type error")

func typeError(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrType}, args...)...)
}

// Of returns the value of a term.
func Of(t rdf.Term) Value {
	switch t.Kind {
	case rdf.IRI:
		return Value{Kind: IRI, Text: t.Value, lex: true}
	case rdf.Blank:
		return Value{Kind: Blank, Text: t.Value, lex: true}
	case rdf.Literal:
		switch {
		case t.Lang != "":
			return Value{Kind: LangString, Text: t.Value, Lang: t.Lang, lex: true}
		case t.Datatype == "":
			return Value{Kind: String, Text: t.Value, lex: true}
		}
		return ofTyped(t.Value, t.Datatype)
	}
	return Value{}
}

// ofTyped returns the value of a literal with a datatype.
func ofTyped(text, datatype string) Value {
	other := Value{Kind: Other, Text: text, Type: datatype, lex: true}
	local, ok := strings.CutPrefix(datatype, XSD)
	if !ok {
		return other
	}
	kind, ok := kindOf[local]
	if !ok {
		return other
	}
	v := Value{Kind: kind, Text: text, lex: true}
	if datatypes[kind] != datatype {
		v.Type = datatype
	}
	s := strings.Trim(text, " \t\r\n") // the types' whiteSpace facet is collapse
	switch kind {
	case String:
		return v
	case Boolean:
		switch s {
		case "true", "1":
			v.num.small = 1
		case "false", "0":
		default:
			ok = false
		}
	case Integer:
		v.num, ok = parseInteger(s)
		if r, limited := integerRange[local]; ok && limited {
			n := v.num.bigInt()
			ok = (r[0] == nil || n.Cmp(r[0]) >= 0) && (r[1] == nil || n.Cmp(r[1]) <= 0)
		}
	case Decimal:
		v.num, ok = parseDecimal(s)
	case Float:
		v.float, ok = parseFloat(s, 32)
	case Double:
		v.float, ok = parseFloat(s, 64)
	case Duration:
		v.span, ok = parseDuration(s, local)
	default:
		v.time, ok = parseMoment(s, kind)
		if local == "dateTimeStamp" {
			ok = ok && v.time.zoned
		}
	}
	if !ok {
		other.ill = true
		return other
	}
	return v
}

// parseFloat reads an xsd:float or xsd:double.
func parseFloat(s string, bits int) (float64, bool) {
	switch s {
	case "INF", "+INF":
		return math.Inf(1), true
	case "-INF":
		return math.Inf(-1), true
	case "NaN":
		return math.NaN(), true
	case "":
		return 0, false
	}
	for _, c := range []byte(s) { // strconv also takes hexadecimal, underscores, inf and nan
		if (c < '0' || c > '9') && c != '+' && c != '-' && c != '.' && c != 'e' && c != 'E' {
			return 0, false
		}
	}
	f, err := strconv.ParseFloat(s, bits)
	if err != nil && !errors.Is(err, strconv.ErrRange) {
		return 0, false
	}
	return f, true
}

// Constructors.

func NewIRI(s string) Value               { return Value{Kind: IRI, Text: s, lex: true} }
func NewBlank(label string) Value         { return Value{Kind: Blank, Text: label, lex: true} }
func NewString(s string) Value            { return Value{Kind: String, Text: s, lex: true} }
func NewInteger(n int64) Value            { return Value{Kind: Integer, num: number{small: n}} }
func NewDouble(f float64) Value           { return Value{Kind: Double, float: f} }
func newDecimal(n number) Value           { return Value{Kind: Decimal, num: n.reduced()} }
func newFloat(f float64) Value            { return Value{Kind: Float, float: float64(float32(f))} }
func newLang(s, lang string) Value        { return Value{Kind: LangString, Text: s, Lang: lang, lex: true} }
func newInteger(n number) Value           { return Value{Kind: Integer, num: n} }
func likeString(s string, v Value) Value  { v.Text = s; return v } // s with the language of v
func newDuration(d duration) Value        { return Value{Kind: Duration, Type: d.datatype(), span: d} }
func newMoment(kind Kind, m moment) Value { return Value{Kind: kind, time: m} }

// NewBoolean returns the xsd:boolean b.
func NewBoolean(b bool) Value {
	v := Value{Kind: Boolean}
	if b {
		v.num.small = 1
	}
	return v
}

// Term returns the term of v: the one it came from, or the canonical form of a
// computed value.
func (v Value) Term() rdf.Term {
	switch v.Kind {
	case Unbound:
		return rdf.Term{}
	case IRI:
		return rdf.NewIRI(v.Text)
	case Blank:
		return rdf.NewBlank(v.Text)
	case LangString:
		return rdf.NewLangString(v.Text, v.Lang)
	}
	return rdf.NewTyped(v.Lexical(), v.Datatype())
}

// Canonical returns v without the lexical form it came with, so that equal
// values of one type have one form.
func (v Value) Canonical() Value {
	v.lex = v.Kind <= IRI || v.isText() || v.Kind == Other
	return v
}

// Datatype returns the datatype IRI of a literal.
func (v Value) Datatype() string {
	if v.Type != "" {
		return v.Type
	}
	return datatypes[v.Kind]
}

// Lexical returns the lexical form of a literal, the text of an IRI, the label
// of a blank node.
func (v Value) Lexical() string {
	if v.lex {
		return v.Text
	}
	switch v.Kind {
	case Boolean:
		return strconv.FormatBool(v.num.small != 0)
	case Integer, Decimal:
		return v.num.String()
	case Float:
		return formatFloat(v.float, 32)
	case Double:
		return formatFloat(v.float, 64)
	case Duration:
		return v.span.String()
	case DateTime, Date, Time, GYear, GYearMonth, GMonth, GMonthDay, GDay:
		return v.time.format(v.Kind)
	}
	return v.Text
}

// formatFloat returns the canonical form of a float or double: 1.5E0.
func formatFloat(f float64, bits int) string {
	switch {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	}
	s := strconv.FormatFloat(f, 'E', -1, bits)
	mantissa, exponent, _ := strings.Cut(s, "E")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	sign := ""
	if exponent[0] == '-' {
		sign = "-"
	}
	exponent = strings.TrimLeft(exponent[1:], "0")
	if exponent == "" {
		return mantissa + "E0"
	}
	return mantissa + "E" + sign + exponent
}

// IsLiteral reports whether v is a literal.
func (v Value) IsLiteral() bool { return v.Kind >= Boolean }

// IsNumeric reports whether v is a number.
func (v Value) IsNumeric() bool { return v.Kind >= Integer && v.Kind <= Double }

// isText reports whether v is a string, with or without a language.
func (v Value) isText() bool { return v.Kind == String || v.Kind == LangString }

// Int returns the integer v as an int64; false if it is none or too large.
func (v Value) Int() (int64, bool) {
	return v.num.small, v.Kind == Integer && v.num.big == nil
}

// Bool returns the effective boolean value (section 17.2.2).
func (v Value) Bool() (bool, error) {
	switch v.Kind {
	case Boolean:
		return v.num.small != 0, nil
	case Integer, Decimal:
		return v.num.sign() != 0, nil
	case Float, Double:
		return v.float != 0 && !math.IsNaN(v.float), nil
	case String:
		return v.Text != "", nil
	case Other:
		if v.ill {
			if k := kindOf[strings.TrimPrefix(v.Type, XSD)]; k == Boolean || k >= Integer && k <= Double {
				return false, nil
			}
		}
	}
	return false, typeError("no boolean value")
}
