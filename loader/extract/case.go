package extract

import (
	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// nameBeyond returns the atom of the person whose name comes behind what the
// office is of, in the case of the office: глава комитета по обороне X; -1 if
// there is none.
func (d *Document) nameBeyond(s *description) int32 {
	if !d.rules.cases || s.kind != roleAtom || s.sense.Feat&lexicon.Pl != 0 {
		return -1
	}
	const reach = 12 // tokens
	end := min(int(s.last)+reach, int(d.Text.Sentences[d.sentence[s.first]].Last))
	k := s.head + 1
	for i := int(s.last); i < end; {
		for int(k) < len(d.atoms) && int(d.atoms[k].first) < i {
			k++
		}
		if int(k) < len(d.atoms) && int(d.atoms[k].first) == i {
			n := &d.atoms[k]
			if n.kind == pronounAtom && n.sense.Class == lexicon.Pron {
				return -1
			}
			if n.kind == nameAtom && n.typ == Person {
				if n.used {
					return -1
				}
				if d.agree(s, k) {
					return d.lastOfTwo(s, k)
				}
			}
			i = int(n.last)
			continue
		}
		switch t := &d.Text.Tokens[i]; t.Kind {
		case text.Word:
			if d.Any(i, officeStop) && !d.Is(i, lexicon.Of) || d.verbEnding(i) || d.Is(i, lexicon.Conj) && d.Is(i+1, lexicon.Role) {
				return -1
			}
		case text.OpenQuote, text.CloseQuote:
		default:
			return -1
		}
		i++
	}
	return -1
}

// lastOfTwo returns the second of two persons' names that follow a description
// side by side, of whom the first is whose office it is: помощником Владимира
// Путина Юрием Ушаковым; k if there is but one.
func (d *Document) lastOfTwo(s *description, k int32) int32 {
	if n := k + 1; d.rules.cases && int(n) < len(d.atoms) {
		if a := &d.atoms[n]; a.first == d.atoms[k].last && a.kind == nameAtom && a.typ == Person && !a.used && d.agree(s, n) {
			return n
		}
	}
	return k
}

// officeStop is what does not stand between an office and its holder's name.
var officeStop = lexicon.SetOf(lexicon.Prep, lexicon.Aux, lexicon.Modal, lexicon.Say, lexicon.Contact, lexicon.Light, lexicon.Verb, lexicon.Rel, lexicon.Sub,
	lexicon.That, lexicon.Neg, lexicon.Link, lexicon.Medium, lexicon.Plan, lexicon.Propose, lexicon.Refuse, lexicon.TopicVerb, lexicon.Day, lexicon.Weekday, lexicon.Adv)

// agree reports whether a description and the name that is atom k can stand in
// one case.
func (d *Document) agree(s *description, k int32) bool {
	nominative, oblique := d.casesOf(&d.atoms[k])
	if f := s.sense.Feat; f&lexicon.Obl == 0 {
		return nominative
	} else if f&lexicon.Nom != 0 {
		return true
	}
	return oblique
}

// casesOf reports whether a name can be in the nominative, and whether in
// another case. Both, where nothing tells.
func (d *Document) casesOf(a *atom) (nominative, oblique bool) {
	if a.kind != nameAtom {
		return true, true
	}
	if a.name >= 0 {
		if c := d.Lang.Names[a.name].Cases; c != 0 {
			return c&gazetteer.Nominative != 0, c&^gazetteer.Nominative != 0
		}
		return true, true
	}
	if w := d.Words[a.first]; int(w) < d.Lang.Size() && a.last-a.first > 1 {
		for _, s := range d.Lang.Senses(w) {
			if s.Class == lexicon.First {
				nominative = nominative || s.Feat&lexicon.Obl == 0 || s.Feat&lexicon.Nom != 0
				oblique = oblique || s.Feat&lexicon.Obl != 0
			}
		}
	}
	if !nominative && !oblique {
		return true, true
	}
	return nominative, oblique
}

// casesOfMention reports whether a mention can be in the nominative, and whether
// in another case: by its name and by the head of its description.
func (d *Document) casesOfMention(m *Mention) (nominative, oblique bool) {
	nominative, oblique = true, true
	switch {
	case m.Kind == Pronoun:
		return m.Case != lexicon.Obl, m.Case != lexicon.Nom
	case m.desc >= 0:
		f := d.descs[m.desc].sense.Feat
		if f&lexicon.Nom == 0 && f&(lexicon.Sg|lexicon.Masc) != 0 {
			nominative, oblique = f&lexicon.Obl == 0, f&lexicon.Obl != 0
		}
	}
	if m.atom >= 0 && (m.Kind == Name || m.Kind == Titled) {
		n, o := d.casesOf(&d.atoms[m.atom])
		if nominative && n || oblique && o {
			nominative, oblique = nominative && n, oblique && o
		}
	}
	return nominative, oblique
}
