// Package loader builds the graph: it reads articles from files, folders and
// archives, extracts who spoke with whom and who claimed what, brings the
// accounts of one exchange together and writes it all as quads.
//
// Start with [Load]. [Extract] gives the article records and stores nothing;
// [Remove] takes articles out again, so that the graph is the one that would
// have been built without them.
package loader

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"kg/graph"
	"kg/schema"
)

// Options say how to load. The zero value is the default.
type Options struct {
	Base      string             // what the names of nodes begin with; "" means schema.Base
	Workers   int                // how many articles are read at once; 0 means one a processor
	Decisions string             // the text of a decisions file, see resolve.Decisions
	Progress  func(articles int) // called after each article, from one goroutine
}

// Report says what a load, an extraction or a removal did.
type Report struct {
	Articles  int // articles read
	Added     int
	Replaced  int // the address was known, the article has changed
	Unchanged int
	Removed   int
	NoFacts   int // articles in which nothing was found
	Exchanges int
	Claims    int
	Rejected  int
	Failed    []error // one for each input that could not be read, naming file and line
}

// ErrNoArticles is returned when the sources hold no article at all.
var ErrNoArticles = errors.New("no article found")

// Extract hands the record of every article to each, in the order of the
// sources. An input that cannot be read is put into the report and does not
// stop the rest; an error from each does. stdin is what the source "-" reads.
func Extract(ctx context.Context, stdin io.Reader, sources []string, o Options, each func(*schema.Article) error) (Report, error) {
	var r Report
	err := read(ctx, stdin, sources, o.Workers, func(a *schema.Article, err error) error {
		if err != nil {
			r.Failed = append(r.Failed, err)
			return nil
		}
		r.count(a)
		if o.Progress != nil {
			o.Progress(r.Articles)
		}
		return each(a)
	})
	if err == nil && r.Articles == 0 && len(r.Failed) == 0 {
		err = fmt.Errorf("%w in %s; hint: .txt, .html, .jsonl files, folders and archives of them are read", ErrNoArticles, strings.Join(sources, ", "))
	}
	return r, err
}

func (r *Report) count(a *schema.Article) {
	r.Articles++
	r.Exchanges += len(a.Exchanges)
	r.Claims += len(a.Claims)
	r.Rejected += len(a.Rejected)
	if len(a.Exchanges)+len(a.Claims) == 0 {
		r.NoFacts++
	}
}

// flushArticles is after how many changed articles a load writes them.
const flushArticles = 512

// Load adds the articles of the sources to the graph and brings the merged
// layer up to date. An article whose record is already there is skipped; one
// of the same address and other content is replaced. What is written when a
// load is interrupted is whole articles; the next load completes the merged
// layer.
func Load(ctx context.Context, g *graph.Graph, stdin io.Reader, sources []string, o Options) (Report, error) {
	l, err := newLoad(g, o)
	if err != nil {
		return Report{}, err
	}
	if err := l.redecide(ctx, o.Decisions); err != nil {
		return Report{}, err
	}
	report, err := Extract(ctx, stdin, sources, o, l.add)
	if err != nil && !errors.Is(err, ErrNoArticles) {
		return report, err
	}
	if ferr := l.finish(ctx); ferr != nil {
		return report, ferr
	}
	report.Added, report.Replaced, report.Unchanged = l.added, l.replaced, l.unchanged
	return report, err
}

// Remove takes the articles out of the graph that the names mean: an
// article's id, its address, or the base name of the file it was read from. A
// name that means no article is put into the report.
func Remove(ctx context.Context, g *graph.Graph, names []string, o Options) (Report, error) {
	l, err := newLoad(g, o)
	if err != nil {
		return Report{}, err
	}
	var r Report
	for _, name := range names {
		ids, err := find(g, name)
		if err != nil {
			return r, err
		}
		if len(ids) == 0 {
			r.Failed = append(r.Failed, fmt.Errorf("no article %q; hint: an id, an address or a file name, as kg query articles-by-outlet shows them", name))
		}
		for _, id := range ids {
			l.pending[id] = nil
		}
	}
	r.Removed = len(l.pending)
	if r.Removed == 0 {
		return r, nil
	}
	return r, l.finish(ctx)
}

// find returns the ids of the articles that a name means.
func find(g *graph.Graph, name string) (ids []string, err error) {
	name = strings.TrimPrefix(name, schema.Base+"article/")
	for e, err := range entries(g) {
		if err != nil {
			return nil, err
		}
		a := e.Article
		if a.ID == name || a.SourceID == name && name != "" || a.URL != nil && *a.URL == name || path.Base(a.File) == name {
			ids = append(ids, a.ID)
		}
	}
	return ids, nil
}

// digest identifies an article's record, its text included.
func digest(a *schema.Article) ([]byte, error) {
	record, err := encode(a)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(record)
	return sum[:16], nil
}
