package extract

import "kg/loader/lexicon"

// verb reads the exchange that the verb of contact at piece k tells of.
func (x *exchangeReader) verb(k int) {
	s := &x.scene
	p := &s.pieces[k]
	f := p.usage
	if f.args == 0 {
		return
	}
	if f.flags&flagPlain != 0 && x.reflexiveNear(k) {
		return
	}
	from, to := s.clause(k)
	if f.apart != "" && !x.apart(k, to, f.apart) {
		return
	}
	c := x.chain(k)
	x.bracket(k, &c)
	x.moodBehind(k, to, &c)
	e := encounter{kind: f.kind, medium: f.medium, vague: f.flags&flagVague != 0, initiator: -1, weak: f.flags&flagWeak != 0, never: f.flags&flagNever != 0}
	if e.weak && from > 0 {
		if n := s.wherein(from - 1); n != nil && n.flags&(flagTo|flagVisit) == 0 {
			// a call in which A told B
			e.kind, e.medium, e.weak, e.never = n.kind, n.medium, false, false
			e.then = n.then
		}
	}
	if p.kind == pieceTopicVerb {
		for j := k - 1; j >= 0; j-- { // during a phone call A and B discussed T
			if q := &s.pieces[j]; q.kind == pieceNoun && q.usage.flags&(flagTo|flagVisit|flagWeak|flagInvite) == 0 {
				e.kind, e.medium = q.usage.kind, q.usage.medium
				break
			}
		}
	}
	gerund := p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && !c.passive || s.hangs(k, &c)
	passive := (f.args&(argObject|argDative) != 0 || f.flags&flagHost != 0) && p.feat&lexicon.Part != 0 && (c.passive || p.feat&lexicon.Past == 0 || !c.perfect)
	if f.args&argTopic != 0 && c.passive && p.feat&(lexicon.Part|lexicon.Past) != 0 {
		return // T was discussed with B: whoever did it
	}
	if p.kind == pieceTopicVerb && (c.passive || p.feat&lexicon.Inf != 0 && s.hangs(k, &c)) {
		return // T was discussed; spoke with B to discuss T
	}
	if passive {
		if by := x.agent(k, to, &c); by != nil && (c.passive || s.participle(c.start)) {
			x.passive(e, k, &c, by)
			return
		}
		if c.passive {
			return
		}
	}

	if f.kind == kindMessage && p.feat&lexicon.Past == 0 && x.capital(int(p.first)) && int(p.first) > s.first {
		return // Invalid Email: a noun on a page
	}
	if f.flags&flagNaming != 0 && c.start == k && x.calledSo(k) {
		return // a firm called X
	}
	subject, after := x.subject(k, &c, gerund)
	subject = x.lookAhead(k, subject)
	if subject == nil && x.rules.cases && p.feat&lexicon.Inf != 0 && c.to {
		subject = x.nominativeBehind(k + 1) // Встречаться с X Y не планирует
	}
	object := (*party)(nil)
	if a, b := x.subordinate(k, from, &c); a != nil {
		subject, object = a, b
	}
	main, comma := x.infinitiveClause(k, &c)
	if comma >= 0 {
		if subject = x.controller(main, comma, &c); subject == nil {
			return
		}
		if p := &s.pieces[comma+1]; comma+1 < k && p.kind == pieceLink && p.usage.is == isFor && f.args&argRecip != 0 && s.groupBefore(comma, k, isWith, nil) == nil && s.groupBefore(comma, k, isNone, nil) == nil {
			return // met, in order to talk: what the clause before tells
		}
	}
	var subjectSides []side
	if subject != nil {
		if !x.whole(subject) && len(x.sidesOf(subject)) == 0 {
			return
		}
		subjectSides = x.sidesOf(subject)
		x.beside(subject, &c)
	} else if f.flags&flagDrop != 0 {
		if c.first {
			subjectSides = append(subjectSides, x.quoted(int(p.first))...)
		} else if x.droppable(k, &c) || x.epithet(&c) {
			subjectSides = append(subjectSides, x.before...)
		} else {
			subjectSides = append(subjectSides, x.leftOut(k, &c)...)
		}
	}
	partner, via := x.partner(k, after, to, f)
	if partner == nil && object != nil && f.args&argObject != 0 {
		partner, via = object, "object"
	}
	if comma >= 0 && partner == nil {
		if f.args&argObject != 0 {
			partner, via = x.firstBare(comma+1, k), "object"
		}
		if partner == nil && f.args&argRecip != 0 && x.reflexiveWithin(comma, k) {
			partner, via = s.groupBefore(main, comma, isWith, subject), "with" // vereinbarte mit X, sich zu treffen
		}
	}
	if partner == nil && f.args&argWith != 0 && !x.withBehind(k, to) {
		// But "at a dinner with X, Y spoke" tells of the dinner.
		if g := s.groupBefore(from, k, isWith, subject); g != nil {
			if j := s.linkBefore(g.first); j < 1 || s.pieces[j-1].kind != pieceNoun {
				partner, via = g, "with"
			}
		}
	}
	if partner == nil && c.finite >= 0 && f.args&argObject != 0 && subject != nil {
		partner, via = s.groupBefore(max(c.finite+1, subject.last), k, isNone, subject), "object"
	}
	if n := s.groupAt(max(c.clitic, 0)); partner == nil && c.clitic >= 0 && n >= 0 && (subject != nil || len(subjectSides) > 0) {
		if via = x.cliticVia(k, &c, f); via != "" {
			partner = &s.groups[n] // l-a primit, lui a parlé
		}
	}
	if partner != nil && x.reflexive(partner.first) {
		partner = nil // met each other
	}
	if gerund && f.flags&flagVisit == 0 && (partner == nil || partner.first < k) && x.purpose(&c) {
		return // met to talk about: what the clause around it tells
	}
	if partner != nil && f.args&argTopic != 0 && len(subjectSides) >= 2 && x.personless(partner) && x.worded(k, partner.first) {
		partner, via = nil, "" // discussed the agreement with the Union
	}
	if partner == nil && (subject != nil && subject.first >= from || subject == nil && len(subjectSides) > 0) {
		partner, via = x.antecedent(k, from, f)
	}
	if partner == nil && f.args&argOwner != 0 && subject != nil {
		partner, via = x.bargained(k, subject)
	}
	if by, whom := x.offered(k, &c); by != nil && partner == nil {
		subject, subjectSides, partner, via = by, x.sidesOf(by), whom, "offered"
	}
	if partner == nil && gerund && c.start > 0 && s.pieces[c.start-1].kind == pieceLink && s.pieces[c.start-1].usage.is == isBy {
		return // win by negotiating: with whom is not told
	}
	x.interviewee(partner, via, f)
	host := (*party)(nil)
	if f.flags&flagVisit != 0 && (partner == nil || x.personless(partner)) {
		if host = x.host(k, from, subject); host != nil {
			e.place = ""
			if partner != nil {
				if a := x.Mentions[partner.members[0]].Actor; a >= 0 && (x.Actors[a].Type == Country || x.Actors[a].Type == Place) {
					e.place = x.Actors[a].Name
				}
			}
			partner, via = host, "host"
		}
	}
	if f.args&argRecip != 0 && (partner == nil || via == "with") && p.feat&lexicon.Inf != 0 && k > 0 && s.pieces[k-1].kind == pieceActor {
		if g, v := x.asked(k - 1); g != nil && len(g.members) == 1 {
			if partner != nil {
				subject, subjectSides = g, x.sidesOf(g) // попросил его встретиться с B
			} else if subject = x.subjectLeft(v - 1); subject != nil {
				subjectSides, partner, via = x.sidesOf(subject), g, "asked" // предложил Токаеву встретиться
			}
		}
	}
	swapped := false
	if via == "object" && subject != nil && x.rules.cases {
		// Путина встретил Токаев: the object comes first.
		sn, so := x.casesOfMention(&x.Mentions[subject.members[0]])
		pn, po := x.casesOfMention(&x.Mentions[partner.members[0]])
		if pn && (!sn || so && !po) && !(sn && !so) {
			subject, partner = partner, subject
			subjectSides, swapped = x.sidesOf(subject), true
		}
	}
	if partner != nil && f.flags&flagNaming != 0 && (via == "object" || via == "to" && f.args&argObject == 0) && x.named(partner.last) {
		return // called him a liar
	}
	if partner != nil && f.flags&flagUrging != 0 && s.urged(partner.last) {
		return // l'a appelé à démissionner
	}
	if partner != nil && f.flags&flagUrging != 0 && f.flags&flagVisit != 0 && !s.ends(partner.last) {
		return // called on him for help
	}
	if partner != nil && f.flags&flagNaming != 0 && via == "object" && s.calledTo(partner.last, to) != nil {
		e.kind, e.medium, e.vague, via = kindMeeting, mediumInPerson, false, "summoned"
	}
	if partner != nil && f.kind == kindMessage && via == "to" && x.worded(k, partner.first) {
		return // wrote a cheque to
	}
	if f.flags&flagInvite != 0 && (partner == nil || !x.invited(partner.last, to)) {
		return
	}
	if f.flags&flagInvite != 0 && len(partner.members) > 1 && s.urged(partner.last) && s.reciprocal(partner.last+1) {
		return // invited A and B to meet
	}
	switch {
	case partner != nil:
		e.rule = f.rule + "-" + via
	case f.args&argRecip != 0 && len(subjectSides) == 1 && len(x.allBefore(from)) > 1:
		subjectSides = x.allBefore(from) // X and Y, who met in Rome
		e.rule = f.rule + "-each-other"
	case f.args&argRecip != 0 && len(subjectSides) >= 2 && subject != nil && (p.kind != pieceTopicVerb || len(subject.members) > 1) && x.together(k, subject, f):
		e.rule = f.rule + "-each-other"
	default:
		if subject != nil && f.args&argWith != 0 && x.withPeople(k, to) {
			e.status = x.verbStatus(k, &c, gerund)
			x.circumstances(&e, k, from, to)
			x.crowd(&e, subjectSides, nil)
		}
		return
	}
	if len(subjectSides) == 0 {
		return
	}
	e.status = x.verbStatus(k, &c, gerund)
	if via == "summoned" && e.status == statusHeld {
		e.status = statusPlanned
	}
	if via == "offered" && e.status != statusDenied {
		e.status = statusProposed
	}
	if e.status == statusPlanned && partner == nil && subject != nil && s.reciprocal(k) && s.bidden(subject, from) {
		e.status = statusProposed
	}
	if e.status == statusProposed && s.vain(k) {
		e.status = statusDenied
	}
	if f.flags&flagSummon != 0 && partner != nil {
		if n := s.calledTo(partner.last, to); n != nil && e.status == statusHeld {
			e.kind, e.medium, e.status, e.called = n.kind, n.medium, statusPlanned, true
		}
	}
	e.hedged = c.mood.hedge && !s.disclaimed(from) // a negat că s-ar fi întâlnit
	if f.flags&flagSubject != 0 && len(subjectSides) == 1 {
		e.initiator = subjectSides[0].actor
	}
	if host != nil {
		if h := x.sidesOf(host); len(h) == 1 {
			e.initiator = h[0].actor
		}
	}
	e.then = kindMeeting
	if f.then != 0 {
		e.then = f.then
	}
	if e.weak && partner != nil {
		x.over(&e, k, from, to)
	}
	if e.weak {
		// "told B about a call he had with C on Friday": the rest is the call's.
		for j := k + 1; j < to; j++ {
			if s.pieces[j].kind == pieceNoun {
				to = j
			}
		}
	}
	place := e.place
	x.circumstances(&e, k, from, to)
	if f.flags&flagInvite != 0 {
		x.visitPlace(&e, partner.last, to)
	}
	if place != "" {
		e.place = place
	}
	partnerSides := []side(nil)
	if partner != nil {
		partnerSides = x.sidesOf(partner)
		if len(partnerSides) == 1 && len(subjectSides) == 1 && partnerSides[0].actor == subjectSides[0].actor && (subject != nil || c.first) {
			subjectSides, partnerSides = x.unlike(subject, partner, subjectSides, partnerSides)
			if len(subjectSides) == 0 {
				return
			}
			if f.flags&flagSubject != 0 {
				e.initiator = subjectSides[0].actor
			}
		}
		if len(partnerSides) == 0 {
			x.crowd(&e, subjectSides, partner)
			return
		}
	}
	end := to
	if f.args&argTopic != 0 {
		if via == "with" && partner.first > k+1 {
			object := k + 1 // discussed X with B; but discussed on Monday with B X
			for object < partner.first && s.between(object, to) {
				object++
			}
			if j := s.linkBefore(partner.first); j > object && s.pieces[object].kind != pieceLink {
				to = j
			}
		}
		if e.place = x.placeIn(from, k); e.place == "" {
			e.place = x.placeIn(k+1, x.circumstancesEnd(k+1, end))
		}
		if e.place == "" && partner != nil {
			e.place = x.placeIn(partner.last, end)
		}
		if c.finite >= 0 && x.topicsBefore(&e.topics, k, &c) {
			x.cuedTopics(&e, k+1, to)
		} else {
			x.objectTopics(&e, k, to, partner)
		}
	} else if partner != nil {
		x.cuedTopics(&e, partner.last, end)
	} else {
		if c.finite >= 0 {
			x.cuedTopics(&e, c.finite+1, k)
		}
		x.cuedTopics(&e, k+1, end)
	}
	if f.flags&flagAbout != 0 && len(e.topics) == 0 {
		from := k + 1
		if partner != nil && partner.last > from {
			from = partner.last
		}
		x.genitiveTopics(&e, from, end)
	}
	x.purposeTopics(&e, k+1, end)
	x.cueFirst(&e, from, k)
	switch {
	case partner == nil:
		e.sides = subjectSides
		x.add(e, k)
	case via == "summoned":
		e.sides = join(subjectSides, partnerSides)
		x.add(e, k)
	case f.kind != kindMeeting && f.flags&flagJoint == 0 && len(partnerSides) > 1 && f.args&argObject == 0 && len(subjectSides) == 1, len(partnerSides) > 1 && len(subjectSides) == 1 && x.oneByOne(k), f.kind == kindCall && len(partnerSides) > 1,
		partner.repeated && len(partner.members) == len(partnerSides) && len(partnerSides) > 1 && len(subjectSides) == 1:
		// Someone who spoke with X and Y spoke with each.
		for _, one := range partnerSides {
			y := e
			y.topics = append([]topic(nil), e.topics...)
			y.sides = join(subjectSides, []side{one})
			x.add(y, k)
		}
	case swapped && f.kind == kindCall && len(subjectSides) > 1 && len(partnerSides) == 1:
		// B was called by A and by C.
		for _, one := range subjectSides {
			y := e
			y.topics = append([]topic(nil), e.topics...)
			y.sides, y.initiator = join([]side{one}, partnerSides), one.actor
			x.add(y, k)
		}
	default:
		e.sides = join(subjectSides, partnerSides)
		x.add(e, k)
	}
	if partner != nil && (via == "with" || via == "object" || via == "to" && f.flags&flagHost != 0) {
		x.then(&e, k, partner, subjectSides)
	}
}

