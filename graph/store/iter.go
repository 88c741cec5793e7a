package store

import (
	"bytes"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// An Iter goes through the quads that match a pattern, sorted by the components
// that the pattern leaves open, in the order of the index that it reads. It
// allocates nothing for a quad.
//
//	it := snapshot.Match(store.Quad{P: knows})
//	defer it.Close()
//	for it.Next() {
//		q := it.Quad()
//		…
//	}
//	return it.Err()
type Iter struct {
	snapshot *Snapshot
	it       *pebble.Iterator
	order    Order
	pattern  Quad
	prefix   []byte // of the keys in the range
	key      []byte // space to build a key in
	started  bool
	valid    bool
	quad     Quad
	err      error
}

// Match returns an iterator over the quads that match p, which is one range
// scan whatever p gives. Equal triples of several graphs come one after the
// other if p leaves the graph open.
func (n *Snapshot) Match(p Quad) *Iter { return n.Scan(orderFor(p), p) }

// Scan is Match in a given order, which must be one that serves p; see
// [Order.Serves].
func (n *Snapshot) Scan(o Order, p Quad) *Iter {
	n.mu.Lock()
	var it *Iter
	if k := len(n.idle[o]); k > 0 {
		it = n.idle[o][k-1]
		n.idle[o] = n.idle[o][:k-1]
	}
	n.mu.Unlock()
	if it == nil {
		it = &Iter{snapshot: n, order: o, prefix: make([]byte, 0, maxQuadKey), key: make([]byte, 0, maxQuadKey)}
		space := quadSpace + byte(o)
		it.it, it.err = n.db.NewIter(&pebble.IterOptions{LowerBound: []byte{space}, UpperBound: []byte{space + 1}})
		if it.err != nil {
			it.err = pebbleError(it.err)
			return it
		}
	}
	it.pattern, it.started, it.valid = p, false, false
	it.prefix = append(it.prefix[:0], quadSpace+byte(o))
	if !o.Serves(p) {
		it.err = fmt.Errorf("store: the order %v does not serve the pattern %v", o, p)
		return it
	}
	ids := o.permute(p)
	for _, id := range ids[:o.prefix(p)] {
		it.prefix = appendID(it.prefix, id)
	}
	return it
}

// Order returns the order that the quads come in.
func (it *Iter) Order() Order { return it.order }

// Next moves to the next quad, at first to the first. It returns false at the
// end and after an error.
func (it *Iter) Next() bool {
	if it.err != nil || it.started && !it.valid {
		return false
	}
	if !it.started {
		it.started = true
		return it.read(it.it.SeekGE(it.prefix))
	}
	return it.read(it.it.Next())
}

// Seek moves to the first quad that matches the pattern and is not before q in
// the order of the iterator; of q, the components that the pattern gives are
// not looked at. It moves backwards, too.
func (it *Iter) Seek(q Quad) bool {
	if it.err != nil {
		return false
	}
	it.started = true
	it.key = append(it.key[:0], it.prefix...)
	ids := it.order.permute(q)
	for _, id := range ids[it.order.prefix(it.pattern):] {
		it.key = appendID(it.key, min(id, maxID))
	}
	return it.read(it.it.SeekGE(it.key))
}

// NextTriple moves to the next quad that differs from the current one in more
// than its graph. The order must be one that has the graph last.
func (it *Iter) NextTriple() bool {
	if !it.valid || it.pattern.G != Any {
		return it.Next()
	}
	// Most triples are in one graph, some in many: look at a few, then seek.
	for last, i := it.quad, 0; i < 8; i++ {
		if !it.Next() {
			return false
		}
		if q := it.quad; q.S != last.S || q.P != last.P || q.O != last.O {
			return true
		}
	}
	past := it.quad
	past.G = maxID
	return it.Seek(past)
}

// read takes the quad at the position of the Pebble iterator, if that is in the
// range.
func (it *Iter) read(ok bool) bool {
	it.valid = false
	if !ok {
		it.err = pebbleError(it.it.Error())
		return false
	}
	key := it.it.Key()
	if !bytes.HasPrefix(key, it.prefix) {
		return false
	}
	if it.quad, ok = decodeQuadKey(it.order, key); !ok {
		it.err = fmt.Errorf("%w: a key of the index %v is malformed", ErrCorrupt, it.order)
		return false
	}
	it.valid = true
	return true
}

// Quad returns the current quad.
func (it *Iter) Quad() Quad { return it.quad }

// Err returns the error that ended the iteration, if one did.
func (it *Iter) Err() error { return it.err }

// Close ends the use of the iterator, which must not be touched afterwards.
func (it *Iter) Close() {
	if it.it == nil {
		return
	}
	if it.err != nil {
		it.it.Close()
		it.it = nil
		return
	}
	n := it.snapshot
	n.mu.Lock()
	defer n.mu.Unlock()
	n.idle[it.order] = append(n.idle[it.order], it)
}

// Estimate counts up to so many quads: of those in tables, whose size tells the
// rest, and of those that are in memory only, where nothing else does.
const (
	countTables = 200
	countMemory = 4000
)

// Estimate returns how many quads match p. Up to 200 are counted (20 µs) and
// the number is exact; more are estimated from the size of the tables that hold
// them, at worst by the quads of two blocks too many. Of quads not yet in tables
// up to 4,000 are counted, and more are taken to be that many.
func (n *Snapshot) Estimate(p Quad) (count int64, exact bool, err error) {
	if p == (Quad{}) {
		return int64(n.meta.quads), true, nil
	}
	it := n.Match(p)
	defer it.Close()
	if count = it.count(countTables); it.err != nil || count < countTables {
		return count, it.err == nil, it.err
	}
	whole, err := n.sizeOf(it.order)
	if err != nil {
		return 0, false, err
	}
	part, err := n.store.db.EstimateDiskUsage(it.prefix, successor(it.prefix))
	if err != nil {
		return 0, false, pebbleError(err)
	}
	if whole > 0 {
		count = max(count, int64(float64(part)/float64(whole)*float64(n.meta.quads)))
	}
	if count < countMemory {
		more := it.count(countMemory - countTables)
		if it.err != nil {
			return 0, false, it.err
		}
		if more < countMemory-countTables {
			return countTables + more, true, nil
		}
		count = max(count, countMemory)
	}
	return min(count, int64(n.meta.quads)), false, nil
}

// sizeOf returns the bytes on disk of the order o.
func (n *Snapshot) sizeOf(o Order) (uint64, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.sizes[o] == 0 {
		space := quadSpace + byte(o)
		size, err := n.store.db.EstimateDiskUsage([]byte{space}, []byte{space + 1})
		if err != nil {
			return 0, pebbleError(err)
		}
		n.sizes[o] = size
	}
	return n.sizes[o], nil
}

// count moves on by at most limit quads and returns by how many.
func (it *Iter) count(limit int64) (n int64) {
	for n < limit && it.Next() {
		n++
	}
	return n
}

// successor returns the first key after all keys with the given prefix, whose
// first byte is not 0xFF.
func successor(prefix []byte) []byte {
	b := bytes.Clone(prefix)
	for i := len(b) - 1; ; i-- {
		if b[i]++; b[i] != 0 {
			return b[:i+1]
		}
	}
}
