package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// subordinate finds subject and object before a verb that ends its subordinate
// clause, the pieces from piece from on: wo er den Präsidenten traf. The object
// is nil where only one of them has no preposition; the subject is nil where
// the clause is none or a relative pronoun may be the subject.
func (x *exchangeReader) subordinate(k, from int, c *chain) (subject, object *party) {
	s := &x.scene
	if !x.rules.lastVerbs || c.finite >= 0 || from == 0 {
		return nil, nil
	}
	opener := s.pieces[from-1].kind
	if opener != pieceSub && opener != pieceRel && opener != pieceThat {
		return nil, nil
	}
	if k+1 < len(s.pieces) {
		switch p := &s.pieces[k+1]; p.kind {
		case pieceAux, pieceModal, pieceComma, pieceConj, pieceStop, pieceQuote:
		default:
			if x.Text.Tokens[p.first].Kind != text.Punct {
				return nil, nil
			}
		}
	}
	if subject = x.firstBare(from, k); subject == nil {
		return nil, nil
	}
	object = x.firstBare(subject.last, k)
	if object == nil && opener == pieceRel {
		return x.relative(from-1, subject)
	}
	return subject, object
}

// relative finds subject and object of the relative clause that the pronoun at
// piece k opens and that has but g without a preposition: Merkel, die am Montag
// Macron getroffen hatte.
func (x *exchangeReader) relative(k int, g *party) (subject, object *party) {
	s := &x.scene
	if k < 2 || s.pieces[k-1].kind != pieceComma || s.pieces[k-2].kind != pieceActor {
		return nil, nil
	}
	i := s.groupAt(k - 2)
	if i < 0 || s.groups[i].possessive || s.groups[i].last != k-1 {
		return nil, nil
	}
	of := &s.groups[i]
	if x.typeOf(of.members[0]) != Person || x.typeOf(g.members[0]) != Person {
		return nil, nil
	}
	if x.Feat(int(s.pieces[k].first), lexicon.Rel)&lexicon.Obl != 0 {
		return g, of // Merkel, den Macron empfangen hatte
	}
	return of, g
}

// infinitiveClause finds the comma that sets the infinitive at piece k off from
// the clause it hangs on, and where that clause begins: kündigte an, mit X zu
// sprechen. The comma is -1 where there is none.
func (x *exchangeReader) infinitiveClause(k int, c *chain) (main, comma int) {
	s := &x.scene
	p := &s.pieces[k]
	if !x.rules.lastVerbs || p.feat&lexicon.Inf == 0 || p.feat&(lexicon.Part|lexicon.Past) != 0 || c.finite >= 0 || c.perfect || c.passive {
		return 0, -1
	}
	to := k > 0 && s.pieces[k-1].kind == pieceLink && s.pieces[k-1].usage.is == isTo
	if !to && !x.innerInfinitive(int(p.first)) {
		return 0, -1
	}
	comma = -1
	for j := k - 1; j >= 0; j-- {
		switch s.pieces[j].kind {
		case pieceComma:
			if comma >= 0 {
				return main, comma
			}
			comma, main = j, 0
		case pieceSub, pieceRel, pieceThat, pieceStop, pieceQuote:
			if comma >= 0 {
				return j + 1, comma
			}
			if j < 2 || s.pieces[j].kind != pieceRel || s.pieces[j-1].kind != pieceLink || s.pieces[j-2].kind != pieceComma {
				return 0, -1
			}
			j-- // kündigte an, in der kommenden Woche mit X zu sprechen
		case pieceAux, pieceModal:
			if comma < 0 {
				return 0, -1
			}
		}
	}
	return main, comma
}

// innerInfinitive reports whether token i has the sign of the infinitive inside:
// zusammenzutreffen.
func (x *exchangeReader) innerInfinitive(i int) bool {
	w := x.Text.Of(i)
	for _, sign := range x.Lang.Setting("inner-infinitive") {
		if strings.Contains(w, sign) {
			return true
		}
	}
	return false
}

// controller is who does what an infinitive says: the object of the clause it
// hangs on, the pieces [main, comma), where that has one beside its subject,
// else its subject. What the clause says of it is added to c.
func (x *exchangeReader) controller(main, comma int, c *chain) *party {
	s := &x.scene
	for j := main; j < comma; j++ {
		switch s.pieces[j].kind {
		case pieceStatus, pieceNeg, pieceModal, pieceHedge:
			c.mood.take(&s.pieces[j])
		}
	}
	first := x.firstBare(main, comma)
	if first == nil {
		return nil
	}
	if object := x.firstBare(first.last, comma); object != nil {
		return object
	}
	return first
}

// reflexiveWithin reports whether a reflexive pronoun is one of the pieces [from, to).
func (x *exchangeReader) reflexiveWithin(from, to int) bool {
	for j := from; j < to; j++ {
		if x.reflexive(j) {
			return true
		}
	}
	return false
}

