// Package language tells which language a text is in, by its script, its
// commonest words and its letters. It knows more languages than kg can read, so
// that an article in another one is named rather than misread.
//
// Start with [Identify].
package language

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed languages.txt
var languagesFile string

const (
	// Unknown is the code of a text that is in no language known here (ISO 639-2 "undetermined").
	Unknown = "und"
	// sample is how many words are looked at: twice as many change no decision on news prose.
	sample = 160
	// strange is what a letter counts against the languages that do not write it.
	strange = 0.7
)

// profile is what a language is known by.
type profile struct {
	code    string
	letters string // beyond a-z, lower case
}

// hit says that a word is one of a language's commonest.
type hit struct {
	profile int
	weight  float32
}

// maxProfiles bounds the lines of the table, so that scores need no allocation.
const maxProfiles = 96

type scores [maxProfiles]float32

type model struct {
	profiles []profile
	words    map[string][]hit
	letters  map[rune][]uint8 // the profiles that have a letter
}

// load reads the table of languages. Common words count from 3 for a
// language's first down to 1 for its last: the lists are in order of frequency.
var load = sync.OnceValue(func() *model {
	m := &model{words: map[string][]hit{}, letters: map[rune][]uint8{}}
	for line := range strings.Lines(languagesFile) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		columns := strings.Split(line, "\t")
		words := strings.Fields(columns[2])
		m.profiles = append(m.profiles, profile{code: columns[0], letters: columns[1]})
		for _, r := range columns[1] {
			m.letters[r] = append(m.letters[r], uint8(len(m.profiles)-1))
		}
		seen := map[string]bool{}
		for rank, word := range words {
			if !seen[word] {
				seen[word] = true
				m.words[word] = append(m.words[word], hit{len(m.profiles) - 1, 3 - 2*float32(rank)/float32(len(words))})
			}
		}
	}
	return m
})

// scripts with one language each, as far as news goes.
var ofScript = []struct {
	script *unicode.RangeTable
	code   string
}{
	{unicode.Greek, "el"}, {unicode.Thai, "th"}, {unicode.Hangul, "ko"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"},
	{unicode.Bengali, "bn"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"}, {unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"},
	{unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Sinhala, "si"}, {unicode.Khmer, "km"}, {unicode.Lao, "lo"},
	{unicode.Myanmar, "my"}, {unicode.Ethiopic, "am"}, {unicode.Tibetan, "bo"}, {unicode.Oriya, "or"},
}

// Identify returns the ISO 639-1 code of the language that most of the text
// is in, or [Unknown], and how sure that is, from 0 to 1: below about 0.2 the
// text is too short, or is no prose. Only the first part of a long text is read.
func Identify(text string) (code string, sure float64) {
	m := load()
	var scores scores
	listed := 0 // letters that some language lists
	words := 0
	var kana, han, other int
	byScript := [32]int{}
	var buf [64]byte
	for i := 0; i < len(text) && words < sample && other < 8*sample && i < 64<<10; {
		start := i
		word := buf[:0]
		for i < len(text) {
			c := text[i]
			if c < utf8.RuneSelf {
				if lower := c | 0x20; lower >= 'a' && lower <= 'z' {
					word = appendByte(word, lower)
					i++
					continue
				}
				if c == '\'' && i > start && i+1 < len(text) && isASCIILetter(text[i+1]) {
					word = appendByte(word, c)
					i++
					continue
				}
				break
			}
			r, size := utf8.DecodeRuneInString(text[i:])
			if r == '’' && i > start {
				word = appendByte(word, '\'')
				i += size
				continue
			}
			if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r) {
				break
			}
			i += size
			r = unicode.ToLower(r)
			if r >= 0x370 && !unicode.In(r, unicode.Cyrillic, unicode.Arabic, unicode.Latin) {
				other++
				switch {
				case unicode.Is(unicode.Han, r):
					han++
				case unicode.In(r, unicode.Hiragana, unicode.Katakana):
					kana++
				default:
					for s := range ofScript {
						if unicode.Is(ofScript[s].script, r) {
							byScript[s]++
							break
						}
					}
				}
			}
			if len(word)+size <= len(buf) {
				word = utf8.AppendRune(word, r)
			}
			if of := m.letters[r]; len(of) > 0 {
				listed++
				for _, p := range of {
					scores[p] += strange
				}
			}
		}
		if i == start {
			_, size := utf8.DecodeRuneInString(text[i:])
			i += size
			continue
		}
		words++
		m.word(&scores, word)
	}
	if words == 0 {
		return Unknown, 0
	}
	best, count := Unknown, 0
	for s, n := range byScript[:len(ofScript)] {
		if n > count {
			best, count = ofScript[s].code, n
		}
	}
	if cjk := han + kana; cjk > count {
		best, count = "zh", cjk
		if kana*10 > cjk {
			best = "ja"
		}
	}
	if count > words {
		return best, float64(count) / float64(other+1)
	}
	for i := range m.profiles {
		scores[i] -= strange * float32(listed)
	}
	return m.best(&scores, words)
}

// word scores a word: for each language that has it among its commonest, and if there is
// none once more without what an apostrophe joins to it.
func (m *model) word(scores *scores, word []byte) {
	hits, ok := m.words[string(word)]
	if !ok {
		for i, c := range word {
			if c == '\'' && i > 0 {
				m.word(scores, word[:i])
				if i+1 < len(word) {
					m.word(scores, word[i+1:])
				}
				return
			}
		}
	}
	for _, h := range hits {
		scores[h.profile] += h.weight
	}
}

// best returns the language with the highest score. A text in a language has a fifth of its
// words, at the least, among that language's commonest.
func (m *model) best(scores *scores, words int) (string, float64) {
	first, second := -1, -1
	for i := range m.profiles {
		switch {
		case first < 0 || scores[i] > scores[first]:
			if first >= 0 && m.profiles[first].code != m.profiles[i].code {
				second = first
			}
			first = i
		case second < 0 || scores[i] > scores[second]:
			if m.profiles[i].code != m.profiles[first].code {
				second = i
			}
		}
	}
	if scores[first] <= 0 {
		return Unknown, 0
	}
	share := min(1, float64(scores[first])/float64(words)/0.6)
	margin := 1 - max(0, float64(scores[second]))/float64(scores[first])
	if share < 0.15 {
		return Unknown, share
	}
	return m.profiles[first].code, share * min(1, 0.5+2*margin) * min(1, float64(words)/10)
}

// near are groups of languages that a short text does not tell apart.
var near = []string{"id ms", "da no sv", "cs sk", "hr sr sl mk bg", "es gl ca pt it", "ru uk be bg mk sr", "nl af", "fa ps ur"}

// Close reports whether a short text in one language may be taken for the other.
func Close(a, b string) bool {
	for _, group := range near {
		if strings.Contains(group, a) && strings.Contains(group, b) {
			return true
		}
	}
	return a == b
}

// Writes reports whether the language of that code uses the letter, which may be of either case.
// It is true for every letter of a language whose alphabet is not known here.
func Writes(code string, letter rune) bool {
	if letter < utf8.RuneSelf {
		return true
	}
	letter = unicode.ToLower(letter)
	known := false
	for _, p := range load().profiles {
		if p.code == code {
			known = known || p.letters != ""
			if strings.ContainsRune(p.letters, letter) {
				return true
			}
		}
	}
	return !known
}

func isASCIILetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

func appendByte(word []byte, c byte) []byte {
	if len(word) < cap(word) {
		return append(word, c)
	}
	return word
}
