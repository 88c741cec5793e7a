package exec

import (
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
)

// table holds the solutions of the right side of a join, found by the values of
// the keys. It is filled when it is first asked.
type table struct {
	query *Query
	node  *plan.Hash
	r     op
	outer row
	built bool

	rows  []dataset.ID     // len(node.Vars) to a solution
	count int              // solutions
	heads map[uint64]int32 // hash of the keys → last solution with it
	chain []int32          // solution → the one before with the same hash, or -1
	taken int64            // memory

	// The present probe.
	at   int32
	left row
	buf  row
}

// maxTable is how many solutions a table can number.
const maxTable = 1<<31 - 1

func newTable(q *Query, n *plan.Hash) table {
	return table{query: q, node: n, r: q.compile(n.R), buf: make(row, q.width)}
}

// reset notes the outer solution; the table stays if it serves all of them.
func (t *table) reset(outer row) {
	t.outer = outer
	t.at = -1
	if !t.node.Keep {
		t.built = false
	}
}

// build fills the table.
func (t *table) build() error {
	t.built = true
	t.query.grow(-t.taken)
	t.taken, t.count = 0, 0
	t.rows, t.chain, t.heads = t.rows[:0], t.chain[:0], make(map[uint64]int32, int(min(t.node.R.Rows(), 1<<16)))
	if err := t.r.reset(t.outer); err != nil {
		return err
	}
	size := int64(8*len(t.node.Vars) + 4 + 24)
	for {
		r, err := t.r.next()
		if r == nil || err != nil {
			return err
		}
		t.taken += size
		if err := t.query.grow(size); err != nil {
			return err
		}
		if t.count == maxTable {
			return &LimitError{t.query.limits.Memory}
		}
		for _, v := range t.node.Vars {
			t.rows = append(t.rows, r[v])
		}
		before := int32(-1)
		if len(t.node.Keys) > 0 {
			h := hashOf(r, t.node.Keys)
			if last, ok := t.heads[h]; ok {
				before = last
			}
			t.heads[h] = int32(t.count)
		} else {
			before = int32(t.count) - 1
		}
		t.chain = append(t.chain, before)
		t.count++
	}
}

// hashOf mixes the values of the keys.
func hashOf(r row, keys []algebra.Var) uint64 {
	h := uint64(0)
	for _, v := range keys {
		h = (h ^ r[v]) * 0x9E3779B97F4A7C15
		h ^= h >> 29
	}
	return h
}

// probe begins to look for the solutions compatible with left.
func (t *table) probe(left row) error {
	if !t.built {
		if err := t.build(); err != nil {
			return err
		}
	}
	t.left, t.at = left, -1
	if len(t.node.Keys) == 0 {
		t.at = int32(t.count) - 1
	} else if head, ok := t.heads[hashOf(left, t.node.Keys)]; ok {
		t.at = head
	}
	return nil
}

// next returns the next join of the probe's solution with one of the table, nil
// if there is none.
func (t *table) next() (row, error) {
	stride := len(t.node.Vars)
	for t.at >= 0 {
		ids := t.rows[int(t.at)*stride : (int(t.at)+1)*stride]
		t.at = t.chain[t.at]
		if err := t.query.tick(); err != nil {
			return nil, err
		}
		if joinInto(t.buf, t.left, t.node.Vars, ids) {
			return t.buf, nil
		}
	}
	return nil, nil
}

func (t *table) close() { t.r.close() }

// hash joins by a table.
type hash struct {
	table table
	l     op
}

func (h *hash) reset(outer row) error {
	h.table.reset(outer)
	return h.l.reset(outer)
}

func (h *hash) next() (row, error) {
	for {
		r, err := h.table.next()
		if r != nil || err != nil {
			return r, err
		}
		l, err := h.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		if err := h.table.probe(l); err != nil {
			return nil, err
		}
	}
}

func (h *hash) close() { h.l.close(); h.table.close() }

// leftHash is hash, but keeps a left solution that has no right one.
type leftHash struct {
	table   table
	l       op
	conds   []condition
	left    row
	matched bool
}

func (h *leftHash) reset(outer row) error {
	h.table.reset(outer)
	h.left = nil
	return h.l.reset(outer)
}

func (h *leftHash) next() (row, error) {
	for {
		for h.left != nil {
			r, err := h.table.next()
			if err != nil {
				return nil, err
			}
			if r == nil {
				left := h.left
				h.left = nil
				if !h.matched {
					return left, nil
				}
				break
			}
			ok, err := holdAll(h.conds, r)
			if err != nil {
				return nil, err
			}
			if ok {
				h.matched = true
				return r, nil
			}
		}
		l, err := h.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		if err := h.table.probe(l); err != nil {
			return nil, err
		}
		h.left, h.matched = l, false
	}
}

func (h *leftHash) close() { h.l.close(); h.table.close() }

