package results

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"kg/graph/rdf"
)

// writeCSV writes the plain values: an unbound variable and an empty string look
// the same, as the standard has it. Lines end in CR LF (RFC 4180).
func writeCSV(w *bufio.Writer, s Solutions) error {
	var b []byte
	for i, v := range s.Vars {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendCSV(b, v)
	}
	b = append(b, "\r\n"...)
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		for i, t := range row {
			if i > 0 {
				b = append(b, ',')
			}
			if t.Kind == rdf.Blank {
				b = append(b, "_:"...)
			}
			b = appendCSV(b, t.Value)
		}
		b = append(b, "\r\n"...)
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err := w.Write(b)
	return err
}

func appendCSV(b []byte, s string) []byte {
	if !strings.ContainsAny(s, "\",\r\n") {
		return append(b, s...)
	}
	b = append(b, '"')
	for i := 0; i < len(s); i++ {
		if s[i] == '"' {
			b = append(b, '"')
		}
		b = append(b, s[i])
	}
	return append(b, '"')
}

// readCSV does not use encoding/csv, which leaves out empty lines: here one is a
// solution whose only variable is unbound.
func readCSV(r io.Reader) (*Result, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	b = bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF"))
	res := &Result{}
	for line := 1; len(b) > 0; line++ {
		fields, rest, err := splitCSV(b)
		if err != nil {
			return nil, fmt.Errorf("record %d: %w", line, err)
		}
		b = rest
		if line == 1 {
			if len(fields) == 1 && len(b) == 0 && (fields[0] == "true" || fields[0] == "false") {
				return &Result{Ask: true, Boolean: fields[0] == "true"}, nil
			}
			if len(fields) != 1 || fields[0] != "" {
				res.Vars = fields
			}
			continue
		}
		row := make([]rdf.Term, len(res.Vars))
		if len(fields) != max(len(row), 1) {
			return nil, fmt.Errorf("record %d: expected %d fields, found %d", line, len(row), len(fields))
		}
		for i := range row {
			switch label, blank := strings.CutPrefix(fields[i], "_:"); {
			case blank:
				row[i] = rdf.NewBlank(label)
			case fields[i] != "":
				row[i] = rdf.NewString(fields[i])
			}
		}
		res.Rows = append(res.Rows, row)
	}
	return res, nil
}

// splitCSV returns the fields of the record that b begins with, and what follows it.
func splitCSV(b []byte) (fields []string, rest []byte, err error) {
	for {
		var field []byte
		if len(b) > 0 && b[0] == '"' {
			b = b[1:]
			for {
				i := bytes.IndexByte(b, '"')
				if i < 0 {
					return nil, nil, fmt.Errorf("expected '\"' at the end of a field, found the end of the input")
				}
				field = append(field, b[:i]...)
				b = b[i+1:]
				if len(b) == 0 || b[0] != '"' {
					break
				}
				field = append(field, '"')
				b = b[1:]
			}
		} else if i := bytes.IndexAny(b, ",\r\n"); i >= 0 {
			field, b = b[:i], b[i:]
		} else {
			field, b = b, nil
		}
		fields = append(fields, string(field))
		switch {
		case len(b) == 0:
			return fields, nil, nil
		case b[0] == ',':
			b = b[1:]
		case bytes.HasPrefix(b, []byte("\r\n")):
			return fields, b[2:], nil
		case b[0] == '\n', b[0] == '\r':
			return fields, b[1:], nil
		default:
			return nil, nil, fmt.Errorf("expected ',' or the end of the line, found %q", b[0])
		}
	}
}

func writeTSV(w *bufio.Writer, s Solutions) error {
	var b []byte
	for i, v := range s.Vars {
		if i > 0 {
			b = append(b, '\t')
		}
		b = append(append(b, '?'), v...)
	}
	b = append(b, '\n')
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		for i, t := range row {
			if i > 0 {
				b = append(b, '\t')
			}
			b = rdf.AppendTSV(b, t)
		}
		b = append(b, '\n')
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err := w.Write(b)
	return err
}

func readTSV(r io.Reader) (*Result, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	text := strings.TrimPrefix(string(b), "\uFEFF")
	text = strings.TrimSuffix(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	head, body, more := strings.Cut(text, "\n")
	if !more && (head == "true" || head == "false") {
		return &Result{Ask: true, Boolean: head == "true"}, nil
	}
	res := &Result{}
	if head != "" {
		for _, v := range strings.Split(head, "\t") {
			name, ok := strings.CutPrefix(v, "?")
			if !ok {
				return nil, fmt.Errorf("1:1: expected a variable, found %.40q", v)
			}
			res.Vars = append(res.Vars, name)
		}
	}
	for line := 2; more; line++ {
		var text string
		text, body, more = strings.Cut(body, "\n")
		fields := strings.Split(text, "\t")
		row := make([]rdf.Term, len(res.Vars))
		if len(fields) != max(len(row), 1) {
			return nil, fmt.Errorf("line %d: expected %d fields, found %d", line, len(row), len(fields))
		}
		for i := range row {
			if fields[i] == "" {
				continue
			}
			if row[i], err = rdf.ParseTerm(fields[i]); err != nil {
				return nil, fmt.Errorf("line %d, field %d: %w", line, i+1, err)
			}
		}
		res.Rows = append(res.Rows, row)
	}
	return res, nil
}
