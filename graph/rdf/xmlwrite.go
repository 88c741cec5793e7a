package rdf

import (
	"bufio"
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// xmlWriter writes RDF/XML: an rdf:Description for each subject. A predicate in
// no declared namespace gets one of its own on its element.
type xmlWriter struct {
	w        *bufio.Writer
	prefixes []Prefix // longest namespace first
	b        []byte
}

func newXMLWriter(w *bufio.Writer, o WriterOptions) *xmlWriter {
	x := &xmlWriter{w: w}
	for _, p := range o.Prefixes {
		if isNCName(p.Name) && p.Name != "rdf" && !strings.HasPrefix(strings.ToLower(p.Name), "xml") &&
			p.IRI != "" && p.IRI != rdfNS && p.IRI != xmlNS {
			x.prefixes = append(x.prefixes, p)
		}
	}
	x.prefixes = append(x.prefixes, Prefix{"rdf", rdfNS})
	return x
}

func (x *xmlWriter) begin() error {
	x.b = append(x.b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF"...)
	for i, p := range x.prefixes {
		if i > 0 {
			x.b = append(x.b, "\n        "...)
		}
		x.b = append(append(x.b, " xmlns:"...), p.Name...)
		x.b = append(x.b, "=\""...)
		x.b = append(AppendXML(x.b, p.IRI), '"')
	}
	x.b = append(x.b, ">\n"...)
	slices.SortStableFunc(x.prefixes, func(a, b Prefix) int { return cmp.Compare(len(b.IRI), len(a.IRI)) })
	return x.flush()
}

func (x *xmlWriter) end() error {
	x.b = append(x.b, "</rdf:RDF>\n"...)
	return x.flush()
}

func (x *xmlWriter) flush() error {
	_, err := x.w.Write(x.b)
	x.b = x.b[:0]
	return err
}

func (x *xmlWriter) subject(run []Quad) error {
	x.b = append(x.b, "  <rdf:Description"...)
	x.node(" rdf:about=\"", run[0].S)
	x.b = append(x.b, ">\n"...)
	for _, q := range run {
		if err := x.property(q); err != nil {
			return err
		}
	}
	x.b = append(x.b, "  </rdf:Description>\n"...)
	return x.flush()
}

// node writes the attribute that names an IRI or a blank node.
func (x *xmlWriter) node(attribute string, t Term) {
	if t.Kind == Blank {
		// XML names do not begin with a digit, labels may.
		x.b = append(x.b, " rdf:nodeID=\"n"...)
		x.b = append(x.b, appendBlank(nil, t.Value)[len("_:"):]...)
		x.b = append(x.b, '"')
		return
	}
	x.b = append(x.b, attribute...)
	x.b = append(AppendXML(x.b, t.Value), '"')
}

func (x *xmlWriter) property(q Quad) error {
	prefix, local, declare, err := x.name(q.P.Value)
	if err != nil {
		return err
	}
	x.b = append(x.b, "    <"...)
	x.b = append(append(append(x.b, prefix...), ':'), local...)
	if declare != "" {
		x.b = append(append(x.b, " xmlns:"...), prefix...)
		x.b = append(x.b, "=\""...)
		x.b = append(AppendXML(x.b, declare), '"')
	}
	if q.O.Kind != Literal {
		x.node(" rdf:resource=\"", q.O)
		x.b = append(x.b, "/>\n"...)
		return nil
	}
	if c, ok := notXML(q.O.Value); ok {
		return fmt.Errorf("the character %U of %s cannot be written in RDF/XML; hint: use N-Quads or Turtle", c, excerpt([]byte(q.String())))
	}
	switch {
	case q.O.Lang != "":
		x.b = append(append(append(x.b, " xml:lang=\""...), q.O.Lang...), '"')
	case q.O.Datatype != "":
		x.b = append(x.b, " rdf:datatype=\""...)
		x.b = append(AppendXML(x.b, q.O.Datatype), '"')
	}
	x.b = append(x.b, '>')
	x.b = AppendXML(x.b, q.O.Value)
	x.b = append(append(x.b, "</"...), prefix...)
	x.b = append(append(append(x.b, ':'), local...), ">\n"...)
	return nil
}

// name splits a predicate into prefix and local name; declare is the namespace
// where the prefix has to be declared.
func (x *xmlWriter) name(iri string) (prefix, local, declare string, err error) {
	if !mayName(iri, "Description", "li") {
		return "", "", "", fmt.Errorf("the predicate %s is part of the syntax of RDF/XML; hint: use N-Quads or Turtle", iri)
	}
	for _, p := range x.prefixes {
		if local, ok := strings.CutPrefix(iri, p.IRI); ok && isNCName(local) {
			return p.Name, local, "", nil
		}
	}
	// The longest end that is a name.
	at := len(iri)
	for i := len(iri); i > 0; {
		r, n := utf8.DecodeLastRuneInString(iri[:i])
		i -= n
		if isNCName(iri[i:]) {
			at = i
		} else if !isNCName("a" + string(r)) {
			break
		}
	}
	if at == len(iri) {
		return "", "", "", fmt.Errorf("the predicate %s does not end in an XML name, so RDF/XML cannot have it; hint: use N-Quads or Turtle", strconv.Quote(iri))
	}
	return "p", iri[at:], iri[:at], nil
}

// notXML returns the first character of s that XML 1.0 cannot hold.
func notXML(s string) (rune, bool) {
	for _, r := range s {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return r, true
		}
	}
	return 0, false
}
