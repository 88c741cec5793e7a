package extract

import (
	"slices"
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// MentionKind is how a text points at an actor.
type MentionKind uint8

const (
	Name    MentionKind = iota + 1 // Xi Jinping, Xi, the Security Council, Beijing
	Titled                         // Mr Xi, President Xi, the Chinese leader Xi Jinping: a name with its title or office
	Office                         // the French president, a Kremlin spokesman: a person by the office
	Body                           // the ministry, China's embassy, Russian negotiators: an organisation or country by what it is
	Nominal                        // his counterpart, his wife, the latter: a person by how he stands to another
	Pronoun                        // he, them, l-; his and their too, Possessive then
	GroupOf                        // the two leaders, both sides, the ministers
)

// Mention is one place where the text points at an actor. Its tokens are
// [First, Last); Start and End are byte offsets, which for a part of a
// compound (the Xi-Putin call) lie inside one token.
type Mention struct {
	First, Last int32
	Start, End  int32
	Head        int32 // the token that the mention is about: the name's last, the role noun
	Kind        MentionKind
	Type        Type         // what the mention seems to be; 0 if nothing tells
	Gender      lexicon.Feat // Masc, Fem, Neut or 0
	Number      lexicon.Feat // Sg or Pl; 0 if the form does not tell
	Person      lexicon.Feat // of a pronoun: P1, P2 or P3
	Case        lexicon.Feat // Nom, Obl or 0
	Possessive  bool         // Trump's, his: stands before what it owns
	Subject     bool         // stands where a clause has its subject
	Indefinite  bool         // a spokesman: new in the text
	Actor       int32        // index into Actors; -1 unresolved
	Members     []int32      // of a group: the actors it is made of, nil if not known

	atom      int32 // of the name, or -1
	desc      int32 // of the description, or -1
	same      int32 // atom of a name in apposition, or -1
	pair      int32 // of the two, both and the like: lexicon entry, plus 1
	reflexive bool
}

// Resolved reports whether the mention's actor, or group of actors, is known.
func (m *Mention) Resolved() bool { return m.Actor >= 0 || len(m.Members) > 0 }

// findMentions fills d.Mentions: descriptions first, with the names that go
// with them, then the other names, pronouns and groups.
func (d *Document) findMentions() {
	d.findAtoms()
	d.descs = d.descs[:0]
	for k := range d.atoms {
		switch d.atoms[k].kind {
		case roleAtom, orgAtom, groupAtom, kinAtom, otherAtom:
			d.describe(k)
		}
	}
	for x := range d.descs {
		if of := d.descs[x].ofDesc; of >= 0 {
			d.descs[of].inside = true
		}
	}
	for x := range d.descs {
		d.described(int32(x))
	}
	for k := range d.atoms {
		if a := &d.atoms[k]; !a.used {
			d.plain(int32(k))
		}
	}
	d.sortMentions()
	for i := range d.Mentions {
		m := &d.Mentions[i]
		for k := m.First; k < m.Last; k++ {
			d.mentionAt[k] = int32(i) + 1
		}
	}
}

// place is where a mention stands, and its index before sorting.
type place struct{ first, start, last, index int32 }

// sortMentions puts the mentions in the order of the text, an outer one before
// those inside it. The places are sorted, not the mentions, which are large.
func (d *Document) sortMentions() {
	d.places = d.places[:0]
	for i := range d.Mentions {
		m := &d.Mentions[i]
		d.places = append(d.places, place{m.First, m.Start, m.Last, int32(i)})
	}
	slices.SortFunc(d.places, func(a, b place) int {
		switch {
		case a.first != b.first:
			return int(a.first - b.first)
		case a.start != b.start:
			return int(a.start - b.start)
		case a.last != b.last:
			return int(b.last - a.last)
		}
		return int(a.index - b.index)
	})
	d.unsorted = append(d.unsorted[:0], d.Mentions...)
	for i, p := range d.places {
		d.Mentions[i] = d.unsorted[p.index]
	}
}

// newMention is a mention of the tokens [first, last).
func (d *Document) newMention(kind MentionKind, first, last, head int32) Mention {
	return Mention{First: first, Last: last, Start: d.Text.Tokens[first].Start, End: d.Text.Tokens[last-1].End,
		Head: head, Kind: kind, Actor: -1, atom: -1, desc: -1, same: -1}
}

// described makes the mention of description x, with the name that follows it,
// and finds the name that it stands beside.
func (d *Document) described(x int32) {
	s := &d.descs[x]
	a := &d.atoms[s.head]
	if s.inside {
		return // part of a longer description
	}
	kind, typ := Office, Person
	switch s.kind {
	case orgAtom:
		kind, typ = Body, Organization
	case groupAtom:
		kind, typ = GroupOf, 0
	case kinAtom, otherAtom:
		kind = Nominal
	}
	plural := a.sense.Feat&lexicon.Pl != 0 || d.pluralArticle(s)
	if plural && s.kind != orgAtom {
		kind = GroupOf
		d.spread(x)
	}
	if s.kind == orgAtom && !d.rules.noArticles && !s.definite && !s.indefinite && s.of < 0 && s.ofDesc < 0 && s.country < 0 && d.nameBehind(s) < 0 {
		return // taking office, in company: no body
	}
	m := d.newMention(kind, s.first, s.last, a.last-1)
	m.Type, m.desc, m.Indefinite = typ, x, s.indefinite
	m.Gender, m.Number = a.sense.Feat&(lexicon.Masc|lexicon.Fem), a.sense.Feat&(lexicon.Sg|lexicon.Pl)
	if m.Gender == 0 {
		m.Gender = s.gender
	}
	if plural && m.Number&lexicon.Pl == 0 {
		m.Number = lexicon.Pl
	}
	if m.Number == 0 && d.Is(int(s.first), lexicon.Det) {
		m.Number = d.Feat(int(s.first), lexicon.Det) & (lexicon.Sg | lexicon.Pl) // i leader
	}
	m.Possessive = d.possessive(int(s.last))
	if !plural && s.kind != groupAtom {
		if k := d.nameBehind(s); k >= 0 {
			n := &d.atoms[k]
			n.used, n.titled = true, true
			if s.kind == orgAtom {
				if n.typ == 0 {
					n.typ = Organization
				}
			} else {
				n.typ = Person
			}
			s.name = k
			m.Kind, m.Last, m.End, m.Head, m.atom = Titled, n.last, n.end, n.last-1, k
			m.Possessive = d.possessive(int(n.last))
			if m.Gender == 0 {
				m.Gender = n.gender
			}
		} else {
			m.same = d.beside(s)
			if m.same >= 0 {
				s.name = m.same
			}
		}
	}
	if kind == GroupOf && s.kind == groupAtom && d.Entry(s.sense).Get("body") == "country" && (s.country >= 0 || s.of >= 0 && d.atoms[s.of].typ == Country) && len(s.countries) == 0 {
		m.Kind, m.Type = Body, Country // Russian negotiators: the country
	}
	if d.bareRole(s, &m) {
		return
	}
	d.Mentions = append(d.Mentions, m)
}

// pluralArticle reports whether the determiner of an office shows that there are
// several, where the noun's form does not: die Minister, beide Bürgermeister.
func (d *Document) pluralArticle(s *description) bool {
	f := s.sense.Feat & (lexicon.Masc | lexicon.Fem)
	if s.kind != roleAtom || f != lexicon.Masc || !d.Is(int(s.first), lexicon.Det) || s.core == s.first {
		return false
	}
	det := d.Feat(int(s.first), lexicon.Det)
	return det&lexicon.Fem != 0 && det&(lexicon.Masc|lexicon.Sg) == 0 || det&lexicon.Pl != 0 && det&lexicon.Sg == 0
}

// bareRole reports whether a role noun points at nobody: it has no determiner,
// nothing that it belongs to and no name, in a language that has articles.
func (d *Document) bareRole(s *description, m *Mention) bool {
	return m.Kind == Office && s.kind == roleAtom && m.same < 0 && !d.rules.noArticles && !s.definite && !s.indefinite && !s.none &&
		s.of < 0 && s.ofDesc < 0 && s.country < 0 && s.owner < 0 && d.Text.Tokens[s.first].Shape&text.SentenceStart == 0
}

// nameBehind returns the atom of the name that follows a description without a
// comma: President Xi, the agency Xinhua; -1 if there is none.
func (d *Document) nameBehind(s *description) int32 {
	k := d.atomFrom(s.head, s.last)
	q := int(s.last)
	for q < len(d.Text.Tokens) && d.Is(q, lexicon.Title) && d.capitalOrTitle(q) {
		q++
		k = d.atomFrom(s.head, int32(q))
	}
	if k < 0 || int(d.atoms[k].first) != q || d.rules.cases && s.kind == roleAtom && (d.atoms[k].typ != Person || !d.agree(s, k)) {
		if b := d.nameBeyond(s); b >= 0 || k < 0 || int(d.atoms[k].first) != q || !d.agree(s, k) {
			return b
		}
		if e := int(d.atoms[k].last); e < len(d.Text.Tokens) && !d.capital(e) && d.Any(e, lexicon.SetOf(lexicon.Place, lexicon.Org)) {
			return -1 // the governor of the Ruritanian region
		}
	}
	n := &d.atoms[k]
	if n.kind != nameAtom || n.used || !d.joined(q) {
		return -1
	}
	if n.name >= 0 && s.sense.Feat&lexicon.Obl == 0 && d.rules.genitiveNames {
		if f := &d.Lang.Names[n.name]; f.Cases&gazetteer.Nominative == 0 && f.Cases&genitives != 0 {
			return -1 // Trumps Sicherheitsberater: a possessor
		}
	}
	if s.kind == kinAtom && d.rules.cases {
		if nominative, _ := d.casesOf(n); !nominative {
			return -1 // the son of Anna
		}
	}
	if s.kind == orgAtom {
		if d.rules.cases && s.sense.Feat&lexicon.Obl != 0 && s.head > 0 && d.atoms[s.head-1].kind == roleAtom && d.atoms[s.head-1].last == s.first && n.last-n.first > 1 {
			return -1 // спикер парламента X: whose office it is
		}
		if n.typ == Person && n.name >= 0 || n.typ == Country || n.typ == Place {
			return -1
		}
		return k
	}
	if n.typ == Person || n.typ == 0 && n.name < 0 {
		return d.lastOfTwo(s, k)
	}
	return -1
}

func (d *Document) capitalOrTitle(i int) bool { return d.Text.Tokens[i].Kind == text.Word }

// atomFrom returns the first unspent name atom after atom k that starts at or
// after token q, -1 if there is none nearby.
func (d *Document) atomFrom(k, q int32) int32 {
	for n := k + 1; int(n) < len(d.atoms) && n < k+10; n++ {
		if d.atoms[n].first >= q {
			return n
		}
	}
	return -1
}

// peopleBeside reports whether a demonym at the tokens [first, last) stands behind a
// preposition and is joined to another with a determiner: between Dutch and the Danes.
func (d *Document) peopleBeside(first, last int) bool {
	return first > 0 && d.Is(first-1, lexicon.Prep) && d.Is(last, lexicon.Conj) && d.Is(last+1, lexicon.Det) && d.Is(last+2, lexicon.Demonym)
}

// beside returns the atom of a person's name that the description stands
// beside, set off by a comma: "X, the foreign minister of Y," and "the foreign
// minister, X,"; -1 if there is none.
func (d *Document) beside(s *description) int32 {
	if s.kind == orgAtom || s.kind == groupAtom || s.under {
		return -1
	}
	if n := d.namedAs(s); n >= 0 {
		return n
	}
	if n := d.secondOffice(s); n >= 0 {
		return n
	}
	if n := d.alsoOffice(s); n >= 0 {
		return n
	}
	if n := d.officeOfSubject(s); n >= 0 {
		return n
	}
	first := d.withOwner(s)
	if d.comma(int(first)-1) && (d.endsApposition(int(s.last)) && (!d.rules.proDrop || !s.definite || !d.Is(int(s.last), lexicon.Say)) || (d.rules.genitiveNames || d.rules.nounCompounds) && !s.definite && !s.indefinite && d.Is(int(s.last), lexicon.Conj)) {
		for n := s.head - 1; n >= 0 && n > s.head-6; n-- {
			a := &d.atoms[n]
			if a.last > first-1 {
				continue
			}
			if a.last == first-1 && a.kind == nameAtom && !d.unlike(s, a) && (a.typ == Person || a.typ == 0 && a.name < 0 && a.last-a.first >= 2) && d.sentence[a.first] == d.sentence[s.first] {
				if k := d.nameAfter(s); k >= 0 && a.titled {
					return k // the premier X, the minister of health, Y, and
				}
				a.typ = Person
				return n
			}
			break
		}
	}
	if n := d.renamedBehind(s); n >= 0 {
		return n
	}
	return d.nameAfter(s)
}

// nameAfter returns the atom of the person's name that a comma joins to the
// description before it: the foreign minister, X; -1 if there is none.
func (d *Document) nameAfter(s *description) int32 {
	if !s.indefinite && d.comma(int(s.last)) {
		q := s.last + 1
		for int(q) < len(d.Text.Tokens) && d.Is(int(q), lexicon.Title) {
			t, _ := d.Sense(int(q), lexicon.Title)
			q += max(int32(t.Len), 1) // the Most Rev
		}
		k := d.atomFrom(s.head, q)
		if k >= 0 && d.atoms[k].first == q && d.sentence[q] == d.sentence[s.first] {
			a := &d.atoms[k]
			if a.kind == nameAtom && (a.typ == Person || a.typ == 0 && a.name < 0) && d.endsApposition(int(a.last)) && !d.beginsClause(s, int(a.last)) && (s.country >= 0 || s.of >= 0 || s.ofDesc >= 0 || s.definite || s.owner >= 0 || int(s.first) > 0 && d.Is(int(s.first)-1, lexicon.Conj)) {
				a.typ = Person
				return k
			}
		}
	}
	return -1
}

// alsoOffice returns the atom of the person whose first office stands before the
// conjunction before description s, which has no determiner: X, minister of water
// and head of the delegation; -1 if there is none.
func (d *Document) alsoOffice(s *description) int32 {
	i := int(s.first) - 1
	if s.kind != roleAtom || s.definite || s.indefinite || !d.rules.nounCompounds || !d.Is(i, lexicon.Conj) || d.nameBehind(s) >= 0 {
		return -1
	}
	for x := len(d.descs) - 1; x >= 0; x-- {
		if p := &d.descs[x]; int(p.last) == i && p.kind == roleAtom && p.name >= 0 && !p.definite && d.atoms[p.name].last < p.first {
			return p.name
		}
	}
	return -1
}

// withOwner is the first token of a description together with the name that owns
// it and that nothing is known of: Mr Lee, Acmetel's chief executive.
func (d *Document) withOwner(s *description) int32 {
	if s.owner >= 0 {
		if a := &d.atoms[s.owner]; a.kind == nameAtom && a.first < s.first && d.possessive(int(a.last)) {
			return a.first
		}
	}
	return s.first
}

// secondOffice returns the atom of the name behind another office that a
// conjunction alone joins to description s, or a comma before a verb: the party
// leader and prime minister X has both, o líder do partido, deputado X; -1 if there is none. With a determiner, or a capital that the
// first has not, the second is somebody else's.
func (d *Document) secondOffice(s *description) int32 {
	q := int(s.last)
	comma := d.comma(q)
	if s.kind != roleAtom || s.sense.Feat&lexicon.Pl != 0 || !d.Is(q, lexicon.Conj) && !comma || comma && !s.definite || q+1 >= len(d.Text.Tokens) || d.Any(q+1, lexicon.SetOf(lexicon.Det, lexicon.Poss)) {
		return -1
	}
	for k := int(s.head) + 1; k < len(d.atoms) && k < int(s.head)+5; k++ {
		a := &d.atoms[k]
		if int(a.first) <= q || a.kind == demonymAtom || a.kind == nameAtom && d.atoms[min(k+1, len(d.atoms)-1)].first == a.first {
			continue
		}
		if a.kind != roleAtom || a.sense.Feat&lexicon.Pl != 0 {
			return -1
		}
		o := &d.descs[d.describe(k)]
		if int(o.first) != q+1 || d.capital(q+1) && (!d.capital(int(d.atoms[s.head].first)) || d.reigns(s)) {
			return -1
		}
		if m, f := s.sense.Feat&(lexicon.Masc|lexicon.Fem), o.sense.Feat&(lexicon.Masc|lexicon.Fem); m != 0 && f != 0 && m != f {
			return -1
		}
		n := o.name
		if n < 0 {
			n = d.nameBehind(o)
		}
		if n < 0 && d.comma(int(o.last)) {
			n = d.beside(o)
		}
		if n >= 0 && s.country >= 0 && d.foreigner(n, s.country) {
			return -1 // zwischen dem US-Präsidenten und Kremlchef X
		}
		if n >= 0 && (d.atoms[n].typ == Person || d.atoms[n].typ == 0) && (!comma || d.predicate(int(d.atoms[n].last)) || d.rules.proDrop && d.atoms[n].first == o.last) {
			return n
		}
		return -1
	}
	return -1
}

// reigns reports whether a description is of the head of a state or a government and
// names no other office: the President, in "the President and Speaker Lee".
func (d *Document) reigns(s *description) bool {
	if !s.definite || s.of >= 0 || s.ofDesc >= 0 || s.owner >= 0 || s.country >= 0 {
		return false
	}
	return strings.HasPrefix(d.Entry(s.sense).Get("office"), "head_of_")
}

// foreigner reports whether the person named at atom n is by the gazetteer of
// another country than the one at atom c.
func (d *Document) foreigner(n, c int32) bool {
	p, of := &d.atoms[n], &d.atoms[c]
	if p.name < 0 || of.name < 0 || d.Lang.Names[p.name].Kind != gazetteer.KindPerson || d.Lang.Names[of.name].Kind != gazetteer.KindCountry {
		return false
	}
	own := gazetteer.Persons()[d.Lang.Names[p.name].Index].Country
	return own != "" && own != gazetteer.Countries()[d.Lang.Names[of.name].Index].Code
}

// predicate reports whether a comma and the verb of a clause stand at token i.
func (d *Document) predicate(i int) bool {
	return d.comma(i) && d.Any(i+1, lexicon.SetOf(lexicon.Say, lexicon.Aux, lexicon.Modal))
}

// namedAs returns the atom of the person who is said to become what a
// description says: X's appointment as president of Y; -1 if there is none.
func (d *Document) namedAs(s *description) int32 {
	i := int(s.first) - 1
	if s.kind != roleAtom || i < 2 || !d.Is(i, lexicon.As) {
		return -1
	}
	for n := s.head - 1; n >= 0 && n > s.head-6; n-- {
		a := &d.atoms[n]
		if a.kind == nameAtom && int(a.last) <= i && int(a.last) >= i-3 {
			if (a.typ == Person || a.typ == 0 && a.name < 0) && d.possessive(int(a.last)) {
				a.typ = Person
				return n
			}
			return -1
		}
	}
	return -1
}

// comma reports whether token i is a comma.
func (d *Document) comma(i int) bool { return d.mark(i, ',') }

// mark reports whether token i is the punctuation mark c.
func (d *Document) mark(i int, c byte) bool {
	return i >= 0 && i < len(d.Text.Tokens) && d.Text.Tokens[i].Kind == text.Punct && d.Text.Body[d.Text.Tokens[i].Start] == c
}

// endsApposition reports whether an apposition can end before token i: at a
// mark, at a relative pronoun, or with the text.
func (d *Document) endsApposition(i int) bool {
	if i >= len(d.Text.Tokens) {
		return true
	}
	k := &d.Text.Tokens[i]
	return k.Kind == text.Punct || k.Kind == text.OpenQuote || k.Kind == text.CloseQuote || d.Is(i, lexicon.Rel) || k.Shape&text.SentenceStart != 0 || d.Any(i, lexicon.SetOf(lexicon.Say, lexicon.Aux, lexicon.Modal))
}

// spread gives each of several countries' offices to its name: the foreign
// ministers of A, B and C, X, Y and Z; their A, B and C counterparts, X, Y
// and Z, respectively.
func (d *Document) spread(x int32) {
	s := &d.descs[x]
	q := int(s.last)
	if d.comma(q) {
		q++
	}
	k := d.atomFrom(s.head, int32(q))
	if k < 0 || int(d.atoms[k].first) != q {
		return
	}
	var names []int32
	for int(k) < len(d.atoms) && int(d.atoms[k].first) == q {
		a := &d.atoms[k]
		if a.kind != nameAtom || !(a.typ == Person || a.typ == 0 && a.name < 0) {
			break
		}
		names = append(names, k)
		q = int(a.last)
		joined := false
		if d.comma(q) {
			q, joined = q+1, true
		}
		if d.Is(q, lexicon.Conj) {
			q, joined = q+1, true
		}
		if !joined {
			break
		}
		k++
		for int(k) < len(d.atoms) && int(d.atoms[k].first) < q {
			k++
		}
	}
	if len(names) < 2 {
		return
	}
	for _, n := range names {
		d.atoms[n].typ = Person
	}
	s.names = names
	if len(s.countries) != len(names) {
		return
	}
	for i, n := range names { // countries were taken in from right to left
		d.atoms[n].of = s.countries[len(names)-1-i] + 1
		d.atoms[n].role = s.sense.Entry + 1
	}
}
