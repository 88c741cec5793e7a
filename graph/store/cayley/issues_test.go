package cayley

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest/testutil"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	"github.com/cayleygraph/quad"
)

// contents returns the quads of qs as sorted lines.
func contents(t *testing.T, qs graph.QuadStore) string {
	t.Helper()
	var lines []string
	it := qs.QuadsAllIterator()
	defer it.Close()
	for it.Next(context.Background()) {
		lines = append(lines, qs.Quad(it.Result()).NQuad())
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

func make4(s, p, o, g string) quad.Quad { return quad.MakeIRI(s, p, o, g) }

// Issue 885 of cayleygraph/cayley: removing and adding quads of one subject in
// one transaction left quads with a subject of nil.
func TestIssue885RemoveAndAddInOneTransaction(t *testing.T) {
	qs, opts, done := inMemory(t)
	defer done()
	w := testutil.MakeWriter(t, qs, opts, make4("a", "to", "b", ""), make4("a", "updated", "x", ""))
	tx := graph.NewTransaction()
	tx.RemoveQuad(make4("a", "to", "b", ""))
	tx.RemoveQuad(make4("a", "updated", "x", ""))
	tx.AddQuad(make4("a", "updated", "y", ""))
	if err := w.ApplyTransaction(tx); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, qs), "<a> <updated> <y> ."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Issue 737: a quad that was added twice was still found after its removal.
func TestIssue737AddTwiceRemoveOnce(t *testing.T) {
	qs, opts, done := inMemory(t)
	defer done()
	q := make4("a", "to", "b", "")
	w := testutil.MakeWriter(t, qs, opts, q)
	for range 2 {
		if err := w.AddQuad(q); err != nil {
			t.Fatal(err)
		}
	}
	bulk, err := qs.NewQuadWriter()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bulk.WriteQuads([]quad.Quad{q, q}); err != nil {
		t.Fatal(err)
	}
	if err := bulk.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.RemoveQuad(q); err != nil {
		t.Fatal(err)
	}
	if got := contents(t, qs); got != "" {
		t.Errorf("left over: %s", got)
	}
}

// Issue 617: the nodes of a quad stayed behind when it was removed.
func TestIssue617NodesGoWithTheirLastQuad(t *testing.T) {
	qs, opts, done := inMemory(t)
	defer done()
	w := testutil.MakeWriter(t, qs, opts, make4("a", "to", "b", "g"), make4("b", "to", "c", ""))
	if err := w.RemoveQuad(make4("a", "to", "b", "g")); err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"a", "g"} {
		if qs.ValueOf(quad.IRI(gone)) != nil {
			t.Errorf("%s is still a node", gone)
		}
	}
	st, err := qs.Stats(context.Background(), true)
	if err != nil || st.Nodes.Size != 3 {
		t.Errorf("%d nodes, want 3; %v", st.Nodes.Size, err)
	}
	if err := w.RemoveQuad(make4("b", "to", "c", "")); err != nil {
		t.Fatal(err)
	}
	if st, err = qs.Stats(context.Background(), true); err != nil || st != (graph.Stats{Nodes: graph.Size{Exact: true}, Quads: graph.Size{Exact: true}}) {
		t.Errorf("not empty: %+v, %v", st, err)
	}
}

// One triple with and without a label, or with two labels, is so many quads;
// SQLite in Cayley drops one.
func TestTwoLabels(t *testing.T) {
	qs, opts, done := inMemory(t)
	defer done()
	w := testutil.MakeWriter(t, qs, opts, make4("a", "to", "b", ""), make4("a", "to", "b", "g"), make4("a", "to", "b", "h"))
	if got, want := contents(t, qs), "<a> <to> <b> .\n<a> <to> <b> <g> .\n<a> <to> <b> <h> ."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	if err := w.RemoveQuad(make4("a", "to", "b", "g")); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, qs), "<a> <to> <b> .\n<a> <to> <b> <h> ."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// A transaction with an error in its middle changes nothing.
func TestFailedTransactionChangesNothing(t *testing.T) {
	qs, _, done := inMemory(t)
	defer done()
	err := qs.ApplyDeltas([]graph.Delta{
		{Quad: make4("a", "to", "b", ""), Action: graph.Add},
		{Quad: make4("a", "to", "c", ""), Action: graph.Delete},
	}, graph.IgnoreOpts{})
	if !graph.IsQuadNotExist(err) {
		t.Errorf("error is %v", err)
	}
	if got := contents(t, qs); got != "" || qs.ValueOf(quad.IRI("a")) != nil {
		t.Errorf("left over: %s", got)
	}
}

func TestBulkLoad(t *testing.T) {
	qs, _, done := inMemory(t)
	defer done()
	quads := []quad.Quad{make4("a", "to", "b", ""), make4("a", "to", "b", "g"), make4("a", "to", "b", "")}
	if err := qs.(graph.BulkLoader).BulkLoad(quad.NewReader(quads)); err != nil {
		t.Fatal(err)
	}
	if got, want := contents(t, qs), "<a> <to> <b> .\n<a> <to> <b> <g> ."; got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

func TestGizmoWalk(t *testing.T) {
	qs, opts, done := inMemory(t)
	defer done()
	var quads []quad.Quad
	for i := range 20 {
		quads = append(quads, make4(fmt.Sprint("n", i), "next", fmt.Sprint("n", i+1), ""),
			make4(fmt.Sprint("n", i), "in", fmt.Sprint("class", i%2), "g"))
	}
	testutil.MakeWriter(t, qs, opts, quads...)
	for text, want := range map[string]string{
		`g.V("<n3>").out("<next>").out("<next>").out("<next>").all()`:             "<n6>",
		`g.V("<n3>").in("<next>").has("<in>", "<class0>").all()`:                  "<n2>",
		`g.V().has("<in>", "<class1>").has("<next>", "<n4>").all()`:               "<n3>",
		`g.V("<n1>").followRecursive(g.M().out("<next>"), 3).all()`:               "<n2> <n3> <n4>",
		`g.V("<n1>").labelContext("<g>").out().all()`:                             "<class1>",
		`g.V("<n17>", "<n18>").out("<next>").intersect(g.V().in("<next>")).all()`: "<n18> <n19>",
		`g.V("<nowhere>").out("<next>").all()`:                                    "",
	} {
		it, err := gizmo.NewSession(qs).Execute(context.Background(), text, query.Options{Collation: query.Raw, Limit: -1})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for it.Next(context.Background()) {
			got = append(got, quad.ToString(qs.NameOf(it.Result().(*gizmo.Result).Tags[gizmo.TopResultTag])))
		}
		if err := it.Err(); err != nil {
			t.Fatal(err)
		}
		sort.Strings(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s\ngave %s, want %s", text, got, want)
		}
	}
}

// Cayley's own tests of its query languages use its memory store by name. They
// are run on a copy of Cayley's module with that name replaced. Those of GraphQL
// are left out: they compare lists that have the order in which the memory store
// was filled, where this store has its own.
func TestCayleyQueryLanguages(t *testing.T) {
	if os.Getenv("KG_LONG") == "" {
		t.Skip("skipped: set KG_LONG=1 to run Cayley's tests of Gizmo and MQL on this store")
	}
	root, err := filepath.Abs("../../..")
	if err != nil {
		t.Fatal(err)
	}
	cayleyDir(t)
	temporary := t.TempDir()
	module := filepath.Join(temporary, "cayley")
	if err := os.CopyFS(module, os.DirFS("../..")); err != nil {
		t.Fatal(err)
	}
	args := []string{"test", "-modfile", filepath.Join(temporary, "go.mod")}
	for _, language := range []string{"gizmo", "mql"} {
		name := filepath.Join(module, "query", language, language+"_test.go")
		useStore(t, name)
		args = append(args, "github.com/cayleygraph/cayley/query/"+language)
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		b, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		if name == "go.mod" {
			b = fmt.Appendf(b, "\nreplace github.com/cayleygraph/cayley => %s\n", module)
		}
		if err := os.WriteFile(filepath.Join(temporary, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("go", args...)
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}

// useStore makes the test file name use this store for the memory store.
func useStore(t *testing.T, name string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(
		`"github.com/cayleygraph/cayley/graph/memstore"`, `"kg/graph/store/cayley"`,
		`NewQuadStore("memstore"`, `NewQuadStore("kg"`,
	).Replace(string(b))
	if text == string(b) {
		t.Fatalf("%s does not use the memory store", name)
	}
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
