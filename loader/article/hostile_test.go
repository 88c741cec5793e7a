package article

import (
	"strings"
	"testing"
	"time"

	"kg/loader/source"
)

// TestHostile reads pages made to cost much: the cost must grow with their size and no faster.
func TestHostile(t *testing.T) {
	const sentence = "The council of the island voted on Monday to close the old harbour to large ships.\n"
	const n = 40_000
	for _, tt := range []struct {
		name  string
		media source.Media
		page  string
	}{
		{"short lines", source.Text, strings.Repeat("a\n", n) + sentence},
		{"headings", source.Text, strings.Repeat("Island closes old harbour\n", n/4) + sentence},
		{"headings among prose", source.Text, strings.Repeat(sentence, n/8) + strings.Repeat("A crosshead\n", n/2) + strings.Repeat(sentence, n/8)},
		{"ages", source.Text, strings.Repeat("4 days ago\n", n) + sentence},
		{"ends", source.Text, strings.Repeat(sentence+"Comments\n", n/8)},
		{"unfinished lines", source.Text, strings.Repeat("They met. The council of the island voted on Monday to close the old harbour and then\n", n/8)},
		{"one line", source.Text, strings.Repeat("harbour ", n)},
		{"one word", source.Text, strings.Repeat("é", n)},
		{"marks", source.Text, strings.Repeat("a\u0301", n)},
		{"brackets", source.Text, strings.Repeat("(", n) + sentence},
		{"deep divs", source.HTML, strings.Repeat("<div>", n) + sentence},
		{"deep inline", source.HTML, strings.Repeat("<b><i>", n) + sentence + strings.Repeat("</i>", n)},
		{"open paragraphs", source.HTML, strings.Repeat("<p><a href=x>", n) + sentence},
		{"tables", source.HTML, strings.Repeat("<table><tr><td>", n) + sentence},
		{"paragraphs in boxes", source.HTML, strings.Repeat("<div><p>"+sentence+"</p></div>", n/8)},
		{"attributes", source.HTML, "<p " + strings.Repeat("a=b ", n) + ">" + sentence},
		{"classes", source.HTML, `<p class="` + strings.Repeat("comment-", n) + `">` + sentence},
		{"linked data", source.HTML, `<script type="application/ld+json">` + strings.Repeat("[", n) + "</script><p>" + sentence},
		{"comment", source.HTML, "<p>" + sentence + "<!--" + strings.Repeat("<p>", n)},
		{"references", source.HTML, "<p>" + strings.Repeat("&amp;&#x41;&", n) + sentence},
		{"line breaks", source.HTML, "<p>" + strings.Repeat("<br>", n) + strings.Repeat("harbour.<br>", n/4)},
	} {
		start := time.Now()
		a, err := Read(&source.Document{Media: tt.media, Content: tt.page})
		if err == nil {
			checkText(t, a)
		}
		if d := time.Since(start); d > 10*time.Second { // an hour, if anything is quadratic
			t.Errorf("%s: %d KB took %v", tt.name, len(tt.page)>>10, d)
		} else {
			t.Logf("%s: %d KB in %v", tt.name, len(tt.page)>>10, d)
		}
	}
}

func FuzzReadHTML(f *testing.F) {
	f.Add(`<html><head><title>T - X</title><meta property="og:title" content="T"></head><body><h1>T</h1><p>The cat sat on the mat, and it did not move again.<br><li>x</div></p>`)
	f.Add(`<script type="application/ld+json">{"@type":"NewsArticle","headline":"T","author":[{"name":"A"}],"datePublished":"2031-02-04"}</script><article>The cat sat on the mat, and it did not move again.`)
	f.Add("<a><b></a></b><table><td><p><svg><title>x</svg>&nbsp;&#0;<p>The cat sat on the mat, and it did not move again.")
	f.Fuzz(func(t *testing.T, content string) {
		a, err := Read(&source.Document{Media: source.HTML, Content: strings.ToValidUTF8(content, "")})
		if err == nil {
			checkText(t, a)
		}
	})
}
