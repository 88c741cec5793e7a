package rdf

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// Open returns a Reader of a document that may be compressed with gzip or zstd,
// which its content tells. format names its format; where it is "" the ending of
// name does, without ".gz" or ".zst", and where that tells nothing the beginning
// of the document. name also stands in errors, unless o.File is set.
func Open(r io.Reader, name, format string, o Options) (*Reader, error) {
	if o.File == "" {
		o.File = name
	}
	plain, f, err := Recognise(r, name, format)
	if err != nil {
		return nil, err
	}
	return NewReader(plain, f, o)
}

// Recognise returns what Open reads: the document decompressed, and its format.
func Recognise(r io.Reader, name, format string) (io.Reader, Format, error) {
	plain, err := Decompress(r)
	if err != nil {
		return nil, Unknown, fmt.Errorf("read %s: %w", name, err)
	}
	f := FormatOfName(name)
	if format != "" {
		if f, err = ParseFormat(format); err != nil {
			return nil, Unknown, err
		}
	}
	if f == Unknown {
		b := bufio.NewReaderSize(plain, sniffed)
		head, err := b.Peek(sniffed)
		if err != nil && err != io.EOF {
			return nil, Unknown, fmt.Errorf("read %s: %w", name, err)
		}
		if f = Sniff(head); f == Unknown {
			return nil, Unknown, fmt.Errorf("%s is in no RDF format that can be recognised; hint: name the format", name)
		}
		plain = b
	}
	return plain, f, nil
}

// maxWindow is the largest zstd window that is accepted, which bounds the
// memory of decompression.
const maxWindow = 128 << 20

// Decompress returns r, or what it decompresses to if it begins as gzip or zstd
// does.
func Decompress(r io.Reader) (io.Reader, error) {
	b := bufio.NewReaderSize(r, 1<<16)
	head, err := b.Peek(4)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return gzip.NewReader(b)
	case bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}):
		return zstd.NewReader(b, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	}
	return b, nil
}

// FormatOfName returns the format that the ending of a file name tells, without
// ".gz" or ".zst"; Unknown where it tells none.
func FormatOfName(name string) Format {
	name = strings.ToLower(name)
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".gz"), ".zst")
	ending := strings.TrimPrefix(path.Ext(name), ".")
	if ending == "" {
		return Unknown
	}
	f, err := ParseFormat(ending)
	if err != nil {
		return Unknown
	}
	return f
}

const sniffed = 4096

// Sniff guesses the format of a document from its first bytes. What could be
// Turtle is taken for TriG, and N-Triples for N-Quads, which they are part of.
func Sniff(head []byte) Format {
	head = bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF"))
	rest := head
	for { // comments
		rest = bytes.TrimLeft(rest, " \t\r\n")
		if len(rest) == 0 || rest[0] != '#' {
			break
		}
		_, rest, _ = bytes.Cut(rest, []byte{'\n'})
	}
	if len(rest) == 0 {
		return Unknown
	}
	switch rest[0] {
	case '{', '[':
		inside := bytes.TrimLeft(rest[1:], " \t\r\n")
		if len(inside) > 0 && (inside[0] == '"' || inside[0] == '{' || inside[0] == '}' && rest[0] == '{') {
			return JSONLD
		}
		return TriG
	case '@', '(', ':':
		return TriG
	case '<', '_':
		if bytes.HasPrefix(rest, []byte("<?xml")) || bytes.HasPrefix(rest, []byte("<!")) || bytes.HasPrefix(rest, []byte("<rdf:")) {
			return RDFXML
		}
		line, _, whole := bytes.Cut(rest, []byte{'\n'})
		_, err := NewScanner(line, NQuads).Scan()
		var syntax *SyntaxError
		if err == nil || !whole && errors.As(err, &syntax) && syntax.Found == endOfInput {
			return NQuads // or its beginning, where the line is longer than head
		}
		return TriG
	}
	word, _, _ := bytes.Cut(rest, []byte{' '})
	if n, _ := prefixLen(rest); n > 0 && n < len(rest) && rest[n] == ':' {
		return TriG
	}
	if bytes.EqualFold(word, []byte("PREFIX")) || bytes.EqualFold(word, []byte("BASE")) || bytes.EqualFold(word, []byte("GRAPH")) {
		return TriG
	}
	return Unknown
}
