package extract

import (
	"slices"
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
)

// encounter is an exchange in the making.
type encounter struct {
	kind       kind
	then       kind // what a talk is where nothing tells
	medium     medium
	status     status
	hedged     bool
	vague      bool // a call by whatever medium
	never      bool // weak, and never an exchange by itself
	weak       bool // counts only beside another account of the pair's talk
	sides      []side
	attendants []side // who else took part
	initiator  int32  // actor; -1
	when       temporal
	hasTime    bool
	date       date
	dateText   string
	place      string
	minutes    int
	topics     []topic
	notTopics  []topic
	sentences  []int // evidence, in order
	trigger    int   // token
	main       bool
	called     bool // to a meeting that is to be
	announced  bool // as news, before its sides were named
	learned    bool // found by the model, not by a rule
	rule       string
}

// readExchanges finds the calls, meetings and messages of the article: those
// that the rules find, then those that the model finds beside them. A watch is shown
// each sentence that tells of contact when the rules have read it, and stands in the model's place;
// first is the first encounter that the sentence gave.
func (d *Document) readExchanges(watch func(x *exchangeReader, first int)) {
	if len(d.Actors) == 0 {
		return
	}
	d.usages = usages(d.Lang)
	x := exchangeReader{Document: d, watch: watch}
	x.secondPerson = x.findSecondPerson()
	for s := range d.Text.Sentences {
		x.read(s)
	}
	x.merge()
	x.laterDays()
	x.markMain()
	x.record()
}

// exchangeReader reads the exchanges of one article, sentence by sentence.
type exchangeReader struct {
	*Document
	watch        func(x *exchangeReader, first int) // what is shown each sentence; nil for nothing
	scene        scene
	found        []encounter
	ref          date // what relative dates are seen from; zero if not known
	announced    announcement
	before       []side    // the subject of the sentence before
	beforeAt     int       // the sentence that names it
	crowded      encounter // an exchange of one side with people who are not named yet
	current      int       // index+1 of the exchange that the text is speaking of
	coming       int       // index+1 of the last planned or proposed exchange told
	spoken       int       // the last sentence before this one that speaks of a call, a meeting or a letter
	telling      int       // this one, where it does
	cameAt       int       // sentence+1 of the last readout by a side
	phraseEnd    int       // the piece where a noun phrase ends, whatever stands there; 0 if none is known
	secondPerson int       // token where a second person is named; the end of the text if none is
	press        bool      // an outlet is a side of what is being read: a telephone interview
	dated        bool      // ref was looked for
	summit       string    // the city of the summit that the article tells of
	summitSought bool      // summit was looked for
	features     []int16   // scratch of the candidates
	question     turn      // the last question quoted
}

// findSecondPerson is the token where the second person of the text is named.
func (d *Document) findSecondPerson() int {
	first := int32(-1)
	for _, m := range d.Mentions {
		if m.Actor < 0 || m.Kind == Pronoun || d.Actors[m.Actor].Type != Person || m.Actor == first {
			continue
		}
		if first >= 0 {
			return int(m.First)
		}
		first = m.Actor
	}
	return len(d.Text.Tokens)
}

// maxFound is the number of accounts of exchanges that are kept of one article.
const maxFound = 500

// reference is the date that relative dates are seen from, looked for once,
// when the first exchange asks.
func (x *exchangeReader) reference() date {
	if !x.dated {
		x.ref, x.dated = x.referenceDate(), true
	}
	return x.ref
}

var (
	exchangeClasses = lexicon.SetOf(lexicon.Contact, lexicon.ContactN, lexicon.TopicVerb)
	laterClasses    = lexicon.SetOf(lexicon.Readout, lexicon.Agenda) // tell more of an exchange told before
)

// read finds the exchanges of one sentence.
func (x *exchangeReader) read(sentence int) {
	s := &x.Text.Sentences[sentence]
	x.dialogue(sentence)
	telling := false
	for i := int(s.First); i < int(s.Last) && !telling; i++ {
		telling = x.Any(i, exchangeClasses) || x.current+x.coming != 0 && x.Any(i, laterClasses) || (x.current+x.coming != 0 || len(x.crowded.sides) != 0) && x.attending(i)
	}
	if !telling && !x.saidAbout(sentence) {
		x.noteSubject(sentence)
		return
	}
	x.stage(&x.scene, sentence)
	x.spoken, x.telling = x.telling, sentence
	first := len(x.found)
	for k := range x.scene.pieces {
		switch x.scene.pieces[k].kind {
		case pieceContact:
			x.verb(k)
		case pieceNoun:
			if x.scene.pieces[k].usage.flags&flagInvite != 0 {
				x.invitation(k)
			} else if !x.calledOff(k) {
				x.noun(k)
			}
		case pieceMedium:
			x.toldBy(k)
		case pieceTopicVerb:
			x.verb(k) // discussed T with B
		}
	}
	x.dropDoubles(first)
	more := x.attendance(first)
	if x.watch != nil {
		x.watch(x, first)
	} else if !more {
		x.learned(first)
	}
	x.dropDoubles(first)
	x.topicSentence(first)
	x.noteSubject(sentence)
}

