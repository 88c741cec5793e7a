package gazetteer

import (
	"slices"
	"strings"
	"sync"
)

// Term is one person's time in one office.
type Term struct {
	Office string // the class: head_of_state, foreign_minister, …; README.md lists them
	Of     string // ISO code of the country, or the name of an organisation
	From   string // ISO 8601, as short as what is known: "2014-12-21", "2014"; "" if unknown
	To     string // the last day, likewise; "" if the term goes on or its end is unknown
}

// Covers reports whether the term may cover the date, which is an ISO 8601
// date of any length. A date or a bound that gives only the year stands for
// every day of it.
func (t Term) Covers(date string) bool {
	return !after(t.From, date) && !after(date, t.To)
}

// after reports whether the date a is certainly later than b. An empty date is
// later than none, and none is later than it.
func after(a, b string) bool {
	if b == "" {
		return false
	}
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// Holders returns the indexes of the persons who hold an office of a country
// (its ISO code) or organisation (its name) at a date, those with the latest
// start first. An empty date asks for everyone who ever held it. More than one
// is returned where the dates known do not decide, or the office has several
// holders.
func Holders(office, of, date string) []int {
	var found []int
	for _, h := range holders()[officeOf{office, of}] {
		if date == "" || h.term.Covers(date) {
			found = append(found, h.person)
		}
	}
	return slices.Compact(found)
}

type officeOf struct{ office, of string }

type holder struct {
	person int
	term   Term
}

var holders = sync.OnceValue(func() map[officeOf][]holder {
	m := map[officeOf][]holder{}
	for i, p := range Persons() {
		for _, t := range p.Terms {
			k := officeOf{t.Office, t.Of}
			m[k] = append(m[k], holder{i, t})
		}
	}
	for _, hs := range m {
		slices.SortStableFunc(hs, func(a, b holder) int { return strings.Compare(b.term.From, a.term.From) })
	}
	return m
})

// parseTerms reads terms such as
//
//	head_of_state 2014-12-21..2025-02-12; head@NATO 2014-10..2024-09
//
// where an office without @ is one of the person's own country.
func parseTerms(s, country string) []Term {
	if s == "" {
		return nil
	}
	terms := make([]Term, 0, 1+strings.Count(s, ";"))
	for s != "" {
		var one string
		one, s, _ = strings.Cut(s, "; ")
		t := Term{Of: country}
		if i := strings.LastIndexByte(one, ' '); i >= 0 && strings.Contains(one[i:], "..") {
			t.From, t.To, _ = strings.Cut(one[i+1:], "..")
			one = one[:i]
		}
		if office, of, ok := strings.Cut(one, "@"); ok {
			t.Office, t.Of = office, of
		} else {
			t.Office = one
		}
		terms = append(terms, t)
	}
	return terms
}
