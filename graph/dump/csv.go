package dump

import (
	"strconv"
	"strings"
)

// csvNodes writes the node table that Gephi's and Cytoscape's importers know by
// its columns Id and Label.
func (p *printer) csvNodes(g *Graph) {
	p.csvHead([]string{"Id", "Label", "Timeset"}, new(Node).fields())
	for i := range g.Nodes {
		n := &g.Nodes[i]
		p.csvRow([]string{n.ID, n.Label, timeset(n.Times)}, n.fields())
	}
}

// csvEdges writes the edge table with Source, Target and Type.
func (p *printer) csvEdges(g *Graph) {
	p.csvHead([]string{"Source", "Target", "Type", "Id", "Label", "SourceLabel", "TargetLabel", "Timeset"}, new(Edge).fields())
	for i := range g.Edges {
		e := &g.Edges[i]
		kind := "Directed"
		if e.Undirected {
			kind = "Undirected"
		}
		s, t := &g.Nodes[e.Source], &g.Nodes[e.Target]
		p.csvRow([]string{s.ID, t.ID, kind, strconv.Itoa(i), e.Label, s.Label, t.Label, timeset(e.Times)}, e.fields())
	}
}

// timeset writes spans as Gephi's importer reads them in a column Timeset.
func timeset(times []Span) string {
	if len(times) == 0 {
		return ""
	}
	var b strings.Builder
	b.WriteByte('<')
	for i, t := range times {
		if i > 0 {
			b.WriteString("; ")
		}
		b.WriteString("[" + t.Start + ", " + t.End + "]")
	}
	b.WriteByte('>')
	return b.String()
}

func (p *printer) csvHead(first []string, fields []field) {
	for _, f := range fields {
		first = append(first, strings.ToUpper(f.name[:1])+f.name[1:])
	}
	p.csvRow(first, nil)
}

func (p *printer) csvRow(first []string, fields []field) {
	for i, s := range first {
		if i > 0 {
			p.print(",")
		}
		p.print(csvText(s))
	}
	for _, f := range fields {
		p.print(",", csvText(f.value))
	}
	p.print("\r\n")
}

// csvText quotes a field where CSV asks for it (RFC 4180). A text that a
// spreadsheet would take for a formula gets an apostrophe, which keeps it text:
// names come out of articles that anybody may have written.
func csvText(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		s = "'" + s
	}
	if strings.ContainsAny(s, "\",\r\n") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
