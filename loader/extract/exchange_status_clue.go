package extract

import (
	"kg/loader/lexicon"
)

// occasional reports whether p says on what occasion something was done: agreed in
// talks, planned at a meeting.
func (p *piece) occasional() bool {
	switch p.usage.is {
	case isIn, isAt, isDuring, isAfter:
		return true
	}
	return false
}

// ofLength reports whether one of the pieces [from, to) says how long something
// took, so that it is over: left for an hour-long meeting with.
func (x *exchangeReader) ofLength(from, to int) bool {
	for j := from; j < to; j++ {
		if p := &x.scene.pieces[j]; p.kind == pieceWord && x.endsWith(int(p.first), x.rules.lengthEndings) {
			return true
		}
	}
	return false
}

// unplanned takes what is said of the plans or the chance that a preposition at
// piece j joins to a noun of contact: no firm plans yet for a meeting.
func (m *modality) unplanned(s *scene, j int) {
	var seen modality
	noun := false
	for i := j - 1; i >= 0 && i > j-6; i-- {
		switch p := &s.pieces[i]; p.kind {
		case pieceAdv, pieceWord, pieceAdj:
			continue
		case pieceStatus:
			noun = noun || p.class == lexicon.Plan || p.class == lexicon.Propose
			if p.class == lexicon.Refuse && p.usage.flags&flagNoun != 0 {
				seen.take(p)
			}
			continue
		}
		break
	}
	if noun {
		m.merge(&seen)
	}
}

// being reports whether an auxiliary stands at piece j, before adverbs and times: is
// already in talks with.
func (s *scene) being(j int) bool {
	for ; j >= 0; j-- {
		switch s.pieces[j].kind {
		case pieceAdv, pieceTime, pieceHedge:
		case pieceAux:
			return true
		default:
			return false
		}
	}
	return false
}

// settled reports whether piece j is a verb in the past that says what came of an
// exchange: agreed in talks with.
func (s *scene) settled(j int) bool {
	if j < 0 || s.pieces[j].feat&lexicon.Past == 0 {
		return false
	}
	switch p := &s.pieces[j]; p.kind {
	case pieceSay, pieceTopicVerb:
		return true
	case pieceStatus:
		return p.usage.flags&flagNoun == 0
	}
	return false
}

// watched reports whether the infinitive at piece v says what people came for, so
// that it took place: a crowd gathered to watch the debate.
func (x *exchangeReader) watched(v int, c *chain) bool {
	from, _ := x.scene.clause(v)
	return c.start > from && x.scene.went(from, c.start)
}

// stayed reports whether the clause before piece j says only that somebody was
// somewhere.
func (s *scene) stayed(j int) bool {
	from, _ := s.clause(j)
	was := false
	for i := from; i < j; i++ {
		switch p := &s.pieces[i]; p.kind {
		case pieceAux:
			if p.feat&lexicon.Past == 0 {
				return false
			}
			was = true
		case pieceActor, pieceLink, pieceTopicCue, pieceTime, pieceAdv, pieceDet, pieceComma, pieceAdj:
		default:
			return false
		}
	}
	return was
}

// undone takes what the clause before piece j says was not done: has not yet
// made proposals to organise a call.
func (m *modality) undone(s *scene, j int) {
	from, _ := s.clause(j)
	for i := from; i < j; i++ {
		if q := &s.pieces[i]; q.kind == pieceNeg || q.kind == pieceStatus && (q.class == lexicon.NotYet || q.class == lexicon.Refuse) {
			m.take(q)
		}
	}
}

// timed reports whether the clause of piece k tells a time.
func (s *scene) timed(k int) bool {
	from, to := s.clause(k)
	for i := from; i < to; i++ {
		if s.pieces[i].kind == pieceTime {
			return true
		}
	}
	return false
}
