package graph

import (
	"fmt"
	"slices"
	"strings"

	"kg/graph/rdf"
	"kg/graph/store"
)

// view reads a snapshot by terms. The first error is kept and ends all further
// reading, so that a chain of look-ups is checked once.
type view struct {
	*store.Snapshot
	ids map[string]store.ID // of IRIs looked up
	err error
}

func (g *Graph) view() (*view, error) {
	n, err := g.store.Snapshot()
	if err != nil {
		return nil, err
	}
	return &view{Snapshot: n, ids: map[string]store.ID{}}, nil
}

// close ends the view and returns its first error.
func (v *view) close() error {
	if err := v.Close(); v.err == nil {
		v.err = err
	}
	return v.err
}

// iri returns the ID of an IRI, 0 if the graph does not have it.
func (v *view) iri(iri string) store.ID {
	id, ok := v.ids[iri]
	if !ok {
		id = v.id(rdf.NewIRI(iri))
		v.ids[iri] = id
	}
	return id
}

func (v *view) id(t rdf.Term) store.ID {
	if v.err != nil {
		return 0
	}
	id, _, err := v.ID(t)
	v.err = err
	return id
}

// match calls f for every triple of the pattern, where each part that is
// given, but not in the graph, matches nothing: pass missing for it.
func (v *view) match(p store.Quad, f func(store.Quad)) {
	if v.err != nil {
		return
	}
	it := v.Match(p)
	defer it.Close()
	for it.NextTriple() {
		f(it.Quad())
	}
	if err := it.Err(); err != nil {
		v.err = err
	}
}

// objects returns the distinct objects of s and the predicate.
func (v *view) objects(s store.ID, predicate string) (found []store.ID) {
	if p := v.iri(predicate); s != 0 && p != 0 {
		v.match(store.Quad{S: s, P: p}, func(q store.Quad) { found = append(found, q.O) })
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// subjects returns the distinct subjects of the predicate and o.
func (v *view) subjects(predicate string, o store.ID) (found []store.ID) {
	if p := v.iri(predicate); o != 0 && p != 0 {
		v.match(store.Quad{P: p, O: o}, func(q store.Quad) { found = append(found, q.S) })
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// has tells whether the graph has the triple.
func (v *view) has(s store.ID, predicate string, o store.ID) bool {
	found := false
	if p := v.iri(predicate); s != 0 && p != 0 && o != 0 {
		v.match(store.Quad{S: s, P: p, O: o}, func(store.Quad) { found = true })
	}
	return found
}

// text returns the value of a term: an IRI, a lexical form.
func (v *view) text(id store.ID) string {
	if v.err != nil || id == 0 {
		return ""
	}
	t, err := v.Term(id)
	if err != nil {
		v.err = err
		return ""
	}
	return t.Value
}

// value returns the text of the one object of s and the predicate, of several
// the first in byte order, "" if there is none.
func (v *view) value(s store.ID, predicate string) string {
	values := v.values(s, predicate)
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// values returns the texts of the objects of s and the predicate in byte order.
func (v *view) values(s store.ID, predicate string) []string {
	ids := v.objects(s, predicate)
	values := make([]string, len(ids))
	for i, id := range ids {
		values[i] = v.text(id)
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// labels returns the labels of the objects of s and the predicate, in byte order.
func (v *view) labels(s store.ID, predicate, label string) []string {
	var all []string
	for _, o := range v.objects(s, predicate) {
		name := v.value(o, label)
		if name == "" {
			name = v.text(o)
		}
		all = append(all, name)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// QueryError is an error in the text of a query.
type QueryError struct {
	Line, Column int // from 1, in runes; 0 if unknown
	Err          error
}

func (e *QueryError) Error() string {
	if e.Line == 0 {
		return e.Err.Error()
	}
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Err)
}

func (e *QueryError) Unwrap() error { return e.Err }

// shorten gives a node's name without the base, for hints.
func shorten(iri string) string { return strings.TrimPrefix(iri, "urn:kg:") }
