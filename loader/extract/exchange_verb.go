package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// chain is the run of auxiliaries, modals, negations and the like before a verb.
type chain struct {
	start   int // its first piece
	mood    modality
	passive bool
	perfect bool
	to      bool         // an infinitive with its particle, or after a modal
	did     bool         // do-support
	finite  int          // the auxiliary far before a verb at the end of its clause, or -1
	clitic  int          // a pronoun before it that is its object, or -1
	first   bool         // its finite verb is in the first person
	number  lexicon.Feat // of its finite verb, where the form tells
}

// chain reads the run of pieces before the verb at piece k.
func (x *exchangeReader) chain(k int) chain {
	s := &x.scene
	c := chain{start: k, finite: -1, clitic: -1}
	reflexive := false
	for j := k - 1; j >= 0; j-- {
		p := &s.pieces[j]
		switch p.kind {
		case pieceAux:
			reflexive = reflexive || x.reflexive(j)
			if p.feat&lexicon.Pass != 0 {
				c.passive = true
			}
			if p.feat&lexicon.Perf != 0 {
				c.perfect = true
			}
			if p.feat&(lexicon.Perf|lexicon.Pass) == 0 {
				c.did = true
			}
		case pieceModal:
			c.to = true
		case pieceStatus:
			if p.usage.flags&flagNoun != 0 && j != k-1 {
				return c
			}
			c.to = true
		case pieceNeg, pieceHedge, pieceMedium:
		case pieceTopicCue:
			if p.usage.is != isMore || !x.Is(int(p.first), lexicon.Adv) {
				return c
			}
		case pieceAdv:
			reflexive = reflexive || x.reflexive(j)
		case pieceQuote:
			if j == 0 || !s.verbal(j-1) {
				return c
			}
		case pieceLink:
			asked := j == c.start-1 && j > 0 && x.isTo(int(p.first)) && s.pieces[j-1].kind == pieceStatus && s.pieces[j-1].usage.flags&flagNoun == 0 && s.pieces[c.start].feat&lexicon.Finite == 0 // ha smentito di aver incontrato
			if !asked && (p.usage.is != isTo || j != c.start-1) {
				return c
			}
			c.to = true
		case pieceThat:
			i := s.wisher(j)
			if i < 0 || j != c.start-1 || s.pieces[k].feat&lexicon.Subj == 0 {
				return c
			}
			for ; j > i; j-- {
				c.mood.take(&s.pieces[j])
			}
			p = &s.pieces[j] // planifică pe 20 mai să discute
			c.to = true
		case pieceTime:
			if j > 0 && s.pieces[j-1].kind == pieceActor || j == 0 {
				return c
			}
		case pieceLight:
			if s.pieces[k].feat&lexicon.Part == 0 && (!x.Is(int(p.first), lexicon.Aux) || c.start == k) {
				return c
			}
			c.perfect = s.pieces[k].feat&lexicon.Part != 0
		case pieceActor:
			m := &x.Mentions[p.mention]
			if m.Kind == Pronoun && m.Actor >= 0 && x.cliticAt(p) && j == c.start-1 {
				c.clitic = j
			} else if m.Kind != Pronoun || m.Actor >= 0 && !x.reflexive(j) || p.last != p.first+1 || j != c.start-1 {
				return c
			}
			if !x.Is(int(p.first), lexicon.Aux) && x.Feat(int(p.first), lexicon.Pron)&(lexicon.Refl|lexicon.Obl) == 0 {
				return c
			}
			reflexive = reflexive || x.reflexive(j)
			if x.Feat(int(p.first), lexicon.Aux)&lexicon.Perf != 0 {
				c.perfect = true
			}
		case pieceContact:
			if p.usage.flags&flagInvite == 0 || p.feat&lexicon.Part == 0 {
				return c
			}
			c.mood.propose, c.to = true, true // was invited to meet
		default:
			return c
		}
		if reflexive {
			c.passive = false
		}
		if f := x.Feat(int(p.first), lexicon.Aux) & (lexicon.Sg | lexicon.Pl); f == lexicon.Sg || f == lexicon.Pl {
			c.number = f
		}
		c.first = c.first || x.Feat(int(p.first), lexicon.Aux)&lexicon.P1 != 0
		c.mood.take(p)
		c.start = j
	}
	return c
}

