package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// nounState is what the clause says of the exchange that a noun names.
type nounState struct {
	status    status
	hedge     bool
	get, host bool   // the subject received it, hosted it
	subject   *party // of the verb that governs the noun
	sent      bool   // the subject sent it
	asked     bool   // the subject asked for it
	joins     bool   // the subject joined it
	together  bool   // several subjects had it with each other
	droppable bool
	leftOut   []side // who the clause around it makes its verb's subject
}

// nounStatus reads what governs the noun phrase n at piece k.
func (x *exchangeReader) nounStatus(k int, n *nounPhrase, r *right, f *usage) nounState {
	s := &x.scene
	st := nounState{}
	m := n.mood
	usual := statusUnclear
	j := n.governor
	// "a day of meetings with", "a round of talks with"
	mere := false // spoken of, no more
	told := false // an account of the summit, not a round of talks
	for tries := 0; tries < 2 && j >= 0 && s.pieces[j].kind == pieceLink && s.pieces[j].usage.is == isOf; tries++ {
		i := j - 1
		for i >= 0 && (s.pieces[i].kind == pieceWord || s.pieces[i].kind == pieceDet || s.pieces[i].kind == pieceAdj || s.pieces[i].kind == pieceTime ||
			s.pieces[i].kind == pieceStatus && s.pieces[i].usage.flags&flagNoun != 0) {
			m.take(&s.pieces[i])
			i--
		}
		told = told || n.definite || x.Is(int(s.pieces[j].first), lexicon.Det)
		j = i
	}
	if j > 0 && s.pieces[j].kind == pieceLink && s.pieces[j].usage.is == isTo {
		i := j - 1
		for i > 0 && (s.pieces[i].kind == pieceTime || s.pieces[i].kind == pieceAdv) {
			i--
		}
		if s.pieces[i].kind == pieceLight && (s.pieces[i].usage.is == isDo || s.pieces[i].usage.is == isJoin) {
			j = i // a participé mardi à une réunion
		}
	}
	if v := x.finalVerb(k, j, n.start, r); v >= 0 {
		p := &s.pieces[v]
		c := x.chain(v)
		x.bracket(v, &c)
		st.get, st.host, st.sent = p.usage.is == isGet, p.usage.is == isHost, p.usage.is == isDo
		st.together = p.usage.is == isDo && f.flags&(flagTo|flagVisit) == 0
		usual = x.governedStatus(v, &c, n)
		if main, comma := x.infinitiveClause(v, &c); comma >= 0 {
			st.subject = x.controller(main, comma, &c)
			c.to = true
			usual = x.governedStatus(v, &c, n)
		} else if c.finite >= 0 || p.feat&lexicon.Part == 0 {
			st.subject, _ = x.subject(v, &c, false)
		} else {
			st.subject = x.subjectLeft(min(c.start, n.start) - 1)
		}
		if st.subject != nil {
			x.beside(st.subject, &c)
		}
		m.merge(&c.mood)
		j = v
	} else if j < 0 && r.did && n.start == 0 {
		st.droppable = x.rules.proDrop // Discuții a mai avut și cu B
	} else if j >= 0 {
		if j > 0 && (s.pieces[j].kind == pieceTopicCue || s.pieces[j].kind == pieceLink && !s.pieces[j].occasional()) && s.pieces[j-1].kind == pieceStatus && s.pieces[j-1].usage.flags&flagNoun == 0 {
			j-- // agreed on a meeting, договорились о встрече
			st.together = f.flags&(flagTo|flagVisit) == 0
		}
		p := &s.pieces[j]
		kind := p.kind
		if x.earlier(j) {
			kind, usual = pieceLink, statusPlanned
		}
		switch x.timedLink(j) {
		case isAfter:
			kind, usual = pieceSub, statusHeld
		case isBefore:
			kind, usual = pieceSub, statusPlanned
		}
		switch kind {
		case pieceLink, pieceSub:
			if p.kind == pieceLink || p.kind == pieceSub {
				usual = statusUnclear
			}
			if p.kind == pieceLink {
				switch p.usage.is {
				case isIn, isAt, isDuring, isAfter, isOn, isBy, isFrom:
					usual = statusHeld
					if p.usage.is == isIn && f.kind == kindTalk && s.pieces[k].feat&lexicon.Pl != 0 && !s.timed(j) && !s.settled(j-1) && !s.being(j-1) {
						usual = statusUnclear // in talks with
					}
					st.together = p.usage.is == isIn && f.kind != kindMeeting && f.kind != kindMessage ||
						p.usage.is == isAfter && f.kind == kindTalk && s.pieces[k].feat&lexicon.Pl != 0 || // signed it after talks
						x.discussing(p.usage.is, r.end)
				case isBefore:
					usual = statusPlanned
				case isFor:
					usual = statusPlanned
					if x.passed(k, r.end) {
						usual = statusHeld // under fire for a meeting last week with
					}
					if s.stayed(j) {
						usual = statusHeld // was in Ankara for talks with
					}
					if x.ofLength(n.start, k) {
						usual = statusHeld
					}
					m.unplanned(s, j)
				case isTo:
					if !x.Is(int(p.first), lexicon.Locative) { // à une rencontre says nothing
						usual = statusPlanned
						m.undone(s, j)
					}
				}
			}
			st.subject = x.mainSubject(k, j+1)
			if st.subject == nil {
				st.droppable = f.flags&flagDrop != 0
			}
			for i := j - 1; i >= 0 && (s.pieces[i].kind == pieceAux || s.pieces[i].kind == pieceLight || s.pieces[i].kind == pieceAdv || s.pieces[i].kind == pieceNeg); i-- {
				if s.pieces[i].kind == pieceNeg {
					m.take(&s.pieces[i]) // had not been in talks with
				}
			}
			if usual == statusHeld {
				// "will raise it at a meeting with": the clause says when.
				from, _ := s.clause(j)
				for i := j - 1; i >= from && s.pieces[i].kind != pieceComma; i-- {
					if q := &s.pieces[i]; q.kind == pieceModal || q.kind == pieceAux && q.feat&lexicon.Fut != 0 || q.kind == pieceStatus && q.usage.flags&flagNoun == 0 && q.feat&lexicon.Past == 0 {
						after := p.kind == pieceLink && p.usage.is == isAfter
						if !after {
							m.take(q)
						}
					}
				}
			}
		case pieceLight, pieceStatus, pieceVerb, pieceTopicVerb, pieceContact, pieceWord, pieceAux, pieceAdv, pieceSay:
			v := j
			if p.kind == pieceLight {
				st.get, st.host = p.usage.is == isGet, p.usage.is == isHost
				st.sent = p.usage.is == isDo
				st.joins = p.usage.is == isJoin && n.definite
				st.together = (p.usage.is == isDo || p.usage.is == isJoin && !n.definite) && f.flags&(flagTo|flagVisit) == 0
			}
			if _, f := x.usageAt(int(p.first), lexicon.Light, isGet); f != nil {
				st.get = true
			}
			if _, f := x.usageAt(int(p.first), lexicon.Light, isDo); f != nil && p.kind == pieceContact {
				st.sent = true // i-a transmis o scrisoare
			}
			c := x.chain(v)
			if p.kind == pieceContact && p.usage.flags&flagWeak != 0 && x.Any(int(p.first), wishes) {
				// a cerut o întâlnire cu B: a verb that tells somebody else what to do, or asks for it
				m.propose = m.propose || x.Is(int(p.first), lexicon.Propose)
				m.refuse = m.refuse || x.Is(int(p.first), lexicon.Refuse)
			}
			if p.kind == pieceStatus {
				m.take(p)
				st.asked = p.class == lexicon.Propose
				st.together = (p.class == lexicon.Plan || p.class == lexicon.Refuse) && p.usage.flags&flagNoun == 0 && f.flags&(flagTo|flagVisit) == 0
			}
			usual = x.governedStatus(v, &c, n)
			spoken := p.kind == pieceSay || p.kind == pieceTopicVerb
			if spoken && n.possessor == nil && !x.known(n, k) {
				usual, mere = statusUnclear, true // announced, brought up a meeting with
			}
			if st.subject, _ = x.governorSubject(v, &c); n.subject != nil {
				st.subject = n.subject
			}
			if st.subject != nil {
				x.beside(st.subject, &c)
			} else {
				st.droppable = x.droppable(v, &c) || p.class == lexicon.Plan && x.programme(c.start)
				if x.rules.proDrop && c.first {
					st.leftOut, st.droppable = x.quoted(int(p.first)), false
				} else if x.rules.proDrop || x.rules.cases {
					st.leftOut = x.leftOut(v, &c)
				}
				if n.mood.neg || n.mood.refuse {
					// "X said there had been no talks with Y"
					st.subject = x.sayer(v)
				}
			}
			for i := c.start; i < v; i++ {
				m.take(&s.pieces[i])
			}
			if c.perfect && !spoken {
				m.past = true
			}
		case pieceActor:
			// "Xi Putin talks": headlines; "with X talks": verb-final languages.
		}
	}
	if (x.rules.lastVerbs || x.rules.cases) && usual == statusHeld && n.governor >= 0 && s.pieces[n.governor].kind == pieceLink {
		r.verb, r.mood = false, modality{} // In einem Brief an B forderte A: the verb is the clause's
	}
	if r.verb || usual == statusUnclear && !mere && (n.possessor != nil || n.joint != nil || n.definite || r.between != nil) {
		// The noun is a subject, or the talk is taken as known.
		m.merge(&r.mood)
		if r.mood.past || j < 0 || s.pieces[j].kind != pieceWord {
			if m.past && !r.mood.plan {
				usual = statusHeld
			} else if r.verb && r.mood.present && !m.past {
				usual = x.presentStatus(k)
			}
		}
	} else if r.mood.plan || r.mood.refuse {
		m.merge(&r.mood)
	}
	if usual == statusUnclear && x.headline(k, n, r) {
		usual = statusHeld
	}
	if from, to := s.clause(k); usual == statusHeld && x.reference().full() {
		for i := from; i < to; i++ {
			if s.pieces[i].kind != pieceTime || i < n.start || i > r.end {
				continue
			}
			t := &s.times[s.pieces[i].time]
			if t.direction > 0 || t.kind == timeDay && t.n > 0 || t.kind == timePeriod && t.n > 0 {
				usual = statusPlanned
			}
		}
	}
	if usual == statusUnclear && n.definite && (r.between != nil || r.with != nil) && x.passed(k, r.end) {
		usual = statusHeld // the meeting between A and B on Saturday
	}
	if usual == statusUnclear && (m.neg || m.refuse || m.plan || m.propose) {
		usual = statusHeld // the words decide below
	}
	if g := n.governor; usual == statusUnclear && g >= 0 && s.pieces[g].kind == pieceLink && (s.pieces[g].usage.is == isOf || s.pieces[g].usage.is == isBy) && len(x.found) > 0 {
		// a meeting with X, followed by one with Y
		if e := &x.found[len(x.found)-1]; e.sentences[0] == s.sentence && e.trigger < int(s.pieces[g].first) {
			usual = e.status
		}
	}
	if n.possessor != nil && r.with != nil && r.verb && r.mood.past && !r.mood.plan && !r.mood.neg && !r.mood.propose {
		m.plan = false // his next meeting was with
	}
	st.together = st.together && !told
	st.status, st.hedge = m.status(usual), m.hedge
	if told && st.status == statusDenied && !n.mood.neg && !n.mood.refuse && !r.mood.neg && !r.mood.refuse {
		st.status = statusUnclear // gave no details of the talks between
	}
	if from, _ := s.clause(k); s.disclaimed(from) || x.reportDenied(k, n.governor, r.end) {
		st.status, st.hedge = statusDenied, false
	}
	if g := n.governor; g >= 0 && st.status == statusHeld && n.possessor == nil && r.subject == nil && (!n.definite || x.indefinite(n.start, k)) {
		switch s.pieces[g].kind {
		case pieceTopicCue, pieceSay: // rumours about a meeting, demanded a meeting
			st.status = statusUnclear
		}
	}
	return st
}

