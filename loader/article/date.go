package article

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// monthOf maps the words that name a month, in any language, to 1 to 12.
var monthOf = sync.OnceValue(func() map[wordID]int {
	months := map[wordID]int{}
	for _, of := range phrases().byFirst {
		for _, p := range of {
			if p.class == classMonth && len(p.words) == 1 {
				months[p.words[0]] = int(p.month)
			}
		}
	}
	return months
})

// found is a date in a text: words [first, last).
type found struct {
	iso         string // 2026-02-04 or 2026-02
	first, last int
}

// dateReader reads dates out of one text.
type dateReader struct {
	text  string
	words []word
	ids   []wordID
}

func newDateReader(text string) *dateReader {
	words := splitWords(nil, text)
	if len(words) > maxIDs {
		words = words[:maxIDs]
	}
	return &dateReader{text, words, phrases().lookup(nil, text, words)}
}

func (b *block) dates() *dateReader {
	ids := b.ids()
	return &dateReader{b.text, b.words()[:len(ids)], ids}
}

// next returns the first date at or after word i.
func (d *dateReader) next(i int) (found, bool) {
	for ; i < len(d.ids); i++ {
		if f, ok := d.at(i); ok {
			return f, true
		}
	}
	return found{}, false
}

// at reads a date that starts at word i: year first, day first, month's name first, or
// numbers alone.
func (d *dateReader) at(i int) (found, bool) {
	if !d.words[i].number {
		return d.monthFirst(i)
	}
	if n, digits := d.number(i); digits == 8 { // 20260204
		return d.date(i, i+1, n/10000, n/100%100, n%100)
	} else if digits == 4 {
		return d.yearFirst(i)
	}
	return d.dayFirst(i)
}

// yearFirst reads 2026-02-04, 2026/2/4, 2026. 02. 04 and 2026年2月4日.
func (d *dateReader) yearFirst(i int) (found, bool) {
	year, _ := d.number(i)
	if d.isNumber(i+1) && d.isNumber(i+2) {
		if a, b := d.between(i), d.between(i+1); a == b && isSeparator(a) {
			month, _ := d.number(i + 1)
			day, _ := d.number(i + 2)
			return d.date(i, i+3, year, month, day)
		}
	}
	if i+2 < len(d.ids) && monthOf()[d.ids[i+1]] != 0 { // 2026. február 4.
		if day, digits := d.number(i + 2); digits > 0 && digits <= 2 {
			return d.date(i, i+3, year, monthOf()[d.ids[i+1]], day)
		}
	}
	if y, m := d.word(i+1), d.word(i+3); (y == "年" && m == "月" || y == "년" && m == "월") && d.isNumber(i+2) && d.isNumber(i+4) {
		month, _ := d.number(i + 2)
		day, _ := d.number(i + 4)
		return d.date(i, i+5, year, month, day)
	}
	return found{}, false
}

// dayFirst reads 4 February 2026, 4th of Feb. 2026, 4 de febrero de 2026, 04-FEB-2026 and 4.2.2026.
func (d *dateReader) dayFirst(i int) (found, bool) {
	day, digits := d.number(i)
	if digits > 2 {
		return found{}, false
	}
	if d.isNumber(i+1) && d.isNumber(i+2) {
		month, digits := d.number(i + 1)
		year, yearDigits := d.number(i + 2)
		sep := d.between(i)
		if digits > 2 || yearDigits != 4 || sep != d.between(i+1) || !isSeparator(sep) {
			return found{}, false
		}
		switch {
		case month > 12 && sep == "/": // as in the United States
			day, month = month, day
		case sep == "/" && day <= 12 && day != month:
			return found{}, false // either order; see [dateReader.slashed]
		}
		return d.date(i, i+3, year, month, day)
	}
	j := i + 1
	for n := 0; n < 2 && j < len(d.ids) && !d.words[j].number && monthOf()[d.ids[j]] == 0 && d.words[j].end-d.words[j].start <= 3; n++ {
		j++ // th, of, de
	}
	if j >= len(d.ids) || d.words[j].number {
		return found{}, false
	}
	month := monthOf()[d.ids[j]]
	if month == 0 {
		return found{}, false
	}
	if j++; j < len(d.ids) && !d.words[j].number && d.words[j].end-d.words[j].start <= 3 {
		j++ // de
	}
	if year, digits := d.number(j); digits == 4 {
		return d.date(i, j+1, year, month, day)
	}
	return found{}, false
}

