package rdf

import (
	"bytes"
	"io"
)

// DefaultMaxLine is the longest line, in bytes, that line-based formats may
// have unless [Options] says otherwise.
const DefaultMaxLine = 64 << 20

// A BlockReader cuts a stream into blocks of whole lines, for [Scanner].
type BlockReader struct {
	r       io.Reader
	size    int
	maxLine int
	line    int
	rest    []byte // the beginning of a line whose end was not in the last block
	err     error
}

// NewBlockReader returns a BlockReader of r whose blocks have about size bytes,
// and more only where one line is longer. A line of more than maxLine bytes
// (0 means DefaultMaxLine) is an error.
func NewBlockReader(r io.Reader, size, maxLine int) *BlockReader {
	if maxLine <= 0 {
		maxLine = DefaultMaxLine
	}
	return &BlockReader{r: r, size: max(size, 512), maxLine: maxLine, line: 1}
}

// Next reads the next block into buf, growing it where needed, and returns it
// with the number of its first line. The block ends at the end of a line or of
// the stream. At the end of the stream the error is io.EOF.
func (b *BlockReader) Next(buf []byte) (block []byte, line int, err error) {
	buf = append(buf[:0], b.rest...)
	b.rest = b.rest[:0]
	searched := 0
	for b.err == nil {
		want := max(b.size, 2*len(buf))
		if cap(buf) < want {
			buf = append(make([]byte, 0, want), buf...)
		}
		n, err := readFull(b.r, buf[len(buf):want])
		buf = buf[:len(buf)+n]
		if err != nil {
			b.err = err
			break
		}
		if cut := lastLineEnd(buf[searched:]); cut > 0 {
			cut += searched
			b.rest = append(b.rest, buf[cut:]...)
			return b.give(buf[:cut])
		}
		searched = len(buf)
		if len(buf) > b.maxLine {
			b.err = &LimitError{Line: b.line, Col: 1, What: "line length", Limit: b.maxLine}
			return nil, b.line, b.err
		}
	}
	if b.err != io.EOF {
		return nil, b.line, b.err
	}
	if len(buf) == 0 {
		return nil, b.line, io.EOF
	}
	return b.give(buf)
}

// readFull reads until p is full. Unlike io.ReadFull it tells the end of r, always
// io.EOF, from the io.ErrUnexpectedEOF of a reader of truncated data.
func readFull(r io.Reader, p []byte) (n int, err error) {
	for n < len(p) && err == nil {
		var k int
		k, err = r.Read(p[n:])
		n += k
	}
	if n == len(p) {
		err = nil
	}
	return n, err
}

func (b *BlockReader) give(block []byte) ([]byte, int, error) {
	line := b.line
	b.line += countLines(block)
	return block, line, nil
}

// lastLineEnd returns the offset after the last line end in b, or 0.
func lastLineEnd(b []byte) int {
	if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
		return i + 1
	}
	// Lines that end in '\r' alone. The last byte may be the first half of "\r\n".
	if len(b) > 0 {
		return bytes.LastIndexByte(b[:len(b)-1], '\r') + 1
	}
	return 0
}

// countLines counts the line ends "\n", "\r\n" and "\r" in b.
func countLines(b []byte) int {
	n := bytes.Count(b, []byte{'\n'})
	for rest := b; ; {
		i := bytes.IndexByte(rest, '\r')
		if i < 0 {
			return n
		}
		if i+1 >= len(rest) || rest[i+1] != '\n' {
			n++
		}
		rest = rest[i+1:]
	}
}
