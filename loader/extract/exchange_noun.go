package extract

import "kg/loader/lexicon"

// noun reads the exchange that the noun of contact at piece k tells of.
func (x *exchangeReader) noun(k int) {
	s := &x.scene
	f := s.pieces[k].usage
	if f.flags&flagWeak != 0 && !x.deniedContact(k) {
		return
	}
	x.press = f.flags&flagPress != 0
	defer func() { x.press = false }()
	plural := s.pieces[k].feat&lexicon.Pl != 0 && s.pieces[k].feat&lexicon.Sg == 0
	n := x.nounPhrase(k)
	if f.flags&flagLight != 0 && !x.done(n.governor) && !x.toldOf(k, f) {
		return
	}
	if v := x.happened(n.start); v >= 0 {
		n.governor = v
	}
	e := encounter{kind: f.kind, medium: f.medium, vague: f.flags&flagVague != 0, initiator: -1, then: kindMeeting}
	if f.then != 0 {
		e.then = f.then
	}
	from, to := s.clause(k)
	r := x.nounRight(k, f)

	var one, other []side // the two sides, as far as they are told apart
	joined := false
	switch {
	case n.joint != nil:
		one, joined = x.sidesOf(n.joint), true
		e.rule = f.rule + "-compound"
	case r.between != nil:
		one, joined = x.sidesOf(r.between), true
		e.rule = f.rule + "-between"
		if !x.whole(r.between) {
			return
		}
	}
	if n.possessor != nil && f.flags&flagVisit != 0 && r.with == nil && r.to == nil && x.members(n.possessor) > 1 {
		return // their trip: together
	}
	if n.possessor != nil && plural && f.flags&flagPersons != 0 && r.with == nil {
		return // their best debates: with whom, nobody tells
	}
	if n.possessor != nil && !joined {
		if g := x.cataphor(k, &n); g != nil {
			n.possessor = g
		}
		one = x.sidesOf(n.possessor)
		if len(one) >= 2 && r.with == nil && r.to == nil {
			joined, e.rule = true, f.rule+"-of"
		}
	}
	if !joined && len(one) == 0 && r.of != nil && f.flags&flagTo == 0 {
		one = x.sidesOf(r.of)
		if len(one) >= 2 && r.with == nil && f.flags&flagVisit == 0 {
			joined, e.rule = true, f.rule+"-of"
		}
	}
	if r.with != nil && r.between == nil && s.sideshow(from, k) {
		return // a meeting on the margins of the summit with B: told by the first noun
	}
	st := x.nounStatus(k, &n, &r, f)
	if f.flags&flagWeak != 0 {
		st.status = statusDenied
	}
	if st.joins && r.with == nil && !joined {
		return // joined the talks: see attended
	}
	get := st.get
	if get && r.from == nil && r.of != nil && r.with == nil && !joined && st.subject != nil && n.possessor == nil && !x.personless(r.of) {
		r.from, r.of, one = r.of, nil, nil // reçu un appel de B
	}
	if r.with == nil {
		r.with = n.with
	}
	if g := n.governor; r.with == nil && x.rules.lastVerbs && g > 0 && s.pieces[g].kind == pieceAux && f.flags&flagTo == 0 {
		r.with = s.groupBefore(from, g, isWith, nil) // Mit X sind Gespräche geplant
	}
	if r.from == nil && n.from != nil {
		r.from = n.from
	}
	if v := n.governor; n.recipient == nil && r.to == nil && f.flags&flagTo != 0 && len(x.say.dative) > 0 && v >= 0 && s.pieces[v].kind == pieceLight {
		for j := v - 1; j >= 0 && j >= v-3; j-- { // lui a remis une lettre
			if i := s.groupAt(j); i >= 0 && s.pieces[j].kind == pieceActor && x.cliticAt(&s.pieces[j]) {
				n.recipient = &s.groups[i]
			}
		}
	}
	if g := st.subject; x.rules.lastVerbs && f.flags&flagTo != 0 && r.to == nil && n.recipient == nil && st.sent && g != nil && g.last < n.start {
		n.recipient = x.firstBare(g.last, n.start) // Sie habe dem Präsidenten bereits einen Brief geschickt
	}
	if n.recipient != nil && r.to == nil {
		switch r.to = n.recipient; {
		case r.from != nil:
			one = x.sidesOf(r.from) // handed B a letter from A
		case r.of != nil:
			one = x.sidesOf(r.of)
		}
	}
	if g := st.subject; x.rules.cases && f.flags&flagTo != 0 && r.to == nil && r.of != nil && g != nil && g.first == r.of.last {
		a, _ := x.casesOfMention(&x.Mentions[r.of.members[0]])
		if b, _ := x.casesOfMention(&x.Mentions[g.members[0]]); !a && b {
			r.to, r.of, one = r.of, nil, nil // В письме Путину Токаев пишет
		}
	}
	asked := (*party)(nil)
	if !joined && r == (right{end: r.end}) && n.possessor == nil && n.with == nil && f.flags&(flagTo|flagVisit) == 0 {
		if g, v := x.asked(n.governor); g != nil {
			asked, n.governor = g, v
			st = x.nounStatus(k, &n, &r, f)
		}
	}
	if f.flags&flagVisit != 0 && r.to == nil && r.of != nil && st.sent && x.dative(s.linkBefore(r.of.first)) && x.recipientBefore(n.governor) {
		r.to, r.of, one = r.of, nil, nil // i-a făcut o vizită lui B
	}
	if f.flags&flagTo != 0 && r.to == nil && r.of != nil && !st.together && st.sent && len(x.say.dative) == 0 && (x.rules.genitiveNames || x.rules.cases) {
		r.to, r.of, one = r.of, nil, nil // i-a trimis o scrisoare lui B
	}
	if !joined {
		switch {
		case asked != nil:
			other = x.sidesOf(asked)
			e.rule = f.rule + "-asked"
		case r.with != nil:
			other = x.sidesOf(r.with)
			e.rule = f.rule + "-with"
		case r.from != nil && (get || f.flags&flagVisit != 0 || f.kind == kindCall):
			other = x.sidesOf(r.from)
			e.rule = f.rule + "-from"
		case r.to != nil && (x.granted(n.governor) && !x.personless(r.to) || f.flags&flagTo != 0 || st.asked || f.kind == kindCall && st.sent && !x.personless(r.to) || f.flags&flagVisit != 0 && !x.personless(r.to)):
			other = x.sidesOf(r.to)
			e.rule = f.rule + "-to"
		case r.subject != nil && len(one) == 0 && f.flags&flagTo == 0 && x.members(r.subject) > 1:
			one, joined = x.sidesOf(r.subject), true
			e.rule = f.rule + "-together"
		case st.subject != nil && st.together && len(one) == 0 && x.members(st.subject) > 1:
			// A and B held talks.
			one, joined = x.sidesOf(st.subject), true
			e.rule = f.rule + "-together"
		case x.agreedOn(k, &n, &st) != nil:
			one, joined = x.agreedOn(k, &n, &st), true
			e.rule = f.rule + "-agreed"
		default:
			if x.writtenTo(e, k, &n, &r) {
				return
			}
			if !x.toldIn(k, &n, &r) && !(x.press && x.interviewed(k, &n, &st)) {
				x.announce(k, &r, &st, f)
			}
			return
		}
	}
	if !joined {
		if len(other) == 0 {
			if r.with != nil && st.subject != nil {
				e.status = st.status
				x.circumstances(&e, k, min(from, n.start), to)
				x.crowd(&e, x.sidesOf(st.subject), r.with)
			}
			return
		}
		if len(one) == 0 && n.possessor == nil {
			g := r.subject
			if g == nil {
				g = st.subject
			}
			if g == nil && r.to != nil && e.rule == f.rule+"-from" {
				g = r.to
			}
			if who := x.followed(&n, &r); len(who) > 0 {
				one = who
			} else if g != nil {
				one = x.sidesOf(g)
			} else if st.droppable {
				one = append(one, x.before...)
			} else if one = append(one, st.leftOut...); len(one) == 0 {
				if one = x.ownMeeting(k, &n, &r, &st); len(one) == 0 {
					one = x.knower(&n, &r)
				}
			}
			if h := s.groupBefore(from, k, isHave, nil); len(one) == 0 && g == nil && h != nil {
				one = x.sidesOf(h) // у министра намечена встреча с X
			}
			if len(one) == 0 && g == nil && r.with != nil && (st.status != statusHeld || x.happened(n.start) >= 0) {
				one = append(one, x.protagonist(k, &n, other)...)
			}
		}
		if len(one) == 0 {
			return
		}
		if e.rule == f.rule+"-from" {
			e.initiator = other[0].actor
		} else if f.flags&flagTo != 0 && len(one) == 1 {
			e.initiator = one[0].actor
		} else if st.host && len(one) == 1 {
			e.initiator = one[0].actor
		}
	}
	e.status, e.hedged = st.status, st.hedge
	x.circumstances(&e, k, min(from, n.start), to)
	x.modifierTopics(&e.topics, n.start, k)
	if g := r.with; g != nil && g.last < to {
		x.cuedTopics(&e, k+1, g.first)
		x.cuedTopics(&e, g.last, to)
	} else {
		x.cuedTopics(&e, k+1, to)
	}
	if f.flags&flagTo != 0 && k+2 < to && s.pieces[k+1].kind == pieceLink && s.pieces[k+1].usage.is == isOf && s.pieces[k+2].kind == pieceWord {
		x.topicList(&e.topics, k+2) // a letter of resignation
	}
	x.purposeTopics(&e, k+1, to)
	if joined {
		e.sides = one
		x.add(e, k)
		return
	}
	if plural && len(other) > 1 && len(one) == 1 && !(f.kind == kindTalk && n.definite) || // meetings with A and B; but the talks with A and B
		f.flags&flagTo != 0 && len(other) > 1 {
		for _, o := range other {
			y := e
			y.topics = append([]topic(nil), e.topics...)
			y.sides = join(one, []side{o})
			x.add(y, k)
		}
		return
	}
	if plural && (f.kind == kindCall || x.apartWord(n.start, k)) && len(one) > 1 && len(other) == 1 {
		// their respective calls with X
		for _, o := range one {
			y := e
			y.topics = append([]topic(nil), e.topics...)
			y.sides = join([]side{o}, other)
			x.add(y, k)
		}
		return
	}
	e.sides = join(one, other)
	x.add(e, k)
	if r.with != nil && len(e.sides) > 1 {
		x.then(&e, k, r.with, one)
	}
}

