package syntax

import "kg/graph/rdf"

func (p *printer) expr(e Expr) {
	switch e := e.(type) {
	case Var:
		p.node(e)
	case IRI:
		p.node(e)
	case Literal:
		p.node(e)
	case *Logical:
		op := " && "
		if e.Or {
			op = " || "
		}
		for i, a := range e.Args {
			if i > 0 {
				p.put(op)
			}
			p.operand(a, precedence(e)+1)
		}
	case *Binary:
		left := precedence(e)
		if left == precRelational {
			left++ // = and its like do not chain
		}
		p.operand(e.L, left)
		p.put(" ", e.Op, " ")
		p.operand(e.R, precedence(e)+1)
	case *Unary:
		p.put(e.Op)
		p.operand(e.X, precUnary)
	case *In:
		p.operand(e.X, precRelational+1)
		if e.Not {
			p.put(" NOT")
		}
		p.put(" IN (")
		p.exprs(e.List)
		p.put(")")
	case *Call:
		p.put(e.Name, "(")
		p.exprs(e.Args)
		p.put(")")
	case *Cast:
		p.node(e.Function)
		p.put("(")
		if e.Distinct {
			p.put("DISTINCT ")
		}
		p.exprs(e.Args)
		p.put(")")
	case *Exists:
		if e.Not {
			p.put("NOT ")
		}
		p.put("EXISTS ")
		p.group(e.Group)
	case *Aggregate:
		p.put(e.Name, "(")
		if e.Distinct {
			p.put("DISTINCT ")
		}
		if e.Arg == nil {
			p.put("*")
		} else {
			p.expr(e.Arg)
		}
		if e.Separator != "" && e.Separator != " " || e.Name == "GROUP_CONCAT" && e.Separator == "" {
			p.put("; SEPARATOR = ", rdf.NewString(e.Separator).String())
		}
		p.put(")")
	}
}

func (p *printer) exprs(list []Expr) {
	for i, e := range list {
		if i > 0 {
			p.put(", ")
		}
		p.expr(e)
	}
}

// The precedences of the operators, from the loosest.
const (
	precOr = iota
	precAnd
	precRelational
	precAdditive
	precMultiplicative
	precUnary
	precPrimary
)

func precedence(e Expr) int {
	switch e := e.(type) {
	case *Logical:
		if e.Or {
			return precOr
		}
		return precAnd
	case *In:
		return precRelational
	case *Binary:
		switch e.Op {
		case "+", "-":
			return precAdditive
		case "*", "/":
			return precMultiplicative
		}
		return precRelational
	case *Unary:
		return precUnary
	}
	return precPrimary
}

// operand writes e, in brackets if it binds more loosely than least.
func (p *printer) operand(e Expr, least int) {
	if precedence(e) >= least {
		p.expr(e)
		return
	}
	p.put("(")
	p.expr(e)
	p.put(")")
}