// then adds those whom the subject of the verb at piece k dealt with after the
// group g, with the same preposition or none: "with X, then with Y", "with X
// and, later, with Y"; "received X, then Y".
func (x *exchangeReader) then(e *encounter, k int, g *party, subject []side) {
	s := &x.scene
	for j := g.last; j < len(s.pieces); {
		adverbs, next := 0, false
		for ; j < len(s.pieces); j++ {
			if p := &s.pieces[j]; p.kind == pieceAdv || p.kind == pieceTime {
				adverbs++
				if sense, ok := x.Sense(int(p.first), lexicon.Adv); ok && x.Entry(sense).Get("is") == "then" {
					next = true
				}
			} else if p.kind == pieceDet && j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceTime { // y el jueves
			} else if p.kind != pieceComma && p.kind != pieceConj {
				break
			}
		}
		if adverbs == 0 || j+1 >= len(s.pieces) {
			return
		}
		switch p := &s.pieces[j]; {
		case (g.link == isWith || g.link == isTo) && p.kind == pieceLink && p.usage.is == g.link:
			j++
		case g.link == isNone && p.kind == pieceLink && p.usage.is == isWith && s.pieces[k].usage.args&argWith != 0:
			j++ // se verá con X y el jueves con Y
		case g.link == isTo && p.kind == pieceActor && s.groupAt(j) >= 0 && s.groups[s.groupAt(j)].link == isTo: // y, luego, al alcalde
		case g.link != isNone || !next:
			return
		}
		for ; j < len(s.pieces) && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj); j++ {
		}
		n := s.groupAt(min(j, len(s.pieces)-1))
		if n < 0 || s.groups[n].first != j || s.groups[n].possessive {
			return
		}
		y := *e
		y.topics, y.notTopics = nil, nil
		if y.sides = join(subject, x.sidesOf(&s.groups[n])); y.sides == nil {
			return
		}
		x.add(y, k)
		j = s.groups[n].last
	}
}

