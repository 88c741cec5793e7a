// Package article finds the article in a page: its body, title, byline,
// outlet, agencies, date and language. What a page has around its article
// (consent notices, menus, share buttons, headlines that point elsewhere,
// comments) is left out.
//
// Start with [Read]:
//
//	for doc, err := range source.Read(os.Stdin, "pages") {
//		if err != nil { … }
//		record, err := article.Read(doc)
//	}
package article

import (
	"errors"
	"strings"

	"kg/loader/language"
	"kg/loader/source"
	"kg/schema"
)

// ErrNoText is what a page without any article text gives.
var ErrNoText = errors.New("no article text found in it")

// Read makes the article record of a document: everything but its exchanges,
// claims and rejections. What the document's fields say wins over what is found in
// the page. Text is NFC, without control characters, its paragraphs separated by
// a blank line; the title is not part of it. Lang is an ISO 639-1 code, or "und".
func Read(doc *source.Document) (*schema.Article, error) {
	page := newPage(doc)
	page.classify()
	body := page.body()
	page.headline = page.titleBlock(body)
	body = page.withStandfirst(body)
	title := page.title()
	text := page.text(body, title)
	if text == "" {
		return nil, &source.Error{Path: doc.Path, Line: doc.Line, Err: ErrNoText}
	}
	page.lang = page.language(text)
	outlet := page.outlet(body)
	agencies := page.agencies(text)
	if outlet == nil && page.signed != nil {
		outlet = page.signed // wire copy: the agency is the outlet
	}
	return &schema.Article{
		ID:        schema.ArticleID(doc.URL, text),
		SourceID:  doc.ID,
		File:      doc.Name,
		URL:       optional(doc.URL),
		Lang:      page.lang,
		Title:     title,
		Byline:    optional(page.byline(body)),
		Outlet:    outlet,
		Agencies:  agencies,
		Published: optional(page.published(body)),
		Text:      text,
		Exchanges: []schema.Exchange{},
		Claims:    []schema.Claim{},
		Rejected:  []schema.Rejection{},
	}, nil
}

// language finds the article's language: as the document's fields say, by its text, or, where that is too short to
// tell, as the page's markup says.
func (p *page) language(text string) string {
	if p.doc.Lang != "" {
		return primaryLanguage(p.doc.Lang)
	}
	code, sure := language.Identify(text)
	if declared := primaryLanguage(p.meta.lang); sure < 0.2 && len(declared) == 2 {
		return declared
	}
	return code
}

// optional returns nil for an empty string.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// primaryLanguage returns the first subtag of a language tag: "en" for "en-GB".
func primaryLanguage(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	if i := strings.IndexAny(tag, "-_"); i > 0 {
		tag = tag[:i]
	}
	return tag
}