// wisher is the piece of status that governs the subjunctive whose particle is
// piece j, over times and adverbs between them; -1 if there is none.
func (s *scene) wisher(j int) int {
	for i := j - 1; i >= 0 && i > j-8; i-- {
		switch p := &s.pieces[i]; p.kind {
		case pieceStatus:
			if p.usage.flags&flagNoun != 0 {
				return -1
			}
			return i
		case pieceTime, pieceAdv, pieceMedium, pieceComma, pieceNeg:
		case pieceLink:
			if s.pieces[i+1].kind != pieceTime {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// cliticAt reports whether piece p is a pronoun that can only be an object: îl, l-a.
func (x *exchangeReader) cliticAt(p *piece) bool {
	return p.last == p.first+1 && x.objective(int(p.first))
}

// clitic reports whether mention m is such a pronoun.
func (x *exchangeReader) clitic(m *Mention) bool {
	return m.Last == m.First+1 && x.objective(int(m.First))
}

// objective reports whether token i is a pronoun that is no subject.
func (x *exchangeReader) objective(i int) bool {
	f := x.Feat(i, lexicon.Pron)
	return f&lexicon.Obl != 0 && f&(lexicon.Nom|lexicon.Refl) == 0
}

// bracket finds the auxiliary of a verb that stands at the end of its clause,
// with its sides between the two: hat … gesprochen, wird … treffen.
func (x *exchangeReader) bracket(k int, c *chain) {
	s := &x.scene
	p := &s.pieces[k]
	if p.feat&lexicon.Past != 0 || p.feat&(lexicon.Part|lexicon.Inf) == 0 || c.perfect || c.passive || c.to || c.did {
		return
	}
	var seen modality
	for j := c.start - 1; j >= 0 && j >= c.start-16; j-- {
		switch q := &s.pieces[j]; q.kind {
		case pieceActor, pieceLink, pieceDet, pieceAdj, piecePoss, pieceTime, pieceAdv, pieceMedium, pieceWord, pieceTopicCue, pieceNoun, pieceConj, pieceComma:
		case pieceNeg, pieceHedge:
			seen.take(q)
		case pieceStatus:
			if q.usage.flags&flagNoun != 0 {
				continue
			}
			seen.take(q)
			c.finite, c.to = j, true
		case pieceAux, pieceModal, pieceLight:
			if q.kind == pieceLight && !x.Is(int(q.first), lexicon.Aux) {
				return
			}
			seen.take(q)
			c.finite = j
			if q.kind == pieceModal {
				c.to = true
			}
			if q.feat&lexicon.Pass != 0 && p.feat&lexicon.Part != 0 {
				c.passive = true
			} else {
				c.perfect = p.feat&lexicon.Part != 0
			}
		default:
			return
		}
		if c.finite >= 0 {
			c.mood.merge(&seen)
			return
		}
	}
}

// apart reports whether the separable prefix of the verb at piece k ends its
// clause: before a comma, a conjunction or the end.
func (x *exchangeReader) apart(k, to int, prefix string) bool {
	s := &x.scene
	for j := k + 1; j < to; j++ {
		if p := &s.pieces[j]; p.last != p.first+1 || x.Text.Of(int(p.first)) != prefix {
			continue
		}
		if j+1 >= to || s.pieces[j+1].kind == pieceComma || s.pieces[j+1].kind == pieceConj {
			return true
		}
		if t := &x.Text.Tokens[s.pieces[j+1].first]; t.Kind == text.Punct {
			return true
		}
	}
	return false
}

// verbal reports whether piece j may stand in the chain before a verb.
func (s *scene) verbal(j int) bool {
	switch s.pieces[j].kind {
	case pieceAux, pieceModal, pieceStatus, pieceNeg, pieceAdv:
		return true
	case pieceLink:
		return s.pieces[j].usage.is == isTo
	}
	return false
}

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

	subject, after := x.subject(k, &c, gerund)
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
	if n := s.groupAt(max(c.clitic, 0)); partner == nil && c.clitic >= 0 && n >= 0 && subject != nil && f.args&argObject != 0 {
		partner, via = &s.groups[n], "object" // l-a primit
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
	if partner == nil && subject != nil && subject.first >= from {
		partner, via = x.antecedent(k, from, f)
	}
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
	if partner != nil && f.kind == kindMessage && via == "to" && x.worded(k, partner.first) {
		return // wrote a cheque to
	}
	if f.flags&flagInvite != 0 && (partner == nil || !x.invited(partner.last, to)) {
		return
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
		return
	}
	if len(subjectSides) == 0 {
		return
	}
	e.status = x.verbStatus(k, &c, gerund)
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
		if len(partnerSides) == 0 {
			return
		}
	}
	end := to
	if f.args&argTopic != 0 {
		if via == "with" && partner.first > k+1 && s.pieces[k+1].kind != pieceLink {
			if j := s.linkBefore(partner.first); j > k+1 {
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
	switch {
	case partner == nil:
		e.sides = subjectSides
		x.add(e, k)
	case f.kind != kindMeeting && len(partnerSides) > 1 && f.args&argObject == 0 && len(subjectSides) == 1, f.kind == kindCall && len(partnerSides) > 1:
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
	if partner != nil && (via == "with" || via == "object") {
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
			} else if p.kind != pieceComma && p.kind != pieceConj {
				break
			}
		}
		if adverbs == 0 || j+1 >= len(s.pieces) {
			return
		}
		switch p := &s.pieces[j]; {
		case g.link == isWith && p.kind == pieceLink && p.usage.is == isWith:
			j++
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
		if p.kind == pieceMedium && (p.usage.medium == mediumPhone || p.usage.medium == mediumVideo) {
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
	one.members = one.members[len(one.members)-1:]
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

// verbStatus is the status that the verb at piece k tells.
func (x *exchangeReader) verbStatus(k int, c *chain, gerund bool) status {
	p := &x.scene.pieces[k]
	usual := statusUnclear
	switch {
	case p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && c.passive:
		usual = c.mood.progressive()
	case gerund:
		usual = statusHeld
		switch {
		case c.start > 0:
			if q := &x.scene.pieces[c.start-1]; q.kind == pieceLink {
				switch q.usage.is {
				case isBefore:
					usual = statusPlanned
				case isFor:
					usual = statusPlanned
				case isOf, isPrep, isWith, isTo:
					usual = statusUnclear
				}
			} else if q.kind == pieceSub || q.kind == pieceStatus {
				usual = statusHeld
			} else if q.kind == pieceWord || q.kind == pieceVerb || q.kind == pieceSay || q.kind == pieceLight || q.kind == pieceContact {
				usual = statusUnclear
			}
		}
	case c.to && !c.perfect && p.feat&lexicon.Inf != 0:
		usual = statusPlanned
	case p.feat&lexicon.Past != 0, p.feat&lexicon.Part != 0:
		usual = statusHeld
	case c.did && p.feat&lexicon.Inf != 0:
		usual = statusHeld
	case p.feat&lexicon.Fut != 0:
		usual = statusPlanned
	case p.feat&lexicon.Subj != 0:
		usual = statusProposed
	case p.feat&lexicon.Pres != 0:
		usual = x.presentStatus(k)
	case p.feat&lexicon.Inf != 0:
		usual = statusPlanned
	}
	if usual == statusUnclear && (c.mood.neg || c.mood.refuse) {
		return statusDenied
	}
	if from, _ := x.scene.clause(k); x.scene.rumour(from) {
		for j := k + 1; j < len(x.scene.pieces); j++ {
			if q := &x.scene.pieces[j]; q.kind == pieceStatus && q.class == lexicon.Refuse {
				return statusDenied
			}
		}
		return statusUnclear
	}
	m := c.mood
	if p.usage.flags&flagInvite != 0 {
		return m.inviting()
	}
	if from, _ := x.scene.clause(k); x.scene.disclaimed(from) {
		return statusDenied
	}
	if x.hearsay(k, c) || x.rumoured(k, c) {
		return statusUnclear
	}
	if x.deniedBefore(k, c) {
		return statusDenied
	}
	if c.perfect && p.feat&(lexicon.Part|lexicon.Past) != 0 && !m.notYet {
		// "would have met": told as hearsay or as what did not happen.
		if m.modal && m.propose {
			return statusUnclear
		}
	}
	return m.status(usual)
}

// rumour reports whether the clause that begins at piece from is what a noun at
// the head of the sentence holds: reports that they met.
func (s *scene) rumour(from int) bool {
	if from < 2 || from > 4 || s.pieces[from-1].kind != pieceThat {
		return false
	}
	noun := s.pieces[from-2].kind == pieceWord || s.pieces[from-2].kind == pieceSay
	for _, p := range s.pieces[:from-2] {
		noun = noun && (p.kind == pieceDet || p.kind == pieceAdj || p.kind == pieceWord)
	}
	return noun
}

// disclaimed reports whether the clause that begins at piece from is what
// somebody denies: denied that he had met.
func (s *scene) disclaimed(from int) bool {
	if from < 2 || s.pieces[from-1].class != lexicon.That && s.pieces[from-1].kind != pieceThat {
		return false
	}
	j := from - 2
	if s.pieces[j].kind == pieceComma {
		j--
	}
	for n := 0; j > 0 && n < 6 && (s.pieces[j].kind == pieceWord || s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceActor || s.pieces[j].kind == pieceAdv || s.pieces[j].kind == pieceSay); n++ {
		j-- // denied a newspaper's report that
	}
	for n := 0; j > 0 && n < 5; n, j = n+1, j-1 { // denied reports that, опроверг сообщения о том, что
		switch s.pieces[j].kind {
		case pieceWord, pieceDet, pieceAdj, pieceLink, pieceTopicCue:
			continue
		}
		break
	}
	if j < 0 || s.pieces[j].kind != pieceStatus || s.pieces[j].class != lexicon.Refuse || s.pieces[j].usage.flags&flagNoun != 0 {
		return false
	}
	for i := j - 1; i >= 0 && i >= j-3; i-- {
		if s.pieces[i].kind == pieceNeg {
			return false
		}
	}
	return true
}

// presentStatus reads the present tense: an event where a time beside it
// says when.
func (x *exchangeReader) presentStatus(k int) status {
	s := &x.scene
	from, to := s.clause(k)
	for j := from; j < to; j++ {
		if s.pieces[j].kind != pieceTime {
			continue
		}
		t := &s.times[s.pieces[j].time]
		if at := t.resolve(x.reference(), 0); at.y > 0 && x.reference().y > 0 {
			switch a, b := at.String(), x.reference().String(); {
			case t.kind == timeWeekday && t.direction == 0:
				return statusPlanned
			case a > b && t.kind != timeWeekday:
				return statusPlanned
			case t.direction > 0:
				return statusPlanned
			case t.direction < 0, t.kind == timeDay && t.n <= 0, a < b:
				return statusHeld
			}
		}
		if t.kind == timeWeekday {
			return statusPlanned
		}
	}
	return statusUnclear
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
	if s.pieces[j].kind != pieceRel || j < 2 || s.pieces[j-1].kind != pieceLink {
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
