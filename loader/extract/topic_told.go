package extract

import (
	"slices"

	"kg/loader/lexicon"
)

const (
	heldWithin   = 12 // sentences after an exchange that took place, or was spoken of, where topics are of it
	comingWithin = 3  // the same of one that is planned
	spokenWithin = 4  // the same where a call or a meeting is only spoken of
	nearWithin   = 3  // the same where the words alone do not say that it is meant
	againWithin  = 6  // the same where they say that its sides discussed something
)

// topicSentence adds what a sentence says of the exchange that the text is
// speaking of: topics that its sides raised, that it dealt with, that were on
// its agenda, what was not mentioned, how long it lasted.
func (x *exchangeReader) topicSentence(first int) {
	s := &x.scene
	x.follow(first)
	if x.current == 0 && x.coming == 0 {
		return
	}
	for k := range s.pieces {
		p := &s.pieces[k]
		if p.kind != pieceContact || p.usage.flags&flagHost == 0 {
			x.cameTo(k)
		}
		if x.Is(int(p.first), lexicon.Agenda) {
			x.agenda(k)
			x.dominated(k)
		}
		switch p.kind {
		case pieceContact:
			if p.usage.args&argTopic != 0 {
				x.raised(k)
			} else if p.usage.args&(argRecip|argDative) != 0 {
				x.talked(k)
			}
			x.wrote(k)
		case pieceTopicVerb, pieceSay, pieceIdiom:
			x.raised(k)
		case pieceTopicCue:
			x.cuedSubject(k)
		case pieceNoun:
			if e := x.account(&modality{past: true}); e != nil && x.current > 0 {
				x.spokenOf(e, k)
			}
		}
	}
	if e := x.account(&modality{past: true}); e != nil && x.since(e) < nearWithin {
		x.relations(e) // last: it takes the place of what the words say
	}
	for k := range s.pieces {
		if s.pieces[k].kind == pieceNoun {
			x.spoken = s.sentence
		}
	}
}

// follow takes the exchanges that the sentence tells, from first on, as those
// that the text is speaking of. One that a side of the current exchange spoke
// of in it (told her of a call with X) is not.
func (x *exchangeReader) follow(first int) {
	retold := false
	for i := first; i < len(x.found); i++ {
		y := &x.found[i]
		if x.current > 0 && y.weak && sameSides(y.sides, x.found[x.current-1].sides) {
			retold = true
		}
	}
	for i := first; i < len(x.found); i++ {
		switch x.found[i].status {
		case statusHeld:
			if x.current > 0 && sameSides(x.found[i].sides, x.found[x.current-1].sides) && x.asideAt(x.found[i].trigger) {
				continue // the two, who last met in May
			}
			if !retold || sameSides(x.found[i].sides, x.found[x.current-1].sides) {
				x.current = i + 1
			}
		case statusPlanned, statusProposed:
			x.coming = i + 1
		}
	}
}

// asideAt reports whether the verb at a token stands in a relative clause about
// its subject.
func (x *exchangeReader) asideAt(token int) bool {
	s := &x.scene
	for k := range s.pieces {
		if int(s.pieces[k].first) == token {
			from, _ := s.clause(k)
			return from > 1 && s.pieces[from-1].kind == pieceRel && s.pieces[from-2].kind == pieceComma
		}
	}
	return false
}

// account is the exchange that a clause of mood m is of: one to come if it
// tells of what will be, else the last one that took place; nil if there is
// none near enough.
func (x *exchangeReader) account(m *modality) *encounter {
	n := x.current
	switch {
	case m.plan || m.propose || n == 0 && !m.past:
		n = x.coming
	case !m.past && x.coming > 0 && x.since(&x.found[x.coming-1]) < x.since(&x.found[n-1]):
		n = x.coming
	}
	if n == 0 {
		return nil
	}
	e := &x.found[n-1]
	if within := x.since(e); within > heldWithin || e.status != statusHeld && within > comingWithin {
		return nil
	}
	return e
}

// since is the number of sentences since the last that told of e, or spoke of
// a call, a meeting or a letter not long after.
func (x *exchangeReader) since(e *encounter) int {
	told := e.sentences[len(e.sentences)-1]
	if x.spoken > told && x.spoken-told <= spokenWithin {
		told = x.spoken
	}
	return x.scene.sentence - told
}

