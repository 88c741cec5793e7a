// Package source finds articles where they are kept: files, folders,
// archives, JSONL feeds and standard input. It yields them one at a time as
// [Document]s in UTF-8, with what a feed or a sidecar file says about them.
//
// Start with [Read]:
//
//	for doc, err := range source.Read(os.Stdin, "articles", "feed.jsonl.gz") {
//		if err != nil {
//			report(err) // names the file, and the line in a feed
//			continue
//		}
//		use(doc)
//	}
//
// An error belongs to one file, one archive member or one line; what comes
// after it is still read. Memory is bounded by [MaxDocument] and [MaxLine],
// whatever the size of a feed or an archive.
package source

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

const (
	// MaxDocument is the largest file or archive member that is read as one article, in bytes.
	MaxDocument = 16 << 20
	// MaxLine is the longest line of a JSONL feed, in bytes; escapes make it longer than the text it holds.
	MaxLine = 64 << 20
)

// Media is what kind of content a document has.
type Media uint8

const (
	Text Media = iota + 1 // text/plain: an article, or the text of a page
	HTML                  // text/html
)

// String returns the media type's name.
func (m Media) String() string {
	switch m {
	case Text:
		return "text/plain"
	case HTML:
		return "text/html"
	}
	return "unknown"
}

// Fields is what a feed or a sidecar says about a document. An empty field is not known.
type Fields struct {
	ID        string // the feed's own id
	URL       string
	Title     string
	Outlet    string // field outlet or publisher
	Published string // field published or date, as given
	Lang      string
	Byline    string // field byline or author
}

// Document is one page or article as it was found.
type Document struct {
	Name    string // base name of the file or archive member; "-" is standard input
	Path    string // where it was read: seeds/000.txt, pages.zip/000.txt, feed.jsonl
	Line    int    // line in a feed, from 1; 0 for a file of its own
	Media   Media
	Content string // in UTF-8
	Fields
}

// Read yields the documents of the named sources in the order given: "-" is
// stdin, a folder is read recursively in order of name, an archive member by
// member, a JSONL feed line by line. Every error is a *[Error], and reading
// goes on after it. In folders hidden files, sidecars and files of unknown kind
// are passed over; a file named as a source is read whatever it is called.
func Read(stdin io.Reader, sources ...string) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		r := &reader{yield: yield}
		for _, name := range sources {
			if name == "-" {
				r.stream("-", "-", stdin, Fields{})
			} else {
				r.source(name)
			}
			if r.stopped {
				return
			}
		}
	}
}

// reader walks sources and hands on what it finds until the consumer stops it.
type reader struct {
	yield   func(*Document, error) bool
	stopped bool
}

func (r *reader) document(d *Document) {
	if !r.stopped && !r.yield(d, nil) {
		r.stopped = true
	}
}

func (r *reader) fail(path string, line int, err error) {
	if !r.stopped && !r.yield(nil, newError(path, line, err)) {
		r.stopped = true
	}
}

// source reads what the user named: a folder or a file.
func (r *reader) source(name string) {
	info, err := os.Stat(name)
	switch {
	case err != nil:
		r.fail(name, 0, err)
	case info.IsDir():
		r.folder(name)
	case !info.Mode().IsRegular() && info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0:
		r.fail(name, 0, errNotFile)
	default:
		r.file(name)
	}
}

// folder reads a folder's articles, recursively and in order of name.
func (r *reader) folder(root string) {
	found := false
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case r.stopped:
			return fs.SkipAll
		case err != nil:
			r.fail(name, 0, err)
			found = true // the reason is told; "no articles" would hide it
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case name != root && hidden(entry.Name()):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || isSidecar(name) || formatOf(name) == formatUnknown:
			return nil
		}
		if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
			return nil // a link to a folder, a socket, a device
		}
		found = true
		r.file(name)
		return nil
	})
	if err != nil {
		r.fail(root, 0, err)
	} else if !found && !r.stopped {
		r.fail(root, 0, ErrNoArticles)
	}
}

// file reads one file of any format, with its sidecar if it has one.
func (r *reader) file(name string) {
	f, err := os.Open(name)
	if err != nil {
		r.fail(name, 0, err)
		return
	}
	defer f.Close()
	fields, err := readSidecar(name)
	if err != nil {
		r.fail(name+sidecarSuffix, 0, err)
	}
	if formatOf(name) == formatZip {
		r.zip(name, f)
		return
	}
	r.stream(name, filepath.Base(name), f, fields)
}

