package plan

import (
	"context"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/syntax"
)

// Options say how to plan.
type Options struct {
	// Plain switches the optimiser off: patterns are joined in the order in
	// which they are written, each matched for itself.
	Plain bool
	// Union makes the default graph the union of all graphs, where the query
	// does not say what it is.
	Union bool
	// Default is the named graph that is the default graph, the zero Term if
	// none is: WITH of an update. The named graphs stay what they are.
	Default rdf.Term
	// Statistics are those of earlier queries on the same state of the data; nil
	// if there are none.
	Statistics *Statistics
}

// Make plans a pattern. from are the clauses that give the query its dataset;
// without any it is the whole of the view. When ctx ends, so does the planning,
// with its cause.
func Make(ctx context.Context, root algebra.Node, from []syntax.From, terms *dataset.Terms, o Options) (Node, error) {
	p := &planner{ctx: ctx, terms: terms, plain: o.Plain, vars: map[algebra.Node]sets{}, ids: map[rdf.Term]found{}, statistics: o.Statistics}
	if p.statistics == nil {
		p.statistics = &Statistics{}
	}
	if err := p.dataset(from, o); err != nil {
		return nil, err
	}
	n := p.node(root, nil)
	return n, p.err
}

// planner holds the state of one Make.
type planner struct {
	ctx   context.Context
	terms *dataset.Terms
	plain bool
	err   error // the first error of the storage; the plan is then of no use

	defaultGraph scopeOf
	namedGraphs  Scope

	vars       map[algebra.Node]sets // so that deep trees take linear time
	ids        map[rdf.Term]found    // constants looked up
	statistics *Statistics
	inExists   int
	forGraphs  algebra.Set // the variables of ForGraph, which no solution of a query has
}

// scopeOf is where a pattern of the default graph is matched.
type scopeOf struct {
	g     Slot
	scope Scope
	empty bool
}

type sets struct{ possible, certain algebra.Set }

// dataset sets the graphs from the dataset clauses (section 13.2).
func (p *planner) dataset(from []syntax.From, o Options) error {
	var defaults []dataset.ID
	named := map[dataset.ID]bool{}
	for _, f := range from {
		id, ok, err := p.terms.View().ID(rdf.NewIRI(f.Graph.Value))
		switch {
		case err != nil:
			return err
		case !ok:
		case f.Named:
			named[id] = true
		default:
			defaults = append(defaults, id)
		}
	}
	open := Slot{Var: algebra.NoVar}
	switch {
	case len(from) > 0:
		p.namedGraphs = Scope{Named: true, Within: named}
		within := map[dataset.ID]bool{}
		for _, id := range defaults {
			within[id] = true
		}
		switch len(within) {
		case 0:
			p.defaultGraph.empty = true
		case 1:
			p.defaultGraph.g = Slot{Var: algebra.NoVar, ID: defaults[0]}
		default:
			p.defaultGraph = scopeOf{g: open, scope: Scope{Within: within, Merge: true}}
		}
	case o.Default.Kind != rdf.None:
		id, ok, err := p.terms.View().ID(o.Default)
		p.namedGraphs = Scope{Named: true}
		p.defaultGraph = scopeOf{g: Slot{Var: algebra.NoVar, ID: id}, empty: !ok}
		return err
	case o.Union:
		p.namedGraphs = Scope{Named: true}
		p.defaultGraph = scopeOf{g: open, scope: Scope{Merge: true}}
	default:
		p.namedGraphs = Scope{Named: true}
		p.defaultGraph.g = Slot{Var: algebra.NoVar, ID: dataset.DefaultGraph}
	}
	return nil
}

// graph returns where a pattern is matched. ok is false if that is nowhere.
func (p *planner) graph(g algebra.Graph) (slot Slot, scope Scope, ok bool) {
	if !g.Named {
		return p.defaultGraph.g, p.defaultGraph.scope, !p.defaultGraph.empty
	}
	if g.Name.IsVar() {
		return Slot{Var: g.Name.Var}, p.namedGraphs, true
	}
	id, found := p.lookup(g.Name.Term)
	if !found || p.namedGraphs.Within != nil && !p.namedGraphs.Within[id] {
		return Slot{}, Scope{}, false
	}
	return Slot{Var: algebra.NoVar, ID: id}, Scope{}, true
}

