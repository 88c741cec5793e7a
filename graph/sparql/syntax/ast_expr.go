package syntax

// Expr is an expression: [Var], [IRI], [Literal], [*Logical], [*Binary], [*Unary],
// [*In], [*Call], [*Cast], [*Exists] or [*Aggregate].
type Expr interface{ expr() }

// Logical is a chain of || or of &&.
type Logical struct {
	Or   bool
	Args []Expr // at least two
}

// Binary is an operator between two operands: = != < > <= >= + - * /.
type Binary struct {
	Op   string
	L, R Expr
	Pos  Pos // of the operator
}

// Unary is an operator before its operand: ! + -.
type Unary struct {
	Op  string
	X   Expr
	Pos Pos
}

// In is an expression [NOT] IN (…).
type In struct {
	Not  bool
	X    Expr
	List []Expr
	Pos  Pos
}

// Call is a call of a built-in function.
type Call struct {
	Name string // in upper case, as in the standard's list of functions
	Args []Expr
	Pos  Pos
}

// Cast is a call of a function named by an IRI: a constructor of XML Schema
// or an extension.
type Cast struct {
	Function IRI
	Distinct bool // written before the arguments; for extension aggregates
	Args     []Expr
}

// Exists is [NOT] EXISTS { … }.
type Exists struct {
	Not   bool
	Group *Group
	Pos   Pos
}

// Aggregate is a set function over the rows of a group.
type Aggregate struct {
	Name      string // COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT
	Distinct  bool
	Arg       Expr   // nil: COUNT(*)
	Separator string // GROUP_CONCAT; a space unless given
	Pos       Pos
}

func (Var) expr()        {}
func (IRI) expr()        {}
func (Literal) expr()    {}
func (*Logical) expr()   {}
func (*Binary) expr()    {}
func (*Unary) expr()     {}
func (*In) expr()        {}
func (*Call) expr()      {}
func (*Cast) expr()      {}
func (*Exists) expr()    {}
func (*Aggregate) expr() {}
