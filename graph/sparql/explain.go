package sparql

import (
	"fmt"
	"strings"
	"time"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/plan"
)

// Step is an operator of a plan with what it was expected to do and, once the
// answer has been read, what it did.
type Step struct {
	Name      string        `json:"name"`
	Detail    string        `json:"detail,omitempty"`
	Estimated float64       `json:"estimated"` // solutions, each time it runs
	Actual    int64         `json:"actual"`    // solutions, over all runs
	Runs      int64         `json:"runs"`      // how often it ran
	Time      time.Duration `json:"time"`      // in it and in the steps below
	Steps     []*Step       `json:"steps,omitempty"`
}

// Plan returns the plan of the query. Its figures are those of what has been
// read so far; they are zero unless the query was run with Options.Explain.
func (a *Answer) Plan() *Step {
	e := explainer{answer: a, stats: a.run.Stats() != nil}
	return e.step(a.steps)
}

// String returns the plan as a table, a line for each step, indented below the
// step that asks it for solutions.
func (s *Step) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%12s %12s %10s %12s  %s\n", "estimated", "rows", "runs", "time", "step")
	s.write(&b, 0)
	return strings.TrimSuffix(b.String(), "\n")
}

func (s *Step) write(b *strings.Builder, depth int) {
	fmt.Fprintf(b, "%12.0f %12d %10d %12s  %s%s", s.Estimated, s.Actual, s.Runs, s.Time.Round(time.Microsecond), strings.Repeat("  ", depth), s.Name)
	if s.Detail != "" {
		b.WriteString(" " + s.Detail)
	}
	b.WriteByte('\n')
	for _, c := range s.Steps {
		c.write(b, depth+1)
	}
}

// explainer makes steps of a plan.
type explainer struct {
	answer *Answer
	stats  bool
}

func (e *explainer) step(n plan.Node) *Step {
	s := &Step{Estimated: n.Rows()}
	s.Name, s.Detail = e.describe(n)
	if e.stats {
		if stat := e.answer.run.Stats()[n]; stat != nil {
			s.Actual, s.Runs, s.Time = stat.Rows, stat.Runs, stat.Time
		}
	}
	for _, c := range plan.Children(n) {
		s.Steps = append(s.Steps, e.step(c))
	}
	for _, x := range plan.Exprs(n) {
		e.exists(x, s)
	}
	return s
}

// exists adds the plans within an expression to s.
func (e *explainer) exists(x plan.Expr, s *Step) {
	switch x := x.(type) {
	case *plan.Exists:
		inner := e.step(x.Plan)
		name := "exists"
		if x.Not {
			name = "not exists"
		}
		s.Steps = append(s.Steps, &Step{Name: name, Estimated: inner.Estimated, Actual: inner.Actual, Runs: inner.Runs, Time: inner.Time, Steps: []*Step{inner}})
	case *plan.Call:
		for _, a := range x.Args {
			e.exists(a, s)
		}
	}
}

// describe names an operator.
func (e *explainer) describe(n plan.Node) (name, detail string) {
	switch n := n.(type) {
	case *plan.Unit:
		return "nothing", ""
	case *plan.Empty:
		return "empty", n.Why
	case *plan.Scan:
		return "scan", e.pattern(n.Source.S, n.Source.P, n.Source.O, n.Source.Graph)
	case *plan.Path:
		return "path", e.slot(n.Source.S) + " " + e.path(n.Source.Path) + " " + e.slot(n.Source.O) + e.graph(n.Source.Graph)
	case *plan.Graphs:
		return "graphs", ""
	case *plan.Bind:
		return "bind join", ""
	case *plan.Merge:
		return "merge join", e.vars([]algebra.Var{n.Var})
	case *plan.Hash:
		return "hash join", e.vars(n.Keys)
	case *plan.LeftBind:
		return "optional by bind join", e.exprs(n.Conds)
	case *plan.LeftHash:
		return "optional by hash join", strings.TrimSpace(e.vars(n.Keys) + " " + e.exprs(n.Conds))
	case *plan.AntiBind:
		return "minus by bind join", ""
	case *plan.Minus:
		return "minus by hash join", e.vars(n.Keys)
	case *plan.Union:
		return "union", ""
	case *plan.Filter:
		return "filter", e.exprs(n.Conds)
	case *plan.Extend:
		var parts []string
		for _, b := range n.Binds {
			parts = append(parts, e.expr(b.Expr)+" as "+e.vars([]algebra.Var{b.Var}))
		}
		return "extend", strings.Join(parts, ", ")
	case *plan.Values:
		return "values", e.vars(n.Vars)
	case *plan.Service:
		return "service", ""
	case *plan.Group:
		var parts []string
		for _, a := range n.Aggs {
			arg := "*"
			if a.Arg != nil {
				arg = e.expr(a.Arg)
			}
			if a.Distinct {
				arg = "distinct " + arg
			}
			parts = append(parts, strings.ToLower(a.Name)+"("+arg+")")
		}
		return "group", strings.TrimSpace("by " + e.vars(n.Keys) + " " + strings.Join(parts, ", "))
	case *plan.Distinct:
		if n.Reduced {
			return "reduced", e.vars(n.Vars)
		}
		return "distinct", e.vars(n.Vars)
	case *plan.OrderBy:
		var parts []string
		for _, k := range n.Keys {
			part := e.expr(k.Expr)
			if k.Descending {
				part += " descending"
			}
			parts = append(parts, part)
		}
		detail := strings.Join(parts, ", ")
		if n.Top >= 0 {
			detail += fmt.Sprintf(", first %d", n.Top)
		}
		return "order by", detail
	case *plan.Slice:
		return "slice", fmt.Sprintf("offset %d limit %d", n.Offset, n.Limit)
	case *plan.Isolated:
		return "subquery", ""
	case *plan.ForGraph:
		return "for each graph", ""
	}
	return fmt.Sprintf("%T", n), ""
}

