package store

import (
	"cmp"

	"kg/graph/rdf"
)

// An ID stands for a term in one store. IDs are given out in the order in which
// terms come into the store and are never used again, not even after the term
// has gone.
type ID uint64

const (
	Any          ID = 0 // in a pattern: every term matches
	DefaultGraph ID = 1 // as the G of a quad: the quad is in no named graph

	firstTerm ID = 2
	maxID     ID = 1<<42 - 1
)

// A Quad holds the IDs of a quad. As a pattern, components that are [Any] match
// everything.
type Quad struct{ S, P, O, G ID }

// Matches reports whether the quad q matches the pattern p.
func (p Quad) Matches(q Quad) bool {
	return (p.S == Any || p.S == q.S) && (p.P == Any || p.P == q.P) &&
		(p.O == Any || p.O == q.O) && (p.G == Any || p.G == q.G)
}

// bound reports whether all components of q are given.
func (q Quad) bound() bool { return q.S != Any && q.P != Any && q.O != Any && q.G != Any }

// An Order is one of the permutations in which quads are stored and read: POSG
// sorts them by predicate, then object, subject and graph.
type Order uint8

const (
	SPOG Order = iota
	POSG
	OSPG
	GSPO
	GPOS
	GOSP
	orders // how many there are
)

func (o Order) String() string {
	return [...]string{"SPOG", "POSG", "OSPG", "GSPO", "GPOS", "GOSP"}[o]
}

// permute returns the components of q in the order o.
func (o Order) permute(q Quad) [4]ID {
	switch o {
	case SPOG:
		return [4]ID{q.S, q.P, q.O, q.G}
	case POSG:
		return [4]ID{q.P, q.O, q.S, q.G}
	case OSPG:
		return [4]ID{q.O, q.S, q.P, q.G}
	case GSPO:
		return [4]ID{q.G, q.S, q.P, q.O}
	case GPOS:
		return [4]ID{q.G, q.P, q.O, q.S}
	default:
		return [4]ID{q.G, q.O, q.S, q.P}
	}
}

// first returns which component of a quad the order begins with: 0 is S, 3 is G.
func (o Order) first() int { return [...]int{0, 1, 2, 3, 3, 3}[o] }

// compare compares two quads in the order: negative, 0 or positive.
func (o Order) compare(a, b Quad) int {
	x, y := o.permute(a), o.permute(b)
	for i := range x {
		if x[i] != y[i] {
			return cmp.Compare(x[i], y[i])
		}
	}
	return 0
}

// quad is the inverse of permute.
func (o Order) quad(a, b, c, d ID) Quad {
	switch o {
	case SPOG:
		return Quad{a, b, c, d}
	case POSG:
		return Quad{S: c, P: a, O: b, G: d}
	case OSPG:
		return Quad{S: b, P: c, O: a, G: d}
	case GSPO:
		return Quad{S: b, P: c, O: d, G: a}
	case GPOS:
		return Quad{S: d, P: b, O: c, G: a}
	default:
		return Quad{S: c, P: d, O: b, G: a}
	}
}

// prefix returns how many components of p, taken in the order o, are given
// before the first that is not.
func (o Order) prefix(p Quad) int {
	n := 0
	for _, id := range o.permute(p) {
		if id == Any {
			break
		}
		n++
	}
	return n
}

// Serves reports whether the quads that match p are one range of the order o:
// whether what p gives comes before what it leaves open.
func (o Order) Serves(p Quad) bool {
	given := 0
	for _, id := range o.permute(p) {
		if id != Any {
			given++
		}
	}
	return o.prefix(p) == given
}

// orderFor returns the first order that serves p. There always is one; the
// orders that begin with the graph come last, so that a pattern which leaves
// the graph open gives equal triples of several graphs one after the other.
func orderFor(p Quad) Order {
	for o := SPOG; o < orders; o++ {
		if o.Serves(p) {
			return o
		}
	}
	panic("store: no order serves the pattern")
}

// Keys of the Pebble store begin with a byte that says what they hold.
const (
	metaSpace byte = 1 // one key: see meta
	termSpace byte = 2 // ID → encoded term
	hashSpace byte = 3 // hash of the encoded term, ID → nothing

	attachmentSpace byte = 4 // name → value

	quadSpace byte = 16 // + Order: the components in that order → nothing
	endSpace  byte = quadSpace + byte(orders)
)

