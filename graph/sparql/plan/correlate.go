package plan

import "kg/graph/sparql/algebra"

// correlates reports whether running n with outer solutions that may bind the
// variables of outer gives the join of n's solutions with the outer one. In the
// pattern of an EXISTS it is enough that it gives the substitution of the
// variables (section 18.6), which conditions may see.
func (p *planner) correlates(n algebra.Node, outer algebra.Set) bool {
	outer = outer.Without(p.forGraphs) // these are no one's bindings, and everyone's
	if outer.Empty() {
		return true
	}
	// sees reports whether expressions would see a binding of the outer solution
	// where the algebra has none: of a variable that the pattern they belong to
	// does not always bind itself.
	sees := func(exprs []algebra.Expr, certain algebra.Set) bool {
		if p.inExists > 0 {
			return false
		}
		for _, e := range exprs {
			if !algebra.ExprVars(e).Intersect(outer).Within(certain) {
				return true
			}
		}
		return false
	}
	switch n := n.(type) {
	case *algebra.Quad, *algebra.Path, *algebra.Graphs, *algebra.Values, *algebra.ForGraph, *algebra.Service:
		return true
	case *algebra.Join, *algebra.Union:
		return true // their parts are looked at when they are planned
	case *algebra.Project:
		return p.correlates(n.Input, outer)
	case *algebra.Distinct:
		// Two solutions, one with a variable and one without, may become the same.
		s := p.setsOf(n.Input)
		return s.possible.Intersect(outer).Within(s.certain) && p.correlates(n.Input, outer)
	case *algebra.Filter:
		return !sees(n.Conds, p.setsOf(n.Input).certain) && p.correlates(n.Input, outer)
	case *algebra.Extend:
		return !sees(algebra.Exprs(n), p.setsOf(n.Input).certain) && p.correlates(n.Input, outer)
	case *algebra.LeftJoin:
		l := p.setsOf(n.L)
		optional := p.setsOf(n.R).possible.Without(l.certain)
		return !(optional.Meets(outer) && p.inExists == 0) && !sees(n.Conds, l.certain) && p.correlates(n.L, outer)
	case *algebra.Minus:
		return p.setsOf(n.R).possible.Intersect(outer).Within(p.setsOf(n.L).certain) && p.correlates(n.L, outer)
	case *algebra.Group:
		used := algebra.AllVars(n.Input).Intersect(outer)
		return used.Within(algebra.SetOf(n.Keys...).Intersect(p.setsOf(n.Input).certain)) && p.correlates(n.Input, outer)
	case *algebra.OrderBy, *algebra.Slice:
		return !algebra.AllVars(n).Meets(outer)
	}
	return false
}