// oneByOne reports whether the clause of piece k says that several were met each
// by himself: se reunió por separado con X y con Y.
func (x *exchangeReader) oneByOne(k int) bool {
	from, to := x.scene.clause(k)
	for j := from; j < to; j++ {
		if p := &x.scene.pieces[j]; p.kind == pieceAdv {
			if sense, ok := x.Sense(int(p.first), lexicon.Adv); ok && x.Entry(sense).Get("is") == "apart" {
				return true
			}
		}
	}
	return false
}

// withBehind reports whether the verb at piece k has its own with-phrase behind
// it, of somebody who is no actor: to talk with reporters.
func (x *exchangeReader) withBehind(k, to int) bool {
	s := &x.scene
	if p := &s.pieces[k]; p.last > p.first+1 {
		if _, f := x.usageAt(int(p.last)-1, lexicon.Link, isWith); f != nil {
			return true
		}
	}
	for j := k + 1; j < to && j <= k+3; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceLink:
			return p.usage.is == isWith
		case pieceAdv, pieceTime, pieceMedium:
		default:
			return false
		}
	}
	return false
}

// purpose reports whether the verb at the end of chain c is an infinitive that
// says what something was done for.
func (x *exchangeReader) purpose(c *chain) bool {
	if c.start == 0 {
		return false
	}
	p := &x.scene.pieces[c.start-1]
	return p.kind == pieceLink && p.usage.is == isFor
}

