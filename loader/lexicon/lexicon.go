// Package lexicon holds what kg knows of each language: which words are
// determiners, titles, roles, verbs of saying and so on, as plain data files,
// one folder a language, compiled once into tables of integers.
//
// Start with [Get]. The format of the files is told in README.md.
package lexicon

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

// Word is the number of a folded word form in a language's vocabulary. 0 is
// no word that the language knows.
type Word uint32

// Entry is one line of a lexicon file: a word or phrase in all its forms.
type Entry struct {
	Class Class
	Lemma string // the first surface form, as the file has it
	Attrs []Attr // in the order of the file
}

// Attr is one key=value of an entry.
type Attr struct{ Key, Value string }

// Get returns the value of key, "" if the entry has none.
func (e *Entry) Get(key string) string {
	for _, a := range e.Attrs {
		if a.Key == key {
			return a.Value
		}
	}
	return ""
}

// Sense is one reading of a surface form.
type Sense struct {
	Entry int32 // index into Language.Entries; into Language.Names for Named, Demonym and Subject
	Class Class
	Len   uint8 // tokens
	Feat  Feat
}

// Language is one compiled language. It is read only and safe for use by
// several goroutines.
type Language struct {
	Code    string
	Entries []Entry
	Names   []Name

	settings map[string][]string
	bare     bareLetters // of a language read without its marks, else empty
	own      Word        // words below it are of the language's files, the others of the gazetteer only
	vocab    vocabulary
	words    []word // by Word
	senses   []Sense
	trie     trie
}

// word is what is known of one Word taken alone.
type word struct {
	classes Set
	first   int32 // senses [first, last)
	last    int32
	starts  int32 // trie node of phrases that start with the word, 0 if none
}

// Starts reports whether a phrase of two words or more starts with w.
func (l *Language) Starts(w Word) bool { return l.words[w].starts != 0 }

// Knows reports whether w stands in the language's own files, not only in a
// name of the gazetteer.
func (l *Language) Knows(w Word) bool { return w != 0 && w < l.own }

// Size is the number of words in the vocabulary; every Word is below it.
func (l *Language) Size() int { return len(l.words) }

// Lookup returns the Word of a folded form, 0 if it is not known.
func (l *Language) Lookup(folded []byte, hash uint64) Word { return l.vocab.lookup(folded, hash) }

// Find returns the Word of a form as it stands in a text.
func (l *Language) Find(form string) Word {
	b := l.Fold(nil, form)
	return l.vocab.lookup(b, Hash(b))
}

// Fold appends the form of a word that l compares words by to dst: what the
// function [Fold] makes of it, less the marks that l is read without.
func (l *Language) Fold(dst []byte, s string) []byte { return l.bare.fold(dst, s) }

// Has reports whether the language has a setting, a word of the line that
// "name setting …" gives.
func (l *Language) Has(name, value string) bool { return slices.Contains(l.settings[name], value) }

// Setting returns all words of a setting.
func (l *Language) Setting(name string) []string { return l.settings[name] }

// Form returns the folded form of w.
func (l *Language) Form(w Word) string { return l.vocab.form(w) }

// Classes returns the classes that w has by itself.
func (l *Language) Classes(w Word) Set { return l.words[w].classes }

// Senses returns the readings of w taken alone.
func (l *Language) Senses(w Word) []Sense { x := &l.words[w]; return l.senses[x.first:x.last] }

// Phrases appends to dst the senses of all phrases of two words or more that
// words starts with, shortest first.
func (l *Language) Phrases(dst []Sense, words []Word) []Sense {
	w := words[0]
	if int(w) >= len(l.words) {
		return dst
	}
	node := l.words[w].starts
	for i := 1; node != 0 && i < len(words); i++ {
		if node = l.trie.next(node, words[i]); node == 0 {
			break
		}
		n := &l.trie.nodes[node]
		dst = append(dst, l.trie.senses[n.first:n.last]...)
	}
	return dst
}

//go:embed */*.txt
var files embed.FS

// Codes lists the languages there are, sorted.
func Codes() []string {
	dirs, _ := fs.ReadDir(files, ".")
	codes := make([]string, len(dirs))
	for i, d := range dirs {
		codes[i] = d.Name()
	}
	return codes
}

// editions are a language as it is written with care, and without the marks
// that hurried hands leave out.
type editions struct{ marked, bare func() *Language }

var languages = func() map[string]editions {
	edition := func(code string, bare bool) func() *Language {
		return sync.OnceValue(func() *Language {
			l, err := load(code, bare)
			if err != nil {
				panic(err) // a fault of the embedded files, which the tests load all
			}
			return l
		})
	}
	m := map[string]editions{}
	for _, code := range Codes() {
		m[code] = editions{edition(code, false), edition(code, true)}
	}
	return m
}()

// Get returns the language with the given ISO 639-1 code, nil if there is none.
func Get(code string) *Language {
	if e, ok := languages[code]; ok {
		return e.marked()
	}
	return nil
}

// For returns the language with the given code as body is written in it: where
// the language has marks that are often left out (its setting "unmarked") and
// body has hardly any, words are compared without them. nil if there is no
// such language.
func For(code, body string) *Language {
	l := Get(code)
	if l == nil || l.settings[unmarked] == nil || !newBareLetters(l.settings[unmarked]).missing(body) {
		return l
	}
	return languages[code].bare()
}

// load compiles all files of one language, with its marks or without.
func load(code string, bare bool) (*Language, error) {
	names, err := fs.Glob(files, code+"/*.txt")
	if err != nil {
		return nil, err
	}
	c := newCompiler(code)
	c.bare = bare
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if err := c.read(name, string(b)); err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		}
	}
	l, err := c.compile()
	if err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return l, nil
}
