package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// phrase around a noun of contact: its pieces [start, k], the piece that
// governs it, and what stands beside it.
type nounPhrase struct {
	start     int
	governor  int // piece; -1 at the start of the sentence
	definite  bool
	possessor *party
	joint     *party // the Xi-Putin call
	recipient *party // sent B a letter
	subject   *party // between the verb and its object
	with      *party // before the noun
	from      *party // before the noun: received from B a letter
	mood      modality
}

// nounPhrase reads to the left from the noun at piece k.
func (x *exchangeReader) nounPhrase(k int) nounPhrase {
	s := &x.scene
	n := nounPhrase{start: k, governor: -1, definite: s.pieces[k].feat&lexicon.Def != 0}
	words := 0
	for j := k - 1; j >= 0; j-- {
		p := &s.pieces[j]
		switch p.kind {
		case pieceDet:
			n.definite = true
		case pieceTime:
			if x.timedLink(j) != isNone {
				n.governor = j // a day after his call with
				return n
			}
		case piecePoss, pieceMedium:
		case pieceTopicCue:
			if !x.merelyAlso(p) {
				n.governor = j
				return n
			}
		case pieceLink:
			if s.datedBehind(j, k) && j > 0 && s.pieces[j-1].kind != pieceNoun {
				continue // held on Monday talks with
			}
			if x.rules.lastVerbs && n.mood.plan && j > 0 && s.determines(j-1) {
				// das für Montag geplante Treffen
				n.definite = true
				j--
				n.start = j
				continue
			}
			// A word that is article and preposition (a carta) is an article
			// behind a verb.
			if x.rules.article(x.Words[p.first]) {
				n.definite = true
				break
			}
			if j == 0 || !x.Is(int(p.first), lexicon.Det) || s.pieces[j-1].kind != pieceLight && s.pieces[j-1].kind != pieceContact && s.pieces[j-1].kind != pieceStatus {
				n.governor = j
				return n
			}
			n.definite = true
		case pieceAdj:
		case pieceAdv, pieceHedge:
			if words++; words > 5 {
				n.governor = j
				return n
			}
		case pieceWord:
			if words++; words > 5 || j > 0 && s.pieces[j-1].kind == pieceLink && n.definite && x.endsWith(int(p.first), x.say.infinitiveEndings) {
				n.governor = j // de poursuivre les consultations
				return n
			}
		case pieceConj:
			if x.alsoBehindVerb(j) {
				break // a avut și o întâlnire cu
			}
			// un premier, long et cordial entretien
			i := s.adjectives(j)
			if words == 0 || i == j {
				n.governor = j
				return n
			}
			j, n.start = i, i
			continue
		case pieceStatus:
			if x.earlier(j) {
				n.governor = j
				return n
			}
			if p.usage.flags&flagNoun == 0 && !(p.feat&lexicon.Part != 0 && j > 0 && s.determines(j-1)) {
				n.governor = j
				return n
			}
		case pieceActor:
			i := s.groupAt(j)
			if i < 0 {
				n.governor = j
				return n
			}
			g := &s.groups[i]
			if g.link == isWith && n.with == nil && !g.possessive {
				if l := s.linkBefore(g.first); l > 0 && (x.rules.lastVerbs || s.pieces[l-1].kind == pieceLight || s.pieces[l-1].kind == pieceTime) {
					n.with, j = g, l // führte mit B ein Gespräch, a avut cu B o discuție
					continue
				}
			}
			if l := s.linkBefore(g.first); (g.link == isFrom || g.link == isBy || g.link == isOf && s.by(g)) && n.from == nil && !g.possessive && l > 0 && s.gets(l-1) {
				n.from, j = g, l // получил от B письмо, erhielt von B einen Brief
				continue
			}
			if g.link == isIn && x.Mentions[p.mention].Type == Place && !g.possessive && len(g.members) == 1 {
				if l := s.linkBefore(g.first); l > 0 && (x.rules.lastVerbs || s.pieces[l-1].kind == pieceLight || s.pieces[l-1].kind == pieceTime || s.pieces[l-1].kind == pieceStatus) {
					j = l // held in Moscow talks with
					continue
				}
			}
			if m := &x.Mentions[p.mention]; m.Last == m.First+1 && m.Kind != Pronoun && !x.Shape(int(m.First), text.Capitalised) && !g.possessive {
				// an official call
				words++
				j = g.first
				n.start = j
				continue
			}
			switch {
			case g.possessive || s.possessive(x.Document, j):
				n.possessor = g
			case len(g.members) > 1 && g.last == j+1 && s.pieces[g.first].first == p.first:
				n.joint = g
			case words == 0 && n.start == k && x.adjectival(p.mention):
				// the China talks: what they are with, or about
				n.governor = j
				return n
			case x.placed(g) && x.lightBefore(g):
				j = s.linkBefore(g.first) // a tenu mardi à Lyon une séance avec
				n.start = j
				continue
			default:
				n.governor = j
				l := g.first - 1
				for l > 0 && (s.pieces[l].kind == pieceDet || s.pieces[l].kind == pieceAdv) {
					l--
				}
				to := (g.link == isTo || g.link == isOf && x.dative(l)) && l > 0 && s.pieces[l].kind == pieceLink && s.pieces[k].usage.flags&flagTo != 0
				if to {
					l-- // a remis à B une lettre
				}
				if g.link != isNone && !to || g.possessive || l < 0 || s.pieces[l].kind != pieceLight {
					return n
				}
				switch {
				case s.pieces[k].usage.flags&(flagTo|flagVisit) != 0 && s.pieces[l].usage.is == isDo && x.subjectOf(l) != nil:
					n.recipient, n.governor = g, l // sent B a letter
				case x.rules.lastVerbs && s.pieces[l].feat&lexicon.Finite != 0 && s.pieces[l].usage.is != isOccur:
					n.subject, n.governor = g, l // Am Montag führte A ein Gespräch mit B
				}
				return n
			}
			j = g.first
			n.start = j
			continue
		case pieceNeg:
			n.mood.take(p)
			n.start = j
			continue
		case pieceComma:
			// a avut, pe 13 martie, o convorbire
			i := x.asideBefore(j)
			if i == j || i == 0 {
				n.governor = j
				return n
			}
			j = i
			n.start = j
			continue
		default:
			n.governor = j
			return n
		}
		n.mood.take(p)
		n.start = j
	}
	return n
}

