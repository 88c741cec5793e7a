package loader_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/loader"
)

// Five real articles of five outlets tell of two calls each of two pairs: the
// accounts of one call become one node.
func TestCallsOfSeveralArticles(t *testing.T) {
	shared := os.Getenv("KG_SHARED")
	if shared == "" {
		t.Skip("skipped: KG_SHARED does not name the folder with articles and gold")
	}
	if !filepath.IsAbs(shared) {
		shared = filepath.Join("..", shared)
	}
	g := memory(t)
	load(t, g, loader.Options{}, filepath.Join(shared, "articles", "seeds"))
	for _, c := range []struct {
		other, medium string
		want          map[string]int // date → accounts
	}{
		{"Vladimir Putin", "video", map[string]int{"2025-01-21": 3, "2026-02-04": 2}},
		{"Donald Trump", "phone", map[string]int{"2025-01-17": 2, "2026-02-04": 2}},
	} {
		events, err := g.Timeline(context.Background(), []string{"Xi Jinping", c.other})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]int{}
		for _, e := range events {
			if e.Kind != "call" || e.Status != "held" {
				continue
			}
			comparison, err := g.Compare(context.Background(), strings.TrimPrefix(e.Exchange, "urn:kg:"))
			if err != nil {
				t.Fatal(err)
			}
			got[e.Date] = len(comparison.Accounts)
			if e.Medium != c.medium {
				t.Errorf("the call with %s of %s is by %s, want %s", c.other, e.Date, e.Medium, c.medium)
			}
		}
		if len(got) != len(c.want) {
			t.Errorf("calls with %s: %v, want %v", c.other, got, c.want)
		}
		for date, n := range c.want {
			if got[date] != n {
				t.Errorf("calls with %s: %v, want %v", c.other, got, c.want)
			}
		}
	}
}
