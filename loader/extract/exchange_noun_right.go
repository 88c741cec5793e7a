package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// right is what stands behind a noun of contact.
type right struct {
	with, between, of, to, from *party
	subject                     *party // of the verb in "a call he had with B"
	mood                        modality
	verb                        bool // the noun is the subject of a verb
	did                         bool // the noun is the object of a light verb behind it
	other                       bool // what is denied is something else than that it took place
	end                         int
}

// nounRight reads the phrases behind the noun at piece k.
func (x *exchangeReader) nounRight(k int, f *usage) right {
	s := &x.scene
	r := right{end: k + 1}
	var bare *party
	relative, verb, beside, occurred := false, false, false, false
	for j := k + 1; j < len(s.pieces); j++ {
		p := &s.pieces[j]
		switch p.kind {
		case pieceActor:
			i := s.groupAt(j)
			if i < 0 {
				return r
			}
			g := &s.groups[i]
			if (r.with != nil || r.between != nil) && !relative && x.subjective(int(p.first)) {
				r.end = g.first // talks with B, as she tried to
				return r
			}
			j = g.last - 1
			if g.possessive {
				if m := &x.Mentions[g.members[0]]; g.first == k+1 && m.Kind == Pronoun {
					r.of = g // întâlnirea lor
				}
				continue
			}
			switch {
			case g.link == isWith, g.link == isAt && f.flags&flagVisit != 0 && x.rules.lastVerbs && x.typeOf(g.members[0]) == Person, // ein Besuch bei B
				g.link == isIn && f.flags&flagVisit != 0 && x.rules.proDrop && x.typeOf(g.members[0]) == Person: // vizita la B
				if r.with == nil {
					r.with = g
				}
			case g.link == isBetween && (r.subject != nil || s.aside(k+1, g.first)):
			case g.link == isNone && relative && verb && r.subject == nil && r.with == nil && len(g.members) > 1:
				r.subject = g // la reunión que mantuvieron A y B
			case g.link == isBetween && r.between == nil && r.with == nil && (len(g.members) > 1 || x.members(g) > 1):
				r.between = g
			case g.link == isOf && r.of == nil && r.with == nil && !beside:
				r.of = g
			case g.link == isTo && r.to == nil:
				r.to = g
			case (g.link == isFrom || g.link == isBy) && r.from == nil:
				if f.flags&flagTo == 0 || s.linkBefore(g.first) == k+1 {
					r.from = g
				}
			case g.link == isNone && relative && verb && f.flags&flagTo != 0 && r.to == nil && r.subject != nil && x.rules.cases && !x.nominativeOnly(g):
				r.to = g // письмо, которое X направил Y
			case g.link == isNone && f.flags&flagTo != 0 && r.to == nil && s.pieces[g.first-1].kind == pieceLight && s.pieces[g.first-1].feat&lexicon.Part != 0:
				r.to = g // o scrisoare adresată lui B
			case g.link == isNone:
				if g.first == k+1 && r.of == nil && f.kind != 0 {
					// vizita președintelui, встреча Путина: a possessor in its
					// case; but "the talks Trump held".
					if q := g.last; q >= len(s.pieces) || s.pieces[q].kind != pieceLight && s.pieces[q].kind != pieceAux || s.pieces[q].kind == pieceLight && s.pieces[q].usage.is == isOccur {
						r.of = g
						continue
					}
				}
				bare = g
			}
		case pieceLight:
			if p.usage.is == isOccur {
				r.verb, occurred = true, true
				r.mood.tense(p.feat)
				continue
			}
			if relative && (p.usage.is == isJoin || p.usage.is == isEscort) {
				return r // a dinner that X attended too
			}
			if bare == nil && !relative && x.Is(int(p.first), lexicon.Aux) && j+1 < len(s.pieces) && s.verbal(j+1) {
				r.verb = true // has been called off
				r.mood.past = true
				continue
			}
			// "talks A held with B", "talks held with B"
			if bare != nil {
				r.subject = bare
				bare = nil
			}
			verb, r.did = true, r.did || p.usage.is == isDo && !relative
			if relative || p.feat&lexicon.Part != 0 {
				r.mood.past = r.mood.past || p.feat&(lexicon.Past|lexicon.Part) != 0
				continue
			}
			return r
		case pieceTopicVerb:
			// the talks focused on
			r.verb = true
			r.mood.tense(p.feat)
			return r
		case pieceRel, pieceThat:
			if r.with != nil || r.between != nil || r.to != nil {
				// The comma before it may belong to the apposition that it closes.
				if i := s.relativeEnd(j - 1); s.pieces[j-1].kind == pieceActor && x.comma(int(s.pieces[j].first)-1) && i >= j {
					j = i
					continue
				}
				return r
			}
			relative = true
		case pieceAux, pieceModal, pieceStatus, pieceNeg, pieceHedge:
			if p.kind == pieceStatus && p.usage.flags&flagFail != 0 && s.pieces[k].usage.kind == kindTalk && s.pieces[k].feat&(lexicon.Pl|lexicon.Sg) == lexicon.Pl {
				r.verb, r.mood.past = true, true // the talks failed
				continue
			}
			if p.kind == pieceStatus && p.class == lexicon.Refuse && x.outcome(j) {
				r.verb, r.other, r.mood.past = true, true, true // failed to resolve it
				return r
			}
			if p.kind == pieceStatus && s.entitled(x.Document, j) {
				continue // the last meeting on her schedule
			}
			if x.earlier(j) {
				if j == k+1 {
					continue // the last debate before the vote
				}
				r.end = j // talks with B ahead of the summit
				return r
			}
			if (p.kind == pieceNeg || p.kind == pieceStatus && p.class == lexicon.Refuse) && p.last == p.first+1 && x.Is(int(p.first), lexicon.Prep) {
				continue // ended without agreement
			}
			if bare != nil && !relative && (r.with != nil || r.between != nil) && !x.rules.lastVerbs && !x.rules.cases {
				return r // talks with B as she tried to
			}
			if bare == nil && !relative {
				r.verb = true
			}
			if x.noneOf(j) {
				r.other = true // brought no result
				continue
			}
			if p.kind == pieceNeg && !occurred && !s.happens(j+1) {
				r.other = true
				continue
			}
			r.mood.take(p)
		case pieceQuote:
			if x.Text.Tokens[p.first].Kind == text.CloseQuote && !s.opened(k+1, j, x.Document) {
				r.end = j
				return r // “I have a meeting with B”, A said
			}
		case pieceTime, pieceMedium, pieceDet, pieceAdj, piecePoss, pieceAdv, pieceLink, pieceTopicCue, pieceWord:
		case pieceComma:
			if f.flags&flagTo != 0 && r.to == nil && j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceRel {
				continue // the letter, which A sent to B
			}
			if told := r.with != nil || r.between != nil; told && j+1 < len(s.pieces) && s.predicate(j+1) {
				continue // behind an apposition
			}
			if i := x.aside(j, len(s.pieces)); i > j && i+1 < len(s.pieces) && r.with == nil && s.pieces[i+1].kind == pieceLink && (s.pieces[i+1].usage.is == isWith || s.pieces[i+1].usage.is == isBetween) {
				j = i // the meeting, in Rome, with B
				continue
			}
			if i := x.interruption(j); i > j && (r.with != nil || r.between != nil || r.of != nil) {
				j = i
			} else if !s.parenthesis(j) {
				r.end = j
				return r
			}
		case pieceConj:
			r.end = j
			if r.with == nil && (j == k+1 || verb && j > 0 && s.pieces[j-1].kind == pieceLight) && j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceLink && s.pieces[j+1].usage.is == isWith {
				continue // a call, also with
			}
			if r.with != nil || r.between != nil {
				x.coordinate(j, &r)
			}
			if r.with != nil || r.between != nil || j+1 < len(s.pieces) && s.pieces[j+1].kind != pieceNoun && s.pieces[j+1].kind != pieceAdj && s.pieces[j+1].kind != pieceWord {
				return r
			}
		case pieceNoun:
			// "talks and meetings with B"; "a meeting on the margins of the summit with B"
			if s.occasion(k, j) {
				beside = true
			} else if j == k+1 {
				continue // o întâlnire tête-à-tête
			} else if s.pieces[j-1].kind != pieceConj || r.verb {
				return r
			}
		default:
			r.end = j
			return r
		}
		r.end = j + 1
	}
	return r
}

