package extract

import (
	"fmt"
	"time"
)

// date is a calendar date as far as it is known: m and d are 0 where they are not.
type date struct{ y, m, d int }

// String writes the date as ISO 8601, as short as what is known.
func (x date) String() string {
	switch {
	case x.y == 0:
		return ""
	case x.m == 0:
		return fmt.Sprintf("%04d", x.y)
	case x.d == 0:
		return fmt.Sprintf("%04d-%02d", x.y, x.m)
	}
	return fmt.Sprintf("%04d-%02d-%02d", x.y, x.m, x.d)
}

func (x date) time() time.Time {
	return time.Date(x.y, time.Month(max(x.m, 1)), max(x.d, 1), 0, 0, 0, 0, time.UTC)
}

func dateOf(t time.Time) date { return date{t.Year(), int(t.Month()), t.Day()} }

func (x date) addDays(n int) date { return dateOf(x.time().AddDate(0, 0, n)) }

func (x date) addMonths(n int) date {
	t := time.Date(x.y, time.Month(x.m+n), 1, 0, 0, 0, 0, time.UTC)
	return date{t.Year(), int(t.Month()), 0}
}

func (x date) full() bool { return x.y > 0 && x.m > 0 && x.d > 0 }

// weekday counts from Monday, 1.
func (x date) weekday() int { return (int(x.time().Weekday())+6)%7 + 1 }

// parseDate reads an ISO date, whole or in part; the zero date if it is none.
func parseDate(s string) (x date) {
	for i, f := range [...]*int{&x.y, &x.m, &x.d} {
		at := [...]int{0, 5, 8}[i]
		end := [...]int{4, 7, 10}[i]
		if len(s) < end || i > 0 && s[at-1] != '-' {
			break
		}
		n, ok := digits(s[at:end])
		if !ok {
			return date{}
		}
		*f = n
	}
	if x.m > 12 || x.d > 31 {
		return date{}
	}
	return x
}

// digits is the value of a run of at most nine ASCII digits.
func digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// tense is which way a date lies that does not say so itself.
type tense int8

// resolve finds the date of t, seen from the reference date, for a clause in
// the given tense. The zero date means that it is not known.
func (t *temporal) resolve(ref date, when tense) date {
	if t.direction != 0 {
		when = tense(t.direction)
	}
	if t.kind == timeDate && t.date.y > 0 {
		return t.date
	}
	if !ref.full() {
		if ref.y > 0 && t.kind == timeDate && t.date.m > 0 {
			return date{}
		}
		return date{}
	}
	switch t.kind {
	case timeDate:
		return t.yearless(ref, when)
	case timeWeekday:
		return t.onWeekday(ref, when)
	case timeDay:
		return ref.addDays(int(t.n))
	case timeAgo:
		if !t.vague {
			return ref.back(t.unit, int(t.n))
		}
		if t.unit <= hour {
			return ref
		}
	case timePeriod:
		switch t.unit {
		case day:
			return ref.addDays(int(t.n))
		case month:
			return ref.addMonths(int(t.n))
		case year:
			return date{y: ref.y + int(t.n)}
		case week:
			return ref.sameMonth(int(t.n) * 7)
		}
	}
	return date{}
}

// sameMonth is the month of the week n days from x, or its year where the
// week may lie in two months.
func (x date) sameMonth(n int) date {
	monday := x.addDays(1 - x.weekday() + n)
	sunday := monday.addDays(6)
	if monday.m == sunday.m {
		return date{monday.y, monday.m, 0}
	}
	if monday.y == sunday.y {
		return date{y: monday.y}
	}
	return date{}
}

// back is the date n units before x, as exact as the unit.
func (x date) back(u unit, n int) date {
	switch u {
	case minute, hour:
		if u == minute || n < 12 {
			return x
		}
		return x.addDays(-(n + 12) / 24)
	case day:
		return x.addDays(-n)
	case week:
		y := x.addDays(-7 * n)
		return date{y.y, y.m, 0}
	case month:
		return x.addMonths(-n)
	}
	return date{y: x.y - n}
}

// yearless finds the year of a month, with or without a day.
func (t *temporal) yearless(ref date, when tense) date {
	x := date{ref.y, t.date.m, t.date.d}
	after := x.m > ref.m || x.m == ref.m && x.d > 0 && x.d > ref.d
	before := x.m < ref.m || x.m == ref.m && x.d > 0 && x.d < ref.d
	switch {
	case when == past && after:
		x.y--
	case when == future && before:
		x.y++
	case when == 0 && x.m-ref.m > 6:
		x.y--
	case when == 0 && ref.m-x.m > 6:
		x.y++
	}
	return x
}

// onWeekday finds the day: the latest one on or before the reference in the
// past tense, the next one in the future. "last" and "next" exclude the day itself.
func (t *temporal) onWeekday(ref date, when tense) date {
	delta := int(t.n) - ref.weekday()
	if when == future {
		if delta < 0 || delta == 0 && t.direction > 0 {
			delta += 7
		}
	} else if delta > 0 || delta == 0 && t.direction < 0 {
		delta -= 7
	}
	x := ref.addDays(delta)
	if t.date.d > 0 && x.d != t.date.d { // segunda-feira (20): the day of the month decides
		for k := -3; k <= 3; k++ {
			if y := x.addDays(7 * k); y.d == t.date.d {
				return y
			}
		}
	}
	return x
}

// minutes is a length of time in minutes, 0 if it is none or too long for a talk.
func (t *temporal) minutes() int {
	if t.vague {
		return 0
	}
	switch t.unit {
	case minute:
		return int(t.n)
	case hour:
		if t.n <= 24 {
			return int(t.n) * 60
		}
	}
	return 0
}
