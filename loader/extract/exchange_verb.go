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
	to      bool // an infinitive with its particle, or after a modal
	did     bool // do-support
	finite  int  // the auxiliary far before a verb at the end of its clause, or -1
}

// chain reads the run of pieces before the verb at piece k.
func (x *exchangeReader) chain(k int) chain {
	s := &x.scene
	c := chain{start: k, finite: -1}
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
		case pieceAdv:
			reflexive = reflexive || x.reflexive(j)
		case pieceQuote:
			if j == 0 || !s.verbal(j-1) {
				return c
			}
		case pieceLink:
			if p.usage.is != isTo || j != c.start-1 {
				return c
			}
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
			if m.Kind != Pronoun || m.Actor >= 0 && !x.reflexive(j) || p.last != p.first+1 || j != c.start-1 {
				return c
			}
			if !x.Is(int(p.first), lexicon.Aux) && x.Feat(int(p.first), lexicon.Pron)&(lexicon.Refl|lexicon.Obl) == 0 {
				return c
			}
			reflexive = reflexive || x.reflexive(j)
			if x.Feat(int(p.first), lexicon.Aux)&lexicon.Perf != 0 {
				c.perfect = true
			}
		default:
			return c
		}
		if reflexive {
			c.passive = false
		}
		c.mood.take(p)
		c.start = j
	}
	return c
}

// reflexive reports whether piece k is a reflexive pronoun: se, sich, themselves.
func (x *exchangeReader) reflexive(k int) bool {
	p := &x.scene.pieces[k]
	return p.last == p.first+1 && x.Feat(int(p.first), lexicon.Pron)&lexicon.Refl != 0
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
		case pieceActor, pieceLink, pieceDet, pieceAdj, piecePoss, pieceTime, pieceAdv, pieceMedium, pieceWord, pieceTopicCue, pieceNoun:
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
	c := x.chain(k)
	x.bracket(k, &c)
	from, to := s.clause(k)
	e := encounter{kind: f.kind, medium: f.medium, vague: f.flags&flagVague != 0, initiator: -1, weak: f.flags&flagWeak != 0, never: f.flags&flagNever != 0}
	gerund := p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && !c.passive || s.hangs(k, &c)
	passive := f.args&(argObject|argDative) != 0 && p.feat&lexicon.Part != 0 && (c.passive || p.feat&lexicon.Past == 0 || !c.perfect)
	if passive {
		if by := s.agent(k, to, &c); by != nil && (c.passive || s.participle(c.start)) {
			x.passive(e, k, &c, by)
			return
		}
		if c.passive {
			return
		}
	}

	subject, after := x.subject(k, &c, gerund)
	var subjectSides []side
	if subject != nil {
		if !x.whole(subject) && len(x.sidesOf(subject)) == 0 {
			return
		}
		subjectSides = x.sidesOf(subject)
		x.beside(subject, &c)
	} else if f.flags&flagDrop != 0 && (x.droppable(k, &c) || x.epithet(&c)) {
		subjectSides = append(subjectSides, x.before...)
	}
	partner, via := x.partner(k, after, to, f)
	if partner == nil && f.args&argWith != 0 {
		partner, via = s.groupBefore(from, k, isWith, subject), "with"
	}
	if partner == nil && c.finite >= 0 && f.args&argObject != 0 && subject != nil {
		partner, via = s.groupBefore(max(c.finite+1, subject.last), k, isNone, subject), "object"
	}
	if partner != nil && x.reflexive(partner.first) {
		partner = nil // met each other
	}
	host := (*party)(nil)
	if f.flags&flagVisit != 0 && (partner == nil || x.personless(partner)) {
		if host = x.host(k, from, subject); host != nil {
			e.place = ""
			if partner != nil {
				e.place = x.Actors[max(x.Mentions[partner.members[0]].Actor, 0)].Name
			}
			partner, via = host, "host"
		}
	}
	if partner != nil && f.flags&flagNaming != 0 && via == "object" && x.named(partner.last) {
		return // called him a liar
	}
	if partner != nil && f.kind == kindMessage && via == "to" && x.worded(k, partner.first) {
		return // wrote a cheque to
	}
	switch {
	case partner != nil:
		e.rule = f.rule + "-" + via
	case f.args&argRecip != 0 && len(subjectSides) >= 2 && subject != nil && x.together(k, subject, f):
		e.rule = f.rule + "-each-other"
	default:
		return
	}
	if len(subjectSides) == 0 {
		return
	}
	e.status = x.verbStatus(k, &c, gerund)
	e.hedged = c.mood.hedge
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
		x.objectTopics(&e, k, to, partner)
	} else if partner != nil {
		x.cuedTopics(&e, partner.last, end)
	} else {
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
	default:
		e.sides = join(subjectSides, partnerSides)
		x.add(e, k)
	}
}