// over makes an exchange of what the verb at piece k tells where its clause
// names the exchange in which it was told: congratulated him in a phone call.
func (x *exchangeReader) over(e *encounter, k, from, to int) {
	s := &x.scene
	for j := from; j < to; j++ {
		p := &s.pieces[j]
		if p.kind == pieceMedium && (p.usage.medium == mediumPhone || p.usage.medium == mediumVideo || p.usage.medium == mediumLetter) {
			e.weak, e.never = false, false // told him by phone
			return
		}
		if p.kind != pieceNoun || p.usage.kind == kindMessage || p.usage.flags&(flagVisit|flagWeak) != 0 || p.feat&lexicon.Pl != 0 && p.feat&lexicon.Sg == 0 {
			continue
		}
		i := j - 1
		for i >= from && (s.pieces[i].kind == pieceDet || s.pieces[i].kind == pieceAdj || s.pieces[i].kind == piecePoss || s.pieces[i].kind == pieceWord) {
			i--
		}
		if i < from || s.pieces[i].kind != pieceLink {
			continue
		}
		switch s.pieces[i].usage.is {
		case isIn, isAt, isDuring, isBy:
		default:
			continue
		}
		if n := j + 1; n < to && s.pieces[n].kind == pieceLink && (s.pieces[n].usage.is == isWith || s.pieces[n].usage.is == isBetween) {
			continue // with somebody else
		}
		e.kind, e.medium, e.weak, e.never = p.usage.kind, p.usage.medium, false, false
		e.vague = p.usage.flags&flagVague != 0
		return
	}
}