// minus keeps the left solutions that no right one is compatible with and
// shares a variable with (section 18.5).
type minus struct {
	table  table
	l      op
	pass   []algebra.Var
	passed row // the outer solution that the table is made with
}

func (m *minus) reset(outer row) error {
	for _, v := range m.pass {
		m.passed[v] = outer[v]
	}
	m.table.reset(m.passed)
	return m.l.reset(outer)
}

func (m *minus) close() { m.l.close(); m.table.close() }
func (m *minus) next() (row, error) {
next:
	for {
		l, err := m.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		if err := m.table.probe(l); err != nil {
			return nil, err
		}
		for {
			t := &m.table
			at := t.at
			r, err := t.next()
			if err != nil {
				return nil, err
			}
			if r == nil {
				return l, nil
			}
			// next went past solutions that are not compatible; what it found lies
			// somewhere behind at, so the shared variables are looked for in all of them.
			if len(t.node.Keys) > 0 || t.shares(l, at) {
				continue next
			}
		}
	}
}

// shares reports whether the solution that next has just found, starting from
// at, has a value for a variable that left has a value for.
func (t *table) shares(left row, at int32) bool {
	stride := len(t.node.Vars)
	for t.chain[at] != t.at {
		at = t.chain[at]
	}
	ids := t.rows[int(at)*stride : (int(at)+1)*stride]
	for i, v := range t.node.Vars {
		if ids[i] != dataset.None && left[v] != dataset.None {
			return true
		}
	}
	return false
}

// mergeJoin joins a left side sorted by a variable with a scan sorted by it.
type mergeJoin struct {
	query *Query
	l     op
	scan  *scan
	v     algebra.Var
	comp  uint8 // the component of the scan that v stands for
	left  row
	id    dataset.ID // the left value

	at    dataset.Quad // the quad the scan is at
	have  bool         // whether it is at one
	start bool         // whether it has begun
	buf   row
	group bool // the quads of the present value are being given
	stat  *Stat
}

func newMerge(q *Query, n *plan.Merge) op {
	s := newScan(q, n.R)
	s.fixed, s.order = true, n.Side
	m := &mergeJoin{query: q, l: q.compile(n.L), scan: s, v: n.Var, buf: make(row, q.width)}
	for i, slot := range s.slots {
		if slot.Var == n.Var {
			m.comp = uint8(i)
		}
	}
	if q.stats != nil {
		m.stat = &Stat{Runs: 1}
		q.stats[n.R] = m.stat
	}
	return m
}

func (m *mergeJoin) reset(outer row) error {
	m.left, m.group, m.have, m.start = nil, false, false, false
	if err := m.scan.reset(outer); err != nil {
		return err
	}
	return m.l.reset(outer)
}

func (m *mergeJoin) close() { m.l.close(); m.scan.close() }

// nearby is how many quads are read before a seek is tried.
const nearby = 4

func (m *mergeJoin) next() (row, error) {
	for {
		if m.group {
			if m.have && m.at.At(m.comp) == m.id {
				q := m.at
				if err := m.advance(); err != nil {
					return nil, err
				}
				if m.fill(q) {
					return m.buf, nil
				}
				continue
			}
			m.group = false
		}
		l, err := m.l.next()
		if l == nil || err != nil {
			return nil, err
		}
		id := l[m.v]
		again := m.start && id == m.id // the same value once more: back to its first quad
		m.left, m.id = l, id
		if err := m.goTo(id, again); err != nil {
			return nil, err
		}
		m.group = m.have && m.at.At(m.comp) == id
	}
}

// goTo moves the scan to the first quad with the value id or above.
func (m *mergeJoin) goTo(id dataset.ID, again bool) error {
	if !m.start || again {
		m.start = true
		return m.seek(id)
	}
	for n := 0; m.have && m.at.At(m.comp) < id; n++ {
		if n == nearby {
			return m.seek(id)
		}
		if err := m.advance(); err != nil {
			return err
		}
	}
	return nil
}

func (m *mergeJoin) advance() (err error) {
	m.at, m.have, err = m.scan.matcher.next()
	if m.stat != nil && m.have {
		m.stat.Rows++
	}
	return err
}

func (m *mergeJoin) seek(id dataset.ID) (err error) {
	if m.scan.done || id&dataset.Computed != 0 {
		m.have = false
		return nil
	}
	var to dataset.Quad
	to.Set(m.comp, id)
	m.at, m.have, err = m.scan.matcher.seek(to)
	return err
}

// fill writes the join of the left solution and the quad q.
func (m *mergeJoin) fill(q dataset.Quad) bool {
	for _, c := range m.scan.same {
		if q.At(c[0]) != q.At(c[1]) {
			return false
		}
	}
	copy(m.buf, m.left)
	for _, f := range m.scan.free {
		m.buf[f.v] = q.At(f.component)
	}
	return true
}
