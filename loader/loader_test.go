package loader_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/graph"
	"kg/loader"
	"kg/schema"
)

// samples are the articles that ship with kg.
func samples(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/articles/*.txt")
	if err != nil || len(files) < 8 {
		t.Fatalf("sample articles: %v, %v", files, err)
	}
	return files
}

func memory(t testing.TB) *graph.Graph {
	t.Helper()
	g, err := graph.Memory(true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Check(context.Background()); err != nil {
			t.Errorf("the store is not sound after the test: %v", err)
		}
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	return g
}

func load(t testing.TB, g *graph.Graph, o loader.Options, sources ...string) loader.Report {
	t.Helper()
	r, err := loader.Load(context.Background(), g, strings.NewReader(""), sources, o)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Failed) > 0 {
		t.Fatal(r.Failed)
	}
	return r
}

func export(t testing.TB, g *graph.Graph) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := g.Export(context.Background(), &b, "nq"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Whatever the order of the articles and the number of workers, the bytes are
// the same.
func TestOrderOfArticles(t *testing.T) {
	files := samples(t)
	g := memory(t)
	load(t, g, loader.Options{Workers: 1}, files...)
	want := export(t, g)
	if !strings.Contains(want, "spoke_with") {
		t.Fatal("nobody spoke with anybody in the samples")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 5 {
		r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		g := memory(t)
		for part := range slices.Chunk(files, 1+i) {
			load(t, g, loader.Options{Workers: 3}, part...)
		}
		if got := export(t, g); got != want {
			t.Fatalf("order %v in parts of %d gives another graph:\n%s", files, 1+i, firstDifference(got, want))
		}
	}
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return fmt.Sprintf("line %d\n got  %s\n want %s", i+1, x[i], y[i])
		}
	}
	return fmt.Sprintf("%d and %d lines", len(x), len(y))
}

// build(A+B) minus B is build(A), byte for byte, for every article B.
func TestRemoveIsExact(t *testing.T) {
	files := samples(t)
	for i, file := range files {
		others := slices.Delete(slices.Clone(files), i, i+1)
		without, with := memory(t), memory(t)
		load(t, without, loader.Options{}, others...)
		load(t, with, loader.Options{}, files...)
		r, err := loader.Remove(context.Background(), with, []string{filepath.Base(file)}, loader.Options{})
		if err != nil || r.Removed != 1 {
			t.Fatalf("remove %s: %+v, %v", file, r, err)
		}
		if got, want := export(t, with), export(t, without); got != want {
			t.Errorf("removing %s leaves another graph: %s", file, firstDifference(got, want))
		}
	}
}

func TestRemoveUnknown(t *testing.T) {
	g := memory(t)
	load(t, g, loader.Options{}, samples(t)[0])
	before := export(t, g)
	r, err := loader.Remove(context.Background(), g, []string{"nothing.txt"}, loader.Options{})
	if err != nil || len(r.Failed) != 1 || r.Removed != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if export(t, g) != before {
		t.Error("the graph has changed")
	}
}

func TestUnchangedIsSkipped(t *testing.T) {
	g := memory(t)
	files := samples(t)
	load(t, g, loader.Options{}, files...)
	before := export(t, g)
	if r := load(t, g, loader.Options{}, files...); r.Unchanged != len(files) || r.Added+r.Replaced != 0 {
		t.Errorf("%+v", r)
	}
	if export(t, g) != before {
		t.Error("the graph has changed")
	}
}

func jsonl(t *testing.T, lines ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "feed.jsonl")
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

const (
	early = `{"url":"https://example.org/a","date":"2031-05-02","outlet":"The Post","lang":"en","text":"President Ana Pop spoke by telephone with President Ion Lup on Friday. They discussed trade."}`
	late  = `{"url":"https://example.org/a","date":"2031-05-03","outlet":"The Post","lang":"en","text":"President Ana Pop spoke by telephone with Prime Minister Radu Mic on Friday. They discussed fishing."}`
)

// Of two versions of an article in one load the later is kept, whatever the
// order; a second load replaces what the first one brought.
func TestVersions(t *testing.T) {
	a, b := memory(t), memory(t)
	load(t, a, loader.Options{}, jsonl(t, early, late))
	load(t, b, loader.Options{}, jsonl(t, late, early))
	if export(t, a) != export(t, b) {
		t.Error("the order of two versions matters")
	}
	if x := export(t, a); !strings.Contains(x, "radu-mic") || strings.Contains(x, "ion-lup") {
		t.Errorf("the later version is not the one kept:\n%s", x)
	}
	if r := load(t, a, loader.Options{}, jsonl(t, early)); r.Replaced != 1 {
		t.Errorf("%+v", r)
	}
	if x := export(t, a); strings.Contains(x, "radu-mic") || !strings.Contains(x, "ion-lup") {
		t.Errorf("the article was not replaced:\n%s", x)
	}
}

func TestDecisionsAreReplayed(t *testing.T) {
	g := memory(t)
	feed := jsonl(t, early)
	load(t, g, loader.Options{}, feed)
	plain := export(t, g)
	load(t, g, loader.Options{Decisions: "same actor/ioan-lup actor/ion-lup\n"}, feed)
	if x := export(t, g); strings.Contains(x, "actor/ion-lup>") || !strings.Contains(x, "actor/ioan-lup>") {
		t.Errorf("the decision was not replayed over what is stored:\n%s", x)
	}
	load(t, g, loader.Options{}, feed)
	if got := export(t, g); got != plain {
		t.Errorf("taking the decision back leaves traces: %s", firstDifference(got, plain))
	}
	_, err := loader.Load(context.Background(), g, nil, []string{feed}, loader.Options{Decisions: "\nmerge x\n"})
	if err == nil || !strings.Contains(err.Error(), "decisions.txt:2:") {
		t.Errorf("got %v", err)
	}
}

// One bad input does not stop the rest.
func TestBadInputs(t *testing.T) {
	g := memory(t)
	feed := jsonl(t, early, "{broken", `{"text":""}`)
	r, err := loader.Load(context.Background(), g, nil, []string{"missing.txt", feed}, loader.Options{})
	if err != nil || r.Added != 1 || len(r.Failed) != 3 {
		t.Fatalf("%+v, %v", r, err)
	}
	if !strings.Contains(r.Failed[1].Error(), "feed.jsonl:2") {
		t.Errorf("the error does not name the line: %v", r.Failed[1])
	}
	if _, err := loader.Load(context.Background(), g, nil, []string{t.TempDir()}, loader.Options{}); err == nil && len(r.Failed) == 0 {
		t.Error("an empty folder is no error")
	}
}

// A load that is cancelled leaves whole articles, and the next one completes it.
func TestCancelled(t *testing.T) {
	files := samples(t)
	want := memory(t)
	load(t, want, loader.Options{}, files...)
	g := memory(t)
	ctx, cancel := context.WithCancel(context.Background())
	_, err := loader.Load(ctx, g, nil, files, loader.Options{Progress: func(n int) {
		if n == 3 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	load(t, g, loader.Options{}, files...)
	if got, want := export(t, g), export(t, want); got != want {
		t.Errorf("the completed load differs: %s", firstDifference(got, want))
	}
}

func TestBase(t *testing.T) {
	g := memory(t)
	load(t, g, loader.Options{Base: "https://example.org/kg/"}, samples(t)...)
	x := export(t, g)
	if strings.Contains(strings.ReplaceAll(x, schema.NS, ""), "urn:kg:") {
		t.Error("a node does not begin with the base")
	}
	if _, err := loader.Remove(context.Background(), g, []string{filepath.Base(samples(t)[0])}, loader.Options{Base: "https://example.org/kg/"}); err != nil {
		t.Error(err)
	}
}

func BenchmarkLoad(b *testing.B) {
	files := samples(b)
	size := 0
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		size += len(text)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		g, err := graph.Memory(true)
		if err != nil {
			b.Fatal(err)
		}
		load(b, g, loader.Options{}, files...)
		g.Close()
	}
}
