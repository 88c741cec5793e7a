package article

import (
	"strings"

	"kg/schema"
)

// agencies finds the news agencies that a report is taken from, in order of first mention: in the dateline or its brackets, in credits
// and signatures, and where the text says "according to" or "reports". It sets p.signed if
// a signature or dateline names one.
func (p *page) agencies(text string) []schema.Outlet {
	found := []schema.Outlet{}
	seen := map[string]bool{}
	add := func(o press) {
		if o.Agency && !seen[o.Name] {
			seen[o.Name] = true
			found = append(found, *newOutlet(o.Name))
		}
	}
	sign := func(o press) {
		if o.Agency && p.signed == nil {
			p.signed = newOutlet(o.Name)
		}
		add(o)
	}
	for _, o := range datelineAgencies(text) {
		sign(o)
	}
	book := phrases()
	words := splitWords(nil, text)
	ids := book.lookup(make([]wordID, 0, len(words)), text, words)
	for i := range ids {
		book.at(ids, i, func(m match) {
			if m.phrase.class != classSource && m.phrase.class != classCredit {
				return
			}
			// Up to four words on: "potrivit agenției de știri Xinhua".
			end := min(m.last+7, len(words)) - 1
			if m.last > end {
				return
			}
			for _, o := range pressIn(clause(text[words[m.last].start:words[end].end])) {
				add(o)
			}
		})
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		if len(b.words) > 6 || b.sentence {
			continue
		}
		if o, ok := pressByName(strings.Trim(b.text, " ()[]-–—/.")); ok && i > len(p.blocks)/2 {
			sign(o)
		}
	}
	return found
}

// clause cuts a text at the first mark that ends a clause.
func clause(s string) string {
	if i := strings.IndexAny(s, ".;:!?\n\""); i >= 0 {
		return s[:i]
	}
	return s
}

// datelineAgencies returns the agencies in brackets within the text's opening, before its first dash or at the
// end of its first sentence: "DALLAS (AP) — …".
func datelineAgencies(text string) []press {
	head := text
	if len(head) > 160 {
		head = head[:160]
	}
	open := strings.IndexByte(head, '(')
	if open < 0 {
		return nil
	}
	end := strings.IndexByte(head[open:], ')')
	if end < 0 || end > 40 {
		return nil
	}
	return pressIn(head[open+1 : open+end])
}
