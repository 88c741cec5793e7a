package extract

import (
	"slices"

	"kg/loader/lexicon"
)

// topicSentence adds what a sentence says of the exchange that the text is
// speaking of: topics raised by one of its sides, what was not mentioned, how
// long it lasted.
func (x *exchangeReader) topicSentence(first int) {
	s := &x.scene
	for i := first; i < len(x.found); i++ {
		if x.found[i].status == statusHeld {
			x.current = i + 1
		}
	}
	if x.current == 0 {
		return
	}
	e := &x.found[x.current-1]
	if last := e.sentences[len(e.sentences)-1]; s.sentence-last > 12 {
		return
	}
	near := s.sentence-e.sentences[len(e.sentences)-1] <= 2
	for k := range s.pieces {
		p := &s.pieces[k]
		if x.Is(int(p.first), lexicon.Readout) {
			x.cameTo(e, k)
		}
		switch p.kind {
		case pieceContact:
			x.wrote(e, k)
		case pieceTopicVerb, pieceSay, pieceIdiom:
			x.raised(e, k)
		case pieceNoun:
			x.spokenOf(e, k)
		}
	}
	if near {
		x.relations(e) // last: it takes the place of what the words say
	}
}

// raised reads the object of the verb at piece k as topics of e, if its
// subject took part in e.
func (x *exchangeReader) raised(e *encounter, k int) {
	s := &x.scene
	p := &s.pieces[k]
	if p.feat&lexicon.Ger != 0 {
		return
	}
	near := s.sentence-e.sentences[len(e.sentences)-1] <= 2
	if p.kind != pieceTopicVerb && (!near || e.kind == kindMessage && p.kind == pieceIdiom) {
		return
	}
	c := x.chain(k)
	m := c.mood
	g := x.subjectLeft(c.start - 1)
	switch {
	case g == nil:
		// "Neither readout of the call mentioned X."
		from, _ := s.clause(k)
		if s.pieces[from].kind != pieceNeg || p.usage.flags&flagMention == 0 {
			return
		}
		m.neg = true
	case x.Mentions[g.members[0]].Kind == GroupOf && len(x.sidesOf(g)) == 0:
		// "neither leader", "the two leaders": those who spoke.
		m.neg = m.neg || x.Is(int(x.Mentions[g.members[0]].First), lexicon.Neg)
	default:
		sides := x.sidesOf(g)
		if len(sides) == 0 || len(sides) == 1 && p.usage.flags&flagMention == 0 && s.sentence-e.sentences[len(e.sentences)-1] > 2 {
			return
		}
		for _, one := range sides {
			if !slices.ContainsFunc(e.sides, func(t side) bool { return t.actor == one.actor }) {
				return
			}
		}
		m.neg = m.neg || x.Is(int(x.Mentions[g.members[0]].First), lexicon.Neg)
	}
	if g != nil {
		for j := g.first - 2; j < g.first; j++ {
			if j >= 0 && s.pieces[j].kind == pieceNeg {
				m.neg = true
			}
		}
	}
	negative := m.neg || m.refuse
	if m.plan || m.propose || p.usage.flags&flagMention != 0 && !negative {
		return
	}
	_, to := s.clause(k)
	if p.kind != pieceTopicVerb {
		if !negative && g != nil {
			x.spokenAbout(e, k, to)
		}
		return
	}
	if negative {
		x.topicList(&e.notTopics, k+1)
	} else {
		y := encounter{}
		x.objectTopics(&y, k, to, nil)
		e.topics = addTopics(e.topics, y.topics)
	}
	if !slices.Contains(e.sentences, s.sentence) {
		e.sentences = append(e.sentences, s.sentence)
	}
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
			if p.kind == pieceTopicCue && p.usage.is != isMore && j+1 < to && s.pieces[j+1].kind != pieceTime {
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
