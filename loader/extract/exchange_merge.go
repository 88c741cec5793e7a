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
			if a.weak && !b.weak {
				*a, *b = *b, *a // what only counts beside the other is taken into it
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
	for pass := range 3 {
		for i := range x.found {
			e := &x.found[i]
			if e.pass() != pass {
				continue
			}
			if e.learned && slices.ContainsFunc(kept, func(k encounter) bool { return !k.learned && holdsAll(k.sides, e.sides) }) {
				continue // a rule has read the exchange elsewhere in the text
			}
			if n := x.match(kept, e); n >= 0 {
				x.absorb(&kept[n], e)
				continue
			}
			if x.saidInTalks(kept, e) {
				x.Reject(e.sentences[0], x.candidate(e), "exchange/said-in-talks")
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

// pass is when an account is merged: what counts only beside another account after
// those that count by themselves, and what the model found after what rules found.
func (e *encounter) pass() int {
	switch {
	case e.learned:
		return 2
	case e.weak:
		return 1
	}
	return 0
}

// saidInTalks reports whether e is what one side of an exchange just told was
// ready for in it, and no exchange of its own: "X told Y … X was willing to discuss".
func (x *exchangeReader) saidInTalks(kept []encounter, e *encounter) bool {
	if e.status != statusProposed || e.kind != kindTalk || e.date.y > 0 || e.place != "" {
		return false
	}
	for i := range kept {
		k := &kept[i]
		if k.status == statusHeld && sameSides(k.sides, e.sides) && k.trigger < e.trigger && e.sentences[0]-k.sentences[len(k.sentences)-1] <= 2 {
			return true
		}
	}
	return false
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
	return e.kind != kindMessage
}

// match is the encounter of kept that e gives another account of, -1 if none.
func (x *exchangeReader) match(kept []encounter, e *encounter) int {
	best, score := -1, 0
	for i := range kept {
		k := &kept[i]
		if !sameSides(k.sides, e.sides) || !compatible(k, e) {
			continue
		}
		if e.earlier() && !k.earlier() && k.trigger < e.trigger {
			continue // had met a day earlier: another time
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

// earlier reports whether e is told to have been some time before what the
// text told before it.
func (e *encounter) earlier() bool {
	return e.hasTime && e.when.kind == timeAfter && e.when.n < 0
}

func sameSides(a, b []side) bool { return len(a) == len(b) && holdsAll(b, a) }

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
		call := b.kind == kindTalk && (a.then == kindCall || b.then == kindCall) // spoke with, and discussed
		if a.kind, a.then = b.kind, max(a.then, b.then); call {
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
	for _, t := range b.attendants {
		if !hasActor(a.attendants, t.actor) {
			a.attendants = append(a.attendants, t)
		}
	}
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

// newsSentences is the number of sentences that tell what an article is about.
const newsSentences = 2

// markMain marks what the first sentences tell, and what happened between two
// whom the title names.
func (x *exchangeReader) markMain() {
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
		e.main = (e.sentences[0] < newsSentences || e.announced || named >= 2 && e.status == statusHeld) && !x.longAgo(e)
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
			switch e.medium {
			case mediumPhone, mediumVideo:
				e.kind = kindCall
			case mediumLetter:
				e.kind = kindMessage // briefed him by email
			}
		}
		r := schema.Exchange{
			Kind: kindNames[e.kind], Medium: mediumNames[e.medium], Status: e.status.String(), Date: e.date.String(), DateText: e.dateText, Weekday: e.weekday(),
			DurationMin: e.minutes, Main: e.main, Hedged: e.hedged, NotTopics: x.topicRecords(e.notTopics),
			Rule: x.Lang.Code + "/exchange/" + e.rule,
		}
		r.Topics = x.topicRecords(x.others(e, e.topics))
		for _, s := range slices.Concat(e.sides, e.attendants) {
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
