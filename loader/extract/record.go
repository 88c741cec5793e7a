package extract

import (
	"slices"
	"strings"

	"kg/schema"
)

// Span returns the piece of text that the tokens [first, last) cover.
func (d *Document) Span(first, last int) schema.Span {
	start, end := d.Text.Tokens[first].Start, d.Text.Tokens[last-1].End
	return schema.Span{Start: int(start), End: int(end), Text: d.Text.Body[start:end]}
}

// Evidence returns sentence s as evidence.
func (d *Document) Evidence(s int) schema.Span {
	x := &d.Text.Sentences[s]
	return schema.Span{Start: int(x.Start), End: int(x.End), Text: d.Text.Body[x.Start:x.End]}
}

// ActorRecord returns an actor as the record has it; with a mention it says
// where and in which words.
func (d *Document) ActorRecord(actor int, m *Mention) schema.Actor {
	a := &d.Actors[actor]
	r := schema.Actor{ID: a.ID, Name: a.Name, Aliases: d.aliases(actor), Type: a.Type.String(), Role: a.Role}
	if m != nil {
		r.Mention, r.Start, r.End = d.Text.Body[m.Start:m.End], int(m.Start), int(m.End)
	}
	return r
}

// maxAliases bounds the other names of an actor that a record keeps.
const maxAliases = 8

// aliases returns the other names that the article has for an actor, in the
// order of the text: of someone who has a name, its other forms; of someone who
// has none, the description with its determiner.
func (d *Document) aliases(actor int) []string {
	a := &d.Actors[actor]
	if a.aliased {
		return a.aliases
	}
	a.aliased = true
	for i := int(a.First); i < len(d.Mentions) && len(a.aliases) < maxAliases; i++ {
		m := &d.Mentions[i]
		if int(m.Actor) != actor {
			continue
		}
		name := ""
		switch {
		case m.atom >= 0 && d.atoms[m.atom].kind == nameAtom && m.Type != Place:
			x := &d.atoms[m.atom]
			name = d.Text.Body[x.start:x.end]
		case (m.Kind == Office || m.Kind == Body || m.Kind == GroupOf) && a.Unnamed:
			name = d.Text.Body[m.Start:m.End]
		}
		if name = strings.Join(strings.Fields(name), " "); name != "" && name != a.Name && !slices.Contains(a.aliases, name) {
			a.aliases = append(a.aliases, name)
		}
	}
	return a.aliases
}

// Reject notes a near miss of sentence s.
func (d *Document) Reject(s int, candidate, rule string) {
	e := d.Evidence(s)
	d.Article.Rejected = append(d.Article.Rejected, schema.Rejection{
		Sentence: e.Text, Candidate: candidate, Rule: d.Lang.Code + "/" + rule, Start: e.Start, End: e.End})
}
