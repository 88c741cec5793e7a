package exec

import (
	"errors"

	"kg/graph/rdf"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/value"
)

// expr gives the value of an expression for a solution. An error that wraps
// value.ErrType says that it has none; any other ends the query.
type expr func(r row) (value.Value, error)

// condition says whether a solution passes.
type condition func(r row) (bool, error)

// holdAll reports whether all conditions hold; one that has no value does not.
func holdAll(conds []condition, r row) (bool, error) {
	for _, c := range conds {
		ok, err := c(r)
		if err != nil && !errors.Is(err, value.ErrType) {
			return false, err
		}
		if !ok || err != nil {
			return false, nil
		}
	}
	return true, nil
}

var errUnbound = typeErrorOf("a variable has no value")

type typeErrorOf string

func (e typeErrorOf) Error() string { return "type error: " + string(e) }
func (e typeErrorOf) Unwrap() error { return value.ErrType }

// idOf returns the id of an expression's value, dataset.None if it has none.
func (q *Query) idOf(e expr, r row) (dataset.ID, error) {
	v, err := e(r)
	if err != nil {
		if errors.Is(err, value.ErrType) {
			return dataset.None, nil
		}
		return dataset.None, err
	}
	return q.terms.ID(v.Term())
}

func (q *Query) conditions(list []plan.Expr) []condition {
	var out []condition
	for _, e := range list {
		out = append(out, q.condition(e))
	}
	return out
}

// condition compiles an expression for its effective boolean value. What can be
// decided by ids is.
func (q *Query) condition(e plan.Expr) condition {
	switch e := e.(type) {
	case *plan.Exists:
		return q.exists(e)
	case *plan.Call:
		switch e.Op {
		case "BOUND":
			v := e.Args[0].(plan.Var).Var
			return func(r row) (bool, error) { return r[v] != dataset.None, nil }
		case "!":
			c := q.condition(e.Args[0])
			return func(r row) (bool, error) {
				ok, err := c(r)
				return !ok && err == nil, err
			}
		case "&&":
			return junction(q.conditions(e.Args), false)
		case "||":
			return junction(q.conditions(e.Args), true)
		case "=", "!=", "SAMETERM":
			if c := q.sameID(e); c != nil {
				return c
			}
		case "IN", "NOT IN":
			if c := q.inIDs(e); c != nil {
				return c
			}
		}
	}
	x := q.expr(e)
	return func(r row) (bool, error) {
		v, err := x(r)
		if err != nil {
			return false, err
		}
		return v.Bool()
	}
}

// junction is && or ||, where an error on one side leaves the other to decide
// (section 17.2).
func junction(conds []condition, or bool) condition {
	return func(r row) (bool, error) {
		var failed error
		for _, c := range conds {
			ok, err := c(r)
			switch {
			case err != nil && !errors.Is(err, value.ErrType):
				return false, err
			case err != nil:
				failed = err
			case ok == or:
				return or, nil
			}
		}
		return !or, failed
	}
}

// sameID compiles a comparison that ids decide: of terms, or with an IRI.
func (q *Query) sameID(e *plan.Call) condition {
	id := func(x plan.Expr) (get func(row) dataset.ID, isIRI, ok bool) {
		switch x := x.(type) {
		case plan.Var:
			return func(r row) dataset.ID { return r[x.Var] }, false, true
		case plan.Const:
			return func(row) dataset.ID { return x.ID }, x.Term.Kind == rdf.IRI, true
		}
		return nil, false, false
	}
	a, aIRI, okA := id(e.Args[0])
	b, bIRI, okB := id(e.Args[1])
	if !okA || !okB || e.Op != "SAMETERM" && !aIRI && !bIRI {
		return nil
	}
	negated := e.Op == "!="
	return func(r row) (bool, error) {
		x, y := a(r), b(r)
		if x == dataset.None || y == dataset.None {
			return false, errUnbound
		}
		return (x == y) != negated, nil
	}
}

// inIDs compiles IN with a list of IRIs.
func (q *Query) inIDs(e *plan.Call) condition {
	v, ok := e.Args[0].(plan.Var)
	if !ok || len(e.Args) == 1 {
		return nil
	}
	ids := map[dataset.ID]bool{}
	for _, a := range e.Args[1:] {
		c, ok := a.(plan.Const)
		if !ok || c.Term.Kind != rdf.IRI {
			return nil
		}
		ids[c.ID] = true
	}
	in := e.Op == "IN"
	return func(r row) (bool, error) {
		id := r[v.Var]
		if id == dataset.None {
			return false, errUnbound
		}
		return ids[id] == in, nil
	}
}

// exists compiles EXISTS: its plan is run with the solution.
func (q *Query) exists(e *plan.Exists) condition {
	o := q.compile(e.Plan)
	q.inner = append(q.inner, o)
	return func(r row) (bool, error) {
		if err := o.reset(r); err != nil {
			return false, err
		}
		found, err := o.next()
		return (found != nil) != e.Not, err
	}
}