// maxQuadKey is the greatest length of a quad's key.
const maxQuadKey = 1 + 4*6

// appendID appends id in 1 to 6 bytes that sort as the numbers do. The number of
// ones at the top of the first byte is the number of bytes that follow:
//
//	0xxxxxxx                      up to 2^7
//	10xxxxxx xxxxxxxx             up to 2^14
//	110xxxxx …                    up to 2^21, and so on to
//	111110xx + 5 bytes            up to 2^42
func appendID(b []byte, id ID) []byte {
	switch {
	case id < 1<<7:
		return append(b, byte(id))
	case id < 1<<14:
		return append(b, 0x80|byte(id>>8), byte(id))
	case id < 1<<21:
		return append(b, 0xC0|byte(id>>16), byte(id>>8), byte(id))
	case id < 1<<28:
		return append(b, 0xE0|byte(id>>24), byte(id>>16), byte(id>>8), byte(id))
	case id < 1<<35:
		return append(b, 0xF0|byte(id>>32), byte(id>>24), byte(id>>16), byte(id>>8), byte(id))
	default:
		return append(b, 0xF8|byte(id>>40), byte(id>>32), byte(id>>24), byte(id>>16), byte(id>>8), byte(id))
	}
}

// decodeID reads the ID that b begins with and returns its length; 0 where
// there is none.
func decodeID(b []byte) (ID, int) {
	if len(b) == 0 {
		return 0, 0
	}
	c := b[0]
	switch {
	case c < 0x80:
		return ID(c), 1
	case c < 0xC0 && len(b) >= 2:
		return ID(c&0x3F)<<8 | ID(b[1]), 2
	case c < 0xE0 && len(b) >= 3:
		return ID(c&0x1F)<<16 | ID(b[1])<<8 | ID(b[2]), 3
	case c < 0xF0 && len(b) >= 4:
		return ID(c&0x0F)<<24 | ID(b[1])<<16 | ID(b[2])<<8 | ID(b[3]), 4
	case c < 0xF8 && len(b) >= 5:
		return ID(c&0x07)<<32 | ID(b[1])<<24 | ID(b[2])<<16 | ID(b[3])<<8 | ID(b[4]), 5
	case c < 0xFC && len(b) >= 6:
		return ID(c&0x03)<<40 | ID(b[1])<<32 | ID(b[2])<<24 | ID(b[3])<<16 | ID(b[4])<<8 | ID(b[5]), 6
	}
	return 0, 0
}

// appendQuadKey appends the key of q in the order o.
func appendQuadKey(b []byte, o Order, q Quad) []byte {
	b = append(b, quadSpace+byte(o))
	for _, id := range o.permute(q) {
		b = appendID(b, id)
	}
	return b
}

// decodeQuadKey reads a key of the order o, including its first byte.
func decodeQuadKey(o Order, key []byte) (Quad, bool) {
	if len(key) < 5 {
		return Quad{}, false
	}
	key = key[1:]
	a, n := decodeID(key)
	key = key[n:]
	b, m := decodeID(key)
	key = key[m:]
	c, k := decodeID(key)
	key = key[k:]
	d, l := decodeID(key)
	if n == 0 || m == 0 || k == 0 || l == 0 || l != len(key) {
		return Quad{}, false
	}
	return o.quad(a, b, c, d), true
}

func appendTermKey(b []byte, id ID) []byte { return appendID(append(b, termSpace), id) }

// appendHashPrefix appends the part of a hash key that all terms with the hash h share.
func appendHashPrefix(b []byte, h uint64) []byte {
	return append(b, hashSpace, byte(h>>56), byte(h>>48), byte(h>>40), byte(h>>32),
		byte(h>>24), byte(h>>16), byte(h>>8), byte(h))
}

func appendHashKey(b []byte, h uint64, id ID) []byte { return appendID(appendHashPrefix(b, h), id) }

// valid reports whether q can be stored: only the graph may be missing.
func valid(q rdf.Quad) bool {
	return q.S.Kind != rdf.None && q.P.Kind != rdf.None && q.O.Kind != rdf.None
}
