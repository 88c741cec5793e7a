package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/vfs"

	"kg/graph/rdf"
)

func TestOneWriterOrManyReaders(t *testing.T) {
	dir := t.TempDir()
	if _, err := Open(dir, Options{ReadOnly: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("reading where there is no store: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "nowhere"), Options{ReadOnly: true}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("reading where there is no directory: %v", err)
	}
	writer, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, writer, rdf.Quad{S: iri("a"), P: iri("b"), O: iri("c")})
	for _, readOnly := range []bool{false, true} {
		_, err = Open(dir, Options{ReadOnly: readOnly})
		if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), fmt.Sprintf("by process %d;", os.Getpid())) {
			t.Errorf("opening a store that is being written, read-only %v: %v", readOnly, err)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Errorf("closing twice: %v", err)
	}
	if _, err := writer.Snapshot(); !errors.Is(err, ErrClosed) {
		t.Errorf("a snapshot of a closed store: %v", err)
	}

	before := listing(t, dir)
	var readers [2]*Store
	for i := range readers {
		if readers[i], err = Open(dir, Options{ReadOnly: true}); err != nil {
			t.Fatal(err)
		}
		if got := lines(t, readers[i]); got != "<urn:x:a> <urn:x:b> <urn:x:c> .\n" {
			t.Errorf("a reader found %q", got)
		}
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrLocked) {
		t.Errorf("writing to a store that is being read: %v", err)
	}
	if err := readers[0].Update(func(*Tx) error { return nil }); !errors.Is(err, ErrReadOnly) {
		t.Errorf("updating through a reader: %v", err)
	}
	for _, r := range readers {
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
	if after := listing(t, dir); after != before {
		t.Errorf("the readers left\n%s, it was\n%s", after, before)
	}
}

func listing(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, e.Name(), info.Size())
	}
	return b.String()
}

func TestCloseWaitsForNoSnapshot(t *testing.T) {
	s, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	n, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err == nil || !strings.Contains(err.Error(), "1 snapshots are still open") {
		t.Errorf("closing with an open snapshot: %v", err)
	}
	if err := errors.Join(n.Close(), n.Close(), s.Close()); err != nil {
		t.Error(err)
	}
}

func TestOpenRefusesOtherFiles(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("dear"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); err == nil || !strings.Contains(err.Error(), "holds no store: there is letter.txt") {
		t.Errorf("creating a store among other files: %v", err)
	}

	other := t.TempDir()
	db, err := pebble.Open(other, &pebble.Options{Logger: quietLogger{}, FormatMajorVersion: pebble.FormatTableFormatV6})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Set([]byte("a"), nil, pebble.Sync), db.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(other, Options{}); !errors.Is(err, ErrCorrupt) || !strings.Contains(err.Error(), "another program") {
		t.Errorf("opening a Pebble database of another program: %v", err)
	}
}