// monthFirst reads February 4, 2026 and, as a month alone, February 2026.
func (d *dateReader) monthFirst(i int) (found, bool) {
	month := monthOf()[d.ids[i]]
	if month == 0 {
		return found{}, false
	}
	n, digits := d.number(i + 1)
	if digits == 4 {
		if n < 1900 || n > 2100 {
			return found{}, false
		}
		return found{fmt.Sprintf("%04d-%02d", n, month), i, i + 2}, true
	}
	if digits == 0 || digits > 2 {
		return found{}, false
	}
	j := i + 2
	if j < len(d.ids) && !d.words[j].number && d.words[j].end-d.words[j].start == 2 {
		j++ // th
	}
	if year, digits := d.number(j); digits == 4 {
		return d.date(i, j+1, year, month, n)
	}
	return found{}, false
}

// slashed reads 2/4/2026 where either order is possible; monthFirst says which is meant.
func (d *dateReader) slashed(i int, monthFirst bool) (found, bool) {
	if !d.isNumber(i) || !d.isNumber(i+1) || !d.isNumber(i+2) || d.between(i) != "/" || d.between(i+1) != "/" {
		return found{}, false
	}
	day, _ := d.number(i)
	month, _ := d.number(i + 1)
	year, digits := d.number(i + 2)
	if digits != 4 {
		return found{}, false
	}
	if monthFirst {
		day, month = month, day
	}
	return d.date(i, i+3, year, month, day)
}

func (d *dateReader) date(first, last, year, month, day int) (found, bool) {
	if iso := isoDate(year, month, day); iso != "" {
		return found{iso, first, last}, true
	}
	return found{}, false
}

