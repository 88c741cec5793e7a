package article

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// maxDepth is how many elements may be open at once; deeper ones are read as if they were not there. The deepest real
	// page measured has 60.
	maxDepth = 400
	// maxBlocks bounds the blocks of one page.
	maxBlocks = 50_000
)

// element is one element of a page: what is needed of it after it is closed.
type element struct {
	parent int32
	depth  int16
	tag    atom.Atom
	part   part
}

// part is what an element's name, class and id say of its content.
type part uint8

const (
	partSkipped part = 1 << iota // never text of an article: scripts, forms, hidden things
	partAround                   // around an article, by its tag or role: navigation, a footer
	partNamed                    // around an article, by its class or id: comments, related stories
	partBody                     // an article's body, by the page's own word
	partCaption
	partDate // holds the date, by its class or id
)

// htmlReader makes blocks of a page's markup in one pass over its tokens, without a tree: pages nest deeper
// and close less than a tree of them would bear.
type htmlReader struct {
	elements []element
	open     []int32 // indexes into elements
	blocks   []block
	owners   []int32 // of blocks: the element each stands in
	meta     metaReader

	text     strings.Builder // of the block being read
	linked   int             // bytes of it inside links
	opening  int             // bytes of the link that it starts with
	space    bool            // white space is due
	inLink   int             // open links
	skipped  int             // depth of elements that are passed over
	overflow int             // elements open beyond maxDepth
}

// readHTML cuts a page of HTML into blocks.
func (p *page) readHTML(content string) {
	r := &htmlReader{elements: []element{{parent: -1}}, open: []int32{0}}
	z := html.NewTokenizer(strings.NewReader(content))
	z.SetMaxBuf(1 << 22)
	for len(r.blocks) < maxBlocks {
		switch z.Next() {
		case html.ErrorToken:
			r.flush()
			p.finishHTML(r)
			return
		case html.TextToken:
			if r.skipped > 0 {
				r.meta.rawText(z.Raw())
				continue
			}
			r.addText(z.Text())
		case html.StartTagToken:
			r.start(z, false)
		case html.SelfClosingTagToken:
			r.start(z, true)
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(atom.Lookup(name))
		}
	}
	r.flush()
	p.finishHTML(r)
}

func (p *page) finishHTML(r *htmlReader) {
	p.blocks = r.blocks
	p.elements, p.owners = r.elements, r.owners
	p.meta = r.meta.result(p.doc.URL)
}

// addText appends text to the block being read, its white space folded.
func (r *htmlReader) addText(text []byte) {
	before := r.text.Len()
	for _, c := range string(text) {
		switch c {
		case ' ', '\n', '\t', '\r', '\f', '\u00a0':
			r.space = r.space || r.text.Len() > 0
			continue
		}
		if r.space {
			r.text.WriteByte(' ')
			r.space = false
		}
		r.text.WriteRune(c)
	}
	if r.inLink > 0 {
		if r.opening == before {
			r.opening = r.text.Len()
		}
		r.linked += r.text.Len() - before
	}
}

// flush ends the block being read.
func (r *htmlReader) flush() {
	text := r.text.String()
	linked, opening := r.linked, r.opening
	r.text.Reset()
	r.linked, r.opening, r.space = 0, 0, false
	if text == "" {
		return
	}
	share := float32(linked) / float32(len(text))
	if text = clean(text); text == "" {
		return
	}
	b := newBlock(text, false)
	b.linked = min(share, 1)
	if opening > 25 && opening < len(text) {
		b.hint |= hintTeaser
	}
	owner := r.open[len(r.open)-1]
	for e := owner; e >= 0; e = r.elements[e].parent {
		switch tag := r.elements[e].tag; tag {
		case atom.H1:
			b.hint |= hintTitle
		case atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			b.hint |= hintHeading
		case atom.Li, atom.Blockquote, atom.Dd:
			b.hint |= hintQuote
		case atom.Figcaption, atom.Caption:
			b.hint |= hintCaption
		}
		if r.elements[e].part&partCaption != 0 {
			b.hint |= hintCaption
		}
		if isContainer(r.elements[e].tag) {
			break
		}
	}
	r.blocks = append(r.blocks, b)
	r.owners = append(r.owners, owner)
}

