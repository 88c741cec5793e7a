package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	"kg/bench/kgdata"
	"kg/bench/measure"
	"kg/graph/rdf"
	"kg/graph/store"
	"kg/graph/store/cayley"
)

// measureStore loads the file into a store in dir and measures it: first by the
// store's own interface, then in Gizmo.
func measureStore(g kgdata.Graph, file, dir string) ([]measure.Result, error) {
	own := measure.Result{Store: "kg"}
	if err := os.RemoveAll(dir); err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := load(&own, file, dir); err != nil {
		return nil, err
	}
	var err error
	if own.Disk, err = measure.DiskUse(dir); err != nil {
		return nil, err
	}
	start := time.Now()
	reader, err := store.Open(dir, store.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	own.Open = time.Since(start)
	if err := reader.Close(); err != nil {
		return nil, err
	}
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		return nil, err
	}
	defer s.Close()
	n, err := s.Snapshot()
	if err != nil {
		return nil, err
	}
	if own.Queries, err = ask(n, g); err != nil {
		return nil, err
	}
	if err := n.Close(); err != nil {
		return nil, err
	}
	qs := cayley.New(s)
	inGizmo := measure.Result{Store: "kg in Gizmo", Quads: own.Quads, Queries: measure.Gizmo(qs, g.Queries())}
	if err := qs.Close(); err != nil {
		return nil, err
	}
	if own.Remove, err = removeArticle(s); err != nil {
		return nil, err
	}
	own.Peak, _ = measure.Usage()
	return []measure.Result{own, inGizmo}, nil
}

func load(r *measure.Result, file, dir string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	start := time.Now()
	s, err := store.Open(dir, store.Options{})
	if err != nil {
		return err
	}
	loaded, err := s.Load(context.Background(), f, rdf.NQuads, store.LoadOptions{Memory: loadMemory})
	if err != nil {
		return err
	}
	if err := s.Close(); err != nil {
		return err
	}
	r.Load, r.Quads = time.Since(start), loaded.Read
	r.PeakLoad, r.CPU = measure.Usage()
	return nil
}