// lookup returns the view's id of a term.
func (p *planner) lookup(t rdf.Term) (dataset.ID, bool) {
	f, ok := p.ids[t]
	if !ok {
		var err error
		f.id, f.ok, err = p.terms.View().ID(t)
		p.fail(err)
		p.ids[t] = f
	}
	return f.id, f.ok
}

// found is what a lookup found.
type found struct {
	id dataset.ID
	ok bool
}

// stopped reports whether the plan will be of no use.
func (p *planner) stopped() bool {
	if p.err == nil && p.ctx.Err() != nil {
		p.err = context.Cause(p.ctx)
	}
	return p.err != nil
}

func (p *planner) fail(err error) {
	if p.err == nil {
		p.err = err
	}
}

// term returns the id of a term that may be in no triple.
func (p *planner) term(t rdf.Term) dataset.ID {
	id, err := p.terms.ID(t)
	p.fail(err)
	return id
}

// setsOf is algebra.Vars, remembered.
func (p *planner) setsOf(n algebra.Node) sets {
	s, ok := p.vars[n]
	if !ok {
		s.possible, s.certain = algebra.VarsFrom(n, func(n algebra.Node) (algebra.Set, algebra.Set) {
			s := p.setsOf(n)
			return s.possible, s.certain
		})
		p.vars[n] = s
	}
	return s
}

// node plans n, to be run with outer solutions that may bind the variables of outer.
func (p *planner) node(n algebra.Node, outer algebra.Set) Node {
	if p.stopped() {
		return &Empty{}
	}
	if !p.correlates(n, outer) {
		return p.isolated(n, outer)
	}
	switch n := n.(type) {
	case *algebra.Quad:
		return p.scan(n)
	case *algebra.Path:
		return p.path(n, outer)
	case *algebra.Graphs:
		return p.graphs(n)
	case *algebra.Join:
		return p.join(n.Parts, nil, outer)
	case *algebra.Filter:
		return p.filter(n, outer)
	case *algebra.LeftJoin:
		return p.leftJoin(n, outer)
	case *algebra.Minus:
		return p.minus(n, outer)
	case *algebra.Union:
		u := &Union{}
		for _, part := range n.Parts {
			x := p.node(part, outer)
			u.rows += rows(x.Rows())
			u.Parts = append(u.Parts, x)
		}
		return u
	case *algebra.Extend:
		in := p.node(n.Input, outer)
		x := &Extend{rows: rows(in.Rows()), Input: in}
		bound := outer.Union(p.setsOf(n.Input).possible)
		for _, b := range n.Binds {
			x.Binds = append(x.Binds, Binding{b.Var, p.expr(b.Expr, bound)})
			bound = bound.Union(algebra.SetOf(b.Var))
		}
		return x
	case *algebra.Values:
		return p.values(n)
	case *algebra.Service:
		s := &Service{rows: 100, Silent: n.Silent, Group: n.Group, Names: n.Names, Vars: n.Vars, Name: Slot{Var: n.Name.Var}}
		if !n.Name.IsVar() {
			s.Name.ID = p.term(n.Name.Term)
		}
		return s
	case *algebra.Group:
		return p.group(n, outer)
	case *algebra.Project:
		return p.node(n.Input, outer) // what it hides has slots of its own
	case *algebra.Distinct:
		in := p.node(n.Input, outer)
		return &Distinct{rows: rows(in.Rows()), Input: in, Vars: n.Vars, Reduced: n.Reduced}
	case *algebra.OrderBy:
		return p.orderBy(n, outer, -1)
	case *algebra.Slice:
		return p.slice(n, outer)
	case *algebra.ForGraph:
		return p.forGraph(n)
	}
	panic("plan: unknown node")
}

// isolated plans n apart from the outer solution; only the graph that ForGraph
// runs it for comes through.
func (p *planner) isolated(n algebra.Node, outer algebra.Set) Node {
	keep := algebra.AllVars(n).Intersect(outer).Intersect(p.forGraphs)
	in := p.node(n, keep)
	return &Isolated{rows: rows(in.Rows()), Input: in, Keep: keep.List(), Vars: p.setsOf(n).possible.List()}
}

