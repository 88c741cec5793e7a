package store

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
)

// flush stores the batch: it finds or gives out the IDs of its terms, drops the
// quads that are there already, writes the rest in all six orders as tables,
// and has Pebble take in all tables at once.
func (l *loader) flush() error {
	b := l.batch
	if len(b.rows) == 0 {
		return nil
	}
	l.report(Sorting)
	before, err := l.store.Snapshot()
	if err != nil {
		return err
	}
	defer before.Close()
	f := &flusher{loader: l, before: before, meta: before.meta}
	if err := f.number(); err != nil {
		return err
	}
	if err := f.sort(); err != nil {
		return err
	}
	l.report(Writing)
	if len(f.sorter.rows) > 0 {
		if err := f.write(); err != nil {
			return err
		}
		if err := l.ingest(); err != nil {
			return fmt.Errorf("store a batch: %w", err)
		}
	}
	l.result.Added += int64(len(f.sorter.rows))
	l.result.Stored = l.result.Read
	b.clear()
	return nil
}

// A flusher stores one batch.
type flusher struct {
	*loader
	before *Snapshot
	meta   meta // as it will be

	byHash []hashed // the terms of the batch, sorted by hash
	ids    []ID     // by the final number of a term: ascending
	old    uint32   // final numbers below are of terms that the store has, and of the default graph
	sorter *sorter
}

// hashed is a term of the batch.
type hashed struct {
	hash   uint64
	number uint32 // in the batch
	id     ID     // in the store, if it has the term
}

// number gives every term of the batch its final number, so that the order of
// these is the order of the IDs: terms that the store has come first, sorted by
// their ID, then the new ones in the order of the document.
func (f *flusher) number() error {
	b := f.batch
	f.byHash = make([]hashed, len(b.hashes))
	for i, h := range b.hashes {
		f.byHash[i] = hashed{hash: h, number: uint32(i + 1)}
	}
	slices.SortFunc(f.byHash, func(a, b hashed) int { return cmp.Compare(a.hash, b.hash) })
	if f.meta.terms > 0 {
		if err := f.spread(len(f.byHash), f.find); err != nil {
			return err
		}
	}
	var known []hashed
	for _, t := range f.byHash {
		if t.id != 0 {
			known = append(known, t)
		}
	}
	slices.SortFunc(known, func(a, b hashed) int { return cmp.Compare(a.id, b.id) })
	f.ids = make([]ID, 1, len(b.hashes)+1)
	f.ids[0] = DefaultGraph
	final := make([]uint32, len(b.hashes)+1) // 0 stays 0: the default graph
	for _, t := range known {
		final[t.number] = uint32(len(f.ids))
		f.ids = append(f.ids, t.id)
	}
	f.old = uint32(len(f.ids))
	for n := 1; n < len(final); n++ {
		if final[n] == 0 {
			final[n] = uint32(len(f.ids))
			f.ids = append(f.ids, f.meta.next)
			f.meta.next++
			f.meta.terms++
		}
	}
	if f.meta.next > maxID {
		return fmt.Errorf("the store has given out all %d IDs it has; hint: export it and load it anew", maxID)
	}
	for i, t := range f.byHash {
		f.byHash[i].id = f.ids[final[t.number]]
	}
	return f.spread(len(b.rows), func(_ int, from, to int) error {
		for i := from; i < to; i++ {
			r := &b.rows[i]
			*r = row{final[r[0]], final[r[1]], final[r[2]], final[r[3]]}
		}
		return nil
	})
}

// find looks terms up in the store, in the order of their hashes.
func (f *flusher) find(_ int, from, to int) error {
	it, err := f.before.rest(&f.before.hashes, hashSpace)
	if err != nil {
		return err
	}
	defer f.before.release(&f.before.hashes, it)
	var buf [16]byte
	for i := from; i < to; i++ {
		t := &f.byHash[i]
		if i%1024 == 0 && f.ctx.Err() != nil {
			return f.ctx.Err()
		}
		prefix := appendHashPrefix(buf[:0], t.hash)
		for ok := it.SeekGE(prefix); ok && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
			id, k := decodeID(it.Key()[len(prefix):])
			if k == 0 {
				return fmt.Errorf("%w: a key of the hash index is malformed", ErrCorrupt)
			}
			same, err := f.before.isTerm(id, f.batch.term(t.number))
			if err != nil {
				return err
			}
			if same {
				t.id = id
				break
			}
		}
		if err := it.Error(); err != nil {
			return pebbleError(err)
		}
	}
	return nil
}

