package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// agent is the group behind "by" that did what the participle at piece k
// tells; nil if there is none near it, or the verb has its object behind it.
func (x *exchangeReader) agent(k, to int, c *chain) *party {
	s := &x.scene
	if c.finite >= 0 {
		for n := range s.groups {
			if g := &s.groups[n]; g.first > c.finite && g.last <= k && !g.possessive && s.by(g) {
				return g
			}
		}
	}
	words, manner := 0, false // manner: was received with military honours by
	for j := k + 1; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return nil
			}
			g := &s.groups[n]
			if !g.possessive && (g.link == isBy || c.passive && (words == 0 || manner) && s.by(g) || c.passive && g.link == isNone && x.instrument(g)) {
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
		case pieceDet:
			if n := s.trade(x.Document, j, to, true); n > j {
				j = n - 1 // par le vicaire du village, Mgr X
			}
		case pieceAdv, pieceTime, pieceMedium, pieceAdj, pieceHedge, piecePoss, pieceTopicCue:
		case pieceLink:
			manner = manner || p.usage.is == isWith
		case pieceComma:
			// was received, on Monday, in Paris, by
			if j+1 < to && s.pieces[j+1].kind == pieceLink && (s.pieces[j+1].usage.is == isBy || s.pieces[j+1].usage.flags&flagBy != 0) {
				continue
			}
			n := x.aside(j, to)
			if n == j {
				return nil
			}
			j = n // was received, for the second time, by
		default:
			return nil
		}
	}
	return nil
}

// instrument reports whether a group without a preposition can be who did it by
// its case: был принят Иваном Драгуновым.
func (x *exchangeReader) instrument(g *party) bool {
	if !x.rules.cases || x.typeOf(g.members[0]) != Person {
		return false
	}
	nominative, oblique := x.casesOfMention(&x.Mentions[g.members[0]])
	return oblique && !nominative
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
	from := k + 1
	if subject.first == from {
		from = subject.last // hablaron X e Y
	}
	for j := from; j < len(s.pieces); j++ {
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
			return j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceTime // am Montag
		case pieceWord:
			return x.Text.Tokens[p.first].Kind != text.Word
		case pieceActor:
			return x.Feat(int(p.first), lexicon.Pron)&lexicon.Refl != 0
		case pieceStop, pieceQuote:
			return true
		case pieceStatus:
			return x.earlier(j) // had spoken before the session
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
	case pieceConj:
		// called both A and B "crazy"
		for j := k + 1; j < len(s.pieces) && j < k+8; j++ {
			if s.pieces[j].kind == pieceQuote || s.pieces[j].kind == pieceAdv && x.Text.Tokens[s.pieces[j].first].Kind != text.Word {
				return true
			}
		}
	case pieceAdv:
		return x.Text.Tokens[p.first].Kind != text.Word
	case pieceWord:
		return x.Text.Tokens[p.first].Kind == text.Word || x.Text.Tokens[p.first].Kind == text.Number
	}
	return false
}

// ends reports whether nothing but where and when is told from piece k on.
func (s *scene) ends(k int) bool {
	for ; k < len(s.pieces); k++ {
		switch p := &s.pieces[k]; p.kind {
		case pieceLink:
			if p.usage.is != isIn && p.usage.is != isAt {
				return false
			}
			return true
		case pieceComma, pieceStop, pieceTime, pieceConj:
			return true
		case pieceTopicCue:
			return k+1 < len(s.pieces) && s.pieces[k+1].kind == pieceTime
		case pieceWord:
			return k == len(s.pieces)-1
		case pieceAdv:
		default:
			return false
		}
	}
	return true
}

// urged reports whether a preposition and a verb follow at piece k: what
// somebody was called on to do.
func (s *scene) urged(k int) bool {
	if k+1 >= len(s.pieces) || s.pieces[k].kind != pieceLink || s.pieces[k].usage.is != isTo {
		return false
	}
	switch s.pieces[k+1].kind {
	case pieceWord, pieceVerb, pieceContact, pieceLight, pieceSay, pieceTopicVerb, pieceStatus, pieceNeg, pieceAdv:
		return true
	}
	return false
}

// reciprocal reports whether piece k is the infinitive of what people do to
// one another: to meet.
func (s *scene) reciprocal(k int) bool {
	p := &s.pieces[k]
	return p.kind == pieceContact && p.usage.args&argRecip != 0 && p.feat&lexicon.Inf != 0
}