// raised reads the topics that the verb at piece k gives to the exchange that
// the text is speaking of: its object, if its subject took part in the
// exchange or is the exchange; its subject in the passive; what was on the agenda.
func (x *exchangeReader) raised(k int) {
	s := &x.scene
	p := &s.pieces[k]
	if p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 {
		if p.kind == pieceTopicVerb || p.kind == pieceContact {
			x.touching(k)
		}
		return
	}
	c := x.chain(k)
	x.bracket(k, &c)
	m := c.mood
	if p.feat&lexicon.Inf != 0 && m.propose && x.occasion(0, k) {
		m.propose = false // offered an opportunity to discuss
	}
	m.past = m.past || p.feat&(lexicon.Past|lexicon.Part) != 0 && !m.plan
	e := x.account(&m)
	if e == nil {
		return
	}
	near := x.since(e) <= nearWithin
	if p.kind == pieceContact && !near && x.since(e) <= againWithin {
		g, _ := x.subject(k, &c, false)
		near = g != nil && (len(g.members) > 1 || x.Mentions[g.members[0]].Number == lexicon.Pl) && x.bySides(e, g, false)
	}
	if p.kind != pieceTopicVerb && (!near || e.kind == kindMessage && p.kind == pieceIdiom) {
		return
	}
	from, to := s.clause(k)
	y := encounter{}
	who := x.teller(e, k, &c, &m)
	negative := m.neg || m.refuse
	if p.usage.flags&flagMention != 0 && !negative {
		return
	}
	switch who {
	case tellerNone:
		return
	case tellerSides:
		if p.kind != pieceTopicVerb && p.kind != pieceContact {
			if !negative {
				x.spokenAbout(e, k, to)
			}
			return
		}
		if p.kind == pieceContact && e.status == statusHeld && x.toldApart(k, to) {
			return
		}
		if c.finite >= 0 && x.topicsBefore(&y.topics, k, &c) {
			break
		}
		if negative {
			x.topicList(&y.topics, k+1)
		} else {
			x.objectTopics(&y, k, to, nil)
		}
	case tellerExchange:
		if p.usage.is == isAim {
			if j := x.deed(k + 1); j > k+1 {
				x.topicList(&y.topics, j)
			}
			break
		}
		if c.finite >= 0 && x.topicsBefore(&y.topics, k, &c) {
			break
		}
		x.objectTopics(&y, k, to, nil)
	case tellerPassive:
		x.passiveTopics(&y, k, from, to, &c)
	}
	if len(y.topics) == 0 && !negative && who != tellerPassive {
		x.afterColon(&y.topics, k)
	}
	if negative {
		e.notTopics = addTopics(e.notTopics, y.topics)
	} else {
		e.topics = addTopics(e.topics, y.topics)
	}
	if who == tellerSides || len(y.topics) > 0 {
		e.tell(s.sentence)
	}
}

// toldApart reports whether the verb at piece k tells of an exchange of its
// own: one was read there, or it names another side.
func (x *exchangeReader) toldApart(k, to int) bool {
	s := &x.scene
	for i := len(x.found) - 1; i >= 0 && x.found[i].sentences[0] == s.sentence; i-- {
		if x.found[i].trigger == int(s.pieces[k].first) {
			return true
		}
	}
	return s.groupAfter(k, to, isWith)
}

// groupAfter reports whether a group with that preposition stands in the
// pieces (k, to).
func (s *scene) groupAfter(k, to int, link role) bool {
	return slices.ContainsFunc(s.groups, func(g party) bool { return g.first > k && g.last <= to && g.link == link })
}

// teller is what the subject of a verb of topics is to an exchange.
type teller uint8

const (
	tellerNone     teller = iota // nothing: the verb is of something else
	tellerSides                  // one or more of its sides
	tellerExchange               // the exchange itself: the talks focused on
	tellerPassive                // the topic: X was discussed
)

