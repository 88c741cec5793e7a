package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// documentAt reports whether token i begins the name of a kind of document that
// speaks for whoever issued it: a statement, a letter, a press release.
func (d *Document) documentAt(i int) bool {
	x, ok := d.Sense(i, lexicon.Channel)
	return ok && d.say.entries[x.Entry].use == channelDocument
}

// documentIn returns the token at which a document is named as the head of the
// noun group g, -1 if its head is something else.
func (d *Document) documentIn(g group) int {
	for i := g.first; i < g.last; i++ {
		switch {
		case d.documentAt(i):
			return i
		case i > g.first && d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Of)) && !d.Is(i, lexicon.Det):
			return -1
		}
	}
	return -1
}

// documentSpeaker returns who speaks in claim k where its source is a document:
// whom the noun group names as its owner or author (a statement from the
// embassy, his letter), else whoever was reported before, else the body or
// person told of right before. Empty if its source is none or nobody is found.
func (d *Document) documentSpeaker(k int) []int32 {
	c := &d.found[k]
	doc := d.documentIn(c.source)
	if doc < 0 {
		return nil
	}
	x, _ := d.Sense(doc, lexicon.Channel)
	for i := c.source.first; i < c.source.last; i++ {
		if i == doc {
			i += int(x.Len) // a press release: no press
		}
		if m := d.MentionAt(i); m != nil {
			bare := m.Kind != Pronoun && int(m.Last-m.First) == 1 && !d.Shape(i, text.Capitalised) // the office: named before
			if m.Actor >= 0 && !bare && d.Actors[m.Actor].Type != Outlet && !d.isTime(i) {
				return []int32{m.Actor}
			}
			i = int(m.Last) - 1
		}
	}
	if a := d.teller(c.source.last); a >= 0 {
		return []int32{a}
	}
	if a := d.issuer(c); a >= 0 {
		return []int32{a}
	}
	for j := k - 1; j >= max(0, k-3); j-- {
		if s := &d.speaker[j]; d.found[j].sentence >= c.sentence-documentReach && len(s.actors) == 1 && d.Actors[s.actors[0]].Type != Outlet {
			return s.actors
		}
	}
	for s := int(c.sentence); s >= max(0, int(c.sentence)-documentReach); s-- {
		x := &d.Text.Sentences[s]
		for _, m := range d.MentionsIn(int(x.First), min(int(x.Last), c.cue.first)) {
			if m.Actor < 0 || m.Possessive || d.Shape(int(m.First), text.InQuote) || d.documentAt(int(m.First)) {
				continue
			}
			if t := d.Actors[m.Actor].Type; t == Person || t == Organization {
				return []int32{m.Actor}
			}
		}
	}
	return nil
}

// teller returns the subject of the relative clause at token i, which tells who made
// a document: the account that she gave the paper; -1 if there is none.
func (d *Document) teller(i int) int32 {
	if i+1 >= len(d.Text.Tokens) || !d.Any(i, lexicon.SetOf(lexicon.Rel, lexicon.That)) {
		return -1
	}
	if m := d.MentionAt(i + 1); m != nil && int(m.First) == i+1 && !m.Possessive && m.Actor >= 0 && d.Actors[m.Actor].Type <= Organization {
		return m.Actor
	}
	return -1
}

// issuer returns the actor told of as having made a document public, in the
// sentences before the claim c of a document without an owner: the association
// issued a statement; -1 if there is none.
func (d *Document) issuer(c *claim) int32 {
	for s := int(c.sentence) - 1; s >= max(0, int(c.sentence)-documentReach); s-- {
		x := &d.Text.Sentences[s]
		for i := int(x.First); i < int(x.Last); i++ {
			if !d.documentAt(i) || d.Shape(i, text.InQuote) {
				continue
			}
			if m := d.MentionAt(i + 2); i+2 < int(x.Last) && m != nil && m.Actor >= 0 && d.Any(i+1, lexicon.SetOf(lexicon.Of, lexicon.Prep)) && d.Actors[m.Actor].Type <= Country {
				return m.Actor // a statement from the embassy
			}
			for _, m := range d.MentionsIn(int(x.First), i) {
				if m.Subject && !m.Possessive && m.Actor >= 0 && d.Actors[m.Actor].Type <= Country {
					return m.Actor
				}
			}
		}
	}
	return -1
}

// documentReach is how many sentences before a bare "the statement said" its
// issuer may have spoken.
const documentReach = 3

