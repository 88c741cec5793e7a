// Package extract reads an article and finds who spoke with whom about what,
// and who claimed what: it fills the Exchanges, Claims and Rejected of an
// article record from its text.
//
// Everything is decided on word numbers, class bits and token indexes; what a
// language's words mean is data in package lexicon.
package extract

import (
	"sync"

	"kg/loader/lexicon"
	"kg/schema"
)

var documents = sync.Pool{New: func() any { return new(Document) }}

// Extract fills in a's Exchanges, Claims and Rejected from a's Text, in the
// language that a.Lang names. An article in a language without a lexicon is
// left as it is. It is safe for use by several goroutines.
func Extract(a *schema.Article) { extract(a, nil) }

// extract does it; with a watch the model is not asked, see readExchanges.
func extract(a *schema.Article, watch func(x *exchangeReader, first int)) {
	a.Exchanges, a.Claims, a.Rejected = []schema.Exchange{}, []schema.Claim{}, []schema.Rejection{}
	lang := lexicon.For(a.Lang, a.Text)
	if lang == nil {
		return
	}
	d := documents.Get().(*Document)
	d.read(a, lang)
	d.findMentions()
	d.findActors()
	d.resolve()
	d.readExchanges(watch)
	d.claims()
	d.knownTopics()
	d.release()
	documents.Put(d)
}

// read makes d the document of a: segmented and tagged.
func (d *Document) read(a *schema.Article, lang *lexicon.Language) {
	d.reset(a, lang)
	d.say = sayingsOf(lang)
	d.segmenter.Segment(&d.Text, a.Lang, a.Text)
	d.boundSentences()
	d.tag()
}
