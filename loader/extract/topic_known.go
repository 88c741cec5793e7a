package extract

import (
	"slices"
	"sort"
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/schema"
)

const (
	maxReadout     = 6 // an exchange gets known topics from its readout up to this number
	maxClaimTopics = 3 // a claim is about no more known topics than this

	// An exchange that has this many topics gets none from what its sides say
	// later: they go on to other things (seeds .74 without it, .79 with it).
	maxSaidTopics  = 2
	followsWithin  = 1 // sentences after the exchange where a claim of a side is of it
	spokenOfWithin = 6 // the same, where the claim's sentence names a talk or a letter
)

// knownTopics gives claims and exchanges the gazetteer's topics that their
// text names: a claim those in its own words, an exchange those in the
// sentences that tell of it.
func (d *Document) knownTopics() {
	a := d.Article
	for i := range a.Claims {
		c := &a.Claims[i]
		for _, s := range c.Spans {
			c.Topics = d.topicsIn(s[0], s[1], c.Topics, maxClaimTopics)
		}
	}
	for i := range a.Exchanges {
		if x := &a.Exchanges[i]; x.Status != "denied" {
			d.readout(x)
		}
	}
	for i := range a.Claims {
		d.said(&a.Claims[i])
	}
}

// said adds the known topics of a claim to the exchange that it was made in or
// reports: the last one told before it that its speaker took part in, if the
// claim was made to another side, if its sentence speaks of the exchange, or if
// it follows the exchange closely.
func (d *Document) said(c *schema.Claim) {
	if len(c.Topics) == 0 || len(c.Evidence) == 0 {
		return
	}
	var x *schema.Exchange
	told := -1
	for i := range d.Article.Exchanges {
		y := &d.Article.Exchanges[i]
		if y.Status == "denied" || !takesPart(y, &c.Speaker) {
			continue
		}
		for _, e := range y.Evidence {
			if e.Start <= c.Start && e.Start > told {
				x, told = y, e.Start
			}
		}
	}
	if x == nil || len(x.Topics) >= maxSaidTopics || d.shared(c.Evidence[0]) {
		return
	}
	from, to := d.Sentence(d.tokenFrom(told)), d.Sentence(d.tokenFrom(c.Start))
	topics := c.Topics
	switch {
	case c.Addressee != nil && takesPart(x, c.Addressee):
	case to-from <= followsWithin, to-from <= spokenOfWithin && d.speaksOf(to):
		topics = slices.DeleteFunc(slices.Clone(topics), func(t schema.Topic) bool { return loose(t.Name) && !d.titled(&t) })
	default:
		return
	}
	x.Topics = d.newTopics(x, topics)
}

// takesPart reports whether a is a side of x.
func takesPart(x *schema.Exchange, a *schema.Actor) bool {
	return slices.ContainsFunc(x.Participants, func(p schema.Actor) bool { return p.ID == a.ID })
}

// speaksOf reports whether a sentence names an exchange.
func (d *Document) speaksOf(sentence int) bool {
	s := &d.Text.Sentences[sentence]
	for i := int(s.First); i < int(s.Last); i++ {
		if d.Is(i, lexicon.Subject) {
			continue // peace talks: what may be spoken of
		}
		if d.Any(i, talking) && !d.Is(i-1, lexicon.Subject) {
			return true
		}
	}
	return false
}

var talking = lexicon.SetOf(lexicon.Contact, lexicon.ContactN)

// tokenFrom is the first token at or after a byte offset.
func (d *Document) tokenFrom(offset int) int {
	tokens := d.Text.Tokens
	return min(sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= offset }), max(len(tokens)-1, 0))
}

// readout adds the known topics of an exchange's readout.
func (d *Document) readout(x *schema.Exchange) {
	for _, e := range x.Evidence {
		if d.shared(e) {
			continue // told of another call: whose topics they are only the words around them say
		}
		if slices.ContainsFunc(x.NotTopics, func(t schema.Topic) bool { return strings.Contains(e.Text, t.Name) }) {
			continue // it says what was not talked about
		}
		x.Topics = d.newTopics(x, d.toldIn(e.Start, e.End, nil, maxReadout))
	}
}

// shared reports whether several exchanges have a sentence as evidence.
func (d *Document) shared(e schema.Span) bool {
	n := 0
	for i := range d.Article.Exchanges {
		for _, f := range d.Article.Exchanges[i].Evidence {
			if f.Start == e.Start {
				n++
			}
		}
	}
	return n > 1
}

// newTopics appends the topics that x does not have or exclude, up to
// maxReadout. What is part of the name of one that it has (trade beside trade
// deficit) is only another name for it.
func (d *Document) newTopics(x *schema.Exchange, found []schema.Topic) []schema.Topic {
	topics := x.Topics
next:
	for _, t := range found {
		for i := range topics {
			u := &topics[i]
			if u.ID == t.ID {
				continue next
			}
			if within(u, t.Name) || slices.ContainsFunc(t.Aliases, func(s string) bool { return within(u, s) }) {
				also(u, t.Name)
				continue next
			}
		}
		if len(topics) < maxReadout && !slices.ContainsFunc(x.NotTopics, func(u schema.Topic) bool { return u.ID == t.ID }) {
			topics = append(topics, t)
		}
	}
	return topics
}

