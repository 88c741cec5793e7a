package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
	"kg/schema"
)

// outletEnd returns the token after the outlet that is named at token i, with
// an article or not; 0 if none is.
func (d *Document) outletEnd(i int) int {
	if d.site(i) {
		return i + 1
	}
	if _, ok := d.quotedMedium(i + 1); ok && d.Is(i, lexicon.Channel) {
		return int(d.Text.Quotes[d.quoteAt(i+1)].Last) // агентству «Маяк»
	}
	m := d.MentionAt(i)
	if m == nil && d.Any(i, lexicon.SetOf(lexicon.Det, lexicon.Prep)) {
		m = d.MentionAt(i + 1)
	}
	if m != nil && m.Actor >= 0 && int(m.First) >= i && d.Actors[m.Actor].Type == Outlet && m.Kind != Pronoun {
		return int(m.Last)
	}
	return 0
}

// toldOutlet returns the token after the outlet at token i that is told
// something, not what is told of: a mark, a complementiser or a quotation follows.
func (d *Document) toldOutlet(i, last int) int {
	e := d.outletEnd(i)
	if i >= last || e == 0 || e < last && !d.Is(e, lexicon.That) && d.Text.Tokens[e].Kind == text.Word {
		return i
	}
	return e
}

// site reports whether token i is the address of a site: lemonde.fr.
func (d *Document) site(i int) bool {
	if i < 0 || i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.Word {
		return false
	}
	w := d.Text.Of(i)
	n := strings.LastIndexByte(w, '.')
	return n > 1 && len(w)-n > 2 && len(w)-n < 7 && !strings.Contains(w[:n], ".") || strings.HasPrefix(w, "www.")
}

// namedMedium reads a medium that token i names other than as a mention: by its
// address, as X, or by what it is (the radio station Nord, la cadena Sur).
func (d *Document) namedMedium(i int) (schema.Outlet, bool) {
	if d.site(i) {
		name := d.Text.Of(i)
		if o, ok := gazetteer.OutletByDomain(name); ok {
			name = gazetteer.Outlets()[o].Name
		}
		return schema.Outlet{ID: schema.OutletID(name), Name: name}, true
	}
	if d.Text.Of(i) == "X" && i > 0 && d.Text.Tokens[i].Kind == text.Word && d.Text.Tokens[i-1].Kind == text.Word && !d.Shape(i-1, text.Capitalised) {
		return schema.Outlet{ID: schema.OutletID("X"), Name: "X"}, true
	}
	if o, ok := d.mastheadAt(i); ok {
		return o, true
	}
	if o, ok := d.quotedMedium(i); ok {
		return o, true
	}
	x, ok := d.Sense(i, lexicon.Channel)
	if !ok || d.say.entries[x.Entry].use != channelMedium {
		return schema.Outlet{}, false
	}
	if m := d.MentionAt(i); m != nil && m.Kind == Name && int(m.First) < i && d.Shape(i, text.Capitalised) {
		name := d.Of(int(m.First), int(m.Last)) // the Lindow Daily News
		return schema.Outlet{ID: schema.OutletID(name), Name: name}, true
	}
	first := i + int(x.Len)
	last := first
	if q := d.quoteAt(first); q >= 0 && int(d.Text.Quotes[q].First) == first && d.Text.Quotes[q].Scare {
		first, last = first+1, int(d.Text.Quotes[q].Last)-1
	} else {
		for last < len(d.Text.Tokens) && last < first+4 && d.Text.Tokens[last].Kind == text.Word && d.Shape(last, text.Capitalised) {
			last++
		}
	}
	if m := d.MentionAt(first); m != nil && m.Actor >= 0 && d.Actors[m.Actor].Type == Outlet || last <= first || last > first+5 {
		return schema.Outlet{}, false
	}
	name := d.Of(first, last)
	return schema.Outlet{ID: schema.OutletID(name), Name: name}, true
}

