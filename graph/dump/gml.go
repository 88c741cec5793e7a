package dump

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// gml writes GML (Himsolt's Graph Modelling Language). A GML graph is directed as
// a whole or not at all, so an undirected edge is written both ways. Strings are
// ASCII with character references, as the format asks for. Labels are made
// unique, without which NetworkX does not read the file.
func (p *printer) gml(g *Graph) {
	p.print("Creator \"kg\"\nVersion 1\ngraph [\n  directed 1\n  multigraph 1\n")
	data := func(fields []field) {
		for _, f := range fields {
			switch {
			case f.value == "":
			case f.number:
				p.print("    ", f.name, " ", f.value, "\n")
			default:
				p.print("    ", f.name, " \"", gmlText(f.value), "\"\n")
			}
		}
	}
	labels := map[string]int{}
	for i := range g.Nodes {
		labels[g.Nodes[i].Label]++
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		label := n.Label
		if labels[label] > 1 {
			label += " [" + n.ID + "]"
		}
		p.print("  node [\n    id ", strconv.Itoa(i), "\n    name \"", gmlText(n.ID), "\"\n    label \"", gmlText(label), "\"\n")
		data(n.fields())
		p.print("  ]\n")
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		edge := func(source, target int) {
			p.print("  edge [\n    source ", strconv.Itoa(source), "\n    target ", strconv.Itoa(target), "\n    label \"", gmlText(e.Label), "\"\n")
			data(e.fields())
			p.print("  ]\n")
		}
		edge(e.Source, e.Target)
		if e.Undirected {
			edge(e.Target, e.Source)
		}
	}
	p.print("]\n")
}

func gmlText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '"':
			b.WriteString("&quot;")
		case r == '&':
			b.WriteString("&amp;")
		case r < ' ' || r > '~':
			b.WriteString("&#")
			b.WriteString(strconv.Itoa(int(r)))
			b.WriteByte(';')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