// dummyPronoun reports whether a mention is a pronoun for a thing, which often
// stands for nothing: es, it.
func (x *exchangeReader) dummyPronoun(mention int32) bool {
	m := &x.Mentions[mention]
	return m.Kind == Pronoun && m.Gender == lexicon.Neut
}

// nominativeBehind is the first group from piece k on, in its clause, that can
// only be a subject by its case: В ходе беседы с X министр заявил.
func (x *exchangeReader) nominativeBehind(k int) *party {
	s := &x.scene
	for n := range s.groups {
		g := &s.groups[n]
		if g.first < k || g.link != isNone || g.possessive {
			continue
		}
		for j := k; j < g.first; j++ {
			switch s.pieces[j].kind {
			case pieceQuote, pieceThat, pieceRel, pieceStop:
				return nil
			}
		}
		if nominative, oblique := x.casesOfMention(&x.Mentions[g.members[0]]); nominative && !oblique {
			return g
		}
	}
	return nil
}

// behindVerb is the subject that stands behind its verb, where a phrase that
// ends at piece k or later opens the clause: Nach einem Gespräch mit X sagte Y.
func (x *exchangeReader) behindVerb(k int) *party {
	s := &x.scene
	for ; k < len(s.pieces); k++ {
		switch p := &s.pieces[k]; p.kind {
		case pieceComma, pieceStop, pieceQuote, pieceSub, pieceRel, pieceThat:
			return nil
		case pieceSay, pieceVerb, pieceAux, pieceModal, pieceLight, pieceContact, pieceStatus, pieceTopicVerb, pieceWord:
			if p.kind == pieceStatus && p.usage.flags&flagNoun != 0 || p.kind == pieceWord && (x.Text.Tokens[p.first].Kind != text.Word || x.Shape(int(p.first), text.Capitalised)) {
				continue
			}
			j := k + 1
			for j < len(s.pieces) && (s.pieces[j].kind == pieceTime || s.pieces[j].kind == pieceAdv || s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj) {
				j++
			}
			if n := s.groupAt(min(j, len(s.pieces)-1)); j < len(s.pieces) && n >= 0 && s.groups[n].first == j && s.groups[n].link == isNone && !s.groups[n].possessive && !x.dummyPronoun(s.groups[n].members[0]) {
				return &s.groups[n]
			}
			if p.kind != pieceWord {
				return nil
			}
		}
	}
	return nil
}

// hearsay reports whether the participle at piece k is the perfect of a verb
// behind a modal: soll sich getroffen haben.
func (x *exchangeReader) hearsay(k int, c *chain) bool {
	s := &x.scene
	if !x.rules.lastVerbs || !c.to || s.pieces[k].feat&lexicon.Part == 0 || k+1 >= len(s.pieces) {
		return false
	}
	p := &s.pieces[k+1]
	return p.kind == pieceAux && p.feat&lexicon.Inf != 0 || p.kind == piecePoss && (k+2 >= len(s.pieces) || s.pieces[k+2].kind == pieceComma || x.Text.Tokens[s.pieces[k+2].first].Kind == text.Punct)
}

// rumoured reports whether the participle at piece k has an auxiliary of the
// perfect in the conditional, by which Romance languages pass on a rumour, or
// tell what did not happen: habría hablado, teria se reunido.
func (x *exchangeReader) rumoured(k int, c *chain) bool {
	if x.scene.pieces[k].feat&lexicon.Part == 0 {
		return false
	}
	if f := c.finite; x.rules.lastVerbs && f >= 0 && (f == 0 || x.scene.pieces[f-1].boundary()) {
		p := x.Feat(int(x.scene.pieces[f].first), lexicon.Aux)
		return p&lexicon.Cond != 0 && p&lexicon.Perf != 0 // Hätte A B getroffen, wäre
	}
	if !x.rules.proDrop {
		return false
	}
	for j := c.start; j < k; j++ {
		if f := x.Feat(int(x.scene.pieces[j].first), lexicon.Aux); f&lexicon.Cond != 0 && f&lexicon.Perf != 0 {
			return true
		}
	}
	return false
}

// deniedBefore reports whether the clause of the verb at piece k is reported
// speech behind a comma, and what is reported is refused: wies zurück, er habe
// ihn getroffen.
func (x *exchangeReader) deniedBefore(k int, c *chain) bool {
	s := &x.scene
	if c.finite < 0 || s.pieces[c.finite].feat&lexicon.Subj == 0 {
		return false
	}
	for j := c.finite - 1; j > 0; j-- {
		if s.pieces[j].kind != pieceComma {
			continue
		}
		for i := j - 1; i >= 0; i-- {
			switch p := &s.pieces[i]; p.kind {
			case pieceStatus:
				return p.class == lexicon.Refuse && p.usage.flags&flagNoun == 0 && (i == 0 || s.pieces[i-1].kind != pieceNeg) && (i+1 >= j || s.pieces[i+1].kind != pieceNeg)
			case pieceComma, pieceQuote, pieceStop, pieceSay:
				return false
			}
		}
		return false
	}
	return false
}
