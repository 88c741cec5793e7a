package extract

import (
	"slices"
	"strings"
	"unicode"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// side is a participant: an actor and the mention that names it.
type side struct{ actor, mention int32 }

// sidesOf returns the actors that a group names, without places, outlets and
// groups nobody knows.
func (x *exchangeReader) sidesOf(g *party) []side {
	var sides []side
	add := func(actor, mention int32) {
		if hasActor(sides, actor) {
			return
		}
		a := &x.Actors[actor]
		if w := x.Lang.Find(a.Name); w != 0 && (x.Lang.Classes(w).Has(lexicon.Pron) || a.kind == 0 && x.Lang.Classes(w).Has(lexicon.Org)) {
			return // a pronoun at the start of a sentence taken for a name; the delegation
		}
		if a.kind == 0 && x.knownByWhose(mention) {
			sides = append(sides, side{actor, mention})
			return
		}
		if a.kind == 0 && !strings.ContainsFunc(a.Name, unicode.IsUpper) {
			return // a lawmaker, the court, their network
		}
		if a.Unnamed && x.rules.nounCapitals && a.country == "" && !slices.ContainsFunc(a.offices, func(o office) bool { return o.of >= 0 }) {
			return // the same, where capitals tell nothing
		}
		switch a.Type {
		case Person, Organization, Country:
			sides = append(sides, side{actor, mention})
		case Outlet:
			if x.press {
				sides = append(sides, side{actor, mention})
			}
		case People:
			m := &x.Mentions[mention]
			if m.desc < 0 && m.Kind == Pronoun {
				m = &x.Mentions[a.First] // they
			}
			if m.desc >= 0 {
				if of := x.belongsTo(&x.descs[m.desc]); of >= 0 && x.Actors[of].Type == Organization && !x.Actors[of].Unnamed {
					sides = append(sides, side{of, mention}) // who represents a body stands for it
					return
				}
			}
			// the leaders of a body that is named
			if x.Shape(int(x.Mentions[mention].Last)-1, text.Capitalised) && !x.Is(int(x.Mentions[mention].First), lexicon.Poss) && !x.Shape(int(x.Mentions[mention].First), text.Capitalised) {
				sides = append(sides, side{actor, mention})
			}
		}
	}
	for _, m := range g.members {
		one := &x.Mentions[m]
		if one.Indefinite || one.Kind == Name && one.Last == one.First+1 && x.Is(int(one.First), lexicon.Pron) {
			continue // an official, a spokesman
		}
		if x.nationals(one) && g.link != isBetween || x.modifying(one) || x.somebody(one) || x.otherPeople(one) || x.peersUntold(one) {
			continue
		}
		if of := x.standsFor(one); of >= 0 {
			add(of, m)
			continue
		}
		if e := x.justTold(one); e != nil {
			for _, s := range e.sides {
				add(s.actor, m)
			}
			continue
		}
		if e := x.lastPair(one); e != nil {
			for _, s := range e.sides {
				add(s.actor, m)
			}
			continue
		}
		if one.Actor >= 0 {
			add(one.Actor, m)
		}
		if x.oneKind(one) {
			for _, a := range one.Members {
				add(a, m)
			}
		}
	}
	if len(sides) == 0 && len(g.members) == 1 && !x.peersUntold(&x.Mentions[g.members[0]]) {
		if x.firstPerson(g.members[0]) {
			if who := x.speaker(g.first); who != nil {
				return x.sidesOf(who)
			}
		}
		x.understood(g.members[0], add)
	}
	return sides
}

// knownByWhose reports whether a mention has no name but says whose people it is
// of: the leaders of the teachers' unions.
func (x *exchangeReader) knownByWhose(mention int32) bool {
	m := &x.Mentions[mention]
	return m.desc >= 0 && x.descs[m.desc].whose && !x.descs[m.desc].indefinite
}

// nationals reports whether a mention is of some people of a country, not of
// those who speak for it: Russians, but not the Russians.
func (x *exchangeReader) nationals(m *Mention) bool {
	if !x.peopleOf(m) {
		return false
	}
	i := int(m.First) - 1
	return i < 0 || !x.Is(i, lexicon.Det) || x.Feat(i, lexicon.Det)&lexicon.Indef != 0
}

// peersUntold reports whether a mention is of several counterparts of whom neither
// the countries nor the names are told: those named before are not they.
func (x *exchangeReader) peersUntold(m *Mention) bool {
	if m.Kind != GroupOf || m.desc < 0 || !x.Is(int(m.Head), lexicon.Other) {
		return false
	}
	s := &x.descs[m.desc]
	return len(s.countries) == 0 && len(s.names) == 0
}

// standsFor is the body that a mention of its leaders as a body stands for: the
// leadership of the Metal Union; -1 if it is none.
func (x *exchangeReader) standsFor(m *Mention) int32 {
	if m.Kind != Body || m.desc < 0 {
		return -1
	}
	s := &x.descs[m.desc]
	if x.Entry(s.sense).Get("stands") != "body" {
		return -1
	}
	if of := x.belongsTo(s); of >= 0 && x.Actors[of].Type == Organization && !x.Actors[of].Unnamed {
		return of
	}
	return -1
}

// peopleOf reports whether a mention is a demonym by itself.
func (d *Document) peopleOf(m *Mention) bool {
	return m.Kind == Body && m.desc < 0 && m.atom >= 0 && d.atoms[m.atom].kind == demonymAtom
}

// modifying reports whether a person's name only modifies the noun behind it:
// Trump aides, the Sanders campaign.
func (x *exchangeReader) modifying(m *Mention) bool {
	if m.Kind != Name || m.Possessive || !x.rules.nounCompounds || m.Actor < 0 || x.Actors[m.Actor].Type == Country {
		return false
	}
	i := int(m.Last)
	if i >= len(x.Text.Tokens) || x.Text.Tokens[i].Kind != text.Word || x.Shape(i, text.Capitalised) || m.First == m.Last-1 && m.End < x.Text.Tokens[m.First].End {
		return false
	}
	if x.Any(i, headNouns) || i+1 < len(x.Text.Tokens) && !x.Any(i, innerFunction) && !x.Any(i, verbClasses) && x.Any(i+1, headNouns) && !x.Shape(i+1, text.Capitalised) {
		return !x.Any(i, innerFunction)
	}
	return x.Actors[m.Actor].Type == Person && m.First > 0 && x.Is(int(m.First)-1, lexicon.Det) && !x.Any(i, functionWord) && !x.Any(i, verbClasses)
}

// somebody reports whether a mention is of some body of a country or continent
// that has no name and no office: a group of European leaders, a French court.
func (x *exchangeReader) somebody(m *Mention) bool {
	if m.Kind != Body || m.desc < 0 || m.Type == Country {
		return false
	}
	s := &x.descs[m.desc]
	if m.Actor >= 0 && !x.Actors[m.Actor].Unnamed && s.country < 0 && s.of < 0 && x.Entry(s.sense).Get("back") != "" {
		return false // the company, which has been named
	}
	return s.name < 0 && s.ofDesc < 0 && (s.of < 0 || x.atoms[s.of].typ == 0) && x.Entry(s.sense).Get("body") == "" && !x.Shape(int(m.Head), text.Capitalised)
}

// otherPeople reports whether "them" rather means people that the sentence has
// named by a plural noun before it: train his eyes on the members and talk to them.
func (x *exchangeReader) otherPeople(m *Mention) bool {
	if m.Kind != Pronoun || m.Number != lexicon.Pl || m.Case != lexicon.Obl || len(m.Members) == 0 || len(x.rules.pluralEndings) == 0 {
		return false
	}
	for i := x.scene.first; i < int(m.First); i++ {
		if x.Text.Tokens[i].Kind == text.Word && !x.Shape(i, text.Capitalised) && x.pluralEnding(i) && x.MentionAt(i) == nil && !x.Any(i, verbClasses) && !x.Any(i, functionWord.With(lexicon.Verb)) {
			return true
		}
	}
	return false
}

// justTold is the exchange of two that the same sentence has told before the plural
// pronoun m: raised it with B, when they meet; nil if there is none.
func (x *exchangeReader) justTold(m *Mention) *encounter {
	if m.Kind != Pronoun || m.Number != lexicon.Pl || m.Person != lexicon.P3 || m.Case == lexicon.Obl || m.Possessive || len(x.found) == 0 {
		return nil
	}
	e := &x.found[len(x.found)-1]
	if e.sentences[0] != x.scene.sentence || e.trigger >= int(m.First) || len(e.sides) != 2 {
		return nil
	}
	return e
}

// lastPair is the exchange of two persons told last, not long before, whom
// "the two men" and the like then mean; nil if there is none.
func (x *exchangeReader) lastPair(m *Mention) *encounter {
	if m.Kind != GroupOf || m.pair == 0 || len(x.found) == 0 {
		return nil
	}
	entry := &x.Lang.Entries[m.pair-1]
	if class := entry.Get("office"); class != "" && len(m.Members) == 2 && x.holds(m.Members[0], class) && x.holds(m.Members[1], class) {
		return nil // the two presidents: those who are
	}
	e := &x.found[len(x.found)-1]
	if entry.Get("pick") != "" || entry.Get("of") == "country" || x.scene.sentence-e.sentences[len(e.sentences)-1] > 1 || len(e.sides) != 2 || e.weak || x.longAgo(e) {
		return nil
	}
	for _, s := range e.sides {
		if x.Actors[s.actor].Type != Person {
			return nil
		}
	}
	return e
}

// ownedByName reports whether a description is of somebody's people: Lee's lawyers.
func (x *exchangeReader) ownedByName(s *description) bool {
	return s.owner >= 0 && x.atoms[s.owner].kind == nameAtom
}

// delegations adds the countries of a group told by its adjectives, where
// there are several: Russian and Ukrainian negotiators.
func (x *exchangeReader) delegations(mention int32, add func(actor, mention int32)) bool {
	m := &x.Mentions[mention]
	var countries []int32
	for i := m.First; i < m.Last; i++ {
		for _, c := range [...]lexicon.Class{lexicon.Demonym, lexicon.Named} {
			sense, ok := x.Sense(int(i), c)
			if !ok || sense.Class != c || int(sense.Entry) >= len(x.Lang.Names) {
				continue
			}
			if n := &x.Lang.Names[sense.Entry]; n.Kind == gazetteer.KindCountry {
				if a := x.countryActor(gazetteer.Countries()[n.Index].Code); a >= 0 && !slices.Contains(countries, a) {
					countries = append(countries, a)
				}
				break
			}
		}
	}
	if len(countries) < 2 {
		return false
	}
	for _, a := range countries {
		add(a, mention)
	}
	return true
}

// countryActor is the actor of the country with that code, -1 if the article
// has not named it.
func (x *exchangeReader) countryActor(code string) int32 {
	for i := range x.Actors {
		if a := &x.Actors[i]; a.Type == Country && a.country == code {
			return int32(i)
		}
	}
	return -1
}

// firstPerson reports whether a mention is I, we and the like.
func (x *exchangeReader) firstPerson(mention int32) bool {
	m := &x.Mentions[mention]
	return m.Person == lexicon.P1 || m.Last == m.First+1 && x.Feat(int(m.First), lexicon.Pron)&lexicon.P1 != 0
}

// oneKind reports whether the members of a group are all persons or all
// none, as its head wants them. Groups that are only a crowd (supporters,
// voters) have no members for us.
func (x *exchangeReader) oneKind(m *Mention) bool {
	office := x.Is(int(m.Head), lexicon.Other)
	if sense, ok := x.Sense(int(m.Head), lexicon.Role); ok {
		of := x.Entry(sense).Get("office")
		office = office || strings.HasPrefix(of, "head") || strings.Contains(of, "minister")
	}
	if m.Kind != Pronoun && !office && !x.Is(int(m.First), lexicon.Pair) && !x.Is(int(m.Head), lexicon.Pair) && !x.paired(m) {
		return false
	}
	if m.Kind == GroupOf && x.Is(int(m.First), lexicon.Poss) && !office {
		return false
	}
	persons := 0
	for _, a := range m.Members {
		if x.Actors[a].Type == Person {
			persons++
		}
	}
	return persons == 0 && !office || persons == len(m.Members)
}

// paired reports whether a word in the group's mention counts two of them.
func (x *exchangeReader) paired(m *Mention) bool {
	for i := int(m.First); i < int(m.Last); i++ {
		if x.Is(i, lexicon.Pair) {
			return true
		}
	}
	return false
}

// speaker is who says the words around piece k in the same sentence: "We met
// him, X said".
func (x *exchangeReader) speaker(k int) *party {
	s := &x.scene
	for j := k + 1; j < len(s.pieces); j++ {
		if p := &s.pieces[j]; p.kind != pieceIdiom && p.kind != pieceContact && p.kind != pieceSay || !x.Is(int(p.first), lexicon.Say) ||
			x.Feat(int(p.first), lexicon.Say)&(lexicon.Past|lexicon.Pres) == 0 && (x.Feat(int(p.first), lexicon.Say)&lexicon.Part == 0 || s.pieces[j-1].kind != pieceAux) {
			continue
		}
		for _, n := range [...]int{s.groupAt(j - 1), s.groupAt(min(j+1, len(s.pieces)-1))} {
			if n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive && !x.firstPerson(s.groups[n].members[0]) {
				return &s.groups[n]
			}
		}
	}
	return nil
}

// quoted returns who says "I" at token i: whoever the quotation around it is
// ascribed to behind or before it, or the name before a colon; none if that
// cannot be told.
func (x *exchangeReader) quoted(i int) []side {
	const near = 10 // tokens
	first := int(x.Text.Sentences[x.scene.sentence].First)
	for q := range x.Text.Quotes {
		u := &x.Text.Quotes[q]
		if u.Depth != 0 || i < int(u.First) || i >= int(u.Last) {
			continue
		}
		said := false
		for j := int(u.Last); j < min(int(u.Last)+near, len(x.Text.Tokens)); j++ {
			if x.Shape(j, text.SentenceStart) && j > int(u.Last) {
				break // the next sentence tells of somebody else
			}
			said = said || x.Is(j, lexicon.Say)
			if m := x.mentionAt[j]; m != 0 && (said || x.verbNear(int(x.Mentions[m-1].Last))) {
				return x.person(int(m) - 1)
			}
			if x.Text.Tokens[j].Kind == text.OpenQuote {
				break
			}
		}
		first = int(u.First)
		break
	}
	if !x.mark(first-1, ':') {
		for j := first; j < i; j++ { // X: we spoke
			if x.mark(j, ':') && x.mentionAt[max(j-1, 0)] != 0 {
				return x.person(int(x.mentionAt[j-1]) - 1)
			}
		}
		return nil
	}
	for j := first - 2; j >= 0 && j >= first-2*near; j-- {
		if m := x.mentionAt[j]; m != 0 && (x.Mentions[m-1].Subject || j == first-2) {
			return x.person(int(m) - 1)
		}
		if x.Shape(j, text.SentenceStart) {
			break
		}
	}
	return nil
}

// verbNear reports whether a verb of saying stands at token i or just behind it.
func (x *exchangeReader) verbNear(i int) bool {
	for j := i; j < i+4 && j < len(x.Text.Tokens); j++ {
		if x.Is(j, lexicon.Say) {
			return true
		}
	}
	return false
}

// person returns mention m as a side, if it is a person's.
func (x *exchangeReader) person(m int) []side {
	if a := x.Mentions[m].Actor; a >= 0 && x.Actors[a].Type == Person {
		return []side{{a, int32(m)}}
	}
	return nil
}

// understood adds those whom a group without known members must mean: the two
// last persons named where it says "the two", else those who spoke with each
// other in the exchange that the text is speaking of.
func (x *exchangeReader) understood(mention int32, add func(actor, mention int32)) {
	m := &x.Mentions[mention]
	if m.Kind == GroupOf && m.desc >= 0 && len(x.descs[m.desc].countries) == 0 && (x.belongsTo(&x.descs[m.desc]) >= 0 || x.ownedByName(&x.descs[m.desc])) || x.Is(int(m.Head), lexicon.Other) {
		return // the club's lawyers, his counterparts
	}
	if m.Kind == GroupOf && (x.Is(int(m.First), lexicon.Poss) || x.otherTrade(m) || x.complement(int(m.Last))) {
		return // their teams, the shareholders, les présidents de fédération
	}
	if m.pair != 0 && x.Lang.Entries[m.pair-1].Get("of") == "country" {
		return // the two countries, not the two who spoke
	}
	if x.delegations(mention, add) || m.Kind != GroupOf && !x.plural(m) || m.Indefinite || m.desc >= 0 && !x.descs[m.desc].definite && !(x.rules.noArticles && m.Last == m.First+1 && x.sameOffice(m)) {
		return
	}
	if sense, ok := x.Sense(int(m.Head), lexicon.Group); ok && x.Entry(sense).Get("crowd") != "" {
		return // sources, observers
	}
	told := x.current
	if told == 0 {
		told = x.coming
	}
	if n := len(x.found); n > 0 && x.found[n-1].sentences[0] == x.scene.sentence && x.plural(m) {
		told = n // raised it with B when they met
	}
	if told > 0 {
		if e := &x.found[told-1]; x.scene.sentence-e.sentences[len(e.sentences)-1] <= 3 && len(e.sides) > 1 {
			for _, s := range e.sides {
				add(s.actor, mention)
			}
			return
		}
	}
	if !(m.Possessive && x.plural(m)) && !x.Is(int(m.First), lexicon.Pair) && !x.Is(int(m.Last)-1, lexicon.Pair) {
		return
	}
	first := x.Text.Sentences[x.scene.sentence].First
	var pair []int32
	for n := int(mention) - 1; n >= 0 && x.Mentions[n].First >= first && len(pair) < 2; n-- {
		if a := x.Mentions[n].Actor; a >= 0 && x.Actors[a].Type == Person && (len(pair) == 0 || pair[0] != a) {
			pair = append(pair, a)
		}
	}
	if len(pair) == 2 {
		add(pair[1], mention)
		add(pair[0], mention)
	}
}

// plural reports whether a mention is a pronoun of the third person for several.
func (x *exchangeReader) plural(m *Mention) bool {
	return m.Kind == Pronoun && m.Number == lexicon.Pl && m.Person == lexicon.P3 && m.Case != lexicon.Obl && !m.Resolved()
}

// whole reports whether all that a group names is known.
func (x *exchangeReader) whole(g *party) bool {
	for _, m := range g.members {
		if !x.Mentions[m].Resolved() {
			return len(g.members) == 1 && len(x.sidesOf(g)) > 0
		}
	}
	return true
}

// hasActor reports whether an actor is one of the sides.
func hasActor(sides []side, actor int32) bool {
	for i := range sides {
		if sides[i].actor == actor {
			return true
		}
	}
	return false
}

// holdsAll reports whether all of the sides stand among those of an exchange.
func holdsAll(of, sides []side) bool {
	for _, s := range sides {
		if !hasActor(of, s.actor) {
			return false
		}
	}
	return true
}

// join puts two sides together; nil if they share an actor or one is empty.
func join(a, b []side) []side {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	all := append([]side(nil), a...)
	for _, s := range b {
		if !hasActor(a, s.actor) {
			all = append(all, s)
		}
	}
	if len(all) == len(a) {
		return nil
	}
	return all
}

// wellKnown reports whether a side is named with an office or title, or is
// known to the gazetteer.
func (x *exchangeReader) wellKnown(s *side) bool {
	m := &x.Mentions[s.mention]
	return m.Kind == Titled && (m.desc < 0 || x.descs[m.desc].kind != kinAtom) || x.Actors[s.actor].kind != 0 || len(x.Actors[s.actor].offices) > 0
}

// strangers reports whether a side of e is a person without a name.
func (x *exchangeReader) strangers(e *encounter) bool {
	return slices.ContainsFunc(e.sides, func(s side) bool { return x.Actors[s.actor].Unnamed && x.Actors[s.actor].Type == Person })
}

// unnamed reports whether a side of e is known by a description only.
func (x *exchangeReader) unnamed(e *encounter) bool {
	return slices.ContainsFunc(e.sides, func(s side) bool { return x.Actors[s.actor].Unnamed })
}

// sameOffice reports whether a bare plural is a subject, and of an office that one of
// the sides of the last exchange has, if of any: Министры договорились.
func (x *exchangeReader) sameOffice(m *Mention) bool {
	if !m.Subject || len(x.found) == 0 {
		return false
	}
	class := x.Entry(x.descs[m.desc].sense).Get("office")
	if class == "" {
		return x.Is(int(m.Head), lexicon.Group) || x.Is(int(m.Head), lexicon.Pair)
	}
	return slices.ContainsFunc(x.found[len(x.found)-1].sides, func(t side) bool {
		return slices.ContainsFunc(x.Actors[t.actor].offices, func(o office) bool { return sameClass(o.class, class) })
	})
}