// teller tells what the subject of the verb of topics at the end of chain c
// is to e, and puts into m whether it denies.
func (x *exchangeReader) teller(e *encounter, k int, c *chain, m *modality) teller {
	s := &x.scene
	p := &s.pieces[k]
	near := x.since(e) <= nearWithin
	switch {
	case p.usage.is == isTold && near:
		return tellerExchange
	case p.usage.is == isTold:
		return tellerNone
	}
	telling := p.kind == pieceTopicVerb || p.kind == pieceContact
	from, _ := s.clause(k)
	if telling && near && (c.passive && p.feat&(lexicon.Part|lexicon.Past) != 0 || p.feat&lexicon.Pass != 0) {
		return tellerPassive
	}
	var g *party
	if c.finite >= 0 {
		g, _ = x.subject(k, c, false)
	} else {
		g = x.subjectLeft(c.start - 1)
	}
	if g == nil && c.to && p.feat&lexicon.Inf != 0 {
		g = x.firstBare(from, c.start) // took the opportunity to discuss
	}
	if g != nil && !x.bySides(e, g, p.usage.flags&flagMention != 0) {
		g = nil
		if !telling || !near || !x.exchangeSubject(from, c) {
			return tellerNone
		}
	}
	switch {
	case g != nil:
		m.neg = m.neg || x.Is(int(x.Mentions[g.members[0]].First), lexicon.Neg)
		for j := max(g.first-2, 0); j < g.first; j++ {
			m.neg = m.neg || s.pieces[j].kind == pieceNeg
		}
		return tellerSides
	case s.pieces[from].kind == pieceNeg && p.usage.flags&flagMention != 0:
		m.neg = true // "Neither readout of the call mentioned X."
		return tellerSides
	case !telling || !near:
		return tellerNone
	case p.feat&lexicon.Past != 0 && c.finite < 0 && c.start == k && (k == 0 || k == 1 && s.pieces[0].kind == pieceQuote):
		return tellerSides // "Discussed X," she wrote
	case x.reflexiveIn(c.start, k):
		return tellerPassive
	case x.exchangeSubject(from, c), p.feat&lexicon.Inf != 0 && x.occasion(from, c.start), (x.rules.proDrop || p.feat&lexicon.Inf != 0) && g == nil && x.nounFirst(c.start):
		return tellerExchange
	case p.feat&lexicon.Inf != 0 && x.within(from):
		return tellerExchange // a meeting that served to discuss
	case x.since(e) <= 2 && p.feat&(lexicon.Past|lexicon.Pres|lexicon.Fut|lexicon.Part) != 0 && x.rules.proDrop && (x.droppable(k, c) || s.afterAdjunct(from, c.start) == c.start || x.within(from) || c.start > 0 && (s.pieces[c.start-1].kind == pieceQuote || s.pieces[c.start-1].kind == pieceSub)):
		return tellerSides
	}
	return tellerNone
}

// within reports whether the clause that begins at piece from is a relative one
// that takes up an exchange: the meeting with X, in which.
func (x *exchangeReader) within(from int) bool {
	s := &x.scene
	if from == 0 || s.pieces[from-1].kind != pieceRel {
		return false
	}
	for j := from - 2; j >= 0 && j >= from-12; j-- {
		switch s.pieces[j].kind {
		case pieceNoun:
			return true
		case pieceContact, pieceSay, pieceVerb, pieceStop, pieceQuote, pieceConj:
			return false
		}
	}
	return false
}

// bySides reports whether g is one or more of the sides of e, or "the two
// leaders". One side by itself tells of e only right after it.
func (x *exchangeReader) bySides(e *encounter, g *party, mention bool) bool {
	m := &x.Mentions[g.members[0]]
	if (m.Kind == GroupOf || m.Kind == Office) && x.outsiders(m) {
		return false
	}
	sides := x.sidesOf(g)
	if len(sides) == 0 {
		several := m.Number == lexicon.Pl || m.Kind == Office && m.Number&lexicon.Sg == 0
		return m.Kind == GroupOf || (m.Actor < 0 || x.Actors[m.Actor].Unnamed) && several && m.Kind != Name && m.Person != lexicon.P1 && x.since(e) <= nearWithin
	}
	if len(sides) == 1 && !mention && x.since(e) > nearWithin {
		return false
	}
	return x.allOf(e, sides)
}

// outsiders reports whether a description of several means people other than those
// named before: lawyers, her aides.
func (x *exchangeReader) outsiders(m *Mention) bool {
	if m.Kind == Pronoun || m.desc < 0 {
		return false
	}
	d := &x.descs[m.desc]
	if m.Indefinite || d.indefinite || d.owner >= 0 || x.Is(int(m.First), lexicon.Poss) && x.Feat(int(m.First), lexicon.Poss)&lexicon.Pl == 0 {
		return true
	}
	return !d.definite && !x.rules.noArticles && m.pair == 0 && !x.paired(m) && len(m.Members) == 0 && !(d.first > 0 && x.Is(int(d.first)-1, lexicon.Pair)) && x.Entry(d.sense).Get("office") == ""
}

