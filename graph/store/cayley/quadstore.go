// Package cayley makes a quad store of package store a Cayley QuadStore, so
// that Gizmo, GraphQL and MQL run on it. It registers as "kg".
//
//	qs := cayley.New(s)
//	defer qs.Close()
//	session := gizmo.NewSession(qs)
package cayley

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/rdf"
	"kg/graph/store"
)

// Name is the name that the store is registered under in Cayley.
const Name = "kg"

func init() {
	graph.RegisterQuadStore(Name, graph.QuadStoreRegistration{
		IsPersistent: true,
		NewFunc:      openStore,
		InitFunc: func(dir string, opts graph.Options) error {
			qs, err := openStore(dir, opts)
			if err != nil {
				return err
			}
			return qs.Close()
		},
	})
}

// openStore opens the store in dir, or one in memory where dir is empty.
func openStore(dir string, opts graph.Options) (graph.QuadStore, error) {
	readOnly, err := opts.BoolKey("read_only", false)
	if err != nil {
		return nil, err
	}
	var s *store.Store
	if dir == "" {
		s, err = store.OpenMemory()
	} else {
		s, err = store.Open(dir, store.Options{ReadOnly: readOnly})
	}
	if err != nil {
		return nil, err
	}
	qs := New(s)
	qs.owned = true
	return qs, nil
}

// A QuadStore is a Cayley view of a store. Its iterators read the store as it
// is when they start; after a write, those that are open go on with what they
// had.
//
// Cayley's interfaces leave no room for errors in several places, such as
// NameOf. An error there is kept, and every iterator made afterwards ends with it.
type QuadStore struct {
	// Prefixes let a query write a short IRI, such as <kg:status>, for the one
	// that it stands for: the name before the colon and what it is short for.
	// They are set before the first use.
	Prefixes map[string]string

	store *store.Store
	owned bool // the store is closed with the QuadStore

	mu    sync.Mutex
	views map[*view]bool // not yet closed
	now   *view          // the newest
	err   error
}

// A node is the reference to a term, a link that to a quad.
type (
	node store.ID
	link store.Quad
)

func (n node) Key() any { return n }
func (l link) Key() any { return l }

var (
	_ graph.QuadStore      = (*QuadStore)(nil)
	_ graph.BatchQuadStore = (*QuadStore)(nil)
)

// New returns a view of s. Closing it leaves s open.
func New(s *store.Store) *QuadStore {
	return &QuadStore{store: s, views: map[*view]bool{}}
}

// Close ends the use of the view and of all iterators of it.
func (qs *QuadStore) Close() error {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	for v := range qs.views {
		v.close()
		delete(qs.views, v)
	}
	qs.now = nil
	if qs.owned {
		return qs.store.Close()
	}
	return nil
}

// A view is a snapshot and who uses it.
type view struct {
	*store.Snapshot
	version uint64
	users   int
	iters   map[*store.Iter]bool // open iterators
}

func (v *view) close() {
	for it := range v.iters {
		it.Close()
		delete(v.iters, it)
	}
	v.Snapshot.Close()
}

// acquire returns a view of the newest state; release gives it back.
func (qs *QuadStore) acquire() (*view, error) {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	if qs.err != nil {
		return nil, qs.err
	}
	version := qs.store.Version()
	if qs.now == nil || qs.now.version != version {
		snapshot, err := qs.store.Snapshot()
		if err != nil {
			return nil, err
		}
		old := qs.now
		qs.now = &view{Snapshot: snapshot, version: version, iters: map[*store.Iter]bool{}}
		qs.views[qs.now] = true
		if old != nil {
			qs.dismiss(old)
		}
	}
	qs.now.users++
	return qs.now, nil
}

func (qs *QuadStore) release(v *view) {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	v.users--
	qs.dismiss(v)
}

// dismiss closes v if nobody uses it and it is not the newest.
func (qs *QuadStore) dismiss(v *view) {
	if v != qs.now && v.users == 0 && qs.views[v] {
		v.close()
		delete(qs.views, v)
	}
}

// alive reports whether v, which is in use, has not been closed with the QuadStore.
func (qs *QuadStore) alive(v *view) bool {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	return qs.views[v]
}

// with calls f with the newest state and keeps its error.
func (qs *QuadStore) with(f func(*store.Snapshot) error) {
	v, err := qs.acquire()
	if err == nil {
		err = f(v.Snapshot)
		qs.release(v)
	}
	if err != nil {
		qs.mu.Lock()
		if qs.err == nil {
			qs.err = err
		}
		qs.mu.Unlock()
	}
}

