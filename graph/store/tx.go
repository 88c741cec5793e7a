package store

import (
	"errors"
	"fmt"
	"sort"

	"github.com/cockroachdb/pebble/v2"

	"kg/graph/rdf"
)

// A Tx collects the additions and removals of one transaction. What it has
// changed it sees itself, the readers of the store see it all at once after the
// commit. It is used by one goroutine.
type Tx struct {
	store    *Store
	before   *Snapshot
	next     ID
	known    map[rdf.Term]ID // terms met in this transaction
	added    map[ID]rdf.Term // those of them that are new to the store
	touched  map[Quad]change
	attached map[string][]byte // changed attachments; nil: removed
	key      []byte
}

// change is what a transaction does to one quad.
type change struct{ was, is bool }

// Update calls f with a new transaction and commits what f did if it returns
// nil. All of it is done or, after an error or a crash, nothing. When Update
// returns, the changes are on disk.
func (s *Store) Update(f func(*Tx) error) error {
	if s.readOnly {
		return ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	before, err := s.Snapshot()
	if err != nil {
		return err
	}
	tx := &Tx{
		store: s, before: before, next: before.meta.next,
		known: map[rdf.Term]ID{}, added: map[ID]rdf.Term{}, touched: map[Quad]change{},
	}
	err = f(tx)
	if err == nil {
		err = tx.commit()
	}
	if closeErr := before.Close(); err == nil {
		err = closeErr
	}
	return err
}

// Before returns the store as it was when the transaction began. It is closed
// with the transaction.
func (tx *Tx) Before() *Snapshot { return tx.before }

// Add adds q and reports whether it was not there before.
func (tx *Tx) Add(q rdf.Quad) (bool, error) {
	if !valid(q) {
		return false, fmt.Errorf("add quad: it has no subject, predicate or object: %v", q)
	}
	var ids [4]ID
	for i, t := range [4]rdf.Term{q.S, q.P, q.O, q.G} {
		id, err := tx.intern(t)
		if err != nil {
			return false, err
		}
		ids[i] = id
	}
	return tx.set(Quad{ids[0], ids[1], ids[2], ids[3]}, true)
}

// Remove removes q and reports whether it was there.
func (tx *Tx) Remove(q rdf.Quad) (bool, error) {
	var ids [4]ID
	for i, t := range [4]rdf.Term{q.S, q.P, q.O, q.G} {
		id, ok, err := tx.find(t)
		if !ok || err != nil {
			return false, err
		}
		ids[i] = id
	}
	return tx.set(Quad{ids[0], ids[1], ids[2], ids[3]}, false)
}

// RemoveID is Remove of a quad whose IDs come from Before.
func (tx *Tx) RemoveID(q Quad) (bool, error) {
	if !q.bound() {
		return false, fmt.Errorf("remove quad: a component is missing: %v", q)
	}
	return tx.set(q, false)
}

// Has reports whether q is in the store as the transaction has it now.
func (tx *Tx) Has(q rdf.Quad) (bool, error) {
	var ids [4]ID
	for i, t := range [4]rdf.Term{q.S, q.P, q.O, q.G} {
		id, ok, err := tx.find(t)
		if !ok || err != nil {
			return false, err
		}
		ids[i] = id
	}
	c, err := tx.look(Quad{ids[0], ids[1], ids[2], ids[3]})
	return c.is, err
}

// set makes q present or not, and reports whether that is a change.
func (tx *Tx) set(q Quad, present bool) (bool, error) {
	c, err := tx.look(q)
	if err != nil || c.is == present {
		return false, err
	}
	c.is = present
	tx.touched[q] = c
	return true, nil
}

// look returns what the transaction knows of q.
func (tx *Tx) look(q Quad) (change, error) {
	if c, ok := tx.touched[q]; ok {
		return c, nil
	}
	tx.key = appendQuadKey(tx.key[:0], SPOG, q)
	_, closer, err := tx.before.db.Get(tx.key)
	if errors.Is(err, pebble.ErrNotFound) {
		return change{}, nil
	}
	if err != nil {
		return change{}, pebbleError(err)
	}
	return change{true, true}, closer.Close()
}

// find returns the ID of t, if the store or this transaction has one.
func (tx *Tx) find(t rdf.Term) (ID, bool, error) {
	if t.Kind == rdf.None {
		return DefaultGraph, true, nil
	}
	if id, ok := tx.known[t]; ok {
		return id, true, nil
	}
	id, ok, err := tx.before.ID(t)
	if ok {
		tx.known[t] = id
	}
	return id, ok, err
}

// intern returns the ID of t, a new one if t is new.
func (tx *Tx) intern(t rdf.Term) (ID, error) {
	id, ok, err := tx.find(t)
	if ok || err != nil {
		return id, err
	}
	if tx.next > maxID {
		return 0, fmt.Errorf("the store has given out all %d IDs it has; hint: export it and load it anew", maxID)
	}
	id = tx.next
	tx.next++
	tx.known[t], tx.added[id] = id, t
	return id, nil
}

// commit writes the transaction: the quads in every order, the terms that they
// brought, and away with the terms whose last quad has gone.
func (tx *Tx) commit() error {
	s := tx.store
	batch := s.db.NewBatch()
	defer batch.Close()
	m := tx.before.meta
	m.next = tx.next
	quads := make([]Quad, 0, len(tx.touched))
	for q, c := range tx.touched {
		if c.was != c.is {
			quads = append(quads, q)
		}
	}
	if len(quads) == 0 && len(tx.attached) == 0 {
		return nil
	}
	if err := tx.writeAttachments(batch); err != nil {
		return err
	}
	sort.Slice(quads, func(i, j int) bool { return less(quads[i], quads[j]) })

	arrived, left := map[ID]bool{}, map[ID]bool{}
	for _, q := range quads {
		if tx.touched[q].is {
			m.quads++
			note(arrived, q)
		} else {
			m.quads--
			note(left, q)
		}
		if err := tx.write(batch, q); err != nil {
			return err
		}
	}
	for _, id := range sorted(arrived) {
		t, isNew := tx.added[id]
		if !isNew {
			continue
		}
		m.terms++
		term := encodeTerm(nil, t)
		if err := batch.Set(appendTermKey(nil, id), term, nil); err != nil {
			return err
		}
		if err := batch.Set(appendHashKey(nil, s.hash.sum(term), id), nil, nil); err != nil {
			return err
		}
	}
	for _, id := range sorted(left) {
		if arrived[id] {
			continue
		}
		used, err := tx.used(id)
		if err != nil {
			return err
		}
		if used {
			continue
		}
		m.terms--
		if err := tx.dropTerm(batch, id); err != nil {
			return err
		}
	}
	if err := batch.Set(metaKey, m.encode(), nil); err != nil {
		return err
	}
	if err := s.usable(); err != nil {
		return err
	}
	if err := batch.Commit(pebble.Sync); err != nil {
		return pebbleError(err)
	}
	s.version.Add(1)
	return nil
}

// write puts q into all orders, or takes it out of them.
func (tx *Tx) write(batch *pebble.Batch, q Quad) error {
	for o := SPOG; o < orders; o++ {
		tx.key = appendQuadKey(tx.key[:0], o, q)
		var err error
		if tx.touched[q].is {
			err = batch.Set(tx.key, nil, nil)
		} else {
			err = batch.Delete(tx.key, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// used reports whether a quad with the term id stays when those that the
// transaction removes have gone.
func (tx *Tx) used(id ID) (bool, error) {
	for _, p := range [4]Quad{{S: id}, {P: id}, {O: id}, {G: id}} {
		it := tx.before.Match(p)
		for it.Next() {
			if c, ok := tx.touched[it.Quad()]; !ok || c.is {
				it.Close()
				return true, nil
			}
		}
		err := it.Err()
		it.Close()
		if err != nil {
			return false, err
		}
	}
	return false, nil
}

// dropTerm takes the term id out of the dictionary.
func (tx *Tx) dropTerm(batch *pebble.Batch, id ID) error {
	return tx.before.encoded(id, func(term []byte) error {
		if err := batch.Delete(appendTermKey(nil, id), nil); err != nil {
			return err
		}
		return batch.Delete(appendHashKey(nil, tx.store.hash.sum(term), id), nil)
	})
}

func note(set map[ID]bool, q Quad) {
	for _, id := range [4]ID{q.S, q.P, q.O, q.G} {
		if id >= firstTerm {
			set[id] = true
		}
	}
}

func sorted(set map[ID]bool) []ID {
	ids := make([]ID, 0, len(set))
	for id := range set {
		ids = append(ids, id)
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i] < ids[j] })
	return ids
}

// less orders quads as SPOG does.
func less(a, b Quad) bool {
	switch {
	case a.S != b.S:
		return a.S < b.S
	case a.P != b.P:
		return a.P < b.P
	case a.O != b.O:
		return a.O < b.O
	}
	return a.G < b.G
}
