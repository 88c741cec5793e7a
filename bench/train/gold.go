package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kg/loader/article"
	"kg/loader/extract"
	"kg/loader/source"
	"kg/schema"
)

// exchange is what has to be found in an article.
type exchange struct {
	Kind, Status string
	Optional     bool
	Participants [][]string // the forms of each one's name
	Evidence     json.RawMessage
}

// text is one annotated text.
type text struct {
	name      string
	article   *schema.Article
	exchanges []exchange
}

// example is a sample with what the gold says of it.
type example struct {
	extract.Sample
	text   int    // index of its text
	status string // of the exchange of the two; "" if there is none, several if the text tells of more than one
	weight float64
}

// read returns the texts of files and folders, as the command's comment names
// them.
func read(names []string) ([]text, error) {
	var all []text
	for _, name := range names {
		more, err := readOne(name)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, nil
}

func readOne(name string) ([]text, error) {
	if strings.HasSuffix(name, ".txt") {
		b, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		if strings.Contains("\n"+string(b), "\n## ") {
			return material(name, string(b))
		}
		return sentences(name, string(b)), nil
	}
	if files, err := filepath.Glob(filepath.Join(name, "*.txt")); err != nil || len(files) > 0 {
		slices.Sort(files)
		more, rerr := read(files)
		return more, errors.Join(err, rerr)
	}
	gold, err := filepath.Glob(filepath.Join(name, "gold", "*.json"))
	if err != nil {
		return nil, err
	}
	slices.Sort(gold)
	golds := map[string][]exchange{}
	for _, g := range gold {
		b, err := os.ReadFile(g)
		if err != nil {
			return nil, err
		}
		var t struct {
			File      string
			Exchanges []exchange
		}
		if err := json.Unmarshal(b, &t); err != nil {
			return nil, fmt.Errorf("%s: %w", g, err)
		}
		if t.File == "" {
			t.File = strings.TrimSuffix(filepath.Base(g), ".json") + ".txt"
		}
		golds[t.File] = t.Exchanges
	}
	var all []text
	for doc, err := range source.Read(nil, filepath.Join(name, "articles")) {
		if err != nil {
			return nil, err
		}
		exchanges, ok := golds[doc.Name]
		if !ok {
			continue
		}
		a, err := article.Read(doc)
		if err != nil {
			fmt.Fprintln(os.Stderr, "train: passed over:", err)
			continue
		}
		all = append(all, text{name: doc.Name, article: a, exchanges: exchanges})
	}
	return all, nil
}

// language is the one that a file of texts is named by: ro of ro.txt and of ro-b.txt.
func language(name string) string {
	lang, _, _ := strings.Cut(strings.TrimSuffix(filepath.Base(name), ".txt"), "-")
	return lang
}

// sentences reads the content of a file of plain sentences, see TestSentences of
// package extract.
func sentences(name, content string) []text {
	lang := language(name)
	date := "2024-05-14"
	var all []text
	for n, line := range strings.Split(content, "\n") {
		line = strings.TrimPrefix(line, "?")
		fields := strings.Split(line, "|")
		if len(fields) != 4 || strings.HasPrefix(line, "#") {
			continue
		}
		t := text{name: fmt.Sprintf("%s:%d", name, n+1), article: &schema.Article{Text: fields[3], Lang: lang, Published: &date}}
		if status, kind, ok := strings.Cut(fields[0], " "); ok {
			t.exchanges = []exchange{{Kind: kind, Status: status, Participants: [][]string{{fields[1]}, {fields[2]}}}}
		}
		all = append(all, t)
	}
	return all
}

// examples returns the samples of the texts with what the gold says of each.
// A pair that did have an exchange, but of whom another sentence tells it, is
// left out: nothing says whether this sentence tells of it too.
func examples(texts []text) []example {
	var all []example
	for n := range texts {
		t := &texts[n]
		for _, s := range extract.Samples(t.article) {
			if status, ok := t.label(&s); ok {
				all = append(all, example{Sample: s, text: n, status: status})
			}
		}
	}
	weigh(all)
	return all
}

// mostOfSentence is for how many examples those of one sentence count at the most.
const mostOfSentence = 8

// weigh makes the examples of a sentence with many actors count less: a summit
// of twelve would else weigh as much as sixty meetings of two.
func weigh(all []example) {
	for i := 0; i < len(all); {
		j := i
		for j < len(all) && all[j].text == all[i].text && all[j].Sentence.Start == all[i].Sentence.Start {
			j++
		}
		w := min(1, mostOfSentence/float64(j-i))
		for ; i < j; i++ {
			all[i].weight = w
		}
	}
}

// several is the status of a pair of whom the text tells several exchanges of
// different statuses: nothing says which of them a sentence is of.
const several = "several"

// label is the status of the exchange that a sample is one of, "" if it is
// none; ok is false if that cannot be told.
func (t *text) label(s *extract.Sample) (status string, ok bool) {
	ok = true
	for i := range t.exchanges {
		e := &t.exchanges[i]
		if !e.has(&s.Sides[0]) || !e.has(&s.Sides[1]) {
			continue
		}
		switch {
		case e.Optional || !e.told(s.Sentence.Text):
			ok = false
		case status == "" || status == e.Status:
			status = e.Status
		default:
			status = several
		}
	}
	return status, ok || status != ""
}

// has reports whether an actor is a participant of e.
func (e *exchange) has(a *schema.Actor) bool {
	names := []string{fold(a.Name)}
	for _, n := range a.Aliases {
		names = append(names, fold(n))
	}
	for _, forms := range e.Participants {
		for _, f := range forms {
			if slices.Contains(names, fold(f)) {
				return true
			}
		}
	}
	return false
}

// told reports whether a sentence is the evidence of e, or e has none.
func (e *exchange) told(sentence string) bool {
	var many []any
	var one string
	switch {
	case json.Unmarshal(e.Evidence, &one) == nil && one != "":
		many = []any{one}
	case json.Unmarshal(e.Evidence, &many) != nil || len(many) == 0:
		return true
	}
	words := strings.Fields(fold(sentence))
	for _, v := range many {
		if m, ok := v.(map[string]any); ok {
			v = m["text"]
		}
		quote, _ := v.(string)
		if q := strings.Fields(fold(quote)); overlap(q, words) {
			return true
		}
	}
	return false
}

// overlap reports whether most of the words of the shorter stand in the longer.
func overlap(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			n++
		}
	}
	return len(a) > 0 && n*4 >= len(a)*3
}

// fold is a name as the scorer compares it.
func fold(s string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKD.String(strings.ToLower(s)) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(r)
		default:
			space = true
		}
	}
	return b.String()
}
