package extract

import (
	"slices"
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
	"kg/schema"
)

// maxTopicAliases bounds the other names of a topic that a record keeps.
const maxTopicAliases = 6

// topicRecords makes the topics of the record. Two of which one only adds that
// there is a situation or a question (Iran, the situation in Iran) are one.
func (x *exchangeReader) topicRecords(topics []topic) []schema.Topic {
	records := make([]schema.Topic, 0, len(topics))
	if k := slices.IndexFunc(topics, func(t topic) bool { return t.mutual }); k > 0 {
		// The relations of the two sides first: other wordings for them join it.
		topics = slices.Concat(topics[k:k+1], topics[:k], topics[k+1:])
	}
	for i := range topics {
		t := &topics[i]
		name := orderedPair(t.name)
		record := schema.Topic{ID: schema.TopicID(name), Name: name}
		also(&record, x.surface(t))
		x.alsoKnown(&record, t)
		x.alsoCore(&record, t)
		if t.lead > 0 {
			also(&record, x.phrase(int(t.first-t.lead), int(t.last)))
		}
		if k := slices.IndexFunc(records, func(r schema.Topic) bool {
			return r.ID == record.ID || x.situationOf(t, r.Name) || slices.Contains(record.Aliases, r.Name) || slices.Contains(r.Aliases, name) || topics[0].mutual && r.ID == records[0].ID && x.sameRelations(t)
		}); k >= 0 {
			also(&records[k], name)
			continue
		}
		records = append(records, record)
	}
	return records
}

// alsoKnown adds the topics of the gazetteer that the words of t hold to what
// else t is called: strengthening economic cooperation.
func (x *exchangeReader) alsoKnown(record *schema.Topic, t *topic) {
	if t.last-t.first > maxTopicTokens {
		return
	}
	for i := int(t.first); i < int(t.last); i++ {
		sense, ok := x.Sense(i, lexicon.Subject)
		if !ok || i+int(sense.Len) > int(t.last) {
			continue
		}
		if n := &x.Lang.Names[sense.Entry]; n.Kind == gazetteer.KindTopic {
			also(record, gazetteer.Topics()[n.Index].Name)
			i += int(sense.Len) - 1
		}
	}
}

// sameRelations reports whether t is another wording for the relations of the
// two sides: it speaks of ties or cooperation that are theirs and names no topic
// of its own and no actor.
func (x *exchangeReader) sameRelations(t *topic) bool {
	related, mutual := false, false
	for i := int(t.first); i < int(t.last); i++ {
		if m := x.MentionAt(i); m != nil && m.Actor >= 0 {
			return false
		} else if m != nil {
			mutual = true // of the two countries
		}
		if _, f := x.usageAt(i, lexicon.TopicHead, isBilateral); f != nil {
			mutual = true
		}
		if _, f := x.usageAt(i, lexicon.TopicHead, isRelations); f != nil {
			related = true
		} else if n := x.subjectLen(i); n > 0 && !x.holdsRelations(i, i+n) {
			return false
		}
	}
	return related && mutual
}

// holdsRelations reports whether one of the tokens [first, last) is ties,
// relations or the like.
func (x *exchangeReader) holdsRelations(first, last int) bool {
	for i := first; i < last; i++ {
		if _, f := x.usageAt(i, lexicon.TopicHead, isRelations); f != nil {
			return true
		}
	}
	return false
}

// surface is how the text writes a topic.
func (x *exchangeReader) surface(t *topic) string { return x.phrase(int(t.first), int(t.last)) }

// phrase is how the text writes the tokens [first, last), articles before them left out.
func (x *exchangeReader) phrase(first, last int) string {
	for first < last-1 && x.Any(first, topicLeads) && x.MentionAt(first) == nil {
		first++
	}
	return strings.Trim(strings.Join(strings.Fields(x.Of(first, last)), " "), "\"'“”„«»‘’ ")
}

// alsoCore adds the core of a long noun phrase to what else it is called: what a
// head such as support or future is of, and the phrase without where and when.
func (x *exchangeReader) alsoCore(record *schema.Topic, t *topic) {
	first, last := int(t.first), int(t.last)
	if last-first < 3 || x.subjectLen(first) == last-first {
		return
	}
	for i := first + 1; i < last-1; i++ {
		sense, f := x.usageAt(i, lexicon.Link, isNone)
		if f == nil || i < first+x.subjectLen(first) {
			continue
		}
		if n := i + int(sense.Len); (x.Is(first, lexicon.LightHead) && i <= first+2 || x.Text.Tokens[first].Kind == text.Number) && n < last {
			also(record, x.phrase(n, last))
		}
		if last-first > 3 && i > first+1 {
			switch f.is {
			case isIn, isFor, isPrep, isBetween, isAt, isWith:
				also(record, x.phrase(first, i))
				return
			}
		}
		i += int(sense.Len) - 1
	}
}

// situationOf reports whether t is the situation in, or the question of, what
// has that name.
func (x *exchangeReader) situationOf(t *topic, name string) bool {
	first, last := int(t.first), int(t.last)
	heads := 0
	for ; first < last; first++ {
		if m := x.MentionAt(first); m != nil && m.Actor >= 0 {
			return heads > 0 && int(m.First) == first && int(m.Last) == last && x.Actors[m.Actor].Name == name
		}
		if x.Is(first, lexicon.TopicHead) {
			heads++
		}
	}
	return false
}

// also adds a name to what else a topic is called.
func also(t *schema.Topic, name string) {
	if name != "" && !strings.EqualFold(name, t.Name) && len(t.Aliases) < maxTopicAliases && !slices.Contains(t.Aliases, name) {
		t.Aliases = append(t.Aliases, name)
	}
}

// within reports whether one of the names of t holds name among its words.
func within(t *schema.Topic, name string) bool {
	return holdsWords(t.Name, name) || slices.ContainsFunc(t.Aliases, func(s string) bool { return holdsWords(s, name) })
}

// holdsWords reports whether s has the words of part in it, in any case.
func holdsWords(s, part string) bool {
	s, part = strings.ToLower(s), strings.ToLower(part)
	for i := 0; ; {
		n := strings.Index(s[i:], part)
		if n < 0 || part == "" {
			return false
		}
		from, to := i+n, i+n+len(part)
		if (from == 0 || s[from-1] == ' ') && (to == len(s) || s[to] == ' ') {
			return true
		}
		i = to
	}
}
