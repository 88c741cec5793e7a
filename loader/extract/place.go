package extract

import (
	"time"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// circumstances reads when, where, how and how long, from the clause [from,
// to) around the trigger at piece k.
func (x *exchangeReader) circumstances(e *encounter, k, from, to int) {
	s := &x.scene
	to = x.until(k+1, to)
	if from > 0 && s.pieces[from-1].kind == pieceSub {
		to = s.mainClause(k, from, to)
	}
	best := 1 << 20
	for j := from; j < to; j++ {
		p := &s.pieces[j]
		distance := j - k
		if distance < 0 {
			distance = -2 * distance // what stands behind the verb is likelier its own
		}
		switch p.kind {
		case pieceContact:
			if j != k && p.usage.topic != "" && p.feat&lexicon.Inf != 0 { // called to congratulate
				e.topics = addTopics(e.topics, []topic{{name: p.usage.topic, first: p.first, last: p.last}})
			}
		case pieceNoun:
			if e.kind == kindTalk && j > k && x.meanwhile(j) {
				e.kind, e.medium, e.vague = p.usage.kind, p.usage.medium, p.usage.flags&flagVague != 0
			}
		case pieceMedium:
			if p.usage.medium != mediumUnknown && !s.othersMedium(k, j) && (e.medium == mediumUnknown || e.kind == kindTalk || e.kind == kindMeeting && p.usage.medium == mediumVideo) {
				e.medium = p.usage.medium
				switch e.medium {
				case mediumPhone, mediumVideo:
					e.kind = kindCall
				case mediumLetter:
					if e.kind == kindTalk {
						e.kind = kindMessage
					}
				case mediumInPerson:
					if e.kind == kindTalk {
						e.kind = kindMeeting
					}
				}
			}
		case pieceTime:
			t := &s.times[p.time]
			if t.kind == timeLength {
				if n := t.minutes(); n > 0 && n <= 24*60 && (x.lasted(int(p.first)) || j == k-1) {
					e.minutes = n
				}
				continue
			}
			if t.kind == timePart || x.sinceThen(j) {
				continue
			}
			if t.resolve(x.reference(), past).y == 0 {
				distance += 500 // says no date
			}
			if distance >= best {
				continue
			}
			best = distance
			e.when, e.hasTime = *t, true
			e.dateText = x.Of(int(t.first), int(t.last))
		}
	}
	if best >= 500 {
		x.sentenceTime(e, k)
	}
	if e.hasTime {
		when := past
		if (e.status == statusPlanned || e.status == statusProposed) && !s.went(from, k) || e.status == statusDenied && s.scheduled(from, to) {
			when = future
		}
		e.date = e.when.resolve(x.reference(), when)
		if when == past && x.remote(&e.when, e.date) {
			e.hasTime, e.date, e.dateText = false, date{}, ""
		}
	}
	if e.kind == kindTalk && e.then == kindCall && x.gathered(from, to) {
		e.then = kindMeeting
	}
	e.place = x.placeIn(x.placeFrom(k, to), to)
	if e.place == "" {
		e.place = x.placeIn(from, k)
	}
	if e.place == "" && e.kind != kindCall && e.kind != kindMessage {
		e.place = x.placeAround(from, k, to)
	}
}

// scheduled reports whether something is told as planned between the pieces from
// and to: the meeting due on Friday was called off.
func (s *scene) scheduled(from, to int) bool {
	for i := from; i < to; i++ {
		if p := &s.pieces[i]; p.kind == pieceStatus && p.class == lexicon.Plan || p.kind == pieceLight && p.feat&lexicon.Fut != 0 {
			return true
		}
	}
	return false
}

// remote reports whether a day without a year, taken as past, lies so far back
// that the text must mean the one to come, which is some other event's.
func (x *exchangeReader) remote(t *temporal, at date) bool {
	const longest = 200 // days
	return t.kind == timeDate && t.date.y == 0 && at.full() && x.reference().full() && x.reference().time().Sub(at.time()) > longest*24*time.Hour
}

// mainClause is the piece in [k, to) where the main clause begins behind the
// subordinate one that opens the sentence at piece from: after she met B, A flew home.
func (s *scene) mainClause(k, from, to int) int {
	if from > 2 {
		return to
	}
	for j := k + 1; j+1 < to; j++ {
		if s.pieces[j].kind == pieceComma && s.pieces[j+1].kind == pieceActor {
			if n := s.groupAt(j + 1); n >= 0 && s.groups[n].first == j+1 && s.groups[n].link == isNone {
				return j
			}
		}
	}
	return to
}

// meanwhile reports whether the noun of contact at piece j, with no sides of its
// own, tells how the talk around it took place: discussed it in a phone call.
func (x *exchangeReader) meanwhile(j int) bool {
	s := &x.scene
	f := s.pieces[j].usage
	if f.kind == kindTalk || f.flags&(flagVisit|flagTo|flagInvite|flagWeak) != 0 {
		return false
	}
	n := x.nounPhrase(j)
	if n.governor < 0 || n.possessor != nil || n.joint != nil || s.pieces[n.governor].kind != pieceLink {
		return false
	}
	switch s.pieces[n.governor].usage.is {
	case isIn, isDuring:
	default:
		return false
	}
	r := x.nounRight(j, f)
	return r.with == nil && r.between == nil && r.of == nil && r.from == nil
}

// sinceThen reports whether the time at piece j is the start of a time that
// goes on: the first meeting since 2019.
func (x *exchangeReader) sinceThen(j int) bool {
	for i := int(x.scene.pieces[j].first); i >= 0 && i >= int(x.scene.pieces[j].first)-1; i-- {
		if _, f := x.usageAt(i, lexicon.TimeWord, isSince); f != nil {
			return f.flags&flagStart != 0
		}
	}
	return false
}

// sentenceTime takes the day that the sentence tells outside the trigger's
// clause, the first one, where the sentence tells of one exchange only.
func (x *exchangeReader) sentenceTime(e *encounter, k int) {
	s := &x.scene
	found := -1
	for j := range s.pieces {
		switch p := &s.pieces[j]; p.kind {
		case pieceContact, pieceNoun:
			if j != k && p.usage.flags&flagWeak == 0 {
				return
			}
		case pieceTime:
			t := &s.times[p.time]
			if !x.sinceThen(j) && (t.kind == timeWeekday || t.kind == timeDay || t.kind == timeDate && t.date.d > 0) && t.resolve(x.reference(), past).y > 0 {
				if found < 0 {
					found = j
				}
			}
		}
	}
	if found >= 0 {
		t := &s.times[s.pieces[found].time]
		e.when, e.hasTime, e.dateText = *t, true, x.Of(int(t.first), int(t.last))
	}
}

// until is the piece in [from, to) where what came before or after the
// exchange begins to be told: "after their meeting in Busan".
func (x *exchangeReader) until(from, to int) int {
	s := &x.scene
	for j := from; j+1 < to; j++ {
		if s.pieces[j+1].kind == pieceTime {
			continue
		}
		switch p := &s.pieces[j]; p.kind {
		case pieceLink:
			if p.usage.is == isAfter || p.usage.is == isBefore {
				return j
			}
		case pieceStatus:
			if _, f := x.usageAt(int(p.first), lexicon.Link, isBefore); f != nil {
				return j
			}
		}
	}
	return to
}

// cityName is the name of the city, region or building that a mention names,
// also where it stands for a government; "" if it names none.
func (x *exchangeReader) cityName(m *Mention) string {
	if m.atom < 0 || x.atoms[m.atom].name < 0 {
		return ""
	}
	if n := &x.Lang.Names[x.atoms[m.atom].name]; n.Kind == gazetteer.KindPlace {
		return gazetteer.Places()[n.Index].Name
	}
	return ""
}

// seat reports whether a mention names the seat of a government or an office:
// the Kremlin, the Élysée.
func (x *exchangeReader) seat(m *Mention) bool {
	if m.atom < 0 || x.atoms[m.atom].name < 0 {
		return false
	}
	n := &x.Lang.Names[x.atoms[m.atom].name]
	return n.Kind == gazetteer.KindOrganisation && gazetteer.Organisations()[n.Index].Type == "seat"
}

// lasted reports whether a word of lasting stands shortly before token i.
func (x *exchangeReader) lasted(i int) bool {
	for j := i - 1; j >= 0 && j >= i-6; j-- {
		if _, f := x.usageAt(j, lexicon.TimeWord, isLasted); f != nil {
			return true
		}
		if x.Text.Tokens[j].Shape&text.SentenceStart != 0 {
			break
		}
	}
	return false
}

// placeFrom is the piece behind the trigger at piece k from which on a place is
// where it was held: of what was discussed in X, only what follows with whom.
func (x *exchangeReader) placeFrom(k, to int) int {
	s := &x.scene
	if u := s.pieces[k].usage; u == nil || u.args&argTopic == 0 {
		return k
	}
	for n := range s.groups {
		if g := &s.groups[n]; g.first > k && g.first < to && g.link == isWith {
			return g.last
		}
	}
	return to
}

// placeAround is the place that the words around the clause [from, to) of the
// trigger at piece k tell: the one before "where", the end of the journey made
// for it, the city of the summit it was held at; "" if there is none.
func (x *exchangeReader) placeAround(from, k, to int) string {
	s := &x.scene
	if from > 1 && x.rules.where[x.Words[s.pieces[from-1].first]] {
		j := from - 2
		if s.pieces[j].kind == pieceComma && j > 0 {
			j--
		}
		return x.placeName(j)
	}
	moved := false
	for j := from; j+1 < k; j++ {
		moved = moved || s.pieces[j].kind == pieceVerb
		if moved && s.pieces[j].kind == pieceLink && s.pieces[j].usage.is == isTo {
			n := j + 1
			for n < k && s.pieces[n].kind == pieceDet {
				n++
			}
			if name := x.placeName(n); name != "" {
				return name
			}
		}
	}
	for j := from; j < to; j++ {
		for i := int(s.pieces[j].first); i < int(s.pieces[j].last); i++ {
			if x.rules.summits[x.Words[i]] {
				return x.summitCity()
			}
		}
	}
	return ""
}

// placeName is the city or country that piece j names; "" if it names none.
func (x *exchangeReader) placeName(j int) string {
	if j < 0 || j >= len(x.scene.pieces) || x.scene.pieces[j].kind != pieceActor || x.scene.possessive(x.Document, j) {
		return ""
	}
	m := &x.Mentions[x.scene.pieces[j].mention]
	if name := x.cityName(m); name != "" || m.Actor < 0 || m.Kind != Name {
		return name
	}
	if t := x.Actors[m.Actor].Type; t == Place || t == Country {
		return x.Actors[m.Actor].Name
	}
	return ""
}

// summitCity is the city that the article names behind a summit, where there
// is one: the G20 summit in Antalya. It is looked for once.
func (x *exchangeReader) summitCity() string {
	if x.summitSought {
		return x.summit
	}
	x.summitSought = true
	const reach = 4 // tokens
	for k := range x.Mentions {
		m := &x.Mentions[k]
		first := int(m.First)
		name := x.cityName(m)
		if name == "" || first < 2 || !x.Is(first-1, lexicon.Locative) {
			continue
		}
		for i := first - 2; i >= 0 && i > first-2-reach; i-- {
			if x.rules.summits[x.Words[i]] {
				x.summit = name
				return name
			}
		}
	}
	return ""
}

// placeIn is the place that the pieces [from, end) name: a city, country or
// building after in or at; "" if there is none.
func (x *exchangeReader) placeIn(from, end int) string {
	s := &x.scene
	for j := from; j < end; j++ {
		p := &s.pieces[j]
		if p.kind == pieceTopicCue && j+1 < end && s.pieces[j+1].kind != pieceTime && s.pieces[j+1].kind != pieceLink {
			return "" // on the situation in X
		}
		to := p.kind == pieceLink && (p.usage.is == isTo || p.usage.is == isAfter) && x.Is(int(p.first), lexicon.Locative) // à Paris, a Roma, nach Rom: also where to
		if p.kind != pieceLink || p.usage.is != isIn && p.usage.is != isAt && p.usage.is != isOn && p.usage.is != isFrom && !to {
			continue
		}
		for n := j + 1; n < end; n++ {
			q := &s.pieces[n]
			if q.kind == pieceDet || q.kind == pieceAdj {
				continue
			}
			if q.kind == pieceActor {
				m := &x.Mentions[q.mention]
				if m.Actor >= 0 && !s.possessive(x.Document, n) && p.usage.is != isOn {
					if name := x.cityName(m); name != "" {
						return name
					}
					switch a := &x.Actors[m.Actor]; {
					case a.Type == Place, x.seat(m), a.Type == Country && p.usage.is != isFrom && !to, a.Type == 0 && m.Kind == Name && !to:
						return a.Name
					}
				}
			}
			if x.rules.nounCapitals && q.kind == pieceWord && (x.commonEnding(int(q.first)) || x.Is(int(q.first), lexicon.Noun) || p.usage.is != isIn) {
				break // a noun like any other
			}
			if q.kind == pieceWord && x.Shape(int(q.first), text.Capitalised) && p.usage.is != isOn && p.usage.is != isFrom && !to {
				last := n + 1
				for last < end && s.pieces[last].kind == pieceWord && x.Shape(int(s.pieces[last].first), text.Capitalised) {
					last++
				}
				return x.Of(int(q.first), int(s.pieces[last-1].last))
			}
			break
		}
	}
	return ""
}

// gathered reports whether the pieces [from, to) say on what occasion or in what
// place people were together: am Rande des Gipfels, in der Hauptstadt.
func (x *exchangeReader) gathered(from, to int) bool {
	s := &x.scene
	for j := from; j+1 < to; j++ {
		p := &s.pieces[j]
		if p.kind != pieceLink || p.usage.is != isAt && p.usage.is != isIn {
			continue
		}
		n := j + 1
		for n+1 < to && (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceAdj || s.pieces[n].kind == piecePoss) {
			n++
		}
		q := &s.pieces[n]
		if p.usage.is == isAt && p.last-p.first > 1 && q.kind != pieceTime || q.kind == pieceWord && x.Is(int(q.first), lexicon.Place) && p.usage.is == isIn {
			return true
		}
	}
	return false
}
