package extract

import (
	"cmp"
	"slices"
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
	"kg/schema"
)

// recordClaims puts the claims found into the article record, in order of
// their place in the text.
func (d *Document) recordClaims() {
	order := d.order[:0]
	for k := range d.found {
		if !d.found[k].dropped {
			order = append(order, int32(k))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int {
		return cmp.Compare(d.found[a].spans[0].first, d.found[b].spans[0].first)
	})
	d.order = order
	for _, k := range order {
		d.recordClaim(int(k))
	}
}

func (d *Document) recordClaim(k int) {
	c := &d.found[k]
	r := schema.Claim{Cue: d.Of(c.cue.first, c.cue.last), Via: []schema.Outlet{}, Topics: []schema.Topic{}, Rule: d.Lang.Code + "/claim/" + c.cue.act.String() + "-" + c.rule}
	r.Kind = d.kindOf(c)
	var b strings.Builder
	for _, g := range c.spans {
		g = d.inner(g)
		if g.empty() {
			continue
		}
		start, end := d.Text.Tokens[g.first].Start, d.Text.Tokens[g.last-1].End
		r.Spans = append(r.Spans, [2]int{int(start), int(end)})
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(d.Text.Body[start:end])
	}
	if len(r.Spans) == 0 {
		return
	}
	r.Text = b.String()
	r.Start, r.End = r.Spans[0][0], r.Spans[len(r.Spans)-1][1]
	r.Evidence = d.claimEvidence(c)
	r.Addressee = d.addresseeRecord(c.to)
	r.Via = append(r.Via, d.via[k]...)
	for _, a := range d.speakers(k) {
		r.Speaker = a
		d.Article.Claims = append(d.Article.Claims, r)
	}
}

// inner leaves out the marks around a span that is all one quotation, and the
// comma at its end.
func (d *Document) inner(g group) group {
	if d.Text.Tokens[g.first].Kind == text.OpenQuote {
		if x := d.quoteAt(g.first); x >= 0 && int(d.Text.Quotes[x].First) == g.first && int(d.Text.Quotes[x].Last) >= g.last {
			g.first++
			if g.last > g.first && d.Text.Tokens[g.last-1].Kind == text.CloseQuote {
				g.last--
			}
			if d.comma(g.last - 1) {
				g.last--
			}
		}
	}
	return g
}

// kindOf says how much of the claim is in quotation marks.
func (d *Document) kindOf(c *claim) string {
	in, out := 0, 0
	for _, g := range c.spans {
		for i := g.first; i < g.last; i++ {
			if k := d.Text.Tokens[i].Kind; k != text.Word && k != text.Number {
				continue
			}
			if d.Text.Tokens[i].Shape&text.InQuote != 0 {
				in++
			} else {
				out++
			}
		}
	}
	switch {
	case in == 0:
		return "indirect"
	case out == 0:
		return "direct"
	}
	return "mixed"
}

// claimEvidence is the sentences from the first to the last that the claim and
// its attribution touch.
func (d *Document) claimEvidence(c *claim) []schema.Span {
	lo, hi := c.cue.first, c.cue.last
	for _, g := range c.spans {
		lo, hi = min(lo, g.first), max(hi, g.last)
	}
	a, b := d.Sentence(lo), d.Sentence(hi-1)
	var out []schema.Span
	for s := a; s <= b; s++ {
		out = append(out, d.Evidence(s))
	}
	return out
}

// speakers returns who speaks claim k, as the record has it.
func (d *Document) speakers(k int) []schema.Actor {
	s := &d.speaker[k]
	if len(s.actors) > 2 && s.mention != nil && (s.mention.Kind == Pronoun || s.mention.Kind == GroupOf) {
		if r, ok := d.collective(s); ok {
			return []schema.Actor{r}
		}
	}
	var out []schema.Actor
	if g := d.found[k].source; len(s.actors) == 1 && s.words.empty() && d.Actors[s.actors[0]].Type == People && s.mention != nil && int(s.mention.First) >= g.first && int(s.mention.Last) < g.last {
		if r, ok := d.words(g, s.mention); ok {
			return []schema.Actor{r} // sources at the ministry
		}
	}
	for _, a := range s.actors {
		r := d.ActorRecord(int(a), s.mention)
		if g := s.words; !g.empty() {
			r.Start, r.End = int(d.Text.Tokens[g.first].Start), int(d.Text.Tokens[g.last-1].End)
			r.Mention = d.Text.Body[r.Start:r.End]
		}
		out = append(out, r)
	}
	if out == nil {
		if a, ok := d.words(d.found[k].source, s.mention); ok {
			out = append(out, a)
		}
	}
	return out
}

// collective is three and more who speak as one, by the words that name them:
// the foreign ministers.
func (d *Document) collective(s *speakerOf) (schema.Actor, bool) {
	for i := len(d.Mentions) - 1; i >= 0; i-- {
		if m := &d.Mentions[i]; m.Kind == GroupOf && m.First <= s.mention.First && slices.Equal(m.Members, s.actors) {
			r, ok := d.words(group{int(m.First), int(m.Last)}, nil)
			r.Mention, r.Start, r.End = d.Text.Body[s.mention.Start:s.mention.End], int(s.mention.Start), int(s.mention.End)
			return r, ok
		}
	}
	return schema.Actor{}, false
}

// addressee returns the one that the noun group g points at.
func (d *Document) addresseeRecord(g group) *schema.Actor {
	if g.empty() {
		return nil
	}
	if m := d.sourceMention(g); m != nil && m.Actor >= 0 {
		a := d.ActorRecord(int(m.Actor), m)
		return &a
	}
	a, ok := d.words(g, nil)
	if !ok {
		return nil
	}
	return &a
}

// words returns a source that is no actor of the article by its words: some
// analysts, a statement. A pronoun that stands for nobody known is none.
func (d *Document) words(g group, m *Mention) (schema.Actor, bool) {
	if m != nil && m.Kind == Pronoun {
		if m.Person&(lexicon.P1|lexicon.P2) != 0 {
			return schema.Actor{}, false
		}
	} else if g.last == g.first+1 && d.Is(g.first, lexicon.Pron) && d.Feat(g.first, lexicon.Pron)&(lexicon.P1|lexicon.P2) != 0 {
		return schema.Actor{}, false
	}
	start, end := d.Text.Tokens[g.first].Start, d.Text.Tokens[g.last-1].End
	for g.first < g.last-1 && d.Any(g.first, lexicon.SetOf(lexicon.Det, lexicon.Adv)) && !d.Is(g.first, lexicon.Num) && !d.Is(g.first+1, lexicon.Prep) {
		g.first++
	}
	name := d.Text.Body[d.Text.Tokens[g.first].Start:end]
	if s, ok := d.Sense(g.first, lexicon.Role); ok && d.rules.cases && s.Feat&(lexicon.Obl|lexicon.Nom) == lexicon.Obl {
		name = d.Entry(s).Lemma + d.Text.Body[d.Text.Tokens[g.first+int(s.Len)-1].End:end] // по словам министра
	}
	r := schema.Actor{ID: schema.ActorID(name), Name: name, Type: "group", Mention: d.Text.Body[start:end], Start: int(start), End: int(end)}
	if r.Mention != name {
		r.Aliases = []string{r.Mention} // with its determiner
	}
	return r, true
}
