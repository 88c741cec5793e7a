package article

import (
	"os"
	"strings"
	"testing"

	"kg/loader/source"
)

// cleanArticle is a text of the size and kind that feeds have: 24 paragraphs, no furniture.
func cleanArticle() string {
	para := "The minister said on Tuesday that the two countries would hold further talks about the river before the end of the month, " +
		"adding that “nobody has asked for more”. His counterpart, Mr. Corbeanu, told reporters that 112 barges were waiting.\n\n"
	return strings.Repeat(para, 24)
}

func BenchmarkReadText(b *testing.B) {
	text := cleanArticle()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(&source.Document{Name: "a", Media: source.Text, Content: text, Fields: source.Fields{Title: "A title", Lang: "en"}}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadPage(b *testing.B) {
	content, err := os.ReadFile("../../testdata/articles/en-danube-courier.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(content)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(&source.Document{Name: "a", Media: source.Text, Content: string(content)}); err != nil {
			b.Fatal(err)
		}
	}
}
