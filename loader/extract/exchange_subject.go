package extract

import (
	"kg/loader/lexicon"
)

// reflexive reports whether piece k is a reflexive pronoun: se, sich, themselves.
func (x *exchangeReader) reflexive(k int) bool {
	p := &x.scene.pieces[k]
	return p.last == p.first+1 && x.Feat(int(p.first), lexicon.Pron)&lexicon.Refl != 0
}

// beside reads the modal words that stand before the subject: a question's,
// an inverted clause's, "if".
func (x *exchangeReader) beside(g *party, c *chain) {
	for j := g.first - 1; j >= 0 && j >= g.first-3; j-- {
		switch p := &x.scene.pieces[j]; p.kind {
		case pieceStatus, pieceModal, pieceAux, pieceNeg:
			if x.earlier(j) {
				return // before X met Y
			}
			if g.link == isNone {
				c.mood.take(p)
				if p.feat&lexicon.Perf != 0 {
					c.perfect = true
				}
			}
		case pieceDet, pieceAdj, pieceAdv, pieceTime:
		default:
			return
		}
	}
}

// hangs reports whether the infinitive or participle at the end of chain c
// hangs on a preposition: after talking with, après avoir rencontré.
func (s *scene) hangs(k int, c *chain) bool {
	p := &s.pieces[k]
	if c.start == 0 || p.feat&(lexicon.Inf|lexicon.Part) == 0 || p.feat&(lexicon.Past|lexicon.Pres) != 0 || c.to {
		return false
	}
	q := &s.pieces[c.start-1]
	return q.kind == pieceLink && (q.usage.is == isAfter || q.usage.is == isBefore || q.usage.is == isFor || q.usage.is == isIn)
}

// subject finds the group that the verb at piece k is said of, and the piece
// from which on the other side is sought.
func (x *exchangeReader) subject(k int, c *chain, gerund bool) (*party, int) {
	s := &x.scene
	if gerund && !c.passive {
		return x.mainSubject(k, c.start), k + 1
	}
	if p := &s.pieces[k]; p.feat&lexicon.Inf != 0 && c.start < k && s.pieces[c.start].kind == pieceStatus && x.Is(int(s.pieces[c.start].first), lexicon.Prep) {
		from, _ := s.clause(k)
		return x.firstBare(from, c.start), k + 1 // left Paris without meeting B
	}
	if c.finite >= 0 {
		if g := x.subjectLeft(c.finite - 1); g != nil {
			return g, k + 1
		}
		return x.firstBare(c.finite+1, k), k + 1
	}
	if g := x.subjectLeft(c.start - 1); g != nil {
		return g, k + 1
	}
	if c.to && !c.passive && s.purposive(c.start, k) {
		if g := x.traveller(k, c.start); g != nil {
			if j := c.start - 1; j > 0 && s.pieces[j].kind == pieceNoun && s.pieces[j].usage.flags&flagInvite != 0 {
				if n := x.nounPhrase(j); n.governor >= 0 {
					c.mood.take(&s.pieces[n.governor]) // turned down an invitation to meet
				}
			}
			return g, k + 1
		}
	}
	if f := s.pieces[k].usage.flags; f&flagInvert != 0 && (f&flagMutual == 0 || x.reflexiveNear(k)) {
		for j := k + 1; j < len(s.pieces); j++ {
			if x.reflexive(j) {
				continue
			}
			switch s.pieces[j].kind {
			case pieceDet, pieceAdj, pieceAdv, pieceTime, pieceHedge, pieceMedium:
				continue
			case pieceLink:
				if n := s.groupAt(min(j+1, len(s.pieces)-1)); n >= 0 && s.groups[n].first == j+1 && x.placed(&s.groups[n]) {
					j = s.groups[n].last - 1
					continue // si sono visti a Roma A e B
				}
			case pieceActor:
				if n := s.groupAt(j); n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
					return &s.groups[n], s.groups[n].last
				}
			}
			break
		}
	}
	return nil, k + 1
}

