package store

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2"

	"kg/graph/rdf"
)

// A Snapshot is the store as it was at one moment. It may be used by several
// goroutines at once; each Iter by one. Close it, after all its iterators.
type Snapshot struct {
	store *Store
	db    *pebble.Snapshot
	meta  meta

	mu     sync.Mutex
	idle   [orders][]*Iter    // iterators at rest, for the next Match
	hashes []*pebble.Iterator // the same for ID
	terms  []*pebble.Iterator // and for Term
	sizes  [orders]uint64     // of the orders on disk, for Estimate; 0 until asked for
}

// Snapshot returns a view of what has been committed so far.
func (s *Store) Snapshot() (*Snapshot, error) {
	if err := s.usable(); err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, ErrClosed
	}
	n := &Snapshot{store: s, db: s.db.NewSnapshot()}
	var err error
	if n.meta, err = readMeta(n.db); err != nil {
		n.db.Close()
		return nil, fmt.Errorf("read the head record: %w", err)
	}
	s.open++
	return n, nil
}

// Close ends the use of the snapshot.
func (n *Snapshot) Close() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.db == nil {
		return nil
	}
	var errs []error
	for o := range n.idle {
		for _, it := range n.idle[o] {
			errs = append(errs, it.it.Close())
		}
		n.idle[o] = nil
	}
	for _, it := range append(n.hashes, n.terms...) {
		errs = append(errs, it.Close())
	}
	n.hashes, n.terms = nil, nil
	errs = append(errs, n.db.Close())
	n.db = nil
	n.store.mu.Lock()
	n.store.open--
	n.store.mu.Unlock()
	return pebbleError(errors.Join(errs...))
}

// Stats are the sizes of a store.
type Stats struct {
	Quads int64 // quads, in all graphs
	Terms int64 // terms that stand in at least one of them
}

// Stats returns the exact sizes, which are kept and cost nothing.
func (n *Snapshot) Stats() Stats {
	return Stats{Quads: int64(n.meta.quads), Terms: int64(n.meta.terms)}
}

// ID returns the ID of the term t. It is false where the store does not have t.
// The zero Term, as the graph of a quad, is DefaultGraph.
func (n *Snapshot) ID(t rdf.Term) (ID, bool, error) {
	if t.Kind == rdf.None {
		return DefaultGraph, true, nil
	}
	var buf [128]byte
	return n.find(encodeTerm(buf[:0], t))
}

// find returns the ID of the term with the encoding term.
func (n *Snapshot) find(term []byte) (ID, bool, error) {
	it, err := n.rest(&n.hashes, hashSpace)
	if err != nil {
		return 0, false, err
	}
	defer n.release(&n.hashes, it)
	var buf [16]byte
	prefix := appendHashPrefix(buf[:0], n.store.hash.sum(term))
	for ok := it.SeekGE(prefix); ok && bytes.HasPrefix(it.Key(), prefix); ok = it.Next() {
		id, k := decodeID(it.Key()[len(prefix):])
		if k == 0 {
			return 0, false, fmt.Errorf("%w: a key of the hash index is malformed", ErrCorrupt)
		}
		same, err := n.isTerm(id, term)
		if same || err != nil {
			return id, same, err
		}
	}
	return 0, false, pebbleError(it.Error())
}

// isTerm reports whether id stands for the term with the encoding term.
func (n *Snapshot) isTerm(id ID, term []byte) (bool, error) {
	same := false
	err := n.encoded(id, func(b []byte) error {
		same = bytes.Equal(b, term)
		return nil
	})
	return same, err
}

// encoded calls f with the encoding of the term id. It seeks with an iterator
// that is kept: where IDs ascend, in a quarter of the time of Pebble's Get.
func (n *Snapshot) encoded(id ID, f func([]byte) error) error {
	it, err := n.rest(&n.terms, termSpace)
	if err != nil {
		return err
	}
	defer n.release(&n.terms, it)
	var buf [8]byte
	key := appendTermKey(buf[:0], id)
	if !it.SeekGE(key) || !bytes.Equal(it.Key(), key) {
		if err := it.Error(); err != nil {
			return pebbleError(err)
		}
		return fmt.Errorf("%w: there is no term with the ID %d", ErrCorrupt, id)
	}
	term, err := it.ValueAndErr()
	if err != nil {
		return pebbleError(err)
	}
	return f(term)
}

