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
