package extract

// namedLater returns the person whom the text names only later beside the same bare
// office: The prime minister spoke to … The prime minister, X, said; -1 if there is none.
func (d *Document) namedLater(i int, s *description, of int32) int32 {
	const near = 60 // mentions
	if !s.definite || of >= 0 || s.owner >= 0 || s.former || s.deputy || d.Entry(s.sense).Get("office") == "" {
		return -1
	}
	for k := i + 1; k < len(d.Mentions) && k < i+near; k++ {
		m := &d.Mentions[k]
		if m.same < 0 || m.desc < 0 || m.Actor < 0 {
			continue
		}
		if o := &d.descs[m.desc]; o.definite && o.sense.Entry == s.sense.Entry && !o.former && !o.deputy && o.owner < 0 {
			return m.Actor
		}
	}
	return -1
}

// ownGovernment returns the government, or else the country, of the person whose
// government mention i is: his government, said of a president; -1 if it is none
// or nothing is known of it.
func (d *Document) ownGovernment(i int, s *description) int32 {
	if s.owner < 0 || d.atoms[s.owner].kind != pronounAtom || d.Entry(s.sense).Get("body") != "government" {
		return -1
	}
	owner := d.ownerOf(i)
	if owner < 0 || d.Actors[owner].country == "" {
		return -1
	}
	country := int32(-1)
	for x := range d.Actors {
		a := &d.Actors[x]
		if a.country != d.Actors[owner].country {
			continue
		}
		if a.Type == Country {
			country = int32(x)
		} else if key := uint64(1)<<63 | uint64(uint32(s.sense.Entry))<<32; a.Type == Organization && country >= 0 && d.byEntry[key|uint64(uint32(country+1))] == int32(x) {
			return int32(x)
		}
	}
	return country
}

// titleHolder returns the person named last with the title that description s names
// him by: Archbishop Walsh … the archbishop; -1 if s is no title or nobody has it.
func (d *Document) titleHolder(i int, s *description) int32 {
	if d.Entry(s.sense).Get("title") == "" {
		return -1
	}
	title := d.Words[d.atoms[s.head].last-1]
	for k := i - 1; k >= 0 && k > i-window; k-- {
		m := &d.Mentions[k]
		if m.Kind != Titled || m.Actor < 0 || d.Actors[m.Actor].Type != Person {
			continue
		}
		for t := m.First; t < m.Head; t++ {
			if d.Words[t] == title {
				return m.Actor
			}
		}
	}
	return -1
}
