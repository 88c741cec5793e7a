package extract

import (
	"kg/loader/lexicon/gazetteer"
)

// ownerOf returns the person whose counterpart a mention is: the possessor, or
// the last subject before it.
func (d *Document) ownerOf(i int) int32 {
	m := &d.Mentions[i]
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Actor >= 0 && p.Subject && d.Actors[p.Actor].Type == Person && p.Last <= m.First {
			return p.Actor
		}
	}
	return -1
}

// officeOfOwner returns the office of the person whose counterpart a mention
// is.
func (d *Document) officeOfOwner(i int) (class string, entry int32) {
	x := d.ownerOf(i)
	if x < 0 {
		return "", -1
	}
	for _, o := range d.Actors[x].offices {
		return o.class, o.role
	}
	if a := &d.Actors[x]; a.kind == gazetteer.KindPerson {
		for _, t := range gazetteer.Persons()[a.index].Terms {
			if d.date() == "" || t.Covers(d.date()) {
				class = t.Office
			}
		}
	}
	return class, -1
}
