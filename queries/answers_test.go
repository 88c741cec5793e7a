package queries_test

import (
	"bytes"
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kg/graph"
	"kg/graph/sparql/results"
	"kg/queries"
)

var update = flag.Bool("update", false, "write the answers into the test files")

// TestAnswers runs testdata/queries: in each archive the file data.trig is the
// graph; a file whose name is a saved query with its arguments holds the
// answer, as TSV, and one that ends in .error a part of the error.
func TestAnswers(t *testing.T) {
	archives, err := filepath.Glob("../testdata/queries/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	for _, file := range archives {
		t.Run(filepath.Base(file), func(t *testing.T) { runArchive(t, file) })
	}
}

func runArchive(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	g, err := graph.Memory(true)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	for i, f := range archive.Files {
		if f.Name == "data.trig" {
			if _, err := g.Import(context.Background(), f.Name, bytes.NewReader(f.Data), graph.ImportOptions{}); err != nil {
				t.Fatal(err)
			}
			continue
		}
		call, wantError := strings.CutSuffix(f.Name, ".error")
		got, err := answer(g, call)
		switch {
		case wantError && (err == nil || !strings.Contains(err.Error(), strings.TrimSpace(string(f.Data)))):
			t.Errorf("%s: got error %v, want %s", call, err, f.Data)
		case !wantError && err != nil:
			t.Errorf("%s: %v", call, err)
		case !wantError && got != string(f.Data):
			if *update {
				archive.Files[i].Data = []byte(got)
				continue
			}
			t.Errorf("%s: got\n%swant\n%s", call, got, f.Data)
		}
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// answer runs "NAME arg, arg" and returns the answer as TSV.
func answer(g *graph.Graph, call string) (string, error) {
	name, rest, _ := strings.Cut(call, " ")
	var args []string
	for arg := range strings.SplitSeq(rest, ", ") {
		if arg != "" {
			args = append(args, arg)
		}
	}
	q, err := queries.Find("", name)
	if err != nil {
		return "", err
	}
	given, err := q.Arguments(args)
	if err != nil {
		return "", err
	}
	text, err := q.Bind(given, g.Resolve)
	if err != nil {
		return "", err
	}
	a, err := g.Query(context.Background(), graph.Query{Language: q.Language, Text: text})
	if err != nil {
		return "", err
	}
	defer a.Close()
	var b bytes.Buffer
	err = results.Write(&b, results.TSV, results.Solutions{Vars: a.Vars, Rows: a.Rows})
	return b.String(), err
}
