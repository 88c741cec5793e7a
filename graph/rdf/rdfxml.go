package rdf

import (
	"fmt"
	"hash/maphash"
	"io"
	"strconv"
	"strings"
)

// rdfXML reads RDF/XML. Like turtle it keeps a stack of its own. The only thing
// it remembers of a whole document are hashes of the rdf:ID names, of which none
// may come twice.
type rdfXML struct {
	in    xmlReader
	depth int
	blank blankLabels
	names interner

	stack []xmlFrame
	done  bool // the root element has ended
	ids   map[uint64]struct{}
	seed  maphash.Seed

	out     []Quad
	head    int
	pending error
}

// An xmlFrame is an open element.
type xmlFrame struct {
	kind  xmlFrameKind
	scope xmlScope

	subj Term // node: the subject; property: that of the node it belongs to
	li   int  // node: how many rdf:li it has had

	pred     Term      // property
	reify    Term      // property: the name of the statement; None without rdf:ID
	datatype string    // property: of its literal
	hasType  bool      // property: rdf:datatype was given
	text     []byte    // property: the text so far; markup of an XML literal
	hasNode  bool      // property: a node element was its object
	last     Term      // collection: the last cell so far
	literal  *xmlCanon // parseType="Literal"
}

type xmlFrameKind uint8

const (
	rdfFrame      xmlFrameKind = iota // rdf:RDF
	nodeFrame                         // a node element, or a property with parseType="Resource"
	propertyFrame                     // a property element whose content is a literal or a node
	emptyFrame                        // a property element without content
	listFrame                         // a property element with parseType="Collection"
	literalFrame                      // a property element with parseType="Literal"
)

func newRDFXML(r io.Reader, o Options) *rdfXML {
	return &rdfXML{
		in: newXMLReader(r, o), depth: o.MaxDepth,
		blank: blankLabels{scope: o.Scope}, names: newInterner(),
		ids: map[uint64]struct{}{}, seed: maphash.MakeSeed(),
	}
}

func (x *rdfXML) prefixes() []Prefix { return sortedPrefixes(x.in.prefix) }

func (x *rdfXML) next() (Quad, error) {
	for {
		if x.head < len(x.out) {
			q := x.out[x.head]
			x.head++
			return q, nil
		}
		x.out, x.head = x.out[:0], 0
		if x.pending != nil {
			err := x.pending
			x.pending = nil
			return Quad{}, err
		}
		x.pending = x.step()
	}
}

// resync leaves out the rest of the node element, right below rdf:RDF, that was
// found to be wrong. Where the XML itself is malformed nothing can be done.
func (x *rdfXML) resync() bool {
	if len(x.stack) == 0 || x.stack[0].kind != rdfFrame {
		return false
	}
	for len(x.in.tags) > 1 {
		if _, err := x.in.next(); err != nil && x.in.broken {
			return false
		}
	}
	x.stack = x.stack[:1]
	return !x.in.broken
}

// step reads one XML token.
func (x *rdfXML) step() error {
	tok, err := x.in.next()
	if err != nil {
		if err == io.EOF && !x.done {
			return x.in.fail("rdf:RDF or a node element", "the end of the input")
		}
		return err
	}
	var f *xmlFrame
	if len(x.stack) > 0 {
		f = &x.stack[len(x.stack)-1]
	}
	if f != nil && f.kind == literalFrame && (tok.kind != xmlEnd || f.literal.depth > 0) {
		return x.literalToken(f, tok)
	}
	switch tok.kind {
	case xmlStart:
		if x.done {
			return x.in.fail("the end of the document", "<"+tok.name+">")
		}
		if len(x.stack) >= x.depth {
			return x.in.tooDeep(x.depth)
		}
		if err := x.qualify(&tok); err != nil {
			return err
		}
		return x.start(f, tok, x.in.scope())
	case xmlEnd:
		x.end(f)
	case xmlText:
		switch {
		case f != nil && f.kind == propertyFrame && !f.hasNode:
			if len(f.text)+len(tok.text) > x.in.limit {
				return x.in.tooLong()
			}
			f.text = append(f.text, tok.text...)
		case strings.Trim(tok.text, " \t\r\n") != "":
			return x.in.fail("an element", strconv.Quote(excerpt([]byte(strings.TrimSpace(tok.text)))))
		}
	}
	return nil
}

