package store

import (
	"bytes"
	"context"
	"testing"

	"kg/graph/rdf"
)

// loaded returns a store in memory with so many quads.
func loaded(b *testing.B, quads int) (*Store, *Snapshot) {
	b.Helper()
	s := memory(b)
	if _, err := s.Load(context.Background(), bytes.NewReader(made(b, quads)), rdf.NQuads, LoadOptions{}); err != nil {
		b.Fatal(err)
	}
	n, err := s.Snapshot()
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { n.Close() })
	b.ReportAllocs()
	b.ResetTimer()
	return s, n
}

// One operation is a scan of all quads.
func BenchmarkScan(b *testing.B) {
	_, n := loaded(b, 200_000)
	for b.Loop() {
		it := n.Match(Quad{})
		for it.Next() {
		}
		if it.Err() != nil {
			b.Fatal(it.Err())
		}
		it.Close()
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(int64(b.N)*n.Stats().Quads), "ns/quad")
}

// One operation is a match of the quads of one subject, up to its first quad.
func BenchmarkMatch(b *testing.B) {
	_, n := loaded(b, 200_000)
	subjects := n.meta.next
	id := firstTerm
	for b.Loop() {
		it := n.Match(Quad{S: id})
		it.Next()
		it.Close()
		if id = id*1_000_003%subjects + 1; id < firstTerm {
			id = firstTerm
		}
	}
}

func BenchmarkTerm(b *testing.B) {
	_, n := loaded(b, 200_000)
	id := firstTerm
	for b.Loop() {
		if _, err := n.Term(id); err != nil {
			b.Fatal(err)
		}
		if id++; id == n.meta.next {
			id = firstTerm
		}
	}
}

func BenchmarkID(b *testing.B) {
	_, n := loaded(b, 200_000)
	var terms []rdf.Term
	for id := firstTerm; id < n.meta.next; id += 7 {
		t, err := n.Term(id)
		if err != nil {
			b.Fatal(err)
		}
		terms = append(terms, t)
	}
	i := 0
	for b.Loop() {
		if _, ok, err := n.ID(terms[i%len(terms)]); !ok || err != nil {
			b.Fatal(ok, err)
		}
		i++
	}
}

func BenchmarkEstimate(b *testing.B) {
	_, n := loaded(b, 200_000)
	p, _, err := n.ID(rdf.NewIRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := n.Estimate(Quad{P: p}); err != nil {
			b.Fatal(err)
		}
	}
}

// One operation adds an article of 200 quads or removes it.
func BenchmarkUpdate(b *testing.B) {
	s, _ := loaded(b, 200_000)
	present := false
	for b.Loop() {
		err := s.Update(func(tx *Tx) error {
			for i := range 200 {
				q := rdf.Quad{S: iri("c%d", i/8), P: iri("p%d", i%8), O: iri("o%d", i), G: iri("g")}
				var err error
				if present {
					_, err = tx.Remove(q)
				} else {
					_, err = tx.Add(q)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
		present = !present
	}
}

func BenchmarkLoad(b *testing.B) {
	document := made(b, 200_000)
	b.SetBytes(int64(len(document)))
	b.ReportAllocs()
	for b.Loop() {
		s := memory(b)
		if _, err := s.Load(context.Background(), bytes.NewReader(document), rdf.NQuads, LoadOptions{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*200_000/b.Elapsed().Seconds(), "quads/s")
}
