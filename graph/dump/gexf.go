package dump

import "strconv"

// gexf writes GEXF 1.3. Where there are dates the graph is dynamic: Gephi's
// timeline then shows nodes and edges by their spells, and those without a date
// always. Start and end are whole days, which Gephi reads as timeformat "date".
func (p *printer) gexf(g *Graph) {
	p.print(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <meta>
    <creator>kg</creator>
  </meta>
`)
	if dynamic(g) {
		p.print("  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">\n")
	} else {
		p.print("  <graph defaultedgetype=\"directed\" mode=\"static\">\n")
	}
	p.attributes("node", withoutTimes(new(Node).fields()))
	p.attributes("edge", withoutTimes(new(Edge).fields()))
	p.print("    <nodes>\n")
	for i := range g.Nodes {
		n := &g.Nodes[i]
		p.print("      <node id=\"", xmlText(n.ID), "\" label=\"", xmlText(n.Label), "\"")
		p.element("node", n.Times, withoutTimes(n.fields()))
	}
	p.print("    </nodes>\n    <edges>\n")
	for i := range g.Edges {
		e := &g.Edges[i]
		p.print("      <edge id=\"", edgeID(i), "\" source=\"", xmlText(g.Nodes[e.Source].ID), "\" target=\"", xmlText(g.Nodes[e.Target].ID),
			"\" kind=\"", xmlText(e.Label), "\" label=\"", xmlText(e.Label), "\" weight=\"", strconv.Itoa(e.Weight), "\"")
		if e.Undirected {
			p.print(" type=\"undirected\"")
		}
		p.element("edge", e.Times, withoutTimes(e.fields()))
	}
	p.print("    </edges>\n  </graph>\n</gexf>\n")
}

func dynamic(g *Graph) bool {
	for i := range g.Nodes {
		if len(g.Nodes[i].Times) > 0 {
			return true
		}
	}
	for i := range g.Edges {
		if len(g.Edges[i].Times) > 0 {
			return true
		}
	}
	return false
}

// withoutTimes leaves out what GEXF has attributes of its own for.
func withoutTimes(fields []field) []field {
	kept := fields[:0]
	for _, f := range fields {
		if f.name != "start" && f.name != "end" && f.name != "weight" {
			kept = append(kept, f)
		}
	}
	return kept
}

func (p *printer) attributes(class string, fields []field) {
	p.print("    <attributes class=\"", class, "\" mode=\"static\">\n")
	for _, f := range fields {
		kind := "string"
		if f.number {
			kind = "integer"
		}
		p.print("      <attribute id=\"", f.name, "\" title=\"", f.name, "\" type=\"", kind, "\"/>\n")
	}
	p.print("    </attributes>\n")
}

// element writes the end of a start tag and what is inside the element.
func (p *printer) element(name string, times []Span, fields []field) {
	if len(times) == 1 {
		p.print(" start=\"", times[0].Start, "\" end=\"", times[0].End, "\"")
	}
	p.print(">\n        <attvalues>\n")
	for _, f := range fields {
		if f.value != "" {
			p.print("          <attvalue for=\"", f.name, "\" value=\"", xmlText(f.value), "\"/>\n")
		}
	}
	p.print("        </attvalues>\n")
	if len(times) > 1 {
		p.print("        <spells>\n")
		for _, t := range times {
			p.print("          <spell start=\"", t.Start, "\" end=\"", t.End, "\"/>\n")
		}
		p.print("        </spells>\n")
	}
	p.print("      </", name, ">\n")
}
