package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// lookAhead is whom a pronoun in a clause at the start of the sentence means,
// that nobody named before it fits: though she met X on Friday, Y will not
// meet Z. It is the subject itself where it is no such pronoun.
func (x *exchangeReader) lookAhead(k int, subject *party) *party {
	s := &x.scene
	if subject == nil || len(subject.members) != 1 || s.pieces[0].kind != pieceSub || subject.first > 2 {
		return subject
	}
	m := &x.Mentions[subject.members[0]]
	if m.Kind != Pronoun || m.Person != lexicon.P3 || m.Number == lexicon.Pl || m.Resolved() {
		return subject
	}
	g := s.behindComma(k)
	if g == nil || g.first < k || g.link != isNone || g.possessive || len(g.members) != 1 {
		return subject
	}
	if who := x.sidesOf(g); len(who) != 1 || x.Actors[who[0].actor].Type != Person || m.Gender != 0 && x.Actors[who[0].actor].Gender&^m.Gender != 0 {
		return subject
	}
	return g
}

// behindComma is the bare group that begins right behind a comma after piece k:
// the subject of a main clause that follows.
func (s *scene) behindComma(k int) *party {
	for j := k + 1; j < len(s.pieces); j++ {
		if s.pieces[j].kind == pieceQuote {
			return nil
		}
		if s.pieces[j].kind != pieceComma {
			continue
		}
		for i := j + 1; i < len(s.pieces); i++ {
			switch s.pieces[i].kind {
			case pieceDet, pieceAdj, pieceAdv, pieceTime:
				continue
			case pieceActor:
				if n := s.groupAt(i); n >= 0 && s.groups[n].first == i && !s.groups[n].possessive {
					return &s.groups[n]
				}
			}
			break
		}
	}
	return nil
}

// ownMeeting is who had the meeting that the noun at piece k names with one side
// only, as the subject of its sentence: who tells of it there, or the person whom
// the sentence before was about. (The meeting with X lasted an hour, Y said.)
func (x *exchangeReader) ownMeeting(k int, n *nounPhrase, r *right, st *nounState) []side {
	s := &x.scene
	told := st.status == statusHeld || x.spoken == s.sentence-1 && (st.status == statusPlanned || st.status == statusDenied) // X is to see them. The meeting with Y will be
	if !told || !n.definite || r.with == nil || !r.verb || n.start > 1 || n.governor >= 0 {
		return nil
	}
	if g := x.speaker(k); g != nil {
		who := x.sidesOf(g)
		if len(who) != 1 || x.Actors[who[0].actor].Type != Person || x.Actors[who[0].actor].Unnamed || x.mouthpiece(who[0].actor) {
			return nil
		}
		return who
	}
	for n := range s.groups {
		if g := &s.groups[n]; g.first != r.with.first && !x.personless(g) {
			return nil // the meeting with X was an honour for Y
		}
	}
	if len(x.before) != 1 || int(x.sentence[x.Mentions[x.before[0].mention].First]) < s.sentence-1 {
		return nil
	}
	if a := &x.Actors[x.before[0].actor]; a.Type != Person || a.Unnamed || x.mouthpiece(x.before[0].actor) {
		return nil
	}
	return append([]side(nil), x.before...)
}

// knower returns who knew or heard of something once an exchange had taken place whose
// other side its clause leaves out: X knew once a call had taken place with Y.
func (x *exchangeReader) knower(n *nounPhrase, r *right) []side {
	s := &x.scene
	if !r.verb || !r.mood.past || r.mood.plan || r.mood.propose || r.with == nil || n.possessor != nil || n.start < 2 || s.pieces[n.start-1].kind != pieceSub {
		return nil
	}
	v := n.start - 2
	for v >= 0 && s.pieces[v].behindVerb() && s.pieces[v].kind != pieceSay {
		v--
	}
	if v < 0 || s.pieces[v].kind != pieceSay && s.pieces[v].kind != pieceVerb {
		return nil
	}
	g := x.subjectOf(v)
	if g == nil || len(g.members) != 1 || x.personless(g) {
		return nil
	}
	one := x.sidesOf(g)
	if len(one) != 1 || x.mouthpiece(one[0].actor) {
		return nil
	}
	return one
}

// cliticVia says how the pronoun before the verb at piece k takes part: as its
// object (l'a rencontré), or as whom it is done to (lui a parlé); "" if it does not.
// What somebody has got (l'a reçu) may be a thing, unless it is told where or when.
func (x *exchangeReader) cliticVia(k int, c *chain, f *usage) string {
	s := &x.scene
	i := int(s.pieces[c.clitic].first)
	if !x.Is(i, lexicon.Clitic) {
		switch {
		case f.args&argObject != 0 && (f.args&argTo == 0 || x.rules.genitiveNames):
			return "object"
		case f.args&argTo != 0:
			return "to"
		case f.args&argObject != 0:
			return "object"
		}
		return ""
	}
	sense, _ := x.Sense(i, lexicon.Clitic)
	if x.Entry(sense).Get("dative") != "" {
		if f.args&argTo != 0 {
			return "to"
		}
		return ""
	}
	if f.args&argObject == 0 {
		if f.args&argTo != 0 && f.flags&flagNaming == 0 {
			return "to" // lo recibió: recibir a
		}
		return ""
	}
	if f.flags&flagHost != 0 && s.pieces[k].feat&lexicon.Part != 0 {
		from, to := s.clause(k)
		told := x.placeIn(from, to) != ""
		for j := from; j < to; j++ {
			told = told || s.pieces[j].kind == pieceTime
		}
		if !told {
			return ""
		}
	}
	return "object"
}

