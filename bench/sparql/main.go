// Command sparql measures SPARQL queries over a store of kg and prints a
// Markdown table: rows, first and median time. The data is that of package
// kgdata; the store is kept in the folder for the next run.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"strings"
	"time"

	"kg/bench/kgdata"
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
	profile := flag.String("profile", "", "write a CPU profile to this file")
	flag.Parse()
	if err := run(*size, *dir, *only, *text, *explain, *repeat, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "bench/sparql:", err)
		os.Exit(1)
	}
}

type query struct{ name, text string }

func queries(g kgdata.Graph) []query {
	n := g.Nodes()
	actor := kgdata.Actor(g.Actors() / 10)
	return []query{
		{"star of five patterns", "SELECT * { ?c kg:participant <" + actor + "> ; a kg:Call ; kg:date ?d ; kg:status ?s ; kg:discussed ?t }"},
		{"star of five patterns, 100 answers", "SELECT * { ?c kg:participant <" + n.First + "> ; a kg:Call ; kg:date ?d ; kg:status ?s ; kg:discussed ?t } LIMIT 100"},
		{"3-hop path", "SELECT * { <" + n.Article + "#x1> kg:account_of ?c . ?y kg:account_of ?c . ?y kg:evidence ?e }"},
		{"3-hop property path", "SELECT * { <" + n.Article + "#x1> kg:account_of/^kg:account_of/kg:evidence ?e }"},
		{"calls between two actors", "SELECT ?c { ?c kg:participant <" + n.First + ">, <" + n.Second + "> }"},
		{"whom an actor's partners spoke with", "SELECT DISTINCT ?z { <" + n.Usual + "> kg:spoke_with/kg:spoke_with ?z }"},
		{"reached by talks", "SELECT (COUNT(*) AS ?n) { <" + n.Usual + "> kg:spoke_with+ ?z }"},
		{"count of a class", "SELECT (COUNT(*) AS ?n) { ?e a kg:Evidence }"},
		{"count of a predicate", "SELECT (COUNT(*) AS ?n) { ?s a ?t }"},
		{"count of different objects", "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?s a ?t }"},
		{"group by", "SELECT ?r (COUNT(*) AS ?n) { ?s kg:rule ?r } GROUP BY ?r ORDER BY DESC(?n) LIMIT 5"},
		{"group by after a join", "SELECT ?o (COUNT(?c) AS ?n) { ?c a kg:Claim ; kg:reported_by ?o } GROUP BY ?o ORDER BY DESC(?n) LIMIT 5"},
		{"filter on values", "SELECT (COUNT(*) AS ?n) { ?e kg:start ?s FILTER(?s > 500) }"},
		{"regular expression", "SELECT (COUNT(*) AS ?n) { ?a rdfs:label ?l FILTER(REGEX(?l, \"^ba.*ko\", \"i\")) }"},
		{"top ten by date", "SELECT ?c ?d { ?c a kg:Call ; kg:date ?d } ORDER BY DESC(?d) LIMIT 10"},
		{"optional", "SELECT (COUNT(*) AS ?n) (COUNT(?o) AS ?m) { ?c kg:participant <" + n.First + "> OPTIONAL { ?c kg:reported_by ?o } }"},
		{"not exists", "SELECT (COUNT(*) AS ?n) { ?c kg:participant <" + n.First + "> FILTER NOT EXISTS { ?c kg:status \"denied\" } }"},
		{"disagreement", "SELECT (COUNT(*) AS ?n) { ?a kg:account_of ?c ; kg:status \"held\" . ?b kg:account_of ?c ; kg:status \"denied\" }"},
		{"graphs of a fact", "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { <" + n.First + "> a kg:Person } }"},
		{"number of graphs", "SELECT (COUNT(*) AS ?n) { GRAPH ?g {} }"},
	}
}

func run(size int, dir, only, text string, explain bool, repeat int, profile string) error {
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
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	list := queries(g)
	if text != "" {
		list = []query{{"query", text}}
	}
	fmt.Printf("| query over %d quads | rows | first ms | median ms | value |\n|---|---:|---:|---:|---:|\n", size)
	for _, q := range list {
		if !strings.Contains(q.name, only) {
			continue
		}
		var times []time.Duration
		var rows int
		var last string
		for range repeat {
			start := time.Now()
			if rows, last, err = ask(kg, q.text); err != nil {
				return fmt.Errorf("%s: %w", q.name, err)
			}
			times = append(times, time.Since(start))
			if times[0] > 5*time.Second {
				break
			}
		}
		first := times[0]
		slices.Sort(times)
		fmt.Printf("| %s | %d | %.3f | %.3f | %s |\n", q.name, rows, ms(first), ms(times[len(times)/2]), last)
		if explain {
			plan, err := explained(kg, q.text)
			if err != nil {
				return err
			}
			fmt.Println(plan)
		}
	}
	return nil
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
