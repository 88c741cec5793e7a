// Command contacts measures how many of the annotated Meet and Correspondence
// events of WikiEvents and RAMS the extractor finds. An event counts if two of
// its participants are named, by names that share no word; it is found when an
// exchange of any status has two of them, by a word of their names in common.
//
// Both schemes put whatever passes between people under Contact and mark how it
// was done (Meet, Correspondence). So each set has two rows. Contacts are the
// types whose participants speak with each other: Contact.Contact of WikiEvents,
// discussion, negotiate and collaborate of RAMS. They take in debates and
// interviews, and words that only name a letter or a deal, as "e-mails" or "a
// negotiated settlement" do. Other acts are what one says of, to or against
// another and need no contact: orders, requests, threats, lies, promises; an
// exchange is right there only if the text tells of one too, so this row is
// printed for comparison and is no aim.
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
	"slices"
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
		rows, err := measure(filepath.Join(flag.Arg(0), set, "dev.jsonl"), *verbose)
		if err != nil {
			fmt.Fprintln(os.Stderr, "contacts:", err)
			os.Exit(1)
		}
		for kind, r := range rows {
			fmt.Printf("%-24s %-12s recall %.3f   %d of %d\n", set, kindNames[kind], float64(r.found)/float64(max(r.all, 1)), r.found, r.all)
		}
	}
}

// kind says what an event's type is of.
type kind int

const (
	contact  kind = iota // its participants speak with each other
	otherAct             // one says something of, to or against another
)

var kindNames = [...]string{"contacts", "other acts"}

func kindOf(eventType string) kind {
	t := strings.ToLower(eventType)
	for _, c := range []string{"contact.contact.", "contact.discussion.", "contact.negotiate.", "contact.collaborate."} {
		if strings.HasPrefix(t, c) {
			return contact
		}
	}
	return otherAct
}

// row is how many of the events of one kind were found.
type row struct{ found, all int }

func measure(name string, verbose bool) (rows [len(kindNames)]row, err error) {
	f, err := os.Open(name)
	if err != nil {
		return rows, err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	for in.Scan() {
		var w window
		if err := json.Unmarshal(in.Bytes(), &w); err != nil {
			return rows, fmt.Errorf("%s: %w", name, err)
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
			r := &rows[kindOf(e.Type)]
			r.all++
			if matches(exchanges, names) {
				r.found++
			} else if verbose {
				lo, hi := max(0, e.Trigger.Bstart-200), min(len(w.Text), e.Trigger.Bend+200)
				fmt.Printf("miss %s %s [%s] %q\n     %s\n", w.ID, e.Type, e.Trigger.Text, names, strings.ReplaceAll(w.Text[lo:hi], "\n", " "))
			}
		}
	}
	return rows, in.Err()
}

// participants returns the named participants of a meeting or letter, those
// that share a word with one before them left out.
func participants(e *event) []string {
	if e.Communication == nil || *e.Communication != "meet" && *e.Communication != "correspondence" {
		return nil
	}
	var names []string
	for _, a := range e.Args {
		switch strings.ToLower(a.Role) {
		case "participant", "communicator", "recipient":
			if len(words(a.Text)) > 0 && !slices.ContainsFunc(names, func(n string) bool { return overlap(n, a.Text) }) {
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
