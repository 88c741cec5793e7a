package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"kg/cmd/kg/output"
	"kg/graph"
	"kg/graph/store"
)

func (a *app) exportCommand() *cobra.Command {
	var format, file string
	cmd := &cobra.Command{
		Use:   "export [--format F] [-o FILE]",
		Short: "Write the graph as a dump; the same graph gives the same bytes",
		Long: "Export writes the graph to a file or to standard output, in one of\n  " + strings.Join(graph.ExportFormats, ", ") +
			"\n(.gz or .zst behind the ending compresses). The file's ending tells the format; standard output gets N-Quads.\n" +
			"From graphml on, the formats are for network tools and hold the merged layer: csv its edges, nodes.csv its nodes.",
		Example: "  kg export -o news.trig.gz\n  kg export --format graphml > news.graphml",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reading(cmd, func(ctx context.Context, g *graph.Graph) error {
				if file != "" && file != "-" {
					n, err := g.ExportFile(ctx, file, format)
					if err != nil {
						return a.loadError(err)
					}
					a.note("%d %s written to %s", n, graph.Counted(file, format), file)
					return nil
				}
				if format == "" {
					format = "nq"
				}
				if _, err := g.Export(ctx, a.out, format); err != nil {
					return a.loadError(err)
				}
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "one of "+strings.Join(graph.ExportFormats, ", "))
	cmd.Flags().StringVarP(&file, "output", "o", "", "the file to write")
	return cmd
}

func (a *app) importCommand() *cobra.Command {
	var format, onError, memory string
	cmd := &cobra.Command{
		Use:   "import FILE…",
		Short: "Read RDF dumps into the graph",
		Long:  "Import reads N-Triples, N-Quads, Turtle, TriG, RDF/XML and JSON-LD, plain or compressed (gzip, zstd), into the graph.",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			if onError != "stop" && onError != "skip" {
				return usage("--on-error wants stop or skip, found %q", onError)
			}
			bytes, err := parseBytes(memory)
			if err != nil {
				return err
			}
			g, err := a.openToWrite(true)
			if err != nil {
				return err
			}
			ctx, cancel := a.withTimeout(cmd.Context())
			defer cancel()
			err = a.importFiles(ctx, g, files, graph.ImportOptions{Format: format, Skip: onError == "skip", Memory: bytes})
			if cerr := g.Close(); err == nil {
				err = data(cerr)
			}
			return err
		},
	}
	cmd.Flags().StringVar(&format, "format", "", "nt, nq, ttl, trig, rdf or jsonld (default by ending and content)")
	cmd.Flags().StringVar(&memory, "memory", "1GiB", "about how much memory the import may use, such as 512MiB")
	cmd.Flags().StringVar(&onError, "on-error", "stop", "stop at a malformed statement, or skip it")
	return cmd
}

func (a *app) importFiles(ctx context.Context, g *graph.Graph, files []string, options graph.ImportOptions) error {
	var failed []error
	for _, file := range files {
		p := a.progress("quads")
		size := sizeOf(file)
		options.Progress = func(done store.Progress) { p.part(int(done.Read), min(float64(done.Bytes)/size, 1)) }
		var done store.LoadResult
		var err error
		if file == "-" {
			done, err = g.Import(ctx, "-", a.in, options)
		} else {
			done, err = g.ImportFile(ctx, file, options)
		}
		p.done()
		if done.Skipped.Count > 0 {
			a.note("%s: %d malformed statements skipped, the first at", file, done.Skipped.Count)
			for _, e := range done.Skipped.First {
				a.note("  %s", e)
			}
		}
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return err
		}
		if err != nil {
			failed = append(failed, err)
			continue
		}
		a.note("%s: %d quads, %d of them new", file, done.Read, done.Added)
	}
	if len(failed) == 0 {
		return nil
	}
	if len(failed) == 1 {
		return data(failed[0])
	}
	a.failed(failed)
	return data(fmt.Errorf("%d of %d files could not be read whole", len(failed), len(files)))
}

// sizeOf returns the size of a plain file in bytes, infinity where it does not
// tell how much there is to read.
func sizeOf(file string) float64 {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() || strings.HasSuffix(file, ".gz") || strings.HasSuffix(file, ".zst") {
		return math.Inf(1)
	}
	return max(float64(info.Size()), 1)
}

// parseBytes reads a size such as 512MiB, 2GB or 1000000.
func parseBytes(s string) (int64, error) {
	digits := strings.TrimRight(s, "KMGiBb ")
	n, err := strconv.ParseFloat(digits, 64)
	units := map[string]float64{"": 1, "B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30}
	unit, known := units[strings.ToUpper(strings.TrimSpace(s[len(digits):]))]
	if err != nil || !known || n*unit < 1<<20 {
		return 0, usage("--memory wants a size of at least 1MiB, such as 512MiB, found %q", s)
	}
	return int64(n * unit), nil
}

func (a *app) statsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stats",
		Short: "What the graph holds",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reading(cmd, func(ctx context.Context, g *graph.Graph) error {
				s, err := g.Stats(ctx)
				if err != nil {
					return a.loadError(err)
				}
				if asJSON {
					return a.printJSON(s)
				}
				return output.Stats(a.out, s)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Compare every index of the store with every other, and the dictionary",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reading(cmd, func(ctx context.Context, g *graph.Graph) error {
				if err := g.Check(ctx); err != nil {
					return a.loadError(err)
				}
				a.note("the store is sound")
				return nil
			})
		},
	}
}

// version is set when a release is built.
var version = ""

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			v := version
			if info, ok := debug.ReadBuildInfo(); ok && v == "" {
				if v = info.Main.Version; v == "" {
					v = "(devel)"
				}
			}
			_, err := fmt.Fprintln(a.out, "kg", v)
			return err
		},
	}
}
