// Package rdf holds RDF terms and quads, and reads and writes the RDF
// concrete syntaxes: N-Triples, N-Quads, Turtle, TriG, RDF/XML and JSON-LD.
//
// [Open] reads a document of any of them, compressed or not; [NewReader] one whose
// format is known; [NewWriter] writes one. [Scanner] is the fast way into N-Quads
// for those who do without [Term].
//
// A [Term] keeps the lexical form it was written with: "01"^^xsd:integer stays
// "01". Values are compared by value only where a query language asks for it.
package rdf

// Kind tells the three kinds of RDF term apart. The zero value is no term at
// all; it stands for the default graph in [Quad.G].
type Kind uint8

const (
	None    Kind = iota // no term: the default graph, an unbound variable
	IRI                 // Value is the absolute IRI, without angle brackets
	Blank               // Value is the label, without "_:"
	Literal             // Value is the lexical form
)

// Well-known datatype IRIs.
const (
	XSDString     = "http://www.w3.org/2001/XMLSchema#string"
	RDFLangString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"
)

// Term is one RDF 1.1 term. It is comparable: two terms are the same RDF term
// if and only if they are == (RDF 1.1 Concepts, section 3.3, term equality).
type Term struct {
	Kind     Kind
	Value    string
	Datatype string // literals: the datatype IRI; "" means xsd:string, or rdf:langString if Lang is set
	Lang     string // literals: the language tag in lower case; "" if none
}

// Quad is one statement and the graph it stands in. G.Kind is None in the
// default graph.
type Quad struct{ S, P, O, G Term }

// NewIRI returns the IRI iri, given without angle brackets.
func NewIRI(iri string) Term { return Term{Kind: IRI, Value: iri} }

// NewBlank returns the blank node with the given label, without "_:".
func NewBlank(label string) Term { return Term{Kind: Blank, Value: label} }

// NewString returns a plain literal, whose datatype is xsd:string.
func NewString(lexical string) Term { return Term{Kind: Literal, Value: lexical} }

// NewLangString returns a language-tagged literal; the tag is stored in lower case by the caller.
func NewLangString(lexical, lang string) Term {
	return Term{Kind: Literal, Value: lexical, Lang: lang}
}

// NewTyped returns a literal of the given datatype; xsd:string is stored as "".
func NewTyped(lexical, datatype string) Term {
	if datatype == XSDString {
		datatype = ""
	}
	return Term{Kind: Literal, Value: lexical, Datatype: datatype}
}