// discussing reports whether a noun of contact behind the preposition is, whose
// phrase ends before piece k, is when those who are named behind the comma spoke
// of something: during the meeting, A and B discussed T.
func (x *exchangeReader) discussing(is role, k int) bool {
	s := &x.scene
	if is != isDuring && is != isIn || k+1 >= len(s.pieces) || s.pieces[k].kind != pieceComma {
		return false
	}
	n := s.groupAt(k + 1)
	if n < 0 || s.groups[n].first != k+1 {
		return false
	}
	for j := s.groups[n].last; j < len(s.pieces); j++ {
		switch s.pieces[j].kind {
		case pieceAux, pieceAdv, pieceTime, pieceMedium:
		default:
			return s.pieces[j].kind == pieceTopicVerb && s.pieces[j].feat&lexicon.Fut == 0
		}
	}
	return false
}

// reportDenied reports whether what the noun at piece k names is what a report
// holds that somebody denies: denied reports of a meeting, опроверг слухи о встрече,
// wies Berichte über ein Treffen zurück. Piece g governs the noun.
func (x *exchangeReader) reportDenied(k, g, end int) bool {
	s := &x.scene
	if g < 1 || s.pieces[g].kind != pieceTopicCue && (s.pieces[g].kind != pieceLink || s.pieces[g].usage.is != isOf) {
		return false
	}
	report := false
	for g--; g >= 0 && !report || g >= 0 && s.pieces[g].behindVerb() && s.pieces[g].kind != pieceActor; g-- {
		switch p := &s.pieces[g]; p.kind {
		case pieceWord, pieceHedge, pieceSay:
			if report = report || x.rules.reports[x.Words[p.first]]; !report {
				return false
			}
			if p.kind == pieceHedge {
				continue
			}
		case pieceAdj, pieceDet:
		default:
			return false
		}
	}
	denies := func(j int) bool {
		p := &s.pieces[j]
		return p.kind == pieceStatus && p.class == lexicon.Refuse && p.usage.flags&flagNoun == 0 && (j == 0 || s.pieces[j-1].kind != pieceNeg)
	}
	if g >= 0 && denies(g) {
		return true
	}
	_, to := s.clause(k)
	for j := end; j < to && x.rules.lastVerbs; j++ {
		if denies(j) {
			return true
		}
	}
	return false
}

