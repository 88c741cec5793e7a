package extract

import (
	"testing"

	"kg/schema"
)

func TestEmptyArticle(t *testing.T) {
	for _, lang := range []string{"en", "ro", "xx"} {
		a := &schema.Article{Lang: lang}
		Extract(a)
		if len(a.Exchanges)+len(a.Claims)+len(a.Rejected) != 0 {
			t.Errorf("%s: findings in an empty article", lang)
		}
	}
}

// extractByRules is Extract without the model: what rules read is tested apart
// from it, since another training may find something else.
func extractByRules(a *schema.Article) { extract(a, func(*exchangeReader, int) {}) }
