package extract

import (
	"slices"

	"kg/loader/lexicon"
)

// lookAhead is whom a pronoun in a clause at the start of the sentence means,
// that nobody named before it fits: though she met X on Friday, Y will not
// meet Z. It is the subject itself where it is no such pronoun.
func (x *exchangeReader) lookAhead(k int, subject *party) *party {
	s := &x.scene
	if subject == nil || len(subject.members) != 1 || s.pieces[0].kind != pieceSub || subject.first > 2 {
		return subject
	}
	m := &x.Mentions[subject.members[0]]
	if m.Kind != Pronoun || m.Person != lexicon.P3 || m.Number == lexicon.Pl || m.Resolved() {
		return subject
	}
	g := s.behindComma(k)
	if g == nil || g.first < k || g.link != isNone || g.possessive || len(g.members) != 1 {
		return subject
	}
	if who := x.sidesOf(g); len(who) != 1 || x.Actors[who[0].actor].Type != Person || m.Gender != 0 && x.Actors[who[0].actor].Gender&^m.Gender != 0 {
		return subject
	}
	return g
}

// behindComma is the bare group that begins right behind a comma after piece k:
// the subject of a main clause that follows.
func (s *scene) behindComma(k int) *party {
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

// ownMeeting is who had the meeting that the noun at piece k names with one side
// only, as the subject of its sentence: who tells of it there, or the person whom
// the sentence before was about. (The meeting with X lasted an hour, Y said.)
func (x *exchangeReader) ownMeeting(k int, n *nounPhrase, r *right, st *nounState) []side {
	s := &x.scene
	told := st.status == statusHeld || x.spoken == s.sentence-1 && (st.status == statusPlanned || st.status == statusDenied) // X is to see them. The meeting with Y will be
	if !told || !n.definite || r.with == nil || !r.verb || n.start > 1 || n.governor >= 0 {
		return nil
	}
	if g := x.speaker(k); g != nil {
		who := x.sidesOf(g)
		if len(who) != 1 || x.Actors[who[0].actor].Type != Person || x.Actors[who[0].actor].Unnamed || x.spokesperson(who[0].actor) {
			return nil
		}
		return who
	}
	for n := range s.groups {
		if g := &s.groups[n]; g.first != r.with.first && !x.personless(g) {
			return nil // the meeting with X was an honour for Y
		}
	}
	if len(x.before) != 1 || int(x.sentence[x.Mentions[x.before[0].mention].First]) < s.sentence-1 {
		return nil
	}
	if a := &x.Actors[x.before[0].actor]; a.Type != Person || a.Unnamed || x.spokesperson(x.before[0].actor) {
		return nil
	}
	return append([]side(nil), x.before...)
}

// spokesperson reports whether an actor speaks for somebody else.
func (x *exchangeReader) spokesperson(actor int32) bool {
	return slices.ContainsFunc(x.Actors[actor].offices, func(o office) bool { return o.class == "spokesperson" })
}

// knower returns who knew, said or heard that an exchange had taken place whose
// other side its clause leaves out: X knew once a call had taken place with Y.
func (x *exchangeReader) knower(n *nounPhrase, r *right) []side {
	s := &x.scene
	if !r.verb || r.with == nil || n.possessor != nil || n.start < 2 || s.pieces[n.start-1].kind != pieceSub && s.pieces[n.start-1].kind != pieceThat {
		return nil
	}
	v := n.start - 2
	for v >= 0 && s.pieces[v].behindVerb() && s.pieces[v].kind != pieceSay {
		v--
	}
	if v < 0 || s.pieces[v].kind != pieceSay && s.pieces[v].kind != pieceVerb {
		return nil
	}
	g := x.subjectOf(v)
	if g == nil || len(g.members) != 1 || x.personless(g) {
		return nil
	}
	one := x.sidesOf(g)
	if len(one) != 1 || x.spokesperson(one[0].actor) {
		return nil
	}
	return one
}