// headline reports whether the noun at piece k begins a sentence without article
// and verb that tells an exchange by it: Colloquio telefonico tra A e B lunedì.
func (x *exchangeReader) headline(k int, n *nounPhrase, r *right) bool {
	s := &x.scene
	if n.governor >= 0 || n.definite || n.start > 0 || r.between == nil && r.with == nil || x.rules.noArticles || x.rules.nounCompounds || x.rules.nounCapitals {
		return false
	}
	for j := range s.pieces {
		switch p := &s.pieces[j]; p.kind {
		case pieceAux, pieceModal, pieceVerb, pieceContact, pieceLight, pieceSay, pieceTopicVerb, pieceStatus, pieceNeg, pieceHedge, pieceIdiom:
			return false
		}
	}
	return !x.mark(s.last-1, '?') && !x.mark(s.last-1, ':')
}

// known reports whether the noun phrase n of the noun at piece k has a definite
// determiner: the meeting, not a meeting.
func (x *exchangeReader) known(n *nounPhrase, k int) bool {
	if x.scene.pieces[k].feat&lexicon.Def != 0 {
		return true // întâlnirea
	}
	for j := n.start; j < k; j++ {
		if p := &x.scene.pieces[j]; p.kind == pieceDet {
			return x.Feat(int(p.first), lexicon.Det)&lexicon.Indef == 0 || x.Is(int(p.first), lexicon.Dem)
		}
	}
	return false
}

