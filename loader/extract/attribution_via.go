package extract

import (
	"slices"

	"kg/loader/lexicon"
	"kg/loader/text"
	"kg/schema"
)

// speakerOf is who a claim's source is: actors of the article, or words only.
type speakerOf struct {
	actors  []int32
	mention *Mention
	words   group // what stands for them, where it is no mention
}

// findSpeakers fills d.speaker, by claim: the actors that the sources point
// at. A pronoun that the article leaves open, and one that goes on speaking
// (he added), is whoever spoke last.
func (d *Document) findSpeakers() {
	d.speaker = d.speaker[:0]
	for k := range d.found {
		c := &d.found[k]
		var s speakerOf
		if c.after > 0 && c.after <= k {
			d.speaker = append(d.speaker, d.speaker[c.after-1])
			continue
		}
		if a := d.documentSpeaker(k); a != nil {
			s.actors, s.words = a, c.source
		} else if m := d.sourceMention(c.source); m != nil {
			s.mention = m
			if m.Actor >= 0 {
				s.actors = []int32{m.Actor}
			} else {
				s.actors = m.Members
			}
			if m.Kind == Pronoun && m.Person&(lexicon.P1|lexicon.P2) == 0 && (len(s.actors) == 0 || c.cue.more || d.speaksOn(k, m)) {
				if p := d.spokeBefore(k, m); p != nil {
					s.actors = p
				}
			}
		}
		d.speaker = append(d.speaker, s)
	}
}

// speaksOn reports whether the subject pronoun m of claim k most likely is
// whoever spoke in the sentence before: But he admitted; "...," he said.
func (d *Document) speaksOn(k int, m *Mention) bool {
	if k == 0 || m.Number&lexicon.Pl != 0 || m.Possessive {
		return false
	}
	c, p := &d.found[k], &d.found[k-1]
	if c.cue.act != sayAct || p.cue.act != sayAct || d.Sentence(c.spans[0].first) != int(p.sentence)+1 && c.sentence != p.sentence+1 {
		return false
	}
	return int(m.First)-int(d.Text.Sentences[c.sentence].First) <= 1 || c.rule == "quote-before" || c.rule == "quote-inverted"
}

// sourceMention returns the mention that the noun group g is, nil if it is none.
func (d *Document) sourceMention(g group) *Mention {
	for i := g.first; i < g.last; i++ {
		m := d.MentionAt(i)
		if m == nil {
			if d.Is(i, lexicon.Prep) && i > g.first && !d.isBy(i) {
				return nil // words without a mention, with one hanging on them
			}
			continue
		}
		if m.Possessive && i+1 < g.last && (m.Kind != Pronoun || int(m.First) == i && !d.Is(i, lexicon.Pron)) && !(d.genitive(int(m.Last)) && int(m.Last)+1 >= g.last) {
			i = int(m.Last)
			continue
		}
		// Harbour Minister Lena Marsh: what modifies comes first.
		for j := int(m.Last); j < g.last && d.rules.nounCompounds; j++ {
			if d.Text.Tokens[j].Kind != text.Word || d.Any(j, groupStop) || d.genitive(j) {
				break
			}
			if n := d.MentionAt(j); n != nil && n != m && n.Kind != Pronoun {
				m = n
				j = int(n.Last) - 1
			}
		}
		if n := int(m.Last); d.rules.nounCompounds && n < g.last && m.Kind == Name && m.Type == Country && d.Text.Tokens[n].Kind == text.Word && !d.genitive(n) && !d.Any(n, closed) && !d.isTime(n) && !d.Shape(n, text.Capitalised) {
			return nil // UK statistics
		}
		return m
	}
	return nil
}

