package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"sort"
	"strings"
	"testing"

	"kg/bench/kgdata"
	"kg/graph/rdf"
)

// made returns a graph in kg's shape as N-Quads.
func made(t testing.TB, quads int) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := (kgdata.Graph{Seed: 7, Quads: quads}).Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lines returns the contents of the store as sorted N-Quads.
func lines(t testing.TB, s *Store) string {
	t.Helper()
	n, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	defer n.Close()
	var quads []rdf.Quad
	it := n.Match(Quad{})
	for it.Next() {
		q, err := n.Quad(it.Quad())
		if err != nil {
			t.Fatal(err)
		}
		quads = append(quads, q)
	}
	if it.Err() != nil {
		t.Fatal(it.Err())
	}
	it.Close()
	return sortedLines(t, quads)
}

func sortedLines(t testing.TB, quads []rdf.Quad) string {
	t.Helper()
	var b bytes.Buffer
	if err := rdf.WriteAll(&b, rdf.NQuads, rdf.WriterOptions{}, quads); err != nil {
		t.Fatal(err)
	}
	all := strings.SplitAfter(b.String(), "\n")
	sort.Strings(all)
	return strings.Join(all, "")
}

func mustCheck(t testing.TB, s *Store) {
	t.Helper()
	result, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Problems {
		t.Error(p)
	}
}

func load(t testing.TB, s *Store, document []byte, o LoadOptions) LoadResult {
	t.Helper()
	result, err := s.Load(context.Background(), bytes.NewReader(document), rdf.NQuads, o)
	if err != nil {
		t.Fatal(err)
	}
	mustCheck(t, s)
	return result
}

func TestLoadIsUpdate(t *testing.T) {
	document := made(t, 20_000)
	quads, err := rdf.ReadAll(bytes.NewReader(document), rdf.NQuads, rdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	updated := memory(t)
	add(t, updated, quads...)
	want := lines(t, updated)

	whole := memory(t)
	result := load(t, whole, document, LoadOptions{})
	if result.Read != int64(len(quads)) || result.Stored != result.Read || result.Bytes != int64(len(document)) ||
		result.Added != snapshot(t, updated).Stats().Quads {
		t.Errorf("result of the load: %+v", result)
	}
	if lines(t, whole) != want {
		t.Error("the loaded store differs")
	}
	if result := load(t, whole, document, LoadOptions{}); result.Added != 0 {
		t.Errorf("the second load added %d quads", result.Added)
	}

	batches := memory(t)
	phases := map[Phase]int{}
	load(t, batches, document, LoadOptions{Memory: 1 << 18, Progress: func(p Progress) { phases[p.Phase]++ }})
	if phases[Writing] < 3 {
		t.Errorf("the load with little memory had %d batches", phases[Writing])
	}
	if lines(t, batches) != want {
		t.Error("the store loaded in batches differs")
	}

	half := memory(t)
	add(t, half, quads[len(quads)/3:len(quads)/2]...)
	load(t, half, document, LoadOptions{})
	if lines(t, half) != want {
		t.Error("the store loaded on top of some quads differs")
	}

	source := memory(t)
	i := 0
	if _, err := source.LoadQuads(context.Background(), func() (rdf.Quad, error) {
		if i == len(quads) {
			return rdf.Quad{}, io.EOF
		}
		i++
		return quads[i-1], nil
	}, LoadOptions{}); err != nil {
		t.Fatal(err)
	}
	mustCheck(t, source)
	if lines(t, source) != want {
		t.Error("the store loaded from a source of quads differs")
	}
}

// The IDs do not depend on how the work is shared between the processors.
func TestLoadGivesTheSameIDs(t *testing.T) {
	document := made(t, 30_000)
	ids := func() string {
		s := memory(t)
		load(t, s, document, LoadOptions{})
		n := snapshot(t, s)
		var b strings.Builder
		it := n.Match(Quad{})
		defer it.Close()
		for it.Next() {
			fmt.Fprintln(&b, it.Quad())
		}
		return b.String()
	}
	first := ids()
	for range 3 {
		if ids() != first {
			t.Fatal("a second load gave other IDs")
		}
	}
}

func TestLoadErrors(t *testing.T) {
	document := "<urn:a> <urn:b> <urn:c> .\n<urn:a> <urn:b> oops .\n<urn:a> <urn:b> \"x\"@EN <urn:g> .\n"
	s := memory(t)
	_, err := s.Load(context.Background(), strings.NewReader(document), rdf.NQuads, LoadOptions{RDF: rdf.Options{File: "a.nq"}})
	if err == nil || !strings.HasPrefix(err.Error(), "a.nq:2:17: expected an object") {
		t.Errorf("error is %v", err)
	}
	if got := lines(t, s); got != "" {
		t.Errorf("after an error there is %s", got)
	}
	result := load(t, s, []byte(document), LoadOptions{RDF: rdf.Options{File: "a.nq", OnError: rdf.Skip}})
	if result.Skipped.Count != 1 || len(result.Skipped.First) != 1 || result.Added != 2 {
		t.Errorf("result with a skipped line: %+v", result)
	}
	if got, want := lines(t, s), "<urn:a> <urn:b> \"x\"@en <urn:g> .\n<urn:a> <urn:b> <urn:c> .\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.Load(ctx, strings.NewReader(document), rdf.NQuads, LoadOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error of a cancelled load is %v", err)
	}
	broken := errors.New("broken pipe")
	if _, err := s.Load(context.Background(), io.MultiReader(strings.NewReader(document[:10]), failing{broken}), rdf.NQuads, LoadOptions{}); !errors.Is(err, broken) {
		t.Errorf("the error of a broken stream is %v", err)
	}
	mustCheck(t, s)
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestLoadKeepsBlankNodesOfScopesApart(t *testing.T) {
	s := memory(t)
	document := []byte("_:a <urn:b> _:a .\n")
	load(t, s, document, LoadOptions{RDF: rdf.Options{Scope: "one"}})
	load(t, s, document, LoadOptions{RDF: rdf.Options{Scope: "two"}})
	if got, want := lines(t, s), "_:one__a <urn:b> _:one__a .\n_:two__a <urn:b> _:two__a .\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestLoadTurtle(t *testing.T) {
	s := memory(t)
	_, err := s.Load(context.Background(), strings.NewReader("@prefix : <urn:x:> . :a :b :c, \"d\" ."), rdf.Turtle, LoadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := lines(t, s), "<urn:x:a> <urn:x:b> \"d\" .\n<urn:x:a> <urn:x:b> <urn:x:c> .\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// On disk, the tables that a load builds are gone when it has ended.
func TestLoadLeavesNoFilesBehind(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir, Options{})
	if err != nil {
		t.Fatal(err)
	}
	load(t, s, made(t, 5_000), LoadOptions{Memory: 1 << 17})
	if _, err := os.Stat(s.runsDir()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", s.runsDir(), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if s, err = Open(dir, Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mustCheck(t, s)
	if _, err := s.Load(context.Background(), nil, rdf.NQuads, LoadOptions{}); !errors.Is(err, ErrReadOnly) {
		t.Errorf("loading a store that is open for reading: %v", err)
	}
}

func TestSorter(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000, 20_000} {
		r := rand.New(rand.NewPCG(1, uint64(n)))
		rows := make([]row, n)
		for i := range rows {
			rows[i] = row{r.Uint32N(100), r.Uint32N(3), r.Uint32N(70_000), r.Uint32N(2)}
		}
		want := append([]row(nil), rows...)
		sort.Slice(want, func(i, j int) bool { return cmpRows(want[i], want[j]) })
		s := newSorter(rows, make([]row, n), 3)
		for _, place := range []int{3, 2, 1, 0} {
			s.by(place, 70_000)
		}
		for i := range want {
			if s.rows[i] != want[i] {
				t.Fatalf("%d rows: row %d is %v, want %v", n, i, s.rows[i], want[i])
			}
		}
		s.unique()
		for i := 1; i < len(s.rows); i++ {
			if s.rows[i] == s.rows[i-1] {
				t.Fatalf("%v is there twice", s.rows[i])
			}
		}
	}
}

func cmpRows(a, b row) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}