// topicsIn appends the known topics that the bytes [start, end) of the text
// name, each once, up to most. A topic that is only part of another's name
// (Trade Minister), or that an office or a body is for, is none.
func (d *Document) topicsIn(start, end int, topics []schema.Topic, most int) []schema.Topic {
	return d.appendTopics(start, end, topics, most, false)
}

// toldIn is topicsIn for a sentence, without what that only gives as the
// background of what it tells: "amid X", "as X goes on", "the winner of X spoke".
func (d *Document) toldIn(start, end int, topics []schema.Topic, most int) []schema.Topic {
	return d.appendTopics(start, end, topics, most, true)
}

func (d *Document) appendTopics(start, end int, topics []schema.Topic, most int, told bool) []schema.Topic {
	tokens := d.Text.Tokens
	first := sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= start })
	begun, background, cued := !told, false, false
	for i := first; i < len(tokens) && int(tokens[i].End) <= end && len(topics) < most; i++ {
		if told {
			begun = begun || d.Any(i, predicates)
			background = d.background(i, background)
			cued = cued || d.Any(i, topicTellers) && !d.weakCue(i) || d.discusses(i)
		}
		if !d.Is(i, lexicon.Subject) || told && d.Is(i, lexicon.TopicVerb) {
			continue // vor viza
		}
		sense, ok := d.Sense(i, lexicon.Subject)
		if !ok {
			continue
		}
		if n := &d.Lang.Names[sense.Entry]; n.Kind == gazetteer.KindTopic {
			last := i + int(sense.Len)
			if !begun || background || d.partOfName(i, last) || told && !cued && loose(gazetteer.Topics()[n.Index].Name) {
				i = last - 1
				continue
			}
			name := gazetteer.Topics()[n.Index].Name
			t := schema.Topic{ID: schema.TopicID(name), Name: name}
			if !slices.ContainsFunc(topics, func(u schema.Topic) bool { return u.ID == t.ID }) {
				also(&t, strings.Join(strings.Fields(d.Of(i, last)), " "))
				topics = append(topics, t)
			}
			i = last - 1
		}
	}
	return topics
}

// loose reports whether a topic of that name is too general to be taken from a sentence
// that nowhere says what was talked about: one word (elections, budget).
func loose(name string) bool { return strings.IndexByte(name, ' ') < 0 }

// topicTellers are the classes of words that say what was talked about.
var topicTellers = lexicon.SetOf(lexicon.TopicVerb, lexicon.TopicCue, lexicon.Readout, lexicon.Agenda)

// discusses reports whether token i is a verb of contact whose object is the topic.
func (d *Document) discusses(i int) bool {
	_, f := d.usageAt(i, lexicon.Contact, isNone)
	return f != nil && f.args&argTopic != 0
}

// weakCue reports whether token i introduces topics, but more often something
// else: a place, a time.
func (d *Document) weakCue(i int) bool {
	_, f := d.usageAt(i, lexicon.TopicCue, isWeak)
	return f != nil && !d.Is(i, lexicon.TopicVerb) && !d.Is(i, lexicon.Readout)
}

// titled reports whether the article's title names a topic.
func (d *Document) titled(t *schema.Topic) bool {
	title := strings.ToLower(d.Article.Title)
	return strings.Contains(title, t.Name) || slices.ContainsFunc(t.Aliases, func(s string) bool { return strings.Contains(title, strings.ToLower(s)) })
}

// background reports whether token i is background, given that the token
// before it was: a word such as "amid" opens it, a comma ends it.
func (d *Document) background(i int, before bool) bool {
	if d.Text.Of(i) == "," || d.Is(i, lexicon.That) && !d.Is(i, lexicon.Sub) {
		return false
	}
	if before {
		return true
	}
	return d.Is(i, lexicon.Backdrop)
}

// partOfName reports whether the tokens [first, last) belong to a longer name
// or description of an actor, or say what an office or a body is for.
func (d *Document) partOfName(first, last int) bool {
	for i := first - 1; i <= first; i++ {
		if s, ok := d.Sense(i, lexicon.TopicHead); ok && i+int(s.Len) >= last {
			return true // the international environment
		}
	}
	for i := first; i < last; i++ {
		if m := d.MentionAt(i); m != nil && (int(m.First) < first || int(m.Last) > last) {
			return true
		}
	}
	return d.Any(last, officeClasses) && !d.Is(last, lexicon.ContactN) || d.Is(first-1, lexicon.Of) && d.Any(first-2, officeClasses)
}

// predicates are the classes of the words that may begin what a sentence says
// of its subject.
var predicates = lexicon.SetOf(lexicon.Contact, lexicon.ContactN, lexicon.TopicVerb, lexicon.Say, lexicon.Aux, lexicon.Modal, lexicon.Light, lexicon.Plan)

var officeClasses = lexicon.SetOf(lexicon.Role, lexicon.Org)
