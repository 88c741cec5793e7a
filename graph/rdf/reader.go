package rdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// OnError says what a [Reader] does about a malformed statement.
type OnError uint8

const (
	Stop OnError = iota // Read returns the error, and again at every further call
	Skip                // the statement is left out and counted; see [Reader.Skipped]
)

// Options of a [Reader]. The zero value is good for most uses.
type Options struct {
	File string // name of the document for error messages
	Base string // absolute IRI that relative ones are resolved against; "" where there is none

	// Scope is put in front of every blank node label, so that the labels of
	// several documents stay apart in one graph; what a label may not have is
	// turned to hex. Labels are those of the document, or made as "genid1",
	// "genid2", … where it has none.
	Scope string

	OnError  OnError
	MaxDepth int // nesting of brackets or elements; 0 means DefaultMaxDepth
	MaxLine  int // bytes of a line or token; 0 means DefaultMaxLine
	MaxSize  int // bytes of a JSON-LD document, which is read as a whole; 0 means DefaultMaxSize

	// Contexts returns a JSON-LD context that a document refers to by its IRI.
	// Without it, and for an IRI that it does not know, such a document is an
	// error: kg does not go to the network.
	Contexts func(iri string) ([]byte, error)
}

// Limits that Options has unless it says otherwise.
const (
	DefaultMaxDepth = 4096
	DefaultMaxSize  = 64 << 20 // json-gold needs some 40 times as much: 307 MB for 8 MB
)

// Skipped counts the statements that a Reader left out under [Skip].
type Skipped struct {
	Count int
	First []error // the first ten of them
}

const skippedKept = 10

// A Reader reads the quads of one document.
type Reader struct {
	p       parser
	file    string
	skip    bool
	err     error
	skipped Skipped
}

// parser is what every syntax implements. next returns io.EOF at the end. After
// any other error resync moves behind the malformed statement and reports
// whether parsing can go on.
type parser interface {
	next() (Quad, error)
	resync() bool
	prefixes() []Prefix
}

// NewReader returns a Reader of the document r, which is in the format f.
// N-Triples, N-Quads, Turtle, TriG and RDF/XML are read as a stream, in memory
// that does not grow with the document; JSON-LD is read as a whole.
func NewReader(r io.Reader, f Format, o Options) (*Reader, error) {
	if o.MaxDepth <= 0 {
		o.MaxDepth = DefaultMaxDepth
	}
	if o.MaxLine <= 0 {
		o.MaxLine = DefaultMaxLine
	}
	if o.MaxSize <= 0 {
		o.MaxSize = DefaultMaxSize
	}
	if o.Base != "" && !hasScheme(o.Base) {
		return nil, fmt.Errorf("base %q is not an absolute IRI", o.Base)
	}
	r = &skipBOM{r: r}
	o.Scope = LabelScope(o.Scope)
	rd := &Reader{file: o.File, skip: o.OnError == Skip}
	switch f {
	case NTriples, NQuads:
		rd.p = newLineParser(r, f, o)
	case Turtle, TriG:
		rd.p = newTurtle(r, f, o)
	case RDFXML:
		rd.p = newRDFXML(r, o)
	case JSONLD:
		rd.p = newJSONLD(r, o)
	default:
		return nil, fmt.Errorf("cannot read %s", f.Title())
	}
	return rd, nil
}

// Read returns the next quad, or io.EOF at the end of the document. Errors are
// a *[SyntaxError], a *[LimitError], or those of the underlying stream. Under
// Skip, a Turtle statement that goes wrong halfway keeps the triples read
// before the error.
func (r *Reader) Read() (Quad, error) {
	for r.err == nil {
		q, err := r.p.next()
		if err == nil {
			return q, nil
		}
		var syntax *SyntaxError
		if r.skip && errors.As(err, &syntax) {
			r.skipped.Count++
			if len(r.skipped.First) < skippedKept {
				r.skipped.First = append(r.skipped.First, err)
			}
			if r.p.resync() {
				continue
			}
			err = io.EOF
		}
		r.err = r.inFile(err)
	}
	return Quad{}, r.err
}

// inFile puts the name of the document into an error of the stream; those of the
// syntax have it.
func (r *Reader) inFile(err error) error {
	var syntax *SyntaxError
	var limit *LimitError
	if r.file == "" || err == io.EOF || errors.As(err, &syntax) || errors.As(err, &limit) {
		return err
	}
	return fmt.Errorf("read %s: %w", r.file, err)
}

