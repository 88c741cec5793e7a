package extract

import (
	"os"
	"strings"
	"testing"

	"kg/schema"
)

// FuzzClaims tests that no text breaks the stage and that what it finds keeps
// its promises.
func FuzzClaims(f *testing.F) {
	for _, lang := range []string{"en", "ro", "fr", "de", "es", "it", "pt", "ru"} {
		b, err := os.ReadFile("testdata/claims/" + lang + ".txt")
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range strings.Split(string(b), "\n---\n") {
			f.Add(lang, part)
		}
	}
	f.Fuzz(func(t *testing.T, lang, body string) {
		a := schema.Article{Lang: lang, Text: body}
		Extract(&a)
		checkClaims(t, &a)
	})
}
