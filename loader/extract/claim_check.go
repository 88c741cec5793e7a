package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// speakerWords are the classes of words that a source may be about: they name
// people, bodies, documents and media.
var speakerWords = lexicon.SetOf(lexicon.Role, lexicon.Group, lexicon.Org, lexicon.Kin, lexicon.Other, lexicon.Pair, lexicon.Demonym,
	lexicon.Named, lexicon.Title, lexicon.Rank, lexicon.Place, lexicon.Channel, lexicon.Listener, lexicon.SayN, lexicon.Pron, lexicon.Source)

// unfit says why nobody speaks in claim c: its source is a word of time, a
// verb, a piece of quotation, an abstract noun or the name of an exchange, or
// its content says nothing. A noun that is not known for a speaker's needs a
// determiner, and a quotation in the content: in languages whose heads come first.
// Empty if the claim stands.
func (d *Document) unfit(c *claim) string {
	if d.recorded(c.source) {
		return "source-record"
	}
	if d.sourceMention(c.source) != nil {
		return d.unsaid(c)
	}
	g := c.source
	for g.first < g.last-1 && d.Any(g.first, lexicon.SetOf(lexicon.Det, lexicon.Poss, lexicon.Dem, lexicon.Num)) {
		g.first++
	}
	bare := g.first == c.source.first
	if _, medium := d.quotedMedium(g.first); medium {
		return d.unsaid(c) // Informationen des „Boten“
	}
	if k := d.Text.Tokens[g.first].Kind; k == text.OpenQuote || k == text.Symbol {
		return "source-quoted"
	}
	if d.timed(g) {
		return "source-time"
	}
	if bare && d.verbAlone(g.first) && !d.gerundModifies(g) {
		return "source-verb"
	}
	if h := d.headOf(g); !d.Any(h, speakerWords) && !d.say.speaking[d.Words[h]] && d.endsWith(h, d.say.abstractEndings) {
		return "source-abstract"
	}
	if !d.rules.nounCompounds && !d.rules.nounCapitals {
		h := d.headOf(g)
		switch {
		case d.Is(h, lexicon.ContactN) && !d.Any(h, lexicon.SetOf(lexicon.SayN, lexicon.Channel, lexicon.Role)):
			return "source-talk" // the meeting confirms that
		case !d.Any(h, speakerWords) && !d.say.speaking[d.Words[h]] && !d.Shape(h, text.Capitalised) && (bare || !d.quotes(c)) && !(d.rules.noArticles && c.cue.act == sayAct && c.rule == "that-clause" && c.cue.first == g.last):
			return "source-unknown"
		}
	}
	return d.unsaid(c)
}

// recorded reports whether the noun group g is about a recording, which shows what
// others said and says nothing itself.
func (d *Document) recorded(g group) bool {
	for i := g.first; i < g.last && !d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Of)); i++ {
		if x, ok := d.Sense(i, lexicon.Channel); ok && d.say.entries[x.Entry].use == channelRecord {
			return d.MentionAt(i) == nil
		}
	}
	return false
}

// quotes reports whether content of c is in quotation marks.
func (d *Document) quotes(c *claim) bool {
	for _, g := range c.spans {
		if q := d.firstQuote(g.first); q < len(d.Text.Quotes) && int(d.Text.Quotes[q].First) < g.last {
			return true
		}
	}
	return false
}

// verbAlone reports whether token i, which begins a noun group without a
// determiner, is a verb: denied, citing, to reach.
func (d *Document) verbAlone(i int) bool {
	if d.Any(i, speakerWords.With(lexicon.Noun)) || d.Shape(i, text.Capitalised) {
		return false
	}
	return d.verbHere(i) || d.gerund(i) || d.isTo(i) || d.endsWith(i, d.say.infinitiveEndings)
}

// gerundModifies reports whether the noun group g, which begins with a gerund, is
// about the noun behind it: hacking specialists, but not: citing a source.
func (d *Document) gerundModifies(g group) bool {
	i := g.first
	return d.rules.nounCompounds && d.gerund(i) && !d.Any(i, lexicon.SetOf(lexicon.Say, lexicon.Contact)) && i+1 < g.last && d.Text.Tokens[i+1].Kind == text.Word && !d.capital(i+1) && !d.Any(i+1, closed) && d.Text.Body[d.Text.Tokens[i+1].End-1] == 's'
}

// headOf returns the token that the noun group g is about: before what hangs
// on it, the last word where modifiers come first, else the first.
func (d *Document) headOf(g group) int {
	if !d.rules.nounCompounds && !d.rules.nounCapitals {
		return g.first
	}
	h := g.first
	for i := g.first; i < g.last && !d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Of, lexicon.Conj)); i++ {
		if d.Text.Tokens[i].Kind == text.Word && (!d.rules.nounCapitals || d.Shape(i, text.Capitalised)) {
			h = i
		}
	}
	return h
}

// timed reports whether the noun group g is words of time only.
func (d *Document) timed(g group) bool {
	time := false
	for i := g.first; i < g.last; i++ {
		switch {
		case d.isTime(i) && !d.Any(i, lexicon.SetOf(lexicon.Pron, lexicon.Num, lexicon.Group)):
			time = true
		case !d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Num)) && d.Text.Tokens[i].Kind != text.Number:
			return false
		}
	}
	return time
}

