package graph

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kg/graph/rdf"
	"kg/graph/store"
)

// ImportOptions say how to read dumps.
type ImportOptions struct {
	Format   string // "" means by the file's ending and content
	Skip     bool   // leave malformed statements out instead of stopping
	Memory   int64  // bytes that the import may use; 0 means store.DefaultMemory
	Progress func(store.Progress)
}

// Import adds the quads of an RDF dump in bulk; see [store.Store.Load] for
// what stays after an error. name stands in errors and tells the format if o
// does not.
func (g *Graph) Import(ctx context.Context, name string, r io.Reader, o ImportOptions) (store.LoadResult, error) {
	document, format, err := rdf.Recognise(r, name, o.Format)
	if err != nil {
		return store.LoadResult{}, err
	}
	return g.store.Load(ctx, document, format, store.LoadOptions{
		RDF:      rdf.Options{File: name, Scope: blankScope(name), OnError: onError(o.Skip)},
		Memory:   o.Memory,
		Progress: o.Progress,
	})
}

// ImportFile imports a dump from a file.
func (g *Graph) ImportFile(ctx context.Context, file string, o ImportOptions) (store.LoadResult, error) {
	f, err := os.Open(file)
	if err != nil {
		return store.LoadResult{}, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return store.LoadResult{}, fmt.Errorf("%s is a folder; hint: name the dumps in it", file)
	}
	return g.Import(ctx, file, f, o)
}

func onError(skip bool) rdf.OnError {
	if skip {
		return rdf.Skip
	}
	return rdf.Stop
}

// blankScope keeps the blank nodes of several files apart, in the same way at
// every import.
func blankScope(name string) string { return filepath.Base(name) }
