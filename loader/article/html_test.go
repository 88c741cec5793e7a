package article

import (
	"strings"
	"testing"

	"kg/loader/source"
	"kg/schema"
)

func readHTML(t testing.TB, content, url string) *schema.Article {
	t.Helper()
	a, err := Read(&source.Document{Name: "a.html", Path: "a.html", Media: source.HTML, Content: content, Fields: source.Fields{URL: url}})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// paragraphs is the sample body as HTML.
var paragraphs = "<p>" + strings.ReplaceAll(body, "\n\n", "</p>\n<p>") + "</p>"

func TestReadHTML(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		has, lacks []string
	}{
		{"bare", paragraphs, []string{"The council", "\n\n\"We shall", "northern pier"}, nil},
		{"unclosed paragraphs", strings.ReplaceAll(paragraphs, "</p>", ""), []string{"The council", "\n\n\"We shall", "northern pier"}, nil},
		{"line breaks", "<div>" + strings.ReplaceAll(body, "\n\n", "<br><br>") + "</div>", []string{"The council", "\n\n\"We shall", "northern pier"}, nil},
		{"parts of a page", `<html><head><title>T</title><style>p{}</style><script>var x = "<p>no</p>"</script></head><body>
			<header><nav><ul><li><a href=/>Home</a><li><a href=/t>Tides</a></ul></nav></header>
			<div class="cookie-banner">We use cookies. By continuing to use this site you accept them all.</div>
			<article class="post tag-harbour"><h1>Island closes old harbour</h1>` + paragraphs + `
			<figure><img src=x><figcaption>The old harbour in the year in which it was opened.</figcaption></figure></article>
			<aside><p>The weather of tomorrow will be as wet as it was today, we fear.</p></aside>
			<section id="comments"><p>I have never liked the harbour, and I do not mind at all.</p></section>
			<footer><p>All rights reserved. This page may not be copied without asking us.</p></footer></body></html>`,
			[]string{"The council", "northern pier"}, []string{"Tides", "cookies", "weather", "never liked", "rights", "Island closes", "var x", "in the year"}},
		{"teasers after the article", "<article>" + paragraphs + "</article>" + strings.Repeat(`<article><h3><a href=x>Another story of the island</a></h3><p>Its first sentence stands here, and it ends with a full stop.</p></article>`, 6),
			[]string{"northern pier"}, []string{"Another story", "first sentence"}},
		{"links among paragraphs", strings.Replace(paragraphs, "<p>The ferry", `<p><a href=x>Read more: three whales were seen off the cape this morning.</a></p><p>The ferry`, 1),
			[]string{"The ferry"}, []string{"whales"}},
		{"links inside a sentence", strings.Replace(paragraphs, "the northern pier", `the <a href=x>northern pier</a>`, 1), []string{"to the northern pier before"}, nil},
		{"a frame named for its sidebar", `<div class="page with-sidebar">` + paragraphs + "</div>", []string{"northern pier"}, nil},
		{"hidden", paragraphs + `<p style="display: none">Nobody should see this sentence on the page at all.</p><p hidden>Nor should anybody see this one on the page.</p>`,
			nil, []string{"Nobody", "anybody"}},
		{"ruby", strings.Replace(paragraphs, "council", "<ruby>council<rp>(</rp><rt>kownsil</rt><rp>)</rp></ruby>", 1), []string{"The council of"}, []string{"kownsil"}},
		{"crosshead", strings.Replace(paragraphs, "<p>The ferry", "<h2>A new pier</h2><p>The ferry", 1), []string{"\n\nA new pier\n\n"}, nil},
		{"entities", strings.Replace(paragraphs, "harbour master", "harbour&nbsp;master&#8217;s&shy;mate &amp; cook", 1), []string{"harbour master’smate & cook"}, nil},
		{"nested lists", "<ul><li><ul><li>x</ul></ul>" + paragraphs, []string{"The council"}, nil},
	} {
		a := readHTML(t, tt.page, "")
		checkText(t, a)
		for _, s := range tt.has {
			if !strings.Contains(a.Text, s) {
				t.Errorf("%s: text lacks %q:\n%s", tt.name, s, a.Text)
			}
		}
		for _, s := range tt.lacks {
			if strings.Contains(a.Text, s) {
				t.Errorf("%s: text has %q:\n%s", tt.name, s, a.Text)
			}
		}
	}
}

func TestReadHTMLMetadata(t *testing.T) {
	for _, tt := range []struct {
		name, head, url                  string
		title, byline, outlet, published string
	}{
		{"nothing", "", "", "", "", "", ""},
		{"title element", "<title>Island closes old harbour | Harbour Watch</title>", "", "Island closes old harbour", "", "", ""},
		{"open graph", `<meta property="og:title" content="Island closes old harbour &amp; more"><meta property="og:site_name" content="Harbour Watch">
			<meta property="article:published_time" content="2031-05-03T23:10:00+02:00"><meta name="author" content="Jo Example">`, "",
			"Island closes old harbour & more", "Jo Example", "Harbour Watch", "2031-05-03"},
		{"json-ld", `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},
			{"@type":["NewsArticle"],"headline":"Island closes old harbour","datePublished":"2031-05-03","author":[{"@type":"Person","name":"Jo Example"},{"name":"Ann Example"}],
			"publisher":{"@type":"Organization","name":"Harbour Watch"}}]}</script>`, "", "Island closes old harbour", "Jo Example, Ann Example", "Harbour Watch", "2031-05-03"},
		{"broken json-ld", `<script type="application/ld+json">{"@type":"NewsArticle",}</script><meta name="date" content="3 May 2031">`, "", "", "", "", "2031-05-03"},
		{"address", `<title>Island closes old harbour - BBC News</title><link rel="canonical" href="https://www.bbc.co.uk/2031/05/03/harbour">`, "", "Island closes old harbour", "", "BBC", "2031-05-03"},
		{"time element", `</head><body><time itemprop="datePublished" datetime="2031-05-03T01:00Z">Monday</time>`, "", "", "", "", "2031-05-03"},
		{"date in its own element", `</head><body><h1>Island closes old harbour</h1><div class="post-meta"><span class="date">3. Mai 2031</span></div>`, "", "Island closes old harbour", "", "", "2031-05-03"},
	} {
		a := readHTML(t, "<html><head>"+tt.head+paragraphs, tt.url)
		if a.Title != tt.title || value(a.Byline) != tt.byline || outletOf(a) != tt.outlet || value(a.Published) != tt.published {
			t.Errorf("%s: %q, %q, %q, %q; want %q, %q, %q, %q", tt.name, a.Title, value(a.Byline), outletOf(a), value(a.Published), tt.title, tt.byline, tt.outlet, tt.published)
		}
	}
}

func BenchmarkReadHTML(b *testing.B) {
	page := "<html><head><title>T</title></head><body>" + strings.Repeat(`<li><a href="https://a.example/x">Another page</a></li>`, 200) +
		"<article><h1>Island closes old harbour</h1>" + strings.Repeat(paragraphs, 10) + "</article>" + strings.Repeat(`<div class="teaser"><a href="/y">Another story</a></div>`, 50)
	b.SetBytes(int64(len(page)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(&source.Document{Media: source.HTML, Content: page}); err != nil {
			b.Fatal(err)
		}
	}
}
