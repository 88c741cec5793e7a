package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// phrase around a noun of contact: its pieces [start, k], the piece that
// governs it, and what stands beside it.
type nounPhrase struct {
	start     int
	governor  int // piece; -1 at the start of the sentence
	definite  bool
	possessor *party
	joint     *party // the Xi-Putin call
	recipient *party // sent B a letter
	subject   *party // between the verb and its object
	with      *party // before the noun
	mood      modality
}

// nounPhrase reads to the left from the noun at piece k.
func (x *exchangeReader) nounPhrase(k int) nounPhrase {
	s := &x.scene
	n := nounPhrase{start: k, governor: -1}
	words := 0
	for j := k - 1; j >= 0; j-- {
		p := &s.pieces[j]
		switch p.kind {
		case pieceDet:
			n.definite = true
		case piecePoss, pieceTime, pieceMedium:
		case pieceLink:
			if s.datedBehind(j, k) && j > 0 && s.pieces[j-1].kind != pieceNoun {
				continue // held on Monday talks with
			}
			if x.rules.lastVerbs && n.mood.plan && j > 0 && s.determines(j-1) {
				// das für Montag geplante Treffen
				n.definite = true
				j--
				n.start = j
				continue
			}
			// A word that is article and preposition (a carta) is an article
			// behind a verb.
			if x.rules.article(x.Words[p.first]) {
				n.definite = true
				break
			}
			if j == 0 || !x.Is(int(p.first), lexicon.Det) || s.pieces[j-1].kind != pieceLight && s.pieces[j-1].kind != pieceContact && s.pieces[j-1].kind != pieceStatus {
				n.governor = j
				return n
			}
			n.definite = true
		case pieceAdj:
		case pieceAdv, pieceHedge:
			if words++; words > 5 {
				n.governor = j
				return n
			}
		case pieceWord:
			if words++; words > 5 || j > 0 && s.pieces[j-1].kind == pieceLink && n.definite && x.endsWith(int(p.first), x.say.infinitiveEndings) {
				n.governor = j // de poursuivre les consultations
				return n
			}
		case pieceConj:
			// un premier, long et cordial entretien
			i := s.adjectives(j)
			if words == 0 || i == j {
				n.governor = j
				return n
			}
			j, n.start = i, i
			continue
		case pieceStatus:
			if p.usage.flags&flagNoun == 0 && !(p.feat&lexicon.Part != 0 && j > 0 && s.determines(j-1)) {
				n.governor = j
				return n
			}
		case pieceActor:
			i := s.groupAt(j)
			if i < 0 {
				n.governor = j
				return n
			}
			g := &s.groups[i]
			if g.link == isWith && x.rules.lastVerbs && n.with == nil && !g.possessive {
				if l := s.linkBefore(g.first); l > 0 {
					n.with, j = g, l // führte mit B ein Gespräch
					continue
				}
			}
			if g.link == isIn && x.Mentions[p.mention].Type == Place && !g.possessive && len(g.members) == 1 {
				if l := s.linkBefore(g.first); l > 0 && (x.rules.lastVerbs || s.pieces[l-1].kind == pieceLight || s.pieces[l-1].kind == pieceTime || s.pieces[l-1].kind == pieceStatus) {
					j = l // held in Moscow talks with
					continue
				}
			}
			if m := &x.Mentions[p.mention]; m.Last == m.First+1 && m.Kind != Pronoun && !x.Shape(int(m.First), text.Capitalised) && !g.possessive {
				// an official call
				words++
				j = g.first
				n.start = j
				continue
			}
			switch {
			case g.possessive || s.possessive(x.Document, j):
				n.possessor = g
			case len(g.members) > 1 && g.last == j+1 && s.pieces[g.first].first == p.first:
				n.joint = g
			case words == 0 && n.start == k && x.adjectival(p.mention):
				// the China talks: what they are with, or about
				n.governor = j
				return n
			case x.placed(g) && x.lightBefore(g):
				j = s.linkBefore(g.first) // a tenu mardi à Lyon une séance avec
				n.start = j
				continue
			default:
				n.governor = j
				l := g.first - 1
				for l > 0 && (s.pieces[l].kind == pieceDet || s.pieces[l].kind == pieceAdv) {
					l--
				}
				to := g.link == isTo && l > 0 && s.pieces[l].kind == pieceLink && s.pieces[k].usage.flags&flagTo != 0
				if to {
					l-- // a remis à B une lettre
				}
				if g.link != isNone && !to || g.possessive || l < 0 || s.pieces[l].kind != pieceLight {
					return n
				}
				switch {
				case s.pieces[k].usage.flags&(flagTo|flagVisit) != 0 && s.pieces[l].usage.is == isDo && x.subjectLeft(l-1) != nil:
					n.recipient, n.governor = g, l // sent B a letter
				case x.rules.lastVerbs && s.pieces[l].feat&lexicon.Finite != 0 && s.pieces[l].usage.is != isOccur:
					n.subject, n.governor = g, l // Am Montag führte A ein Gespräch mit B
				}
				return n
			}
			j = g.first
			n.start = j
			continue
		case pieceNeg:
			n.mood.take(p)
			n.start = j
			continue
		case pieceComma:
			// a avut, pe 13 martie, o convorbire
			i := x.asideBefore(j)
			if i == j || i == 0 {
				n.governor = j
				return n
			}
			j = i
			n.start = j
			continue
		default:
			n.governor = j
			return n
		}
		n.mood.take(p)
		n.start = j
	}
	return n
}

