package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"kg/cmd/kg/output"
	"kg/graph"
	"kg/graph/sparql/remote"
	"kg/queries"
)

// queryFlags are the flags of kg query.
type queryFlags struct {
	text     string
	params   []string
	language string
	format   string
	data     []string
	explain  bool
	list     bool
	network  networkFlags
}

// networkFlags allow what goes to the network, which nothing does otherwise.
type networkFlags struct{ service, load bool }

func (f *networkFlags) add(flags *pflag.FlagSet) {
	flags.BoolVar(&f.service, "allow-service", false, "let SERVICE of SPARQL ask other endpoints")
	flags.BoolVar(&f.load, "allow-load", false, "let LOAD of SPARQL fetch documents")
}

// apply gives a query what the flags allow.
func (f networkFlags) apply(q *graph.Query) {
	if f.service {
		q.Service = &remote.Client{}
	}
	if f.load {
		q.Load = new(remote.Client).Load
	}
}

func (a *app) queryCommand() *cobra.Command {
	var f queryFlags
	cmd := &cobra.Command{
		Use:   "query [-e TEXT | FILE | NAME] [--param NAME=VALUE]",
		Short: "Answer a query: a text, a file, or a saved query by its name",
		Long: `Query answers one query, from the graph in the folder of -d or from RDF files (--data). The query
is a text (-e), a file (its ending tells the language: .rq, .js, .graphql, .mql), - for standard input, or
the name of a saved query; kg query --list names those. Answers are tables on a terminal and TSV in a pipe.`,
		Example: `  kg query -e 'SELECT ?a ?b { ?a kg:spoke_with ?b }'
  kg query who-spoke-with --param actor="Ana Pop"
  kg query topics-by-exchanges --format csv`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.list {
				return a.listQueries()
			}
			return a.query(cmd.Context(), f, args)
		},
	}
	cmd.Flags().StringVarP(&f.text, "expression", "e", "", "the text of the query")
	cmd.Flags().StringArrayVar(&f.params, "param", nil, "NAME=VALUE for a parameter of a saved query; may be repeated")
	cmd.Flags().StringVar(&f.language, "lang", "", strings.Join(graph.Languages, ", ")+" (default by the file's ending, else sparql)")
	cmd.Flags().StringVar(&f.format, "format", "", strings.Join(output.Formats, ", "))
	cmd.Flags().StringArrayVar(&f.data, "data", nil, "question this RDF file instead of -d; may be repeated")
	cmd.Flags().BoolVar(&f.explain, "explain", false, "print the plan with its figures on standard error")
	f.network.add(cmd.Flags())
	cmd.Flags().BoolVar(&f.list, "list", false, "name the saved queries")
	return cmd
}

func (a *app) listQueries() error {
	all, err := queries.All(queryDir())
	for _, q := range all {
		var params strings.Builder
		for _, p := range q.Params {
			params.WriteString(" " + p.Name)
		}
		if _, err := fmt.Fprintf(a.out, "%-44s %s\n", q.Name+params.String(), output.Printable(q.Title)); err != nil {
			return err
		}
	}
	if err != nil {
		return &failure{code: exitQuery, err: err}
	}
	return nil
}

func (a *app) query(ctx context.Context, f queryFlags, args []string) error {
	if f.format == "" {
		f.format = "tsv"
		if isTerminal(a.out) {
			f.format = "table"
		}
	}
	saved, args, err := a.chooseQuery(f, args)
	if err != nil {
		return err
	}
	given, err := saved.Arguments(args)
	if err != nil {
		return &failure{code: exitQuery, err: err}
	}
	for _, p := range f.params {
		name, value, ok := strings.Cut(p, "=")
		if !ok {
			return usage("--param wants NAME=VALUE, found %q", p)
		}
		given[name] = value
	}
	ctx, cancel := a.withTimeout(ctx)
	defer cancel()
	g, err := a.queried(ctx, f.data, graph.IsUpdate(saved.Language, saved.Text))
	if err != nil {
		return err
	}
	err = a.answer(ctx, g, saved, given, f)
	if cerr := g.Close(); err == nil {
		err = data(cerr)
	}
	return err
}

// chooseQuery finds the query that the command line means. What is left of
// the arguments are values of its parameters.
func (a *app) chooseQuery(f queryFlags, args []string) (*queries.Query, []string, error) {
	language := f.language
	if f.text != "" {
		if language == "" {
			language = "sparql"
		}
		q, err := queries.Parse("-e", language, f.text)
		return &q, args, wrapQuery("-e", err)
	}
	if len(args) == 0 {
		return nil, nil, usage("no query; hint: -e TEXT, a file, or the name of a saved query (kg query --list)")
	}
	name := args[0]
	var text []byte
	var err error
	if name == "-" {
		text, err = io.ReadAll(io.LimitReader(a.in, 64<<20))
	} else {
		text, err = os.ReadFile(name)
	}
	if errors.Is(err, fs.ErrNotExist) || err == nil && queries.LanguageOf(name) == "" && name != "-" && !strings.Contains(name, ".") {
		q, ferr := queries.Find(queryDir(), name)
		if ferr != nil {
			return nil, nil, &failure{code: exitQuery, err: ferr}
		}
		return q, args[1:], nil
	}
	if err != nil {
		return nil, nil, data(err)
	}
	if language == "" {
		if language = queries.LanguageOf(name); language == "" {
			language = "sparql"
		}
	}
	q, err := queries.Parse(name, language, string(text))
	return &q, args[1:], wrapQuery(name, err)
}

