package value

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// moment is a date, a time or both, as XML Schema has them: the fields as
// written and the zone, if there is one. Seconds have nine digits behind the point.
type moment struct {
	year                     int64 // may be negative or longer than four digits; 0 is 1 BC
	month, day               int   // from 1
	hour, minute, sec, nanos int
	zoned                    bool
	zone                     int // minutes east of UTC
}

// maxYear bounds the years whose arithmetic is done.
const maxYear = 1_000_000_000

// parseMoment reads the lexical form of a date or time kind.
func parseMoment(s string, kind Kind) (m moment, ok bool) {
	m.month, m.day = 1, 1
	p := fields{s: s, ok: true}
	switch kind {
	case DateTime:
		m.year = p.year()
		p.skip("-")
		m.month = p.two()
		p.skip("-")
		m.day = p.two()
		p.skip("T")
		p.clock(&m)
	case Date:
		m.year = p.year()
		p.skip("-")
		m.month = p.two()
		p.skip("-")
		m.day = p.two()
	case Time:
		p.clock(&m)
	case GYear:
		m.year = p.year()
	case GYearMonth:
		m.year = p.year()
		p.skip("-")
		m.month = p.two()
	case GMonth:
		p.skip("--")
		m.month = p.two()
	case GMonthDay:
		m.year = 2000 // a leap year: --02-29 is a date
		p.skip("--")
		m.month = p.two()
		p.skip("-")
		m.day = p.two()
	case GDay:
		p.skip("---")
		m.day = p.two()
	}
	p.zone(&m)
	if !p.ok || p.s != "" || m.month < 1 || m.month > 12 || m.day < 1 || m.day > daysIn(m.year, m.month) {
		return m, false
	}
	if m.hour == 24 { // 24:00:00 is 00:00:00 of the next day
		m.hour = 0
		if kind == DateTime {
			m = m.addSeconds(24 * 3600)
		}
	}
	return m, true
}

// fields reads the parts of a lexical form one after the other.
type fields struct {
	s  string
	ok bool
}

func (p *fields) skip(prefix string) {
	if !strings.HasPrefix(p.s, prefix) {
		p.ok = false
		return
	}
	p.s = p.s[len(prefix):]
}

// digits reads at least least and at most most digits.
func (p *fields) digits(least, most int) string {
	n := 0
	for n < len(p.s) && n < most && '0' <= p.s[n] && p.s[n] <= '9' {
		n++
	}
	if n < least {
		p.ok = false
	}
	d := p.s[:n]
	p.s = p.s[n:]
	return d
}

func (p *fields) two() int {
	n, _ := strconv.Atoi(p.digits(2, 2))
	return n
}

func (p *fields) year() int64 {
	negative := strings.HasPrefix(p.s, "-")
	if negative {
		p.s = p.s[1:]
	}
	d := p.digits(4, 10)
	if len(d) > 4 && d[0] == '0' {
		p.ok = false
	}
	n, _ := strconv.ParseInt(d, 10, 64)
	if n > maxYear {
		p.ok = false
	}
	if negative {
		n = -n
	}
	return n
}

func (p *fields) clock(m *moment) {
	m.hour = p.two()
	p.skip(":")
	m.minute = p.two()
	p.skip(":")
	m.sec = p.two()
	if strings.HasPrefix(p.s, ".") {
		p.s = p.s[1:]
		d := p.digits(1, 1<<20)
		m.nanos, _ = strconv.Atoi((d + "000000000")[:9])
	}
	if m.hour > 24 || m.minute > 59 || m.sec > 59 || m.hour == 24 && (m.minute > 0 || m.sec > 0 || m.nanos > 0) {
		p.ok = false
	}
}

func (p *fields) zone(m *moment) {
	if p.s == "" {
		return
	}
	m.zoned = true
	if p.s == "Z" {
		p.s = ""
		return
	}
	sign := 1
	switch p.s[0] {
	case '-':
		sign = -1
	case '+':
	default:
		p.ok = false
		return
	}
	p.s = p.s[1:]
	hours := p.two()
	p.skip(":")
	minutes := p.two()
	if hours > 14 || minutes > 59 || hours == 14 && minutes > 0 {
		p.ok = false
	}
	m.zone = sign * (60*hours + minutes)
}