func (p *planner) scan(q *algebra.Quad) Node {
	g, scope, ok := p.graph(q.Graph)
	if !ok {
		return &Empty{Why: "no such graph"}
	}
	s := &Scan{G: g, Scope: scope, Source: q}
	for _, c := range []struct {
		from algebra.Slot
		to   *Slot
	}{{q.S, &s.S}, {q.P, &s.P}, {q.O, &s.O}} {
		c.to.Var = c.from.Var
		if c.from.IsVar() {
			continue
		}
		id, ok := p.lookup(c.from.Term)
		if !ok {
			return &Empty{Why: c.from.Term.String() + " is in no triple"}
		}
		c.to.ID = id
	}
	s.rows = rows(p.estimate(s.pattern()))
	return s
}

// pattern returns the scan's constants.
func (s *Scan) pattern() dataset.Quad {
	return dataset.Quad{S: s.S.ID, P: s.P.ID, O: s.O.ID, G: s.G.ID}
}

// estimate asks the view once for every pattern. Without the optimiser no one
// needs to know.
func (p *planner) estimate(q dataset.Quad) float64 {
	if p.plain {
		return 0
	}
	e, ok := p.statistics.estimate(q)
	if !ok {
		n, err := p.terms.View().Estimate(q)
		p.fail(err)
		e = float64(n)
		p.statistics.setEstimate(q, e)
	}
	return e
}

func (p *planner) path(n *algebra.Path, outer algebra.Set) Node {
	g, scope, ok := p.graph(n.Graph)
	if !ok {
		g, scope = Slot{Var: algebra.NoVar}, Scope{Within: map[dataset.ID]bool{}} // zero-length paths need no triples
	}
	x := &Path{G: g, Scope: scope, Path: p.walk(n.Path), Source: n}
	x.S, x.O = p.slot(n.S), p.slot(n.O)
	x.rows = rows(p.pathRows(n, nil))
	if g.Var != algebra.NoVar && !outer.Has(g.Var) {
		names := p.graphs(&algebra.Graphs{Name: n.Graph.Name})
		return &Bind{rows: rows(names.Rows() * x.Rows()), L: names, R: x}
	}
	return x
}

func (p *planner) slot(s algebra.Slot) Slot {
	if s.IsVar() {
		return Slot{Var: s.Var}
	}
	return Slot{Var: algebra.NoVar, ID: p.term(s.Term)}
}

func (p *planner) walk(e algebra.PathExpr) Walk {
	list := func(parts []algebra.PathExpr) []Walk {
		var out []Walk
		for _, x := range parts {
			out = append(out, p.walk(x))
		}
		return out
	}
	switch e := e.(type) {
	case algebra.PathIRI:
		id, _ := p.lookup(e.IRI)
		return Step{id}
	case algebra.PathInverse:
		return Back{p.walk(e.Path)}
	case algebra.PathSequence:
		return Sequence{list(e.Parts)}
	case algebra.PathAlternative:
		return Choice{list(e.Parts)}
	case algebra.PathRepeat:
		return Repeat{Walk: p.walk(e.Path), Zero: e.Min == 0, Many: e.Many}
	case algebra.PathNegated:
		x := Except{map[dataset.ID]bool{}}
		for _, t := range e.Except {
			if id, ok := p.lookup(t); ok {
				x.P[id] = true
			}
		}
		return x
	}
	panic("plan: unknown path")
}

func (p *planner) graphs(n *algebra.Graphs) Node {
	return &Graphs{rows: 100, Name: p.slot(n.Name), Scope: p.namedGraphs}
}

func (p *planner) values(n *algebra.Values) Node {
	v := &Values{rows: rows(len(n.Rows)), Vars: n.Vars}
	for _, row := range n.Rows {
		ids := make([]dataset.ID, len(row))
		for i, t := range row {
			ids[i] = p.term(t)
		}
		v.Data = append(v.Data, ids)
	}
	return v
}

