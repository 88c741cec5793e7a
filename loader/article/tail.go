package article

import (
	"strings"
	"unicode"
)

// withoutTail takes off what a page has glued to its article's last paragraph: from the first
// sentence or run-on word that starts with a phrase of the class, if not much follows.
func withoutTail(text string) string {
	if open := strings.LastIndex(text, "[+"); open > 0 && strings.HasSuffix(text, " chars]") {
		text = strings.TrimRight(text[:open], " ") // as feeds of headlines cut their texts
	}
	const most = 60 // words
	begin := max(0, len(text)-12*most)
	for begin > 0 && text[begin-1] != ' ' {
		begin--
	}
	var words []word
	for _, w := range splitWords(nil, text[begin:]) {
		w.start += int32(begin)
		w.end += int32(begin)
		words = appendUnglued(words, text, w)
	}
	from := max(0, len(words)-most)
	if begin == 0 {
		from = max(1, from)
	}
	if from >= len(words) {
		return text
	}
	cut, last := -1, -1 // the first and the last sentence that starts so
	for i := from; i < len(words); i++ {
		start := int(words[i].start)
		glued := i > 0 && words[i-1].end == words[i].start
		if words[i].upper && (glued || startsSentence(text[:start])) && startsAsTail(text, words[i:]) {
			if last = start; cut < 0 {
				cut = start
			}
		}
	}
	if cut < 0 {
		return text
	}
	if rest := newBlock(text[last:], false); rest.sentence && (rest.full > 1 || rest.n > 22) {
		return text // the article goes on behind it
	}
	return strings.TrimRight(text[:cut], " ([|–—-")
}

// appendUnglued appends a word, cut where a capital follows a small letter: crawlers glue the lines of a page together.
func appendUnglued(words []word, text string, w word) []word {
	lower, from := false, w.start
	for i, r := range text[w.start:w.end] {
		if lower && isUpper(r) {
			at := from + int32(i)
			words = append(words, word{w.start, at, false, w.upper})
			w.start, w.upper = at, true
		}
		lower = unicode.IsLower(r)
	}
	return append(words, w)
}

// startsAsTail reports whether a phrase of the class starts with the first of the words.
func startsAsTail(text string, words []word) bool {
	const longest = 8 // words of a phrase, about
	book := phrases()
	ids := book.lookup(nil, text, words[:min(longest, len(words))])
	found := false
	book.at(ids, 0, func(m match) {
		if m.phrase.class != classTail {
			return
		}
		// One word alone may start an ordinary sentence; with a colon it does not.
		rest := text[words[m.last-1].end:]
		found = found || m.last >= 2 || strings.HasPrefix(strings.TrimLeft(rest, " "), ":")
	})
	return found
}

// startsSentence reports whether a sentence may start after the text before it.
func startsSentence(before string) bool {
	trimmed := strings.TrimRight(before, " ([|–—-")
	return trimmed == "" || endsSentence(trimmed) || len(trimmed) < len(before) && !strings.HasSuffix(before, " ")
}

// withoutCredit takes a photographer's credit off the end of a caption, in brackets
// or after a label.
func withoutCredit(text string) string {
	if len(text) > 400 {
		return text
	}
	if i := strings.LastIndex(text, ": "); i > 0 && len(text)-i < 50 && !endsSentence(text) {
		words := splitWords(nil, text[:i])
		start := max(0, len(words)-2)
		ids := phrases().lookup(nil, text, words[start:])
		for k := range ids {
			cut := false
			phrases().at(ids, k, func(m match) { cut = cut || m.phrase.class == classCredit && m.last == len(ids) })
			if cut {
				return strings.TrimRight(text[:words[start+k].start], " ([|-–—")
			}
		}
	}
	if strings.HasSuffix(text, ")") {
		if open := strings.LastIndexByte(text, '('); open > 0 && endsSentence(strings.TrimRight(text[:open], " ")) {
			if inside := text[open+1 : len(text)-1]; strings.Contains(inside, "/") && len(inside) < 60 {
				return strings.TrimRight(text[:open], " ")
			}
		}
	}
	return text
}