// indefinite reports whether an indefinite article is one of the pieces [from, to).
func (x *exchangeReader) indefinite(from, to int) bool {
	for j := from; j < to; j++ {
		if p := &x.scene.pieces[j]; p.kind == pieceDet && x.Feat(int(p.first), lexicon.Det)&lexicon.Indef != 0 {
			return true
		}
	}
	return false
}

// finalVerb is the piece of the light verb that ends the clause and governs the
// noun of contact at piece k, in languages whose verbs come last: hat Gespräche
// mit X geführt; -1 if there is none, or the noun hangs on a preposition.
func (x *exchangeReader) finalVerb(k, governor, start int, r *right) int {
	s := &x.scene
	if !x.rules.lastVerbs || governor >= 0 && (s.pieces[governor].kind == pieceLink && governor == start-1 || s.pieces[governor].kind == pieceLight && !x.Is(int(s.pieces[governor].first), lexicon.Aux)) {
		return -1
	}
	for v := k + 1; v < len(s.pieces); v++ {
		switch p := &s.pieces[v]; p.kind {
		case pieceLight:
			if p.usage.is != isDo && p.usage.is != isGet && p.usage.is != isHost || x.Is(int(p.first), lexicon.Aux) {
				return -1
			}
			if v+1 < len(s.pieces) {
				switch q := &s.pieces[v+1]; q.kind {
				case pieceAux, pieceModal, pieceComma, pieceConj, pieceStop, pieceQuote:
				default:
					if x.Text.Tokens[q.first].Kind != text.Punct {
						return -1
					}
				}
			}
			return v
		case pieceContact, pieceVerb, pieceTopicVerb, pieceSay, pieceAux, pieceModal, pieceComma, pieceStop, pieceQuote, pieceSub, pieceRel, pieceThat:
			return -1
		}
	}
	return -1
}

