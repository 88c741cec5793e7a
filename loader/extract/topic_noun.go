package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// endsCompound reports whether the form at piece k, noun and verb of saying, is
// the last noun of a compound: the harbour project, and not the rebels claim.
func (s *scene) endsCompound(d *Document, k int) bool {
	const longest = 3 // words before it
	if !d.rules.nounCompounds || k < 2 || s.pieces[k].feat&lexicon.Inf == 0 || s.pieces[k].last > s.pieces[k].first+1 || k+1 < len(s.pieces) && s.pieces[k+1].complement() {
		return false
	}
	j := k - 1
	for ; j > 0 && j >= k-longest && (s.pieces[j].kind == pieceWord || s.pieces[j].kind == pieceAdj); j-- {
		if w := d.Text.Of(int(s.pieces[j].first)); d.Text.Tokens[s.pieces[j].first].Kind != text.Word || j == k-1 && strings.HasSuffix(w, "s") {
			return false
		}
	}
	return j < k-1 && (s.pieces[j].kind == pieceDet || s.ownerBefore(d, j))
}

// impersonalAt reports whether a phrase begins at token i that tells the topic
// with a pronoun that means nobody: es um … ging.
func (d *Document) impersonalAt(i, end int) bool {
	if !d.Is(i, lexicon.TopicVerb) || !d.Is(i, lexicon.Pron) {
		return false
	}
	p, ok := d.longest(i, end)
	return ok && p.kind == pieceTopicVerb
}

// nounsOfStatus makes nouns of what looks like a plan, where what is planned is
// no exchange but a thing: le projet de port, and not le projet de rencontrer X.
func (s *scene) nounsOfStatus(d *Document) {
	for k := 1; k+1 < len(s.pieces); k++ {
		p := &s.pieces[k]
		if p.kind == pieceAux && p.feat&lexicon.Part != 0 && s.pieces[k+1].kind == pieceLink && s.pieces[k+1].usage.is == isOf &&
			(s.pieces[k-1].kind == pieceDet || d.Is(int(s.pieces[k-1].last)-1, lexicon.Det) || k > 1 && s.pieces[k-1].kind == pieceWord && (s.pieces[k-2].kind == pieceDet || d.Is(int(s.pieces[k-2].last)-1, lexicon.Det))) {
			p.kind, p.feat = pieceWord, 0 // lo stato delle relazioni
			continue
		}
		if p.kind != pieceStatus || p.class != lexicon.Plan && p.class != lexicon.Propose || p.last != p.first+2 || s.pieces[k+1].kind != pieceWord || d.endsIn(int(s.pieces[k+1].first), d.rules.infinitiveEndings) {
			continue
		}
		if _, of := d.usageAt(int(p.last)-1, lexicon.Link, isOf); of == nil {
			continue
		}
		if q := &s.pieces[k-1]; q.kind == pieceDet || q.kind == piecePoss || d.Is(int(q.last)-1, lexicon.Det) {
			p.kind = pieceWord
		}
	}
}

// articles makes articles of the relative pronouns that open a noun phrase
// instead of a clause, where one word is both and clauses end with their verb:
// den Streik, die Schließung des Spitals und das Projekt.
func (s *scene) articles(d *Document) {
	if !d.rules.nounCapitals {
		return
	}
	for k := range s.pieces {
		if s.pieces[k].kind == pieceRel && d.Is(int(s.pieces[k].first), lexicon.Det) && s.closesNominal(d, k+1) {
			s.pieces[k].kind = pieceDet
		}
	}
}

// closesNominal reports whether the pieces from k on, up to the next comma,
// conjunction or stop, end with a noun, and not with the verb of a clause; or
// with an infinitive and its particle (das Projekt zu retten).
func (s *scene) closesNominal(d *Document, k int) bool {
	j := k
	for ; j < len(s.pieces); j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceComma, pieceConj, pieceStop, pieceQuote:
		case pieceTopicCue:
			if p.usage.is != isMore {
				continue
			}
		case pieceWord:
			if d.Text.Tokens[p.first].Kind != text.Punct {
				continue
			}
		case pieceAux, pieceModal, pieceLight, pieceContact, pieceSay, pieceVerb, pieceTopicVerb, pieceStatus:
			if p.feat&lexicon.Inf == 0 || j == 0 || s.pieces[j-1].kind != pieceLink || s.pieces[j-1].usage.is != isTo {
				return false
			}
			continue
		default:
			continue
		}
		break
	}
	if j == k {
		return false
	}
	last := &s.pieces[j-1]
	switch last.kind {
	case pieceActor, pieceNoun:
		return s.pieces[k].kind != pieceActor || j > k+1
	case pieceWord:
		i := int(last.first)
		return d.capital(i) || d.Text.Tokens[i].Kind == text.Number || j > k+1 && s.pieces[j-2].kind == pieceLink && s.pieces[j-2].usage.is == isTo
	}
	return false
}
