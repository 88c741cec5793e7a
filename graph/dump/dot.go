package dump

import "strings"

// dot writes a digraph for Graphviz; an undirected edge has dir=none.
func (p *printer) dot(g *Graph) {
	p.print("digraph kg {\n  graph [charset=\"UTF-8\"];\n")
	data := func(fields []field) {
		for _, f := range fields {
			if f.value != "" {
				p.print(", ", f.name, "=", dotText(f.value))
			}
		}
		p.print("];\n")
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		p.print("  ", dotText(n.ID), " [label=", dotText(n.Label))
		data(n.fields())
	}
	for i := range g.Edges {
		e := &g.Edges[i]
		p.print("  ", dotText(g.Nodes[e.Source].ID), " -> ", dotText(g.Nodes[e.Target].ID), " [label=", dotText(e.Label))
		if e.Undirected {
			p.print(", dir=none")
		}
		data(e.fields())
	}
	p.print("}\n")
}

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\r", " ", "\x00", "\uFFFD")

func dotText(s string) string {
	return `"` + dotEscapes.Replace(strings.ToValidUTF8(s, "\uFFFD")) + `"`
}
