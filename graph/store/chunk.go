package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"

	"kg/graph/rdf"
)

// A row is a quad during a bulk load: the numbers of its terms in a chunk or a
// batch, in the order S, P, O, G. The number 0 is the default graph.
type row [4]uint32

const (
	chunkRows  = 1 << 13 // quads of a chunk whose source gives one at a time
	chunkBytes = 1 << 20 // of the document in a chunk of lines
)

// A chunk is a piece of the input with its terms numbered. Chunks are made by
// several goroutines; that each numbers its own terms leaves the one goroutine
// that fills the batch a third of the work.
type chunk struct {
	hash  hasher
	rows  []row
	terms []chunkTerm // the term with the number i is terms[i-1]
	bytes []byte      // their encodings
	slots []uint32    // hash table of numbers; its size is a power of two

	size    int64 // of the piece of the document
	errs    []error
	last    [4]uint32 // the numbers of the quad before, by place
	scanner *rdf.Scanner
	scope   []byte
	label   []byte
}

type chunkTerm struct {
	hash     uint64
	from, to uint32
}

func newChunk(h hasher) *chunk { return &chunk{hash: h, slots: make([]uint32, 1<<12)} }

func (c *chunk) reset() {
	clear(c.slots)
	c.rows, c.terms, c.bytes, c.errs, c.size = c.rows[:0], c.terms[:0], c.bytes[:0], c.errs[:0], 0
	c.last = [4]uint32{}
}

func (c *chunk) addQuad(q rdf.Quad) {
	var r row
	for i, t := range [4]rdf.Term{q.S, q.P, q.O, q.G} {
		if t.Kind != rdf.None {
			from := len(c.bytes)
			c.bytes = encodeTerm(c.bytes, t)
			r[i] = c.number(from, i)
		}
	}
	c.rows = append(c.rows, r)
}

// number returns the number of the term whose encoding is the end of c.bytes,
// beginning at from, and takes it away from there if the term is known. place
// is where in its quad the term is: often the quad before has the same there.
func (c *chunk) number(from, place int) uint32 {
	term := c.bytes[from:]
	if n := c.last[place]; n > 0 {
		if t := c.terms[n-1]; bytes.Equal(c.bytes[t.from:t.to], term) {
			c.bytes = c.bytes[:from]
			return n
		}
	}
	n := c.lookUp(from, term)
	c.last[place] = n
	return n
}

func (c *chunk) lookUp(from int, term []byte) uint32 {
	h := c.hash.sum(term)
	mask := uint64(len(c.slots) - 1)
	i := h & mask
	for ; c.slots[i] != 0; i = (i + 1) & mask {
		n := c.slots[i]
		if t := c.terms[n-1]; t.hash == h && bytes.Equal(c.bytes[t.from:t.to], term) {
			c.bytes = c.bytes[:from]
			return n
		}
	}
	c.terms = append(c.terms, chunkTerm{h, uint32(from), uint32(len(c.bytes))})
	n := uint32(len(c.terms))
	c.slots[i] = n
	if 2*len(c.terms) > len(c.slots) {
		c.grow()
	}
	return n
}

func (c *chunk) grow() {
	c.slots = make([]uint32, 2*len(c.slots))
	mask := uint64(len(c.slots) - 1)
	for k, t := range c.terms {
		i := t.hash & mask
		for c.slots[i] != 0 {
			i = (i + 1) & mask
		}
		c.slots[i] = uint32(k + 1)
	}
}

// scan reads the lines of block, the first of which has the number line.
// Malformed lines become errors of the chunk; without skip the first ends it.
func (c *chunk) scan(block []byte, line int, skip bool) {
	c.size = int64(len(block))
	sc := c.scanner
	sc.Reset(block, line)
	for {
		ok, err := sc.Scan()
		if err != nil {
			c.errs = append(c.errs, err)
			if !skip {
				return
			}
			continue
		}
		if !ok {
			return
		}
		var r row
		r[0], r[1], r[2] = c.raw(&sc.S, 0), c.raw(&sc.P, 1), c.raw(&sc.O, 2)
		if sc.G.Kind != rdf.None {
			r[3] = c.raw(&sc.G, 3)
		}
		c.rows = append(c.rows, r)
	}
}

func (c *chunk) raw(t *rdf.RawTerm, place int) uint32 {
	value := t.Value
	if t.Kind == rdf.Blank && len(c.scope) > 0 {
		c.label = append(append(c.label[:0], c.scope...), value...)
		value = c.label
	}
	from := len(c.bytes)
	c.bytes = appendTerm(c.bytes, t.Kind, value, t.Datatype, t.Lang)
	return c.number(from, place)
}

// readLines reads N-Triples or N-Quads: one goroutine cuts the stream into
// pieces, several make chunks of them, and the caller's adds these to the batch
// in the order of the document, so that the same document gives the same IDs.
func (l *loader) readLines(r io.Reader, f rdf.Format, o rdf.Options) error {
	done := make(chan struct{})
	var running sync.WaitGroup
	defer running.Wait()
	defer close(done)

	type piece struct {
		block []byte
		line  int
		c     *chunk
		made  chan struct{}
		err   error // instead of a block: why the stream ended
	}
	depth := 2*l.workers + 1
	free := make(chan *piece, depth)
	for range depth {
		c := newChunk(l.store.hash)
		c.scanner, c.scope = rdf.NewScanner(nil, f), []byte(rdf.LabelScope(o.Scope))
		free <- &piece{c: c, made: make(chan struct{}, 1)}
	}
	todo, inOrder := make(chan *piece, depth), make(chan *piece, depth)
	// Nobody waits for this goroutine: it may hang in a read of a pipe.
	go func() { // cut
		defer close(todo)
		blocks, first := rdf.NewBlockReader(r, chunkBytes, o.MaxLine), true
		for {
			var p *piece
			select {
			case p = <-free:
			case <-done:
				return
			}
			p.block, p.line, p.err = blocks.Next(p.block)
			if p.err == nil && first {
				p.block, first = bytes.TrimPrefix(p.block, []byte("\ufeff")), false
			}
			if p.err == nil {
				todo <- p
			}
			inOrder <- p
			if p.err != nil {
				return
			}
		}
	}()
	for range l.workers {
		running.Go(func() { // make chunks
			for {
				select {
				case p, ok := <-todo:
					if !ok {
						return
					}
					p.c.reset()
					p.c.scan(p.block, p.line, o.OnError == rdf.Skip)
					p.made <- struct{}{}
				case <-done:
					return
				}
			}
		})
	}
	for {
		var p *piece
		select {
		case p = <-inOrder:
		case <-l.ctx.Done():
			return l.ctx.Err()
		}
		if p.err == io.EOF {
			return nil
		}
		if p.err != nil {
			return inFile(p.err, o.File)
		}
		<-p.made
		for _, err := range p.c.errs {
			if o.OnError != rdf.Skip {
				return inFile(err, o.File)
			}
			l.result.Skipped.Count++
			if len(l.result.Skipped.First) < 10 {
				l.result.Skipped.First = append(l.result.Skipped.First, inFile(err, o.File))
			}
		}
		if err := l.add(p.c); err != nil {
			return err
		}
		free <- p
	}
}

// inFile puts the name of the document into an error about it.
func inFile(err error, file string) error {
	var syntax *rdf.SyntaxError
	var limit *rdf.LimitError
	switch {
	case errors.As(err, &syntax):
		syntax.File = file
	case errors.As(err, &limit):
		limit.File = file
	case file != "":
		return fmt.Errorf("read %s: %w", file, err)
	}
	return err
}
