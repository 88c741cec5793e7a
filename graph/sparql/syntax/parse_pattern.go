package syntax

// group reads a group graph pattern (production GroupGraphPattern).
func (p *parser) group() *Group {
	p.enter()
	defer p.leave()
	g := &Group{Pos: p.tok.pos}
	p.need("{")
	if p.isWord("SELECT") {
		g.Elements = []Element{&SubSelect{Query: p.subSelect()}}
		p.need("}")
		return g
	}
	p.labels.pattern()
	scope := groupScope{}
	for !p.punct("}") {
		p.chain(len(g.Elements), "pattern elements")
		g.Elements = append(g.Elements, p.element(g, &scope))
	}
	return g
}

// element reads one element of the group g.
func (p *parser) element(g *Group, scope *groupScope) Element {
	if p.atTriples() {
		return p.triplesBlock(g)
	}
	var e Element
	switch {
	case p.word("FILTER"):
		bgp := p.labels.bgp
		e = &Filter{Expr: p.scalar(p.constraint)}
		p.labels.bgp = bgp // a filter does not end the basic graph pattern
		p.punct(".")
		return e
	case p.word("OPTIONAL"):
		e = &Optional{Group: p.group()}
	case p.word("MINUS"):
		e = &Minus{Group: p.group()}
	case p.word("GRAPH"):
		name := p.varOrIRI()
		e = &Graph{Name: name, Group: p.group()}
	case p.isWord("SERVICE"):
		s := &Service{Pos: p.tok.pos}
		p.advance()
		s.Silent = p.word("SILENT")
		s.Name = p.varOrIRI()
		s.Group = p.group()
		e = s
	case p.word("BIND"):
		p.need("(")
		b := &Bind{Expr: p.scalar(p.expression)}
		p.needWord("AS")
		b.Var = p.variable()
		p.need(")")
		if scope.has(g, b.Var.Name) {
			p.failAt(b.Var.Pos, "choose another name, or put the pattern before it in a group of its own", "variable ?%s of BIND is already in use in this group", b.Var.Name)
		}
		e = b
	case p.isWord("VALUES"):
		e = p.values()
	case p.isPunct("{"):
		e = p.groupOrUnion()
	default:
		hint := ""
		if p.tok.kind == kindWord {
			hint = nearest(p.tok.val, patternWords)
		}
		p.expectedHint("a triple pattern, a keyword of a pattern or }", hint)
	}
	p.labels.pattern()
	p.punct(".")
	return e
}

// scalar reads an expression in which no aggregate may stand.
func (p *parser) scalar(read func() Expr) Expr {
	at, before := p.tok.pos, p.aggregates
	e := read()
	if p.aggregates != before {
		p.failAt(at, "use HAVING, or a subquery", "an aggregate can stand in SELECT, HAVING and ORDER BY only")
	}
	return e
}

// groupOrUnion reads groups with UNION between them.
func (p *parser) groupOrUnion() Element {
	g := p.group()
	if !p.isWord("UNION") {
		return g
	}
	u := &Union{Groups: []*Group{g}}
	for p.word("UNION") {
		u.Groups = append(u.Groups, p.group())
	}
	return u
}

// triplesBlock reads triples up to something else. Triples behind a filter
// make a block of their own; joined with the block before it by the algebra.
func (p *parser) triplesBlock(g *Group) Element {
	b := &TriplesBlock{}
	for p.atTriples() {
		b.Triples = append(b.Triples, p.triplesSameSubjectPath())
		if !p.punct(".") {
			break
		}
	}
	if p.atTriples() {
		p.expected(". between triples")
	}
	return b
}

// atTriples reports whether a triple pattern begins here.
func (p *parser) atTriples() bool {
	switch p.tok.kind {
	case kindVar, kindIRI, kindName, kindBlank, kindInt, kindDec, kindDouble, kindString:
		return true
	case kindWord:
		return p.isWord("true", "false")
	case kindPunct:
		return p.isPunct("[") || p.isPunct("(") || p.isPunct("+") || p.isPunct("-")
	}
	return false
}

// triplesSameSubject reads triples without paths, for templates and data.
func (p *parser) triplesSameSubject() *Triples { return p.sameSubject(false) }

// triplesSameSubjectPath reads triples whose predicates may be paths.
func (p *parser) triplesSameSubjectPath() *Triples { return p.sameSubject(true) }

func (p *parser) sameSubject(paths bool) *Triples {
	if !p.atTriples() {
		p.expected("a triple")
	}
	t := &Triples{}
	at := p.tok
	t.Subject = p.graphNode(paths)
	if _, ok := t.Subject.(Literal); ok {
		// The grammar allows it elsewhere; such a pattern matches nothing.
		if p.noVars {
			p.failAt(at.pos, "", "a literal cannot be a subject")
		}
	}
	alone := false // may it stand without properties?
	switch t.Subject.(type) {
	case *BlankProperties, *Collection:
		alone = true
	}
	if alone && !p.atVerb() {
		return t
	}
	t.Properties = p.propertyList(paths)
	return t
}

// atVerb reports whether a predicate or a path begins here.
func (p *parser) atVerb() bool {
	return p.tok.kind == kindVar || p.isIRI() || p.tok.kind == kindWord && p.tok.val == "a" ||
		p.isPunct("^") || p.isPunct("!") || p.isPunct("(")
}

// propertyList reads predicates and their objects (production PropertyListNotEmpty).
func (p *parser) propertyList(paths bool) []Property {
	var list []Property
	for {
		list = append(list, p.property(paths))
		if !p.isPunct(";") {
			return list
		}
		for p.punct(";") {
		}
		if !p.atVerb() {
			return list
		}
	}
}

