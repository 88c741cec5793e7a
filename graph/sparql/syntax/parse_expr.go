package syntax

import (
	"strings"

	"kg/graph/rdf"
)

const xsd = "http://www.w3.org/2001/XMLSchema#"

// atConstraint reports whether a bracketted expression or a call begins here.
func (p *parser) atConstraint() bool {
	return p.isPunct("(") || p.isIRI() ||
		p.tok.kind == kindWord && (isBuiltin(p.tok.val) || isAggregate(p.tok.val) || p.isWord("EXISTS", "NOT"))
}

// constraint reads a bracketted expression or a call (production Constraint).
func (p *parser) constraint() Expr {
	switch {
	case p.punct("("):
		p.enter()
		defer p.leave()
		e := p.expression()
		p.need(")")
		return e
	case p.isIRI():
		f := p.iri()
		if !p.isPunct("(") {
			p.expected("( after the function")
		}
		return p.cast(f)
	case p.atConstraint():
		return p.builtinCall()
	}
	hint := "put the condition in brackets: FILTER(…)"
	if p.tok.kind == kindWord {
		hint = nearest(p.tok.val, builtinNames())
	}
	p.expectedHint("( or a function", hint)
	return nil
}

// expression reads an expression (production Expression).
func (p *parser) expression() Expr {
	p.enter()
	defer p.leave()
	return p.logical(true)
}

// logical reads a chain of || (or) or of && (not or).
func (p *parser) logical(or bool) Expr {
	op, next := "||", func() Expr { return p.logical(false) }
	if !or {
		op, next = "&&", p.relational
	}
	args := []Expr{next()}
	for p.punct(op) {
		args = append(args, next())
	}
	if len(args) == 1 {
		return args[0]
	}
	return &Logical{Or: or, Args: args}
}

func (p *parser) relational() Expr {
	l := p.additive()
	at := p.tok.pos
	switch {
	case p.isPunct("=") || p.isPunct("!=") || p.isPunct("<") || p.isPunct(">") || p.isPunct("<=") || p.isPunct(">="):
		op := p.tok.val
		p.advance()
		return &Binary{Op: op, L: l, R: p.additive(), Pos: at}
	case p.word("IN"):
		return &In{X: l, List: p.expressionList(), Pos: at}
	case p.isWord("NOT"):
		p.advance()
		p.needWord("IN")
		return &In{Not: true, X: l, List: p.expressionList(), Pos: at}
	}
	return l
}

func (p *parser) additive() Expr {
	l := p.multiplicative()
	for n := 0; p.isPunct("+") || p.isPunct("-"); n++ {
		p.chain(n, "operators")
		op, at := p.tok.val, p.tok.pos
		p.advance()
		l = &Binary{Op: op, L: l, R: p.multiplicative(), Pos: at}
	}
	return l
}

func (p *parser) multiplicative() Expr {
	l := p.unary()
	for n := 0; p.isPunct("*") || p.isPunct("/"); n++ {
		p.chain(n, "operators")
		op, at := p.tok.val, p.tok.pos
		p.advance()
		l = &Binary{Op: op, L: l, R: p.unary(), Pos: at}
	}
	return l
}

func (p *parser) unary() Expr {
	if p.isPunct("!") || (p.isPunct("-") || p.isPunct("+")) && !p.signedNumber() {
		p.enter()
		defer p.leave()
		op, at := p.tok.val, p.tok.pos
		p.advance()
		return &Unary{Op: op, X: p.unary(), Pos: at}
	}
	return p.primary()
}

// primary reads an operand (production PrimaryExpression).
func (p *parser) primary() Expr {
	switch {
	case p.punct("("):
		e := p.expression()
		p.need(")")
		return e
	case p.tok.kind == kindVar:
		return p.variable()
	case p.isIRI():
		i := p.iri()
		if p.isPunct("(") {
			return p.cast(i)
		}
		return i
	}
	if l, ok := p.literal(); ok {
		return l
	}
	if p.atConstraint() {
		return p.builtinCall()
	}
	hint := ""
	if p.tok.kind == kindWord {
		hint = nearest(p.tok.val, builtinNames())
	}
	p.expectedHint("an expression", hint)
	return nil
}

