package store

import (
	"bytes"
	"encoding/binary"
)

// A batch is what a bulk load collects before it sorts and stores it: the quads
// as rows of term numbers, and the terms, each once.
type batch struct {
	rows    []row
	spare   []row // to sort them with
	maxRows int
	memory  int64 // that terms may use

	hashes []uint64 // by number - 1
	places []uint64 // where the term is: arena << 32 | offset
	slots  []uint64 // hash table: upper half of the hash << 32 | number
	arenas [][]byte // uvarint length and encoding of each term
	used   int64    // bytes of the arenas

	numbers []uint32 // of the terms of the chunk being added
}

// arenaSize is the size of an arena; a term that is longer has one of its own.
const arenaSize = 4 << 20

// Memory of a batch, in bytes: a row needs two places of 16 bytes to be sorted;
// a term, besides its encoding, a hash, a place, up to four half-used slots, a
// final number and a place of 24 bytes to be sorted by its hash. Rows get three
// eighths of the memory and terms as much, as graphs have between 0.2 and 1 term a
// quad; the rest is for garbage and for what Pebble needs to write tables.
const (
	rowMemory  = 2 * 16
	termMemory = 8 + 8 + 4*8 + 4 + 4 + 24
)

func newBatch(memory int64) *batch {
	return &batch{
		maxRows: int(max(memory*3/8/rowMemory, 1<<10)),
		memory:  memory * 3 / 8,
		slots:   make([]uint64, 1<<12),
	}
}

// full reports whether there is no room for c. There always is in an empty batch.
func (b *batch) full(c *chunk) bool {
	if len(b.rows) == 0 {
		return false
	}
	return len(b.rows)+len(c.rows) > b.maxRows ||
		b.used+int64(len(c.bytes))+int64(len(b.hashes)+len(c.terms))*termMemory > b.memory
}

// add adds the quads of c.
func (b *batch) add(c *chunk) {
	b.numbers = append(b.numbers[:0], 0)
	for _, t := range c.terms {
		b.numbers = append(b.numbers, b.number(t.hash, c.bytes[t.from:t.to]))
	}
	b.reserve(len(c.rows))
	for _, r := range c.rows {
		b.rows = append(b.rows, row{b.numbers[r[0]], b.numbers[r[1]], b.numbers[r[2]], b.numbers[r[3]]})
	}
}

// reserve makes room for n more rows, growing fast and no further than needed.
func (b *batch) reserve(n int) {
	if len(b.rows)+n <= cap(b.rows) {
		return
	}
	rows := make([]row, len(b.rows), max(len(b.rows)+n, min(4*cap(b.rows), b.maxRows)))
	copy(rows, b.rows)
	b.rows = rows
}

// number returns the number of a term.
func (b *batch) number(h uint64, term []byte) uint32 {
	mask, tag := uint64(len(b.slots)-1), h&^0xFFFFFFFF
	i := h & mask
	for ; b.slots[i] != 0; i = (i + 1) & mask {
		if b.slots[i]&^0xFFFFFFFF == tag {
			if n := uint32(b.slots[i]); bytes.Equal(b.term(n), term) {
				return n
			}
		}
	}
	b.hashes = append(b.hashes, h)
	b.places = append(b.places, b.keep(term))
	n := uint32(len(b.hashes))
	b.slots[i] = tag | uint64(n)
	if 2*len(b.hashes) > len(b.slots) {
		b.grow()
	}
	return n
}

func (b *batch) grow() {
	b.slots = make([]uint64, 2*len(b.slots))
	mask := uint64(len(b.slots) - 1)
	for k, h := range b.hashes {
		i := h & mask
		for b.slots[i] != 0 {
			i = (i + 1) & mask
		}
		b.slots[i] = h&^0xFFFFFFFF | uint64(k+1)
	}
}

// keep copies a term into an arena and returns its place.
func (b *batch) keep(term []byte) uint64 {
	need := len(term) + binary.MaxVarintLen32
	last := len(b.arenas) - 1
	if last < 0 || cap(b.arenas[last])-len(b.arenas[last]) < need {
		b.arenas = append(b.arenas, make([]byte, 0, max(arenaSize, need)))
		last++
	}
	a := b.arenas[last]
	place := uint64(last)<<32 | uint64(len(a))
	a = binary.AppendUvarint(a, uint64(len(term)))
	a = append(a, term...)
	b.used += int64(len(a) - len(b.arenas[last]))
	b.arenas[last] = a
	return place
}

// term returns the encoding of the term with the number n.
func (b *batch) term(n uint32) []byte {
	place := b.places[n-1]
	a := b.arenas[place>>32][uint32(place):]
	size, k := binary.Uvarint(a)
	return a[k : k+int(size)]
}

// clear empties the batch for the next.
func (b *batch) clear() {
	b.rows, b.hashes, b.places, b.used = b.rows[:0], b.hashes[:0], b.places[:0], 0
	clear(b.slots)
	keep := b.arenas[:0]
	for _, a := range b.arenas {
		if cap(a) == arenaSize {
			keep = append(keep, a[:0])
		}
	}
	b.arenas = keep[:min(len(keep), 1)]
}
