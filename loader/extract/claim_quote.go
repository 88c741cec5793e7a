package extract

import (
	"iter"
	"slices"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// freeQuotes gives the quotations that no word of saying claims to the speaker
// that is set: the one who spoke before in the same paragraph, or at the end
// of the paragraph before one that is all quotation.
func (d *Document) freeQuotes() {
	d.main, d.passed = len(d.found), 0
	for x := range d.Text.Quotes {
		y := &d.Text.Quotes[x]
		if y.Depth != 0 || d.quoted[x] != 0 {
			continue
		}
		first := int(y.First)
		if d.mark(first-1, ':') && (!y.Scare || d.statement(x)) && d.colonQuote(x) || d.voiced(x) {
			continue
		}
		if !d.Shape(first, text.SentenceStart) {
			continue
		}
		s := d.Sentence(first)
		if x := &d.Text.Sentences[s]; y.Scare && (int(y.Last) < int(x.Last)-1 || d.Shape(first, text.ParagraphStart) && int(y.Last) == int(x.Last)) {
			continue // not the whole sentence, or a heading
		}
		if y.Continues {
			if p := d.continuedBy(x); p >= 0 {
				c := claim{source: d.found[p].source, cue: d.found[p].cue, to: d.found[p].to, sentence: d.found[p].sentence, rule: "quote-continued", after: p + 1}
				c.spans = []group{{first, int(y.Last)}}
				d.keep(c)
				continue
			}
		}
		para := d.Text.Sentences[s].Paragraph
		prev := d.claimBefore(x, para)
		if prev < 0 {
			continue
		}
		p := &d.found[prev]
		if d.say.joinsQuotes && y.Last-y.First < statementWords && int(d.found[prev].sentence) == s-1 && p.direct(d) && p.spans[len(p.spans)-1].last < first && d.Text.Sentences[s-1].Paragraph == para {
			p.spans = append(p.spans, group{first, int(y.Last)})
			d.quoted[x] = int32(prev) + 1
			continue
		}
		c := claim{source: p.source, cue: p.cue, to: p.to, sentence: p.sentence, rule: "quote-free", after: prev + 1}
		c.spans = []group{{first, int(y.Last)}}
		d.keep(c)
	}
}

// statementWords is how many tokens make a quotation behind another's
// attribution a statement of its own even where such quotations are taken
// together: "A," he said. "B."
const statementWords = 48

// insideQuote reads an attribution inside the marks of the quotation itself:
// « Le port est sûr, souligne-t-elle. Personne ne part. »
func (d *Document) insideQuote(i, s int) {
	x := d.quoteAt(i)
	start := i
	for start > 0 && d.Is(start-1, lexicon.Aux) || start > 1 && d.clitic(start-1, s) && d.Is(start-2, lexicon.Aux) {
		start-- // ha detto, a-t-il dit
	}
	if !d.say.freeOrder || d.quoted[x] != 0 || !d.Is(i, lexicon.Say) || !d.comma(start-1) && !d.dash(start-1) {
		return
	}
	before := start - 1
	if d.dash(before) && d.comma(before-1) {
		before--
	}
	q, ok := d.cueAt(i, lexicon.Say)
	y := &d.Text.Quotes[x]
	if !ok || q.frames&invertFrame == 0 && !q.nobody || q.act > askAct || q.last >= int(y.Last) || q.feat&lexicon.Finite == 0 && (start == i || q.feat&lexicon.Part == 0) {
		return
	}
	e := q.last
	source := group{q.last, 0}
	switch m := d.MentionAt(e); {
	case start < i && d.clitic(i-1, s) && d.Is(i-1, lexicon.Pron):
		source = group{i - 1, i}
	case d.clitic(e, s) && d.Is(e, lexicon.Pron):
		e++
	case m != nil && int(m.First) == e && m.Kind != Pronoun:
		e = int(m.Last)
	case q.nobody:
		if source = d.documentBehind(e, int(y.Last)); source.empty() {
			return
		}
		e = max(source.last, d.groupEnd(source.first, int(y.Last)))
	default:
		return
	}
	if e < int(y.Last) && d.Text.Tokens[e].Kind != text.Punct && d.Text.Tokens[e].Kind != text.CloseQuote {
		return
	}
	if source.last == 0 {
		source.last = e
	}
	c := claim{source: source, cue: q, sentence: int32(s), rule: "inside-quote"}
	c.spans = []group{{int(y.First), before}}
	for k := e + 1; d.comma(e) && k < min(e+10, int(y.Last)) && !d.verbHere(k); k++ {
		if d.mark(k, '.') {
			e = k // soupire Léa Roc, déléguée du port. Et puis ...
			break
		}
		if d.Text.Tokens[k].Kind != text.Word {
			break
		}
	}
	own := d.mark(e, '.') // a new sentence, a statement of its own
	for e < int(y.Last) && d.Text.Tokens[e].Kind == text.Punct {
		e++
	}
	if e < int(y.Last)-1 {
		end := int(y.Last)
		if d.Text.Tokens[end-1].Kind == text.CloseQuote {
			end = d.trimEnd(e, end-1)
		}
		if own {
			d.keep(c)
			c.spans = []group{{e, end}}
		} else {
			c.spans = append(c.spans, group{e, end})
		}
	}
	d.keep(c)
}

// voiced gives quotation x to the person whose name stands behind it after a
// word that no lexicon has: in that place it is a verb of saying. « ... »,
// grommelle Paul Ricard.
func (d *Document) voiced(x int) bool {
	y := &d.Text.Quotes[x]
	if !d.say.freeOrder || y.Scare && !d.endsInside(y) && !d.comma(int(y.Last)) || y.Unclosed {
		return false
	}
	v := int(y.Last)
	if d.comma(v) {
		v++
	}
	for v+1 < len(d.Text.Tokens) && d.reflexive(v) {
		v++
	}
	if v+1 >= len(d.Text.Tokens) || d.Text.Tokens[v].Kind != text.Word || d.Shape(v, text.Capitalised) || d.Words[v] != 0 {
		return false
	}
	s := d.Sentence(v)
	last := int(d.Text.Sentences[s].Last)
	n := d.skipTime(v + 1)
	m := d.MentionAt(n)
	if v == int(d.Text.Sentences[s].First) && d.Shape(v, text.ParagraphStart) || n >= last || m == nil || int(m.First) != n || m.Actor < 0 || d.Actors[m.Actor].Type != Person || m.Kind == Pronoun || m.Possessive {
		return false
	}
	if e := int(m.Last); e < last && d.Text.Tokens[e].Kind == text.Word && !d.Any(e, lexicon.SetOf(lexicon.Prep, lexicon.Conj, lexicon.Rel, lexicon.Sub, lexicon.Adv)) {
		return false
	}
	c := claim{source: group{n, int(m.Last)}, cue: cue{first: v, last: v + 1, frames: quoteFrame, act: sayAct}, sentence: int32(s), rule: "quote-voiced"}
	c.spans = []group{{int(y.First), int(y.Last)}}
	d.keep(c)
	return true
}

// statement reports whether the short quotation x ends its sentence and holds a verb,
// so that it is no name or title: Marsh was calm: “Quays are cheap”.
func (d *Document) statement(x int) bool {
	y := &d.Text.Quotes[x]
	last := int(d.Text.Sentences[d.Sentence(int(y.First))].Last)
	return y.Last-y.First > 4 && int(y.Last) >= last-1 && d.hasVerb(int(y.First)+1, int(y.Last)-1)
}

// colonQuote gives a quotation behind a colon to the subject of the sentence:
// "The minister was pleased: ...".
func (d *Document) colonQuote(x int) bool {
	y := &d.Text.Quotes[x]
	at := int(y.First) - 1
	s := d.Sentence(at)
	c := claim{cue: cue{first: at, last: at + 1, frames: quoteFrame, act: sayAct}, sentence: int32(s), rule: "colon"}
	c.spans = []group{{int(y.First), int(y.Last)}}
	for k := range d.near(s) {
		if int(d.found[k].sentence) == s && d.found[k].cue.first < at {
			c.source = d.found[k].source
		}
	}
	for _, m := range d.MentionsIn(int(d.Text.Sentences[s].First), at) {
		if !c.source.empty() {
			break
		}
		if m.Possessive || m.Case&lexicon.Obl != 0 && m.Case&lexicon.Nom == 0 || m.Actor < 0 || d.Actors[m.Actor].Type == Country || d.Actors[m.Actor].Type == Outlet {
			continue
		}
		if p := int(m.First) - 1; p >= 0 && d.Is(p, lexicon.Prep) && d.Sentence(p) == s {
			continue
		}
		c.source = group{int(m.First), int(m.Last)}
	}
	if c.source.empty() {
		return false
	}
	d.keep(c)
	return true
}

// dropHeadings takes out what a heading quotes (Marsh: "We sail") where the article
// quotes the same words of the same person.
func (d *Document) dropHeadings() {
	for k := range d.found {
		c := &d.found[k]
		if c.rule != "colon" || len(c.spans) != 1 {
			continue
		}
		g := d.inner(c.spans[0])
		for j := max(0, k-nearClaims); j < min(len(d.found), k+nearClaims); j++ {
			o := &d.found[j]
			if j == k || o.dropped {
				continue
			}
			if h := d.inner(o.spans[0]); h.last-h.first >= g.last-g.first && slices.Equal(d.Words[g.first:g.last], d.Words[h.first:h.first+g.last-g.first]) && d.Of(g.first, g.last) == d.Of(h.first, h.first+g.last-g.first) {
				c.dropped = true
				break
			}
		}
	}
}

// continuedBy returns the claim that has the quotation with which the unclosed
// quotation x goes on, in the paragraphs that follow; -1 if there is none.
func (d *Document) continuedBy(x int) int {
	for end := x + nearClaims; x < min(end, len(d.Text.Quotes)) && d.Text.Quotes[x].Continues; x++ {
		n := x + 1
		for n < len(d.Text.Quotes) && d.Text.Quotes[n].Depth > 0 {
			n++
		}
		if n < len(d.Text.Quotes) && d.quoted[n] != 0 {
			return int(d.quoted[n]) - 1
		}
		x = n - 1
	}
	return -1
}

// nearClaims bounds how many claims around a place are looked at.
const nearClaims = 24

// near yields the indexes of the claims found around sentence s, those that
// words of saying gave first: a bound on the time that a text of nothing but
// quotations takes. The sentences asked for must not go back.
func (d *Document) near(s int) iter.Seq[int] {
	for d.passed < d.main && int(d.found[d.passed].sentence) <= s {
		d.passed++
	}
	return func(yield func(int) bool) {
		for k := max(0, d.passed-nearClaims); k < min(d.main, d.passed+nearClaims); k++ {
			if !yield(k) {
				return
			}
		}
		for k := max(d.main, len(d.found)-nearClaims); k < len(d.found); k++ {
			if !yield(k) {
				return
			}
		}
	}
}

// claimBefore returns the claim that sets the speaker for quotation x of
// paragraph para, -1 if none does.
func (d *Document) claimBefore(x int, para int32) int {
	start := int(d.Text.Quotes[x].First)
	best, bestEnd := -1, -1
	for k := range d.near(d.Sentence(start)) {
		c := &d.found[k]
		if c.rule == "passed-on" {
			continue // a medium speaks of what another said
		}
		end := c.cue.last
		for _, g := range c.spans {
			end = max(end, g.last)
		}
		if end <= start && end > bestEnd {
			best, bestEnd = k, end
		}
	}
	if best < 0 {
		return -1
	}
	p := d.Text.Sentences[d.Sentence(bestEnd-1)].Paragraph
	if p == para {
		return best
	}
	if p == para-1 && d.Shape(start, text.ParagraphStart) && (d.found[best].direct(d) || d.found[best].cue.act <= askAct && d.wholeParagraph(x)) {
		return best
	}
	return -1
}

// wholeParagraph reports whether quotation x is all that its paragraph holds.
func (d *Document) wholeParagraph(x int) bool {
	y := &d.Text.Quotes[x]
	n := int(y.Last)
	for n < len(d.Text.Tokens) && d.Text.Tokens[n].Kind == text.Punct && !d.Shape(n, text.ParagraphStart) {
		n++
	}
	return d.Shape(int(y.First), text.ParagraphStart) && (n >= len(d.Text.Tokens) || d.Shape(n, text.ParagraphStart))
}

// direct reports whether the claim's last span is a quotation.
func (c *claim) direct(d *Document) bool {
	g := c.spans[len(c.spans)-1]
	return d.Text.Tokens[g.last-1].Kind == text.CloseQuote || d.Text.Tokens[g.first].Kind == text.OpenQuote
}