// sort sorts the rows by S, P, O and G and drops those that are twice in the
// batch or in the store already.
func (f *flusher) sort() error {
	b := f.batch
	if cap(b.spare) < len(b.rows) {
		b.spare = make([]row, cap(b.rows))
	}
	f.sorter = newSorter(b.rows, b.spare[:len(b.rows)], f.workers)
	f.sortBy(3, 2, 1, 0)
	f.sorter.unique()
	if f.meta.quads > 0 {
		rows := f.sorter.rows
		stored := make([]bool, len(rows))
		if err := f.spread(len(rows), func(_, from, to int) error { return f.mark(stored, from, to) }); err != nil {
			return err
		}
		n := 0
		for i, r := range rows {
			if !stored[i] {
				rows[n] = r
				n++
			}
		}
		f.sorter.rows, f.sorter.spare = rows[:n], f.sorter.spare[:n]
	}
	f.meta.quads += uint64(len(f.sorter.rows))
	return nil
}

// sortBy sorts by one component after the other, the most important last.
func (f *flusher) sortBy(places ...int) {
	for _, place := range places {
		f.sorter.by(place, uint32(len(f.ids)-1))
	}
}

// mark marks the rows that the store has.
func (f *flusher) mark(stored []bool, from, to int) error {
	it := f.before.Match(Quad{})
	defer it.Close()
	for i := from; i < to; i++ {
		r := f.sorter.rows[i]
		if max(r[0], r[1], r[2], r[3]) >= f.old {
			continue // one of its terms is new
		}
		q := f.quad(r)
		// The next quad of the store is often the next of the batch.
		if !it.valid || SPOG.compare(it.Quad(), q) < 0 {
			if !(it.valid && it.Next() && SPOG.compare(it.Quad(), q) >= 0) && it.Err() == nil {
				it.Seek(q)
			}
		}
		if it.Err() != nil {
			return it.Err()
		}
		stored[i] = it.valid && it.Quad() == q
	}
	return nil
}

func (f *flusher) quad(r row) Quad {
	return Quad{f.ids[r[0]], f.ids[r[1]], f.ids[r[2]], f.ids[r[3]]}
}

// write builds all tables of the batch.
func (f *flusher) write() error {
	if err := f.writeTerms(); err != nil {
		return err
	}
	for _, step := range []struct {
		order  Order
		places []int // to sort by, coming from the order of the step before
	}{
		{SPOG, nil},
		{OSPG, []int{2}},
		{POSG, []int{1}},
		{GPOS, []int{3}},
		{GSPO, []int{0, 3}},
		{GOSP, []int{2, 3}},
	} {
		f.sortBy(step.places...)
		if err := f.writeOrder(step.order); err != nil {
			return err
		}
	}
	return f.table(0, 1, func(key []byte, _ int) entry { return entry{append(key, metaKey...), f.meta.encode(), true} })
}

// writeOrder builds the tables of the rows, which are sorted in the order o.
// Rows that begin with a new term have tables of their own: these keys come after
// all that the store has, so that Pebble never has to merge the tables.
func (f *flusher) writeOrder(o Order) error {
	first := o.first()
	rows := f.sorter.rows
	fresh := sort.Search(len(rows), func(i int) bool { return rows[i][first] >= f.old })
	for _, rows := range [][]row{rows[:fresh], rows[fresh:]} {
		err := f.spread(len(rows), func(_, from, to int) error {
			return f.table(from, to, func(key []byte, i int) entry {
				return entry{appendQuadKey(key, o, f.quad(rows[i])), nil, true}
			})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeTerms builds the tables of the new terms, by ID and by hash.
func (f *flusher) writeTerms() error {
	b := f.batch
	firstNew := f.before.meta.next
	fresh := slices.DeleteFunc(f.byHash, func(t hashed) bool { return t.id < firstNew })
	f.byHash = nil
	numbers := make([]uint32, len(fresh)) // by ID
	for _, t := range fresh {
		numbers[t.id-firstNew] = t.number
	}
	err := f.spread(len(fresh), func(_, from, to int) error {
		return f.table(from, to, func(key []byte, i int) entry {
			return entry{appendHashKey(key, fresh[i].hash, fresh[i].id), nil, true}
		})
	})
	if err != nil {
		return err
	}
	return f.spread(len(fresh), func(_, from, to int) error {
		return f.table(from, to, func(key []byte, i int) entry {
			return entry{appendTermKey(key, firstNew+ID(i)), b.term(numbers[i]), true}
		})
	})
}
