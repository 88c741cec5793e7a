package rdf

import (
	"bytes"
	"unicode/utf8"
)

// A RawTerm is a term as [Scanner] yields it: decoded, but not yet copied into
// strings. Its slices point into the scanned buffer, or into the scanner's own
// space where an escape had to be decoded; they hold until the next Scan.
type RawTerm struct {
	Kind     Kind
	Value    []byte // as in [Term]
	Datatype []byte // as in [Term]: empty for xsd:string
	Lang     []byte // in lower case
}

// Term copies t into a Term of its own.
func (t RawTerm) Term() Term {
	return Term{Kind: t.Kind, Value: string(t.Value), Datatype: string(t.Datatype), Lang: string(t.Lang)}
}

// A Scanner reads N-Triples and N-Quads statements out of a buffer in memory
// that holds whole lines, and allocates nothing for a statement without
// escapes. [BlockReader] cuts a stream into such buffers; they may be scanned
// by several Scanners at once.
//
//	sc := rdf.NewScanner(block, rdf.NQuads)
//	for {
//		ok, err := sc.Scan()
//		if err != nil {
//			report(err) // Scan goes on at the next line
//			continue
//		}
//		if !ok {
//			break
//		}
//		use(sc.S, sc.P, sc.O, sc.G)
//	}
type Scanner struct {
	S, P, O, G RawTerm // the statement found by Scan; G.Kind is None in the default graph

	buf       []byte
	pos       int
	line      int // number of the line at pos
	lineStart int // offset of that line in buf
	triples   bool
	scratch   []byte // decoded escapes of the current statement
}

// NewScanner returns a Scanner of the lines in buf, which are NTriples or
// NQuads. Lines are numbered from 1; see [Scanner.Reset].
func NewScanner(buf []byte, format Format) *Scanner {
	s := &Scanner{triples: format == NTriples}
	s.Reset(buf, 1)
	return s
}

// Reset makes the scanner read buf, whose first line has the number line.
func (s *Scanner) Reset(buf []byte, line int) {
	s.buf, s.pos, s.line, s.lineStart = buf, 0, line, 0
}

// Line returns the number of the line that the last statement stands on.
func (s *Scanner) Line() int { return s.line }

// Scan moves to the next statement and puts it into S, P, O and G. It returns
// false and no error at the end of the buffer. A malformed line gives a
// *SyntaxError; the next call goes on with the line after it.
func (s *Scanner) Scan() (bool, error) {
	s.scratch = s.scratch[:0]
	for {
		s.space()
		if s.pos >= len(s.buf) {
			return false, nil
		}
		switch s.buf[s.pos] {
		case '\n':
			s.pos++
			s.newLine()
			continue
		case '\r':
			s.carriageReturn()
			continue
		case '#':
			s.skipLine()
			continue
		}
		if err := s.statement(); err != nil {
			s.skipLine()
			return false, err
		}
		return true, nil
	}
}

// statement reads one statement and what may follow it on its line.
func (s *Scanner) statement() error {
	var err error
	switch s.peek() {
	case '<':
		err = s.iri(&s.S)
	case '_':
		err = s.blank(&s.S)
	default:
		err = s.expected("a subject (an IRI or a blank node)")
	}
	if err != nil {
		return err
	}
	s.space()
	if s.peek() != '<' {
		return s.expected("a predicate (an IRI)")
	}
	if err := s.iri(&s.P); err != nil {
		return err
	}
	s.space()
	switch s.peek() {
	case '<':
		err = s.iri(&s.O)
	case '"':
		err = s.literal(&s.O)
	case '_':
		err = s.blank(&s.O)
	default:
		err = s.expected("an object (an IRI, a blank node or a literal)")
	}
	if err != nil {
		return err
	}
	s.space()
	s.G = RawTerm{}
	if !s.triples {
		switch s.peek() {
		case '<':
			err = s.iri(&s.G)
		case '_':
			err = s.blank(&s.G)
		}
		if err != nil {
			return err
		}
		s.space()
	}
	if s.peek() != '.' {
		if s.triples {
			return s.expected("'.'")
		}
		return s.expected("a graph name or '.'")
	}
	s.pos++
	s.space()
	switch {
	case s.pos >= len(s.buf):
	case s.buf[s.pos] == '\n', s.buf[s.pos] == '\r', s.buf[s.pos] == '#':
	default:
		return s.expected("the end of the line")
	}
	return nil
}

