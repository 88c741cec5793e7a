package extract

import (
	"slices"

	"kg/loader/lexicon"
)

// protagonist is whose exchange a noun tells that names the other side only, and
// says that it is planned, took place or did not: Ein Treffen mit X ist für Montag
// geplant; reist nach Tunis, wo Gespräche mit X vorgesehen sind. It is the subject
// of what stands before the noun's clause, else of the sentence before.
func (x *exchangeReader) protagonist(k int, n *nounPhrase, other []side) []side {
	s := &x.scene
	from, to := s.clause(k)
	if !x.subjectNoun(from, n) {
		return nil
	}
	for i := range s.groups {
		g := &s.groups[i]
		if g.first >= from && g.last <= to && g.link == isNone && !x.personless(g) {
			return nil // somebody in the clause has it
		}
	}
	if g := x.traveled(from); g != nil {
		return x.sidesOf(g)
	}
	if len(x.before) != 1 || x.beforeAt != s.sentence-1 {
		return nil
	}
	for i := range s.groups {
		if g := &s.groups[i]; g.last <= from && !x.personless(g) {
			return nil // the sentence has named others since
		}
	}
	who := x.before[0].actor
	if hasActor(other, who) || x.mouthpiece(who) {
		return nil
	}
	return x.before
}

// subjectNoun reports whether the noun phrase n, in the clause that begins at
// piece from, is what its clause is about: nothing but times, places and an
// auxiliary or a verb of taking place stands before it.
func (x *exchangeReader) subjectNoun(from int, n *nounPhrase) bool {
	s := &x.scene
	for j := n.start - 1; j >= from; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceAux, pieceTime, pieceAdv, pieceDet, pieceHedge, pieceComma, pieceConj, pieceAdj, pieceNeg:
		case pieceLight:
			if p.usage.is != isOccur {
				return false
			}
		case pieceStatus:
			if p.usage.flags&flagNoun != 0 || p.class == lexicon.Propose {
				return false
			}
		case pieceWord:
			if s.linkBefore(j) < from {
				return false
			}
		case pieceLink:
			if j == n.start-1 {
				return false
			}
		case pieceActor:
			i := s.groupAt(j)
			if i < 0 || !x.placed(&s.groups[i]) && !(x.rules.lastVerbs && s.groups[i].link == isWith) {
				return false
			}
			j = s.linkBefore(s.groups[i].first)
			if j < from {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// traveled is the one person who is the subject before piece from, where a
// relative word of place or a conjunction opens the clause there; nil if there is none.
func (x *exchangeReader) traveled(from int) *party {
	s := &x.scene
	if from == 0 {
		return nil
	}
	g := x.firstBare(0, from)
	if g == nil || len(g.members) != 1 || x.personless(g) || len(x.sidesOf(g)) != 1 || x.mouthpiece(x.sidesOf(g)[0].actor) {
		return nil
	}
	if p := &s.pieces[from-1]; p.kind != pieceSub && (p.kind != pieceRel || !x.rules.where[x.Words[p.first]]) {
		return nil
	}
	return g
}

// mouthpiece reports whether an actor speaks for others by office.
func (x *exchangeReader) mouthpiece(actor int32) bool {
	return slices.ContainsFunc(x.Actors[actor].offices, func(o office) bool { return o.class == "spokesperson" })
}

// agreedOn are those who agree on the exchange that the noun at piece k names
// without its sides, in the sentence that tells of another one of theirs: sprach
// mit X und vereinbarte ein Treffen in Bern; nil if there is none.
func (x *exchangeReader) agreedOn(k int, n *nounPhrase, st *nounState) []side {
	s := &x.scene
	if len(x.found) == 0 || n.possessor != nil || s.pieces[k].usage.flags&flagTo != 0 {
		return nil
	}
	e := &x.found[len(x.found)-1]
	if e.sentences[0] != s.sentence || len(e.sides) < 2 || e.status != statusHeld && e.status != statusPlanned {
		return nil
	}
	if st.subject != nil && len(x.sidesOf(st.subject)) == 1 {
		who := x.sidesOf(st.subject)[0].actor
		if !hasActor(e.sides, who) {
			return nil
		}
	}
	from, to := s.clause(k)
	for j := max(from, k-6); j < min(to, k+8); j++ {
		if p := &s.pieces[j]; p.kind == pieceStatus && p.usage.flags&flagAgree != 0 && int(p.first) > e.trigger {
			return append([]side(nil), e.sides...)
		}
	}
	return nil
}

// writtenTo reads a letter whose writer and reader the verb of its clause names:
// In einem Schreiben bat X Y um Hilfe; В письме X попросил Y помочь. It reports
// whether there is one.
func (x *exchangeReader) writtenTo(e encounter, k int, n *nounPhrase, r *right) bool {
	s := &x.scene
	f := s.pieces[k].usage
	if f.flags&flagTo == 0 || f.flags&flagInvite != 0 || !x.rules.lastVerbs && !x.rules.cases || n.governor < 0 || n.possessor != nil || r.to != nil || r.of != nil && !(x.rules.cases && x.nominativeOnly(r.of)) {
		return false
	}
	if g := &s.pieces[n.governor]; g.kind != pieceLink || g.usage.is != isIn {
		return false
	}
	_, to := s.clause(k)
	var who []*party
	asked := false
	for j := k + 1; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceActor:
			i := s.groupAt(j)
			if i < 0 {
				return false
			}
			g := &s.groups[i]
			if g.first == j && g.link == isNone && !g.possessive && !x.personless(g) && !x.reflexive(j) {
				who = append(who, g)
			}
			j = g.last - 1
		case pieceStatus:
			asked = asked || p.class == lexicon.Propose && p.usage.flags&flagNoun == 0
		case pieceSay:
			asked = true
		case pieceContact:
			asked = asked || p.usage.flags&flagWeak != 0
		case pieceComma:
			to = j
		}
	}
	if !asked || len(who) != 2 || x.rules.cases && (x.nominativeOnly(who[1]) || !x.nominativeOnly(who[0]) && x.Mentions[who[0].members[0]].Kind != Pronoun) {
		return false
	}
	one := x.sidesOf(who[0])
	if e.sides = join(one, x.sidesOf(who[1])); e.sides == nil {
		return false
	}
	e.initiator, e.status, e.rule = one[0].actor, statusHeld, f.rule+"-written"
	x.circumstances(&e, k, n.start, to)
	x.add(e, k)
	return true
}
