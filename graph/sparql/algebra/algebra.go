// Package algebra turns a parsed query into the algebra of SPARQL 1.1
// (section 18). [Translate] is the entry.
//
// Variables become slots: numbers from 0, one for every variable that is a
// different one. A name that a subquery does not project gets a slot of its own
// there, so that no operator has to hide anything. The graph in which a pattern
// is matched stands in the pattern itself.
package algebra

import (
	"kg/graph/rdf"
	"kg/graph/sparql/syntax"
)

// Var is a slot of a solution.
type Var int32

// NoVar is no variable.
const NoVar Var = -1

// Slot is a component of a pattern: a variable, or a term if Var is NoVar.
type Slot struct {
	Var  Var
	Term rdf.Term
}

// IsVar reports whether s is a variable.
func (s Slot) IsVar() bool { return s.Var != NoVar }

// Graph says where a pattern is matched: in the default graph, or in the named
// graph Name, or if that is a variable in every named graph.
type Graph struct {
	Named bool
	Name  Slot // Named only
}

// Node is a node of the algebra.
type Node interface{ node() }

// Quad is a triple pattern with its graph.
type Quad struct {
	S, P, O Slot
	Graph   Graph
}

// Path is a property path that does not come down to triple patterns: a
// repetition.
type Path struct {
	S, O  Slot
	Path  PathRepeat
	Graph Graph
}

// Graphs has a solution for every named graph, Name its name; with a constant
// name, one solution if there is such a graph.
type Graphs struct{ Name Slot }

// Join is the join of its parts; without parts, the one solution that binds nothing.
type Join struct{ Parts []Node }

// LeftJoin is OPTIONAL.
type LeftJoin struct {
	L, R  Node
	Conds []Expr // all must hold
}

// Union has the solutions of all parts.
type Union struct{ Parts []Node }

// Minus has the solutions of L that no solution of R is compatible with.
type Minus struct{ L, R Node }

// Filter has the solutions for which all conditions hold.
type Filter struct {
	Input Node
	Conds []Expr
}

// Extend binds variables one after the other; one whose expression fails stays unbound.
type Extend struct {
	Input Node
	Binds []Binding
}

// Binding is an expression and the variable it gets.
type Binding struct {
	Var  Var
	Expr Expr
}

// Values is inline data. A zero Term is UNDEF.
type Values struct {
	Vars []Var
	Rows [][]rdf.Term
}

// Service is a pattern for another endpoint.
type Service struct {
	Silent bool
	Name   Slot
	Group  *syntax.Group
	Names  []string // the pattern's variables
	Vars   []Var    // their slots
}

// Group groups solutions by keys; its solutions bind the keys and the
// aggregates only.
type Group struct {
	Input Node
	Keys  []Var
	Aggs  []Aggregate
}

// Aggregate is a set function and the variable it gets.
type Aggregate struct {
	Var       Var
	Name      string // COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT
	Distinct  bool
	Arg       Expr // nil: COUNT(*)
	Separator string
	Row       []Var // COUNT(DISTINCT *): the variables that make a row
}

// Project keeps the variables given.
type Project struct {
	Input Node
	Vars  []Var
}

// Distinct removes duplicates; if Reduced it may leave some.
type Distinct struct {
	Input   Node
	Vars    []Var // what is compared
	Reduced bool
}

// OrderBy sorts.
type OrderBy struct {
	Input Node
	Keys  []OrderKey
}

// OrderKey is a key of OrderBy.
type OrderKey struct {
	Expr       Expr
	Descending bool
}

// Slice leaves out the first Offset solutions and has at most Limit; -1 is no limit.
type Slice struct {
	Input         Node
	Offset, Limit int64
}

// ForGraph has the solutions of Input in one named graph after the other, Var
// the graph's name. It stands where the patterns of Input cannot be matched in
// all graphs at once, as under an aggregate.
type ForGraph struct {
	Var   Var
	Input Node
}

// PathExpr is a property path: [PathIRI], [PathInverse], [PathSequence],
// [PathAlternative], [PathRepeat] or [PathNegated].
type PathExpr interface{ pathExpr() }

type (
	// PathIRI is one predicate.
	PathIRI struct{ IRI rdf.Term }
	// PathInverse is a path backwards.
	PathInverse struct{ Path PathExpr }
	// PathSequence is one path after the other.
	PathSequence struct{ Parts []PathExpr }
	// PathAlternative is any of several paths.
	PathAlternative struct{ Parts []PathExpr }
	// PathRepeat is a path Min times (0 or 1) up to once or, if Many, any number of times.
	PathRepeat struct {
		Path PathExpr
		Min  int
		Many bool
	}
	// PathNegated is any predicate but those given.
	PathNegated struct{ Except []rdf.Term }
)

// Expr is an expression: [*VarRef], [*Const], [*Call] or [*Exists].
type Expr interface{ expr() }

// VarRef is a variable.
type VarRef struct{ Var Var }

// Const is a term.
type Const struct{ Term rdf.Term }

// Call is an operator, a function or a cast. Op is the operator's sign ("=",
// "&&", "NEG", "POS", "IN", "NOT IN", …), the function's name in upper case, or
// an IRI.
type Call struct {
	Op   string
	Args []Expr
}

// Exists is EXISTS.
type Exists struct {
	Not  bool
	Node Node
}

func (*Quad) node()     {}
func (*Path) node()     {}
func (*Graphs) node()   {}
func (*Join) node()     {}
func (*LeftJoin) node() {}
func (*Union) node()    {}
func (*Minus) node()    {}
func (*Filter) node()   {}
func (*Extend) node()   {}
func (*Values) node()   {}
func (*Service) node()  {}
func (*Group) node()    {}
func (*Project) node()  {}
func (*Distinct) node() {}
func (*OrderBy) node()  {}
func (*Slice) node()    {}
func (*ForGraph) node() {}

func (PathIRI) pathExpr()         {}
func (PathInverse) pathExpr()     {}
func (PathSequence) pathExpr()    {}
func (PathAlternative) pathExpr() {}
func (PathRepeat) pathExpr()      {}
func (PathNegated) pathExpr()     {}

func (*VarRef) expr() {}
func (*Const) expr()  {}
func (*Call) expr()   {}
func (*Exists) expr() {}
