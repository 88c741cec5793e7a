package results

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"kg/graph/rdf"
)

const (
	xmlNamespace = "http://www.w3.org/2005/sparql-results#"
	xmlHead      = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sparql xmlns=\"" + xmlNamespace + "\">\n"
)

func writeXML(w *bufio.Writer, s Solutions) error {
	b := []byte(xmlHead)
	b = append(b, "  <head>\n"...)
	for _, v := range s.Vars {
		b = append(b, "    <variable name=\""...)
		b = rdf.AppendXML(b, v)
		b = append(b, "\"/>\n"...)
	}
	b = append(b, "  </head>\n  <results>\n"...)
	for row, err := range s.Rows {
		if err != nil {
			return err
		}
		b = append(b, "    <result>"...)
		for i, t := range row {
			if t.Kind == rdf.None {
				continue
			}
			b = append(b, "<binding name=\""...)
			b = rdf.AppendXML(b, s.Vars[i])
			b = append(b, "\">"...)
			b = appendTermXML(b, t)
			b = append(b, "</binding>"...)
		}
		b = append(b, "</result>\n"...)
		if _, err := w.Write(b); err != nil {
			return err
		}
		b = b[:0]
	}
	_, err := w.Write(append(b, "  </results>\n</sparql>\n"...))
	return err
}

func appendTermXML(b []byte, t rdf.Term) []byte {
	element := "literal"
	switch t.Kind {
	case rdf.IRI:
		element = "uri"
	case rdf.Blank:
		element = "bnode"
	}
	b = append(append(b, '<'), element...)
	switch {
	case t.Lang != "":
		b = append(b, " xml:lang=\""...)
		b = append(rdf.AppendXML(b, t.Lang), '"')
	case t.Datatype != "":
		b = append(b, " datatype=\""...)
		b = append(rdf.AppendXML(b, t.Datatype), '"')
	}
	b = append(b, '>')
	b = rdf.AppendXML(b, t.Value)
	b = append(append(b, "</"...), element...)
	return append(b, '>')
}

type xmlResult struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/sparql-results# sparql"`
	Head    struct {
		Variables []struct {
			Name string `xml:"name,attr"`
		} `xml:"variable"`
	} `xml:"head"`
	Boolean *string `xml:"boolean"`
	Results *struct {
		Result []struct {
			Binding []struct {
				Name    string   `xml:"name,attr"`
				URI     *xmlTerm `xml:"uri"`
				BNode   *xmlTerm `xml:"bnode"`
				Literal *xmlTerm `xml:"literal"`
			} `xml:"binding"`
		} `xml:"result"`
	} `xml:"results"`
}

type xmlTerm struct {
	Value    string `xml:",chardata"`
	Lang     string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Datatype string `xml:"datatype,attr"`
}

func readXML(r io.Reader) (*Result, error) {
	var doc xmlResult
	if err := xml.NewDecoder(r).Decode(&doc); err != nil {
		return nil, err
	}
	if doc.Boolean != nil {
		switch strings.TrimSpace(*doc.Boolean) {
		case "true", "1":
			return &Result{Ask: true, Boolean: true}, nil
		case "false", "0":
			return &Result{Ask: true}, nil
		}
		return nil, fmt.Errorf("expected true or false, found %.40q", *doc.Boolean)
	}
	if doc.Results == nil {
		return nil, fmt.Errorf("expected <results> or <boolean>, found neither")
	}
	res := &Result{}
	for _, v := range doc.Head.Variables {
		res.Vars = append(res.Vars, v.Name)
	}
	column := columns(res.Vars)
	for i, result := range doc.Results.Result {
		row := make([]rdf.Term, len(res.Vars))
		for _, binding := range result.Binding {
			at, ok := column[binding.Name]
			if !ok {
				return nil, fmt.Errorf("solution %d: variable %q is not in the head", i+1, binding.Name)
			}
			var err error
			switch {
			case binding.URI != nil:
				row[at], err = newTerm("uri", binding.URI.Value, "", "")
			case binding.BNode != nil:
				row[at], err = newTerm("bnode", binding.BNode.Value, "", "")
			case binding.Literal != nil:
				row[at], err = newTerm("literal", binding.Literal.Value, binding.Literal.Lang, binding.Literal.Datatype)
			default:
				err = fmt.Errorf("expected <uri>, <bnode> or <literal>, found none")
			}
			if err != nil {
				return nil, fmt.Errorf("solution %d, variable %q: %w", i+1, binding.Name, err)
			}
		}
		res.Rows = append(res.Rows, row)
	}
	return res, nil
}
