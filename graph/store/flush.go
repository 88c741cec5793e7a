package store

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"sort"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
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
	if err := l.store.fs.MkdirAll(l.store.runsDir(), 0o755); err != nil {
		return err
	}
	if len(f.sorter.rows) > 0 {
		if err := f.write(); err != nil {
			return err
		}
		if err := l.ctx.Err(); err != nil {
			return err
		}
		if err := l.store.db.Ingest(l.ctx, f.paths); err != nil {
			return fmt.Errorf("store a batch: %w", pebbleError(err))
		}
		l.store.version.Add(1)
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

	mu    sync.Mutex
	paths []string
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
		if !it.valid || less(it.Quad(), q) {
			if !(it.valid && it.Next() && !less(it.Quad(), q)) && it.Err() == nil {
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
	return f.table(0, 1, func(key []byte, _ int) ([]byte, []byte) { return append(key, metaKey...), f.meta.encode() })
}

// writeOrder builds the tables of the rows, which are sorted in the order o.
// Rows that begin with a new term have tables of their own: these keys come after
// all that the store has, so that Pebble never has to merge the tables.
func (f *flusher) writeOrder(o Order) error {
	first := map[Order]int{SPOG: 0, POSG: 1, OSPG: 2, GSPO: 3, GPOS: 3, GOSP: 3}[o]
	rows := f.sorter.rows
	fresh := sort.Search(len(rows), func(i int) bool { return rows[i][first] >= f.old })
	for _, rows := range [][]row{rows[:fresh], rows[fresh:]} {
		err := f.spread(len(rows), func(_, from, to int) error {
			return f.table(from, to, func(key []byte, i int) ([]byte, []byte) {
				return appendQuadKey(key, o, f.quad(rows[i])), nil
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
		return f.table(from, to, func(key []byte, i int) ([]byte, []byte) {
			return appendHashKey(key, fresh[i].hash, fresh[i].id), nil
		})
	})
	if err != nil {
		return err
	}
	return f.spread(len(fresh), func(_, from, to int) error {
		return f.table(from, to, func(key []byte, i int) ([]byte, []byte) {
			return appendTermKey(key, firstNew+ID(i)), b.term(numbers[i])
		})
	})
}

// maxTable is how many keys a table has at most.
const maxTable = 4 << 20

// spread cuts the numbers below n into ranges and calls work for them, with
// as many goroutines as there are workers. It returns one of their errors.
func (f *flusher) spread(n int, work func(worker, from, to int) error) error {
	parts := max(f.workers, (n+maxTable-1)/maxTable)
	if n < 1<<12 {
		parts = 1
	}
	next := make(chan int, parts)
	for i := range parts {
		next <- i
	}
	close(next)
	errs := make([]error, f.workers)
	var running sync.WaitGroup
	for w := range f.workers {
		running.Go(func() {
			for i := range next {
				from, to := int(int64(n)*int64(i)/int64(parts)), int(int64(n)*int64(i+1)/int64(parts))
				if from == to {
					continue
				}
				if errs[w] = work(w, from, to); errs[w] != nil {
					return
				}
			}
		})
	}
	running.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// table builds one table of the keys and values that entry gives for the
// numbers from from to to, ascending. entry may build the key in the space of
// the one before.
func (f *flusher) table(from, to int, entry func(key []byte, i int) (k, v []byte)) (err error) {
	s := f.store
	f.mu.Lock()
	f.tables++
	path := s.fs.PathJoin(s.runsDir(), fmt.Sprintf("%06d.sst", f.tables))
	f.paths = append(f.paths, path)
	f.mu.Unlock()
	file, err := s.fs.Create(path, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	w := sstable.NewWriter(objstorageprovider.NewFileWritable(file), s.tableOptions)
	defer func() {
		if closeErr := w.Close(); err == nil {
			err = closeErr
		}
	}()
	var key, value []byte
	for i := from; i < to; i++ {
		if (i-from)%4096 == 0 {
			if err := f.ctx.Err(); err != nil {
				return err
			}
		}
		key, value = entry(key[:0], i)
		if err := w.Set(key, value); err != nil {
			return err
		}
	}
	return nil
}