// qualify checks the names of an element and its attributes. It gives attributes
// without a namespace, which may only be the old forms of those of RDF, that
// namespace, and drops those whose names XML keeps
// for itself (RDF/XML Syntax Specification, section 6.1.4).
func (x *rdfXML) qualify(tok *xmlToken) error {
	if !validIRI(tok.iri) {
		return x.in.fail("an element in a namespace that is an absolute IRI", "<"+tok.name+">")
	}
	kept := tok.attrs[:0]
	for _, a := range tok.attrs {
		if a.ns == "" {
			switch a.name {
			case "ID", "about", "resource", "parseType", "type":
				a.ns, a.iri = rdfNS, rdfNS+a.name
			default:
				if len(a.name) >= 3 && strings.EqualFold(a.name[:3], "xml") {
					continue
				}
				return x.in.fail("an attribute with a prefix", a.name)
			}
		}
		if !validIRI(a.iri) {
			return x.in.fail("an attribute in a namespace that is an absolute IRI", a.name)
		}
		kept = append(kept, a)
	}
	tok.attrs = kept
	return nil
}

// start reads the start tag of an element inside f, nil for the root.
func (x *rdfXML) start(f *xmlFrame, tok xmlToken, scope xmlScope) error {
	if f == nil && tok.iri == rdfNS+"RDF" {
		for _, a := range tok.attrs {
			return x.in.fail("rdf:RDF without attributes but xml: and xmlns:", a.name)
		}
		x.stack = append(x.stack, xmlFrame{kind: rdfFrame, scope: scope})
		return nil
	}
	if f == nil {
		_, err := x.node(tok, scope)
		return err
	}
	switch f.kind {
	case rdfFrame:
		_, err := x.node(tok, scope)
		return err
	case nodeFrame:
		return x.property(f, tok, scope)
	case listFrame:
		at := len(x.stack) - 1
		s, err := x.node(tok, scope)
		if err != nil {
			return err
		}
		f = &x.stack[at]
		cell := x.blank.fresh()
		if f.last.Kind == None {
			x.statement(f, cell)
		} else {
			x.emit(f.last, NewIRI(rdfRest), cell)
		}
		x.emit(cell, NewIRI(rdfFirst), s)
		f.last = cell
		return nil
	case propertyFrame:
		switch {
		case f.hasNode:
			return x.in.fail("one node element in a property element", "<"+tok.name+"> as well")
		case f.hasType:
			return x.in.fail("text in a property element with rdf:datatype", "<"+tok.name+">")
		case strings.Trim(string(f.text), " \t\r\n") != "":
			return x.in.fail("either text or an element in a property element", "<"+tok.name+"> after text")
		}
		f.hasNode = true
		at := len(x.stack) - 1
		o, err := x.node(tok, scope)
		if err != nil {
			return err
		}
		x.statement(&x.stack[at], o)
		return nil
	}
	return x.in.fail("an empty property element", "<"+tok.name+">")
}

// end closes f.
func (x *rdfXML) end(f *xmlFrame) {
	switch f.kind {
	case propertyFrame:
		if !f.hasNode {
			lit := Term{Kind: Literal, Value: string(f.text)}
			if f.hasType {
				lit = NewTyped(lit.Value, f.datatype)
			} else {
				lit.Lang = f.scope.lang
			}
			x.statement(f, lit)
		}
	case listFrame:
		if f.last.Kind == None {
			x.statement(f, NewIRI(rdfNil))
		} else {
			x.emit(f.last, NewIRI(rdfRest), NewIRI(rdfNil))
		}
	case literalFrame:
		x.statement(f, NewTyped(string(f.text), rdfNS+"XMLLiteral"))
	}
	x.stack = x.stack[:len(x.stack)-1]
	x.done = len(x.stack) == 0
}