// antecedent is whom the relative clause that begins at piece from says that
// somebody met or spoke with: Y, whom X met; Y, with whom X spoke.
func (x *exchangeReader) antecedent(k, from int, f *usage) (*party, string) {
	s := &x.scene
	if from < 2 || f.flags&flagNaming != 0 && x.named(k+1) || s.pieces[from-1].kind != pieceRel {
		return nil, ""
	}
	j, via := from-2, "object"
	switch p := &s.pieces[j]; {
	case p.kind == pieceLink && p.usage.is == isWith && f.args&argWith != 0:
		j, via = j-1, "with"
	case p.kind == pieceLink && p.usage.is == isTo && f.args&argTo != 0:
		j, via = j-1, "to"
	case f.args&argObject == 0 || x.Feat(int(s.pieces[from-1].first), lexicon.Rel)&lexicon.Obl == 0:
		return nil, ""
	}
	if j > 0 && s.pieces[j].kind == pieceComma {
		j--
	}
	n := s.groupAt(max(j, 0))
	if j < 0 || n < 0 || s.groups[n].possessive || s.groups[n].last != j+1 {
		return nil, ""
	}
	one := s.groups[n]
	if via != "with" || s.pieces[from-2].kind == pieceComma || s.pieces[j+1].kind != pieceComma {
		one.members = one.members[len(one.members)-1:] // but both in: X and Y, with whom he met
	}
	return &one, via
}

