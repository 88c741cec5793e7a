package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"sync"

	"kg/graph/rdf"
)

// DefaultMemory is about how many bytes a bulk load uses.
const DefaultMemory = 1 << 30

// LoadOptions change how a bulk load works. The zero value is right for most.
type LoadOptions struct {
	// RDF says how the document is read: its name in errors, the scope of its
	// blank nodes, and whether malformed statements are skipped.
	RDF rdf.Options
	// Memory is about how many bytes the load uses, besides the cache of the store;
	// 0 means DefaultMemory. With less the input is taken in more and smaller batches.
	Memory int64
	// Progress, if not nil, is called now and then, by one goroutine at a time.
	Progress func(Progress)
}

// Progress says how far a bulk load has come.
type Progress struct {
	Bytes  int64 // of the document that have been read
	Read   int64 // quads read
	Stored int64 // quads of these that are stored for good, duplicates included
	Phase  Phase
}

// A Phase is what a bulk load is at.
type Phase uint8

const (
	Reading  Phase = iota // quads are read and their terms collected
	Sorting               // a batch is sorted
	Writing               // its tables are written
	Settling              // the tables of several batches are merged
)

func (p Phase) String() string { return [...]string{"reading", "sorting", "writing"}[p] }

// LoadResult says what a bulk load did.
type LoadResult struct {
	Progress
	Added   int64       // quads that were not there before
	Skipped rdf.Skipped // malformed statements, if the options say to skip them
}

// Load adds the quads of the document r, which is in the format f. It is the
// fast way for much: quads are collected in batches as large as the memory
// allows, sorted, and put into Pebble as finished tables.
//
// A batch is stored whole or not at all, and is on disk when it is. After an
// error or a crash the store holds the batches before, and loading the same
// document again completes it. Other writers wait until the load has ended;
// readers see each batch once it is stored.
//
// N-Triples and N-Quads are parsed by all processors, other formats by one.
func (s *Store) Load(ctx context.Context, r io.Reader, f rdf.Format, o LoadOptions) (LoadResult, error) {
	if f == rdf.NTriples || f == rdf.NQuads {
		return s.load(ctx, o, func(l *loader) error { return l.readLines(r, f, o.RDF) })
	}
	rd, err := rdf.NewReader(r, f, o.RDF)
	if err != nil {
		return LoadResult{}, err
	}
	result, err := s.LoadQuads(ctx, rd.Read, o)
	result.Skipped = rd.Skipped()
	return result, err
}

// LoadQuads is Load of the quads that next returns, until it returns io.EOF.
func (s *Store) LoadQuads(ctx context.Context, next func() (rdf.Quad, error), o LoadOptions) (LoadResult, error) {
	return s.load(ctx, o, func(l *loader) error { return l.readQuads(next) })
}

// load runs read, which adds the quads to batches, and stores the last batch.
func (s *Store) load(ctx context.Context, o LoadOptions, read func(*loader) error) (LoadResult, error) {
	if s.readOnly {
		return LoadResult{}, ErrReadOnly
	}
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := errors.Join(s.usable(), ctx.Err()); err != nil {
		return LoadResult{}, err
	}
	l := &loader{tables: newTables(ctx, s), progress: o.Progress, memory: o.Memory}
	if l.memory <= 0 {
		l.memory = DefaultMemory
	}
	l.batch = newBatch(l.memory)
	defer frugal()()
	defer l.remove()
	err := read(l)
	if err == nil {
		err = l.flush()
	}
	return l.result, err
}

// frugalPercent is how much the heap may grow, in percent of what is in use,
// before garbage is collected during a load. Nearly all that is in use are
// the large arrays of the batch, which the collector need not look into: at the
// usual 100 percent a load uses nearly twice the memory and no less time.
const frugalPercent = 20

var frugality struct {
	sync.Mutex
	loads int // under way
	usual int // percent
}

// frugal has garbage collected more often until the function that it returns is
// called.
func frugal() (usual func()) {
	f := &frugality
	f.Lock()
	defer f.Unlock()
	if f.loads++; f.loads == 1 {
		f.usual = debug.SetGCPercent(frugalPercent)
	}
	return func() {
		f.Lock()
		defer f.Unlock()
		if f.loads--; f.loads == 0 {
			debug.SetGCPercent(f.usual)
		}
	}
}

// A loader is one bulk load under way.
type loader struct {
	*tables
	progress func(Progress)
	memory   int64
	batch    *batch
	result   LoadResult
}

// report tells the caller how far the load is.
func (l *loader) report(phase Phase) {
	l.result.Phase = phase
	if l.progress != nil {
		l.progress(l.result.Progress)
	}
}

// add puts the quads of a chunk into the batch, and stores the batch when it
// has used its memory.
func (l *loader) add(c *chunk) error {
	if err := l.ctx.Err(); err != nil {
		return err
	}
	if l.batch.full(c) {
		if err := l.flush(); err != nil {
			return err
		}
	}
	l.batch.add(c)
	l.result.Read += int64(len(c.rows))
	l.result.Bytes += c.size
	l.report(Reading)
	return nil
}

// readQuads reads from a source that gives one quad at a time.
func (l *loader) readQuads(next func() (rdf.Quad, error)) error {
	c := newChunk(l.store.hash)
	for {
		q, err := next()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err == nil {
			if !valid(q) {
				return fmt.Errorf("load quad: it has no subject, predicate or object: %v", q)
			}
			c.addQuad(q)
		}
		if err != nil || len(c.rows) == chunkRows || len(c.bytes) > chunkBytes {
			if err := l.add(c); err != nil {
				return err
			}
			c.reset()
		}
		if err != nil {
			return nil
		}
	}
}
