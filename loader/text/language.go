package text

import (
	"embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Each language's habits are in language/CODE.txt: lines "kind: word word …",
// and # comments. The kinds:
//
//	title       abbreviations that a name or a number follows: they never end a sentence
//	number      abbreviations only where a number follows: No. 10
//	abbr        abbreviations that may end one
//	starter     words that, with a capital, begin a sentence even after an abbreviation
//	elision     what an apostrophe cuts off before a word: l d qu
//	contraction what is cut off after one, apostrophe included: 's n't
//	enclitic    what a hyphen adds after a word, hyphen included: -il -t-il -se
//	apostrophe  words that begin with an apostrophe, without it: em tis 90s
//	ordinal     "dot": a full stop after a number of two digits makes it an ordinal
//
//go:embed language/*.txt
var files embed.FS

const maxAbbreviation = 16 // bytes; longer words are not looked up

// language is what a language's file says.
type language struct {
	abbreviations map[string]stopKind
	starters      map[string]bool
	elisions      map[string]bool
	contractions  []string
	enclitics     []string
	apostrophes   map[string]bool
	ordinalDot    bool
}

var languages = sync.OnceValue(func() map[string]*language {
	all, err := readLanguages()
	if err != nil {
		panic(err) // the files are part of the program and tested
	}
	return all
})

func languageOf(code string) *language {
	if l := languages()[code]; l != nil {
		return l
	}
	return &language{}
}

func readLanguages() (map[string]*language, error) {
	entries, err := files.ReadDir("language")
	if err != nil {
		return nil, err
	}
	all := map[string]*language{}
	for _, e := range entries {
		body, err := files.ReadFile("language/" + e.Name())
		if err != nil {
			return nil, err
		}
		l, err := readLanguage(e.Name(), string(body))
		if err != nil {
			return nil, err
		}
		all[strings.TrimSuffix(e.Name(), ".txt")] = l
	}
	return all, nil
}

func readLanguage(name, body string) (*language, error) {
	l := &language{abbreviations: map[string]stopKind{}, starters: map[string]bool{}, elisions: map[string]bool{}, apostrophes: map[string]bool{}}
	for n, line := range strings.Split(body, "\n") {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		kind, words, ok := strings.Cut(line, ":")
		if !ok {
			return nil, fmt.Errorf("%s:%d: expected \"kind: words\", found %q", name, n+1, line)
		}
		for _, w := range strings.Fields(words) {
			switch kind {
			case "title", "number", "abbr":
				if len(w) > maxAbbreviation {
					return nil, fmt.Errorf("%s:%d: %q is longer than %d bytes", name, n+1, w, maxAbbreviation)
				}
				l.abbreviations[w] = map[string]stopKind{"title": titleStop, "number": numberStop, "abbr": abbrevStop}[kind]
			case "starter":
				l.starters[w] = true
			case "elision":
				l.elisions[w] = true
			case "contraction":
				l.contractions = append(l.contractions, w)
			case "enclitic":
				l.enclitics = append(l.enclitics, w)
			case "apostrophe":
				l.apostrophes[w] = true
			case "ordinal":
				l.ordinalDot = w == "dot"
			default:
				return nil, fmt.Errorf("%s:%d: unknown kind %q", name, n+1, kind)
			}
		}
	}
	return l, nil
}

// appendLower appends w in lower case, curly apostrophes made straight.
func appendLower(dst []byte, w string) []byte {
	for i := 0; i < len(w); {
		if b := w[i]; b < utf8.RuneSelf {
			if b >= 'A' && b <= 'Z' {
				b += 'a' - 'A'
			}
			dst = append(dst, b)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(w[i:])
		i += n
		if r == '’' || r == '‘' {
			dst = append(dst, '\'')
			continue
		}
		dst = utf8.AppendRune(dst, unicode.ToLower(r))
	}
	return dst
}

// elided returns the length of the elided word, apostrophe included, that w
// begins with; 0 if there is none.
func (l *language) elided(w string) int {
	for i := 0; i < len(w) && i < maxAbbreviation; i++ {
		if k := isApostrophe(w, i); k > 0 {
			var buf [3 * maxAbbreviation]byte
			if l.elisions[string(appendLower(buf[:0], w[:i]))] {
				return i + k
			}
			return 0
		}
	}
	return 0
}

// contracted returns the length of w without the contraction it ends with.
func (l *language) contracted(w string) int {
	tail := w
	if len(w) > 8 {
		tail = w[len(w)-8:]
	}
	var buf [32]byte
	low := appendLower(buf[:0], tail)
	for _, c := range l.contractions {
		if !hasSuffix(low, c) {
			continue
		}
		// The same letters at the end of w: a curly apostrophe is two bytes longer.
		n := len(c)
		if isApostrophe(w, len(w)-n) != 1 && !strings.Contains(w[max(0, len(w)-n):], "'") {
			n += 2
		}
		if n < len(w) {
			return len(w) - n
		}
	}
	return len(w)
}

func hasSuffix(b []byte, s string) bool {
	return len(b) >= len(s) && string(b[len(b)-len(s):]) == s
}

// enclitic returns the length of w without the clitic that a hyphen adds.
func (l *language) enclitic(w string) int {
	for _, c := range l.enclitics {
		if len(w) > len(c) && w[len(w)-len(c):] == c {
			return len(w) - len(c)
		}
	}
	return len(w)
}

// domains are the last labels that make a word with a full stop inside an address.
var domains = func() map[string]bool {
	m := map[string]bool{}
	for _, d := range strings.Fields("com org net gov edu mil int info biz news media online tv io co me eu uk us ca au ro md fr de at ch es mx ar cl pe pt br it ru su ua by pl cz hu bg gr tr il ir cn jp kr in be nl lu dk se no fi ie va rs hr si sk lt lv ee") {
		m[d] = true
	}
	return m
}()
