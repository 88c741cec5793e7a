package loader

import (
	"context"
	"fmt"
	"io"
	"runtime"
	"sync"

	"kg/loader/article"
	"kg/loader/extract"
	"kg/loader/source"
	"kg/schema"
)

// batchBytes is about how much text a worker takes at a time: large enough
// that handing over costs nothing beside reading it, small enough that the
// first results come at once.
const batchBytes = 64 << 10

// item is one document and what became of it.
type item struct {
	document *source.Document
	article  *schema.Article
	err      error
}

// batch is a run of documents that one worker reads.
type batch struct {
	items []item
	done  chan struct{}
}

// read reads the sources, makes articles of the documents and extracts their
// findings on all workers, and hands every article or error to each in the
// order of the sources. It stops at the first error that each returns, and
// when ctx is done. Only a few batches are in memory at any time.
func read(ctx context.Context, stdin io.Reader, sources []string, workers int, each func(*schema.Article, error) error) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	work := make(chan *batch)
	ordered := make(chan *batch, 2*workers)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Add(1)
	go func() {
		defer running.Done()
		defer close(work)
		defer close(ordered)
		collect(ctx, stdin, sources, ordered, work)
	}()
	for range workers {
		running.Add(1)
		go func() {
			defer running.Done()
			for b := range work {
				for i := range b.items {
					b.items[i].process(ctx)
				}
				close(b.done)
			}
		}()
	}
	for b := range ordered {
		select {
		case <-b.done:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		for _, it := range b.items {
			if err := each(it.article, it.err); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// collect sends the documents in batches, each to the workers and to the
// queue that keeps their order.
func collect(ctx context.Context, stdin io.Reader, sources []string, ordered, work chan<- *batch) {
	send := func(b *batch) bool {
		for _, to := range []chan<- *batch{ordered, work} {
			select {
			case to <- b:
			case <-ctx.Done():
				return false
			}
		}
		return true
	}
	b, size := &batch{done: make(chan struct{})}, 0
	for document, err := range source.Read(stdin, sources...) {
		b.items = append(b.items, item{document: document, err: err})
		if err == nil {
			size += len(document.Content)
		}
		if size < batchBytes {
			continue
		}
		if !send(b) {
			return
		}
		b, size = &batch{done: make(chan struct{})}, 0
	}
	if len(b.items) > 0 {
		send(b)
	}
}

// process makes an article of the document and finds what it says. A rule that
// fails on a text nobody thought of costs that article alone: it becomes its
// error, naming the document.
func (it *item) process(ctx context.Context) {
	if it.err != nil || ctx.Err() != nil {
		return
	}
	document, path, line := it.document, "a document", 1
	if document != nil {
		path, line = document.Path, max(document.Line, 1)
	}
	it.document = nil // its content is not needed any more once the article has been read
	defer func() {
		if r := recover(); r != nil {
			it.article, it.err = nil, fmt.Errorf("%s:%d:1: cannot be read: %v; hint: this is a mistake in kg, please report it with the article", path, line, r)
		}
	}()
	it.article, it.err = article.Read(document)
	if it.err == nil {
		extract.Extract(it.article)
	}
}
