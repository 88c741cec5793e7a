package article

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is a paragraph or a line of its own in a page.
type block struct {
	text   string
	split  []word   // see words
	looked []wordID // see ids

	n        int  // words
	gap      bool // an empty line comes before it
	dense    bool // in a script that does not part its words
	plain    bool // prose at first sight, with no word that notices have
	sentence bool // ends as a sentence does
	full     int  // sentences in it that are long enough to be prose
	caps     bool // all letters are capitals
	lower    int  // words that start with a small letter

	kind   kind
	soft   bool    // of an endmark: it may also head a box inside the article; of a pointer: it is in such a box
	hint   hint    // from the page's markup; plain text has none
	linked float32 // share of the text that is inside links
}

// maxIDs is how many words of a block are looked up in the phrases.
const maxIDs = 64

// kind is what a block is taken for.
type kind uint8

const (
	heading   kind = iota // a short line, until something else is known
	prose                 // full sentences
	furniture             // buttons, menus, notices
	dated                 // a date, and little else
	bylined               // names the author
	outletted             // names the outlet
	pointer               // a headline of another story
	endmark               // after it the page goes on to other things
)

// hint is what markup says about a block.
type hint uint8

const (
	hintTitle   hint = 1 << iota // h1
	hintHeading                  // h2 to h6
	hintCaption
	hintTeaser // starts with a link of some length
	hintQuote  // a quotation set apart, or a list item: short ones are part of the text
)

// newBlock makes a block of clean text. A paragraph that is prose at first sight is not looked
// at word by word unless something asks for its words: most text is such, and the program's speed is that
// of reading it.
func newBlock(text string, gap bool) block {
	c := countWords(text)
	b := block{text: text, gap: gap, n: c.words, lower: c.lower, full: c.full, sentence: endsSentence(text)}
	b.dense = c.words*12 < len(text) && hasDenseScript(text)
	if b.dense {
		b.full = c.ends
	} else if b.sentence && c.since >= minSentence {
		b.full++ // its end is a mark that does not end sentences by itself: a quotation's colon, say
	} else if b.full == 0 && c.since >= 35 && b.lower*2 > b.n {
		b.full++ // text is cut off by pages and crawlers
	}
	b.plain = b.sentence && b.lower*2 > b.n && !c.marked && (b.n >= 20 || b.full > 0 && endsPlainly(text))
	b.caps = b.lower == 0 && c.upper > 0 && isAllCaps(text)
	if b.full > 0 {
		b.kind = prose
	}
	return b
}

// words returns the block's words.
func (b *block) words() []word {
	if b.split == nil {
		b.split = splitWords(make([]word, 0, b.n+1), b.text)
	}
	return b.split
}

// ids returns the ids, in the phrases, of the block's first maxIDs words.
func (b *block) ids() []wordID {
	if b.looked == nil {
		words := b.words()
		words = words[:min(len(words), maxIDs)]
		b.looked = phrases().lookup(make([]wordID, 0, len(words)), b.text, words)
	}
	return b.looked
}

// units is the length of a block in words; scripts that do not part their words count
// two letters as a word.
func (b *block) units() int {
	if b.dense {
		return max(b.n, utf8.RuneCountInString(b.text)/2)
	}
	return b.n
}

func hasDenseScript(s string) bool {
	for _, r := range s {
		if r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
			return true
		}
	}
	return false
}

// minSentence is how many words a sentence has at least to be taken for prose by itself.
const minSentence = 7

// endsHere reports whether a full stop before rest ends a sentence: a space, a closing mark or
// nothing follows, or, where a crawler lost the space, a capital letter or opening mark.
func endsHere(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || r == ' ' || isCloser(r) || isUpper(r) || r == '„' || r == '“' || r == '«' || r == '['
}

// endsSentence reports whether a line ends as a sentence does.
func endsSentence(s string) bool {
	for s != "" {
		r, size := utf8.DecodeLastRuneInString(s)
		if isTerminal(r) || r == '…' || r == ':' {
			return true
		}
		if !isCloser(r) {
			return false
		}
		s = s[:len(s)-size]
	}
	return false
}

