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
		x.Topics = d.newTopics(x, d.topicsIn(e.Start, e.End, nil, maxReadout))
	}
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
// name, each once, up to most.
func (d *Document) topicsIn(start, end int, topics []schema.Topic, most int) []schema.Topic {
	tokens := d.Text.Tokens
	first := sort.Search(len(tokens), func(i int) bool { return int(tokens[i].Start) >= start })
	for i := first; i < len(tokens) && int(tokens[i].End) <= end && len(topics) < most; i++ {
		if !d.Is(i, lexicon.Subject) {
			continue
		}
		sense, ok := d.Sense(i, lexicon.Subject)
		if !ok {
			continue
		}
		if n := &d.Lang.Names[sense.Entry]; n.Kind == gazetteer.KindTopic {
			name := gazetteer.Topics()[n.Index].Name
			t := schema.Topic{ID: schema.TopicID(name), Name: name}
			if !slices.Contains(topics, t) {
				topics = append(topics, t)
			}
			i += int(sense.Len) - 1
		}
	}
	return topics
}
