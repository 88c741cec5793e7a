package extract

import (
	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// atomKind is the kind of an atom.
type atomKind uint8

const (
	nameAtom    atomKind = iota + 1 // a proper name
	demonymAtom                     // French, chinez
	roleAtom                        // president, ministrul de externe
	orgAtom                         // ministry, embassy: in lower case, so no name by itself
	groupAtom                       // leaders, sides
	kinAtom                         // wife
	otherAtom                       // counterpart
	pairAtom                        // the two, both sides, the latter
	pronounAtom
)

// atom is the smallest thing that mentions are made of.
type atom struct {
	first, last int32
	start, end  int32 // byte offsets, which for a part of a compound lie inside one token
	kind        atomKind
	sense       lexicon.Sense
	name        int32 // of a name or demonym: index into Language.Names, -1 if the gazetteer has it not
	typ         Type  // what a name seems to be; 0 if nothing tells
	titled      bool  // a title comes before it
	gender      lexicon.Feat
	used        bool  // part of a mention
	desc        int32 // of a head noun: its description, plus 1
	of          int32 // of a name in a list: atom of the country of its office, plus 1
	role        int32 // of a name in a list: lexicon entry of its office, plus 1
	actor       int32 // of a name: its actor, plus 1
}

var (
	nameBreakers  = lexicon.SetOf(lexicon.Month, lexicon.Weekday, lexicon.Title)
	headNouns     = lexicon.SetOf(lexicon.Role, lexicon.Org, lexicon.Group, lexicon.Kin, lexicon.Other, lexicon.Pair)
	innerFunction = lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Pron, lexicon.Rel, lexicon.Aux, lexicon.Modal, lexicon.Neg,
		lexicon.Prep, lexicon.Conj, lexicon.Sub, lexicon.That, lexicon.Num, lexicon.Adv, lexicon.Day, lexicon.Say, lexicon.Source)
	innerNouns   = lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Pron, lexicon.Aux, lexicon.Modal, lexicon.Prep, lexicon.Conj, lexicon.Sub, lexicon.Num, lexicon.Day)
	functionWord = innerFunction.With(lexicon.Common)
	interesting  = lexicon.SetOf(lexicon.Role, lexicon.Org, lexicon.Group, lexicon.Kin, lexicon.Other, lexicon.Pair,
		lexicon.Pron, lexicon.Poss, lexicon.Named, lexicon.Demonym)
)

// findAtoms reads each sentence from left to right, longest reading first.
func (d *Document) findAtoms() {
	d.atoms = d.atoms[:0]
	for s := range d.Text.Sentences {
		x := &d.Text.Sentences[s]
		d.shouting, d.headline = d.styles[s] == shouting, d.styles[s] != running
		for i := int(x.First); i < int(x.Last); {
			k := &d.Text.Tokens[i]
			if d.Is(i, lexicon.Clitic) && d.objectOf(i, int(x.Last)) {
				s, _ := d.Sense(i, lexicon.Clitic)
				d.addAtom(atom{first: int32(i), last: int32(i) + 1, kind: pronounAtom, sense: s, name: -1})
				i++
				continue
			}
			if k.Kind != text.Word || k.Shape&text.Capitalised == 0 && !d.Classes[i].Any(interesting) {
				i++
				continue
			}
			i = d.atomAt(i, int(x.Last))
		}
	}
}

