package results

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kg/graph/rdf"
)

func writeJSON(w *bufio.Writer, s Solutions) error {
	b := []byte(`{"head":{"vars":[`)
	for i, v := range s.Vars {
		if i > 0 {
			b = append(b, ',')
		}
		b = rdf.AppendJSON(b, v)
	}
	b = append(b, `]},"results":{"bindings":[`...)
	first := true
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		if !first {
			b = append(b, ',')
		}
		b = append(b, "\n{"...)
		comma := false
		for i, t := range row {
			if t.Kind == rdf.None {
				continue
			}
			if comma {
				b = append(b, ',')
			}
			comma = true
			b = rdf.AppendJSON(b, s.Vars[i])
			b = append(b, ':')
			b = appendTermJSON(b, t)
		}
		b = append(b, '}')
		if _, err := w.Write(b); err != nil {
			return err
		}
		b, first = b[:0], false
	}
	_, err := w.Write(append(b, "\n]}}\n"...))
	return err
}

func appendTermJSON(b []byte, t rdf.Term) []byte {
	b = append(b, `{"type":"`...)
	switch t.Kind {
	case rdf.IRI:
		b = append(b, "uri"...)
	case rdf.Blank:
		b = append(b, "bnode"...)
	default:
		b = append(b, "literal"...)
	}
	b = append(b, `","value":`...)
	b = rdf.AppendJSON(b, t.Value)
	switch {
	case t.Lang != "":
		b = append(b, `,"xml:lang":`...)
		b = rdf.AppendJSON(b, t.Lang)
	case t.Datatype != "":
		b = append(b, `,"datatype":`...)
		b = rdf.AppendJSON(b, t.Datatype)
	}
	return append(b, '}')
}

type jsonResult struct {
	Head struct {
		Vars []string `json:"vars"`
	} `json:"head"`
	Boolean *bool `json:"boolean"`
	Results *struct {
		Bindings []map[string]jsonTerm `json:"bindings"`
	} `json:"results"`
}

type jsonTerm struct {
	Type     string          `json:"type"`
	Value    json.RawMessage `json:"value"`
	Lang     string          `json:"xml:lang"`
	Datatype string          `json:"datatype"`
}

func readJSON(r io.Reader) (*Result, error) {
	var doc jsonResult
	if err := json.NewDecoder(r).Decode(&doc); err != nil {
		return nil, err
	}
	if doc.Boolean != nil {
		return &Result{Ask: true, Boolean: *doc.Boolean}, nil
	}
	if doc.Results == nil {
		return nil, fmt.Errorf("expected \"results\" or \"boolean\", found neither")
	}
	res := &Result{Vars: doc.Head.Vars}
	column := columns(res.Vars)
	for i, binding := range doc.Results.Bindings {
		row := make([]rdf.Term, len(res.Vars))
		for name, jt := range binding {
			at, ok := column[name]
			if !ok {
				return nil, fmt.Errorf("solution %d: variable %q is not in the head", i+1, name)
			}
			t, err := jt.term()
			if err != nil {
				return nil, fmt.Errorf("solution %d, variable %q: %w", i+1, name, err)
			}
			row[at] = t
		}
		res.Rows = append(res.Rows, row)
	}
	return res, nil
}

func (j jsonTerm) term() (rdf.Term, error) {
	var value string
	if err := json.Unmarshal(j.Value, &value); err != nil {
		return rdf.Term{}, fmt.Errorf("expected a string as the value, found %.40q", j.Value)
	}
	return newTerm(j.Type, value, j.Lang, j.Datatype)
}

// newTerm makes the term that JSON and XML describe alike.
func newTerm(kind, value, lang, datatype string) (rdf.Term, error) {
	switch kind {
	case "uri":
		return rdf.NewIRI(value), nil
	case "bnode":
		return rdf.NewBlank(strings.TrimPrefix(value, "_:")), nil
	case "literal", "typed-literal":
		if lang != "" {
			return rdf.NewLangString(value, strings.ToLower(lang)), nil
		}
		return rdf.NewTyped(value, datatype), nil
	}
	return rdf.Term{}, fmt.Errorf("expected a term of type uri, bnode or literal, found %.40q", kind)
}
