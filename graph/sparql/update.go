package sparql

import (
	"context"
	"errors"
	"fmt"

	"kg/graph/rdf"
	"kg/graph/sparql/algebra"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
	"kg/graph/sparql/syntax"
)

// Changes counts what an update did.
type Changes struct{ Added, Removed int }

// ErrLoad says that an update has LOAD and may not use it.
var ErrLoad = errors.New("LOAD is not allowed here")

// Update runs an update. Its operations are run in order, each on what the
// ones before have left; if one fails, all that was changed is changed back. An
// error in the text is a [*syntax.Error].
func Update(ctx context.Context, store dataset.Store, text string, o Options) (Changes, error) {
	tree, err := syntax.ParseUpdate(text, o.syntax())
	if err != nil {
		return Changes{}, err
	}
	if tree.Base != "" {
		o.Base = tree.Base
	}
	ctx, cancel := o.limit(ctx)
	defer cancel()
	o.Statistics = nil // every operation sees another state
	u := &updater{ctx: ctx, store: store, options: o}
	for i, op := range tree.Operations {
		if err := u.run(op, fmt.Sprintf("%d %s", i, text)); err != nil {
			return Changes{}, errors.Join(err, u.undo())
		}
	}
	return u.changes, nil
}

// updater runs the operations of one update.
type updater struct {
	ctx     context.Context
	store   dataset.Store
	options Options
	changes Changes
	done    []change // for undo
	taken   int64    // memory of done
}

// change is what one operation changed.
type change struct{ removed, added []rdf.Quad }

// run runs one operation; text seeds the names of its blank nodes.
func (u *updater) run(op syntax.Operation, text string) error {
	view, closeView, err := u.store.View()
	if err != nil {
		return err
	}
	defer closeView()
	s := &step{updater: u, view: view, text: text}
	err = s.collect(op)
	if isSilent(op) && err != nil && u.ctx.Err() == nil {
		return nil
	}
	if err != nil {
		return err
	}
	c, err := s.effective()
	if err != nil {
		return err
	}
	if len(c.removed)+len(c.added) == 0 {
		return nil
	}
	if err := u.store.Apply(c.removed, c.added); err != nil {
		return err
	}
	u.changes.Added += len(c.added)
	u.changes.Removed += len(c.removed)
	u.done = append(u.done, c)
	u.taken += s.taken
	return nil
}

// undo takes back what was done.
func (u *updater) undo() error {
	for i := len(u.done) - 1; i >= 0; i-- {
		if err := u.store.Apply(u.done[i].added, u.done[i].removed); err != nil {
			return fmt.Errorf("undo the update: %w", err)
		}
	}
	return nil
}

func isSilent(op syntax.Operation) bool {
	switch op := op.(type) {
	case *syntax.Load:
		return op.Silent
	case *syntax.Clear:
		return op.Silent
	case *syntax.Create:
		return op.Silent
	case *syntax.Transfer:
		return op.Silent
	}
	return false
}

// step is one operation at work: the quads that it removes, then adds.
type step struct {
	*updater
	view        dataset.View
	text        string
	remove, add []rdf.Quad
	taken       int64
}

// keep counts the memory of n more quads.
func (s *step) keep(n int) error {
	s.taken += int64(n) * quadBytes
	if limit := s.options.Memory; limit > 0 && s.taken+s.updater.taken > limit {
		return fmt.Errorf("the update needs more than %d MB of memory", limit>>20)
	}
	return s.ctx.Err()
}

// collect works out what the operation removes and adds.
func (s *step) collect(op syntax.Operation) error {
	switch op := op.(type) {
	case *syntax.InsertData:
		return s.modify(&syntax.Group{}, nil, op.Quads, nil, nil)
	case *syntax.DeleteData:
		return s.modify(&syntax.Group{}, op.Quads, nil, nil, nil)
	case *syntax.DeleteWhere:
		return s.modify(patternOf(op.Quads), op.Quads, nil, nil, nil)
	case *syntax.Modify:
		return s.modify(op.Where, op.Delete, op.Insert, op.Using, op.With)
	case *syntax.Load:
		return s.load(op)
	case *syntax.Clear:
		return s.clear(op)
	case *syntax.Create:
		if found, err := s.exists(op.Graph); found || err != nil {
			return errors.Join(err, fmt.Errorf("the graph <%s> exists already", op.Graph.Value))
		}
		return nil
	case *syntax.Transfer:
		return s.transfer(op)
	}
	return fmt.Errorf("unknown operation %T", op)
}

// patternOf returns the group that matches the quads of DELETE WHERE.
func patternOf(blocks []syntax.QuadBlock) *syntax.Group {
	g := &syntax.Group{}
	for _, b := range blocks {
		var e syntax.Element = &syntax.TriplesBlock{Triples: b.Triples}
		if b.Graph != nil {
			e = &syntax.Graph{Name: b.Graph, Group: &syntax.Group{Elements: []syntax.Element{e}}}
		}
		g.Elements = append(g.Elements, e)
	}
	return g
}

