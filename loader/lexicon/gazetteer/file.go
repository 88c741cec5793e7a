package gazetteer

import (
	"embed"
	"io/fs"
	"iter"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:embed data
var data embed.FS

// row is one line of a data file; its columns are separated by tabs.
type row string

// col returns column i; "" if it is missing or a dash.
func (r row) col(i int) string {
	s := string(r)
	for ; i > 0; i-- {
		j := strings.IndexByte(s, '\t')
		if j < 0 {
			return ""
		}
		s = s[j+1:]
	}
	if j := strings.IndexByte(s, '\t'); j >= 0 {
		s = s[:j]
	}
	if s == "-" {
		return ""
	}
	return s
}

// list returns column i split at its vertical bars; nil if it is empty.
func (r row) list(i int) []string {
	s := r.col(i)
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

// rows yields the lines of a data file that are neither empty nor comments.
// The name is without its ending: "countries", "ro/places". The lines of a
// name that is a folder are those of its files in order of their names. A file
// that does not exist has no lines: no language need have them all.
func rows(name string) iter.Seq[row] {
	return func(yield func(row) bool) {
		for _, f := range files(name) {
			for line := range strings.Lines(f) {
				line = strings.TrimSuffix(line, "\n")
				if line == "" || line[0] == '#' {
					continue
				}
				if !yield(row(line)) {
					return
				}
			}
		}
	}
}

// files returns the contents of the file of that name, or of the files in the
// folder of that name.
func files(name string) []string {
	if b, err := data.ReadFile("data/" + name + ".txt"); err == nil {
		return []string{string(b)}
	}
	entries, err := data.ReadDir("data/" + name)
	if err != nil {
		return nil
	}
	var all []string
	for _, e := range entries {
		if b, err := data.ReadFile(path.Join("data", name, e.Name())); err == nil {
			all = append(all, string(b))
		}
	}
	return all
}

// Languages returns the codes of the languages that have a folder, sorted.
func Languages() []string { return languages() }

var languages = sync.OnceValue(func() []string {
	found, _ := fs.Glob(data, "data/*/inflection.txt")
	for i, p := range found {
		found[i] = path.Base(path.Dir(p))
	}
	slices.Sort(found)
	return found
})
