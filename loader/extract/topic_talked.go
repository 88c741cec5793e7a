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
