package shell

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"kg/cmd/kg/output"
	"kg/graph"
	"kg/queries"
)

// command is one dot command. Dispatch, .help and completion all read this table.
type command struct {
	name, args, short string
	run               func(*Session, context.Context, []string) error
	least, most       int // how many arguments it takes; most < 0: any number
}

var commands []command

func init() {
	commands = []command{
		{".compare", "EXCHANGE", "the accounts of one exchange side by side", (*Session).compare, 1, 1},
		{".explain", "on|off", "show the plan of each query with its figures", toggle(func(s *Session) *bool { return &s.explain }), 0, 1},
		{".export", "FILE", "write the graph to a file; its ending tells the format", (*Session).export, 1, 1},
		{".format", "NAME", "how answers are shown: " + strings.Join(output.Formats, ", "), (*Session).setFormat, 0, 1},
		{".help", "[COMMAND]", "this list, or one command", (*Session).help, 0, 1},
		{".lang", "NAME", "the query language: " + strings.Join(graph.Languages, ", "), (*Session).setLanguage, 0, 1},
		{".list", "[WORD]", "the saved queries, or those with the word in name or title", (*Session).list, 0, 1},
		{".maxrows", "N", "how many rows of a table are shown; 0 for all", (*Session).setMaxRows, 0, 1},
		{".output", "[FILE]", "write answers to a file; without one, back to the screen", (*Session).output, 0, 1},
		{".quit", "", "leave (also Ctrl-D)", func(s *Session, _ context.Context, _ []string) error { s.quit = true; return nil }, 0, 0},
		{".read", "FILE", "run the statements of a file", (*Session).read, 1, 1},
		{".run", "NAME [PARAM=VALUE …]", "run a saved query", (*Session).runCommand, 1, -1},
		{".set", "[NAME VALUE]", "set $NAME for the queries that follow; without a value, show all", (*Session).set, 0, -1},
		{".show", "NAME", "the text of a saved query", (*Session).show, 1, 1},
		{".stats", "", "what the graph holds", (*Session).stats, 0, 0},
		{".timeline", "[ACTOR …]", "exchanges in order of time", (*Session).timeline, 0, -1},
		{".timer", "on|off", "show the number of rows and the time after each answer", toggle(func(s *Session) *bool { return &s.timer }), 0, 1},
		{".why", "NODE | ACTOR spoke_with ACTOR", "the sentences behind a node or a fact", (*Session).why, 1, -1},
	}
}

// command runs a dot command.
func (s *Session) command(ctx context.Context, text string) error {
	fields, err := splitArguments(text)
	if err != nil {
		return err
	}
	name, args := fields[0], fields[1:]
	i := slices.IndexFunc(commands, func(c command) bool { return c.name == name })
	if i < 0 {
		names := make([]string, len(commands))
		for i, c := range commands {
			names[i] = c.name
		}
		if near := queries.Nearest(name, names); near != "" {
			return fmt.Errorf("unknown command %q; hint: did you mean %s?", name, near)
		}
		return fmt.Errorf("unknown command %q; hint: .help lists them", name)
	}
	c := commands[i]
	if len(args) < c.least || c.most >= 0 && len(args) > c.most {
		return fmt.Errorf("usage: %s %s", c.name, c.args)
	}
	return c.run(s, ctx, args)
}

func isCommand(name string) bool {
	return slices.ContainsFunc(commands, func(c command) bool { return c.name == name })
}