// peek returns the byte at pos, or 0 at the end.
func (s *Scanner) peek() byte {
	if s.pos < len(s.buf) {
		return s.buf[s.pos]
	}
	return 0
}

func (s *Scanner) space() {
	for s.pos < len(s.buf) && (s.buf[s.pos] == ' ' || s.buf[s.pos] == '\t') {
		s.pos++
	}
}

func (s *Scanner) newLine() {
	s.line++
	s.lineStart = s.pos
}

func (s *Scanner) carriageReturn() {
	s.pos++
	if s.peek() == '\n' {
		s.pos++
	}
	s.newLine()
}

// skipLine moves to the end of the line, in front of its '\n' or '\r'.
func (s *Scanner) skipLine() {
	for s.pos < len(s.buf) && s.buf[s.pos] != '\n' && s.buf[s.pos] != '\r' {
		s.pos++
	}
}

// expected returns the error for what stands at pos.
func (s *Scanner) expected(what string) error {
	return s.fail(s.pos, what, foundAt(s.buf, s.pos))
}

func (s *Scanner) fail(at int, expected, found string) error {
	return &SyntaxError{
		Line: s.line, Col: utf8.RuneCount(s.buf[s.lineStart:min(at, len(s.buf))]) + 1,
		Expected: expected, Found: found,
	}
}

// Classes of bytes inside "<…>" and "\"…\"".
const (
	plainByte  = iota // stands for itself
	highByte          // part of a multi-byte UTF-8 sequence
	escapeByte        // a backslash
	endByte           // the closing delimiter
	badByte           // not allowed
)

var iriClass, stringClass = byteClasses()

func byteClasses() (iri, str [256]uint8) {
	for c := range 256 {
		switch {
		case c >= utf8.RuneSelf:
			iri[c], str[c] = highByte, highByte
		case c <= ' ' || bytes.IndexByte([]byte("<\"{}|^`"), byte(c)) >= 0:
			iri[c] = badByte
		}
	}
	iri['>'], iri['\\'] = endByte, escapeByte
	str['"'], str['\\'], str['\n'], str['\r'] = endByte, escapeByte, badByte, badByte
	return iri, str
}

// iri reads "<…>" into t. The IRI has to be absolute.
func (s *Scanner) iri(t *RawTerm) error {
	start := s.pos
	v, err := s.delimited(&iriText)
	if err != nil {
		return err
	}
	if !hasScheme(v) {
		return s.fail(start, "an absolute IRI", "<"+excerpt(v)+">")
	}
	*t = RawTerm{Kind: IRI, Value: v}
	return nil
}

// delimited is text between two delimiters: an IRI in "<…>" or a string in quotation marks.
type delimited struct {
	class   *[256]uint8
	whole   string                         // what the whole is called
	escape  func(b []byte) (r rune, n int) // reads an escape at the start of b; n is its length in bytes, 0 if it is none
	escapes string                         // what may stand there
}

var (
	iriText    = delimited{&iriClass, "an IRI that ends in '>'", iriEscape, "an escape \\uXXXX or \\UXXXXXXXX of a character allowed in an IRI"}
	stringText = delimited{&stringClass, "a string that ends in '\"'", stringEscape, "an escape (\\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX)"}
)

// iriEscape reads an escape of a character that an IRI may have.
func iriEscape(b []byte) (rune, int) {
	r, n := unicodeEscape(b)
	if r < utf8.RuneSelf && iriClass[byte(r)] != plainByte {
		return 0, 0
	}
	return r, n
}

