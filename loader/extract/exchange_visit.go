package extract

import "kg/loader/lexicon"

// visitor is who travels to the place that "where" at piece j takes up: la visita
// de X a Roma, donde se reunirá con Y.
func (x *exchangeReader) visitor(j int) []side {
	s := &x.scene
	if s.pieces[j].kind != pieceRel {
		return nil
	}
	for k := j - 1; k >= 0 && k > j-10; k-- {
		switch p := &s.pieces[k]; p.kind {
		case pieceNoun:
			if p.usage.flags&flagVisit == 0 {
				return nil
			}
			for n := range s.groups {
				if g := &s.groups[n]; g.first > k && g.first <= k+3 && g.link == isOf && !x.personless(g) {
					return x.sidesOf(g)
				}
			}
			return nil
		case pieceActor, pieceLink, pieceDet, pieceComma, pieceTime, pieceAdj, pieceWord:
		default:
			return nil
		}
	}
	return nil
}

// programme reports whether the subject before piece k is the agenda of whoever
// the text is speaking of: la agenda incluye una reunión con X.
func (x *exchangeReader) programme(k int) bool {
	s := &x.scene
	found := false
	for j := range k {
		switch p := &s.pieces[j]; p.kind {
		case pieceWord:
			found = found || x.Is(int(p.first), lexicon.Agenda)
		case pieceDet, pieceAdj, piecePoss, pieceAdv, pieceTime, pieceLink, pieceNoun, pieceComma:
		case pieceActor:
			if !x.Mentions[p.mention].Possessive {
				return false
			}
		default:
			return false
		}
	}
	return found
}

// sharedSubject is the subject of the verbs that the conjunction at piece j joins:
// the first group without a preposition in the clause.
func (x *exchangeReader) sharedSubject(j int) *party {
	from, _ := x.scene.clause(j)
	g := x.firstBare(from, j)
	if g != nil && x.personless(g) {
		if o := x.actorBehindComma(g.last, j); o != nil {
			return o
		}
	}
	return g
}

// actorBehindComma is the last group of persons in the pieces [from, to) that a
// comma stands before and no preposition: with a phrase before it that has a bare
// group of its own, as in "que llevan adelante ambos países, el fiscal X llegó y
// mantuvo"; nil if there is none.
func (x *exchangeReader) actorBehindComma(from, to int) *party {
	s := &x.scene
	for n := len(s.groups) - 1; n >= 0; n-- {
		g := &s.groups[n]
		if g.last <= to && g.first > from && s.pieces[g.first-1].kind == pieceComma && g.link == isNone && !g.possessive && !x.personless(g) {
			return g
		}
	}
	return nil
}
