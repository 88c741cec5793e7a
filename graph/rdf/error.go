package rdf

import (
	"fmt"
	"strconv"
	"unicode/utf8"
)

// A SyntaxError says where a document leaves the grammar of its format. Its
// text is "file:line:col: expected X, found Y".
type SyntaxError struct {
	File      string // name of the document as given in [Options]; "" leaves it out
	Line, Col int    // both count from 1; Col counts characters, not bytes
	Expected  string // what the grammar asks for, in words: "a predicate"
	Found     string // what stands there, quoted where it is text of the document
	Hint      string // a remedy, where there is one
}

func (e *SyntaxError) Error() string {
	s := fmt.Sprintf("%d:%d: expected %s, found %s", e.Line, e.Col, e.Expected, e.Found)
	if e.File != "" {
		s = e.File + ":" + s
	}
	if e.Hint != "" {
		s += "; hint: " + e.Hint
	}
	return s
}

// A LimitError says that a document goes beyond a limit of [Options], which
// guard against input that would exhaust memory or the stack.
type LimitError struct {
	File      string
	Line, Col int
	What      string // "nesting", "line length"
	Limit     int
}

func (e *LimitError) Error() string {
	s := fmt.Sprintf("%d:%d: %s goes beyond the limit of %d", e.Line, e.Col, e.What, e.Limit)
	if e.File != "" {
		s = e.File + ":" + s
	}
	return s
}

const endOfInput = "the end of the input"

// foundAt describes the character at b[i] for a SyntaxError: quoted, or the end
// of the line or of the input.
func foundAt(b []byte, i int) string {
	if i >= len(b) {
		return endOfInput
	}
	if b[i] == '\n' || b[i] == '\r' {
		return "the end of the line"
	}
	r, n := utf8.DecodeRune(b[i:])
	if r == utf8.RuneError && n <= 1 {
		return fmt.Sprintf("byte 0x%02x, which is not UTF-8", b[i])
	}
	return strconv.QuoteRune(r)
}
