package algebra

import "math/bits"

// Set is a set of variables.
type Set []uint64

// Add returns s with v.
func (s Set) Add(v Var) Set {
	if v == NoVar {
		return s
	}
	for int(v)>>6 >= len(s) {
		s = append(s, 0)
	}
	s[v>>6] |= 1 << (v & 63)
	return s
}

// Has reports whether v is in s.
func (s Set) Has(v Var) bool {
	return v != NoVar && int(v)>>6 < len(s) && s[v>>6]>>(v&63)&1 != 0
}

// Union returns a new set with the variables of both.
func (s Set) Union(t Set) Set {
	if len(s) < len(t) {
		s, t = t, s
	}
	u := append(Set(nil), s...)
	for i, w := range t {
		u[i] |= w
	}
	return u
}

// Intersect returns a new set with the variables that are in both.
func (s Set) Intersect(t Set) Set {
	u := make(Set, min(len(s), len(t)))
	for i := range u {
		u[i] = s[i] & t[i]
	}
	return u
}

// Without returns a new set with the variables of s that are not in t.
func (s Set) Without(t Set) Set {
	u := append(Set(nil), s...)
	for i := range min(len(s), len(t)) {
		u[i] &^= t[i]
	}
	return u
}

// Within reports whether all of s are in t.
func (s Set) Within(t Set) bool {
	for i, w := range s {
		if i < len(t) {
			w &^= t[i]
		}
		if w != 0 {
			return false
		}
	}
	return true
}

// Empty reports whether s has no variables.
func (s Set) Empty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// Meets reports whether the sets have a variable in common.
func (s Set) Meets(t Set) bool {
	for i := range min(len(s), len(t)) {
		if s[i]&t[i] != 0 {
			return true
		}
	}
	return false
}

// List returns the variables in ascending order.
func (s Set) List() []Var {
	var list []Var
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			list = append(list, Var(i*64+bits.TrailingZeros64(w)))
		}
	}
	return list
}

// SetOf returns the set of the variables given.
func SetOf(vars ...Var) Set {
	var s Set
	for _, v := range vars {
		s = s.Add(v)
	}
	return s
}

// Vars returns the variables that n may bind, and those that it binds in every
// solution.
func Vars(n Node) (possible, certain Set) { return VarsFrom(n, Vars) }

// VarsFrom is Vars, given what Vars returns for the nodes that n is made of.
func VarsFrom(n Node, vars func(Node) (possible, certain Set)) (possible, certain Set) {
	switch n := n.(type) {
	case *Quad:
		s := SetOf(n.S.Var, n.P.Var, n.O.Var)
		if n.Graph.Named {
			s = s.Add(n.Graph.Name.Var)
		}
		return s, s
	case *Path:
		s := SetOf(n.S.Var, n.O.Var)
		if n.Graph.Named {
			s = s.Add(n.Graph.Name.Var)
		}
		return s, s
	case *Graphs:
		s := SetOf(n.Name.Var)
		return s, s
	case *Join:
		for _, p := range n.Parts {
			a, c := vars(p)
			possible, certain = possible.Union(a), certain.Union(c)
		}
		return possible, certain
	case *LeftJoin:
		possible, certain = vars(n.L)
		a, _ := vars(n.R)
		return possible.Union(a), certain
	case *Union:
		for i, p := range n.Parts {
			a, c := vars(p)
			possible = possible.Union(a)
			if i == 0 {
				certain = c
			} else {
				certain = certain.Intersect(c)
			}
		}
		return possible, certain
	case *Minus:
		return vars(n.L)
	case *Filter:
		return vars(n.Input)
	case *Extend:
		possible, certain = vars(n.Input)
		for _, b := range n.Binds {
			possible = possible.Union(SetOf(b.Var))
			if safe(b.Expr, certain) {
				certain = certain.Union(SetOf(b.Var))
			}
		}
		return possible, certain
	case *Values:
		possible = SetOf(n.Vars...)
		for i, v := range n.Vars {
			all := true
			for _, row := range n.Rows {
				all = all && row[i].Kind != 0
			}
			if all {
				certain = certain.Add(v)
			}
		}
		return possible, certain
	case *Service:
		return SetOf(n.Vars...).Add(n.Name.Var), nil
	case *Group:
		_, c := vars(n.Input)
		certain = SetOf(n.Keys...).Intersect(c)
		possible = SetOf(n.Keys...)
		for _, a := range n.Aggs {
			possible = possible.Add(a.Var)
			if a.Name == "COUNT" {
				certain = certain.Add(a.Var)
			}
		}
		return possible, certain
	case *Project:
		a, c := vars(n.Input)
		keep := SetOf(n.Vars...)
		return a.Intersect(keep), c.Intersect(keep)
	case *Distinct:
		return vars(n.Input)
	case *OrderBy:
		return vars(n.Input)
	case *Slice:
		return vars(n.Input)
	case *ForGraph:
		a, c := vars(n.Input)
		return a.Union(SetOf(n.Var)), c.Union(SetOf(n.Var))
	}
	panic("algebra: unknown node")
}