// apartWord reports whether a word among the pieces [from, to) says that several
// did something each: separate, individual.
func (x *exchangeReader) apartWord(from, to int) bool {
	for j := from; j < to; j++ {
		if p := &x.scene.pieces[j]; x.rules.apart[x.Words[p.first]] && p.last == p.first+1 {
			return true
		}
	}
	return false
}

// asked finds whom the verb of proposing names that governs a noun of contact,
// and the verb: offered B a meeting, bat B um ein Gespräch. The piece before
// the noun's phrase is v.
func (x *exchangeReader) asked(v int) (*party, int) {
	s := &x.scene
	if v > 1 && (s.pieces[v].kind == pieceLink && s.pieces[v].usage.is == isFor || x.rules.cases && s.pieces[v].kind == pieceTopicCue) {
		v-- // попросил Токаева о встрече
		for v > 1 && (s.pieces[v].kind == pieceAdv || s.pieces[v].kind == pieceTime || s.pieces[v].kind == pieceWord && x.rules.nounCapitals && !x.capital(int(s.pieces[v].first))) {
			v-- // bat ihn darin um ein Gespräch
		}
	}
	if v < 1 || s.pieces[v].kind != pieceActor {
		return nil, 0
	}
	i := s.groupAt(v)
	if i < 0 {
		return nil, 0
	}
	g := &s.groups[i]
	if g.possessive || x.typeOf(g.members[0]) != Person {
		return nil, 0
	}
	at := g.first - 1
	if at > 0 && s.pieces[at].kind == pieceLink && (g.link == isTo || g.link == isOf || g.link == isFrom) {
		at-- // i-a propus lui B o întâlnire, pidió a B una reunión
	} else if g.link != isNone {
		return nil, 0
	}
	if at < 0 || !x.proposing(at) || x.subjectLeft(x.askerBefore(at)) == nil {
		return nil, 0
	}
	return g, at
}