// splitArguments cuts a command line at blanks that are not in quotation marks.
func splitArguments(text string) ([]string, error) {
	var fields []string
	var b strings.Builder
	inWord, quote := false, rune(0)
	for _, r := range text {
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			b.WriteRune(r)
		case r == '"' || r == '\'' && !inWord:
			quote, inWord = r, true
		case r == ' ' || r == '\t' || r == '\n':
			if inWord {
				fields = append(fields, b.String())
				b.Reset()
				inWord = false
			}
		default:
			b.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 {
		return nil, fmt.Errorf("a quotation mark %c is not closed", quote)
	}
	if inWord {
		fields = append(fields, b.String())
	}
	return fields, nil
}

func (s *Session) help(_ context.Context, args []string) error {
	for _, c := range commands {
		if len(args) == 0 || c.name == args[0] || c.name == "."+args[0] {
			fmt.Fprintf(s.out, "%-35s %s\n", strings.TrimSpace(c.name+" "+c.args), c.short)
		}
	}
	if len(args) == 0 {
		fmt.Fprintf(s.out, "\nAnything else is a saved query's name with its parameters, or a query in %s.\n"+
			"A query of several lines ends at an empty line or a semicolon. Ctrl-C stops it, Ctrl-R searches the history.\n", s.language)
	}
	return nil
}

func toggle(field func(*Session) *bool) func(*Session, context.Context, []string) error {
	return func(s *Session, _ context.Context, args []string) error {
		on := field(s)
		switch {
		case len(args) == 0:
			*on = !*on
		case args[0] == "on":
			*on = true
		case args[0] == "off":
			*on = false
		default:
			return fmt.Errorf("expected on or off, found %q", args[0])
		}
		return nil
	}
}

// choose sets *setting to one of the values, or shows it.
func (s *Session) choose(setting *string, values, args []string) error {
	if len(args) == 0 {
		_, err := fmt.Fprintln(s.out, *setting)
		return err
	}
	if !slices.Contains(values, args[0]) {
		return fmt.Errorf("expected one of %s, found %q", strings.Join(values, ", "), args[0])
	}
	*setting = args[0]
	return nil
}

func (s *Session) setFormat(_ context.Context, args []string) error {
	return s.choose(&s.format, output.Formats, args)
}

func (s *Session) setLanguage(_ context.Context, args []string) error {
	return s.choose(&s.language, graph.Languages, args)
}

func (s *Session) setMaxRows(_ context.Context, args []string) error {
	if len(args) == 0 {
		_, err := fmt.Fprintln(s.out, s.maxRows)
		return err
	}
	n, err := strconv.Atoi(args[0])
	if err != nil || n < 0 {
		return fmt.Errorf("expected a number of rows, found %q", args[0])
	}
	s.maxRows = n
	return nil
}

func (s *Session) set(_ context.Context, args []string) error {
	switch len(args) {
	case 0:
		for _, name := range sorted(s.params) {
			fmt.Fprintf(s.out, "$%s = %s\n", name, s.params[name])
		}
	case 1:
		delete(s.params, strings.TrimPrefix(args[0], "$"))
	default:
		s.params[strings.TrimPrefix(args[0], "$")] = strings.Join(args[1:], " ")
	}
	return nil
}

func sorted(m map[string]string) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (s *Session) list(_ context.Context, args []string) error {
	all, err := queries.All(s.queryDir)
	word := ""
	if len(args) > 0 {
		word = strings.ToLower(args[0])
	}
	for _, q := range all {
		if strings.Contains(strings.ToLower(q.Name+" "+q.Title), word) {
			var params strings.Builder
			for _, p := range q.Params {
				params.WriteString(" " + p.Name + "=")
			}
			fmt.Fprintf(s.out, "%-44s %s\n", q.Name+params.String(), q.Title)
		}
	}
	return err
}

func (s *Session) show(_ context.Context, args []string) error {
	q, err := queries.Find(s.queryDir, args[0])
	if err != nil {
		return err
	}
	_, err = io.WriteString(s.out, output.Printable(strings.TrimSpace(q.Text))+"\n")
	return err
}

func (s *Session) runCommand(ctx context.Context, args []string) error {
	q, err := queries.Find(s.queryDir, args[0])
	if err != nil {
		return err
	}
	return s.runWith(ctx, q, args[1:])
}

// runSaved runs a saved query that was named without .run.
func (s *Session) runSaved(ctx context.Context, q *queries.Query, rest string) error {
	args, err := splitArguments(rest)
	if err != nil {
		return err
	}
	return s.runWith(ctx, q, args)
}

// runWith runs a saved query; an argument is name=value, or a value for the
// next parameter in order.
func (s *Session) runWith(ctx context.Context, q *queries.Query, args []string) error {
	given, err := q.Arguments(args)
	if err != nil {
		return err
	}
	for name, value := range s.params {
		if _, ok := given[name]; !ok && slices.ContainsFunc(q.Params, func(p queries.Param) bool { return p.Name == name }) {
			given[name] = value
		}
	}
	text, err := q.Bind(given, s.graph.Resolve)
	if err != nil {
		return err
	}
	return s.query(ctx, q.Language, text)
}

// bindParams puts the values of .set into a query.
func (s *Session) bindParams(text string) string {
	return queries.Substitute(text, s.params)
}

func (s *Session) export(ctx context.Context, args []string) error {
	n, err := s.graph.ExportFile(ctx, args[0], "")
	if err == nil {
		fmt.Fprintf(s.Err, "%d %s written to %s\n", n, graph.Counted(args[0], ""), args[0])
	}
	return err
}

func (s *Session) output(_ context.Context, args []string) error {
	if err := s.closeOutput(); err != nil || len(args) == 0 {
		return err
	}
	f, err := os.Create(args[0])
	if err != nil {
		return err
	}
	s.outFile, s.out = f, f
	return nil
}

func (s *Session) closeOutput() error {
	if s.outFile == nil {
		return nil
	}
	err := s.outFile.Close()
	s.outFile, s.out = nil, s.Out
	return err
}

// mostNested bounds .read within .read.
const mostNested = 16

func (s *Session) read(ctx context.Context, args []string) error {
	if s.depth >= mostNested {
		return errors.New(".read is nested too deeply; hint: does the file read itself?")
	}
	f, err := os.Open(args[0])
	if err != nil {
		return err
	}
	defer f.Close()
	s.depth++
	defer func() { s.depth-- }()
	interactive := s.Interactive
	s.Interactive = false
	defer func() { s.Interactive = interactive }()
	return s.loop(ctx, script{bufio.NewReader(f)}, filepath.Base(args[0]))
}

func (s *Session) stats(ctx context.Context, _ []string) error {
	stats, err := s.graph.Stats(ctx)
	if err != nil {
		return err
	}
	return output.Stats(s.out, stats)
}

func (s *Session) why(ctx context.Context, args []string) error {
	reasons, err := s.graph.Why(ctx, args)
	if err != nil {
		return err
	}
	return output.Why(s.out, reasons, s.Width)
}

func (s *Session) timeline(ctx context.Context, args []string) error {
	events, err := s.graph.Timeline(ctx, args)
	if err != nil {
		return err
	}
	return output.Timeline(s.out, events)
}

func (s *Session) compare(ctx context.Context, args []string) error {
	c, err := s.graph.Compare(ctx, args[0])
	if err != nil {
		return err
	}
	return output.Comparison(s.out, c, s.Width)
}
