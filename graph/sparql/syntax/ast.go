package syntax

import "kg/graph/rdf"

// Statement is a [*Query] or an [*Update].
type Statement interface {
	String() string // text that parses back to the same tree, positions aside
	statement()
}

// Form is the form of a query.
type Form uint8

const (
	Select Form = iota + 1
	Construct
	Describe
	Ask
)

// Query is a query, or a subquery (form Select, without From).
type Query struct {
	Pos  Pos
	Form Form
	Base string // the last BASE of the prologue, "" if there is none; for IRI()

	// Select.
	Distinct, Reduced bool
	Star              bool         // SELECT *, DESCRIBE *
	Projection        []Projection // in order; empty with Star

	Template  []*Triples // Construct
	Resources []Node     // Describe: variables and IRIs; empty with Star

	From   []From
	Where  *Group // nil: DESCRIBE without a pattern
	Values *Values

	GroupBy []GroupKey
	Having  []Expr
	OrderBy []OrderKey
	Limit   *int64
	Offset  *int64
}

// Projection is one column of SELECT: a variable, or an expression AS a variable.
type Projection struct {
	Var  Var
	Expr Expr // nil: the variable as the pattern binds it
}

// From is one FROM clause of a query or one USING clause of an update.
type From struct {
	Named bool
	Graph IRI
}

// GroupKey is one key of GROUP BY.
type GroupKey struct {
	Expr Expr
	As   *Var // nil: no name given
}

// OrderKey is one key of ORDER BY.
type OrderKey struct {
	Expr       Expr
	Descending bool
}

// Node is a subject, predicate or object as written: [Var], [IRI], [Literal],
// [Blank], [*BlankProperties] or [*Collection].
type Node interface{ node() }

// Var is a variable.
type Var struct {
	Name string // without ? or $
	Pos  Pos
}

// IRI is an IRI, resolved against the base, prefixed names expanded.
type IRI struct {
	Value string
	Pos   Pos
}

// Literal is a literal.
type Literal struct {
	Term rdf.Term
	Pos  Pos
}

// Blank is a blank node; with an empty label, [].
type Blank struct {
	Label string
	Pos   Pos
}

// BlankProperties is a blank node with properties: [ :p :o ].
type BlankProperties struct {
	Properties []Property // at least one
	Pos        Pos
}

// Collection is a list: ( 1 2 3 ).
type Collection struct {
	Items []Node // at least one; () is the IRI rdf:nil
	Pos   Pos
}

// Triples are the triples of one subject.
type Triples struct {
	Subject    Node
	Properties []Property // none where the subject is a *BlankProperties or *Collection that stands alone
}

// Property is a predicate with its objects.
type Property struct {
	Verb    Node // Var or IRI; nil if Path is set
	Path    Path // a property path that is more than one IRI
	Objects []Node
}

// Path is a property path: [IRI], [*PathInverse], [*PathSequence],
// [*PathAlternative], [*PathRepeat] or [*PathNegated].
type Path interface{ path() }

// PathInverse is ^path.
type PathInverse struct{ Path Path }

// PathSequence is path/path/….
type PathSequence struct{ Parts []Path }

// PathAlternative is path|path|….
type PathAlternative struct{ Parts []Path }

// PathRepeat is path*, path+ or path?.
type PathRepeat struct {
	Path Path
	Op   byte // '*', '+' or '?'
}

// PathNegated is !(iri|^iri|…).
type PathNegated struct {
	Forward, Inverse []IRI
}

// Group is a group graph pattern, { … }.
type Group struct {
	Elements []Element
	Pos      Pos
}

// Element is one element of a group: [*TriplesBlock], [*Group], [*Optional],
// [*Minus], [*Graph], [*Service], [*Union], [*Filter], [*Bind], [*Values] or [*SubSelect].
type Element interface{ element() }

// TriplesBlock is a run of triples.
type TriplesBlock struct{ Triples []*Triples }

// Optional is OPTIONAL { … }.
type Optional struct{ Group *Group }

// Minus is MINUS { … }.
type Minus struct{ Group *Group }

// Graph is GRAPH name { … }.
type Graph struct {
	Name  Node // Var or IRI
	Group *Group
}

// Service is SERVICE name { … }.
type Service struct {
	Silent bool
	Name   Node // Var or IRI
	Group  *Group
	Pos    Pos
}

// Union is { … } UNION { … } …, of two groups or more.
type Union struct{ Groups []*Group }

// Filter is FILTER expression.
type Filter struct{ Expr Expr }

// Bind is BIND (expression AS ?var).
type Bind struct {
	Expr Expr
	Var  Var
}

// Values is inline data.
type Values struct {
	Vars []Var
	Rows [][]Node // IRI, Literal, or nil for UNDEF; as many as Vars
	Pos  Pos
}

// SubSelect is a subquery; it is alone in its group.
type SubSelect struct{ Query *Query }

func (*Query) statement()  {}
func (*Update) statement() {}

func (Var) node()              {}
func (IRI) node()              {}
func (Literal) node()          {}
func (Blank) node()            {}
func (*BlankProperties) node() {}
func (*Collection) node()      {}

func (IRI) path()              {}
func (*PathInverse) path()     {}
func (*PathSequence) path()    {}
func (*PathAlternative) path() {}
func (*PathRepeat) path()      {}
func (*PathNegated) path()     {}

func (*Group) element()        {}
func (*TriplesBlock) element() {}
func (*Optional) element()     {}
func (*Minus) element()        {}
func (*Graph) element()        {}
func (*Service) element()      {}
func (*Union) element()        {}
func (*Filter) element()       {}
func (*Bind) element()         {}
func (*Values) element()       {}
func (*SubSelect) element()    {}
