package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kg/loader/lexicon"
	"kg/loader/text"
)

const (
	readoutWithin = 3 // sentences after an exchange where its sides' words are of it
	urgedPieces   = 8 // pieces from "urged" to the infinitive
	maxUrged      = 4 // topics of one word of a readout
)

// cameTo reads what the exchange that the text is speaking of came or will
// come to, told by the word of a readout at piece k, as topics of it: what its
// sides agreed on, called for, urged the others to do.
func (x *exchangeReader) cameTo(k int) {
	s := &x.scene
	p := &s.pieces[k]
	at := x.readoutIn(p)
	if at < 0 {
		return
	}
	sense, f := x.usageAt(at, lexicon.Readout, isNone)
	if f == nil || f.is == isTo {
		return
	}
	c := x.chain(k)
	m := c.mood
	m.past = !m.plan && !m.propose
	e := x.account(&m)
	before := c.start - 1
	for before > 0 && (s.pieces[before].kind == pieceQuote || s.pieces[before].kind == pieceHedge) {
		before-- // reportedly "indicated …"
	}
	if e == nil || x.since(e) > readoutWithin || m.neg || m.refuse || !x.bySideOf(e, x.subjectLeft(before)) && !x.unsaid(e, k, &c) {
		return
	}
	j := k
	for j < len(s.pieces) && int(s.pieces[j].first) < max(at+int(sense.Len), int(p.last)) {
		j++
	}
	if f.is == isUrge {
		if i := x.urgedTo(j); i < len(s.pieces) || j >= len(s.pieces) || x.rules.nounCompounds || !s.pieces[j].nominal() && !x.Is(int(s.pieces[j].first), lexicon.Det) {
			j = i
		} // else asked for support
	} else if j < len(s.pieces) && s.pieces[j].kind == pieceThat {
		j++
	} else {
		j = x.deed(j)
	}
	first := j
	x.cameAt = s.sentence + 1
	j = x.opening(j)
	if j >= len(s.pieces) || j == first && s.pieces[j].kind == pieceContact {
		return
	}
	y := encounter{}
	x.topicList(&y.topics, j)
	if len(y.topics) > maxUrged {
		y.topics = y.topics[:maxUrged]
	}
	if n := len(y.topics); n <= 1 {
		var listed []topic
		if x.afterColon(&listed, k); len(listed) > 1 {
			e.topics = addTopics(e.topics, listed) // presented several demands: X, Y and Z
			return
		}
	}
	for i := range y.topics {
		x.trim(&y.topics[i])
	}
	e.topics = addTopics(e.topics, slices.DeleteFunc(y.topics, x.vague))
}

// inFirstPerson reports whether the readout at piece k is told by a side of e of
// itself: "I have asked for X", said B after the meeting.
func (x *exchangeReader) inFirstPerson(e *encounter, k int, c *chain) bool {
	s := &x.scene
	first := c.first
	if c.start > 0 && s.pieces[c.start-1].kind == pieceActor {
		m := &x.Mentions[s.pieces[c.start-1].mention]
		first = first || m.Kind == Pronoun && m.Person == lexicon.P1 && !m.Possessive
	}
	if !first || x.since(e) > nearWithin {
		return false
	}
	who := x.quoted(int(s.pieces[k].first))
	return len(who) > 0 && x.allOf(e, who)
}

// ofSide reports whether the clause that begins at piece from is a relative one,
// with a preposition, of a side of e: B, al quale ha chiesto.
func (x *exchangeReader) ofSide(e *encounter, from int) bool {
	s := &x.scene
	if from < 2 || s.pieces[from-1].kind != pieceRel || s.pieces[from-2].kind != pieceLink && !x.Is(int(s.pieces[from-1].first), lexicon.Link) {
		return false
	}
	j := from - 2
	for j > 0 && (s.pieces[j].kind == pieceLink || s.pieces[j].kind == pieceComma || s.pieces[j].kind == pieceDet) {
		j--
	}
	n := s.groupAt(j)
	return n >= 0 && s.groups[n].last == j+1 && len(x.sidesOf(&s.groups[n])) > 0 && x.allOf(e, x.sidesOf(&s.groups[n]))
}

// readoutIn is the token of piece p where the word of a readout stands: its
// first, or one behind an auxiliary (sont | convenus de); -1 if none does.
func (x *exchangeReader) readoutIn(p *piece) int {
	last := p.first + 1
	if p.kind == pieceStatus {
		last = p.last
	}
	for i := p.first; i < last; i++ {
		if x.Is(int(i), lexicon.Readout) {
			return int(i)
		}
	}
	return -1
}

