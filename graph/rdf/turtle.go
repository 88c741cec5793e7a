package rdf

import (
	"bytes"
	"io"
	"strconv"
	"strings"
)

// The IRIs that the grammars of RDF name.
const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	xsdNS    = "http://www.w3.org/2001/XMLSchema#"
	rdfType  = rdfNS + "type"
	rdfFirst = rdfNS + "first"
	rdfRest  = rdfNS + "rest"
	rdfNil   = rdfNS + "nil"
)

// turtle reads Turtle and TriG. It keeps a stack of its own instead of
// recursing, so that triples come out as they are read, however long the
// statement, and nesting costs little.
type turtle struct {
	in    input
	trig  bool
	depth int // largest length of stack

	base  baseIRI
	ns    map[string]string // prefix → namespace
	blank blankLabels
	names interner

	stack   []frame
	graph   Term
	inGraph bool

	out     []Quad // found but not yet returned: out[head:]
	head    int
	pending error // to be returned after them
	scratch []byte
}

// A frame is a construct that has been opened and not yet closed.
type frame struct {
	kind  frameKind
	state frameState
	subj  Term // the subject; the first cell of a collection
	pred  Term // the current predicate; the last cell of a collection so far
}

type frameKind uint8

const (
	statementFrame   frameKind = iota // subject predicateObjectList '.'
	propertiesFrame                   // '[' predicateObjectList ']'
	collectionFrame                   // '(' object* ')', as an object
	subjectListFrame                  // the same as the subject of the frame below
)

type frameState uint8

const (
	verbDue     frameState = iota // a predicate
	verbOrEnd                     // a predicate, or the end of the list
	objectDue                     // an object
	afterObject                   // ',' or ';' or the end of the list
)

func newTurtle(r io.Reader, f Format, o Options) *turtle {
	return &turtle{
		in: newInput(r, o), trig: f == TriG, depth: o.MaxDepth,
		base: parseBase(o.Base), ns: map[string]string{},
		blank: blankLabels{scope: o.Scope}, names: newInterner(),
	}
}

func (t *turtle) next() (Quad, error) {
	for {
		if t.head < len(t.out) {
			q := t.out[t.head]
			t.head++
			return q, nil
		}
		t.out, t.head = t.out[:0], 0
		if t.pending != nil {
			err := t.pending
			t.pending = nil
			return Quad{}, err
		}
		t.pending = t.step()
	}
}

// step reads a little further, and adds the triples it finds to out.
func (t *turtle) step() error {
	if len(t.stack) == 0 {
		return t.statement()
	}
	f := &t.stack[len(t.stack)-1]
	if f.kind == collectionFrame || f.kind == subjectListFrame {
		return t.item(f)
	}
	switch f.state {
	case objectDue:
		f.state = afterObject
		return t.object(f.subj, f.pred)
	case afterObject:
		switch t.in.next() {
		case ',':
			t.in.pos++
			f.state = objectDue
			return nil
		case ';':
			t.in.pos++
			f.state = verbOrEnd
			return nil
		}
		return t.end(f, "',' or ';' or ")
	case verbOrEnd:
		switch t.in.next() {
		case ';':
			t.in.pos++
			return nil
		case '.', ']', '}', -1:
			return t.end(f, "a predicate or ")
		}
	}
	p, err := t.verb()
	if err != nil {
		return err
	}
	f.pred, f.state = p, objectDue
	return nil
}

// end closes the construct f.
func (t *turtle) end(f *frame, other string) error {
	c := t.in.next()
	if f.kind == propertiesFrame {
		if c != ']' {
			return t.in.expected(other + "']'")
		}
		t.in.pos++
	} else if c == '.' {
		t.in.pos++
	} else if !t.inGraph {
		return t.in.expected(other + "'.'")
	} else if c != '}' { // which statement reads
		return t.in.expected(other + "'.' or '}'")
	}
	t.stack = t.stack[:len(t.stack)-1]
	return nil
}

func (t *turtle) push(f frame) error {
	if len(t.stack) >= t.depth {
		line, col := t.in.position(t.in.pos)
		return &LimitError{File: t.in.file, Line: line, Col: col, What: "nesting", Limit: t.depth}
	}
	t.stack = append(t.stack, f)
	return nil
}

func (t *turtle) emit(s, p, o Term) { t.out = append(t.out, Quad{s, p, o, t.graph}) }

