package article

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kg/schema"
)

// agencies finds the news agencies that a report is taken from, in order of first mention: in the dateline's
// brackets, in credits and signatures, and where the text says "according to" or "reports". It sets p.signed if a
// signature or dateline names one.
func (p *page) agencies(text string) []schema.Outlet {
	found := []schema.Outlet{}
	add := func(o press) {
		if !slices.ContainsFunc(found, func(f schema.Outlet) bool { return f.Name == o.Name }) {
			found = append(found, *newOutlet(o.Name))
		}
	}
	for at := 0; at < len(text); {
		o, start, end := nextAgency(text, at)
		if end == 0 {
			break
		}
		at = end
		switch {
		case inDateline(text, start, end):
			add(o)
			if p.signed == nil {
				p.signed = newOutlet(o.Name)
			}
		case isCited(text, start, end):
			add(o)
		}
	}
	for i := len(p.blocks)/2 + 1; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		if b.n > 6 || b.sentence || b.n == 0 {
			continue
		}
		if o, ok := pressByName(strings.Trim(b.text, " ()[]-–—/.")); ok && o.Agency {
			add(o)
			if p.signed == nil {
				p.signed = newOutlet(o.Name)
			}
		}
	}
	for i := max(0, p.headline+1); i < len(p.blocks) && p.blocks[i].kind != prose; i++ { // "with AFP", under the title
		if b := &p.blocks[i]; b.n <= 6 && b.n > 0 && b.kind != pointer {
			for _, o := range pressIn(b.text) {
				if o.Agency {
					add(o)
				}
			}
		}
	}
	for i := range p.blocks { // photographers' and agencies' credits
		b := &p.blocks[i]
		if b.plain || b.n > 40 {
			continue
		}
		if text := withoutCredit(b.text); text != b.text || b.kind == furniture {
			for _, o := range pressIn(creditIn(b)) {
				if o.Agency {
					add(o)
				}
			}
		}
	}
	return found
}

// nextAgency returns the first agency named in the text from byte at on, and where; end is 0 if there is none.
func nextAgency(text string, at int) (o press, start, end int) {
	index := pressOf()
	for i := at; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf && byteKind[c] != byteUpper {
			i++
			continue
		}
		r, size := rune(c), 1
		if c >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		start, i = i, i+size
		if !isUpper(r) {
			continue
		}
		if before, _ := utf8.DecodeLastRuneInString(text[:start]); fold(before) != 0 {
			continue // inside a word
		}
		if o, end := index.agencyAt(text, start); end > 0 {
			return o, start, end
		}
	}
	return press{}, 0, 0
}

// inDateline reports whether an agency's name stands in the text's dateline: "DALLAS (AP) — …", "MINSK, 4 May. /TASS/. …",
// "RIGA, 4 May - Reuters. …".
func inDateline(text string, start, end int) bool {
	if start == 0 || start > 120 || end == len(text) || strings.Contains(text[:start], "\n") {
		return false
	}
	before, after := text[:start], text[end:]
	switch {
	case strings.HasSuffix(before, "/") && strings.HasPrefix(after, "/"):
		return true
	case strings.HasPrefix(after, "."):
		return strings.HasSuffix(before, "- ") || strings.HasSuffix(before, "— ") || strings.HasSuffix(before, "– ")
	}
	open := strings.LastIndexByte(before, '(')
	return open >= 0 && start-open < 24 && strings.IndexByte(after[:min(len(after), 24)], ')') >= 0 && strings.IndexByte(before[open:], ')') < 0
}

// isCited reports whether the clause says that its news is the agency's: "according to the agency …", "… reports", "(Agerpres)".
func isCited(text string, start, end int) bool {
	if start > 0 && end < len(text) && text[start-1] == '(' && text[end] == ')' {
		return true
	}
	const reach = 7 // words: "potrivit agenției de știri oficiale a Chinei, Xinhua"
	before := text[max(0, start-100):start]
	if i := strings.LastIndexAny(before, ".;:!?\n\"“”„"); i >= 0 {
		before = before[i+1:]
	}
	after := text[end:min(len(text), end+60)]
	if i := strings.IndexAny(after, ".;:!?\n\"“”„"); i >= 0 {
		after = after[:i]
	}
	return saysSource(before, -reach) || saysSource(after, 4)
}

// saysSource reports whether a phrase that names a source stands in the first or, with a negative number, the last
// words of a text.
func saysSource(text string, reach int) bool {
	words := splitWords(nil, text)
	if reach < 0 {
		words = words[max(0, len(words)+reach):]
	} else {
		words = words[:min(len(words), reach)]
	}
	book := phrases()
	ids := book.lookup(nil, text, words)
	found := false
	for i := range ids {
		book.at(ids, i, func(m match) {
			switch m.phrase.class {
			case classSource, classCredit, classTold:
				found = true
			}
		})
	}
	return found
}

// creditIn returns what follows a credit's label in a block, or is in its last brackets.
func creditIn(b *block) string {
	ids := b.ids()
	at := -1
	for i := range ids {
		phrases().at(ids, i, func(m match) {
			if m.phrase.class == classCredit && m.last < len(ids) && at < 0 {
				at = int(b.words()[m.last].start)
			}
		})
	}
	if at >= 0 {
		return b.text[at:]
	}
	if open := strings.LastIndexByte(b.text, '('); open >= 0 {
		return b.text[open:]
	}
	return ""
}
