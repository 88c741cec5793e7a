package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"kg/cmd/kg/output"
	"kg/cmd/kg/shell"
	"kg/graph"
	"kg/queries"
)

// Exit codes, as the manual has them.
const (
	exitDone      = 0
	exitUsage     = 2
	exitQuery     = 3
	exitData      = 4
	exitCancelled = 5
)

// app is one run of the program: its streams and the flags that all commands share.
type app struct {
	in       io.Reader
	out, err io.Writer
	dir      string        // -d
	base     string        // --base
	timeout  time.Duration // --timeout
	quiet    bool          // --quiet

	stopSignals func() // ends the handling of signals by run
}

// failure is an error with the exit code it leads to.
type failure struct {
	code  int
	err   error
	query string // the text of a query, to show the place in it
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

func usage(format string, args ...any) error {
	return &failure{code: exitUsage, err: fmt.Errorf(format, args...)}
}

func data(err error) error {
	if err == nil {
		return nil
	}
	return &failure{code: exitData, err: err}
}

// run runs kg with the given arguments and streams and returns its exit code.
func run(args []string, in io.Reader, out, errs io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{in: in, out: out, err: errs, stopSignals: stop}
	root := a.root()
	root.SetArgs(args)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	code, query := exitCode(err), ""
	var f *failure
	if errors.As(err, &f) {
		query = f.query
	}
	var script *shell.ScriptError
	if errors.As(err, &script) {
		query = script.Statement
	}
	if isClosedPipe(err) {
		return code // whoever read the output has gone
	}
	fmt.Fprintf(errs, "kg: %s\n", output.Error(plain(err), query))
	return code
}

// exitCode tells what an error means for the shell that called kg.
func exitCode(err error) int {
	var f *failure
	var q *graph.QueryError
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, shell.ErrInterrupted):
		return exitCancelled
	case isClosedPipe(err):
		return exitDone
	case errors.As(err, &q), errors.Is(err, queries.ErrUnknown):
		return exitQuery
	case errors.As(err, &f):
		return f.code
	}
	return exitUsage // cobra's own errors
}

func isClosedPipe(err error) bool {
	return errors.Is(err, syscall.EPIPE) || errors.Is(err, io.ErrClosedPipe)
}

// plain says in kg's words what the system's errors say in theirs.
func plain(err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return errors.New("out of time; hint: --timeout gives more")
	case errors.Is(err, context.Canceled):
		return errors.New("cancelled")
	case errors.Is(err, syscall.ENOSPC):
		return fmt.Errorf("%w; hint: make room, then run the same command again", err)
	}
	var p *fs.PathError
	if errors.As(err, &p) && errors.Is(err, fs.ErrNotExist) && !strings.Contains(err.Error(), "hint:") {
		return fmt.Errorf("%s: no such file or folder", p.Path)
	}
	return err
}

const defaultDir = "news.kg"

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "kg",
		Short: "Who spoke with whom, who claimed what, which outlet reported it: a knowledge graph out of news articles",
		Example: `  kg load articles/                       read the articles in a folder into news.kg
  kg shell                                ask questions at the kg> prompt
  kg query who-spoke-with --param actor="Ana Pop"
  kg why "Ana Pop" spoke_with "Ion Lup"   the sentences behind a fact
  kg export -o news.ttl                   write a dump`,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: false},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	flags := root.PersistentFlags()
	flags.StringVarP(&a.dir, "dir", "d", defaultDir, "the folder that holds the graph")
	flags.StringVar(&a.base, "base", "", "what the names of nodes begin with (default urn:kg:)")
	flags.DurationVar(&a.timeout, "timeout", 0, "give up after this time, such as 30s (default none)")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "no progress and no summary on standard error")
	root.AddCommand(
		a.loadCommand(), a.extractCommand(), a.shellCommand(), a.queryCommand(), a.whyCommand(), a.timelineCommand(), a.compareCommand(),
		a.exportCommand(), a.importCommand(), a.removeCommand(), a.statsCommand(), a.checkCommand(), a.versionCommand(),
	)
	return root
}

// open opens the graph of -d for reading.
func (a *app) open() (*graph.Graph, error) {
	g, err := graph.Open(a.dir, graph.Options{ReadOnly: true})
	return g, data(err)
}

// openToWrite opens the graph of -d for writing, and makes it if asked to.
func (a *app) openToWrite(create bool) (*graph.Graph, error) {
	g, err := graph.Open(a.dir, graph.Options{Create: create, DiskFull: func() {
		fmt.Fprintf(a.err, "kg: no room left on the disk for %s; what was written is safe; hint: make room, then run the same command again\n", a.dir)
		os.Exit(exitData)
	}})
	return g, data(err)
}

// withTimeout bounds a command by --timeout.
func (a *app) withTimeout(ctx context.Context) (context.Context, context.CancelFunc) {
	if a.timeout > 0 {
		return context.WithTimeout(ctx, a.timeout)
	}
	return ctx, func() {}
}

// reading runs f on the graph of -d, opened for reading.
func (a *app) reading(cmd *cobra.Command, f func(context.Context, *graph.Graph) error) error {
	g, err := a.open()
	if err != nil {
		return err
	}
	ctx, cancel := a.withTimeout(cmd.Context())
	defer cancel()
	err = f(ctx, g)
	if cerr := g.Close(); err == nil {
		err = data(cerr)
	}
	return err
}

// note writes a line for people, unless --quiet was given.
func (a *app) note(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, "%s\n", output.Printable(fmt.Sprintf(format, args...)))
	}
}

// isTerminal tells whether a stream is a terminal that a person reads.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// width returns the columns of the terminal, 0 if stream is none.
func width(stream any) int {
	if f, ok := stream.(*os.File); ok {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil {
			return w
		}
	}
	return 0
}

// colour tells whether bold and dim may be used on the stream.
func colour(stream any) bool { return os.Getenv("NO_COLOR") == "" && isTerminal(stream) }

// configDir is where a user's own queries and history are kept; "" if there is no home.
func configDir() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "kg")
}

// queryDir is the folder of the user's own saved queries.
func queryDir() string {
	if dir := os.Getenv("KG_QUERIES"); dir != "" {
		return dir
	}
	if dir := configDir(); dir != "" {
		return filepath.Join(dir, "queries")
	}
	return ""
}

// historyFile is where the shell keeps its history.
func historyFile() string {
	if file, ok := os.LookupEnv("KG_HISTORY"); ok {
		return file
	}
	state := os.Getenv("XDG_STATE_HOME")
	if state == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return ""
		}
		state = filepath.Join(home, ".local", "state")
	}
	return filepath.Join(state, "kg", "history")
}
