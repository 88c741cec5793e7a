package algebra

import (
	"kg/graph/rdf"
	"kg/graph/sparql/syntax"
)

// subSelect translates a subquery. The names that it projects are those of the
// query around it, all others its own.
func (t *translator) subSelect(q *syntax.Query) Node {
	outer := t.scope
	t.scope = scope{}
	for _, name := range q.Columns() {
		v, ok := outer[name]
		if !ok {
			v = t.fresh(name)
			outer[name] = v
		}
		t.scope[name] = v
	}
	defer func() { t.scope = outer }()
	root := t.group(q.Where)
	columns := t.vars(q.Columns())
	root, _ = t.modifiers(q, root)
	root = t.distinct(q, &Project{Input: root, Vars: columns}, columns)
	return slice(q, root)
}

// modifiers translates GROUP BY, HAVING, VALUES, the expressions of the
// projection and ORDER BY, in that order (sections 18.2.4 and 18.2.5). It
// returns the slots of the projection.
func (t *translator) modifiers(q *syntax.Query, root Node) (Node, []Var) {
	var groups *grouping
	if q.Grouped() {
		root, groups = t.grouped(q, root)
	}
	var having []Expr
	for _, h := range q.Having {
		having = append(having, t.groupedExpr(h, groups))
	}
	// The conditions and the columns may add aggregates to the group node, which
	// stays the same node.
	if len(having) > 0 {
		root = &Filter{Input: root, Conds: having}
	}
	if q.Values != nil {
		root = t.join(root, t.values(q.Values))
	}
	var projected []Var
	for _, c := range q.Projection {
		v := t.named(c.Var.Name)
		projected = append(projected, v)
		if c.Expr != nil {
			root = extend(root, v, t.groupedExpr(c.Expr, groups))
		}
	}
	var keys []OrderKey
	for _, k := range q.OrderBy {
		keys = append(keys, OrderKey{Expr: t.groupedExpr(k.Expr, groups), Descending: k.Descending})
	}
	if len(keys) > 0 {
		root = &OrderBy{Input: root, Keys: keys}
	}
	return root, projected
}

func (t *translator) distinct(q *syntax.Query, root Node, columns []Var) Node {
	if q.Distinct || q.Reduced {
		return &Distinct{Input: root, Vars: columns, Reduced: q.Reduced}
	}
	return root
}

func slice(q *syntax.Query, root Node) Node {
	if q.Limit == nil && q.Offset == nil {
		return root
	}
	s := &Slice{Input: root, Limit: -1}
	if q.Limit != nil {
		s.Limit = *q.Limit
	}
	if q.Offset != nil {
		s.Offset = *q.Offset
	}
	return s
}

// grouping collects the aggregates of one query.
type grouping struct {
	node  *Group
	seen  map[string]Var // by their text
	named []Var          // variables of the pattern, for COUNT(DISTINCT *)
}

// grouped puts a Group over root.
func (t *translator) grouped(q *syntax.Query, root Node) (Node, *grouping) {
	g := &grouping{node: &Group{}, seen: map[string]Var{}, named: t.vars(syntax.InScope(q.Where))}
	for _, k := range q.GroupBy {
		v, plain := k.Expr.(syntax.Var)
		switch {
		case k.As != nil:
			slot := t.named(k.As.Name)
			root = extend(root, slot, t.expr(k.Expr))
			g.node.Keys = append(g.node.Keys, slot)
		case plain:
			g.node.Keys = append(g.node.Keys, t.named(v.Name))
		default:
			slot := t.fresh("")
			root = extend(root, slot, t.expr(k.Expr))
			g.node.Keys = append(g.node.Keys, slot)
			g.seen[syntax.ExprString(k.Expr)] = slot
		}
	}
	g.node.Input = root
	return g.node, g
}

// groupedExpr translates an expression over groups: aggregates become variables
// of the group node.
func (t *translator) groupedExpr(e syntax.Expr, g *grouping) Expr {
	if g == nil {
		return t.expr(e)
	}
	return t.exprWith(e, func(e syntax.Expr) (Expr, bool) {
		a, ok := e.(*syntax.Aggregate)
		if !ok {
			return nil, false
		}
		key := syntax.ExprString(a)
		v, ok := g.seen[key]
		if !ok {
			v = t.fresh("")
			g.seen[key] = v
			agg := Aggregate{Var: v, Name: a.Name, Distinct: a.Distinct, Separator: a.Separator}
			if a.Arg != nil {
				agg.Arg = t.expr(a.Arg)
			} else if a.Distinct {
				agg.Row = g.named
			}
			g.node.Aggs = append(g.node.Aggs, agg)
		}
		return &VarRef{v}, true
	})
}

// conditions translates a filter; the parts of a conjunction are conditions of
// their own.
func (t *translator) conditions(e syntax.Expr) []Expr {
	if l, ok := e.(*syntax.Logical); ok && !l.Or {
		var list []Expr
		for _, a := range l.Args {
			list = append(list, t.conditions(a)...)
		}
		return list
	}
	return []Expr{t.expr(e)}
}

func (t *translator) expr(e syntax.Expr) Expr {
	return t.exprWith(e, func(syntax.Expr) (Expr, bool) { return nil, false })
}

// exprWith translates an expression; special may take a part of it over.
func (t *translator) exprWith(e syntax.Expr, special func(syntax.Expr) (Expr, bool)) Expr {
	if x, ok := special(e); ok {
		return x
	}
	args := func(list []syntax.Expr) []Expr {
		out := make([]Expr, len(list))
		for i, a := range list {
			out[i] = t.exprWith(a, special)
		}
		return out
	}
	switch e := e.(type) {
	case syntax.Var:
		return &VarRef{t.named(e.Name)}
	case syntax.IRI:
		return &Const{rdf.NewIRI(e.Value)}
	case syntax.Literal:
		return &Const{e.Term}
	case *syntax.Logical:
		if e.Or {
			return &Call{Op: "||", Args: args(e.Args)}
		}
		return &Call{Op: "&&", Args: args(e.Args)}
	case *syntax.Binary:
		return &Call{Op: e.Op, Args: args([]syntax.Expr{e.L, e.R})}
	case *syntax.Unary:
		op := map[string]string{"!": "!", "-": "NEG", "+": "POS"}[e.Op]
		return &Call{Op: op, Args: args([]syntax.Expr{e.X})}
	case *syntax.In:
		op := "IN"
		if e.Not {
			op = "NOT IN"
		}
		return &Call{Op: op, Args: append(args([]syntax.Expr{e.X}), args(e.List)...)}
	case *syntax.Call:
		return &Call{Op: e.Name, Args: args(e.Args)}
	case *syntax.Cast:
		return &Call{Op: e.Function.Value, Args: args(e.Args)}
	case *syntax.Exists:
		return &Exists{Not: e.Not, Node: t.group(e.Group)}
	}
	panic("algebra: unknown expression")
}
