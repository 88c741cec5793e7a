package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// tag looks every token up once, then matches phrases.
func (d *Document) tag() {
	t := &d.Text
	n := len(t.Tokens)
	d.Words = resize(d.Words, n)
	d.Classes = resize(d.Classes, n)
	d.phraseAt = resize(d.phraseAt, n)
	d.sentence = resize(d.sentence, n)
	d.mentionAt = resize(d.mentionAt, n)
	var buf [64]byte
	for i := range t.Tokens {
		k := &t.Tokens[i]
		folded := lexicon.Fold(buf[:0], t.Body[k.Start:k.End])
		hash := lexicon.Hash(folded)
		w := d.Lang.Lookup(folded, hash)
		if w != 0 {
			d.Classes[i] = d.Lang.Classes(w)
		} else if k.Shape&text.Capitalised != 0 {
			w = d.own.number(folded, hash)
		}
		d.Words[i] = w
	}
	for s := range t.Sentences {
		x := &t.Sentences[s]
		for i := x.First; i < x.Last; i++ {
			d.sentence[i] = int32(s)
		}
		for i := int(x.First); i < int(x.Last); i++ {
			if w := d.Words[i]; w == 0 || int(w) >= d.Lang.Size() {
				continue
			}
			d.senses = d.Lang.Phrases(d.senses[:0], d.Words[i:x.Last])
			for _, p := range d.senses {
				if d.phraseAt[i] == 0 {
					d.phraseAt[i] = int32(len(d.phrases)) + 1
				}
				d.phrases = append(d.phrases, phrase{int32(i), p})
				d.Classes[i] = d.Classes[i].With(p.Class)
			}
		}
	}
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
