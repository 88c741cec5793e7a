package source

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// read collects what Read yields as lines "Path Line Title Content" and its errors.
func read(t *testing.T, stdin string, sources ...string) (docs []string, errs []error) {
	t.Helper()
	for doc, err := range Read(strings.NewReader(stdin), sources...) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		docs = append(docs, fmt.Sprintf("%s:%d %s %s|%s", doc.Name, doc.Line, doc.Media, doc.Title, doc.Content))
	}
	return docs, errs
}

// folder makes files, with their contents, in a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		name = filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		writeFile(t, name, content)
	}
	return root
}

func writeFile(t testing.TB, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func wantDocs(t *testing.T, got []string, want ...string) {
	t.Helper()
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("documents:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReadFolder(t *testing.T) {
	root := folder(t, map[string]string{
		"b.txt":                "second",
		"a.txt":                "first",
		"a.txt.meta.json":      `{"title":"A","publisher":"P","x":[1,{"y":null}]}`,
		"sub/c.html":           "<p>third",
		"sub/d.jsonl":          "{\"id\":1,\"text\":\"fourth\"}\n\n{\"html\":\"<b>fifth\"}\n",
		".hidden/e.txt":        "hidden",
		"notes.md":             "not an article",
		"z/.f.txt":             "hidden",
		"orphan.txt.meta.json": `{}`,
	})
	docs, errs := read(t, "", root)
	wantDocs(t, docs, "a.txt:0 text/plain A|first", "b.txt:0 text/plain |second", "c.html:0 text/html |<p>third",
		"d.jsonl:1 text/plain |fourth", "d.jsonl:3 text/html |<b>fifth")
	if len(errs) != 0 {
		t.Errorf("errors %v", errs)
	}
}

func TestReadErrors(t *testing.T) {
	root := folder(t, map[string]string{
		"empty.txt":      " \n",
		"binary.txt":     "ab\x00\x01\x02\x03",
		"pdf.txt":        "%PDF-1.4\nabc",
		"good.txt":       "good",
		"bad.jsonl":      "{\"text\":\"one\"}\n{\"text\":\n{\"text\":\"two\"}\n{\"title\":\"none\"}\n[]\n",
		"bad.gz":         "not gzip",
		"side.txt":       "side",
		"none/readme.md": "x",
	})
	writeFile(t, filepath.Join(root, "side.txt.meta.json"), "{broken")
	writeFile(t, filepath.Join(root, "large.txt"), strings.Repeat("x", MaxDocument+1))
	for _, tt := range []struct {
		source string
		docs   int
		is     error
		text   string // of the first error, after the folder's name
	}{
		{"empty.txt", 0, ErrEmpty, "empty.txt: nothing in it"},
		{"binary.txt", 0, ErrBinary, "binary.txt: not text, but binary content"},
		{"pdf.txt", 0, ErrBinary, "pdf.txt: not text, but binary content (a PDF file)"},
		{"large.txt", 0, ErrTooLarge, "large.txt: too large for one article (limit 16 MB)"},
		{"bad.jsonl", 2, ErrSyntax, "bad.jsonl:2: broken JSON at byte 9: expected text in quotation marks, found the end of the line"},
		{"bad.gz", 0, nil, "bad.gz: not compressed as its name says"},
		{"missing.txt", 0, os.ErrNotExist, "missing.txt: no such file or directory"},
		{"none", 0, ErrNoArticles, "none: no articles in this folder"},
		{"side.txt", 1, ErrSyntax, "side.txt.meta.json: broken JSON at byte 2: expected a key in quotation marks, found 'b'"},
	} {
		docs, errs := read(t, "", filepath.Join(root, tt.source))
		if len(docs) != tt.docs || len(errs) == 0 {
			t.Errorf("%s: %d documents, errors %v; want %d documents and an error", tt.source, len(docs), errs, tt.docs)
			continue
		}
		if got := strings.TrimPrefix(errs[0].Error(), root+"/"); !strings.HasPrefix(got, tt.text) {
			t.Errorf("%s: error %q, want %q", tt.source, got, tt.text)
		}
		if tt.is != nil && !errors.Is(errs[0], tt.is) {
			t.Errorf("%s: error %q is not %q", tt.source, errs[0], tt.is)
		}
	}
	docs, errs := read(t, "", filepath.Join(root, "empty.txt"), filepath.Join(root, "good.txt"))
	if len(docs) != 1 || len(errs) != 1 {
		t.Errorf("after an error: %d documents, errors %v; want one of each", len(docs), errs)
	}
}

func TestReadStdin(t *testing.T) {
	docs, errs := read(t, "plain text", "-")
	wantDocs(t, docs, "-:0 text/plain |plain text")
	docs2, errs2 := read(t, "  {\"text\":\"a\",\"title\":\"T\"}\n{\"text\":\"b\"}", "-")
	wantDocs(t, docs2, "-:1 text/plain T|a", "-:2 text/plain |b")
	docs3, errs3 := read(t, "<!DOCTYPE html><p>x", "-")
	wantDocs(t, docs3, "-:0 text/html |<!DOCTYPE html><p>x")
	docs4, errs4 := read(t, gzipped(t, "{\"text\":\"z\"}\n"), "-")
	wantDocs(t, docs4, "-:1 text/plain |z")
	if errs := append(append(errs, errs2...), append(errs3, errs4...)...); len(errs) != 0 {
		t.Errorf("errors %v", errs)
	}
	if _, errs := read(t, "", "-"); len(errs) != 1 || !errors.Is(errs[0], ErrEmpty) {
		t.Errorf("empty input: errors %v, want %v", errs, ErrEmpty)
	}
}

func TestReadStops(t *testing.T) {
	n := 0
	for range Read(strings.NewReader(strings.Repeat("{\"text\":\"a\"}\n", 10)), "-", "-") {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("%d documents after a break at 3", n)
	}
}

func gzipped(t testing.TB, s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type entry struct{ name, content string }

func tarred(t *testing.T, entries ...entry) string {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, e := range entries {
		if err := w.WriteHeader(&tar.Header{Name: e.name, Size: int64(len(e.content)), Mode: 0o644, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.content)
	}
	w.Close()
	return b.String()
}

func TestReadArchives(t *testing.T) {
	entries := []entry{
		{"p/b.txt.meta.json", `{"title":"B"}`},
		{"p/b.txt", "bee"},
		{"p/a.txt", "ay"},
		{"p/a.txt.meta.json", `{"title":"A"}`},
		{"p/f.jsonl", "{\"text\":\"line\"}\n{\n"},
		{"p/.x.txt", "hidden"},
		{"p/in.zip", "PK\x03\x04"},
	}
	var z bytes.Buffer
	zw := zip.NewWriter(&z)
	for _, e := range entries {
		w, err := zw.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.content)
	}
	zw.Close()
	var zst bytes.Buffer
	enc, _ := zstd.NewWriter(&zst)
	io.WriteString(enc, tarred(t, entries...))
	enc.Close()
	root := folder(t, map[string]string{
		"a.zip":      z.String(),
		"a.tar":      tarred(t, entries...),
		"a.tar.gz":   gzipped(t, tarred(t, entries...)),
		"a.tar.zst":  zst.String(),
		"one.txt.gz": gzipped(t, "one"),
	})
	byName := []string{"a.txt:0 text/plain A|ay", "b.txt:0 text/plain B|bee", "f.jsonl:1 text/plain |line"}
	asStored := []string{byName[1], byName[0], byName[2]}
	for name, want := range map[string][]string{"a.zip": byName, "a.tar": asStored, "a.tar.gz": asStored, "a.tar.zst": asStored} {
		docs, errs := read(t, "", filepath.Join(root, name))
		wantDocs(t, docs, want...)
		if len(errs) != 2 || !errors.Is(errs[0], ErrSyntax) || !errors.Is(errs[1], errNested) {
			t.Errorf("%s: errors %v, want the feed's broken line and the nested archive", name, errs)
		}
	}
	docs, errs := read(t, "", filepath.Join(root, "one.txt.gz"))
	wantDocs(t, docs, "one.txt:0 text/plain |one")
	if len(errs) != 0 {
		t.Errorf("errors %v", errs)
	}
}

// endless is an endless stream of one letter.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'a'
	}
	return len(b), nil
}

func TestReadBombs(t *testing.T) {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	tw := tar.NewWriter(w)
	for i := range 5 {
		if err := tw.WriteHeader(&tar.Header{Name: fmt.Sprint(i, ".txt"), Size: MaxDocument - 1, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		io.CopyN(tw, endless{}, MaxDocument-1)
	}
	tw.Close()
	w.Close()
	_, errs := read(t, b.String(), "-")
	if len(errs) != 1 || !errors.Is(errs[0], ErrBomb) {
		t.Errorf("errors %v, want %v", errs, ErrBomb)
	}
}