// adjectives is the first piece of the adjectives that the conjunction at piece
// j joins with one behind it, after the determiner of their noun; j if none are there.
func (s *scene) adjectives(j int) int {
	for i := j - 1; i > 0 && i > j-6; i-- {
		switch s.pieces[i].kind {
		case pieceWord, pieceAdj, pieceComma, pieceTime, pieceAdv:
		case pieceDet:
			if i+1 < j {
				return i + 1
			}
			return j
		default:
			return j
		}
	}
	return j
}

// happened is the piece of the verb of taking place that the noun phrase
// beginning at piece start is the subject of, over times and phrases of place:
// si è tenuto a Roma un vertice; -1 if there is none.
func (x *exchangeReader) happened(start int) int {
	s := &x.scene
	for j := start - 1; j >= 0 && j > start-12; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceLight:
			if p.usage.is == isOccur {
				return j
			}
			return -1
		case pieceTime, pieceAdv, pieceMedium, pieceHedge, pieceComma, pieceDet, pieceLink, pieceWord, pieceAdj, pieceTopicCue:
		case pieceActor:
			if n := s.groupAt(j); n < 0 || s.groups[n].link == isNone || s.groups[n].link == isWith || s.groups[n].link == isBetween {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// lightBefore reports whether a light verb, and at most times after it, comes
// before the phrase of place of group g.
func (x *exchangeReader) lightBefore(g *party) bool {
	s := &x.scene
	j := s.linkBefore(g.first) - 1
	for j > 0 && (s.pieces[j].kind == pieceTime || s.pieces[j].kind == pieceAdv) {
		j--
	}
	return j >= 0 && s.pieces[j].kind == pieceLight
}

// asideBefore is the comma that opens the parenthesis of times and places
// behind a light verb that the comma at piece j closes; j if there is none.
func (x *exchangeReader) asideBefore(j int) int {
	s := &x.scene
	for i := j - 1; i > 0 && i > j-12; i-- {
		switch s.pieces[i].kind {
		case pieceComma:
			if s.pieces[i-1].kind == pieceLight {
				return i
			}
		case pieceLight:
			return i + 1 // teve na segunda-feira, em Évora, uma reunião
		case pieceActor:
			if n := s.groupAt(i); n < 0 || !x.placed(&s.groups[n]) {
				return j
			}
		case pieceTime, pieceAdv, pieceMedium, pieceHedge, pieceLink, pieceDet, pieceAdj, pieceWord:
		default:
			return j
		}
	}
	return j
}

// datedBehind reports whether a time stands behind the preposition at piece j,
// before piece k: on Monday, durante a manhã.
func (s *scene) datedBehind(j, k int) bool {
	for j++; j < k && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceLink); j++ {
	}
	return j < k && s.pieces[j].kind == pieceTime
}

// determines reports whether piece k opens a noun phrase.
func (s *scene) determines(k int) bool {
	switch s.pieces[k].kind {
	case pieceDet, piecePoss, pieceAdj:
		return true
	}
	return false
}

func (x *exchangeReader) adjectival(m int32) bool { return x.typeOf(m) == Country }

// noun reads the exchange that the noun of contact at piece k tells of.
func (x *exchangeReader) noun(k int) {
	s := &x.scene
	f := s.pieces[k].usage
	if f.flags&flagWeak != 0 && !x.deniedContact(k) {
		return
	}
	plural := s.pieces[k].feat&lexicon.Pl != 0 && s.pieces[k].feat&lexicon.Sg == 0
	n := x.nounPhrase(k)
	if f.flags&flagLight != 0 && !x.done(n.governor) {
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
		if len(one) >= 2 && r.with == nil {
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
	if st.joins && r.with == nil && !joined && st.status == statusHeld {
		x.joinCurrent(&st)
		return
	}
	get := st.get
	if get && r.from == nil && r.of != nil && r.with == nil && !joined && st.subject != nil && n.possessor == nil && !x.personless(r.of) {
		r.from, r.of, one = r.of, nil, nil // reçu un appel de B
	}
	if r.with == nil {
		r.with = n.with
	}
	if v := n.governor; n.recipient == nil && r.to == nil && f.flags&flagTo != 0 && len(x.say.dative) > 0 && v >= 0 && s.pieces[v].kind == pieceLight {
		for j := v - 1; j >= 0 && j >= v-3; j-- { // lui a remis une lettre
			if i := s.groupAt(j); i >= 0 && s.pieces[j].kind == pieceActor && x.cliticAt(&s.pieces[j]) {
				n.recipient = &s.groups[i]
			}
		}
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
	if f.flags&flagTo != 0 && r.to == nil && r.of != nil && !st.together && st.sent && len(x.say.dative) == 0 {
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
		case r.to != nil && (f.flags&flagTo != 0 || st.asked || f.flags&flagVisit != 0 && !x.personless(r.to)):
			other = x.sidesOf(r.to)
			e.rule = f.rule + "-to"
		case r.subject != nil && len(one) == 0 && f.flags&flagTo == 0 && x.members(r.subject) > 1:
			one, joined = x.sidesOf(r.subject), true
			e.rule = f.rule + "-together"
		case st.subject != nil && st.together && len(one) == 0 && x.members(st.subject) > 1:
			// A and B held talks.
			one, joined = x.sidesOf(st.subject), true
			e.rule = f.rule + "-together"
		default:
			if !x.toldIn(k, &n, &r) {
				x.announce(k, &r, &st, f)
			}
			return
		}
	}
	if !joined {
		if len(other) == 0 {
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
			if g != nil {
				one = x.sidesOf(g)
			} else if st.droppable {
				one = append(one, x.before...)
			} else {
				one = append(one, st.leftOut...)
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
	if joined {
		e.sides = one
		x.add(e, k)
		return
	}
	if plural && len(other) > 1 && len(one) == 1 || f.flags&flagTo != 0 && len(other) > 1 {
		for _, o := range other {
			y := e
			y.topics = append([]topic(nil), e.topics...)
			y.sides = join(one, []side{o})
			x.add(y, k)
		}
		return
	}
	if plural && f.kind == kindCall && len(one) > 1 && len(other) == 1 {
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
}

// asked finds whom the verb of proposing names that governs a noun of contact,
// and the verb: offered B a meeting, bat B um ein Gespräch. The piece before
// the noun's phrase is v.
func (x *exchangeReader) asked(v int) (*party, int) {
	s := &x.scene
	if v > 1 && (s.pieces[v].kind == pieceLink && s.pieces[v].usage.is == isFor || x.rules.cases && s.pieces[v].kind == pieceTopicCue) {
		v-- // попросил Токаева о встрече
	}
	if v < 1 || s.pieces[v].kind != pieceActor {
		return nil, 0
	}
	i := s.groupAt(v)
	if i < 0 {
		return nil, 0
	}
	g := &s.groups[i]
	if g.first < 1 || g.link != isNone || g.possessive || x.typeOf(g.members[0]) != Person {
		return nil, 0
	}
	p := &s.pieces[g.first-1]
	if p.kind != pieceStatus || p.class != lexicon.Propose || p.usage.flags&flagNoun != 0 || p.feat&(lexicon.Part|lexicon.Past) == lexicon.Part || p.feat&lexicon.Ger != 0 || x.subjectLeft(g.first-2) == nil {
		return nil, 0
	}
	return g, g.first - 1
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

// cataphor is whom a possessive at the start of a sentence looks forward to:
// "After his meeting with X, Y said"; nil if it looks back.
func (x *exchangeReader) cataphor(k int, n *nounPhrase) *party {
	if n.governor < 0 || n.governor > 1 || x.scene.pieces[n.governor].kind != pieceLink || len(n.possessor.members) != 1 {
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

// joinCurrent adds the subject of "X joined the talks" to the exchange that
// the text is speaking of.
func (x *exchangeReader) joinCurrent(st *nounState) {
	if x.current == 0 || st.subject == nil {
		return
	}
	e := &x.found[x.current-1]
	if x.scene.sentence-e.sentences[len(e.sentences)-1] > 2 || e.kind == kindMessage {
		return
	}
	if all := join(e.sides, x.sidesOf(st.subject)); all != nil {
		e.sides = all
		e.sentences = append(e.sentences, x.scene.sentence)
	}
}

// right is what stands behind a noun of contact.
type right struct {
	with, between, of, to, from *party
	subject                     *party // of the verb in "a call he had with B"
	mood                        modality
	verb                        bool // the noun is the subject of a verb
	other                       bool // what is denied is something else than that it took place
	end                         int
}

// nounRight reads the phrases behind the noun at piece k.
func (x *exchangeReader) nounRight(k int, f *usage) right {
	s := &x.scene
	r := right{end: k + 1}
	var bare *party
	relative, verb, beside, occurred := false, false, false, false
	for j := k + 1; j < len(s.pieces); j++ {
		p := &s.pieces[j]
		switch p.kind {
		case pieceActor:
			i := s.groupAt(j)
			if i < 0 {
				return r
			}
			g := &s.groups[i]
			j = g.last - 1
			if g.possessive {
				if m := &x.Mentions[g.members[0]]; g.first == k+1 && m.Kind == Pronoun {
					r.of = g // întâlnirea lor
				}
				continue
			}
			switch {
			case g.link == isWith, g.link == isAt && f.flags&flagVisit != 0 && x.rules.lastVerbs && x.typeOf(g.members[0]) == Person: // ein Besuch bei B
				if r.with == nil {
					r.with = g
				}
			case g.link == isBetween && (r.subject != nil || s.aside(k+1, g.first)):
			case g.link == isNone && relative && verb && r.subject == nil && r.with == nil && len(g.members) > 1:
				r.subject = g // la reunión que mantuvieron A y B
			case g.link == isBetween && r.between == nil && r.with == nil && (len(g.members) > 1 || x.members(g) > 1):
				r.between = g
			case g.link == isOf && r.of == nil && r.with == nil && !beside:
				r.of = g
			case g.link == isTo && r.to == nil:
				r.to = g
			case (g.link == isFrom || g.link == isBy) && r.from == nil:
				if f.flags&flagTo == 0 || s.linkBefore(g.first) == k+1 {
					r.from = g
				}
			case g.link == isNone && f.flags&flagTo != 0 && r.to == nil && s.pieces[g.first-1].kind == pieceLight && s.pieces[g.first-1].feat&lexicon.Part != 0:
				r.to = g // o scrisoare adresată lui B
			case g.link == isNone:
				if g.first == k+1 && r.of == nil && f.kind != 0 {
					// vizita președintelui, встреча Путина: a possessor in its
					// case; but "the talks Trump held".
					if q := g.last; q >= len(s.pieces) || s.pieces[q].kind != pieceLight && s.pieces[q].kind != pieceAux || s.pieces[q].kind == pieceLight && s.pieces[q].usage.is == isOccur {
						r.of = g
						continue
					}
				}
				bare = g
			}
		case pieceLight:
			if p.usage.is == isOccur {
				r.verb, occurred = true, true
				r.mood.tense(p.feat)
				continue
			}
			if bare == nil && !relative && x.Is(int(p.first), lexicon.Aux) && j+1 < len(s.pieces) && s.verbal(j+1) {
				r.verb = true // has been called off
				r.mood.past = true
				continue
			}
			// "talks A held with B", "talks held with B"
			if bare != nil {
				r.subject = bare
				bare = nil
			}
			verb = true
			if relative || p.feat&lexicon.Part != 0 {
				r.mood.past = r.mood.past || p.feat&(lexicon.Past|lexicon.Part) != 0
				continue
			}
			return r
		case pieceTopicVerb:
			// the talks focused on
			r.verb = true
			r.mood.tense(p.feat)
			return r
		case pieceRel, pieceThat:
			if r.with != nil || r.between != nil || r.to != nil {
				// The comma before it may belong to the apposition that it closes.
				if i := s.relativeEnd(j - 1); s.pieces[j-1].kind == pieceActor && x.comma(int(s.pieces[j].first)-1) && i >= j {
					j = i
					continue
				}
				return r
			}
			relative = true
		case pieceAux, pieceModal, pieceStatus, pieceNeg, pieceHedge:
			if _, f := x.usageAt(int(p.first), lexicon.Link, isBefore); f != nil && p.kind == pieceStatus && j > k+1 {
				r.end = j // talks with B ahead of the summit
				return r
			}
			if (p.kind == pieceNeg || p.kind == pieceStatus && p.class == lexicon.Refuse) && p.last == p.first+1 && x.Is(int(p.first), lexicon.Prep) {
				continue // ended without agreement
			}
			if bare == nil && !relative {
				r.verb = true
			}
			if p.kind == pieceNeg && !occurred && !s.happens(j+1) {
				r.other = true
				continue
			}
			r.mood.take(p)
		case pieceTime, pieceMedium, pieceDet, pieceAdj, piecePoss, pieceAdv, pieceLink, pieceTopicCue, pieceWord, pieceQuote:
		case pieceComma:
			if told := r.with != nil || r.between != nil; told && j+1 < len(s.pieces) && s.predicate(j+1) {
				continue // behind an apposition
			}
			if i := x.aside(j, len(s.pieces)); i > j && i+1 < len(s.pieces) && r.with == nil && s.pieces[i+1].kind == pieceLink && (s.pieces[i+1].usage.is == isWith || s.pieces[i+1].usage.is == isBetween) {
				j = i // the meeting, in Rome, with B
				continue
			}
			if i := x.interruption(j); i > j && (r.with != nil || r.between != nil || r.of != nil) {
				j = i
			} else if !s.parenthesis(j) {
				r.end = j
				return r
			}
		case pieceConj:
			r.end = j
			if r.with == nil && j == k+1 && j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceLink && s.pieces[j+1].usage.is == isWith {
				continue // a call, also with
			}
			if r.with != nil || r.between != nil || j+1 < len(s.pieces) && s.pieces[j+1].kind != pieceNoun && s.pieces[j+1].kind != pieceAdj && s.pieces[j+1].kind != pieceWord {
				return r
			}
		case pieceNoun:
			// "talks and meetings with B"; "a meeting on the margins of the summit with B"
			if s.occasion(k, j) {
				beside = true
			} else if s.pieces[j-1].kind != pieceConj {
				return r
			}
		default:
			r.end = j
			return r
		}
		r.end = j + 1
	}
	return r
}

// happens reports whether the verb that a negation before piece j denies says
// that something takes place or is planned: was not held, is not scheduled.
func (s *scene) happens(j int) bool {
	for ; j < len(s.pieces); j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceAux, pieceModal, pieceAdv, pieceHedge, pieceTime, pieceNeg:
		case pieceLink:
			if p.usage.is != isTo {
				return true
			}
		case pieceWord, pieceVerb, pieceSay, pieceContact, pieceTopicVerb:
			return false
		default:
			return true
		}
	}
	return true
}

// sideshow reports whether the noun at piece k only tells on what occasion that
// of another noun, from piece from on, took place.
func (s *scene) sideshow(from, k int) bool {
	for j := k - 1; j >= from; j-- {
		if s.pieces[j].kind == pieceNoun {
			return s.occasion(j, k)
		}
	}
	return false
}

// occasion reports whether the noun at piece j only tells on what occasion the
// exchange of the noun at piece k took place.
func (s *scene) occasion(k, j int) bool {
	for i := j - 1; i > k; i-- {
		switch p := &s.pieces[i]; p.kind {
		case pieceLink:
			if p.usage.is == isAt || p.usage.is == isDuring {
				return true
			}
		case pieceDet, pieceWord, pieceAdj, piecePoss:
		default:
			return false
		}
	}
	return false
}

// parenthesis reports whether the comma at piece j opens or closes a
// parenthesis of nothing but times and adverbs.
func (s *scene) parenthesis(j int) bool {
	for _, step := range [...]int{1, -1} {
		i := j + step
		for i >= 0 && i < len(s.pieces) && (s.pieces[i].kind == pieceTime || s.pieces[i].kind == pieceAdv || s.pieces[i].kind == pieceMedium || s.pieces[i].kind == pieceHedge) {
			i += step
		}
		if i >= 0 && i < len(s.pieces) && i != j+step && s.pieces[i].kind == pieceComma {
			return true
		}
	}
	return false
}

// interruption is the comma that closes the words without actors that the
// comma at piece j opens between a noun and its verb: "the meeting, planned
// for May, was called off"; j if there is none.
func (x *exchangeReader) interruption(j int) int {
	s := &x.scene
	if j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceRel {
		return s.relativeEnd(j)
	}
	for i := j + 1; i+1 < len(s.pieces) && i < j+10; i++ {
		switch s.pieces[i].kind {
		case pieceComma:
			switch p := &s.pieces[i+1]; p.kind {
			case pieceAux, pieceNeg, pieceModal, pieceStatus:
				return i
			case pieceLight:
				if p.usage.is == isOccur {
					return i
				}
			}
			return j
		case pieceActor:
			if n := s.groupAt(i); n < 0 || !x.placed(&s.groups[n]) {
				return j
			}
		case pieceTime, pieceAdv, pieceDet, pieceAdj, pieceWord, pieceLink, pieceMedium, pieceHedge, pieceStatus:
		default:
			return j
		}
	}
	return j
}

// predicate reports whether what is said of the noun before begins at piece k.
func (s *scene) predicate(k int) bool {
	switch p := &s.pieces[k]; p.kind {
	case pieceAux, pieceModal, pieceNeg:
		return true
	case pieceLight:
		return p.usage.is == isOccur
	}
	return false
}

// aside reports whether a phrase of purpose or of a topic stands among the pieces
// [from, to) behind a noun of contact: what follows belongs to it, as in efforts
// for peace between A and B.
func (s *scene) aside(from, to int) bool {
	for j := from; j+1 < to; j++ {
		p := &s.pieces[j]
		if p.kind != pieceTopicCue && (p.kind != pieceLink || p.usage.is != isFor && p.usage.is != isBy) {
			continue
		}
		for j++; j < to && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj); j++ {
		}
		if j < to && (s.pieces[j].kind == pieceWord || s.pieces[j].kind == pieceNoun || s.pieces[j].kind == pieceVerb) {
			return true
		}
	}
	return false
}

// relativeEnd is the comma that closes the relative clause which the comma at
// piece j opens, before the verb of the main clause; j if there is none.
func (s *scene) relativeEnd(j int) int {
	const longest = 24 // pieces
	for i := j + 2; i+1 < len(s.pieces) && i < j+longest; i++ {
		switch s.pieces[i].kind {
		case pieceComma:
			switch p := &s.pieces[i+1]; p.kind {
			case pieceAux, pieceNeg, pieceModal:
				return i
			case pieceStatus:
				if p.usage.flags&flagNoun == 0 {
					return i
				}
			case pieceLight:
				if p.usage.is == isOccur {
					return i
				}
			}
			return j
		case pieceQuote, pieceStop:
			return j
		}
	}
	return j
}

// members counts the actors that a group stands for.
func (x *exchangeReader) members(g *party) int { return len(x.sidesOf(g)) }
