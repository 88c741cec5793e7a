package syntax

import "strconv"

// queryUnit reads a query behind its prologue (production QueryUnit).
func (p *parser) queryUnit() *Query {
	q := &Query{Pos: p.tok.pos}
	switch {
	case p.isWord("SELECT"):
		p.selectClause(q)
		p.fromClauses(q)
		p.whereClause(q)
	case p.word("CONSTRUCT"):
		q.Form = Construct
		p.constructClause(q)
	case p.word("DESCRIBE"):
		q.Form = Describe
		p.describeClause(q)
	case p.word("ASK"):
		q.Form = Ask
		p.fromClauses(q)
		p.whereClause(q)
	default:
		hint := ""
		if p.tok.kind == kindWord {
			hint = nearest(p.tok.val, statementWords)
		}
		p.expectedHint("SELECT, CONSTRUCT, DESCRIBE or ASK", hint)
	}
	p.solutionModifier(q)
	q.Values = p.valuesClause()
	q.Base = p.declaredBase
	p.checkProjection(q)
	return q
}

// subSelect reads a subquery (production SubSelect).
func (p *parser) subSelect() *Query {
	q := &Query{Pos: p.tok.pos}
	outer, inAggr := p.aggregates, p.inAggr
	p.inAggr = false
	p.selectClause(q)
	p.whereClause(q)
	p.solutionModifier(q)
	q.Values = p.valuesClause()
	p.checkProjection(q)
	p.aggregates, p.inAggr = outer, inAggr
	return q
}

// selectClause reads SELECT [DISTINCT|REDUCED] and the projection.
func (p *parser) selectClause(q *Query) {
	p.needWord("SELECT")
	q.Form = Select
	if p.word("DISTINCT") {
		q.Distinct = true
	} else if p.word("REDUCED") {
		q.Reduced = true
	}
	if p.punct("*") {
		q.Star = true
		return
	}
	for {
		switch {
		case p.tok.kind == kindVar:
			q.Projection = append(q.Projection, Projection{Var: p.variable()})
		case p.punct("("):
			e := p.expression()
			p.needWord("AS")
			q.Projection = append(q.Projection, Projection{Expr: e, Var: p.variable()})
			p.need(")")
		case len(q.Projection) > 0:
			return
		default:
			p.expectedHint("a variable, (expression AS ?name) or *", "")
		}
	}
}

func (p *parser) constructClause(q *Query) {
	if p.isPunct("{") {
		p.labels.template()
		q.Template = p.triplesIn(p.triplesSameSubject)
		p.fromClauses(q)
		p.whereClause(q)
		return
	}
	// CONSTRUCT WHERE { triples }: the pattern is the template too.
	p.fromClauses(q)
	p.needWord("WHERE")
	at := p.tok.pos
	p.labels.pattern()
	q.Template = p.triplesIn(p.triplesSameSubject)
	q.Where = &Group{Pos: at}
	if len(q.Template) > 0 {
		q.Where.Elements = []Element{&TriplesBlock{Triples: q.Template}}
	}
}

// triplesIn reads { triples }, with triples read by one.
func (p *parser) triplesIn(one func() *Triples) []*Triples {
	p.need("{")
	var ts []*Triples
	for !p.punct("}") {
		ts = append(ts, one())
		if !p.punct(".") && !p.isPunct("}") {
			p.expected(". or }")
		}
	}
	return ts
}

func (p *parser) describeClause(q *Query) {
	if p.punct("*") {
		q.Star = true
	} else {
		q.Resources = append(q.Resources, p.varOrIRI())
		for p.tok.kind == kindVar || p.isIRI() {
			q.Resources = append(q.Resources, p.varOrIRI())
		}
	}
	p.fromClauses(q)
	if p.isWord("WHERE") || p.isPunct("{") {
		p.whereClause(q)
	}
}

func (p *parser) fromClauses(q *Query) {
	for p.word("FROM") {
		f := From{Named: p.word("NAMED")}
		f.Graph = p.iri()
		q.From = append(q.From, f)
	}
}

func (p *parser) whereClause(q *Query) {
	if !p.word("WHERE") && !p.isPunct("{") {
		p.expected("WHERE or {")
	}
	q.Where = p.group()
}

