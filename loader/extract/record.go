package extract

import "kg/schema"

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
	r := schema.Actor{ID: a.ID, Name: a.Name, Type: a.Type.String(), Role: a.Role}
	if m != nil {
		r.Mention, r.Start, r.End = d.Text.Body[m.Start:m.End], int(m.Start), int(m.End)
	}
	return r
}

// Reject notes a near miss of sentence s.
func (d *Document) Reject(s int, candidate, rule string) {
	e := d.Evidence(s)
	d.Article.Rejected = append(d.Article.Rejected, schema.Rejection{
		Sentence: e.Text, Candidate: candidate, Rule: d.Lang.Code + "/" + rule, Start: e.Start, End: e.End})
}
