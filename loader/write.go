package loader

import (
	"bytes"
	"context"
	"crypto/sha256"
	"slices"
	"strings"

	"kg/graph"
	"kg/graph/rdf"
	"kg/loader/resolve"
	"kg/schema"
)

// Names of what the store keeps beside articles.
const (
	staleMark     = "merged/stale"     // set while the merged layer does not follow from the articles
	decisionsMark = "merged/decisions" // digest of the decisions that the graph was built with
)

// newLoad prepares a change of the graph.
func newLoad(g *graph.Graph, o Options) (*load, error) {
	decisions, err := resolve.ReadDecisions(strings.NewReader(o.Decisions), "decisions.txt")
	if err != nil {
		return nil, err
	}
	l := &load{graph: g, base: o.Base, decisions: decisions, pending: map[string]*entry{}, seen: map[string]rank{}}
	if l.base == "" {
		l.base = schema.Base
	}
	return l, nil
}

// load is one change of the graph: articles added, replaced and removed, and
// then the merged layer.
type load struct {
	graph     *graph.Graph
	base      string
	decisions *resolve.Decisions
	pending   map[string]*entry // by article id, not yet written; nil: to be removed
	seen      map[string]rank   // by article id, all that this load has taken in
	changed   bool

	added, replaced, unchanged int
}

// add takes an article in. Of two articles with one id in one load the later
// published is kept, then the one with the greater digest, so that the order
// of the sources does not matter.
func (l *load) add(a *schema.Article) error {
	e, err := newEntry(a)
	if err != nil {
		return err
	}
	r := rank{string(e.Digest), ""}
	if a.Published != nil {
		r.published = *a.Published
	}
	if other, ok := l.seen[a.ID]; ok && !r.supersedes(other) {
		return nil
	}
	l.seen[a.ID], l.pending[a.ID] = r, e
	if len(l.pending) < flushArticles {
		return nil
	}
	return l.flush()
}

// rank decides between two articles with one id.
type rank struct{ digest, published string }

func (r rank) supersedes(other rank) bool {
	return r.published > other.published || r.published == other.published && r.digest > other.digest
}

// flush writes what is pending as one transaction.
func (l *load) flush() error {
	ids := make([]string, 0, len(l.pending))
	for id := range l.pending {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	err := l.graph.Update(func(tx *graph.Tx) error {
		for _, id := range ids {
			if err := l.write(tx, id, l.pending[id]); err != nil {
				return err
			}
		}
		if l.changed {
			tx.Attach(staleMark, []byte{1})
		}
		return nil
	})
	clear(l.pending)
	return err
}

// write puts one article's quads and entry in the place of what was there.
func (l *load) write(tx *graph.Tx, id string, e *entry) error {
	old, err := tx.Attachment(entryPrefix + id)
	if err != nil {
		return err
	}
	if old != nil && e != nil {
		before, err := unpack(old)
		if err == nil && bytes.Equal(before.Digest, e.Digest) {
			l.unchanged++
			return nil
		}
		l.replaced++
	}
	l.changed = true
	if old != nil {
		if err := tx.RemoveGraph(schema.ArticleNode(l.base, id)); err != nil {
			return err
		}
	}
	if e == nil {
		tx.Detach(entryPrefix + id)
		return nil
	}
	if old == nil {
		l.added++
	}
	packed, err := e.pack()
	if err != nil {
		return err
	}
	tx.Attach(entryPrefix+id, packed)
	return l.addQuads(tx, e)
}

// addQuads adds what the article says, as decided.
func (l *load) addQuads(tx *graph.Tx, e *entry) error {
	l.decisions.Apply(e.Article)
	for _, q := range e.Article.Quads(l.base) {
		if err := tx.Add(rdf.QuadFromCayley(q)); err != nil {
			return err
		}
	}
	return nil
}

// finish writes what is pending and brings the merged layer up to date.
func (l *load) finish(ctx context.Context) error {
	if err := l.flush(); err != nil {
		return err
	}
	stale, err := l.graph.Attachment(staleMark)
	if err != nil || stale == nil {
		return err
	}
	merged, err := l.merge(ctx)
	if err != nil {
		return err
	}
	return l.graph.Update(func(tx *graph.Tx) error {
		if err := tx.ReplaceGraph(schema.MergedGraph(l.base), merged); err != nil {
			return err
		}
		tx.Detach(staleMark)
		return nil
	})
}

// merge makes the merged layer from all entries.
func (l *load) merge(ctx context.Context) ([]rdf.Quad, error) {
	var articles []resolve.Article
	for e, err := range entries(l.graph) {
		if err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.decisions.Apply(e.Article)
		e.Article.Claims, e.Article.Rejected = nil, nil
		shingles, err := e.shingles()
		if err != nil {
			return nil, err
		}
		articles = append(articles, resolve.Article{Record: e.Article, Shingles: shingles})
	}
	quads := resolve.Merge(articles).Quads(l.base)
	merged := make([]rdf.Quad, len(quads))
	for i, q := range quads {
		merged[i] = rdf.QuadFromCayley(q)
	}
	return merged, nil
}

// redecide writes all articles anew if the decisions are not those that the
// graph was built with.
func (l *load) redecide(ctx context.Context, text string) error {
	sum := sha256.Sum256([]byte(text))
	built, err := l.graph.Attachment(decisionsMark)
	if err != nil || bytes.Equal(built, sum[:]) {
		return err
	}
	if built == nil && text == "" {
		return nil
	}
	var ids []string
	for e, err := range entries(l.graph) {
		if err != nil {
			return err
		}
		ids = append(ids, e.Article.ID)
	}
	return l.graph.Update(func(tx *graph.Tx) error {
		for _, id := range ids {
			if err := ctx.Err(); err != nil {
				return err
			}
			packed, err := tx.Attachment(entryPrefix + id)
			if err != nil {
				return err
			}
			e, err := unpack(packed)
			if err != nil {
				return err
			}
			if err := tx.RemoveGraph(schema.ArticleNode(l.base, id)); err != nil {
				return err
			}
			if err := l.addQuads(tx, e); err != nil {
				return err
			}
		}
		tx.Attach(decisionsMark, sum[:])
		tx.Attach(staleMark, []byte{1})
		return nil
	})
}