func TestOpenRefusesNewerFormat(t *testing.T) {
	fs := vfs.NewMem()
	s, err := open("store", fs, Options{})
	if err != nil {
		t.Fatal(err)
	}
	m := meta{version: FormatVersion + 1}
	if err := errors.Join(s.db.Set(metaKey, append(m.encode(), 1, 2, 3), pebble.Sync), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := open("store", fs, Options{}); err == nil || !strings.Contains(err.Error(), "the store has format version 2, this program knows versions up to 1") {
		t.Errorf("opening a store of a newer format: %v", err)
	}
}

// Check finds each kind of disagreement.
func TestCheckFinds(t *testing.T) {
	q := Quad{S: firstTerm, P: firstTerm + 1, O: firstTerm + 2, G: DefaultGraph}
	hash := func(s *Store, t rdf.Term) uint64 { return s.hash.sum(encodeTerm(nil, t)) }
	for name, test := range map[string]struct {
		harm func(s *Store) error
		want string
	}{
		"quad missing in an order": {func(s *Store) error {
			return s.db.Delete(appendQuadKey(nil, GPOS, q), pebble.Sync)
		}, "the order GPOS has 0 quads, SPOG has 1"},
		"another quad in an order": {func(s *Store) error {
			other := Quad{S: q.O, P: q.P, O: q.S, G: q.G}
			return errors.Join(s.db.Delete(appendQuadKey(nil, OSPG, q), pebble.Sync), s.db.Set(appendQuadKey(nil, OSPG, other), nil, pebble.Sync))
		}, "the order OSPG has other quads than SPOG"},
		"quad of an unknown term": {func(s *Store) error {
			for o := SPOG; o < orders; o++ {
				if err := s.db.Set(appendQuadKey(nil, o, Quad{q.S, q.P, 99, DefaultGraph}), nil, pebble.Sync); err != nil {
					return err
				}
			}
			return nil
		}, "has the ID 99, which was never given out"},
		"term missing": {func(s *Store) error {
			return s.db.Delete(appendTermKey(nil, q.O), pebble.Sync)
		}, "a quad has the ID 4, which the dictionary has not"},
		"term without a quad": {func(s *Store) error {
			return s.db.Set(appendTermKey(nil, 7), encodeTerm(nil, iri("d")), pebble.Sync)
		}, "term 7, \"urn:x:d\", stands in no quad"},
		"malformed term": {func(s *Store) error {
			return s.db.Set(appendTermKey(nil, q.O), []byte{77}, pebble.Sync)
		}, "term 4 is malformed"},
		"hash missing": {func(s *Store) error {
			return s.db.Delete(appendHashKey(nil, hash(s, iri("a")), q.S), pebble.Sync)
		}, "term 2, \"urn:x:a\", is not found by its hash"},
		"hash of nothing": {func(s *Store) error {
			return s.db.Set(appendHashKey(nil, 1, q.S), nil, pebble.Sync)
		}, "the hash index has 4 entries for 3 terms"},
		"wrong count": {func(s *Store) error {
			m, err := readMeta(s.db)
			if err != nil {
				return err
			}
			m.quads++
			return s.db.Set(metaKey, m.encode(), pebble.Sync)
		}, "the head record counts 2 quads and 3 terms, there are 1 and 3"},
	} {
		t.Run(name, func(t *testing.T) {
			s := memory(t)
			add(t, s, rdf.Quad{S: iri("a"), P: iri("b"), O: iri("c")})
			mustCheck(t, s)
			if err := test.harm(s); err != nil {
				t.Fatal(err)
			}
			result, err := s.Check(context.Background())
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(result.Problems, "\n"); !strings.Contains(got, test.want) {
				t.Errorf("problems are %q, want %q", got, test.want)
			}
		})
	}
}

// Estimates are exact for few quads and near for many, in memory and in tables.
func TestEstimate(t *testing.T) {
	var quads []rdf.Quad
	for i := range 20_000 {
		quads = append(quads, rdf.Quad{S: iri("s%d", i), P: iri("p%d", min(i%100, 3)), O: iri("o%d", i%2000)})
	}
	loaded, updated := memory(t), memory(t)
	i := 0
	_, err := loaded.LoadQuads(context.Background(), func() (rdf.Quad, error) {
		if i == len(quads) {
			return rdf.Quad{}, io.EOF
		}
		i++
		return quads[i-1], nil
	}, LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	add(t, updated, quads...)
	for name, s := range map[string]*Store{"tables": loaded, "memory": updated} {
		n := snapshot(t, s)
		for p, want := range map[rdf.Term]int64{iri("p0"): 200, iri("p3"): 19_400} {
			id, _, err := n.ID(p)
			if err != nil {
				t.Fatal(err)
			}
			got, exact, err := n.Estimate(Quad{P: id})
			if err != nil || exact && got != want {
				t.Errorf("%s: estimate of %d quads is %d, exact %v, %v", name, want, got, exact, err)
			}
			if got < want/6 || got > want*6 {
				t.Errorf("%s: estimate of %d quads is %d", name, want, got)
			}
		}
		id, _, err := n.ID(iri("o1"))
		if err != nil {
			t.Fatal(err)
		}
		if got, exact, err := n.Estimate(Quad{O: id}); err != nil || !exact || got != 10 {
			t.Errorf("%s: estimate of 10 quads is %d, exact %v, %v", name, got, exact, err)
		}
	}
}

// Many writers that are open for a moment do not leave ever more tables.
func TestShortWriters(t *testing.T) {
	fs := vfs.NewMem()
	for i := range 40 {
		s, err := open("store", fs, Options{})
		if err != nil {
			t.Fatal(err)
		}
		add(t, s, rdf.Quad{S: iri("s%d", i), P: iri("p"), O: iri("o")})
		if amp := s.db.Metrics().ReadAmp(); amp > 20 {
			t.Errorf("writer %d has to look into %d tables", i, amp)
		}
		if i == 39 {
			mustCheck(t, s)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
