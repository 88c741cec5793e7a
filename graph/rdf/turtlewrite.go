package rdf

import (
	"bufio"
	"cmp"
	"slices"
	"strings"
)

// turtleWriter writes Turtle and TriG.
type turtleWriter struct {
	w        *bufio.Writer
	prefixes []Prefix // longest namespace first
	declared []Prefix
	b        []byte

	graph Term // whose braces are open, if graph.Kind is not None
	some  bool // something was written before

	held []Quad // with blank nodes
	nest *nesting
}

// maxNesting is how deep the writer nests brackets; nodes further down get
// labels.
const maxNesting = 32

func newTurtleWriter(w *bufio.Writer, o WriterOptions) *turtleWriter {
	byLength := slices.Clone(o.Prefixes)
	slices.SortStableFunc(byLength, func(a, b Prefix) int { return cmp.Compare(len(b.IRI), len(a.IRI)) })
	return &turtleWriter{w: w, prefixes: byLength, declared: o.Prefixes}
}

func (t *turtleWriter) begin() error {
	for _, p := range t.declared {
		t.b = append(t.b, "@prefix "...)
		t.b = append(t.b, p.Name...)
		t.b = append(t.b, ": "...)
		t.b = appendIRI(t.b, p.IRI)
		t.b = append(t.b, " .\n"...)
		t.some = true
	}
	return t.write()
}

func (t *turtleWriter) write() error {
	_, err := t.w.Write(t.b)
	t.b = t.b[:0]
	return err
}

func (t *turtleWriter) subject(run []Quad) error {
	for _, q := range run {
		if hasBlank(q) {
			t.held = append(t.held, run...)
			return nil
		}
	}
	t.statement(run)
	return t.write()
}

func (t *turtleWriter) end() error {
	slices.SortFunc(t.held, func(a, b Quad) int {
		return cmp.Or(CompareTerms(a.G, b.G), CompareTerms(a.S, b.S), comparePredicates(a, b))
	})
	t.held = slices.Compact(t.held)
	t.nest = newNesting(t.held)
	for rest := t.held; len(rest) > 0; {
		n := runLength(rest)
		run := rest[:n]
		rest = rest[n:]
		if t.nest.inside[run[0].S] {
			continue // written where it is referred to
		}
		t.statement(run)
		if err := t.write(); err != nil {
			return err
		}
	}
	t.openGraph(Term{})
	return t.write()
}

// runLength returns how many of the sorted quads have the graph and subject of
// the first.
func runLength(quads []Quad) int {
	for i, q := range quads {
		if q.S != quads[0].S || q.G != quads[0].G {
			return i
		}
	}
	return len(quads)
}

// openGraph ends the graph that is open and begins g.
func (t *turtleWriter) openGraph(g Term) {
	if t.graph == g {
		return
	}
	if t.graph.Kind != None {
		t.b = append(t.b, "}\n"...)
	}
	t.graph = g
	if g.Kind != None {
		if t.some {
			t.b = append(t.b, '\n')
		}
		t.term(g)
		t.b = append(t.b, " {\n"...)
		t.some = false
	}
}

// statement writes the quads of one subject.
func (t *turtleWriter) statement(run []Quad) {
	t.openGraph(run[0].G)
	if t.some {
		t.b = append(t.b, '\n')
	}
	indent := 0
	if t.graph.Kind != None {
		indent = 1
		t.indent(indent)
	}
	s := run[0].S
	if s.Kind == Blank && t.nest.anonymous[s] {
		t.b = append(t.b, "[]"...)
	} else {
		t.term(s)
	}
	t.b = append(t.b, ' ')
	t.properties(run, indent)
	t.b = append(t.b, " .\n"...)
	t.some = true
}

func (t *turtleWriter) indent(n int) {
	for range n {
		t.b = append(t.b, "    "...)
	}
}

// properties writes predicates and objects, the first on the current line.
func (t *turtleWriter) properties(run []Quad, indent int) {
	for i, q := range run {
		switch {
		case i == 0:
			t.predicate(q.P)
		case q.P != run[i-1].P:
			t.b = append(t.b, " ;\n"...)
			t.indent(indent + 1)
			t.predicate(q.P)
		default:
			t.b = append(t.b, ',')
		}
		t.b = append(t.b, ' ')
		t.object(q.O, indent+1)
	}
}

func (t *turtleWriter) predicate(p Term) {
	if p.Value == rdfType {
		t.b = append(t.b, 'a')
		return
	}
	t.term(p)
}

func (t *turtleWriter) object(o Term, indent int) {
	switch {
	case o.Value == rdfNil && o.Kind == IRI:
		t.b = append(t.b, "()"...)
	case o.Kind != Blank || !t.nest.inside[o]:
		t.term(o)
	case t.nest.lists[o]:
		t.b = append(t.b, '(')
		for cell := o; cell.Value != rdfNil; {
			run := t.nest.runs[cell] // rdf:first, rdf:rest
			t.b = append(t.b, ' ')
			t.object(run[0].O, indent)
			cell = run[1].O
		}
		t.b = append(t.b, " )"...)
	case len(t.nest.runs[o]) == 0:
		t.b = append(t.b, "[]"...)
	default:
		run := t.nest.runs[o]
		if len(run) == 1 {
			t.b = append(t.b, "[ "...)
			t.properties(run, indent)
			t.b = append(t.b, " ]"...)
			return
		}
		t.b = append(t.b, "[\n"...)
		t.indent(indent + 1)
		t.properties(run, indent)
		t.b = append(t.b, '\n')
		t.indent(indent)
		t.b = append(t.b, ']')
	}
}

