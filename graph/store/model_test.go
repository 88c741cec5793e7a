package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2/vfs"

	"kg/graph/rdf"
)

// The store is compared with a map through 10,000 random operations: updates
// that succeed and that fail, loads, reopening, and snapshots that are held
// while the store changes.
func TestModel(t *testing.T) {
	steps := 10_000
	if testing.Short() {
		steps = 2_000
	}
	for seed := range uint64(2) {
		t.Run(fmt.Sprint("seed", seed), func(t *testing.T) { newModel(t, seed).run(steps / 2) })
	}
}

type model struct {
	t     *testing.T
	rand  *rand.Rand
	fs    vfs.FS
	store *Store
	quads map[rdf.Quad]bool
	held  *Snapshot // nil, or a snapshot and what was there when it was taken
	then  map[rdf.Quad]bool
}

func newModel(t *testing.T, seed uint64) *model {
	m := &model{t: t, rand: rand.New(rand.NewPCG(seed, 9)), fs: vfs.NewMem(), quads: map[rdf.Quad]bool{}}
	m.reopen()
	return m
}

func (m *model) reopen() {
	var err error
	if m.store != nil {
		m.letGo()
		if err := m.store.Close(); err != nil {
			m.t.Fatal(err)
		}
	}
	if m.store, err = open("model", m.fs, Options{}); err != nil {
		m.t.Fatal(err)
	}
}

// term makes one of a few terms, so that operations meet.
func (m *model) term() rdf.Term {
	n := m.rand.IntN(12)
	switch m.rand.IntN(6) {
	case 0:
		return rdf.NewBlank(fmt.Sprint("b", n))
	case 1:
		return rdf.NewString(fmt.Sprint(n))
	case 2:
		return rdf.NewLangString(fmt.Sprint(n), "en")
	case 3:
		return rdf.NewTyped(fmt.Sprint(n), rdf.XSDInteger)
	}
	return iri("%d", n)
}

func (m *model) quad() rdf.Quad {
	q := rdf.Quad{S: iri("%d", m.rand.IntN(9)), P: iri("p%d", m.rand.IntN(3)), O: m.term()}
	if m.rand.IntN(3) > 0 {
		q.G = iri("g%d", m.rand.IntN(3))
	}
	return q
}

func (m *model) run(steps int) {
	for step := range steps {
		switch n := m.rand.IntN(100); {
		case n < 80:
			m.update()
		case n < 84:
			m.load()
		case n < 88:
			m.hold()
		case n < 92:
			m.match()
		case n == 99:
			m.reopen()
		}
		if step%250 == 0 || step == steps-1 {
			m.compare(m.store, m.quads)
			mustCheck(m.t, m.store)
		}
		if m.t.Failed() {
			m.t.Fatalf("after step %d", step)
		}
	}
	m.letGo()
	if err := m.store.Close(); err != nil {
		m.t.Error(err)
	}
}

var errAborted = errors.New("aborted")

// update makes some changes in one transaction, and now and then gives it up.
func (m *model) update() {
	changed := map[rdf.Quad]bool{}
	there := func(q rdf.Quad) bool {
		if is, ok := changed[q]; ok {
			return is
		}
		return m.quads[q]
	}
	abort := m.rand.IntN(10) == 0
	m.store.manyQuads = manyQuads
	if m.rand.IntN(10) == 0 {
		m.store.manyQuads = 1 // written as tables
	}
	err := m.store.Update(func(tx *Tx) error {
		for range 1 + m.rand.IntN(8) {
			q := m.quad()
			if m.rand.IntN(5) < 2 {
				added, err := tx.Add(q)
				if err != nil || added == there(q) {
					m.t.Errorf("Add(%v) = %v, %v; it was there: %v", q, added, err, there(q))
				}
				changed[q] = true
			} else {
				removed, err := tx.Remove(q)
				if err != nil || removed != there(q) {
					m.t.Errorf("Remove(%v) = %v, %v; it was there: %v", q, removed, err, there(q))
				}
				changed[q] = false
			}
			if has, err := tx.Has(q); err != nil || has != there(q) {
				m.t.Errorf("Has(%v) = %v, %v", q, has, err)
			}
		}
		if abort {
			return errAborted
		}
		return nil
	})
	switch {
	case abort && errors.Is(err, errAborted):
	case err != nil:
		m.t.Error(err)
	default:
		for q, is := range changed {
			if is {
				m.quads[q] = true
			} else {
				delete(m.quads, q)
			}
		}
	}
}