// spokeBefore returns the actors of the last claim before claim k that the
// pronoun m may stand for, not farther back than a few sentences.
func (d *Document) spokeBefore(k int, m *Mention) []int32 {
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		s := d.speaker[j]
		if d.found[j].sentence < d.found[k].sentence-4 || len(s.actors) == 0 || d.within(j, k) {
			continue
		}
		if len(s.actors) > 1 && m.Number == lexicon.Sg {
			continue
		}
		a := &d.Actors[s.actors[0]]
		if len(s.actors) == 1 && (a.Gender != 0 && m.Gender&(lexicon.Masc|lexicon.Fem) != 0 && a.Gender&m.Gender == 0 || a.Type == Outlet) {
			continue
		}
		if m.Number&lexicon.Pl == 0 && m.Gender&(lexicon.Masc|lexicon.Fem) != 0 && (len(s.actors) > 1 || a.Type != Person) {
			continue // he is no ministry
		}
		if m.Number == lexicon.Pl && len(s.actors) == 1 && a.Type == Person {
			continue // they are no one man
		}
		return s.actors
	}
	return nil
}

// within reports whether claim j is part of what another reports before claim
// k, which stands outside: who speaks there does not go on afterwards.
func (d *Document) within(j, k int) bool {
	for i := max(0, j-nearClaims); i < k; i++ {
		if i == j {
			continue
		}
		for _, g := range d.found[i].spans {
			if g.has(d.found[j].cue.first) && !g.has(d.found[k].cue.first) {
				return true
			}
		}
	}
	return false
}

// findChannels gives each claim the media that it came through, and takes out
// the claims of media that only pass on the words of others.
func (d *Document) findChannels() {
	d.via = resize(d.via, len(d.found))
	for k := range d.found {
		c := &d.found[k]
		if out := d.outletOf(k); out != nil {
			d.passOn(k, out)
			continue
		}
		d.via[k] = d.channels(c, d.via[k])
	}
	d.inherit()
	d.passOnTold()
}

// passOnTold gives what somebody is said to have said the one who says so as its
// channel: the mayor told the council that her driver had warned him.
func (d *Document) passOnTold() {
	for k := range d.found {
		c, s := &d.found[k], &d.speaker[k]
		if c.dropped || c.cue.act > writeAct || len(s.actors) != 1 || d.Actors[s.actors[0]].Unnamed || d.Actors[s.actors[0]].Type > Country {
			continue
		}
		for j := max(0, k-nearClaims); j < min(len(d.found), k+nearClaims); j++ {
			o := &d.found[j]
			if j == k || o.dropped || o.sentence != c.sentence || !c.spansHave(o.cue.first) || slices.Equal(d.speaker[j].actors, s.actors) {
				continue
			}
			name := d.Actors[s.actors[0]].Name
			d.via[j] = addOutlet(d.via[j], schema.Outlet{ID: schema.OutletID(name), Name: name})
		}
	}
}

// outletOf returns the outlet that claim k's source is, with those that it
// cites in turn; nil if the source is no medium.
func (d *Document) outletOf(k int) []schema.Outlet {
	c := &d.found[k]
	var out []schema.Outlet
	if s := d.speaker[k]; len(s.actors) == 1 && d.Actors[s.actors[0]].Type == Outlet && s.mention != nil && s.mention.Kind != Pronoun {
		a := &d.Actors[s.actors[0]]
		out = append(out, schema.Outlet{ID: schema.OutletID(a.Name), Name: a.Name})
	} else if o, ok := d.namelessOutlet(c.source); ok {
		out = append(out, o)
	} else {
		return nil
	}
	return d.channels(c, out)
}

// namelessOutlet reads a medium known by what it is: Russian state television.
func (d *Document) namelessOutlet(g group) (schema.Outlet, bool) {
	for i := g.first; i < g.last; i++ {
		x, ok := d.Sense(i, lexicon.Channel)
		if !ok || d.Entry(x).Get("is") != "outlet" {
			continue
		}
		first := i
		if first > 0 && d.Is(first-1, lexicon.Demonym) {
			first--
		}
		if o, ok := d.namedBefore(i, i+int(x.Len)); ok {
			return o, true
		}
		name := d.Of(first, i+int(x.Len))
		return schema.Outlet{ID: schema.OutletID(name), Name: name}, true
	}
	return schema.Outlet{}, false
}