// bidden reports whether the group g is the object of a verb of inviting or
// calling upon: invited A and B to meet.
func (s *scene) bidden(g *party, from int) bool {
	for j := g.first - 1; j >= from; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceAdv, pieceDet, pieceAdj, pieceTime:
		case pieceContact:
			return p.usage.flags&(flagInvite|flagUrging) != 0
		default:
			return false
		}
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
		if g.first < from && g.last > k || subject != nil && g.first == subject.first || x.personless(g) || g.possessive {
			continue
		}
		before := s.linkBefore(g.first)
		if before < 0 && g.link != isNone && x.Is(int(s.pieces[g.first].first), lexicon.Link) {
			before = g.first // the preposition has grown together with the article: do
		}
		switch {
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
	of := false     // inside a phrase with of or about
	phrase := false // inside a phrase with a preposition
	for j := from; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return nil, ""
			}
			g := &s.groups[n]
			if of && f.args&argTopic == 0 && g.link == isWith && s.owner(g) {
				return nil, "" // spoke of his friendship with
			}
			if f.args&argTopic != 0 && g.link == isWith && x.tied(s.linkBefore(g.first)-1) {
				return nil, "" // discussed the agreement with
			}
			if !g.possessive {
				switch {
				case g.link == isWith && f.args&argWith != 0:
					return g, "with"
				case g.link == isTo && f.args&(argTo|argDative) != 0:
					return g, "to"
				case g.link == isOf && f.args&argDative != 0 && j == k+2:
					return g, "to" // lui B
				case g.link == isFor && f.args&argFor != 0 && direct && x.typeOf(g.members[0]) == Person:
					return g, "to"
				case g.link == isOn && f.args&argOn != 0:
					return g, "on"
				case g.link == isNone && direct && f.args&(argObject|argDative) != 0, g.link == isObj && f.args&(argObject|argMarked) != 0:
					return g, "object"
				}
			}
			if g.link == isNone && !s.ownsNext(g) {
				direct = false
			}
			phrase = false
			j = g.last - 1
		case pieceLink:
			phrase = true
			of = of || p.usage.is == isOf || p.usage.is == isPrep
		case pieceTopicCue:
			of = of || !x.merelyAlso(p)
		case pieceDet:
			if n := s.trade(x.Document, j, to, j > 0 && s.pieces[j-1].kind == pieceContact); n > j {
				j = n - 1
			}
		case pieceAdv, pieceTime, pieceMedium, pieceAdj, pieceHedge, piecePoss, pieceQuote:
		case pieceComma:
			if n := x.aside(j, to); n > j {
				j = n // received, for more than an hour, B
				continue
			}
			direct = direct && j > from && s.timesOnly(from, j) // a reçu le jeudi 4 mars, B
		case pieceWord, pieceStatus:
			if phrase && x.rules.nounCapitals && p.kind == pieceWord {
				phrase = !x.capital(int(p.first)) // empfing in der Residenz B
				continue
			}
			direct = direct && p.kind == pieceStatus && p.usage.flags&flagNoun != 0
		case pieceNoun:
			if f.args&argTopic == 0 {
				return nil, ""
			}
		case pieceConj:
			if j+1 < to && s.pieces[j+1].kind == pieceLink && (s.pieces[j+1].usage.is == isWith || s.pieces[j+1].usage.is == isObj) && s.timesOnly(from, j) {
				continue // s-a întâlnit și cu, l-a primit și pe
			}
			if f.args&argTopic == 0 {
				return nil, ""
			}
		case pieceVerb, pieceContact, pieceLight, pieceTopicVerb, pieceAux, pieceModal:
			return nil, ""
		}
	}
	return nil, ""
}

// ownsNext reports whether the group g only tells whose somebody named right behind
// it is: met Lee's lawyer, Anna Boll.
func (s *scene) ownsNext(g *party) bool {
	if !g.possessive || g.last >= len(s.pieces) || s.pieces[g.last].kind != pieceActor {
		return false
	}
	n := s.groupAt(g.last)
	return n >= 0 && s.groups[n].first == g.last && s.groups[n].last > g.last+1
}

// owner reports whether a noun stands before the preposition of group g, so
// that the group may belong to it.
func (s *scene) owner(g *party) bool {
	k := s.linkBefore(g.first)
	return k > 0 && (s.pieces[k-1].kind == pieceWord || s.pieces[k-1].kind == pieceNoun || s.pieces[k-1].kind == pieceStatus)
}