func wrapQuery(name string, err error) error {
	if err == nil {
		return nil
	}
	return &failure{code: exitQuery, err: fmt.Errorf("%s:%w", name, err)}
}

// queried opens the graph of -d, for writing if the query is an update, or
// reads RDF files into memory.
func (a *app) queried(ctx context.Context, files []string, update bool) (*graph.Graph, error) {
	if len(files) == 0 && update {
		return a.openToWrite(true)
	}
	if len(files) == 0 {
		return a.open()
	}
	g, err := graph.Memory(false)
	if err != nil {
		return nil, data(err)
	}
	for _, file := range files {
		if _, err := g.ImportFile(ctx, file, graph.ImportOptions{}); err != nil {
			g.Close()
			return nil, data(err)
		}
	}
	return g, nil
}

func (a *app) answer(ctx context.Context, g *graph.Graph, q *queries.Query, given map[string]string, f queryFlags) error {
	text := q.Text
	if len(q.Params) > 0 || len(given) > 0 {
		var err error
		if text, err = q.Bind(given, g.Resolve); err != nil {
			return &failure{code: exitQuery, err: err}
		}
	}
	start := time.Now()
	question := graph.Query{Language: q.Language, Text: text, Explain: f.explain}
	f.network.apply(&question)
	answer, err := g.Query(ctx, question)
	if err != nil {
		return queryFailure(err, q, text)
	}
	defer answer.Close()
	if answer.Form == graph.Updated {
		a.note("%d quads added, %d removed", answer.Added, answer.Removed)
		return nil
	}
	onTerminal := isTerminal(a.out)
	n, err := output.Write(a.out, answer, output.Options{Format: f.format, Terminal: onTerminal, Colour: colour(a.out), Width: width(a.out)})
	if err != nil {
		return queryFailure(err, q, text)
	}
	if f.explain && answer.Plan != nil {
		fmt.Fprintln(a.err, answer.Plan())
	}
	if onTerminal {
		a.note("%s, %s", n, time.Since(start).Round(100*time.Microsecond))
	}
	return nil
}

// queryFailure gives an error of a query its exit code and, where it has a
// place, the file that it is in.
func queryFailure(err error, q *queries.Query, text string) error {
	if isClosedPipe(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var e *graph.QueryError
	if errors.As(err, &e) && q.Name != "-e" {
		return &failure{code: exitQuery, err: fmt.Errorf("%s:%w", q.Name, err), query: text}
	}
	return &failure{code: exitQuery, err: err, query: text}
}

func (a *app) whyCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "why FACT|NODE",
		Short: "The sentences behind a fact, the rule that read each, the article and the outlet",
		Example: `  kg why "Ana Pop" spoke_with "Ion Lup"
  kg why call/2031-05-02/ana-pop+ion-lup`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.reading(cmd, func(ctx context.Context, g *graph.Graph) error {
				reasons, err := g.Why(ctx, args)
				if err != nil {
					return asQueryFailure(err)
				}
				if asJSON {
					return a.printJSON(reasons)
				}
				return output.Why(a.out, reasons, width(a.out))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) timelineCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "timeline [ACTOR…]",
		Short: "Exchanges in order of time: of all actors, or those that all the named ones took part in",
		RunE: func(cmd *cobra.Command, actors []string) error {
			return a.reading(cmd, func(ctx context.Context, g *graph.Graph) error {
				events, err := g.Timeline(ctx, actors)
				if err != nil {
					return asQueryFailure(err)
				}
				if asJSON {
					return a.printJSON(events)
				}
				return output.Timeline(a.out, events)
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (a *app) compareCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare EXCHANGE",
		Short: "The accounts of one exchange side by side, with what only one of them has",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.reading(cmd, func(ctx context.Context, g *graph.Graph) error {
				c, err := g.Compare(ctx, args[0])
				if err != nil {
					return asQueryFailure(err)
				}
				if asJSON {
					return a.printJSON(c)
				}
				return output.Comparison(a.out, c, width(a.out))
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func asQueryFailure(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return &failure{code: exitQuery, err: err}
}

func (a *app) printJSON(v any) error {
	e := json.NewEncoder(a.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
