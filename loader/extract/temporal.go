package extract

import (
	"strings"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// unit is a unit of time.
type unit uint8

const (
	minute unit = iota + 1
	hour
	day
	week
	month
	year
)

// timeKind is how an expression of time says when.
type timeKind uint8

const (
	timeDate    timeKind = iota + 1 // 4 February 2026, March 2022, 2024: date is as far as told
	timeWeekday                     // Friday, last Friday: n is the weekday
	timeDay                         // today, yesterday: n is the distance
	timeAgo                         // ten days ago: n units back; in ten days: n below zero
	timePeriod                      // last week, next month: n is -1, 0 or 1
	timeAfter                       // a day after, hours later: n units after (before: below zero) what is told beside it
	timePart                        // in the evening: no date
	timeLength                      // two hours: a length of time
)

// temporal is an expression of time: the tokens [first, last).
type temporal struct {
	first, last int32
	kind        timeKind
	unit        unit
	n           int16
	direction   int8 // -1 last, 1 next, 0 not told
	vague       bool // some hours: n is not told
	date        date
}

// temporalAt reads the expression of time that starts at token i and ends
// before token end. Prepositions before it are not part of it.
func (d *Document) temporalAt(i, end int) (temporal, bool) {
	if !d.timely(i) {
		return temporal{}, false
	}
	for _, read := range [...]func(*Document, int, int) (temporal, bool){
		(*Document).timeAgoBefore, (*Document).timeWeekday, (*Document).timeMonth, (*Document).timeNumber,
		(*Document).timeUnitShift, (*Document).timeDeictic, (*Document).timePeriodOf,
	} {
		if t, ok := read(d, i, end); ok {
			return t, true
		}
	}
	return temporal{}, false
}

var timeClasses = lexicon.SetOf(lexicon.Month, lexicon.Weekday, lexicon.Day, lexicon.TimeUnit, lexicon.DayPart, lexicon.TimeWord)

// timely reports whether an expression of time may start at token i.
func (d *Document) timely(i int) bool {
	return d.Any(i, timeClasses) || d.Text.Tokens[i].Kind == text.Number
}

// timeWeekday reads Friday, last Friday, Friday evening, Monday, March 3, segunda-feira (20).
func (d *Document) timeWeekday(i, end int) (temporal, bool) {
	t := temporal{first: int32(i), kind: timeWeekday}
	t.direction, i = d.shift(i, end)
	_, f := d.usageAt(i, lexicon.Weekday, isNone)
	if f == nil || i >= end {
		return t, false
	}
	t.n = f.n
	i++
	if i < end && d.Is(i, lexicon.DayPart) {
		i++
	}
	if dir, j := d.shift(i, end); j > i {
		t.direction, i = dir, j
	}
	// A full date beside the weekday says more than it.
	j := i
	for j < end && j < i+3 && (d.Of(j, j+1) == "," || d.on(j)) {
		j++
	}
	if j < end {
		if x, ok := d.timeMonth(j, end); ok && x.date.d > 0 {
			x.first = t.first
			return x, true
		}
		if x, ok := d.timeNumber(j, end); ok && x.kind == timeDate && x.date.d > 0 {
			x.first = t.first
			return x, true
		}
	}
	if n, j := d.bracketedDay(i, end); n > 0 {
		t.date.d, i = n, j
	}
	for i < end && (d.Is(i, lexicon.DayPart) || d.on(i) && i+1 < end && d.Is(i+1, lexicon.DayPart)) {
		i++
	}
	t.last = int32(i)
	return t, true
}

// bracketedDay reads the day of the month in brackets at token i, with or without
// its month: (20), (17/11), (17.11.2021). It returns 0 if none is there, and
// the token after it.
func (d *Document) bracketedDay(i, end int) (int, int) {
	const longest = 6 // tokens
	if i+2 >= end || !d.mark(i, '(') {
		return 0, i
	}
	for j := i + 1; j < end && j <= i+longest; j++ {
		if !d.mark(j, ')') {
			continue
		}
		day, _, _ := strings.Cut(strings.NewReplacer(".", "/", "-", "/").Replace(d.Of(i+1, j)), "/")
		if n, ok := digits(day); ok && n >= 1 && n <= 31 {
			return n, j + 1
		}
		break
	}
	return 0, i
}

// shift reads last, next or this at token i and returns the direction and
// the token after it.
func (d *Document) shift(i, end int) (int8, int) {
	for _, x := range [...]struct {
		is  role
		dir int8
	}{{isLast, -1}, {isNext, 1}, {isThis, 0}} {
		if s, f := d.usageAt(i, lexicon.TimeWord, x.is); f != nil && i+int(s.Len) <= end {
			return x.dir, i + int(s.Len)
		}
	}
	return 0, i
}

// on reports whether token i is a word that stands before or inside a date.
func (d *Document) on(i int) bool {
	_, f := d.usageAt(i, lexicon.TimeWord, isOn)
	return f != nil
}

// timeMonth reads March 11, Dec. 1, 2018, October 2025, next March.
func (d *Document) timeMonth(i, end int) (temporal, bool) {
	t := temporal{first: int32(i), kind: timeDate}
	t.direction, i = d.shift(i, end)
	if i >= end || !d.Is(i, lexicon.Month) {
		return t, false
	}
	_, f := d.usageAt(i, lexicon.Month, isNone)
	t.date.m = int(f.n)
	bare := i
	i++
	if n, j := d.dayNumber(i, end); n > 0 {
		t.date.d, i = n, j
	}
	t.date.y, i = d.yearNumber(i, end)
	if t.date.y == 0 && t.direction == 0 {
		t.direction, i = d.shift(i, end)
	}
	if f.flags&flagCapital != 0 && !d.Shape(bare, text.Capitalised) {
		return t, false
	}
	// A month's name that is another word too (May, mars, mai) counts only
	// beside a number or after a preposition of time.
	if t.date.d == 0 && t.date.y == 0 && t.direction == 0 && !d.on(bare-1) && !d.timeBefore(bare-1) {
		return t, false
	}
	t.last = int32(i)
	return t, true
}

func (d *Document) timeBefore(i int) bool {
	if i < 0 {
		return false
	}
	for _, is := range [...]role{isSince, isPeriod, isBefore, isAfter} {
		if _, f := d.usageAt(i, lexicon.TimeWord, is); f != nil {
			return true
		}
	}
	return false
}

// dayNumber reads the number of a day in a month: 11, 1st, 1er.
func (d *Document) dayNumber(i, end int) (int, int) {
	if i >= end {
		return 0, i
	}
	s := d.Of(i, i+1)
	k := 0
	for k < len(s) && s[k] >= '0' && s[k] <= '9' {
		k++
	}
	n, ok := digits(s[:k])
	if !ok || n < 1 || n > 31 || k < len(s) && (s[k] >= 0x80 && k > 2 || len(s)-k > 3 || s[k] == ',' || s[k] == ':') {
		return 0, i
	}
	return n, i + 1
}

// yearNumber reads a year, a comma or a word like "of" before it allowed.
func (d *Document) yearNumber(i, end int) (int, int) {
	for j := i; j < end && j < i+3; j++ {
		if n, ok := digits(d.Of(j, j+1)); ok && n >= 1900 && n < 2100 {
			if j+1 < end && d.Is(j+1, lexicon.TimeUnit) { // 2025 года
				return n, j + 2
			}
			return n, j + 1
		}
		if s := d.Of(j, j+1); s != "," && !d.on(j) && !d.Is(j, lexicon.TimeUnit) {
			break
		}
	}
	return 0, i
}

// timeNumber reads what starts with a number: 4 February 2026, 20-21 martie,
// 04.02.2026, 2026-02-04, 2024, ten days ago, a day after, two hours.
func (d *Document) timeNumber(i, end int) (temporal, bool) {
	t := temporal{first: int32(i), kind: timeDate}
	s := d.Of(i, i+1)
	if len(s) == 10 {
		if x := parseDate(s); x.full() {
			t.date, t.last = x, int32(i+1)
			return t, true
		}
		if s[2] == '.' && s[5] == '.' || s[2] == '/' && s[5] == '/' {
			if x := parseDate(s[6:10] + "-" + s[3:5] + "-" + s[0:2]); x.full() {
				t.date, t.last = x, int32(i+1)
				return t, true
			}
		}
	}
	if n, ok := digits(s); ok && n >= 1900 && n < 2100 && len(s) == 4 {
		if d.on(i-1) || d.timeBefore(i-1) || d.Is(i-1, lexicon.TimeUnit) || i > 0 && d.Of(i-1, i) == "(" {
			t.date.y, t.last = n, int32(i+1)
			if i+1 < end && d.Is(i+1, lexicon.TimeUnit) {
				t.last++
			}
			return t, true
		}
		return t, false
	}
	if n, j := d.dayNumber(i, end); n > 0 {
		// The second day of a range, an ordinal's dot, "of".
		for k := j; k < end && k < j+4; k++ {
			if d.Is(k, lexicon.Month) {
				_, f := d.usageAt(k, lexicon.Month, isNone)
				t.date.m, t.date.d = int(f.n), n
				t.date.y, k = d.yearNumber(k+1, end)
				if t.date.y == 0 {
					t.direction, k = d.shift(k, end)
				}
				t.last = int32(k)
				return t, true
			}
			x := d.Of(k, k+1)
			if x != "." && x != "-" && x != "–" && x != "st" && x != "th" && x != "º" && !d.on(k) {
				if m, _ := d.dayNumber(k, end); m == 0 {
					break
				}
			}
		}
	}
	return d.timeLengthAt(i, end)
}

// timeLengthAt reads a length of time and what stands after it: ten days ago,
// a day after, several hours earlier, an hour and a half.
func (d *Document) timeLengthAt(i, end int) (temporal, bool) {
	t := temporal{first: int32(i), kind: timeLength}
	n, half, j := d.number(i, end)
	if j == i || j >= end || !d.Is(j, lexicon.TimeUnit) {
		return t, false
	}
	_, f := d.usageAt(j, lexicon.TimeUnit, isNone)
	t.n, t.unit, t.vague = int16(min(n, 9999)), f.unit, n == 0
	j++
	if half {
		t.halve()
	} else if k := d.andHalf(j, end); k > j {
		t.n, j = 2*t.n+1, k
		t.halve()
	}
	t.last = int32(j)
	d.timeTail(&t, j, end)
	return t, true
}

// timeTail reads ago, after, later … behind a length of time.
func (d *Document) timeTail(t *temporal, j, end int) {
	if j >= end {
		return
	}
	if s, f := d.usageAt(j, lexicon.TimeWord, isAgo); f != nil && f.n == 0 {
		t.kind, t.last = timeAgo, int32(j+int(s.Len))
	} else if s, f := d.usageAt(j, lexicon.TimeWord, isLater); f != nil {
		t.kind, t.last = timeAfter, int32(j+int(s.Len))
	} else if s, f := d.usageAt(j, lexicon.TimeWord, isAfter); f != nil {
		t.kind, t.last = timeAfter, int32(j+int(s.Len))
	} else if s, f := d.usageAt(j, lexicon.TimeWord, isBefore); f != nil {
		t.kind, t.last, t.n = timeAfter, int32(j+int(s.Len)), -t.n
	}
}

// halve makes a count of halves one of the next smaller unit.
func (t *temporal) halve() {
	switch t.unit {
	case hour:
		t.n, t.unit = t.n*30, minute
	case day:
		t.n, t.unit = t.n*12, hour
	case year:
		t.n, t.unit = t.n*6, month
	default:
		t.n = (t.n + 1) / 2
	}
}

// andHalf reads "and a half" and returns the token after it.
func (d *Document) andHalf(i, end int) int {
	if _, f := d.usageAt(i, lexicon.TimeWord, isAnd); i >= end || f == nil {
		return i
	}
	for j := i + 1; j < end && j < i+3; j++ {
		if _, f := d.usageAt(j, lexicon.TimeWord, isHalf); f != nil {
			return j + 1
		}
	}
	return i
}

// number reads a number in digits or words: the value (0: some), whether it
// counts halves, the token after it.
func (d *Document) number(i, end int) (n int, half bool, next int) {
	if n, ok := digits(d.Of(i, i+1)); ok && n < 10000 {
		return n, false, i + 1
	}
	for i < end {
		if s, f := d.usageAt(i, lexicon.TimeWord, isHalf); f != nil {
			i += int(s.Len)
			if i < end {
				if s, f := d.usageAt(i, lexicon.TimeWord, isNumber); f != nil && f.n == 1 { // half an hour
					i += int(s.Len)
				}
			}
			return 1, true, i
		}
		s, f := d.usageAt(i, lexicon.TimeWord, isNumber)
		if f == nil {
			break
		}
		n, i = int(f.n), i+int(s.Len)
		if n != 1 {
			break
		}
	}
	return n, false, i
}

// timeAgoBefore reads "acum trei zile", "il y a deux semaines", "vor drei
// Tagen", "hace dos días".
func (d *Document) timeAgoBefore(i, end int) (temporal, bool) {
	s, f := d.usageAt(i, lexicon.TimeWord, isAgo)
	if f == nil || f.n != -1 || i+int(s.Len) >= end {
		return temporal{}, false
	}
	j := i + int(s.Len)
	for j < end && j < i+5 {
		if a, x := d.usageAt(j, lexicon.TimeWord, isApprox); x != nil {
			j += int(a.Len)
			continue
		}
		break
	}
	if j >= end {
		return temporal{}, false
	}
	t, ok := d.timeLengthAt(j, end)
	if !ok || t.kind != timeLength {
		return temporal{}, false
	}
	t.first, t.kind = int32(i), timeAgo
	return t, true
}

// timeUnitShift reads last week, next month, this year, săptămâna trecută,
// hours after, days later.
func (d *Document) timeUnitShift(i, end int) (temporal, bool) {
	t := temporal{first: int32(i), kind: timePeriod}
	dir, j := d.shift(i, end)
	told := j > i
	if j >= end || !d.Is(j, lexicon.TimeUnit) {
		return t, false
	}
	_, f := d.usageAt(j, lexicon.TimeUnit, isNone)
	t.unit = f.unit
	j++
	if !told {
		var k int
		if dir, k = d.shift(j, end); k > j {
			told, j = true, k
		}
	}
	t.n, t.direction, t.last = int16(dir), dir, int32(j)
	if told {
		return t, t.unit >= day
	}
	t.kind, t.vague = timeLength, true
	d.timeTail(&t, j, end)
	return t, t.kind != timeLength
}

// timeDeictic reads today, yesterday evening, tomorrow.
func (d *Document) timeDeictic(i, end int) (temporal, bool) {
	t := temporal{first: int32(i), kind: timeDay}
	if s, f := d.usageAt(i, lexicon.Day, isNone); f != nil && i+int(s.Len) <= end {
		t.n, t.last = f.n, int32(i+int(s.Len))
		if int(t.last) < end && d.Is(int(t.last), lexicon.DayPart) {
			t.last++
		}
		return t, true
	}
	if d.Is(i, lexicon.DayPart) && (d.on(i-1) || i > 0 && d.Is(i-1, lexicon.Det)) {
		s, _ := d.usageAt(i, lexicon.DayPart, isNone)
		t.kind, t.last = timePart, int32(i+int(s.Len))
		return t, true
	}
	return t, false
}

// timePeriodOf reads late October, la finele lui octombrie, summer 2023.
func (d *Document) timePeriodOf(i, end int) (temporal, bool) {
	s, f := d.usageAt(i, lexicon.TimeWord, isPeriod)
	if f == nil {
		s, f = d.usageAt(i, lexicon.TimeWord, isSeason)
	}
	if f == nil {
		return temporal{}, false
	}
	for j := i + int(s.Len); j < end && j < i+int(s.Len)+3; j++ {
		for _, read := range [...]func(*Document, int, int) (temporal, bool){
			(*Document).timeMonth, (*Document).timeNumber, (*Document).timeUnitShift,
		} {
			if x, ok := read(d, j, end); ok && (x.kind == timeDate || x.kind == timePeriod) {
				x.first = int32(i)
				return x, true
			}
		}
		if !d.on(j) {
			break
		}
	}
	return temporal{}, false
}

const (
	past   tense = -1
	future tense = 1
)