// Skipped returns what was left out so far.
func (r *Reader) Skipped() Skipped { return r.skipped }

// Prefixes returns the prefixes that the document has declared so far, in
// alphabetical order.
func (r *Reader) Prefixes() []Prefix { return r.p.prefixes() }

// All reads the quads that are left.
func (r *Reader) All() ([]Quad, error) {
	var quads []Quad
	for {
		q, err := r.Read()
		if err == io.EOF {
			return quads, nil
		}
		if err != nil {
			return quads, err
		}
		quads = append(quads, q)
	}
}

// ReadAll reads all quads of a document.
func ReadAll(r io.Reader, f Format, o Options) ([]Quad, error) {
	rd, err := NewReader(r, f, o)
	if err != nil {
		return nil, err
	}
	return rd.All()
}

// Prefix is a namespace and the short name for it.
type Prefix struct {
	Name string // without the colon; may be empty
	IRI  string
}

// LabelScope turns s into what [Options] puts in front of blank node labels for
// the Scope s. Under different scopes, no two labels come out the same.
func LabelScope(s string) string {
	if s == "" {
		return ""
	}
	var b []byte
	for i := 0; i < len(s); i++ {
		if c := s[i]; isAlpha(c) || isDigit(c) || (c == '.' || c == '-') && i > 0 {
			b = append(b, c)
		} else {
			b = append(b, '_', hexDigits[c>>4], hexDigits[c&15])
		}
	}
	return string(b) + "__" // which the part before cannot have in it
}

func sortedPrefixes(m map[string]string) []Prefix {
	list := make([]Prefix, 0, len(m))
	for name, iri := range m {
		list = append(list, Prefix{name, iri})
	}
	slices.SortFunc(list, func(a, b Prefix) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// skipBOM leaves out a UTF-8 byte order mark at the beginning of r.
type skipBOM struct {
	r       io.Reader
	started bool
	head    []byte
	err     error // that came with head
}

func (s *skipBOM) Read(p []byte) (int, error) {
	if !s.started {
		s.started = true
		s.head = make([]byte, 3)
		var n int
		n, s.err = readFull(s.r, s.head)
		s.head = bytes.TrimPrefix(s.head[:n], []byte("\xEF\xBB\xBF"))
	}
	if len(s.head) > 0 {
		n := copy(p, s.head)
		s.head = s.head[n:]
		return n, nil
	}
	if s.err != nil {
		return 0, s.err
	}
	return s.r.Read(p)
}

// lineParser reads N-Triples and N-Quads.
type lineParser struct {
	blocks *BlockReader
	sc     *Scanner
	buf    []byte
	file   string
	scope  string
	names  interner
	label  []byte
}

func newLineParser(r io.Reader, f Format, o Options) *lineParser {
	return &lineParser{
		blocks: NewBlockReader(r, inputBlock, o.MaxLine), sc: NewScanner(nil, f),
		file: o.File, scope: o.Scope, names: newInterner(),
	}
}

func (p *lineParser) next() (Quad, error) {
	for {
		ok, err := p.sc.Scan()
		if err != nil {
			return Quad{}, p.inFile(err)
		}
		if ok {
			return Quad{p.term(p.sc.S), p.term(p.sc.P), p.term(p.sc.O), p.term(p.sc.G)}, nil
		}
		block, line, err := p.blocks.Next(p.buf)
		if err != nil {
			return Quad{}, p.inFile(err)
		}
		p.buf = block
		p.sc.Reset(block, line)
	}
}

func (p *lineParser) term(t RawTerm) Term {
	switch t.Kind {
	case Literal:
		return Term{Literal, string(t.Value), p.names.string(t.Datatype), p.names.string(t.Lang)}
	case Blank:
		if p.scope != "" {
			p.label = append(append(p.label[:0], p.scope...), t.Value...)
			t.Value = p.label
		}
	}
	return Term{Kind: t.Kind, Value: p.names.string(t.Value)}
}

func (p *lineParser) inFile(err error) error {
	switch e := err.(type) {
	case *SyntaxError:
		e.File = p.file
	case *LimitError:
		e.File = p.file
	}
	return err
}

func (p *lineParser) resync() bool       { return true } // the scanner does
func (p *lineParser) prefixes() []Prefix { return nil }
