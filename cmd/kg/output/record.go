package output

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kg/schema"
)

// Records writes article records: one JSON object a line, or text for people.
type Records struct {
	w    *bufio.Writer
	json *json.Encoder
	page *page // nil: JSON
	n    int
}

// NewRecords returns a writer of records to w; width is the terminal's, 0 if
// there is none.
func NewRecords(w io.Writer, text bool, width int) *Records {
	b := bufio.NewWriterSize(w, 1<<16)
	r := &Records{w: b, json: json.NewEncoder(b)}
	r.json.SetEscapeHTML(false)
	if text {
		r.page = &page{w: b, width: width}
	}
	return r
}

// Write writes one record, its nodes named under base ("" means as they are).
func (r *Records) Write(a *schema.Article, base string) error {
	a.Rebase(base)
	if r.page == nil {
		return r.json.Encode(a)
	}
	if r.n++; r.n > 1 {
		r.page.line("")
	}
	r.page.article(a)
	return r.page.err
}

// Flush writes what is still in memory.
func (r *Records) Flush() error { return r.w.Flush() }

func (p *page) article(a *schema.Article) {
	outlet, published := "", ""
	if a.Outlet != nil {
		outlet = a.Outlet.Name
	}
	if a.Published != nil {
		published = *a.Published
	}
	p.line("%s", source(outlet, published, a.Title, a.ID))
	p.line("  %s, %s", Printable(a.File), Printable(a.Lang))
	for i := range a.Exchanges {
		p.exchange(&a.Exchanges[i])
	}
	for i := range a.Claims {
		c := &a.Claims[i]
		p.wrapped("  ", fmt.Sprintf("%s (%s claim): %s", c.Speaker.Name, c.Kind, c.Text))
	}
	for _, r := range a.Rejected {
		p.wrapped("  ", "not: "+r.Candidate+" ("+r.Rule+")")
		p.wrapped("    | ", r.Sentence)
	}
}

func (p *page) exchange(x *schema.Exchange) {
	names := make([]string, len(x.Participants))
	for i, a := range x.Participants {
		names[i] = a.Name
	}
	parts := []string{x.Status, x.Kind, "of", strings.Join(names, ", ")}
	switch x.Medium {
	case "unknown":
	case "in_person":
		parts = append(parts, "in person")
	default:
		parts = append(parts, "by", x.Medium)
	}
	if x.Date != "" {
		parts = append(parts, x.Date)
	}
	if x.Place != nil {
		parts = append(parts, "in", *x.Place)
	}
	line := strings.Join(parts, " ")
	if len(x.Topics) > 0 {
		topics := make([]string, len(x.Topics))
		for i, t := range x.Topics {
			topics[i] = t.Name
		}
		line += ", about " + strings.Join(topics, ", ")
	}
	p.wrapped("  ", line+" ("+x.Rule+")")
	for _, e := range x.Evidence {
		p.wrapped("    | ", e.Text)
	}
}