// reflexiveIn reports whether a reflexive pronoun is among the pieces [from, to).
func (x *exchangeReader) reflexiveIn(from, to int) bool {
	for j := from; j < to; j++ {
		if x.reflexive(j) {
			return true
		}
	}
	return false
}

// nounFirst reports whether the pieces before end name an exchange and nobody
// who may be the subject: "during the meeting", "the meeting served to".
func (x *exchangeReader) nounFirst(end int) bool {
	named := false
	for j := 0; j < end; j++ {
		switch x.scene.pieces[j].kind {
		case pieceNoun:
			named = true
		case pieceSay, pieceQuote, pieceStop:
			return false
		}
	}
	return named && x.firstBare(0, end) == nil
}

// exchangeSubject reports whether the subject of the verb at the end of chain
// c is a noun of contact: "the talks focused on".
func (x *exchangeReader) exchangeSubject(from int, c *chain) bool {
	s := &x.scene
	end := c.start
	if c.finite >= 0 {
		end = c.finite
	}
	if x.nounAside(end) {
		return true
	}
	words := 0
	for j := s.afterAdjunct(from, end); j < end; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceNoun:
			return true
		case pieceDet, pieceAdj, piecePoss, pieceTime, pieceAdv, pieceMedium, pieceConj, pieceQuote, pieceHedge:
		case pieceLink:
			if !x.rules.article(x.Words[p.first]) {
				return false // A reunião: an article
			}
		case pieceStatus:
			if p.usage.flags&flagNoun == 0 {
				return false
			}
		case pieceActor:
			if n := s.groupAt(j); n < 0 || !s.groups[n].possessive && x.Mentions[p.mention].Kind != Pronoun && (j+1 >= end || s.pieces[j+1].kind != pieceNoun && s.pieces[j+1].kind != pieceActor) {
				return false
			}
		case pieceWord:
			if words++; words > 3 {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// nounAside reports whether the sentence begins with a noun of contact and a
// parenthesis that ends at piece end: the meeting, which the union had asked for, dealt with.
func (x *exchangeReader) nounAside(end int) bool {
	s := &x.scene
	if end < 4 || s.pieces[end-1].kind != pieceComma {
		return false
	}
	j := 0
	for j < end && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == piecePoss || s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceLink && x.rules.article(x.Words[s.pieces[j].first])) {
		j++
	}
	if s.pieces[j].kind != pieceNoun || s.pieces[j+1].kind != pieceComma {
		return false
	}
	for i := j + 2; i < end-1; i++ {
		if k := s.pieces[i].kind; k == pieceComma || k == pieceQuote || k == pieceStop {
			return false
		}
	}
	return true
}

// spokenAbout reads what a side of e is told to have spoken about, or urged
// or warned about, right after the exchange is told.
func (x *exchangeReader) spokenAbout(e *encounter, k, to int) {
	s := &x.scene
	y := encounter{}
	switch {
	case s.pieces[k].kind == pieceIdiom:
		if x.talkAbout(&s.pieces[k]) {
			x.topicList(&y.topics, k+1)
		}
	case s.pieces[k].kind == pieceSay:
		for j := k + 1; j < to && len(y.topics) < 3; j++ {
			p := &s.pieces[j]
			switch {
			case p.kind != pieceTopicCue || p.usage.is == isMore || j+1 >= to || s.pieces[j+1].kind == pieceTime:
			case p.usage.is == isWeak:
				j = x.weakTopics(&y.topics, j, j == k+1) - 1
			default:
				j = x.topicList(&y.topics, j+1) - 1
			}
		}
	}
	kept := y.topics[:0]
	for _, t := range y.topics {
		if m := x.MentionAt(int(t.first)); m == nil || m.Actor < 0 || m.Kind == Name && x.Actors[m.Actor].Type != Outlet && x.Actors[m.Actor].Type != Person {
			kept = append(kept, t)
		}
	}
	e.topics = addTopics(e.topics, kept)
}

// talkAbout reports whether an idiom is a verb of talking with its preposition.
func (x *exchangeReader) talkAbout(p *piece) bool {
	last := int(p.last) - 1
	if _, f := x.usageAt(last, lexicon.Link, isOf); f == nil && !x.Is(last, lexicon.TopicCue) {
		return false
	}
	for i := int(p.first); i < last; i++ {
		if _, f := x.usageAt(i, lexicon.Contact, isNone); f != nil && f.kind == kindTalk && f.args&argRecip != 0 {
			return true
		}
	}
	return false
}
