package extract

import "kg/loader/lexicon"

// trade is the piece of the person's name behind the common noun that the
// determiner at piece k opens, and that the language does not know as a trade: a
// reçu le vigneron X; with a comma, avec l'inspecteur d'académie, X. It is k
// where no such name is.
func (s *scene) trade(d *Document, k, to int, comma bool) int {
	const longest = 5 // pieces of what the person is
	words := 0
	for j := k + 1; j < to && j <= k+longest+1; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceWord:
			if d.capital(int(p.first)) {
				return k
			}
			words++
		case pieceAdj:
		case pieceLink:
			if p.usage.is != isOf || words == 0 {
				return k
			}
		case pieceComma:
			if !comma || words == 0 || j+1 >= to || !s.personNamed(d, j+1) || j+2 < len(s.pieces) && s.pieces[j+2].kind != pieceComma && s.pieces[j+2].kind != pieceStop && d.Text.Of(int(s.pieces[j+2].first)) != "." {
				return k
			}
			return j + 1
		case pieceActor:
			if words == 0 || !s.personNamed(d, j) || s.pieces[j-1].kind == pieceLink {
				return k
			}
			return j
		default:
			return k
		}
	}
	return k
}

// personNamed reports whether piece k is the name of a person.
func (s *scene) personNamed(d *Document, k int) bool {
	p := &s.pieces[k]
	return p.kind == pieceActor && (d.Mentions[p.mention].Kind == Name || d.Mentions[p.mention].Kind == Titled && d.Mentions[p.mention].desc < 0) && !d.Mentions[p.mention].Possessive && !p.owns && d.typeOf(p.mention) == Person
}

// ownNoun reports whether the verb form at piece k is a noun, since a possessive
// pronoun stands before it: son téléphone.
func (s *scene) ownNoun(d *Document, k int) bool {
	if k == 0 || s.pieces[k-1].kind != pieceActor || s.pieces[k].feat&(lexicon.Part|lexicon.Ger) != 0 || d.Is(int(s.pieces[k].first), lexicon.ContactN) {
		return false
	}
	m := &d.Mentions[s.pieces[k-1].mention]
	return m.Kind == Pronoun && m.Possessive && !d.Is(int(m.First), lexicon.Pron)
}