// Loading a document gives the quads that the reader of package rdf gives, and
// the same error.
func FuzzLoad(f *testing.F) {
	for _, document := range []string{
		"",
		"<urn:a> <urn:b> <urn:c> .\n",
		"\ufeff<urn:a> <urn:b> \"c\"@EN <urn:g> . # comment\r\n_:a <urn:b> \"\\u00e9\\n\"^^<urn:t> _:g .",
		"<urn:a> <urn:b> \"1\"^^<http://www.w3.org/2001/XMLSchema#string> .\n<urn:a> <urn:b> \"1\" .\n",
		"<urn:a> <urn:b> oops .\n<urn:a> <urn:b> <urn:c> .\n",
		"<urn:a> <urn:b> <urn:\\u0063> .\n<urn:a> <urn:b> <urn:c> .\n",
	} {
		f.Add([]byte(document), false)
		f.Add([]byte(document), true)
	}
	f.Fuzz(func(t *testing.T, document []byte, skip bool) {
		o := rdf.Options{File: "f.nq", Scope: "x"}
		if skip {
			o.OnError = rdf.Skip
		}
		rd, err := rdf.NewReader(bytes.NewReader(document), rdf.NQuads, o)
		if err != nil {
			t.Fatal(err)
		}
		var want []rdf.Quad
		var wantErr error
		seen := map[rdf.Quad]bool{}
		for {
			q, err := rd.Read()
			if err == io.EOF {
				break
			}
			if err != nil {
				wantErr = err
				break
			}
			if !seen[q] {
				seen[q] = true
				want = append(want, q)
			}
		}
		s := memory(t)
		result, err := s.Load(context.Background(), bytes.NewReader(document), rdf.NQuads, LoadOptions{RDF: o})
		if fmt.Sprint(err) != fmt.Sprint(wantErr) {
			t.Fatalf("the load says %v, the reader %v", err, wantErr)
		}
		if err != nil {
			return
		}
		mustCheck(t, s)
		if result.Added != int64(len(want)) || result.Skipped.Count != rd.Skipped().Count {
			t.Errorf("%+v, want %d quads and %d skipped", result, len(want), rd.Skipped().Count)
		}
		if got := lines(t, s); got != sortedLines(t, want) {
			t.Errorf("got %s", got)
		}
	})
}
