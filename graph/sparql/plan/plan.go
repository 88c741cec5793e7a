// Package plan turns the algebra of a query into a plan: operators in the order
// in which they are to run, with ids for terms. [Make] is the entry.
//
// An operator is run with an outer solution, whose bindings it takes as given:
// a scan looks up what is bound, and every solution of an operator has the
// bindings of the outer one. A join by [Bind] runs its right side with each
// solution of the left. That is the same as the join of the algebra only where
// nothing on the right could tell the difference; see correlates. What could is
// kept apart by [Isolated].
package plan

import (
	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/syntax"
)

// Node is an operator of a plan.
type Node interface {
	// Rows is the estimated number of solutions for one outer solution.
	Rows() float64
}

// rows is the estimate that every node carries.
type rows float64

func (r rows) Rows() float64 { return float64(r) }

// Slot is a component of a scan: a variable, or an id if Var is algebra.NoVar.
type Slot struct {
	Var algebra.Var
	ID  dataset.ID
}

// Scope says in which graphs a pattern is matched, besides what its graph slot says.
type Scope struct {
	Within map[dataset.ID]bool // only these; nil: all
	Named  bool                // not the default graph
	Merge  bool                // triples of several graphs count once
}

type (
	// Unit has the outer solution only.
	Unit struct{ rows }

	// Empty has no solutions.
	Empty struct {
		rows
		Why string // for a person: the term that is in no triple
	}

	// Scan matches a triple pattern.
	Scan struct {
		rows
		S, P, O, G Slot
		Scope      Scope
		Source     *algebra.Quad
	}

	// Path follows a property path that repeats.
	Path struct {
		rows
		S, O   Slot
		G      Slot
		Scope  Scope
		Path   Walk
		Source *algebra.Path
	}

	// Graphs lists the named graphs.
	Graphs struct {
		rows
		Name  Slot
		Scope Scope
	}

	// Bind runs R with every solution of L.
	Bind struct {
		rows
		L, R Node
	}

	// Merge joins a left side that is sorted by Var with a scan that is sorted by
	// it, both read forwards.
	Merge struct {
		rows
		L    Node
		R    *Scan
		Var  algebra.Var
		Side dataset.Order
	}

	// Hash joins by a table of R's solutions.
	Hash struct {
		rows
		L, R  Node
		Keys  []algebra.Var // bound in all solutions of both
		Vars  []algebra.Var // what R may bind
		Check []algebra.Var // what both may bind, but not always
		Keep  bool          // R does not depend on the outer solution: the table serves all
	}

	// LeftBind is OPTIONAL; it runs R with every solution of L.
	LeftBind struct {
		rows
		L, R  Node
		Conds []Expr
	}

	// LeftHash is OPTIONAL by a table of R's solutions.
	LeftHash struct {
		Hash
		Conds []Expr
	}

	// AntiBind is MINUS where all variables that the sides share are always bound.
	AntiBind struct {
		rows
		L, R Node
	}

	// Minus is MINUS by a table of R's solutions. R is run with the variables of
	// Pass only.
	Minus struct {
		Hash
		Pass []algebra.Var
	}

	// Union runs one part after the other.
	Union struct {
		rows
		Parts []Node
	}

	// Filter keeps the solutions for which all conditions hold.
	Filter struct {
		rows
		Input Node
		Conds []Expr
	}

	// Extend binds variables.
	Extend struct {
		rows
		Input Node
		Binds []Binding
	}

	// Values is inline data.
	Values struct {
		rows
		Vars []algebra.Var
		Data [][]dataset.ID
	}

	// Service asks another endpoint.
	Service struct {
		rows
		Silent bool
		Name   Slot
		Group  *syntax.Group
		Names  []string
		Vars   []algebra.Var
	}

	// Group groups by keys.
	Group struct {
		rows
		Input Node
		Keys  []algebra.Var
		Aggs  []Aggregate
	}

	// Distinct removes duplicates.
	Distinct struct {
		rows
		Input   Node
		Vars    []algebra.Var
		Reduced bool // only those that follow each other
	}

	// OrderBy sorts. With Top >= 0 only the first Top solutions are needed.
	OrderBy struct {
		rows
		Input Node
		Keys  []OrderKey
		Top   int64
	}

	// Slice takes a part.
	Slice struct {
		rows
		Input         Node
		Offset, Limit int64
	}

	// Isolated runs Input with the variables of Keep only and joins its solutions
	// with the outer one. The solutions are kept for the next outer solution.
	Isolated struct {
		rows
		Input Node
		Keep  []algebra.Var
		Vars  []algebra.Var // what Input may bind
	}

	// ForGraph runs Input for one named graph after the other.
	ForGraph struct {
		rows
		Names *Graphs
		Input Node
		Vars  []algebra.Var
	}
)

// Binding is an expression and its variable.
type Binding struct {
	Var  algebra.Var
	Expr Expr
}

// OrderKey is a key of OrderBy.
type OrderKey struct {
	Expr       Expr
	Descending bool
}

// Aggregate is a set function.
type Aggregate struct {
	algebra.Aggregate
	Arg Expr // nil: COUNT(*)
}

// Expr is an expression: [Var], [Const], [*Call] or [*Exists].
type Expr interface{ expr() }

// Var is a variable.
type Var struct{ Var algebra.Var }

// Const is a term with its id.
type Const struct {
	Term rdf.Term
	ID   dataset.ID
}

// Call is an operator, a function or a cast; see [algebra.Call].
type Call struct {
	Op   string
	Args []Expr
}

// Exists is EXISTS; Plan is run with the solution at hand.
type Exists struct {
	Not  bool
	Plan Node
}

func (Var) expr()     {}
func (Const) expr()   {}
func (*Call) expr()   {}
func (*Exists) expr() {}

// Walk is a path with ids: [Step], [Back], [Sequence], [Choice], [Repeat] or [Except].
type Walk interface{ walk() }

type (
	Step     struct{ P dataset.ID } // None: a predicate that no triple has
	Back     struct{ Walk Walk }
	Sequence struct{ Parts []Walk }
	Choice   struct{ Parts []Walk }
	Repeat   struct {
		Walk Walk
		Zero bool // also of length 0
		Many bool
	}
	Except struct{ P map[dataset.ID]bool }
)

func (Step) walk()     {}
func (Back) walk()     {}
func (Sequence) walk() {}
func (Choice) walk()   {}
func (Repeat) walk()   {}
func (Except) walk()   {}

// Children returns the operators that n reads from.
func Children(n Node) []Node {
	switch n := n.(type) {
	case *Bind:
		return []Node{n.L, n.R}
	case *Merge:
		return []Node{n.L, n.R}
	case *Hash:
		return []Node{n.L, n.R}
	case *LeftBind:
		return []Node{n.L, n.R}
	case *LeftHash:
		return []Node{n.L, n.R}
	case *AntiBind:
		return []Node{n.L, n.R}
	case *Minus:
		return []Node{n.L, n.R}
	case *Union:
		return n.Parts
	case *Filter:
		return []Node{n.Input}
	case *Extend:
		return []Node{n.Input}
	case *Group:
		return []Node{n.Input}
	case *Distinct:
		return []Node{n.Input}
	case *OrderBy:
		return []Node{n.Input}
	case *Slice:
		return []Node{n.Input}
	case *Isolated:
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
	case *LeftBind:
		return n.Conds
	case *LeftHash:
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
