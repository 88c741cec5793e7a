package extract

// calledOff reads what became of an exchange to come that the text has just told
// of, where the noun at piece k names it without its sides: X was to dine with Y,
// but the meal was called off. It reports whether it does.
func (x *exchangeReader) calledOff(k int) bool {
	s := &x.scene
	f := s.pieces[k].usage
	if len(x.found) == 0 || f.flags&(flagTo|flagWeak|flagVisit|flagInvite) != 0 {
		return false
	}
	e := &x.found[len(x.found)-1]
	if e.status != statusPlanned && e.status != statusProposed || s.sentence-e.sentences[len(e.sentences)-1] > 1 || f.kind != kindTalk && e.kind != kindTalk && f.kind != e.kind {
		return false
	}
	n := x.nounPhrase(k)
	if !n.definite || n.possessor != nil || n.joint != nil || n.with != nil || n.governor >= 0 && !s.opensClause(n.governor) {
		return false
	}
	r := x.nounRight(k, f)
	if r.with != nil || r.between != nil || r.of != nil && x.scene.linkBefore(r.of.first) <= k+1 || r.to != nil || r.other || !r.verb || !r.mood.refuse && !r.mood.neg || r.mood.plan || r.mood.propose {
		return false
	}
	e.status = statusDenied
	if e.sentences[len(e.sentences)-1] != s.sentence {
		e.sentences = append(e.sentences, s.sentence)
	}
	return true
}

// opensClause reports whether piece j opens a clause.
func (s *scene) opensClause(j int) bool {
	return s.pieces[j].boundary() || s.pieces[j].kind == pieceConj || s.pieces[j].kind == pieceComma
}
