package gazetteer

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Case is a set of grammatical cases. A form that does not show its case has
// none.
type Case uint8

const (
	Nominative Case = 1 << iota
	Genitive
	Dative
	Accusative
	Instrumental
	Prepositional // or locative
	Vocative
)

const caseLetters = "ngdaipv" // in the order of the bits

// ending is what a word ends in in one of its inflected forms.
type ending struct {
	text   string // replaces the suffix of the rule
	cases  Case
	plural bool
}

// inflection is a language's inflection.txt: for each class of words, the
// endings that take the place of a suffix. The longest suffix wins; a suffix
// may be a whole word.
type inflection map[string]*paradigms

type paradigms struct {
	bySuffix map[string][]ending
	longest  int // bytes
}

// inflectionOf returns the table of a language, empty for one without.
func inflectionOf(lang string) inflection {
	for i, l := range languages() {
		if l == lang {
			return inflections()[i]()
		}
	}
	return nil
}

var inflections = sync.OnceValue(func() []func() inflection {
	all := make([]func() inflection, len(languages()))
	for i, lang := range languages() {
		all[i] = sync.OnceValue(func() inflection { return parseInflection(lang) })
	}
	return all
})

func parseInflection(lang string) inflection {
	table := inflection{}
	for r := range rows(lang + "/inflection") {
		class, suffix := r.col(0), r.col(1)
		p := table[class]
		if p == nil {
			p = &paradigms{bySuffix: map[string][]ending{}}
			table[class] = p
		}
		suffix = strings.TrimPrefix(suffix, "*") // a lone * is the empty suffix
		forms := []ending{}
		for _, f := range strings.Fields(r.col(2)) {
			forms = append(forms, parseEnding(f))
		}
		p.bySuffix[suffix] = forms
		p.longest = max(p.longest, len(suffix))
	}
	return table
}

// parseEnding reads an ending such as "ga:ова" (genitive and accusative
// singular), "n+:ы" (nominative plural) or "oasă" (case not told).
func parseEnding(s string) ending {
	marks, text, ok := strings.Cut(s, ":")
	if !ok {
		return ending{text: s}
	}
	e := ending{text: text}
	for _, m := range marks {
		if m == '+' {
			e.plural = true
		} else if i := strings.IndexRune(caseLetters, m); i >= 0 {
			e.cases |= 1 << i
		}
	}
	return e
}

// endings returns the inflected endings of a word of a class and the length in
// bytes of what they are appended to. None if the word does not inflect.
func (t inflection) endings(class, word string) (stem int, forms []ending) {
	p := t[class]
	if p == nil {
		return len(word), nil
	}
	for i := max(0, len(word)-p.longest); i <= len(word); i++ {
		if i < len(word) && !utf8.RuneStart(word[i]) {
			continue
		}
		if f, ok := p.bySuffix[word[i:]]; ok {
			return i, f
		}
	}
	return len(word), nil
}

// inCase returns the word in one case, the word itself if the table has no
// form for it.
func (t inflection) inCase(class, word string, c Case) string {
	stem, forms := t.endings(class, word)
	for _, f := range forms {
		if f.cases&c != 0 && !f.plural {
			return word[:stem] + f.text
		}
	}
	return word
}

// caseMarks returns the cases for which a class of words has forms.
func (t inflection) caseMarks(class string) Case {
	var all Case
	if p := t[class]; p != nil {
		for _, forms := range p.bySuffix {
			for _, f := range forms {
				all |= f.cases
			}
		}
	}
	return all
}
