package extract

import "kg/loader/lexicon"

// talked reads what a verb of talking at piece k, which tells of no exchange of
// its own, says that the sides of the exchange spoke about: they spoke about X,
// the aim was to talk about X, "wir haben über X gesprochen".
func (x *exchangeReader) talked(k int) {
	s := &x.scene
	p := &s.pieces[k]
	c := x.chain(k)
	x.bracket(k, &c)
	m := c.mood
	m.past = m.past || p.feat&(lexicon.Past|lexicon.Part) != 0 && !m.plan
	e := x.account(&m)
	if e == nil || x.since(e) > nearWithin || m.neg || m.refuse {
		return
	}
	from, to := s.clause(k)
	if x.toldApart(k, to) || x.teller(e, k, &c, &m) == tellerNone {
		return
	}
	first := k + 1
	if x.rules.lastVerbs && p.feat&(lexicon.Part|lexicon.Inf) != 0 {
		first = max(from, c.finite+1)
	}
	y := encounter{kind: kindTalk}
	x.cuedTopics(&y, first, to)
	if p.usage.flags&flagAbout != 0 && len(y.topics) == 0 {
		x.genitiveTopics(&y, k+1, to)
	}
	if len(y.topics) > 0 {
		e.topics = addTopics(e.topics, y.topics)
		e.tell(s.sentence)
	}
}

// saidAbout reports whether a sentence right after an exchange says what somebody
// told about: then who told him about the drought.
func (x *exchangeReader) saidAbout(sentence int) bool {
	if x.current == 0 {
		return false
	}
	if told := x.found[x.current-1].sentences; sentence-told[len(told)-1] > nearWithin {
		return false
	}
	s, says, cued := &x.Text.Sentences[sentence], false, false
	for i := int(s.First); i < int(s.Last); i++ {
		says = says || x.Is(i, lexicon.Say)
		cued = cued || x.Is(i, lexicon.TopicCue) && !x.weakCue(i)
	}
	return says && cued
}

// cueFirst reads the topics that open the clause [from, k) of a verb of talking
// at piece k: о строительстве порта говорили A и B, di pensioni hanno parlato A e B.
func (x *exchangeReader) cueFirst(e *encounter, from, k int) {
	s := &x.scene
	if len(e.topics) > 0 || from >= k || s.pieces[from].kind != pieceTopicCue || s.pieces[from].usage.is != isNone {
		return
	}
	var found []topic
	if x.listUpTo(&found, from+1, k) {
		e.topics = addTopics(e.topics, found)
	}
}

// touching reads the object of the gerund of a verb of topics at piece k, in a
// sentence that told of the exchange before it: spoke of X, touching on Y.
func (x *exchangeReader) touching(k int) {
	s := &x.scene
	e := x.account(&modality{past: true})
	if e == nil || x.since(e) > 0 || k == 0 || s.pieces[k-1].kind != pieceComma || s.pieces[k].usage.flags&flagMention != 0 {
		return
	}
	_, to := s.clause(k)
	y := encounter{}
	x.objectTopics(&y, k, to, nil)
	e.topics = addTopics(e.topics, y.topics)
}

// afterColon reads the list that a colon introduces behind the verb at piece k:
// they discussed three matters: X, Y and Z.
func (x *exchangeReader) afterColon(into *[]topic, k int) {
	const reach = 14 // pieces up to the colon
	s := &x.scene
	for j := k + 1; j < len(s.pieces) && j <= k+reach; j++ {
		switch s.pieces[j].kind {
		case pieceQuote, pieceThat:
			return
		case pieceStop:
			if x.mark(int(s.pieces[j].first), ':') && j+1 < len(s.pieces) && s.pieces[j+1].kind != pieceQuote {
				x.topicList(into, x.afterPlace(j+1))
			}
			return
		}
	}
}

// cuedSubject reads the topics behind the words at piece k that introduce them,
// where an auxiliary joins these to the exchange that the text is speaking of:
// the meeting was dedicated to X, the talks were about X.
func (x *exchangeReader) cuedSubject(k int) {
	s := &x.scene
	if k < 2 || s.pieces[k-1].kind != pieceAux || s.pieces[k].usage.is != isNone && s.pieces[k].usage.is != isTo {
		return
	}
	c := x.chain(k)
	from, _ := s.clause(k)
	e := x.account(&c.mood)
	if e == nil || x.since(e) > nearWithin || c.mood.neg || c.mood.refuse || !x.exchangeSubject(from, &c) {
		return
	}
	y := encounter{}
	x.topicList(&y.topics, k+1)
	if len(y.topics) > 0 {
		e.topics = addTopics(e.topics, y.topics)
		e.tell(s.sentence)
	}
}
