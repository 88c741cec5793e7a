// Command contacts measures how many of the annotated meetings and letters of
// WikiEvents and RAMS the extractor finds. An event counts if it has two
// participants or more that are named; it is found when an exchange of any
// status has two of them, by a word of their names in common.
//
// usage: contacts [-v] DIR, where DIR holds events-wikievents-en and events-rams-en
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"kg/loader/extract"
	"kg/schema"
)

type window struct {
	ID, Text string
	Events   []event
}

type event struct {
	Type          string
	Communication *string
	Trigger       struct {
		Text         string
		Bstart, Bend int
	}
	Args []struct{ Role, Text string }
}

func main() {
	verbose := flag.Bool("v", false, "print what is missed")
	flag.Parse()
	for _, set := range []string{"events-wikievents-en", "events-rams-en"} {
		found, all, err := measure(filepath.Join(flag.Arg(0), set, "dev.jsonl"), *verbose)
		if err != nil {
			fmt.Fprintln(os.Stderr, "contacts:", err)
			os.Exit(1)
		}
		fmt.Printf("%-24s recall %.3f   %d of %d\n", set, float64(found)/float64(max(all, 1)), found, all)
	}
}

func measure(name string, verbose bool) (found, all int, err error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, 0, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	for in.Scan() {
		var w window
		if err := json.Unmarshal(in.Bytes(), &w); err != nil {
			return 0, 0, fmt.Errorf("%s: %w", name, err)
		}
		var exchanges []schema.Exchange
		for _, e := range w.Events {
			names := participants(&e)
			if len(names) < 2 {
				continue
			}
			if exchanges == nil {
				a := &schema.Article{Text: w.Text, Lang: "en"}
				extract.Extract(a)
				exchanges = a.Exchanges
			}
			all++
			if matches(exchanges, names) {
				found++
			} else if verbose {
				lo, hi := max(0, e.Trigger.Bstart-200), min(len(w.Text), e.Trigger.Bend+200)
				fmt.Printf("miss %s [%s] %q\n     %s\n", w.ID, e.Trigger.Text, names, strings.ReplaceAll(w.Text[lo:hi], "\n", " "))
			}
		}
	}
	return found, all, in.Err()
}

// participants returns the named participants of a meeting or letter.
func participants(e *event) []string {
	if e.Communication == nil || *e.Communication != "meet" && *e.Communication != "correspondence" {
		return nil
	}
	var names []string
	for _, a := range e.Args {
		switch strings.ToLower(a.Role) {
		case "participant", "communicator", "recipient":
			if len(words(a.Text)) > 0 {
				names = append(names, a.Text)
			}
		}
	}
	return names
}

// words returns the capitalised words of a name, without determiners.
func words(name string) []string {
	var w []string
	for _, f := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if r := []rune(f); len(r) > 1 && unicode.IsUpper(r[0]) && f != "The" && f != "He" && f != "She" && f != "They" && f != "We" {
			w = append(w, f)
		}
	}
	return w
}

func matches(exchanges []schema.Exchange, names []string) bool {
	for _, x := range exchanges {
		used := make([]bool, len(x.Participants))
		n := 0
		for _, name := range names {
			for i, p := range x.Participants {
				if !used[i] && (overlap(name, p.Name) || overlap(name, p.Mention)) {
					used[i] = true
					n++
					break
				}
			}
		}
		if n >= 2 {
			return true
		}
	}
	return false
}

func overlap(a, b string) bool {
	for _, x := range words(a) {
		for _, y := range words(b) {
			if x == y {
				return true
			}
		}
	}
	return false
}