// attendance reads who else took part in an exchange, by the verbs of the scene. It
// reports whether somebody did, so that those named are no pair of their own.
func (x *exchangeReader) attendance(first int) (more bool) {
	for k := range x.scene.pieces {
		if p := &x.scene.pieces[k]; p.kind == pieceLight && (p.usage.is == isJoin || p.usage.is == isEscort) {
			more = x.attended(k, first) || more
		}
	}
	return more
}

// attending reports whether a verb of attending or accompanying stands at token i.
func (x *exchangeReader) attending(i int) bool {
	if !x.Is(i, lexicon.Light) {
		return false
	}
	_, f := x.usageAt(i, lexicon.Light, isNone)
	return f.is == isJoin || f.is == isEscort
}

// noteSubject keeps the first person or body of a sentence as the subject
// that a verb without one in the next sentence may have.
func (x *exchangeReader) noteSubject(sentence int) {
	s := &x.Text.Sentences[sentence]
	for _, m := range x.MentionsIn(int(s.First), int(s.Last)) {
		if m.Possessive || m.Actor < 0 || x.Actors[m.Actor].Type != Person || x.clitic(&m) {
			continue
		}
		if m.First > s.First {
			if _, f := x.usageAt(int(m.First)-1, lexicon.Link, isNone); f != nil {
				continue
			}
			if _, f := x.usageAt(int(m.First), lexicon.Link, isNone); f != nil && m.Last > m.First+1 && !x.rules.article(x.Words[m.First]) {
				continue // al presidente
			}
		}
		x.before, x.beforeAt = append(x.before[:0], side{m.Actor, int32(x.firstMention(m.First))}), sentence
		return
	}
}

// candidate names an encounter for the list of rejections.
func (x *exchangeReader) candidate(e *encounter) string {
	var b strings.Builder
	b.WriteString(kindNames[e.kind])
	b.WriteString(": ")
	for i, s := range e.sides {
		if i > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(x.Actors[s.actor].Name)
	}
	b.WriteString(", ")
	b.WriteString(e.status.String())
	return b.String()
}

// reject notes a near miss.
func (x *exchangeReader) reject(e *encounter, rule string) {
	if len(e.sides) < 2 {
		return
	}
	x.Reject(x.scene.sentence, x.candidate(e), rule)
}

// add takes an encounter in, or rejects it.
func (x *exchangeReader) add(e encounter, trigger int) {
	e.sentences = []int{x.scene.sentence}
	e.trigger = int(x.scene.pieces[trigger].first)
	if len(e.sides) < 2 || len(x.found) >= maxFound {
		return
	}
	if rule := x.lookAlike(&e, trigger); rule != "" {
		x.reject(&e, rule)
		return
	}
	e.announced = x.announced.complete(&e)
	x.found = append(x.found, e)
}

// announcement is an exchange with persons not named yet: "X received calls
// from several leaders". Those named after it get what it says.
type announcement struct {
	sentence int
	subject  int32
	kind     kind
	medium   medium
	topics   []topic
	received bool // the others acted first
}

// complete adds what was announced to an exchange of the same subject. It
// reports whether the announcement was news: in the first sentences.
func (a *announcement) complete(e *encounter) bool {
	if a.kind == 0 || e.kind != kindTalk || e.medium != mediumUnknown || e.status != statusHeld || len(e.sides) != 2 || e.sentences[0]-a.sentence > 4 {
		return false
	}
	for n, s := range e.sides {
		if s.actor != a.subject {
			continue
		}
		e.kind, e.medium = a.kind, a.medium
		e.topics = addTopics(e.topics, a.topics)
		if a.received && e.initiator < 0 {
			e.initiator = e.sides[1-n].actor
		}
		return a.sentence < newsSentences
	}
	return false
}

