package extract

import "kg/loader/lexicon"

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

// officeOf is the piece of the person who has an office told once for several,
// where the preposition at piece n goes on with what another one is of: los
// secretarios de CCOO, X, y de UGT, Y; it is n where none is there.
func (s *scene) officeOf(d *Document, k, n int) int {
	const longest = 6 // pieces
	if n+1 >= len(s.pieces) || s.pieces[k].kind != pieceActor {
		return n
	}
	given := n
	elliptic := (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceLink) && s.pieces[n+1].kind == pieceLink && s.pieces[n+1].usage.is == isOf
	if elliptic {
		n++ // el presidente de Colombia, X, y el de Ecuador, Y
	}
	p := &s.pieces[n]
	grown := p.kind == pieceActor && d.Is(int(p.first), lexicon.Of) && p.last > p.first+1 && d.typeOf(p.mention) != Person // e do Senado, Y
	if !grown && (p.kind != pieceLink || p.usage.is != isOf) {
		return given
	}
	if grown {
		n--
	}
	if !elliptic && !s.pluralOffice(d, k) && !s.pluralBehind(d, k) {
		return given
	}
	for i := n + 1; i+1 < len(s.pieces) && i < n+longest; i++ {
		switch s.pieces[i].kind {
		case pieceDet, pieceAdj, pieceWord, pieceLink:
		case pieceActor:
			if m := &d.Mentions[s.pieces[i].mention]; m.Kind == Titled || m.Kind == Office && d.typeOf(s.pieces[i].mention) == Person {
				return given
			}
		case pieceComma:
			if p := &s.pieces[i+1]; i > n+1 && p.kind == pieceActor && d.typeOf(p.mention) == Person && d.Mentions[p.mention].Kind == Name {
				return i + 1
			}
			return given
		default:
			return given
		}
	}
	return n
}

// pluralBehind reports whether the comma before piece k ends an office told for
// several, with what the first is of: os presidentes da Câmara, X.
func (s *scene) pluralBehind(d *Document, k int) bool {
	const longest = 5 // pieces
	if k < 2 || s.pieces[k-1].kind != pieceComma {
		return false
	}
	for j := k - 2; j >= 0 && j > k-2-longest; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceActor:
			if s.pluralOffice(d, j) {
				return true
			}
			if d.typeOf(p.mention) == Person {
				return false
			}
		case pieceLink, pieceDet, pieceAdj, pieceWord:
		default:
			return false
		}
	}
	return false
}

// pluralOffice reports whether piece k names several persons by an office.
func (s *scene) pluralOffice(d *Document, k int) bool {
	if s.pieces[k].kind != pieceActor {
		return false
	}
	m := &d.Mentions[s.pieces[k].mention]
	return m.Kind == GroupOf && m.Number == lexicon.Pl
}

// namedRight is the list of names right behind the plural at piece k that tells
// what they are: los diputados X e Y.
func (s *scene) namedRight(d *Document, k int, link role) party {
	if d.rules.nounCompounds || k+1 >= len(s.pieces) || s.pieces[k].kind != pieceActor {
		return party{}
	}
	n := k + 1
	if s.pieces[n].kind == pieceAdj && n+1 < len(s.pieces) {
		n++
	}
	p := &s.pieces[n]
	if p.kind != pieceActor || d.Mentions[p.mention].Kind != Name || d.typeOf(p.mention) != Person || d.Mentions[s.pieces[k].mention].Kind != GroupOf {
		return party{}
	}
	members := len(s.members)
	g := s.list(d, n, link)
	s.members = s.members[:members]
	if len(g.members) < 2 {
		return party{}
	}
	g.members = append([]int32(nil), g.members...)
	return g
}

// separator is the kind of piece p between the members of a list: words that go
// on with topics (ainsi que, as well as) join actors where they are conjunctions.
func (d *Document) separator(p *piece) pieceKind {
	if p.kind == pieceTopicCue && p.usage.is == isMore && d.Is(int(p.first), lexicon.Conj) {
		return pieceConj
	}
	return p.kind
}

// opensWithPlace reports whether the country at piece k, behind a preposition of
// place at the start of the sentence, only says where: Au Togo, le président X.
func (s *scene) opensWithPlace(d *Document, k int) bool {
	return k == 1 && d.Is(int(s.pieces[0].first), lexicon.Locative)
}

// affiliation is the comma, or the piece before a conjunction, that closes what
// the comma at piece j opens: whose the person before it is, with of and a body's
// name. (X, du Parti rural, et Y, de l'Union) It is j where something else stands.
func (s *scene) affiliation(d *Document, j int) int {
	const longest = 7 // pieces
	if s.pieces[j].kind != pieceComma || j+2 >= len(s.pieces) {
		return j
	}
	switch p := &s.pieces[j+1]; {
	case p.kind == pieceLink && p.usage.is == isOf:
	case p.kind == pieceActor && d.Is(int(p.first), lexicon.Of) && p.last > p.first+1: // du Parti rural
	default:
		return j
	}
	named := false
	for i := j + 1; i < len(s.pieces) && i <= j+longest; i++ {
		switch p := &s.pieces[i]; p.kind {
		case pieceDet, pieceAdj, pieceLink, pieceWord:
			named = named || p.kind == pieceWord && d.capital(int(p.first))
		case pieceConj:
			if i+1 < len(s.pieces) && s.pieces[i+1].kind == pieceActor && s.personNamed(d, i+1) {
				return j
			}
		case pieceActor:
			if d.typeOf(p.mention) == Person {
				return j
			}
			named = true
		case pieceComma:
			if named && i+1 < len(s.pieces) && (s.pieces[i+1].kind == pieceConj || s.listGoesOn(i)) {
				return i
			}
			return j
		default:
			return j
		}
	}
	return j
}

// merelyAlso reports whether a word that goes on with a list of topics is an
// adverb that changes nothing between a verb or preposition and its object: ha
// incontrato anche B.
func (d *Document) merelyAlso(p *piece) bool {
	return p.usage.is == isMore && p.last == p.first+1 && d.Is(int(p.first), lexicon.Adv)
}

// filled reports whether the preposition of circumstance at piece at has a noun
// phrase of its own before the actor at piece k, which begins another with its
// article: dopo il fischio finale il presidente X è sceso.
func (s *scene) filled(d *Document, at, k int, link role) bool {
	switch link {
	case isAfter, isBefore, isDuring, isIn, isAt:
	default:
		return false
	}
	first := int(s.pieces[k].first)
	if !d.Is(first, lexicon.Det) || d.Is(first, lexicon.Prep) || k-at > 6 {
		return false
	}
	words, det := 0, s.pieces[at].last-s.pieces[at].first > 1 && d.Is(int(s.pieces[at].last)-1, lexicon.Det)
	for _, p := range s.pieces[at+1 : k] {
		switch p.kind {
		case pieceDet:
			det = true
		case pieceWord:
			words++
		case pieceAdj, pieceNoun, pieceTime:
		default:
			return false
		}
	}
	return det && words > 0
}

// beginsAt reports whether a mention begins at token i with a preposition.
func (d *Document) beginsAt(i int32) bool {
	k := d.firstMention(i)
	return k < len(d.Mentions) && d.Mentions[k].First == i && d.Mentions[k].Last > i+1 && d.Is(int(i), lexicon.Link)
}

// deniedBefore reports whether another negation stands shortly before token i.
func (d *Document) deniedBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-4 && d.sentence[j] == d.sentence[i]; j-- {
		if d.Is(j, lexicon.Neg) {
			return true
		}
	}
	return false
}
