package extract

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kg/loader/lexicon"
	"kg/schema"
)

// FuzzExtract feeds texts to the whole extractor: whatever they are, what is
// found lies inside them.
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"",
		"President Anna Berg met the Ruritanian foreign minister, Jon Doe, on Monday. “We agreed,” she said.",
		"Președintele Ion Pop i-a spus lui Dan Rus că „totul e bine”, potrivit Kremlinului.",
		"Der US-Präsident sprach mit seinem Amtskollegen, so der Sprecher des Weißen Hauses.",
		"Президент России позвонил лидерам двух стран, «сообщил» он.",
		"Xi-Putin call\n\nTHE TWO LEADERS\n\nthe former French and German foreign ministers of, A, B and C, respectively",
		"l'Élysée d'où qu’il s'est entretenu avec M. X, « dit-il",
		strings.Repeat("his counterpart's ", 50),
	} {
		for _, code := range lexicon.Codes() {
			f.Add(code, s)
		}
	}
	f.Fuzz(func(t *testing.T, lang, body string) {
		if !utf8.ValidString(body) {
			body = strings.ToValidUTF8(body, "?")
		}
		date := "2024-05-06"
		a := &schema.Article{Lang: lang, Text: body, Title: "A title", Published: &date}
		Extract(a)
		inside := func(what string, start, end int) {
			if start < 0 || end < start || end > len(body) {
				t.Fatalf("%s at %d to %d of %d bytes", what, start, end, len(body))
			}
		}
		for _, e := range a.Exchanges {
			for _, p := range e.Participants {
				inside("participant", p.Start, p.End)
			}
			for _, v := range e.Evidence {
				inside("evidence", v.Start, v.End)
				if body[v.Start:v.End] != v.Text {
					t.Fatalf("evidence %q is not %q", body[v.Start:v.End], v.Text)
				}
			}
		}
		for _, c := range a.Claims {
			inside("claim", c.Start, c.End)
			inside("speaker", c.Speaker.Start, c.Speaker.End)
		}
		for _, r := range a.Rejected {
			inside("rejected", r.Start, r.End)
		}
	})
}
