package extract

import (
	"fmt"
	"os"
	"testing"

	"kg/schema"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile(os.Getenv("ZZ"))
	lang := os.Getenv("ZL")
	if lang == "" {
		lang = "en"
	}
	a := schema.Article{Lang: lang, Text: string(b)}
	Extract(&a)
	for _, c := range a.Claims {
		to := ""
		if c.Addressee != nil {
			to = c.Addressee.Name
		}
		fmt.Printf("%-28s %s [%s] <%s> %s to=%q via=%v\n   %q\n", c.Rule, c.Kind, c.Speaker.Name, c.Speaker.Mention, c.Cue, to, c.Via, c.Text)
	}
}