func (x *rdfXML) emit(s, p, o Term) { x.out = append(x.out, Quad{S: s, P: p, O: o}) }

// statement emits the triple of the property f, and its reification.
func (x *rdfXML) statement(f *xmlFrame, o Term) {
	x.emit(f.subj, f.pred, o)
	if f.reify.Kind != None {
		x.emit(f.reify, NewIRI(rdfType), NewIRI(rdfNS+"Statement"))
		x.emit(f.reify, NewIRI(rdfNS+"subject"), f.subj)
		x.emit(f.reify, NewIRI(rdfNS+"predicate"), f.pred)
		x.emit(f.reify, NewIRI(rdfNS+"object"), o)
	}
}

// Names of the RDF namespace that mean syntax, and where they may stand
// (RDF/XML Syntax Specification, section 5.1).
var rdfSyntaxNames = map[string]bool{
	"RDF": true, "ID": true, "about": true, "parseType": true, "resource": true, "nodeID": true, "datatype": true,
	"bagID": true, "aboutEach": true, "aboutEachPrefix": true,
}

// mayName reports whether iri may name an element or property attribute; not
// are further names of the RDF namespace that may not.
func mayName(iri string, not ...string) bool {
	local, ok := strings.CutPrefix(iri, rdfNS)
	if !ok {
		return true
	}
	for _, n := range not {
		if local == n {
			return false
		}
	}
	return !rdfSyntaxNames[local]
}

// node reads the start tag of a node element and pushes its frame.
func (x *rdfXML) node(tok xmlToken, scope xmlScope) (Term, error) {
	if !mayName(tok.iri, "li") {
		return Term{}, x.in.fail("a node element", "<"+tok.name+">")
	}
	var s Term
	var rest []xmlAttr
	for _, a := range tok.attrs {
		var t Term
		var err error
		switch a.iri {
		case rdfNS + "about":
			t, err = x.iri(a.value, scope)
		case rdfNS + "ID":
			t, err = x.id(a.value, scope)
		case rdfNS + "nodeID":
			t, err = x.nodeID(a.value)
		default:
			if !mayName(a.iri, "Description", "li") {
				err = x.in.fail("an attribute of a node element", a.name)
			}
			rest = append(rest, a)
		}
		if err == nil && t.Kind != None && s.Kind != None {
			err = x.in.fail("one of rdf:about, rdf:ID and rdf:nodeID", "two of them")
		}
		if err != nil {
			return Term{}, err
		}
		if t.Kind != None {
			s = t
		}
	}
	if s.Kind == None {
		s = x.blank.fresh()
	}
	if tok.iri != rdfNS+"Description" {
		x.emit(s, NewIRI(rdfType), Term{Kind: IRI, Value: tok.iri})
	}
	x.stack = append(x.stack, xmlFrame{kind: nodeFrame, scope: scope, subj: s})
	return s, x.propertyAttributes(s, rest, scope)
}

func (x *rdfXML) propertyAttributes(s Term, attrs []xmlAttr, scope xmlScope) error {
	for _, a := range attrs {
		o := NewLangString(a.value, scope.lang)
		if a.iri == rdfType {
			var err error
			if o, err = x.iri(a.value, scope); err != nil {
				return err
			}
		}
		x.emit(s, Term{Kind: IRI, Value: a.iri}, o)
	}
	return nil
}

