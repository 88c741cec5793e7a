package article

import (
	"strings"
	"unicode/utf8"
)

// title finds the article's headline: what the document's fields or the page's markup say, or else the
// line before the body that looks most like one. It is "" where the page has none.
func (p *page) title() string {
	if t := clean(p.doc.Title); t != "" {
		return t
	}
	if t := p.markupTitle(); t != "" {
		return t
	}
	if p.headline >= 0 {
		return p.stripTitle(p.blocks[p.headline].text)
	}
	return ""
}

// markupTitle returns the headline that a page's markup gives: the first-level heading where
// the title in the head says the same or nothing, or else that title without the outlet's name.
func (p *page) markupTitle() string {
	given := p.meta.title
	if given == "" {
		given = p.meta.pageTitle
	}
	inHead := foldText(p.meta.title + " " + p.meta.pageTitle)
	longest := ""
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.hint&hintTitle != 0 && b.n > 1 && len(b.text) > len(longest) && strings.Contains(inHead, foldText(b.text)) {
			longest = b.text
		}
	}
	if longest != "" {
		return longest
	}
	for _, site := range []string{p.meta.outlet, hostOf(p.meta.url), hostOf(p.doc.URL)} {
		given = withoutSuffix(given, site)
	}
	return p.stripTitle(given)
}

// withoutSuffix takes an outlet's name and the mark before it off the end of a title.
func withoutSuffix(title, site string) string {
	if site == "" || len(title) <= len(site) || !strings.EqualFold(title[len(title)-len(site):], site) {
		return title
	}
	head := strings.TrimRight(title[:len(title)-len(site)], " ")
	if cut := strings.TrimRight(head, "|-–—:•·»"); cut != head && strings.TrimSpace(cut) != "" {
		return strings.TrimSpace(cut)
	}
	return title
}

// maxHead is how many blocks before the body are looked at for a title.
const maxHead = 300

// titleBlock returns the index of the block that is the title, or -1.
func (p *page) titleBlock(body []int) int {
	if len(body) == 0 {
		return -1
	}
	var about map[string]bool
	best, bestScore := -1, 0
	for i := max(0, body[0]-maxHead); i <= body[0]; i++ {
		b := &p.blocks[i]
		if !p.mayBeTitle(i, body) {
			continue
		}
		if about == nil {
			about = p.contentWords(body)
		}
		score := 10 + 40*overlap(b, about)/100 + min(b.units(), 12)/2
		if n := b.n; n < 3 {
			score -= 8
		} else if n > 25 {
			score -= 6
		}
		folded := foldText(b.text)
		for j := max(0, body[0]-maxHead); j < min(len(p.blocks), body[0]+4); j++ {
			if j != i && sameWords(p.blocks[j].text, folded) {
				score += 20
			}
		}
		if b.hint&hintTitle != 0 {
			score += 15
		}
		score -= 2 * p.lineRun(i)
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

// mayBeTitle reports whether a block before the body, or the body's own first, can be a headline.
func (p *page) mayBeTitle(i int, body []int) bool {
	b := &p.blocks[i]
	if n := b.units(); n < 2 || n > 45 {
		return false
	}
	switch b.kind {
	case heading, pointer:
		return !b.sentence || endsAsTitle(b.text)
	case prose:
		// A headline that ends in a question mark, or is several sentences long.
		return i == 0 && len(body) > 1 && b.units() <= 30 && endsAsTitle(b.text)
	case dated:
		return len(p.stripTitle(b.text)) > len(b.text)/3 && !b.sentence && b.n >= 8
	}
	return false
}

// endsAsTitle reports whether a line ends as a headline may: not with a full stop.
func endsAsTitle(s string) bool {
	trimmed := strings.TrimRight(s, "\"'”’“»)")
	r, _ := utf8.DecodeLastRuneInString(trimmed)
	return r != '.' && r != ':' && r != '…' && r != ',' && r != ';' && r != '。' || strings.HasSuffix(trimmed, "...")
}

// lineRun returns how many short lines without marks stand around block i, beyond two: menus have many.
func (p *page) lineRun(i int) int {
	short := func(j int) bool {
		b := &p.blocks[j]
		return (b.kind == heading || b.kind == furniture) && b.n <= 4 && !b.sentence
	}
	if !short(i) {
		return 0
	}
	n := 0
	for j := i - 1; j >= 0 && j > i-6 && short(j); j-- {
		n++
	}
	for j := i + 1; j < len(p.blocks) && j < i+6 && short(j); j++ {
		n++
	}
	return max(0, n-1)
}

// contentWords returns the longer words of the body's first blocks, cut to their stems' likely length.
func (p *page) contentWords(body []int) map[string]bool {
	about := map[string]bool{}
	var buf []byte
	for _, i := range body[:min(len(body), 6)] {
		b := &p.blocks[i]
		for _, w := range b.words()[:min(b.n, 200)] {
			if buf = stem(buf, b.text, w); len(buf) > 0 {
				about[string(buf)] = true
			}
		}
	}
	return about
}

// stem returns the first five letters of a word of four or more, folded, or nothing.
func stem(buf []byte, text string, w word) []byte {
	buf = foldWord(buf[:0], text, w)
	n := 0
	for at := range string(buf) {
		if n == 5 {
			return buf[:at]
		}
		n++
	}
	if n < 4 {
		return buf[:0]
	}
	return buf
}

// overlap returns how many of a block's longer words are in the body, in percent.
func overlap(b *block, about map[string]bool) int {
	var buf []byte
	all, in := 0, 0
	for _, w := range b.words() {
		if buf = stem(buf, b.text, w); len(buf) > 0 {
			all++
			if about[string(buf)] {
				in++
			}
		}
	}
	return 100 * in / max(all, 2)
}

// stripTitle takes a date before a headline and an outlet's name after it off.
func (p *page) stripTitle(title string) string {
	title = withoutDate(title)
	if head, _ := p.splitTitle(title); head != "" {
		return head
	}
	return title
}
