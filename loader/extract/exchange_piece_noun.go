package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// nounOrVerb decides between the noun and the verb of contact where a form
// is both: call, visit, talks.
func (s *scene) nounOrVerb(d *Document) {
	for k := range s.pieces {
		p := &s.pieces[k]
		if (p.kind == pieceSay || p.kind == pieceLight || p.kind == pieceTopicVerb && p.last == p.first+1) && k > 0 && s.nounBefore(d, k-1) && !s.pronominal(d, k) {
			p.kind = pieceWord // an executive order, il trattato
		}
		if p.kind == pieceSay && k > 1 && p.feat&lexicon.Inf != 0 && s.pieces[k-1].kind == pieceWord && s.ownerBefore(d, k-2) {
			p.kind = pieceWord // his unwavering support
		}
		if p.kind == pieceNoun && k+1 < len(s.pieces) && s.hyphened(d, k) && d.Is(int(s.pieces[k+1].first), lexicon.ContactN) && s.pieces[k+1].first == p.last {
			p.kind = pieceAdj // a one-on-one meeting
		}
		if s.modifier(k) {
			p.kind = pieceWord // direct talks
		}
		if p.kind == pieceSay && s.endsCompound(d, k) {
			p.kind, p.feat = pieceWord, 0 // the harbour project
		}
		if p.kind == pieceLight && d.Is(int(p.first), lexicon.TopicHead) && (k == 0 || s.pieces[k-1].kind != pieceActor && !s.verbal(k-1)) {
			p.kind = pieceWord // a range of issues
		}
		if p.kind != pieceContact {
			continue
		}
		if k > 0 && (s.pieces[k-1].kind == pieceDet || s.pieces[k-1].kind == piecePoss) && p.feat&lexicon.Inf != 0 &&
			!d.Is(int(p.first), lexicon.ContactN) {
			p.kind = pieceWord // a brief meeting
			continue
		}
		if p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && k > 0 && s.pieces[k-1].kind == pieceDet && !d.Is(int(p.first), lexicon.ContactN) {
			p.kind = pieceWord // the negotiating table, the gathering
			continue
		}
		if s.ownNoun(d, k) {
			p.kind = pieceWord
			continue
		}
		if p.feat&lexicon.Inf != 0 && s.qualified(d, k) && !d.Is(int(p.first), lexicon.ContactN) {
			p.kind = pieceWord // a simple question, Sunday's interview
			continue
		}
		sense, f := d.usageAt(int(p.first), lexicon.ContactN, isNone)
		if f == nil || sense.Len != uint8(p.last-p.first) {
			continue
		}
		if s.nominal(d, k) {
			p.kind, p.usage, p.feat, p.class = pieceNoun, f, sense.Feat, lexicon.ContactN
		}
	}
}

// qualified reports whether a determiner or a possessor stands before piece k, over
// two words at most: a simple question, last Sunday's interview.
func (s *scene) qualified(d *Document, k int) bool {
	if d.possessive(int(s.pieces[k].first) - 1) {
		return true
	}
	if k > 0 && s.pieces[k-1].kind == pieceLink && s.pieces[k-1].usage.is == isBy && d.rules.nounCompounds {
		return true // asked by host X
	}
	j := k - 1
	for ; j >= 0 && j >= k-2 && (s.pieces[j].kind == pieceWord || s.pieces[j].kind == pieceAdj) && d.Text.Tokens[s.pieces[j].first].Kind == text.Word && !d.capital(int(s.pieces[j].first)); j-- {
	}
	return j >= 0 && (s.pieces[j].kind == pieceDet && d.Feat(int(s.pieces[j].first), lexicon.Det)&lexicon.Pl == 0 && !d.Is(int(s.pieces[j].first), lexicon.Pron) || s.pieces[j].kind == piecePoss)
}

// hyphened reports whether piece k is one word with a hyphen.
func (s *scene) hyphened(d *Document, k int) bool {
	p := &s.pieces[k]
	return p.last == p.first+1 && strings.Contains(d.Text.Of(int(p.first)), "-")
}

