package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"kg/schema"
)

// articlesOf reads the texts of the JSONL file that KG_SPEED names.
func articlesOf(b *testing.B) []schema.Article {
	name := os.Getenv("KG_SPEED")
	if name == "" {
		b.Skip("KG_SPEED names no JSONL file of articles")
	}
	f, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	var all []schema.Article
	for in.Scan() {
		var x struct{ Text, Lang string }
		if err := json.Unmarshal(in.Bytes(), &x); err != nil {
			b.Fatal(err)
		}
		if x.Lang == "" {
			x.Lang = "en"
		}
		all = append(all, schema.Article{Text: x.Text, Lang: x.Lang})
	}
	if err := in.Err(); err != nil || len(all) == 0 {
		b.Fatalf("%s: %d articles: %v", name, len(all), err)
	}
	return all
}

// BenchmarkExtract reads a file of articles; MB/s are of their text.
func BenchmarkExtract(b *testing.B) {
	all := articlesOf(b)
	bytes := 0
	for i := range all {
		bytes += len(all[i].Text)
	}
	one := func() {
		for i := range all {
			a := all[i]
			Extract(&a)
		}
	}
	one()
	b.Run("one", func(b *testing.B) {
		b.SetBytes(int64(bytes))
		b.ReportAllocs()
		for b.Loop() {
			one()
		}
		b.ReportMetric(float64(len(all)), "articles/op")
	})
	b.Run("parallel", func(b *testing.B) {
		b.SetBytes(int64(bytes))
		b.RunParallel(func(p *testing.PB) {
			for p.Next() {
				one()
			}
		})
	})
}