// namedBefore returns the outlet that the words [first, last) stood right
// before earlier in the article: the state broadcaster, after "state
// broadcaster CCTV".
func (d *Document) namedBefore(first, last int) (schema.Outlet, bool) {
	const words = 3000 // the head of the article is enough
	for i := 0; i+last-first < min(first, words); i++ {
		if !slices.Equal(d.Words[i:i+last-first], d.Words[first:last]) {
			continue
		}
		m := d.MentionAt(i + last - first)
		if m != nil && m.Actor >= 0 && d.Actors[m.Actor].Type == Outlet {
			a := &d.Actors[m.Actor]
			return schema.Outlet{ID: schema.OutletID(a.Name), Name: a.Name}, true
		}
	}
	return schema.Outlet{}, false
}

// passOn gives the outlets of claim k to the claims of others inside its
// content; if there are any, claim k is theirs and no claim of its own.
func (d *Document) passOn(k int, out []schema.Outlet) {
	c := &d.found[k]
	given := false
	for j := max(0, k-nearClaims); j < min(len(d.found), k+nearClaims); j++ {
		o := &d.found[j]
		if j == k || o.dropped || o.sentence != c.sentence && !d.overlap(o, c) || d.outletSource(j) {
			continue
		}
		if !d.overlap(o, c) && !(o.cue.first < c.cue.first) {
			continue
		}
		for _, x := range out {
			d.via[j] = addOutlet(d.via[j], x)
		}
		o.passed = true
		given = true
	}
	c.dropped = given
}

// outletSource reports whether claim j's source is a medium.
func (d *Document) outletSource(j int) bool {
	s := d.speaker[j]
	if len(s.actors) == 1 && d.Actors[s.actors[0]].Type == Outlet {
		return true
	}
	_, ok := d.namelessOutlet(d.found[j].source)
	return ok
}

// overlap reports whether content of a lies inside that of b, or next to it.
func (d *Document) overlap(a, b *claim) bool {
	for _, x := range a.spans {
		for _, y := range b.spans {
			if x.first < y.last && y.first < x.last {
				return true
			}
		}
	}
	return false
}

// channels adds the media that the attribution of c names: the words between
// cue and content, or behind the cue up to the end of the sentence.
func (d *Document) channels(c *claim, out []schema.Outlet) []schema.Outlet {
	s := &d.Text.Sentences[d.Sentence(c.cue.first)]
	last := int(s.Last)
	who := c.source // what hangs on the speaker may name the medium: X in an interview with Y
	if m := d.sourceMention(c.source); m != nil && int(m.Last) < who.last {
		who.last = int(m.Last)
	}
	from := min(c.cue.last, max(who.last, c.cue.first))
	for i := who.last; i < c.cue.first; i++ { // hatte im Interview mit ... gesagt
		if d.Is(i, lexicon.Channel) {
			from = i
			break
		}
	}
	for i := int(s.First); i < min(c.source.first, c.cue.first); i++ {
		if d.Is(i, lexicon.Channel) && d.MentionAt(i) == nil || d.Is(i, lexicon.SayN) && d.Is(i-1, lexicon.Prep) { // In an interview with Reuters, ...
			from = i
			break
		}
		if d.Text.Tokens[i].Kind == text.OpenQuote || d.Is(i, lexicon.Say) && d.Feat(i, lexicon.Say)&lexicon.Finite != 0 && !d.Is(i, lexicon.SayN) {
			break
		}
	}
	if i := int(s.First) + d.phraseLen(int(s.First), lexicon.Prep); i > int(s.First) && i < c.source.first {
		// À CNN Brasil, X disse
		if m := d.MentionAt(i); m != nil && m.Actor >= 0 && d.Actors[m.Actor].Type == Outlet && d.comma(int(m.Last)) {
			from = i
		}
	}
	for i := from; i < last; i++ {
		inside := false
		for _, g := range c.spans {
			if g.has(i) {
				i = g.last - 1
				inside = true
				break
			}
		}
		if inside {
			continue
		}
		if d.Text.Tokens[i].Kind == text.OpenQuote {
			if x := d.quoteAt(i); x >= 0 && !d.Text.Quotes[x].Scare {
				break
			}
		}
		if i > c.cue.last && d.Is(i, lexicon.Say) && !d.capital(i) && !d.Is(i, lexicon.SayN) && d.Feat(i, lexicon.Say)&lexicon.Finite != 0 && d.MentionAt(i) == nil && !d.Any(i-1, nounMakers) {
			break
		}
		if o, e := d.publisher(i); e > i {
			out = addOutlet(out, o)
			i = e - 1
			continue
		}
		m := d.MentionAt(i)
		if o, ok := d.namedMedium(i); ok && !who.has(i) && (m == nil || m.Actor < 0 || d.Actors[m.Actor].Type != Outlet) {
			out = addOutlet(out, o)
			continue
		}
		if m != nil && int(m.First) == i {
			if m.Actor >= 0 && d.Actors[m.Actor].Type == Outlet && !who.has(i) && (m.Kind == Name || m.Kind == Titled || m.Kind == Body) {
				a := &d.Actors[m.Actor]
				out = addOutlet(out, schema.Outlet{ID: schema.OutletID(a.Name), Name: a.Name})
			}
			continue
		}
		if who.has(i) {
			continue
		}
		if o, ok := d.namelessOutlet(group{i, i + 1}); ok {
			out = addOutlet(out, o)
		}
	}
	return out
}