// opened reports whether a quotation begins in the pieces [from, to).
func (s *scene) opened(from, to int, d *Document) bool {
	for j := from; j < to; j++ {
		if s.pieces[j].kind == pieceQuote && d.Text.Tokens[s.pieces[j].first].Kind == text.OpenQuote {
			return true
		}
	}
	return false
}

// entitled reports whether the word of planning or offering at piece j is a noun,
// since its owner stands before it: the pope's schedule.
func (s *scene) entitled(d *Document, j int) bool {
	p := &s.pieces[j]
	return j > 0 && p.usage.flags&flagNoun == 0 && p.feat&lexicon.Inf != 0 && s.pieces[j-1].kind == pieceActor && s.possessive(d, j-1)
}

// outcome reports whether the word of failing at piece j says what an exchange did not
// bring about: the meeting failed to end the row.
func (x *exchangeReader) outcome(j int) bool {
	s := &x.scene
	if j+1 >= len(s.pieces) || s.pieces[j].usage.flags&flagNoun == 0 && s.pieces[j].feat&lexicon.Finite == 0 {
		return false
	}
	switch p := &s.pieces[j+1]; p.kind {
	case pieceTopicCue:
		return x.isTo(int(p.first)) // failed to resolve
	case pieceLink:
		if p.usage.is != isTo || j+2 >= len(s.pieces) {
			return false
		}
		switch s.pieces[j+2].kind {
		case pieceWord, pieceVerb, pieceSay, pieceTopicVerb, pieceTopicCue, pieceStatus:
			return true
		}
	}
	return false
}

