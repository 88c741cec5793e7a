package store

import (
	"context"
	"fmt"
	"runtime"
	"sync"

	"github.com/cockroachdb/pebble/v2/objstorage/objstorageprovider"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// tables builds the finished tables of a large change, which Pebble then takes
// in all at once: nothing goes through its log and its memory, and what comes
// after all that the store has is never merged again.
type tables struct {
	ctx     context.Context
	store   *Store
	workers int

	mu    sync.Mutex
	built int      // so far, for their names
	paths []string // of those not taken in yet
}

func newTables(ctx context.Context, s *Store) *tables {
	return &tables{ctx: ctx, store: s, workers: max(1, runtime.GOMAXPROCS(0))}
}

// entry is a key and its value, or one that is to go.
type entry struct {
	key, value []byte
	present    bool
}

// maxTable is how many keys a table has at most.
const maxTable = 4 << 20

// spread cuts the numbers below n into ranges and calls work for them, with
// as many goroutines as there are workers. It returns one of their errors.
func (t *tables) spread(n int, work func(worker, from, to int) error) error {
	parts := max(t.workers, (n+maxTable-1)/maxTable)
	if n < 1<<12 {
		parts = 1
	}
	return t.share(parts, func(worker, i int) error {
		from, to := int(int64(n)*int64(i)/int64(parts)), int(int64(n)*int64(i+1)/int64(parts))
		if from == to {
			return nil
		}
		return work(worker, from, to)
	})
}

// share calls work for the numbers below n, with as many goroutines as there
// are workers. It returns one of their errors.
func (t *tables) share(n int, work func(worker, i int) error) error {
	next := make(chan int, n)
	for i := range n {
		next <- i
	}
	close(next)
	errs := make([]error, t.workers)
	var running sync.WaitGroup
	for w := range t.workers {
		running.Go(func() {
			for i := range next {
				if errs[w] = work(w, i); errs[w] != nil {
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

// table builds one table of the entries that at gives for the numbers from
// from to to, in the order of their keys. at may build the key in the space of the
// one before.
func (t *tables) table(from, to int, at func(key []byte, i int) entry) (err error) {
	s := t.store
	t.mu.Lock()
	t.built++
	path := s.fs.PathJoin(s.runsDir(), fmt.Sprintf("%06d.sst", t.built))
	t.paths = append(t.paths, path)
	t.mu.Unlock()
	if err := s.fs.MkdirAll(s.runsDir(), 0o755); err != nil {
		return err
	}
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
	var key []byte
	for i := from; i < to; i++ {
		if (i-from)%4096 == 0 {
			if err := t.ctx.Err(); err != nil {
				return err
			}
		}
		e := at(key[:0], i)
		key = e.key
		if e.present {
			err = w.Set(e.key, e.value)
		} else {
			err = w.Delete(e.key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// ingest has Pebble take in the tables that were built, all or none, and syncs
// them.
func (t *tables) ingest() error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	if err := t.store.db.Ingest(t.ctx, t.paths); err != nil {
		return pebbleError(err)
	}
	t.paths = nil
	t.store.version.Add(1)
	return nil
}

// remove deletes what is left of the files.
func (t *tables) remove() error { return t.store.fs.RemoveAll(t.store.runsDir()) }
