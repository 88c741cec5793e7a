package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a file into UTF-8.
func decode(content []byte, media Media) (string, error) {
	content = trimBOM(content)
	if len(bytes.TrimSpace(content)) == 0 {
		return "", ErrEmpty
	}
	if err := binary(content); err != nil {
		return "", err
	}
	if bytes.IndexByte(content, 0) >= 0 {
		return "", ErrBinary
	}
	if utf8.Valid(content) {
		return string(content), nil
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(content)
	return string(out), err
}

// magics are the first bytes of files that are no text even where they look like it.
var magics = []struct{ magic, what string }{
	{"%PDF-", "a PDF file"}, {"\x89PNG", "an image"}, {"\xff\xd8\xff", "an image"}, {"GIF8", "an image"},
	{"\xd0\xcf\x11\xe0", "an Office document"}, {"{\\rtf", "an RTF document"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"},
	{"PK\x03\x04", "a zip archive or Office document"}, {"OggS", "audio"}, {"ID3", "audio"}, {"SQLite format 3", "a database"},
}

// binary returns an error if the content is no text.
func binary(content []byte) error {
	for _, m := range magics {
		if bytes.HasPrefix(content, []byte(m.magic)) {
			return fmt.Errorf("%w (%s)", ErrBinary, m.what)
		}
	}
	return nil
}
