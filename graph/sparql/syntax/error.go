package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Pos is a place in the text: the offset in bytes from its beginning.
type Pos int

// LineCol returns the line and the column of pos in src, both from 1; the
// column counts characters (runes).
func LineCol(src string, pos Pos) (line, col int) {
	at := min(max(int(pos), 0), len(src))
	head := src[:at]
	line = 1 + strings.Count(head, "\n")
	return line, 1 + utf8.RuneCountInString(head[strings.LastIndexByte(head, '\n')+1:])
}

// Error is an error in the text of a query or an update.
type Error struct {
	Pos       Pos    // where it was noticed
	Line, Col int    // the same, from 1; Col in runes
	Message   string // "expected X, found Y", or the rule that is broken
	Hint      string // what to do about it, or ""
	// Incomplete says that the text ended where more had to come: a shell
	// reads another line and tries again.
	Incomplete bool
}

// Error returns "line:col: message", and the hint behind it.
func (e *Error) Error() string {
	if e.Hint != "" {
		return fmt.Sprintf("%d:%d: %s (hint: %s)", e.Line, e.Col, e.Message, e.Hint)
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Col, e.Message)
}

// newError returns an error at pos in src.
func newError(src string, pos Pos, format string, args ...any) *Error {
	line, col := LineCol(src, pos)
	return &Error{Pos: pos, Line: line, Col: col, Message: fmt.Sprintf(format, args...)}
}