// solutionModifier reads GROUP BY, HAVING, ORDER BY, LIMIT and OFFSET.
func (p *parser) solutionModifier(q *Query) {
	if p.word("GROUP") {
		p.needWord("BY")
		q.GroupBy = append(q.GroupBy, p.groupKey())
		for p.atConstraint() || p.tok.kind == kindVar {
			q.GroupBy = append(q.GroupBy, p.groupKey())
		}
	}
	if p.word("HAVING") {
		q.Having = append(q.Having, p.constraint())
		for p.atConstraint() {
			q.Having = append(q.Having, p.constraint())
		}
	}
	if p.word("ORDER") {
		p.needWord("BY")
		q.OrderBy = append(q.OrderBy, p.orderKey())
		for p.isWord("ASC", "DESC") || p.tok.kind == kindVar || p.atConstraint() {
			q.OrderBy = append(q.OrderBy, p.orderKey())
		}
	}
	for p.isWord("LIMIT", "OFFSET") {
		at := p.tok
		target := &q.Limit
		if p.isWord("OFFSET") {
			target = &q.Offset
		}
		if *target != nil {
			p.failAt(at.pos, "", "%s is given twice", at)
		}
		p.advance()
		n := p.integer()
		*target = &n
	}
}

func (p *parser) integer() int64 {
	if p.tok.kind != kindInt {
		p.expected("an integer")
	}
	n, err := strconv.ParseInt(p.tok.val, 10, 64)
	if err != nil {
		p.failAt(p.tok.pos, "", "the number %s is too large", p.tok)
	}
	p.advance()
	return n
}

func (p *parser) groupKey() GroupKey {
	var k GroupKey
	switch {
	case p.tok.kind == kindVar:
		k.Expr = p.variable()
	case p.punct("("):
		k.Expr = p.scalar(p.expression)
		if p.word("AS") {
			v := p.variable()
			k.As = &v
		}
		p.need(")")
	case p.atConstraint():
		k.Expr = p.scalar(p.constraint)
	default:
		p.expected("a variable, a function or (expression)")
	}
	return k
}

func (p *parser) orderKey() OrderKey {
	if p.isWord("ASC", "DESC") {
		desc := p.isWord("DESC")
		p.advance()
		p.need("(")
		e := p.expression()
		p.need(")")
		return OrderKey{Expr: e, Descending: desc}
	}
	if p.tok.kind == kindVar {
		return OrderKey{Expr: p.variable()}
	}
	if !p.atConstraint() {
		p.expected("a variable, ASC(…), DESC(…) or (expression)")
	}
	return OrderKey{Expr: p.constraint()}
}

// valuesClause reads the VALUES behind a query, if there is one.
func (p *parser) valuesClause() *Values {
	if !p.isWord("VALUES") {
		return nil
	}
	return p.values()
}

// values reads VALUES vars { data } (production InlineData).
func (p *parser) values() *Values {
	v := &Values{Pos: p.tok.pos}
	p.needWord("VALUES")
	if p.tok.kind == kindVar {
		v.Vars = []Var{p.variable()}
		p.need("{")
		for !p.punct("}") {
			v.Rows = append(v.Rows, []Node{p.dataValue()})
		}
		return v
	}
	p.need("(")
	seen := map[string]bool{}
	for !p.punct(")") {
		x := p.variable()
		if seen[x.Name] {
			p.failAt(x.Pos, "", "variable ?%s stands twice in VALUES", x.Name)
		}
		seen[x.Name] = true
		v.Vars = append(v.Vars, x)
	}
	p.need("{")
	for !p.punct("}") {
		at := p.tok.pos
		p.need("(")
		row := make([]Node, 0, len(v.Vars))
		for !p.punct(")") {
			row = append(row, p.dataValue())
		}
		if len(row) != len(v.Vars) {
			p.failAt(at, "", "a row of VALUES has %d values for %d variables", len(row), len(v.Vars))
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// dataValue reads an IRI, a literal or UNDEF.
func (p *parser) dataValue() Node {
	if p.word("UNDEF") {
		return nil
	}
	if p.isIRI() {
		return p.iri()
	}
	if l, ok := p.literal(); ok {
		return l
	}
	p.expected("an IRI, a literal or UNDEF")
	return nil
}
