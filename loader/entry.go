package loader

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/klauspost/compress/zstd"

	"kg/graph"
	"kg/loader/resolve"
	"kg/schema"
)

// entry is what the store keeps of an article beside its quads: the record as
// it was extracted, before any decision, without its text; and what merging
// needs of the text. From the entries everything in the graph can be made.
type entry struct {
	Article  *schema.Article
	Digest   []byte // of the whole record
	Shingles []byte // sorted, as differences, each a varint
}

// entryPrefix begins the names of entries in the store.
const entryPrefix = "article/"

func newEntry(a *schema.Article) (*entry, error) {
	sum, err := digest(a)
	if err != nil {
		return nil, err
	}
	e := &entry{Digest: sum}
	last := uint32(0)
	for _, h := range resolve.Shingles(a.Text) {
		e.Shingles = binary.AppendUvarint(e.Shingles, uint64(h-last))
		last = h
	}
	record := *a
	record.Text = ""
	e.Article = &record
	return e, nil
}

func (e *entry) shingles() ([]uint32, error) {
	var all []uint32
	last := uint32(0)
	for b := e.Shingles; len(b) > 0; {
		d, n := binary.Uvarint(b)
		if n <= 0 {
			return nil, errors.New("bad shingles")
		}
		last += uint32(d)
		all = append(all, last)
		b = b[n:]
	}
	return all, nil
}

func encode(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("encode article: %w", err)
	}
	return b, nil
}

var (
	packer, _   = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest))
	unpacker, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(256<<20))
)

func (e *entry) pack() ([]byte, error) {
	b, err := encode(e)
	if err != nil {
		return nil, err
	}
	return packer.EncodeAll(b, nil), nil
}

func unpack(b []byte) (*entry, error) {
	b, err := unpacker.DecodeAll(b, nil)
	if err != nil {
		return nil, err
	}
	e := new(entry)
	if err := json.Unmarshal(b, e); err != nil {
		return nil, err
	}
	if e.Article == nil {
		return nil, errors.New("no article in it")
	}
	return e, nil
}

// entries yields all entries of the graph in order of their articles' ids.
func entries(g *graph.Graph) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for a, err := range g.Attachments(entryPrefix) {
			var e *entry
			if err == nil {
				if e, err = unpack(a.Value); err != nil {
					err = fmt.Errorf("the record of article %s is damaged: %w; hint: load the article again", strings.TrimPrefix(a.Name, entryPrefix), err)
				}
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}
