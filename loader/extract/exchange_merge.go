package extract

import (
	"slices"
	"strings"
	"time"

	"kg/loader/lexicon"
	"kg/schema"
)

// dropDoubles keeps, of the encounters that one sentence gave since first,
// one for each pair and meaning: the one that says most.
func (x *exchangeReader) dropDoubles(first int) {
	for i := first; i < len(x.found); i++ {
		for j := i + 1; j < len(x.found); {
			a, b := &x.found[i], &x.found[j]
			if !sameSides(a.sides, b.sides) || a.status != b.status || !compatible(a, b) {
				j++
				continue
			}
			x.absorb(a, b)
			x.found = slices.Delete(x.found, j, j+1)
		}
	}
}

// merge brings the accounts of one exchange together and drops what only
// counts beside another account.
func (x *exchangeReader) merge() {
	var kept []encounter
	for pass := range 2 {
		for i := range x.found {
			e := &x.found[i]
			if e.weak != (pass == 1) {
				continue
			}
			if n := x.match(kept, e); n >= 0 {
				x.absorb(&kept[n], e)
				continue
			}
			if e.weak && !x.standsAlone(e) {
				x.Reject(e.sentences[0], x.candidate(e), "exchange/nothing-but-told")
				continue
			}
			kept = append(kept, *e)
		}
	}
	slices.SortStableFunc(kept, func(a, b encounter) int { return a.trigger - b.trigger })
	x.found = kept
}

// standsAlone reports whether a weak account is an exchange by itself: one
// person told another something, and it happened.
func (x *exchangeReader) standsAlone(e *encounter) bool {
	if e.status != statusHeld || len(e.sides) != 2 || e.never {
		return false
	}
	for _, s := range e.sides {
		if x.Actors[s.actor].Type != Person {
			return false
		}
	}
	return e.kind != kindMessage && len(e.topics) == 0
}

// match is the encounter of kept that e gives another account of, -1 if none.
func (x *exchangeReader) match(kept []encounter, e *encounter) int {
	best, score := -1, 0
	for i := range kept {
		k := &kept[i]
		if !sameSides(k.sides, e.sides) || !compatible(k, e) {
			continue
		}
		if k.status != e.status && !(e.weak && k.status == statusHeld && e.status == statusHeld) {
			continue
		}
		n := 1
		if k.date.y > 0 && k.date == e.date {
			n += 4
		}
		if k.medium == e.medium {
			n++
		}
		if k.kind == e.kind {
			n += 2
		}
		if k.trigger < e.trigger && e.trigger-k.trigger < 120 {
			n++
		}
		if n > score {
			best, score = i, n
		}
	}
	return best
}

func sameSides(a, b []side) bool {
	if len(a) != len(b) {
		return false
	}
	for _, s := range a {
		if !slices.ContainsFunc(b, func(t side) bool { return s.actor == t.actor }) {
			return false
		}
	}
	return true
}

// compatible reports whether two accounts of the same sides can be of one
// exchange by kind, medium and date.
func compatible(a, b *encounter) bool {
	if a.kind != b.kind && a.kind != kindTalk && b.kind != kindTalk && !b.weak {
		return false
	}
	if a.kind == kindMessage != (b.kind == kindMessage) && !b.weak {
		return false
	}
	if a.medium != b.medium && a.medium != mediumUnknown && b.medium != mediumUnknown && (a.kind == kindMeeting) != (b.kind == kindMeeting) {
		return false
	}
	if a.medium == mediumPhone && b.medium == mediumVideo || a.medium == mediumVideo && b.medium == mediumPhone {
		// "The call" of one account may be "the video call" of the other.
		if !a.vague && !b.vague {
			return false
		}
	}
	return sameDate(a.date, b.date)
}

// sameDate reports whether two dates may be one: a shorter one holds a longer.
func sameDate(a, b date) bool {
	return a.y == 0 || b.y == 0 || a.y == b.y && (a.m == 0 || b.m == 0 || a.m == b.m && (a.d == 0 || b.d == 0 || a.d == b.d))
}