// timedLink is what the expression of time at piece j says of what follows it: a day
// after, hours before; isNone if it says nothing.
func (x *exchangeReader) timedLink(j int) role {
	p := &x.scene.pieces[j]
	if p.kind != pieceTime || p.last == p.first+1 {
		return isNone
	}
	if _, f := x.usageAt(int(p.last)-1, lexicon.Link, isNone); f != nil && (f.is == isAfter || f.is == isBefore) {
		return f.is
	}
	return isNone
}

// subjectOf is the subject to the left of the verb at piece v and its auxiliaries.
func (x *exchangeReader) subjectOf(v int) *party {
	c := x.chain(v)
	return x.subjectLeft(c.start - 1)
}

// earlier reports whether the words at piece j say that something comes before what
// the noun behind them names: ahead of, prior to.
func (x *exchangeReader) earlier(j int) bool {
	p := &x.scene.pieces[j]
	if p.kind != pieceStatus || p.class != lexicon.Plan || p.usage.flags&flagNoun == 0 {
		return false
	}
	sense, f := x.usageAt(int(p.first), lexicon.Link, isBefore)
	return f != nil && int32(sense.Len) == p.last-p.first
}

// alsoBehindVerb reports whether the conjunction at piece j is an adverb there
// (also), right behind a verb.
func (x *exchangeReader) alsoBehindVerb(j int) bool {
	if j == 0 || !x.Is(int(x.scene.pieces[j].first), lexicon.Adv) {
		return false
	}
	switch p := &x.scene.pieces[j-1]; p.kind {
	case pieceLight, pieceContact:
		return true
	case pieceStatus:
		return p.usage.flags&flagNoun == 0
	}
	return false
}

// dative reports whether the preposition at piece k can be the article of a
// dative: i-a adresat lui B o invitație.
func (x *exchangeReader) dative(k int) bool {
	return k >= 0 && x.Feat(int(x.scene.pieces[k].first), lexicon.Pron)&lexicon.Obl != 0
}

