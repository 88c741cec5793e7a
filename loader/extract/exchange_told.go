package extract

import (
	"kg/loader/lexicon"
)

// toldIn reads "A told B in a call": the noun at piece k names the call, whose
// sides are who says something and to whom. It reports whether it does.
func (x *exchangeReader) toldIn(k int, n *nounPhrase, r *right) bool {
	s := &x.scene
	f := s.pieces[k].usage
	if n.governor < 0 || f.flags&(flagVisit|flagTo) != 0 || n.possessor != nil && !x.severalOwners(n.possessor) {
		return false
	}
	g := &s.pieces[n.governor]
	if g.kind != pieceLink {
		return false
	}
	switch g.usage.is {
	case isIn, isDuring, isAt, isOn:
	default:
		return false
	}
	e := encounter{kind: f.kind, medium: f.medium, vague: f.flags&flagVague != 0, initiator: -1, then: kindMeeting, rule: f.rule + "-told"}
	return x.told(e, k, n.governor, r.end)
}

// severalOwners reports whether a possessor is of several persons: their.
func (x *exchangeReader) severalOwners(g *party) bool {
	return len(g.members) == 1 && x.Mentions[g.members[0]].Kind == Pronoun && x.Mentions[g.members[0]].Number == lexicon.Pl
}

// toldBy reads "A thanked B by phone", where the piece k tells how.
func (x *exchangeReader) toldBy(k int) {
	m := x.scene.pieces[k].usage.medium
	if m != mediumPhone && m != mediumVideo {
		return
	}
	e := encounter{kind: kindCall, medium: m, initiator: -1, rule: "told-by-" + mediumNames[m]}
	if !x.hadOn(e, k) {
		x.told(e, k, k, k+1)
	}
}

// hadOn reads "A had B on the phone", where the piece k tells how. It reports
// whether that is what is told.
func (x *exchangeReader) hadOn(e encounter, k int) bool {
	s := &x.scene
	if k < 2 {
		return false
	}
	n := s.groupAt(k - 1)
	if n < 0 || s.groups[n].last != k || s.groups[n].link != isNone || s.groups[n].possessive || s.groups[n].first < 1 {
		return false
	}
	g := &s.groups[n]
	v := g.first - 1
	for v > 0 && (s.pieces[v].kind == pieceTime || s.pieces[v].kind == pieceAdv) {
		v--
	}
	if p := &s.pieces[v]; p.kind != pieceLight || p.usage.is != isDo || x.personless(g) {
		return false
	}
	c := x.chain(v)
	subject := x.subjectLeft(c.start - 1)
	if subject == nil {
		return false
	}
	if e.sides = join(x.sidesOf(subject), x.sidesOf(g)); len(e.sides) < 2 {
		return false
	}
	e.status = c.mood.status(x.governedStatus(v, &c, &nounPhrase{}))
	e.hedged = c.mood.hedge
	from, to := s.clause(k)
	x.circumstances(&e, k, from, to)
	x.cuedTopics(&e, k+1, to)
	x.add(e, k)
	return true
}

// told adds e with the sides of a verb of saying that is said to someone, left
// of piece from, or in the main clause behind a comma after piece end.
func (x *exchangeReader) told(e encounter, k, from, end int) bool {
	v := x.addressVerb(from-1, -1)
	if v < 0 {
		for j := end; j < len(x.scene.pieces) && x.opensSentence(from); j++ {
			if x.scene.pieces[j].kind == pieceComma {
				v = x.addressVerb(j+1, 1)
				break
			}
		}
	}
	if v < 0 {
		return false
	}
	s := &x.scene
	c := x.chain(v)
	subject := x.subjectLeft(c.start - 1)
	n := s.groupAt(min(v+1, len(s.pieces)-1))
	if subject == nil || c.passive || n < 0 || s.groups[n].first != v+1 || s.groups[n].link != isNone || s.groups[n].possessive {
		return false
	}
	a, b := x.sidesOf(subject), x.sidesOf(&s.groups[n])
	if len(a) != 1 || len(b) != 1 || x.Actors[a[0].actor].Type != Person || x.Actors[b[0].actor].Type != Person && !(x.press && x.Actors[b[0].actor].Type == Outlet) {
		return false
	}
	e.sides = join(a, b)
	if len(e.sides) < 2 || s.pieces[v].feat&lexicon.Past == 0 && !c.perfect {
		return false
	}
	e.status = c.mood.status(statusHeld)
	e.hedged = c.mood.hedge
	lo, hi := s.clause(k)
	x.circumstances(&e, k, lo, hi)
	x.add(e, k)
	return true
}

// opensSentence reports whether nothing but adverbs, times and openers stands
// before piece k.
func (x *exchangeReader) opensSentence(k int) bool {
	for j := range k {
		switch x.scene.pieces[j].kind {
		case pieceAdv, pieceTime, pieceDet, pieceHedge, pieceComma:
		default:
			return false
		}
	}
	return true
}

