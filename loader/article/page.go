package article

import (
	"strings"
	"unicode/utf8"

	"kg/loader/language"
	"kg/loader/source"
	"kg/schema"
)

// page is a document cut into blocks, and what was learnt from them.
type page struct {
	doc      *source.Document
	meta     metadata // from a page's markup
	blocks   []block
	lang     string
	headline int            // the block that is the title, or -1
	tail     string         // what was glued to the last paragraphs
	signed   *schema.Outlet // the agency that a story is signed with

	elements []element // of a page of HTML, parents before children
	owners   []int32   // of blocks: the element each stands in
}

// metadata is what a page's markup says about its article.
type metadata struct {
	title     string // as feeds and social networks are told it
	pageTitle string // <title>
	byline    string
	outlet    string
	published string   // ISO 8601
	modified  string   // ISO 8601
	times     []string // ISO 8601: dates in <time>
	lang      string
	url       string
}

func newPage(doc *source.Document) *page {
	p := &page{doc: doc}
	if doc.Media == source.HTML || isMarkedUp(doc.Content) {
		p.readHTML(doc.Content)
	} else {
		p.blocks = blocks(splitLines(doc.Content))
	}
	return p
}

// isMarkedUp reports whether what is said to be plain text is a fragment of HTML, as in many feeds.
func isMarkedUp(content string) bool {
	if strings.IndexByte(content, '<') < 0 {
		return false
	}
	tags := 0
	for _, tag := range []string{"</p>", "<br>", "<br/>", "<br />", "</a>", "</div>", "</em>", "</strong>"} {
		tags += strings.Count(content, tag)
	}
	return tags >= 2
}

// classify finds the kind of each block by what it says; where it stands is looked at later.
func (p *page) classify() {
	for i := range p.blocks {
		p.blocks[i].classify()
	}
	if p.elements != nil {
		p.classifyParts()
	}
	text := false // near the top, an age is the article's own
	for i := range p.blocks {
		b := &p.blocks[i]
		text = text || b.kind == prose
		if text && b.kind == dated && isAge(b) { // a list of headlines with their ages: what comes before the age
			for j := i - 1; j >= 0 && j >= i-2 && p.blocks[j].kind == heading; j-- {
				p.blocks[j].kind = pointer
			}
		}
	}
}

// classify finds the kind of a block by itself.
func (b *block) classify() {
	if b.plain && !b.startsAsFurniture() {
		return
	}
	var notices, notes int
	noticed := -1
	strong := false // a notice's phrase of several words
	line, end, start, by := false, false, 0, false
	book := phrases()
	n := len(b.ids())
	for i := range b.ids() {
		book.at(b.ids(), i, func(m match) {
			whole := i == 0 && m.last == n && n == b.n
			switch m.phrase.class {
			case classLine:
				line = line || whole
			case classEnd:
				end = end || whole
			case classStart:
				if i == 0 {
					start = max(start, m.last)
				}
			case classNotice:
				if noticed < i { // a word may be in the phrases of several languages
					notices++
					noticed = i
				}
				strong = strong || m.last-m.first > 1
			case classAuthor:
				notes++
			case classBy:
				by = by || i == 0 && m.last < n
			}
		})
	}
	full := b.kind == prose && b.sentence
	switch {
	case end:
		b.kind = endmark
		b.soft = start > 0
	case line, b.n == 0:
		b.kind = furniture
	case notices >= 3, notices >= 2 && b.n < 120, notices == 1 && b.n < 12 && (strong || !b.sentence):
		b.kind = furniture
	case start == 1 && !full && (!b.sentence || strings.HasPrefix(b.text[b.words()[0].end:], ":")),
		start >= 2 && (!full || b.full == 1 && b.n <= 30):
		b.kind = furniture
	case notes > 0 && b.full <= 2 && b.n <= 60:
		b.kind = furniture
	case b.n <= 24 && b.isDateLine():
		b.kind = dated
	case !b.sentence && b.n < 60 && b.captionOnly():
		b.kind = furniture
	case b.kind == prose:
	case by && b.n <= 8 && !b.sentence && namesFollow(b):
		b.kind = bylined
	case b.caps && b.n >= 5:
		b.kind = pointer // unless it is the title, or all is in capitals
	case !full && strings.HasPrefix(b.text, "©"), b.n <= 3 && isSignature(b.text), isSymbolic(b.text), !b.sentence && isPath(b.text):
		b.kind = furniture
	}
}

