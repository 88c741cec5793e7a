package extract

// labelledWith returns the person named last before mention i whom a bracket labels
// with the party that an epithet names: Sigmar Gabriel (SPD) … der SPD-Politiker; -1
// if there is none.
func (d *Document) labelledWith(i int, of int32, s *description) int32 {
	if of < 0 || s.kind != roleAtom || s.indefinite || !s.definite || d.Actors[of].Type != Organization || d.Entry(s.sense).Get("epithet") == "" {
		return -1
	}
	m := &d.Mentions[i]
	for k := i - 1; k >= 0; k-- {
		p := &d.Mentions[k]
		if p.Actor < 0 || d.Actors[p.Actor].Type != Person || !d.mark(int(p.Last), '(') {
			continue
		}
		if l := d.MentionAt(int(p.Last) + 1); l != nil && l.Actor == of {
			if g := d.Actors[p.Actor].Gender; g == 0 || m.Gender == 0 || g == m.Gender {
				return p.Actor
			}
		}
	}
	return -1
}