// purposive reports whether a particle of the infinitive stands in the pieces [from, to).
func (s *scene) purposive(from, to int) bool {
	for j := from; j < to; j++ {
		if s.pieces[j].kind == pieceLink && s.pieces[j].usage.is == isTo {
			return true
		}
	}
	return false
}

// traveller is who the infinitive of purpose at piece k is said of: the last
// person in the clause before it. (X flew to Rome on Tuesday to meet Y)
func (x *exchangeReader) traveller(k, start int) *party {
	s := &x.scene
	from, _ := s.clause(k)
	for n := len(s.groups) - 1; n >= 0; n-- {
		g := &s.groups[n]
		if g.first < from || g.last > start || g.link != isNone || g.possessive || x.reflexive(g.first) || x.personless(g) {
			continue
		}
		for j := g.last; j < start; j++ {
			if s.pieces[j].kind == pieceContact || s.pieces[j].kind == pieceNoun && s.pieces[j].usage.flags&flagInvite == 0 {
				return nil // met to discuss: the same exchange
			}
		}
		return g
	}
	return nil
}

// went reports whether a past tense stands in the pieces [from, to): the days
// told beside it are past, though the purpose is not.
func (s *scene) went(from, to int) bool {
	past := false
	for j := from; j < to; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceVerb, pieceLight, pieceContact:
			past = past || p.feat&lexicon.Past != 0
		case pieceModal, pieceStatus:
			return false
		case pieceAux:
			if p.feat&lexicon.Past == 0 {
				return false
			}
			past = true
		}
	}
	return past
}

// subjectLeft walks to the left from piece j to the subject of the verb after it.
func (x *exchangeReader) subjectLeft(j int) *party {
	g := x.groupLeft(j)
	if g == nil || !x.rules.cases && !x.rules.lastVerbs || g.first == 0 || g.link != isNone || x.scene.pieces[g.first-1].kind != pieceActor {
		return g
	}
	// The aide of whom the name before the verb is the genitive.
	if i := x.scene.groupAt(g.first - 1); i >= 0 && x.scene.groups[i].last == g.first {
		of := &x.scene.groups[i]
		a, m := true, &x.Mentions[g.members[0]]
		if x.rules.cases {
			a, _ = x.casesOfMention(m)
		} else if x.Feat(int(m.First), lexicon.Det)&lexicon.CaseGen != 0 {
			a = false // Ein Berater des Kanzlers
		}
		if !a && x.Mentions[of.members[0]].Kind != Name {
			if b, _ := x.casesOfMention(&x.Mentions[of.members[0]]); b {
				return of
			}
		}
	}
	return g
}

