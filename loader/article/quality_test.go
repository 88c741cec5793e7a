package article

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/loader/source"
	"kg/schema"
)

// The tests below score the reader on page collections that are not part of this repository: KG_SHARED names the
// folder that holds them. Each logs its figures and fails where they fall below what was
// reached before.

// shared returns a file or folder of the collections, or skips the test.
func shared(t *testing.T, elem ...string) string {
	t.Helper()
	root := os.Getenv("KG_SHARED")
	if root == "" {
		t.Skip("set KG_SHARED to the folder with data/, articles/ and gold/ to score the reader")
	}
	if !filepath.IsAbs(root) {
		root = filepath.Join("..", "..", root)
	}
	name := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(name); err != nil {
		t.Skip(err)
	}
	return name
}

// pageGold is one page of a collection with what is known of it.
type pageGold struct {
	ID, URL, HTML, ArticleBody, Date string
	With, Without                    []string
}

// eachPage reads the pages of a collection with the reader; a page that cannot be read gives an empty record.
func eachPage(t *testing.T, set string, f func(g pageGold, a *schema.Article)) {
	t.Helper()
	dir := shared(t, "data", set)
	content, err := os.ReadFile(filepath.Join(dir, "dev.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.Lines(content) {
		var g pageGold
		if err := json.Unmarshal(line, &g); err != nil {
			continue // a date that is NaN: not known
		}
		if g.URL == "" {
			g.URL = g.ID
		}
		packed, err := os.ReadFile(filepath.Join(dir, g.HTML))
		if err != nil {
			t.Fatal(err)
		}
		page := packed
		if z, err := gzip.NewReader(bytes.NewReader(packed)); err == nil {
			if page, err = io.ReadAll(z); err != nil {
				t.Fatal(err)
			}
		}
		name := filepath.Join(t.TempDir(), "page.html")
		if err := os.WriteFile(name, page, 0o600); err != nil {
			t.Fatal(err)
		}
		a := &schema.Article{}
		for doc, err := range source.Read(nil, name) {
			if err == nil {
				doc.URL = g.URL
				if found, err := Read(doc); err == nil {
					a = found
				}
			}
		}
		f(g, a)
	}
}

// shingles counts the runs of four words of a text, as the collection's own scorer does.
func shingles(s string) map[string]int {
	words := strings.Fields(foldText(s))
	counts := map[string]int{}
	for i := range max(1, len(words)-3) {
		counts[strings.Join(words[i:min(len(words), i+4)], " ")]++
	}
	return counts
}

func TestQualityBodies(t *testing.T) {
	var precision, recall float64
	n := 0
	eachPage(t, "extraction-zyte", func(g pageGold, a *schema.Article) {
		want, got := shingles(g.ArticleBody), shingles(a.Text)
		common, all, found := 0, 0, 0
		for s, c := range want {
			all += c
			common += min(c, got[s])
		}
		for _, c := range got {
			found += c
		}
		precision += float64(common) / float64(max(1, found))
		recall += float64(common) / float64(max(1, all))
		n++
	})
	p, r := precision/float64(n), recall/float64(n)
	f := 2 * p * r / (p + r)
	t.Logf("%d pages: precision %.3f, recall %.3f, F1 %.3f", n, p, r, f)
	if f < 0.95 {
		t.Errorf("F1 %.3f, want 0.95", f)
	}
}

func TestQualitySegments(t *testing.T) {
	var in, missed, kept, out int
	eachPage(t, "extraction-trafilatura", func(g pageGold, a *schema.Article) {
		text := strings.Join(strings.Fields(a.Text), " ")
		for _, s := range g.With {
			if strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
				in++
			} else {
				missed++
			}
		}
		for _, s := range g.Without {
			if strings.Contains(text, strings.Join(strings.Fields(s), " ")) {
				kept++
			} else {
				out++
			}
		}
	})
	p, r := float64(in)/float64(in+kept), float64(in)/float64(in+missed)
	f := 2 * p * r / (p + r)
	t.Logf("segments: precision %.3f, recall %.3f, accuracy %.3f, F1 %.3f", p, r, float64(in+out)/float64(in+missed+kept+out), f)
	if f < 0.88 {
		t.Errorf("F1 %.3f, want 0.88", f)
	}
}

func TestQualityDates(t *testing.T) {
	n, right, wrong := 0, 0, 0
	eachPage(t, "dates-mediacloud", func(g pageGold, a *schema.Article) {
		n++
		if got := value(a.Published); got == g.Date {
			right++
		} else if got != "" {
			wrong++
		}
	})
	t.Logf("dates: %d of %d right, %d wrong", right, n, wrong)
	if right*100 < n*84 {
		t.Errorf("%d of %d right, want 84 in 100", right, n)
	}
}

func TestQualityArticles(t *testing.T) {
	for _, set := range []string{"seeds", "dev"} {
		for doc, err := range source.Read(nil, shared(t, "articles", set)) {
			if err != nil {
				t.Error(err)
				continue
			}
			content, err := os.ReadFile(shared(t, "gold", set, strings.TrimSuffix(doc.Name, ".txt")+".json"))
			if err != nil {
				t.Fatal(err)
			}
			var gold struct {
				Lang      string
				Published *string
				Outlet    []string
			}
			if err := json.Unmarshal(content, &gold); err != nil {
				t.Fatal(err)
			}
			a, err := Read(doc)
			if err != nil {
				t.Error(err)
				continue
			}
			if a.Lang != gold.Lang {
				t.Errorf("%s: language %s, want %s", doc.Name, a.Lang, gold.Lang)
			}
			if gold.Published != nil && value(a.Published) != *gold.Published {
				t.Errorf("%s: published %s, want %s", doc.Name, value(a.Published), *gold.Published)
			}
			right := gold.Outlet == nil
			for _, name := range gold.Outlet {
				right = right || schema.Slug(name) == schema.Slug(outletOf(a))
			}
			if !right {
				t.Errorf("%s: outlet %q, want one of %q", doc.Name, outletOf(a), gold.Outlet)
			}
		}
	}
}
