package plan

import (
	"math"
	"math/bits"

	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
)

// Costs, in microseconds as measured over a Pebble store; only their ratios matter.
const (
	seekCost   = 1.5 // opening a scan
	rowCost    = 0.3 // reading a row of it
	buildCost  = 0.6 // reading a row and putting it into a table
	probeCost  = 0.15
	filterCost = 2.0 // fetching the terms of a condition and deciding it
	stepCost   = 5.0 // running a pattern that is more than a scan
)

// maxExact is up to how many parts all orders are weighed. More are ordered by
// taking the cheapest next part each time; of those, at most window are looked at.
const (
	maxExact = 7
	window   = 64
)

// method is a way of joining.
type method uint8

const (
	byBind method = iota
	byMerge
	byHash
)

// joinState is what is known of a join of some parts.
type joinState struct {
	have     sets
	rows     float64
	cost     float64
	sorted   algebra.Var             // the variable that the solutions are sorted by
	distinct map[algebra.Var]float64 // about how many values a variable has
}

// joinStep is a part to be joined next, how, and what is known after.
type joinStep struct {
	part   int
	method method
	after  joinState
}

// order returns the positions of the parts in the order in which to join them.
func (g *joinGroup) order() []int {
	n := len(g.parts)
	start := joinState{rows: 1, sorted: algebra.NoVar}
	if n <= 1 {
		return []int{0}[:n]
	}
	if n > maxExact {
		return g.orderGreedily(start)
	}
	// best[s] is the cheapest way to join the parts whose bits are set in s, one
	// after the other.
	type way struct {
		state joinState
		last  int
		done  bool
	}
	best := make([]way, 1<<n)
	best[0] = way{state: start, last: -1, done: true}
	for s := 0; s < len(best); s++ {
		if !best[s].done {
			continue
		}
		candidates := g.connected(&best[s].state, func(i int) bool { return s>>i&1 == 0 })
		for _, i := range candidates {
			step := g.step(&best[s].state, i)
			to := &best[s|1<<i]
			if !to.done || step.after.cost < to.state.cost {
				*to = way{state: step.after, last: i, done: true}
			}
		}
	}
	order := make([]int, n)
	for s, k := len(best)-1, bits.OnesCount(uint(len(best)-1))-1; s != 0; k-- {
		order[k] = best[s].last
		s &^= 1 << best[s].last
	}
	return order
}

// connected returns the parts that are left and share a variable with what is
// joined already; all that are left if none does.
func (g *joinGroup) connected(state *joinState, left func(int) bool) []int {
	var all, near []int
	for i, part := range g.parts {
		if !left(i) {
			continue
		}
		all = append(all, i)
		if g.setsOf(part).possible.Meets(state.have.possible) {
			near = append(near, i)
		}
	}
	if len(near) > 0 {
		return near
	}
	return all
}

func (g *joinGroup) orderGreedily(state joinState) []int {
	used := make([]bool, len(g.parts))
	var order []int
	for len(order) < len(g.parts) && !g.stopped() {
		candidates := g.connected(&state, func(i int) bool { return !used[i] })
		var best *joinStep
		for _, i := range candidates[:min(len(candidates), window)] {
			step := g.step(&state, i)
			if best == nil || step.after.cost+step.after.rows < best.after.cost+best.after.rows {
				best = step
			}
		}
		used[best.part] = true
		order = append(order, best.part)
		state = best.after
	}
	return order
}