// endsPlainly reports whether a text ends with a full stop, inside quotation marks or not; calls to action seldom do.
func endsPlainly(s string) bool {
	s = strings.TrimRight(s, "\"”’»")
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, ",")
}

func isTerminal(r rune) bool {
	switch r {
	case '.', '!', '?', '。', '！', '？', '؟', '।', '۔', '։', '።', '…':
		return true
	}
	return false
}

// isCloser reports whether r may stand between a sentence's last mark and the next sentence.
func isCloser(r rune) bool {
	switch r {
	case '"', '\'', '”', '’', '“', '»', '«', '›', ')', ']', '」', '』', '*', '†':
		return true
	}
	return false
}

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// isAllCaps reports whether a text has no small letter, but capital ones.
func isAllCaps(s string) bool {
	upper := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if isUpper(r) {
			upper++
		}
	}
	return upper > 1
}

// blocks joins hard-wrapped lines and makes blocks of the lines of a page.
func blocks(lines []line) []block {
	out := make([]block, 0, len(lines))
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && !lines[end].gap {
			end++
		}
		run := lines[i:end]
		i = end
		width := wrapWidth(run)
		for j := 0; j < len(run); {
			k := j + 1
			for k < len(run) && continues(run[k-1], run[k], width) {
				k++
			}
			b := newBlock(joinLines(run[j:k]), run[j].gap)
			if n := len(out) - 1; j > 0 && len(out[n].text) < maxJoined && unfinished(&out[n]) && (b.sentence || b.full > 0) {
				b = newBlock(out[n].text+" "+b.text, out[n].gap)
				out = out[:n]
			}
			out = append(out, b)
			j = k
		}
	}
	return out
}

// unfinished reports whether a paragraph of several sentences breaks off inside the last.
func unfinished(b *block) bool {
	if b.sentence || b.full == 0 || b.n < 12 {
		return false
	}
	words := b.words()
	last := words[len(words)-1]
	return !last.upper && !last.number && int(last.end) == len(b.text)
}

// maxJoined bounds a paragraph that is put together again, in bytes.
const maxJoined = 20_000

func joinLines(lines []line) string {
	if len(lines) == 1 {
		return lines[0].text
	}
	var b strings.Builder
	for n, l := range lines {
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// wrapWidth returns the width in bytes at which a run of lines without an empty line between them was
// broken, as wire copy is, or 0 if it was not: most lines are long, none is very long, and many break inside a sentence.
func wrapWidth(run []line) int {
	if len(run) < 3 {
		return 0
	}
	width := 0
	for _, l := range run {
		if width = max(width, len(l.text)); width > 220 {
			return 0
		}
	}
	if width < 40 {
		return 0
	}
	long, inside, indented := 0, 0, 0
	for i, l := range run[:len(run)-1] {
		if l.indent > 1 && run[i+1].indent < l.indent {
			indented++ // the first line of a paragraph
		}
		if len(l.text)*4 < width*3 {
			continue
		}
		long++
		if next := run[i+1]; !endsSentence(l.text) && startsLower(next.text) {
			inside++
		}
	}
	if long*2 >= len(run)-1 && (inside*4 >= long && inside >= 2 || indented > 0 && inside > 0) {
		return width
	}
	return 0
}

// continues reports whether a line goes on with the paragraph of the line before it; width is
// that of [wrapWidth].
func continues(before, l line, width int) bool {
	if width == 0 {
		if endsSentence(before.text) || !startsInside(l.text) {
			return false
		}
		long := utf8.RuneCountInString(before.text) >= 40
		return long || strings.Count(before.text, " ") >= 3 && strings.Count(l.text, " ") >= 7
	}
	switch {
	case l.indent > before.indent+1:
		return false // an indented line starts a paragraph
	case len(before.text)*3 < width*2 && endsSentence(before.text):
		return false // the last line of a paragraph
	case startsLower(l.text):
		return true
	case isAllCaps(before.text) != isAllCaps(l.text):
		return false // a headline over its text
	}
	return len(before.text)*3 >= width*2
}

// startsInside reports whether a line can only start inside a sentence: with a small letter or a comma.
func startsInside(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) || r == ',' || r == ';'
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
