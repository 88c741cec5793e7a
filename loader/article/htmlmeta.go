package article

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxScript bounds the JSON-LD of a page, in bytes.
const maxScript = 2 << 20

// metaReader gathers what a page's markup says about its article: the elements of the head,
// schema.org JSON-LD, and <time>.
type metaReader struct {
	collect strings.Builder // text of the element being collected
	want    atom.Atom       // <title> or <script> with JSON-LD; 0 while none is open
	title   string
	ogTitle string
	site    string
	author  string
	lang    string
	canon   string
	dates   [5]string // the best of each rank; see dateRank
	times   []string  // of <time datetime>
	ld      linkedData
}

// dateRank says how far a meta element's date can be trusted, 1 the best; 0 if it is none.
func dateRank(name string) int {
	switch name {
	case "article:published_time", "datepublished", "og:article:published_time", "og:published_time", "rnews:datepublished", "parsely-pub-date", "sailthru.date",
		"article_date_original", "publishdate", "publish_date", "pubdate", "originalpublicationdate", "cxenseparse:recs:publishtime", "cxense-recs-publishtime",
		"article.published", "published-date", "publication_date", "publicationdate", "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.issued",
		"article:publicationdate", "shareaholic:article_published_time", "citation_publication_date", "bt:pubdate", "vr:published_time", "last-published", "datecreated", "date_published":
		return 1
	case "date", "dc.date", "dcterms.date", "article.created", "created", "citation_date", "displaydate", "timestamp", "pub_date", "datearticle", "dat", "release_date",
		"publish-date", "published_time", "item-publish-date", "eomportal-firstpublished":
		return 2
	case "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified", "modified", "revision_date", "dc.date.modified", "utime":
		return 4
	}
	return 0
}

// start reads an element of metadata.
func (m *metaReader) start(tag atom.Atom, a *attributes) {
	switch tag {
	case atom.Html:
		m.lang = a.lang
	case atom.Meta:
		m.element(a)
	case atom.Link:
		if strings.EqualFold(a.rel, "canonical") {
			m.canon = a.href
		}
	case atom.Title:
		if m.title == "" && m.want == 0 {
			m.want = tag
		}
	case atom.Script:
		if strings.EqualFold(strings.TrimSpace(a.typ), "application/ld+json") {
			m.want = tag
		}
	case atom.Time:
		value := a.datetime
		if value == "" {
			value = a.content
		}
		if value == "" || len(m.times) > 100 {
			return
		}
		if a.pubdate || strings.EqualFold(a.itemprop, "datePublished") || hasWord(a.class, "published", "entry-date", "pubdate", "publish") {
			m.date(1, value)
		} else if !strings.EqualFold(a.itemprop, "dateModified") && !hasWord(a.class, "updated", "modified") {
			m.times = append(m.times, value)
		}
		return
	}
	if tag != atom.Meta && strings.EqualFold(a.itemprop, "datePublished") {
		m.date(1, a.content)
		m.date(1, a.datetime)
	}
	if (tag == atom.Abbr || tag == atom.Span) && hasWord(a.class, "published", "dtpublished") {
		m.date(1, a.content)
	}
}

func hasWord(class string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(strings.ToLower(class), w) {
			return true
		}
	}
	return false
}

// element reads a <meta>.
func (m *metaReader) element(a *attributes) {
	value := clean(a.content)
	if value == "" {
		return
	}
	for _, name := range []string{a.property, a.name, a.itemprop} {
		name = strings.ToLower(strings.TrimSpace(name))
		switch name {
		case "":
		case "og:title", "twitter:title", "dc.title", "headline":
			if m.ogTitle == "" {
				m.ogTitle = value
			}
		case "og:site_name", "application-name":
			if m.site == "" || name == "og:site_name" {
				m.site = value
			}
		case "author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "article:author_name":
			if m.author == "" && !strings.Contains(value, "://") {
				m.author = value
			}
		case "og:url":
			if m.canon == "" {
				m.canon = value
			}
		case "content-language", "og:locale", "language":
			if m.lang == "" {
				m.lang = value
			}
		default:
			if rank := dateRank(name); rank > 0 {
				m.date(rank, value)
			}
		}
	}
}

func (m *metaReader) date(rank int, value string) {
	if iso := normalDate(value); len(iso) == len("2006-01-02") && m.dates[rank] == "" {
		m.dates[rank] = iso
	}
}

// rawText takes the text inside an element that is passed over: a title's, a script's.
func (m *metaReader) rawText(raw []byte) {
	if m.want != 0 && m.collect.Len()+len(raw) <= maxScript {
		m.collect.Write(raw)
	}
}

// rawEnd ends an element that is passed over.
func (m *metaReader) rawEnd() {
	if m.want == 0 || m.collect.Len() == 0 {
		return
	}
	text := m.collect.String()
	m.collect.Reset()
	if m.want == atom.Title {
		m.title = clean(html.UnescapeString(text))
	} else {
		m.ld.read(text)
	}
	m.want = 0
}

// result weighs what was gathered.
func (m *metaReader) result(address string) metadata {
	out := metadata{outlet: m.site, lang: m.lang, url: m.canon}
	out.title = clean(html.UnescapeString(firstOf(m.ld.headline, m.ogTitle, m.title)))
	out.pageTitle = m.title
	out.byline = firstOf(m.ld.author, m.author)
	if out.outlet == "" {
		out.outlet = m.ld.publisher
	}
	if u := firstOf(address, m.canon); address != "" || u != "" {
		if inURL := dateInURL(u); len(inURL) == len("2006-01-02") {
			m.dates[3] = inURL
		}
	}
	out.published = firstOf(m.ld.published, m.dates[1], m.dates[2], m.dates[3])
	out.modified = firstOf(m.dates[4], m.ld.modified)
	for _, t := range m.times {
		if iso := normalDate(t); len(iso) == len("2006-01-02") {
			out.times = append(out.times, iso)
		}
	}
	return out
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// linkedData is what schema.org JSON-LD says of the article.
type linkedData struct {
	headline, author, publisher, published, modified string
}

// read takes in one script of JSON-LD. A broken one is passed over: pages are full of them.
func (l *linkedData) read(text string) {
	var v any
	if json.Unmarshal([]byte(text), &v) == nil {
		l.visit(v, 0)
	}
}

func (l *linkedData) visit(v any, depth int) {
	if depth > 8 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			l.visit(one, depth+1)
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			l.take(v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement"} {
			l.visit(v[key], depth+1)
		}
	}
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "Report" || v == "LiveBlogPosting" || v == "SocialMediaPosting"
	case []any:
		for _, one := range v {
			if isArticleType(one) {
				return true
			}
		}
	}
	return false
}

func (l *linkedData) take(v map[string]any) {
	set := func(to *string, value string) {
		if *to == "" {
			*to = clean(value)
		}
	}
	set(&l.headline, nameIn(v["headline"]))
	set(&l.author, nameIn(v["author"]))
	set(&l.publisher, nameIn(v["publisher"]))
	set(&l.published, normalDate(nameIn(v["datePublished"])))
	set(&l.modified, normalDate(nameIn(v["dateModified"])))
}

// nameIn returns a string, the name of an object, or those of a list joined by commas.
func nameIn(v any) string {
	switch v := v.(type) {
	case string:
		if strings.Contains(v, "://") {
			return ""
		}
		return html.UnescapeString(v)
	case map[string]any:
		return nameIn(v["name"])
	case []any:
		var names []string
		for _, one := range v {
			if n := nameIn(one); n != "" && len(names) < 10 {
				names = append(names, n)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}
