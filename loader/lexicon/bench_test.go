package lexicon

import "testing"

// BenchmarkLoad compiles one language, which happens once in a program.
func BenchmarkLoad(b *testing.B) {
	for _, code := range Codes() {
		b.Run(code, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := load(code, false); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