// statement reads a directive, the beginning or end of a graph, or the subject
// of triples.
func (t *turtle) statement() error {
	c := t.in.next()
	switch {
	case c < 0:
		if t.in.err != nil {
			return t.in.err
		}
		if t.inGraph {
			return t.in.expected("'}'")
		}
		return io.EOF
	case t.inGraph && c == '}':
		t.in.pos++
		t.inGraph, t.graph = false, Term{}
		return nil
	case t.inGraph:
		return t.triples(c)
	case c == '@':
		return t.directive()
	case t.trig && c == '{':
		t.in.pos++
		t.inGraph = true
		return nil
	}
	switch t.keyword() {
	case "PREFIX":
		t.in.pos += len("PREFIX")
		return t.prefix()
	case "BASE":
		t.in.pos += len("BASE")
		return t.setBase()
	case "GRAPH":
		if t.trig {
			t.in.pos += len("GRAPH")
			return t.namedGraph()
		}
	}
	return t.triples(c)
}

// keyword returns, in upper case, the word at pos if it is one of those that
// begin a statement.
func (t *turtle) keyword() string {
	switch t.in.buf[t.in.pos] | 0x20 {
	case 'p', 'b', 'g':
		w := t.word()
		for _, k := range [...]string{"PREFIX", "BASE", "GRAPH"} {
			if len(w) == len(k) && strings.EqualFold(string(w), k) {
				return k
			}
		}
	}
	return ""
}

// word returns the word at pos, unread, unless it is the beginning of a prefixed
// name.
func (t *turtle) word() []byte {
	for {
		b := t.in.buf[t.in.pos:]
		n, seen := prefixLen(b)
		if (seen >= len(b) || n >= len(b)) && !t.in.eof {
			t.in.more()
			continue
		}
		if n < len(b) && b[n] == ':' {
			return nil
		}
		return b[:n]
	}
}

// directive reads @prefix or @base and the '.' behind it.
func (t *turtle) directive() error {
	t.in.have(excerptLength + 1)
	b := t.in.buf[t.in.pos:]
	var err error
	switch {
	case bytes.HasPrefix(b, []byte("@prefix")):
		t.in.pos += len("@prefix")
		err = t.prefix()
	case bytes.HasPrefix(b, []byte("@base")):
		t.in.pos += len("@base")
		err = t.setBase()
	default:
		return t.in.fail(t.in.pos, "\"@prefix\" or \"@base\"", excerptQuoted(b), "")
	}
	if err != nil {
		return err
	}
	if t.in.next() != '.' {
		return t.in.expected("'.'")
	}
	t.in.pos++
	return nil
}

func (t *turtle) prefix() error {
	t.in.next()
	n, err := t.prefixName()
	if err != nil {
		return err
	}
	name := string(t.in.buf[t.in.pos : t.in.pos+n])
	t.in.pos += n + 1
	if t.in.next() != '<' {
		return t.in.expected("the IRI of the prefix")
	}
	ns, err := t.iri()
	if err != nil {
		return err
	}
	t.ns[name] = ns
	return nil
}

func (t *turtle) setBase() error {
	if t.in.next() != '<' {
		return t.in.expected("the base IRI")
	}
	iri, err := t.iri()
	if err != nil {
		return err
	}
	t.base = parseBase(iri)
	return nil
}

// namedGraph reads the name and '{' behind the keyword GRAPH.
func (t *turtle) namedGraph() error {
	var g Term
	var err error
	switch c := t.in.next(); c {
	case '[':
		t.in.pos++
		if t.in.next() != ']' {
			return t.in.expected("']'")
		}
		t.in.pos++
		g = t.blank.fresh()
	case '_':
		g, err = t.blankNode()
	default:
		g, err = t.name("a graph name (an IRI or a blank node)")
	}
	if err != nil {
		return err
	}
	if t.in.next() != '{' {
		return t.in.expected("'{'")
	}
	t.in.pos++
	t.inGraph, t.graph = true, g
	return nil
}

// triples reads a subject and pushes the frame that reads the rest; in TriG the
// subject may turn out to be the name of a graph.
func (t *turtle) triples(c int) error {
	state := verbDue
	var subj Term
	var err error
	switch c {
	case '(':
		return t.subjectCollection()
	case '[':
		t.in.pos++
		subj = t.blank.fresh()
		if t.in.next() != ']' {
			if err := t.push(frame{kind: statementFrame, state: verbOrEnd, subj: subj}); err != nil {
				return err
			}
			return t.push(frame{kind: propertiesFrame, state: verbDue, subj: subj})
		}
		t.in.pos++
	case '_':
		subj, err = t.blankNode()
	default:
		subj, err = t.name("a subject (an IRI, a blank node or a collection)")
	}
	if err != nil {
		return err
	}
	if t.trig && !t.inGraph && t.in.next() == '{' {
		t.in.pos++
		t.inGraph, t.graph = true, subj
		return nil
	}
	return t.push(frame{kind: statementFrame, state: state, subj: subj})
}

