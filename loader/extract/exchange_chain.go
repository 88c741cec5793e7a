package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// chain is the run of auxiliaries, modals, negations and the like before a verb.
type chain struct {
	start   int // its first piece
	mood    modality
	passive bool
	perfect bool
	to      bool         // an infinitive with its particle, or after a modal
	did     bool         // do-support
	finite  int          // the auxiliary far before a verb at the end of its clause, or -1
	clitic  int          // a pronoun before it that is its object, or -1
	first   bool         // its finite verb is in the first person
	number  lexicon.Feat // of its finite verb, where the form tells
}

// chain reads the run of pieces before the verb at piece k.
func (x *exchangeReader) chain(k int) chain {
	s := &x.scene
	c := chain{start: k, finite: -1, clitic: -1, first: s.pieces[k].feat&lexicon.P1 != 0}
	reflexive := false
	for j := k - 1; j >= 0; j-- {
		p := &s.pieces[j]
		switch p.kind {
		case pieceAux:
			reflexive = reflexive || x.reflexive(j)
			if p.feat&lexicon.Pass != 0 {
				c.passive = true
			}
			if p.feat&lexicon.Perf != 0 {
				c.perfect = true
			}
			if p.feat&(lexicon.Perf|lexicon.Pass) == 0 {
				c.did = true
			}
		case pieceModal:
			c.to = true
		case pieceStatus:
			if p.usage.flags&flagNoun != 0 && j != k-1 {
				return c
			}
			c.to = true
			if s.pieces[k].feat&lexicon.Part != 0 && p.last == p.first+1 && x.Feat(int(p.first), lexicon.Aux)&lexicon.Pass != 0 {
				c.passive = true // sera reçu
			}
		case pieceNeg, pieceHedge, pieceMedium:
		case pieceTopicCue:
			if p.usage.is != isMore || !x.Is(int(p.first), lexicon.Adv) {
				return c
			}
		case pieceAdv:
			reflexive = reflexive || x.reflexive(j)
		case pieceQuote:
			if j == 0 || !s.verbal(j-1) {
				return c
			}
		case pieceLink:
			asked := j == c.start-1 && j > 0 && x.isTo(int(p.first)) && s.pieces[j-1].kind == pieceStatus && s.pieces[j-1].usage.flags&flagNoun == 0 && s.pieces[c.start].feat&lexicon.Finite == 0 // ha smentito di aver incontrato
			if !asked && (p.usage.is != isTo || j != c.start-1) {
				return c
			}
			c.to = true
		case pieceThat:
			i := s.wisher(j)
			if i < 0 || j != c.start-1 || s.pieces[k].feat&(lexicon.Subj|lexicon.Pres) == 0 { // vreau să mă întâlnesc
				return c
			}
			for ; j > i; j-- {
				c.mood.take(&s.pieces[j])
			}
			p = &s.pieces[j] // planifică pe 20 mai să discute
			c.to = true
		case pieceTime:
			if j > 0 && s.pieces[j-1].kind == pieceActor || j == 0 {
				return c
			}
		case pieceLight:
			if s.pieces[k].feat&lexicon.Part == 0 && (!x.Is(int(p.first), lexicon.Aux) || c.start == k) {
				return c
			}
			c.perfect = s.pieces[k].feat&lexicon.Part != 0
		case pieceActor:
			m := &x.Mentions[p.mention]
			if m.Kind == Pronoun && (m.Actor >= 0 || m.Person == lexicon.P1 && x.Is(int(p.first), lexicon.Aux)) && x.cliticAt(p) && j == c.start-1 { // l-a, m-a
				c.clitic = j
			} else if m.Kind != Pronoun || m.Actor >= 0 && !x.reflexive(j) || p.last != p.first+1 || j != c.start-1 {
				return c
			}
			if !x.Is(int(p.first), lexicon.Aux) && !x.Is(int(p.first), lexicon.Clitic) && x.Feat(int(p.first), lexicon.Pron)&(lexicon.Refl|lexicon.Obl) == 0 {
				return c
			}
			reflexive = reflexive || x.reflexive(j)
			if x.Feat(int(p.first), lexicon.Aux)&lexicon.Perf != 0 {
				c.perfect = true
			}
		case pieceContact:
			if p.usage.flags&flagInvite == 0 || p.feat&lexicon.Part == 0 {
				return c
			}
			c.mood.propose, c.to = true, true // was invited to meet
		default:
			return c
		}
		if reflexive {
			c.passive = false
		}
		if f := x.Feat(int(p.first), lexicon.Aux) & (lexicon.Sg | lexicon.Pl); f == lexicon.Sg || f == lexicon.Pl {
			c.number = f
		}
		c.first = c.first || x.firstPersonal(k, p)
		c.mood.take(p)
		c.start = j
	}
	return c
}

