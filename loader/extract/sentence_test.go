package extract

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// TestSentences reads one exchange, or none, out of each sentence of
// testdata/exchanges/LANG.txt: the plain ways of a language to tell of calls,
// meetings and letters, of the same two invented people. A line is
//
//	STATUS KIND|NAME|NAME|SENTENCE
//	none|||SENTENCE
//
// with a "?" before it where the extractor fails so far; one that passes has to
// lose it.
func TestSentences(t *testing.T) {
	plainLines(t, "testdata/exchanges/*.txt", func(t *testing.T, lang, where, line string, open bool) {
		fields := strings.Split(line, "|")
		if len(fields) != 4 {
			t.Fatalf("%s: %d fields, want 4", where, len(fields))
		}
		want := ""
		if fields[0] != "none" {
			names := fields[1:3]
			slices.Sort(names)
			want = fields[0] + ": " + strings.Join(names, ", ")
		}
		date := "2024-05-14"
		a := &schema.Article{Text: fields[3], Lang: lang, Published: &date}
		extractByRules(a)
		if got := summary(a.Exchanges); (got == want) == open {
			t.Errorf("%s: %s\n got %q\nwant %q, known to fail: %v", where, fields[3], got, want, open)
		}
	})
}

// plainLines hands each line of the files of plain sentences, named LANG.txt, to
// check, in a test a language: where it stands, the line without its "?", and whether it had
// one. Comments and empty lines are passed over.
func plainLines(t *testing.T, pattern string, check func(t *testing.T, lang, where, line string, open bool)) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) < 8 {
		t.Fatalf("%d files of sentences: %v", len(files), err)
	}
	for _, name := range files {
		lang := strings.TrimSuffix(filepath.Base(name), ".txt")
		t.Run(lang, func(t *testing.T) {
			f, err := os.Open(name)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			in := bufio.NewScanner(f)
			for n := 1; in.Scan(); n++ {
				line, open := strings.CutPrefix(in.Text(), "?")
				if line != "" && !strings.HasPrefix(line, "#") {
					check(t, lang, fmt.Sprintf("%s:%d", name, n), line, open)
				}
			}
			if err := in.Err(); err != nil {
				t.Fatal(err)
			}
		})
	}
}

// summary gives status, kind and participants of the exchanges.
func summary(exchanges []schema.Exchange) string {
	var all []string
	for _, x := range exchanges {
		names := make([]string, len(x.Participants))
		for i, p := range x.Participants {
			names[i] = p.Name
		}
		slices.Sort(names)
		all = append(all, x.Status+" "+x.Kind+": "+strings.Join(names, ", "))
	}
	return strings.Join(all, "; ")
}
