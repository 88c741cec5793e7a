package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// unmarked is the setting that tells which letters are written without their
// marks by those who leave them out, as pairs: "ăa șs".
const unmarked = "unmarked"

// bareLetters pairs folded letters with marks and what is written for them.
type bareLetters []struct{ marked, bare rune }

func newBareLetters(pairs []string) bareLetters {
	var b bareLetters
	for _, p := range pairs {
		if r := []rune(p); len(r) == 2 {
			b = append(b, struct{ marked, bare rune }{r[0], r[1]})
		}
	}
	return b
}

// letter returns what is written for a folded letter, and whether it has a
// mark that may be missing.
func (b bareLetters) letter(r rune) (rune, bool) {
	for _, p := range b {
		if p.marked == r {
			return p.bare, true
		}
	}
	return r, false
}

// fold is the function [Fold] for a language read without its marks.
func (b bareLetters) fold(dst []byte, s string) []byte {
	from := len(dst)
	dst = Fold(dst, s)
	if len(b) == 0 {
		return dst
	}
	to := from // a bare letter is never longer than the marked one
	for i := from; i < len(dst); {
		c := dst[i]
		if c < utf8.RuneSelf {
			dst[to] = c
			i, to = i+1, to+1
			continue
		}
		r, n := utf8.DecodeRune(dst[i:])
		i += n
		r, _ = b.letter(r)
		to += utf8.EncodeRune(dst[to:to+utf8.RuneLen(r)], r)
	}
	return dst[:to]
}

// Of the letters of careful Romanian prose one in twenty has a mark; fewer
// than one in two hundred are names and quotations in a text that leaves the
// marks out. After enough marked letters no more need be counted.
const (
	markedShare  = 200
	markedEnough = 40
)

// missing reports whether a text leaves the marks out.
func (b bareLetters) missing(body string) bool {
	letters, marks := 0, 0
	for i := 0; i < len(body) && marks < markedEnough; {
		c := body[i]
		if c < utf8.RuneSelf {
			if 'a' <= c|0x20 && c|0x20 <= 'z' {
				letters++
			}
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(body[i:])
		i += n
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
		if _, marked := b.letter(foldRune(r)); marked {
			marks++
		}
	}
	return marks*markedShare < letters
}

// leaveOut compares the words gathered so far, of which those below own are
// the language's, without their marks. It returns the new bound.
func (c *compiler) leaveOut(letters bareLetters, own Word) Word {
	old := c.vocab
	c.vocab = newVocabulary()
	word := make([]Word, len(old.ends))
	bound := Word(len(c.vocab.ends))
	for w := 1; w < len(word); w++ {
		word[w] = c.vocab.add(letters.fold(nil, old.form(Word(w))))
		if Word(w) < own {
			bound = Word(len(c.vocab.ends))
		}
	}
	for i := range c.single {
		c.single[i].word = word[c.single[i].word]
	}
	for _, p := range c.phrases {
		for i := range p.words {
			p.words[i] = word[p.words[i]]
		}
	}
	bare := map[string][]string{}
	for name, words := range c.settings {
		for _, w := range words {
			if name != unmarked && name != innerLetters {
				w = string(letters.fold(nil, w))
			}
			bare[name] = append(bare[name], w)
		}
	}
	c.settings = bare
	return bound
}
