// Command cayley measures Cayley's own stores as command bench/store measures
// kg's, on the same data and with the same queries in Gizmo. It is a module of
// its own, so that kg does not depend on their databases.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/cayleygraph/cayley/graph"
	_ "github.com/cayleygraph/cayley/graph/kv/bolt"
	_ "github.com/cayleygraph/cayley/graph/kv/leveldb"
	_ "github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/nquads"

	"kg/bench/kgdata"
	"kg/bench/measure"
)

func main() {
	stores := flag.String("stores", "memstore:1000000,leveldb:1000000,bolt:1000000", "stores and numbers of quads")
	dir := flag.String("dir", os.TempDir(), "where bench/store has made the data, and the stores are built")
	child := flag.String("child", "", "measure this store and print the result as JSON")
	flag.Parse()
	if err := run(*stores, *dir, *child); err != nil {
		fmt.Fprintln(os.Stderr, "bench/cayley:", err)
		os.Exit(1)
	}
}

func run(stores, dir, child string) error {
	if child != "" {
		result, err := measureStore(child, dir)
		if err != nil {
			return err
		}
		return json.NewEncoder(os.Stdout).Encode(result)
	}
	var results []measure.Result
	for _, store := range strings.Split(stores, ",") {
		cmd := exec.Command(os.Args[0], "-child", store, "-dir", dir)
		cmd.Stderr = os.Stderr
		out, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("%s: %w", store, err)
		}
		var result measure.Result
		if err := json.Unmarshal(out, &result); err != nil {
			return err
		}
		results = append(results, result)
	}
	return measure.Markdown(os.Stdout, results)
}

// measureStore measures a store given as name:quads.
func measureStore(spec, dir string) (measure.Result, error) {
	name, text, _ := strings.Cut(spec, ":")
	r := measure.Result{Store: "Cayley " + name}
	size, err := strconv.Atoi(text)
	if err != nil {
		return r, err
	}
	g := kgdata.Graph{Seed: 1, Quads: size}
	place := ""
	opts := graph.Options{"nosync": true, "no_bloom": false}
	if graph.IsPersistent(name) {
		place = filepath.Join(dir, "cayley-"+name)
		if err := os.RemoveAll(place); err != nil {
			return r, err
		}
		defer os.RemoveAll(place)
	}
	start := time.Now()
	if place != "" {
		if err := graph.InitQuadStore(name, place, opts); err != nil {
			return r, err
		}
	}
	qs, err := graph.NewQuadStore(name, place, opts)
	if err != nil {
		return r, err
	}
	if r.Quads, err = load(qs, filepath.Join(dir, fmt.Sprintf("kg-%d.nq", size))); err != nil {
		return r, err
	}
	if place != "" {
		if err := qs.Close(); err != nil {
			return r, err
		}
	}
	r.Load = time.Since(start)
	r.PeakLoad, r.CPU = measure.Usage()
	if place != "" {
		if r.Disk, err = measure.DiskUse(place); err != nil {
			return r, err
		}
		start = time.Now()
		if qs, err = graph.NewQuadStore(name, place, opts); err != nil {
			return r, err
		}
		r.Open = time.Since(start)
	}
	defer qs.Close()
	r.Queries = measure.Gizmo(qs, g.Queries())
	r.Peak, _ = measure.Usage()
	return r, nil
}

// load writes the file in batches of 100,000 quads, which suits these stores best.
func load(qs graph.QuadStore, file string) (int64, error) {
	f, err := os.Open(file)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	w, err := qs.NewQuadWriter()
	if err != nil {
		return 0, err
	}
	n, err := quad.CopyBatch(batchWriter{w}, nquads.NewReader(f, false), 100_000)
	if err != nil {
		return 0, err
	}
	return int64(n), w.Close()
}

type batchWriter struct{ quad.WriteCloser }