// unsaid reports whether the readout at piece k hangs on the exchange itself, so
// that its subject need not be named: a letter in which (she) asks for X; wrote
// to him asking for X.
func (x *exchangeReader) unsaid(e *encounter, k int, c *chain) bool {
	s := &x.scene
	if x.inFirstPerson(e, k, c) {
		return true
	}
	if x.cameAt == s.sentence+1 && c.start > 0 && s.pieces[c.start-1].kind == pieceConj {
		return true // said to have asked for X and defended Y
	}
	if x.since(e) > 0 {
		return false
	}
	from, _ := s.clause(k)
	if (x.within(from) || x.ofSide(e, from)) && x.firstBare(from, c.start) == nil {
		return true
	}
	return e.kind == kindMessage && s.pieces[k].feat&lexicon.Ger != 0 && x.Feat(int(s.pieces[k].first), lexicon.Readout)&lexicon.Ger != 0
}

// deed skips the infinitive at piece j, behind a phrase that ends in "to", or
// whose form shows that it is one: expressed willingness to build | ties,
// acordaron acelerar | las obras, vereinbarten, | das Projekt zu retten.
func (x *exchangeReader) deed(j int) int {
	s := &x.scene
	for j+1 < len(s.pieces) && (s.pieces[j].kind == pieceQuote || s.pieces[j].kind == pieceAdv && x.Text.Tokens[s.pieces[j].first].Kind != text.Word) {
		j++ // pledged to "deepen | ties"
	}
	if j+1 < len(s.pieces) && s.pieces[j].kind == pieceLink && x.endsIn(int(s.pieces[j+1].first), x.rules.infinitiveEndings) {
		j++ // concordato di accelerare
	}
	if x.rules.nounCapitals && j+1 < len(s.pieces) && s.pieces[j].kind == pieceComma && s.pieces[j+1].kind == pieceDet {
		return j + 1
	}
	if j+1 >= len(s.pieces) || s.pieces[j].kind != pieceWord && s.pieces[j].kind != pieceVerb || x.subjectLen(int(s.pieces[j].first)) > 0 {
		return j
	}
	before := j - 1
	for before > 0 && (s.pieces[before].kind == pieceQuote || s.pieces[before].kind == pieceAdv) {
		before--
	}
	last := int(s.pieces[before].last) - 1
	_, to := x.usageAt(last, lexicon.Link, isTo)
	if _, f := x.usageAt(last, lexicon.Readout, isTo); to == nil && (f == nil || x.Is(last, lexicon.Link)) && !x.endsIn(int(s.pieces[j].first), x.rules.infinitiveEndings) {
		return j
	}
	if k := x.objectAt(j+1, len(s.pieces)); k > j {
		return k
	}
	if s.pieces[j+1].kind == pieceActor {
		return j + 1
	}
	return j
}

// opening skips what opens a noun phrase from piece j on and is no part of a
// topic: an article, a date, "their".
func (x *exchangeReader) opening(j int) int {
	s := &x.scene
	for ; j < len(s.pieces); j++ {
		p := &s.pieces[j]
		switch p.kind {
		case pieceDet, piecePoss, pieceTime:
			continue
		case pieceLink:
			if x.Is(int(p.first), lexicon.Det) {
				continue // asupra unui
			}
		case pieceStatus:
			if p.usage.flags&flagNoun != 0 {
				continue
			}
		case pieceActor:
			if m := &x.Mentions[p.mention]; m.Kind == Pronoun && m.Possessive || p.owns {
				continue
			}
		}
		return j
	}
	return j
}

// wrote gives the message that the text is speaking of what the verb at piece
// k says it was for: a side wrote to congratulate.
func (x *exchangeReader) wrote(k int) {
	p := &x.scene.pieces[k]
	if p.usage.topic == "" || x.current == 0 {
		return
	}
	e := &x.found[x.current-1]
	if e.kind != kindMessage || e.weak || x.since(e) > heldWithin {
		return
	}
	c := x.chain(k)
	if c.mood.neg || c.mood.refuse || p.feat&lexicon.Inf == 0 && !x.bySideOf(e, x.subjectLeft(c.start-1)) {
		return
	}
	e.topics = addTopics(e.topics, []topic{{name: p.usage.topic, first: p.first, last: p.last}})
}

// trim takes from a topic whose it is and where it is: "their drilling
// operations within the zone".
func (x *exchangeReader) trim(t *topic) {
	first, last := int(t.first), int(t.last)
	for first < last-1 && x.Any(first, topicLeads) {
		first++
	}
	if first != int(t.first) || last != int(t.last) {
		*t = topic{name: x.topicName(first, last), first: int32(first), last: int32(last)}
	}
}

