package extract

// mainSubject is the subject of the clause that the phrase at piece k hangs
// on: before it, or behind the comma that closes it.
func (x *exchangeReader) mainSubject(k, start int) *party {
	s := &x.scene
	from, _ := s.clause(k)
	for from > 0 && s.pieces[from-1].kind == pieceQuote {
		// The words before a quotation in the clause.
		if from--; from > 0 {
			from, _ = s.clause(from - 1)
		}
	}
	if start > from {
		j := start - 1
		if s.pieces[j].kind == pieceLink {
			j--
		}
		if j >= from && s.pieces[j].kind == pieceComma {
			j--
		}
		near := s.groupAt(max(j, 0))
		if j < from || near >= 0 && (s.groups[near].link != isNone || s.groups[near].possessive) {
			near = -1
		}
		g := x.firstBare(from, start)
		if near >= 0 && g != nil && x.Mentions[s.groups[near].members[0]].Type == Thing {
			near = -1 // left Merrion House for talks
		}
		if near >= 0 && (g == nil || !s.governed(g.last, s.groups[near].first)) {
			return &s.groups[near]
		}
		if g != nil {
			return g
		}
	}
	if g := x.sayerBefore(from, start); g != nil {
		return g
	}
	if x.rules.lastVerbs && start <= from+1 {
		if g := x.behindVerb(k + 1); g != nil {
			return g
		}
	}
	if x.rules.cases && start <= from+1 {
		if g := x.nominativeBehind(k + 1); g != nil {
			return g
		}
	}
	return s.behindComma(k)
}
