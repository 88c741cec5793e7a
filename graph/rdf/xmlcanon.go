package rdf

import (
	"cmp"
	"slices"
)

// xmlCanon writes the content of an XML literal in exclusive canonical form,
// with comments (W3C Exclusive XML Canonicalization 1.0), as RDF/XML asks for.
type xmlCanon struct {
	depth    int      // open elements
	rendered []Prefix // namespaces declared in the output, innermost last
	marks    []int    // length of rendered before each open element
}

// append adds a token to b.
func (c *xmlCanon) append(b []byte, tok xmlToken) []byte {
	switch tok.kind {
	case xmlStart:
		return c.start(b, tok)
	case xmlEnd:
		c.depth--
		c.rendered = c.rendered[:c.marks[c.depth]]
		c.marks = c.marks[:c.depth]
		b = append(append(b, "</"...), tok.name...)
		return append(b, '>')
	case xmlText:
		return appendCanonical(b, tok.text, false)
	case xmlComment:
		b = append(append(b, "<!--"...), tok.text...)
		return append(b, "-->"...)
	}
	b = append(append(b, "<?"...), tok.name...)
	if tok.text != "" {
		b = append(append(b, ' '), tok.text...)
	}
	return append(b, "?>"...)
}

func (c *xmlCanon) start(b []byte, tok xmlToken) []byte {
	c.marks = append(c.marks, len(c.rendered))
	c.depth++
	b = append(append(b, '<'), tok.name...)

	// The namespaces that the element uses and that are not declared yet.
	var used []Prefix
	use := func(n xmlName) {
		now := ""
		for _, p := range slices.Backward(c.rendered) {
			if p.Name == n.prefix {
				now = p.IRI
				break
			}
		}
		if p := (Prefix{n.prefix, n.ns}); now != n.ns && !slices.Contains(used, p) {
			used = append(used, p)
		}
	}
	use(tok.xmlName)
	for _, a := range tok.attrs {
		if a.prefix != "" {
			use(a.xmlName)
		}
	}
	slices.SortFunc(used, func(a, b Prefix) int { return cmp.Compare(a.Name, b.Name) })
	for _, p := range used {
		b = append(b, " xmlns"...)
		if p.Name != "" {
			b = append(append(b, ':'), p.Name...)
		}
		b = append(b, "=\""...)
		b = append(appendCanonical(b, p.IRI, true), '"')
	}
	c.rendered = append(c.rendered, used...)

	attrs := slices.Concat(tok.attrs, tok.xml)
	slices.SortFunc(attrs, func(a, b xmlAttr) int { return cmp.Or(cmp.Compare(a.ns, b.ns), cmp.Compare(a.iri, b.iri)) })
	for _, a := range attrs {
		b = append(append(b, ' '), a.name...)
		b = append(b, "=\""...)
		b = append(appendCanonical(b, a.value, true), '"')
	}
	return append(b, '>')
}

// appendCanonical escapes text or the value of an attribute.
func appendCanonical(b []byte, s string, attribute bool) []byte {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '&':
			b = append(b, "&amp;"...)
		case c == '<':
			b = append(b, "&lt;"...)
		case c == '>' && !attribute:
			b = append(b, "&gt;"...)
		case c == '"' && attribute:
			b = append(b, "&quot;"...)
		case c == '\r':
			b = append(b, "&#xD;"...)
		case c == '\t' && attribute:
			b = append(b, "&#x9;"...)
		case c == '\n' && attribute:
			b = append(b, "&#xA;"...)
		default:
			b = append(b, c)
		}
	}
	return b
}
