package dataset

import (
	"fmt"

	"kg/graph/rdf"
	"kg/graph/sparql/value"
)

// Terms is a view's dictionary with the terms that one query computes on top.
// A term has one id only: the view's, if the view knows it.
type Terms struct {
	view     View
	computed []rdf.Term
	ids      map[rdf.Term]ID
	values   []cachedValue
	grow     func(bytes int64) error
}

// cachedValue remembers the value of a term; each id has one place where it may be.
type cachedValue struct {
	id    ID
	value value.Value
}

const cachedValues = 512

// maxKnown is up to how many terms the ids of the view are remembered, too.
const maxKnown = 1 << 14

// NewTerms returns the terms of a view. grow is called for the memory that
// computed terms take; an error of it is passed on.
func NewTerms(v View, grow func(bytes int64) error) *Terms {
	return &Terms{view: v, grow: grow}
}

// View returns the view.
func (t *Terms) View() View { return t.view }

// ID returns the id of a term, a new one if there is none yet. The zero term
// has the id None.
func (t *Terms) ID(term rdf.Term) (ID, error) {
	if term.Kind == rdf.None {
		return None, nil
	}
	if id, ok := t.ids[term]; ok {
		return id, nil
	}
	if t.ids == nil {
		t.ids = map[rdf.Term]ID{}
	}
	if id, ok, err := t.view.ID(term); ok || err != nil {
		if err == nil && len(t.ids) < maxKnown {
			t.ids[term] = id
		}
		return id, err
	}
	if err := t.grow(int64(len(term.Value)) + 160); err != nil {
		return None, err
	}
	id := Computed | ID(len(t.computed))
	t.computed = append(t.computed, term)
	t.ids[term] = id
	return id, nil
}

// Term returns the term of an id; of None and DefaultGraph the zero term.
func (t *Terms) Term(id ID) (rdf.Term, error) {
	switch {
	case id == None || id == DefaultGraph:
		return rdf.Term{}, nil
	case id&Computed == 0:
		return t.view.Term(id)
	case id&^Computed < ID(len(t.computed)):
		return t.computed[id&^Computed], nil
	}
	return rdf.Term{}, fmt.Errorf("dataset: no term has the id %#x", id)
}

// Value returns the value of the term of an id.
func (t *Terms) Value(id ID) (value.Value, error) {
	if t.values == nil {
		t.values = make([]cachedValue, cachedValues)
	}
	slot := &t.values[id*0x9E3779B97F4A7C15>>(64-9)] // 512 = 2^9
	if slot.id != id {
		term, err := t.Term(id)
		if err != nil {
			return value.Value{}, err
		}
		slot.id, slot.value = id, value.Of(term)
	}
	return slot.value, nil
}
