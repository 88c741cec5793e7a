package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// invited reports whether what follows from piece k on is what one is invited
// to in order to meet: a place, a visit, talks, a meal; or nothing.
func (x *exchangeReader) invited(k, to int) bool {
	s := &x.scene
	clause := false
	if k+1 < len(s.pieces) && s.pieces[k].kind == pieceThat {
		_, to = s.clause(k + 1)
		if clause = s.pieces[k+1].kind == pieceWord; clause {
			k += 2 // să vină la Iași; but să demisioneze
		}
	}
	for ; k < to; k++ {
		switch p := &s.pieces[k]; p.kind {
		case pieceTime, pieceAdv, pieceDet, pieceAdj, piecePoss, pieceLink, pieceMedium:
		case pieceNoun, pieceContact:
			return true
		case pieceActor:
			switch x.typeOf(p.mention) {
			case Country, Place, Organization, 0:
				return true
			}
			return x.Mentions[p.mention].Possessive
		case pieceLight:
			if p.usage.is != isJoin && p.usage.is != isDo {
				return false // to take office
			}
		case pieceComma, pieceConj:
			return !clause
		case pieceWord:
			if clause && x.Text.Tokens[p.first].Kind == text.Word {
				return false
			}
			if p.feat == 0 && x.Text.Tokens[p.first].Shape == 0 {
				return false
			}
			return !x.verbAfterTo(k)
		default:
			return p.boundary() && !clause
		}
	}
	return !clause
}

// calledTo is the meeting or the talks that somebody is called to from piece k
// on: "convened the union leaders to a meeting on Monday"; nil if there is none.
func (s *scene) calledTo(k, to int) *usage {
	for ; k < to; k++ {
		switch p := &s.pieces[k]; p.kind {
		case pieceTime, pieceAdv, pieceDet, pieceAdj, pieceMedium, pieceComma:
		case pieceLink:
			if p.usage.is != isTo && p.usage.is != isFor && p.usage.is != isIn {
				return nil
			}
		case pieceNoun:
			if p.usage.kind == kindMessage || p.usage.flags&(flagVisit|flagInvite) != 0 {
				return nil
			}
			return p.usage
		default:
			return nil
		}
	}
	return nil
}

// verbAfterTo reports whether the word at piece k comes right after the
// particle of an infinitive: invited him to apply.
func (x *exchangeReader) verbAfterTo(k int) bool {
	return k > 0 && x.scene.pieces[k-1].kind == pieceLink && x.scene.pieces[k-1].usage.is == isTo
}

// invitedBy adds what a relative clause tells of the noun of inviting at piece k:
// la invitación que X hizo a Y.
func (x *exchangeReader) invitedBy(k int, host, guest []side) {
	if len(host) != 1 {
		return
	}
	e := encounter{kind: kindMeeting, medium: mediumInPerson, initiator: host[0].actor, status: statusProposed, rule: x.scene.pieces[k].usage.rule + "-extended", sides: join(host, guest)}
	if len(e.sides) < 2 {
		return
	}
	from, to := x.scene.clause(k)
	x.circumstances(&e, k, from, to)
	x.visitPlace(&e, k, len(x.scene.pieces))
	x.add(e, k)
}

// invitation reads what the noun of inviting at piece k tells: who accepted,
// refused, received or extended an invitation of whom.
func (x *exchangeReader) invitation(k int) {
	s := &x.scene
	f := s.pieces[k].usage
	n := x.nounPhrase(k)
	r := x.nounRight(k, f)
	var host, guest []side
	switch {
	case n.possessor != nil:
		host = x.sidesOf(n.possessor)
	case r.from != nil:
		host = x.sidesOf(r.from)
	case r.of != nil:
		host = x.sidesOf(r.of)
	}
	switch {
	case r.to != nil && !x.personless(r.to):
		guest = x.sidesOf(r.to)
	case n.recipient != nil:
		guest = x.sidesOf(n.recipient)
	}
	if r.subject != nil && len(host) == 0 && len(guest) == 1 {
		x.invitedBy(k, x.sidesOf(r.subject), guest)
		return
	}
	if n.governor < 0 {
		return
	}
	e := encounter{kind: kindMeeting, medium: mediumInPerson, initiator: -1, status: statusProposed, rule: f.rule}
	v := n.governor
	p := &s.pieces[v]
	c := x.chain(v)
	subject, _ := x.governorSubject(v, &c)
	if subject == nil {
		return
	}
	who := x.sidesOf(subject)
	switch {
	case p.kind == pieceStatus && p.class == lexicon.Refuse:
		guest, e.status = who, statusDenied
		e.rule += "-refused"
	case p.kind == pieceStatus && p.class == lexicon.Plan:
		guest, e.status = who, statusPlanned
		e.rule += "-accepted"
	case p.kind == pieceLight && p.usage.is == isGet:
		guest = who
		e.rule += "-received"
	case p.kind == pieceLight && p.usage.is == isDo:
		host = who
		e.rule += "-extended"
	default:
		return
	}
	if c.mood.neg && e.status == statusPlanned {
		e.status = statusDenied
	} else if c.mood.plan || c.mood.propose || c.mood.neg || c.mood.notYet {
		e.status = statusProposed
	}
	if len(host) != 1 || len(guest) != 1 || x.Actors[guest[0].actor].Type != Person {
		return
	}
	e.sides, e.initiator = join(host, guest), host[0].actor
	if len(e.sides) < 2 {
		return
	}
	from, to := s.clause(k)
	x.circumstances(&e, k, from, to)
	x.visitPlace(&e, k, to)
	x.add(e, k)
}

// visitPlace takes the country or city behind a word of visiting, from piece k
// on, as the place of e.
func (x *exchangeReader) visitPlace(e *encounter, k, to int) {
	s := &x.scene
	for j := k; j < to && e.place == ""; j++ {
		if s.pieces[j].kind != pieceActor || s.possessive(x.Document, j) {
			continue
		}
		m := &x.Mentions[s.pieces[j].mention]
		if m.Actor < 0 || hasActor(e.sides, m.Actor) {
			continue
		}
		if e.place = x.cityName(m); e.place == "" && x.Actors[m.Actor].Type == Country {
			e.place = x.Actors[m.Actor].Name
		}
	}
}