// Term returns the term with the given ID, which must be one that this snapshot
// gave. DefaultGraph and Any give the zero Term.
func (n *Snapshot) Term(id ID) (rdf.Term, error) {
	if id < firstTerm {
		return rdf.Term{}, nil
	}
	if t, ok := n.store.terms.get(id); ok {
		return t, nil
	}
	var t rdf.Term
	err := n.encoded(id, func(b []byte) error {
		var ok bool
		if t, ok = decodeTerm(b); !ok {
			return fmt.Errorf("%w: the term with the ID %d is malformed", ErrCorrupt, id)
		}
		return nil
	})
	if err == nil {
		n.store.terms.put(id, t)
	}
	return t, err
}

// Quad returns the terms of q.
func (n *Snapshot) Quad(q Quad) (rdf.Quad, error) {
	var terms [4]rdf.Term
	for i, id := range [4]ID{q.S, q.P, q.O, q.G} {
		t, err := n.Term(id)
		if err != nil {
			return rdf.Quad{}, err
		}
		terms[i] = t
	}
	return rdf.Quad{S: terms[0], P: terms[1], O: terms[2], G: terms[3]}, nil
}

// IDs returns the IDs of the terms of q; false if the store lacks one of them.
func (n *Snapshot) IDs(q rdf.Quad) (Quad, bool, error) {
	var ids [4]ID
	for i, t := range [4]rdf.Term{q.S, q.P, q.O, q.G} {
		id, ok, err := n.ID(t)
		if !ok || err != nil {
			return Quad{}, false, err
		}
		ids[i] = id
	}
	return Quad{ids[0], ids[1], ids[2], ids[3]}, true, nil
}

// Graphs calls f with the name of every graph that has quads, DefaultGraph
// included, in ascending order, until f returns false.
func (n *Snapshot) Graphs(f func(ID) bool) error {
	it := n.Scan(GSPO, Quad{})
	defer it.Close()
	for ok := it.Next(); ok; ok = it.Seek(Quad{G: it.Quad().G + 1}) {
		if !f(it.Quad().G) {
			break
		}
	}
	return it.Err()
}

// Terms calls f with the ID of every term that is not less than from, in
// ascending order, until f returns false.
func (n *Snapshot) Terms(from ID, f func(ID) bool) error {
	it, err := n.db.NewIter(&pebble.IterOptions{
		LowerBound: appendTermKey(nil, min(from, maxID)), UpperBound: []byte{termSpace + 1},
	})
	if err != nil {
		return pebbleError(err)
	}
	for ok := it.First(); ok; ok = it.Next() {
		id, k := decodeID(it.Key()[1:])
		if k == 0 {
			return errors.Join(fmt.Errorf("%w: a key of the dictionary is malformed", ErrCorrupt), it.Close())
		}
		if !f(id) {
			break
		}
	}
	return pebbleError(errors.Join(it.Error(), it.Close()))
}

// rest takes an iterator over the keys that begin with the byte space from
// those at rest in pool, or makes one; release gives it back.
func (n *Snapshot) rest(pool *[]*pebble.Iterator, space byte) (*pebble.Iterator, error) {
	n.mu.Lock()
	if k := len(*pool); k > 0 {
		it := (*pool)[k-1]
		*pool = (*pool)[:k-1]
		n.mu.Unlock()
		return it, nil
	}
	n.mu.Unlock()
	it, err := n.db.NewIter(&pebble.IterOptions{LowerBound: []byte{space}, UpperBound: []byte{space + 1}})
	return it, pebbleError(err)
}

func (n *Snapshot) release(pool *[]*pebble.Iterator, it *pebble.Iterator) {
	n.mu.Lock()
	defer n.mu.Unlock()
	*pool = append(*pool, it)
}

// A termCache remembers the terms of the IDs last asked for, each in the one
// slot that its ID has. As an ID never gets another term, nothing in it ever
// becomes wrong.
type termCache struct {
	slots [1 << 15]atomic.Pointer[cachedTerm]
}

type cachedTerm struct {
	id   ID
	term rdf.Term
}

// maxCached is the longest lexical form, in bytes, that is worth a slot.
const maxCached = 4 << 10

func (c *termCache) get(id ID) (rdf.Term, bool) {
	if e := c.slots[id%ID(len(c.slots))].Load(); e != nil && e.id == id {
		return e.term, true
	}
	return rdf.Term{}, false
}

func (c *termCache) put(id ID, t rdf.Term) {
	if len(t.Value) <= maxCached {
		c.slots[id%ID(len(c.slots))].Store(&cachedTerm{id, t})
	}
}
