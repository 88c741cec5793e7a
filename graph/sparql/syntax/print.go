package syntax

import (
	"strconv"
	"strings"

	"kg/graph/rdf"
)

// printer writes a tree as text, one pattern element a line.
type printer struct {
	b      strings.Builder
	indent int
}

func (p *printer) put(parts ...string) {
	for _, s := range parts {
		p.b.WriteString(s)
	}
}

func (p *printer) newline() {
	p.b.WriteByte('\n')
	for range p.indent {
		p.b.WriteString("  ")
	}
}

// String returns text that parses back to the same tree.
func (q *Query) String() string {
	var p printer
	p.base(q.Base)
	p.query(q)
	return p.b.String()
}

// String returns text that parses back to the same tree.
func (u *Update) String() string {
	var p printer
	p.base(u.Base)
	for i, o := range u.Operations {
		if i > 0 {
			p.put(" ;\n")
		}
		p.operation(o)
	}
	return p.b.String()
}

// ExprString returns e as it would stand in a query.
func ExprString(e Expr) string {
	var p printer
	p.expr(e)
	return p.b.String()
}

// PathString returns path as it would stand in a query.
func PathString(path Path) string {
	var p printer
	p.path(path)
	return p.b.String()
}

func (p *printer) base(iri string) {
	if iri != "" {
		p.put("BASE ", rdf.NewIRI(iri).String(), "\n")
	}
}

func (p *printer) query(q *Query) {
	switch q.Form {
	case Select:
		p.put("SELECT")
		if q.Distinct {
			p.put(" DISTINCT")
		} else if q.Reduced {
			p.put(" REDUCED")
		}
		if q.Star {
			p.put(" *")
		}
		for _, c := range q.Projection {
			p.put(" ")
			if c.Expr == nil {
				p.node(c.Var)
				continue
			}
			p.put("(")
			p.expr(c.Expr)
			p.put(" AS ?", c.Var.Name, ")")
		}
	case Construct:
		p.put("CONSTRUCT ")
		p.triplesBlock(q.Template)
	case Describe:
		p.put("DESCRIBE")
		if q.Star {
			p.put(" *")
		}
		for _, n := range q.Resources {
			p.put(" ")
			p.node(n)
		}
	case Ask:
		p.put("ASK")
	}
	p.from("FROM", q.From)
	if q.Where != nil {
		p.newline()
		p.put("WHERE ")
		p.group(q.Where)
	}
	p.modifiers(q)
	if q.Values != nil {
		p.newline()
		p.values(q.Values)
	}
}

func (p *printer) from(word string, from []From) {
	for _, f := range from {
		p.newline()
		p.put(word, " ")
		if f.Named {
			p.put("NAMED ")
		}
		p.node(f.Graph)
	}
}

func (p *printer) modifiers(q *Query) {
	if len(q.GroupBy) > 0 {
		p.newline()
		p.put("GROUP BY")
		for _, k := range q.GroupBy {
			p.put(" ")
			if v, ok := k.Expr.(Var); ok && k.As == nil {
				p.node(v)
				continue
			}
			p.put("(")
			p.expr(k.Expr)
			if k.As != nil {
				p.put(" AS ?", k.As.Name)
			}
			p.put(")")
		}
	}
	if len(q.Having) > 0 {
		p.newline()
		p.put("HAVING")
		for _, h := range q.Having {
			p.put(" (")
			p.expr(h)
			p.put(")")
		}
	}
	if len(q.OrderBy) > 0 {
		p.newline()
		p.put("ORDER BY")
		for _, o := range q.OrderBy {
			if o.Descending {
				p.put(" DESC(")
			} else {
				p.put(" ASC(")
			}
			p.expr(o.Expr)
			p.put(")")
		}
	}
	if q.Limit != nil {
		p.newline()
		p.put("LIMIT ", strconv.FormatInt(*q.Limit, 10))
	}
	if q.Offset != nil {
		p.newline()
		p.put("OFFSET ", strconv.FormatInt(*q.Offset, 10))
	}
}

func (p *printer) values(v *Values) {
	p.put("VALUES (")
	for i, x := range v.Vars {
		if i > 0 {
			p.put(" ")
		}
		p.node(x)
	}
	p.put(") {")
	for _, row := range v.Rows {
		p.put(" (")
		for i, n := range row {
			if i > 0 {
				p.put(" ")
			}
			if n == nil {
				p.put("UNDEF")
			} else {
				p.node(n)
			}
		}
		p.put(")")
	}
	p.put(" }")
}

// block writes { … }, what it holds indented.
func (p *printer) block(body func()) {
	p.put("{")
	p.indent++
	body()
	p.indent--
	p.newline()
	p.put("}")
}

func (p *printer) group(g *Group) {
	p.block(func() {
		for _, e := range g.Elements {
			p.newline()
			p.element(e)
		}
	})
}

func (p *printer) element(e Element) {
	switch e := e.(type) {
	case *TriplesBlock:
		for i, t := range e.Triples {
			if i > 0 {
				p.newline()
			}
			p.triples(t)
			p.put(" .")
		}
	case *Group:
		p.group(e)
	case *Optional:
		p.put("OPTIONAL ")
		p.group(e.Group)
	case *Minus:
		p.put("MINUS ")
		p.group(e.Group)
	case *Graph:
		p.put("GRAPH ")
		p.node(e.Name)
		p.put(" ")
		p.group(e.Group)
	case *Service:
		p.put("SERVICE ")
		if e.Silent {
			p.put("SILENT ")
		}
		p.node(e.Name)
		p.put(" ")
		p.group(e.Group)
	case *Union:
		for i, g := range e.Groups {
			if i > 0 {
				p.put(" UNION ")
			}
			p.group(g)
		}
	case *Filter:
		p.put("FILTER (")
		p.expr(e.Expr)
		p.put(")")
	case *Bind:
		p.put("BIND (")
		p.expr(e.Expr)
		p.put(" AS ?", e.Var.Name, ")")
	case *Values:
		p.values(e)
	case *SubSelect:
		p.query(e.Query)
	}
}

