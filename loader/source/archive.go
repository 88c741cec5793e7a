package source

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
)

const (
	// maxRatio is how many times its packed size an archive may unpack to, beyond freeUnpacked.
	// Text packs to a third or a tenth; the best that gzip can do is 1032.
	maxRatio     = 100
	freeUnpacked = 64 << 20
	// maxMembers bounds the members of one archive.
	maxMembers = 2_000_000
	// maxPending bounds the sidecars of a tar archive that wait for their file.
	maxPending = 10_000
	// zstdWindow bounds the memory that a zstd frame may ask for.
	zstdWindow = 64 << 20
)

// counter counts the packed bytes that were read.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.in.Read(b)
	c.n += int64(n)
	return n, err
}

// bounded stops an unpacked stream that grows out of proportion to what was packed.
type bounded struct {
	in     io.Reader
	packed *counter
	n      int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.in.Read(p)
	b.n += int64(n)
	if b.n > freeUnpacked+maxRatio*b.packed.n {
		return 0, ErrBomb
	}
	return n, err
}

// compressed reads a gzip or zstd stream: one file, or a tar archive.
func (r *reader) compressed(name, base string, format format, in io.Reader, fields Fields) {
	packed := &counter{in: in}
	var unpacked io.Reader
	if format == formatGzip {
		z, err := gzip.NewReader(packed)
		if err != nil {
			r.fail(name, 0, err)
			return
		}
		unpacked = z
	} else {
		z, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(zstdWindow))
		if err != nil {
			r.fail(name, 0, err)
			return
		}
		defer z.Close()
		unpacked = z
	}
	inner := bufio.NewReaderSize(&bounded{in: unpacked, packed: packed}, 64<<10)
	head, err := inner.Peek(512)
	if err != nil && !errors.Is(err, io.EOF) {
		r.fail(name, 0, err)
		return
	}
	base = unpackedName(base)
	switch byMagic, byName := magicOf(head), formatOf(base); {
	case byMagic == formatTar:
		r.tar(name, inner)
	case byMagic != formatUnknown:
		r.fail(name, 0, errNested)
	case byName == formatJSONL, byName == formatUnknown && looksLikeJSON(head):
		r.feed(name, base, inner)
	default:
		r.single(name, base, inner, fields)
	}
}

// unpackedName takes the ending of a compressed file off.
func unpackedName(base string) string {
	switch ext := path.Ext(base); strings.ToLower(ext) {
	case ".gz", ".zst":
		return strings.TrimSuffix(base, ext)
	case ".tgz", ".tzst":
		return strings.TrimSuffix(base, ext) + ".tar"
	}
	return base
}

// tar reads a tar archive as a stream. A sidecar comes before its file or right
// after it, so each document is held until the next member is seen.
func (r *reader) tar(name string, in io.Reader) {
	archive := tar.NewReader(in)
	before := map[string]Fields{} // sidecars that came before their file, by the file's name
	var held *Document
	var heldAs string
	flush := func() {
		if held != nil {
			r.document(held)
			held = nil
		}
	}
	found := false
	for members := 0; !r.stopped; members++ {
		header, err := archive.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			flush()
			r.fail(name, 0, err)
			return
		}
		if members == maxMembers {
			flush()
			r.fail(name, 0, ErrBomb)
			return
		}
		if header.Typeflag != tar.TypeReg || !readable(header.Name) {
			continue
		}
		member := name + "/" + header.Name
		if of, ok := strings.CutSuffix(header.Name, sidecarSuffix); ok {
			fields, err := parseSidecar(archive)
			switch {
			case err != nil:
				r.fail(member, 0, err)
			case held != nil && heldAs == of:
				held.Fields = fields
			case len(before) < maxPending:
				before[of] = fields
			}
			continue
		}
		flush()
		found = true
		fields := before[header.Name]
		delete(before, header.Name)
		if held, err = r.member(member, archive, fields); errors.Is(err, ErrBomb) {
			r.fail(name, 0, err)
			return
		} else if err != nil {
			r.fail(member, 0, err)
		}
		heldAs = header.Name
	}
	flush()
	if !found && !r.stopped {
		r.fail(name, 0, ErrEmpty)
	}
}

// zip reads a zip archive in order of name.
func (r *reader) zip(name string, f *os.File) {
	info, err := f.Stat()
	if err != nil {
		r.fail(name, 0, err)
		return
	}
	archive, err := zip.NewReader(f, info.Size())
	if err != nil {
		r.fail(name, 0, err)
		return
	}
	if len(archive.File) > maxMembers {
		r.fail(name, 0, ErrBomb)
		return
	}
	byName := make(map[string]*zip.File, len(archive.File))
	var members []*zip.File
	for _, f := range archive.File {
		if f.FileInfo().IsDir() || !readable(f.Name) {
			continue
		}
		byName[f.Name] = f
		if !isSidecar(f.Name) {
			members = append(members, f)
		}
	}
	slices.SortStableFunc(members, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	if len(members) == 0 {
		r.fail(name, 0, ErrEmpty)
	}
	packed := &counter{n: info.Size()}
	total := int64(0)
	for _, f := range members {
		if r.stopped {
			return
		}
		member := name + "/" + f.Name
		fields, err := zipSidecar(byName[f.Name+sidecarSuffix])
		if err != nil {
			r.fail(member+sidecarSuffix, 0, err)
		}
		in, err := f.Open()
		if err != nil {
			r.fail(member, 0, err)
			continue
		}
		limited := &bounded{in: in, packed: packed, n: total}
		doc, err := r.member(member, limited, fields)
		total = limited.n
		in.Close()
		switch {
		case errors.Is(err, ErrBomb):
			r.fail(name, 0, err)
			return
		case err != nil:
			r.fail(member, 0, err)
		case doc != nil:
			r.document(doc)
		}
	}
}

func zipSidecar(f *zip.File) (Fields, error) {
	if f == nil {
		return Fields{}, nil
	}
	in, err := f.Open()
	if err != nil {
		return Fields{}, err
	}
	defer in.Close()
	return parseSidecar(in)
}

// member reads one member of an archive: a document, which is returned, or a
// feed, whose documents are handed on.
func (r *reader) member(name string, in io.Reader, fields Fields) (*Document, error) {
	base := path.Base(name)
	switch format := formatOf(base); {
	case format == formatJSONL:
		r.feed(name, base, in)
		return nil, nil
	case format > formatJSONL:
		return nil, errNested
	}
	content, err := io.ReadAll(io.LimitReader(in, MaxDocument+1))
	if err != nil {
		return nil, err
	}
	return newDocument(name, base, content, fields)
}

// readable reports whether an archive's member is of a kind that a folder's file would be
// read for: not hidden, and with a known ending.
func readable(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if hidden(part) || part == "__MACOSX" {
			return false
		}
	}
	return isSidecar(name) || formatOf(name) != formatUnknown
}
