package extract

import "kg/loader/lexicon"

// verbStatus is the status that the verb at piece k tells.
func (x *exchangeReader) verbStatus(k int, c *chain, gerund bool) status {
	p := &x.scene.pieces[k]
	usual := statusUnclear
	switch {
	case p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && c.passive:
		usual = c.mood.progressive()
	case gerund:
		usual = statusHeld
		switch {
		case c.start > 0:
			if q := &x.scene.pieces[c.start-1]; q.kind == pieceLink {
				switch q.usage.is {
				case isBefore:
					usual = statusPlanned
				case isFor:
					usual = statusPlanned
				case isOf, isPrep, isWith, isTo:
					usual = statusUnclear
				case isIn, isBy:
					x.scene.intended(c)
				}
			} else if q.kind == pieceSub || q.kind == pieceStatus {
				usual = statusHeld
			} else if q.kind == pieceWord || q.kind == pieceVerb || q.kind == pieceSay || q.kind == pieceLight || q.kind == pieceContact {
				usual = statusUnclear
			}
		}
	case c.to && !c.perfect && p.feat&lexicon.Inf != 0:
		usual = statusPlanned
	case p.feat&lexicon.Past != 0, p.feat&lexicon.Part != 0:
		usual = statusHeld
	case c.did && p.feat&lexicon.Inf != 0:
		usual = statusHeld
	case p.feat&lexicon.Fut != 0:
		usual = statusPlanned
	case p.feat&lexicon.Subj != 0 && x.willBe(k):
		usual = statusPlanned
	case p.feat&lexicon.Subj != 0:
		usual = statusProposed
	case p.feat&lexicon.Pres != 0:
		usual = x.presentStatus(k)
	case p.feat&lexicon.Inf != 0:
		usual = statusPlanned
	}
	if usual == statusUnclear && (c.mood.neg || c.mood.refuse) {
		return statusDenied
	}
	from, _ := x.scene.clause(k)
	if x.scene.wondered(from) || x.supposed(from, c) {
		return statusUnclear
	}
	if x.scene.rumour(from) {
		for j := k + 1; j < len(x.scene.pieces); j++ {
			if q := &x.scene.pieces[j]; q.kind == pieceStatus && q.class == lexicon.Refuse {
				return statusDenied
			}
		}
		return statusUnclear
	}
	m := c.mood
	if p.usage.flags&flagInvite != 0 {
		return m.inviting()
	}
	if x.scene.disclaimed(from) {
		if m.refuse {
			return statusUnclear // denied that he had refused
		}
		return statusDenied
	}
	if x.hearsay(k, c) || x.rumoured(k, c) {
		return statusUnclear
	}
	if x.deniedBefore(k, c) {
		return statusDenied
	}
	if c.perfect && p.feat&(lexicon.Part|lexicon.Past) != 0 && !m.notYet {
		// "would have met": told as hearsay or as what did not happen.
		if m.modal && m.propose {
			return statusUnclear
		}
	}
	return m.status(usual)
}

// intended takes into chain c what the clause says of whether the verb will be done
// that a preposition makes its means: is expected to gain by meeting X.
func (s *scene) intended(c *chain) {
	from, _ := s.clause(c.start - 1)
	for j := from; j < c.start-1; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceModal, pieceNeg:
			c.mood.take(p)
		case pieceStatus:
			if p.usage.flags&flagNoun == 0 {
				c.mood.take(p)
			}
		}
	}
}

// wondered reports whether the clause that begins at piece from is what somebody asks,
// says or does not say: would not say if they had met.
func (s *scene) wondered(from int) bool {
	if from < 1 || from >= len(s.pieces) || s.pieces[from-1].kind != pieceSay {
		return false
	}
	p := &s.pieces[from]
	return p.kind == pieceStatus && p.class == lexicon.Propose && (p.usage.n == openSaid || p.usage.flags&flagOpen != 0)
}

// supposed reports whether a word for "if" in the clause from piece from on, before the
// chain c, makes a question or a past that never was of it: asked if she had met
// him; if X had met Y earlier.
func (x *exchangeReader) supposed(from int, c *chain) bool {
	s := &x.scene
	for j := from; j < c.start; j++ {
		p := &s.pieces[j]
		if p.kind != pieceStatus || p.class != lexicon.Propose || p.usage.n != openSaid {
			continue
		}
		if c.perfect && c.mood.past && !c.mood.present || j > 0 && x.Is(int(s.pieces[j-1].first), lexicon.Say) {
			return true
		}
	}
	return false
}

// rumour reports whether the clause that begins at piece from is what a noun at
// the head of the sentence holds: reports that they met.
func (s *scene) rumour(from int) bool {
	if from < 2 || from > 4 || s.pieces[from-1].kind != pieceThat {
		return false
	}
	noun := s.pieces[from-2].kind == pieceWord || s.pieces[from-2].kind == pieceSay
	for _, p := range s.pieces[:from-2] {
		noun = noun && (p.kind == pieceDet || p.kind == pieceAdj || p.kind == pieceWord)
	}
	return noun
}

// willBe reports whether the clause of piece k says what will be on a day told
// before it: será el lunes cuando reciba a B.
func (x *exchangeReader) willBe(k int) bool {
	s := &x.scene
	from, _ := s.clause(k)
	if from == 0 || s.pieces[from-1].kind != pieceSub {
		return false
	}
	day := false
	for j := from - 2; j >= 0; j-- {
		switch p := &s.pieces[j]; p.kind {
		case pieceTime:
			day = true
		case pieceDet, pieceAdv, pieceLink:
		case pieceAux:
			return day && p.feat&lexicon.Fut != 0
		default:
			return false
		}
	}
	return false
}

