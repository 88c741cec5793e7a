package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// relationsSuffix ends the names of what two countries have with each other.
const relationsSuffix = " relations"

// relations is the topic of a sentence that speaks of what the countries of
// the two sides of e have with each other: "their close ties", "Russian-Chinese
// relations". It is named after the countries.
func (x *exchangeReader) relations(e *encounter) {
	if len(e.sides) != 2 || e.status != statusHeld || e.kind == kindMessage {
		return
	}
	a, b := countryName(&x.Actors[e.sides[0].actor]), countryName(&x.Actors[e.sides[1].actor])
	if a == "" || b == "" || a == b {
		return
	}
	s := &x.scene
	background := false
	for i := s.first; i < s.last; i++ {
		if background = x.background(i, background); background {
			continue
		}
		if _, f := x.usageAt(i, lexicon.TopicHead, isRelations); f == nil || x.otherRelations(i) {
			continue
		}
		first, last := x.mutual(i)
		if first == last {
			continue
		}
		// The phrase as it stands is the same topic.
		e.topics = slices.DeleteFunc(e.topics, func(t topic) bool { return int(t.first) <= i && i < int(t.last) })
		e.topics = addTopics(e.topics, []topic{{name: a + "-" + b + relationsSuffix, first: int32(first), last: int32(last), mutual: true}})
		return
	}
}

// otherRelations reports whether the noun at token i belongs to the name of
// another topic of the gazetteer: trade and economic cooperation.
func (x *exchangeReader) otherRelations(i int) bool {
	for j := max(i-4, x.scene.first); j <= i; j++ {
		sense, ok := x.Sense(j, lexicon.Subject)
		if !ok || j+int(sense.Len) <= i {
			continue
		}
		marked := false // bilateral cooperation
		for k := j; k < j+int(sense.Len); k++ {
			if _, f := x.usageAt(k, lexicon.TopicHead, isBilateral); f != nil {
				marked = true
			}
		}
		if !marked {
			return true
		}
	}
	return false
}

// mutual is the tokens [first, last) of the phrase of the noun at token i
// that say whose relations it means: theirs, the two countries', bilateral. It
// is empty if nothing does.
func (x *exchangeReader) mutual(i int) (first, last int) {
	begin := int(x.Text.Sentences[x.scene.sentence].First)
	for j := i - 1; j >= begin && j >= i-4; j-- {
		if _, f := x.usageAt(j, lexicon.TopicHead, isBilateral); f != nil {
			return j, i + 1
		}
		if m := x.MentionAt(j); m != nil && (m.Number == lexicon.Pl && m.Possessive || m.Kind == GroupOf && (m.Possessive || x.possessive(int(m.Last))) || int(m.Last)-int(m.First) == 1 && x.compoundAt(j)) {
			return int(m.First), i + 1
		}
		if x.Text.Tokens[j].Kind != text.Word && !x.possessive(j) || x.Any(j, phraseEnds) {
			break
		}
	}
	for j := i + 1; j < x.scene.last && j <= i+3; j++ {
		if m := x.MentionAt(j); m != nil && (m.Kind == Pronoun && m.Possessive && m.Number == lexicon.Pl || m.Kind == GroupOf) {
			return i, int(m.Last)
		}
		if _, f := x.usageAt(j, lexicon.TopicHead, isBilateral); f != nil {
			return i, j + 1
		}
		if _, f := x.usageAt(j, lexicon.Link, isBetween); f != nil && j+3 < x.scene.last {
			m, n := x.MentionAt(j+1), x.MentionAt(j+3)
			if m != nil && n != nil && m.Actor >= 0 && n.Actor >= 0 && x.Actors[m.Actor].Type == Country && x.Actors[n.Actor].Type == Country {
				return i, int(n.Last)
			}
			return i, i
		}
		if x.Text.Tokens[j].Kind != text.Word || x.Any(j, phraseEnds) {
			break
		}
	}
	return i, i
}

// phraseEnds are the classes of words that a noun phrase does not reach over
// to the words that say whose it is.
var phraseEnds = lexicon.SetOf(lexicon.TopicCue, lexicon.TopicVerb, lexicon.Aux, lexicon.Modal, lexicon.Conj, lexicon.Say)

// compoundAt reports whether token i is two names in one: Russia-China.
func (x *exchangeReader) compoundAt(i int) bool {
	return strings.ContainsAny(x.Of(i, i+1), "-–")
}

// countryName is the name of an actor's country as relations are named after
// it; "" if it is not known.
func countryName(a *Actor) string {
	switch a.country {
	case "":
		return ""
	case "US", "UK":
		return a.country
	case "GB":
		return "UK"
	}
	for _, c := range gazetteer.Countries() {
		if c.Code == a.country {
			return c.Name
		}
	}
	return ""
}

// orderedPair puts the countries of a name such as "Russia-China relations"
// in the order of the alphabet, so that both orders are one topic.
func orderedPair(name string) string {
	pair, ok := strings.CutSuffix(name, relationsSuffix)
	a, b, two := strings.Cut(strings.ReplaceAll(pair, "–", "-"), "-")
	if !ok || !two || strings.ContainsAny(b, "-") || a <= b || !capitalised(a) || !capitalised(b) {
		return name
	}
	return b + "-" + a + relationsSuffix
}

func capitalised(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
