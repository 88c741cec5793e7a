package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"kg/cmd/kg/output"
	"kg/graph"
	"kg/loader"
	"kg/schema"
)

func (a *app) loadCommand() *cobra.Command {
	var workers int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "load SOURCE…",
		Short: "Read articles into the graph; unchanged ones are skipped",
		Long: `Load reads articles, finds who spoke with whom and who claimed what, and adds them to the
graph in the folder of -d, which is made if need be. A SOURCE is a file (.txt, .html, .jsonl), a folder,
an archive (.zip, .tar, .gz, .zst) or - for standard input. An article that is there already and has not
changed is skipped; a changed one of the same address takes the place of the old one.

Lines in the file decisions.txt in that folder say which nodes are the same and which are not:
  same NODE NODE            the second is the first
  apart NODE ARTICLE NAME   in that article, NODE is someone else, named NAME
  name NODE NAME            the canonical name
They are replayed at every load.`,
		Example: "  kg load articles/ feed.jsonl.gz\n  curl -s https://example.org/page.html | kg load -",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, sources []string) error {
			g, err := a.openToWrite(true)
			if err != nil {
				return err
			}
			ctx, cancel := a.withTimeout(cmd.Context())
			defer cancel()
			report, err := a.load(ctx, g, sources, workers)
			if cerr := g.Close(); err == nil {
				err = data(cerr)
			}
			if asJSON {
				if jerr := json.NewEncoder(a.out).Encode(report); err == nil {
					err = jerr
				}
			}
			return err
		},
	}
	cmd.Flags().IntVar(&workers, "workers", 0, "how many articles are read at once (default one a processor)")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the counts as JSON on standard output")
	return cmd
}

// load loads the sources into g and says on standard error what was done.
func (a *app) load(ctx context.Context, g *graph.Graph, sources []string, workers int) (loader.Report, error) {
	options, err := a.loaderOptions(workers)
	if err != nil {
		return loader.Report{}, err
	}
	p := a.progress("articles")
	options.Progress = p.step
	start := time.Now()
	report, err := loader.Load(ctx, g, a.in, sources, options)
	p.done()
	a.failed(report.Failed)
	if err != nil {
		return report, a.loadError(err)
	}
	a.note("%s in %s", summary(report), time.Since(start).Round(time.Millisecond))
	return report, failedError(report)
}

// loaderOptions reads the decisions that lie in the graph's folder.
func (a *app) loaderOptions(workers int) (loader.Options, error) {
	options := loader.Options{Base: a.base, Workers: workers}
	text, err := os.ReadFile(filepath.Join(a.dir, "decisions.txt"))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return options, data(err)
	}
	options.Decisions = string(text)
	return options, nil
}

// failed names every input that could not be read, one a line.
func (a *app) failed(errs []error) {
	for _, err := range errs {
		fmt.Fprintf(a.err, "kg: %s\n", output.Error(plain(err), ""))
	}
}

func (a *app) loadError(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) || isClosedPipe(err) {
		return err
	}
	return data(err)
}

// failedError makes an exit code of inputs that could not be read: the others
// were, but a script must notice.
func failedError(r loader.Report) error {
	switch n := len(r.Failed); {
	case n == 0:
		return nil
	case r.Articles == 0:
		return data(errors.New("no article could be read"))
	case n == 1:
		return data(errors.New("1 input could not be read; the others were"))
	default:
		return data(fmt.Errorf("%d inputs could not be read; the others were", n))
	}
}

func summary(r loader.Report) string {
	s := fmt.Sprintf("%d articles: %d added, %d replaced, %d unchanged; %d exchanges, %d claims, %d near misses", r.Articles, r.Added, r.Replaced, r.Unchanged, r.Exchanges, r.Claims, r.Rejected)
	if r.NoFacts > 0 {
		s += fmt.Sprintf("; %d without any", r.NoFacts)
	}
	return s
}

func (a *app) extractCommand() *cobra.Command {
	var workers int
	var format string
	cmd := &cobra.Command{
		Use:   "extract SOURCE…",
		Short: "Print the article records; nothing is stored",
		Long: `Extract prints what kg finds in each article: as one JSON object a line (jsonl, the default when
the output is not a terminal), or as text for people to read.`,
		Example: "  kg extract page.html\n  kg extract --format jsonl articles/ > records.jsonl",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, sources []string) error {
			if format == "" {
				format = "jsonl"
				if isTerminal(a.out) {
					format = "text"
				}
			}
			if format != "jsonl" && format != "text" {
				return usage("unknown format %q; hint: jsonl or text", format)
			}
			ctx, cancel := a.withTimeout(cmd.Context())
			defer cancel()
			records := output.NewRecords(a.out, format == "text", width(a.out))
			report, err := loader.Extract(ctx, a.in, sources, loader.Options{Workers: workers}, func(r *schema.Article) error { return records.Write(r, a.base) })
			if ferr := records.Flush(); err == nil {
				err = ferr
			}
			a.failed(report.Failed)
			if err != nil {
				return a.loadError(err)
			}
			return failedError(report)
		},
	}
	cmd.Flags().IntVar(&workers, "workers", 0, "how many articles are read at once (default one a processor)")
	cmd.Flags().StringVar(&format, "format", "", "jsonl or text")
	return cmd
}

func (a *app) removeCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove ARTICLE…",
		Short: "Take articles out again, as if they had never been loaded",
		Long: `Remove takes articles out of the graph. ARTICLE is an article's id, its address, or the name of
the file it was read from. What remains is the graph that would have been built without them.`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, names []string) error {
			g, err := a.openToWrite(false)
			if err != nil {
				return err
			}
			ctx, cancel := a.withTimeout(cmd.Context())
			defer cancel()
			options, err := a.loaderOptions(0)
			if err != nil {
				g.Close()
				return err
			}
			report, err := loader.Remove(ctx, g, names, options)
			if cerr := g.Close(); err == nil {
				err = cerr
			}
			a.failed(report.Failed)
			if err != nil {
				return a.loadError(err)
			}
			a.note("%d articles removed", report.Removed)
			if len(report.Failed) > 0 {
				return data(fmt.Errorf("%d of %d names mean no article", len(report.Failed), len(names)))
			}
			return nil
		},
	}
}
