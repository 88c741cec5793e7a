package algebra

import (
	"fmt"
	"maps"

	"kg/graph/rdf"
	"kg/graph/sparql/syntax"
)

// Query is a query in the algebra.
type Query struct {
	Root  Node
	Names []string // of the slots; "" for one that has none: a blank node, a variable made here

	Columns   []Var            // SELECT: what is returned, in order
	Template  []TripleTemplate // CONSTRUCT
	Resources []Slot           // DESCRIBE
	From      []syntax.From    // the dataset clauses
	Form      syntax.Form
}

// TripleTemplate is a triple to be built from a solution. A blank node stands
// for a new one in every solution.
type TripleTemplate struct{ S, P, O, G Slot }

// maxVars bounds the variables of a query, blank nodes included, and with them
// the size of a solution.
const maxVars = 2048

// Translate returns q in the algebra.
func Translate(q *syntax.Query) (query *Query, err error) {
	defer recoverTooMany(&err)
	t := &translator{}
	t.scope = scope{}
	query = &Query{Form: q.Form, From: q.From}
	var root Node = &Join{}
	if q.Where != nil {
		root = t.group(q.Where)
	}
	columns := t.vars(syntax.InScope(q.Where))
	root, projected := t.modifiers(q, root)
	switch q.Form {
	case syntax.Select:
		if !q.Star {
			columns = projected
		} else if q.Values != nil {
			columns = t.vars(q.Columns())
		}
		query.Columns = columns
		root = t.distinct(q, root, columns)
	case syntax.Construct:
		query.Template = t.template(nil, q.Template)
	case syntax.Describe:
		if q.Star {
			for _, v := range columns {
				query.Resources = append(query.Resources, Slot{Var: v})
			}
		}
		for _, n := range q.Resources {
			query.Resources = append(query.Resources, t.slot(n))
		}
	}
	query.Root = slice(q, root)
	query.Names = t.names
	return query, nil
}

// TranslatePattern returns the pattern of an update's WHERE, with the
// templates that its solutions fill.
func TranslatePattern(where *syntax.Group, templates ...[]syntax.QuadBlock) (query *Query, filled [][]TripleTemplate, err error) {
	defer recoverTooMany(&err)
	t := &translator{scope: scope{}}
	query = &Query{Form: syntax.Construct}
	query.Root = t.group(where)
	for _, blocks := range templates {
		var list []TripleTemplate
		for _, b := range blocks {
			list = append(list, t.template(b.Graph, b.Triples)...)
		}
		filled = append(filled, list)
	}
	query.Names = t.names
	return query, filled, nil
}

// tooMany is thrown where a query has too many variables.
type tooMany struct{}

func recoverTooMany(err *error) {
	if r := recover(); r != nil {
		if _, ok := r.(tooMany); !ok {
			panic(r)
		}
		*err = fmt.Errorf("more than %d variables and blank nodes in a query", maxVars)
	}
}

// scope maps the names that mean something in the query at hand to their slots.
type scope map[string]Var

// translator holds the state of a translation.
type translator struct {
	names []string
	scope scope
	graph Graph

	blanks      scope // labels of the templates' blank nodes
	patternVars Var   // the first slot that is none of the pattern's
}

// fresh returns a new slot.
func (t *translator) fresh(name string) Var {
	if len(t.names) >= maxVars {
		panic(tooMany{})
	}
	t.names = append(t.names, name)
	return Var(len(t.names) - 1)
}

// named returns the slot of a name; blank node labels begin with "_:".
func (t *translator) named(name string) Var {
	v, ok := t.scope[name]
	if !ok {
		shown := name
		if name[0] == '_' && len(name) > 1 && name[1] == ':' {
			shown = ""
		}
		v = t.fresh(shown)
		t.scope[name] = v
	}
	return v
}

func (t *translator) vars(names []string) []Var {
	list := make([]Var, len(names))
	for i, name := range names {
		list[i] = t.named(name)
	}
	return list
}

// group translates a group graph pattern (section 18.2.2).
func (t *translator) group(g *syntax.Group) Node {
	n, conds := t.groupParts(g)
	if len(conds) > 0 {
		return &Filter{Input: n, Conds: conds}
	}
	return n
}

