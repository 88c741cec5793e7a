package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// whose takes in the nouns behind a plural that say whose they are, where its
// entry lets it be known by them (whose=yes): liderii sindicatelor din
// învățământ, reprezentanții angajaților. It returns the token after them, q if
// there are none.
func (d *Document) whose(q, end int, x *description) int {
	const longest = 3 // phrases
	if d.Entry(x.sense).Get("whose") == "" || x.sense.Feat&lexicon.Pl == 0 || x.indefinite || !x.definite && x.sense.Feat&lexicon.Def == 0 && !d.rules.noArticles && !d.rules.nounCapitals || x.country >= 0 || x.of >= 0 || x.ofDesc >= 0 || x.owner >= 0 {
		return q
	}
	r := q
	for n := 0; n < longest && r < end; n++ {
		t := r
		if d.owning(r) || d.rules.whence[d.Words[r]] {
			for t = r + 1; t < end && d.Is(t, lexicon.Det) && !d.capital(t); {
				t++
			}
		} else if n > 0 || !d.genitiveNoun(r) {
			break
		}
		if t >= end || !d.plainNoun(t) {
			break
		}
		for r = t + 1; r < end && r < t+3 && !d.Any(r, interesting) && d.plainNoun(r) && d.pluralEnding(r) && !d.verbEnding(r); {
			r++ // partidelor parlamentare
		}
	}
	if r > q && r < end && d.capital(r) && d.Text.Tokens[r-1].Kind == text.Word && !d.Is(r, lexicon.Say) {
		return q // reprezentanții sindicatului Solidaritatea: a name follows
	}
	x.whose = r > q
	return r
}

// plainNoun reports whether token i may be a noun or an adjective in lower case.
func (d *Document) plainNoun(i int) bool {
	return d.Text.Tokens[i].Kind == text.Word && (!d.capital(i) || d.commonNoun(i)) && !d.Any(i, functionWord) && !d.verbHere(i) &&
		!d.Any(i, lexicon.SetOf(lexicon.Prep, lexicon.Link, lexicon.Num, lexicon.TimeUnit, lexicon.Month, lexicon.Weekday, lexicon.Day, lexicon.Contact, lexicon.Light))
}

// genitiveNoun reports whether token i is a noun in the genitive by its ending or
// its form.
func (d *Document) genitiveNoun(i int) bool {
	if !d.rules.genitiveNames || d.capital(i) || d.Text.Tokens[i].Kind != text.Word {
		return false
	}
	return d.Feat(i, lexicon.Org)&lexicon.Obl != 0 || endsIn(d.Text.Of(i), d.rules.genitiveEndings) && (d.Words[i] == 0 || d.plainNoun(i) && !d.Any(i, interesting))
}

// commonNoun reports whether token i is a noun that names nobody, where all nouns
// have capitals.
func (d *Document) commonNoun(i int) bool {
	return d.rules.nounCapitals && d.capital(i) && !d.Any(i, lexicon.SetOf(lexicon.First, lexicon.Named, lexicon.Role)) && (d.commonEnding(i) || d.Any(i, lexicon.SetOf(lexicon.Noun, lexicon.Org, lexicon.Group)))
}
