package rdf

// AppendTerm appends t in canonical N-Triples form to b. A term of kind None appends nothing.
func AppendTerm(b []byte, t Term) []byte {
	switch t.Kind {
	case IRI:
		return appendIRI(b, t.Value)
	case Blank:
		return appendBlank(b, t.Value)
	case Literal:
		b = appendQuoted(b, t.Value)
		switch {
		case t.Lang != "":
			b = append(b, '@')
			b = append(b, t.Lang...)
		case t.Datatype != "" && t.Datatype != XSDString:
			b = append(b, "^^"...)
			b = appendIRI(b, t.Datatype)
		}
	}
	return b
}

// AppendQuad appends q as one line of canonical N-Quads to b, with its line
// feed; a quad in the default graph gives a line of N-Triples.
func AppendQuad(b []byte, q Quad) []byte {
	b = AppendTerm(b, q.S)
	b = append(b, ' ')
	b = AppendTerm(b, q.P)
	b = append(b, ' ')
	b = AppendTerm(b, q.O)
	if q.G.Kind != None {
		b = append(b, ' ')
		b = AppendTerm(b, q.G)
	}
	return append(b, " .\n"...)
}

// String returns the term in canonical N-Triples form.
func (t Term) String() string { return string(AppendTerm(nil, t)) }

// String returns the quad as a line of N-Quads, without the line feed.
func (q Quad) String() string {
	b := AppendQuad(nil, q)
	return string(b[:len(b)-1])
}

const hexDigits = "0123456789ABCDEF"

// appendIRI appends <iri>. A character that no IRI may have, which only a
// computed one can, is percent-encoded: there is no escape that readers accept.
func appendIRI(b []byte, iri string) []byte {
	b = append(b, '<')
	for i := 0; i < len(iri); i++ {
		c := iri[i]
		if k := iriClass[c]; k == plainByte || k == highByte {
			b = append(b, c)
		} else {
			b = append(b, '%', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return append(b, '>')
}

// appendBlank appends _:label. A label that the grammar does not allow, which
// only comes from outside of RDF, is written in hex.
func appendBlank(b []byte, label string) []byte {
	b = append(b, "_:"...)
	if n, _ := blankLabelLen([]byte(label)); n == len(label) && n > 0 {
		return append(b, label...)
	}
	b = append(b, 'x')
	for i := 0; i < len(label); i++ {
		b = append(b, hexDigits[label[i]>>4], hexDigits[label[i]&15])
	}
	return b
}

// appendQuoted appends the string in double quotes with the escapes of
// canonical N-Triples (RDF 1.2 N-Triples, section 4; RDF 1.1 leaves control
// characters as they are, which would let them through to terminals).
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c != 0x7F && c != 0xEF {
			continue
		}
		if c == 0xEF { // U+FFFE and U+FFFF are no characters
			if end := s[i:min(i+3, len(s))]; end == "\uFFFE" || end == "\uFFFF" {
				b = append(b, s[from:i]...)
				b = append(b, `\uFFF`...)
				b = append(b, hexDigits[end[2]&15])
				i += 2
				from = i + 1
			}
			continue
		}
		b = append(b, s[from:i]...)
		from = i + 1
		switch c {
		case '"', '\\':
			b = append(b, '\\', c)
		case '\b':
			b = append(b, `\b`...)
		case '\t':
			b = append(b, `\t`...)
		case '\n':
			b = append(b, `\n`...)
		case '\f':
			b = append(b, `\f`...)
		case '\r':
			b = append(b, `\r`...)
		default:
			b = append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	b = append(b, s[from:]...)
	return append(b, '"')
}