// atomAt reads the atom at token i and returns the token after it.
func (d *Document) atomAt(i, end int) int {
	if c := d.compoundAt(i); c != nil {
		d.compoundAtoms(c)
		return i + 1
	}
	name, ok := d.nameAt(i, end)
	head, headLen := d.headAt(i)
	if s, in := d.Sense(i-1, lexicon.Link); in && int(s.Len) > 1 && headLen > 0 && !ok {
		return i - 1 + int(s.Len) // unter Führung von X: no body
	}
	if headLen == 1 && head.kind == roleAtom && d.Is(i, lexicon.Say) && i > 0 && d.Text.Tokens[i-1].Kind != text.Word {
		headLen = 0 // « … », juge Mme X: a verb
	}
	if s, is := d.Sense(i, lexicon.Demonym); is && d.capitalFits(i, s) && (!ok || name.name < 0 && d.demonymFirst(i, &name, int(s.Len))) && headLen == 0 {
		d.addAtom(atom{first: int32(i), last: int32(i) + int32(s.Len), kind: demonymAtom, sense: s, name: s.Entry})
		return i + int(s.Len)
	}
	if ok && headLen > 0 && head.kind == orgAtom && name.name < 0 {
		// The Foreign Ministry: a description, though it has capitals.
		body := d.Entry(head.sense).Get("body")
		ok = body == "" || body == "sign" || body == "trade"
	}
	if ok && headLen == 1 && head.kind == orgAtom && d.rules.nounCapitals && name.name < 0 && int(name.first) == i && int(name.last) > i+1 && d.Entry(head.sense).Get("back") != "" {
		ok = false // die Gewerkschaft Verdi: a noun and the name
	}
	if ok && headLen > 0 && head.kind == orgAtom && name.name >= 0 && d.ofAnother(&name, int(name.last), end) {
		ok = false // Ministerul de Externe rus, where the name alone is Romania's
	}
	if ok && headLen > 0 && name.name >= 0 && int(name.last)-i == headLen && d.Is(i, lexicon.Role) && i+headLen < end && d.Is(i+headLen, lexicon.First) && d.capital(i+headLen) && !d.opens(i+headLen) {
		if r, ok := d.Sense(i, lexicon.Role); ok && int(r.Len) == headLen { // Bundesrat Ueli Maurer: a member
			d.addAtom(atom{first: int32(i), last: int32(i + headLen), kind: roleAtom, sense: r, name: -1})
			return i + headLen
		}
	}
	if ok && (headLen == 0 || int(name.last)-i > headLen || name.name >= 0 && int(name.last)-i >= headLen) {
		d.atoms = append(d.atoms, name)
		return int(name.last)
	}
	if headLen > 0 && !(head.kind == pairAtom && d.modifiesNoun(i+headLen, head)) {
		d.atoms = append(d.atoms, head)
		return i + headLen
	}
	if d.Is(i, lexicon.Of) && i+1 < end && d.capital(i+1) && !d.opens(i+1) {
		return i + 1 // lui Putin
	}
	for _, c := range [...]lexicon.Class{lexicon.Poss, lexicon.Pron} {
		if c == lexicon.Poss && d.Is(i, lexicon.Pron) && d.Feat(i, lexicon.Pron)&lexicon.Obl != 0 && d.rules.nounCompounds && !d.nounBehind(i+1, end) {
			continue // met her on Monday
		}
		if s, ok := d.Sense(i, c); ok {
			d.addAtom(atom{first: int32(i), last: int32(i) + int32(s.Len), kind: pronounAtom, sense: s, name: -1})
			return i + int(s.Len)
		}
	}
	return i + 1
}

// nounBehind reports whether token i, before token end, can begin the noun group that
// a possessive before it owns.
func (d *Document) nounBehind(i, end int) bool {
	if i >= end || d.Text.Tokens[i].Kind != text.Word && d.Text.Tokens[i].Kind != text.Number {
		return false
	}
	closed := lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Prep, lexicon.Conj, lexicon.Pron, lexicon.Aux, lexicon.Modal, lexicon.Sub, lexicon.That, lexicon.Rel, lexicon.Neg, lexicon.Weekday, lexicon.Day)
	if d.Any(i, closed) && !d.capital(i) || d.Any(i, lexicon.SetOf(lexicon.Weekday, lexicon.Day)) {
		return false
	}
	return !d.Is(i, lexicon.Adv) || i+1 < end && d.Text.Tokens[i+1].Kind == text.Word && !d.Any(i+1, closed)
}

// ofAnother reports whether an adjective of another country, or the capital that
// it sits in, follows the name of a country's body at token i.
func (d *Document) ofAnother(a *atom, i, end int) bool {
	n := &d.Lang.Names[a.name]
	if n.Kind != gazetteer.KindOrganisation || i >= end {
		return false
	}
	of := gazetteer.Organisations()[n.Index].Country
	if o, ok := d.Sense(i, lexicon.Of); ok && o.Len > 1 && i+int(o.Len) < end {
		// Ministerul de Externe de la Moscova
		if p, ok := d.Sense(i+int(o.Len), lexicon.Named); ok && of != "" {
			if c := &d.Lang.Names[p.Entry]; c.Kind == gazetteer.KindPlace {
				return gazetteer.Places()[c.Index].Capital
			}
		}
		return false
	}
	s, ok := d.Sense(i, lexicon.Demonym)
	if !ok || !d.capitalFits(i, s) {
		return false
	}
	c := &d.Lang.Names[s.Entry]
	return c.Kind == gazetteer.KindCountry && of != "" && gazetteer.Countries()[c.Index].Code != of
}