// expr compiles an expression.
func (q *Query) expr(e plan.Expr) expr {
	switch e := e.(type) {
	case plan.Var:
		v := e.Var
		return func(r row) (value.Value, error) {
			id := r[v]
			if id == dataset.None {
				return value.Value{}, errUnbound
			}
			return q.terms.Value(id)
		}
	case plan.Const:
		c := value.Of(e.Term)
		return func(row) (value.Value, error) { return c, nil }
	case *plan.Exists:
		return boolean(q.exists(e))
	case *plan.Call:
		return q.call(e)
	}
	panic("exec: unknown expression")
}

func boolean(c condition) expr {
	return func(r row) (value.Value, error) {
		ok, err := c(r)
		return value.NewBoolean(ok), err
	}
}

func (q *Query) call(e *plan.Call) expr {
	switch e.Op {
	case "BOUND", "!", "&&", "||":
		return boolean(q.condition(e))
	}
	args := make([]expr, len(e.Args))
	for i, a := range e.Args {
		args[i] = q.expr(a)
	}
	switch e.Op {
	case "=", "!=":
		if c := q.sameID(e); c != nil {
			return boolean(c)
		}
		not := e.Op == "!="
		return func(r row) (value.Value, error) {
			a, b, err := both(args, r)
			if err != nil {
				return value.Value{}, err
			}
			same, err := value.Equal(a, b)
			return value.NewBoolean(same != not), err
		}
	case "<", ">", "<=", ">=":
		return comparison(e.Op, args)
	case "+":
		return binaryOp(args, value.Add)
	case "-":
		return binaryOp(args, value.Subtract)
	case "*":
		return binaryOp(args, value.Multiply)
	case "/":
		return binaryOp(args, value.Divide)
	case "NEG":
		return unaryOp(args[0], value.Negate)
	case "POS":
		return unaryOp(args[0], value.Plus)
	case "IN", "NOT IN":
		return in(args, e.Op == "IN")
	case "COALESCE":
		return coalesce(args)
	case "IF":
		cond := q.condition(e.Args[0])
		return func(r row) (value.Value, error) {
			ok, err := cond(r)
			if err != nil {
				return value.Value{}, err
			}
			if ok {
				return args[1](r)
			}
			return args[2](r)
		}
	}
	if f, ok := value.Functions[e.Op]; ok {
		return q.function(f, args)
	}
	return cast(e.Op, args)
}

func both(args []expr, r row) (a, b value.Value, err error) {
	if a, err = args[0](r); err == nil {
		b, err = args[1](r)
	}
	return a, b, err
}

func binaryOp(args []expr, f func(a, b value.Value) (value.Value, error)) expr {
	return func(r row) (value.Value, error) {
		a, b, err := both(args, r)
		if err != nil {
			return value.Value{}, err
		}
		return f(a, b)
	}
}

func unaryOp(arg expr, f func(value.Value) (value.Value, error)) expr {
	return func(r row) (value.Value, error) {
		a, err := arg(r)
		if err != nil {
			return value.Value{}, err
		}
		return f(a)
	}
}

func comparison(op string, args []expr) expr {
	less, equal := op[0] == '<', len(op) == 2
	return func(r row) (value.Value, error) {
		a, b, err := both(args, r)
		if err != nil {
			return value.Value{}, err
		}
		order, ok, err := value.Compare(a, b)
		if err != nil {
			return value.Value{}, err
		}
		return value.NewBoolean(ok && (order == 0 && equal || order != 0 && (order < 0) == less)), nil
	}
}

// in is IN and NOT IN: equal to one of a list, where an error counts only if
// nothing is equal.
func in(args []expr, want bool) expr {
	return func(r row) (value.Value, error) {
		x, err := args[0](r)
		if err != nil {
			return value.Value{}, err
		}
		var failed error
		for _, a := range args[1:] {
			y, err := a(r)
			same := false
			if err == nil {
				same, err = value.Equal(x, y)
			}
			switch {
			case err != nil && !errors.Is(err, value.ErrType):
				return value.Value{}, err
			case err != nil:
				failed = err
			case same:
				return value.NewBoolean(want), nil
			}
		}
		return value.NewBoolean(!want), failed
	}
}

func coalesce(args []expr) expr {
	return func(r row) (value.Value, error) {
		for _, a := range args {
			v, err := a(r)
			if err == nil || !errors.Is(err, value.ErrType) {
				return v, err
			}
		}
		return value.Value{}, typeErrorOf("COALESCE found no value")
	}
}

func (q *Query) function(f value.Func, args []expr) expr {
	return func(r row) (value.Value, error) {
		vals := make([]value.Value, len(args))
		for i, a := range args {
			v, err := a(r)
			if err != nil {
				return value.Value{}, err
			}
			vals[i] = v
		}
		return f(q.values, vals)
	}
}

// cast is a call of a function named by an IRI. A function that is not known
// has no value.
func cast(iri string, args []expr) expr {
	return func(r row) (value.Value, error) {
		if len(args) != 1 {
			return value.Value{}, typeErrorOf("unknown function <" + iri + ">")
		}
		v, err := args[0](r)
		if err != nil {
			return value.Value{}, err
		}
		out, known, err := value.Cast(iri, v)
		if !known {
			return value.Value{}, typeErrorOf("unknown function <" + iri + ">")
		}
		return out, err
	}
}
