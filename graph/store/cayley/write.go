package cayley

import (
	"context"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"

	"kg/graph/rdf"
	"kg/graph/store"
)

var _ graph.BulkLoader = (*QuadStore)(nil)

// BulkLoad adds all quads that r gives, with the store's bulk load.
func (qs *QuadStore) BulkLoad(r quad.Reader) error {
	_, err := qs.store.LoadQuads(context.Background(), func() (rdf.Quad, error) {
		q, err := r.ReadQuad()
		return rdf.QuadFromCayley(q), err
	}, store.LoadOptions{})
	return err
}

// ApplyDeltas makes the changes in the order given, all of them or, if one is
// an error, none. Unless opts says that it is ignored, adding a quad that is
// there and removing one that is not are errors.
func (qs *QuadStore) ApplyDeltas(deltas []graph.Delta, opts graph.IgnoreOpts) error {
	return qs.store.Update(func(tx *store.Tx) error {
		for _, d := range deltas {
			if err := apply(tx, d, opts); err != nil {
				return err
			}
		}
		return nil
	})
}

func apply(tx *store.Tx, d graph.Delta, opts graph.IgnoreOpts) error {
	q := rdf.QuadFromCayley(d.Quad)
	switch d.Action {
	case graph.Add:
		added, err := tx.Add(q)
		if err != nil {
			return &graph.DeltaError{Delta: d, Err: err}
		}
		if !added && !opts.IgnoreDup {
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadExists}
		}
	case graph.Delete:
		removed, err := tx.Remove(q)
		if err != nil {
			return &graph.DeltaError{Delta: d, Err: err}
		}
		if !removed && !opts.IgnoreMissing {
			return &graph.DeltaError{Delta: d, Err: graph.ErrQuadNotExist}
		}
	default:
		return &graph.DeltaError{Delta: d, Err: graph.ErrInvalidAction}
	}
	return nil
}

// NewQuadWriter returns a writer of quads; those that are in the store already
// are left as they are. Quads come into the store by the 10,000, at Flush and at
// Close.
func (qs *QuadStore) NewQuadWriter() (quad.WriteCloser, error) {
	return &quadWriter{qs: qs}, nil
}

const writerBatch = 10_000

type quadWriter struct {
	qs  *QuadStore
	buf []graph.Delta
}

func (w *quadWriter) WriteQuad(q quad.Quad) error {
	w.buf = append(w.buf, graph.Delta{Quad: q, Action: graph.Add})
	if len(w.buf) >= writerBatch {
		return w.Flush()
	}
	return nil
}

func (w *quadWriter) WriteQuads(quads []quad.Quad) (int, error) {
	for i, q := range quads {
		if err := w.WriteQuad(q); err != nil {
			return i, err
		}
	}
	return len(quads), nil
}

func (w *quadWriter) Flush() error {
	if len(w.buf) == 0 {
		return nil
	}
	err := w.qs.ApplyDeltas(w.buf, graph.IgnoreOpts{IgnoreDup: true})
	w.buf = w.buf[:0]
	return err
}

func (w *quadWriter) Close() error { return w.Flush() }