// modifier reports whether the verb of saying at piece k only modifies the noun of
// contact behind it, since neither a subject nor a particle comes before it.
func (s *scene) modifier(k int) bool {
	p := &s.pieces[k]
	if p.kind != pieceSay || p.feat&lexicon.Inf == 0 || k == 0 || k+1 >= len(s.pieces) || s.pieces[k+1].kind != pieceNoun {
		return false
	}
	switch q := &s.pieces[k-1]; q.kind {
	case pieceLink:
		return q.usage.is != isTo
	case pieceWord, pieceLight, pieceDet, pieceAdj:
		return true
	}
	return false
}

// pronominal reports whether the verb at piece k has a demonstrative as its
// subject: este manteve.
func (s *scene) pronominal(d *Document, k int) bool {
	i := int(s.pieces[k-1].first)
	return d.rules.proDrop && s.pieces[k].feat&lexicon.Past != 0 && d.Is(i, lexicon.Dem) && !d.Is(i, lexicon.Det)
}

// nounBefore reports whether piece k makes a noun of what follows it.
func (s *scene) nounBefore(d *Document, k int) bool {
	switch s.pieces[k].kind {
	case pieceDet, piecePoss, pieceAdj:
		return true
	case pieceActor:
		return s.possessive(d, k)
	}
	return false
}

// ownerBefore reports whether a possessive, with a quotation mark behind it at
// most, ends at piece k.
func (s *scene) ownerBefore(d *Document, k int) bool {
	if s.pieces[k].kind == pieceAdv && k > 0 && d.Text.Tokens[s.pieces[k].first].Kind != text.Word {
		k--
	}
	switch s.pieces[k].kind {
	case piecePoss:
		return true
	case pieceActor:
		return s.possessive(d, k)
	}
	return false
}

// nominal reports whether what stands around piece k makes it a noun. Of a
// form that is noun and verb, a verb has a subject, an auxiliary or "to" before it.
func (s *scene) nominal(d *Document, k int) bool {
	p := &s.pieces[k]
	if k+1 < len(s.pieces) {
		if n := &s.pieces[k+1]; n.kind == pieceLink && (n.usage.is == isBetween || n.usage.is == isWith && p.usage.args&argWith == 0) {
			return true
		}
	}
	j := k - 1
	for j >= 0 && (s.pieces[j].kind == pieceAdv || s.pieces[j].kind == pieceHedge) && d.Text.Tokens[s.pieces[j].first].Kind == text.Word {
		j--
	}
	if j < 0 {
		// Vizita ministrului: a noun with its article, and its owner behind
		return d.Feat(int(p.first), lexicon.ContactN)&lexicon.Def != 0 && k+1 < len(s.pieces) && s.pieces[k+1].kind == pieceActor && d.Mentions[s.pieces[k+1].mention].Case != lexicon.Nom
	}
	if p.feat&lexicon.Ger != 0 {
		return s.gerundNoun(d, k)
	}
	switch q := &s.pieces[j]; q.kind {
	case pieceLink:
		if q.usage.is != isTo || p.feat&(lexicon.Inf|lexicon.Past|lexicon.Part) == 0 || p.feat&lexicon.Inf != 0 && d.Is(int(q.last)-1, lexicon.Det) && !d.rules.article(d.Words[q.first]) { // ao jantar
			return true // to talk; but called to talks
		}
		return d.rules.article(d.Words[q.first]) && (j == 0 || s.pieces[j-1].boundary() || s.pieces[j-1].kind == pieceComma)
	case pieceSay:
		return p.feat&(lexicon.Inf|lexicon.Past|lexicon.Part) == 0 && !d.rules.lastVerbs && !d.rules.proDrop // said talks had been held
	case pieceNeg:
		return d.Is(int(q.first), lexicon.Det) // aucune rencontre
	case pieceModal, pieceRel, pieceConj, pieceComma, pieceStop, pieceQuote, pieceThat, pieceSub:
		return false
	case pieceAux:
		return false
	case pieceStatus:
		if _, to := d.usageAt(int(q.last)-1, lexicon.Link, isTo); to != nil && q.last-q.first > 1 && p.feat&lexicon.Inf != 0 {
			return false // agreed to meet
		}
		if p.feat&(lexicon.Inf|lexicon.Part) == 0 {
			return true // ruled out talks: no infinitive
		}
		return q.usage.flags&flagNoun != 0 || j == k-1 && !s.toInfinitive(q)
	case pieceActor:
		return s.possessive(d, j) || j > 0 && s.pieces[j-1].kind == pieceActor && s.pieces[j-1].first == q.first
	case pieceTime:
		return j == k-1 && d.possessive(int(p.first)-1) || d.Feat(int(p.first), lexicon.ContactN)&lexicon.Def != 0 && s.objectBehind(j)
	}
	return true
}

