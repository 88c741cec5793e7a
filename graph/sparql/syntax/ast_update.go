package syntax

// Update is a sequence of operations, run in order.
type Update struct {
	Base       string // the last BASE, "" if there is none; for IRI()
	Operations []Operation
}

// Operation is one operation of an update: [*InsertData], [*DeleteData],
// [*DeleteWhere], [*Modify], [*Load], [*Clear], [*Create] or [*Transfer].
type Operation interface{ operation() }

// QuadBlock are the triples for one graph in a quad pattern.
type QuadBlock struct {
	Graph   Node // nil: the default graph; else Var or IRI
	Triples []*Triples
}

// InsertData is INSERT DATA { … }.
type InsertData struct{ Quads []QuadBlock }

// DeleteData is DELETE DATA { … }.
type DeleteData struct{ Quads []QuadBlock }

// DeleteWhere is DELETE WHERE { … }.
type DeleteWhere struct{ Quads []QuadBlock }

// Modify is [WITH …] [DELETE { … }] [INSERT { … }] [USING …] WHERE { … }.
type Modify struct {
	With           *IRI
	Delete, Insert []QuadBlock
	HasDelete      bool // written, if empty
	HasInsert      bool
	Using          []From
	Where          *Group
}

// Load is LOAD [SILENT] iri [INTO GRAPH iri].
type Load struct {
	Silent bool
	Source IRI
	Into   *IRI
	Pos    Pos
}

// Target says which graphs an operation is about.
type Target uint8

const (
	TargetGraph   Target = iota + 1 // the one named
	TargetDefault                   // the default graph
	TargetNamed                     // all named graphs
	TargetAll                       // every graph
)

// Clear is CLEAR or DROP.
type Clear struct {
	Drop   bool
	Silent bool
	Target Target
	Graph  *IRI // TargetGraph only
}

// Create is CREATE [SILENT] GRAPH iri.
type Create struct {
	Silent bool
	Graph  IRI
}

// Transfer is ADD, MOVE or COPY from one graph to another.
type Transfer struct {
	Op       string // ADD, MOVE or COPY
	Silent   bool
	From, To *IRI // nil: the default graph
}

func (*InsertData) operation()  {}
func (*DeleteData) operation()  {}
func (*DeleteWhere) operation() {}
func (*Modify) operation()      {}
func (*Load) operation()        {}
func (*Clear) operation()       {}
func (*Create) operation()      {}
func (*Transfer) operation()    {}