// vain reports whether the sentence says behind piece k that what was tried there
// did not come about: intentó hablar con B, sin éxito.
func (s *scene) vain(k int) bool {
	for ; k < len(s.pieces); k++ {
		if p := &s.pieces[k]; p.kind == pieceStatus && p.usage.is == isVain {
			return true
		}
	}
	return false
}

// behindVerb reports whether p may stand between a verb and the clause that it
// governs: a time, a place, a noun group.
func (p *piece) behindVerb() bool {
	switch p.kind {
	case pieceWord, pieceDet, pieceAdj, pieceActor, pieceAdv, pieceSay, pieceTime, pieceLink, pieceMedium, pieceTopicCue, piecePoss:
		return true
	}
	return false
}

// disclaimed reports whether the clause that begins at piece from is what
// somebody denies: denied that he had met.
func (s *scene) disclaimed(from int) bool {
	if s.disclaimedBehind(from) {
		return true
	}
	if from < 2 {
		return false
	}
	that := s.pieces[from-1].class == lexicon.That || s.pieces[from-1].kind == pieceThat
	if !that && (s.pieces[from-1].kind != pieceRel || s.pieces[from-2].kind != pieceTime) { // desmentiu na segunda-feira que
		return false
	}
	j := from - 2
	if s.pieces[j].kind == pieceComma {
		j--
	}
	for n := 0; j > 0 && n < 10 && s.pieces[j].behindVerb(); n++ {
		j-- // denied on Monday a newspaper's reports that, опроверг сообщения о том, что
	}
	if j < 0 || s.pieces[j].kind != pieceStatus || s.pieces[j].class != lexicon.Refuse || s.pieces[j].usage.flags&flagNoun != 0 {
		return false
	}
	for i := j - 1; i >= 0 && i >= j-3; i-- {
		if s.pieces[i].kind == pieceNeg {
			return false
		}
	}
	return true
}

// disclaimedBehind reports whether the clause that a conjunction opens at the start
// of the sentence, before piece from, is what the verb behind its comma denies:
// Dass sie sich getroffen hätten, dementierte X.
func (s *scene) disclaimedBehind(from int) bool {
	if from != 1 || s.pieces[0].kind != pieceThat {
		return false
	}
	for j := from; j+1 < len(s.pieces); j++ {
		if s.pieces[j].kind == pieceComma {
			p := &s.pieces[j+1]
			if p.kind == pieceStatus && p.class == lexicon.Refuse && p.usage.flags&flagNoun == 0 {
				return true
			}
		}
	}
	return false
}

// presentStatus reads the present tense: an event where a time beside it
// says when.
func (x *exchangeReader) presentStatus(k int) status {
	s := &x.scene
	from, to := s.clause(k)
	for j := from; j < to; j++ {
		if s.pieces[j].kind != pieceTime {
			continue
		}
		t := &s.times[s.pieces[j].time]
		if at := t.resolve(x.reference(), 0); at.y > 0 && x.reference().y > 0 {
			switch a, b := at.String(), x.reference().String(); {
			case t.kind == timeWeekday && t.direction == 0:
				return statusPlanned
			case a > b && t.kind != timeWeekday:
				return statusPlanned
			case t.direction > 0, t.kind == timeDay && t.n == 0:
				return statusPlanned // meets today
			case t.direction < 0, t.kind == timeDay && t.n < 0, a < b:
				return statusHeld
			}
		}
		if t.kind == timeWeekday {
			return statusPlanned
		}
	}
	return statusUnclear
}

// moodBehind takes in what stands behind the verb at piece k, in its clause, and
// says whether it happened: a negation where the verb comes second (traf X nicht;
// but sprach mit X nicht über Y), and the verb that an infinitive before it hangs
// on (Встречаться с X Y не планирует).
func (x *exchangeReader) moodBehind(k, to int, c *chain) {
	s := &x.scene
	p := &s.pieces[k]
	second := x.rules.lastVerbs && c.finite < 0 && c.start == k && p.feat&(lexicon.Past|lexicon.Pres) != 0 && p.feat&lexicon.Part == 0
	infinitive := x.rules.cases && p.feat&lexicon.Inf != 0 && c.start == k
	if !second && !infinitive {
		return
	}
	for j := k + 1; j < to; j++ {
		switch q := &s.pieces[j]; q.kind {
		case pieceComma, pieceConj, pieceContact, pieceVerb, pieceAux, pieceModal:
			return
		case pieceNeg:
			if infinitive {
				c.mood.take(q)
				continue
			}
			if x.Is(int(q.first), lexicon.Det) || j+1 < to && s.pieces[j+1].kind == pieceTopicCue && !x.topicless(j+1) {
				return
			}
			c.mood.neg = true
			return
		case pieceStatus:
			if infinitive && q.usage.flags&flagNoun == 0 {
				c.mood.take(q)
				c.to = true
				return
			}
			if second && q.class == lexicon.NotYet {
				c.mood.take(q)
				return
			}
		}
	}
}

// topicless reports whether the word at piece k that may introduce a topic stands
// before a status: wie geplant.
func (x *exchangeReader) topicless(k int) bool {
	return k+1 < len(x.scene.pieces) && x.scene.pieces[k+1].kind == pieceStatus
}
