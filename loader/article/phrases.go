package article

import (
	"embed"
	"fmt"
	"slices"
	"strings"
	"sync"
)

//go:embed data/*.txt
var dataFiles embed.FS

// class is what a phrase of page furniture tells: a section of the data files, see data/README.md.
type class uint8

const (
	classLine class = iota + 1
	classStart
	classNotice
	classEnd
	classTail
	classCredit
	classPublished
	classUpdated
	classBy
	classReading
	classAgo
	classUnit
	classAuthor
	classOutlet
	className
	classTold
	classSource
	classMonth
	classWeekday
)

var classOf = map[string]class{
	"line": classLine, "start": classStart, "notice": classNotice, "end": classEnd, "tail": classTail, "credit": classCredit,
	"published": classPublished, "updated": classUpdated, "by": classBy, "reading": classReading, "ago": classAgo, "unit": classUnit,
	"author": classAuthor, "outlet": classOutlet, "name": className, "told": classTold, "source": classSource, "month": classMonth, "weekday": classWeekday,
}

// wordID is a word of the phrases; unknown is any other word.
type wordID int32

const (
	unknown  wordID = iota // no phrase has this word
	numberID               // "#"
	slotID                 // "…", one to maxSlot words
)

const maxSlot = 6

// phrase is one entry of the data files.
type phrase struct {
	class class
	month int8 // of classMonth: 1 to 12
	words []wordID
}

// phraseBook holds the phrases of all languages.
type phraseBook struct {
	ids     map[string]wordID
	known   wordFilter // of the words of ids: most words of a text are in no phrase
	byFirst [][]phrase // by the id of the first word

	starts map[wordID]bool // the first words of phrases that begin what is not text

	// The longest word of each phrase that is looked for inside prose.
	anchors    wordFilter
	anchorWord map[string]bool
	anchored   []string // those phrases, until the book is complete
}

// phrases is the compiled book. The files are part of the program: an error in
// one is a mistake of its author, found by the tests.
var phrases = sync.OnceValue(func() *phraseBook {
	book := &phraseBook{ids: map[string]wordID{"#": numberID, "…": slotID}, anchorWord: map[string]bool{}, starts: map[wordID]bool{}}
	entries, err := dataFiles.ReadDir("data")
	if err != nil {
		panic(err)
	}
	for _, entry := range entries {
		content, err := dataFiles.ReadFile("data/" + entry.Name())
		if err != nil {
			panic(err)
		}
		if err := book.add(string(content)); err != nil {
			panic(fmt.Sprintf("data/%s:%v", entry.Name(), err))
		}
	}
	book.anchor()
	return book
})

// anchor chooses a word of each phrase that is looked for inside prose: one that another phrase has chosen, or
// else the longest, which is the rarest as a rule.
func (b *phraseBook) anchor() {
	slices.SortStableFunc(b.anchored, func(x, y string) int { return strings.Count(x, " ") - strings.Count(y, " ") })
	for _, phrase := range b.anchored {
		longest := ""
		for word := range strings.FieldsSeq(phrase) {
			if b.anchorWord[word] {
				longest = ""
				break
			}
			if len(word) > len(longest) || len(word) == len(longest) && len(word) > 3 {
				longest = word
			}
		}
		if longest != "" {
			b.anchors.add(longest)
			b.anchorWord[longest] = true
		}
	}
	b.anchored = nil
}

// add reads one data file.
func (b *phraseBook) add(content string) error {
	var section class
	month := int8(0)
	n := 0
	for line := range strings.Lines(content) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "##") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "["); ok {
			section, month = classOf[strings.TrimSuffix(name, "]")], 0
			if section == 0 {
				return fmt.Errorf("%d: unknown section %s", n, line)
			}
			continue
		}
		if section == 0 {
			return fmt.Errorf("%d: phrase %q before the first section", n, line)
		}
		p := phrase{class: section}
		if section == classMonth {
			month++
			p.month = month
		}
		for form := range strings.SplitSeq(line, "|") {
			p.words = b.compile(form)
			if len(p.words) == 0 || p.words[0] == slotID {
				return fmt.Errorf("%d: phrase %q has no first word", n, form)
			}
			for int(p.words[0]) >= len(b.byFirst) {
				b.byFirst = append(b.byFirst, nil)
			}
			b.byFirst[p.words[0]] = append(b.byFirst[p.words[0]], p)
			if section == classStart {
				b.starts[p.words[0]] = true
			}
			if section == classNotice || section == classAuthor {
				b.anchored = append(b.anchored, foldText(form))
			}
		}
	}
	return nil
}

func (b *phraseBook) compile(form string) []wordID {
	var ids []wordID
	for field := range strings.FieldsSeq(form) {
		if field == "#" || field == "…" {
			ids = append(ids, b.ids[field])
			continue
		}
		for _, w := range splitWords(nil, field) {
			folded := string(foldWord(nil, field, w))
			id, ok := b.ids[folded]
			if !ok {
				id = wordID(len(b.ids) + 1)
				b.ids[folded] = id
				b.known.add(folded)
			}
			ids = append(ids, id)
		}
	}
	return ids
}

// isAnchor reports whether a word is the longest of a phrase that is looked for inside prose.
func (b *phraseBook) isAnchor(w string) bool {
	var buf [48]byte
	return len(w) <= len(buf) && b.anchorWord[string(foldWord(buf[:0], w, word{end: int32(len(w))}))]
}

// lookup appends the ids of the words of s.
func (b *phraseBook) lookup(ids []wordID, s string, words []word) []wordID {
	var buf [48]byte
	for _, w := range words {
		switch {
		case w.number:
			ids = append(ids, numberID)
		case int(w.end-w.start) > len(buf), !b.known.has(hashWord(s[w.start:w.end])):
			ids = append(ids, unknown)
		default:
			ids = append(ids, b.ids[string(foldWord(buf[:0], s, w))])
		}
	}
	return ids
}

// match is a phrase found among the words [first, last) of a line; the words that its slot
// stands for are [slot, slotEnd).
type match struct {
	phrase        *phrase
	first, last   int
	slot, slotEnd int
}

// at calls found for each phrase that starts at word i.
func (b *phraseBook) at(ids []wordID, i int, found func(match)) {
	first := ids[i]
	if first == unknown || int(first) >= len(b.byFirst) {
		return
	}
	of := b.byFirst[first]
	for k := range of {
		m := match{phrase: &of[k], first: i}
		if matchRest(of[k].words, ids, i, &m) {
			found(m)
		}
	}
}

// matchRest matches a phrase's words at word i; a slot takes as few words as it can, and at
// the end of a phrase as many.
func matchRest(words []wordID, ids []wordID, i int, m *match) bool {
	for k, w := range words {
		if w == slotID {
			if k == len(words)-1 {
				m.slot, m.slotEnd = i, min(i+maxSlot, len(ids))
				m.last = m.slotEnd
				return i < len(ids)
			}
			for n := 1; n <= maxSlot && i+n < len(ids); n++ {
				if matchRest(words[k+1:], ids, i+n, m) {
					m.slot, m.slotEnd = i, i+n
					return true
				}
			}
			return false
		}
		if i >= len(ids) || ids[i] != w {
			return false
		}
		i++
	}
	m.last = i
	return true
}
