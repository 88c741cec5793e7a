package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// refersBack takes the sentence before as the content of a verb whose object
// points back at it: "Das bestätigte die Polizei", "Об этом сообщил ...".
func (d *Document) refersBack(q cue, s int) bool {
	c := claim{cue: q, sentence: int32(s)}
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	n := 0
	for ; first+n < c.cue.first && n < 2 && d.say.back[d.Words[first+n]]; n++ {
	}
	if n == 0 {
		return d.quoteRecalled(c, s)
	}
	subject := group{}
	if d.speakerAt(first+n) && int(d.MentionAt(first+n).Last) == d.skipHelpersForward(c.cue.first, s) {
		subject = group{first + n, int(d.MentionAt(first + n).Last)} // Об этом он заявил
		n = subject.last - first
	}
	if s == 0 || d.skipHelpersForward(c.cue.first, s) != first+n || d.Text.Sentences[s-1].Paragraph != d.Text.Sentences[s].Paragraph {
		return false
	}
	i := c.cue.last
	for i < last && (d.Any(i, verbHelp) || d.isTime(i)) && d.MentionAt(i) == nil {
		i++
	}
	if m := d.MentionAt(i + 1); d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Locative)) && (d.documentAt(i+1) || m != nil && m.Actor >= 0 && d.Actors[m.Actor].Type == Organization) {
		i++ // Об этом сообщили в министерстве
	}
	e := d.groupEnd(i, last)
	if !subject.empty() {
		i, e = subject.first, subject.last
	}
	if e == i || !d.nounStart(i) {
		return false
	}
	for k := max(e, c.cue.last); k < last; k++ {
		if d.comma(k) && !d.Is(k+1, lexicon.That) {
			break
		}
		if d.Text.Tokens[k].Kind == text.OpenQuote || d.Is(k, lexicon.That) || d.mark(k, ':') {
			return false
		}
	}
	for k := range d.found {
		if int(d.found[k].sentence) == s-1 {
			return true // it has a speaker of its own
		}
	}
	c.source, c.rule = group{i, e}, "refers-back"
	c.spans = []group{{int(d.Text.Sentences[s-1].First), d.sentenceEnd(s - 1)}}
	for k := first - 1; k >= first-2; k-- { // the whole quotation that ends there
		if x := d.quoteAt(k); x >= 0 && int(d.Text.Quotes[x].Last) <= first && d.quoted[x] == 0 && d.Text.Tokens[k].Kind == text.CloseQuote {
			c.spans[0].first, c.spans[0].last = min(c.spans[0].first, int(d.Text.Quotes[x].First)), k+1
			break
		}
	}
	d.keep(c)
	return true
}

// quoteRecalled takes the quotation before a verb whose object points back at it
// as its content: «...»: lo ha detto il ministro.
func (d *Document) quoteRecalled(c claim, s int) bool {
	first, last := int(d.Text.Sentences[s].First), int(d.Text.Sentences[s].Last)
	k := d.skipHelpersForward(c.cue.first, s) - 1
	if k < first || !d.say.back[d.Words[k]] {
		return false
	}
	for k--; k >= first && (d.comma(k) || d.mark(k, ':') || d.dash(k)); k-- {
	}
	x := d.quoteAt(max(k, 0))
	i := min(d.skipTime(c.cue.last), last)
	if k > first+3 && d.comma(k+1) && d.Text.Tokens[k].Kind == text.Word && d.rules.nounCapitals && i < last && d.nounStart(i) && d.contentStart(first, s) == first {
		// Der Hafen ist zu, das teilte die Stadt mit.
		c.source, c.rule = group{i, d.groupEnd(i, last)}, "refers-back"
		c.spans = []group{{first, k + 1}}
		if c.source.empty() {
			return false
		}
		d.keep(c)
		return true
	}
	if k < 0 || x < 0 || d.Text.Tokens[k].Kind != text.CloseQuote || d.quoted[x] != 0 || i >= last || !d.nounStart(i) {
		return false
	}
	c.source, c.rule = group{i, d.groupEnd(i, last)}, "refers-back"
	c.spans = []group{{int(d.Text.Quotes[x].First), int(d.Text.Quotes[x].Last)}}
	if c.source.empty() {
		return false
	}
	d.keep(c)
	return true
}

// lastSource returns the source of the last claim before sentence s, not
// farther back than two sentences.
func (d *Document) lastSource(s int) group {
	for k := len(d.found) - 1; k >= 0 && int(d.found[k].sentence) >= s-2; k-- {
		if m := d.sourceMention(d.found[k].source); m == nil || m.Actor < 0 || d.Actors[m.Actor].Type != Outlet {
			return d.found[k].source
		}
	}
	if s == 0 {
		return group{}
	}
	first, last := int(d.Text.Sentences[s-1].First), int(d.Text.Sentences[s-1].Last)
	if d.Shape(first, text.InQuote) {
		return group{}
	}
	for _, m := range d.MentionsIn(first, last) {
		if m.Subject && !m.Possessive && m.Kind != Pronoun && m.Type != Place && !d.Shape(int(m.First), text.InQuote) {
			return group{int(m.First), int(m.Last)}
		}
	}
	return group{}
}

// quoteStart returns the sentence that the quotation ending at token i, or
// before the comma there, begins in; s if none does.
func (d *Document) quoteStart(i, s int) int {
	for i > 0 && (d.comma(i) || d.dash(i)) {
		i--
	}
	if i < 0 || d.Text.Tokens[i].Kind != text.CloseQuote {
		return s
	}
	if x := d.quoteAt(i); x >= 0 {
		return d.Sentence(int(d.Text.Quotes[x].First))
	}
	return s
}