// absorb adds what b says to a.
func (x *exchangeReader) absorb(a, b *encounter) {
	if a.kind == kindTalk && !b.weak {
		a.kind, a.then = b.kind, max(a.then, b.then)
		if b.kind == kindTalk && b.then == kindCall {
			a.then = kindCall
		}
	}
	if a.medium == mediumUnknown || a.vague && b.medium != mediumUnknown && !b.vague {
		a.medium, a.vague = b.medium, b.vague
	}
	if a.initiator < 0 && !b.weak {
		a.initiator = b.initiator
	}
	if len(b.date.String()) > len(a.date.String()) {
		a.date, a.dateText, a.when, a.hasTime = b.date, b.dateText, b.when, b.hasTime
	} else if a.dateText == "" {
		a.dateText = b.dateText
	}
	if a.place == "" {
		a.place = b.place
	}
	if a.minutes == 0 {
		a.minutes = b.minutes
	}
	a.hedged = a.hedged && b.hedged
	a.topics = addTopics(a.topics, b.topics)
	a.notTopics = addTopics(a.notTopics, b.notTopics)
	for _, s := range b.sentences {
		if !slices.Contains(a.sentences, s) {
			a.sentences = append(a.sentences, s)
		}
	}
	slices.Sort(a.sentences)
}

func addTopics(a, b []topic) []topic {
	for _, t := range b {
		if len(a) < maxTopics && !slices.ContainsFunc(a, func(u topic) bool { return schema.Slug(u.name) == schema.Slug(t.name) }) {
			a = append(a, t)
		}
	}
	return a
}

// topicSentence adds what a sentence says of the exchange that the text is
// speaking of: topics raised by one of its sides, what was not mentioned, how
// long it lasted.
func (x *exchangeReader) topicSentence(first int) {
	s := &x.scene
	for i := first; i < len(x.found); i++ {
		if x.found[i].status == statusHeld {
			x.current = i + 1
		}
	}
	if x.current == 0 {
		return
	}
	e := &x.found[x.current-1]
	if last := e.sentences[len(e.sentences)-1]; s.sentence-last > 12 {
		return
	}
	near := s.sentence-e.sentences[len(e.sentences)-1] <= 2
	for k := range s.pieces {
		p := &s.pieces[k]
		if x.Is(int(p.first), lexicon.Readout) {
			x.cameTo(e, k)
		}
		switch p.kind {
		case pieceContact:
			x.wrote(e, k)
		case pieceTopicVerb, pieceSay, pieceIdiom:
			x.raised(e, k)
		case pieceNoun:
			x.spokenOf(e, k)
		}
	}
	if near {
		x.relations(e) // last: it takes the place of what the words say
	}
}

