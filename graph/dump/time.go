package dump

import (
	"cmp"
	"slices"
	"time"
)

// spans turns dates as short as 2026 or 2026-02, and longer ones with a time of
// day, into spans of days. What is no date is left out.
func spans(dates []string) []Span {
	var list []Span
	for _, d := range dates {
		if s, ok := span(d); ok {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, compareSpans)
	return slices.Compact(list)
}

func compareSpans(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
}

func span(date string) (Span, bool) {
	if len(date) > 10 && date[10] == 'T' {
		date = date[:10]
	}
	for _, f := range [...]struct {
		layout        string
		years, months int // to the next date of the same length
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(f.layout, date)
		if err != nil {
			continue
		}
		end := t
		if f.years+f.months > 0 {
			end = t.AddDate(f.years, f.months, -1)
		}
		return Span{t.Format(time.DateOnly), end.Format(time.DateOnly)}, true
	}
	return Span{}, false
}

// hull returns the first and last day of spans, "" where there are none.
func hull(times []Span) Span {
	if len(times) == 0 {
		return Span{}
	}
	h := times[0]
	for _, s := range times {
		h.Start, h.End = min(h.Start, s.Start), max(h.End, s.End)
	}
	return h
}
