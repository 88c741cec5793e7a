package rdf

import "unicode/utf8"

// ParseTerm reads a term in N-Triples form, or a number as Turtle and SPARQL
// write it (12, -1.5, 1e6). All of text has to be the term.
func ParseTerm(text string) (Term, error) {
	b := []byte(text)
	s := NewScanner(b, NTriples)
	var t RawTerm
	var err error
	switch c := s.peek(); {
	case c == '<':
		err = s.iri(&t)
	case c == '_':
		err = s.blank(&t)
	case c == '"':
		err = s.literal(&t)
	default:
		n, datatype := numberLen(b)
		if n == 0 {
			return Term{}, s.expected("a term")
		}
		s.pos = n
		t = RawTerm{Kind: Literal, Value: b[:n], Datatype: []byte(datatype)}
	}
	if err != nil {
		return Term{}, err
	}
	if s.pos < len(b) {
		return Term{}, s.expected("the end of the term")
	}
	return t.Term(), nil
}

// AppendTSV appends t as the TSV format of SPARQL results has it: in N-Triples
// form, which has neither tabs nor line ends in it, and numbers bare where that
// reads back as the same term.
func AppendTSV(b []byte, t Term) []byte {
	if t.Kind == Literal && bareNumber(t) {
		return append(b, t.Value...)
	}
	return AppendTerm(b, t)
}

// bareNumber reports whether the lexical form of t, written without quotes, is
// read as t.
func bareNumber(t Term) bool {
	if t.Value == "" || t.Lang != "" || t.Datatype == "" {
		return false
	}
	if c := t.Value[0]; !isDigit(c) && c != '+' && c != '-' && c != '.' {
		return false
	}
	n, datatype := numberLen([]byte(t.Value))
	return n == len(t.Value) && datatype == t.Datatype
}

// AppendXML appends s as character data or an attribute value of XML 1.0, with
// markup, double quotes, tabs and line ends escaped. A character that XML
// cannot hold, or a byte that is not UTF-8, becomes U+FFFD.
func AppendXML(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == 0xFFFE || r == 0xFFFF {
				r = utf8.RuneError
			}
			b = utf8.AppendRune(b, r)
			i += n
			continue
		}
		i++
		switch c {
		case '<':
			b = append(b, "&lt;"...)
		case '>':
			b = append(b, "&gt;"...)
		case '&':
			b = append(b, "&amp;"...)
		case '"':
			b = append(b, "&quot;"...)
		case '\t':
			b = append(b, "&#9;"...)
		case '\n':
			b = append(b, "&#10;"...)
		case '\r':
			b = append(b, "&#13;"...)
		default:
			if c < ' ' {
				b = utf8.AppendRune(b, utf8.RuneError)
			} else {
				b = append(b, c)
			}
		}
	}
	return b
}
