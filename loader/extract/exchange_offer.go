package extract

import "kg/loader/lexicon"

// offered finds who offered to do what the infinitive at piece k tells, and to
// whom, where the offer is a noun: surprised B with an offer by A to negotiate; an
// offer from A to B to meet. It is nil, nil where that is not told.
func (x *exchangeReader) offered(k int, c *chain) (by, whom *party) {
	s := &x.scene
	if s.pieces[k].feat&lexicon.Inf == 0 || c.start == k || c.start < 3 || s.pieces[c.start-1].kind != pieceActor {
		return nil, nil
	}
	offer := -1
	for j := c.start - 1; j > 0 && offer < 0; {
		n := s.groupAt(j)
		if n < 0 || s.groups[n].possessive {
			return nil, nil
		}
		g := &s.groups[n]
		switch g.link {
		case isBy, isFrom, isOf:
			by = g
		case isTo:
			whom = g
		default:
			return nil, nil
		}
		if j = s.linkBefore(g.first) - 1; j < 0 {
			return nil, nil
		}
		if p := &s.pieces[j]; p.kind == pieceStatus && p.class == lexicon.Propose && s.determined(j) {
			offer = j
		} else if p.kind != pieceActor {
			return nil, nil
		}
	}
	if by == nil || offer < 2 {
		return nil, nil
	}
	if whom != nil {
		return by, whom
	}
	j := offer - 1
	for j > 0 && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceStop || s.pieces[j].kind == pieceQuote) {
		j--
	}
	if s.pieces[j].kind != pieceLink || s.pieces[j].usage.is != isWith || j == 0 {
		return nil, nil
	}
	n := s.groupAt(j - 1)
	if n < 0 || s.groups[n].link != isNone || s.groups[n].possessive || s.groups[n].last != j {
		return nil, nil
	}
	return by, &s.groups[n]
}

// determined reports whether a determiner stands before piece j, over adjectives.
func (s *scene) determined(j int) bool {
	for j--; j >= 0 && (s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceWord); j-- {
	}
	return j >= 0 && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == piecePoss)
}

// bargained finds the country or body whose exit, debt and the like the verb at
// piece k is about, where one side is named only: negotiating Ruritania's exit.
func (x *exchangeReader) bargained(k int, subject *party) (*party, string) {
	s := &x.scene
	n := s.groupAt(min(k+1, len(s.pieces)-1))
	if n < 0 || s.groups[n].first != k+1 || !s.groups[n].possessive || len(s.groups[n].members) != 1 || x.members(subject) != 1 || !x.personless(subject) {
		return nil, ""
	}
	switch x.typeOf(s.groups[n].members[0]) {
	case Country, Organization:
		return &s.groups[n], "owner"
	}
	return nil, ""
}

// interviewee makes a person of whom one interviews or questions, where the text calls
// them by an unknown family name only.
func (x *exchangeReader) interviewee(partner *party, via string, f *usage) {
	if partner == nil || via != "object" || f.flags&flagPersons == 0 || f.n != 1 || len(partner.members) != 1 {
		return
	}
	m := &x.Mentions[partner.members[0]]
	if m.Kind != Name || m.Actor < 0 || m.Possessive {
		return
	}
	if a := &x.Actors[m.Actor]; a.Type == 0 && a.kind == 0 {
		a.Type, m.Type = Person, Person
	}
}
