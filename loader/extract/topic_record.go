package extract

import (
	"slices"
	"strings"

	"kg/loader/lexicon"
	"kg/schema"
)

// maxTopicAliases bounds the other names of a topic that a record keeps.
const maxTopicAliases = 4

// topicRecords makes the topics of the record. Two of which one only adds that
// there is a situation or a question (Iran, the situation in Iran) are one.
func (x *exchangeReader) topicRecords(topics []topic) []schema.Topic {
	records := make([]schema.Topic, 0, len(topics))
	for i := range topics {
		t := &topics[i]
		name := orderedPair(t.name)
		record := schema.Topic{ID: schema.TopicID(name), Name: name}
		also(&record, x.surface(t))
		if k := slices.IndexFunc(records, func(r schema.Topic) bool { return r.ID == record.ID || x.situationOf(t, r.Name) }); k >= 0 {
			also(&records[k], name)
			continue
		}
		records = append(records, record)
	}
	return records
}

// surface is how the text writes a topic.
func (x *exchangeReader) surface(t *topic) string {
	return strings.Trim(strings.Join(strings.Fields(x.Of(int(t.first), int(t.last))), " "), "\"'“”„«»‘’ ")
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