// phraseLen is the length of the longest reading of class c at token i, 0 if
// there is none.
func (d *Document) phraseLen(i int, c lexicon.Class) int {
	x, ok := d.Sense(i, c)
	if !ok {
		return 0
	}
	return int(x.Len)
}

// inherit hands on the media: to the words that go on with a quotation, and
// from a report of a medium at the head of the article to whatever the same
// speaker says later without another.
func (d *Document) inherit() {
	d.creditLead()
	for k := 1; k < len(d.found); k++ {
		if len(d.via[k]) > 0 || d.found[k].dropped {
			continue
		}
		for j := k - 1; j >= max(0, k-200); j-- {
			if d.found[j].dropped || len(d.via[j]) == 0 || !slices.Equal(d.speaker[j].actors, d.speaker[k].actors) || len(d.speaker[j].actors) == 0 {
				continue
			}
			lead := d.found[j].lead || d.found[j].passed && d.found[j].sentence < openingSentences
			d.found[k].lead = lead
			if lead || d.found[k].rule == "quote-free" && j == k-1 {
				d.via[k] = d.via[j]
			}
			break
		}
	}
}

// creditLead hands on a medium that reports at the head of the article what someone
// did: to the quotation of his that comes next.
func (d *Document) creditLead() {
	for k := range d.found {
		c := &d.found[k]
		if c.sentence >= openingSentences {
			return
		}
		if c.dropped || len(d.speaker[k].actors) != 1 || d.Actors[d.speaker[k].actors[0]].Type != Outlet {
			continue
		}
		m := d.MentionAt(c.spans[0].first)
		if m == nil || m.Actor < 0 || d.Actors[m.Actor].Type != Person {
			continue
		}
		for j := k + 1; j < len(d.found) && d.found[j].sentence <= c.sentence+2; j++ {
			o := &d.found[j]
			if o.dropped || len(d.via[j]) > 0 || len(d.speaker[j].actors) != 1 || d.speaker[j].actors[0] != m.Actor || d.Text.Tokens[o.spans[0].first].Kind != text.OpenQuote {
				continue
			}
			a := &d.Actors[d.speaker[k].actors[0]]
			d.via[j] = addOutlet(d.via[j], schema.Outlet{ID: schema.OutletID(a.Name), Name: a.Name})
			o.lead = true
			break
		}
	}
}

// openingSentences is how many sentences are the head of an article.
const openingSentences = 2

func addOutlet(list []schema.Outlet, o schema.Outlet) []schema.Outlet {
	for _, x := range list {
		if x.ID == o.ID {
			return list
		}
	}
	return append(slices.Clip(list), o)
}