// step works out what joining part i next would mean.
func (g *joinGroup) step(state *joinState, i int) *joinStep {
	part := g.parts[i]
	s := g.setsOf(part)
	bound := g.outer.Union(state.have.possible)
	fan := g.rowsOf(part, bound)
	alone := g.rowsOf(part, g.outer)
	shared := state.have.certain.Intersect(s.certain)
	first := state.distinct == nil

	out := state.rows * fan
	if !first && !shared.Empty() {
		// Not every value on the left has a match. If the smaller set of values lay
		// within the larger, it would be theirs/mine of them; if the sets had nothing
		// to do with each other, theirs of all values there are. The truth lies
		// between: the square root keeps the latter from adding up to nothing.
		mine, theirs, all := 1.0, alone/max(fan, 1e-9), 1.0
		for _, v := range shared.List() {
			mine *= state.distinct[v]
			all *= g.domain(v)
		}
		mine = max(min(mine, state.rows), 1e-9)
		out *= min(1, theirs/mine, math.Sqrt(theirs/max(all, 1e-9)))
	}
	step := &joinStep{part: i}
	quad, isQuad := part.(*algebra.Quad)
	open := stepCost
	if isQuad {
		open = seekCost
	}
	cost := state.rows * (open + fan*rowCost)
	if first {
		cost = alone * rowCost
	} else {
		if !shared.Empty() || !state.have.possible.Meets(s.possible) {
			if c := alone*buildCost + state.rows*probeCost + hashFloor; c < cost {
				step.method, cost = byHash, c
			}
		}
		if _, ok := part.(*algebra.Service); ok {
			step.method, cost = byBind, alone
		} else if !isQuad && !g.correlates(part, bound) {
			step.method, cost = byHash, alone*buildCost+state.rows*probeCost
		}
		if isQuad && state.sorted != algebra.NoVar && g.outer.Empty() && state.have.certain.Has(state.sorted) &&
			g.sortedBy(quad) == state.sorted && state.have.possible.Intersect(s.possible).Within(algebra.SetOf(state.sorted)) {
			if c := min(alone*rowCost, cost) + state.rows*probeCost; c < cost {
				step.method, cost = byMerge, c
			}
		}
	}
	have := sets{state.have.possible.Union(s.possible), state.have.certain.Union(s.certain)}
	unfiltered := out
	for _, vars := range g.condVars {
		if vars.Within(have.certain) && !vars.Within(state.have.certain) {
			cost += out * filterCost
			out *= filterSelectivity
		}
	}
	after := joinState{
		have: have,
		rows: out, cost: state.cost + cost + unfiltered*0.05, sorted: state.sorted,
		distinct: make(map[algebra.Var]float64, len(state.distinct)+3),
	}
	for v, d := range state.distinct {
		after.distinct[v] = min(d, max(out, 1))
	}
	for _, v := range s.possible.List() {
		d := alone
		if isQuad {
			d = alone / max(g.rowsOf(part, g.outer.Union(algebra.SetOf(v))), 1e-9)
		}
		if old, ok := after.distinct[v]; !ok || d < old {
			after.distinct[v] = min(d, max(out, 1))
		}
	}
	if first {
		after.sorted = algebra.NoVar
		if isQuad {
			after.sorted = g.sortedBy(quad)
		}
	}
	step.after = after
	return step
}

// domain returns about how many values a variable has in the part where it has most.
func (g *joinGroup) domain(v algebra.Var) float64 {
	if d, ok := g.domains[v]; ok {
		return d
	}
	d := 1.0
	for _, part := range g.parts {
		if _, isQuad := part.(*algebra.Quad); isQuad && g.setsOf(part).certain.Has(v) {
			d = max(d, g.rowsOf(part, g.outer)/max(g.rowsOf(part, g.outer.Union(algebra.SetOf(v))), 1e-9))
		}
	}
	if g.domains == nil {
		g.domains = map[algebra.Var]float64{}
	}
	g.domains[v] = d
	return d
}

// hashFloor is the cost of a table however small.
const hashFloor = 5.0

// sortedBy returns the variable that a scan of the pattern is sorted by.
func (p *planner) sortedBy(q *algebra.Quad) algebra.Var {
	g, _, ok := p.graph(q.Graph)
	if !ok {
		return algebra.NoVar
	}
	slots := [4]algebra.Slot{q.S, q.P, q.O}
	var pattern dataset.Quad
	for i, s := range slots[:3] {
		if !s.IsVar() {
			pattern.Set(uint8(i), 1)
		}
	}
	pattern.G = g.ID
	slots[3] = algebra.Slot{Var: g.Var}
	for _, c := range dataset.OrderFor(pattern).Components() {
		if pattern.At(c) == dataset.None {
			if slots[c].Var != algebra.NoVar && occurrences(slots, slots[c].Var) == 1 {
				return slots[c].Var
			}
			return algebra.NoVar
		}
	}
	return algebra.NoVar
}

func occurrences(slots [4]algebra.Slot, v algebra.Var) int {
	n := 0
	for _, s := range slots {
		if s.Var == v {
			n++
		}
	}
	return n
}