// ValueOf returns the reference of v, or nil.
func (qs *QuadStore) ValueOf(v quad.Value) graph.Ref {
	if v == nil {
		return nil
	}
	if iri, ok := v.(quad.IRI); ok && qs.Prefixes != nil {
		if name, local, ok := strings.Cut(string(iri), ":"); ok && qs.Prefixes[name] != "" {
			v = quad.IRI(qs.Prefixes[name] + local)
		}
	}
	var ref graph.Ref
	qs.with(func(n *store.Snapshot) error {
		id, ok, err := n.ID(rdf.FromCayley(v))
		if ok {
			ref = node(id)
		}
		return err
	})
	return ref
}

// NameOf returns the value of a reference that ValueOf or an iterator gave.
func (qs *QuadStore) NameOf(ref graph.Ref) quad.Value {
	switch ref := ref.(type) {
	case graph.PreFetchedValue:
		return ref.NameOf()
	case node:
		var term rdf.Term
		qs.with(func(n *store.Snapshot) (err error) {
			term, err = n.Term(store.ID(ref))
			return err
		})
		return term.Cayley()
	}
	return nil
}

// ValuesOf is NameOf of several references.
func (qs *QuadStore) ValuesOf(ctx context.Context, refs []graph.Ref) ([]quad.Value, error) {
	values := make([]quad.Value, len(refs))
	for i, ref := range refs {
		values[i] = qs.NameOf(ref)
	}
	return values, qs.failure()
}

// RefsOf is ValueOf of several values, all of which have to be in the store.
func (qs *QuadStore) RefsOf(ctx context.Context, values []quad.Value) ([]graph.Ref, error) {
	refs := make([]graph.Ref, len(values))
	for i, v := range values {
		if refs[i] = qs.ValueOf(v); refs[i] == nil {
			if err := qs.failure(); err != nil {
				return nil, err
			}
			return nil, fmt.Errorf("the store has no term %v", v)
		}
	}
	return refs, nil
}

func (qs *QuadStore) failure() error {
	qs.mu.Lock()
	defer qs.mu.Unlock()
	return qs.err
}

// Quad returns the quad of a reference that an iterator gave.
func (qs *QuadStore) Quad(ref graph.Ref) quad.Quad {
	l, ok := ref.(link)
	if !ok {
		return quad.Quad{}
	}
	var q rdf.Quad
	qs.with(func(n *store.Snapshot) (err error) {
		q, err = n.Quad(store.Quad(l))
		return err
	})
	return q.Cayley()
}

// QuadDirection returns the node in one place of a quad; nil where a quad has no label.
func (qs *QuadStore) QuadDirection(ref graph.Ref, d quad.Direction) graph.Ref {
	l, ok := ref.(link)
	if !ok {
		return nil
	}
	return l.at(d)
}

func (l link) at(d quad.Direction) graph.Ref {
	var id store.ID
	switch d {
	case quad.Subject:
		id = l.S
	case quad.Predicate:
		id = l.P
	case quad.Object:
		id = l.O
	case quad.Label:
		if l.G == store.DefaultGraph {
			return nil
		}
		id = l.G
	default:
		return nil
	}
	return node(id)
}

// with returns the pattern l with the node n in the direction d; false if the
// pattern has another node there.
func (l link) with(d quad.Direction, n node) (link, bool) {
	var place *store.ID
	switch d {
	case quad.Subject:
		place = &l.S
	case quad.Predicate:
		place = &l.P
	case quad.Object:
		place = &l.O
	case quad.Label:
		place = &l.G
	default:
		return l, false
	}
	if *place != store.Any && *place != store.ID(n) {
		return l, false
	}
	*place = store.ID(n)
	return l, true
}

// Stats returns the exact numbers of terms and quads.
func (qs *QuadStore) Stats(ctx context.Context, exact bool) (graph.Stats, error) {
	v, err := qs.acquire()
	if err != nil {
		return graph.Stats{}, err
	}
	defer qs.release(v)
	st := v.Snapshot.Stats()
	return graph.Stats{
		Nodes: graph.Size{Size: st.Terms, Exact: true},
		Quads: graph.Size{Size: st.Quads, Exact: true},
	}, nil
}
