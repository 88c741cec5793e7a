package extract

import (
	"math/rand"
	"runtime/debug"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"kg/loader/lexicon"
	"kg/schema"
)

// babbles is how many texts of each language TestBabble reads: enough that
// every class of words has stood at each end of a sentence beside every other.
const babbles = 10000

// TestBabble reads texts that are strings of the lexicon's own words, in no
// order that makes sense: a rule that looks one token too far to either side
// is found out by them sooner than by any real text.
func TestBabble(t *testing.T) {
	n := babbles
	if testing.Short() {
		n /= 10
	}
	for _, code := range lexicon.Codes() {
		lang := lexicon.Get(code)
		if lang == nil {
			continue
		}
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			b := newBabbler(lang)
			for range n {
				body := b.text()
				func() {
					defer func() {
						if r := recover(); r != nil {
							t.Fatalf("%v\non %q\n%s", r, body, debug.Stack())
						}
					}()
					a := &schema.Article{Lang: code, Text: body}
					Extract(a)
					checkClaims(t, a)
				}()
			}
		})
	}
}

// babbler makes texts of a language's words, each class as often as another.
type babbler struct {
	random  *rand.Rand
	classes [][]string
}

func newBabbler(lang *lexicon.Language) *babbler {
	b := &babbler{random: rand.New(rand.NewSource(1)), classes: make([][]string, 128)}
	for i := range lang.Entries {
		e := &lang.Entries[i]
		b.classes[e.Class] = append(b.classes[e.Class], e.Lemma)
	}
	all := b.classes[:0]
	for _, c := range b.classes {
		if len(c) > 0 {
			all = append(all, c)
		}
	}
	b.classes = append(all,
		[]string{"Vladimir Putin", "Emmanuel Macron", "Ilinca Dobrogeanu", "Berg", "Ana-Maria"},
		[]string{"Paris", "Moscow", "France", "Russia", "China", "NATO", "Reuters"},
		[]string{"»", "«", "“", "”", "„", "\"", "'", "’", "(", ")"},
		[]string{",", ",", ",", ".", ".", "?", ":", ";", "—", "-", "…", "\n\n"},
		[]string{"3", "2024", "12:30", "s", "-"})
	return b
}

// text is up to forty words, one in five with a capital.
func (b *babbler) text() string {
	var s strings.Builder
	for i := range 1 + b.random.Intn(40) {
		class := b.classes[b.random.Intn(len(b.classes))]
		word := class[b.random.Intn(len(class))]
		if b.random.Intn(5) == 0 {
			first, n := utf8.DecodeRuneInString(word)
			word = string(unicode.ToTitle(first)) + word[n:]
		}
		if i > 0 && b.random.Intn(8) > 0 {
			s.WriteByte(' ')
		}
		s.WriteString(word)
	}
	return s.String()
}
