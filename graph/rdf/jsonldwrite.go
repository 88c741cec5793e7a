package rdf

import (
	"bufio"
	"fmt"
	"strings"
	"unicode/utf8"
)

// jsonLDWriter writes JSON-LD 1.1 in flattened form: a context with the prefixes
// and an object for each subject, those of a named graph inside its object.
// Prefixes shorten the names of properties and types.
type jsonLDWriter struct {
	w        *bufio.Writer
	prefixes []Prefix
	b        []byte
	graph    Term
	top      bool // something was written in @graph
	inner    bool // something was written in the named graph
}

func newJSONLDWriter(w *bufio.Writer, o WriterOptions) *jsonLDWriter {
	j := &jsonLDWriter{w: w}
	for _, p := range o.Prefixes {
		if p.Name != "" {
			j.prefixes = append(j.prefixes, p)
		}
	}
	return j
}

func (j *jsonLDWriter) begin() error {
	j.b = append(j.b, "{\n  \"@context\": {\n    \"@version\": 1.1"...)
	for _, p := range j.prefixes {
		j.b = append(j.b, ",\n    "...)
		j.b = AppendJSON(j.b, p.Name)
		j.b = append(j.b, ": {\"@id\": "...)
		j.b = AppendJSON(j.b, p.IRI)
		j.b = append(j.b, ", \"@prefix\": true}"...)
	}
	j.b = append(j.b, "\n  },\n  \"@graph\": ["...)
	return j.flush()
}

func (j *jsonLDWriter) end() error {
	j.openGraph(Term{})
	j.b = append(j.b, "\n  ]\n}\n"...)
	return j.flush()
}

func (j *jsonLDWriter) flush() error {
	_, err := j.w.Write(j.b)
	j.b = j.b[:0]
	return err
}

func (j *jsonLDWriter) openGraph(g Term) error {
	if g == j.graph {
		return nil
	}
	if j.graph.Kind != None {
		j.b = append(j.b, "\n    ]}"...)
	}
	j.graph, j.inner = g, false
	if g.Kind == None {
		return nil
	}
	j.comma(&j.top)
	j.b = append(j.b, "\n    {\"@id\": "...)
	if err := j.id(g); err != nil {
		return err
	}
	j.b = append(j.b, ", \"@graph\": ["...)
	return nil
}

func (j *jsonLDWriter) comma(some *bool) {
	if *some {
		j.b = append(j.b, ',')
	}
	*some = true
}

func (j *jsonLDWriter) subject(run []Quad) error {
	if err := j.openGraph(run[0].G); err != nil {
		return err
	}
	if j.graph.Kind == None {
		j.comma(&j.top)
		j.b = append(j.b, "\n    {"...)
	} else {
		j.comma(&j.inner)
		j.b = append(j.b, "\n      {"...)
	}
	j.b = append(j.b, "\"@id\": "...)
	if err := j.id(run[0].S); err != nil {
		return err
	}
	types := false // "@type" is the key
	for i, q := range run {
		asType := q.P.Value == rdfType && q.O.Kind != Literal
		if i > 0 && q.P == run[i-1].P && asType == types {
			j.b = append(j.b, ", "...)
		} else {
			if i > 0 {
				j.b = append(j.b, ']')
			}
			types = asType
			j.b = append(j.b, ", "...)
			if types {
				j.b = append(j.b, `"@type"`...)
			} else if err := j.name(q.P.Value); err != nil {
				return err
			}
			j.b = append(j.b, ": ["...)
		}
		var err error
		switch {
		case types && q.O.Kind == IRI:
			err = j.name(q.O.Value)
		case types:
			err = j.id(q.O)
		case q.O.Kind == Literal:
			err = j.literal(q.O)
		default:
			j.b = append(j.b, "{\"@id\": "...)
			err = j.id(q.O)
			j.b = append(j.b, '}')
		}
		if err != nil {
			return err
		}
	}
	j.b = append(j.b, "]}"...)
	return j.flush()
}

func (j *jsonLDWriter) literal(t Term) error {
	j.b = append(j.b, "{\"@value\": "...)
	j.b = AppendJSON(j.b, t.Value)
	switch {
	case t.Lang != "":
		j.b = append(j.b, ", \"@language\": "...)
		j.b = AppendJSON(j.b, t.Lang)
	case t.Datatype != "":
		j.b = append(j.b, ", \"@type\": "...)
		if err := j.name(t.Datatype); err != nil {
			return err
		}
	}
	j.b = append(j.b, '}')
	return nil
}

// id writes an IRI in full, or a blank node.
func (j *jsonLDWriter) id(t Term) error {
	if t.Kind == Blank {
		j.b = AppendJSON(j.b, string(appendBlank(nil, t.Value)))
		return nil
	}
	return j.full(t.Value)
}

// full writes an IRI that no prefix of the context may be seen in.
func (j *jsonLDWriter) full(iri string) error {
	scheme, rest, _ := strings.Cut(iri, ":")
	for _, p := range j.prefixes {
		if p.Name == scheme && !strings.HasPrefix(rest, "//") {
			return fmt.Errorf("the IRI %s begins with the prefix %s:; hint: write JSON-LD without this prefix", iri, p.Name)
		}
	}
	j.b = AppendJSON(j.b, iri)
	return nil
}

// name writes the IRI of a property, type or datatype with a prefix if there is
// one for it.
func (j *jsonLDWriter) name(iri string) error {
	for _, p := range j.prefixes {
		if local, ok := strings.CutPrefix(iri, p.IRI); ok && local != "" && !strings.HasPrefix(local, "//") {
			j.b = AppendJSON(j.b, p.Name+":"+local)
			return nil
		}
	}
	return j.full(iri)
}

// AppendJSON appends s as a JSON string. What is not UTF-8 becomes U+FFFD.
func AppendJSON(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c == '\n':
			b = append(b, '\\', 'n')
		case c == '\r':
			b = append(b, '\\', 'r')
		case c == '\t':
			b = append(b, '\\', 't')
		case c < ' ' || c == 0x7f:
			b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		case c < utf8.RuneSelf:
			b = append(b, c)
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			b = utf8.AppendRune(b, r)
			i += n
			continue
		}
		i++
	}
	return append(b, '"')
}