// lookAlike names the rule that stops an encounter which only looks like
// one, "" if it is one.
func (x *exchangeReader) lookAlike(e *encounter, trigger int) string {
	p := &x.scene.pieces[trigger]
	persons, countries := 0, 0
	for _, s := range e.sides {
		switch x.Actors[s.actor].Type {
		case Person:
			persons++
		case Country:
			countries++
		}
	}
	f := p.usage
	switch {
	case !slices.ContainsFunc(e.sides, func(s side) bool { return !x.knownByWhose(s.mention) }):
		return "exchange/nobody-named"
	case e.status == statusHabit, e.status == statusHeld && x.scene.pieces[0].kind == pieceHedge && x.scene.pieces[0].usage.flags&flagHabit != 0:
		// По слухам, Gerüchten zufolge
		return "modality/habit"
	case p.kind == pieceContact && f.kind == kindTalk && (persons < 2 || x.unnamed(e)) && strings.HasSuffix(e.rule, "-to"):
		return "exchange/speech"
	case e.status == statusUnclear:
		return "modality/unclear"
	case p.kind == pieceTopicVerb && persons < 2:
		return "exchange/not-in-person"
	case f.flags&flagVisit != 0 && persons < 2:
		return "exchange/visit-without-counterpart"
	case f.flags&flagHost != 0 && p.kind == pieceContact && !(persons == 2 && strings.HasSuffix(e.rule, "-by")) && !slices.ContainsFunc(e.sides, func(s side) bool { return x.wellKnown(&s) }):
		return "exchange/hosts-nobody-known"
	case p.kind == pieceContact && f.kind == kindCall && persons < 2 && countries == 0 && strings.HasSuffix(e.rule, "-object"):
		return "exchange/calls-a-body"
	case p.kind == pieceContact && f.args&argMarked != 0 && x.Mentions[e.sides[len(e.sides)-1].mention].Kind == Office:
		return "exchange/summons-of-nobody-named"
	case persons == 0 && countries > 0 && (f.kind == kindCall || f.kind == kindMessage):
		return "exchange/countries-call"
	case f.flags&flagNaming != 0 && persons < 2:
		return "exchange/naming"
	case f.flags&flagInquiry != 0 && !slices.ContainsFunc(e.sides, func(s side) bool { return x.Actors[s.actor].Type == Organization }):
		return "exchange/questions-no-body"
	case f.flags&flagPersons != 0 && persons < int(f.n) && !(f.n == 1 && (e.status == statusPlanned || e.status == statusProposed)):
		return "exchange/not-in-person"
	case f.flags&flagSummon != 0 && !e.called && (!x.envoy(e) || x.strangers(e)):
		return "exchange/summons-no-envoy"
	case f.flags&flagVisit != 0 && p.kind == pieceContact && strings.HasSuffix(e.rule, "-object") && !x.wellKnown(&e.sides[len(e.sides)-1]):
		return "exchange/visit-without-counterpart"
	case p.kind == pieceContact && f.kind == kindMeeting && persons == 0 && !x.talkers(e) && (f.flags&flagHost != 0 || f.args&argObject != 0 && x.Mentions[e.sides[0].mention].Kind == Name):
		return "exchange/teams-meet"
	case p.kind == pieceNoun && f.kind == kindMeeting && persons == 0 && countries == 0 && !x.talkers(e) && slices.ContainsFunc(e.sides, func(s side) bool { return !x.wellKnown(&s) }):
		return "exchange/teams-meet"
	case p.kind == pieceContact && f.args == argDative && persons < 2, f.flags&flagWeak != 0 && persons < 2:
		return "exchange/not-in-person"
	}
	if len(e.sides) == 2 {
		a, b := &x.Actors[e.sides[0].actor], &x.Actors[e.sides[1].actor]
		if a.country != "" && a.country == b.country && (a.Type == Country) != (b.Type == Country) {
			// Someone and the country that he speaks for.
			return "exchange/own-country"
		}
	}
	return ""
}

// talkers reports whether all sides are bodies whose leaders talk when it is said
// that they meet, by the noun that their name begins with (talks=yes) or by the
// gazetteer: parties and unions, but no teams.
func (x *exchangeReader) talkers(e *encounter) bool {
	for _, s := range e.sides {
		a := &x.Actors[s.actor]
		if a.kind == gazetteer.KindOrganisation && gazetteer.Organisations()[a.index].Type == "party" {
			continue
		}
		sense, ok := x.Sense(int(x.Mentions[s.mention].First), lexicon.Org)
		if !ok || x.Entry(sense).Get("talks") == "" {
			return false
		}
	}
	return true
}

// envoy reports whether a side of e is named as an ambassador, an envoy or the
// like, whom a ministry may summon.
func (x *exchangeReader) envoy(e *encounter) bool {
	return slices.ContainsFunc(e.sides, func(s side) bool {
		return slices.ContainsFunc(x.Actors[s.actor].offices, func(o office) bool { return o.class == "ambassador" || o.class == "envoy" })
	})
}
