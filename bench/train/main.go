// Command train trains the model of package extract: which words of contact
// are said of which actors of their sentence, and with which status.
//
//	train [-o FILE] [-check] TEXTS…
//
// TEXTS are files of annotated texts as in material/, files of plain sentences like loader/extract/testdata/exchanges/en.txt,
// folders of either, and folders with articles/*.txt and gold/*.json, in the format of the gold that bench/quality.sh reads. With -check it prints what the model would
// find in texts that it was not trained on, by cross-validation. The same texts
// give the same model, byte for byte.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"strconv"
	"strings"

	"kg/loader/extract"
)

var (
	out     = flag.String("o", "", "the file that the model is written to")
	check   = flag.Bool("check", false, "print what the model finds in texts that it was not trained on")
	wrong   = flag.Bool("wrong", false, "with -check: list what is told wrong with some confidence")
	missing = flag.Bool("missing", false, "with -check: list the exchanges without a candidate")
	apart   = flag.String("apart", "", "texts that the model is asked about and not trained on, separated by commas")
)

func main() {
	flag.Parse()
	if err := run(flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(names []string) error {
	texts, err := read(names)
	if err != nil {
		return err
	}
	all := examples(texts)
	fmt.Fprintf(os.Stderr, "%d texts, %d candidates\n", len(texts), len(all))
	if *check {
		reached(os.Stdout, texts, all)
		crossValidate(os.Stdout, texts, all)
	}
	if *apart == "" && *out == "" {
		return nil
	}
	m := fit(all)
	if *apart != "" {
		if err := judge(os.Stdout, m, strings.Split(*apart, ",")); err != nil {
			return err
		}
	}
	if *out == "" {
		return nil
	}
	f, err := os.Create(*out)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	m.write(w)
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// judge prints how the model judges the candidates of texts that it was not
// trained on: those that are exchanges, and those that it thinks may be.
func judge(w io.Writer, m *model, names []string) error {
	texts, err := read(names)
	if err != nil {
		return err
	}
	for _, e := range examples(texts) {
		if p := logistic(m.contact.odds(e.Features)); e.status != "" || p > .4 {
			fmt.Fprintf(w, "%.2f %s (is %q, by rules %q) %s [%s] %s + %s: %s\n", p, m.likeliest(e.Features), e.status, e.Ruled, texts[e.text].name, e.Word, e.Sides[0].Name, e.Sides[1].Name, e.Sentence.Text)
		}
	}
	return nil
}

// model is what is trained: one forest tells exchanges from other candidates,
// and one a status tells that status from the others.
type model struct {
	contact *forest
	status  map[string]*forest
}

var statuses = []string{"held", "planned", "proposed", "denied"}

func fit(all []example) *model {
	m := &model{status: map[string]*forest{}}
	m.contact = fitOne(all, usual, func(*example) bool { return true }, func(e *example) bool { return e.status != "" })
	few := usual
	few.trees /= 2
	few.depth--
	for _, s := range statuses {
		m.status[s] = fitOne(all, few, func(e *example) bool { return e.status != "" && e.status != several }, func(e *example) bool { return e.status == s })
	}
	return m
}

// fitOne trains a forest on the examples that are among those it is for, to
// tell those that are positive.
func fitOne(all []example, o settings, among, positive func(*example) bool) *forest {
	var rows [][]int16
	var is []bool
	var weight []float64
	for i := range all {
		if among(&all[i]) {
			rows = append(rows, all[i].Features)
			weight = append(weight, all[i].weight)
			is = append(is, positive(&all[i]))
		}
	}
	return train(rows, is, weight, o)
}

// likeliest is the status that the model finds likeliest.
func (m *model) likeliest(features []int16) string {
	best, most := "", 0.0
	for _, s := range statuses {
		if v := m.status[s].odds(features); best == "" || v > most {
			best, most = s, v
		}
	}
	return best
}

func (m *model) write(w io.Writer) {
	fmt.Fprintln(w, "# Decision trees that tell which actors a word of contact is said of. Written by bench/train; the format is told in forest.go.")
	names := extract.SampleFeatures()
	m.contact.write(w, "contact", names)
	for _, s := range statuses {
		m.status[s].write(w, s, names)
	}
}

func (m *forest) write(w io.Writer, name string, features []string) {
	number := func(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }
	fmt.Fprintln(w, "forest", name, number(m.bias))
	for _, t := range m.trees {
		fmt.Fprintln(w, "tree")
		for _, n := range t {
			if n.feature < 0 {
				fmt.Fprintln(w, number(n.value))
			} else {
				fmt.Fprintln(w, features[n.feature], n.most, n.left, n.right)
			}
		}
	}
}

// reached prints how many of the exchanges have a candidate at all: the rest
// no threshold finds.
func reached(w io.Writer, texts []text, all []example) {
	whole, some := 0, 0
	for n := range texts {
		t := &texts[n]
		if len(t.article.Text) < plainSentence {
			continue
		}
		for i := range t.exchanges {
			e := &t.exchanges[i]
			if e.Optional {
				continue
			}
			whole++
			has := false
			for k := range all {
				s := &all[k]
				has = has || s.text == n && s.status != "" && e.has(&s.Sides[0]) && e.has(&s.Sides[1])
			}
			if has {
				some++
			} else if *missing {
				fmt.Fprintln(w, t.name, e.Status, e.Kind, e.Participants, string(e.Evidence))
			}
		}
	}
	fmt.Fprintf(w, "%d of %d exchanges have a candidate\n", some, whole)
}

// folds is how many parts the texts are cut into for the cross-validation.
const folds = 5

// plainSentence is below how many bytes a text is a sentence made to be plain,
// which says nothing of real texts.
const plainSentence = 300

// crossValidate prints what models find in the fifth of the texts that each was
// not trained on, at several thresholds of the probability.
func crossValidate(w io.Writer, texts []text, all []example) {
	part := func(e *example) int {
		h := fnv.New32a()
		io.WriteString(h, texts[e.text].name)
		return int(h.Sum32() % folds)
	}
	likely := make([]float64, len(all))
	rightStatus, statusOf := 0, 0
	for f := range folds {
		var rest []example
		for i := range all {
			if part(&all[i]) != f {
				rest = append(rest, all[i])
			}
		}
		m := fit(rest)
		for i := range all {
			if e := &all[i]; part(e) == f {
				likely[i] = logistic(m.contact.odds(e.Features))
				if e.status != "" && e.status != several && len(texts[e.text].article.Text) >= plainSentence {
					statusOf++
					if m.likeliest(e.Features) == e.status {
						rightStatus++
					}
				}
			}
		}
	}
	for i := range all {
		e := &all[i]
		if *wrong && (likely[i] >= .7) != (e.status != "") && (likely[i] >= .7 || likely[i] < .3) && len(texts[e.text].article.Text) >= plainSentence {
			fmt.Fprintf(w, "%.2f %q %s [%s] %s + %s: %s\n", likely[i], e.status, texts[e.text].name, e.Word, e.Sides[0].Name, e.Sides[1].Name, e.Sentence.Text)
		}
	}
	fmt.Fprintf(w, "status right: %d of %d\n", rightStatus, statusOf)
	fmt.Fprintln(w, "at least   all: P     R      not by rules: P     R      found wrong   of")
	for t := .2; t < .95; t += .1 {
		var whole, rest score
		for i := range all {
			e := &all[i]
			if len(texts[e.text].article.Text) < plainSentence {
				continue
			}
			whole.add(likely[i] >= t, e.status != "")
			if e.Ruled == "" {
				rest.add(likely[i] >= t, e.status != "")
			}
		}
		fmt.Fprintf(w, "%.1f         %.3f %.3f                %.3f %.3f   %5d %5d %5d\n", t, whole.precision(), whole.recall(), rest.precision(), rest.recall(), rest.hit, rest.wrong, rest.hit+rest.missed)
	}
}

type score struct{ hit, wrong, missed int }

func (s *score) add(said, is bool) {
	switch {
	case said && is:
		s.hit++
	case said:
		s.wrong++
	case is:
		s.missed++
	}
}

func (s *score) precision() float64 { return float64(s.hit) / float64(max(s.hit+s.wrong, 1)) }
func (s *score) recall() float64    { return float64(s.hit) / float64(max(s.hit+s.missed, 1)) }