// raised reads the object of the verb at piece k as topics of e, if its
// subject took part in e.
func (x *exchangeReader) raised(e *encounter, k int) {
	s := &x.scene
	p := &s.pieces[k]
	if p.feat&lexicon.Ger != 0 {
		return
	}
	near := s.sentence-e.sentences[len(e.sentences)-1] <= 2
	if p.kind != pieceTopicVerb && (!near || e.kind == kindMessage && p.kind == pieceIdiom) {
		return
	}
	c := x.chain(k)
	m := c.mood
	g := x.subjectLeft(c.start - 1)
	switch {
	case g == nil:
		// "Neither readout of the call mentioned X."
		from, _ := s.clause(k)
		if s.pieces[from].kind != pieceNeg || p.usage.flags&flagMention == 0 {
			return
		}
		m.neg = true
	case x.Mentions[g.members[0]].Kind == GroupOf && len(x.sidesOf(g)) == 0:
		// "neither leader", "the two leaders": those who spoke.
		m.neg = m.neg || x.Is(int(x.Mentions[g.members[0]].First), lexicon.Neg)
	default:
		sides := x.sidesOf(g)
		if len(sides) == 0 || len(sides) == 1 && p.usage.flags&flagMention == 0 && s.sentence-e.sentences[len(e.sentences)-1] > 2 {
			return
		}
		for _, one := range sides {
			if !slices.ContainsFunc(e.sides, func(t side) bool { return t.actor == one.actor }) {
				return
			}
		}
		m.neg = m.neg || x.Is(int(x.Mentions[g.members[0]].First), lexicon.Neg)
	}
	if g != nil {
		for j := g.first - 2; j < g.first; j++ {
			if j >= 0 && s.pieces[j].kind == pieceNeg {
				m.neg = true
			}
		}
	}
	negative := m.neg || m.refuse
	if m.plan || m.propose || p.usage.flags&flagMention != 0 && !negative {
		return
	}
	_, to := s.clause(k)
	if p.kind != pieceTopicVerb {
		if !negative && g != nil {
			x.spokenAbout(e, k, to)
		}
		return
	}
	if negative {
		x.topicList(&e.notTopics, k+1)
	} else {
		y := encounter{}
		x.objectTopics(&y, k, to, nil)
		e.topics = addTopics(e.topics, y.topics)
	}
	if !slices.Contains(e.sentences, s.sentence) {
		e.sentences = append(e.sentences, s.sentence)
	}
}

// spokenAbout reads what a side of e is told to have spoken about, or urged
// or warned about, right after the exchange is told.
func (x *exchangeReader) spokenAbout(e *encounter, k, to int) {
	s := &x.scene
	y := encounter{}
	switch {
	case s.pieces[k].kind == pieceIdiom:
		if x.talkAbout(&s.pieces[k]) {
			x.topicList(&y.topics, k+1)
		}
	case s.pieces[k].kind == pieceSay:
		for j := k + 1; j < to && len(y.topics) < 3; j++ {
			p := &s.pieces[j]
			if p.kind == pieceTopicCue && p.usage.is != isMore && j+1 < to && s.pieces[j+1].kind != pieceTime {
				j = x.topicList(&y.topics, j+1) - 1
			}
		}
	}
	kept := y.topics[:0]
	for _, t := range y.topics {
		if m := x.MentionAt(int(t.first)); m == nil || m.Actor < 0 || m.Kind == Name && x.Actors[m.Actor].Type != Outlet && x.Actors[m.Actor].Type != Person {
			kept = append(kept, t)
		}
	}
	e.topics = addTopics(e.topics, kept)
}

// talkAbout reports whether an idiom is a verb of talking with its preposition.
func (x *exchangeReader) talkAbout(p *piece) bool {
	last := int(p.last) - 1
	if _, f := x.usageAt(last, lexicon.Link, isOf); f == nil && !x.Is(last, lexicon.TopicCue) {
		return false
	}
	for i := int(p.first); i < last; i++ {
		if _, f := x.usageAt(i, lexicon.Contact, isNone); f != nil && f.kind == kindTalk && f.args&argRecip != 0 {
			return true
		}
	}
	return false
}

// spokenOf reads what a sentence says of an exchange that it names without
// its sides: "the call lasted an hour", "their talks focused on trade".
func (x *exchangeReader) spokenOf(e *encounter, k int) {
	s := &x.scene
	n := x.nounPhrase(k)
	if !n.definite && n.possessor == nil || s.pieces[k].feat&lexicon.Pl != 0 && e.kind == kindCall && s.pieces[k].usage.kind != kindTalk {
		return
	}
	f := s.pieces[k].usage
	if f.kind != kindTalk && e.kind != kindTalk && f.kind != e.kind {
		return
	}
	r := x.nounRight(k, f)
	if r.with != nil || r.between != nil || r.to != nil || r.mood.plan || r.mood.neg || r.mood.refuse {
		return
	}
	for j := k + 1; j < len(s.pieces); j++ {
		p := &s.pieces[j]
		if p.kind == pieceTime {
			t := &s.times[p.time]
			if n := t.minutes(); t.kind == timeLength && n > 0 && x.lasted(int(p.first)) && e.minutes == 0 {
				e.minutes = n
				e.sentences = append(e.sentences, s.sentence)
			}
		}
		if p.kind == pieceContact || p.kind == pieceSub || p.kind == pieceStop {
			break
		}
	}
}