// endsWith reports whether the word at token i has one of the endings.
func (d *Document) endsWith(i int, endings []string) bool {
	w := d.Text.Of(i)
	for _, e := range endings {
		if len(w) > len(e)+2 && strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// unsaid says why the content of c says nothing; empty if it does: what one
// mentions, or whom one congratulates, is no statement.
func (d *Document) unsaid(c *claim) string {
	if c.rule == "infinitive" && c.cue.act == willAct && d.onlySpeaks(c.spans[0]) {
		return "content-silence"
	}
	if c.rule != "noun" && c.rule != "noun-about" || len(c.spans) != 1 {
		return ""
	}
	g := c.spans[0]
	if d.Is(g.first, lexicon.Neg) || d.Is(g.first, lexicon.Adv) && d.Is(g.first+1, lexicon.Neg) && !d.Is(g.first, lexicon.Det) {
		return "content-negated" // named neither
	}
	if d.quotesWords(g) {
		return ""
	}
	if d.Is(g.first, lexicon.Pron) && d.MentionAt(g.first) != nil && !d.Is(g.first, lexicon.Poss) && !d.Is(g.first, lexicon.Dem) {
		return "content-person" // congratulated him on
	}
	if m := d.MentionAt(g.first); m != nil && int(m.Last) >= g.last {
		return "content-name" // mentioned Ukraine
	}
	if m := d.MentionAt(g.first); c.cue.act == urgeAct && m != nil && m.Actor >= 0 && !m.Possessive && d.Actors[m.Actor].Type == Person && !d.bidsTo(g) {
		return "content-person" // invited both to Rome
	}
	told := c.cue.act == sayAct && d.Is(g.first, lexicon.SayN) && d.Is(g.first+1, lexicon.Prep) // voiced concern over the plan
	if (c.cue.act == judgeAct || c.cue.act == sayAct) && !told && c.cue.frames&verdictFrame == 0 && !d.verdict(g) {
		return "content-object" // condemned the attack
	}
	if c.cue.act == urgeAct && g.last-g.first <= 2 && c.rule == "noun" && c.cue.last == c.cue.first+1 && d.say.freeOrder {
		return "content-brief" // réclame un audit
	}
	if c.cue.act == sayAct && g.last-g.first <= 4 {
		return "content-brief" // voiced a similar message
	}
	return ""
}

// onlySpeaks reports whether the infinitive group g is a verb of saying and nothing
// that is said: declined to comment, refused to say more.
func (d *Document) onlySpeaks(g group) bool {
	i := g.first
	for i < g.last && (d.isTo(i) || d.Is(i, lexicon.Neg)) {
		i++
	}
	return i < g.last && d.Is(i, lexicon.Say) && g.last-i <= 2
}

// quotesWords reports whether what stands in quotation marks in the noun group g
// are somebody's words. One word deeper inside is no more than a doubt about that
// word: hailed their friendship in a "hostile" world.
func (d *Document) quotesWords(g group) bool {
	for q := d.firstQuote(g.first); q < len(d.Text.Quotes) && int(d.Text.Quotes[q].First) < g.last; q++ {
		y := &d.Text.Quotes[q]
		i := int(y.First)
		if int(y.Last)-i > 3 || !d.hangsOn(g.first, i) || int(y.Last) >= g.last || d.Is(i-1, lexicon.As) || d.Is(i-2, lexicon.As) {
			return true
		}
	}
	return false
}

// hangsOn reports whether a preposition stands between the head of the noun group at
// token first and token i, so that what is there only hangs on it.
func (d *Document) hangsOn(first, i int) bool {
	for j := first + 1; j < i; j++ {
		if d.Is(j, lexicon.Prep) && !d.Any(j, lexicon.SetOf(lexicon.Of, lexicon.Det)) || d.Is(j, lexicon.Of) && d.Is(j, lexicon.Prep) {
			return true
		}
	}
	return false
}

// enumerates reports whether the word at token i closes a phrase that opens a list
// of examples: matters such as fishing.
func (d *Document) enumerates(i int) bool {
	x, ok := d.Sense(i-1, lexicon.TopicCue)
	return ok && x.Len > 1
}

// bidsTo reports whether the noun group g goes on with what somebody shall do.
func (d *Document) bidsTo(g group) bool {
	for i := g.first; i+1 < g.last; i++ {
		if d.Is(i, lexicon.That) || (d.isTo(i) || d.dative(i)) && d.MentionAt(i+1) == nil && !d.capital(i+1) && !d.Any(i+1, lexicon.SetOf(lexicon.Det, lexicon.Num, lexicon.Adj)) {
			return true
		}
	}
	return false
}

// verdict reports whether the noun group g goes on with what is said of it:
// described the plan as a mistake, accused him of lying.
func (d *Document) verdict(g group) bool {
	for i := g.first + 1; i+1 < g.last; i++ {
		if d.Is(i, lexicon.As) && !d.enumerates(i) || d.Is(i, lexicon.That) && !d.isDemonstrative(i) || d.Is(i, lexicon.Prep) && !d.Is(i, lexicon.Of) && d.gerund(i+1) {
			return true
		}
	}
	return false
}