// delimited reads the text whose opening delimiter is at pos, and moves behind the closing one.
func (s *Scanner) delimited(d *delimited) ([]byte, error) {
	b, class := s.buf, d.class
	start := s.pos + 1
	high := false
	for i := start; i < len(b); i++ {
		switch class[b[i]] {
		case plainByte:
			continue
		case highByte:
			high = true
			continue
		case endByte:
			s.pos = i + 1
			if high && !utf8.Valid(b[start:i]) {
				return nil, s.notUTF8(start, i)
			}
			return b[start:i:i], nil
		case escapeByte:
			return s.escaped(d, start, i)
		default:
			s.pos = i
			return nil, s.expected(d.whole)
		}
	}
	s.pos = len(b)
	return nil, s.expected(d.whole)
}

// escaped goes on with the text that starts at start and has its first
// backslash at i; it is decoded into the scratch space.
func (s *Scanner) escaped(d *delimited, start, i int) ([]byte, error) {
	b := s.buf
	from := len(s.scratch)
	s.scratch = append(s.scratch, b[start:i]...)
	for i < len(b) {
		c := b[i]
		switch d.class[c] {
		case endByte:
			s.pos = i + 1
			v := s.scratch[from:len(s.scratch):len(s.scratch)]
			if !utf8.Valid(v) {
				return nil, s.notUTF8(start, i)
			}
			return v, nil
		case escapeByte:
			r, n := d.escape(b[i:])
			if n == 0 {
				s.pos = i
				return nil, s.fail(i, d.escapes, excerptQuoted(b[i:]))
			}
			s.scratch = utf8.AppendRune(s.scratch, r)
			i += n
		case badByte:
			s.pos = i
			return nil, s.expected(d.whole)
		default:
			s.scratch = append(s.scratch, c)
			i++
		}
	}
	s.pos = len(b)
	return nil, s.expected(d.whole)
}

// blank reads "_:label" into t.
func (s *Scanner) blank(t *RawTerm) error {
	b := s.buf
	if s.pos+1 >= len(b) || b[s.pos+1] != ':' {
		return s.expected("\"_:\" and a blank node label")
	}
	start := s.pos + 2
	n, _ := blankLabelLen(b[start:])
	if n == 0 {
		s.pos = start
		return s.expected("a blank node label")
	}
	s.pos = start + n
	*t = RawTerm{Kind: Blank, Value: b[start:s.pos:s.pos]}
	return nil
}

// literal reads a quoted string with its language tag or datatype into t.
func (s *Scanner) literal(t *RawTerm) error {
	v, err := s.delimited(&stringText)
	if err != nil {
		return err
	}
	*t = RawTerm{Kind: Literal, Value: v}
	if c := s.peek(); c == ' ' || c == '\t' {
		s.space()
	}
	switch s.peek() {
	case '@':
		n := langTagLen(s.buf[s.pos+1:])
		if n == 0 {
			s.pos++
			return s.expected("a language tag")
		}
		t.Lang = s.lower(s.buf[s.pos+1 : s.pos+1+n])
		s.pos += 1 + n
	case '^':
		if s.pos+1 >= len(s.buf) || s.buf[s.pos+1] != '^' {
			return s.expected("\"^^\"")
		}
		s.pos += 2
		s.space()
		if s.peek() != '<' {
			return s.expected("a datatype (an IRI)")
		}
		var dt RawTerm
		start := s.pos
		if err := s.iri(&dt); err != nil {
			return err
		}
		if string(dt.Value) == RDFLangString {
			return s.fail(start, "a datatype other than rdf:langString", "rdf:langString without a language tag")
		}
		if string(dt.Value) != XSDString {
			t.Datatype = dt.Value
		}
	}
	return nil
}

// lower returns b in lower case, copied only where it has to be.
func (s *Scanner) lower(b []byte) []byte {
	for _, c := range b {
		if 'A' <= c && c <= 'Z' {
			from := len(s.scratch)
			for _, c := range b {
				s.scratch = append(s.scratch, lowerByte(c))
			}
			return s.scratch[from:len(s.scratch):len(s.scratch)]
		}
	}
	return b
}

func (s *Scanner) notUTF8(start, end int) error {
	for i := start; i < end; {
		r, n := utf8.DecodeRune(s.buf[i:end])
		if r == utf8.RuneError && n <= 1 {
			return s.fail(i, "UTF-8", foundAt(s.buf[:end], i))
		}
		i += n
	}
	return s.fail(start, "UTF-8", "something else")
}
