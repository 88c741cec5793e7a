package store

import (
	"bytes"
	"context"
	"fmt"

	"github.com/cockroachdb/pebble/v2"
)

// CheckResult says what Check has looked at.
type CheckResult struct {
	Stats
	Problems []string // in words, one for each; at most maxProblems
}

const maxProblems = 100

// Check reads all of the store as it is now and reports everything that does
// not fit: a quad that is in one order and not in another, a term that a quad
// has and the dictionary has not or the other way round, a term that its hash
// does not lead to, a count that is wrong. The error is for what keeps it from
// looking, such as a block whose checksum is wrong.
func (s *Store) Check(ctx context.Context) (CheckResult, error) {
	n, err := s.Snapshot()
	if err != nil {
		return CheckResult{}, err
	}
	defer n.Close()
	c := &checker{ctx: ctx, snapshot: n}
	for _, step := range []func() error{c.quads, c.dictionary, c.hashes, c.counts} {
		if err := step(); err != nil {
			return c.result, err
		}
	}
	return c.result, nil
}

type checker struct {
	ctx      context.Context
	snapshot *Snapshot
	result   CheckResult
	used     bitmap // the terms of all quads
	seen     int
}

func (c *checker) problem(format string, args ...any) {
	if len(c.result.Problems) < maxProblems {
		c.result.Problems = append(c.result.Problems, fmt.Sprintf(format, args...))
	}
}

// interrupted returns the error of the context now and then.
func (c *checker) interrupted() error {
	if c.seen++; c.seen%4096 == 0 {
		return c.ctx.Err()
	}
	return nil
}

// quads compares the orders. They are equal as sets if they hold equally many
// quads and the same sum of quad hashes.
func (c *checker) quads() error {
	var counts [orders]int64
	var sums [orders]uint64
	next := c.snapshot.meta.next
	for o := SPOG; o < orders; o++ {
		it := c.snapshot.Scan(o, Quad{})
		for it.Next() {
			if err := c.interrupted(); err != nil {
				it.Close()
				return err
			}
			q := it.Quad()
			counts[o]++
			sums[o] += quadHash(q)
			if o != SPOG {
				continue
			}
			for _, id := range [4]ID{q.S, q.P, q.O, q.G} {
				if id >= next || id < firstTerm && !(id == q.G && id == DefaultGraph) {
					c.problem("quad %v has the ID %d, which was never given out", q, id)
				} else {
					c.used.set(id)
				}
			}
		}
		err := it.Err()
		it.Close()
		if err != nil {
			return fmt.Errorf("read the order %v: %w", o, err)
		}
	}
	c.result.Quads = counts[SPOG]
	for o := SPOG + 1; o < orders; o++ {
		if counts[o] != counts[SPOG] {
			c.problem("the order %v has %d quads, SPOG has %d", o, counts[o], counts[SPOG])
		} else if sums[o] != sums[SPOG] {
			c.problem("the order %v has other quads than SPOG", o)
		}
	}
	return nil
}

// quadHash mixes the IDs of q, so that sums of it tell sets of quads apart.
func quadHash(q Quad) uint64 {
	h := uint64(0x9E3779B97F4A7C15)
	for _, id := range [4]ID{q.S, q.P, q.O, q.G} {
		h = fold(h^uint64(id), 0xD6E8FEB86659FD93) + uint64(id)
	}
	return h
}

// dictionary checks that the terms are those of the quads, and that the hash of
// each leads to it.
func (c *checker) dictionary() error {
	lookup, err := c.snapshot.rest(&c.snapshot.hashes, hashSpace)
	if err != nil {
		return err
	}
	defer c.snapshot.release(&c.snapshot.hashes, lookup)
	return c.scan(termSpace, func(it *pebble.Iterator) error {
		id, k := decodeID(it.Key()[1:])
		if k == 0 || k != len(it.Key())-1 {
			c.problem("a key of the dictionary is malformed: %x", it.Key())
			return nil
		}
		term, err := it.ValueAndErr()
		if err != nil {
			return err
		}
		t, ok := decodeTerm(term)
		if !ok {
			c.problem("term %d is malformed", id)
			return nil
		}
		c.result.Terms++
		if !c.used.take(id) {
			c.problem("term %d, %q, stands in no quad", id, t.Value)
		}
		key := appendHashKey(nil, c.snapshot.store.hash.sum(term), id)
		if !lookup.SeekGE(key) || !bytes.Equal(lookup.Key(), key) {
			c.problem("term %d, %q, is not found by its hash", id, t.Value)
		}
		return lookup.Error()
	})
}

// hashes counts the hash index, each of whose entries dictionary has found if
// there are as many.
func (c *checker) hashes() error {
	n := int64(0)
	err := c.scan(hashSpace, func(*pebble.Iterator) error { n++; return nil })
	if err == nil && n != c.result.Terms {
		c.problem("the hash index has %d entries for %d terms", n, c.result.Terms)
	}
	return err
}

func (c *checker) counts() error {
	c.used.each(func(id ID) {
		if id != DefaultGraph {
			c.problem("a quad has the ID %d, which the dictionary has not", id)
		}
	})
	if want := c.snapshot.Stats(); want != c.result.Stats {
		c.problem("the head record counts %d quads and %d terms, there are %d and %d",
			want.Quads, want.Terms, c.result.Quads, c.result.Terms)
	}
	return nil
}

// scan calls f for every key that begins with the byte space.
func (c *checker) scan(space byte, f func(*pebble.Iterator) error) error {
	it, err := c.snapshot.db.NewIter(&pebble.IterOptions{LowerBound: []byte{space}, UpperBound: []byte{space + 1}})
	if err != nil {
		return pebbleError(err)
	}
	for ok := it.First(); ok && err == nil; ok = it.Next() {
		if err = c.interrupted(); err == nil {
			err = f(it)
		}
	}
	if err == nil {
		err = it.Error()
	}
	if closeErr := it.Close(); err == nil {
		err = closeErr
	}
	return pebbleError(err)
}

// A bitmap is a set of IDs: one bit for every ID given out so far.
type bitmap struct{ words []uint64 }

func (b *bitmap) set(id ID) {
	for uint64(len(b.words)) <= uint64(id)/64 {
		b.words = append(b.words, make([]uint64, len(b.words)+1024)...)
	}
	b.words[id/64] |= 1 << (id % 64)
}

// take removes id and reports whether it was in the set.
func (b *bitmap) take(id ID) bool {
	if uint64(len(b.words)) <= uint64(id)/64 || b.words[id/64]&(1<<(id%64)) == 0 {
		return false
	}
	b.words[id/64] &^= 1 << (id % 64)
	return true
}

func (b *bitmap) each(f func(ID)) {
	for i, w := range b.words {
		for k := range 64 {
			if w&(1<<k) != 0 {
				f(ID(i*64 + k))
			}
		}
	}
}
