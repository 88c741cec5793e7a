package rdf

import (
	"bytes"
	"unicode/utf8"
)

// The terms of Turtle and TriG.

// verb reads a predicate.
func (t *turtle) verb() (Term, error) {
	if t.in.next() == 'a' && string(t.word()) == "a" {
		t.in.pos++
		return NewIRI(rdfType), nil
	}
	return t.name("a predicate (an IRI or 'a')")
}

// name reads an IRI, written in full or with a prefix.
func (t *turtle) name(what string) (Term, error) {
	c := t.in.next()
	if c == '<' {
		iri, err := t.iri()
		return Term{Kind: IRI, Value: iri}, err
	}
	if c != ':' && (c < utf8.RuneSelf && (c < 0 || !isAlpha(byte(c)))) {
		return Term{}, t.in.expected(what)
	}
	iri, err := t.prefixed(what)
	return Term{Kind: IRI, Value: iri}, err
}

// objectTerm reads an object that is a single token and begins with c.
func (t *turtle) objectTerm(c int) (Term, error) {
	const what = "an object (an IRI, a blank node, a literal, '[' or '(')"
	switch {
	case c == '"' || c == '\'':
		return t.literal()
	case c == '_':
		return t.blankNode()
	case c == '+', c == '-', c == '.', c >= '0' && c <= '9':
		return t.number()
	case c == 't' || c == 'f':
		if w := t.word(); string(w) == "true" || string(w) == "false" {
			v := t.names.string(w)
			t.in.pos += len(w)
			return Term{Kind: Literal, Value: v, Datatype: xsdNS + "boolean"}, nil
		}
	}
	return t.name(what)
}

// iri reads "<…>" and resolves it.
func (t *turtle) iri() (string, error) {
	raw, size, err := t.iriToken()
	if err != nil {
		return "", err
	}
	if hasScheme(raw) {
		return t.names.string(raw), nil
	}
	iri, ok := t.base.resolve(string(raw))
	if !ok {
		return "", t.in.fail(t.in.pos-size, "an absolute IRI", "<"+excerpt(raw)+">", "give a base IRI")
	}
	return iri, nil
}

// iriToken reads "<…>" and returns what is between, decoded, which holds until
// the next read, and the size of the token.
func (t *turtle) iriToken() (v []byte, size int, err error) {
	high, escaped := false, false
	for i := 1; ; i++ {
		if t.in.pos+i >= len(t.in.buf) && !t.in.have(i+1) {
			return nil, 0, t.in.expectedAt(len(t.in.buf), iriText.whole)
		}
		switch iriClass[t.in.buf[t.in.pos+i]] {
		case highByte:
			high = true
		case escapeByte:
			escaped = true
		case badByte:
			return nil, 0, t.in.expectedAt(t.in.pos+i, iriText.whole)
		case endByte:
			v = t.in.buf[t.in.pos+1 : t.in.pos+i]
			if escaped {
				from := t.in.pos + 1
				t.scratch = t.scratch[:0]
				for len(v) > 0 {
					if v[0] != '\\' {
						t.scratch = append(t.scratch, v[0])
						v, from = v[1:], from+1
						continue
					}
					r, n := iriEscape(v)
					if n == 0 {
						return nil, 0, t.in.fail(from, iriText.escapes, excerptQuoted(v), "")
					}
					t.scratch = utf8.AppendRune(t.scratch, r)
					v, from = v[n:], from+n
				}
				v = t.scratch
			}
			if high && !utf8.Valid(v) {
				return nil, 0, t.notUTF8(t.in.pos+1, t.in.pos+i)
			}
			t.in.pos += i + 1
			return v, i + 1, nil
		}
	}
}

func (t *turtle) notUTF8(start, end int) error {
	for i := start; i < end; {
		r, n := utf8.DecodeRune(t.in.buf[i:end])
		if r == utf8.RuneError && n <= 1 {
			return t.in.expectedAt(i, "UTF-8")
		}
		i += n
	}
	return t.in.expectedAt(start, "UTF-8")
}

