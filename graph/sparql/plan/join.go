package plan

import (
	"slices"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
)

// join plans the join of parts under conditions.
func (p *planner) join(parts []algebra.Node, conds []algebra.Expr, outer algebra.Set) Node {
	if p.plain {
		return p.joinAsWritten(parts, conds, outer)
	}
	g := &joinGroup{planner: p, outer: outer}
	for _, part := range parts {
		g.add(part, parts)
	}
	g.conds = append(g.conds, conds...)
	g.bindConstants()
	return g.plan()
}

// joinAsWritten joins part after part, each matched for itself.
func (p *planner) joinAsWritten(parts []algebra.Node, conds []algebra.Expr, outer algebra.Set) Node {
	var cur Node = &Unit{}
	var have sets
	for i, part := range parts {
		s := p.setsOf(part)
		if _, ok := part.(*algebra.Service); ok && i > 0 {
			cur = &Bind{L: cur, R: p.node(part, outer.Union(have.possible))} // the endpoint may be a variable
		} else if i == 0 {
			cur = p.node(part, outer)
		} else {
			cur = p.hash(cur, p.node(part, outer), part, have, outer, 0)
		}
		have = sets{have.possible.Union(s.possible), have.certain.Union(s.certain)}
	}
	return p.filtered(cur, conds, outer.Union(have.possible))
}

// hash joins l, which binds the variables of ls, and r, the plan of part, by a table.
func (p *planner) hash(l, r Node, part algebra.Node, ls sets, outer algebra.Set, estimate float64) *Hash {
	rs := p.setsOf(part)
	keys := ls.certain.Intersect(rs.certain)
	shared := ls.possible.Union(outer).Intersect(rs.possible)
	return &Hash{rows: rows(estimate), L: l, R: r, Keys: keys.List(), Vars: rs.possible.List(),
		Check: shared.Without(keys).List(), Keep: !algebra.AllVars(part).Meets(outer)}
}

// joinGroup is a set of patterns to be joined in the best order, with the
// conditions on them.
type joinGroup struct {
	*planner
	outer     algebra.Set
	parts     []algebra.Node
	optionals []*algebra.LeftJoin // to be joined after all parts
	later     algebra.Set         // the variables that they may bind
	condVars  []algebra.Set       // of conds, those that the group may bind
	domains   map[algebra.Var]float64
	conds     []algebra.Expr
}

// add adds a part of the join siblings, taken apart as far as that changes nothing.
func (g *joinGroup) add(part algebra.Node, siblings []algebra.Node) {
	others := func() (s algebra.Set) {
		for _, x := range siblings {
			if x != part {
				s = s.Union(g.setsOf(x).possible)
			}
		}
		return s.Union(g.outer)
	}
	switch n := part.(type) {
	case *algebra.Join:
		for _, x := range n.Parts {
			g.add(x, append(slices.DeleteFunc(slices.Clone(siblings), func(s algebra.Node) bool { return s == part }), n.Parts...))
		}
		return
	case *algebra.Filter:
		// Conditions see the same values in the larger group if all they look at is
		// always bound in the smaller one.
		certain := g.setsOf(n.Input).certain
		around := others().Union(g.later)
		for _, c := range n.Conds {
			if !algebra.ExprVars(c).Intersect(around).Within(certain) {
				g.parts = append(g.parts, part)
				return
			}
		}
		g.add(n.Input, append(slices.DeleteFunc(slices.Clone(siblings), func(s algebra.Node) bool { return s == part }), n.Input))
		g.conds = append(g.conds, n.Conds...)
		return
	case *algebra.LeftJoin:
		// A ⟕ B joined with C is (A ⋈ C) ⟕ B if C has nothing to do with what only B binds.
		l := g.setsOf(n.L)
		optional := g.setsOf(n.R).possible.Without(l.certain)
		around := others()
		for _, o := range g.optionals {
			around = around.Union(g.setsOf(o.R).possible)
		}
		if !optional.Meets(around) && !seesAny(n.Conds, around, l.certain) {
			g.later = g.later.Union(g.setsOf(n.R).possible)
			g.add(n.L, append(slices.DeleteFunc(slices.Clone(siblings), func(s algebra.Node) bool { return s == part }), n.L))
			g.optionals = append(g.optionals, n)
			return
		}
	}
	g.parts = append(g.parts, part)
}

