package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// plain makes the mention of an atom that no description took in.
func (d *Document) plain(k int32) {
	a := &d.atoms[k]
	switch a.kind {
	case nameAtom:
		d.foreignBody(k)
		m := d.newMention(Name, a.first, a.last, a.last-1)
		m.Start, m.End = a.start, a.end
		m.atom, m.Type, m.Gender = k, a.typ, a.gender
		for f := int(a.first); f > 0 && d.Is(f-1, lexicon.Title) && d.sentence[f-1] == d.sentence[f] && a.start == d.Text.Tokens[a.first].Start; f-- {
			if s, ok := d.Sense(f-1, lexicon.Title); ok {
				d.titleGender(a, s.Feat&(lexicon.Masc|lexicon.Fem))
				if m.Gender == 0 || a.gender != 0 {
					m.Gender = a.gender
				}
			}
			if a.name < 0 || a.typ == Person || a.typ == 0 {
				a.typ, m.Type, m.Kind, a.titled = Person, Person, Titled, true
				m.First, m.Start = int32(f-1), d.Text.Tokens[f-1].Start
			}
		}
		m.Number = lexicon.Sg
		m.Possessive = d.possessive(int(a.last))
		d.Mentions = append(d.Mentions, m)
	case demonymAtom:
		if d.national(k) {
			return
		}
		flags := d.demonymFlags(a)
		if flags&gazetteer.People == 0 || a.start != d.Text.Tokens[a.first].Start || !d.standsAlone(int(a.last)) && !d.verbEnding(int(a.last)) || !d.beginsGroup(int(a.first)) || !d.Is(int(a.first)-1, lexicon.Det) && flags&gazetteer.Plural == 0 && !d.peopleBeside(int(a.first), int(a.last)) {
			return
		}
		m := d.newMention(Body, a.first, a.last, a.last-1)
		m.atom, m.Type, m.Number = k, Country, lexicon.Pl
		d.Mentions = append(d.Mentions, m)
	case pronounAtom:
		if a.sense.Feat&lexicon.Refl != 0 && a.sense.Class == lexicon.Pron {
			return // himself, se: the subject once more
		}
		m := d.newMention(Pronoun, a.first, a.last, a.first)
		f := a.sense.Feat
		if e := d.Entry(a.sense).Get("plural"); e != "" && d.pluralBeside(int(a.first), int(a.last), e) {
			f = f&^(lexicon.Sg|lexicon.Fem) | lexicon.Pl // German sie: she, or they
		}
		m.Gender, m.Number = f&(lexicon.Masc|lexicon.Fem|lexicon.Neut), f&(lexicon.Sg|lexicon.Pl)
		m.Person, m.Case = f&(lexicon.P1|lexicon.P2|lexicon.P3), f&(lexicon.Nom|lexicon.Obl)
		m.Possessive = a.sense.Class == lexicon.Poss
		m.reflexive = f&lexicon.Refl != 0
		d.Mentions = append(d.Mentions, m)
	case pairAtom:
		m := d.newMention(GroupOf, a.first, a.last, a.last-1)
		m.Number = lexicon.Pl
		m.pair = a.sense.Entry + 1
		d.Mentions = append(d.Mentions, m)
	}
}

// objectOf reports whether the article at token i is a pronoun, the object of a
// verb of contact behind it: le recevra, l'a rencontré; but la rencontre, l'est.
func (d *Document) objectOf(i, end int) bool {
	j := i + 1
	if j >= end {
		return false
	}
	if s, ok := d.Sense(j, lexicon.Light); ok && d.Entry(s).Get("is") == "escort" {
		return s.Feat&lexicon.Finite != 0 // lo acompañó
	}
	if d.Is(j, lexicon.Contact) {
		return d.Feat(j, lexicon.Contact)&(lexicon.Finite|lexicon.Inf) != 0 && d.Feat(j, lexicon.Contact)&lexicon.Part == 0 && !d.Any(j, nominals) && !d.capital(j)
	}
	if f := d.Feat(j, lexicon.Aux); f&lexicon.Perf == 0 || f&lexicon.Pass != 0 {
		return false
	}
	for j++; j < end && j < i+5; j++ {
		if d.Is(j, lexicon.Contact) {
			return d.Feat(j, lexicon.Contact)&lexicon.Part != 0
		}
		if !d.Any(j, lexicon.SetOf(lexicon.Adv, lexicon.Neg)) {
			return false
		}
	}
	return false
}

// nominals are the classes of words that an article goes with.
var nominals = lexicon.SetOf(lexicon.ContactN, lexicon.Role, lexicon.Org, lexicon.Group, lexicon.TopicHead, lexicon.SayN)

