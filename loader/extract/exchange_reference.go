package extract

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"kg/loader/lexicon"
)

// referenceDate is the date that relative dates are seen from: the
// publication date, else a date that the beginning of the text tells in full,
// else the date of a public event that it is told beside.
func (d *Document) referenceDate() date {
	if p := d.Article.Published; p != nil {
		if x := parseDate(*p); x.full() {
			return x
		}
	}
	if x := d.datedLead(); x.full() {
		return x
	}
	return d.datedEvent()
}

const leadSentences = 4

// datedLead is the first full date in the first sentences.
func (d *Document) datedLead() date {
	for s := 0; s < len(d.Text.Sentences) && s < leadSentences; s++ {
		x := &d.Text.Sentences[s]
		for i := int(x.First); i < int(x.Last); i++ {
			if !d.timely(i) {
				continue
			}
			if t, ok := d.temporalAt(i, int(x.Last)); ok {
				if t.kind == timeDate && t.date.full() {
					return t.date
				}
				i = int(t.last) - 1
			}
		}
	}
	return date{}
}

//go:embed events.txt
var eventsFile string

// publicEvent is a dated public event.
type publicEvent struct {
	name, actor string
	date        date
	signs       []string // words that settle which one it is
}

var publicEvents = sync.OnceValue(func() []publicEvent {
	var events []publicEvent
	for line := range strings.Lines(eventsFile) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) < 3 || line[0] == '#' {
			continue
		}
		e := publicEvent{name: f[0], actor: f[1], date: parseDate(f[2])}
		if len(f) > 3 {
			e.signs = strings.Split(f[3], "|")
		}
		events = append(events, e)
	}
	return events
})

// datedEvent is the day that the text is told on, seen from a public event
// that it names beside a weekday or a distance in days: "on Tuesday, a day
// after X was sworn in".
func (d *Document) datedEvent() date {
	latest := d.latestYear()
	for s := range d.Text.Sentences {
		x := &d.Text.Sentences[s]
		for i := int(x.First); i < int(x.Last); i++ {
			sense, f := d.usageAt(i, lexicon.TimeWord, isEvent)
			if f == nil {
				continue
			}
			day := d.eventDate(f.rule, s, i, latest)
			if !day.full() {
				continue
			}
			if y, ok := d.toldAfter(day, s); ok {
				return y
			}
			i += int(sense.Len) - 1
		}
	}
	return date{}
}

// eventDate is the date of the event of that name that sentence s speaks of:
// the one of its actor that is not before the latest year that the text names.
// Where there are several, a sign in the text decides, else none is taken.
func (d *Document) eventDate(name string, s, at int, latest int) date {
	x := &d.Text.Sentences[s]
	var only date
	for _, e := range publicEvents() {
		if e.name != name || e.date.y < latest || !d.eventOf(&e, x.First, x.Last, at) {
			continue
		}
		for _, sign := range e.signs {
			for i := int(x.First); i < int(x.Last); i++ {
				if d.Text.Of(i) == sign {
					return e.date
				}
			}
		}
		if only.full() {
			only = date{y: 1}
			continue
		}
		if only.y == 0 {
			only = e.date
		}
	}
	if !only.full() {
		return date{}
	}
	return only
}

// eventOf reports whether the actor of e is named beside token at, within the
// tokens [first, last).
func (d *Document) eventOf(e *publicEvent, first, last int32, at int) bool {
	if e.actor == "-" {
		return true
	}
	const reach = 8 // tokens
	for _, m := range d.MentionsIn(max(int(first), at-2*reach), min(int(last), at+reach)) {
		if m.Actor >= 0 && at-int(m.Last) < reach && strings.HasSuffix(d.Actors[m.Actor].ID, "/"+e.actor) {
			return true
		}
	}
	return false
}

// latestYear is the latest year that the text names, 0 if it names none.
// Years more than a few after the events known are no dates.
func (d *Document) latestYear() int {
	latest := 0
	for i := range d.Text.Tokens {
		t := &d.Text.Tokens[i]
		if t.End-t.Start != 4 || d.Text.Body[t.Start] != '1' && d.Text.Body[t.Start] != '2' {
			continue
		}
		if n, ok := digits(d.Text.Of(i)); ok && n >= 1990 && n < 2100 && n > latest {
			latest = n
		}
	}
	return latest
}

// toldAfter is the day that sentence s is told on, from the day of the event
// in it.
func (d *Document) toldAfter(event date, s int) (date, bool) {
	x := &d.Text.Sentences[s]
	var weekday temporal
	for i := int(x.First); i < int(x.Last); i++ {
		if !d.timely(i) {
			continue
		}
		t, ok := d.temporalAt(i, int(x.Last))
		if !ok {
			continue
		}
		switch {
		case t.kind == timeWeekday && weekday.last == 0:
			weekday = t
		case t.kind == timeAfter && weekday.last == 0 && t.unit == day && !t.vague && t.n > 0:
			return event.addDays(int(t.n)), true
		}
		i = int(t.last) - 1
	}
	if weekday.last == 0 {
		return date{}, false
	}
	weekday.direction = 0
	return weekday.onWeekday(event, future), true
}

// laterDays gives an exchange that is told without a day the weekday of one of
// the next two sentences that name its sides and a call, meeting or letter.
func (x *exchangeReader) laterDays() {
	for i := range x.found {
		e := &x.found[i]
		if e.date.y != 0 || e.status != statusHeld {
			continue
		}
		first := e.sentences[0]
		for s := first + 1; s <= first+2 && s < len(x.Text.Sentences); s++ {
			if !x.retold(e, s) {
				continue
			}
			if t, ok := x.weekdayOf(s); ok {
				e.when, e.hasTime, e.dateText = t, true, x.Of(int(t.first), int(t.last))
				e.date = t.resolve(x.reference(), past)
				break
			}
		}
	}
}

// retold reports whether sentence s names all sides of e and some contact.
func (x *exchangeReader) retold(e *encounter, s int) bool {
	first, last := int(x.Text.Sentences[s].First), int(x.Text.Sentences[s].Last)
	contact := false
	for i := first; i < last && !contact; i++ {
		contact = x.Is(i, lexicon.ContactN)
	}
	if !contact {
		return false
	}
	for _, side := range e.sides {
		if !slices.ContainsFunc(x.MentionsIn(first, last), func(m Mention) bool { return m.Actor == side.actor }) {
			return false
		}
	}
	return true
}

// weekdayOf is the first weekday that sentence s names.
func (x *exchangeReader) weekdayOf(s int) (temporal, bool) {
	last := int(x.Text.Sentences[s].Last)
	for i := int(x.Text.Sentences[s].First); i < last; i++ {
		if !x.timely(i) {
			continue
		}
		t, ok := x.temporalAt(i, last)
		if ok && t.kind == timeWeekday {
			return t, true
		}
		if ok {
			i = int(t.last) - 1
		}
	}
	return temporal{}, false
}
