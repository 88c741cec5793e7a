package article

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"kg/loader/lexicon/gazetteer"
)

// press is an outlet, agency or platform that the gazetteer knows.
type press struct {
	Name     string
	Agency   bool
	Platform bool
}

// pressForm is one name of an outlet as the gazetteer writes it.
type pressForm struct {
	press
	text string
	caps bool // an acronym: only capitals are meant
}

// pressIndex finds outlets by name.
type pressIndex struct {
	names   map[string]pressForm // by folded name
	longest int                  // words of the longest name

	agencies map[string][]pressForm // by the first two bytes of their names, the longest first
}

var pressOf = sync.OnceValue(func() *pressIndex {
	index := &pressIndex{names: map[string]pressForm{}, agencies: map[string][]pressForm{}}
	outlets := gazetteer.Outlets()
	for i, form := range gazetteer.OutletNames() { // names proper come first and win
		key := foldText(form)
		if _, taken := index.names[key]; taken || len(key) < 2 {
			continue
		}
		o := newPress(outlets[i])
		index.names[key] = pressForm{o, form, isAllCaps(form)}
		if o.Agency {
			name := strings.TrimPrefix(form, "The ")
			index.agencies[name[:2]] = append(index.agencies[name[:2]], pressForm{o, name, true})
		}
		index.longest = max(index.longest, strings.Count(key, " ")+1)
	}
	for _, forms := range index.agencies {
		slices.SortStableFunc(forms, func(a, b pressForm) int { return len(b.text) - len(a.text) })
	}
	return index
})

func newPress(o gazetteer.Outlet) press {
	return press{Name: o.Name, Agency: o.Type == "agency", Platform: o.Type == "platform"}
}

// find finds the outlet so called. The case matters for acronyms alone.
func (index *pressIndex) find(name string) (press, bool) {
	key := foldText(name)
	form, ok := index.names[key]
	if !ok {
		if form, ok = index.names[strings.TrimPrefix(key, "the ")]; !ok {
			form, ok = index.names["the "+key]
		}
	}
	if ok && form.caps && !isAllCaps(name) {
		return press{}, false
	}
	return form.press, ok
}

// pressByDomain finds the outlet of a host or of a domain above it.
func pressByDomain(host string) (press, bool) {
	i, ok := gazetteer.OutletByDomain(host)
	if !ok {
		return press{}, false
	}
	return newPress(gazetteer.Outlets()[i]), true
}

// pressByName finds the outlet so called, whatever the diacritics.
func pressByName(name string) (press, bool) { return pressOf().find(name) }

// canonicalOutlet returns the gazetteer's name for an outlet, or the name as it is. A name that is an
// address becomes its host.
func canonicalOutlet(name string) string {
	if host := hostOf(name); host != "" {
		name = host
	}
	if o, ok := pressByName(name); ok {
		return o.Name
	}
	if o, ok := pressByDomain(strings.TrimPrefix(strings.ToLower(name), "www.")); ok {
		return o.Name
	}
	return name
}

// agencyAt returns the agency with the longest name that stands, as the gazetteer writes it, at byte start of the text,
// and the name's end, or 0.
func (index *pressIndex) agencyAt(text string, start int) (o press, end int) {
	rest := text[start:]
	if len(rest) < 2 {
		return press{}, 0
	}
	for _, form := range index.agencies[rest[:2]] {
		if !strings.HasPrefix(rest, form.text) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(rest[len(form.text):]); fold(next) == 0 {
			return form.press, start + len(form.text)
		}
	}
	return press{}, 0
}

// longestAt returns the outlet with the longest name that starts at byte start of the text, and the name's end, or 0.
func (index *pressIndex) longestAt(text string, start int) (o press, end int) {
	stretch := text[start:min(len(text), start+80)]
	words := splitWords(nil, stretch)
	for n := min(index.longest, len(words)); n > 0; n-- {
		if last := int(words[n-1].end); last < 80 {
			if o, ok := index.find(stretch[:last]); ok && index.capitalised(stretch[:last]) {
				return o, start + last
			}
		}
	}
	return press{}, 0
}

// capitalised reports whether a name found in running text has its capitals where the gazetteer's has
// them: "20 Minutes" is a newspaper, "20 minutes" is not.
func (index *pressIndex) capitalised(name string) bool {
	form, ok := index.names[foldText(name)]
	if !ok || isAllCaps(name) {
		return true
	}
	want, got := splitWords(nil, form.text), splitWords(nil, name)
	for i := range min(len(want), len(got)) {
		if want[i].upper && !got[i].upper {
			return false
		}
	}
	return true
}

// pressIn returns the outlets named in a text, in order.
func pressIn(text string) []press {
	index := pressOf()
	var out []press
	words := splitWords(nil, text)
	for i := 0; i < len(words); i++ {
		if !words[i].upper && !words[i].number {
			continue
		}
		if o, end := index.longestAt(text, int(words[i].start)); end > 0 {
			out = append(out, o)
			for i+1 < len(words) && int(words[i+1].start) < end {
				i++
			}
		}
	}
	return out
}
