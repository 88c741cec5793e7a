// Package dataset is what the query engine asks of storage: [View], four
// methods over quads of ids. [Memory] is a dataset in memory.
package dataset

import (
	"cmp"

	"kg/graph/rdf"
)

// ID stands for a term in one view.
type ID = uint64

const (
	None         ID = 0 // in a pattern: every term matches; in a solution: no value
	DefaultGraph ID = 1 // as the G of a quad: the quad is in no named graph

	// Computed is set in the ids that the engine gives to terms it computes. A
	// view never gives such an id.
	Computed ID = 1 << 63

	// Last is the greatest id a view may give.
	Last ID = 1<<42 - 1
)

// Quad holds the ids of a quad, or of a pattern, in which None matches every term.
type Quad struct{ S, P, O, G ID }

// Order is a permutation of a quad's components, by which scans are sorted.
type Order uint8

const (
	SPOG Order = iota
	POSG
	OSPG
	GSPO
	GPOS
	GOSP
	orders
)

// positions of the components in each order.
var permutations = [orders][4]uint8{
	SPOG: {0, 1, 2, 3}, POSG: {1, 2, 0, 3}, OSPG: {2, 0, 1, 3},
	GSPO: {3, 0, 1, 2}, GPOS: {3, 1, 2, 0}, GOSP: {3, 2, 0, 1},
}

func (o Order) String() string {
	return [...]string{"SPOG", "POSG", "OSPG", "GSPO", "GPOS", "GOSP"}[o]
}

// Components returns the order as positions in S, P, O, G.
func (o Order) Components() [4]uint8 { return permutations[o] }

// At returns the component of q at position i: 0 is S, 3 is G.
func (q Quad) At(i uint8) ID {
	switch i {
	case 0:
		return q.S
	case 1:
		return q.P
	case 2:
		return q.O
	}
	return q.G
}

// Set sets the component at position i.
func (q *Quad) Set(i uint8, id ID) {
	switch i {
	case 0:
		q.S = id
	case 1:
		q.P = id
	case 2:
		q.O = id
	default:
		q.G = id
	}
}

// Permute returns the components of q in the order o.
func (o Order) Permute(q Quad) [4]ID {
	p := permutations[o]
	return [4]ID{q.At(p[0]), q.At(p[1]), q.At(p[2]), q.At(p[3])}
}

// Compare compares two quads in the order: -1, 0 or 1.
func (o Order) Compare(a, b Quad) int {
	x, y := o.Permute(a), o.Permute(b)
	for i := range x {
		if c := cmp.Compare(x[i], y[i]); c != 0 {
			return c
		}
	}
	return 0
}

// Serves reports whether the quads that match the pattern p are one range of
// the order: whether what p gives comes before what it leaves open.
func (o Order) Serves(p Quad) bool {
	open := false
	for _, id := range o.Permute(p) {
		if id == None {
			open = true
		} else if open {
			return false
		}
	}
	return true
}

// OrderFor returns an order that serves p. Where p leaves the graph open it is
// one with the graph last, so that equal triples come one after the other.
func OrderFor(p Quad) Order {
	for o := SPOG; o < orders; o++ {
		if o.Serves(p) {
			return o
		}
	}
	panic("dataset: no order serves the pattern")
}

// View is a dataset as it was at one moment. Its methods may be called by one
// goroutine at a time.
type View interface {
	// ID returns the id of a term; false if no quad has it.
	ID(t rdf.Term) (ID, bool, error)
	// Term returns the term of an id that the view gave.
	Term(id ID) (rdf.Term, error)
	// Scan returns the quads that match p, sorted by o, which serves p.
	Scan(o Order, p Quad) Iter
	// Estimate returns about how many quads match p. It is exact for small
	// numbers, and 0 only if there are none.
	Estimate(p Quad) (int64, error)
}

// Iter goes through quads in the order of its scan. It begins before the first.
type Iter interface {
	Next() bool       // moves to the next quad; false at the end and after an error
	Seek(q Quad) bool // moves to the first quad not before q, forwards or backwards; what the pattern gives is not looked at
	Quad() Quad
	Err() error
	Close()
}

// Store is a dataset that changes.
type Store interface {
	// View returns the present state. Done ends its use.
	View() (view View, done func(), err error)
	// Apply removes quads and then adds quads, all or none. Quads that are
	// there already, or are not there, are passed over.
	Apply(remove, add []rdf.Quad) error
}
