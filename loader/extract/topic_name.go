package extract

import (
	"slices"
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// addTopic takes a noun phrase in as a topic.
func (x *exchangeReader) addTopic(into *[]topic, first, last int) {
	from := first
	for first < last && x.Any(first, topicLeads) && x.MentionAt(first) == nil {
		first++
	}
	if last-first > 1 && x.subjectLen(first) == 0 && x.endsIn(first, x.rules.infinitiveEndings) && !x.Is(first-1, lexicon.Det) {
		switch {
		case first+2 < last && x.Is(first+1, lexicon.Det):
			first += 2 // poursuivre la coopération
		case x.Is(first+1, lexicon.Prep) || x.Is(first+1, lexicon.Link):
			return // trabajar en conjunto
		}
	}
	// "the touchy issue of Taiwan"
	for i := first; i+2 < last && i < first+3; i++ {
		if _, f := x.usageAt(i+1, lexicon.Link, isOf); f != nil && x.Is(i, lexicon.TopicHead) {
			if _, f := x.usageAt(i, lexicon.TopicHead, isRelations); f != nil {
				break // relations of cooperation
			}
			first = i + 2
			for first < last && x.Any(first, topicLeads) && x.MentionAt(first) == nil {
				first++
			}
			if first > i+2 && x.endsIn(first, x.rules.infinitiveEndings) && x.subjectLen(first) == 0 {
				return // les moyens de les renforcer
			}
			if x.rules.articlesRepeat && first == i+2 && first+2 < last && x.endsIn(first, x.rules.infinitiveEndings) && x.Is(first+1, lexicon.Det) && x.MentionAt(first) == nil && x.subjectLen(first) == 0 {
				first += 2 // la nécessité de poursuivre la coopération
			}
			break
		}
	}
	first = x.goal(first, last)
	first = x.headless(first, last)
	if first >= last || x.generic(first, last) || x.bare(first, last) || x.Any(last-1, pointing) && x.MentionAt(last-1) == nil {
		return
	}
	name := x.topicName(first, last)
	if len([]rune(name)) < 2 {
		return
	}
	for _, t := range *into {
		if strings.EqualFold(t.name, name) {
			return
		}
	}
	*into = append(*into, topic{name: name, first: int32(first), last: int32(last), lead: int32(first - from)})
}

// headless is where a phrase begins without the heads before it that say nothing
// by themselves and have it as their genitive without a preposition: importanța |
// schimbărilor climatice, вопросы | ремонта больницы, die Notwendigkeit | einer Sanierung.
func (x *exchangeReader) headless(first, last int) int {
	for i := first; i < last-1 && x.Is(i, lexicon.TopicHead); i++ {
		if _, f := x.usageAt(i, lexicon.TopicHead, isNone); f == nil || f.is != isNone {
			break
		}
		switch {
		case x.subjectLen(i+1) == last-i-1:
			return i + 1
		case x.rules.nounCapitals && i+2 < last && x.Feat(i+1, lexicon.Det)&lexicon.CaseGen != 0:
			return i + 2
		case !x.rules.genitiveNames && !x.rules.noArticles || x.rules.nounCapitals || x.Any(i+1, phraseLinks) || x.Text.Tokens[i+1].Kind != text.Word:
			return first
		case x.endsIn(i+1, x.rules.adjectiveEndings) && last-i-1 == 1 || x.ownsAdjective(i+1):
			return first
		case !x.Is(i+1, lexicon.TopicHead):
			return i + 1
		}
	}
	return first
}

// ownsAdjective reports whether token i is an adjective behind its noun.
func (x *exchangeReader) ownsAdjective(i int) bool {
	return !x.rules.noArticles && x.endsIn(i, x.rules.adjectiveEndings)
}

// phraseLinks are the classes of words that join a phrase to the noun before it.
var phraseLinks = lexicon.SetOf(lexicon.Link, lexicon.Prep, lexicon.TopicCue, lexicon.Conj, lexicon.Of)

// bare reports whether a phrase is one word that names no topic by itself: an
// adjective left of an enumeration, a word for the exchange.
func (x *exchangeReader) bare(first, last int) bool {
	if last-first != 1 || x.subjectLen(first) > 0 || x.MentionAt(first) != nil {
		return false
	}
	return x.Any(first, timesAndTalks) || x.endsIn(first, x.rules.adjectiveEndings) ||
		x.rules.nounCapitals && x.Text.Tokens[first].Kind == text.Word && !x.Shape(first, text.Capitalised)
}

// timesAndTalks are the classes of single words that are never topics: over the
// weekend, over dinner.
var timesAndTalks = lexicon.SetOf(lexicon.ContactN, lexicon.TimeUnit, lexicon.DayPart, lexicon.Day, lexicon.Weekday, lexicon.Month)

// goal is where the object begins in a phrase that wants something done: the
// need to strengthen | ties, la nécessité de poursuivre | la coopération.
func (x *exchangeReader) goal(first, last int) int {
	for i := first + 1; i+2 < last && i < first+3 && x.Is(i-1, lexicon.TopicHead); i++ {
		_, f := x.usageAt(i, lexicon.Link, isTo)
		if f == nil {
			if _, f = x.usageAt(i, lexicon.Link, isNone); f == nil || !x.endsIn(i+1, x.rules.infinitiveEndings) {
				continue
			}
		} else if x.Is(i+1, lexicon.Det) || x.MentionAt(i+1) != nil {
			continue
		}
		for i += 2; i < last && x.Any(i, topicLeads) && x.MentionAt(i) == nil; i++ {
		}
		if i < last {
			return i
		}
		break
	}
	return first
}

// endsIn reports whether token i is a word in lower case with one of the endings.
func (d *Document) endsIn(i int, endings []string) bool {
	if d.Text.Tokens[i].Kind != text.Word || d.Shape(i, text.Capitalised) {
		return false
	}
	w := d.Text.Of(i)
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) })
}