// prefixName makes sure that "prefix:" stands at pos and returns the length of
// the prefix.
func (t *turtle) prefixName() (int, error) {
	for {
		b := t.in.buf[t.in.pos:]
		n, seen := prefixLen(b)
		if (seen >= len(b) || n >= len(b)) && !t.in.eof {
			t.in.more()
			continue
		}
		if n >= len(b) || b[n] != ':' {
			if n > 0 {
				return 0, t.in.fail(t.in.pos, "a prefix that ends in ':'", excerptQuoted(b[:n]), "an IRI stands in <>, a string in quotes")
			}
			return 0, t.in.expected("a prefix that ends in ':'")
		}
		return n, nil
	}
}

// prefixed reads a prefixed name and returns the IRI it stands for.
func (t *turtle) prefixed(what string) (string, error) {
	n, err := t.prefixName()
	if err != nil {
		return "", err
	}
	var local []byte
	var escaped bool
	for {
		b := t.in.buf[t.in.pos+n+1:]
		k, seen, esc := localLen(b)
		if seen >= len(b) && !t.in.eof {
			t.in.more()
			continue
		}
		local, escaped = b[:k], esc
		break
	}
	name := t.in.buf[t.in.pos : t.in.pos+n]
	ns, ok := t.ns[string(name)]
	if !ok {
		return "", t.in.fail(t.in.pos, what, "the undeclared prefix "+string(name)+":", "declare it with @prefix")
	}
	t.scratch = append(t.scratch[:0], ns...)
	if escaped {
		for i := 0; i < len(local); i++ {
			if local[i] == '\\' {
				i++
			}
			t.scratch = append(t.scratch, local[i])
		}
	} else {
		t.scratch = append(t.scratch, local...)
	}
	t.in.pos += n + 1 + len(local)
	return t.names.string(t.scratch), nil
}

// blankNode reads "_:label".
func (t *turtle) blankNode() (Term, error) {
	if !t.in.have(2) || t.in.buf[t.in.pos+1] != ':' {
		return Term{}, t.in.expected("\"_:\" and a blank node label")
	}
	for {
		b := t.in.buf[t.in.pos+2:]
		n, seen := blankLabelLen(b)
		if seen >= len(b) && !t.in.eof {
			t.in.more()
			continue
		}
		if n == 0 {
			return Term{}, t.in.expectedAt(t.in.pos+2, "a blank node label")
		}
		t.scratch = t.blank.appendNamed(t.scratch[:0], b[:n])
		t.in.pos += 2 + n
		return Term{Kind: Blank, Value: t.names.string(t.scratch)}, nil
	}
}

// literal reads a string with its language tag or datatype.
func (t *turtle) literal() (Term, error) {
	value, err := t.quoted()
	if err != nil {
		return Term{}, err
	}
	lit := Term{Kind: Literal, Value: value}
	switch t.in.next() {
	case '@':
		for {
			b := t.in.buf[t.in.pos+1:]
			n := langTagLen(b)
			if n+1 >= len(b) && !t.in.eof {
				t.in.more()
				continue
			}
			if n == 0 {
				return Term{}, t.in.expectedAt(t.in.pos+1, "a language tag")
			}
			t.scratch = t.scratch[:0]
			for _, c := range b[:n] {
				t.scratch = append(t.scratch, lowerByte(c))
			}
			lit.Lang = t.names.string(t.scratch)
			t.in.pos += 1 + n
			return lit, nil
		}
	case '^':
		if !t.in.have(2) || t.in.buf[t.in.pos+1] != '^' {
			return Term{}, t.in.expected("\"^^\"")
		}
		t.in.pos += 2
		dt, err := t.name("a datatype (an IRI)")
		if err != nil {
			return Term{}, err
		}
		if dt.Value == RDFLangString {
			return Term{}, t.in.fail(t.in.pos, "a language tag", "the datatype rdf:langString without one", "")
		}
		if dt.Value != XSDString {
			lit.Datatype = dt.Value
		}
	}
	return lit, nil
}

