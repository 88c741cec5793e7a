package extract

import (
	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// compoundAt returns the compound that token i is, nil if it is none.
func (d *Document) compoundAt(i int) *compound {
	lo, hi := 0, len(d.compounds)
	for lo < hi {
		m := (lo + hi) / 2
		if int(d.compounds[m].token) < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	if lo < len(d.compounds) && int(d.compounds[lo].token) == i {
		return &d.compounds[lo]
	}
	return nil
}

// compoundAtoms makes the atoms of both parts of a compound.
func (d *Document) compoundAtoms(c *compound) {
	i := int(c.token)
	k := &d.Text.Tokens[i]
	part := atom{first: c.token, last: c.token + 1, start: k.Start, end: c.cut, name: -1}
	if c.head != 0 {
		if s, ok := d.bestName(c.head, lexicon.Named); ok {
			n := &d.Lang.Names[s.Entry]
			part.kind, part.sense, part.name, part.typ = nameAtom, s, s.Entry, typeOf(n)
			if n.Kind == gazetteer.KindPerson {
				part.gender = personGender(n.Index)
			}
			d.atoms = append(d.atoms, part)
		} else if s, ok := d.bestName(c.head, lexicon.Demonym); ok {
			part.kind, part.sense, part.name = demonymAtom, s, s.Entry
			d.atoms = append(d.atoms, part)
		}
	}
	if c.head == 0 && d.rules.nounCapitals && k.Shape&text.Capitalised != 0 {
		if head, n := d.headAt(i); n > 0 && head.kind == orgAtom && d.Entry(head.sense).Get("back") != "" && !d.opens(i) {
			// Nordlicht-Werft: a name
			d.atoms = append(d.atoms, atom{first: c.token, last: c.token + 1, start: k.Start, end: k.End, kind: nameAtom, name: -1, typ: Organization})
			return
		}
	}
	tail := atom{first: c.token, last: c.token + 1, start: c.cut + 1, end: k.End, name: -1}
	if head, n := d.headAt(i); n > 0 {
		head.start, head.last = tail.start, c.token+1
		d.atoms = append(d.atoms, head)
		return
	}
	if s, ok := d.bestName(d.Words[i], lexicon.Named); ok && d.Text.Body[tail.start] < 'a' {
		n := &d.Lang.Names[s.Entry]
		tail.kind, tail.sense, tail.name, tail.typ = nameAtom, s, s.Entry, typeOf(n)
		if n.Kind == gazetteer.KindPerson {
			tail.gender = personGender(n.Index)
		}
		d.atoms = append(d.atoms, tail)
	} else if s, ok := d.bestName(d.Words[i], lexicon.Demonym); ok {
		tail.kind, tail.sense, tail.name = demonymAtom, s, s.Entry
		d.atoms = append(d.atoms, tail)
	}
}

// bestName returns the best reading of a single word as a name or a demonym.
func (d *Document) bestName(w lexicon.Word, c lexicon.Class) (best lexicon.Sense, ok bool) {
	rank := 0
	for _, s := range d.Lang.Senses(w) {
		if s.Class != c {
			continue
		}
		if r := d.nameRank(s); r > rank {
			best, rank, ok = s, r, true
		}
	}
	return best, ok
}