// quotedMedium reads a medium whose name stands in quotation marks at token i, behind
// an article or a noun for a medium: sagte der Welle dem „Tagesboten“.
func (d *Document) quotedMedium(i int) (schema.Outlet, bool) {
	if i <= 0 || i >= len(d.Text.Tokens) || d.Text.Tokens[i].Kind != text.OpenQuote || !d.rules.nounCapitals && !d.rules.cases {
		return schema.Outlet{}, false
	}
	x := d.quoteAt(i)
	if x < 0 || int(d.Text.Quotes[x].First) != i || !d.Text.Quotes[x].Scare || d.Text.Quotes[x].Last-d.Text.Quotes[x].First > 5 || d.quoted[x] != 0 {
		return schema.Outlet{}, false
	}
	if !d.Is(i-1, lexicon.Channel) && !(d.rules.nounCapitals && d.Is(i-1, lexicon.Det)) {
		return schema.Outlet{}, false
	}
	first, last := i+1, int(d.Text.Quotes[x].Last)-1
	if !d.capital(first) || last <= first {
		return schema.Outlet{}, false
	}
	name := d.Of(first, last)
	return schema.Outlet{ID: schema.OutletID(name), Name: name}, true
}

// mastheadAt reads a medium that is known by a word of its name only, at token i: the
// last word where modifiers come first (the Lindow Gazette), else the first (Radio
// Lindau, Gazzetta di Linda).
func (d *Document) mastheadAt(i int) (schema.Outlet, bool) {
	if !d.Is(i, lexicon.Channel) || !d.Shape(i, text.Capitalised) || d.rules.nounCapitals && i+1 < len(d.Text.Tokens) && !d.capital(i+1) {
		return schema.Outlet{}, false
	}
	title := false
	for _, x := range d.Lang.Senses(d.Words[i]) {
		title = title || x.Class == lexicon.Channel && d.say.entries[x.Entry].use == channelTitle
	}
	if !title {
		return schema.Outlet{}, false
	}
	first, last := i, i+1
	if d.rules.nounCompounds {
		for first > 0 && first > i-4 && d.capital(first-1) && d.Text.Tokens[first-1].Kind == text.Word && !d.Shape(first-1, text.SentenceStart) && !d.Any(first-1, lexicon.SetOf(lexicon.Det, lexicon.Weekday, lexicon.Month)) {
			first--
		}
		if last < len(d.Text.Tokens) && d.capital(last) && d.Text.Tokens[last].Kind == text.Word && !d.Is(last, lexicon.Weekday) {
			return schema.Outlet{}, false // Times Square
		}
	} else {
		for last < len(d.Text.Tokens) && last < i+5 && d.Text.Tokens[last].Kind == text.Word {
			n := last
			for n < last+2 && n+1 < len(d.Text.Tokens) && d.Any(n, lexicon.SetOf(lexicon.Of, lexicon.Det)) && !d.capital(n) {
				n++
			}
			if n >= len(d.Text.Tokens) || !d.capital(n) || d.Text.Tokens[n].Kind != text.Word {
				break
			}
			last = n + 1
		}
	}
	if last-first < 2 {
		return schema.Outlet{}, false
	}
	name := d.Of(first, last)
	return schema.Outlet{ID: schema.OutletID(name), Name: name}, true
}

// publisher reads whoever made the words public, who need be no medium, and
// returns him with the token after: carried by state television, a recording
// released by the Kremlin. The token is i if there is none.
func (d *Document) publisher(i int) (schema.Outlet, int) {
	x, ok := d.Sense(i, lexicon.Channel)
	if !ok || d.say.entries[x.Entry].use != channelPublisher {
		return schema.Outlet{}, i
	}
	n := i + int(x.Len)
	for d.Is(n, lexicon.Det) {
		n++
	}
	m := d.MentionAt(n)
	if m == nil || m.Actor < 0 || m.Possessive || m.Kind == Pronoun || d.Actors[m.Actor].Type > Outlet {
		return schema.Outlet{}, i
	}
	if o, ok := d.namelessOutlet(group{n, int(m.Last)}); ok {
		return o, int(m.Last)
	}
	if e := int(m.Last); d.Actors[m.Actor].Type == Country && e < len(d.Text.Tokens) && d.Text.Tokens[e].Kind == text.Word && !d.Any(e, closed) {
		return schema.Outlet{}, i // Russian state television
	}
	name := d.Actors[m.Actor].Name
	return schema.Outlet{ID: schema.OutletID(name), Name: name}, int(m.Last)
}