func (p *parser) property(paths bool) Property {
	var v Property
	switch {
	case p.tok.kind == kindVar:
		v.Verb = p.patternVar()
	case paths:
		path := p.path()
		if i, ok := path.(IRI); ok {
			v.Verb = i
		} else {
			v.Path = path
		}
	case p.tok.kind == kindWord && p.tok.val == "a":
		v.Verb = p.rdfType()
	case p.isIRI():
		v.Verb = p.iri()
	default:
		p.expected("a predicate")
	}
	if i, ok := v.Verb.(IRI); ok && (p.isPunct("/") || p.isPunct("|") || p.isPunct("*") || p.isPunct("+") && !p.signedNumber() || p.isPunct("?")) {
		p.failAt(i.Pos, "", "a property path cannot stand in a template or in data")
	}
	v.Objects = append(v.Objects, p.graphNode(paths))
	for p.punct(",") {
		v.Objects = append(v.Objects, p.graphNode(paths))
	}
	return v
}

func (p *parser) rdfType() IRI {
	i := IRI{Value: rdfNS + "type", Pos: p.tok.pos}
	p.advance()
	return i
}

const rdfNS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

// graphNode reads a subject or an object (production GraphNodePath).
func (p *parser) graphNode(paths bool) Node {
	switch {
	case p.isPunct("["):
		return p.blankProperties(paths)
	case p.isPunct("("):
		return p.collection(paths)
	case p.tok.kind == kindVar:
		return p.patternVar()
	case p.isIRI():
		return p.iri()
	case p.tok.kind == kindBlank:
		p.checkBlank()
		b := Blank{Label: p.tok.val, Pos: p.tok.pos}
		if !p.labels.use(b.Label) {
			p.failAt(b.Pos, "", "blank node label _:%s is used in two graph patterns", b.Label)
		}
		p.advance()
		return b
	}
	if l, ok := p.literal(); ok {
		return l
	}
	p.expected("a variable, an IRI, a literal, a blank node or a list")
	return nil
}

// patternVar reads a variable of a triple.
func (p *parser) patternVar() Var {
	if p.noVars {
		p.failAt(p.tok.pos, "", "a variable cannot stand in data")
	}
	return p.variable()
}

func (p *parser) checkBlank() {
	if p.noBlanks {
		p.failAt(p.tok.pos, "use a variable", "a blank node cannot stand in DELETE")
	}
}

// blankProperties reads [] or [ properties ].
func (p *parser) blankProperties(paths bool) Node {
	p.enter()
	defer p.leave()
	p.checkBlank()
	at := p.tok.pos
	p.need("[")
	if p.punct("]") {
		return Blank{Pos: at}
	}
	b := &BlankProperties{Pos: at, Properties: p.propertyList(paths)}
	p.need("]")
	return b
}

// collection reads () or ( items ).
func (p *parser) collection(paths bool) Node {
	p.enter()
	defer p.leave()
	at := p.tok.pos
	p.need("(")
	if p.punct(")") {
		return IRI{Value: rdfNS + "nil", Pos: at}
	}
	if p.noBlanks {
		p.failAt(at, "use variables", "a list cannot stand in DELETE")
	}
	c := &Collection{Pos: at}
	for !p.punct(")") {
		c.Items = append(c.Items, p.graphNode(paths))
	}
	return c
}

// path reads a property path (production Path).
func (p *parser) path() Path {
	p.enter()
	defer p.leave()
	parts := []Path{p.pathSequence()}
	for p.punct("|") {
		parts = append(parts, p.pathSequence())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return &PathAlternative{Parts: parts}
}

func (p *parser) pathSequence() Path {
	parts := []Path{p.pathEltOrInverse()}
	for p.punct("/") {
		parts = append(parts, p.pathEltOrInverse())
	}
	if len(parts) == 1 {
		return parts[0]
	}
	return &PathSequence{Parts: parts}
}

func (p *parser) pathEltOrInverse() Path {
	if p.punct("^") {
		return &PathInverse{Path: p.pathElt()}
	}
	return p.pathElt()
}

func (p *parser) pathElt() Path {
	path := p.pathPrimary()
	switch {
	case p.isPunct("*") || p.isPunct("?"):
	case p.isPunct("+") && !p.signedNumber():
	default:
		return path
	}
	r := &PathRepeat{Path: path, Op: p.tok.val[0]}
	p.advance()
	return r
}

func (p *parser) pathPrimary() Path {
	switch {
	case p.isIRI():
		return p.iri()
	case p.tok.kind == kindWord && p.tok.val == "a":
		return p.rdfType()
	case p.punct("!"):
		return p.pathNegated()
	case p.punct("("):
		path := p.path()
		p.need(")")
		return path
	}
	p.expected("a predicate or a property path")
	return nil
}

// pathNegated reads what follows ! (production PathNegatedPropertySet).
func (p *parser) pathNegated() Path {
	n := &PathNegated{}
	one := func() {
		inverse := p.punct("^")
		var i IRI
		switch {
		case p.tok.kind == kindWord && p.tok.val == "a":
			i = p.rdfType()
		case p.isIRI():
			i = p.iri()
		default:
			p.expected("an IRI, a or ^")
		}
		if inverse {
			n.Inverse = append(n.Inverse, i)
		} else {
			n.Forward = append(n.Forward, i)
		}
	}
	if !p.punct("(") {
		one()
		return n
	}
	if p.punct(")") {
		return n
	}
	one()
	for p.punct("|") {
		one()
	}
	p.need(")")
	return n
}
