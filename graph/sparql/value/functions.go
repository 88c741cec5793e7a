package value

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"

	"kg/graph/rdf"
)

// Context is what functions need besides their arguments. It belongs to one
// query and is not for concurrent use.
type Context struct {
	Base     string            // for IRI
	Now      Value             // for NOW: the same throughout a query
	Random   func() uint64     // for RAND, UUID and STRUUID
	NewBlank func() string     // returns a label that is used nowhere else
	Row      map[string]string // for BNODE(label): label → blank node, in the present solution
	Patterns Patterns
}

// Func is the implementation of a function. The number of its arguments is
// right, and none of them is unbound.
type Func func(c *Context, a []Value) (Value, error)

// Functions are the functions called by keyword whose arguments are all
// evaluated first; BOUND, IF and COALESCE are not among them.
var Functions = map[string]Func{
	// On terms (section 17.4.2).
	"ISIRI": is(func(v Value) bool { return v.Kind == IRI }), "ISURI": is(func(v Value) bool { return v.Kind == IRI }),
	"ISBLANK": is(func(v Value) bool { return v.Kind == Blank }), "ISLITERAL": is(Value.IsLiteral), "ISNUMERIC": is(Value.IsNumeric),
	"SAMETERM": func(_ *Context, a []Value) (Value, error) { return NewBoolean(SameTerm(a[0], a[1])), nil },
	"STR":      str, "LANG": lang, "DATATYPE": datatype, "IRI": toIRI, "URI": toIRI, "BNODE": bnode,
	"STRDT": strdt, "STRLANG": strlang, "UUID": uuid, "STRUUID": struuid,
	// On strings (section 17.4.3).
	"STRLEN": strlen, "SUBSTR": substr, "UCASE": mapText(upper), "LCASE": mapText(lower),
	"STRSTARTS": compareText(strings.HasPrefix), "STRENDS": compareText(strings.HasSuffix), "CONTAINS": compareText(strings.Contains),
	"STRBEFORE": strbefore, "STRAFTER": strafter, "ENCODE_FOR_URI": encodeForURI, "CONCAT": concat,
	"LANGMATCHES": langMatches, "REGEX": regex, "REPLACE": replace,
	// On numbers (section 17.4.4).
	"ABS":   func(_ *Context, a []Value) (Value, error) { return rounding(a[0], absNumber, math.Abs) },
	"ROUND": func(_ *Context, a []Value) (Value, error) { return rounding(a[0], number.round, roundFloat) },
	"CEIL":  func(_ *Context, a []Value) (Value, error) { return rounding(a[0], number.ceil, math.Ceil) },
	"FLOOR": func(_ *Context, a []Value) (Value, error) { return rounding(a[0], number.floor, math.Floor) },
	"RAND": func(c *Context, _ []Value) (Value, error) {
		return NewDouble(float64(c.Random()>>11) / (1 << 53)), nil
	},
	// On dates and times (section 17.4.5).
	"NOW":      func(c *Context, _ []Value) (Value, error) { return c.Now, nil },
	"YEAR":     field(func(m moment) int64 { return m.year }, DateTime, Date, GYear, GYearMonth),
	"MONTH":    field(func(m moment) int64 { return int64(m.month) }, DateTime, Date, GYearMonth, GMonth, GMonthDay),
	"DAY":      field(func(m moment) int64 { return int64(m.day) }, DateTime, Date, GMonthDay, GDay),
	"HOURS":    field(func(m moment) int64 { return int64(m.hour) }, DateTime, Time),
	"MINUTES":  field(func(m moment) int64 { return int64(m.minute) }, DateTime, Time),
	"SECONDS":  seconds,
	"TIMEZONE": timezone, "TZ": tz,
	// Hashes (section 17.4.6).
	"MD5":    hash(func(b []byte) []byte { h := md5.Sum(b); return h[:] }),
	"SHA1":   hash(func(b []byte) []byte { h := sha1.Sum(b); return h[:] }),
	"SHA256": hash(func(b []byte) []byte { h := sha256.Sum256(b); return h[:] }),
	"SHA384": hash(func(b []byte) []byte { h := sha512.Sum384(b); return h[:] }),
	"SHA512": hash(func(b []byte) []byte { h := sha512.Sum512(b); return h[:] }),
}