// seesAny reports whether a condition looks at a variable of around that is not certain.
func seesAny(conds []algebra.Expr, around, certain algebra.Set) bool {
	for _, c := range conds {
		if !algebra.ExprVars(c).Intersect(around).Within(certain) {
			return true
		}
	}
	return false
}

// bindConstants turns conditions ?x = constant into the constant as inline data,
// if they hold for that term only: IRIs and plain strings.
func (g *joinGroup) bindConstants() {
	var certain algebra.Set
	for _, part := range g.parts {
		certain = certain.Union(g.setsOf(part).certain)
	}
	kept := g.conds[:0:0]
	for _, c := range g.conds {
		v, terms := fixes(c)
		if v == algebra.NoVar || !certain.Has(v) {
			kept = append(kept, c)
			continue
		}
		data := &algebra.Values{Vars: []algebra.Var{v}}
		for _, t := range terms {
			data.Rows = append(data.Rows, []rdf.Term{t})
		}
		g.parts = append(g.parts, data)
	}
	g.conds = kept
}

// fixes returns the variable that the condition limits to some terms, and the terms.
func fixes(c algebra.Expr) (algebra.Var, []rdf.Term) {
	call, ok := c.(*algebra.Call)
	if !ok || call.Op != "=" && call.Op != "IN" && call.Op != "SAMETERM" || len(call.Args) < 2 {
		return algebra.NoVar, nil
	}
	args := call.Args
	if _, ok := args[0].(*algebra.Const); ok && call.Op != "IN" {
		args = []algebra.Expr{args[1], args[0]}
	}
	v, ok := args[0].(*algebra.VarRef)
	if !ok {
		return algebra.NoVar, nil
	}
	var terms []rdf.Term
	for _, a := range args[1:] {
		k, ok := a.(*algebra.Const)
		if !ok || k.Term.Kind == rdf.Blank || call.Op != "SAMETERM" && k.Term.Kind == rdf.Literal && (k.Term.Datatype != "" || k.Term.Lang != "") {
			return algebra.NoVar, nil
		}
		if !slices.Contains(terms, k.Term) {
			terms = append(terms, k.Term)
		}
	}
	return v.Var, terms
}

// plan orders the parts and joins them, each condition as early as it can be
// decided, and then the optional patterns.
func (g *joinGroup) plan() Node {
	var cur Node = &Unit{rows: 1}
	state := joinState{rows: 1, sorted: algebra.NoVar}
	var all algebra.Set
	for _, part := range g.parts {
		all = all.Union(g.setsOf(part).possible)
	}
	for _, o := range g.optionals {
		all = all.Union(g.setsOf(o.R).possible)
	}
	for _, c := range g.conds {
		if vars := algebra.ExprVars(c).Intersect(all); !vars.Empty() {
			g.condVars = append(g.condVars, vars)
		}
	}
	pending := g.conds
	apply := func() {
		var now []algebra.Expr
		var later []algebra.Expr
		for _, c := range pending {
			if algebra.ExprVars(c).Intersect(all).Within(state.have.certain) {
				now = append(now, c)
			} else {
				later = append(later, c)
			}
		}
		pending = later
		cur = g.filtered(cur, now, g.outer.Union(state.have.possible))
	}
	for i, at := range g.order() {
		step := g.step(&state, at)
		cur = g.attach(cur, &state, step, i == 0, &pending)
		state = step.after
		apply()
	}
	for _, o := range g.optionals {
		cur = g.attachOptional(cur, o, state.have)
		state.have.possible = state.have.possible.Union(g.setsOf(o.R).possible)
		apply()
	}
	return g.filtered(cur, pending, g.outer.Union(state.have.possible))
}

