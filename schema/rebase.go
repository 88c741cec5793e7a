package schema

// Rebase names the nodes in the record under another base than [Base]; ""
// leaves them as they are.
func (a *Article) Rebase(base string) {
	if base == "" || base == Base {
		return
	}
	id := func(id *string) { *id = Rebase(base, *id) }
	actor := func(a *Actor) {
		if a != nil {
			id(&a.ID)
		}
	}
	topics := func(ts []Topic) {
		for i := range ts {
			id(&ts[i].ID)
		}
	}
	outlets := func(os []Outlet) {
		for i := range os {
			id(&os[i].ID)
		}
	}
	if a.Outlet != nil {
		id(&a.Outlet.ID)
	}
	outlets(a.Agencies)
	for i := range a.Exchanges {
		x := &a.Exchanges[i]
		for j := range x.Participants {
			actor(&x.Participants[j])
		}
		actor(x.Initiator)
		topics(x.Topics)
		topics(x.NotTopics)
	}
	for i := range a.Claims {
		c := &a.Claims[i]
		actor(&c.Speaker)
		actor(c.Addressee)
		outlets(c.Via)
		topics(c.Topics)
	}
}
