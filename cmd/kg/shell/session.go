// Package shell is the kg> prompt: it reads statements, from a person at a
// terminal or from a script, runs them against a graph and shows the answers.
//
// Start with [New] and [Session.Run].
package shell

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"time"

	"kg/cmd/kg/output"
	"kg/graph"
	"kg/queries"
)

// Config says where a session reads and writes.
type Config struct {
	Graph       *graph.Graph
	In          io.Reader
	Out, Err    io.Writer
	Interactive bool   // In and Out are a terminal
	Colour      bool   // the terminal shows bold and dim
	Width       int    // of the terminal, in columns; 0 if unknown
	History     string // the history file; "" keeps none
	QueryDir    string // the user's own saved queries
	Timeout     time.Duration
	Allow       func(*graph.Query) // gives a query what it may use beyond the graph; nil: nothing
}

// Session is one run of the prompt.
type Session struct {
	Config
	graph    *graph.Graph
	queryDir string
	language string
	format   string
	maxRows  int
	timer    bool
	explain  bool
	params   map[string]string
	out      io.Writer // Out, or the file of .output
	outFile  *os.File
	editor   editor
	quit     bool
	// interrupts gets a signal at every Ctrl-C while a statement runs; at the
	// prompt the terminal is in raw mode and Ctrl-C is a key. nil in a script.
	interrupts chan os.Signal
	depth      int // of .read in .read
	ran        int // statements
}

// New prepares a session.
func New(c Config) *Session {
	s := &Session{Config: c, graph: c.Graph, queryDir: c.QueryDir, language: "sparql", format: "table", timer: c.Interactive, params: map[string]string{}, out: c.Out}
	if c.Interactive {
		s.maxRows = 40
	} else {
		s.format = "tsv"
	}
	return s
}

// ErrInterrupted is returned by Run when the person insisted on leaving while
// a query did not stop.
var ErrInterrupted = errors.New("interrupted")

const banner = `kg: %d articles, %d exchanges, %d claims
Ask in SPARQL, or run a saved query: try  topics-by-exchanges,  who-spoke-with "NAME"  or  exchanges-by-date
.help lists the commands, .list the saved queries, Tab completes, Ctrl-D leaves
`

// Run reads and runs statements until the end of the input or .quit. In a
// script the first failure ends the run; at a prompt it is shown. A script
// without any statement gets the timeline.
func (s *Session) Run(ctx context.Context) error {
	if s.Interactive {
		var paint func(string) string
		if s.Colour {
			paint = highlight
		}
		t, err := newTerminal(s.History, s.complete, paint)
		if err != nil {
			return fmt.Errorf("open terminal: %w", err)
		}
		s.editor = t
		s.interrupts = make(chan os.Signal, 2)
		signal.Notify(s.interrupts, os.Interrupt)
		defer signal.Stop(s.interrupts)
		if stats, err := s.graph.Stats(ctx); err == nil {
			fmt.Fprintf(s.Err, banner, stats.Articles, stats.Exchanges, stats.Claims)
		}
	} else {
		s.editor = script{bufio.NewReader(s.In)}
	}
	defer func() {
		s.editor.Close()
		s.closeOutput()
	}()
	if err := s.loop(ctx, s.editor, ""); err != nil {
		return err
	}
	if !s.Interactive && s.ran == 0 {
		return s.timeline(ctx, nil) // nothing was asked: show what there is
	}
	return nil
}

// loop runs the statements of one editor; name is the script's, "" at a prompt.
func (s *Session) loop(ctx context.Context, e editor, name string) error {
	r := &statements{editor: e, session: s}
	for !s.quit {
		text, err := r.next()
		switch {
		case errors.Is(err, errInterrupt):
			continue
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("read: %w", err)
		}
		if s.Interactive && name == "" {
			e.Save(text) // a history that cannot be written is no reason to stop
		}
		err = s.cancellable(ctx, func(ctx context.Context) error { return s.run(ctx, text) })
		switch {
		case err == nil:
		case errors.Is(err, ErrInterrupted):
			return err
		case s.Interactive && name == "":
			fmt.Fprintf(s.Err, "%s\n", output.Error(err, text))
		case name != "":
			return &ScriptError{fmt.Sprintf("%s:%d", name, r.first), text, err}
		default:
			return &ScriptError{fmt.Sprintf("line %d", r.first), text, err}
		}
	}
	return nil
}

// ScriptError says where in a script a statement failed.
type ScriptError struct {
	Where     string // "line 3", or "file:3" where the script is a file
	Statement string // its text
	Err       error
}

func (e *ScriptError) Error() string { return e.Where + ": " + e.Err.Error() }
func (e *ScriptError) Unwrap() error { return e.Err }

// run runs one statement: a command, a saved query by its name, or a query.
func (s *Session) run(ctx context.Context, text string) error {
	s.ran++
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, ".") {
		return s.command(ctx, text)
	}
	name, rest, _ := strings.Cut(text, " ")
	if q, err := queries.Find(s.queryDir, strings.TrimSuffix(name, ";")); err == nil {
		return s.runSaved(ctx, q, strings.TrimSuffix(rest, ";"))
	}
	return s.query(ctx, s.language, s.bindParams(text))
}