// bySideOf reports whether g is one or more of the sides of e, or "the two
// leaders" and the like.
func (x *exchangeReader) bySideOf(e *encounter, g *party) bool {
	if g == nil {
		return false
	}
	m := &x.Mentions[g.members[0]]
	if m.Kind == GroupOf && x.outsiders(m) {
		return false
	}
	if len(g.members) == 1 && x.bodyOfSide(e, m) {
		return true
	}
	sides := x.sidesOf(g)
	if len(sides) == 0 {
		return m.Kind == GroupOf || m.Kind == Office && m.Number == lexicon.Pl && !x.outsiders(m) || x.since(e) <= 1 && x.officeOfSide(e, g)
	}
	return x.allOf(e, sides)
}

// bodyOfSide reports whether a body that speaks for a country gives the readout
// of one of its sides: the foreign ministry stressed, right after a call of the minister.
func (x *exchangeReader) bodyOfSide(e *encounter, m *Mention) bool {
	if m.desc < 0 || x.since(e) > nearWithin {
		return false
	}
	switch body := x.Entry(x.descs[m.desc].sense).Get("body"); body {
	case "government", "presidency", "administration", "cabinet", "chancellery", "prime_minister_office":
	default:
		if !strings.HasSuffix(body, "_ministry") {
			return false
		}
	}
	home := ""
	if m.Actor >= 0 {
		home = x.Actors[m.Actor].country
	}
	return home == "" || slices.ContainsFunc(e.sides, func(t side) bool { return x.Actors[t.actor].country == home || x.Actors[t.actor].country == "" })
}

// officeOfSide reports whether g is only an office that a side of e may hold:
// the minister, right after a meeting of hers.
func (x *exchangeReader) officeOfSide(e *encounter, g *party) bool {
	m := &x.Mentions[g.members[0]]
	if len(g.members) > 1 || m.Kind != Office && m.Kind != Nominal || m.Actor >= 0 && !x.Actors[m.Actor].Unnamed || m.desc < 0 {
		return false
	}
	desc := &x.descs[m.desc]
	if desc.indefinite || desc.country >= 0 || desc.of >= 0 || desc.owner >= 0 {
		return false
	}
	switch x.Entry(desc.sense).Get("office") {
	case "", "spokesperson", "ambassador":
		return false
	}
	return slices.ContainsFunc(e.sides, func(t side) bool { return x.Actors[t.actor].Type == Person })
}

// allOf reports whether every one of sides is a side of e, or, where there are
// several, the country of one: the Chinese and Russian leaders.
func (x *exchangeReader) allOf(e *encounter, sides []side) bool {
	for _, one := range sides {
		if !slices.ContainsFunc(e.sides, func(t side) bool {
			return t.actor == one.actor || len(sides) > 1 && x.Actors[one.actor].Type == Country && x.Actors[one.actor].country != "" &&
				x.Actors[one.actor].country == x.Actors[t.actor].country
		}) {
			return false
		}
	}
	return true
}

// urgedTo is the piece after the infinitive that says what someone was urged
// to do, from piece j on; the number of pieces if there is none.
func (x *exchangeReader) urgedTo(j int) int {
	s := &x.scene
	for end := min(j+urgedPieces, len(s.pieces)); j < end; j++ {
		if _, f := x.usageAt(int(s.pieces[j].first), lexicon.Readout, isTo); f != nil {
			for j++; j < end && (s.pieces[j].kind == pieceNeg || s.pieces[j].kind == pieceAdv); j++ {
			}
			if x.rules.articlesRepeat && j < end && x.Is(int(s.pieces[j-1].first), lexicon.Link) && len(x.rules.infinitiveEndings) > 0 && !x.endsIn(int(s.pieces[j].first), x.rules.infinitiveEndings) {
				continue // funds for, and not: to build
			}
			return j + 1
		}
		if s.pieces[j].kind == pieceStop || s.pieces[j].kind == pieceQuote {
			break
		}
	}
	return len(s.pieces)
}

// vague reports whether a topic is only an actor, or one word that is no known topic.
func (x *exchangeReader) vague(t topic) bool {
	first, last := int(t.first), int(t.last)
	if x.subjectLen(first) == last-first {
		return false
	}
	if m := x.MentionAt(first); m != nil && int(m.First) <= first && int(m.Last) >= last {
		return true
	}
	for i := first; i < last; i++ {
		if _, f := x.usageAt(i, lexicon.ContactN, isNone); f != nil && (f.kind != kindTalk || last-first < 2) {
			return true // to meet again
		}
	}
	return last-first < 2 && !(x.rules.nounCapitals && x.Shape(first, text.Capitalised) && last == first+1 && utf8.RuneCountInString(x.Text.Of(first)) > compoundRunes)
}

// compoundRunes is more letters than a noun has that says nothing by itself,
// where compounds are one word: Hafenprojekt.
const compoundRunes = 9