// removeArticle adds an article of 200 quads in a graph of its own, removes it,
// and returns how long the removal took; the median of eleven.
func removeArticle(s *store.Store) (time.Duration, error) {
	article := rdf.NewIRI("urn:kg:article/to-be-removed")
	var quads []rdf.Quad
	for i := range 200 {
		quads = append(quads, rdf.Quad{
			S: rdf.NewIRI(fmt.Sprintf("urn:kg:article/to-be-removed#c%d", i/8)), P: rdf.NewIRI(kgdata.ClaimedBy),
			O: rdf.NewIRI(kgdata.Actor(i)), G: article,
		})
	}
	l := measure.Median("remove", func(context.Context) (int, error) {
		err := s.Update(func(tx *store.Tx) error {
			for _, q := range quads {
				if _, err := tx.Add(q); err != nil {
					return err
				}
			}
			return nil
		})
		return 0, err
	})
	if l.Error != "" {
		return 0, fmt.Errorf("add an article: %s", l.Error)
	}
	var times []time.Duration
	for range 11 {
		start := time.Now()
		err := s.Update(func(tx *store.Tx) error {
			g, _, err := tx.Before().ID(article)
			if err != nil {
				return err
			}
			it := tx.Before().Match(store.Quad{G: g})
			defer it.Close()
			for it.Next() {
				if _, err := tx.RemoveID(it.Quad()); err != nil {
					return err
				}
			}
			return it.Err()
		})
		if err != nil {
			return 0, err
		}
		times = append(times, time.Since(start))
		err = s.Update(func(tx *store.Tx) error {
			for _, q := range quads {
				if _, err := tx.Add(q); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	return median(times), nil
}

// ask measures the ten queries by the store's own interface. Like a query
// processor it looks names up, matches, joins by nested loops or by seeking, and
// turns what it found into terms.
func ask(n *store.Snapshot, g kgdata.Graph) ([]measure.Latency, error) {
	nodes := g.Nodes()
	q := &asker{n: n}
	asks := []func(){
		func() { q.objects(q.id(nodes.Article+"#c1"), store.Any, q.row) },
		func() {
			accountOf, evidence := q.id(kgdata.AccountOf), q.id(kgdata.Evidence)
			q.objects(q.id(nodes.Article+"#x1"), accountOf, func(call store.ID) {
				q.subjects(accountOf, call, func(account store.ID) { q.objects(account, evidence, q.row) })
			})
		},
		func() { q.both(q.id(kgdata.Participant), q.id(nodes.First), q.id(nodes.Second)) },
		func() {
			claimedBy, actor := q.id(kgdata.ClaimedBy), q.id(nodes.First)
			q.subjects(q.id(kgdata.About), q.id(nodes.Topic), func(claim store.ID) {
				if q.has(store.Quad{S: claim, P: claimedBy, O: actor}) {
					q.row(claim)
				}
			})
		},
		func() { q.unique(func(f func(store.ID)) { q.objects(q.id(nodes.Usual), q.id(kgdata.SpokeWith), f) }) },
		func() {
			participant, discussed := q.id(kgdata.Participant), q.id(kgdata.Discussed)
			q.unique(func(f func(store.ID)) {
				q.subjects(participant, q.id(nodes.Usual), func(call store.ID) { q.objects(call, discussed, f) })
			})
		},
		func() {
			claimedBy, reportedBy := q.id(kgdata.ClaimedBy), q.id(kgdata.ReportedBy)
			q.unique(func(f func(store.ID)) {
				q.subjects(claimedBy, q.id(nodes.Usual), func(claim store.ID) { q.objects(claim, reportedBy, f) })
			})
		},
		func() {
			article := q.id(nodes.Article)
			q.match(store.Quad{S: article, G: article}, func(found store.Quad) bool { q.row(found.O); return true })
		},
		func() {
			status, denied := q.id(kgdata.Status), q.literal("denied")
			q.match(store.Quad{P: q.id(kgdata.Type), O: q.id(kgdata.Call)}, func(found store.Quad) bool {
				if q.has(store.Quad{S: found.S, P: status, O: denied}) {
					q.row(found.S)
				}
				return q.rows < 10
			})
		},
		func() {
			spokeWith := q.id(kgdata.SpokeWith)
			q.unique(func(f func(store.ID)) {
				q.objects(q.id(nodes.Usual), spokeWith, func(other store.ID) { q.objects(other, spokeWith, f) })
			})
		},
	}
	var all []measure.Latency
	for i, query := range g.Queries() {
		all = append(all, measure.Median(query.Name, func(context.Context) (int, error) {
			q.rows = 0
			asks[i]()
			return q.rows, q.err
		}))
	}
	return all, q.err
}

// asker answers queries and keeps the first error.
type asker struct {
	n    *store.Snapshot
	rows int
	err  error
}

func (q *asker) fail(err error) {
	if q.err == nil && err != nil {
		q.err = err
	}
}

func (q *asker) id(iri string) store.ID    { return q.term(rdf.NewIRI(iri)) }
func (q *asker) literal(s string) store.ID { return q.term(rdf.NewString(s)) }

func (q *asker) term(t rdf.Term) store.ID {
	id, ok, err := q.n.ID(t)
	if err == nil && !ok {
		err = fmt.Errorf("the graph has no %v", t)
	}
	q.fail(err)
	return id
}

// row is one row of the answer, with the one term that it has.
func (q *asker) row(id store.ID) {
	q.rows++
	_, err := q.n.Term(id)
	q.fail(err)
}

// match calls f for the triples that match p until it returns false.
func (q *asker) match(p store.Quad, f func(store.Quad) bool) {
	it := q.n.Match(p)
	for it.NextTriple() && f(it.Quad()) {
	}
	q.fail(it.Err())
	it.Close()
}

func (q *asker) objects(s, p store.ID, f func(store.ID)) {
	q.match(store.Quad{S: s, P: p}, func(found store.Quad) bool { f(found.O); return true })
}

func (q *asker) subjects(p, o store.ID, f func(store.ID)) {
	q.match(store.Quad{P: p, O: o}, func(found store.Quad) bool { f(found.S); return true })
}

func (q *asker) has(p store.Quad) bool {
	it := q.n.Match(p)
	defer it.Close()
	ok := it.Next()
	q.fail(it.Err())
	return ok
}

func (q *asker) unique(each func(func(store.ID))) {
	seen := map[store.ID]bool{}
	each(func(id store.ID) {
		if !seen[id] {
			seen[id] = true
			q.row(id)
		}
	})
}

// both finds the subjects that have p with a and with b, by leapfrog: each of
// two sorted ranges is moved to where the other is.
func (q *asker) both(p, a, b store.ID) {
	x, y := q.n.Match(store.Quad{P: p, O: a}), q.n.Match(store.Quad{P: p, O: b})
	defer x.Close()
	defer y.Close()
	for ok := x.Next() && y.Next(); ok; {
		switch s, t := x.Quad().S, y.Quad().S; {
		case s < t:
			ok = x.Seek(store.Quad{S: t, G: store.DefaultGraph})
		case s > t:
			ok = y.Seek(store.Quad{S: s, G: store.DefaultGraph})
		default:
			q.row(s)
			ok = x.NextTriple() && y.NextTriple()
		}
	}
	q.fail(x.Err())
	q.fail(y.Err())
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}