// subjective reports whether token i is a pronoun that can only be a subject.
func (d *Document) subjective(i int) bool {
	f := d.Feat(i, lexicon.Pron)
	return f&lexicon.Nom != 0 && f&(lexicon.Obl|lexicon.Refl) == 0
}

// noneOf reports whether the negative word at piece j is the determiner of a noun
// that names no contact: hatte keine Annäherung gebracht.
func (x *exchangeReader) noneOf(j int) bool {
	s := &x.scene
	p := &s.pieces[j]
	if !x.rules.nounCapitals || !x.Is(int(p.first), lexicon.Det) || !x.Is(int(p.first), lexicon.Neg) {
		return false
	}
	for j++; j < len(s.pieces); j++ {
		switch q := &s.pieces[j]; q.kind {
		case pieceAdj, pieceAdv:
		case pieceWord, pieceSay:
			if x.capital(int(q.first)) {
				return true
			}
		default:
			return false
		}
	}
	return false
}

// nominativeOnly reports whether a group can only be a subject by its case.
func (x *exchangeReader) nominativeOnly(g *party) bool {
	nominative, oblique := x.casesOfMention(&x.Mentions[g.members[0]])
	return nominative && !oblique
}

// coordinate reads what the verb at the end of the clause says of two nouns that
// the conjunction at piece j joins: wo ein Treffen mit X und ein Besuch bei Y geplant sind.
func (x *exchangeReader) coordinate(j int, r *right) {
	s := &x.scene
	if !x.rules.lastVerbs || j+1 >= len(s.pieces) || s.pieces[j+1].kind != pieceDet {
		return
	}
	_, to := s.clause(j)
	for i := j + 2; i < to; i++ {
		switch p := &s.pieces[i]; p.kind {
		case pieceStatus:
			if p.usage.flags&flagNoun == 0 {
				r.verb = true
				r.mood.take(p)
			}
		case pieceAux:
			r.verb = true
			r.mood.take(p)
		case pieceContact, pieceLight, pieceSay, pieceVerb, pieceComma:
			return
		}
	}
}

// happens reports whether the verb that a negation before piece j denies says
// that something takes place or is planned: was not held, is not scheduled.
func (s *scene) happens(j int) bool {
	for ; j < len(s.pieces); j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceDet:
			return false // was not an endorsement
		case pieceAux, pieceModal, pieceAdv, pieceHedge, pieceTime, pieceNeg:
		case pieceLink:
			if p.usage.is != isTo {
				return true
			}
		case pieceWord, pieceVerb, pieceSay, pieceContact, pieceTopicVerb:
			return false
		default:
			return true
		}
	}
	return true
}