// titleGender takes over the gender that a title tells, which is not that of
// the person whom the gazetteer knows by the family name: Mrs Clinton, where
// it has a Mr Clinton.
func (d *Document) titleGender(a *atom, gender lexicon.Feat) {
	if gender == 0 {
		return
	}
	if a.name >= 0 && a.gender != 0 && a.gender != gender {
		if n := &d.Lang.Names[a.name]; n.Kind != gazetteer.KindPerson || n.Flags&gazetteer.Short == 0 {
			return
		}
		a.name, a.typ = -1, Person
	}
	a.gender = gender
}

// national makes the mention of a demonym in the singular that an article makes
// a person of: el portugués. It stands for somebody of that country who was
// named before, as a pronoun does.
func (d *Document) national(k int32) bool {
	a := &d.atoms[k]
	i := int(a.first) - 1
	if d.rules.nounCompounds || d.rules.nounCapitals || d.rules.noArticles || i < 0 || a.start != d.Text.Tokens[a.first].Start || d.capital(int(a.first)) ||
		!d.Is(i, lexicon.Det) || d.sentence[i] != d.sentence[a.first] || d.demonymFlags(a)&gazetteer.Plural != 0 || !d.standsAlone(int(a.last)) && !d.verbEnding(int(a.last)) {
		return false
	}
	f := d.Feat(i, lexicon.Det)
	if f&lexicon.Sg == 0 || f&(lexicon.Pl|lexicon.Indef) != 0 {
		return false
	}
	first := a.first
	if !d.Is(i, lexicon.Prep) {
		first-- // al francés keeps its preposition
	}
	m := d.newMention(Pronoun, first, a.last, a.first)
	m.Type, m.Person, m.Number, m.Gender, m.atom = Person, lexicon.P3, lexicon.Sg, f&(lexicon.Masc|lexicon.Fem), k
	d.Mentions = append(d.Mentions, m)
	return true
}

// demonymFlags returns what a demonym may be in any of its readings.
func (d *Document) demonymFlags(a *atom) gazetteer.Flags {
	flags := d.Lang.Names[a.name].Flags
	if a.last-a.first == 1 && int(d.Words[a.first]) < d.Lang.Size() {
		for _, s := range d.Lang.Senses(d.Words[a.first]) {
			if s.Class == lexicon.Demonym {
				flags |= d.Lang.Names[s.Entry].Flags
			}
		}
	}
	return flags
}

// pluralBeside reports whether the word before or after the tokens [first, last)
// ends as a verb in the plural does.
func (d *Document) pluralBeside(first, last int, ending string) bool {
	for _, i := range [...]int{first - 1, last} {
		if i < 0 || i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Word || d.capital(i) && !d.opens(i) || d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Sub, lexicon.Conj)) {
			continue
		}
		if strings.HasSuffix(d.Text.Of(i), ending) || d.Is(i, lexicon.Aux) && d.Feat(i, lexicon.Aux)&lexicon.Pl != 0 {
			return true
		}
	}
	return false
}

// beginsGroup reports whether a noun group can begin at token i: no noun stands
// before it that it would modify.
func (d *Document) beginsGroup(i int) bool {
	if i == 0 || d.Text.Tokens[i].Shape&text.SentenceStart != 0 || d.Text.Tokens[i-1].Kind != text.Word {
		return true
	}
	return d.Any(i-1, functionWord) || d.Any(i-1, lexicon.SetOf(lexicon.Contact, lexicon.Light, lexicon.Verb, lexicon.Locative, lexicon.Of))
}

// standsAlone reports whether token i can follow a noun group: it is no noun
// that the words before it modify.
func (d *Document) standsAlone(i int) bool {
	if i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Word {
		return true
	}
	return d.Any(i, functionWord) || d.Any(i, lexicon.SetOf(lexicon.Contact, lexicon.Light, lexicon.Verb))
}

// foreignBody joins the name of an organisation with the demonym before it: the
// Libyan House of Representatives, which is not the one of that name that the
// gazetteer knows elsewhere.
func (d *Document) foreignBody(k int32) {
	a := &d.atoms[k]
	if a.typ != Organization || k == 0 {
		return
	}
	p := &d.atoms[k-1]
	if p.kind != demonymAtom || p.used || p.last != a.first || p.start < d.Text.Tokens[p.first].Start {
		return
	}
	if a.name >= 0 {
		own := gazetteer.Organisations()[d.Lang.Names[a.name].Index].Country
		n := &d.Lang.Names[p.name]
		if own == "" || n.Kind == gazetteer.KindCountry && gazetteer.Countries()[n.Index].Code == own {
			return
		}
		a.name = -1
	}
	p.used = true
	a.first, a.start = p.first, p.start
}
