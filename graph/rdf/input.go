package rdf

import (
	"bytes"
	"io"
	"unicode/utf8"
)

const inputBlock = 64 << 10

// input is a window on a stream for a parser that works on bytes in place: the
// unread bytes are buf[pos:], and more extends them. Line and column are only
// counted where bytes leave the window and where an error is reported.
type input struct {
	r   io.Reader
	buf []byte
	pos int
	eof bool
	err error // an error of r; the bytes before it are still parsed

	file      string
	limit     int // largest size of a token
	mark      int // buf[mark] is at line, col
	line, col int
}

func newInput(r io.Reader, o Options) input {
	return input{r: r, file: o.File, limit: o.MaxLine, line: 1, col: 1}
}

// more reads more bytes into the window and reports whether it got any. Either
// way the bytes in the window may move to its beginning.
func (in *input) more() bool {
	if in.eof {
		return false
	}
	if in.pos > 0 {
		in.line, in.col = in.position(in.pos)
		n := copy(in.buf, in.buf[in.pos:])
		in.buf, in.pos, in.mark = in.buf[:n], 0, 0
	}
	if len(in.buf) > in.limit {
		in.eof = true
		in.err = &LimitError{File: in.file, Line: in.line, Col: in.col, What: "token length", Limit: in.limit}
		return false
	}
	if len(in.buf) == cap(in.buf) {
		in.buf = append(make([]byte, 0, max(inputBlock, 2*len(in.buf))), in.buf...)
	}
	for range 100 {
		n, err := in.r.Read(in.buf[len(in.buf):cap(in.buf)])
		in.buf = in.buf[:len(in.buf)+n]
		if err != nil {
			in.eof = true
			if err != io.EOF {
				in.err = err
			}
		}
		if n > 0 || in.eof {
			return n > 0
		}
	}
	in.eof, in.err = true, io.ErrNoProgress
	return false
}

// position returns line and column of buf[at], at >= mark.
func (in *input) position(at int) (line, col int) {
	b := in.buf[in.mark:at]
	line, col = in.line, in.col
	if n := bytes.Count(b, []byte{'\n'}); n > 0 {
		line += n
		col = 1
		b = b[bytes.LastIndexByte(b, '\n')+1:]
	}
	return line, col + characters(b)
}

// characters counts the characters in b, which may begin or end within one.
func characters(b []byte) int {
	n := 0
	for _, c := range b {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// have reports whether n bytes are in the window, after reading more if needed.
func (in *input) have(n int) bool {
	for len(in.buf)-in.pos < n {
		if !in.more() {
			return false
		}
	}
	return true
}

// next skips white space and comments and returns the byte that follows,
// unread, or -1 at the end of the input.
func (in *input) next() int {
	for {
		for in.pos < len(in.buf) {
			switch c := in.buf[in.pos]; c {
			case ' ', '\t', '\n', '\r':
				in.pos++
			case '#':
				in.skipComment()
			default:
				return int(c)
			}
		}
		if !in.more() {
			return -1
		}
	}
}

func (in *input) skipComment() {
	for {
		if i := bytes.IndexAny(in.buf[in.pos:], "\n\r"); i >= 0 {
			in.pos += i
			return
		}
		in.pos = len(in.buf)
		if !in.more() {
			return
		}
	}
}

// expected returns the error for what stands at pos.
func (in *input) expected(what string) error {
	return in.expectedAt(in.pos, what)
}

func (in *input) expectedAt(at int, what string) error {
	ahead := at - in.pos
	in.have(ahead + utf8.UTFMax) // the whole character
	at = in.pos + ahead
	return in.fail(at, what, foundAt(in.buf, at), "")
}

// fail returns a syntax error at buf[at], or the error of the stream if the
// bytes ended too early because of that.
func (in *input) fail(at int, expected, found, hint string) error {
	if in.err != nil && at >= len(in.buf) {
		return in.err
	}
	line, col := in.position(min(at, len(in.buf)))
	return &SyntaxError{File: in.file, Line: line, Col: col, Expected: expected, Found: found, Hint: hint}
}
