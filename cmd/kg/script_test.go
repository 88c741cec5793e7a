package main

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts print into their golden files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kg": main})
}

// TestScripts runs testdata/script: what users type and what they see. $SAMPLES
// is the folder of the sample articles.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "../../testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("SAMPLES", samples)
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("XDG_CONFIG_HOME", filepath.Join(e.WorkDir, ".config"))
			e.Setenv("XDG_STATE_HOME", filepath.Join(e.WorkDir, ".state"))
			return os.Mkdir(filepath.Join(e.WorkDir, "empty"), 0o755)
		},
	})
}

// Every command has a script of its own.
func TestEveryCommandHasAScript(t *testing.T) {
	for _, c := range new(app).root().Commands() {
		if _, err := os.Stat(filepath.Join("../../testdata/script", c.Name()+".txtar")); err != nil {
			t.Errorf("no script for kg %s", c.Name())
		}
		if c.Short == "" {
			t.Errorf("kg %s has no help", c.Name())
		}
	}
}
