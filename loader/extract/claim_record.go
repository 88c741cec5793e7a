package extract

import (
	"strings"

	"kg/loader/text"
	"kg/schema"
)

// recordClaims puts the claims found into the article record, in order of
// their place in the text.
func (d *Document) recordClaims() {
	for k := range d.found {
		d.recordClaim(&d.found[k])
	}
}

func (d *Document) recordClaim(c *claim) {
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
	if !c.to.empty() {
		if to, ok := d.speakers(c.to); ok && len(to) > 0 {
			r.Addressee = &to[0]
		}
	}
	speakers, _ := d.speakers(c.source)
	for _, a := range speakers {
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

// speakers returns the actors that the noun group g points at, as the record
// has them.
func (d *Document) speakers(g group) ([]schema.Actor, bool) {
	if g.empty() {
		return nil, false
	}
	var best *Mention
	for i := g.first; i < g.last; i++ {
		m := d.MentionAt(i)
		if m == nil || m.Possessive && !(m.Kind == Pronoun) {
			continue
		}
		best = m
		break
	}
	if best != nil && best.Actor >= 0 {
		a := d.ActorRecord(int(best.Actor), best)
		return []schema.Actor{a}, true
	}
	if best != nil && len(best.Members) > 0 {
		var out []schema.Actor
		for _, m := range best.Members {
			out = append(out, d.ActorRecord(int(m), best))
		}
		return out, true
	}
	start, end := d.Text.Tokens[g.first].Start, d.Text.Tokens[g.last-1].End
	name := d.Text.Body[start:end]
	return []schema.Actor{{Name: name, Type: "group", Mention: name, Start: int(start), End: int(end)}}, true
}
