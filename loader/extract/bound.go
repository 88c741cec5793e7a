package extract

import "kg/loader/text"

// maxSentence is the most tokens that a sentence may have. The longest of the
// dev articles and of the PolNeAR texts has 160; what is longer is a table, or
// an attack on the stages that look over a whole sentence from each word.
const maxSentence = 400

// boundSentences cuts sentences that are too long.
func (d *Document) boundSentences() {
	t := &d.Text
	long := false
	for s := range t.Sentences {
		long = long || t.Sentences[s].Last-t.Sentences[s].First > maxSentence
	}
	if !long {
		return
	}
	all := make([]text.Sentence, 0, len(t.Sentences)+len(t.Tokens)/maxSentence)
	for p := range t.Paragraphs {
		x := &t.Paragraphs[p]
		first := int32(len(all))
		for _, s := range t.Sentences[x.First:x.Last] {
			for s.Last-s.First > maxSentence {
				head := s
				head.Last = s.First + maxSentence
				head.End = t.Tokens[head.Last-1].End
				all = append(all, head)
				s.First, s.Start = head.Last, t.Tokens[head.Last].Start
				t.Tokens[s.First].Shape |= text.SentenceStart
			}
			all = append(all, s)
		}
		x.First, x.Last = first, int32(len(all))
	}
	t.Sentences = all
}