// demonymFirst reports whether a run of capitals that starts with a demonym is
// read as the demonym and what it belongs to: Chinese President, but not
// Turkish Airlines.
func (d *Document) demonymFirst(i int, run *atom, n int) bool {
	if int(run.last) == i+n {
		return true
	}
	if n == 1 && run.typ == Person && d.Is(i, lexicon.First) {
		return false // Elena Marcu, not a Greek woman of that name
	}
	return run.typ == Person || d.Is(i+n, lexicon.First) || d.knownPerson(i+n) || d.Any(i+n, headNouns)
}

func (d *Document) addAtom(a atom) {
	a.start, a.end = d.Text.Tokens[a.first].Start, d.Text.Tokens[a.last-1].End
	d.atoms = append(d.atoms, a)
}

// headAt returns the longest head noun at token i.
func (d *Document) headAt(i int) (a atom, length int) {
	if !d.Any(i, headNouns) {
		return a, 0
	}
	lower := d.rules.nounCapitals && !d.capital(i)
	kinds := [...]struct {
		class lexicon.Class
		kind  atomKind
	}{{lexicon.Pair, pairAtom}, {lexicon.Other, otherAtom}, {lexicon.Group, groupAtom}, {lexicon.Role, roleAtom}, {lexicon.Kin, kinAtom}, {lexicon.Org, orgAtom}}
	for _, k := range kinds {
		if lower && k.kind != pairAtom {
			break // no noun
		}
		if k.kind == roleAtom && d.rules.nounCapitals && d.Is(i, lexicon.Org) && !(i+1 < len(d.Classes) && (d.Is(i+1, lexicon.First) || d.hasPerson(i+1))) {
			continue // der Bundesrat: the body, unless a name follows
		}
		if s, ok := d.Sense(i, k.class); ok && int(s.Len) > length && !d.modifier(i, s) {
			if short, ok := d.beforeState(i, s); ok && k.kind == roleAtom {
				s = short // presidente de la República Popular China
			}
			length = int(s.Len)
			a = atom{first: int32(i), last: int32(i + length), kind: k.kind, sense: s, name: -1}
		}
	}
	if a.kind == groupAtom {
		if s, ok := d.Sense(i, lexicon.Role); ok && int(s.Len) == length && d.singular(i, i+length, s) {
			a.kind, a.sense = roleAtom, s
		}
	}
	if length > 0 {
		a.start, a.end = d.Text.Tokens[a.first].Start, d.Text.Tokens[a.last-1].End
	}
	return a, length
}

// beforeState returns the reading of the office at token i by its first word
// alone, where the name of a state begins with the last word of the phrase s:
// the president of the republic, but the president of the Republic of China.
func (d *Document) beforeState(i int, s lexicon.Sense) (lexicon.Sense, bool) {
	if s.Len < 2 {
		return s, false
	}
	state := false
	for _, n := range d.namedSenses(i + int(s.Len) - 1) {
		state = state || n.Len > 1 && d.Lang.Names[n.Entry].Kind == gazetteer.KindCountry
	}
	if !state {
		return s, false
	}
	for _, x := range d.Lang.Senses(d.Words[i]) {
		if x.Class == lexicon.Role && x.Len == 1 {
			return x, true
		}
	}
	return s, false
}

// singular reports whether a head noun at the tokens [i, end) whose form is
// singular and plural (Minister, den Präsidenten) is singular here: by its
// determiner, or because a person's name follows.
func (d *Document) singular(i, end int, s lexicon.Sense) bool {
	named := end < len(d.Text.Tokens) && d.capital(end) && d.joined(end) && (d.Is(end, lexicon.First) || d.hasPerson(end) || d.familyName(end) || !d.Lang.Knows(d.Words[end]) && !d.commonEnding(end))
	for k := i - 1; k >= 0 && k >= i-4 && d.Text.Tokens[k].Kind == text.Word; k-- {
		if f, ok := d.Sense(k, lexicon.Det); ok {
			switch {
			case f.Feat&lexicon.Sg != 0:
				return true
			case f.Feat&lexicon.Pl != 0, s.Feat&lexicon.Masc != 0 && f.Feat&lexicon.Fem != 0:
				return false
			}
			// A bare article that is a genitive plural too: behind a noun it is that.
			return named || !d.rules.nounCapitals || k == 0 || !d.capital(k-1) || d.opens(k-1)
		}
		if d.Any(k, lexicon.SetOf(lexicon.Num, lexicon.Pair)) {
			return false
		}
		if d.capital(k) && !d.Is(k, lexicon.Demonym) || d.Any(k, innerFunction) {
			return named || k == i-1 && d.rules.genitiveBefore && d.possessor(k)
		}
	}
	return named
}

