// Package output shows answers to people and writes them for programs:
// tables, the SPARQL result formats, JSON lines, and the reports of kg's own
// commands.
//
// Start with [Write].
package output

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"kg/graph"
	"kg/graph/rdf"
	"kg/graph/sparql/results"
	"kg/schema"
)

// Formats are the names of the formats of answers.
var Formats = []string{"table", "csv", "tsv", "json", "jsonl", "xml", "markdown"}

// Options say how an answer is shown.
type Options struct {
	Format   string
	Terminal bool // a person reads it: cells are cut to the width, rows to MaxRows
	Colour   bool
	Width    int // columns; 0 means 100
	MaxRows  int // of a table on a terminal; 0 shows all
}

// Count is what was shown.
type Count struct {
	Shown, All int
	what       string
}

// String says it in words: "12 rows", "40 of 1,203 rows shown".
func (c Count) String() string {
	what := c.what
	if c.All == 1 {
		what = strings.TrimSuffix(what, "s")
	}
	switch {
	case c.Shown < c.All:
		return fmt.Sprintf("%s of %s %s shown (.maxrows 0 for all)", thousands(c.Shown), thousands(c.All), what)
	case c.All == 0:
		return "no " + what
	}
	return thousands(c.All) + " " + what
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Write writes an answer and says how much of it was shown.
func Write(w io.Writer, a *graph.Answer, o Options) (Count, error) {
	switch a.Form {
	case graph.Boolean:
		return writeBoolean(w, a.Yes, o)
	case graph.Triples:
		return writeTriples(w, a, o)
	}
	switch o.Format {
	case "table", "markdown":
		return writeTable(w, a, o)
	case "jsonl":
		return writeLines(w, a)
	}
	format, err := results.ParseFormat(o.Format)
	if err != nil {
		return Count{}, err
	}
	n := 0
	rows := func(yield func([]rdf.Term, error) bool) {
		for row, err := range a.Rows {
			n++
			if !yield(row, err) {
				return
			}
		}
	}
	err = results.Write(w, format, results.Solutions{Vars: a.Vars, Rows: rows})
	return Count{n, n, "rows"}, err
}

func writeBoolean(w io.Writer, yes bool, o Options) (Count, error) {
	if format, err := results.ParseFormat(o.Format); err == nil {
		return Count{1, 1, "answers"}, results.WriteBoolean(w, format, yes)
	}
	word := "no"
	if yes {
		word = "yes"
	}
	if o.Format == "jsonl" {
		word = fmt.Sprintf("{\"boolean\":%v}", yes)
	}
	_, err := fmt.Fprintln(w, word)
	return Count{1, 1, "answers"}, err
}

// writeTriples writes a constructed graph: Turtle for people, N-Triples or
// JSON-LD for programs.
func writeTriples(w io.Writer, a *graph.Answer, o Options) (Count, error) {
	format := rdf.Turtle
	switch o.Format {
	case "json":
		format = rdf.JSONLD
	case "xml":
		format = rdf.RDFXML
	case "csv", "tsv", "jsonl":
		format = rdf.NTriples
	}
	n := 0
	out, err := rdf.NewWriter(w, format, rdf.WriterOptions{Prefixes: graph.Prefixes()})
	if err != nil {
		return Count{}, err
	}
	for q, err := range a.Quads {
		if err != nil {
			return Count{n, n, "triples"}, err
		}
		n++
		if o.Terminal {
			q.S, q.P, q.O = printableTerm(q.S), printableTerm(q.P), printableTerm(q.O)
		}
		if err := out.Write(q); err != nil {
			return Count{n, n, "triples"}, err
		}
	}
	return Count{n, n, "triples"}, out.Close()
}

func printableTerm(t rdf.Term) rdf.Term {
	t.Value = Printable(t.Value)
	return t
}

// mostTableRows bounds a table that is not on a terminal: it is laid out in
// memory. Larger answers are for the other formats.
const mostTableRows = 1_000_000

func writeTable(w io.Writer, a *graph.Answer, o Options) (Count, error) {
	limit := mostTableRows
	if o.Terminal && o.MaxRows > 0 {
		limit = o.MaxRows
	}
	t := table.NewWriter()
	header := make(table.Row, len(a.Vars))
	for i, v := range a.Vars {
		header[i] = Printable(v)
	}
	t.AppendHeader(header)
	n := 0
	widths := make([]int, len(a.Vars))
	for row, err := range a.Rows {
		if err != nil {
			return Count{n, n, "rows"}, err
		}
		if n++; n > limit {
			continue // counted, so that the note can say how many there are
		}
		cells := make(table.Row, len(row))
		for i, term := range row {
			s := Cell(term)
			cells[i] = s
			widths[i] = max(widths[i], text.StringWidthWithoutEscSequences(s))
		}
		t.AppendRow(cells)
	}
	count := Count{min(n, limit), n, "rows"}
	if n == 0 && o.Format == "table" {
		return count, nil
	}
	style := table.StyleLight
	style.Options.DrawBorder, style.Options.SeparateColumns = false, true
	style.Options.SeparateHeader = true
	style.Format.Header = text.FormatDefault
	if o.Colour {
		style.Color.Header = text.Colors{text.Bold}
	}
	t.SetStyle(style)
	if o.Terminal {
		t.SetColumnConfigs(fit(a.Vars, widths, o.Width))
	}
	out := t.Render()
	if o.Format == "markdown" {
		out = t.RenderMarkdown()
	}
	_, err := io.WriteString(w, out+"\n")
	return count, err
}

// fit shares the width of the terminal among the columns: the narrow ones get
// what they need, the wide ones an equal part of the rest.
func fit(names []string, widths []int, width int) []table.ColumnConfig {
	if width == 0 {
		width = 100
	}
	left := width - 3*len(names)
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
		widths[i] = max(widths[i], text.StringWidthWithoutEscSequences(names[i]))
	}
	slices.SortStableFunc(order, func(a, b int) int { return widths[a] - widths[b] })
	configs := make([]table.ColumnConfig, len(names))
	for k, i := range order {
		share := max(left/(len(order)-k), 8)
		most := min(widths[i], share)
		left -= most
		configs[i] = table.ColumnConfig{Number: i + 1, WidthMax: most, WidthMaxEnforcer: snip}
	}
	return configs
}

