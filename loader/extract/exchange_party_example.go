package extract

import (
	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// exemplify puts those who are named as examples of a group in its place:
// several leaders, including X and Y.
func (s *scene) exemplify(d *Document) {
	for n := 0; n+1 < len(s.groups); n++ {
		g, h := &s.groups[n], &s.groups[n+1]
		if len(g.members) != 1 || g.possessive || h.possessive || h.first < 2 {
			continue
		}
		at := h.first - 1
		for at > g.last && (s.pieces[at].kind == pieceDet || s.pieces[at].kind == pieceAdj) {
			at--
		}
		if at < g.last || at-g.last > 4 || s.pieces[at].kind != pieceTopicCue || s.pieces[at].usage.is != isMore {
			continue
		}
		words := 0
		for _, p := range s.pieces[g.last:at] {
			if p.kind != pieceWord && p.kind != pieceComma && p.kind != pieceAdj && p.kind != pieceLink {
				words = -10
			} else if p.kind == pieceWord {
				words++
			}
		}
		m := &d.Mentions[g.members[0]]
		some := m.Kind == GroupOf || m.Number == lexicon.Pl && m.Kind != Name && m.Kind != Pronoun || d.peopleOf(m) && words > 0
		if words < 0 || !some || len(m.Members) > 0 || d.typeOf(h.members[0]) == 0 {
			continue
		}
		g.members, g.last = h.members, h.last
		s.groups = append(s.groups[:n+1], s.groups[n+2:]...)
		if n > 0 && g.link == isOf && s.groups[n-1].last == s.linkBefore(g.first) && d.gathered(&s.groups[n-1]) {
			g = &s.groups[n-1] // a group of senators including X and Y
			g.members, g.last = s.groups[n].members, s.groups[n].last
			s.groups = append(s.groups[:n], s.groups[n+1:]...)
			n--
		}
	}
}

// gathered reports whether a group is of some unnamed body, which only says that
// there are several: a group, a team.
func (d *Document) gathered(g *party) bool {
	m := &d.Mentions[g.members[0]]
	return len(g.members) == 1 && !g.possessive && m.Kind == Body && m.Indefinite
}

// counted is the piece of the group in the plural that a number, and at most one
// word more, counts from piece n on: three other candidates; n if there is none.
func (s *scene) counted(d *Document, n int) int {
	i := n
	for ; i < len(s.pieces) && i < n+3 && s.pieces[i].kind == pieceWord; i++ {
		if i == n && !d.Is(int(s.pieces[i].first), lexicon.Num) && d.Text.Tokens[s.pieces[i].first].Kind != text.Number {
			if _, f := d.usageAt(int(s.pieces[i].first), lexicon.TimeWord, isNumber); f == nil {
				return n
			}
		}
	}
	if i > n && i < len(s.pieces) && (s.pieces[i].kind == pieceActor && d.Mentions[s.pieces[i].mention].Number == lexicon.Pl || s.pieces[i].kind == pieceStop && i > n+1) {
		return i
	}
	return n
}

// leftBehind reports whether a mention with a preposition of coming or going is of a
// city, where who is named behind the comma does not stand for it: back from
// Ottawa, Minister X received.
func (d *Document) leftBehind(mention int32, link role) bool {
	m := &d.Mentions[mention]
	if link != isFrom && link != isTo || m.atom < 0 || d.atoms[m.atom].name < 0 {
		return false
	}
	return d.Lang.Names[d.atoms[m.atom].name].Kind == gazetteer.KindPlace
}

// namesAfter is the list of names that tells who the group at piece k is.
func (s *scene) namesAfter(d *Document, k int, link role) party {
	if s.pieces[k].kind == pieceStop {
		k-- // three others: X, Y and Z
	} else if m := &d.Mentions[s.pieces[k].mention]; m.Number != lexicon.Pl && !(m.Kind == Nominal && m.Number == 0) || m.Kind == Name || m.Kind == Titled {
		return party{}
	}
	if g := s.namedRight(d, k, link); g.last > 0 {
		return g
	}
	opens := func(p *piece) bool {
		return p.kind == pieceComma || p.kind == pieceStop && d.Text.Of(int(p.first)) == ":"
	}
	for n := k + 1; n < len(s.pieces) && n < k+5 && !opens(&s.pieces[n]); n++ {
		if s.comesFrom(d, k, n) {
			continue // seinen Kollegen aus Frankreich und Polen, X und Y
		}
		// the presidents of the neighbouring states, X and Y; members of the parliament: X and Y
		if p := &s.pieces[n]; p.kind != pieceDet && p.kind != pieceAdj && p.kind != pieceWord && !(p.kind == pieceLink && (p.usage.is == isOf || p.usage.is == isIn)) &&
			!(p.kind == pieceActor && (d.Mentions[p.mention].Kind == GroupOf || d.typeOf(p.mention) == Organization)) && !s.further(d, n) {
			return party{}
		}
	}
	for k+1 < len(s.pieces) && !opens(&s.pieces[k+1]) {
		k++
	}
	if k+2 >= len(s.pieces) || s.pieces[k+2].kind != pieceActor || d.Mentions[s.pieces[k+2].mention].Kind != Name && d.Mentions[s.pieces[k+2].mention].Kind != Titled {
		return party{}
	}
	members := len(s.members)
	g := s.list(d, k+2, link)
	s.members = s.members[:members]
	if len(g.members) < 2 {
		return party{}
	}
	g.members = append([]int32(nil), g.members...)
	return g
}

// comesFrom reports whether piece n is of the countries that the plural at piece k
// comes from.
func (s *scene) comesFrom(d *Document, k, n int) bool {
	switch p := &s.pieces[n]; p.kind {
	case pieceLink:
		return d.rules.whence[d.Words[p.first]]
	case pieceConj:
		return n > k+2 && s.comesFrom(d, k, n-1)
	case pieceActor:
		return n > k+1 && d.typeOf(p.mention) == Country && s.comesFrom(d, k, n-1)
	}
	return false
}