// recipientBefore reports whether a pronoun that is an object stands before the
// verb at piece v and its auxiliaries: i-a făcut.
func (x *exchangeReader) recipientBefore(v int) bool {
	for j := v - 1; j >= 0 && j >= v-3; j-- {
		if p := &x.scene.pieces[j]; p.kind == pieceActor {
			return x.cliticAt(p)
		}
	}
	return false
}

// proposing reports whether piece k is a verb of proposing or asking.
func (x *exchangeReader) proposing(k int) bool {
	switch p := &x.scene.pieces[k]; p.kind {
	case pieceStatus:
		return p.class == lexicon.Propose && p.usage.flags&flagNoun == 0 && p.feat&(lexicon.Part|lexicon.Past) != lexicon.Part && p.feat&lexicon.Ger == 0
	case pieceContact: // a verb that tells somebody else what to do, or asks for it
		return p.usage.flags&flagWeak != 0 && x.Is(int(p.first), lexicon.Propose)
	}
	return false
}

// askerBefore is the piece before the auxiliaries of the verb of asking at
// piece k, and before the pronoun that its object is told by as well.
func (x *exchangeReader) askerBefore(k int) int {
	if x.scene.pieces[k].kind != pieceContact {
		return k - 1
	}
	c := x.chain(k)
	return c.start - 1
}

