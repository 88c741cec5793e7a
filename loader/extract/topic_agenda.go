package extract

import (
	"slices"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// occasion reports whether the pieces [from, to) say that there was an
// occasion to speak of something.
func (x *exchangeReader) occasion(from, to int) bool {
	for j := from; j < to; j++ {
		if _, f := x.usageAt(int(x.scene.pieces[j].first), lexicon.Agenda, isOccasion); f != nil {
			return true
		}
	}
	return false
}

// afterAdjunct is the piece after what opens a clause before its subject:
// "on Monday", "during the talks," and the like.
func (s *scene) afterAdjunct(from, end int) int {
	j := from
	for j < end {
		switch s.pieces[j].kind {
		case pieceConj, pieceAdv, pieceTime, pieceComma, pieceQuote, pieceHedge:
			j++
			continue
		case pieceLink:
			for i := j + 1; i < end && i < j+12; i++ {
				if s.pieces[i].kind == pieceComma {
					return i + 1
				}
			}
		}
		break
	}
	return j
}

// topicsBefore reads the object of the verb at piece k that stands between
// the finite verb of chain c and it: haben die Lage erörtert.
func (x *exchangeReader) topicsBefore(into *[]topic, k int, c *chain) bool {
	s := &x.scene
	j := c.finite + 1
	for ; j < k; j++ {
		switch s.pieces[j].kind {
		case pieceAdv, pieceTime, pieceHedge, pieceMedium:
			continue
		case pieceActor:
			if n := s.groupAt(j); n >= 0 && j == c.finite+1 {
				j = s.groups[n].last - 1 // the subject
				continue
			}
		case pieceLink:
			// in Paris, am Montag, bei ihrem Treffen
			for j+1 < k && s.pieces[j+1].kind != pieceTopicCue && s.pieces[j+1].kind != pieceAdv && s.pieces[j].kind != pieceActor && s.pieces[j].kind != pieceNoun && s.pieces[j].kind != pieceTime {
				j++
			}
			continue
		case pieceTopicCue:
			continue
		}
		break
	}
	return j < k && x.listUpTo(into, j, k)
}

// listUpTo reads a list of noun phrases from piece j on that ends where piece
// end begins; nothing if it does not.
func (x *exchangeReader) listUpTo(into *[]topic, j, end int) bool {
	s := &x.scene
	var found []topic
	x.phraseEnd = end
	n := x.topicList(&found, j)
	x.phraseEnd = 0
	for n < end && (s.pieces[n].kind == pieceAdv || s.pieces[n].kind == pieceComma || s.pieces[n].kind == pieceTime || s.pieces[n].kind == pieceHedge ||
		x.rules.nounCapitals && s.pieces[n].kind == pieceWord && !x.Shape(int(s.pieces[n].first), text.Capitalised)) {
		n++
	}
	if n != end && n < len(s.pieces) {
		return false
	}
	found = slices.DeleteFunc(found, x.ofExchange)
	*into = append(*into, found...)
	return len(found) > 0
}

// ofExchange reports whether a topic is only a word for an exchange or says
// something of one: the aim of the meeting.
func (x *exchangeReader) ofExchange(t topic) bool {
	for i := int(t.first); i < int(t.last); i++ {
		if _, f := x.usageAt(i, lexicon.ContactN, isNone); f != nil && f.flags&(flagVisit|flagTo) == 0 && !x.inSubject(i, int(t.first)) {
			return true
		}
	}
	return false
}

// inSubject reports whether token i belongs to a topic of the gazetteer that
// starts at token from or later: peace talks.
func (x *exchangeReader) inSubject(i, from int) bool {
	for ; from <= i; from++ {
		if from+x.subjectLen(from) > i {
			return true
		}
	}
	return false
}

// passiveTopics reads the subject of the passive at the end of chain c, before
// the verb or, where nothing stands before it, behind.
func (x *exchangeReader) passiveTopics(e *encounter, k, from, to int, c *chain) {
	s := &x.scene
	start := c.start
	if c.finite >= 0 {
		if x.topicsBefore(&e.topics, k, c) {
			return
		}
		start = c.finite
	}
	if j := s.afterAdjunct(from, start); j < start {
		if x.listUpTo(&e.topics, j, start) {
			return
		}
	}
	j := k + 1
	for j < to && (s.pieces[j].kind == pieceAux || s.pieces[j].kind == pieceAdv) {
		j++
	}
	if j+1 < to && s.pieces[j].kind == pieceLink && s.pieces[j].usage.is == isBy {
		if n := s.groupAt(j + 1); n >= 0 {
			if j = s.groups[n].last; j < to && s.pieces[j].kind == pieceConj {
				j++ // de către cei doi și
			}
		}
	}
	if j > k+1 {
		x.topicList(&e.topics, j)
		return
	}
	x.objectTopics(e, k, to, nil)
}

// agenda reads what stands beside the words for an agenda at piece k as topics
// of the exchange that the text is speaking of: "X and Y are on the agenda",
// "high on the agenda were X and Y".
func (x *exchangeReader) agenda(k int) {
	s := &x.scene
	sense, f := x.usageAt(int(s.pieces[k].first), lexicon.Agenda, isNone)
	if f == nil || f.is != isNone {
		return
	}
	from, to := s.clause(k)
	if from > 0 && x.copula(from-1) {
		from, _ = s.clause(from - 1) // steht, though it may say something elsewhere
	}
	if to < len(s.pieces) && x.copula(to) {
		_, to = s.clause(to)
	}
	next := k + 1
	for next < len(s.pieces) && int(s.pieces[next].first) < int(s.pieces[k].first)+int(sense.Len) {
		next++
	}
	to = max(to, next)
	var m modality
	end := to
	if x.copulaBefore(k, from) > from {
		end = next
	}
	for j := from; j < end && (j <= next || !x.copula(j-1) || s.verbal(j)); j++ {
		if s.pieces[j].kind == pieceStatus && (j == k-1 || s.pieces[j].usage.flags&flagNoun != 0 && j < k) {
			continue // the next topic was
		}
		m.take(&s.pieces[j])
	}
	e := x.account(&m)
	if e == nil || x.since(e) > nearWithin || m.refuse || m.neg {
		return
	}
	var found []topic
	x.agendaTopics(&found, k, next, from, to)
	if len(found) == 0 {
		return
	}
	e.topics = addTopics(e.topics, found)
	e.tell(s.sentence)
}

// agendaTopics reads the topics beside the words for an agenda in the pieces
// [k, next) of the clause [from, to).
func (x *exchangeReader) agendaTopics(into *[]topic, k, next, from, to int) {
	s := &x.scene
	if j := x.copulaBefore(k, from); j > from {
		for j > from && s.verbal(j-1) {
			j--
		}
		if i := s.afterAdjunct(from, j); i < j && x.listUpTo(into, i, j) {
			return
		}
	}
	if x.rules.lastVerbs && k > from+1 {
		for j := from; j < k; j++ { // stand der Haushalt | auf der Tagesordnung
			if x.copula(j) && x.listUpTo(into, j+1, k) {
				return
			}
		}
	}
	j := next
	for ; j < to; j++ {
		p := &s.pieces[j]
		if x.rules.lastVerbs && (p.kind == pieceModal || p.kind == pieceAux) {
			if end := x.lastCopula(j + 1); end > j+1 {
				for j++; j < end && (s.pieces[j].kind == pieceAdv || s.pieces[j].kind == pieceTopicCue || s.pieces[j].kind == pieceHedge); j++ {
				}
				x.besides(into, j, end)
				return
			}
		}
		if x.copula(j) {
			for j < to && (x.copula(j) || p.kind == pieceAdv || p.kind == pieceComma || s.verbal(j) || p.kind == pieceHedge || p.kind == pieceTopicCue && p.usage.is == isMore) {
				j++
				p = &s.pieces[min(j, to-1)]
			}
			x.topicList(into, j)
			return
		}
		switch p.kind {
		case pieceTopicVerb, pieceContact:
			if p.feat&lexicon.Part != 0 {
				continue // the topics discussed were
			}
		case pieceAux:
			if j+1 < to && (s.pieces[j+1].nominal() || x.copula(j+1)) {
				continue // tema a discuțiilor a fost
			}
		case pieceDet:
			if k <= from+1 && s.pieces[j-1].kind != pieceLink && !x.copulaIn(j, to) && x.listUpTo(into, j, x.lastWord()) {
				return // on the agenda the crisis
			}
			continue
		case pieceAdj, piecePoss, pieceNoun, pieceActor, pieceLink, pieceTime, pieceWord, pieceAdv, pieceMedium:
			continue
		case pieceComma:
			x.listUpTo(into, j+1, x.lastWord())
		}
		return
	}
	if j < len(s.pieces) && s.pieces[j].kind == pieceStop {
		switch x.Text.Of(int(s.pieces[j].first)) {
		case ":", "—", "–":
			x.topicList(into, j+1)
		}
	}
}

// lastCopula is the piece of the infinitive that joins topics to the agenda at
// the end of the sentence, from piece j on: dürfte der Streit stehen; -1 if none does.
func (x *exchangeReader) lastCopula(j int) int {
	s := &x.scene
	for k := x.lastWord() - 1; k > j; k-- {
		if s.pieces[k].kind == pieceAux || s.pieces[k].kind == pieceAdv {
			continue
		}
		if _, f := x.usageAt(int(s.pieces[k].first), lexicon.Agenda, isFigure); f != nil {
			return k
		}
		break
	}
	return -1
}

// besides reads the list in the pieces [j, end), of which the first stands
// apart: neben X | Y und Z.
func (x *exchangeReader) besides(into *[]topic, j, end int) {
	x.phraseEnd = end
	for tries := 0; j < end && tries < 3; tries++ {
		n := x.topicList(into, j)
		if n == j {
			break
		}
		j = n
	}
	x.phraseEnd = 0
}

// dominated reads the subject of the verb at piece k as a topic of the exchange
// that the text is speaking of, where its object is the exchange or the agenda:
// the strike dominated the talks.
func (x *exchangeReader) dominated(k int) {
	s := &x.scene
	if _, f := x.usageAt(int(s.pieces[k].first), lexicon.Agenda, isFigure); f == nil || s.pieces[k].kind == pieceAux {
		return
	}
	j := k + 1
	for j < len(s.pieces) && (s.pieces[j].kind == pieceDet || s.pieces[j].kind == piecePoss || s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceAdv) {
		j++
	}
	if j == k+1 || j >= len(s.pieces) {
		return
	}
	if _, f := x.usageAt(int(s.pieces[j].first), lexicon.Agenda, isNone); s.pieces[j].kind != pieceNoun && (f == nil || f.is != isNone) {
		return
	}
	e := x.account(&modality{past: true})
	if e == nil || x.since(e) > nearWithin {
		return
	}
	from, _ := s.clause(k)
	var found []topic
	if x.listUpTo(&found, s.afterAdjunct(from, k), k) {
		e.topics = addTopics(e.topics, found)
		e.tell(s.sentence)
	}
}

// tell takes a sentence as evidence of e.
func (e *encounter) tell(sentence int) {
	if !slices.Contains(e.sentences, sentence) {
		e.sentences = append(e.sentences, sentence)
	}
}

// copulaIn reports whether one of the pieces [from, to) joins a topic to the agenda.
func (x *exchangeReader) copulaIn(from, to int) bool {
	for j := from; j < to; j++ {
		if x.copula(j) {
			return true
		}
	}
	return false
}

// lastWord is the piece of the full stop that ends the sentence.
func (x *exchangeReader) lastWord() int {
	s := &x.scene
	n := len(s.pieces)
	for n > 0 && x.Text.Tokens[s.pieces[n-1].first].Kind == text.Punct {
		n--
	}
	return n
}

// copulaBefore is the verb that joins the words at piece k to their subject
// before them: "was one of the main topics"; -1 if there is none.
func (x *exchangeReader) copulaBefore(k, from int) int {
	for j := k - 1; j >= from && j >= k-8; j-- {
		if x.copula(j) {
			return j
		}
		switch x.scene.pieces[j].kind {
		case pieceAdv, pieceAdj, pieceDet, piecePoss, pieceWord, pieceLink, pieceQuote:
		default:
			return -1
		}
	}
	return -1
}

// copula reports whether piece k joins a topic to the agenda: was, standen, figured.
func (x *exchangeReader) copula(k int) bool {
	p := &x.scene.pieces[k]
	if p.kind == pieceAux {
		return !x.Is(int(p.first), lexicon.Of) // agenda a Moldovei
	}
	_, f := x.usageAt(int(p.first), lexicon.Agenda, isFigure)
	return f != nil
}