// isSignature reports whether a line is an agency's name in brackets or behind a dash, as at the end of a story.
func isSignature(s string) bool {
	name := strings.Trim(s, " ()[]-–—/.")
	if len(name) == len(s) {
		return false
	}
	o, ok := pressByName(name)
	return ok && o.Agency
}

// isPath reports whether a line is a path through a site or a row of menu entries: "Home > World > Europe", "News | Sport | Tides".
func isPath(s string) bool {
	for _, sep := range []string{" > ", " › ", " » ", " | ", " / ", " • ", " · ", " → "} {
		if n := strings.Count(s, sep); n >= 2 && len(s) < 40*(n+1) || n == 1 && sep != " | " && sep != " / " && len(s) < 40 {
			return true
		}
	}
	return false
}

// captionOnly reports whether a block ends with a photographer's credit and has no full sentence before it.
func (b *block) captionOnly() bool {
	rest := withoutCredit(b.text)
	if rest == b.text {
		return false
	}
	c := newBlock(rest, false)
	return c.full == 0 || !c.sentence
}

// startsAsFurniture reports whether a block starts with a phrase that begins what is not text.
func (b *block) startsAsFurniture() bool {
	const longest = 8 // words of a phrase, about
	var wordBuf [16]word
	var idBuf [longest]wordID
	end := min(len(b.text), 64)
	for end < len(b.text) && !utf8.RuneStart(b.text[end]) {
		end++
	}
	words := splitWords(wordBuf[:0], b.text[:end])
	if len(words) == 0 {
		return false
	}
	book := phrases()
	ids := book.lookup(idBuf[:0], b.text, words[:1])
	if !book.starts[ids[0]] {
		return false
	}
	ids = book.lookup(ids, b.text, words[1:min(len(words), longest)])
	found := false
	book.at(ids, 0, func(m match) { found = found || m.phrase.class == classStart })
	return found
}

// namesFollow reports whether all words of a byline after its first, save small
// connecting ones, are capitalised.
func namesFollow(b *block) bool {
	upper := 0
	for _, w := range b.words()[1:] {
		if strings.HasSuffix(b.text[:w.start], "(") {
			break // where they are: "(Rome, correspondance)"
		}
		if w.upper {
			upper++
		} else if w.end-w.start > 3 {
			return false
		}
	}
	return upper > 0
}