func (p *planner) filter(n *algebra.Filter, outer algebra.Set) Node {
	if j, ok := n.Input.(*algebra.Join); ok && !p.plain {
		return p.join(j.Parts, n.Conds, outer)
	}
	if _, ok := n.Input.(*algebra.Quad); ok && !p.plain {
		return p.join([]algebra.Node{n.Input}, n.Conds, outer)
	}
	in := p.node(n.Input, outer)
	return p.filtered(in, n.Conds, outer.Union(p.setsOf(n.Input).possible))
}

// filtered puts conditions over in, whose solutions may bind the variables of bound.
func (p *planner) filtered(in Node, conds []algebra.Expr, bound algebra.Set) Node {
	if len(conds) == 0 {
		return in
	}
	f := &Filter{rows: rows(in.Rows()), Input: in}
	for _, c := range conds {
		f.Conds = append(f.Conds, p.expr(c, bound))
		f.rows *= filterSelectivity
	}
	return f
}

// filterSelectivity is the share of solutions that a condition is taken to keep.
const filterSelectivity = 0.3

func (p *planner) group(n *algebra.Group, outer algebra.Set) Node {
	in := p.node(n.Input, outer)
	g := &Group{rows: 1, Input: in, Keys: n.Keys}
	if len(n.Keys) > 0 {
		g.rows = rows(in.Rows()/10 + 1)
	}
	bound := outer.Union(p.setsOf(n.Input).possible)
	for _, a := range n.Aggs {
		x := Aggregate{Aggregate: a}
		if a.Arg != nil {
			x.Arg = p.expr(a.Arg, bound)
		}
		g.Aggs = append(g.Aggs, x)
	}
	return g
}

func (p *planner) orderBy(n *algebra.OrderBy, outer algebra.Set, top int64) Node {
	in := p.node(n.Input, outer)
	o := &OrderBy{rows: rows(in.Rows()), Input: in, Top: top}
	bound := outer.Union(p.setsOf(n.Input).possible)
	for _, k := range n.Keys {
		o.Keys = append(o.Keys, OrderKey{p.expr(k.Expr, bound), k.Descending})
	}
	return o
}

// slice plans LIMIT and OFFSET; a sort right below needs only the first solutions.
func (p *planner) slice(n *algebra.Slice, outer algebra.Set) Node {
	input := n.Input
	if x, ok := input.(*algebra.Project); ok {
		input = x.Input
	}
	var in Node
	if o, ok := input.(*algebra.OrderBy); ok && n.Limit >= 0 && !p.plain && n.Offset < 1<<40 && n.Limit < 1<<40 {
		in = p.orderBy(o, outer, n.Offset+n.Limit)
	} else {
		in = p.node(n.Input, outer)
	}
	s := &Slice{rows: rows(in.Rows()), Input: in, Offset: n.Offset, Limit: n.Limit}
	if n.Limit >= 0 {
		s.rows = min(s.rows, rows(n.Limit))
	}
	return s
}

func (p *planner) forGraph(n *algebra.ForGraph) Node {
	p.forGraphs = p.forGraphs.Add(n.Var)
	names := p.graphs(&algebra.Graphs{Name: algebra.Slot{Var: n.Var}}).(*Graphs)
	in := p.node(n.Input, algebra.SetOf(n.Var))
	return &ForGraph{rows: rows(in.Rows() * names.Rows()), Names: names, Input: in, Vars: p.setsOf(n).possible.List()}
}

// expr plans an expression; the solution it is for may bind the variables of bound.
func (p *planner) expr(e algebra.Expr, bound algebra.Set) Expr {
	switch e := e.(type) {
	case *algebra.VarRef:
		return Var{e.Var}
	case *algebra.Const:
		return Const{Term: e.Term, ID: p.term(e.Term)}
	case *algebra.Call:
		c := &Call{Op: e.Op}
		for _, a := range e.Args {
			c.Args = append(c.Args, p.expr(a, bound))
		}
		return c
	case *algebra.Exists:
		p.inExists++
		defer func() { p.inExists-- }()
		return &Exists{Not: e.Not, Plan: p.node(e.Node, bound)}
	}
	panic("plan: unknown expression")
}