// markMain marks what the first sentences tell, and what happened between two
// whom the title names.
func (x *exchangeReader) markMain() {
	const lead = 2 // sentences
	title := x.Article.Title
	some := false
	for i := range x.found {
		e := &x.found[i]
		named := 0
		for _, s := range e.sides {
			if a := &x.Actors[s.actor]; len(a.Name) > 1 && (strings.Contains(title, a.Name) || strings.Contains(title, lastWord(a.Name)) ||
				a.Type == Person && strings.Contains(title, firstWord(a.Name)+" ")) {
				named++
			}
		}
		e.main = (e.sentences[0] < lead || named >= 2 && e.status == statusHeld) && !x.longAgo(e)
		some = some || e.main
	}
	if !some && len(x.found) > 0 {
		x.found[0].main = true
	}
}

// longAgo reports whether e happened before what the article tells as news.
func (x *exchangeReader) longAgo(e *encounter) bool {
	if !x.reference().full() || e.status != statusHeld || e.date.y == 0 {
		return false
	}
	return e.date.String() < x.reference().addDays(-10).String()[:len(e.date.String())]
}

func lastWord(s string) string  { return s[strings.LastIndexByte(s, ' ')+1:] }
func firstWord(s string) string { s, _, _ = strings.Cut(s, " "); return s }

// weekday names the day of the week that the text gives, in English, for an
// exchange whose date is not known.
func (e *encounter) weekday() string {
	if !e.hasTime || e.when.kind != timeWeekday || e.date != (date{}) {
		return ""
	}
	return strings.ToLower(time.Weekday(e.when.n % 7).String())
}

// record writes what was found into the article.
func (x *exchangeReader) record() {
	for i := range x.found {
		e := &x.found[i]
		if e.kind == kindTalk {
			e.kind = e.then
			if e.medium == mediumPhone || e.medium == mediumVideo {
				e.kind = kindCall
			}
		}
		r := schema.Exchange{
			Kind: kindNames[e.kind], Medium: mediumNames[e.medium], Status: e.status.String(), Date: e.date.String(), DateText: e.dateText, Weekday: e.weekday(),
			DurationMin: e.minutes, Main: e.main, Hedged: e.hedged, Topics: topicRecords(e.topics), NotTopics: topicRecords(e.notTopics),
			Rule: x.Lang.Code + "/exchange/" + e.rule,
		}
		r.Topics = topicRecords(x.others(e, e.topics))
		for _, s := range e.sides {
			r.Participants = append(r.Participants, x.ActorRecord(int(s.actor), &x.Mentions[s.mention]))
		}
		if e.initiator >= 0 {
			a := x.ActorRecord(int(e.initiator), nil)
			r.Initiator = &a
		}
		if e.place != "" && e.kind != kindCall { // a call is held nowhere: "in X" is of its topic
			place := e.place
			r.Place = &place
		}
		for _, s := range e.sentences {
			r.Evidence = append(r.Evidence, x.Evidence(s))
		}
		x.Article.Exchanges = append(x.Article.Exchanges, r)
	}
}

// others are the topics that are not the sides of e themselves.
func (x *exchangeReader) others(e *encounter, topics []topic) []topic {
	var kept []topic
	for _, t := range topics {
		if !slices.ContainsFunc(e.sides, func(s side) bool { return x.Actors[s.actor].Name == t.name }) {
			kept = append(kept, t)
		}
	}
	return kept
}