func is(test func(Value) bool) Func {
	return func(_ *Context, a []Value) (Value, error) { return NewBoolean(test(a[0])), nil }
}

func str(_ *Context, a []Value) (Value, error) {
	if a[0].Kind == Blank {
		return Value{}, typeError("STR of a blank node")
	}
	return NewString(a[0].Lexical()), nil
}

func lang(_ *Context, a []Value) (Value, error) {
	if !a[0].IsLiteral() {
		return Value{}, typeError("LANG of %s", describe(a[0]))
	}
	return NewString(a[0].Lang), nil
}

func datatype(_ *Context, a []Value) (Value, error) {
	if !a[0].IsLiteral() {
		return Value{}, typeError("DATATYPE of %s", describe(a[0]))
	}
	return NewIRI(a[0].Datatype()), nil
}

func toIRI(c *Context, a []Value) (Value, error) {
	switch a[0].Kind {
	case IRI:
		return a[0], nil
	case String:
		if strings.ContainsAny(a[0].Text, "<>\"{}|\\^` \x00\n\r\t") {
			return Value{}, typeError("%q is no IRI", a[0].Text)
		}
		return NewIRI(rdf.ResolveIRI(c.Base, a[0].Text)), nil
	}
	return Value{}, typeError("IRI of %s", describe(a[0]))
}

func bnode(c *Context, a []Value) (Value, error) {
	if len(a) == 0 {
		return NewBlank(c.NewBlank()), nil
	}
	if a[0].Kind != String {
		return Value{}, typeError("BNODE of %s", describe(a[0]))
	}
	label, ok := c.Row[a[0].Text]
	if !ok {
		label = c.NewBlank()
		c.Row[a[0].Text] = label
	}
	return NewBlank(label), nil
}

func strdt(_ *Context, a []Value) (Value, error) {
	if a[0].Kind != String || a[1].Kind != IRI {
		return Value{}, typeError("STRDT of %s and %s", describe(a[0]), describe(a[1]))
	}
	return Of(rdf.NewTyped(a[0].Text, a[1].Text)), nil
}

func strlang(_ *Context, a []Value) (Value, error) {
	if a[0].Kind != String || a[1].Kind != String || a[1].Text == "" {
		return Value{}, typeError("STRLANG of %s and %s", describe(a[0]), describe(a[1]))
	}
	return newLang(a[0].Text, strings.ToLower(a[1].Text)), nil
}

// randomUUID returns a UUID of version 4 (RFC 9562).
func randomUUID(c *Context) string {
	hi, lo := c.Random(), c.Random()
	hi = hi&^0xF000 | 0x4000
	lo = lo&^(3<<62) | 2<<62
	return fmt.Sprintf("%08x-%04x-%04x-%04x-%012x", hi>>32, hi>>16&0xFFFF, hi&0xFFFF, lo>>48, lo&(1<<48-1))
}

func uuid(c *Context, _ []Value) (Value, error)    { return NewIRI("urn:uuid:" + randomUUID(c)), nil }
func struuid(c *Context, _ []Value) (Value, error) { return NewString(randomUUID(c)), nil }

// needText fails unless all of a are strings.
func needText(a ...Value) error {
	for _, v := range a {
		if !v.isText() {
			return typeError("expected a string, not %s", describe(v))
		}
	}
	return nil
}

// compatible fails unless b can be an argument for a (section 17.4.3.1.2): both
// strings, b without a language or with the one that a has.
func compatible(a, b Value) error {
	if err := needText(a, b); err != nil {
		return err
	}
	if b.Kind == LangString && !(a.Kind == LangString && strings.EqualFold(a.Lang, b.Lang)) {
		return typeError("the languages of two strings differ")
	}
	return nil
}