// agent is the group behind "by" that did what the participle at piece k
// tells; nil if there is none near it, or the verb has its object behind it.
func (s *scene) agent(k, to int, c *chain) *party {
	if c.finite >= 0 {
		for n := range s.groups {
			if g := &s.groups[n]; g.first > c.finite && g.last <= k && !g.possessive && s.by(g) {
				return g
			}
		}
	}
	words := 0
	for j := k + 1; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return nil
			}
			g := &s.groups[n]
			if !g.possessive && (g.link == isBy || c.passive && j <= k+2 && s.by(g)) {
				return g
			}
			if j == k+1 {
				return nil
			}
			j = g.last - 1
		case pieceWord:
			if words++; words > 2 {
				return nil
			}
		case pieceAdv, pieceTime, pieceMedium, pieceDet, pieceAdj, pieceHedge, piecePoss, pieceLink, pieceTopicCue:
		default:
			return nil
		}
	}
	return nil
}

// by reports whether the preposition of group g names who did it.
func (s *scene) by(g *party) bool {
	if g.link == isBy {
		return true
	}
	k := s.linkBefore(g.first)
	return g.link == isOf && k >= 0 && s.pieces[k].usage != nil && s.pieces[k].usage.flags&flagBy != 0
}

// participle reports whether the participle at piece k tells of an actor
// beside it: "Scholz, received by …", "Received by …, Scholz".
func (s *scene) participle(k int) bool {
	if k > 0 && s.pieces[k-1].kind == pieceComma {
		k--
	}
	return k == 0 || s.pieces[k-1].kind == pieceActor || s.pieces[k-1].boundary()
}

// together reports whether the verb at piece k says that its subjects did it
// with each other.
func (x *exchangeReader) together(k int, subject *party, f *usage) bool {
	s := &x.scene
	if subject.first > 0 && x.Mentions[subject.members[0]].Kind == Pronoun {
		// "the voters they met" is about others
		switch s.pieces[subject.first-1].kind {
		case pieceWord, pieceActor, pieceNoun:
			return false
		}
	}
	if f.flags&flagClose == 0 || k+1 >= len(s.pieces) {
		return true
	}
	if s.pieces[k+1].first > s.pieces[k].last {
		return true
	}
	for j := k + 1; j < len(s.pieces); j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceAdv, pieceMedium:
			continue
		case pieceTime, pieceTopicCue, pieceComma, pieceSub, pieceConj:
			return p.kind != pieceTopicCue || j+1 < len(s.pieces) && s.pieces[j+1].kind != pieceDet || p.usage.flags&flagNoun != 0 || x.topical(p)
		case pieceLink:
			switch p.usage.is {
			case isFor, isAfter, isBefore, isDuring, isIn:
				return true
			}
			return false
		case pieceWord:
			return x.Text.Tokens[p.first].Kind != text.Word
		case pieceActor:
			return x.Feat(int(p.first), lexicon.Pron)&lexicon.Refl != 0
		case pieceStop, pieceQuote:
			return true
		}
		return false
	}
	return true
}

// topical reports whether a word that introduces a topic does nothing else:
// about, but not on.
func (x *exchangeReader) topical(p *piece) bool {
	return !x.Is(int(p.first), lexicon.TimeWord)
}

