package extract

// further reports whether piece n goes on with what several offices belong to,
// which are told together: the mayors of Oviedo and Avilés, X and Y.
func (s *scene) further(d *Document, n int) bool {
	if s.pieces[n].kind == pieceConj && n+1 < len(s.pieces) {
		n++
		if s.pieces[n].kind == pieceLink && n+1 < len(s.pieces) && s.pieces[n].usage.is == isOf {
			n++
		}
	}
	return s.pieces[n].kind == pieceActor && d.typeOf(s.pieces[n].mention) != Person && d.Mentions[s.pieces[n].mention].Kind == Name
}

// heads reports whether the person behind the comma at piece j is the one who
// has an office told once for several: los secretarios de CCOO, X, y de UGT, Y.
func (s *scene) heads(d *Document, j int, last, mention int32) bool {
	if d.typeOf(last) != Organization || d.typeOf(mention) != Person || d.Mentions[mention].Kind != Name {
		return false
	}
	k := j - 1
	for k > 0 && (s.pieces[k].kind == pieceActor || s.pieces[k].kind == pieceDet) {
		k--
	}
	return s.pieces[k].kind == pieceLink && s.pieces[k].usage.is == isOf
}