func strlen(_ *Context, a []Value) (Value, error) {
	if err := needText(a[0]); err != nil {
		return Value{}, err
	}
	return NewInteger(int64(utf8.RuneCountInString(a[0].Text))), nil
}

// substr counts characters from 1; positions are rounded, and what is outside
// of the string is left out (fn:substring).
func substr(_ *Context, a []Value) (Value, error) {
	if err := needText(a[0]); err != nil {
		return Value{}, err
	}
	for _, v := range a[1:] {
		if !v.IsNumeric() {
			return Value{}, typeError("SUBSTR needs numbers, not %s", describe(v))
		}
	}
	from := roundFloat(a[1].asFloat())
	to := math.Inf(1)
	if len(a) == 3 {
		to = from + roundFloat(a[2].asFloat())
	}
	from = math.Max(from, 1)
	if !(from < to) { // also NaN
		return likeString("", a[0]), nil
	}
	s := a[0].Text
	clamp := func(f float64) int { return int(math.Min(f, float64(len(s)+1))) }
	start := runeOffset(s, clamp(from)-1)
	end := start + runeOffset(s[start:], clamp(to)-clamp(from))
	return likeString(s[start:end], a[0]), nil
}

func mapText(f func(string) string) Func {
	return func(_ *Context, a []Value) (Value, error) {
		if err := needText(a[0]); err != nil {
			return Value{}, err
		}
		return likeString(f(a[0].Text), a[0]), nil
	}
}

// upper and lower are the full mappings of Unicode, by which ß becomes SS.
func upper(s string) string {
	if isASCII(s) {
		return strings.ToUpper(s)
	}
	return cases.Upper(language.Und).String(s)
}