// named reports whether a name or a description follows at piece k: an
// object complement.
func (x *exchangeReader) named(k int) bool {
	s := &x.scene
	if k >= len(s.pieces) {
		return false
	}
	switch p := &s.pieces[k]; p.kind {
	case pieceDet, pieceAdj, pieceActor, pieceQuote, piecePoss, pieceNoun:
		return true
	case pieceAdv:
		return x.Text.Tokens[p.first].Kind != text.Word
	case pieceWord:
		return x.Text.Tokens[p.first].Kind == text.Word || x.Text.Tokens[p.first].Kind == text.Number
	}
	return false
}

// worded reports whether words stand between the pieces k and to.
func (x *exchangeReader) worded(k, to int) bool {
	for j := k + 1; j < to; j++ {
		if p := &x.scene.pieces[j]; p.kind == pieceWord || p.kind == pieceNoun || p.kind == pieceActor {
			return true
		}
	}
	return false
}

// personless reports whether a group names no person.
func (x *exchangeReader) personless(g *party) bool {
	for _, s := range x.sidesOf(g) {
		if x.Actors[s.actor].Type == Person {
			return false
		}
	}
	return true
}

// host finds who invited or received the visitor of the verb at piece k: "an
// invitation from X to visit", "to visit … hosted by X".
func (x *exchangeReader) host(k, from int, subject *party) *party {
	s := &x.scene
	for n := range s.groups {
		g := &s.groups[n]
		if g.first < from || subject != nil && g.first == subject.first || x.personless(g) || g.possessive {
			continue
		}
		switch before := s.linkBefore(g.first); {
		case before <= 0:
		case g.last <= k && (g.link == isOf || g.link == isFrom || g.link == isBy) && s.pieces[before-1].kind == pieceStatus:
			return g
		case g.first > k && g.link == isBy && s.pieces[before-1].kind == pieceContact && s.pieces[before-1].usage.flags&flagHost != 0:
			return g
		case g.first > k && g.link == isOf && s.pieces[before-1].kind == pieceStatus:
			return g
		}
	}
	return nil
}

// beside reads the modal words that stand before the subject: a question's,
// an inverted clause's, "if".
func (x *exchangeReader) beside(g *party, c *chain) {
	for j := g.first - 1; j >= 0 && j >= g.first-3; j-- {
		switch p := &x.scene.pieces[j]; p.kind {
		case pieceStatus, pieceModal, pieceAux, pieceNeg:
			if g.link == isNone {
				c.mood.take(p)
				if p.feat&lexicon.Perf != 0 {
					c.perfect = true
				}
			}
		case pieceDet, pieceAdj, pieceAdv:
		default:
			return
		}
	}
}

// hangs reports whether the infinitive or participle at the end of chain c
// hangs on a preposition: after talking with, après avoir rencontré.
func (s *scene) hangs(k int, c *chain) bool {
	p := &s.pieces[k]
	if c.start == 0 || p.feat&(lexicon.Inf|lexicon.Part) == 0 || p.feat&(lexicon.Past|lexicon.Pres) != 0 || c.to {
		return false
	}
	q := &s.pieces[c.start-1]
	return q.kind == pieceLink && (q.usage.is == isAfter || q.usage.is == isBefore || q.usage.is == isFor || q.usage.is == isIn)
}

