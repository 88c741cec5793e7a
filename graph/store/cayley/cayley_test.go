package cayley

import (
	"path/filepath"
	"reflect"
	"runtime"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/graphtest/testutil"
	"github.com/cayleygraph/cayley/graph/path/pathtest"

	"kg/graph/store"
)

// cayleyDir changes into a folder of Cayley's module, from where its tests find
// their data.
func cayleyDir(t *testing.T) {
	t.Helper()
	f := runtime.FuncForPC(reflect.ValueOf(pathtest.RunTestMorphisms).Pointer())
	file, _ := f.FileLine(f.Entry())
	if !filepath.IsAbs(file) {
		t.Skip("skipped: built with -trimpath, so that the data of Cayley's tests cannot be found")
	}
	t.Chdir(filepath.Dir(filepath.Dir(file)))
}

func inMemory(t testing.TB) (graph.QuadStore, graph.Options, func()) {
	qs, err := graph.NewQuadStore(Name, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	return qs, nil, func() {
		if err := qs.Close(); err != nil {
			t.Error(err)
		}
	}
}

func onDisk(t testing.TB) (graph.QuadStore, graph.Options, func()) {
	s, err := store.Open(t.TempDir(), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	qs := New(s)
	return qs, nil, func() {
		if err := qs.Close(); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

// Cayley's own suite for backends; with -short without the queries over its
// graph of 30,000 films.
func TestCayleySuite(t *testing.T) {
	for name, open := range map[string]testutil.DatabaseFunc{"memory": inMemory, "disk": onDisk} {
		t.Run(name, func(t *testing.T) {
			cayleyDir(t)
			graphtest.TestAll(t, open, &graphtest.Config{AlwaysRunIntegration: !testing.Short() && name == "memory"})
		})
	}
}