// groupLeft is the group nearest to the left of piece j+1 that can be the subject
// of a verb there.
func (x *exchangeReader) groupLeft(j int) *party {
	s := &x.scene
	from := j
	for steps := 0; j >= 0 && steps < 40; steps++ {
		p := &s.pieces[j]
		switch p.kind {
		case pieceRel:
			if x.Is(int(p.first), lexicon.Sub) && !x.Is(int(p.first), lexicon.That) {
				return nil // donde: the place, not who did it
			}
			if j > 0 && s.pieces[j-1].kind == pieceLink && s.pieces[j-1].usage.is != isNone {
				return nil // cu care, în timpul căreia: no subject
			}
			k := j - 1
			for k >= 0 && (s.pieces[k].kind == pieceComma || s.pieces[k].kind == pieceLink) {
				k--
			}
			if n := s.groupAt(max(k, 0)); n >= 0 && k >= 0 {
				g := s.groups[n]
				if len(g.members) > 1 && s.pieces[j].feat&lexicon.Pl == 0 {
					// "X and Y, who met Z": the nearest one only.
					g.members = g.members[len(g.members)-1:]
				}
				g.link, g.possessive = isNone, false
				return &g
			}
			return nil
		case pieceConj:
			return x.sharedSubject(j)
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return nil
			}
			g := &s.groups[n]
			if x.reflexive(j) {
				j--
				continue
			}
			if g.possessive {
				return nil
			}
			if g.link == isNone {
				return g
			}
			adjacent := steps == 0
			j = s.linkBefore(g.first)
			if j < 0 {
				return nil
			}
			if adjacent && (x.Is(int(s.pieces[j].first), lexicon.Sub) || g.link == isLead) {
				one := *g
				one.link = isNone // after X met Y: no preposition; a team headed by X met Y
				return &one
			}
			j--
		case pieceComma:
			if n := s.groupAt(j); n >= 0 && s.groups[n].last == j+1 && s.groups[n].link == isNone && !s.groups[n].possessive {
				return &s.groups[n] // X, the minister, received
			}
			if g := x.lead(j); g != nil {
				return g
			}
			// A parenthesis between the subject and its verb, or a list of verbs.
			from, _ := s.clause(j)
			for i := j - 1; i >= from; i-- {
				if s.pieces[i].kind != pieceComma {
					continue
				}
				if n := s.groupAt(i - 1); i > 0 && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive && (s.groups[n].last == i || s.groups[n].last == i+1) && !x.dateline(&s.groups[n]) {
					return &s.groups[n]
				}
			}
			// The parenthesis may hold a clause of its own: X, who said so, met Y.
			for i := j - 1; i >= 0; i-- {
				if s.pieces[i].kind == pieceRel && i > 0 && s.pieces[i-1].kind == pieceComma {
					if n := s.groupAt(i - 2); i > 1 && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
						return &s.groups[n]
					}
				}
				if s.pieces[i].kind == pieceQuote || s.pieces[i].kind == pieceStop {
					break
				}
			}
			if n := s.groupAt(j - 1); j > 0 && n >= 0 && s.groups[n].link == isNone && !s.groups[n].possessive {
				// A name in apposition, or one at the start of the clause.
				g := &s.groups[n]
				if g.first <= from+2 || s.pieces[g.first-1].kind == pieceComma && x.Mentions[g.members[0]].Kind == Name && x.typeOf(g.members[0]) == Person {
					return g
				}
			}
			// the nominee for the office, X, met
			if n := s.groupAt(j - 1); j > 1 && n >= 0 && s.groups[n].link == isFor && s.pieces[j-2].kind == pieceComma {
				g := s.groups[n]
				g.link, g.members = isNone, g.members[len(g.members)-1:]
				return &g
			}
			return nil
		case pieceTime, pieceAdv, pieceHedge, pieceMedium, pieceNeg, pieceAux, pieceModal:
			j--
		case pieceSay:
			if steps > 0 && !s.listener(j+1, from) || s.pieces[from+1].feat&lexicon.Finite != 0 {
				return nil
			}
			c := x.chain(j) // dit avoir rencontré, s'est dit prêt à recevoir
			j = c.start - 1
		case pieceLink:
			if steps == 0 && j > 0 && s.pieces[j-1].kind == pieceSay && x.isTo(int(p.first)) {
				c := x.chain(j - 1) // ha detto di aver incontrato
				j = c.start - 1
				continue
			}
			if s.pieces[j+1].kind != pieceTime {
				return nil
			}
			j--
		case pieceTopicCue:
			if s.pieces[j+1].kind != pieceTime {
				return nil
			}
			j-- // X on Monday met Y
		case pieceWord, pieceDet, pieceAdj, piecePoss, pieceNoun:
			if j = s.linkBefore(j); j < 0 {
				return nil
			}
			j--
		default:
			return nil
		}
	}
	return nil
}

// lead is the group at the start of the sentence that a relative clause in
// commas follows, where the comma at piece j closes it: X, who went to Y, met;
// nil if the sentence does not begin so.
func (x *exchangeReader) lead(j int) *party {
	s := &x.scene
	if len(s.groups) == 0 {
		return nil
	}
	g := &s.groups[0]
	if g.first > 2 || g.link != isNone || g.possessive || g.last+1 >= j || s.pieces[g.last].kind != pieceComma || s.pieces[g.last+1].kind != pieceRel {
		return nil
	}
	for i := g.last + 1; i < j; i++ {
		if k := s.pieces[i].kind; k == pieceQuote || k == pieceStop {
			return nil
		}
	}
	return g
}