// verbStatus is the status that the verb at piece k tells.
func (x *exchangeReader) verbStatus(k int, c *chain, gerund bool) status {
	p := &x.scene.pieces[k]
	usual := statusUnclear
	switch {
	case gerund:
		usual = statusHeld
		switch {
		case c.passive: // is meeting
			usual = statusPlanned
			if c.mood.past {
				usual = statusHeld
			}
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
			} else if q.kind == pieceWord || q.kind == pieceVerb {
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
	m := c.mood
	if c.perfect && p.feat&(lexicon.Part|lexicon.Past) != 0 && !m.notYet {
		// "would have met": told as hearsay or as what did not happen.
		if m.modal && m.propose {
			return statusUnclear
		}
	}
	return m.status(usual)
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
		if at := t.resolve(x.ref, 0); at.y > 0 && x.ref.y > 0 {
			switch a, b := at.String(), x.ref.String(); {
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

// subject finds the group that the verb at piece k is said of, and the piece
// from which on the other side is sought.
func (x *exchangeReader) subject(k int, c *chain, gerund bool) (*party, int) {
	s := &x.scene
	if gerund && !c.passive {
		return x.mainSubject(k, c.start), k + 1
	}
	if c.finite >= 0 {
		if g := x.subjectLeft(c.finite - 1); g != nil {
			return g, k + 1
		}
		return x.firstBare(c.finite+1, k), k + 1
	}
	if g := x.subjectLeft(c.start - 1); g != nil {
		return g, k + 1
	}
	if s.pieces[k].usage.flags&flagInvert != 0 {
		for j := k + 1; j < len(s.pieces); j++ {
			if x.reflexive(j) {
				continue
			}
			switch s.pieces[j].kind {
			case pieceDet, pieceAdj, pieceAdv, pieceTime, pieceHedge, pieceMedium:
				continue
			case pieceActor:
				if n := s.groupAt(j); n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
					return &s.groups[n], s.groups[n].last
				}
			}
			break
		}
	}
	return nil, k + 1
}

// subjectLeft walks to the left from piece j to the subject of the verb after it.
func (x *exchangeReader) subjectLeft(j int) *party {
	s := &x.scene
	for steps := 0; j >= 0 && steps < 40; steps++ {
		p := &s.pieces[j]
		switch p.kind {
		case pieceRel:
			k := j - 1
			for k >= 0 && (s.pieces[k].kind == pieceComma || s.pieces[k].kind == pieceLink) {
				k--
			}
			if n := s.groupAt(max(k, 0)); n >= 0 && k >= 0 {
				g := s.groups[n]
				if len(g.members) > 1 && s.pieces[j].feat&lexicon.Pl == 0 {
					// "X and Y, who met Z": the nearest one only.
					g.members = g.members[len(g.members)-1:]
				}
				g.link, g.possessive = isNone, false
				return &g
			}
			return nil
		case pieceConj:
			from, _ := s.clause(j)
			return x.firstBare(from, j)
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return nil
			}
			g := &s.groups[n]
			if x.reflexive(j) {
				j--
				continue
			}
			if g.possessive {
				return nil
			}
			if g.link == isNone {
				return g
			}
			adjacent := steps == 0
			j = s.linkBefore(g.first)
			if j < 0 {
				return nil
			}
			if adjacent && x.Is(int(s.pieces[j].first), lexicon.Sub) {
				one := *g
				one.link = isNone // after X met Y: no preposition
				return &one
			}
			j--
		case pieceComma:
			// A parenthesis between the subject and its verb, or a list of verbs.
			from, _ := s.clause(j)
			for i := j - 1; i >= from; i-- {
				if s.pieces[i].kind != pieceComma {
					continue
				}
				if n := s.groupAt(i - 1); i > 0 && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive && s.groups[n].last == i {
					return &s.groups[n]
				}
			}
			// The parenthesis may hold a clause of its own: X, who said so, met Y.
			for i := j - 1; i >= 0; i-- {
				if s.pieces[i].kind == pieceRel && i > 0 && s.pieces[i-1].kind == pieceComma {
					if n := s.groupAt(i - 2); i > 1 && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
						return &s.groups[n]
					}
				}
				if s.pieces[i].kind == pieceQuote || s.pieces[i].kind == pieceStop {
					break
				}
			}
			if n := s.groupAt(j - 1); j > 0 && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
				// A name in apposition, or one at the start of the clause.
				g := &s.groups[n]
				if g.first <= from+2 || s.pieces[g.first-1].kind == pieceComma && x.Mentions[g.members[0]].Kind == Name && x.typeOf(g.members[0]) == Person {
					return g
				}
			}
			// the nominee for the office, X, met
			if n := s.groupAt(j - 1); j > 1 && n >= 0 && s.groups[n].link == isFor && s.pieces[j-2].kind == pieceComma {
				g := s.groups[n]
				g.link, g.members = isNone, g.members[len(g.members)-1:]
				return &g
			}
			return nil
		case pieceTime, pieceAdv, pieceHedge, pieceMedium, pieceNeg, pieceAux, pieceModal:
			j--
		case pieceLink:
			if s.pieces[j+1].kind != pieceTime {
				return nil
			}
			j--
		case pieceWord, pieceDet, pieceAdj, piecePoss, pieceNoun:
			if j = s.linkBefore(j); j < 0 {
				return nil
			}
			j--
		default:
			return nil
		}
	}
	return nil
}

// linkBefore is the preposition that the phrase ending at piece j began with, -1 if it has none.
func (s *scene) linkBefore(j int) int {
	for i := j - 1; i >= 0 && i >= j-8; i-- {
		switch s.pieces[i].kind {
		case pieceLink, pieceTopicCue:
			return i
		case pieceWord, pieceDet, pieceAdj, piecePoss, pieceNoun, pieceActor, pieceTime:
		default:
			return -1
		}
	}
	return -1
}

// firstBare is the first group in the pieces [from, to) that stands without a
// preposition and is no possessor.
func (x *exchangeReader) firstBare(from, to int) *party {
	for n := range x.scene.groups {
		if g := &x.scene.groups[n]; g.first >= from && g.last <= to && g.link == isNone && !g.possessive && !x.reflexive(g.first) {
			return g
		}
	}
	return nil
}

// mainSubject is the subject of the clause that the phrase at piece k hangs
// on: before it, or behind the comma that closes it.
func (x *exchangeReader) mainSubject(k, start int) *party {
	s := &x.scene
	from, _ := s.clause(k)
	for from > 0 && s.pieces[from-1].kind == pieceQuote {
		// The words before a quotation in the clause.
		if from--; from > 0 {
			from, _ = s.clause(from - 1)
		}
	}
	if start > from {
		j := start - 1
		if s.pieces[j].kind == pieceLink {
			j--
		}
		if j >= from && s.pieces[j].kind == pieceComma {
			j--
		}
		if n := s.groupAt(max(j, 0)); j >= from && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
			return &s.groups[n]
		}
		if g := x.firstBare(from, start); g != nil {
			return g
		}
	}
	for j := k + 1; j < len(s.pieces); j++ {
		if s.pieces[j].kind == pieceQuote {
			return nil
		}
		if s.pieces[j].kind != pieceComma {
			continue
		}
		for i := j + 1; i < len(s.pieces); i++ {
			switch s.pieces[i].kind {
			case pieceDet, pieceAdj, pieceAdv, pieceTime:
				continue
			case pieceActor:
				if n := s.groupAt(i); n >= 0 && s.groups[n].first == i && !s.groups[n].possessive {
					return &s.groups[n]
				}
			}
			break
		}
	}
	return nil
}

