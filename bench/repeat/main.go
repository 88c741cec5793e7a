// Command repeat writes the texts of a JSONL file of articles again and again,
// each time as other articles, until there are so many megabytes.
//
// usage: repeat FILE.jsonl MB
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "repeat:", err)
		os.Exit(1)
	}
}

type article struct {
	ID   string `json:"id"`
	Text string `json:"text"`
	Lang string `json:"lang,omitempty"`
}

func run(args []string) error {
	if len(args) != 2 {
		return errors.New("usage: repeat FILE.jsonl MB")
	}
	size, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	all, err := read(args[0])
	if err != nil {
		return err
	}
	out := bufio.NewWriter(os.Stdout)
	for n, written := 0, 0; written < size*1e6; n++ {
		a := all[n%len(all)]
		a.ID = strconv.Itoa(n)
		line, err := json.Marshal(a)
		if err != nil {
			return err
		}
		if _, err := out.Write(append(line, '\n')); err != nil {
			return err
		}
		written += len(line) + 1
	}
	return out.Flush()
}

func read(name string) ([]article, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	var all []article
	for in.Scan() {
		var a article
		if err := json.Unmarshal(in.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, a)
	}
	if in.Err() == nil && len(all) == 0 {
		return nil, fmt.Errorf("%s: no articles", name)
	}
	return all, in.Err()
}