// quoted reads a string in one of the four kinds of quotes.
func (t *turtle) quoted() (string, error) {
	quote := t.in.buf[t.in.pos]
	long := t.in.have(3) && t.in.buf[t.in.pos+1] == quote && t.in.buf[t.in.pos+2] == quote
	width, what := 1, "a string that ends in "+string(quote)
	if long {
		width, what = 3, "a string that ends in "+string([]byte{quote, quote, quote})
	}
	high, escaped := false, false
	for i := width; ; i++ {
		if t.in.pos+i >= len(t.in.buf) && !t.in.have(i+1) {
			return "", t.in.expectedAt(len(t.in.buf), what)
		}
		switch c := t.in.buf[t.in.pos+i]; {
		case c == quote:
			if long {
				if !t.in.have(i + 3) {
					return "", t.in.expectedAt(len(t.in.buf), what)
				}
				if t.in.buf[t.in.pos+i+1] != quote || t.in.buf[t.in.pos+i+2] != quote {
					continue
				}
			}
			return t.content(t.in.pos+width, t.in.pos+i, width, high, escaped)
		case c == '\\':
			escaped = true
			i++ // whatever is escaped, it does not end the string
		case c >= utf8.RuneSelf:
			high = true
		case (c == '\n' || c == '\r') && !long:
			return "", t.in.expectedAt(t.in.pos+i, what)
		}
	}
}

// content decodes the string between start and end and moves behind its closing
// quotes, which are width bytes.
func (t *turtle) content(start, end, width int, high, escaped bool) (string, error) {
	v := t.in.buf[start:end]
	if high && !utf8.Valid(v) {
		return "", t.notUTF8(start, end)
	}
	if escaped {
		t.scratch = t.scratch[:0]
		for i := 0; i < len(v); {
			k := bytes.IndexByte(v[i:], '\\')
			if k < 0 {
				t.scratch = append(t.scratch, v[i:]...)
				break
			}
			t.scratch = append(t.scratch, v[i:i+k]...)
			i += k
			r, n := stringEscape(v[i:])
			if n == 0 {
				return "", t.in.fail(start+i, "an escape (\\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX)", excerptQuoted(v[i:]), "")
			}
			t.scratch = utf8.AppendRune(t.scratch, r)
			i += n
		}
		v = t.scratch
	}
	t.in.pos = end + width
	return string(v), nil
}

// number reads an integer, decimal or double.
func (t *turtle) number() (Term, error) {
	for {
		b := t.in.buf[t.in.pos:]
		n, datatype := numberLen(b)
		if n+2 >= len(b) && !t.in.eof {
			t.in.more()
			continue
		}
		if n == 0 {
			return Term{}, t.in.expected("a number")
		}
		v := t.names.string(b[:n])
		t.in.pos += n
		return Term{Kind: Literal, Value: v, Datatype: datatype}, nil
	}
}

// numberLen returns the length and datatype of the number that b begins with,
// or 0.
func numberLen(b []byte) (int, string) {
	digits := func(i int) int {
		for i < len(b) && isDigit(b[i]) {
			i++
		}
		return i
	}
	start := 0
	if len(b) > 0 && (b[0] == '+' || b[0] == '-') {
		start = 1
	}
	whole := digits(start)
	end, datatype := whole, xsdNS+"integer"
	mantissa := whole
	if whole < len(b) && b[whole] == '.' {
		mantissa = digits(whole + 1) // "1." may still be followed by an exponent
		if mantissa > whole+1 {
			end, datatype = mantissa, xsdNS+"decimal"
		}
	}
	if end == start || mantissa == start+1 && whole == start {
		return 0, ""
	}
	if mantissa < len(b) && b[mantissa]|0x20 == 'e' {
		i := mantissa + 1
		if i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		if e := digits(i); e > i {
			return e, xsdNS + "double"
		}
	}
	return end, datatype
}
