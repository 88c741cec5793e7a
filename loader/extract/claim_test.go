package extract

import (
	"os"
	"strings"
	"testing"

	"kg/schema"
)

// TestClaims reads testdata/claims/CODE.txt: articles separated by a line
// "---", each a text and below it one line a claim, "> mention | kind | text",
// in the order of the text; none means that there must be none. What follows
// in braces is the addressee {to ...} or the medium {via ...}.
func TestClaims(t *testing.T) {
	for _, lang := range []string{"en", "ro", "fr", "de", "es", "it", "pt", "ru"} {
		b, err := os.ReadFile("testdata/claims/" + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(b), "\n---\n") {
			text, want, _ := strings.Cut(strings.TrimSpace(part), "\n>")
			if want != "" {
				want = ">" + want
			}
			a := schema.Article{Lang: lang, Text: strings.TrimSpace(text)}
			Extract(&a)
			var got []string
			for _, c := range a.Claims {
				line := "> " + c.Speaker.Mention + " | " + c.Kind + " | " + c.Text
				if c.Addressee != nil {
					line += " {to " + c.Addressee.Mention + "}"
				}
				for _, v := range c.Via {
					line += " {via " + v.Name + "}"
				}
				got = append(got, line)
			}
			if s := strings.Join(got, "\n"); s != strings.TrimSpace(want) {
				t.Errorf("%s: %s\n got\n%s\nwant\n%s", lang, text, s, want)
			}
			checkClaims(t, &a)
		}
	}
}

// checkClaims tests what every claim promises: spans in order and inside the
// text, with evidence around them.
func checkClaims(t *testing.T, a *schema.Article) {
	t.Helper()
	for _, c := range a.Claims {
		end := 0
		for _, s := range c.Spans {
			if s[0] < end || s[1] <= s[0] || s[1] > len(a.Text) {
				t.Errorf("span %v of %q after %d in a text of %d bytes", s, c.Text, end, len(a.Text))
			}
			end = s[1]
		}
		if len(c.Spans) == 0 || c.Start != c.Spans[0][0] || c.End != end {
			t.Errorf("%q: start %d, end %d, spans %v", c.Text, c.Start, c.End, c.Spans)
		}
		if c.Rule == "" || c.Speaker.Name == "" || len(c.Evidence) == 0 {
			t.Errorf("%q: rule %q, speaker %q, %d sentences of evidence", c.Text, c.Rule, c.Speaker.Name, len(c.Evidence))
		}
	}
}

// TestHostileClaims runs texts that would take quadratic time in careless code.
func TestHostileClaims(t *testing.T) {
	for _, body := range []string{
		strings.Repeat("“A b c d e f,” he said. ", 5000),
		strings.Repeat("“We are here now and so.\n\n", 5000),
		strings.Repeat("said ", 50_000),
		strings.Repeat("X said that ", 20_000),
		strings.Repeat("It rained, Reuters reported. ", 5000),
		strings.Repeat("He was glad: “We are here now and so.” ", 5000),
		strings.Repeat("according to ", 20_000),
	} {
		a := schema.Article{Lang: "en", Text: body}
		Extract(&a)
		checkClaims(t, &a)
	}
}
