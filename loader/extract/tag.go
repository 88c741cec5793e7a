package extract

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// lowerBits is the size of the filter of words seen in lower case, a power of
// two: at most two words in a thousand of a long article (8,000 unknown forms)
// are taken for seen when they were not.
const lowerBits = 1 << 16

// compound is a word of two parts with a hyphen, each of which the language
// knows: Xi-Putin, US-Präsident. Words and Classes have the second part.
type compound struct {
	token int32
	cut   int32 // byte offset of the hyphen
	head  lexicon.Word
}

// tag looks every token up once, then matches phrases.
func (d *Document) tag() {
	t := &d.Text
	n := len(t.Tokens)
	size := d.Lang.Size()
	d.Words = resize(d.Words, n)
	d.Classes = resize(d.Classes, n)
	d.phraseAt = resize(d.phraseAt, n)
	d.sentence = resize(d.sentence, n)
	d.mentionAt = resize(d.mentionAt, n)
	d.lower = resize(d.lower, (size+63)/64+lowerBits/64)
	hashes := d.lower[(size+63)/64:]
	d.compounds = d.compounds[:0]
	var buf [64]byte
	for i := range t.Tokens {
		k := &t.Tokens[i]
		if k.Kind != text.Word && k.Kind != text.Symbol && k.Kind != text.Number {
			continue
		}
		folded := d.Lang.Fold(buf[:0], t.Body[k.Start:k.End])
		hash := lexicon.Hash(folded)
		w := d.Lang.Lookup(folded, hash)
		switch capital := k.Shape&text.Capitalised != 0; {
		case w != 0:
			d.Classes[i] = d.Lang.Classes(w)
			if !capital {
				d.lower[w/64] |= 1 << (w % 64)
			}
		case capital:
			w = d.own.number(folded, hash)
		default:
			hashes[hash%lowerBits/64] |= 1 << (hash % 64)
		}
		d.Words[i] = w
		if int(w) >= size || w == 0 {
			d.split(i, folded)
		}
	}
	for s := range t.Sentences {
		x := &t.Sentences[s]
		for i := x.First; i < x.Last; i++ {
			d.sentence[i] = int32(s)
		}
		d.opening(int(x.First), int(x.Last))
		d.matchPhrases(int(x.First), int(x.Last))
	}
	d.noteCapitals()
}

// opening reads the word that opens the sentence [first, last) with the mark
// that its capital may be written without: "A l'issue de", "Evoquant".
func (d *Document) opening(first, last int) {
	if first < last && d.Text.Tokens[first].Kind == text.OpenQuote {
		first++
	}
	if first >= last || len(d.rules.openings) == 0 {
		return
	}
	k := &d.Text.Tokens[first]
	word := d.Text.Body[k.Start:k.End]
	if k.Kind != text.Word || k.Shape&text.Capitalised == 0 || len(word) > 1 && d.Lang.Knows(d.Words[first]) {
		return
	}
	for _, pair := range d.rules.openings {
		marked, ok := strings.CutPrefix(pair, strings.ToLower(word[:1]))
		if !ok || marked == "" {
			continue
		}
		var buf [64]byte
		folded := d.Lang.Fold(buf[:0], marked+word[1:])
		if w := d.Lang.Lookup(folded, lexicon.Hash(folded)); d.Lang.Knows(w) {
			d.Words[first], d.Classes[first] = w, d.Lang.Classes(w)
		}
	}
}

// matchPhrases finds the phrases that start in the tokens [first, last).
func (d *Document) matchPhrases(first, last int) {
	size := d.Lang.Size()
	for i := first; i < last; i++ {
		if w := d.Words[i]; w == 0 || int(w) >= size || !d.Lang.Starts(w) {
			continue
		}
		d.senses = d.Lang.Phrases(d.senses[:0], d.Words[i:last])
		for _, p := range d.senses {
			if d.phraseAt[i] == 0 {
				d.phraseAt[i] = int32(len(d.phrases)) + 1
			}
			d.phrases = append(d.phrases, phrase{int32(i), p})
			d.Classes[i] = d.Classes[i].With(p.Class)
		}
	}
}

