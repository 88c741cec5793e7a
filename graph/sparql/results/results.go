// Package results writes and reads the results of SPARQL queries: the solutions
// of SELECT and the answer of ASK, as SPARQL JSON, XML, CSV and TSV.
//
// [Write] and [WriteBoolean] write, one solution at a time; [Read] reads a whole
// document. [Equal] compares results as the standard's tests do.
package results

import (
	"bufio"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"kg/graph/rdf"
)

// Solutions is a stream of the solutions of a SELECT query. A row has one term
// for each of Vars, in their order; a term of kind rdf.None is unbound. Rows
// ends with an error where the query fails halfway; a row holds until the next
// step only, so whoever keeps it clones it.
type Solutions struct {
	Vars []string // without '?'
	Rows iter.Seq2[[]rdf.Term, error]
}

// Result is a result in memory: solutions, or the answer of an ASK query.
type Result struct {
	Ask     bool // the result is Boolean; Vars and Rows are empty
	Boolean bool
	Vars    []string
	Rows    [][]rdf.Term
}

// Solutions returns the rows of r as a stream.
func (r *Result) Solutions() Solutions {
	return Solutions{Vars: r.Vars, Rows: func(yield func([]rdf.Term, error) bool) {
		for _, row := range r.Rows {
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// Collect reads a stream to its end.
func Collect(s Solutions) (*Result, error) {
	r := &Result{Vars: s.Vars}
	for row, err := range s.Rows {
		if err != nil {
			return nil, err
		}
		r.Rows = append(r.Rows, slices.Clone(row))
	}
	return r, nil
}

// Format is a concrete syntax of results.
type Format uint8

const (
	Unknown Format = iota
	JSON           // SPARQL 1.1 Query Results JSON Format
	XML            // SPARQL Query Results XML Format
	CSV            // SPARQL 1.1 Query Results CSV: values only, kinds of terms are lost
	TSV            // SPARQL 1.1 Query Results TSV
)

var formats = [...]struct{ name, media string }{
	JSON: {"json", "application/sparql-results+json"},
	XML:  {"xml", "application/sparql-results+xml"},
	CSV:  {"csv", "text/csv"},
	TSV:  {"tsv", "text/tab-separated-values"},
}

// String returns the short name of the format: "json".
func (f Format) String() string { return formats[f].name }

// MediaType returns the registered media type of the format.
func (f Format) MediaType() string { return formats[f].media }

// ParseFormat returns the format with the given short name, media type, or file
// ending of the standard's tests ("srj", "srx").
func ParseFormat(name string) (Format, error) {
	name, _, _ = strings.Cut(strings.ToLower(name), ";")
	name = strings.TrimSpace(name)
	for f := JSON; int(f) < len(formats); f++ {
		if name == formats[f].name || name == formats[f].media {
			return f, nil
		}
	}
	switch name {
	case "srj", "application/json":
		return JSON, nil
	case "srx", "application/xml", "text/xml":
		return XML, nil
	}
	return Unknown, fmt.Errorf("unknown results format %q; hint: one of json, xml, csv, tsv", name)
}

// Write writes solutions to w as they come. It stops at the first error, of the
// stream or of w.
func Write(w io.Writer, f Format, s Solutions) error {
	b := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch f {
	case JSON:
		err = writeJSON(b, s)
	case XML:
		err = writeXML(b, s)
	case CSV:
		err = writeCSV(b, s)
	case TSV:
		err = writeTSV(b, s)
	default:
		err = fmt.Errorf("cannot write results in an unknown format")
	}
	if flushed := b.Flush(); err == nil {
		err = flushed
	}
	return err
}

// WriteBoolean writes the answer of an ASK query to w. The standard has no CSV
// and TSV for it; there it is the word true or false on a line.
func WriteBoolean(w io.Writer, f Format, answer bool) error {
	var text string
	switch f {
	case JSON:
		text = fmt.Sprintf("{\"head\":{},\"boolean\":%t}\n", answer)
	case XML:
		text = fmt.Sprintf("%s  <head/>\n  <boolean>%t</boolean>\n</sparql>\n", xmlHead, answer)
	case CSV:
		text = fmt.Sprintf("%t\r\n", answer)
	case TSV:
		text = fmt.Sprintf("%t\n", answer)
	default:
		return fmt.Errorf("cannot write results in an unknown format")
	}
	_, err := io.WriteString(w, text)
	return err
}

// Read reads a result. Of CSV, values that begin with "_:" are blank nodes and
// all others plain literals, since the format does not tell.
func Read(r io.Reader, f Format) (*Result, error) {
	var res *Result
	var err error
	switch f {
	case JSON:
		res, err = readJSON(r)
	case XML:
		res, err = readXML(r)
	case CSV:
		res, err = readCSV(r)
	case TSV:
		res, err = readTSV(r)
	default:
		return nil, fmt.Errorf("cannot read results in an unknown format")
	}
	if err == nil {
		err = checkVars(res.Vars)
	}
	if err != nil {
		return nil, fmt.Errorf("read %s results: %w", strings.ToUpper(f.String()), err)
	}
	return res, nil
}

// checkVars makes sure that the variables have names, and different ones.
func checkVars(vars []string) error {
	last := columns(vars)
	for i, v := range vars {
		if v == "" {
			return fmt.Errorf("expected a name of variable %d, found none", i+1)
		}
		if last[v] != i {
			return fmt.Errorf("expected different variables, found %q twice", v)
		}
	}
	return nil
}

// columns maps the name of a variable to its place.
func columns(vars []string) map[string]int {
	m := make(map[string]int, len(vars))
	for i, v := range vars {
		m[v] = i
	}
	return m
}