// deniedContact reports whether the clause says that there was no contact: only
// that is told by a word so vague.
func (x *exchangeReader) deniedContact(k int) bool {
	s := &x.scene
	from, _ := s.clause(k)
	for j := k - 1; j >= from && j >= k-5; j-- {
		if s.pieces[j].kind == pieceNeg || s.pieces[j].kind == pieceStatus && s.pieces[j].class == lexicon.Refuse {
			return true
		}
	}
	return false
}

// done reports whether piece k is a verb that makes an event of its object:
// had, received, refused.
func (x *exchangeReader) done(k int) bool {
	if k < 0 {
		return false
	}
	switch p := &x.scene.pieces[k]; p.kind {
	case pieceLight, pieceContact:
		return true
	case pieceStatus:
		return p.usage.flags&flagNoun == 0
	}
	return false
}

// toldOf reports whether the noun at piece k is the subject of a verb that tells,
// with a day, what became of the exchange between those it names: Die
// Tarifverhandlungen zwischen X und Y sind am Montag vertagt worden.
func (x *exchangeReader) toldOf(k int, f *usage) bool {
	r := x.nounRight(k, f)
	return r.between != nil && r.verb && r.mood.past && x.scene.timed(k)
}

// cataphor is whom a possessive at the start of a sentence looks forward to:
// "After his meeting with X, Y said"; nil if it looks back.
func (x *exchangeReader) cataphor(k int, n *nounPhrase) *party {
	if n.governor < 0 || n.governor > 1 || x.scene.pieces[n.governor].kind != pieceLink && !x.earlier(n.governor) || len(n.possessor.members) != 1 {
		return nil
	}
	m := &x.Mentions[n.possessor.members[0]]
	if m.Kind != Pronoun || m.Number == lexicon.Pl || m.Person == lexicon.P1 || len(x.sidesOf(n.possessor)) > 1 {
		return nil
	}
	g := x.mainSubject(k, n.governor+1)
	if g == nil || g.first < k || g.link != isNone || len(x.sidesOf(g)) != 1 || x.personless(g) {
		return nil
	}
	return g
}

// announce notes an exchange of the noun's subject with persons who are not named.
func (x *exchangeReader) announce(k int, r *right, st *nounState, f *usage) {
	g := r.from
	if g == nil {
		g = r.of
	}
	if g == nil || st.subject == nil || st.status != statusHeld || !st.get && r.with == nil {
		return
	}
	if m := &x.Mentions[g.members[0]]; m.Number != lexicon.Pl && x.typeOf(g.members[0]) != People {
		return
	}
	subject := x.sidesOf(st.subject)
	if len(subject) != 1 {
		return
	}
	a := announcement{sentence: x.scene.sentence, subject: subject[0].actor, kind: f.kind, medium: f.medium, received: st.get}
	for j := range x.scene.pieces {
		if p := &x.scene.pieces[j]; p.kind == pieceContact && p.usage.topic != "" {
			a.topics = append(a.topics, topic{name: p.usage.topic, first: p.first, last: p.last})
		}
	}
	x.announced = a
}