// start opens an element.
func (r *htmlReader) start(z *html.Tokenizer, selfClosing bool) {
	name, hasAttr := z.TagName()
	tag := atom.Lookup(name)
	var a attributes
	if hasAttr {
		a.read(z)
	}
	r.meta.start(tag, &a)
	switch tag {
	case atom.Br:
		r.lineBreak()
		return
	case atom.Hr:
		r.flush()
		return
	case atom.Img, atom.Input, atom.Link, atom.Meta, atom.Wbr, atom.Source, atom.Area, atom.Base, atom.Col, atom.Embed, atom.Param, atom.Track:
		return
	}
	if selfClosing && tag != atom.P && tag != atom.Div && tag != atom.A {
		return
	}
	if isBlock(tag) {
		r.flush()
		r.closeImplied(tag)
	}
	if tag == atom.A && r.inLink > 0 {
		r.end(atom.A) // links do not nest
	}
	if len(r.open) >= maxDepth {
		r.overflow++
		return
	}
	parent := r.open[len(r.open)-1]
	e := element{parent: parent, tag: tag, depth: r.elements[parent].depth}
	if isBlock(tag) {
		e.depth++
	}
	e.part = partOf(tag, &a)
	if tag == atom.A {
		r.inLink++
	}
	if e.part&partSkipped != 0 {
		r.skipped++
	}
	r.open = append(r.open, int32(len(r.elements)))
	r.elements = append(r.elements, e)
}

// lineBreak ends the block at a <br> behind a sentence's end or behind another <br>; elsewhere it is a space.
func (r *htmlReader) lineBreak() {
	if r.skipped > 0 {
		return
	}
	text := r.text.String()
	if strings.HasSuffix(text, "\n") || endsSentence(text) {
		r.flush()
		return
	}
	if text != "" {
		r.text.WriteByte('\n')
		r.space = false
	}
}

// end closes the innermost open element of that tag, and what was left open inside it.
func (r *htmlReader) end(tag atom.Atom) {
	if r.overflow > 0 {
		r.overflow--
		return
	}
	at := -1
	for i := len(r.open) - 1; i > 0; i-- {
		t := r.elements[r.open[i]].tag
		if t == tag {
			at = i
			break
		}
		if tag != atom.Body && tag != atom.Html && tag != atom.Main && tag != atom.Article && tag != atom.Section && tag != atom.Div &&
			isContainer(t) {
			break // a stray end tag does not close the container it stands in
		}
	}
	if isBlock(tag) {
		r.flush()
	}
	if at > 0 {
		r.closeTo(at)
	}
}

// closeTo closes all elements from the open one at index at on.
func (r *htmlReader) closeTo(at int) {
	for i := len(r.open) - 1; i >= at; i-- {
		e := r.elements[r.open[i]]
		if e.tag == atom.A {
			r.inLink--
		}
		if e.part&partSkipped != 0 {
			r.skipped--
			r.meta.rawEnd()
		}
	}
	r.open = r.open[:at]
}

// closeImplied closes what the start of a block ends without an end tag: a paragraph, a list item, a table cell.
func (r *htmlReader) closeImplied(tag atom.Atom) {
	for i := len(r.open) - 1; i > 0; i-- {
		t := r.elements[r.open[i]].tag
		switch {
		case t == atom.P,
			t == atom.A && isBlock(tag) && tag == atom.P,
			tag == atom.Li && t == atom.Li, (tag == atom.Dd || tag == atom.Dt) && (t == atom.Dd || t == atom.Dt),
			tag == atom.Tr && (t == atom.Tr || t == atom.Td || t == atom.Th), (tag == atom.Td || tag == atom.Th) && (t == atom.Td || t == atom.Th):
			if t == atom.A {
				return
			}
			r.closeTo(i)
			if t == tag || t != atom.P {
				return
			}
		case isBlock(t):
			return
		}
	}
}

// isBlock reports whether an element starts a paragraph of its own.
func isBlock(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Li, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Figcaption,
		atom.Td, atom.Th, atom.Tr, atom.Caption, atom.Button, atom.Option, atom.Select, atom.Label, atom.Summary, atom.Address, atom.Legend, atom.Textarea:
		return true
	}
	return isContainer(tag)
}

// isContainer reports whether an element holds paragraphs.
func isContainer(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Article, atom.Section, atom.Main, atom.Body, atom.Html, atom.Aside, atom.Nav, atom.Header, atom.Footer, atom.Ul, atom.Ol, atom.Dl,
		atom.Table, atom.Tbody, atom.Thead, atom.Form, atom.Figure, atom.Fieldset, atom.Details, atom.Center, atom.Iframe, atom.Dialog, atom.Hgroup, atom.Menu:
		return true
	}
	return false
}

