// Command bsbm runs the explore use case of the Berlin SPARQL Benchmark over a
// store of kg: the data is made for a number of products, the query mixes run
// from several clients at once, and the rate and the times of each query are
// printed as Markdown. The store is kept in the folder for the next run.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"kg/bench/profile"
	"kg/graph"
	"kg/graph/rdf"
	"kg/graph/store"
)

func main() {
	products := flag.Int("products", 10_000, "number of products; each gives about 270 triples")
	dir := flag.String("dir", os.TempDir(), "where the store is built and kept")
	clients := flag.Int("clients", 2, "how many ask at once")
	mixes := flag.Int("mixes", 50, "query mixes of each client; as many are run before, unmeasured")
	explain := flag.Int("explain", 0, "print the plan of this query instead")
	profileTo := flag.String("profile", "", "write a CPU profile to this file")
	flag.Parse()
	if err := run(*products, *dir, *clients, *mixes, *explain, *profileTo); err != nil {
		fmt.Fprintln(os.Stderr, "bench/bsbm:", err)
		os.Exit(1)
	}
}

func run(products int, dir string, clients, mixes, explain int, profileTo string) error {
	c := newCatalogue(products)
	path := filepath.Join(dir, fmt.Sprintf("bsbm-%d.kg", products))
	triples, err := build(c, path)
	if err != nil {
		return err
	}
	kg, err := graph.Open(path, graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer kg.Close()
	if explain > 0 {
		return printPlan(kg, c.query(rand.New(rand.NewPCG(1, 1)), explain))
	}
	if _, _, err := runClients(kg, c, clients, mixes, 1); err != nil {
		return err
	}
	stop, err := profile.Start(profileTo)
	if err != nil {
		return err
	}
	defer stop()
	before := cpu()
	times, took, err := runClients(kg, c, clients, mixes, 2)
	if err != nil {
		return err
	}
	used := cpu() - before
	asked := 0
	for _, list := range times {
		asked += len(list)
	}
	fmt.Printf("%d products, %d triples, %d clients: %.0f queries/s, %.0f query mixes an hour; %.3f ms of processor time a query\n\n",
		products, triples, clients, float64(asked)/took.Seconds(), float64(asked)/float64(len(mix))/took.Hours(), ms(used)/float64(asked))
	fmt.Println("| query | asked | median ms | 95 % ms | most ms |\n|---:|---:|---:|---:|---:|")
	for number := 1; number <= 12; number++ {
		if list := times[number]; len(list) > 0 {
			slices.Sort(list)
			fmt.Printf("| %d | %d | %.2f | %.2f | %.2f |\n", number, len(list), ms(list[len(list)/2]), ms(list[len(list)*95/100]), ms(list[len(list)-1]))
		}
	}
	return nil
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// cpu returns the processor time that the process has used.
func cpu() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// build makes the data, and the store unless it is there.
func build(c *catalogue, path string) (triples int, err error) {
	if _, err := os.Stat(path); err == nil {
		c.generate(func(rdf.Quad) { triples++ })
		return triples, nil
	}
	s, err := store.Open(path, store.Options{})
	if err != nil {
		return 0, err
	}
	next, stop := iter.Pull(func(yield func(rdf.Quad) bool) {
		more := true
		c.generate(func(q rdf.Quad) { more = more && yield(q) })
	})
	defer stop()
	read := func() (rdf.Quad, error) {
		q, ok := next()
		if !ok {
			return q, io.EOF
		}
		triples++
		return q, nil
	}
	if _, err := s.LoadQuads(context.Background(), read, store.LoadOptions{}); err != nil {
		return 0, err
	}
	return triples, s.Close()
}

// runClients runs the mixes and returns the times by query.
func runClients(kg *graph.Graph, c *catalogue, clients, mixes int, seed uint64) (map[int][]time.Duration, time.Duration, error) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	times := map[int][]time.Duration{}
	var failed error
	start := time.Now()
	for client := range clients {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(seed, uint64(client)))
			for range mixes {
				for _, number := range mix {
					text := c.query(r, number)
					begin := time.Now()
					err := ask(kg, text)
					took := time.Since(begin)
					mu.Lock()
					times[number] = append(times[number], took)
					if err != nil && failed == nil {
						failed = fmt.Errorf("query %d: %w\n%s", number, err, text)
					}
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	return times, time.Since(start), failed
}

func printPlan(kg *graph.Graph, text string) error {
	a, err := kg.Query(context.Background(), graph.Query{Text: text, Explain: true})
	if err != nil {
		return err
	}
	defer a.Close()
	if a.Rows != nil {
		for _, err := range a.Rows {
			if err != nil {
				return err
			}
		}
	}
	fmt.Println(a.Plan())
	return nil
}

// ask reads the whole answer.
func ask(kg *graph.Graph, text string) error {
	a, err := kg.Query(context.Background(), graph.Query{Text: text})
	if err != nil {
		return err
	}
	defer a.Close()
	if a.Form == graph.Triples {
		for _, err := range a.Quads {
			if err != nil {
				return err
			}
		}
		return nil
	}
	for _, err := range a.Rows {
		if err != nil {
			return err
		}
	}
	return nil
}
