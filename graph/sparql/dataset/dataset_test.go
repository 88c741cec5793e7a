package dataset

import (
	"errors"
	"slices"
	"testing"

	"kg/graph/rdf"
)

func quads() []rdf.Quad {
	var list []rdf.Quad
	iri := func(c byte) rdf.Term { return rdf.NewIRI("urn:" + string(c)) }
	for _, s := range []string{"abc1", "abd1", "bbc1", "bbc ", "cab2", "abc2"} {
		q := rdf.Quad{S: iri(s[0]), P: iri(s[1]), O: iri(s[2])}
		if s[3] != ' ' {
			q.G = iri(s[3])
		}
		list = append(list, q)
	}
	return list
}

// TestScan compares scans of every pattern in every order that serves it, and
// seeks to every quad, with a filter over all quads.
func TestScan(t *testing.T) {
	view, done, _ := NewMemory(quads()).View()
	defer done()
	var all []Quad
	for it := view.Scan(SPOG, Quad{}); it.Next(); {
		all = append(all, it.Quad())
	}
	if len(all) != 6 {
		t.Fatalf("%d quads, want 6", len(all))
	}
	for _, base := range all {
		for mask := range 16 {
			var p Quad
			for i := range uint8(4) {
				if mask>>i&1 != 0 {
					p.Set(i, base.At(i))
				}
			}
			var want []Quad
			for _, q := range all {
				if (p.S == 0 || p.S == q.S) && (p.P == 0 || p.P == q.P) && (p.O == 0 || p.O == q.O) && (p.G == 0 || p.G == q.G) {
					want = append(want, q)
				}
			}
			if n, err := view.Estimate(p); n != int64(len(want)) || err != nil {
				t.Errorf("Estimate(%v) = %d, %v, want %d", p, n, err, len(want))
			}
			if o := OrderFor(p); !o.Serves(p) || p.G == None && o.Components()[3] != 3 {
				t.Errorf("OrderFor(%v) = %v", p, o)
			}
			for o := range orders {
				if !o.Serves(p) {
					continue
				}
				slices.SortFunc(want, o.Compare)
				var got []Quad
				it := view.Scan(o, p)
				for it.Next() {
					got = append(got, it.Quad())
				}
				if !slices.Equal(got, want) {
					t.Errorf("Scan(%v, %v) = %v, want %v", o, p, got, want)
				}
				for _, to := range want {
					if !it.Seek(to) || it.Quad() != to {
						t.Errorf("Scan(%v, %v): Seek(%v) does not find it", o, p, to)
					}
				}
				if past := (Quad{Last, Last, Last, Last}); mask != 15 && it.Seek(past) {
					t.Errorf("Scan(%v, %v): Seek past the end finds %v", o, p, it.Quad())
				}
			}
		}
	}
}

// TestViewStays shows that a view does not change with the dataset.
func TestViewStays(t *testing.T) {
	m := NewMemory(quads())
	before, done, _ := m.View()
	defer done()
	m.Apply(quads()[:3], []rdf.Quad{{S: rdf.NewIRI("urn:new"), P: rdf.NewIRI("urn:new"), O: rdf.NewIRI("urn:new")}})
	after, done, _ := m.View()
	defer done()
	for v, want := range map[View]int64{before: 6, after: 4} {
		if n, _ := v.Estimate(Quad{}); n != want {
			t.Errorf("%d quads, want %d", n, want)
		}
	}
	if _, ok, _ := before.ID(rdf.NewIRI("urn:new")); ok {
		t.Error("the old view has the new term")
	}
}

func TestTerms(t *testing.T) {
	view, done, _ := NewMemory(quads()).View()
	defer done()
	var taken int64
	full := errors.New("full")
	terms := NewTerms(view, func(n int64) error {
		if taken += n; taken > 1000 {
			return full
		}
		return nil
	})
	known, _, _ := view.ID(rdf.NewIRI("urn:a"))
	if id, err := terms.ID(rdf.NewIRI("urn:a")); id != known || err != nil {
		t.Errorf("a term of the view gets %#x, %v", id, err)
	}
	fresh := rdf.NewTyped("7", "http://www.w3.org/2001/XMLSchema#integer")
	id, err := terms.ID(fresh)
	if again, _ := terms.ID(fresh); err != nil || id&Computed == 0 || again != id {
		t.Errorf("a computed term gets %#x, then %#x, %v", id, again, err)
	}
	if got, err := terms.Term(id); got != fresh || err != nil {
		t.Errorf("it comes back as %v, %v", got, err)
	}
	if v, err := terms.Value(id); err != nil || !v.IsNumeric() {
		t.Errorf("its value is %v, %v", v, err)
	}
	for i := range 100 {
		if _, err = terms.ID(rdf.NewString(string(rune('a' + i)))); err != nil {
			break
		}
	}
	if !errors.Is(err, full) {
		t.Errorf("the limit of memory: %v", err)
	}
	if _, err := terms.Term(Computed | 1<<40); err == nil {
		t.Error("an id that was never given has a term")
	}
}
