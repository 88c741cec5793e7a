package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kg/graph/rdf"
)

// ImportOptions say how to read dumps.
type ImportOptions struct {
	Format   string // "" means by the file's ending and content
	Skip     bool   // leave malformed statements out instead of stopping
	Progress func(quads int)
}

// Imported says what an import read.
type Imported struct {
	Quads   int
	Skipped rdf.Skipped
}

// importBatch is how many quads one transaction of an import holds.
const importBatch = 100_000

// Import adds the quads of an RDF dump. name stands in errors and tells the
// format if o does not. What was read before an error stays, in whole
// transactions.
func (g *Graph) Import(ctx context.Context, name string, r io.Reader, o ImportOptions) (Imported, error) {
	var done Imported
	reader, err := rdf.Open(r, name, o.Format, rdf.Options{File: name, Scope: blankScope(name), OnError: onError(o.Skip)})
	if err != nil {
		return done, err
	}
	for more := true; more; {
		var read int
		err := g.Update(func(tx *Tx) error {
			read = 0
			for read < importBatch {
				if read%4096 == 0 && ctx.Err() != nil {
					return ctx.Err()
				}
				q, err := reader.Read()
				if errors.Is(err, io.EOF) {
					more = false
					return nil
				}
				if err != nil {
					return err
				}
				if err := tx.Add(q); err != nil {
					return err
				}
				read++
			}
			return nil
		})
		done.Skipped = reader.Skipped()
		if err != nil {
			return done, err
		}
		done.Quads += read
		if o.Progress != nil {
			o.Progress(done.Quads)
		}
	}
	return done, nil
}

// ImportFile imports a dump from a file.
func (g *Graph) ImportFile(ctx context.Context, file string, o ImportOptions) (Imported, error) {
	f, err := os.Open(file)
	if err != nil {
		return Imported{}, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Imported{}, fmt.Errorf("%s is a folder; hint: name the dumps in it", file)
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
func blankScope(name string) string { return filepath.Base(name) + "-" }
