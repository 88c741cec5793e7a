package output

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"kg/graph"
	"kg/schema"
)

// Error gives an error as the lines that a person reads: the message, and the
// line of the query with a caret under the place, if the error has one.
func Error(err error, query string) string {
	message := Printable(strings.ReplaceAll(err.Error(), "\n", "; "))
	var q *graph.QueryError
	if !errors.As(err, &q) || q.Line == 0 || query == "" {
		return message
	}
	lines := strings.Split(query, "\n")
	if q.Line > len(lines) {
		return message
	}
	line := []rune(strings.ReplaceAll(lines[q.Line-1], "\t", " "))
	at := min(max(q.Column-1, 0), len(line))
	// A long line is clipped around the place.
	const window = 80
	if start := at - window*3/4; start > 0 {
		line, at = line[start:], at-start
	}
	if len(line) > window {
		line = line[:window]
	}
	before := Printable(string(line[:min(at, len(line))]))
	return fmt.Sprintf("%s\n  %s\n  %s^", message, Printable(string(line)), strings.Repeat(" ", text.StringWidthWithoutEscSequences(before)))
}

// Stats shows what a graph holds.
func Stats(w io.Writer, s *graph.Stats) error {
	for _, row := range []struct {
		name string
		n    int
	}{
		{"articles", s.Articles}, {"exchanges", s.Exchanges}, {"  held", s.Held}, {"accounts of them", s.Accounts}, {"claims", s.Claims},
		{"rejected findings", s.Rejected}, {"persons", s.Persons}, {"organizations, countries", s.Bodies}, {"outlets", s.Outlets}, {"topics", s.Topics},
		{"quads", int(s.Quads)}, {"terms", int(s.Terms)},
	} {
		if _, err := fmt.Fprintf(w, "%-26s %12s\n", row.name, thousands(row.n)); err != nil {
			return err
		}
	}
	return nil
}

// page collects lines and the first error of writing them.
type page struct {
	w     io.Writer
	width int
	err   error
}

func (p *page) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

// wrapped writes a text in lines of the page's width, each behind the mark.
func (p *page) wrapped(mark, s string) { p.item(mark, mark, s) }

// item is wrapped with another mark before the lines after the first.
func (p *page) item(mark, indent, s string) {
	width := p.width
	if width <= 0 || width > 100 {
		width = 100
	}
	s = Printable(strings.Join(strings.Fields(s), " "))
	for l := range strings.SplitSeq(text.WrapSoft(s, max(width-len(indent), 20)), "\n") {
		p.line("%s%s", mark, strings.TrimRight(l, " "))
		mark = indent
	}
}

// Why shows the sentences behind a fact.
func Why(w io.Writer, reasons []graph.Reason, width int) error {
	p := &page{w: w, width: width}
	if len(reasons) == 0 {
		p.line("nothing is said of it")
	}
	article, finding := "", ""
	for _, r := range reasons {
		if r.Article != article {
			article, finding = r.Article, ""
			p.line("%s", source(r.Outlet, r.Published, r.Headline, r.Article))
			if r.CopyOf != "" {
				p.line("  a copy of %s", Printable(short(r.CopyOf)))
			}
		}
		if r.Finding != finding {
			finding = r.Finding
			p.wrapped("  ", r.Says)
			p.line("    rule %s, %s", Printable(r.Rule), Printable(short(r.Finding)))
		}
		if r.Sentence != "" {
			p.wrapped("    | ", r.Sentence)
		}
	}
	return p.err
}

// source names an article: outlet, date, headline, node.
func source(outlet, published, headline, article string) string {
	if outlet == "" {
		outlet = "unknown outlet"
	}
	s := outlet
	if published != "" {
		s += ", " + published
	}
	if headline != "" {
		s += ": " + headline
	}
	return Printable(s) + " (" + Printable(short(article)) + ")"
}

func short(iri string) string { return strings.TrimPrefix(iri, schema.Base) }

// Timeline shows exchanges in order of time.
func Timeline(w io.Writer, events []graph.Event) error {
	p := &page{w: w}
	if len(events) == 0 {
		p.line("no exchanges")
	}
	for _, e := range events {
		date := e.Date
		if date == "" {
			date = "undated"
		}
		what := e.Kind
		if e.Medium != "unknown" && e.Medium != "in_person" && e.Medium != "letter" {
			what = e.Medium + " " + e.Kind
		}
		if e.Status != "held" {
			what += " (" + e.Status + ")"
		}
		l := fmt.Sprintf("%-10s  %-18s %s", date, what, strings.Join(e.Participants, ", "))
		if e.Place != "" {
			l += " in " + e.Place
		}
		if len(e.Topics) > 0 {
			l += ": " + strings.Join(e.Topics, ", ")
		}
		p.line("%s  [%d %s]", Printable(l), e.Sources, plural(e.Sources, "source"))
	}
	return p.err
}

func plural(n int, what string) string {
	if n == 1 {
		return what
	}
	return what + "s"
}

// Comparison shows the accounts of one exchange one under the other, with what
// only one of them has.
func Comparison(w io.Writer, c *graph.Comparison, width int) error {
	p := &page{w: w, width: width}
	p.line("%s", Printable(fmt.Sprintf("%s of %s, %s %s", c.Kind, strings.Join(c.Participants, ", "), c.Status, c.Date)))
	p.line("%s", Printable(fmt.Sprintf("%d %s, %d independent %s", len(c.Accounts), plural(len(c.Accounts), "account"), c.Sources, plural(c.Sources, "source"))))
	for _, a := range c.Accounts {
		p.line("")
		p.line("%s", source(a.Outlet, a.Published, "", a.Article))
		if a.CopyOf != "" {
			p.line("  a copy of   %s", Printable(short(a.CopyOf)))
		}
		for _, row := range []struct{ name, value string }{
			{"status", a.Status}, {"medium", a.Medium}, {"date", a.Date}, {"lasted", strings.ToLower(strings.TrimPrefix(a.Duration, "PT"))}, {"place", a.Place},
			{"topics", strings.Join(a.Topics, ", ")}, {"only here", strings.Join(a.OnlyHere, ", ")}, {"not here", strings.Join(a.Missing, ", ")},
		} {
			if row.value != "" {
				p.line("  %-11s %s", row.name, Printable(row.value))
			}
		}
		for _, s := range a.Sentences {
			p.wrapped("  | ", s)
		}
		for _, s := range a.Claims {
			p.item("  - ", "    ", s)
		}
	}
	return p.err
}