func snip(s string, width int) string { return text.Snip(s, width, "…") }

func writeLines(w io.Writer, a *graph.Answer) (Count, error) {
	out := bufio.NewWriter(w)
	n := 0
	var line []byte
	for row, err := range a.Rows {
		if err != nil {
			return Count{n, n, "rows"}, err
		}
		n++
		line = append(line[:0], '{')
		for i, term := range row {
			if term.Kind == rdf.None {
				continue
			}
			if len(line) > 1 {
				line = append(line, ',')
			}
			line = appendJSON(line, a.Vars[i])
			line = append(line, ':')
			line = appendValue(line, term)
		}
		line = append(line, '}', '\n')
		if _, err := out.Write(line); err != nil {
			return Count{n, n, "rows"}, err
		}
	}
	return Count{n, n, "rows"}, out.Flush()
}

// appendValue writes a term as a JSON value: a number or boolean where the
// literal is one, a string otherwise.
func appendValue(b []byte, t rdf.Term) []byte {
	if t.Kind == rdf.Literal && strings.HasPrefix(t.Datatype, schema.XSD) && json.Valid([]byte(t.Value)) {
		switch strings.TrimPrefix(t.Datatype, schema.XSD) {
		case "integer", "decimal", "double", "float", "boolean", "int", "long", "nonNegativeInteger":
			return append(b, t.Value...)
		}
	}
	if t.Kind == rdf.Blank {
		return appendJSON(b, "_:"+t.Value)
	}
	return appendJSON(b, t.Value)
}

func appendJSON(b []byte, s string) []byte {
	encoded, _ := json.Marshal(s) // a string is always encoded
	return append(b, encoded...)
}

// Cell shows a term in a table: a node of kg without the base, other IRIs with
// a prefix where there is one, a literal as its text on one line.
func Cell(t rdf.Term) string {
	switch t.Kind {
	case rdf.None:
		return ""
	case rdf.Blank:
		return "_:" + Printable(t.Value)
	case rdf.IRI:
		for _, p := range schema.Prefixes {
			if local, ok := strings.CutPrefix(t.Value, p.IRI); ok && local != "" {
				return p.Name + ":" + Printable(local)
			}
		}
		return Printable(strings.TrimPrefix(t.Value, schema.Base))
	}
	return Printable(strings.Join(strings.Fields(t.Value), " "))
}

// Printable makes text safe for a terminal: control characters, and those
// that turn the direction of writing, are shown as \u escapes.
func Printable(s string) string {
	if !strings.ContainsFunc(s, unsafe) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if unsafe(r) {
			fmt.Fprintf(&b, `\u%04X`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func unsafe(r rune) bool {
	switch r {
	case '\n', '\t':
		return false
	case '\u061C', '\u200E', '\u200F', '\u2028', '\u2029', '\uFEFF':
		return true
	}
	return unicode.IsControl(r) || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}
