package rdf

import (
	"bytes"
	"io"
	"testing"
)

// BenchmarkReader and BenchmarkWriter measure every format on the same 10,000
// quads.
func BenchmarkReader(b *testing.B) {
	quads := benchQuads(b)
	for f := NTriples; f <= JSONLD; f++ {
		b.Run(f.String(), func(b *testing.B) {
			var doc bytes.Buffer
			if err := WriteAll(&doc, f, WriterOptions{Prefixes: kgPrefixes}, quads); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(doc.Len()))
			b.ReportAllocs()
			for b.Loop() {
				r, err := NewReader(bytes.NewReader(doc.Bytes()), f, Options{})
				if err != nil {
					b.Fatal(err)
				}
				n := 0
				for {
					if _, err := r.Read(); err == io.EOF {
						break
					} else if err != nil {
						b.Fatal(err)
					}
					n++
				}
				if n != len(quads) {
					b.Fatalf("read %d quads, want %d", n, len(quads))
				}
			}
			b.ReportMetric(float64(b.N*len(quads))/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

func BenchmarkWriter(b *testing.B) {
	quads := benchQuads(b)
	for f := NTriples; f <= JSONLD; f++ {
		b.Run(f.String(), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := WriteAll(io.Discard, f, WriterOptions{Prefixes: kgPrefixes}, quads); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*len(quads))/b.Elapsed().Seconds(), "quads/s")
		})
	}
}

func benchQuads(b *testing.B) []Quad {
	quads, err := ReadAll(bytes.NewReader(benchDoc(10000)), NQuads, Options{})
	if err != nil {
		b.Fatal(err)
	}
	return quads
}
