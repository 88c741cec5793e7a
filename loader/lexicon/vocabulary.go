package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// Fold appends the folded form of a word to dst: lower case, one apostrophe,
// Romanian ş and ţ as ș and ț, Russian ё as е. Accents stay: they tell words
// apart.
func Fold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if r == 'ß' || r == 'ẞ' {
			dst = append(dst, "ss"...) // as the Swiss write it
			continue
		}
		dst = utf8.AppendRune(dst, foldRune(r))
	}
	return dst
}

func foldRune(r rune) rune {
	switch r {
	case 'ş', 'Ş', 'Ș':
		return 'ș'
	case 'ţ', 'Ţ', 'Ț':
		return 'ț'
	case 'ё', 'Ё':
		return 'е'
	case '’', 'ʼ', '‘', '´':
		return '\''
	case '‐', '‑', '–':
		return '-'
	}
	return unicode.ToLower(r)
}

// Hash is the hash of a folded form that the vocabulary is kept by: FNV-1a
// over 64 bits, its high half mixed into the low one.
func Hash(folded []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range folded {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>29
}

// vocabulary numbers folded forms: an open-addressing hash table with linear
// probing, at most half full.
type vocabulary struct {
	slots []slot
	text  []byte   // all forms, one after the other
	ends  []uint32 // end of form w in text; the start is the end of w-1
}

type slot struct {
	tag  uint32 // high half of the hash
	word Word
}

func newVocabulary() vocabulary {
	return vocabulary{slots: make([]slot, 1024), ends: []uint32{0}} // form 0 is empty
}

func (v *vocabulary) form(w Word) string {
	if w == 0 || int(w) >= len(v.ends) {
		return ""
	}
	return string(v.text[v.ends[w-1]:v.ends[w]])
}

func (v *vocabulary) lookup(folded []byte, hash uint64) Word {
	mask := uint64(len(v.slots) - 1)
	tag := uint32(hash >> 32)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := v.slots[i]
		if s.word == 0 {
			return 0
		}
		if s.tag == tag && string(v.text[v.ends[s.word-1]:v.ends[s.word]]) == string(folded) {
			return s.word
		}
	}
}

// add returns the number of a form, a new one if it has none.
func (v *vocabulary) add(folded []byte) Word {
	h := Hash(folded)
	if w := v.lookup(folded, h); w != 0 {
		return w
	}
	w := Word(len(v.ends))
	v.text = append(v.text, folded...)
	v.ends = append(v.ends, uint32(len(v.text)))
	if 2*len(v.ends) > len(v.slots) {
		v.slots = make([]slot, 2*len(v.slots))
		for x := Word(1); x < w; x++ {
			v.put(Hash(v.text[v.ends[x-1]:v.ends[x]]), x)
		}
	}
	v.put(h, w)
	return w
}

func (v *vocabulary) put(hash uint64, w Word) {
	mask := uint64(len(v.slots) - 1)
	i := hash & mask
	for v.slots[i].word != 0 {
		i = (i + 1) & mask
	}
	v.slots[i] = slot{uint32(hash >> 32), w}
}