// rowsOf estimates how many solutions n has when the variables of bound are.
func (p *planner) rowsOf(n algebra.Node, bound algebra.Set) float64 {
	switch n := n.(type) {
	case *algebra.Quad:
		return p.quadRows(n, bound)
	case *algebra.Path:
		return p.pathRows(n, bound)
	case *algebra.Graphs:
		if bound.Has(n.Name.Var) || !n.Name.IsVar() {
			return 1
		}
		return 100
	case *algebra.Values:
		if algebra.SetOf(n.Vars...).Within(bound) {
			return min(1, float64(len(n.Rows)))
		}
		return float64(len(n.Rows))
	case *algebra.Join:
		out := 1.0
		for _, part := range n.Parts {
			out *= p.rowsOf(part, bound)
			bound = bound.Union(p.setsOf(part).possible)
		}
		return out
	case *algebra.LeftJoin:
		return p.rowsOf(n.L, bound) * max(1, p.rowsOf(n.R, bound.Union(p.setsOf(n.L).possible)))
	case *algebra.Union:
		out := 0.0
		for _, part := range n.Parts {
			out += p.rowsOf(part, bound)
		}
		return out
	case *algebra.Filter:
		return p.rowsOf(n.Input, bound) * math.Pow(filterSelectivity, float64(len(n.Conds)))
	case *algebra.Group:
		if len(n.Keys) == 0 {
			return 1
		}
		return p.rowsOf(n.Input, nil)/10 + 1
	case *algebra.Slice:
		out := p.rowsOf(n.Input, nil)
		if n.Limit >= 0 {
			out = min(out, float64(n.Limit))
		}
		return out
	case *algebra.Service:
		if n.Name.IsVar() && !bound.Has(n.Name.Var) {
			return 1e12 // what binds the endpoint must come before
		}
		return 100
	}
	if kids := algebra.Children(n); len(kids) > 0 {
		return p.rowsOf(kids[0], bound)
	}
	return 1
}

// quadRows estimates the matches of a pattern when the variables of bound have
// values: the average over a few values that stand in matches.
func (p *planner) quadRows(q *algebra.Quad, bound algebra.Set) float64 {
	g, _, ok := p.graph(q.Graph)
	if !ok {
		return 0
	}
	var pattern dataset.Quad
	slots := [4]algebra.Var{q.S.Var, q.P.Var, q.O.Var, g.Var}
	for i, s := range []algebra.Slot{q.S, q.P, q.O} {
		if !s.IsVar() {
			id, found := p.lookup(s.Term)
			if !found {
				return 0
			}
			pattern.Set(uint8(i), id)
		}
	}
	pattern.G = g.ID
	all := p.estimate(pattern)
	mask := 0
	for i, v := range slots {
		if v != algebra.NoVar && bound.Has(v) {
			mask |= 1 << i
		}
	}
	if mask == 0 || all == 0 {
		return all
	}
	return p.fanOut(pattern, mask, all)
}

// samples is how many values fanOut looks at, at most; each is 2^stride times as
// far from the first as the one before, since the terms that came first into a
// dataset are often not like the others.
const (
	samples = 8
	stride  = 4
)

// fanOut estimates the matches of a pattern with all matches, when the
// components of mask have values.
func (p *planner) fanOut(pattern dataset.Quad, mask int, all float64) float64 {
	if p.plain {
		return 1
	}
	key := fanKey{pattern, mask}
	if f, ok := p.statistics.fan(key); ok {
		return f
	}
	order := dataset.OrderFor(pattern)
	lead := uint8(0) // the first open component
	for _, c := range order.Components() {
		if pattern.At(c) == dataset.None {
			lead = c
			break
		}
	}
	it := p.terms.View().Scan(order, pattern)
	defer it.Close()
	sum, n := 0.0, 0
	first := dataset.None
	for ok := it.Next(); ok && n < samples; n++ {
		q := it.Quad()
		if n == 0 {
			first = q.At(lead)
		}
		probe := pattern
		for i := range uint8(4) {
			if mask>>i&1 != 0 {
				probe.Set(i, q.At(i))
			}
		}
		sum += p.estimate(probe)
		next := dataset.Quad{}
		next.Set(lead, max(q.At(lead)+1, first+1<<(stride*n)))
		ok = it.Seek(next)
	}
	p.fail(it.Err())
	f := 1.0
	if n > 0 {
		f = sum / float64(n)
	}
	f = min(f, all)
	p.statistics.setFan(key, f)
	return f
}

// pathRows is a guess: paths are not counted beforehand.
func (p *planner) pathRows(n *algebra.Path, bound algebra.Set) float64 {
	ends := 0
	for _, s := range []algebra.Slot{n.S, n.O} {
		if !s.IsVar() || bound.Has(s.Var) {
			ends++
		}
	}
	return [...]float64{1e6, 100, 1}[ends]
}
