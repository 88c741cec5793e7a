package article

import "unicode/utf8"

// word is a word or a number of a line: a run of letters, or of digits with
// the marks that stand inside numbers. Start and end are byte offsets.
type word struct {
	start, end int32
	number     bool
	upper      bool // starts with a capital letter
}

// splitWords appends the words of s to words.
func splitWords(words []word, s string) []word {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= '0' && c <= '9':
				start := i
				for i < len(s) && (s[i] >= '0' && s[i] <= '9') {
					i++
				}
				words = append(words, word{int32(start), int32(i), true, false})
				continue
			case c|0x20 >= 'a' && c|0x20 <= 'z':
			default:
				i++
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if fold(r) == 0 {
			i += size
			continue
		}
		start, upper := i, isUpper(r)
		for i < len(s) {
			if c := s[i]; c < utf8.RuneSelf {
				if c|0x20 < 'a' || c|0x20 > 'z' {
					break
				}
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i:])
			if fold(r) == 0 {
				break
			}
			i += size
		}
		words = append(words, word{int32(start), int32(i), false, upper})
	}
	return words
}

// foldWord appends the folded form of a word to b; a number is "#".
func foldWord(b []byte, s string, w word) []byte {
	if w.number {
		return append(b, '#')
	}
	for _, r := range s[w.start:w.end] {
		if f := fold(r); f != 0 {
			b = utf8.AppendRune(b, f)
		}
	}
	return b
}

// foldText returns s as folded words joined by spaces, numbers as they are: to compare two
// texts without regard to case, diacritics, punctuation and space.
func foldText(s string) string {
	var b []byte
	for _, w := range splitWords(nil, s) {
		if len(b) > 0 {
			b = append(b, ' ')
		}
		if w.number {
			b = append(b, s[w.start:w.end]...)
			continue
		}
		b = foldWord(b, s, w)
	}
	return string(b)
}

// counts is what one look at a text tells.
type counts struct {
	words, lower, upper int  // all, and those that start with a small and a capital letter
	full                int  // sentences of minSentence words or more that end inside the text
	ends                int  // sentences that end inside the text, of any length
	since               int  // words after the last end of a sentence
	marked              bool // it may hold a phrase of a notice: see phraseBook.anchors
}

// countWords counts the words and sentences of a text.
func countWords(s string) (c counts) {
	book := phrases()
	for i := 0; i < len(s); {
		b := s[i]
		if b < utf8.RuneSelf {
			switch kind := byteKind[b]; kind {
			case byteLower, byteUpper:
			case byteDigit:
				for i < len(s) && byteKind[s[i]] == byteDigit {
					i++
				}
				c.words++
				c.since++
				continue
			case byteTerminal:
				i++
				if b != '.' || endsHere(s[i:]) {
					c.end()
				}
				continue
			default:
				i++
				continue
			}
		}
		r, size := rune(b), 1
		if b >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
			if fold(r) == 0 {
				if isTerminal(r) {
					c.end()
				}
				i += size
				continue
			}
		}
		if isUpper(r) {
			c.upper++
		} else {
			c.lower++
		}
		c.words++
		c.since++
		start := i
		hash := wordHash(0).add(fold(r))
		for i += size; i < len(s); {
			b := s[i]
			if b < utf8.RuneSelf {
				if kind := byteKind[b]; kind != byteLower && kind != byteUpper {
					break
				}
				hash = hash.add(rune(b | 0x20))
				i++
				continue
			}
			r, size := utf8.DecodeRuneInString(s[i:])
			f := fold(r)
			if f == 0 {
				break
			}
			hash = hash.add(f)
			i += size
		}
		if book.anchors.has(hash) && !c.marked {
			c.marked = book.isAnchor(s[start:i])
		}
	}
	return c
}

func (c *counts) end() {
	if c.since >= minSentence {
		c.full++
	}
	if c.since > 0 {
		c.ends++
	}
	c.since = 0
}

const (
	byteLower = iota + 1
	byteUpper
	byteDigit
	byteTerminal
)

// byteKind tells what an ASCII character is in a text.
var byteKind = func() (table [256]uint8) {
	for c := range table {
		switch {
		case c >= 'a' && c <= 'z':
			table[c] = byteLower
		case c >= 'A' && c <= 'Z':
			table[c] = byteUpper
		case c >= '0' && c <= '9':
			table[c] = byteDigit
		case c == '.' || c == '!' || c == '?':
			table[c] = byteTerminal
		}
	}
	return table
}()

// wordHash is a hash of a word's folded letters (FNV-1a over runes).
type wordHash uint32

func (h wordHash) add(folded rune) wordHash {
	if h == 0 {
		h = 2166136261
	}
	return (h ^ wordHash(folded)) * 16777619
}

// hashWord returns the hash of a word's folded letters.
func hashWord(s string) wordHash {
	h := wordHash(0)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			h = h.add(rune(c | 0x20)) // a letter: see splitWords
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if f := fold(r); f != 0 {
			h = h.add(f)
		}
		i += size
	}
	return h
}

// wordFilter is a set of words that never says no wrongly, and yes to one other word in a hundred.
type wordFilter [1 << 10]uint64

func (f *wordFilter) has(h wordHash) bool {
	h ^= h >> 15
	return f[h>>6&(1<<10-1)]>>(h&63)&1 != 0
}

// add adds a folded word.
func (f *wordFilter) add(folded string) {
	h := wordHash(0)
	for _, r := range folded {
		h = h.add(r)
	}
	h ^= h >> 15
	f[h>>6&(1<<10-1)] |= 1 << (h & 63)
}
