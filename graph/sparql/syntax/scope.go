package syntax

// labelScope enforces that a blank node label is used in one basic graph
// pattern only (section 19.6), and in one INSERT DATA only of an update. Where
// templates share a label, it stands for different nodes.
type labelScope struct {
	bgp    int            // the pattern that is being read; odd numbers are data
	last   int            // the highest number given out
	usedIn map[string]int // label → pattern; data have a name space of their own
}

// pattern begins a basic graph pattern.
func (s *labelScope) pattern() { s.last += 2; s.bgp = s.last &^ 1 }

// data begins the data of one operation.
func (s *labelScope) data() { s.last += 2; s.bgp = s.last | 1 }

// template begins the templates of a query or an operation.
func (s *labelScope) template() { s.bgp = free }

// free is where labels are not looked at.
const free = -1

// use notes that label is used here and reports whether it may be.
func (s *labelScope) use(label string) bool {
	if s.bgp == free {
		return true
	}
	if s.usedIn == nil {
		s.usedIn = map[string]int{}
	}
	key := label
	if s.bgp&1 != 0 {
		key = " " + label // no label holds a space
	}
	at, used := s.usedIn[key]
	s.usedIn[key] = s.bgp
	return !used || at == s.bgp
}

// groupScope knows the variables that the first elements of a group bind.
type groupScope struct {
	seen  int // elements looked at
	names names
}

// has reports whether name is in scope behind the elements that g has so far.
func (s *groupScope) has(g *Group, name string) bool {
	for ; s.seen < len(g.Elements); s.seen++ {
		s.names.element(g.Elements[s.seen])
	}
	return s.names.set[name]
}

// InScope returns the variables that g may bind, in the order of their first
// appearance (section 18.2.1).
func InScope(g *Group) []string {
	var n names
	if g != nil {
		n.group(g)
	}
	return n.list
}

// names is a set of variable names that remembers their order.
type names struct {
	set  map[string]bool
	list []string
}

func (n *names) add(name string) {
	if n.set == nil {
		n.set = map[string]bool{}
	}
	if !n.set[name] {
		n.set[name] = true
		n.list = append(n.list, name)
	}
}

func (n *names) group(g *Group) {
	for _, e := range g.Elements {
		n.element(e)
	}
}

func (n *names) element(e Element) {
	switch e := e.(type) {
	case *TriplesBlock:
		for _, t := range e.Triples {
			n.triples(t)
		}
	case *Group:
		n.group(e)
	case *Optional:
		n.group(e.Group)
	case *Graph:
		n.node(e.Name)
		n.group(e.Group)
	case *Service:
		n.node(e.Name)
		n.group(e.Group)
	case *Union:
		for _, g := range e.Groups {
			n.group(g)
		}
	case *Bind:
		n.add(e.Var.Name)
	case *Values:
		for _, v := range e.Vars {
			n.add(v.Name)
		}
	case *SubSelect:
		for _, name := range e.Query.Columns() {
			n.add(name)
		}
	}
}

func (n *names) triples(t *Triples) {
	n.node(t.Subject)
	n.properties(t.Properties)
}

func (n *names) properties(list []Property) {
	for _, p := range list {
		n.node(p.Verb)
		for _, o := range p.Objects {
			n.node(o)
		}
	}
}

func (n *names) node(x Node) {
	switch x := x.(type) {
	case Var:
		n.add(x.Name)
	case *BlankProperties:
		n.properties(x.Properties)
	case *Collection:
		for _, i := range x.Items {
			n.node(i)
		}
	}
}

// Columns returns the names of the variables that a SELECT query returns, in order.
func (q *Query) Columns() []string {
	if q.Star {
		var n names
		if q.Where != nil {
			n.group(q.Where)
		}
		if q.Values != nil {
			n.element(q.Values)
		}
		return n.list
	}
	list := make([]string, len(q.Projection))
	for i, p := range q.Projection {
		list[i] = p.Var.Name
	}
	return list
}

// Grouped reports whether the query groups its rows: by GROUP BY or because an
// aggregate is used.
func (q *Query) Grouped() bool {
	if len(q.GroupBy) > 0 {
		return true
	}
	for _, p := range q.Projection {
		if hasAggregate(p.Expr) {
			return true
		}
	}
	for _, h := range q.Having {
		if hasAggregate(h) {
			return true
		}
	}
	for _, o := range q.OrderBy {
		if hasAggregate(o.Expr) {
			return true
		}
	}
	return false
}

func hasAggregate(e Expr) bool {
	found := false
	WalkExpr(e, func(x Expr) bool {
		if _, ok := x.(*Aggregate); ok {
			found = true
		}
		return !found
	})
	return found
}

// WalkExpr calls visit for e and, while visit returns true, for what e is made
// of. It does not go into the groups of EXISTS.
func WalkExpr(e Expr, visit func(Expr) bool) {
	if e == nil || !visit(e) {
		return
	}
	switch e := e.(type) {
	case *Logical:
		for _, a := range e.Args {
			WalkExpr(a, visit)
		}
	case *Binary:
		WalkExpr(e.L, visit)
		WalkExpr(e.R, visit)
	case *Unary:
		WalkExpr(e.X, visit)
	case *In:
		WalkExpr(e.X, visit)
		for _, a := range e.List {
			WalkExpr(a, visit)
		}
	case *Call:
		for _, a := range e.Args {
			WalkExpr(a, visit)
		}
	case *Cast:
		for _, a := range e.Args {
			WalkExpr(a, visit)
		}
	case *Aggregate:
		WalkExpr(e.Arg, visit)
	}
}

// checkProjection enforces the rules on the columns of a query and its groups.
func (p *parser) checkProjection(q *Query) {
	grouped := q.Grouped()
	if q.Star && q.Form == Select && grouped {
		p.failAt(q.Pos, "name the columns", "SELECT * cannot be used with GROUP BY")
	}
	var inScope names
	if q.Where != nil {
		inScope.group(q.Where)
	}
	keys := map[string]bool{}
	for _, k := range q.GroupBy {
		if k.As != nil {
			if inScope.set[k.As.Name] || keys[k.As.Name] {
				p.failAt(k.As.Pos, "choose another name", "variable ?%s of GROUP BY is already in use", k.As.Name)
			}
			keys[k.As.Name] = true
		} else if v, ok := k.Expr.(Var); ok {
			keys[v.Name] = true
		}
	}
	named := map[string]bool{} // by (expression AS ?name), so far
	for _, c := range q.Projection {
		if c.Expr == nil {
			if grouped {
				p.checkGrouped(c.Var, keys, named)
			}
			named[c.Var.Name] = true
			continue
		}
		// Behind a GROUP BY only its keys are still there.
		if inScope.set[c.Var.Name] && !grouped || named[c.Var.Name] || keys[c.Var.Name] {
			p.failAt(c.Var.Pos, "choose another name", "variable ?%s of AS is already in use", c.Var.Name)
		}
		if grouped {
			WalkExpr(c.Expr, func(x Expr) bool {
				if v, ok := x.(Var); ok {
					p.checkGrouped(v, keys, named)
				}
				_, aggregate := x.(*Aggregate)
				return !aggregate
			})
		}
		named[c.Var.Name] = true
	}
}

func (p *parser) checkGrouped(v Var, keys, named map[string]bool) {
	if !keys[v.Name] && !named[v.Name] {
		p.failAt(v.Pos, "add it to GROUP BY, or use an aggregate such as SAMPLE(?"+v.Name+")",
			"variable ?%s is not a key of GROUP BY", v.Name)
	}
}