// generic reports whether a noun phrase says only that there was a topic:
// "other thorny issues".
func (x *exchangeReader) generic(first, last int) bool {
	for i := first; i < last; i++ {
		if x.Is(i, lexicon.Num) || x.Text.Tokens[i].Kind == text.Number {
			continue // two matters
		}
		if _, f := x.usageAt(i, lexicon.TopicHead, isRelations); f != nil || !x.Is(i, lexicon.TopicHead) {
			return false
		}
	}
	return true
}

// empty reports whether token i is a head that says nothing by itself: issue,
// and not relations or bilateral.
func (x *exchangeReader) empty(i int) bool {
	_, f := x.usageAt(i, lexicon.TopicHead, isNone)
	return f != nil && f.is == isNone
}

var pointing = lexicon.SetOf(lexicon.Dem, lexicon.Pron)

var topicLeads = lexicon.SetOf(lexicon.Det, lexicon.Dem, lexicon.Poss, lexicon.Rel)

// topicName is the canonical name of the topic in the tokens [first, last):
// the actor's where it is one, else the words as they stand.
func (x *exchangeReader) topicName(first, last int) string {
	if m := x.MentionAt(first); m != nil && int(m.First) == first && int(m.Last) == last && m.Actor >= 0 {
		return x.Actors[m.Actor].Name
	}
	if n, ok := x.knownTopic(first, last); ok {
		return gazetteer.Topics()[n].Name
	}
	name := strings.Join(strings.Fields(x.Of(first, last)), " ")
	return strings.Trim(name, "\"'“”„«»‘’ ")
}

// knownTopic is the gazetteer's topic that the tokens [first, last) name.
func (x *exchangeReader) knownTopic(first, last int) (int32, bool) {
	sense, ok := x.Sense(first, lexicon.Subject)
	if !ok || first+int(sense.Len) != last {
		return 0, false
	}
	n := &x.Lang.Names[sense.Entry]
	return n.Index, n.Kind == gazetteer.KindTopic
}

// subjectLen is the length in tokens of the longest of the gazetteer's topics
// that starts at token i, 0 if none does.
func (x *exchangeReader) subjectLen(i int) int {
	sense, _ := x.Sense(i, lexicon.Subject)
	return int(sense.Len)
}
