package extract

import (
	"slices"

	"kg/loader/lexicon"
)

// attended reads who else took part in the exchange that the text is speaking
// of, told by the verb of attending or accompanying at piece k: "Del encuentro
// participaron también X e Y", "a meeting that X attended too", "X, acompañado
// por Y, recibió a Z". They are kept apart from the sides, by which its
// accounts are matched. The sentence's own exchanges begin at index first. It
// reports whether somebody took part whom the exchange had not had.
func (x *exchangeReader) attended(k, first int) (more bool) {
	s := &x.scene
	p := &s.pieces[k]
	c := x.chain(k)
	m := c.mood
	if m.neg || m.refuse || m.notYet || m.hedge || m.habit || m.propose || p.feat&(lexicon.Inf|lexicon.Subj|lexicon.Cond) != 0 {
		return false
	}
	m.past = m.past || p.feat&(lexicon.Past|lexicon.Part) != 0
	m.plan = m.plan || p.feat&lexicon.Fut != 0
	e := x.account(&m)
	if len(x.found) > first {
		e = &x.found[len(x.found)-1]
	}
	if o := &x.crowded; len(o.sides) > 0 && x.scene.sentence-o.sentences[0] <= nearWithin && (e == nil || e.trigger < o.trigger) {
		switch {
		case p.usage.is == isJoin:
			x.identify(k, x.attendants(k, &c, len(x.found) > first))
		case p.feat&lexicon.Part != 0 && k > 0 && s.pieces[k-1].kind == pieceAux:
			x.identify(k, x.companions(k)) // estuvo acompañada por X
		}
		return false
	}
	if (e == nil || x.since(e) > nearWithin) && p.usage.is == isJoin {
		x.gathering(k, &c, &m)
		return false
	}
	if e == nil || e.kind == kindMessage || e.kind == kindCall && e.medium != mediumVideo || x.since(e) > nearWithin {
		return false
	}
	if e.status != statusHeld && e.status != statusPlanned || e.status == statusHeld && m.plan {
		return false
	}
	var who []side
	switch {
	case p.usage.is == isJoin:
		if by := x.agent(k, len(s.pieces), &c); by != nil && c.passive && by.link == isBy {
			who = x.sidesOf(by) // the meeting was attended by X and Y
		} else {
			who = x.attendants(k, &c, len(x.found) > first)
		}
	case p.feat&lexicon.Part != 0 && (c.passive || len(x.found) > first || k > 0 && s.pieces[k-1].kind == pieceAux):
		who = x.companions(k)
	case p.feat&lexicon.Part == 0 && (e.status == statusHeld) == (p.feat&lexicon.Past != 0): // who travels along is not there
		who = x.escort(k, &c, e)
	}
	for _, one := range who {
		a := &x.Actors[one.actor]
		if a.Type != Person || a.Unnamed || hasActor(e.sides, one.actor) || hasActor(e.attendants, one.actor) {
			continue
		}
		e.attendants, more = append(e.attendants, one), true
		if !slices.Contains(e.sentences, s.sentence) {
			e.sentences = append(e.sentences, s.sentence)
		}
	}
	return more
}

// crowd keeps e, of one person with a group of people whom its sentence does not
// name: who attended it may be told next.
func (x *exchangeReader) crowd(e *encounter, sides []side, with *party) {
	if len(sides) != 1 || x.Actors[sides[0].actor].Type != Person || e.weak || e.kind == kindMessage || e.status != statusHeld && e.status != statusPlanned {
		return
	}
	if with != nil {
		if m := &x.Mentions[with.members[0]]; m.Number != lexicon.Pl && m.Kind != GroupOf {
			return
		}
	}
	x.crowded = *e
	x.crowded.sides = append([]side(nil), sides...)
	x.crowded.sentences = []int{x.scene.sentence}
	x.crowded.trigger = x.scene.first
}

// withPeople reports whether the partner behind the verb at piece k is a plural
// that names no actor: se reunió en la sede con integrantes del sector.
func (x *exchangeReader) withPeople(k, to int) bool {
	s := &x.scene
	for j := k + 1; j+1 < to; j++ {
		if p := &s.pieces[j]; p.kind != pieceLink || p.usage.is != isWith {
			continue
		}
		for j++; j < to && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj); j++ {
		}
		return j < to && s.pieces[j].kind == pieceWord && len(x.rules.pluralEndings) > 0 && x.pluralEnding(int(s.pieces[j].first))
	}
	return false
}

// identify makes an exchange of the one with people who were not named, now that
// the verb of attending at piece k names them: "recibió a varios empresarios. Entre
// los asistentes estuvieron X e Y".
func (x *exchangeReader) identify(k int, who []side) {
	e := x.crowded
	x.crowded = encounter{}
	for _, one := range who {
		if a := &x.Actors[one.actor]; a.Type == Person && !a.Unnamed && one.actor != e.sides[0].actor {
			e.sides = append(e.sides, one)
		}
	}
	told, n := e.sentences[0], len(x.found)
	e.rule = "attended"
	x.add(e, k)
	if len(x.found) > n {
		x.found[n].sentences = []int{told, x.scene.sentence}
		x.current = n + 1
	}
}

