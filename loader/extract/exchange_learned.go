package extract

import (
	"cmp"
	"slices"

	"kg/loader/lexicon"
)

const (
	likely     = 0.8  // the probability from which on a candidate is taken for an exchange: 87 % of those the rules miss are right, and 40 % of them found (bench/train -check)
	certain    = 0.85 // the same where it is not proven that both are persons or bodies
	likeliest  = 0.55 // how likely its status has to be among the four; what did take place
	surelyHeld = 0.65 // has to be surer still, since a false contact of real people does harm
)

// learned adds the exchanges of the scene that the rules, which have read it
// before, have missed and the model finds: first is the first that the rules found. A pair that the text has
// told of before is left alone: what a later sentence says of it is mostly the same exchange told again.
func (x *exchangeReader) learned(first int) {
	var found []scored
	x.candidates(func(k int) bool { return x.used(first, k) }, func(c *candidate) {
		p := probability(judge().contact.odds(c.features))
		if p < likely || p < certain && !x.proven(c) || x.engaged(first, c) {
			return
		}
		st, sure := judge().statusOf(c.features)
		if sure < likeliest || st == statusHeld && sure < surelyHeld {
			st = statusUnclear // rejected, as lookAlike does
		}
		found = append(found, scored{candidate{trigger: c.trigger, a: c.a, b: c.b, together: c.together}, st, p})
	})
	slices.SortStableFunc(found, func(a, b scored) int { return cmp.Compare(b.probability, a.probability) })
	var spent []int // words of contact that are said of a pair told of before
	for i := range found {
		c := &found[i]
		switch {
		case slices.Contains(spent, c.trigger), x.used(first, c.trigger):
		case x.met(c.a.actor, c.b.actor):
			spent = append(spent, c.trigger)
		case c.together, c.a.mention == c.b.mention && x.scene.pieces[c.trigger].usage.args&argRecip == 0:
			// whom somebody spoke with, and the ministers who did the same: each in it with another
		default:
			x.learn(c, found)
		}
	}
}

// engaged reports whether the rules have found one of the two in another exchange
// of the same sentence: what else it says of him is mostly of that one.
func (x *exchangeReader) engaged(first int, c *candidate) bool {
	return slices.ContainsFunc(x.found[first:], func(e encounter) bool { return hasActor(e.sides, c.a.actor) || hasActor(e.sides, c.b.actor) })
}

// proven reports whether the two are persons or bodies beyond doubt: a name that is
// told once, or that has no given name, may be no person's.
func (x *exchangeReader) proven(c *candidate) bool {
	for _, one := range []side{c.a, c.b} {
		a := &x.Actors[one.actor]
		if !x.wellKnown(&one) && (a.seen < 2 || a.Type == Person && !x.Is(int(x.Mentions[a.First].First), lexicon.First)) {
			return false
		}
	}
	return true
}

// scored is a candidate with the status and the probability that the model gives it.
type scored struct {
	candidate
	status      status
	probability float64
}

// met reports whether an exchange of the two has been found in the text so far.
func (x *exchangeReader) met(a, b int32) bool {
	return slices.ContainsFunc(x.found, func(e encounter) bool { return hasActor(e.sides, a) && hasActor(e.sides, b) })
}

// used reports whether the word of contact at piece k tells of an exchange
// found since first: it hardly ever tells of another.
func (x *exchangeReader) used(first, k int) bool {
	return slices.ContainsFunc(x.found[first:], func(e encounter) bool { return e.trigger == int(x.scene.pieces[k].first) })
}

// learn adds the exchange that a candidate tells of. Who is likely to be in it
// with each of those who are is one of them: A met B and C.
func (x *exchangeReader) learn(c *scored, found []scored) {
	s := &x.scene
	p := &s.pieces[c.trigger]
	sides := []side{c.a, c.b}
	for i := range found {
		o := &found[i]
		if o.trigger != c.trigger {
			continue
		}
		for _, one := range []side{o.a, o.b} {
			if hasActor(sides, one.actor) {
				continue
			}
			if !slices.ContainsFunc(sides, func(with side) bool { return !linked(found, c.trigger, one.actor, with.actor) }) {
				sides = append(sides, one)
			}
		}
	}
	e := encounter{kind: p.usage.kind, medium: p.usage.medium, vague: p.usage.flags&flagVague != 0, then: p.usage.then, initiator: -1, sides: sides,
		status: c.status, rule: "model", learned: true}
	if e.then == 0 {
		e.then = kindMeeting
	}
	from, to := s.clause(c.trigger)
	if e.kind == 0 {
		e.kind = kindTalk
	}
	x.circumstances(&e, c.trigger, from, to)
	x.learnTopics(&e, c.trigger, to)
	x.add(e, c.trigger)
}

// learnTopics reads what the exchange of the word at piece k was about, as the rules do
// for their own.
func (x *exchangeReader) learnTopics(e *encounter, k, to int) {
	p := &x.scene.pieces[k]
	switch {
	case p.kind == pieceNoun:
		n := x.nounPhrase(k)
		x.modifierTopics(&e.topics, n.start, k)
		x.cuedTopics(e, k+1, to)
	case p.usage.args&argTopic != 0:
		x.objectTopics(e, k, to, nil)
	default:
		x.cuedTopics(e, k+1, to)
	}
	if p.kind != pieceNoun && p.usage.flags&flagAbout != 0 && len(e.topics) == 0 {
		x.genitiveTopics(e, k+1, to)
	}
}

// linked reports whether the two are likely to be in one exchange by the word at a piece.
func linked(found []scored, trigger int, a, b int32) bool {
	return slices.ContainsFunc(found, func(f scored) bool {
		return f.trigger == trigger && (f.a.actor == a && f.b.actor == b || f.a.actor == b && f.b.actor == a)
	})
}