// possessor reports whether the name that is token i can only be a genitive.
func (d *Document) possessor(i int) bool {
	for _, s := range d.namedSenses(i) {
		if n := &d.Lang.Names[s.Entry]; s.Len == 1 && n.Cases&gazetteer.Nominative == 0 && n.Cases&genitives != 0 {
			return true
		}
	}
	return false
}

// hasPerson reports whether a person's name of the gazetteer starts at token i.
func (d *Document) hasPerson(i int) bool {
	for _, s := range d.namedSenses(i) {
		if d.Lang.Names[s.Entry].Kind == gazetteer.KindPerson && d.capitalFits(i, s) {
			return true
		}
	}
	return false
}

// modifiesNoun reports whether a pair word before token q is a mere determiner:
// both countries, both the one and the other.
func (d *Document) modifiesNoun(q int, a atom) bool {
	if d.Entry(a.sense).Get("pick") != "" {
		return q < len(d.Text.Tokens) && d.Text.Tokens[q].Kind == text.Word && d.Any(q, headNouns.With(lexicon.Rank).With(lexicon.Demonym)) // the former chairman
	}
	if d.Entry(a.sense).Get("bare") == "" || q >= len(d.Text.Tokens) || d.Text.Tokens[q].Kind != text.Word {
		return false
	}
	return !d.Any(q, lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Say, lexicon.Contact, lexicon.Light, lexicon.Verb))
}

// modifier reports whether a head noun that may also modify a noun (official,
// chief) does so here: a word that can be a noun follows.
func (d *Document) modifier(i int, s lexicon.Sense) bool {
	if !d.rules.nounCompounds || d.Entry(s).Get("adj") == "" {
		return false
	}
	q := i + int(s.Len)
	if q >= len(d.Text.Tokens) || d.Text.Tokens[q].Kind != text.Word {
		return false
	}
	if d.Text.Tokens[q].Shape&text.Capitalised != 0 {
		return d.Is(q, lexicon.Demonym)
	}
	return !d.Any(q, functionWord) && !d.Any(q, lexicon.SetOf(lexicon.Verb, lexicon.Of, lexicon.Genitive))
}

// capitalFits reports whether the text writes a gazetteer form with the
// capitals that it must have.
func (d *Document) capitalFits(i int, s lexicon.Sense) bool {
	shape := d.Text.Tokens[i].Shape
	if s.Feat&lexicon.Exact != 0 {
		return d.upperOnly(i)
	}
	if s.Feat&lexicon.Upper == 0 || shape&text.Capitalised != 0 {
		return true
	}
	if end := i + int(s.Len); end < len(d.Text.Tokens) && d.capital(end) && d.joined(end) && d.Is(i, lexicon.Det) {
		return false // the Atlantic Council is not The Atlantic
	}
	for k := i + 1; k < i+int(s.Len); k++ { // la Casa Blanca has its capitals later
		if d.Text.Tokens[k].Shape&text.Capitalised != 0 {
			return true
		}
	}
	return false
}

// possessive reports whether token i is the clitic of an English possessive.
func (d *Document) possessive(i int) bool {
	return d.Is(i, lexicon.Genitive) || d.rules.apostrophe && d.bareApostrophe(i)
}

// bareApostrophe reports whether token i is the apostrophe that alone makes a
// possessor of the word before it: the teachers' union.
func (d *Document) bareApostrophe(i int) bool {
	if i <= 0 || i+1 >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Punct {
		return false
	}
	k, p := &d.Text.Tokens[i], &d.Text.Tokens[i-1]
	if w := d.Text.Of(i); w != "'" && w != "’" {
		return false
	}
	return p.Kind == text.Word && p.End == k.Start && d.Text.Body[p.End-1] == 's' && d.Text.Tokens[i+1].Kind == text.Word && d.Text.Tokens[i+1].Start > k.End
}