// documentClaim reads an impersonal verb of saying with the document that it
// stands in: "...", говорится в сообщении; "...", si legge in una nota; in the
// letter it is said that ... It returns the claim with its source, empty if
// there is none, and the token where an attribution behind its content begins,
// -1 if the content follows.
func (d *Document) documentClaim(q cue, s int) (claim, int) {
	c := claim{cue: q, sentence: int32(s)}
	first, i := int(d.Text.Sentences[s].First), q.first-1
	nobody := q.nobody
	for ; i >= first && !d.opensAs(i); i-- {
		if d.reflexive(i) || d.say.impersonal[d.Words[i]] || d.Is(i, lexicon.Pron) && d.clitic(i, s) {
			nobody = true
		} else if !d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Adv)) {
			break
		}
	}
	if behind := q.last; d.Is(behind, lexicon.Pron) && d.clitic(behind, s) { // lit-on
		nobody = true
	}
	if !nobody {
		return c, -1
	}
	if d.say.proDrop && len(d.say.impersonal) > 0 && !d.impersonalBeside(i+1, q.last) {
		return c, -1 // escribió en un mensaje: whoever is spoken of did
	}
	as := i == first && d.opensAs(i) // Как сообщается в заявлении министерства, ...
	if i >= first && !as && d.nounEnd(i) {
		g := d.subjectEnding(i, first)
		if p := g.first - 1; p >= first && (p == first || d.comma(p-1)) && d.Any(p, lexicon.SetOf(lexicon.Prep, lexicon.Locative)) && d.documentIn(g) >= 0 {
			c.source, c.spans = g, []group{{}}
		}
		return c, -1
	}
	if g := d.bodyBefore(first, i); !g.empty() {
		c.source, c.spans = g, []group{{}}
		return c, -1
	}
	if i >= first && !as && !d.comma(i) && !d.dash(i) && d.Text.Tokens[i].Kind != text.CloseQuote {
		return c, -1
	}
	last := int(d.Text.Sentences[s].Last)
	if c.source = d.documentBehind(q.last, last); c.source.empty() {
		c.source = d.bodyBehind(q, last)
	}
	if c.source.empty() {
		return c, -1
	}
	if as {
		if e := c.source.last; d.comma(e) && e+2 < last {
			c.spans = []group{{e + 1, d.clauseEnd(e+1, s, q)}}
			return c, -1
		}
		c.source = group{}
		return c, -1
	}
	return c, i + 1
}

// bodyBefore is the body at which something is said by nobody, in a phrase at the head
// of the sentence up to the comma at token i: Au ministère, on assure que.
func (d *Document) bodyBefore(first, i int) group {
	if i <= first+1 || !d.comma(i) || !d.Any(first, lexicon.SetOf(lexicon.Prep, lexicon.Locative)) {
		return group{}
	}
	m := d.MentionAt(i - 1)
	if m == nil || int(m.Last) != i || int(m.First) > first+1 || m.Kind != Body && m.Type != Organization {
		return group{}
	}
	return group{int(m.First), i}
}

// bodyBehind is the body out of which something is said by nobody, right behind
// the verb, in the languages with a verb for that: hieß es aus dem Ministerium.
func (d *Document) bodyBehind(q cue, last int) group {
	i := q.last
	if !q.nobody || !d.rules.nounCapitals || i+1 >= last || !d.Is(i, lexicon.Prep) {
		return group{}
	}
	for j := i + 1; j <= i+2 && j < last; j++ {
		m := d.MentionAt(j)
		if m == nil {
			if d.Is(j, lexicon.Det) {
				continue
			}
			break
		}
		if int(m.First) == j && (m.Kind == Body || m.Type == Organization || m.Type == Outlet) && !d.Is(int(m.First), lexicon.Role) {
			return group{j, int(m.Last)}
		}
		break
	}
	return group{}
}

// impersonalBeside reports whether a reflexive or impersonal pronoun stands among
// the tokens [first, last) of a verb and its helpers, or right behind them.
func (d *Document) impersonalBeside(first, last int) bool {
	for i := first; i <= last && i < len(d.Words); i++ {
		if d.reflexive(i) || d.say.impersonal[d.Words[i]] {
			return true
		}
	}
	return false
}

// opensAs reports whether token i may open a clause that names a source: as.
func (d *Document) opensAs(i int) bool {
	if !d.Is(i, lexicon.Source) {
		return false
	}
	for _, x := range d.Lang.Senses(d.Words[i]) {
		if x.Class == lexicon.Source && d.say.entries[x.Entry].use == sourceAs {
			return true
		}
	}
	return false
}

// documentBehind returns the document that stands in a phrase of place at token
// i, behind a verb of saying.
func (d *Document) documentBehind(i, last int) group {
	for i < last && d.Is(i, lexicon.Pron) {
		i++ // lit-on, heißt es
	}
	i = d.skipTime(i)
	if i+1 >= last || !d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Locative)) {
		return group{}
	}
	e := d.sourceEnd(i+1, last)
	if g := (group{i + 1, e}); e > i+1 && d.documentIn(g) >= 0 {
		return g
	}
	return group{}
}
