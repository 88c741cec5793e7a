package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// The n of a verb of saying whose attribute is turn.
const (
	turnAsk   = 1 + iota // asked
	turnReply            // replied
)

// turn is a quoted question: who asked it, and in which sentence.
type turn struct {
	sentence int
	who      side
	asked    bool
}

// dialogue reads a quoted question and the quoted answer of somebody else in the
// next sentence: "Were you there?" X asked. "No," Y replied. They spoke with each
// other, however that came about.
func (x *exchangeReader) dialogue(sentence int) {
	s := &x.Text.Sentences[sentence]
	for i := int(s.First); i < int(s.Last); i++ {
		if !x.Is(i, lexicon.Say) {
			continue
		}
		sense, f := x.usageAt(i, lexicon.Say, isNone)
		if f == nil || f.n == 0 || sense.Feat&lexicon.Past == 0 {
			continue
		}
		first := s.First
		if sentence > 0 && f.n == turnAsk {
			first = x.Text.Sentences[sentence-1].First // the question may be a sentence of its own
		}
		if !x.quotes(first, s.Last, f.n == turnAsk) {
			continue
		}
		who, ok := x.speakerBeside(i, i+int(sense.Len))
		if !ok {
			continue
		}
		if f.n == turnAsk {
			x.question = turn{sentence, who, true}
			continue
		}
		if q := x.question; q.asked && q.sentence == sentence-1 && q.who.actor != who.actor && len(x.found) < maxFound {
			x.found = append(x.found, encounter{kind: kindTalk, then: kindMeeting, status: statusHeld, sides: []side{q.who, who}, initiator: q.who.actor,
				sentences: []int{q.sentence, sentence}, trigger: i, rule: f.rule + "-dialogue"})
		}
	}
}

// quotes reports whether the tokens [first, last) have words in quotation marks,
// with a question mark among them where one is asked.
func (x *exchangeReader) quotes(first, last int32, question bool) bool {
	for i := int(first); i < int(last); i++ {
		if x.Shape(i, text.InQuote) && (!question || x.mark(i, '?')) {
			return true
		}
	}
	return false
}

// speakerBeside is the named person right before or behind the verb of saying at
// the tokens [first, last).
func (x *exchangeReader) speakerBeside(first, last int) (side, bool) {
	for _, i := range [...]int{first - 1, last} {
		if i < 0 || i >= len(x.mentionAt) || x.mentionAt[i] == 0 {
			continue
		}
		n := x.mentionAt[i] - 1
		m := &x.Mentions[n]
		if (int(m.Last) == first || int(m.First) == last) && m.Actor >= 0 && !m.Possessive && (m.Kind == Name || m.Kind == Titled) && x.Actors[m.Actor].Type == Person && !x.Actors[m.Actor].Unnamed {
			return side{m.Actor, n}, true
		}
	}
	return side{}, false
}
