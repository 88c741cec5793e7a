package store

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

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
	if max(q.S, q.P, q.O, q.G) >= tx.before.meta.next {
		return change{}, nil // one of its terms is new
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
	quads := make([]Quad, 0, len(tx.touched))
	for q, c := range tx.touched {
		if c.was != c.is {
			quads = append(quads, q)
		}
	}
	if len(quads) == 0 && len(tx.attached) == 0 {
		return nil
	}
	slices.SortFunc(quads, SPOG.compare)
	rest, err := tx.rest(quads)
	if err != nil {
		return err
	}
	if err := tx.store.usable(); err != nil {
		return err
	}
	if len(quads) >= tx.store.manyQuads {
		return tx.writeTables(quads, rest)
	}
	return tx.writeBatch(quads, rest)
}

// manyQuads is from how many quads on a transaction is written as tables: with
// fewer, syncing some fifteen files costs more than it saves. Loading 8,000 articles
// took 30 % less processor time so.
const manyQuads = 1 << 15

// rest returns what changes with the quads: terms, attachments and the store's
// own record, in no order.
func (tx *Tx) rest(quads []Quad) (rest []entry, err error) {
	m := tx.before.meta
	m.next = tx.next
	arrived, left := map[ID]bool{}, map[ID]bool{}
	for _, q := range quads {
		if tx.touched[q].is {
			m.quads++
			note(arrived, q)
		} else {
			m.quads--
			note(left, q)
		}
	}
	for _, id := range sorted(arrived) {
		if t, isNew := tx.added[id]; isNew {
			m.terms++
			term := encodeTerm(nil, t)
			rest = append(rest, entry{appendTermKey(nil, id), term, true}, entry{appendHashKey(nil, tx.store.hash.sum(term), id), nil, true})
		}
	}
	for _, id := range sorted(left) {
		if arrived[id] {
			continue
		}
		used, err := tx.used(id)
		if err != nil {
			return nil, err
		}
		if used {
			continue
		}
		m.terms--
		err = tx.before.encoded(id, func(term []byte) error {
			rest = append(rest, entry{key: appendTermKey(nil, id)}, entry{key: appendHashKey(nil, tx.store.hash.sum(term), id)})
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for name, value := range tx.attached {
		rest = append(rest, entry{appendAttachmentKey(nil, name), value, value != nil})
	}
	return append(rest, entry{metaKey, m.encode(), true}), nil
}

// writeBatch writes through Pebble's log.
func (tx *Tx) writeBatch(quads []Quad, rest []entry) error {
	batch := tx.store.db.NewBatch()
	defer batch.Close()
	for _, q := range quads {
		for o := SPOG; o < orders; o++ {
			tx.key = appendQuadKey(tx.key[:0], o, q)
			if err := (entry{tx.key, nil, tx.touched[q].is}).put(batch); err != nil {
				return err
			}
		}
	}
	for _, e := range rest {
		if err := e.put(batch); err != nil {
			return err
		}
	}
	if err := batch.Commit(pebble.Sync); err != nil {
		return pebbleError(err)
	}
	tx.store.version.Add(1)
	return nil
}

func (e entry) put(batch *pebble.Batch) error {
	if e.present {
		return batch.Set(e.key, e.value, nil)
	}
	return batch.Delete(e.key, nil)
}

// writeTables writes finished tables, as a bulk load does.
func (tx *Tx) writeTables(quads []Quad, rest []entry) error {
	t := newTables(context.Background(), tx.store)
	defer t.remove()
	slices.SortFunc(rest, func(a, b entry) int { return bytes.Compare(a.key, b.key) })
	for from, to := 0, 0; from < len(rest); from = to {
		for to = from; to < len(rest) && rest[to].key[0] == rest[from].key[0]; to++ {
		}
		if err := t.table(from, to, func(_ []byte, i int) entry { return rest[i] }); err != nil {
			return err
		}
	}
	err := t.share(int(orders), func(_, i int) error {
		o := Order(i)
		quads := slices.Clone(quads)
		slices.SortFunc(quads, o.compare)
		// Those that begin with a new term come after all that the store has.
		fresh, _ := slices.BinarySearchFunc(quads, tx.before.meta.next, func(q Quad, next ID) int { return cmp.Compare(o.permute(q)[0], next) })
		for _, quads := range [][]Quad{quads[:fresh], quads[fresh:]} {
			if len(quads) == 0 {
				continue
			}
			err := t.table(0, len(quads), func(key []byte, i int) entry {
				return entry{appendQuadKey(key, o, quads[i]), nil, tx.touched[quads[i]].is}
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return t.ingest()
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

func note(set map[ID]bool, q Quad) {
	for _, id := range [4]ID{q.S, q.P, q.O, q.G} {
		if id >= firstTerm {
			set[id] = true
		}
	}
}

func sorted(set map[ID]bool) []ID {
	return slices.Sorted(maps.Keys(set))
}