func lower(s string) string {
	if isASCII(s) {
		return strings.ToLower(s)
	}
	return cases.Lower(language.Und, cases.HandleFinalSigma(false)).String(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func compareText(f func(s, t string) bool) Func {
	return func(_ *Context, a []Value) (Value, error) {
		if err := compatible(a[0], a[1]); err != nil {
			return Value{}, err
		}
		return NewBoolean(f(a[0].Text, a[1].Text)), nil
	}
}

func strbefore(_ *Context, a []Value) (Value, error) {
	if err := compatible(a[0], a[1]); err != nil {
		return Value{}, err
	}
	if before, _, found := strings.Cut(a[0].Text, a[1].Text); found {
		return likeString(before, a[0]), nil
	}
	return NewString(""), nil
}

func strafter(_ *Context, a []Value) (Value, error) {
	if err := compatible(a[0], a[1]); err != nil {
		return Value{}, err
	}
	if _, after, found := strings.Cut(a[0].Text, a[1].Text); found {
		return likeString(after, a[0]), nil
	}
	return NewString(""), nil
}

// encodeForURI escapes all bytes but letters, digits and - _ . ~.
func encodeForURI(_ *Context, a []Value) (Value, error) {
	if err := needText(a[0]); err != nil {
		return Value{}, err
	}
	var b strings.Builder
	for _, c := range []byte(a[0].Text) {
		if 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-_.~", c) >= 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return NewString(b.String()), nil
}

// concat keeps a language that all its arguments have.
func concat(_ *Context, a []Value) (Value, error) {
	if err := needText(a...); err != nil {
		return Value{}, err
	}
	n := 0
	for _, v := range a {
		n += len(v.Text)
	}
	if n > maxString {
		return Value{}, errTooLong
	}
	var b strings.Builder
	b.Grow(n)
	same := len(a) > 0
	for _, v := range a {
		b.WriteString(v.Text)
		same = same && v.Kind == LangString && strings.EqualFold(v.Lang, a[0].Lang)
	}
	if same {
		return newLang(b.String(), a[0].Lang), nil
	}
	return NewString(b.String()), nil
}

// langMatches is basic filtering (RFC 4647, section 3.3.1).
func langMatches(_ *Context, a []Value) (Value, error) {
	if a[0].Kind != String || a[1].Kind != String {
		return Value{}, typeError("LANGMATCHES of %s and %s", describe(a[0]), describe(a[1]))
	}
	tag, lrange := strings.ToLower(a[0].Text), strings.ToLower(a[1].Text)
	if lrange == "*" {
		return NewBoolean(tag != ""), nil
	}
	return NewBoolean(tag == lrange || lrange != "" && strings.HasPrefix(tag, lrange+"-")), nil
}

func regex(c *Context, a []Value) (Value, error) {
	flags := ""
	if len(a) == 3 {
		if a[2].Kind != String {
			return Value{}, typeError("the flags of REGEX are %s", describe(a[2]))
		}
		flags = a[2].Text
	}
	if err := needText(a[0]); err != nil {
		return Value{}, err
	}
	if a[1].Kind != String {
		return Value{}, typeError("the pattern of REGEX is %s", describe(a[1]))
	}
	re, err := c.Patterns.compile(a[1].Text, flags)
	if err != nil {
		return Value{}, err
	}
	return NewBoolean(re.MatchString(a[0].Text)), nil
}

func replace(c *Context, a []Value) (Value, error) {
	flags := ""
	if len(a) == 4 {
		if a[3].Kind != String {
			return Value{}, typeError("the flags of REPLACE are %s", describe(a[3]))
		}
		flags = a[3].Text
	}
	if err := needText(a[0]); err != nil {
		return Value{}, err
	}
	if a[1].Kind != String || a[2].Kind != String {
		return Value{}, typeError("REPLACE with %s and %s", describe(a[1]), describe(a[2]))
	}
	re, err := c.Patterns.compile(a[1].Text, flags)
	if err != nil {
		return Value{}, err
	}
	s, err := replaceAll(re, a[0].Text, a[2].Text)
	if err != nil {
		return Value{}, err
	}
	return likeString(s, a[0]), nil
}

// field returns the function that reads a field of the kinds given.
func field(get func(moment) int64, kinds ...Kind) Func {
	return func(_ *Context, a []Value) (Value, error) {
		for _, k := range kinds {
			if a[0].Kind == k {
				return NewInteger(get(a[0].time)), nil
			}
		}
		return Value{}, typeError("%s has no such field", describe(a[0]))
	}
}

func seconds(_ *Context, a []Value) (Value, error) {
	if a[0].Kind != DateTime && a[0].Kind != Time {
		return Value{}, typeError("%s has no seconds", describe(a[0]))
	}
	return newDecimal(number{small: int64(a[0].time.sec)*1e9 + int64(a[0].time.nanos), scale: 9}), nil
}

func timezone(_ *Context, a []Value) (Value, error) {
	if a[0].Kind < DateTime || a[0].Kind > GDay || !a[0].time.zoned {
		return Value{}, typeError("%s has no time zone", describe(a[0]))
	}
	return newDuration(duration{seconds: int64(a[0].time.zone) * 60, parts: partSeconds}), nil
}

func tz(_ *Context, a []Value) (Value, error) {
	if a[0].Kind < DateTime || a[0].Kind > GDay {
		return Value{}, typeError("%s has no time zone", describe(a[0]))
	}
	return NewString(a[0].time.zoneText()), nil
}

func hash(sum func([]byte) []byte) Func {
	return func(_ *Context, a []Value) (Value, error) {
		if a[0].Kind != String {
			return Value{}, typeError("a hash of %s", describe(a[0]))
		}
		return NewString(hex.EncodeToString(sum([]byte(a[0].Text)))), nil
	}
}

// formatShort writes a float without an exponent.
func formatShort(f float64) string { return strconv.FormatFloat(f, 'f', -1, 32) }