func leap(year int64) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(year int64, month int) int {
	switch month {
	case 2:
		if leap(year) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// days returns the number of days from 1970-01-01 to the date, in the
// proleptic Gregorian calendar.
func days(year int64, month, day int) int64 {
	// Count from the first of March of year 0, so that the leap day comes last.
	y, m := year, int64(month)
	if m <= 2 {
		y--
		m += 12
	}
	era := floorDiv(y, 400)
	inEra := y - era*400
	dayOfYear := (153*(m-3)+2)/5 + int64(day) - 1
	return era*146097 + inEra*365 + inEra/4 - inEra/100 + dayOfYear - 719468
}

// dateOf is the inverse of days.
func dateOf(n int64) (year int64, month, day int) {
	n += 719468
	era := floorDiv(n, 146097)
	d := n - era*146097
	y := (d - d/1460 + d/36524 - d/146096) / 365
	dayOfYear := d - (365*y + y/4 - y/100)
	mp := (5*dayOfYear + 2) / 153
	day = int(dayOfYear - (153*mp+2)/5 + 1)
	month = int(mp + 3)
	year = y + era*400
	if month > 12 {
		month -= 12
		year++
	}
	return year, month, day
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// seconds returns the seconds from 1970-01-01T00:00:00 in the moment's own zone.
func (m moment) seconds() int64 {
	return days(m.year, m.month, m.day)*86400 + int64(m.hour*3600+m.minute*60+m.sec)
}

// utc returns the seconds from 1970-01-01T00:00:00Z; a moment without a zone
// is taken to be in the zone given in minutes.
func (m moment) utc(implicit int) int64 {
	zone := implicit
	if m.zoned {
		zone = m.zone
	}
	return m.seconds() - int64(zone)*60
}

// addSeconds returns the moment s seconds later.
func (m moment) addSeconds(s int64) moment {
	total := m.seconds() + s
	n := floorDiv(total, 86400)
	m.year, m.month, m.day = dateOf(n)
	rest := int(total - n*86400)
	m.hour, m.minute, m.sec = rest/3600, rest/60%60, rest%60
	return m
}

// addMonths returns the moment n months later; the day is cut to the month's end.
func (m moment) addMonths(n int64) moment {
	total := m.year*12 + int64(m.month-1) + n
	m.year = floorDiv(total, 12)
	m.month = int(total-m.year*12) + 1
	m.day = min(m.day, daysIn(m.year, m.month))
	return m
}

// cmp compares two moments of the same kind. Where just one has a zone, the
// order is known only if it is the same in all zones, which differ by up to 14
// hours (XML Schema 1.1, section D.2.1).
func (m moment) cmp(n moment) (order int, known bool) {
	if m.zoned == n.zoned {
		return m.cmpAt(n, 0), true
	}
	early, late := m.cmpAt(n, -14*60), m.cmpAt(n, 14*60)
	return early, early == late
}

func (m moment) cmpAt(n moment, implicit int) int {
	a, b := m.utc(implicit), n.utc(implicit)
	if a == b {
		a, b = int64(m.nanos), int64(n.nanos)
	}
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// format writes the lexical form of the kind.
func (m moment) format(kind Kind) string {
	var b strings.Builder
	date := func() {
		fmt.Fprintf(&b, "%s-%02d-%02d", formatYear(m.year), m.month, m.day)
	}
	clock := func() {
		fmt.Fprintf(&b, "%02d:%02d:%02d", m.hour, m.minute, m.sec)
		if m.nanos != 0 {
			b.WriteString(strings.TrimRight(fmt.Sprintf(".%09d", m.nanos), "0"))
		}
	}
	switch kind {
	case DateTime:
		date()
		b.WriteByte('T')
		clock()
	case Date:
		date()
	case Time:
		clock()
	case GYear:
		b.WriteString(formatYear(m.year))
	case GYearMonth:
		fmt.Fprintf(&b, "%s-%02d", formatYear(m.year), m.month)
	case GMonth:
		fmt.Fprintf(&b, "--%02d", m.month)
	case GMonthDay:
		fmt.Fprintf(&b, "--%02d-%02d", m.month, m.day)
	case GDay:
		fmt.Fprintf(&b, "---%02d", m.day)
	}
	b.WriteString(m.zoneText())
	return b.String()
}

func formatYear(y int64) string {
	if y < 0 {
		return fmt.Sprintf("-%04d", -y)
	}
	return fmt.Sprintf("%04d", y)
}

// zoneText returns "", "Z" or "+hh:mm".
func (m moment) zoneText() string {
	switch {
	case !m.zoned:
		return ""
	case m.zone == 0:
		return "Z"
	case m.zone < 0:
		return fmt.Sprintf("-%02d:%02d", -m.zone/60, -m.zone%60)
	}
	return fmt.Sprintf("+%02d:%02d", m.zone/60, m.zone%60)
}

// NewDateTime returns t as an xsd:dateTime, in t's zone.
func NewDateTime(t time.Time) Value {
	_, offset := t.Zone()
	return newMoment(DateTime, moment{year: int64(t.Year()), month: int(t.Month()), day: t.Day(), hour: t.Hour(),
		minute: t.Minute(), sec: t.Second(), nanos: t.Nanosecond(), zoned: true, zone: offset / 60})
}

// duration is a span of time: months, and nanoseconds split into seconds and
// the rest. All have the same sign.
type duration struct {
	months, seconds int64
	nanos           int64
	parts           uint8 // which of the two may be there: partMonths, partSeconds
}

const (
	partMonths uint8 = 1 << iota
	partSeconds
)

func (d duration) datatype() string {
	switch d.parts {
	case partMonths:
		return XSD + "yearMonthDuration"
	case partSeconds:
		return XSD + "dayTimeDuration"
	}
	return ""
}

// parseDuration reads PnYnMnDTnHnMnS for the type with the given local name.
func parseDuration(s, local string) (d duration, ok bool) {
	d.parts = partMonths | partSeconds
	switch local {
	case "yearMonthDuration":
		d.parts = partMonths
	case "dayTimeDuration":
		d.parts = partSeconds
	}
	s, negative := strings.CutPrefix(s, "-")
	s, ok = strings.CutPrefix(s, "P")
	if !ok || s == "" {
		return d, false
	}
	date, clock, hasClock := strings.Cut(s, "T")
	if hasClock && clock == "" {
		return d, false
	}
	read := func(s string, units string, set func(unit byte, n int64, nanos int64)) bool {
		for s != "" {
			i := strings.IndexAny(s, units)
			if i < 1 {
				return false
			}
			whole, fraction, point := strings.Cut(s[:i], ".")
			n, err := strconv.ParseInt(whole, 10, 40)
			if err != nil || whole[0] == '+' || whole[0] == '-' || point && (s[i] != 'S' || fraction == "") {
				return false
			}
			var nanos int64
			if point {
				for _, c := range []byte(fraction) {
					if c < '0' || c > '9' {
						return false
					}
				}
				nanos, _ = strconv.ParseInt((fraction + "000000000")[:9], 10, 64)
			}
			set(s[i], n, nanos)
			units = units[strings.IndexByte(units, s[i])+1:]
			s = s[i+1:]
		}
		return true
	}
	ok = read(date, "YMD", func(unit byte, n, _ int64) {
		switch unit {
		case 'Y':
			d.months += 12 * n
		case 'M':
			d.months += n
		case 'D':
			d.seconds += 86400 * n
		}
	}) && read(clock, "HMS", func(unit byte, n, nanos int64) {
		switch unit {
		case 'H':
			d.seconds += 3600 * n
		case 'M':
			d.seconds += 60 * n
		case 'S':
			d.seconds += n
			d.nanos = nanos
		}
	})
	if d.parts == partMonths && (hasClock || strings.Contains(date, "D")) || d.parts == partSeconds && strings.ContainsAny(date, "YM") {
		ok = false
	}
	if negative {
		d = d.neg()
	}
	return d, ok
}

func (d duration) neg() duration {
	d.months, d.seconds, d.nanos = -d.months, -d.seconds, -d.nanos
	return d
}

// add returns d+e.
func (d duration) add(e duration) duration {
	sum := duration{months: d.months + e.months, seconds: d.seconds + e.seconds, nanos: d.nanos + e.nanos, parts: d.parts | e.parts}
	return sum.normal()
}

// normal gives the seconds and the nanoseconds the same sign.
func (d duration) normal() duration {
	total := d.seconds + d.nanos/1e9
	nanos := d.nanos % 1e9
	if total > 0 && nanos < 0 {
		total, nanos = total-1, nanos+1e9
	} else if total < 0 && nanos > 0 {
		total, nanos = total+1, nanos-1e9
	}
	d.seconds, d.nanos = total, nanos
	return d
}

// cmp compares two durations; their order is known where only one of months
// and seconds differ, or both in the same direction.
func (d duration) cmp(e duration) (order int, known bool) {
	months := compareInt(d.months, e.months)
	seconds := compareInt(d.seconds, e.seconds)
	if seconds == 0 {
		seconds = compareInt(d.nanos, e.nanos)
	}
	switch {
	case months == 0:
		return seconds, true
	case seconds == 0 || months == seconds:
		return months, true
	}
	return 0, false
}

func compareInt(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// String returns the canonical form.
func (d duration) String() string {
	var b strings.Builder
	if d.months < 0 || d.seconds < 0 || d.nanos < 0 {
		b.WriteByte('-')
		d = d.neg()
	}
	b.WriteByte('P')
	put := func(n int64, unit byte) {
		if n != 0 {
			b.WriteString(strconv.FormatInt(n, 10))
			b.WriteByte(unit)
		}
	}
	put(d.months/12, 'Y')
	put(d.months%12, 'M')
	put(d.seconds/86400, 'D')
	rest := d.seconds % 86400
	if rest != 0 || d.nanos != 0 {
		b.WriteByte('T')
		put(rest/3600, 'H')
		put(rest/60%60, 'M')
		if d.nanos != 0 {
			b.WriteString(strconv.FormatInt(rest%60, 10))
			b.WriteString(strings.TrimRight(fmt.Sprintf(".%09d", d.nanos), "0"))
			b.WriteByte('S')
		} else {
			put(rest%60, 'S')
		}
	}
	if b.Len() <= 2 && !strings.ContainsAny(b.String(), "0123456789") {
		if d.parts == partMonths {
			return "P0M"
		}
		return "PT0S"
	}
	return b.String()
}
