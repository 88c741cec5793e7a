package exec

import (
	"container/heap"
	"errors"
	"slices"

	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/value"
)

// distinct gives the solutions that differ in some variables from all before.
type distinct struct {
	query  *Query
	node   *plan.Distinct
	input  op
	seen   map[string]struct{}
	seenID map[dataset.ID]struct{} // if there is one variable
	last   []byte                  // REDUCED: the solution before
	packed []byte
	begun  bool
}

func newDistinct(q *Query, n *plan.Distinct) *distinct {
	return &distinct{query: q, node: n, input: q.compile(n.Input)}
}

func (d *distinct) reset(outer row) error {
	d.seen, d.seenID, d.begun = map[string]struct{}{}, map[dataset.ID]struct{}{}, false
	return d.input.reset(outer)
}

func (d *distinct) close() { d.input.close() }
func (d *distinct) next() (row, error) {
	for {
		r, err := d.input.next()
		if r == nil || err != nil {
			return nil, err
		}
		fresh, err := d.fresh(r)
		if fresh || err != nil {
			return r, err
		}
	}
}

func (d *distinct) fresh(r row) (bool, error) {
	if d.node.Reduced {
		d.packed = packInto(d.packed[:0], r, d.node.Vars)
		same := d.begun && string(d.packed) == string(d.last)
		d.last, d.packed, d.begun = d.packed, d.last, true
		return !same, nil
	}
	if len(d.node.Vars) == 1 {
		id := r[d.node.Vars[0]]
		if _, ok := d.seenID[id]; ok {
			return false, nil
		}
		d.seenID[id] = struct{}{}
		return true, d.query.grow(24)
	}
	d.packed = packInto(d.packed[:0], r, d.node.Vars)
	if _, ok := d.seen[string(d.packed)]; ok {
		return false, nil
	}
	d.seen[string(d.packed)] = struct{}{}
	return true, d.query.grow(int64(len(d.packed)) + 40)
}

// orderBy sorts; if only the first few solutions are needed it keeps no more.
type orderBy struct {
	query *Query
	node  *plan.OrderBy
	input op
	keys  []expr

	sorted   bool
	list     []sortable
	at       int
	n        int
	compared int
	stopped  error // the query is to end: the rest of the sort is for nothing
}

// sortable is a solution with its sort keys and its place in the input, so that
// the sort is stable.
type sortable struct {
	ids  []dataset.ID
	keys []value.Value
	seq  int
}

func newOrderBy(q *Query, n *plan.OrderBy) *orderBy {
	o := &orderBy{query: q, node: n, input: q.compile(n.Input)}
	for _, k := range n.Keys {
		o.keys = append(o.keys, q.expr(k.Expr))
	}
	return o
}

func (o *orderBy) reset(outer row) error {
	o.query.grow(-o.size() * int64(len(o.list)))
	o.sorted, o.list, o.at, o.n, o.stopped = false, nil, 0, 0, nil
	return o.input.reset(outer)
}

func (o *orderBy) close() { o.input.close() }

// size is the memory of one solution, in bytes.
func (o *orderBy) size() int64 { return int64(8*o.query.width + 160*len(o.keys) + 64) }

func (o *orderBy) next() (row, error) {
	if !o.sorted {
		if err := o.fill(); err != nil {
			return nil, err
		}
		slices.SortFunc(o.list, o.compare)
		if o.stopped != nil {
			return nil, o.stopped
		}
		o.sorted = true
	}
	if o.at == len(o.list) {
		return nil, nil
	}
	o.at++
	return o.list[o.at-1].ids, nil
}

func (o *orderBy) fill() error {
	if o.node.Top == 0 {
		return nil
	}
	for {
		r, err := o.input.next()
		if r == nil || err != nil {
			return err
		}
		s := sortable{seq: o.n}
		o.n++
		s.keys = make([]value.Value, len(o.keys))
		for i, k := range o.keys {
			v, err := k(r)
			if err != nil && !errors.Is(err, value.ErrType) {
				return err
			}
			if err == nil {
				s.keys[i] = v
			}
		}
		if o.node.Top > 0 && int64(len(o.list)) == o.node.Top {
			if o.compare(s, o.list[0]) >= 0 {
				continue
			}
			s.ids = append(o.list[0].ids[:0], r...)
			o.list[0] = s
			heap.Fix((*worstFirst)(o), 0)
			continue
		}
		if err := o.query.grow(o.size()); err != nil {
			return err
		}
		s.ids = append(make([]dataset.ID, 0, len(r)), r...)
		if o.node.Top > 0 {
			heap.Push((*worstFirst)(o), s)
		} else {
			o.list = append(o.list, s)
		}
	}
}

func (o *orderBy) compare(a, b sortable) int {
	if o.compared++; o.compared&0xFFFF == 0 && o.stopped == nil {
		o.stopped = o.query.stopped()
	}
	if o.stopped != nil {
		return 0
	}
	for i, k := range o.node.Keys {
		if c := value.Order(a.keys[i], b.keys[i]); c != 0 {
			if k.Descending {
				return -c
			}
			return c
		}
	}
	return a.seq - b.seq
}

// worstFirst makes a heap of the list, the last solution of the order on top.
type worstFirst orderBy

func (w *worstFirst) Len() int           { return len(w.list) }
func (w *worstFirst) Less(i, j int) bool { return (*orderBy)(w).compare(w.list[i], w.list[j]) > 0 }
func (w *worstFirst) Swap(i, j int)      { w.list[i], w.list[j] = w.list[j], w.list[i] }
func (w *worstFirst) Push(x any)         { w.list = append(w.list, x.(sortable)) }
func (w *worstFirst) Pop() any {
	last := w.list[len(w.list)-1]
	w.list = w.list[:len(w.list)-1]
	return last
}