// safe reports whether e cannot fail, given that the variables of certain are bound.
func safe(e Expr, certain Set) bool {
	switch e := e.(type) {
	case *Const:
		return true
	case *VarRef:
		return certain.Has(e.Var)
	}
	return false
}

// ExprVars returns the variables that e looks at; those in the pattern of an
// EXISTS are included.
func ExprVars(e Expr) Set {
	var s Set
	addExprVars(&s, e)
	return s
}

func addExprVars(s *Set, e Expr) {
	switch e := e.(type) {
	case *VarRef:
		*s = s.Add(e.Var)
	case *Call:
		for _, a := range e.Args {
			addExprVars(s, a)
		}
	case *Exists:
		*s = s.Union(AllVars(e.Node))
	}
}

// AllVars returns all variables that n mentions, in patterns or expressions,
// whether its solutions have them or not.
func AllVars(n Node) Set {
	var s Set
	Walk(n, func(n Node) {
		switch n := n.(type) {
		case *Quad, *Path, *Graphs, *Values, *Service:
			possible, _ := Vars(n)
			for _, v := range possible.List() {
				s = s.Add(v)
			}
		case *Extend:
			for _, b := range n.Binds {
				s = s.Add(b.Var)
			}
		case *Group:
			for _, v := range n.Keys {
				s = s.Add(v)
			}
			for _, a := range n.Aggs {
				s = s.Add(a.Var)
			}
		case *ForGraph:
			s = s.Add(n.Var)
		}
		for _, e := range Exprs(n) {
			addExprVars(&s, e)
		}
	})
	return s
}

// Children returns the nodes that n is made of.
func Children(n Node) []Node {
	switch n := n.(type) {
	case *Join:
		return n.Parts
	case *LeftJoin:
		return []Node{n.L, n.R}
	case *Union:
		return n.Parts
	case *Minus:
		return []Node{n.L, n.R}
	case *Filter:
		return []Node{n.Input}
	case *Extend:
		return []Node{n.Input}
	case *Group:
		return []Node{n.Input}
	case *Project:
		return []Node{n.Input}
	case *Distinct:
		return []Node{n.Input}
	case *OrderBy:
		return []Node{n.Input}
	case *Slice:
		return []Node{n.Input}
	case *ForGraph:
		return []Node{n.Input}
	}
	return nil
}

// Exprs returns the expressions of n itself.
func Exprs(n Node) []Expr {
	var list []Expr
	switch n := n.(type) {
	case *LeftJoin:
		return n.Conds
	case *Filter:
		return n.Conds
	case *Extend:
		for _, b := range n.Binds {
			list = append(list, b.Expr)
		}
	case *Group:
		for _, a := range n.Aggs {
			if a.Arg != nil {
				list = append(list, a.Arg)
			}
		}
	case *OrderBy:
		for _, k := range n.Keys {
			list = append(list, k.Expr)
		}
	}
	return list
}

// Walk calls visit for n and everything it is made of; not for the patterns of EXISTS.
func Walk(n Node, visit func(Node)) {
	visit(n)
	for _, c := range Children(n) {
		Walk(c, visit)
	}
}
