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