// linkBefore is the preposition that the phrase ending at piece j began with, -1 if it has none.
func (s *scene) linkBefore(j int) int {
	for i := j - 1; i >= 0 && i >= j-8; i-- {
		switch s.pieces[i].kind {
		case pieceLink, pieceTopicCue:
			return i
		case pieceWord, pieceDet, pieceAdj, piecePoss, pieceNoun, pieceActor, pieceTime:
		default:
			return -1
		}
	}
	return -1
}

// firstBare is the first group in the pieces [from, to) that stands without a
// preposition and is no possessor.
func (x *exchangeReader) firstBare(from, to int) *party {
	for n := range x.scene.groups {
		if g := &x.scene.groups[n]; g.first >= from && g.last <= to && g.link == isNone && !g.possessive && !x.reflexive(g.first) && !x.event(g) {
			return g
		}
	}
	return nil
}

// event reports whether a body only names the meeting before it: the summit G20.
func (x *exchangeReader) event(g *party) bool {
	return g.first > 0 && x.scene.pieces[g.first-1].kind == pieceNoun && x.typeOf(g.members[0]) == Organization
}

// governed reports whether a verb stands among the pieces [from, to), so that
// what follows is its object: raised X at a meeting.
func (s *scene) governed(from, to int) bool {
	for j := from; j < to; j++ {
		switch s.pieces[j].kind {
		case pieceContact, pieceVerb, pieceSay, pieceLight, pieceTopicVerb:
			return true
		}
	}
	return false
}

// droppable reports whether the verb at the end of chain c stands where its
// subject may be missing: nothing but adverbs and times before it.
func (x *exchangeReader) droppable(k int, c *chain) bool {
	for j := c.start - 1; j >= 0; j-- {
		switch x.scene.pieces[j].kind {
		case pieceTime, pieceAdv, pieceConj, pieceComma, pieceMedium, pieceHedge:
		case pieceActor:
			n := x.scene.groupAt(j)
			if n < 0 || x.scene.groups[n].link != isWith && !x.placed(&x.scene.groups[n]) || !x.rules.proDrop {
				return false
			}
			if j = x.scene.linkBefore(x.scene.groups[n].first); j < 0 {
				return false // con X habló
			}
		case pieceLink:
			if !x.rules.proDrop || !x.scene.datedBehind(j, k) {
				return false // nel pomeriggio vedrà
			}
		case pieceDet:
			if j > 0 && x.rules.proDrop && x.scene.pieces[j-1].kind == pieceLink && x.scene.datedBehind(j, k) {
				continue
			}
			if x.scene.pieces[j+1].kind == pieceTime {
				continue // el jueves
			}
			if j != c.start-1 || !x.rules.proDrop || !x.Is(int(x.scene.pieces[j].first), lexicon.Dem) {
				return false // este manteve
			}
		default:
			return false
		}
	}
	return true
}

// epithet reports whether the verb at the end of chain c has a description of
// somebody as its subject, and nobody but the subject of the sentence before
// has been named so far: "the winner of the election spoke".
func (x *exchangeReader) epithet(c *chain) bool {
	s := &x.scene
	if len(x.before) == 0 || c.start < 2 || s.pieces[0].kind != pieceDet {
		return false
	}
	for j := 1; j < c.start; j++ {
		switch s.pieces[j].kind {
		case pieceWord, pieceAdj, pieceLink, pieceDet, pieceTime, pieceAdv, pieceNoun:
		case pieceActor:
			if x.typeOf(s.pieces[j].mention) == Person {
				return false
			}
		default:
			return false
		}
	}
	return x.secondPerson >= s.first
}