// toInfinitive reports whether a status piece takes a bare verb: will, wants to.
func (s *scene) toInfinitive(q *piece) bool {
	return q.usage.flags&flagModal != 0 || q.class == lexicon.Plan || q.class == lexicon.NotYet || q.last-q.first > 1
}

// gerundNoun reports whether the form in -ing at piece k is a noun: it has a
// determiner, an adjective or a light verb before it, and no object behind it.
func (s *scene) gerundNoun(d *Document, k int) bool {
	j := k - 1
	for skipped := 0; j >= 0 && (s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceWord || s.pieces[j].kind == pieceMedium || s.pieces[j].kind == pieceAdv && d.Text.Tokens[s.pieces[j].first].Kind == text.Word) && skipped < 3; skipped++ {
		j--
	}
	if j < 0 {
		return false
	}
	switch q := &s.pieces[j]; q.kind {
	case pieceDet, piecePoss, pieceLight:
		return true
	case pieceLink:
		// "after meeting Xi": a gerund keeps its object.
		return q.usage.is != isTo && (j < k-1 || k+1 < len(s.pieces) && s.pieces[k+1].kind == pieceLink && s.pieces[k+1].usage.is != isWith)
	case pieceStatus:
		return q.usage.flags&flagNoun != 0
	case pieceActor:
		return s.possessive(d, j) || j > 0 && s.pieces[j-1].kind == pieceActor && s.pieces[j-1].first == q.first
	case pieceTime:
		return j == k-1 && d.possessive(int(s.pieces[k].first)-1)
	}
	return false
}

// objectBehind reports whether the times that end with piece j stand right
// behind a verb, so that a noun follows: a primit marți vizita ministrului.
func (s *scene) objectBehind(j int) bool {
	for j >= 0 && (s.pieces[j].kind == pieceTime || s.pieces[j].kind == pieceComma) {
		j--
	}
	return j >= 0 && (s.pieces[j].kind == pieceContact || s.pieces[j].kind == pieceLight)
}

// wouldOrHad makes a modal of the auxiliary that is one too where an infinitive
// follows: he'd have a chance, but he'd met.
func (s *scene) wouldOrHad(d *Document) {
	for k := range s.pieces {
		p := &s.pieces[k]
		if p.kind != pieceAux || !d.Is(int(p.first), lexicon.Modal) || k == 0 || s.pieces[k-1].last != p.first || d.Text.Tokens[p.first].Start > d.Text.Tokens[p.first-1].End {
			continue // no clitic
		}
		n := k + 1
		for n < len(s.pieces) && (s.pieces[n].kind == pieceAdv || s.pieces[n].kind == pieceNeg || s.pieces[n].kind == pieceHedge) {
			n++
		}
		if n < len(s.pieces) && s.pieces[n].feat&lexicon.Inf != 0 && s.pieces[n].feat&(lexicon.Part|lexicon.Past) == 0 {
			p.kind, p.feat = pieceModal, d.Feat(int(p.first), lexicon.Modal)
		}
	}
}