// allBefore are those whom the relative clause that begins at piece from may be
// said of together; nil if it begins with no bare relative pronoun.
func (x *exchangeReader) allBefore(from int) []side {
	s := &x.scene
	if from < 2 || s.pieces[from-1].kind != pieceRel {
		return nil
	}
	j := from - 2
	if s.pieces[j].kind == pieceComma && j > 0 {
		j--
	}
	if n := s.groupAt(j); n >= 0 && s.groups[n].last == j+1 && len(s.groups[n].members) > 1 && !s.groups[n].possessive {
		return x.sidesOf(&s.groups[n])
	}
	return nil
}

// reflexiveNear reports whether a reflexive pronoun stands by the verb at piece k.
func (x *exchangeReader) reflexiveNear(k int) bool {
	for j := max(k-3, 0); j < len(x.scene.pieces) && j <= k+3; j++ {
		if j != k && x.reflexive(j) {
			return true
		}
	}
	return false
}

// circumstancesEnd is the piece where the times and places that stand from
// piece j on end.
func (x *exchangeReader) circumstancesEnd(j, to int) int {
	s := &x.scene
	for ; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceTime, pieceAdv, pieceMedium, pieceComma:
		case pieceLink:
			if p.usage.is != isIn && p.usage.is != isAt && p.usage.is != isOn {
				return j
			}
		case pieceActor:
			if n := s.groupAt(j); n < 0 || !x.placed(&s.groups[n]) {
				return j
			}
		default:
			return j
		}
	}
	return j
}

// wherein is the usage of the noun of contact that the relative pronoun at
// piece j takes up with "in" or "during"; nil if it does not.
func (s *scene) wherein(j int) *usage {
	if s.pieces[j].kind == pieceRel && j > 2 && s.pieces[j-1].kind == pieceDet {
		j-- // en la que
	}
	if s.pieces[j].kind != pieceRel && s.pieces[j].kind != pieceDet || j < 2 || s.pieces[j-1].kind != pieceLink {
		return nil
	}
	if is := s.pieces[j-1].usage.is; is != isIn && is != isDuring && is != isAt {
		return nil
	}
	for i := j - 2; i >= 0 && i >= j-5; i-- {
		switch s.pieces[i].kind {
		case pieceNoun:
			return s.pieces[i].usage
		case pieceComma, pieceWord, pieceAdj:
		default:
			return nil
		}
	}
	return nil
}