// split reads a word with a hyphen that the language does not know as a whole.
// Its second part must be a name or a head noun.
func (d *Document) split(i int, folded []byte) {
	cut := bytes.LastIndexByte(folded, '-')
	if rest := afterInitials(folded); len(rest) > 0 {
		if w := d.Lang.Lookup(rest, lexicon.Hash(rest)); w != 0 {
			d.Words[i], d.Classes[i] = w, d.Lang.Classes(w)
		} else {
			d.Words[i] = d.own.number(rest, lexicon.Hash(rest))
		}
		return
	}
	if cut < 0 {
		if w := d.roleEnding(folded); w != 0 && d.Text.Tokens[i].Shape&text.Capitalised != 0 {
			d.Words[i], d.Classes[i] = w, d.Lang.Classes(w)
		}
		return
	}
	if cut == 0 || cut == len(folded)-1 {
		return
	}
	tail := folded[cut+1:]
	w := d.Lang.Lookup(tail, lexicon.Hash(tail))
	if w == 0 {
		w = d.roleEnding(tail)
	}
	if d.rules.nounCapitals && w != 0 && d.Lang.Classes(w).Has(lexicon.First) && d.Text.Tokens[i].Shape&text.Capitalised != 0 {
		if head := d.Lang.Lookup(folded[:cut], lexicon.Hash(folded[:cut])); head != 0 && d.Lang.Classes(head).Has(lexicon.First) {
			d.Words[i], d.Classes[i] = w, d.Lang.Classes(w) // Hans-Joachim
			return
		}
	}
	if w == 0 || !d.Lang.Classes(w).Any(compoundTails) {
		return
	}
	head := d.Lang.Lookup(folded[:cut], lexicon.Hash(folded[:cut]))
	if head == 0 && !d.Lang.Classes(w).Any(headNouns) {
		return
	}
	k := &d.Text.Tokens[i]
	at := strings.LastIndexAny(d.Text.Body[k.Start:k.End], "-‐‑–")
	d.compounds = append(d.compounds, compound{int32(i), k.Start + int32(at), head})
	d.Words[i], d.Classes[i] = w, d.Lang.Classes(w)
}

// afterInitials is the family name behind the initials that are written together
// with it: лаврова, of С.В.Лаврова; empty if there are none.
func afterInitials(folded []byte) []byte {
	rest := folded
	for {
		_, n := utf8.DecodeRune(rest)
		if n == 0 || len(rest) < n+2 || rest[n] != '.' {
			break
		}
		rest = rest[n+1:]
	}
	if len(rest) == len(folded) || utf8.RuneCount(rest) < 3 || bytes.IndexByte(rest, '.') >= 0 {
		return nil
	}
	return rest
}

// roleEnding is the role noun that a compound written as one word ends in:
// minister, of Verkehrsminister; 0 if it ends in none.
func (d *Document) roleEnding(folded []byte) lexicon.Word {
	for _, e := range d.rules.roleEndings {
		if n := len(folded) - len(e); n > 2 && string(folded[n:]) == e {
			return d.Lang.Lookup(folded[n:], lexicon.Hash(folded[n:]))
		}
	}
	return 0
}

var compoundTails = lexicon.SetOf(lexicon.Role, lexicon.Org, lexicon.Group, lexicon.Other, lexicon.Named, lexicon.Demonym)

// style is how a sentence uses capitals.
type style uint8

const (
	running  style = iota // as running text does
	headline              // on most words: they are no sign of names
	shouting              // on all letters
)

// noteCapitals finds the style of each sentence, and notes the words that have
// a capital inside a sentence of running text.
func (d *Document) noteCapitals() {
	d.middle = resize(d.middle, (d.Lang.Size()+len(d.own.forms))/64+1)
	d.family = resize(d.family, len(d.middle))
	d.styles = resize(d.styles, len(d.Text.Sentences))
	for s := range d.Text.Sentences {
		x := &d.Text.Sentences[s]
		d.styles[s] = d.styleOf(int(x.First), int(x.Last))
		if d.styles[s] != running {
			continue
		}
		for i := int(x.First); i < int(x.Last); i++ {
			k := &d.Text.Tokens[i]
			if k.Kind == text.Word && k.Shape&text.Capitalised != 0 && !d.opens(i) {
				w := d.Words[i]
				d.middle[w/64] |= 1 << (w % 64)
				if d.rules.cases {
					d.noteNominative(w)
				}
				if d.rules.nounCapitals && d.Is(i-1, lexicon.First) && !d.Is(i, lexicon.First) && d.joined(i) {
					d.family[w/64] |= 1 << (w % 64)
				}
			}
		}
	}
}

