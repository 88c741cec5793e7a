package main

import (
	"os/exec"
	"strings"
	"testing"
)

// layers gives every folder its place; a package may import from its own
// layer's listed folders and from what stands below only.
var layers = map[string][]string{
	"kg/cmd/kg":          {"kg/cmd/kg", "kg/loader", "kg/queries", "kg/graph", "kg/schema"},
	"kg/loader":          {"kg/loader", "kg/graph", "kg/schema"},
	"kg/loader/resolve":  {"kg/loader/lexicon", "kg/schema"},
	"kg/loader/extract":  {"kg/loader/lexicon", "kg/loader/text", "kg/schema"},
	"kg/loader/article":  {"kg/loader/source", "kg/loader/lexicon", "kg/loader/language", "kg/loader/text", "kg/schema"},
	"kg/loader/source":   {"kg/loader/language"},
	"kg/loader/text":     {},
	"kg/loader/language": {"kg/loader/language"},
	"kg/loader/lexicon":  {"kg/loader/lexicon", "kg/schema"},
	"kg/queries":         {"kg/queries", "kg/graph", "kg/schema"},
	"kg/graph":           {"kg/graph", "kg/schema"},
	"kg/graph/rdf":       {"kg/graph/rdf"},
	"kg/graph/store":     {"kg/graph/store", "kg/graph/rdf"},
	"kg/graph/sparql":    {"kg/graph/sparql", "kg/graph/rdf"},
	"kg/graph/dump":      {"kg/graph/rdf", "kg/schema"},
	"kg/schema":          {},
	"kg/bench":           {"kg"},
}

func TestImportsPointDownwards(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, "kg/...").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		f := strings.Fields(line)
		layer := ""
		for l := range layers {
			if under(f[0], l) && len(l) > len(layer) {
				layer = l
			}
		}
		if layer == "" {
			t.Errorf("%s has no place in the layout", f[0])
			continue
		}
		for _, imported := range f[1:] {
			if !strings.HasPrefix(imported, "kg/") {
				continue
			}
			allowed := false
			for _, a := range layers[layer] {
				allowed = allowed || under(imported, a)
			}
			if !allowed {
				t.Errorf("%s imports %s, which is not below it", f[0], imported)
			}
		}
	}
}

func under(path, folder string) bool { return path == folder || strings.HasPrefix(path, folder+"/") }