// isoDate returns the date in ISO 8601, or "" if there is no such day between 1900 and 2100.
func isoDate(year, month, day int) string {
	if year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1 || day > 31 {
		return ""
	}
	if t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC); t.Day() != day {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

func (d *dateReader) isNumber(i int) bool { return i < len(d.ids) && d.words[i].number }

// number returns the value and the number of digits of word i; 0 digits if it is no number.
func (d *dateReader) number(i int) (value, digits int) {
	if !d.isNumber(i) {
		return 0, 0
	}
	s := d.word(i)
	if len(s) > 8 {
		return 0, 0
	}
	value, _ = strconv.Atoi(s)
	return value, len(s)
}

func (d *dateReader) word(i int) string {
	if i >= len(d.words) {
		return ""
	}
	return d.text[d.words[i].start:d.words[i].end]
}

// between returns what stands between word i and the next, without spaces.
func (d *dateReader) between(i int) string {
	return strings.TrimSpace(d.text[d.words[i].end:d.words[i+1].start])
}

func isSeparator(s string) bool { return s == "-" || s == "." || s == "/" }

// isDateLine reports whether a block is a date or an age ("4 days ago") with little else: labels, a time, a
// weekday, a reading time, the names of an author or outlet.
func (b *block) isDateLine() bool {
	d := b.dates()
	book := phrases()
	told, names, timed := false, 0, false
	ago, unit, count := false, false, false
	for i := 0; i < len(d.ids); {
		if f, ok := d.at(i); ok {
			told, i = true, f.last
			timed = timed || d.isTime(i)
			continue
		}
		if f, ok := d.slashed(i, true); ok {
			told, i = true, f.last
			continue
		}
		last := i
		book.at(d.ids, i, func(m match) {
			switch m.phrase.class {
			case classAgo:
				ago = true
			case classUnit:
				unit = true
			case classPublished, classUpdated, classReading, classWeekday, classBy, classMonth:
			default:
				return
			}
			last = max(last, m.last)
		})
		switch {
		case last > i:
			i = last
			continue
		case d.words[i].number:
			count = true
		case d.words[i].upper:
			names++
		case d.words[i].end-d.words[i].start > 3 && !timed: // longer than at, de, la, um
			return false
		}
		i++
	}
	aged := ago && unit && (count || len(d.ids) <= 5)
	return names <= 5 && (told || aged) && len(d.ids) > 0
}

// isTime reports whether a time of day stands at word i: 16:20.
func (d *dateReader) isTime(i int) bool {
	return d.isNumber(i) && d.isNumber(i+1) && d.between(i) == ":"
}

// isAge reports whether a dated block is an age, without a date.
func isAge(b *block) bool {
	_, dated := b.dates().next(0)
	return !dated && b.n <= 7
}

// published finds the date of publication: as the document or the page's markup gives it, after a label, beside the
// title, in the address, or in the dateline. The dates that the text speaks of are not looked at.
func (p *page) published(body []int) string {
	for _, given := range []string{p.doc.Published, p.meta.published} {
		if iso := normalDate(given); iso != "" {
			return iso
		}
	}
	if iso := p.labelledDate(body); iso != "" {
		return iso
	}
	if iso := p.dateLine(body); iso != "" {
		return iso
	}
	if iso := p.datedPart(body); iso != "" {
		return iso
	}
	inURL := dateInURL(p.doc.URL)
	if len(inURL) == len("2006-01-02") {
		return inURL
	}
	if iso := p.datelineDate(body); iso != "" {
		return iso
	}
	if len(p.meta.times) > 0 {
		return p.meta.times[0]
	}
	if p.meta.modified != "" {
		return p.meta.modified
	}
	return inURL
}

// datedPart finds the date nearest to the title in an element that is named for one.
func (p *page) datedPart(body []int) string {
	if p.elements == nil || len(body) == 0 {
		return ""
	}
	title := p.headline
	if title < 0 {
		title = body[0]
	}
	best, distance := "", 25
	for i := max(0, title-distance); i < len(p.blocks) && i < title+distance; i++ {
		far := max(title-i, i-title)
		if far >= distance || p.blocks[i].kind == prose || !p.inDatedPart(i) {
			continue
		}
		b := &p.blocks[i]
		d := b.dates()
		f, ok := d.next(0)
		for w := 0; !ok && w < len(d.ids); w++ {
			f, ok = d.slashed(w, p.monthFirst())
		}
		if ok && len(f.iso) == len("2006-01-02") {
			best, distance = f.iso, far
		}
	}
	return best
}

// inDatedPart reports whether block i stands in an element named for a date, or one above it is.
func (p *page) inDatedPart(i int) bool {
	e := p.owners[i]
	for range 3 {
		if e <= 0 {
			return false
		}
		if p.elements[e].part&partDate != 0 || p.elements[e].tag == atom.Time {
			return true
		}
		e = p.elements[e].parent
	}
	return false
}

// labelledDate finds a date behind "published" or, failing that, "updated", around the body.
func (p *page) labelledDate(body []int) string {
	published, updated := "", ""
	for i := range p.blocks {
		b := &p.blocks[i]
		if len(body) > 0 && i > body[len(body)-1]+4 {
			break
		}
		if b.kind == prose && b.full > 1 || b.n > 60 || !strings.ContainsAny(b.text, "0123456789") {
			continue
		}
		d := b.dates()
		for w := range d.ids {
			phrases().at(d.ids, w, func(m match) {
				c := m.phrase.class
				if c != classPublished && c != classUpdated || m.last-m.first == 1 && w > 0 && !d.words[w].upper {
					return
				}
				f, ok := d.next(m.last)
				if !ok && m.last < len(d.ids) {
					f, ok = d.slashed(m.last, p.monthFirst())
				}
				if !ok || f.first > m.last+6 {
					return
				}
				if c == classPublished && published == "" {
					published = f.iso
				}
				if c == classUpdated && updated == "" {
					updated = f.iso
				}
			})
		}
	}
	if published != "" {
		return published
	}
	return updated
}

// dateLine finds a date that stands in a line of its own between title and body, or right before the title.
func (p *page) dateLine(body []int) string {
	if len(body) == 0 {
		return ""
	}
	first := body[0]
	title := p.headline
	if title < 0 {
		title = first
	}
	for i := title; i < len(p.blocks) && i <= first+2; i++ {
		if iso := p.dateOf(i); iso != "" && (i < first || p.blocks[i].kind == dated) {
			return iso
		}
	}
	for i := title - 1; i >= 0 && i >= title-2; i-- {
		if p.blocks[i].kind == heading {
			break
		}
		if iso := p.dateOf(i); iso != "" {
			return iso
		}
	}
	return ""
}

// dateOf returns the date in a block that is dated, bylined or starts with a date.
func (p *page) dateOf(i int) string {
	b := &p.blocks[i]
	if b.kind == prose || b.kind == furniture && !b.isDateLine() {
		return ""
	}
	d := b.dates()
	for w := range d.ids {
		f, ok := d.at(w)
		if !ok && b.kind == dated {
			f, ok = d.slashed(w, p.monthFirst())
		}
		if ok && (b.kind == dated || b.kind == bylined || b.kind == furniture || w == 0) {
			return f.iso
		}
	}
	return ""
}

// monthFirst reports whether 2/4/2026 is likely to be the fourth of February.
func (p *page) monthFirst() bool {
	return p.lang == "en" && !strings.Contains(p.doc.URL, ".uk/") && !strings.Contains(p.doc.URL, ".au/")
}

// datelineDate finds a date with its year in the dateline that opens the text: "BEIJING, Feb. 4, 2026 (Xinhua) --".
func (p *page) datelineDate(body []int) string {
	if len(body) == 0 {
		return ""
	}
	b := &p.blocks[body[0]]
	d := b.dates()
	if f, ok := d.next(0); ok && f.last <= 14 && len(f.iso) == len("2006-01-02") && f.last < len(d.words) {
		rest := d.text[d.words[f.last-1].end:min(len(d.text), int(d.words[f.last-1].end)+30)]
		if f.first <= 5 && (strings.Contains(rest, "—") || strings.Contains(rest, "–") || strings.Contains(rest, " -") || strings.Contains(rest, ")")) {
			return f.iso
		}
	}
	return ""
}

// withoutDate takes a date that opens a line, with its label, off.
func withoutDate(s string) string {
	d := newDateReader(s)
	label := 0
	if len(d.ids) > 0 {
		phrases().at(d.ids, 0, func(m match) {
			if m.phrase.class == classPublished || m.phrase.class == classUpdated || m.phrase.class == classWeekday {
				label = max(label, m.last)
			}
		})
	}
	if label >= len(d.ids) {
		return s
	}
	f, ok := d.at(label)
	if !ok || f.last >= len(d.words) || len(d.words)-f.last < 3 {
		return s
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[d.words[f.last-1].end:], " "))
	if fold(r) != 0 && !isUpper(r) {
		return s // "2 februarie 2026 este ziua …": the date is part of the headline
	}
	return strings.TrimLeft(s[d.words[f.last-1].end:], " :|-–—,.")
}

