// Command store measures package graph/store and writes the measurements as a
// Markdown table: rate of a bulk load, bytes a quad, peak memory, time to open,
// latency of ten queries by the store's own interface and in Gizmo, and time to
// remove an article. Each size is measured in a process of its own. bench/store.sh
// runs it, and its like for Cayley's own stores.
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

	"kg/bench/kgdata"
	"kg/bench/measure"
	"kg/bench/profile"
)

var loadMemory int64

func main() {
	sizes := flag.String("sizes", "1000000,10000000", "numbers of quads, separated by commas")
	dir := flag.String("dir", os.TempDir(), "where the data is made and the stores are built")
	child := flag.Int("child", 0, "measure this size and print the result as JSON")
	profileTo := flag.String("profile", "", "with -child: write a CPU profile to this file")
	only := flag.String("write", "", "only write the data of the first size to this file")
	flag.Int64Var(&loadMemory, "memory", 0, "bytes for a bulk load; 0 for the default")
	flag.Parse()
	if err := run(*sizes, *dir, *child, *profileTo, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench/store:", err)
		os.Exit(1)
	}
}

func run(sizes, dir string, child int, profile, only string) error {
	if child > 0 {
		return measureChild(child, dir, profile)
	}
	var results []measure.Result
	for _, text := range strings.Split(sizes, ",") {
		size, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		if only != "" {
			return write(kgdata.Graph{Seed: 1, Quads: size}, only)
		}
		result, err := inChild(size, dir)
		if err != nil {
			return fmt.Errorf("%d quads: %w", size, err)
		}
		results = append(results, result...)
	}
	return measure.Markdown(os.Stdout, results)
}

// inChild measures one size in a process of its own, for its peak memory.
func inChild(size int, dir string) ([]measure.Result, error) {
	cmd := exec.Command(os.Args[0], "-child", strconv.Itoa(size), "-dir", dir, "-memory", strconv.FormatInt(loadMemory, 10))
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, err
	}
	var results []measure.Result
	return results, json.Unmarshal(out, &results)
}

func measureChild(size int, dir, profileTo string) error {
	g := kgdata.Graph{Seed: 1, Quads: size}
	file := filepath.Join(dir, fmt.Sprintf("kg-%d.nq", size))
	if _, err := os.Stat(file); err != nil {
		if err := write(g, file); err != nil {
			return err
		}
	}
	stop, err := profile.Start(profileTo)
	if err != nil {
		return err
	}
	defer stop()
	results, err := measureStore(g, file, filepath.Join(dir, fmt.Sprintf("kg-%d.store", size)))
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(results)
}

// write makes the data.
func write(g kgdata.Graph, file string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	if _, err := g.Write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
