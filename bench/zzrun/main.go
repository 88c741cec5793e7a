package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"

	"kg/loader/article"
	"kg/loader/extract"
	"kg/loader/source"
	"kg/schema"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	var dur time.Duration
	n := 0
	for _, p := range os.Args[1:] {
		if strings.HasSuffix(p, ".jsonl") {
			f, _ := os.Open(p)
			sc := bufio.NewScanner(f)
			sc.Buffer(nil, 1<<26)
			for sc.Scan() {
				var g struct{ ID, Text, Title, Lang, Date string }
				json.Unmarshal(sc.Bytes(), &g)
				a := schema.Article{ID: g.ID, SourceID: g.ID, Text: g.Text, Lang: g.Lang, Title: g.Title}
				if g.Date != "" {
					a.Published = &g.Date
				}
				t := time.Now()
				extract.Extract(&a)
				dur += time.Since(t)
				n += len(g.Text)
				enc.Encode(&a)
			}
			continue
		}
		for doc, err := range source.Read(os.Stdin, p) {
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			a, err := article.Read(doc)
			if err != nil {
				fmt.Fprintln(os.Stderr, err)
				continue
			}
			extract.Extract(a)
			enc.Encode(a)
		}
	}
	if n > 0 {
		fmt.Fprintf(os.Stderr, "%.2f MB/s\n", float64(n)/1e6/dur.Seconds())
	}
}