// attach joins the part of step to cur.
func (g *joinGroup) attach(cur Node, state *joinState, step *joinStep, first bool, pending *[]algebra.Expr) Node {
	part := g.parts[step.part]
	bound := g.outer.Union(state.have.possible)
	estimate := rows(step.after.rows)
	if first {
		return g.node(part, g.outer)
	}
	switch step.method {
	case byMerge:
		if scan, ok := g.node(part, g.outer).(*Scan); ok {
			return &Merge{rows: estimate, L: cur, R: scan, Var: state.sorted, Side: dataset.OrderFor(scan.pattern())}
		}
	case byHash:
		r := g.node(part, g.outer)
		// What concerns the part alone is decided before its solutions go into the table.
		certain := g.setsOf(part).certain
		var own, rest []algebra.Expr
		for _, c := range *pending {
			if _, exists := c.(*algebra.Exists); !exists && algebra.ExprVars(c).Within(certain) {
				own = append(own, c)
			} else {
				rest = append(rest, c)
			}
		}
		*pending = rest
		r = g.filtered(r, own, g.outer.Union(g.setsOf(part).possible))
		return g.hash(cur, r, part, state.have, g.outer, step.after.rows)
	}
	r := g.node(part, bound)
	if _, unit := cur.(*Unit); unit {
		return r
	}
	return &Bind{rows: estimate, L: cur, R: r}
}

// leftJoin plans OPTIONAL.
func (p *planner) leftJoin(n *algebra.LeftJoin, outer algebra.Set) Node {
	if p.plain {
		l, r := p.setsOf(n.L), p.setsOf(n.R)
		h := p.hash(p.node(n.L, outer), p.node(n.R, outer), n.R, l, outer, 0)
		return &LeftHash{Hash: *h, Conds: p.exprs(n.Conds, outer.Union(l.possible).Union(r.possible))}
	}
	return p.join([]algebra.Node{n}, nil, outer)
}

func (p *planner) exprs(list []algebra.Expr, bound algebra.Set) []Expr {
	var out []Expr
	for _, e := range list {
		out = append(out, p.expr(e, bound))
	}
	return out
}

// attachOptional joins the optional pattern n to cur, by whichever way is cheaper.
func (g *joinGroup) attachOptional(cur Node, n *algebra.LeftJoin, have sets) Node {
	r := g.setsOf(n.R)
	bound := g.outer.Union(have.possible)
	conds := g.exprs(n.Conds, bound.Union(r.possible))
	shared := have.certain.Intersect(r.certain)
	each := g.rowsOf(n.R, bound)
	alone := g.rowsOf(n.R, g.outer)
	bind := cur.Rows() * (seekCost + each*rowCost)
	table := alone*buildCost + cur.Rows()*probeCost
	if g.correlates(n.R, bound) && (bind <= table || shared.Empty()) {
		return &LeftBind{rows: rows(cur.Rows() * max(1, each)), L: cur, R: g.node(n.R, bound), Conds: conds}
	}
	h := g.hash(cur, g.node(n.R, g.outer), n.R, have, g.outer, cur.Rows()*max(1, each))
	return &LeftHash{Hash: *h, Conds: conds}
}

// minus plans MINUS.
func (p *planner) minus(n *algebra.Minus, outer algebra.Set) Node {
	l, r := p.setsOf(n.L), p.setsOf(n.R)
	left := p.node(n.L, outer)
	shared := l.possible.Intersect(r.possible).Without(p.forGraphs)
	if shared.Empty() {
		return left // no solutions with a variable in common: nothing is removed
	}
	bound := outer.Union(l.possible)
	if !p.plain && shared.Within(l.certain) && shared.Within(r.certain) && p.correlates(n.R, bound) &&
		left.Rows()*(seekCost+p.rowsOf(n.R, bound)*rowCost) <= p.rowsOf(n.R, nil)*buildCost+left.Rows()*probeCost {
		return &AntiBind{rows: rows(left.Rows()), L: left, R: p.node(n.R, bound)}
	}
	// The graph that a ForGraph runs the pattern for is the right side's, too.
	keep := p.forGraphs.Intersect(outer)
	h := p.hash(left, p.node(n.R, keep), n.R, sets{l.possible.Without(p.forGraphs), l.certain.Without(p.forGraphs)}, nil, left.Rows())
	h.Keep = keep.Empty()
	return &Minus{Hash: *h, Pass: keep.List()}
}