// noteNominative notes the nominative of a family name that a sentence has in
// another case, so that a sentence may begin with it: с Игорем Петровым. Петров сказал.
func (d *Document) noteNominative(w lexicon.Word) {
	form := d.form(w)
	name := d.rules.familyNominative(form)
	if name == form {
		return
	}
	n := d.Lang.Find(name)
	if n == 0 {
		n = d.own.number([]byte(name), lexicon.Hash([]byte(name)))
	}
	if int(n/64) < len(d.middle) {
		d.middle[n/64] |= 1 << (n % 64)
	}
}

// styleOf looks at the words of more than three bytes.
func (d *Document) styleOf(first, last int) style {
	capital, all, words := 0, 0, 0
	for i := first; i < last; i++ {
		k := &d.Text.Tokens[i]
		if k.Kind != text.Word || k.End-k.Start <= 3 {
			continue
		}
		words++
		if k.Shape&text.Capitalised != 0 {
			capital++
			if k.Shape&text.AllCaps != 0 {
				all++
			}
		}
	}
	switch {
	case words >= 3 && all*4 >= words*3:
		return shouting
	case words >= 6 && capital*5 >= words*4 || words >= 4 && capital*3 >= words*2 && d.Text.Tokens[last-1].Kind != text.Punct:
		return headline
	}
	return running
}

// ownName reports whether the article has token i's word with a capital inside
// a sentence.
func (d *Document) ownName(i int) bool {
	w := d.Words[i]
	return d.middle[w/64]>>(w%64)&1 != 0
}

// lowerSeen reports whether the article has token i's word in lower case.
func (d *Document) lowerSeen(i int) bool {
	w := d.Words[i]
	size := d.Lang.Size()
	if int(w) < size {
		return d.lower[w/64]>>(w%64)&1 != 0
	}
	hash := d.own.forms[int(w)-size].hash
	return d.lower[(size+63)/64:][hash%lowerBits/64]>>(hash%64)&1 != 0
}

// commonEnding reports whether token i ends as only common words do.
func (d *Document) commonEnding(i int) bool {
	k := &d.Text.Tokens[i]
	return endsIn(d.Text.Body[k.Start:k.End], d.rules.commonEndings)
}

// ownWords numbers the capitalised words of an article that the language does
// not know, so that names can be compared by number.
type ownWords struct {
	base  lexicon.Word
	forms []ownForm
	text  []byte
	slots []uint32 // index+1 into forms; a power of two of them
}

type ownForm struct {
	hash       uint64
	start, end uint32
}

func (o *ownWords) reset(base int) {
	o.base = lexicon.Word(base)
	o.forms, o.text = o.forms[:0], o.text[:0]
	clear(o.slots)
}

func (o *ownWords) number(folded []byte, hash uint64) lexicon.Word {
	if 2*len(o.forms) >= len(o.slots) {
		o.grow()
	}
	mask := uint64(len(o.slots) - 1)
	i := hash & mask
	for ; o.slots[i] != 0; i = (i + 1) & mask {
		f := &o.forms[o.slots[i]-1]
		if f.hash == hash && string(o.text[f.start:f.end]) == string(folded) {
			return o.base + lexicon.Word(o.slots[i]-1)
		}
	}
	start := uint32(len(o.text))
	o.text = append(o.text, folded...)
	o.forms = append(o.forms, ownForm{hash, start, uint32(len(o.text))})
	o.slots[i] = uint32(len(o.forms))
	return o.base + lexicon.Word(len(o.forms)-1)
}

func (o *ownWords) grow() {
	size := max(256, 2*len(o.slots))
	o.slots = make([]uint32, size)
	for n, f := range o.forms {
		i := f.hash & uint64(size-1)
		for o.slots[i] != 0 {
			i = (i + 1) & uint64(size-1)
		}
		o.slots[i] = uint32(n + 1)
	}
}

// form returns the folded form of a word of the language or of the article.
func (d *Document) form(w lexicon.Word) string {
	if int(w) < d.Lang.Size() {
		return d.Lang.Form(w)
	}
	f := d.own.forms[w-d.own.base]
	return string(d.own.text[f.start:f.end])
}
