package extract

import (
	"slices"
	"strings"
	"unicode"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// encounter is an exchange in the making.
type encounter struct {
	kind      kind
	then      kind // what a talk is where nothing tells
	medium    medium
	status    status
	hedged    bool
	vague     bool // a call by whatever medium
	never     bool // weak, and never an exchange by itself
	weak      bool // counts only beside another account of the pair's talk
	sides     []side
	initiator int32 // actor; -1
	when      temporal
	hasTime   bool
	date      date
	dateText  string
	place     string
	minutes   int
	topics    []topic
	notTopics []topic
	sentences []int // evidence, in order
	trigger   int   // token
	main      bool
	rule      string
}

// side is a participant: an actor and the mention that names it.
type side struct{ actor, mention int32 }

// exchanges finds the calls, meetings and messages of the article.
func (d *Document) exchanges() {
	if len(d.Actors) == 0 {
		return
	}
	d.usages = usages(d.Lang)
	x := exchangeReader{Document: d, ref: d.referenceDate()}
	for s := range d.Text.Sentences {
		x.read(s)
	}
	x.merge()
	x.markMain()
	x.record()
}

// exchangeReader reads the exchanges of one article, sentence by sentence.
type exchangeReader struct {
	*Document
	scene     scene
	found     []encounter
	ref       date // what relative dates are seen from; zero if not known
	announced announcement
	before    []side // the subject of the sentence before
	current   int    // index+1 of the exchange that the text is speaking of
}

var exchangeClasses = lexicon.SetOf(lexicon.Contact, lexicon.ContactN, lexicon.TopicVerb)

// read finds the exchanges of one sentence.
func (x *exchangeReader) read(sentence int) {
	s := &x.Text.Sentences[sentence]
	telling := false
	for i := int(s.First); i < int(s.Last) && !telling; i++ {
		telling = x.Any(i, exchangeClasses)
	}
	if !telling {
		x.noteSubject(sentence)
		return
	}
	x.stage(&x.scene, sentence)
	first := len(x.found)
	for k := range x.scene.pieces {
		switch x.scene.pieces[k].kind {
		case pieceContact:
			x.verb(k)
		case pieceNoun:
			x.noun(k)
		}
	}
	x.dropDoubles(first)
	x.topicSentence(first)
	x.noteSubject(sentence)
}

// noteSubject keeps the first person or body of a sentence as the subject
// that a verb without one in the next sentence may have.
func (x *exchangeReader) noteSubject(sentence int) {
	s := &x.Text.Sentences[sentence]
	for _, m := range x.MentionsIn(int(s.First), int(s.Last)) {
		if m.Possessive || m.Actor < 0 || x.Actors[m.Actor].Type != Person {
			continue
		}
		if m.First > s.First {
			if _, f := x.usageAt(int(m.First)-1, lexicon.Link, isNone); f != nil {
				continue
			}
		}
		x.before = append(x.before[:0], side{m.Actor, int32(x.firstMention(m.First))})
		return
	}
}

// sidesOf returns the actors that a group names, without places, outlets and
// groups nobody knows.
func (x *exchangeReader) sidesOf(g *party) []side {
	var sides []side
	add := func(actor, mention int32) {
		for _, s := range sides {
			if s.actor == actor {
				return
			}
		}
		a := &x.Actors[actor]
		if w := x.Lang.Find(a.Name); w != 0 && x.Lang.Classes(w).Has(lexicon.Pron) {
			return // a pronoun at the start of a sentence taken for a name
		}
		if a.Unnamed && !strings.ContainsFunc(a.Name, unicode.IsUpper) {
			return // a lawmaker, the court
		}
		switch a.Type {
		case Person, Organization, Country:
			sides = append(sides, side{actor, mention})
		case People:
			// the leaders of a body that is named
			if x.Shape(int(x.Mentions[mention].Last)-1, text.Capitalised) && !x.Shape(int(x.Mentions[mention].First), text.Capitalised) {
				sides = append(sides, side{actor, mention})
			}
		}
	}
	for _, m := range g.members {
		one := &x.Mentions[m]
		if one.Indefinite || one.Kind == Name && one.Last == one.First+1 && x.Is(int(one.First), lexicon.Pron) {
			continue // an official, a spokesman
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
	if len(sides) == 0 && len(g.members) == 1 {
		if x.firstPerson(g.members[0]) {
			if who := x.speaker(g.first); who != nil {
				return x.sidesOf(who)
			}
		}
		x.understood(g.members[0], add)
	}
	return sides
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
	office := x.Is(int(m.Head), lexicon.Role) || x.Is(int(m.Head), lexicon.Other)
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
		if s.pieces[j].kind != pieceSay || s.pieces[j].feat&(lexicon.Past|lexicon.Pres) == 0 {
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

// understood adds those whom a group without known members must mean: the two
// last persons named where it says "the two", else those who spoke with each
// other in the exchange that the text is speaking of.
func (x *exchangeReader) understood(mention int32, add func(actor, mention int32)) {
	m := &x.Mentions[mention]
	if x.delegations(mention, add) || m.Kind != GroupOf || m.Indefinite {
		return
	}
	if x.current > 0 {
		if e := &x.found[x.current-1]; x.scene.sentence-e.sentences[len(e.sentences)-1] <= 3 && len(e.sides) > 1 {
			for _, s := range e.sides {
				add(s.actor, mention)
			}
			return
		}
	}
	if !x.Is(int(m.First), lexicon.Pair) && !x.Is(int(m.Last)-1, lexicon.Pair) {
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

// whole reports whether all that a group names is known.
func (x *exchangeReader) whole(g *party) bool {
	for _, m := range g.members {
		if !x.Mentions[m].Resolved() {
			return len(g.members) == 1 && len(x.sidesOf(g)) > 0
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
next:
	for _, s := range b {
		for _, t := range a {
			if s.actor == t.actor {
				continue next
			}
		}
		all = append(all, s)
	}
	if len(all) == len(a) {
		return nil
	}
	return all
}

// candidate names an encounter for the list of rejections.
func (x *exchangeReader) candidate(e *encounter) string {
	var b strings.Builder
	b.WriteString(kindNames[e.kind])
	b.WriteString(": ")
	for i, s := range e.sides {
		if i > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(x.Actors[s.actor].Name)
	}
	b.WriteString(", ")
	b.WriteString(e.status.String())
	return b.String()
}

// reject notes a near miss.
func (x *exchangeReader) reject(e *encounter, rule string) {
	if len(e.sides) < 2 {
		return
	}
	x.Reject(x.scene.sentence, x.candidate(e), rule)
}

// add takes an encounter in, or rejects it.
func (x *exchangeReader) add(e encounter, trigger int) {
	e.sentences = []int{x.scene.sentence}
	e.trigger = int(x.scene.pieces[trigger].first)
	if len(e.sides) < 2 {
		return
	}
	if rule := x.lookAlike(&e, trigger); rule != "" {
		x.reject(&e, rule)
		return
	}
	x.announced.complete(&e)
	x.found = append(x.found, e)
}

// announcement is an exchange with persons not named yet: "X received calls
// from several leaders". Those named after it get what it says.
type announcement struct {
	sentence int
	subject  int32
	kind     kind
	medium   medium
	topics   []topic
	received bool // the others acted first
}

// complete adds what was announced to an exchange of the same subject.
func (a *announcement) complete(e *encounter) {
	if a.kind == 0 || e.kind != kindTalk || e.medium != mediumUnknown || e.status != statusHeld || len(e.sides) != 2 || e.sentences[0]-a.sentence > 4 {
		return
	}
	for n, s := range e.sides {
		if s.actor != a.subject {
			continue
		}
		e.kind, e.medium = a.kind, a.medium
		e.topics = addTopics(e.topics, a.topics)
		if a.received && e.initiator < 0 {
			e.initiator = e.sides[1-n].actor
		}
	}
}

// lookAlike names the rule that stops an encounter which only looks like
// one, "" if it is one.
func (x *exchangeReader) lookAlike(e *encounter, trigger int) string {
	p := &x.scene.pieces[trigger]
	persons, countries := 0, 0
	for _, s := range e.sides {
		switch x.Actors[s.actor].Type {
		case Person:
			persons++
		case Country:
			countries++
		}
	}
	f := p.usage
	switch {
	case e.status == statusHabit:
		return "modality/habit"
	case p.kind == pieceContact && f.kind == kindTalk && persons < 2 && strings.HasSuffix(e.rule, "-to"):
		return "exchange/speech"
	case e.status == statusUnclear:
		return "modality/unclear"
	case f.flags&flagVisit != 0 && persons < 2:
		return "exchange/visit-without-counterpart"
	case persons == 0 && countries > 0 && (f.kind == kindCall || f.kind == kindMessage):
		return "exchange/countries-call"
	case f.flags&flagNaming != 0 && persons < 2:
		return "exchange/naming"
	case f.flags&flagVisit != 0 && p.kind == pieceContact && strings.HasSuffix(e.rule, "-object") && !x.wellKnown(&e.sides[len(e.sides)-1]):
		return "exchange/visit-without-counterpart"
	case p.kind == pieceContact && f.kind == kindMeeting && f.args&argObject != 0 && persons == 0 && countries == len(e.sides) && x.Mentions[e.sides[0].mention].Kind == Name:
		return "exchange/countries-meet"
	case p.kind == pieceContact && f.args == argDative && persons < 2, f.flags&flagWeak != 0 && persons < 2:
		return "exchange/not-in-person"
	}
	if len(e.sides) == 2 {
		a, b := &x.Actors[e.sides[0].actor], &x.Actors[e.sides[1].actor]
		if a.country != "" && a.country == b.country && (a.Type == Country) != (b.Type == Country) {
			// Someone and the country that he speaks for.
			return "exchange/own-country"
		}
	}
	return ""
}

// wellKnown reports whether a side is named with an office or title, or is
// known to the gazetteer.
func (x *exchangeReader) wellKnown(s *side) bool {
	return x.Mentions[s.mention].Kind == Titled || x.Actors[s.actor].kind != 0
}