// sideshow reports whether the noun at piece k only tells on what occasion that
// of another noun, from piece from on, took place.
func (s *scene) sideshow(from, k int) bool {
	for j := k - 1; j >= from; j-- {
		if s.pieces[j].kind == pieceNoun {
			return s.occasion(j, k)
		}
	}
	return false
}

// occasion reports whether the noun at piece j only tells on what occasion the
// exchange of the noun at piece k took place.
func (s *scene) occasion(k, j int) bool {
	for i := j - 1; i > k; i-- {
		switch p := &s.pieces[i]; p.kind {
		case pieceLink:
			if p.usage.is == isAt || p.usage.is == isDuring {
				return true
			}
		case pieceDet, pieceWord, pieceAdj, piecePoss:
		default:
			return false
		}
	}
	return false
}

// parenthesis reports whether the comma at piece j opens or closes a
// parenthesis of nothing but times and adverbs.
func (s *scene) parenthesis(j int) bool {
	for _, step := range [...]int{1, -1} {
		i := j + step
		for i >= 0 && i < len(s.pieces) && (s.pieces[i].kind == pieceTime || s.pieces[i].kind == pieceAdv || s.pieces[i].kind == pieceMedium || s.pieces[i].kind == pieceHedge) {
			i += step
		}
		if i >= 0 && i < len(s.pieces) && i != j+step && s.pieces[i].kind == pieceComma {
			return true
		}
	}
	return false
}

// interruption is the comma that closes the words without actors that the
// comma at piece j opens between a noun and its verb: "the meeting, planned
// for May, was called off"; j if there is none.
func (x *exchangeReader) interruption(j int) int {
	s := &x.scene
	if j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceRel {
		return s.relativeEnd(j)
	}
	for i := j + 1; i+1 < len(s.pieces) && i < j+10; i++ {
		switch s.pieces[i].kind {
		case pieceComma:
			switch p := &s.pieces[i+1]; p.kind {
			case pieceAux, pieceNeg, pieceModal, pieceStatus:
				return i
			case pieceLight:
				if p.usage.is == isOccur {
					return i
				}
			}
			return j
		case pieceActor:
			if n := s.groupAt(i); n < 0 || !x.placed(&s.groups[n]) {
				return j
			}
		case pieceTime, pieceAdv, pieceDet, pieceAdj, pieceWord, pieceLink, pieceMedium, pieceHedge, pieceStatus:
		default:
			return j
		}
	}
	return j
}

// predicate reports whether what is said of the noun before begins at piece k.
func (s *scene) predicate(k int) bool {
	switch p := &s.pieces[k]; p.kind {
	case pieceAux, pieceModal, pieceNeg:
		return true
	case pieceLight:
		return p.usage.is == isOccur
	}
	return false
}

// aside reports whether a phrase of purpose or of a topic stands among the pieces
// [from, to) behind a noun of contact: what follows belongs to it, as in efforts
// for peace between A and B.
func (s *scene) aside(from, to int) bool {
	for j := from; j+1 < to; j++ {
		p := &s.pieces[j]
		if p.kind != pieceTopicCue && (p.kind != pieceLink || p.usage.is != isFor && p.usage.is != isBy) {
			continue
		}
		for j++; j < to && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == pieceAdj); j++ {
		}
		if j < to && (s.pieces[j].kind == pieceWord || s.pieces[j].kind == pieceNoun || s.pieces[j].kind == pieceVerb) {
			return true
		}
	}
	return false
}

// relativeEnd is the comma that closes the relative clause which the comma at
// piece j opens, before the verb of the main clause; j if there is none.
func (s *scene) relativeEnd(j int) int {
	const longest = 24 // pieces
	for i := j + 2; i+1 < len(s.pieces) && i < j+longest; i++ {
		switch s.pieces[i].kind {
		case pieceComma:
			switch p := &s.pieces[i+1]; p.kind {
			case pieceAux, pieceNeg, pieceModal:
				return i
			case pieceStatus:
				if p.usage.flags&flagNoun == 0 {
					return i
				}
			case pieceLight:
				if p.usage.is == isOccur {
					return i
				}
			}
			return j
		case pieceQuote, pieceStop:
			return j
		}
	}
	return j
}

// members counts the actors that a group stands for.
func (x *exchangeReader) members(g *party) int { return len(x.sidesOf(g)) }