// firstPersonal reports whether piece p of the chain before the verb at piece k
// is in the first person: an auxiliary, a modal or a verb of willing (am, voi,
// vreau), or the reflexive pronoun of a verb that is told of both sides (mă
// întâlnesc; but "mă primește" has an object).
func (x *exchangeReader) firstPersonal(k int, p *piece) bool {
	switch p.kind {
	case pieceAux, pieceModal, pieceStatus, pieceLight:
		if p.feat&lexicon.P1 != 0 {
			return true
		}
	}
	if x.Feat(int(p.first), lexicon.Aux)&lexicon.P1 != 0 {
		return true
	}
	f := x.scene.pieces[k].usage
	return f != nil && f.args&argRecip != 0 && x.Feat(int(p.first), lexicon.Pron)&(lexicon.P1|lexicon.Obl) == lexicon.P1|lexicon.Obl
}

// wisher is the piece of status that governs the subjunctive whose particle is
// piece j, over times and adverbs between them; -1 if there is none.
func (s *scene) wisher(j int) int {
	for i := j - 1; i >= 0 && i > j-8; i-- {
		switch p := &s.pieces[i]; p.kind {
		case pieceStatus:
			if p.usage.flags&flagNoun != 0 {
				return -1
			}
			return i
		case pieceTime, pieceAdv, pieceMedium, pieceComma, pieceNeg:
		case pieceLink:
			if s.pieces[i+1].kind != pieceTime {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// cliticAt reports whether piece p is a pronoun that can only be an object: îl, l-a.
func (x *exchangeReader) cliticAt(p *piece) bool {
	return p.last == p.first+1 && x.objective(int(p.first))
}

// clitic reports whether mention m is such a pronoun.
func (x *exchangeReader) clitic(m *Mention) bool {
	return m.Last == m.First+1 && x.objective(int(m.First))
}

// objective reports whether token i is a pronoun that is no subject.
func (x *exchangeReader) objective(i int) bool {
	f := x.Feat(i, lexicon.Pron)
	return f&lexicon.Obl != 0 && f&(lexicon.Nom|lexicon.Refl) == 0 || x.Is(i, lexicon.Clitic)
}

// bracket finds the auxiliary of a verb that stands at the end of its clause,
// with its sides between the two: hat … gesprochen, wird … treffen.
func (x *exchangeReader) bracket(k int, c *chain) {
	s := &x.scene
	p := &s.pieces[k]
	if p.feat&lexicon.Past != 0 || p.feat&(lexicon.Part|lexicon.Inf) == 0 || c.perfect || c.passive || c.to || c.did {
		return
	}
	var seen modality
	for j := c.start - 1; j >= 0 && j >= c.start-16; j-- {
		switch q := &s.pieces[j]; q.kind {
		case pieceActor, pieceLink, pieceDet, pieceAdj, piecePoss, pieceTime, pieceAdv, pieceMedium, pieceWord, pieceTopicCue, pieceNoun, pieceConj, pieceComma:
		case pieceNeg, pieceHedge:
			seen.take(q)
		case pieceStatus:
			if q.usage.flags&flagNoun != 0 {
				continue
			}
			seen.take(q)
			c.finite, c.to = j, true
		case pieceAux, pieceModal, pieceLight:
			if q.kind == pieceLight && !x.Is(int(q.first), lexicon.Aux) {
				return
			}
			seen.take(q)
			c.finite = j
			if q.kind == pieceModal {
				c.to = true
			}
			if q.feat&lexicon.Pass != 0 && p.feat&lexicon.Part != 0 {
				c.passive = true
			} else {
				c.perfect = p.feat&lexicon.Part != 0
			}
		default:
			return
		}
		if c.finite >= 0 {
			c.mood.merge(&seen)
			return
		}
	}
}

// apart reports whether the separable prefix of the verb at piece k ends its
// clause: before a comma, a conjunction or the end.
func (x *exchangeReader) apart(k, to int, prefix string) bool {
	s := &x.scene
	for j := k + 1; j < to; j++ {
		if p := &s.pieces[j]; p.last != p.first+1 || x.Text.Of(int(p.first)) != prefix {
			continue
		}
		if j+1 >= to || s.pieces[j+1].kind == pieceComma || s.pieces[j+1].kind == pieceConj {
			return true
		}
		if t := &x.Text.Tokens[s.pieces[j+1].first]; t.Kind == text.Punct {
			return true
		}
	}
	return false
}

// verbal reports whether piece j may stand in the chain before a verb.
func (s *scene) verbal(j int) bool {
	switch s.pieces[j].kind {
	case pieceAux, pieceModal, pieceStatus, pieceNeg, pieceAdv:
		return true
	case pieceLink:
		return s.pieces[j].usage.is == isTo
	}
	return false
}
