// Command sparql measures SPARQL queries over a store of kg and prints a
// Markdown table: rows, first and median time, on request beside those of the
// npm package oxigraph. The data is that of package
// kgdata; the store is kept in the folder for the next run.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kg/bench/kgdata"
	"kg/bench/profile"
	"kg/graph"
	"kg/graph/rdf"
	"kg/graph/store"
)

func main() {
	size := flag.Int("quads", 1_000_000, "number of quads")
	dir := flag.String("dir", os.TempDir(), "where the store is built and kept")
	only := flag.String("only", "", "ask only queries whose name has this text")
	text := flag.String("e", "", "ask this query instead")
	explain := flag.Bool("explain", false, "print the plans")
	repeat := flag.Int("repeat", 9, "how often each query is asked")
	oxigraph := flag.String("oxigraph", "", "also ask the npm package installed in this folder, bench/oxigraph")
	profileTo := flag.String("profile", "", "write a CPU profile to this file")
	flag.Parse()
	if err := run(*size, *dir, *only, *text, *explain, *repeat, *oxigraph, *profileTo); err != nil {
		fmt.Fprintln(os.Stderr, "bench/sparql:", err)
		os.Exit(1)
	}
}

func run(size int, dir, only, text string, explain bool, repeat int, oxigraph, profileTo string) error {
	g := kgdata.Graph{Seed: 1, Quads: size}
	path := filepath.Join(dir, fmt.Sprintf("kg-%d.kg", size))
	if err := build(g, path); err != nil {
		return err
	}
	kg, err := graph.Open(path, graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer kg.Close()
	stop, err := profile.Start(profileTo)
	if err != nil {
		return err
	}
	defer stop()
	list := queries(g)
	if text != "" {
		list = []query{{"query", text}}
	}
	list = slices.DeleteFunc(list, func(q query) bool { return !strings.Contains(q.Name, only) })
	answers := make([]result, len(list))
	plans := make([]string, len(list))
	for i, q := range list {
		if answers[i], err = measure(kg, q, repeat); err != nil {
			return fmt.Errorf("%s: %w", q.Name, err)
		}
		if explain {
			if plans[i], err = explained(kg, q.Text); err != nil {
				return err
			}
		}
	}
	var other *rival
	if oxigraph != "" {
		if other, err = askOxigraph(oxigraph, dir, g, list, repeat); err != nil {
			return err
		}
	}
	print(size, list, answers, plans, other)
	return nil
}

// result is what an engine answered: the number of rows, the times of the
// first and the middle query in milliseconds, and the value of an answer
// that has only one. Error is what it said if it could not.
type result struct {
	Rows          int
	First, Median float64
	Value         string
	Error         string
}

func measure(kg *graph.Graph, q query, repeat int) (r result, err error) {
	var times []time.Duration
	for range repeat {
		start := time.Now()
		if r.Rows, r.Value, err = ask(kg, q.Text); err != nil {
			return r, err
		}
		times = append(times, time.Since(start))
		if times[0] > 5*time.Second {
			break
		}
	}
	r.First = ms(times[0])
	slices.Sort(times)
	r.Median = ms(times[len(times)/2])
	return r, nil
}

// print writes the table; that of another engine stands beside.
func print(size int, list []query, answers []result, plans []string, other *rival) {
	head, rule := fmt.Sprintf("| query over %d quads | rows | value | first ms | median ms |", size), "|---|---:|---:|---:|---:|"
	if other != nil {
		fmt.Printf("oxigraph took %.1f s to load %d quads.\n\n", other.Seconds, other.Quads)
		head, rule = head+" oxigraph: rows | value | first ms | median ms |", rule+"---:|---:|---:|---:|"
	}
	fmt.Println(head + "\n" + rule)
	for i, q := range list {
		a := answers[i]
		fmt.Printf("| %s | %d | %s | %.3f | %.3f |", q.Name, a.Rows, a.Value, a.First, a.Median)
		if other != nil {
			if o := other.Answers[q.Name]; o.Error != "" {
				fmt.Printf(" %s | | | |", o.Error)
			} else {
				fmt.Printf(" %d | %s | %.3f | %.3f |", o.Rows, o.Value, o.First, o.Median)
			}
		}
		fmt.Println()
		if plans[i] != "" {
			fmt.Println(plans[i])
		}
	}
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// build makes the store unless it is there.
func build(g kgdata.Graph, path string) error {
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	s, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), "kgdata")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	if _, err := g.Write(file); err != nil {
		return err
	}
	if _, err := file.Seek(0, 0); err != nil {
		return err
	}
	if _, err := s.Load(context.Background(), file, rdf.NQuads, store.LoadOptions{}); err != nil {
		return err
	}
	return s.Close()
}

// ask reads the whole answer; last is the only row of a small answer.
func ask(kg *graph.Graph, text string) (rows int, last string, err error) {
	a, err := kg.Query(context.Background(), graph.Query{Text: text})
	if err != nil {
		return 0, "", err
	}
	defer a.Close()
	for row, err := range a.Rows {
		if err != nil {
			return rows, "", err
		}
		if rows++; rows == 1 && len(row) == 1 && row[0].Kind == rdf.Literal {
			last = row[0].Value
		} else {
			last = ""
		}
	}
	return rows, last, nil
}

func explained(kg *graph.Graph, text string) (string, error) {
	a, err := kg.Query(context.Background(), graph.Query{Text: text, Explain: true})
	if err != nil {
		return "", err
	}
	defer a.Close()
	for _, err := range a.Rows {
		if err != nil {
			return "", err
		}
	}
	return a.Plan(), nil
}
