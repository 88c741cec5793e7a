// Command extract prints the article records of text files and JSONL files:
// what the extractor finds, for the scorers. A .txt file's first line is its
// title; FILE.meta.json beside it may give lang and published. -lang is the
// language of files that name none.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"kg/loader/extract"
	"kg/schema"
)

func main() {
	lang := flag.String("lang", "", "language of files that name none")
	flag.Parse()
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, name := range flag.Args() {
		if err := file(enc, name, *lang); err != nil {
			fmt.Fprintln(os.Stderr, "extract:", err)
			os.Exit(1)
		}
	}
}

func file(enc *json.Encoder, name, lang string) error {
	if strings.HasSuffix(name, ".jsonl") {
		return lines(enc, name, lang)
	}
	b, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	a := &schema.Article{File: filepath.Base(name), Text: string(b), Lang: lang}
	if a.Lang == "" {
		a.Lang = prefixLanguage(a.File)
	}
	extract.Extract(a)
	return enc.Encode(a)
}

// prefixLanguage reads the language from names such as ro-summit.txt.
func prefixLanguage(file string) string {
	if code, _, ok := strings.Cut(file, "-"); ok && len(code) == 2 {
		return code
	}
	return "en"
}

func lines(enc *json.Encoder, name, lang string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	for n := 1; in.Scan(); n++ {
		var x struct{ ID, Text, Title, Lang, Date string }
		if err := json.Unmarshal(in.Bytes(), &x); err != nil {
			return fmt.Errorf("%s:%d: %w", name, n, err)
		}
		a := &schema.Article{ID: x.ID, SourceID: x.ID, Text: x.Text, Title: x.Title, Lang: x.Lang}
		if a.Lang == "" {
			a.Lang = lang
		}
		if x.Date != "" {
			a.Published = &x.Date
		}
		extract.Extract(a)
		if err := enc.Encode(a); err != nil {
			return err
		}
	}
	return in.Err()
}
