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
