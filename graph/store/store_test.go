package store

import (
	"fmt"
	"testing"

	"kg/graph/rdf"
)

func iri(format string, args ...any) rdf.Term {
	return rdf.NewIRI("urn:x:" + fmt.Sprintf(format, args...))
}

func memory(t testing.TB) *Store {
	t.Helper()
	s, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func snapshot(t testing.TB, s *Store) *Snapshot {
	t.Helper()
	n, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { n.Close() })
	return n
}

func add(t testing.TB, s *Store, quads ...rdf.Quad) {
	t.Helper()
	err := s.Update(func(tx *Tx) error {
		for _, q := range quads {
			if _, err := tx.Add(q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestEveryPatternIsOneRange(t *testing.T) {
	s := memory(t)
	var quads []rdf.Quad
	for i := range 300 {
		q := rdf.Quad{S: iri("s%d", i%7), P: iri("p%d", i%3), O: iri("o%d", i%11), G: iri("g%d", i%5)}
		if i%5 == 0 {
			q.G = rdf.Term{}
		}
		quads = append(quads, q)
	}
	add(t, s, quads...)
	n := snapshot(t, s)
	all := map[Quad]bool{}
	for _, q := range quads {
		ids, ok, err := n.IDs(q)
		if !ok || err != nil {
			t.Fatal(ok, err)
		}
		all[ids] = true
		back, err := n.Quad(ids)
		if err != nil || back != q {
			t.Fatalf("%v came back as %v, %v", q, back, err)
		}
	}
	if got := n.Stats(); got.Quads != int64(len(all)) || got.Terms != 7+3+11+4 {
		t.Errorf("stats = %+v, want %d quads", got, len(all))
	}
	for q := range all {
		for mask := range 16 {
			p := q
			if mask&1 != 0 {
				p.S = Any
			}
			if mask&2 != 0 {
				p.P = Any
			}
			if mask&4 != 0 {
				p.O = Any
			}
			if mask&8 != 0 {
				p.G = Any
			}
			want := 0
			for q := range all {
				if p.Matches(q) {
					want++
				}
			}
			got := 0
			it := n.Match(p)
			var last [4]ID
			for it.Next() {
				if !all[it.Quad()] || !p.Matches(it.Quad()) {
					t.Fatalf("%v gave %v", p, it.Quad())
				}
				now := it.Order().permute(it.Quad())
				if got > 0 && !before(last, now) {
					t.Fatalf("%v: %v after %v", p, now, last)
				}
				last = now
				got++
			}
			if it.Err() != nil || got != want {
				t.Fatalf("%v gave %d quads, want %d; %v", p, got, want, it.Err())
			}
			it.Close()
			if count, exact, err := n.Estimate(p); err != nil || exact && count != int64(want) {
				t.Fatalf("estimate of %v is %d, want %d; %v", p, count, want, err)
			}
		}
	}
}

func before(a, b [4]ID) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

func TestIDCodecSorts(t *testing.T) {
	var ids []ID
	for shift := range 42 {
		for d := -2; d <= 2; d++ {
			if id := ID(1)<<shift + ID(d); id <= maxID {
				ids = append(ids, id)
			}
		}
	}
	ids = append(ids, maxID)
	for _, a := range ids {
		key := appendID(nil, a)
		if got, n := decodeID(key); got != a || n != len(key) {
			t.Errorf("%d came back as %d (%d of %d bytes)", a, got, n, len(key))
		}
		if _, n := decodeID(key[:len(key)-1]); n != 0 {
			t.Errorf("%d cut short was read", a)
		}
		for _, b := range ids {
			if (string(key) < string(appendID(nil, b))) != (a < b) {
				t.Errorf("%d and %d sort wrongly", a, b)
			}
		}
	}
}

func TestTermCodec(t *testing.T) {
	terms := []rdf.Term{
		rdf.NewIRI(""), rdf.NewIRI("a"), rdf.NewBlank("a"), rdf.NewString("a"), rdf.NewString(""),
		rdf.NewLangString("a", "en"), rdf.NewLangString("na", "e"), rdf.NewTyped("a", "en"),
		rdf.NewTyped("01", rdf.XSDInteger), rdf.NewTyped("1", rdf.XSDInteger), rdf.NewString("\x00\xff"),
	}
	seen := map[string]rdf.Term{}
	for _, term := range terms {
		b := encodeTerm(nil, term)
		if got, ok := decodeTerm(b); !ok || got != term {
			t.Errorf("%+v came back as %+v", term, got)
		}
		if other, ok := seen[string(b)]; ok {
			t.Errorf("%+v and %+v are encoded alike", term, other)
		}
		seen[string(b)] = term
	}
}