// stream reads content of any format but zip from a stream. name tells the format where it
// can; otherwise the first bytes do.
func (r *reader) stream(name, base string, in io.Reader, fields Fields) {
	buffered := bufio.NewReaderSize(in, 64<<10)
	format := formatOf(name)
	head, err := buffered.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		r.fail(name, 0, err)
		return
	}
	if byMagic := magicOf(head); byMagic != formatUnknown {
		format = byMagic // what it is, whatever it is called
	} else if format.compressed() {
		r.fail(name, 0, errNotArchive)
		return
	}
	switch format {
	case formatGzip, formatZstd:
		r.compressed(name, base, format, buffered, fields)
	case formatTar:
		r.tar(name, buffered)
	case formatZip:
		r.fail(name, 0, errZipStream)
	case formatJSONL:
		r.feed(name, base, buffered)
	case formatUnknown:
		if looksLikeJSON(head) {
			r.feed(name, base, buffered)
			return
		}
		r.single(name, base, buffered, fields)
	default:
		r.single(name, base, buffered, fields)
	}
}

// single reads a stream as one document.
func (r *reader) single(name, base string, in io.Reader, fields Fields) {
	content, err := io.ReadAll(io.LimitReader(in, MaxDocument+1))
	if err != nil {
		r.fail(name, 0, err)
		return
	}
	doc, err := newDocument(name, base, content, fields)
	if err != nil {
		r.fail(name, 0, err)
		return
	}
	r.document(doc)
}

// newDocument decodes the bytes of a file or archive member.
func newDocument(name, base string, content []byte, fields Fields) (*Document, error) {
	if len(content) > MaxDocument {
		return nil, ErrTooLarge
	}
	media := Text
	if formatOf(base) == formatHTML || looksLikeHTML(content) {
		media = HTML
	}
	text, err := decode(content, media)
	if err != nil {
		return nil, err
	}
	return &Document{Name: base, Path: name, Media: media, Content: text, Fields: fields}, nil
}

func hidden(base string) bool { return strings.HasPrefix(base, ".") && base != "." && base != ".." }

// format is how a file is read.
type format uint8

const (
	formatUnknown format = iota
	formatText
	formatHTML
	formatJSONL
	formatGzip
	formatZstd
	formatTar
	formatZip
)

func (f format) compressed() bool { return f == formatGzip || f == formatZstd }

// formatOf tells a file's format from its name's ending.
func formatOf(name string) format {
	switch strings.ToLower(path.Ext(filepath.ToSlash(name))) {
	case ".txt", ".text":
		return formatText
	case ".html", ".htm", ".xhtml":
		return formatHTML
	case ".jsonl", ".ndjson":
		return formatJSONL
	case ".gz", ".tgz":
		return formatGzip
	case ".zst", ".tzst":
		return formatZstd
	case ".tar":
		return formatTar
	case ".zip":
		return formatZip
	}
	return formatUnknown
}

// magicOf tells the format of packed content from its first bytes.
func magicOf(head []byte) format {
	has := func(at int, magic string) bool {
		return len(head) >= at+len(magic) && string(head[at:at+len(magic)]) == magic
	}
	switch {
	case has(0, "\x1f\x8b"):
		return formatGzip
	case has(0, "\x28\xb5\x2f\xfd"):
		return formatZstd
	case has(0, "PK\x03\x04"), has(0, "PK\x05\x06"):
		return formatZip
	case has(257, "ustar"):
		return formatTar
	}
	return formatUnknown
}

// looksLikeJSON reports whether content starts as an object with a key does.
func looksLikeJSON(head []byte) bool {
	s := strings.TrimLeft(strings.TrimPrefix(string(head), "\ufeff"), " \t\r\n")
	if !strings.HasPrefix(s, "{") {
		return false
	}
	s = strings.TrimLeft(s[1:], " \t\r\n")
	return strings.HasPrefix(s, `"`) || strings.HasPrefix(s, "}")
}

// looksLikeHTML reports whether content starts as a page of HTML does.
func looksLikeHTML(content []byte) bool {
	head := strings.ToLower(strings.TrimLeft(strings.TrimPrefix(string(content[:min(len(content), 1024)]), "\ufeff"), " \t\r\n"))
	for strings.HasPrefix(head, "<!--") || strings.HasPrefix(head, "<?xml") {
		end := strings.IndexByte(head, '>')
		if end < 0 {
			return false
		}
		head = strings.TrimLeft(head[end+1:], " \t\r\n")
	}
	return slices.ContainsFunc([]string{"<!doctype html", "<html", "<head", "<body"}, func(tag string) bool {
		return strings.HasPrefix(head, tag)
	})
}
