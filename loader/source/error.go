package source

import (
	"errors"
	"fmt"
	"io/fs"
)

// What can be wrong with a file, a member of an archive or a line; to be told with errors.Is.
var (
	ErrEmpty      = errors.New("nothing in it")
	ErrBinary     = errors.New("not text, but binary content")
	ErrTooLarge   = fmt.Errorf("too large for one article (limit %d MB)", MaxDocument>>20)
	ErrLongLine   = fmt.Errorf("line is too long (limit %d MB)", MaxLine>>20)
	ErrNoArticles = errors.New("no articles in this folder; .txt, .html, .jsonl, .gz, .zst, .tar and .zip files are read")
	ErrBomb       = errors.New("unpacks to far more than an archive of articles would; the rest of it is not read")
	ErrSyntax     = errors.New("broken JSON") // wrapped with what was expected
)

var (
	errNotFile    = errors.New("neither a file nor a folder")
	errNotArchive = errors.New("not compressed as its name says")
	errZipStream  = errors.New("a zip archive cannot be read from a stream; name the file")
	errNested     = errors.New("an archive inside an archive is not read; unpack it first")
)

// Error is what went wrong with one file, archive member or line.
type Error struct {
	Path string // as in [Document.Path]
	Line int    // line in a feed, from 1; 0 if the whole file is meant
	Err  error
}

// Error returns one line: the file, the line where there is one, what is wrong.
func (e *Error) Error() string {
	if e.Line > 0 {
		return fmt.Sprintf("%s:%d: %v", printable(e.Path), e.Line, e.Err)
	}
	return fmt.Sprintf("%s: %v", printable(e.Path), e.Err)
}

// Unwrap returns what went wrong without the place.
func (e *Error) Unwrap() error { return e.Err }

// newError takes the file's name off the errors of package fs, which have it too.
func newError(path string, line int, err error) *Error {
	var of *fs.PathError
	if errors.As(err, &of) {
		err = of.Err
	}
	return &Error{Path: path, Line: line, Err: err}
}

// printable quotes a name that would disturb a terminal; archives can hold any.
func printable(name string) string {
	for _, r := range name {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == 0xfffd {
			return fmt.Sprintf("%q", name)
		}
	}
	return name
}