// attributes are those of an element that matter here.
type attributes struct {
	class, id, role, itemprop, style, rel              string
	name, property, content, href, datetime, typ, lang string
	hidden, pubdate                                    bool
}

func (a *attributes) read(z *html.Tokenizer) {
	for more := true; more; {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "class":
			a.class = string(value)
		case "id":
			a.id = string(value)
		case "role":
			a.role = string(value)
		case "itemprop":
			a.itemprop = string(value)
		case "style":
			a.style = string(value)
		case "rel":
			a.rel = string(value)
		case "name":
			a.name = string(value)
		case "property":
			a.property = string(value)
		case "content":
			a.content = string(value)
		case "href":
			a.href = string(value)
		case "datetime":
			a.datetime = string(value)
		case "type":
			a.typ = string(value)
		case "lang":
			a.lang = string(value)
		case "hidden":
			a.hidden = string(value) != "until-found"
		case "aria-hidden":
			a.hidden = a.hidden || string(value) == "true"
		case "pubdate":
			a.pubdate = true
		}
	}
}

// partOf tells from an element's tag and attributes which part of a page it is.
func partOf(tag atom.Atom, a *attributes) part {
	switch tag {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Iframe, atom.Object, atom.Select, atom.Option, atom.Textarea, atom.Button,
		atom.Canvas, atom.Rt, atom.Rp, atom.Video, atom.Audio, atom.Math, atom.Title, atom.Dialog:
		return partSkipped
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Menu:
		return partAround
	case atom.Html, atom.Body:
		return 0
	}
	var found part
	switch tag {
	case atom.Figcaption, atom.Figure, atom.Caption:
		found = partCaption
	}
	if a.hidden || strings.Contains(strings.ReplaceAll(a.style, " ", ""), "display:none") {
		return partSkipped
	}
	switch a.role {
	case "navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "tablist", "toolbar":
		return found | partAround
	}
	if strings.EqualFold(a.itemprop, "articleBody") {
		found |= partBody
	}
	found |= partByName(a.class) | partByName(a.id)
	if tag == atom.Article || tag == atom.Main || found&partBody != 0 {
		found &^= partNamed // sites put an article's tags and section into its class
	}
	return found
}

// partByName reads the words of a class or id, which may be joined by hyphens, underscores or capitals.
func partByName(names string) part {
	var found part
	start := 0
	for i := 0; i <= len(names); i++ {
		if i < len(names) {
			c := names[i]
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' && (i == start || names[i-1] >= 'A' && names[i-1] <= 'Z') {
				continue
			}
		}
		if i-start >= 2 && i-start <= 16 {
			var buf [16]byte
			for k := start; k < i; k++ {
				buf[k-start] = names[k] | 0x20
			}
			found |= partWords[string(buf[:i-start])]
		}
		start = i
		if i < len(names) && !(names[i] >= 'A' && names[i] <= 'Z') {
			start = i + 1
		}
	}
	if i := strings.Index(strings.ToLower(names), "body"); i >= 0 {
		lower := strings.ToLower(names)
		for _, sure := range []string{"articlebody", "article-body", "article_body", "article__body", "storybody", "story-body", "story_body", "entry-content", "post-body", "content-body"} {
			if strings.Contains(lower, sure) {
				found |= partBody
			}
		}
	}
	return found
}

// partWords are the words that developers name the parts of a page with.
var partWords = func() map[string]part {
	words := map[string]part{}
	for _, w := range strings.Fields(`comment comments disqus respond reply replies footer foot sidebar rail related recommend recommended
		recommendations recirc share sharing sharebar social socials promo promotion newsletter subscribe subscription signup cookie cookies
		consent gdpr privacy banner advert adverts advertisement advertising ads sponsor sponsored popup modal overlay breadcrumb breadcrumbs
		menu nav navbar navigation navi pagination pager paging tags tag taglist widget widgets outbrain taboola popular trending
		mostread bottom toolbar tools masthead login register paywall offscreen skip disclaimer authorbox bio print
		jp addthis tooltip ticker copyright credits hidden noprint carousel slider kommentare kommentar verwandte
		similar more upsell crosslink yarpp zergnet partner partners feedback rating votes`) {
		words[w] = partNamed
	}
	for _, w := range strings.Fields(`caption captions wp-caption credit legend bildunterschrift`) {
		words[w] |= partCaption
	}
	for _, w := range strings.Fields(`date time datetime timestamp published pubdate posted postdate dateline datum fecha byline entrydate`) {
		words[w] |= partDate
	}
	return words
}()
