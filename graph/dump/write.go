package dump

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Format is one of the formats that this package writes.
type Format string

const (
	GraphML Format = "graphml"
	GEXF    Format = "gexf"
	GML     Format = "gml"
	DOT     Format = "dot"
	CSV     Format = "csv"       // the edges, with the labels of their nodes
	Nodes   Format = "nodes.csv" // the nodes, to go with them
)

// Formats are all formats, by name.
var Formats = []Format{GraphML, GEXF, GML, DOT, CSV, Nodes}

// ParseFormat returns the format called name, in any case; "gv" is DOT.
func ParseFormat(name string) (Format, error) {
	lower := Format(strings.ToLower(name))
	if lower == "gv" {
		return DOT, nil
	}
	for _, f := range Formats {
		if f == lower {
			return f, nil
		}
	}
	return "", fmt.Errorf("unknown graph format %q; hint: one of graphml, gexf, gml, dot, csv, nodes.csv", name)
}

// Write writes the graph to w.
func Write(w io.Writer, f Format, g *Graph) error {
	p := &printer{w: bufio.NewWriterSize(w, 1<<16)}
	switch f {
	case GraphML:
		p.graphML(g)
	case GEXF:
		p.gexf(g)
	case GML:
		p.gml(g)
	case DOT:
		p.dot(g)
	case CSV:
		p.csvEdges(g)
	case Nodes:
		p.csvNodes(g)
	default:
		return fmt.Errorf("unknown graph format %q", f)
	}
	return p.w.Flush()
}

// printer writes text; the bufio.Writer keeps the first error for Flush.
type printer struct{ w *bufio.Writer }

func (p *printer) print(parts ...string) {
	for _, s := range parts {
		p.w.WriteString(s)
	}
}

// A field is a property of nodes or edges as the formats write it.
type field struct {
	name   string
	number bool
	value  string
}

// fields returns the properties of a node that every format writes alike. An
// empty value is not written.
func (n *Node) fields() []field {
	t := hull(n.Times)
	return []field{
		{"class", false, n.Class},
		{"degree", true, strconv.Itoa(n.Degree)},
		{"start", false, t.Start},
		{"end", false, t.End},
		{"status", false, n.Status},
		{"medium", false, n.Medium},
		{"place", false, n.Place},
		{"sources", true, number(n.Sources)},
		{"sameAs", false, n.SameAs},
	}
}

// fields returns the properties of an edge.
func (e *Edge) fields() []field {
	t := hull(e.Times)
	return []field{
		{"predicate", false, e.Predicate},
		{"weight", true, strconv.Itoa(e.Weight)},
		{"start", false, t.Start},
		{"end", false, t.End},
		{"sources", true, number(e.Sources)},
		{"evidence", false, strings.Join(e.Evidence, " ")},
	}
}

// number writes n; 0, which stands for unknown, is empty.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// edgeID names the edge at place i.
func edgeID(i int) string { return "e" + strconv.Itoa(i) }