// otherThan is the person named last, in this sentence or the two before it, who
// is not the actor given and agrees with mention m: whom he or she means where
// somebody speaks of himself. ("When I spoke to him", X said.) It is nil if there is none.
func (x *exchangeReader) otherThan(actor, m int32) []side {
	p := &x.Mentions[m]
	for n := m - 1; n >= 0 && x.sentence[p.First]-x.sentence[x.Mentions[n].First] <= 2; n-- {
		q := &x.Mentions[n]
		if q.Actor < 0 || q.Actor == actor || q.Kind == Pronoun || x.Actors[q.Actor].Type != Person || x.Actors[q.Actor].Unnamed {
			continue
		}
		if g := x.Actors[q.Actor].Gender; g != 0 && p.Gender != 0 && g != p.Gender {
			continue
		}
		return []side{{q.Actor, n}}
	}
	return nil
}

// dateline reports whether a group is only the place that a sentence begins with
// and that a comma sets off: Berne, le 4 juin, la présidente a reçu.
func (x *exchangeReader) dateline(g *party) bool {
	if g.first != 0 || len(g.members) != 1 {
		return false
	}
	a := x.Mentions[g.members[0]].Actor
	return a >= 0 && x.Actors[a].Type == Country && x.cityName(&x.Mentions[g.members[0]]) != ""
}

// written reports whether a letter or message is named by the noun phrase that
// begins at piece k: criticised the plan in a long letter to X.
func (s *scene) written(k int) bool {
	for j := k; j < len(s.pieces) && j < k+5; j++ {
		switch p := &s.pieces[j]; p.kind {
		case pieceNoun:
			return p.usage.kind == kindMessage
		case pieceDet, pieceAdj, piecePoss, pieceWord, pieceAdv, pieceStatus:
		default:
			return false
		}
	}
	return false
}

// unlike returns the sides of a verb whose subject and object came out as one person,
// though neither is reflexive: the pronoun of the two is somebody else, named before.
func (x *exchangeReader) unlike(subject, partner *party, a, b []side) ([]side, []side) {
	q := partner.members[0]
	if subject == nil { // left out
		if x.Mentions[q].Kind == Pronoun {
			b = x.otherThan(a[0].actor, q)
		}
		return a, b
	}
	p := subject.members[0]
	if x.Mentions[p].Kind == Pronoun && x.Mentions[q].Kind == Pronoun && x.calledBefore(a[0].actor, p) == x.Mentions[q].Gender && x.Mentions[q].Gender != 0 {
		return x.otherThan(a[0].actor, p), b // she wrote to him, and he telephoned her
	}
	if x.Mentions[q].Kind == Pronoun && !x.Mentions[q].reflexive {
		return a, x.otherThan(a[0].actor, q)
	}
	if x.Mentions[p].Kind == Pronoun && x.Mentions[p].Person != lexicon.P1 {
		return x.otherThan(a[0].actor, p), b
	}
	return a, b
}

// calledBefore is the gender of the last pronoun before mention m that means an actor.
func (x *exchangeReader) calledBefore(actor, m int32) lexicon.Feat {
	const near = 12 // mentions
	for n := m - 1; n >= 0 && n > m-near; n-- {
		if q := &x.Mentions[n]; q.Kind == Pronoun && q.Actor == actor {
			return q.Gender
		}
	}
	return 0
}

// calledSo reports whether the participle at piece k tells the name of the noun right
// before it, which is not the subject of the clause: at a firm called X.
func (x *exchangeReader) calledSo(k int) bool {
	s := &x.scene
	if k == 0 || s.pieces[k].feat&lexicon.Part == 0 {
		return false
	}
	switch p := &s.pieces[k-1]; p.kind {
	case pieceWord, pieceNoun:
		return x.Text.Tokens[p.first].Kind == text.Word && s.linkBefore(k-1) >= 0
	case pieceActor:
		n := s.groupAt(k - 1)
		return n >= 0 && s.groups[n].link != isNone && x.Mentions[p.mention].Kind != Name && x.Mentions[p.mention].Kind != Titled
	}
	return false
}

// granted reports whether piece k is a verb of granting: a accordé une audience à B.
func (x *exchangeReader) granted(k int) bool {
	return k >= 0 && x.scene.pieces[k].kind == pieceLight && x.scene.pieces[k].usage.is == isGrant
}

// othersMedium reports whether the medium at piece j is of another verb of contact
// than the one at piece k, since one stands between them: qui déjeunait avec X, doit
// parler par téléphone à Y.
func (s *scene) othersMedium(k, j int) bool {
	if s.pieces[k].kind != pieceContact {
		return false
	}
	for i := k + 1; i < j; i++ {
		if s.pieces[i].kind == pieceContact && s.pieces[i].feat&lexicon.Ger == 0 {
			return true
		}
	}
	return false
}

// followed returns who had an exchange that another one came after, told by its noun
// only: his talks with X were followed by a call with Y.
func (x *exchangeReader) followed(n *nounPhrase, r *right) []side {
	s := &x.scene
	g := n.governor
	if g < 0 || g+1 >= len(s.pieces) || r.with == nil || len(x.found) == 0 || s.pieces[g].kind != pieceLight || s.pieces[g].usage.is != isOccur {
		return nil
	}
	if p := &s.pieces[g+1]; p.kind != pieceLink || p.usage.is != isBy {
		return nil
	}
	e := &x.found[len(x.found)-1]
	if e.sentences[0] != s.sentence || e.trigger >= int(s.pieces[g].first) || len(e.sides) != 2 {
		return nil
	}
	return []side{e.sides[0]}
}