// isSymbolic reports whether a line is more marks than letters: an address, a row of
// separators, a counter.
func isSymbolic(s string) bool {
	letters := 0
	for _, r := range s {
		if fold(r) != 0 && (r < '0' || r > '9') {
			letters++
		}
	}
	return letters*3 < len([]rune(s)) || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// value is what a block adds to the stretch of the page that is taken for the article.
func (b *block) value() int {
	n := min(b.units(), 80)
	n = int(float32(n) * (1 - b.linked))
	switch b.kind {
	case prose:
		return n
	case heading:
		if b.sentence && b.lower > 0 {
			return n // a short sentence
		}
		if b.hint&(hintHeading|hintQuote) != 0 {
			return -1
		}
		return -3
	case furniture:
		return -6
	case endmark:
		return -60
	case pointer:
		if b.soft {
			return -1
		}
	}
	return -4
}

// body returns the indexes of the blocks that are the article's, in order.
//
// The article is the stretch of blocks with the greatest sum of values (sentences count for
// it, furniture against it), cut at the first mark after which the page goes on to other
// things. In it, short lines stay where they stand alone among prose, as crossheads do.
func (p *page) body() []int {
	p.dropForeign()
	first, last := p.stretch()
	if first < 0 {
		return p.fallback()
	}
	var keep []int
	allCaps := p.mostlyCaps(first, last)
	for i := first; i < last; i++ {
		b := &p.blocks[i]
		switch {
		case b.kind == prose, b.kind == heading && b.sentence && b.lower > 0, b.kind == pointer && allCaps:
			keep = append(keep, i)
		case b.kind == heading && (p.elements != nil && b.linked < 0.5 || p.isCrosshead(i, first, last)):
			keep = append(keep, i)
		}
	}
	return keep
}

// fallback is the body of a page without a single sentence: of a feed's item, say, that is a headline. It is what a page's
// furniture does not account for, if that is a line or a few.
func (p *page) fallback() []int {
	var keep []int
	for i := range p.blocks {
		if b := &p.blocks[i]; (b.kind == heading || b.kind == pointer) && b.linked < 0.5 && (b.lower >= 2 && b.n >= 5 || b.dense && b.units() >= 5) {
			keep = append(keep, i)
		}
	}
	if len(keep) > 5 {
		return nil // a list of headlines
	}
	return keep
}

// withStandfirst adds to the body the lines between the title and it that are sentences but for a
// mark at their end: the standfirst.
func (p *page) withStandfirst(body []int) []int {
	if len(body) == 0 || p.headline < 0 {
		return body
	}
	first := body[0]
	for first-1 > p.headline {
		b := &p.blocks[first-1]
		if b.kind != heading || b.n < 10 || b.lower*2 < b.n || b.linked > 0.3 || b.hint&(hintTitle|hintHeading) != 0 ||
			sameWords(b.text, foldText(p.blocks[p.headline].text)) {
			break
		}
		first--
	}
	for i := body[0] - 1; i >= first; i-- {
		body = append([]int{i}, body...)
	}
	return body
}

// stretch returns the range of blocks [first, last) with the greatest sum of values, or -1.
func (p *page) stretch() (first, last int) {
	first, last = -1, -1
	best, sum, start := 0, 0, 0
	end := p.end()
	for i := range p.blocks[:end] {
		if sum <= 0 {
			sum, start = 0, i
		}
		if i > start {
			sum -= p.step(i)
		}
		v := p.blocks[i].value()
		if v < 0 && p.elements != nil && v > -10 {
			v = -1 // markup tells menus apart; see step
		}
		if sum += v; sum > best {
			best, first, last = sum, start, i+1
		}
	}
	return first, last
}

// end returns the index of the mark at which the article is over: the first endmark with
// prose before it, unless there is more prose behind it, and nothing but headlines between.
func (p *page) end() int {
	all := 0
	for i := range p.blocks {
		if p.blocks[i].kind == prose {
			all += p.blocks[i].units()
		}
	}
	before := 0
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind == prose {
			before += b.units()
		}
		if b.kind != endmark || before < 20 || b.soft && p.skipBox(i) {
			continue
		}
		j := i + 1
		for j < len(p.blocks) && (p.blocks[j].kind == heading && !p.blocks[j].sentence || p.blocks[j].kind == pointer ||
			p.blocks[j].linked > 0.6) {
			j++
		}
		if j == len(p.blocks) || p.blocks[j].kind != prose || j > i+8 {
			return i
		}
		if all-before <= before {
			return i
		}
	}
	return len(p.blocks)
}

// skipBox reports whether the mark at block i ("Read also") heads a box inside the article: one to three headlines with a
// sentence right behind them. They are then taken out.
func (p *page) skipBox(i int) bool {
	j := i + 1
	for j < len(p.blocks) && j <= i+3 && (p.blocks[j].kind == heading && !p.blocks[j].sentence || p.blocks[j].kind == pointer) {
		j++
	}
	if j == i+1 || j == len(p.blocks) || !isText(&p.blocks[j]) || p.blocks[j].lower == 0 {
		return false
	}
	for k := i; k < j; k++ {
		p.blocks[k].kind, p.blocks[k].soft = pointer, true
	}
	return true
}

