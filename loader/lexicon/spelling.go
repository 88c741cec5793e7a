package lexicon

import "strings"

// innerLetters is the setting for letters that part of the writers put in the
// place of others inside a word, as pairs: "âî" (întîlnit for întâlnit).
const innerLetters = "inner-letters"

// respell adds the other spelling of all words that have one, with the same senses.
func (c *compiler) respell() {
	pairs := c.settings[innerLetters]
	if len(pairs) == 0 {
		return
	}
	other := make([]Word, len(c.vocab.ends)) // by word; 0 where there is none
	for w := range other {
		form := c.vocab.form(Word(w))
		if v := swapInner(form, pairs); v != form {
			other[w] = c.vocab.add([]byte(v))
		}
	}
	for _, s := range c.single {
		if o := other[s.word]; o != 0 {
			c.single = append(c.single, single{o, s.sense})
		}
	}
	for _, p := range c.phrases {
		words := make([]Word, len(p.words))
		respelt := false
		for i, w := range p.words {
			words[i] = w
			if o := other[w]; o != 0 {
				words[i], respelt = o, true
			}
		}
		if respelt {
			c.phrases = append(c.phrases, phrase{words, p.sense})
		}
	}
}

// swapInner is form with the first letter of each pair, but not where the form
// begins or ends with it, replaced by the second.
func swapInner(form string, pairs []string) string {
	for _, p := range pairs {
		r := []rune(p)
		if len(r) != 2 || !strings.ContainsRune(form, r[0]) {
			continue
		}
		letters := []rune(form)
		for i := 1; i+1 < len(letters); i++ {
			if letters[i] == r[0] {
				letters[i] = r[1]
			}
		}
		form = string(letters)
	}
	return form
}
