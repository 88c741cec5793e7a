package rdf

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
)

// WriterOptions are the options of a [Writer].
type WriterOptions struct {
	Prefixes []Prefix // used, and declared where the format has prefixes
}

// A Writer writes quads to a document. The output depends on nothing but the
// quads, their order and the options.
//
// N-Triples and N-Quads are written line by line. The other formats put
// together what comes in a row about one subject in one graph, so quads should
// come sorted (see [Compare]); of a subject, rdf:type comes first, then the other
// predicates and their objects in order, without repetitions. Memory holds one
// subject, and for Turtle and TriG also the quads with blank nodes, which are
// written at the end so that they can be nested.
//
// N-Triples, Turtle and RDF/XML have no graphs: there the graph of a quad is
// left out.
type Writer struct {
	w     *bufio.Writer
	s     syntaxWriter
	run   []Quad // quads of one graph and subject
	lines bool
	graph bool
	buf   []byte
	err   error
}

// syntaxWriter is what every format but the line-based ones implements. subject
// gets the quads of one subject and graph, sorted, without repetitions.
type syntaxWriter interface {
	begin() error
	subject(run []Quad) error
	end() error
}

// NewWriter returns a Writer to w. Close has to be called at the end; it does
// not close w.
func NewWriter(w io.Writer, f Format, o WriterOptions) (*Writer, error) {
	b := bufio.NewWriterSize(w, 1<<16)
	wr := &Writer{w: b, graph: f.Graphs()}
	for _, p := range o.Prefixes {
		if n, _ := prefixLen([]byte(p.Name)); n != len(p.Name) {
			return nil, fmt.Errorf("prefix %q is not a name that RDF allows", p.Name)
		}
	}
	switch f {
	case NTriples, NQuads:
		wr.lines = true
		return wr, nil
	case Turtle, TriG:
		wr.s = newTurtleWriter(b, o)
	case RDFXML:
		wr.s = newXMLWriter(b, o)
	case JSONLD:
		wr.s = newJSONLDWriter(b, o)
	default:
		return nil, fmt.Errorf("cannot write %s", f.Title())
	}
	wr.err = wr.s.begin()
	return wr, nil
}

// Write adds a quad. After an error every further call returns it.
func (w *Writer) Write(q Quad) error {
	if w.err != nil {
		return w.err
	}
	if q.S.Kind != IRI && q.S.Kind != Blank || q.P.Kind != IRI || q.O.Kind == None || q.G.Kind == Literal {
		w.err = fmt.Errorf("not an RDF statement: %s", q)
		return w.err
	}
	if !w.graph {
		q.G = Term{}
	}
	if w.lines {
		w.buf = AppendQuad(w.buf[:0], q)
		_, w.err = w.w.Write(w.buf)
		return w.err
	}
	if len(w.run) > 0 && (w.run[0].S != q.S || w.run[0].G != q.G) {
		w.flush()
	}
	w.run = append(w.run, q)
	return w.err
}

func (w *Writer) flush() {
	slices.SortFunc(w.run, comparePredicates)
	w.err = w.s.subject(slices.Compact(w.run))
	w.run = w.run[:0]
}

// Close writes what is left and the end of the document.
func (w *Writer) Close() error {
	if w.err == nil && len(w.run) > 0 {
		w.flush()
	}
	if w.err == nil && w.s != nil {
		w.err = w.s.end()
	}
	if w.err == nil {
		w.err = w.w.Flush()
	}
	return w.err
}

// WriteAll writes quads as one document.
func WriteAll(w io.Writer, f Format, o WriterOptions, quads []Quad) error {
	wr, err := NewWriter(w, f, o)
	if err != nil {
		return err
	}
	for _, q := range quads {
		if err := wr.Write(q); err != nil {
			return err
		}
	}
	return wr.Close()
}

// Compare orders quads by graph, subject, predicate and object; the default
// graph comes first.
func Compare(a, b Quad) int {
	return cmp.Or(CompareTerms(a.G, b.G), CompareTerms(a.S, b.S), CompareTerms(a.P, b.P), CompareTerms(a.O, b.O))
}

// CompareTerms orders terms by kind (none, IRIs, blank nodes, literals), value,
// datatype and language, each by bytes. It is an order for documents, not that
// of a query language.
func CompareTerms(a, b Term) int {
	return cmp.Or(
		cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Value, b.Value),
		cmp.Compare(a.Datatype, b.Datatype), cmp.Compare(a.Lang, b.Lang))
}

// comparePredicates orders quads of one subject, rdf:type first.
func comparePredicates(a, b Quad) int {
	if typeA, typeB := a.P.Value == rdfType, b.P.Value == rdfType; typeA != typeB {
		if typeA {
			return -1
		}
		return 1
	}
	return Compare(a, b)
}
