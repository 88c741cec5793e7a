package extract

import (
	"slices"
	"sort"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/schema"
)

const (
	maxReadout     = 6 // an exchange gets known topics from its readout up to this number
	maxClaimTopics = 3 // a claim is about no more known topics than this
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
}

// readout adds the known topics of an exchange's readout.
func (d *Document) readout(x *schema.Exchange) {
	for _, e := range x.Evidence {
		if d.shared(e) {
			continue // told of another call: whose topics they are only the words around them say
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

// newTopics appends the topics that x does not have or exclude, up to maxReadout.
func (d *Document) newTopics(x *schema.Exchange, found []schema.Topic) []schema.Topic {
	topics := x.Topics
	for _, t := range found {
		same := func(u schema.Topic) bool { return u.ID == t.ID }
		if len(topics) < maxReadout && !slices.ContainsFunc(topics, same) && !slices.ContainsFunc(x.NotTopics, same) {
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
	begun, background := !told, false
	for i := first; i < len(tokens) && int(tokens[i].End) <= end && len(topics) < most; i++ {
		if told {
			begun = begun || d.Any(i, predicates)
			background = d.background(i, background)
		}
		if !d.Is(i, lexicon.Subject) {
			continue
		}
		sense, ok := d.Sense(i, lexicon.Subject)
		if !ok {
			continue
		}
		if n := &d.Lang.Names[sense.Entry]; n.Kind == gazetteer.KindTopic {
			last := i + int(sense.Len)
			if !begun || background || d.partOfName(i, last) {
				i = last - 1
				continue
			}
			name := gazetteer.Topics()[n.Index].Name
			t := schema.Topic{ID: schema.TopicID(name), Name: name}
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
			i = last - 1
		}
	}
	return topics
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
	_, f := d.usageAt(i, lexicon.Readout, isBackdrop)
	return f != nil
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