// gets reports whether a verb of receiving ends at piece k, or times behind it.
func (s *scene) gets(k int) bool {
	for k > 0 && (s.pieces[k].kind == pieceTime || s.pieces[k].kind == pieceAdv || s.pieces[k].kind == pieceActor && s.pieces[k].mention >= 0 && s.groupAt(k) >= 0 && s.groups[s.groupAt(k)].link == isNone) {
		k--
	}
	return s.pieces[k].kind == pieceLight && s.pieces[k].usage.is == isGet
}

// adjectives is the first piece of the adjectives that the conjunction at piece
// j joins with one behind it, after the determiner of their noun; j if none are there.
func (s *scene) adjectives(j int) int {
	for i := j - 1; i > 0 && i > j-6; i-- {
		switch s.pieces[i].kind {
		case pieceWord, pieceAdj, pieceComma, pieceTime, pieceAdv:
		case pieceDet:
			if i+1 < j {
				return i + 1
			}
			return j
		default:
			return j
		}
	}
	return j
}

// happened is the piece of the verb of taking place that the noun phrase
// beginning at piece start is the subject of, over times and phrases of place:
// si è tenuto a Roma un vertice; -1 if there is none.
func (x *exchangeReader) happened(start int) int {
	s := &x.scene
	for j := start - 1; j >= 0 && j > start-12; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceLight:
			if p.usage.is == isOccur {
				return j
			}
			return -1
		case pieceTime, pieceAdv, pieceMedium, pieceHedge, pieceComma, pieceDet, pieceLink, pieceWord, pieceAdj, pieceTopicCue, pieceConj:
		case pieceActor:
			if n := s.groupAt(j); n < 0 || s.groups[n].link == isNone || s.groups[n].link == isWith || s.groups[n].link == isBetween {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// lightBefore reports whether a light verb, and at most times after it, comes
// before the phrase of place of group g.
func (x *exchangeReader) lightBefore(g *party) bool {
	s := &x.scene
	j := s.linkBefore(g.first) - 1
	for j > 0 && (s.pieces[j].kind == pieceTime || s.pieces[j].kind == pieceAdv) {
		j--
	}
	return j >= 0 && s.pieces[j].kind == pieceLight
}

// asideBefore is the comma that opens the parenthesis of times and places
// behind a light verb that the comma at piece j closes; j if there is none.
func (x *exchangeReader) asideBefore(j int) int {
	s := &x.scene
	for i := j - 1; i > 0 && i > j-12; i-- {
		switch s.pieces[i].kind {
		case pieceComma:
			if s.lightAt(x.Document, i-1) {
				return i
			}
		case pieceContact:
			if !s.lightAt(x.Document, i) {
				return j
			}
			return i + 1 // recebeu hoje, em Luanda, uma mensagem
		case pieceLight:
			return i + 1 // teve na segunda-feira, em Évora, uma reunião
		case pieceActor:
			if n := s.groupAt(i); n < 0 || !x.placed(&s.groups[n]) {
				return j
			}
		case pieceTime, pieceAdv, pieceMedium, pieceHedge, pieceLink, pieceDet, pieceAdj, pieceWord:
		default:
			return j
		}
	}
	return j
}

// lightAt reports whether piece k is a light verb, or a verb of contact that is
// one too: received.
func (s *scene) lightAt(d *Document, k int) bool {
	p := &s.pieces[k]
	return p.kind == pieceLight || p.kind == pieceContact && d.Is(int(p.first), lexicon.Light)
}

// datedBehind reports whether a time stands behind the preposition at piece j,
// before piece k: on Monday, durante a manhã.
func (s *scene) datedBehind(j, k int) bool {
	for j++; j < k && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceLink); j++ {
	}
	return j < k && s.pieces[j].kind == pieceTime
}

// determines reports whether piece k opens a noun phrase.
func (s *scene) determines(k int) bool {
	switch s.pieces[k].kind {
	case pieceDet, piecePoss, pieceAdj:
		return true
	}
	return false
}

func (x *exchangeReader) adjectival(m int32) bool { return x.typeOf(m) == Country }
