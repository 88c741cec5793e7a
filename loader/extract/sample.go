package extract

import (
	"slices"

	"kg/schema"
)

// Sample is a candidate as the trainer of the model sees it.
type Sample struct {
	Sentence schema.Span
	Word     string          // the word of contact
	Sides    [2]schema.Actor // the two actors
	Ruled    string          // the status that the rules give to an exchange of the two by that word; "" if they find none
	Features []int16         // as [SampleFeatures] names them
}

// SampleFeatures are the names of the features of samples, in their order.
func SampleFeatures() []string { return candidateFeatures() }

// Samples returns the candidates of a's text, in its order, for bench/train. It
// fills in what the rules find, as Extract does.
func Samples(a *schema.Article) []Sample {
	var all []Sample
	extract(a, func(x *exchangeReader, first int) {
		x.candidates(func(int) bool { return false }, func(c *candidate) {
			s := Sample{Sentence: x.Evidence(x.scene.sentence), Features: slices.Clone(c.features)}
			trigger := &x.scene.pieces[c.trigger]
			s.Word = x.Text.Body[x.Text.Tokens[trigger.first].Start:x.Text.Tokens[trigger.last-1].End]
			for n, side := range []side{c.a, c.b} {
				s.Sides[n] = x.ActorRecord(int(side.actor), &x.Mentions[side.mention])
			}
			for i := first; i < len(x.found); i++ {
				if e := &x.found[i]; e.trigger == int(trigger.first) && holdsAll(e.sides, []side{c.a, c.b}) {
					s.Ruled = e.status.String()
				}
			}
			all = append(all, s)
		})
	})
	return all
}