// addressVerb is the nearest verb of saying that is said to someone, from piece
// j on in steps of step, -1 if a clause ends before it.
func (x *exchangeReader) addressVerb(j, step int) int {
	s := &x.scene
	for ; j >= 0 && j < len(s.pieces); j += step {
		p := &s.pieces[j]
		switch p.kind {
		case pieceThat, pieceSub, pieceRel, pieceStop, pieceQuote, pieceLight, pieceVerb:
			return -1
		case pieceContact:
			if step > 0 && p.usage.flags&flagWeak != 0 && p.usage.args&(argObject|argDative) != 0 {
				return j // where the call is named behind it, the verb tells of it
			}
			return -1
		case pieceSay, pieceStatus, pieceWord, pieceTopicVerb:
			if _, f := x.usageAt(int(p.first), lexicon.Readout, isUrge); f != nil && p.last == p.first+1 {
				return j
			}
			if sense, f := x.usageAt(int(p.first), lexicon.Say, isNone); f != nil && f.flags&flagAddress != 0 && sense.Feat&lexicon.Past != 0 {
				return j
			}
			if p.kind == pieceSay {
				return -1
			}
		}
	}
	return -1
}

// interviewed reads an interview at piece k whose outlet has been named shortly
// before as who the same person told something: X told the Herald that … "It was
// hard," X said in a telephone interview. It reports whether it does.
func (x *exchangeReader) interviewed(k int, n *nounPhrase, st *nounState) bool {
	const near = 2 // sentences
	if n.governor < 0 || n.definite && !x.indefinite(n.start, k) || st.subject == nil || st.status != statusHeld {
		return false
	}
	who := x.sidesOf(st.subject)
	if len(who) != 1 || x.Actors[who[0].actor].Type != Person {
		return false
	}
	first := x.Text.Sentences[max(x.scene.sentence-near, 0)].First
	for i := x.firstMention(int32(x.scene.pieces[k].first)) - 1; i >= 0 && x.Mentions[i].First >= first; i-- {
		m := &x.Mentions[i]
		if m.Actor < 0 || x.Actors[m.Actor].Type != Outlet || m.First == 0 {
			continue
		}
		if _, f := x.usageAt(int(m.First)-1, lexicon.Say, isNone); f == nil || f.flags&flagAddress == 0 || !x.namedBetween(who[0].actor, first, m.First) {
			return false
		}
		f := x.scene.pieces[k].usage
		e := encounter{kind: f.kind, medium: f.medium, initiator: -1, status: statusHeld, hedged: st.hedge, rule: f.rule + "-told"}
		e.sides = []side{who[0], {m.Actor, int32(i)}}
		lo, hi := x.scene.clause(k)
		x.circumstances(&e, k, lo, hi)
		x.add(e, k)
		return true
	}
	return false
}

// namedBetween reports whether an actor is mentioned among the tokens [from, to).
func (x *exchangeReader) namedBetween(actor, from, to int32) bool {
	for i := x.firstMention(from); i < len(x.Mentions) && x.Mentions[i].First < to; i++ {
		if x.Mentions[i].Actor == actor {
			return true
		}
	}
	return false
}

// sayerBefore is the subject of the verb of saying right before piece from,
// where the phrase that starts at piece start hangs on it: X said on Monday
// after talks with Y; X expressed his support after meeting Y; nil if there is none.
func (x *exchangeReader) sayerBefore(from, start int) *party {
	s := &x.scene
	v := from - 1
	if v > 0 && s.pieces[v].kind == pieceComma {
		v-- // X confirmed, in a call with Y, that
	}
	if v < 0 || start < from || s.pieces[v].kind != pieceSay {
		return nil
	}
	if n := s.groupAt(v + 1); n >= 0 && v+1 < start && s.groups[n].first == v+1 && s.groups[n].last >= start-1 && s.groups[n].link == isNone && !s.groups[n].possessive && s.opensQuote(v) {
		return &s.groups[n] // “…”, said X in a letter to Y
	}
	far := start > from && s.pieces[start-1].kind == pieceLink && (s.pieces[start-1].usage.is == isAfter || s.pieces[start-1].usage.is == isDuring || s.pieces[start-1].usage.is == isIn && s.written(start))
	for j := v + 1; j < start && !far; j++ {
		switch s.pieces[j].kind {
		case pieceComma:
			if j > v+1 {
				return nil
			}
		case pieceTime, pieceAdv, pieceLink, pieceDet, pieceMedium, pieceTopicCue:
		default:
			return nil
		}
	}
	c := x.chain(v)
	return x.subjectLeft(c.start - 1)
}

// opensQuote reports whether a quotation ends before the verb at piece v and
// its auxiliaries, so that its subject may stand behind it.
func (s *scene) opensQuote(v int) bool {
	for j := v - 1; j >= 0; j-- {
		switch s.pieces[j].kind {
		case pieceQuote:
			return true
		case pieceComma, pieceAux, pieceAdv, pieceTime:
		default:
			return false
		}
	}
	return false
}

// listener reports whether nothing but whom something is said to stands among the
// pieces [from, to]: disse à Lusa ter falado.
func (s *scene) listener(from, to int) bool {
	if n := s.groupAt(min(to, len(s.pieces)-1)); n < 0 || s.groups[n].link != isTo || s.groups[n].last != to+1 {
		return false
	}
	for j := from; j <= to; j++ {
		switch s.pieces[j].kind {
		case pieceLink, pieceActor, pieceDet, pieceTime, pieceAdv:
		default:
			return false
		}
	}
	return true
}