func (t *turtle) subjectCollection() error {
	t.in.pos++
	if t.in.next() == ')' {
		t.in.pos++
		return t.push(frame{kind: statementFrame, state: verbDue, subj: NewIRI(rdfNil)})
	}
	cell := t.blank.fresh()
	if err := t.push(frame{kind: statementFrame, state: verbDue, subj: cell}); err != nil {
		return err
	}
	return t.push(frame{kind: subjectListFrame, subj: cell})
}

// item reads an item of a collection, or its end. Of its frame, pred is the
// cell of the item before it.
func (t *turtle) item(f *frame) error {
	switch t.in.next() {
	case ')':
		t.in.pos++
		t.emit(f.pred, NewIRI(rdfRest), NewIRI(rdfNil))
		t.stack = t.stack[:len(t.stack)-1]
		return nil
	case -1:
		return t.in.expected("an object or ')'")
	}
	cell := f.subj
	if f.pred.Kind != None {
		cell = t.blank.fresh()
		t.emit(f.pred, NewIRI(rdfRest), cell)
	}
	f.pred = cell
	return t.object(cell, NewIRI(rdfFirst))
}

// object reads an object and emits the triple that ends with it. For a nested
// construct it pushes the frame that goes on with it.
func (t *turtle) object(s, p Term) error {
	switch c := t.in.next(); c {
	case '[':
		t.in.pos++
		o := t.blank.fresh()
		t.emit(s, p, o)
		if t.in.next() == ']' {
			t.in.pos++
			return nil
		}
		return t.push(frame{kind: propertiesFrame, state: verbDue, subj: o})
	case '(':
		t.in.pos++
		if t.in.next() == ')' {
			t.in.pos++
			t.emit(s, p, NewIRI(rdfNil))
			return nil
		}
		o := t.blank.fresh()
		t.emit(s, p, o)
		return t.push(frame{kind: collectionFrame, subj: o})
	default:
		o, err := t.objectTerm(c)
		if err != nil {
			return err
		}
		t.emit(s, p, o)
		return nil
	}
}

// resync moves behind the statement that was found malformed: to the next '.'
// that ends a line or stands before white space and is not inside a string, an
// IRI or a comment.
func (t *turtle) resync() bool {
	t.stack = t.stack[:0]
	for t.in.have(1) {
		switch c := t.in.buf[t.in.pos]; c {
		case '#':
			t.in.skipComment()
			continue
		case '"', '\'':
			if _, err := t.quoted(); err == nil {
				continue
			}
		case '<':
			if _, err := t.iri(); err == nil {
				continue
			}
		case '}':
			if t.inGraph {
				return true
			}
		case '.':
			t.in.pos++
			if !t.in.have(1) {
				return true
			}
			switch t.in.buf[t.in.pos] {
			case ' ', '\t', '\n', '\r', '#':
				return true
			}
			continue
		}
		t.in.pos = min(t.in.pos+1, len(t.in.buf))
	}
	t.inGraph = false // no '}' is due any more
	return true
}

func (t *turtle) prefixes() []Prefix { return sortedPrefixes(t.ns) }

// blankLabels gives blank nodes their labels: "genid1", "genid2", … to those
// without one, and to the others their own, except that one of the same form
// gets an x behind it. So no two can meet, and nothing has to be remembered.
type blankLabels struct {
	scope string
	made  int
}

func (l *blankLabels) fresh() Term {
	l.made++
	return NewBlank(l.scope + "genid" + strconv.Itoa(l.made))
}

// appendNamed appends the label for a node that the document calls label.
func (l *blankLabels) appendNamed(b, label []byte) []byte {
	b = append(append(b, l.scope...), label...)
	if rest, ok := bytes.CutPrefix(label, []byte("genid")); ok {
		digits := bytes.TrimRight(rest, "x")
		if len(digits) > 0 && len(bytes.Trim(digits, "0123456789")) == 0 {
			b = append(b, 'x')
		}
	}
	return b
}
