package dump

import "kg/graph/rdf"

// xmlText returns s as XML text or attribute value.
func xmlText(s string) string { return string(rdf.AppendXML(nil, s)) }

// graphML writes GraphML 1.0 as yEd, Gephi, igraph and NetworkX read it: the
// label is the key "label" of nodes and edges. An undirected edge is written both
// ways, since NetworkX refuses graphs that mix the two kinds.
func (p *printer) graphML(g *Graph) {
	p.print(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	keys := func(prefix, element string, fields []field) {
		p.print("  <key id=\"", prefix, "label\" for=\"", element, "\" attr.name=\"label\" attr.type=\"string\"/>\n")
		for _, f := range fields {
			kind := "string"
			if f.number {
				kind = "int"
			}
			p.print("  <key id=\"", prefix, f.name, "\" for=\"", element, "\" attr.name=\"", f.name, "\" attr.type=\"", kind, "\"/>\n")
		}
	}
	keys("n_", "node", new(Node).fields())
	keys("e_", "edge", new(Edge).fields())
	p.print("  <graph id=\"kg\" edgedefault=\"directed\">\n")
	data := func(prefix, label string, fields []field) {
		p.print("      <data key=\"", prefix, "label\">", xmlText(label), "</data>\n")
		for _, f := range fields {
			if f.value != "" {
				p.print("      <data key=\"", prefix, f.name, "\">", xmlText(f.value), "</data>\n")
			}
		}
	}
	for i := range g.Nodes {
		n := &g.Nodes[i]
		p.print("    <node id=\"", xmlText(n.ID), "\">\n")
		data("n_", n.Label, n.fields())
		p.print("    </node>\n")
	}
	edges := 0
	for i := range g.Edges {
		e := &g.Edges[i]
		edge := func(source, target int) {
			p.print("    <edge id=\"", edgeID(edges), "\" source=\"", xmlText(g.Nodes[source].ID), "\" target=\"", xmlText(g.Nodes[target].ID), "\">\n")
			data("e_", e.Label, e.fields())
			p.print("    </edge>\n")
			edges++
		}
		edge(e.Source, e.Target)
		if e.Undirected {
			edge(e.Target, e.Source)
		}
	}
	p.print("  </graph>\n</graphml>\n")
}
