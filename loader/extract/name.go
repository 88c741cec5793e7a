package extract

import (
	"unicode/utf8"

	"strings"
	"unicode"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// upperOnly reports whether token i has no letter in lower case.
func (d *Document) upperOnly(i int) bool {
	k := &d.Text.Tokens[i]
	for _, r := range d.Text.Body[k.Start:k.End] {
		if unicode.IsLower(r) {
			return false
		}
	}
	return true
}

// nameAt reads the name that starts at token i: the gazetteer's longest form,
// or the run of capitalised words, whichever is longer.
func (d *Document) nameAt(i, end int) (atom, bool) {
	known, ok := d.knownAt(i)
	if !d.capital(i) {
		return known, ok
	}
	if ok && known.last-known.first == 1 && known.typ != Country && d.opens(i) && d.Any(i, functionWord) {
		ok = false // Agora: a word of the language, though an outlet is called so
	}
	if ok && d.rules.nounCapitals && known.typ == Person && known.last-known.first == 1 && d.Is(i, lexicon.Noun) && (i == 0 || !d.Any(i-1, lexicon.SetOf(lexicon.Role, lexicon.Title, lexicon.First))) {
		ok = false // Frieden: a noun, though a minister is called so
	}
	if ok && d.rules.nounCapitals && known.last-known.first == 1 && d.weakName(&known) && !d.bareNoun(i) {
		ok = false // der Kern des Problems
	}
	if ok && d.weakName(&known) && (d.Any(i, functionWord) && (!d.rules.nounCapitals || d.opens(i)) || d.opens(i) && !d.opensName(i, end)) {
		ok = false // He, May, Will: a family name, but hardly here
	}
	if d.shouting {
		return known, ok
	}
	run, isName := d.runAt(i, end)
	if ok && isName && d.secondSurname(&known, &run, end) {
		known.last++
		known.end = d.Text.Tokens[known.last-1].End
		return known, true
	}
	if ok && (!isName || run.last <= known.last) {
		return known, true
	}
	if ok && !d.extends(known, run) {
		return known, true
	}
	return run, isName
}

// secondSurname reports whether the run that goes on behind the full name of a
// known person has one more word, the family name of the mother: Dina Boluarte
// Zegarra.
func (d *Document) secondSurname(known, run *atom, end int) bool {
	if d.rules.nounCompounds || d.rules.nounCapitals || d.rules.genitiveNames || run.last < known.last+1 || known.last-known.first < 2 {
		return false
	}
	n, j := &d.Lang.Names[known.name], int(known.last)
	return n.Kind == gazetteer.KindPerson && n.Flags&gazetteer.Short == 0 && d.capital(j) && !d.breaks(j) && !d.hasName(j) && !d.Any(j, lexicon.SetOf(lexicon.Org, lexicon.Place, lexicon.Thing, lexicon.Particle)) &&
		(j+1 >= end || !d.capital(j+1) || !d.joined(j+1))
}

// weakName reports whether a name of the gazetteer says little by itself: a
// family name alone that the news does not use without a given name.
func (d *Document) weakName(a *atom) bool {
	n := &d.Lang.Names[a.name]
	return n.Kind == gazetteer.KindPerson && n.Flags&gazetteer.Short != 0 && n.Flags&gazetteer.Known == 0
}

// extends reports whether a run that starts with a known name is another,
// longer name: the known one has its first words only.
func (d *Document) extends(known, run atom) bool {
	n := d.Lang.Names[known.name]
	if d.Is(int(known.last), lexicon.Conj) && d.Is(int(known.last), lexicon.Particle) {
		return false // la Unión Europea y el Reino Unido
	}
	if n.Kind == gazetteer.KindPerson && n.Flags&gazetteer.Short == 0 && !(known.last-known.first == 1 && (run.typ == Person && d.Is(int(known.first), lexicon.First) || d.rules.cases && (run.typ == Person || run.typ == 0) && !d.hasName(int(known.last)))) {
		return false // a full name, then something else; but Henri, a duke, and a given name
	}
	if n.Kind == gazetteer.KindPerson && (n.Flags&gazetteer.Known != 0 || d.rules.cases && d.hasName(int(known.last))) && int(known.last) < len(d.Text.Tokens) && d.capital(int(known.last)) {
		// A family name, then another: С Путиным Трамп говорил, wo Macron Merz traf.
		if next := int(known.last); d.rules.cases && !d.Is(next, lexicon.First) || d.rules.lastVerbs && d.hasPerson(next) {
			return false
		}
	}
	if run.typ == Person && known.last-known.first == 1 && d.Is(int(known.first), lexicon.First) {
		return true // Petra Novak: an agency, a town, but a given name before a family name
	}
	if n.Kind != gazetteer.KindPerson {
		return run.typ == Organization || run.typ == Place || run.typ == Thing || run.typ == Person && (n.Kind == gazetteer.KindPlace || n.Kind == gazetteer.KindCountry) && !d.rules.nounCompounds
	}
	return true
}

// knownAt returns the gazetteer's reading of the tokens at i. Of several of
// the same length the best is taken: a country before a person before an
// organisation before a place, and a person known by the family name before
// others of that name.
func (d *Document) knownAt(i int) (atom, bool) {
	best, rank := lexicon.Sense{}, 0
	for _, s := range d.namedSenses(i) {
		if !d.capitalFits(i, s) {
			continue
		}
		r := int(s.Len)*16 + d.nameRank(s)
		if r > rank {
			best, rank = s, r
		}
	}
	if rank == 0 {
		return atom{}, false
	}
	n := &d.Lang.Names[best.Entry]
	a := atom{first: int32(i), last: int32(i) + int32(best.Len), kind: nameAtom, sense: best, name: best.Entry, typ: typeOf(n)}
	if n.Kind == gazetteer.KindPerson {
		a.gender = personGender(n.Index)
	}
	a.start, a.end = d.Text.Tokens[a.first].Start, d.Text.Tokens[a.last-1].End
	return a, true
}

func typeOf(n *lexicon.Name) Type {
	switch n.Kind {
	case gazetteer.KindCountry:
		return Country
	case gazetteer.KindPerson:
		return Person
	case gazetteer.KindOrganisation:
		return Organization
	case gazetteer.KindOutlet:
		return Outlet
	}
	if n.Flags&gazetteer.Capital != 0 {
		return Country // the capital stands for it
	}
	return Place
}

func personGender(index int32) lexicon.Feat {
	switch gazetteer.Persons()[index].Gender {
	case 'm':
		return lexicon.Masc
	case 'f':
		return lexicon.Fem
	}
	return 0
}

// nameRank orders readings of one length, 1 to 15; 0 means none.
func (d *Document) nameRank(s lexicon.Sense) int {
	n := &d.Lang.Names[s.Entry]
	r := 0
	switch n.Kind {
	case gazetteer.KindCountry:
		r = 13
	case gazetteer.KindPerson:
		switch {
		case n.Flags&gazetteer.Short == 0:
			r = 12
		case n.Flags&gazetteer.Known != 0:
			r = 11
		default:
			r = 2 // one of many of that family name: says little by itself
		}
	case gazetteer.KindOrganisation:
		r = 10
	case gazetteer.KindOutlet:
		r = 8
	case gazetteer.KindPlace:
		r = 6
		if n.Flags&gazetteer.Capital != 0 {
			r = 9
		}
	}
	if n.Flags&gazetteer.Inflected != 0 {
		r--
	}
	return r
}

// namedSenses returns all readings of class Named that start at token i.
func (d *Document) namedSenses(i int) []lexicon.Sense {
	d.senses = d.senses[:0]
	if !d.Is(i, lexicon.Named) {
		return nil
	}
	if p := d.phraseAt[i]; p != 0 {
		for _, x := range d.phrases[p-1:] {
			if int(x.first) != i {
				break
			}
			if x.sense.Class == lexicon.Named {
				d.senses = append(d.senses, x.sense)
			}
		}
	}
	if int(d.Words[i]) < d.Lang.Size() {
		for _, s := range d.Lang.Senses(d.Words[i]) {
			if s.Class == lexicon.Named {
				d.senses = append(d.senses, s)
			}
		}
	}
	return d.senses
}

// capital reports whether token i is a word that starts with a capital.
func (d *Document) capital(i int) bool {
	k := &d.Text.Tokens[i]
	return k.Kind == text.Word && k.Shape&text.Capitalised != 0
}

// opens reports whether token i stands where every word has a capital: at the
// start of a sentence, or after an opening mark, a colon, a dash or a bullet.
func (d *Document) opens(i int) bool {
	if d.Text.Tokens[i].Shape&(text.SentenceStart|text.ParagraphStart) != 0 || i == 0 {
		return true
	}
	switch p := &d.Text.Tokens[i-1]; p.Kind {
	case text.OpenQuote, text.CloseQuote:
		return true
	case text.Punct:
		switch d.Text.Body[p.Start] {
		case ',', '(', '-', '/', ';', '\'':
			return false
		}
		return true
	}
	return false
}

// newRun reports whether another name begins at token j, behind the one that
// begins at token i: its letters are of another script, or the first is an acronym
// and a given name follows, where the case ties names to what is before them.
func (d *Document) newRun(i, j, end int) bool {
	if !d.rules.cases || j != i+1 {
		return false
	}
	a, b := d.Text.Body[d.Text.Tokens[i].Start], d.Text.Body[d.Text.Tokens[j].Start]
	if (a < utf8.RuneSelf) != (b < utf8.RuneSelf) && j+1 < end && d.capital(j+1) {
		return true
	}
	return d.Text.Tokens[i].Shape&text.AllCaps != 0 && d.Text.Tokens[i].End-d.Text.Tokens[i].Start > 3 && d.Text.Tokens[j].Shape&text.AllCaps == 0 && j+1 < end && d.capital(j+1) && d.joined(j+1)
}

// familyWord reports whether the capital of token j, behind the one given name at
// token i, makes a family name of a word of the language: Stephan Weil.
func (d *Document) familyWord(i, j int) bool {
	return d.rules.nounCapitals && !d.shouting && j == i+1 && !d.opens(j) && d.Is(i, lexicon.First) && d.Any(j, lexicon.SetOf(lexicon.Sub, lexicon.Conj, lexicon.Adv, lexicon.Adj, lexicon.Modal))
}

// trade reports whether the word at token i is a noun, rather than a given name,
// that says what the person named behind it is, where all nouns have capitals:
// der Reeder Klaus Brandl. A determiner or an adjective stands before it.
func (d *Document) trade(i, end int) bool {
	return d.rules.nounCapitals && i > 0 && i+2 < end && !d.Any(i, notTrade) && d.Is(i+1, lexicon.First) && d.joined(i+1) && d.joined(i+2) && d.capital(i+1) && d.capital(i+2) &&
		d.Text.Tokens[i-1].Kind == text.Word && !d.capital(i-1)
}

var notTrade = lexicon.SetOf(lexicon.First, lexicon.Named, lexicon.Title)

// runAt reads a run of capitalised words that may be a name: the words, with
// particles, initials and, in the names of organisations, small linking words
// between them.
func (d *Document) runAt(i, end int) (atom, bool) {
	if d.breaks(i) || d.adjectival(i) || d.Text.Tokens[i].Shape&text.HasDigit != 0 || d.trade(i, end) {
		return atom{}, false
	}
	if d.opens(i) && !d.opensName(i, end) {
		return atom{}, false
	}
	a := atom{first: int32(i), kind: nameAtom, name: -1}
	org := d.Is(i, lexicon.Org)
	j := i + 1
	for j < end {
		if d.capital(j) && (!d.breaks(j) || d.familyWord(i, j)) && d.joined(j) {
			if d.newRun(i, j, end) {
				break // компании Alstom Анри X; правительства РФ Иван X
			}
			if d.closedRun(i, j) || d.partyFirst(i, j, end) || d.rules.nounCapitals && d.fullName(i, j) {
				break
			}
			org = org || d.Is(j, lexicon.Org)
			j++
			continue
		}
		if d.Is(j, lexicon.Conj) && d.company(j+1, end) { // Dillon, Read and Co
			org = true
			j += 2
			continue
		}
		// A particle, or a linking word inside the name of an organisation.
		k := j
		for k < end && k < j+3 && !d.capital(k) && (d.Is(k, lexicon.Particle) && (org || !d.Is(k, lexicon.Conj)) || org && d.links(k)) && d.joined(k) {
			k++
		}
		if k == j || k >= end || !d.capital(k) || d.breaks(k) || d.knownPerson(k) || !org && d.belongs(k) || d.rules.nounCapitals && !org && (d.Is(k, lexicon.ContactN) || d.commonEnding(k)) {
			break
		}
		org = org || d.Is(k, lexicon.Org)
		j = k + 1
	}
	if j < end && d.Is(j, lexicon.Suffix) && d.capital(j) {
		j++
	}
	a.last = int32(j)
	a.start, a.end = d.Text.Tokens[a.first].Start, d.Text.Tokens[a.last-1].End
	switch {
	case org && (d.rules.nounCompounds || d.rules.nounCapitals || !d.Is(i, lexicon.First)):
		a.typ = Organization
	case d.Is(i, lexicon.First) && j-i >= 2:
		a.typ = Person
		if s, ok := d.Sense(i, lexicon.First); ok {
			a.gender = s.Feat & (lexicon.Masc | lexicon.Fem)
		}
	case d.Is(j-1, lexicon.Thing) || !d.rules.nounCompounds && d.Is(i, lexicon.Thing):
		a.typ = Thing
	case d.Is(j-1, lexicon.Place) || d.Is(i, lexicon.Place):
		a.typ = Place
	}
	if d.rules.nounCapitals && !d.nounLanguageName(i, j, a.typ) {
		return atom{}, false
	}
	return a, true
}

// belongs reports whether the word at token i is a body's or a place's name, so
// that the small word before it says where someone belongs and is no part of
// his name: Lenoir de la CFDT, Rossi da Amman.
func (d *Document) belongs(i int) bool {
	k := d.Text.Tokens[i]
	if k.Shape&text.AllCaps != 0 && !d.shouting && k.End-k.Start > 1 {
		return true
	}
	a, ok := d.knownAt(i)
	return ok && a.typ != Person
}

// partyFirst reports whether the run that begins at token i, behind an office
// in lower case, is the name of a body, and a person's begins at token j: il
// segretario Fiom Lena Bassi, le député PS Paul Ricard, il presidente della
// Regione Umbria Lena Bassi.
func (d *Document) partyFirst(i, j, end int) bool {
	if i == 0 || j+1 >= end || d.rules.nounCompounds || d.rules.nounCapitals || d.Is(i, lexicon.First) || !d.Is(j, lexicon.First) || !d.capital(j+1) || !d.joined(j+1) {
		return false
	}
	p := i - 1
	if d.Is(p, lexicon.Locative) && !d.capital(p) && d.joined(i) && !d.Any(i, lexicon.SetOf(lexicon.Place, lexicon.Org, lexicon.Title, lexicon.Thing, lexicon.Kin, lexicon.Particle)) {
		return true // a Lodi Ugo Bassi
	}
	return d.Text.Tokens[p].Kind == text.Word && !d.capital(p) && d.joined(i) && (d.Any(p, lexicon.SetOf(lexicon.Role, lexicon.Rank, lexicon.Demonym)) || d.endsRole(p) || p > 0 && d.Is(p, lexicon.Of) && (d.Is(p-1, lexicon.Role) || d.endsRole(p-1)))
}

// endsRole reports whether token i ends an office of several words.
func (d *Document) endsRole(i int) bool {
	for n := 2; n <= 4 && i-n+1 >= 0; n++ {
		if s, ok := d.Sense(i-n+1, lexicon.Role); ok && int(s.Len) == n {
			return true
		}
	}
	return false
}

// adjectival reports whether a capitalised word is an adjective made from a
// name: Chinese-owned, Trump-era.
func (d *Document) adjectival(i int) bool {
	k := &d.Text.Tokens[i]
	s := d.Text.Body[k.Start:k.End]
	cut := strings.LastIndexByte(s, '-')
	if cut <= 0 || cut+2 > len(s) || s[cut+1] < 'a' || s[cut+1] > 'z' {
		return false
	}
	b := d.Lang.Fold(nil, s[:cut])
	w := d.Lang.Lookup(b, lexicon.Hash(b))
	return w != 0 && d.Lang.Classes(w).Any(lexicon.SetOf(lexicon.Named, lexicon.Demonym))
}

// company reports whether the capitalised words from token i on end in a sign of
// a company, or in what it trades in: Co, Inc, GmbH; Airlines, Foods.
func (d *Document) company(i, end int) bool {
	for ; i < end && d.capital(i) && d.joined(i); i++ {
		if s, ok := d.Sense(i, lexicon.Org); ok && (d.Entry(s).Get("body") == "sign" || d.Entry(s).Get("body") == "trade") {
			return true
		}
	}
	return false
}

// givenMonth reports whether the short form of a month at token i is rather a given
// name, with the family name behind it: Jan Novak; or a month itself, where months
// have no capitals: Julio Conte.
func (d *Document) givenMonth(i int) bool {
	return d.Is(i, lexicon.Month) && d.Is(i, lexicon.First) && (d.Text.Tokens[i].End-d.Text.Tokens[i].Start == 3 || d.rules.proDrop && !d.opens(i)) && i+1 < len(d.Text.Tokens) &&
		d.capital(i+1) && d.joined(i+1) && !d.Any(i+1, nameBreakers) && !d.Any(i+1, functionWord)
}

// breaks reports whether token i, though capitalised, is no part of a name: a
// month, a title, an office, a function word.
func (d *Document) breaks(i int) bool {
	c := d.Classes[i]
	if c.Any(nameBreakers) {
		return !d.givenMonth(i)
	}
	if c.Has(lexicon.Role) || c.Has(lexicon.Other) || c.Has(lexicon.Pair) {
		return !c.Has(lexicon.Org) || d.rules.nounCapitals && i+1 < len(d.Classes) && (d.Is(i+1, lexicon.First) || d.hasPerson(i+1)) // a head noun such as Secretariat is both
	}
	if d.Text.Tokens[i].Shape&text.AllCaps != 0 && !d.shouting && d.Text.Tokens[i].End-d.Text.Tokens[i].Start > 1 {
		return false // an acronym that looks like a word: US, IT, WHO
	}
	if c.Has(lexicon.Particle) && c.Any(innerFunction) && (d.opens(i) || i+1 == len(d.Classes) || !d.capital(i+1)) {
		return true // Le, El, De: an article, not the start of a name
	}
	set := functionWord
	if !d.opens(i) {
		if c.Has(lexicon.Say) && !d.rules.nounCompounds && !d.headline && !c.Any(innerFunction.Without(lexicon.Say)) {
			return false // Lodi: a town, though also a form of a verb of saying
		}
		set = innerFunction // New York, Great Britain: common words only where a sentence starts
		if d.rules.nounCapitals {
			set = innerNouns
		}
	}
	return c.Any(set) && !c.Has(lexicon.First) && !d.hasName(i) && !c.Has(lexicon.Particle) && !c.Has(lexicon.Org)
}

// links reports whether token i is a small word inside a name of an
// organisation: of, for, and, pentru, des.
func (d *Document) links(i int) bool {
	return d.owning(i) || d.Is(i, lexicon.Det) && d.Feat(i, lexicon.Det)&lexicon.Indef == 0 && !d.Is(i, lexicon.That)
}

// joined reports whether nothing but a space, or the apostrophe of an elision,
// stands between token i and the one before it.
func (d *Document) joined(i int) bool {
	return d.Text.Tokens[i].Start-d.Text.Tokens[i-1].End <= 2
}

// hasName reports whether a name of the gazetteer starts at token i, capitals
// and all.
func (d *Document) hasName(i int) bool {
	for _, s := range d.namedSenses(i) {
		n := &d.Lang.Names[s.Entry]
		if n.Kind == gazetteer.KindPerson && n.Flags&gazetteer.Short != 0 && n.Flags&gazetteer.Known == 0 {
			continue
		}
		if d.capitalFits(i, s) {
			return true
		}
	}
	return false
}

// closedRun reports whether the run from i must end before token j: a country
// or a demonym comes before what it belongs to, and a full name of a person
// known to the gazetteer starts at j.
func (d *Document) closedRun(i, j int) bool {
	if d.rules.cases && j == i+1 && d.Is(j, lexicon.First) && !d.Is(i, lexicon.First) {
		if k := &d.Text.Tokens[i]; endsIn(d.Text.Body[k.Start:k.End], d.rules.obliqueEndings) || i > 0 && d.Is(i-1, lexicon.Locative) {
			return true // президент Удмуртии Александр Волков
		}
	}
	if d.rules.cases && j >= i+2 && d.Is(i, lexicon.First) && !d.Is(j-1, lexicon.First) && !d.Is(j-1, lexicon.Particle) && d.Is(j, lexicon.First) && j+1 < len(d.Text.Tokens) && d.capital(j+1) {
		return true // После встречи с Игорем Савиным Анна Белова
	}
	return d.knownPerson(j) || d.rules.nounCapitals && d.hasName(j) && !d.Is(i, lexicon.First) && !d.Is(i, lexicon.Org) && !d.hasName(i)
}

// fullName reports whether the run from i is a given and a family name by token
// j, where the next capital may begin a mere noun: no given name, no initial.
func (d *Document) fullName(i, j int) bool {
	return j-i >= 2 && d.Is(i, lexicon.First) && !d.Is(j-1, lexicon.First) && !d.Is(j-1, lexicon.Particle) && d.Text.Tokens[j-1].End-d.Text.Tokens[j-1].Start > 2 &&
		!d.Is(j, lexicon.Suffix) && !d.hasName(j)
}

// knownPerson reports whether a full name of a person starts at token i, and not
// only a family name of two words: Anna De Luca.
func (d *Document) knownPerson(i int) bool {
	for _, s := range d.namedSenses(i) {
		if n := &d.Lang.Names[s.Entry]; n.Kind == gazetteer.KindPerson && s.Len > 1 && n.Flags&gazetteer.Short == 0 {
			return true
		}
	}
	return false
}

// opensName reports whether a capitalised word at the start of a sentence is a
// name: because it is known to be one, because the article has it in the middle
// of a sentence, or because of what follows.
func (d *Document) opensName(i, end int) bool {
	c := d.Classes[i]
	if c.Has(lexicon.First) || d.hasName(i) {
		return true
	}
	for j := i + 1; j < end && j < i+4 && d.Is(j, lexicon.Particle); j++ {
		if j+1 < end && d.capital(j+1) && !d.breaks(j+1) && !d.Is(j, lexicon.Conj) {
			return true // Piet van der Horst, Van der Horst
		}
	}
	if d.Lang.Knows(d.Words[i]) && !c.Has(lexicon.Org) {
		return d.ownName(i)
	}
	if d.ownName(i) {
		return true
	}
	if d.lowerSeen(i) {
		return false
	}
	j := i + 1
	if j >= end {
		return false
	}
	if d.capital(j) && !d.breaks(j) && !d.opens(j) {
		return true // two capitals in a row
	}
	if d.upperOnly(i) && d.Text.Tokens[i].End-d.Text.Tokens[i].Start > 1 && !d.headline {
		return true
	}
	if d.comma(j) && (d.Is(j+1, lexicon.Rel) || d.Is(j+1, lexicon.Role) || d.Is(j+1, lexicon.Det) && d.Is(j+2, lexicon.Role)) {
		return true
	}
	if d.verbEnding(j) && !d.commonEnding(i) && !d.pluralEnding(i) {
		return true
	}
	return !d.commonEnding(i) && (d.Any(j, lexicon.SetOf(lexicon.Say, lexicon.Aux, lexicon.Modal, lexicon.Contact, lexicon.Light)) || d.possessive(j))
}

// verbEnding reports whether token i is a word in lower case that the language
// does not know and that ends as a finite verb does.
func (d *Document) verbEnding(i int) bool {
	k := &d.Text.Tokens[i]
	return k.Kind == text.Word && d.Words[i] == 0 && k.Shape&text.Capitalised == 0 && endsIn(d.Text.Body[k.Start:k.End], d.rules.verbEndings)
}

// pluralEnding reports whether token i ends as a plural noun does.
func (d *Document) pluralEnding(i int) bool {
	k := &d.Text.Tokens[i]
	return endsIn(d.Text.Body[k.Start:k.End], d.rules.pluralEndings)
}

// endsIn reports whether s has more to it than one of the endings.
func endsIn(s string, endings []string) bool {
	for _, e := range endings {
		if len(s) > len(e)+2 && strings.HasSuffix(s, e) {
			return true
		}
	}
	return false
}

// nounLanguageName decides, where all nouns have capitals, whether a run is a
// name: it has a first name, an organisation's head, or words that no noun of
// the language ends like.
func (d *Document) nounLanguageName(i, j int, typ Type) bool {
	if typ == Organization && j-i >= 2 && d.Is(i, lexicon.Org) || typ == Person {
		return true
	}
	if d.upperOnly(i) && j-i == 1 {
		return true
	}
	for k := i; k < j; k++ {
		if !d.capital(k) {
			continue
		}
		if d.familyName(k) {
			if j-i == 1 && !d.bareNoun(k) {
				return false // der Kern des Problems
			}
			continue
		}
		if d.Lang.Knows(d.Words[k]) && !d.Any(k, lexicon.SetOf(lexicon.First, lexicon.Named)) || d.commonEnding(k) || d.Is(k, lexicon.Noun) {
			return false
		}
	}
	return true
}

// familyName reports whether the article has token i's word behind a given name.
func (d *Document) familyName(i int) bool {
	w := d.Words[i]
	return d.family[w/64]>>(w%64)&1 != 0
}

// bareNoun reports whether neither a determiner nor an adjective stands before
// token i: a name, where it can be one.
func (d *Document) bareNoun(i int) bool {
	return i == 0 || !d.Any(i-1, lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Num, lexicon.Adj)) && !(d.adjectiveBefore(i) && !d.opens(i))
}