// attendants are the subjects of the verb of attending at piece k, where what
// was attended is an exchange or left out: "asistieron X e Y", but not
// "asistieron a la ceremonia X e Y". The sentence tells of an exchange by itself
// if told is set.
func (x *exchangeReader) attendants(k int, c *chain, told bool) []side {
	s := &x.scene
	from, to := s.clause(k)
	if from > 0 && s.pieces[from-1].kind == pieceRel {
		n := s.takenUp(from - 1)
		if n < 0 {
			return nil
		}
		if np := x.nounPhrase(n); !told && !x.known(&np, n) && !s.articled(x.Document, np.governor) {
			return nil // at a dinner that X attended: another one
		}
	} else if n := s.nounWithin(from, to); n >= 0 {
		np := x.nounPhrase(n)
		if r := x.nounRight(n, s.pieces[n].usage); !x.rules.noArticles && !x.known(&np, n) && !x.articleDropped(&np, n) && !s.articled(x.Document, np.governor) && !s.articled(x.Document, np.start) || r.with != nil || r.between != nil || s.pieces[n].usage.kind == kindMessage {
			return nil
		}
	} else if s.otherEvent(from, c.start) || s.otherEvent(k+1, min(k+5, to)) {
		return nil
	}
	if who := x.bareBehind(k+1, to); len(who) > 0 {
		return who
	}
	if g := x.subjectLeft(c.start - 1); g != nil && !(from > 0 && s.pieces[from-1].kind == pieceRel) {
		return x.sidesOf(g)
	}
	return nil
}

// articled reports whether the preposition at piece k holds a definite article: del.
func (s *scene) articled(d *Document, k int) bool {
	return k >= 0 && s.pieces[k].kind == pieceLink && d.Feat(int(s.pieces[k].last)-1, lexicon.Det)&lexicon.Indef == 0 && d.Is(int(s.pieces[k].last)-1, lexicon.Det)
}

// takenUp is the noun of contact that the relative pronoun at piece k takes
// up, -1 if it takes up something else.
func (s *scene) takenUp(k int) int {
	for j := k - 1; j >= 0 && j > k-8; j-- {
		switch s.pieces[j].kind {
		case pieceNoun:
			if s.pieces[j].usage.kind == kindMessage {
				return -1
			}
			return j
		case pieceLink, pieceDet, pieceComma, pieceAdj, pieceTime, pieceWord, pieceAdv, pieceActor, pieceConj:
		default:
			return -1
		}
	}
	return -1
}

// nounWithin is the first noun of contact in the pieces [from, to), -1 if there is none.
func (s *scene) nounWithin(from, to int) int {
	for j := from; j < to; j++ {
		if s.pieces[j].kind == pieceNoun {
			return j
		}
	}
	return -1
}

// otherEvent reports whether a phrase with a preposition and a noun that is no
// exchange stands among the pieces [from, to): a la ceremonia.
func (s *scene) otherEvent(from, to int) bool {
	phrase := false
	for j := from; j < to; j++ {
		switch s.pieces[j].kind {
		case pieceLink:
			phrase = true
		case pieceWord:
			if phrase {
				return true
			}
		case pieceActor:
			if n := s.groupAt(j); n >= 0 && s.groups[n].link == isTo && s.groups[n].first == j {
				return true // alla partita, al congresso
			}
			phrase = false
		case pieceComma, pieceTime:
			phrase = false
		}
	}
	return false
}

// bareBehind are the groups without a preposition that follow from piece from
// on, before another verb; behind a phrase also the one it governs: contó con la
// presencia de X.
func (x *exchangeReader) bareBehind(from, to int) []side {
	s := &x.scene
	var who []side
	for j := from; j < to; j++ {
		switch s.pieces[j].kind {
		case pieceVerb, pieceContact, pieceLight, pieceTopicVerb, pieceAux, pieceModal, pieceSay:
			return who
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return who
			}
			g := &s.groups[n]
			if (g.link == isNone || g.link == isOf && (g.first <= from+1 || len(who) > 0) && s.pieces[from-1].last > s.pieces[from-1].first+1) && !g.possessive {
				who = append(who, x.sidesOf(g)...)
			}
			j = g.last - 1
		}
	}
	return who
}

// companions are those behind the participle at piece k, with whom somebody
// came: acompañado por X e Y.
func (x *exchangeReader) companions(k int) []side {
	s := &x.scene
	for n := range s.groups {
		g := &s.groups[n]
		if g.first <= k || g.first > k+4 {
			continue
		}
		if g.possessive || g.link != isBy && g.link != isOf && g.link != isWith {
			return nil
		}
		return x.sidesOf(g)
	}
	return nil
}

// escort are the subjects of the verb of accompanying at piece k whose object
// is a side of e: "Acompañaron al gobernador X e Y", "lo acompañó X".
func (x *exchangeReader) escort(k int, c *chain, e *encounter) []side {
	s := &x.scene
	_, to := s.clause(k)
	object := c.clitic >= 0
	for n := range s.groups {
		g := &s.groups[n]
		if object || g.first <= k || g.first > k+4 || g.link != isTo && g.link != isObj && g.link != isNone {
			continue
		}
		object = slices.ContainsFunc(x.sidesOf(g), func(a side) bool { return hasActor(e.sides, a.actor) })
	}
	if !object {
		return nil
	}
	if g := x.subjectLeft(c.start - 1); g != nil {
		return x.sidesOf(g)
	}
	return x.bareBehind(k+1, to)
}