// leftOut returns the sides that the verb at the end of chain c, at piece k,
// leaves out as its subject: who is the subject of what its clause hangs on,
// as in "a declarat că s-a întâlnit cu", "a plecat la Kiev, unde a discutat cu".
func (x *exchangeReader) leftOut(k int, c *chain) []side {
	s := &x.scene
	j := x.opener(c.start - 1)
	if j < 0 {
		return nil
	}
	if who := x.visitor(j); who != nil {
		return who
	}
	v := j - 1
	for ; v >= 0 && v >= j-24; v-- {
		if p := &s.pieces[v]; p.kind == pieceQuote || p.kind == pieceStop {
			return nil
		} else if p.kind == pieceSay || p.kind == pieceVerb || p.kind == pieceContact || p.kind == pieceLight || p.kind == pieceTopicVerb || p.kind == pieceAux ||
			p.kind == pieceStatus && p.usage.flags&flagNoun == 0 {
			break
		}
	}
	if v < 0 {
		if j > 1 {
			if g := x.firstBare(0, j); g != nil && g.first <= 2 { // of a verb that is not known
				if s.pieces[j].kind == pieceRel && g.last >= j-2 && s.pieces[j-1].kind == pieceLink {
					return x.before // B, con quien habló el sábado
				}
				return x.agreeing(g, c)
			}
			return nil
		}
		if s.pieces[j].kind != pieceSub {
			return nil
		}
		if g := x.mainSubject(k, k+1); g != nil && g.first > k && g.link == isNone { // după ce s-a întâlnit cu B, A a spus
			return x.agreeing(g, c)
		}
		return nil
	}
	main := x.chain(v)
	if x.impersonal(v, &main) {
		return nil
	}
	g, _ := x.governorSubject(v, &main)
	if g != nil {
		return x.agreeing(g, c)
	}
	if x.droppable(v, &main) {
		return x.before
	}
	return nil
}

// impersonal reports whether the verb at piece v has a reflexive pronoun
// before it and no subject: s-a stabilit că.
func (x *exchangeReader) impersonal(v int, c *chain) bool {
	for j := max(c.start-1, 0); j < v; j++ {
		if x.reflexive(j) {
			return j == 0 || x.subjectLeft(c.start-1) == nil
		}
	}
	return false
}

// opener is the piece that opens the clause which piece j ends, over times,
// adverbs and phrases of place and time; -1 if something else stands there.
func (x *exchangeReader) opener(j int) int {
	s := &x.scene
	if j >= 0 && s.pieces[j].kind == pieceDet && x.rules.proDrop && x.Is(int(s.pieces[j].first), lexicon.Dem) {
		j-- // onde este manteve
	}
	for ; j >= 0; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceThat, pieceSub:
			return j
		case pieceStop:
			if x.rules.proDrop && x.mark(int(p.first), ':') {
				return j // inicia una ronda de contactos: hoy se verá con
			}
			return -1
		case pieceRel:
			if x.Is(int(p.first), lexicon.Sub) || x.Is(int(p.first), lexicon.That) && j > 0 && s.pieces[j-1].kind == pieceSay {
				return j // donde; ha detto che
			}
			if j > 0 && s.pieces[j-1].kind == pieceLink && s.pieces[j-1].usage.is != isNone {
				return j // B, cu care a discutat; o vizită în timpul căreia va discuta
			}
			return -1
		case pieceTime, pieceAdv, pieceMedium, pieceHedge, pieceNeg, pieceComma, pieceLink:
		case pieceWord, pieceDet, pieceAdj, pieceNoun:
			if p.kind == pieceDet && s.pieces[j+1].kind == pieceTime {
				continue // el jueves
			}
			if j = s.linkBefore(j); j < 0 {
				return -1
			}
		case pieceActor:
			n := s.groupAt(j)
			if n < 0 {
				return -1
			}
			switch s.groups[n].link {
			case isIn, isAt, isDuring, isAfter:
			default:
				return -1
			}
			if j = s.linkBefore(s.groups[n].first); j < 0 {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// agreeing returns the sides of group g, none where the verb at the end of
// chain c has another number.
func (x *exchangeReader) agreeing(g *party, c *chain) []side {
	if g.link != isNone || g.possessive {
		return nil
	}
	sides := x.sidesOf(g)
	if c.number == lexicon.Sg && len(sides) > 1 || c.number == lexicon.Pl && len(sides) == 1 {
		return nil
	}
	return sides
}
