package syntax

// updateUnit reads an update behind its first prologue (production Update).
func (p *parser) updateUnit() *Update {
	u := &Update{}
	for {
		p.prologue()
		u.Base = p.declaredBase
		if p.tok.kind == kindEOF {
			return u // an update may be empty, and may end with a semicolon
		}
		u.Operations = append(u.Operations, p.operation())
		if !p.punct(";") {
			return u
		}
	}
}

// operation reads one operation (production Update1).
func (p *parser) operation() Operation {
	switch {
	case p.word("INSERT"):
		if p.word("DATA") {
			return &InsertData{Quads: p.quadData(false)}
		}
		return p.modify(&Modify{}, "INSERT")
	case p.word("DELETE"):
		switch {
		case p.word("DATA"):
			return &DeleteData{Quads: p.quadData(true)}
		case p.word("WHERE"):
			p.labels.pattern()
			return &DeleteWhere{Quads: p.quadPattern(true)}
		}
		return p.modify(&Modify{}, "DELETE")
	case p.word("WITH"):
		with := p.iri()
		m := &Modify{With: &with}
		switch {
		case p.word("DELETE"):
			return p.modify(m, "DELETE")
		case p.word("INSERT"):
			return p.modify(m, "INSERT")
		}
		p.expected("DELETE or INSERT")
	case p.isWord("LOAD"):
		l := &Load{Pos: p.tok.pos}
		p.advance()
		l.Silent = p.word("SILENT")
		l.Source = p.iri()
		if p.word("INTO") {
			p.needWord("GRAPH")
			g := p.iri()
			l.Into = &g
		}
		return l
	case p.isWord("CLEAR", "DROP"):
		c := &Clear{Drop: p.isWord("DROP")}
		p.advance()
		c.Silent = p.word("SILENT")
		p.target(c)
		return c
	case p.word("CREATE"):
		c := &Create{Silent: p.word("SILENT")}
		p.needWord("GRAPH")
		c.Graph = p.iri()
		return c
	case p.word("ADD"):
		return p.transfer("ADD")
	case p.word("MOVE"):
		return p.transfer("MOVE")
	case p.word("COPY"):
		return p.transfer("COPY")
	}
	hint := ""
	if p.tok.kind == kindWord {
		hint = nearest(p.tok.val, statementWords)
	}
	p.expectedHint("a query or an update (SELECT, INSERT, …)", hint)
	return nil
}

// target reads GRAPH iri, DEFAULT, NAMED or ALL (production GraphRefAll).
func (p *parser) target(c *Clear) {
	switch {
	case p.word("GRAPH"):
		g := p.iri()
		c.Target, c.Graph = TargetGraph, &g
	case p.word("DEFAULT"):
		c.Target = TargetDefault
	case p.word("NAMED"):
		c.Target = TargetNamed
	case p.word("ALL"):
		c.Target = TargetAll
	default:
		p.expected("GRAPH, DEFAULT, NAMED or ALL")
	}
}

func (p *parser) transfer(op string) Operation {
	t := &Transfer{Op: op, Silent: p.word("SILENT")}
	t.From = p.graphOrDefault()
	p.needWord("TO")
	t.To = p.graphOrDefault()
	return t
}

// graphOrDefault reads DEFAULT (nil) or [GRAPH] iri.
func (p *parser) graphOrDefault() *IRI {
	if p.word("DEFAULT") {
		return nil
	}
	p.word("GRAPH")
	i := p.iri()
	return &i
}

// modify reads an operation whose first template follows, of the kind first.
func (p *parser) modify(m *Modify, first string) Operation {
	p.labels.template()
	if first == "DELETE" {
		m.HasDelete = true
		m.Delete = p.quadPattern(true)
		if p.word("INSERT") {
			first = "INSERT"
		}
	}
	if first == "INSERT" {
		m.HasInsert = true
		m.Insert = p.quadPattern(false)
	}
	for p.word("USING") {
		f := From{Named: p.word("NAMED")}
		f.Graph = p.iri()
		m.Using = append(m.Using, f)
	}
	p.needWord("WHERE")
	m.Where = p.group()
	return m
}

// quadData reads the quads of INSERT DATA or, with del, DELETE DATA.
func (p *parser) quadData(del bool) []QuadBlock {
	p.noVars = true
	defer func() { p.noVars = false }()
	p.labels.data()
	return p.quadPattern(del)
}

// quadPattern reads { triples and GRAPH blocks } (production QuadPattern).
func (p *parser) quadPattern(del bool) []QuadBlock {
	p.noBlanks = del
	defer func() { p.noBlanks = false }()
	p.need("{")
	var blocks []QuadBlock
	for !p.punct("}") {
		if p.word("GRAPH") {
			if p.noVars && p.tok.kind == kindVar {
				p.failAt(p.tok.pos, "", "a variable cannot stand in data")
			}
			b := QuadBlock{Graph: p.varOrIRI()}
			b.Triples = p.triplesIn(p.triplesSameSubject)
			blocks = append(blocks, b)
			p.punct(".")
			continue
		}
		var b QuadBlock
		for {
			b.Triples = append(b.Triples, p.triplesSameSubject())
			if !p.punct(".") || p.isPunct("}") || p.isWord("GRAPH") {
				break
			}
		}
		blocks = append(blocks, b)
		if !p.isPunct("}") && !p.isWord("GRAPH") {
			p.expected(". or }")
		}
	}
	return blocks
}
