package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kg/loader/lexicon"
	"kg/schema"
)

// plainName is a name as the scorers compare it: no case, accents or marks.
func plainName(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestGoldActors measures how many of the participants and speakers of the
// gold articles are found as actors under a name that the gold has for them.
func TestGoldActors(t *testing.T) {
	gold, articles := os.Getenv("KG_GOLD"), os.Getenv("KG_ARTICLES")
	if gold == "" || articles == "" {
		t.Skip("KG_GOLD and KG_ARTICLES name no folders of gold data and articles")
	}
	files, err := filepath.Glob(filepath.Join(gold, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold in %s: %v", gold, err)
	}
	found, all := 0, 0
	for _, f := range files {
		var g struct {
			File, Lang string
			Published  *string
			Exchanges  []struct{ Participants [][]string }
			Claims     []struct{ Speaker []string }
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(b, &g); err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		body, err := os.ReadFile(filepath.Join(articles, strings.TrimSuffix(filepath.Base(f), ".json")+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		lang := lexicon.Get(g.Lang)
		if lang == nil {
			t.Logf("%s: no lexicon for %s", filepath.Base(f), g.Lang)
			continue
		}
		d := new(Document)
		d.read(&schema.Article{Text: string(body), Lang: g.Lang, Published: g.Published}, lang)
		d.findMentions()
		d.findActors()
		d.resolve()
		names := map[string]bool{}
		for i := range d.Actors {
			names[plainName(d.Actors[i].Name)] = true
		}
		check := func(forms []string) {
			all++
			for _, x := range forms {
				if names[plainName(x)] {
					found++
					return
				}
			}
			t.Logf("%s: no actor for %q", filepath.Base(f), forms)
		}
		seen := map[string]bool{}
		once := func(forms []string) {
			if key := strings.Join(forms, "|"); !seen[key] {
				seen[key] = true
				check(forms)
			}
		}
		for _, e := range g.Exchanges {
			for _, p := range e.Participants {
				once(p)
			}
		}
		for _, c := range g.Claims {
			once(c.Speaker)
		}
	}
	t.Logf("%d of %d found", found, all)
	if found*10 < all*8 {
		t.Errorf("found %d of %d actors, want at least 8 in 10", found, all)
	}
}