// droppable reports whether the verb at the end of chain c stands where its
// subject may be missing: nothing but adverbs and times before it.
func (x *exchangeReader) droppable(k int, c *chain) bool {
	for j := c.start - 1; j >= 0; j-- {
		switch x.scene.pieces[j].kind {
		case pieceTime, pieceAdv, pieceConj, pieceComma, pieceMedium, pieceHedge:
		default:
			return false
		}
	}
	return true
}

// epithet reports whether the verb at the end of chain c has a description of
// somebody as its subject, and nobody but the subject of the sentence before
// has been named so far: "the winner of the election spoke".
func (x *exchangeReader) epithet(c *chain) bool {
	s := &x.scene
	if len(x.before) == 0 || c.start < 2 || s.pieces[0].kind != pieceDet {
		return false
	}
	for j := 1; j < c.start; j++ {
		switch s.pieces[j].kind {
		case pieceWord, pieceAdj, pieceLink, pieceDet, pieceTime, pieceAdv, pieceNoun:
		case pieceActor:
			if x.typeOf(s.pieces[j].mention) == Person {
				return false
			}
		default:
			return false
		}
	}
	for _, m := range x.Mentions {
		if int(m.First) >= s.first {
			break
		}
		if m.Actor >= 0 && m.Actor != x.before[0].actor && x.Actors[m.Actor].Type == Person && m.Kind != Pronoun {
			return false
		}
	}
	return true
}

// groupAfter is the first group in the pieces [from, to) with the given link.
func (s *scene) groupAfter(from, to int, link role) *party {
	for n := range s.groups {
		if g := &s.groups[n]; g.first >= from && g.first < to && g.link == link && !g.possessive {
			return g
		}
	}
	return nil
}

