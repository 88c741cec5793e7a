package extract

// gathering reads an exchange that is told by who attended it: "La discuții au
// participat A, B și C", where the text has spoken of none that they could have
// joined. The verb of attending is piece k, with chain c and what its words say
// in m.
func (x *exchangeReader) gathering(k int, c *chain, m *modality) {
	s := &x.scene
	from, to := s.clause(k)
	n := s.nounWithin(from, k)
	if n < 0 || from > 0 && n < from {
		return
	}
	f := s.pieces[n].usage
	if f.kind == kindMessage || f.flags&(flagTo|flagVisit|flagLight) != 0 {
		return
	}
	np := x.nounPhrase(n)
	r := x.nounRight(n, f)
	if q := &s.pieces[n+1]; q.kind == pieceWord || q.kind == pieceAdj || q.kind == pieceActor {
		return // la reuniunea partidului: a session of some body
	}
	if np.possessor != nil || r.with != nil || r.between != nil || r.of != nil || !x.known(&np, n) && !x.articleDropped(&np, n) && !s.articled(x.Document, np.governor) {
		return
	}
	persons := x.bareBehind(k+1, to)
	kept := persons[:0]
	for _, one := range persons {
		if a := &x.Actors[one.actor]; a.Type == Person && !a.Unnamed && x.wellKnown(&one) {
			kept = append(kept, one)
		}
	}
	if len(kept) < 2 {
		return
	}
	e := encounter{kind: f.kind, medium: f.medium, status: statusHeld, initiator: -1, then: kindMeeting, sides: kept, rule: f.rule + "-attended"}
	switch {
	case m.plan:
		e.status = statusPlanned
	case !m.past && !c.perfect:
		return
	}
	x.circumstances(&e, n, from, to)
	x.add(e, n)
}

// articleDropped reports whether the noun at piece k stands right behind its
// preposition, with nothing behind it that tells which: there some languages
// leave out the article of what is known (la întâlnire).
func (x *exchangeReader) articleDropped(n *nounPhrase, k int) bool {
	s := &x.scene
	if !x.rules.dropsArticle || n.governor != k-1 || n.governor < 0 || s.pieces[n.governor].kind != pieceLink {
		return false
	}
	if k+1 >= len(s.pieces) {
		return true
	}
	switch s.pieces[k+1].kind {
	case pieceWord, pieceAdj, pieceTopicCue:
		return false
	}
	return true
}
