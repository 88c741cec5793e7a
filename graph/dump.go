package graph

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/klauspost/compress/zstd"

	"kg/graph/dump"
	"kg/graph/rdf"
	"kg/graph/store"
	"kg/schema"
)

// Prefixes are the prefixes that dumps declare.
func Prefixes() []rdf.Prefix {
	prefixes := make([]rdf.Prefix, len(schema.Prefixes))
	for i, p := range schema.Prefixes {
		prefixes[i] = rdf.Prefix{Name: p.Name, IRI: p.IRI}
	}
	return prefixes
}

// prefixes maps the prefixes of kg to what they are short for.
func prefixes() map[string]string {
	m := make(map[string]string, len(schema.Prefixes))
	for _, p := range schema.Prefixes {
		m[p.Name] = p.IRI
	}
	return m
}

// ExportFormats are the names of the formats of dumps.
var ExportFormats = []string{"nq", "nt", "ttl", "trig", "rdf", "jsonld", "graphml", "gexf", "gml", "dot", "csv", "nodes.csv"}

// FormatOf returns the format that a file's name tells by its ending, with .gz
// or .zst set aside; "" if it tells none.
func FormatOf(file string) string {
	file = strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(file), ".gz"), ".zst")
	best := ""
	for _, f := range ExportFormats {
		if strings.HasSuffix(file, "."+f) && len(f) > len(best) { // not csv for nodes.csv
			best = f
		}
	}
	if best != "" {
		return best
	}
	ending := strings.TrimPrefix(filepath.Ext(file), ".")
	if f, err := rdf.ParseFormat(ending); err == nil && ending != "" {
		return f.String()
	}
	return ""
}

// Counted says what an export consists of: quads, edges or nodes. format "" means
// what the file's ending tells.
func Counted(file, format string) string {
	f, err := dump.ParseFormat(cmp.Or(format, FormatOf(file)))
	switch {
	case err != nil:
		return "quads"
	case f == dump.Nodes:
		return "nodes"
	}
	return "edges"
}

// ExportFile writes the graph to a file, which appears under its name only
// when it is whole. format "" means what the file's ending tells. It returns
// what Export returns.
func (g *Graph) ExportFile(ctx context.Context, file, format string) (n int, err error) {
	if format == "" {
		if format = FormatOf(file); format == "" {
			return 0, fmt.Errorf("the ending of %s tells no format; hint: use one of %s", file, strings.Join(ExportFormats, ", "))
		}
	}
	f, err := os.CreateTemp(filepath.Dir(file), ".kg-export-*")
	if err != nil {
		return 0, err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err := f.Chmod(0o644); err != nil {
		return 0, err
	}
	w, finish := compress(f, file)
	if n, err = g.Export(ctx, w, format); err != nil {
		return n, err
	}
	if err := errors.Join(finish(), f.Sync(), f.Close()); err != nil {
		return n, err
	}
	return n, os.Rename(f.Name(), file)
}

// network makes a network of what follows from all articles together.
func network(ctx context.Context, n *store.Snapshot) (*dump.Graph, error) {
	pattern := store.Quad{}
	id, ok, err := n.ID(rdf.NewIRI(schema.MergedGraph(schema.Base)))
	if err != nil {
		return nil, err
	}
	if ok {
		pattern.G = id
	}
	return dump.Build(sorted(ctx, n, pattern, true))
}

// compress wraps w as the ending of the file's name asks.
func compress(w io.Writer, file string) (io.Writer, func() error) {
	switch {
	case strings.HasSuffix(file, ".gz"):
		z := gzip.NewWriter(w) // no name and no time in the header: the same graph gives the same bytes
		return z, z.Close
	case strings.HasSuffix(file, ".zst"):
		z, err := zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
		if err != nil {
			return w, func() error { return err }
		}
		return z, z.Close
	}
	b := bufio.NewWriterSize(w, 1<<16)
	return b, b.Flush
}

// Export writes the graph in one of [ExportFormats], sorted, so that one graph
// always gives the same bytes, and returns how many of what [Counted] says it
// wrote. Formats without named graphs get every triple once; network tools get
// the merged layer, or all there is in a graph without one.
func (g *Graph) Export(ctx context.Context, w io.Writer, format string) (int, error) {
	n, err := g.store.Snapshot()
	if err != nil {
		return 0, err
	}
	defer n.Close()
	if f, err := dump.ParseFormat(format); err == nil {
		network, err := network(ctx, n)
		if err != nil {
			return 0, err
		}
		n := len(network.Edges)
		if f == dump.Nodes {
			n = len(network.Nodes)
		}
		return n, dump.Write(w, f, network)
	}
	f, err := rdf.ParseFormat(format)
	if err != nil {
		return 0, fmt.Errorf("unknown format %q; hint: use one of %s", format, strings.Join(ExportFormats, ", "))
	}
	out, err := rdf.NewWriter(w, f, rdf.WriterOptions{Prefixes: Prefixes()})
	if err != nil {
		return 0, err
	}
	count := 0
	for q, err := range sorted(ctx, n, store.Quad{}, !f.Graphs()) {
		if err != nil {
			return count, err
		}
		if err := out.Write(q); err != nil {
			return count, err
		}
		count++
	}
	return count, out.Close()
}