// passed reports whether the pieces [from, to) name a day before the text's.
func (x *exchangeReader) passed(from, to int) bool {
	s := &x.scene
	for j := from; j < min(to, len(s.pieces)); j++ {
		if s.pieces[j].kind != pieceTime || x.sinceThen(j) {
			continue
		}
		t := &s.times[s.pieces[j].time]
		if t.direction > 0 || t.kind == timeLength || t.kind == timePart {
			continue
		}
		if t.direction < 0 && t.kind == timeWeekday {
			return true // last Monday
		}
		if at := t.resolve(x.reference(), past); at.full() && x.reference().full() && at.String() < x.reference().String() {
			return true
		}
	}
	return false
}

var wishes = lexicon.SetOf(lexicon.Propose, lexicon.Refuse)

// sayer is the subject of the verb of saying before piece v.
func (x *exchangeReader) sayer(v int) *party {
	for j := v - 1; j > 0; j-- {
		switch x.scene.pieces[j].kind {
		case pieceSay:
			c := x.chain(j)
			return x.subjectLeft(c.start - 1)
		case pieceQuote, pieceStop, pieceComma:
			return nil
		}
	}
	return nil
}

// merge adds what o says.
func (m *modality) merge(o *modality) {
	m.plan = m.plan || o.plan
	m.propose = m.propose || o.propose
	m.refuse = m.refuse || o.refuse
	m.notYet = m.notYet || o.notYet
	m.neg = m.neg || o.neg
	m.hedge = m.hedge || o.hedge
	m.habit = m.habit || o.habit
	m.open = m.open || o.open
	m.past = m.past || o.past
	m.present = m.present || o.present
	m.future = m.future || o.future
}

// governedStatus is the status that the verb at piece v gives its object.
func (x *exchangeReader) governedStatus(v int, c *chain, n *nounPhrase) status {
	p := &x.scene.pieces[v]
	switch p.kind {
	case pieceStatus:
		return statusHeld // its own meaning decides
	case pieceAux:
		if n.definite && p.feat&lexicon.Past != 0 && c.start == v {
			return statusHeld // it was the first meeting between
		}
		return statusUnclear
	case pieceWord, pieceAdv:
		return statusUnclear
	}
	switch {
	case p.usage != nil && p.usage.is == isWatch && c.to && x.watched(v, c):
		return statusHeld
	case x.scene.hangs(v, c):
		if x.scene.pieces[c.start-1].usage.is == isAfter {
			return statusHeld
		}
		return statusPlanned
	case p.feat&(lexicon.Past) != 0:
		return statusHeld
	case p.feat&lexicon.Part != 0 && (c.perfect || c.start == v || c.passive):
		return statusHeld
	case p.feat&lexicon.Ger != 0:
		if c.passive {
			return c.mood.progressive() // is holding
		}
		if c.mood.present {
			return x.presentStatus(v)
		}
		return statusHeld
	case p.feat&lexicon.Inf != 0 && c.to, p.feat&lexicon.Fut != 0:
		return statusPlanned
	case c.did:
		return statusHeld
	case p.feat&lexicon.Pres != 0:
		return x.presentStatus(v)
	}
	return statusUnclear
}

// governorSubject is the subject of the verb at piece v.
func (x *exchangeReader) governorSubject(v int, c *chain) (*party, int) {
	s := &x.scene
	p := &s.pieces[v]
	if p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && !c.passive || s.hangs(v, c) {
		return x.mainSubject(v, c.start), v
	}
	if c.passive && p.feat&lexicon.Part != 0 && p.kind == pieceLight {
		return nil, v
	}
	if g := x.subjectLeft(c.start - 1); g != nil {
		return g, v
	}
	for j := v + 1; j < len(s.pieces); j++ {
		switch s.pieces[j].kind {
		case pieceDet, pieceAdj, pieceAdv, pieceTime, pieceHedge, pieceMedium:
			continue
		case pieceActor:
			if i := s.groupAt(j); i >= 0 && s.groups[i].link == isNone && !s.groups[i].possessive {
				return &s.groups[i], j
			}
		}
		break
	}
	return nil, v
}
