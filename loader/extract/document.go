package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
	"kg/schema"
)

// Document is one article on its way through the stages. Token indexes are
// indexes into Text.Tokens; a range of tokens is [first, last).
type Document struct {
	Article  *schema.Article
	Lang     *lexicon.Language
	Text     text.Text
	Words    []lexicon.Word // by token; at or above Lang.Size() a word of this article only
	Classes  []lexicon.Set  // by token: of the word itself and of the phrases that start at it
	Mentions []Mention      // in order of First
	Actors   []Actor

	phrases      []phrase // in order of first
	phraseAt     []int32  // by token: index+1 of the first phrase that starts there
	sentence     []int32  // by token: index of its sentence
	mentionAt    []int32  // by token: index+1 of the mention that covers it
	segmenter    text.Segmenter
	own          ownWords
	rules        *rules
	compounds    []compound
	atoms        []atom
	descs        []description
	shouting     bool                   // the sentence being read is all in capitals
	headline     bool                   // the sentence being read has a capital on most words
	lower        []uint64               // words seen in lower case: by Word below Lang.Size(), by hash above it
	family       []uint64               // words seen behind a given name, by Word
	middle       []uint64               // words seen with a capital inside a sentence, by Word
	senses       []lexicon.Sense        // scratch
	byWord       map[lexicon.Word]int32 // index+1 into chain, by word of a name
	byEntry      map[uint64]int32       // actor by gazetteer entry, or by head noun and country
	chain        []link
	nameStore    []lexicon.Word
	members      []int32 // of groups
	places       []place // scratch of sortMentions
	unsorted     []Mention
	styles       []style // by sentence
	say          *sayings
	found        []claim
	here         int               // index into found of the first claim of the sentence being read
	subordinate  bool              // the clause of the cue at hand is a subordinate one
	main, passed int               // of freeQuotes: claims found by words of saying, and those of them behind
	order        []int32           // scratch
	speaker      []speakerOf       // by claim
	via          [][]schema.Outlet // by claim
	quoted       []int32           // by quotation: index+1 into found of the claim that has it
	usages       []usage           // of the language, by entry
}

// phrase is a reading of several tokens.
type phrase struct {
	first int32
	sense lexicon.Sense
}

// Is reports whether a reading of token i, or of a phrase that starts there,
// has the class c.
func (d *Document) Is(i int, c lexicon.Class) bool {
	return i >= 0 && i < len(d.Classes) && d.Classes[i].Has(c)
}

// Any reports whether token i has one of the classes of s.
func (d *Document) Any(i int, s lexicon.Set) bool {
	return i >= 0 && i < len(d.Classes) && d.Classes[i].Any(s)
}

// Sense returns the longest reading of class c that starts at token i.
func (d *Document) Sense(i int, c lexicon.Class) (lexicon.Sense, bool) {
	if !d.Is(i, c) {
		return lexicon.Sense{}, false
	}
	var best lexicon.Sense
	if p := d.phraseAt[i]; p != 0 {
		for _, x := range d.phrases[p-1:] {
			if int(x.first) != i {
				break
			}
			if x.sense.Class == c && x.sense.Len > best.Len {
				best = x.sense
			}
		}
	}
	if best.Len == 0 && int(d.Words[i]) < d.Lang.Size() {
		for _, s := range d.Lang.Senses(d.Words[i]) {
			if s.Class == c {
				return s, true
			}
		}
	}
	return best, best.Len > 0
}

// Feat returns the features of token i's reading of class c, 0 if it has none.
func (d *Document) Feat(i int, c lexicon.Class) lexicon.Feat {
	s, _ := d.Sense(i, c)
	return s.Feat
}

// Entry returns the lexicon line that a reading comes from.
func (d *Document) Entry(s lexicon.Sense) *lexicon.Entry { return &d.Lang.Entries[s.Entry] }

// Sentence returns the index of token i's sentence.
func (d *Document) Sentence(i int) int { return int(d.sentence[i]) }

// MentionAt returns the mention that covers token i, nil if there is none.
func (d *Document) MentionAt(i int) *Mention {
	if i < 0 || i >= len(d.mentionAt) || d.mentionAt[i] == 0 {
		return nil
	}
	return &d.Mentions[d.mentionAt[i]-1]
}

// MentionsIn returns the mentions that start in the tokens [first, last).
func (d *Document) MentionsIn(first, last int) []Mention {
	lo := d.firstMention(int32(first))
	hi := d.firstMention(int32(last))
	return d.Mentions[lo:hi]
}

// firstMention is the index of the first mention at or after a token.
func (d *Document) firstMention(token int32) int {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		m := (lo + hi) / 2
		if d.Mentions[m].First < token {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// Of returns the text of the tokens [first, last).
func (d *Document) Of(first, last int) string {
	if first >= last {
		return ""
	}
	return d.Text.Body[d.Text.Tokens[first].Start:d.Text.Tokens[last-1].End]
}

// Shape reports whether token i has all of the marks s.
func (d *Document) Shape(i int, s text.Shape) bool {
	return i >= 0 && i < len(d.Text.Tokens) && d.Text.Tokens[i].Shape&s == s
}

// reset empties d for a new article and keeps what it has allocated.
func (d *Document) reset(a *schema.Article, lang *lexicon.Language) {
	d.Article, d.Lang, d.rules = a, lang, rulesOf(lang)
	d.Mentions, d.Actors = d.Mentions[:0], d.Actors[:0]
	d.phrases = d.phrases[:0]
	d.nameStore, d.members = d.nameStore[:0], d.members[:0]
	d.own.reset(lang.Size())
}

// release drops what points into the article.
func (d *Document) release() {
	d.Article, d.Lang = nil, nil
	clear(d.Actors)
	d.Text.Body = ""
}

// resize returns s with length n, all zero.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}
