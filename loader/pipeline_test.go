package loader

import (
	"context"
	"strings"
	"testing"

	"kg/loader/source"
)

// TestProcessRecovers: an article that breaks a rule is an error of that
// article, and the rest is still read.
func TestProcessRecovers(t *testing.T) {
	broken := item{document: nil} // no document: article.Read has nothing to look at
	broken.process(context.Background())
	if broken.err == nil || !strings.Contains(broken.err.Error(), "hint:") {
		t.Errorf("error of a broken article: %v", broken.err)
	}
	whole := item{document: &source.Document{Name: "a.txt", Media: source.Text, Content: "Anna Berg met Jon Doe on Monday. They spoke of fish for two hours."}}
	whole.process(context.Background())
	if whole.err != nil || whole.article == nil {
		t.Errorf("the next article: %v, %v", whole.article, whole.err)
	}
}
