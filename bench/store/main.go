package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"runtime/pprof"
	"time"

	"kg/bench/kgdata"
	"kg/graph/rdf"
	"kg/graph/store"
)

func main() {
	if err := run(os.Args[1], os.Args[2:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(cmd string, args []string) error {
	fs := flag.NewFlagSet(cmd, flag.ExitOnError)
	quads := fs.Int("quads", 1_000_000, "quads")
	dir := fs.String("d", "", "dir")
	mem := fs.Int64("memory", 0, "memory")
	prof := fs.String("prof", "", "cpu profile")
	fs.Parse(args)
	if *prof != "" {
		f, _ := os.Create(*prof)
		pprof.StartCPUProfile(f)
		defer pprof.StopCPUProfile()
	}
	switch cmd {
	case "gen":
		_, err := kgdata.Graph{Seed: 1, Quads: *quads}.Write(os.Stdout)
		return err
	case "load":
		f, err := os.Open(fs.Arg(0))
		if err != nil {
			return err
		}
		start := time.Now()
		s, err := store.Open(*dir, store.Options{})
		if err != nil {
			return err
		}
		last := store.Phase(99)
		res, err := s.Load(context.Background(), f, rdf.NQuads, store.LoadOptions{Memory: *mem, Progress: func(p store.Progress) {
			if p.Phase != last {
				fmt.Fprintf(os.Stderr, "%6.2fs %v %d read %d stored\n", time.Since(start).Seconds(), p.Phase, p.Read, p.Stored)
				last = p.Phase
			}
		}})
		if err != nil {
			return err
		}
		if err := s.Close(); err != nil {
			return err
		}
		d := time.Since(start)
		fmt.Printf("%+v in %v: %.0f quads/s\n", res, d, float64(res.Read)/d.Seconds())
	}
	return nil
}