// signedNumber reports whether the sign that is next has a number right behind it.
func (p *parser) signedNumber() bool {
	i := int(p.tok.end)
	return (p.isPunct("+") || p.isPunct("-")) &&
		(p.lex.digitAt(i) || i < len(p.src) && p.src[i] == '.' && p.lex.digitAt(i+1))
}

// literal reads a literal, if one is next.
func (p *parser) literal() (Literal, bool) {
	at := p.tok.pos
	sign := ""
	if p.signedNumber() {
		sign = p.tok.val
		p.advance()
	}
	typed := func(datatype string) (Literal, bool) {
		l := Literal{Term: rdf.NewTyped(sign+p.tok.val, xsd+datatype), Pos: at}
		p.advance()
		return l, true
	}
	switch p.tok.kind {
	case kindInt:
		return typed("integer")
	case kindDec:
		return typed("decimal")
	case kindDouble:
		return typed("double")
	case kindWord:
		if p.isWord("true", "false") {
			l := Literal{Term: rdf.NewTyped(strings.ToLower(p.tok.val), xsd+"boolean"), Pos: at}
			p.advance()
			return l, true
		}
	case kindString:
		s := p.tok.val
		p.advance()
		if p.tok.kind == kindLang {
			l := Literal{Term: rdf.NewLangString(s, strings.ToLower(p.tok.val)), Pos: at}
			p.advance()
			return l, true
		}
		if p.punct("^^") {
			return Literal{Term: rdf.NewTyped(s, p.iri().Value), Pos: at}, true
		}
		return Literal{Term: rdf.NewString(s), Pos: at}, true
	}
	return Literal{}, false
}

// expressionList reads ( expression, … ).
func (p *parser) expressionList() []Expr {
	p.need("(")
	if p.punct(")") {
		return nil
	}
	list := []Expr{p.expression()}
	for p.punct(",") {
		list = append(list, p.expression())
	}
	p.need(")")
	return list
}

// cast reads the arguments of a function that is named by an IRI.
func (p *parser) cast(f IRI) Expr {
	c := &Cast{Function: f}
	p.need("(")
	c.Distinct = p.word("DISTINCT")
	if !p.punct(")") {
		c.Args = append(c.Args, p.expression())
		for p.punct(",") {
			c.Args = append(c.Args, p.expression())
		}
		p.need(")")
	}
	return c
}

// builtinCall reads a call by keyword: a function, an aggregate, EXISTS.
func (p *parser) builtinCall() Expr {
	at := p.tok.pos
	name := strings.ToUpper(p.tok.val)
	switch {
	case p.word("EXISTS"):
		return p.exists(false, at)
	case p.word("NOT"):
		p.needWord("EXISTS")
		return p.exists(true, at)
	case isAggregate(name):
		return p.aggregate(name)
	}
	p.advance()
	args := p.expressionList()
	if lo, hi := Arity(name); len(args) < lo || hi >= 0 && len(args) > hi {
		p.failAt(at, "", "%s takes %s, found %d", name, arityText(lo, hi), len(args))
	}
	if name == "BOUND" {
		if _, ok := args[0].(Var); !ok {
			p.failAt(at, "", "BOUND takes a variable")
		}
	}
	return &Call{Name: name, Args: args, Pos: at}
}

func (p *parser) exists(not bool, at Pos) Expr {
	before := p.aggregates
	e := &Exists{Not: not, Group: p.group(), Pos: at}
	p.aggregates = before
	return e
}

// aggregate reads a set function (production Aggregate).
func (p *parser) aggregate(name string) Expr {
	a := &Aggregate{Name: name, Pos: p.tok.pos}
	if p.inAggr {
		p.failAt(a.Pos, "", "an aggregate cannot stand within another")
	}
	p.aggregates++
	p.inAggr = true
	defer func() { p.inAggr = false }()
	p.advance()
	p.need("(")
	a.Distinct = p.word("DISTINCT")
	if name == "COUNT" && p.punct("*") {
		p.need(")")
		return a
	}
	a.Arg = p.expression()
	if name == "GROUP_CONCAT" {
		a.Separator = " "
		if p.punct(";") {
			p.needWord("SEPARATOR")
			p.need("=")
			if p.tok.kind != kindString {
				p.expected("a string")
			}
			a.Separator = p.tok.val
			p.advance()
		}
	}
	p.need(")")
	return a
}