// property reads the start tag of a property element of the node parent.
func (x *rdfXML) property(parent *xmlFrame, tok xmlToken, scope xmlScope) error {
	if !mayName(tok.iri, "Description") {
		return x.in.fail("a property element", "<"+tok.name+">")
	}
	f := xmlFrame{kind: propertyFrame, scope: scope, subj: parent.subj, pred: Term{Kind: IRI, Value: tok.iri}}
	if tok.iri == rdfNS+"li" {
		parent.li++
		f.pred.Value = rdfNS + "_" + strconv.Itoa(parent.li)
	}
	var parseType *string
	var object Term
	var rest []xmlAttr
	given := 0 // of rdf:resource, rdf:nodeID and rdf:datatype
	for _, a := range tok.attrs {
		var err error
		switch a.iri {
		case rdfNS + "ID":
			f.reify, err = x.id(a.value, scope)
		case rdfNS + "datatype":
			var t Term
			t, err = x.iri(a.value, scope)
			f.datatype, f.hasType = t.Value, true
			given++
		case rdfNS + "resource":
			object, err = x.iri(a.value, scope)
			given++
		case rdfNS + "nodeID":
			object, err = x.nodeID(a.value)
			given++
		case rdfNS + "parseType":
			parseType = &a.value
		default:
			if !mayName(a.iri, "Description", "li") {
				err = x.in.fail("an attribute of a property element", a.name)
			}
			rest = append(rest, a)
		}
		if err != nil {
			return err
		}
	}
	if given > 1 || given > 0 && parseType != nil || len(rest) > 0 && (parseType != nil || f.hasType) {
		return x.in.fail("attributes of a property element that go together", fmt.Sprintf("<%s> with too many", tok.name))
	}
	switch {
	case parseType == nil && (object.Kind != None || len(rest) > 0):
		f.kind = emptyFrame
		if object.Kind == None {
			object = x.blank.fresh()
		}
		x.statement(&f, object)
		if err := x.propertyAttributes(object, rest, scope); err != nil {
			return err
		}
	case parseType == nil:
	case *parseType == "Resource":
		o := x.blank.fresh()
		x.statement(&f, o)
		f = xmlFrame{kind: nodeFrame, scope: scope, subj: o}
	case *parseType == "Collection":
		f.kind = listFrame
	default:
		f.kind = literalFrame
		f.literal = &xmlCanon{}
	}
	x.stack = append(x.stack, f)
	return nil
}

// literalToken adds a token to the XML literal f.
func (x *rdfXML) literalToken(f *xmlFrame, tok xmlToken) error {
	f.text = f.literal.append(f.text, tok)
	if len(f.text) > x.in.limit {
		return x.in.tooLong()
	}
	if f.literal.depth > x.depth {
		return x.in.tooDeep(x.depth)
	}
	return nil
}

// iri resolves the value of an attribute.
func (x *rdfXML) iri(ref string, scope xmlScope) (Term, error) {
	if !iriCharacters(ref) {
		return Term{}, x.in.fail("an IRI", strconv.Quote(excerpt([]byte(ref))))
	}
	if !hasScheme(ref) {
		if scope.base == "" {
			return Term{}, x.in.fail("an absolute IRI", strconv.Quote(excerpt([]byte(ref))))
		}
		ref = ResolveIRI(scope.base, ref)
	}
	return Term{Kind: IRI, Value: x.names.string([]byte(ref))}, nil
}

// id returns the IRI that an rdf:ID stands for.
func (x *rdfXML) id(name string, scope xmlScope) (Term, error) {
	if !isNCName(name) {
		return Term{}, x.in.fail("a name as rdf:ID", strconv.Quote(excerpt([]byte(name))))
	}
	t, err := x.iri("#"+name, scope)
	if err != nil {
		return t, err
	}
	h := maphash.String(x.seed, t.Value)
	if _, twice := x.ids[h]; twice {
		return t, x.in.fail("an rdf:ID that was not used before", strconv.Quote(excerpt([]byte(name))))
	}
	x.ids[h] = struct{}{}
	return t, nil
}

func (x *rdfXML) nodeID(name string) (Term, error) {
	if !isNCName(name) {
		return Term{}, x.in.fail("a name as rdf:nodeID", strconv.Quote(excerpt([]byte(name))))
	}
	return NewBlank(string(x.blank.appendNamed(nil, []byte(name)))), nil
}

// isNCName reports whether s is an XML name without colon.
func isNCName(s string) bool {
	for i, r := range s {
		switch {
		case r < 0x80 && (isAlpha(byte(r)) || r == '_'):
		case r < 0x80:
			if i == 0 || !isDigit(byte(r)) && r != '-' && r != '.' {
				return false
			}
		case isNameStart(r), i > 0 && isNameRest(r):
		default:
			return false
		}
	}
	return s != ""
}