// modify fills the templates with the solutions of the pattern.
func (s *step) modify(where *syntax.Group, del, ins []syntax.QuadBlock, using []syntax.From, with *syntax.IRI) error {
	query, templates, err := algebra.TranslatePattern(where, del, ins)
	if err != nil {
		return err
	}
	options := s.options.plan()
	if with != nil {
		options.Default = rdf.NewIRI(with.Value)
		for _, list := range templates {
			for i := range list {
				if g := &list[i].G; !g.IsVar() && g.Term.Kind == rdf.None {
					g.Term = options.Default
				}
			}
		}
	}
	run := s.options.newRun(s.ctx, s.view, s.text)
	steps, err := plan.Make(s.ctx, query.Root, using, run.Terms(), options)
	if err != nil {
		return err
	}
	solutions, err := run.Open(steps, len(query.Names))
	if err != nil {
		return err
	}
	defer solutions.Close()
	fill := filler{run: run, newBlank: run.NewBlank}
	for {
		ids, err := solutions.Next()
		if ids == nil || err != nil {
			return err
		}
		fill.next()
		for i, to := range []*[]rdf.Quad{&s.remove, &s.add} {
			for _, t := range templates[i] {
				q, ok, err := fill.quad(t, ids)
				if err != nil {
					return err
				}
				if ok {
					*to = append(*to, q)
					if err := s.keep(1); err != nil {
						return err
					}
				}
			}
		}
	}
}

func (s *step) load(op *syntax.Load) error {
	if s.options.Load == nil {
		return ErrLoad
	}
	quads, err := s.options.Load(s.ctx, op.Source.Value)
	if err != nil {
		return fmt.Errorf("load <%s>: %w", op.Source.Value, err)
	}
	for _, q := range quads {
		if op.Into != nil {
			q.G = rdf.NewIRI(op.Into.Value)
		}
		s.add = append(s.add, q)
	}
	return s.keep(len(quads))
}

func (s *step) clear(op *syntax.Clear) error {
	switch op.Target {
	case syntax.TargetGraph:
		return s.quads(rdf.NewIRI(op.Graph.Value), func(q rdf.Quad) { s.remove = append(s.remove, q) })
	case syntax.TargetDefault:
		return s.quads(rdf.Term{}, func(q rdf.Quad) { s.remove = append(s.remove, q) })
	}
	return s.scan(dataset.Quad{}, func(q rdf.Quad) {
		if q.G.Kind != rdf.None || op.Target == syntax.TargetAll {
			s.remove = append(s.remove, q)
		}
	})
}

// transfer runs ADD, MOVE and COPY.
func (s *step) transfer(op *syntax.Transfer) error {
	from, to := graphTerm(op.From), graphTerm(op.To)
	if op.From != nil {
		if found, err := s.exists(*op.From); !found || err != nil {
			return errors.Join(err, fmt.Errorf("there is no graph <%s>", op.From.Value))
		}
	}
	if from == to {
		return nil
	}
	if op.Op != "ADD" {
		if err := s.quads(to, func(q rdf.Quad) { s.remove = append(s.remove, q) }); err != nil {
			return err
		}
	}
	return s.quads(from, func(q rdf.Quad) {
		if op.Op == "MOVE" {
			s.remove = append(s.remove, q)
		}
		q.G = to
		s.add = append(s.add, q)
	})
}

func graphTerm(i *syntax.IRI) rdf.Term {
	if i == nil {
		return rdf.Term{}
	}
	return rdf.NewIRI(i.Value)
}

// exists reports whether a graph has any quads.
func (s *step) exists(g syntax.IRI) (found bool, err error) {
	id, ok, err := s.view.ID(rdf.NewIRI(g.Value))
	if !ok || err != nil {
		return false, err
	}
	it := s.view.Scan(dataset.GSPO, dataset.Quad{G: id})
	defer it.Close()
	return it.Next(), it.Err()
}

// quads calls f for the quads of a graph.
func (s *step) quads(g rdf.Term, f func(rdf.Quad)) error {
	id, ok, err := s.view.ID(g)
	if !ok || err != nil {
		return err
	}
	return s.scan(dataset.Quad{G: id}, f)
}

// scan calls f for the quads that match a pattern.
func (s *step) scan(p dataset.Quad, f func(rdf.Quad)) error {
	it := s.view.Scan(dataset.GSPO, p)
	defer it.Close()
	for it.Next() {
		ids := it.Quad()
		var terms [4]rdf.Term
		for i := range uint8(4) {
			if ids.At(i) == dataset.DefaultGraph {
				continue
			}
			var err error
			if terms[i], err = s.view.Term(ids.At(i)); err != nil {
				return err
			}
		}
		f(rdf.Quad{S: terms[0], P: terms[1], O: terms[2], G: terms[3]})
		if err := s.keep(1); err != nil {
			return err
		}
	}
	return it.Err()
}

// effective returns what changes really: the quads to be removed that are there
// and do not come back, and those to be added that are not there.
func (s *step) effective() (change, error) {
	var c change
	adds := make(map[rdf.Quad]bool, len(s.add))
	for _, q := range s.add {
		adds[q] = true
	}
	removed := map[rdf.Quad]bool{}
	for _, q := range s.remove {
		if adds[q] || removed[q] {
			continue
		}
		there, err := s.has(q)
		if err != nil {
			return c, err
		}
		if there {
			removed[q] = true
			c.removed = append(c.removed, q)
		}
	}
	for _, q := range s.add {
		if !adds[q] {
			continue
		}
		delete(adds, q)
		there, err := s.has(q)
		if err != nil {
			return c, err
		}
		if !there {
			c.added = append(c.added, q)
		}
	}
	return c, nil
}

// has reports whether the view has q.
func (s *step) has(q rdf.Quad) (bool, error) {
	var ids dataset.Quad
	for i, t := range []rdf.Term{q.S, q.P, q.O, q.G} {
		id, ok, err := s.view.ID(t)
		if !ok || err != nil {
			return false, err
		}
		ids.Set(uint8(i), id)
	}
	it := s.view.Scan(dataset.SPOG, ids)
	defer it.Close()
	return it.Next(), it.Err()
}