// isCrosshead reports whether a line stands among prose alone or as one of two.
func (p *page) isCrosshead(i, first, last int) bool {
	b := &p.blocks[i]
	if b.n > 14 {
		return b.hint&hintHeading != 0
	}
	const most = 20 // lines: more than that is a list
	before, after := i-1, i+1
	for before >= first && before > i-most && p.blocks[before].kind == heading && !p.blocks[before].sentence {
		before--
	}
	for after < last && after < i+most && p.blocks[after].kind == heading && !p.blocks[after].sentence {
		after++
	}
	if before < first || after >= last {
		return false
	}
	if strings.HasSuffix(p.blocks[before].text, ":") || b.hint&(hintHeading|hintQuote) != 0 {
		return true
	}
	return after-before-1 <= 2 && isText(&p.blocks[before]) && isText(&p.blocks[after])
}

// isText reports whether a block is a sentence, long or short.
func isText(b *block) bool { return b.kind == prose || b.kind == heading && b.sentence }

// mostlyCaps reports whether the article is written in capitals, as old wire copy is.
func (p *page) mostlyCaps(first, last int) bool {
	caps, all := 0, 0
	for _, b := range p.blocks[first:last] {
		if b.kind == prose || b.kind == pointer {
			all += b.n
			if b.caps {
				caps += b.n
			}
		}
	}
	return caps*2 > all
}

// dropForeign takes prose before and after the article for furniture where it is in another language
// than most of the page's prose: consent notices come in five of them.
func (p *page) dropForeign() {
	clean := true
	for i := range p.blocks {
		clean = clean && p.blocks[i].plain && p.blocks[i].kind == prose
	}
	if clean {
		return
	}
	var texts []int
	total := 0
	for i := range p.blocks {
		if p.blocks[i].kind == prose {
			texts = append(texts, i)
			total += len(p.blocks[i].text)
		}
	}
	if len(texts) < 3 {
		return
	}
	// The block in the middle of the text is in the article's language, for all that notices do;
	// a short one tells little without the next.
	middle, at, sample := texts[len(texts)/2], 0, ""
	for n, i := range texts {
		if at += len(p.blocks[i].text); at*2 >= total {
			middle, sample = i, p.blocks[i].text
			if len(sample) < 400 && n > 0 && n+1 < len(texts) {
				sample = p.blocks[texts[n-1]].text + "\n" + sample + "\n" + p.blocks[texts[n+1]].text
			}
			break
		}
	}
	lang, sure := language.Identify(sample)
	if sure < 0.3 {
		return
	}
	isForeign := func(i int) bool {
		b := &p.blocks[i]
		if b.n < 10 {
			return false
		}
		other, sure := language.Identify(b.text)
		return other != lang && sure > 0.4 && !language.Close(lang, other)
	}
	for k := 0; k < len(texts)-1 && texts[k] != middle && isForeign(texts[k]); k++ {
		p.blocks[texts[k]].kind = furniture
	}
	for k := len(texts) - 1; k > 0 && texts[k] != middle && isForeign(texts[k]); k-- {
		p.blocks[texts[k]].kind = furniture
	}
}

// text joins the body's blocks to the article's text.
func (p *page) text(body []int, title string) string {
	titleWords := foldText(title)
	size := 0
	for _, i := range body {
		size += len(p.blocks[i].text) + 2
	}
	var b strings.Builder
	b.Grow(size)
	for n, i := range body {
		text := p.blocks[i].text
		if n < 3 && len(body) > 1 && titleWords != "" && endsAsTitle(text) && sameWords(text, titleWords) {
			continue // with a full stop it is a sentence of the text
		}
		if !p.blocks[i].plain {
			text = withoutCredit(text)
		}
		if n >= len(body)-2 {
			text = withoutTail(text)
			p.tail += p.blocks[i].text[len(text):]
		}
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
	}
	return b.String()
}

// sameWords reports whether a text has the words given in folded form, and no others.
func sameWords(text, folded string) bool {
	if len(text) > 3*len(folded)+16 || len(folded) > 3*len(text)+16 {
		return false
	}
	return foldText(text) == folded
}