// groupParts translates a group and returns its filters apart.
func (t *translator) groupParts(g *syntax.Group) (Node, []Expr) {
	n := t.unit()
	var filters []syntax.Expr
	for _, e := range g.Elements {
		switch e := e.(type) {
		case *syntax.Filter:
			filters = append(filters, e.Expr)
		case *syntax.Optional:
			r, conds := t.groupParts(e.Group)
			n = &LeftJoin{L: n, R: r, Conds: conds}
		case *syntax.Minus:
			n = &Minus{L: n, R: t.group(e.Group)}
		case *syntax.Bind:
			n = extend(n, t.named(e.Var.Name), t.expr(e.Expr))
		default:
			n = t.join(n, t.element(e))
		}
	}
	var conds []Expr
	for _, f := range filters {
		conds = append(conds, t.conditions(f)...)
	}
	return n, conds
}

// unit is the empty pattern: one solution, or in GRAPH ?g one for every graph.
func (t *translator) unit() Node {
	if t.graph.Named {
		return &Graphs{Name: t.graph.Name}
	}
	return &Join{}
}

// join joins a and b into one flat Join.
func (t *translator) join(a, b Node) Node {
	if t.graph.Named {
		// Every part that is sure to be matched in the named graph makes the empty
		// pattern in front of it superfluous.
		if g, ok := a.(*Graphs); ok && inGraph(b, g.Name) {
			return b
		}
		if g, ok := b.(*Graphs); ok && inGraph(a, g.Name) {
			return a
		}
	}
	var parts []Node
	for _, n := range []Node{a, b} {
		if j, ok := n.(*Join); ok {
			parts = append(parts, j.Parts...)
		} else {
			parts = append(parts, n)
		}
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return &Join{Parts: parts}
}

// inGraph reports whether every solution of n comes from a match in the graph name.
func inGraph(n Node, name Slot) bool {
	switch n := n.(type) {
	case *Quad:
		return n.Graph.Named && n.Graph.Name == name
	case *Path:
		return n.Graph.Named && n.Graph.Name == name && n.Path.Min > 0 // else it needs no triple
	case *Graphs:
		return n.Name == name
	case *Join:
		for _, p := range n.Parts {
			if inGraph(p, name) {
				return true
			}
		}
	case *LeftJoin:
		return inGraph(n.L, name)
	case *Minus:
		return inGraph(n.L, name)
	case *Filter:
		return inGraph(n.Input, name)
	case *Extend:
		return inGraph(n.Input, name)
	case *Union:
		for _, p := range n.Parts {
			if !inGraph(p, name) {
				return false
			}
		}
		return true
	}
	return false
}

func extend(n Node, v Var, e Expr) Node {
	if x, ok := n.(*Extend); ok {
		return &Extend{Input: x.Input, Binds: append(x.Binds[:len(x.Binds):len(x.Binds)], Binding{v, e})}
	}
	return &Extend{Input: n, Binds: []Binding{{v, e}}}
}

func (t *translator) element(e syntax.Element) Node {
	switch e := e.(type) {
	case *syntax.TriplesBlock:
		var out []Node
		for _, tr := range e.Triples {
			t.triples(&out, tr)
		}
		n := Node(&Join{})
		for i, part := range out {
			if i == 0 {
				n = part
			} else if j, ok := n.(*Join); ok {
				j.Parts = append(j.Parts, part)
			} else {
				n = &Join{Parts: []Node{n, part}}
			}
		}
		return n
	case *syntax.Group:
		return t.group(e)
	case *syntax.Union:
		u := &Union{}
		for _, g := range e.Groups {
			u.Parts = append(u.Parts, t.group(g))
		}
		return u
	case *syntax.Graph:
		return t.graphPattern(e)
	case *syntax.Service:
		s := &Service{Silent: e.Silent, Name: t.slot(e.Name), Group: e.Group, Names: syntax.InScope(e.Group)}
		s.Vars = t.vars(s.Names)
		return s
	case *syntax.Values:
		return t.values(e)
	case *syntax.SubSelect:
		return t.subSelect(e.Query)
	}
	panic("algebra: unknown element")
}

// graphPattern translates GRAPH. The pattern does not see the variable that
// gets the graph's name (section 18.6), so it is matched in the graph that a
// slot of its own stands for; where it does not mention the variable, the two
// are one. Where the pattern has parts that cannot be matched in all graphs at
// once, it is run for one graph after the other.
func (t *translator) graphPattern(e *syntax.Graph) Node {
	outer := t.graph
	defer func() { t.graph = outer }()
	name := t.slot(e.Name)
	t.graph = Graph{Named: true, Name: name}
	if !name.IsVar() {
		return t.group(e.Group)
	}
	inner := t.fresh("")
	t.graph.Name = Slot{Var: inner}
	n := t.group(e.Group)
	switch {
	case perGraph(n):
		n = &ForGraph{Var: inner, Input: n}
	case !AllVars(n).Has(name.Var):
		renameGraph(n, inner, name.Var)
		return n
	}
	return &Extend{Input: n, Binds: []Binding{{name.Var, &VarRef{inner}}}}
}

// renameGraph puts the variable to in the place of from, which stands for
// graphs only.
func renameGraph(n Node, from, to Var) {
	rename := func(s *Slot) {
		if s.Var == from {
			s.Var = to
		}
	}
	Walk(n, func(n Node) {
		switch n := n.(type) {
		case *Quad:
			rename(&n.Graph.Name)
		case *Path:
			rename(&n.Graph.Name)
		case *Graphs:
			rename(&n.Name)
		}
		for _, e := range Exprs(n) {
			renameGraphIn(e, from, to)
		}
	})
}

func renameGraphIn(e Expr, from, to Var) {
	switch e := e.(type) {
	case *Call:
		for _, a := range e.Args {
			renameGraphIn(a, from, to)
		}
	case *Exists:
		renameGraph(e.Node, from, to)
	}
}

// perGraph reports whether n computes something over many solutions, which
// must then be those of one graph.
func perGraph(n Node) bool {
	found := false
	Walk(n, func(n Node) {
		switch n.(type) {
		case *Group, *Slice, *Distinct, *Project, *Minus:
			found = true
		}
	})
	return found
}

func (t *translator) values(v *syntax.Values) Node {
	n := &Values{}
	for _, x := range v.Vars {
		n.Vars = append(n.Vars, t.named(x.Name))
	}
	for _, row := range v.Rows {
		terms := make([]rdf.Term, len(row))
		for i, x := range row {
			if x != nil {
				terms[i] = t.slot(x).Term
			}
		}
		n.Rows = append(n.Rows, terms)
	}
	return n
}

// slot translates a variable, a term or a labelled blank node.
func (t *translator) slot(n syntax.Node) Slot {
	switch n := n.(type) {
	case syntax.Var:
		return Slot{Var: t.named(n.Name)}
	case syntax.IRI:
		return Slot{Var: NoVar, Term: rdf.NewIRI(n.Value)}
	case syntax.Literal:
		return Slot{Var: NoVar, Term: n.Term}
	case syntax.Blank:
		if n.Label == "" {
			return Slot{Var: t.fresh("")}
		}
		return Slot{Var: t.named("_:" + n.Label)}
	}
	panic("algebra: not a term")
}

const rdfNS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

func iri(s string) Slot { return Slot{Var: NoVar, Term: rdf.NewIRI(s)} }

// triples appends the patterns of tr to out.
func (t *translator) triples(out *[]Node, tr *syntax.Triples) {
	s := t.object(out, tr.Subject)
	t.properties(out, s, tr.Properties)
}

func (t *translator) properties(out *[]Node, s Slot, list []syntax.Property) {
	for _, p := range list {
		for _, o := range p.Objects {
			obj := t.object(out, o)
			if p.Path != nil {
				t.path(out, s, t.pathExpr(p.Path), obj)
			} else {
				*out = append(*out, &Quad{S: s, P: t.slot(p.Verb), O: obj, Graph: t.graph})
			}
		}
	}
}

// object returns the slot of a node, and appends the patterns of what hangs on it.
func (t *translator) object(out *[]Node, n syntax.Node) Slot {
	switch n := n.(type) {
	case *syntax.BlankProperties:
		s := Slot{Var: t.fresh("")}
		t.properties(out, s, n.Properties)
		return s
	case *syntax.Collection:
		head := Slot{Var: t.fresh("")}
		at := head
		for i, item := range n.Items {
			next := iri(rdfNS + "nil")
			if i < len(n.Items)-1 {
				next = Slot{Var: t.fresh("")}
			}
			obj := t.object(out, item)
			*out = append(*out,
				&Quad{S: at, P: iri(rdfNS + "first"), O: obj, Graph: t.graph},
				&Quad{S: at, P: iri(rdfNS + "rest"), O: next, Graph: t.graph})
			at = next
		}
		return head
	}
	return t.slot(n)
}

// pathExpr translates a path (section 18.2.2.3).
func (t *translator) pathExpr(p syntax.Path) PathExpr {
	list := func(parts []syntax.Path) []PathExpr {
		var out []PathExpr
		for _, x := range parts {
			out = append(out, t.pathExpr(x))
		}
		return out
	}
	terms := func(iris []syntax.IRI) []rdf.Term {
		var out []rdf.Term
		for _, i := range iris {
			out = append(out, rdf.NewIRI(i.Value))
		}
		return out
	}
	switch p := p.(type) {
	case syntax.IRI:
		return PathIRI{rdf.NewIRI(p.Value)}
	case *syntax.PathInverse:
		return PathInverse{t.pathExpr(p.Path)}
	case *syntax.PathSequence:
		return PathSequence{list(p.Parts)}
	case *syntax.PathAlternative:
		return PathAlternative{list(p.Parts)}
	case *syntax.PathRepeat:
		r := PathRepeat{Path: t.pathExpr(p.Path), Many: p.Op != '?'}
		if p.Op == '+' {
			r.Min = 1
		}
		return r
	case *syntax.PathNegated:
		forward, inverse := PathNegated{terms(p.Forward)}, PathInverse{PathNegated{terms(p.Inverse)}}
		switch {
		case len(p.Inverse) == 0:
			return forward
		case len(p.Forward) == 0:
			return inverse
		}
		return PathAlternative{[]PathExpr{forward, inverse}}
	}
	panic("algebra: unknown path")
}

// path appends the pattern s p o to out. What can be said with triple patterns,
// joins and unions is (section 18.2.2.4).
func (t *translator) path(out *[]Node, s Slot, p PathExpr, o Slot) {
	switch p := p.(type) {
	case PathIRI:
		*out = append(*out, &Quad{S: s, P: Slot{Var: NoVar, Term: p.IRI}, O: o, Graph: t.graph})
	case PathInverse:
		t.path(out, o, p.Path, s)
	case PathSequence:
		at := s
		for i, part := range p.Parts {
			next := o
			if i < len(p.Parts)-1 {
				next = Slot{Var: t.fresh("")}
			}
			t.path(out, at, part, next)
			at = next
		}
	case PathAlternative:
		u := &Union{}
		for _, part := range p.Parts {
			var branch []Node
			t.path(&branch, s, part, o)
			if len(branch) == 1 {
				u.Parts = append(u.Parts, branch[0])
			} else {
				u.Parts = append(u.Parts, &Join{Parts: branch})
			}
		}
		*out = append(*out, u)
	case PathNegated:
		pred := Slot{Var: t.fresh("")}
		var n Node = &Quad{S: s, P: pred, O: o, Graph: t.graph}
		if len(p.Except) > 0 {
			args := []Expr{&VarRef{pred.Var}}
			for _, x := range p.Except {
				args = append(args, &Const{x})
			}
			n = &Filter{Input: n, Conds: []Expr{&Call{Op: "NOT IN", Args: args}}}
		}
		*out = append(*out, n)
	default:
		*out = append(*out, &Path{S: s, Path: p.(PathRepeat), O: o, Graph: t.graph})
	}
}

// template translates the triples of a template for the graph g, nil the default one.
func (t *translator) template(g syntax.Node, triples []*syntax.Triples) []TripleTemplate {
	// Blank nodes of a template are none of the pattern's variables.
	inner := &translator{names: t.names, scope: scope{}}
	for name, v := range t.scope {
		if name[0] != '_' || len(name) < 2 || name[1] != ':' {
			inner.scope[name] = v
		}
	}
	if t.blanks == nil {
		t.blanks = scope{}
		t.patternVars = Var(len(t.names))
	}
	maps.Copy(inner.scope, t.blanks)
	graph := Slot{Var: NoVar}
	if g != nil {
		graph = inner.slot(g)
	}
	var nodes []Node
	for _, tr := range triples {
		inner.triples(&nodes, tr)
	}
	t.names = inner.names
	for name, v := range inner.scope {
		if name[0] == '_' && len(name) > 1 && name[1] == ':' {
			t.blanks[name] = v
		}
	}
	// A slot made here that has no name is a blank node.
	fill := func(s Slot) Slot {
		if s.IsVar() && s.Var >= t.patternVars && inner.names[s.Var] == "" {
			return Slot{Var: NoVar, Term: rdf.NewBlank(fmt.Sprintf("t%d", s.Var))}
		}
		return s
	}
	var list []TripleTemplate
	for _, n := range nodes {
		q := n.(*Quad)
		list = append(list, TripleTemplate{S: fill(q.S), P: fill(q.P), O: fill(q.O), G: graph})
	}
	return list
}