func (e *explainer) pattern(s, p, o algebra.Slot, g algebra.Graph) string {
	return e.slot(s) + " " + e.slot(p) + " " + e.slot(o) + e.graph(g)
}

func (e *explainer) graph(g algebra.Graph) string {
	if !g.Named {
		return ""
	}
	return " in graph " + e.slot(g.Name)
}

func (e *explainer) slot(s algebra.Slot) string {
	if s.IsVar() {
		return e.vars([]algebra.Var{s.Var})
	}
	return e.term(s.Term)
}

// term writes a term, an IRI with a prefix if one fits.
func (e *explainer) term(t rdf.Term) string {
	if t.Kind == rdf.IRI {
		best := ""
		for name, ns := range e.answer.options.Prefixes {
			if ns != "" && strings.HasPrefix(t.Value, ns) && !strings.ContainsAny(t.Value[len(ns):], "/#") {
				if short := name + ":" + t.Value[len(ns):]; best == "" || len(short) < len(best) || len(short) == len(best) && short < best {
					best = short
				}
			}
		}
		if best != "" {
			return best
		}
	}
	return t.String()
}

// vars writes variables; those without a name get a number.
func (e *explainer) vars(list []algebra.Var) string {
	var parts []string
	for _, v := range list {
		if name := e.answer.query.Names[v]; name != "" {
			parts = append(parts, "?"+name)
		} else {
			parts = append(parts, fmt.Sprintf("?_%d", v))
		}
	}
	return strings.Join(parts, " ")
}

func (e *explainer) exprs(list []plan.Expr) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, e.expr(x))
	}
	return strings.Join(parts, " && ")
}

func (e *explainer) expr(x plan.Expr) string {
	switch x := x.(type) {
	case plan.Var:
		return e.vars([]algebra.Var{x.Var})
	case plan.Const:
		return e.term(x.Term)
	case *plan.Exists:
		if x.Not {
			return "not exists"
		}
		return "exists"
	case *plan.Call:
		var args []string
		for _, a := range x.Args {
			args = append(args, e.expr(a))
		}
		switch x.Op {
		case "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/", "&&", "||":
			return "(" + strings.Join(args, " "+x.Op+" ") + ")"
		case "IN", "NOT IN":
			return args[0] + " " + strings.ToLower(x.Op) + " (" + strings.Join(args[1:], ", ") + ")"
		}
		name := strings.ToLower(x.Op)
		if strings.Contains(x.Op, ":") {
			name = e.term(rdf.NewIRI(x.Op))
		}
		return name + "(" + strings.Join(args, ", ") + ")"
	}
	return "?"
}

func (e *explainer) path(p algebra.PathExpr) string {
	join := func(parts []algebra.PathExpr, sep string) string {
		var out []string
		for _, x := range parts {
			out = append(out, e.path(x))
		}
		return "(" + strings.Join(out, sep) + ")"
	}
	switch p := p.(type) {
	case algebra.PathIRI:
		return e.term(p.IRI)
	case algebra.PathInverse:
		return "^" + e.path(p.Path)
	case algebra.PathSequence:
		return join(p.Parts, "/")
	case algebra.PathAlternative:
		return join(p.Parts, "|")
	case algebra.PathNegated:
		var out []string
		for _, t := range p.Except {
			out = append(out, e.term(t))
		}
		return "!(" + strings.Join(out, "|") + ")"
	case algebra.PathRepeat:
		op := "?"
		switch {
		case p.Many && p.Min == 0:
			op = "*"
		case p.Many:
			op = "+"
		}
		return e.path(p.Path) + op
	}
	return ""
}