func (p *printer) triplesBlock(ts []*Triples) {
	p.block(func() {
		for _, t := range ts {
			p.newline()
			p.triples(t)
			p.put(" .")
		}
	})
}

func (p *printer) triples(t *Triples) {
	p.node(t.Subject)
	if len(t.Properties) > 0 {
		p.put(" ")
		p.properties(t.Properties)
	}
}

func (p *printer) properties(list []Property) {
	for i, v := range list {
		if i > 0 {
			p.put(" ; ")
		}
		if v.Path != nil {
			p.path(v.Path)
		} else {
			p.node(v.Verb)
		}
		for j, o := range v.Objects {
			if j > 0 {
				p.put(",")
			}
			p.put(" ")
			p.node(o)
		}
	}
}

func (p *printer) node(n Node) {
	switch n := n.(type) {
	case Var:
		p.put("?", n.Name)
	case IRI:
		p.put(rdf.NewIRI(n.Value).String())
	case Literal:
		p.put(n.Term.String())
	case Blank:
		if n.Label == "" {
			p.put("[]")
		} else {
			p.put("_:", n.Label)
		}
	case *BlankProperties:
		p.put("[ ")
		p.properties(n.Properties)
		p.put(" ]")
	case *Collection:
		p.put("(")
		for _, i := range n.Items {
			p.put(" ")
			p.node(i)
		}
		p.put(" )")
	}
}

func (p *printer) path(path Path) {
	switch path := path.(type) {
	case IRI:
		p.node(path)
	case *PathInverse:
		p.put("^")
		p.pathPart(path.Path)
	case *PathSequence:
		p.pathList(path.Parts, "/")
	case *PathAlternative:
		p.pathList(path.Parts, "|")
	case *PathRepeat:
		p.pathPart(path.Path)
		p.put(string(path.Op))
	case *PathNegated:
		p.put("!(")
		for i, x := range path.Forward {
			if i > 0 {
				p.put("|")
			}
			p.node(x)
		}
		for i, x := range path.Inverse {
			if i > 0 || len(path.Forward) > 0 {
				p.put("|")
			}
			p.put("^")
			p.node(x)
		}
		p.put(")")
	}
}

func (p *printer) pathList(parts []Path, sep string) {
	for i, x := range parts {
		if i > 0 {
			p.put(sep)
		}
		p.pathPart(x)
	}
}

// pathPart writes a path within another, in brackets unless it is an IRI or a negated set.
func (p *printer) pathPart(path Path) {
	switch path.(type) {
	case IRI, *PathNegated:
		p.path(path)
	default:
		p.put("(")
		p.path(path)
		p.put(")")
	}
}

func (p *printer) operation(o Operation) {
	switch o := o.(type) {
	case *InsertData:
		p.put("INSERT DATA ")
		p.quads(o.Quads)
	case *DeleteData:
		p.put("DELETE DATA ")
		p.quads(o.Quads)
	case *DeleteWhere:
		p.put("DELETE WHERE ")
		p.quads(o.Quads)
	case *Modify:
		if o.With != nil {
			p.put("WITH ")
			p.node(*o.With)
			p.put(" ")
		}
		if o.HasDelete {
			p.put("DELETE ")
			p.quads(o.Delete)
			p.put(" ")
		}
		if o.HasInsert {
			p.put("INSERT ")
			p.quads(o.Insert)
		}
		p.from("USING", o.Using)
		p.put(" WHERE ")
		p.group(o.Where)
	case *Load:
		p.put("LOAD ", silent(o.Silent))
		p.node(o.Source)
		if o.Into != nil {
			p.put(" INTO GRAPH ")
			p.node(*o.Into)
		}
	case *Clear:
		word := "CLEAR "
		if o.Drop {
			word = "DROP "
		}
		p.put(word, silent(o.Silent))
		switch o.Target {
		case TargetGraph:
			p.put("GRAPH ")
			p.node(*o.Graph)
		case TargetDefault:
			p.put("DEFAULT")
		case TargetNamed:
			p.put("NAMED")
		case TargetAll:
			p.put("ALL")
		}
	case *Create:
		p.put("CREATE ", silent(o.Silent), "GRAPH ")
		p.node(o.Graph)
	case *Transfer:
		p.put(o.Op, " ", silent(o.Silent))
		p.graphOrDefault(o.From)
		p.put(" TO ")
		p.graphOrDefault(o.To)
	}
}

func silent(is bool) string {
	if is {
		return "SILENT "
	}
	return ""
}

func (p *printer) graphOrDefault(g *IRI) {
	if g == nil {
		p.put("DEFAULT")
		return
	}
	p.put("GRAPH ")
	p.node(*g)
}

func (p *printer) quads(blocks []QuadBlock) {
	p.block(func() {
		for _, b := range blocks {
			p.newline()
			if b.Graph != nil {
				p.put("GRAPH ")
				p.node(b.Graph)
				p.put(" ")
				p.triplesBlock(b.Triples)
				continue
			}
			for i, t := range b.Triples {
				if i > 0 {
					p.newline()
				}
				p.triples(t)
				p.put(" .")
			}
		}
	})
}