func (m *model) load() {
	n := m.rand.IntN(30)
	_, err := m.store.LoadQuads(context.Background(), func() (rdf.Quad, error) {
		if n == 0 {
			return rdf.Quad{}, io.EOF
		}
		n--
		q := m.quad()
		m.quads[q] = true
		return q, nil
	}, LoadOptions{Memory: 1 << 16})
	if err != nil {
		m.t.Error(err)
	}
}

// hold takes a snapshot, or looks whether the one taken is as it was.
func (m *model) hold() {
	if m.held != nil {
		m.letGo()
		return
	}
	var err error
	if m.held, err = m.store.Snapshot(); err != nil {
		m.t.Fatal(err)
	}
	m.then = map[rdf.Quad]bool{}
	for q := range m.quads {
		m.then[q] = true
	}
}

func (m *model) letGo() {
	if m.held != nil {
		m.same(m.held, m.then)
		if err := m.held.Close(); err != nil {
			m.t.Error(err)
		}
		m.held = nil
	}
}

func (m *model) compare(s *Store, quads map[rdf.Quad]bool) {
	n, err := s.Snapshot()
	if err != nil {
		m.t.Fatal(err)
	}
	m.same(n, quads)
	if err := n.Close(); err != nil {
		m.t.Error(err)
	}
}

func (m *model) same(n *Snapshot, quads map[rdf.Quad]bool) {
	terms := map[rdf.Term]bool{}
	for q := range quads {
		for _, t := range []rdf.Term{q.S, q.P, q.O, q.G} {
			if t.Kind != rdf.None {
				terms[t] = true
			}
		}
	}
	if st := n.Stats(); st.Quads != int64(len(quads)) || st.Terms != int64(len(terms)) {
		m.t.Errorf("stats are %+v, want %d quads and %d terms", st, len(quads), len(terms))
	}
	it := n.Match(Quad{})
	defer it.Close()
	for it.Next() {
		q, err := n.Quad(it.Quad())
		if err != nil || !quads[q] {
			m.t.Errorf("there is %v, %v", q, err)
		}
	}
	if it.Err() != nil {
		m.t.Error(it.Err())
	}
}

// match compares one random pattern.
func (m *model) match() {
	n, err := m.store.Snapshot()
	if err != nil {
		m.t.Fatal(err)
	}
	defer n.Close()
	like, mask := m.quad(), m.rand.IntN(16)
	want := 0
	for q := range m.quads {
		if (mask&1 == 0 || q.S == like.S) && (mask&2 == 0 || q.P == like.P) &&
			(mask&4 == 0 || q.O == like.O) && (mask&8 == 0 || q.G == like.G) {
			want++
		}
	}
	var p Quad
	known := true
	for i, t := range []rdf.Term{like.S, like.P, like.O, like.G} {
		if mask&(1<<i) == 0 {
			continue
		}
		id, ok, err := n.ID(t)
		if err != nil {
			m.t.Fatal(err)
		}
		known = known && ok
		*[]*ID{&p.S, &p.P, &p.O, &p.G}[i] = id
	}
	got := 0
	if known {
		it := n.Match(p)
		for it.Next() {
			got++
		}
		it.Close()
	}
	if got != want {
		m.t.Errorf("%v of %v gave %d quads, want %d", strings.Repeat("?", mask), like, got, want)
	}
}

// Readers go on with what they had while a writer changes the store.
func TestReadersAndOneWriter(t *testing.T) {
	s := memory(t)
	add(t, s, rdf.Quad{S: iri("s"), P: iri("p"), O: iri("0")})
	done := make(chan error)
	for range 4 {
		go func() {
			done <- func() error {
				for range 200 {
					n, err := s.Snapshot()
					if err != nil {
						return err
					}
					count := int64(0)
					it := n.Match(Quad{})
					for it.Next() {
						if _, err := n.Quad(it.Quad()); err != nil {
							return err
						}
						count++
					}
					if it.Err() != nil || count != n.Stats().Quads {
						return fmt.Errorf("%d quads, want %d; %v", count, n.Stats().Quads, it.Err())
					}
					it.Close()
					if err := n.Close(); err != nil {
						return err
					}
				}
				return nil
			}()
		}()
	}
	for i := range 200 {
		err := s.Update(func(tx *Tx) error {
			for k := range 3 {
				if _, err := tx.Add(rdf.Quad{S: iri("s"), P: iri("p%d", k), O: iri("%d", i)}); err != nil {
					return err
				}
			}
			_, err := tx.Remove(rdf.Quad{S: iri("s"), P: iri("p1"), O: iri("%d", i-5)})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	mustCheck(t, s)
}