// groupBefore is the last group in the pieces [from, to) with the given link, other than not.
func (s *scene) groupBefore(from, to int, link role, not *party) *party {
	for n := len(s.groups) - 1; n >= 0; n-- {
		if g := &s.groups[n]; g.first >= from && g.last <= to && g.link == link && !g.possessive && (not == nil || g.first != not.first) {
			return g
		}
	}
	return nil
}

// partner finds the other side of the verb at piece k, from piece from on.
func (x *exchangeReader) partner(k, from, to int, f *usage) (*party, string) {
	s := &x.scene
	direct := true
	of := false // inside a phrase with of or about
	for j := from; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return nil, ""
			}
			g := &s.groups[n]
			if of && g.link == isWith && s.owner(g) {
				return nil, "" // spoke of his friendship with
			}
			if !g.possessive {
				switch {
				case g.link == isWith && f.args&argWith != 0:
					return g, "with"
				case g.link == isTo && f.args&(argTo|argDative) != 0:
					return g, "to"
				case g.link == isOf && f.args&argDative != 0 && j == k+2:
					return g, "to" // lui B
				case g.link == isOn && f.args&argOn != 0:
					return g, "on"
				case g.link == isNone && direct && f.args&(argObject|argDative) != 0, g.link == isObj && f.args&argObject != 0:
					return g, "object"
				}
			}
			if g.link == isNone {
				direct = false
			}
			j = g.last - 1
		case pieceLink:
			of = of || p.usage.is == isOf || p.usage.is == isPrep
		case pieceTopicCue:
			of = true
		case pieceAdv, pieceTime, pieceMedium, pieceDet, pieceAdj, pieceHedge, piecePoss, pieceQuote:
		case pieceComma:
			if n := s.aside(j, to); n > j {
				j = n // received, for more than an hour, B
				continue
			}
			direct = false
		case pieceWord, pieceStatus:
			direct = direct && p.kind == pieceStatus && p.usage.flags&flagNoun != 0
		case pieceNoun:
			if f.args&argTopic == 0 {
				return nil, ""
			}
		case pieceConj:
			if f.args&argTopic == 0 {
				return nil, ""
			}
		case pieceVerb, pieceContact, pieceLight, pieceTopicVerb, pieceAux, pieceModal:
			return nil, ""
		}
	}
	return nil, ""
}

// owner reports whether a noun stands before the preposition of group g, so
// that the group may belong to it.
func (s *scene) owner(g *party) bool {
	k := s.linkBefore(g.first)
	return k > 0 && (s.pieces[k-1].kind == pieceWord || s.pieces[k-1].kind == pieceNoun || s.pieces[k-1].kind == pieceStatus)
}

// aside is the comma that closes the parenthesis without actors and verbs
// that the comma at piece j opens; j if there is none.
func (s *scene) aside(j, to int) int {
	for i := j + 1; i < to && i < j+10; i++ {
		switch s.pieces[i].kind {
		case pieceComma:
			return i
		case pieceTime, pieceAdv, pieceDet, pieceAdj, pieceWord, pieceLink, pieceMedium, pieceHedge, pieceNeg:
		default:
			return j
		}
	}
	return j
}

// passive reads "B was received by A".
func (x *exchangeReader) passive(e encounter, k int, c *chain, by *party) {
	s := &x.scene
	f := s.pieces[k].usage
	patient, _ := x.subject(k, c, false)
	if patient == nil {
		patient = x.mainSubject(k, c.start)
	}
	if patient == nil || patient.first == by.first {
		return
	}
	agents := x.sidesOf(by)
	e.sides = join(agents, x.sidesOf(patient))
	if len(e.sides) == 0 {
		return
	}
	e.rule = f.rule + "-by"
	c.perfect = true
	c.to = false
	e.status = c.mood.status(statusHeld)
	if c.mood.present && !c.mood.past {
		e.status = c.mood.status(x.presentStatus(k))
	}
	e.hedged = c.mood.hedge
	if f.flags&flagSubject != 0 {
		e.initiator = agents[0].actor
	}
	e.then = kindMeeting
	from, to := s.clause(k)
	x.circumstances(&e, k, from, to)
	x.cuedTopics(&e, by.last, to)
	x.add(e, k)
}