// normalDate returns a date in any of the forms that feeds give, in ISO 8601, or "".
func normalDate(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 10 && s[4] == '-' && s[7] == '-' {
		if t, err := time.Parse(time.DateOnly, s[:10]); err == nil {
			return isoDate(t.Year(), int(t.Month()), t.Day())
		}
	}
	if len(s) == 4 || len(s) == 7 { // 2026, 2026-02
		layout := "2006-01"[:len(s)]
		if _, err := time.Parse(layout, s); err == nil {
			return s
		}
	}
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) != 8 {
		if n > 1e11 {
			n /= 1000 // milliseconds
		}
		if n > 0 {
			t := time.Unix(n, 0).UTC()
			return isoDate(t.Year(), int(t.Month()), t.Day())
		}
		return ""
	}
	d := newDateReader(s)
	if f, ok := d.next(0); ok {
		return f.iso
	}
	for i := range d.ids {
		if f, ok := d.slashed(i, false); ok {
			return f.iso
		}
	}
	return ""
}

// dateInURL returns the date in an address's path: /2026/02/04/, /2026-02-04-, /20260204/, /2026/feb/04/ or, shorter,
// /2026/02/.
func dateInURL(address string) string {
	if i := strings.Index(address, "://"); i >= 0 {
		address = address[i+3:]
	}
	slash := strings.IndexByte(address, '/')
	if slash < 0 {
		return ""
	}
	path, _, _ := strings.Cut(address[slash:], "?")
	short := ""
	for i := 0; i+4 < len(path); i++ {
		if path[i] != '1' && path[i] != '2' || i > 0 && isDigit(path[i-1]) {
			continue
		}
		year, n := leadingNumber(path[i:])
		if n == 8 {
			if iso := isoDate(year/10000, year/100%100, year%100); iso != "" {
				return iso
			}
		}
		if n != 4 || year < 1900 || year > 2100 {
			continue
		}
		sep := path[i+4]
		if sep != '/' && sep != '-' && sep != '_' {
			continue
		}
		rest := path[i+5:]
		month, n := leadingNumber(rest)
		if n == 0 && len(rest) > 3 {
			month, n = monthOf()[phrases().ids[strings.ToLower(rest[:3])]], 3
		}
		if month < 1 || month > 12 || n == 0 || n > 3 || len(rest) <= n || rest[n] != sep {
			continue
		}
		day, n2 := leadingNumber(rest[n+1:])
		if n2 == 1 || n2 == 2 {
			if iso := isoDate(year, month, day); iso != "" {
				return iso
			}
		}
		if sep == '/' && short == "" {
			short = fmt.Sprintf("%04d-%02d", year, month)
		}
	}
	return short
}

func leadingNumber(s string) (value, digits int) {
	for digits < len(s) && digits < 9 && isDigit(s[digits]) {
		value = value*10 + int(s[digits]-'0')
		digits++
	}
	return value, digits
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