// query runs a query and shows its answer.
func (s *Session) query(ctx context.Context, language, text string) error {
	if s.Timeout > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, s.Timeout)
		defer cancel()
	}
	start := time.Now()
	question := graph.Query{Language: language, Text: text, Explain: s.explain}
	if s.Allow != nil {
		s.Allow(&question)
	}
	answer, err := s.graph.Query(ctx, question)
	if err != nil {
		return hintCommand(text, err)
	}
	defer answer.Close()
	if answer.Form == graph.Updated {
		fmt.Fprintf(s.Err, "%d quads added, %d removed\n", answer.Added, answer.Removed)
		return nil
	}
	onScreen := s.Interactive && s.outFile == nil
	n, err := output.Write(s.out, answer, output.Options{Format: s.format, Terminal: onScreen, Colour: s.Colour && onScreen, Width: s.Width, MaxRows: s.maxRows})
	if err != nil {
		return err
	}
	if s.explain && answer.Plan != nil {
		fmt.Fprintln(s.Err, answer.Plan())
	}
	if s.timer {
		fmt.Fprintf(s.Err, "%s, %s\n", n, round(time.Since(start)))
	}
	return nil
}

// hintCommand adds to the error of a query that cannot be read from its first word on
// that a command has that name.
func hintCommand(text string, err error) error {
	var at *graph.QueryError
	word, _, _ := strings.Cut(text, " ")
	if !errors.As(err, &at) || at.Line != 1 || at.Column != 1 || !isCommand("."+word) {
		return err
	}
	return &graph.QueryError{Line: 1, Column: 1, Err: fmt.Errorf("%w; hint: the command is .%s", at.Err, word)}
}

func round(d time.Duration) time.Duration {
	switch {
	case d < time.Millisecond:
		return d.Round(time.Microsecond)
	case d < time.Second:
		return d.Round(100 * time.Microsecond)
	}
	return d.Round(time.Millisecond)
}

// cancellable runs f and cancels it at Ctrl-C; a second one while f does not
// stop leaves the shell.
func (s *Session) cancellable(ctx context.Context, f func(context.Context) error) error {
	if s.interrupts == nil {
		return f(ctx)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- f(ctx) }()
	for cancelled := false; ; {
		select {
		case err := <-done:
			if cancelled && errors.Is(err, context.Canceled) {
				return errors.New("cancelled")
			}
			return err
		case <-s.interrupts:
			if cancelled {
				return ErrInterrupted
			}
			cancelled = true
			cancel()
		}
	}
}

// statements cuts the lines of an editor into statements.
type statements struct {
	editor  editor
	session *Session
	line    int    // of the last line read, from 1
	first   int    // the first line of the statement
	ahead   string // a line read that belongs to the next statement
	hasNext bool
}

const (
	promptFirst = "kg> "
	promptMore  = "  > "
	promptReady = "run> " // complete: an empty line runs it
)

// next returns the next statement. One line that is complete is a statement;
// one of several lines ends at an empty line or a semicolon, or, in a script,
// before the line that does not continue it.
func (r *statements) next() (string, error) {
	text, prompt := "", promptFirst
	for {
		line, err := r.readLine(prompt)
		if err == io.EOF && strings.TrimSpace(text) != "" {
			return text, nil // what is incomplete is reported when it is run
		}
		if err != nil {
			return "", err
		}
		if text == "" {
			if isBlank(line) {
				continue
			}
			r.first = r.line
			if strings.HasPrefix(strings.TrimSpace(line), ".") || r.session.isSaved(firstWord(line)) {
				return line, nil
			}
			text = line
		} else {
			complete := !r.incomplete(text)
			if complete && isBlank(line) {
				return text, nil
			}
			if complete && !r.continues(text, line) {
				r.ahead, r.hasNext = line, true
				return text, nil
			}
			text += "\n" + line
		}
		complete := !r.incomplete(text)
		switch {
		case complete && strings.HasSuffix(strings.TrimSpace(text), ";"):
			return strings.TrimSuffix(strings.TrimSpace(text), ";"), nil
		case complete && !strings.Contains(text, "\n") && r.session.Interactive:
			return text, nil
		case complete:
			prompt = promptReady
		default:
			prompt = promptMore
		}
	}
}

func (r *statements) readLine(prompt string) (string, error) {
	if r.hasNext {
		r.hasNext = false
		return r.ahead, nil
	}
	line, err := r.editor.Line(prompt)
	if err == nil {
		r.line++
	}
	return line, err
}

func (r *statements) incomplete(text string) bool {
	text = strings.TrimSuffix(strings.TrimSpace(text), ";")
	return graph.Incomplete(r.session.language, text)
}

// continues tells whether a complete statement and one more line are a
// statement too, or the beginning of one. In Gizmo a line that begins with a
// dot goes on with the path, unless the dot begins a command.
func (r *statements) continues(text, line string) bool {
	if isCommand(firstWord(line)) {
		return false
	}
	if r.session.language != "sparql" {
		return strings.HasPrefix(strings.TrimSpace(line), ".")
	}
	both := strings.TrimSuffix(strings.TrimSpace(text+"\n"+line), ";")
	return graph.Incomplete(r.session.language, both) || graph.Valid(r.session.language, both)
}

func isBlank(line string) bool {
	t := strings.TrimSpace(line)
	return t == "" || strings.HasPrefix(t, "#") || strings.HasPrefix(t, "//")
}

func firstWord(line string) string {
	f := strings.Fields(line)
	if len(f) == 0 {
		return ""
	}
	return strings.TrimSuffix(f[0], ";")
}
