package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

const (
	purposePieces = 12 // pieces behind the sides of an exchange where what it was for may begin
	maxPurpose    = 2  // topics of one purpose
)

// purposeTopics reads what the sides of e came together for, from piece from on,
// where nothing else tells what it was about: met X to revive the harbour
// project, se reunió con X para coordinar una agenda común.
func (x *exchangeReader) purposeTopics(e *encounter, from, to int) {
	if len(e.topics) > 0 {
		return
	}
	s := &x.scene
	background := false
	for j := from; j < to && j < from+purposePieces; j++ {
		if background = x.background(int(s.pieces[j].first), background); background {
			continue
		}
		switch s.pieces[j].kind {
		case pieceLink:
		case pieceSay, pieceThat, pieceSub, pieceRel, pieceQuote, pieceStop:
			return
		default:
			continue
		}
		k := x.deedAt(j)
		if k < 0 {
			continue
		}
		y := encounter{}
		x.topicList(&y.topics, k)
		if len(y.topics) > maxPurpose {
			y.topics = y.topics[:maxPurpose]
		}
		for _, t := range y.topics {
			if !x.vague(t) && !x.ofExchange(t) && !x.Is(int(t.first), lexicon.NoContact) {
				e.topics = addTopics(e.topics, []topic{t})
			}
		}
		return
	}
}

// deedAt is the piece where the object of the infinitive begins that the
// preposition at piece j makes a purpose: to revive | the project, para
// coordinar | una agenda; -1 if there is none.
func (x *exchangeReader) deedAt(j int) int {
	s := &x.scene
	to := len(s.pieces)
	p := &s.pieces[j]
	k := j + 1
	if k < to && s.pieces[k].kind == pieceStatus && x.isTo(int(s.pieces[k].last)-1) {
		k++ // to try to
	}
	switch {
	case p.usage.is == isFor && x.activityAt(k):
		return k
	case p.usage.is == isFor && len(x.rules.infinitiveEndings) > 0:
		for k < to && s.pieces[k].kind == pieceAdv {
			k++ // para también
		}
		if k >= to || !x.endsIn(int(s.pieces[k].first), x.rules.infinitiveEndings) {
			return -1
		}
	case p.usage.is == isTo && x.rules.nounCompounds, p.usage.is == isFor && x.isTo(int(p.last)-1):
		if k >= to || s.pieces[k].kind != pieceWord && s.pieces[k].kind != pieceVerb && s.pieces[k].kind != pieceSay || s.pieces[k].kind != pieceSay && s.pieces[k].last != s.pieces[k].first+1 ||
			x.Shape(int(s.pieces[k].first), text.Capitalised) || x.Is(int(s.pieces[k].first), lexicon.TopicHead) || x.subjectLen(int(s.pieces[k].first)) > 0 {
			return -1
		}
	default:
		return -1
	}
	switch s.pieces[k].kind {
	case pieceWord, pieceVerb, pieceSay:
	default:
		return -1
	}
	if k+1 < to && s.pieces[k+1].kind == pieceLink && s.pieces[k+1].usage.is == isTo && x.rules.nounCompounds {
		return x.deedAt(k + 1) // to try to agree on
	}
	return x.objectAt(k+1, to)
}

// objectAt is where the noun phrase begins at piece k that an infinitive before
// it governs, over a particle of the verb (speed up | the project); -1 if none does.
func (x *exchangeReader) objectAt(k, to int) int {
	s := &x.scene
	if k+1 < to && x.rules.nounCompounds && s.pieces[k].last == s.pieces[k].first+1 && (s.pieces[k].kind == pieceWord || s.pieces[k].kind == pieceAdv) && s.pieces[k+1].kind == pieceDet {
		k++ // speed up the
	}
	if k >= to {
		return -1
	}
	switch p := &s.pieces[k]; p.kind {
	case pieceDet, piecePoss, pieceWord, pieceAdj, pieceNoun:
		return k
	case pieceLink:
		if x.Is(int(p.first), lexicon.Det) {
			return k
		}
	case pieceTopicCue:
		if p.usage.is == isNone {
			return k + 1 // avanzar en materia de | pesca
		}
	case pieceActor:
		if m := &x.Mentions[p.mention]; m.Kind == Pronoun && m.Possessive {
			return k + 1
		}
	}
	return -1
}

// activityAt reports whether the noun phrase at piece k begins with a noun that
// says what is done to a topic: for the development of, для обсуждения.
func (x *exchangeReader) activityAt(k int) bool {
	s := &x.scene
	for k < len(s.pieces) && s.pieces[k].kind == pieceDet {
		k++
	}
	if k >= len(s.pieces) || s.pieces[k].kind != pieceWord {
		return false
	}
	i := int(s.pieces[k].first)
	return x.Is(i, lexicon.LightHead) || x.rules.noArticles && x.Is(i, lexicon.TopicHead)
}
