package article

import "strings"

// byline finds who wrote the article: as the document or the page's markup says, or in a line between title
// and body that starts with "by". The word itself is not part of it.
func (p *page) byline(body []int) string {
	if b := clean(p.doc.Byline); b != "" {
		return b
	}
	if p.meta.byline != "" {
		return p.meta.byline
	}
	if len(body) == 0 {
		return ""
	}
	for i := max(0, p.headline); i < len(p.blocks) && i <= body[0]+1; i++ {
		b := &p.blocks[i]
		if b.kind != bylined && b.kind != dated {
			continue
		}
		name := ""
		for w := range b.ids() {
			phrases().at(b.ids(), w, func(m match) {
				if name == "" && m.phrase.class == classBy && m.last < len(b.ids()) && (w == 0 || endsClause(b, w)) {
					name = authorName(b, m.last)
				}
			})
		}
		if name != "" {
			return name
		}
	}
	return ""
}

// endsClause reports whether a comma or a bar stands before word w: "4 May 2031, by Jo Example".
func endsClause(b *block, w int) bool {
	words := b.words()
	return strings.ContainsAny(b.text[words[w-1].end:words[w].start], ",|•·–—-")
}

// authorName returns the capitalised words from word i on, with what joins them, up to a date, a bar or the end.
func authorName(b *block, i int) string {
	d := b.dates()
	first, last := i, i
	for ; i < len(d.ids); i++ {
		if _, ok := d.at(i); ok || d.words[i].number {
			break
		}
		stop := false
		phrases().at(d.ids, i, func(m match) {
			switch m.phrase.class {
			case classPublished, classUpdated, classWeekday:
				stop = true
			}
		})
		if stop || i > first && strings.ContainsAny(b.text[b.words()[i-1].end:b.words()[i].start], "|•·–—(") {
			break
		}
		if b.words()[i].upper {
			last = i + 1
		}
	}
	if last == first {
		return ""
	}
	return strings.TrimSpace(b.text[b.words()[first].start:b.words()[last-1].end])
}