// term writes a term, as short as Turtle allows.
func (t *turtleWriter) term(x Term) {
	switch x.Kind {
	case IRI:
		for _, p := range t.prefixes {
			if local, ok := strings.CutPrefix(x.Value, p.IRI); ok && plainLocal(local) {
				t.b = append(append(t.b, p.Name...), ':')
				t.b = append(t.b, local...)
				return
			}
		}
	case Literal:
		if bareNumber(x) || x.Datatype == xsdNS+"boolean" && (x.Value == "true" || x.Value == "false") {
			t.b = append(t.b, x.Value...)
			return
		}
		if x.Lang == "" && x.Datatype != "" {
			t.b = append(appendQuoted(t.b, x.Value), "^^"...)
			t.term(NewIRI(x.Datatype))
			return
		}
	}
	t.b = AppendTerm(t.b, x)
}

// plainLocal reports whether s is a local name that needs no escapes.
func plainLocal(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			return false
		}
	}
	n, _, _ := localLen([]byte(s))
	return n == len(s)
}

// nesting says which blank nodes a Turtle document can show by brackets alone.
type nesting struct {
	runs      map[Term][]Quad // the quads of a blank node, sorted
	inside    map[Term]bool   // nodes written where they are referred to
	lists     map[Term]bool   // of these, the well-formed collections
	anonymous map[Term]bool   // subjects that nothing refers to
}

// newNesting looks at all quads of a document that have blank nodes. A node
// goes inside if just one quad refers to it, all that is said of it is said in
// the graph of that quad, it is no graph's name and no part of a cycle.
func newNesting(quads []Quad) *nesting {
	n := &nesting{runs: map[Term][]Quad{}, inside: map[Term]bool{}, lists: map[Term]bool{}, anonymous: map[Term]bool{}}
	refs := map[Term]int{}
	from := map[Term]Quad{}     // the quad that refers to a node
	labelled := map[Term]bool{} // nodes that need their label
	for rest := quads; len(rest) > 0; {
		k := runLength(rest)
		s := rest[0].S
		if s.Kind == Blank {
			if _, twice := n.runs[s]; twice {
				labelled[s] = true // described in several graphs
			}
			n.runs[s] = rest[:k:k]
		}
		for _, q := range rest[:k] {
			if q.O.Kind == Blank {
				refs[q.O]++
				from[q.O] = q
			}
			if q.G.Kind == Blank {
				labelled[q.G] = true
			}
		}
		rest = rest[k:]
	}
	for s := range n.runs {
		n.anonymous[s] = refs[s] == 0 && !labelled[s]
	}
	for o, q := range from {
		if run := n.runs[o]; refs[o] == 1 && !labelled[o] && (len(run) == 0 || run[0].G == q.G) {
			n.inside[o] = true
		}
	}
	n.findLists()
	n.cut(quads, from)
	return n
}

// findLists marks every inside node that begins a chain of inside cells, each
// with one rdf:first and one rdf:rest, up to rdf:nil.
func (n *nesting) findLists() {
	known := map[Term]bool{}
	for start := range n.inside {
		var chain []Term
		cell, good := start, false
		for len(chain) <= len(n.inside) {
			if cell.Value == rdfNil && cell.Kind == IRI {
				good = true
				break
			}
			if v, ok := known[cell]; ok {
				good = v
				break
			}
			run := n.runs[cell]
			if !n.inside[cell] || len(run) != 2 || run[0].P.Value != rdfFirst || run[1].P.Value != rdfRest {
				break
			}
			chain = append(chain, cell)
			cell = run[1].O
		}
		known[start] = good
		for _, c := range chain {
			known[c] = good
		}
	}
	for c, good := range known {
		if good {
			n.lists[c] = true
		}
	}
}

// cut takes out of inside the nodes on cycles, which no subject leads to, and
// those nested too deep.
func (n *nesting) cut(quads []Quad, from map[Term]Quad) {
	depth := map[Term]int{} // of inside nodes already visited
	for _, q := range quads {
		// Go up from the object to something that is not inside or is visited.
		var way []Term
		onWay := map[Term]bool{}
		for x := q.O; n.inside[x]; x = from[x].S {
			if _, ok := depth[x]; ok {
				break
			}
			if onWay[x] {
				n.takeOut(x, from)
				break
			}
			onWay[x] = true
			way = append(way, x)
		}
		for _, x := range slices.Backward(way) {
			if !n.inside[x] {
				continue
			}
			parent := from[x]
			d := 0
			if n.inside[parent.S] {
				d = depth[parent.S]
			}
			if !(n.lists[x] && n.lists[parent.S] && n.inside[parent.S] && parent.P.Value == rdfRest) {
				d++
			}
			if d > maxNesting {
				n.takeOut(x, from)
				continue
			}
			depth[x] = d
		}
	}
}

// takeOut makes x a node with a label. The cells of a list that leads to it are
// then no list.
func (n *nesting) takeOut(x Term, from map[Term]Quad) {
	delete(n.inside, x)
	delete(n.lists, x)
	for q := from[x]; q.P.Value == rdfRest && n.lists[q.S]; q = from[q.S] {
		delete(n.lists, q.S)
	}
}