// tied reports whether piece k is a noun that says what someone has with
// another, so that "with" behind it goes with the noun: relations, agreement, talks.
func (x *exchangeReader) tied(k int) bool {
	if k < 0 {
		return false
	}
	p := &x.scene.pieces[k]
	if p.kind == pieceNoun || x.Is(int(p.last)-1, lexicon.Thing) {
		return true
	}
	_, f := x.usageAt(int(p.last)-1, lexicon.TopicHead, isRelations)
	return f != nil
}

// placed reports whether the preposition of group g says where: in, at, à.
func (x *exchangeReader) placed(g *party) bool {
	if g.link == isTo {
		k := x.scene.linkBefore(g.first)
		return k >= 0 && x.Is(int(x.scene.pieces[k].first), lexicon.Locative) && x.personless(g)
	}
	return g.link == isIn || g.link == isAt
}

// timesOnly reports whether the pieces [from, to) are times and adverbs.
func (s *scene) timesOnly(from, to int) bool {
	for j := from; j < to; j++ {
		switch s.pieces[j].kind {
		case pieceTime, pieceAdv, pieceMedium, pieceDet:
		default:
			return false
		}
	}
	return true
}

// aside is the comma that closes the parenthesis without actors and verbs
// that the comma at piece j opens; j if there is none.
func (x *exchangeReader) aside(j, to int) int {
	s := &x.scene
	for i := j + 1; i < to && i < j+10; i++ {
		switch s.pieces[i].kind {
		case pieceComma:
			return i
		case pieceActor:
			// received, in Paris, B
			if n := s.groupAt(i); n < 0 || !x.placed(&s.groups[n]) {
				return j
			}
		case pieceTime, pieceAdv, pieceDet, pieceAdj, pieceWord, pieceLink, pieceMedium, pieceHedge, pieceNeg:
		default:
			return j
		}
	}
	return j
}

// wished reports whether the auxiliary of the passive at piece k is in a
// subjunctive that no "after" opens: está previsto que B sea recibido por A.
func (x *exchangeReader) wished(k int, c *chain) bool {
	s := &x.scene
	for j := c.start; j < k; j++ {
		f := x.Feat(int(s.pieces[j].first), lexicon.Aux)
		if f&lexicon.Subj == 0 || f&(lexicon.Perf|lexicon.Past|lexicon.Pres) != 0 || !x.rules.proDrop {
			continue
		}
		from, _ := s.clause(k)
		return from == 0 || s.pieces[from-1].kind != pieceSub
	}
	return false
}

// passive reads "B was received by A".
func (x *exchangeReader) passive(e encounter, k int, c *chain, by *party) {
	s := &x.scene
	f := s.pieces[k].usage
	patient, _ := x.subject(k, c, false)
	if patient == nil {
		patient = x.mainSubject(k, c.start)
	}
	var patients []side
	switch {
	case patient != nil && patient.first != by.first:
		patients = x.sidesOf(patient)
	case patient == nil && x.rules.proDrop:
		patients = x.leftOut(k, c) // viajó a Pekín, donde fue recibido por
	}
	if len(patients) == 0 {
		return
	}
	agents := x.sidesOf(by)
	e.sides = join(agents, patients)
	if len(e.sides) == 0 {
		return
	}
	e.rule = f.rule + "-by"
	c.perfect = true
	c.to = false
	e.status = c.mood.status(statusHeld)
	if patient != nil && x.wished(k, c) {
		x.beside(patient, c)
		e.status = c.mood.status(statusProposed)
	} else if c.mood.present && !c.mood.past {
		e.status = c.mood.status(x.presentStatus(k))
	}
	if f.flags&flagInvite != 0 {
		e.status = c.mood.inviting()
	}
	if lo, _ := s.clause(k); s.wondered(lo) {
		e.status = statusUnclear
	}
	e.hedged = c.mood.hedge
	if f.flags&flagSubject != 0 {
		e.initiator = agents[0].actor
	}
	e.then = kindMeeting
	from, to := s.clause(k)
	x.circumstances(&e, k, from, to)
	x.cuedTopics(&e, by.last, to)
	x.purposeTopics(&e, by.last, to)
	x.add(e, k)
}
