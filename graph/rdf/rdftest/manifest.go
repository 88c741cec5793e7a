// Package rdftest reads the manifests of the W3C test suites for RDF and SPARQL,
// for the tests of this module. The suites are not part of it: the environment
// variable KG_W3C names the folder that holds them, and tests skip without it.
package rdftest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph/rdf"
)

// Namespaces of the manifests.
const (
	RDF  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS = "http://www.w3.org/2000/01/rdf-schema#"
	MF   = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
	QT   = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
	UT   = "http://www.w3.org/2009/sparql/tests/test-update#"
	DAWG = "http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#"
	RDFT = "http://www.w3.org/ns/rdftest#"
	RS   = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
)

// Folder returns the folder of the suites, from KG_W3C; a relative path there is
// relative to the root of the module. Without the variable the test is skipped.
func Folder(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("KG_W3C")
	if dir == "" {
		t.Skip("skipped: KG_W3C does not name the folder of the W3C test suites")
	}
	dir = FromRoot(t, dir)
	if _, err := os.Stat(dir); err != nil {
		t.Fatalf("KG_W3C: %v", err)
	}
	return dir
}

// FromRoot returns path, which is relative to the root of the module unless it is
// absolute, as an absolute path.
func FromRoot(t testing.TB, path string) string {
	t.Helper()
	if filepath.IsAbs(path) {
		return path
	}
	root, err := moduleRoot()
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(root, path)
}

func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, statErr := os.Stat(filepath.Join(dir, "go.mod")); statErr == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", fmt.Errorf("no go.mod above the working directory")
		}
		dir = up
	}
	return "", err
}

// A Manifest is one manifest file: its tests in their order, and its graph.
type Manifest struct {
	Path  string // of the file
	Label string
	Tests []Test
	Graph *Graph
	base  string // mf:assumedTestBase
}

// A Test is an entry of a manifest.
type Test struct {
	IRI      string // as published: the assumed base of the suite and its name
	Node     rdf.Term
	Type     string // local name of its class: "QueryEvaluationTest"
	Name     string
	Approval string // local name: "Approved", "Rejected"; may be empty
	Action   rdf.Term
	Result   rdf.Term
	In       *Manifest
}

// Graph is a graph in memory, for lookups by subject and predicate.
type Graph struct {
	Quads []rdf.Quad
	index map[[2]rdf.Term][]rdf.Term
}

// NewGraph indexes quads.
func NewGraph(quads []rdf.Quad) *Graph {
	g := &Graph{Quads: quads, index: map[[2]rdf.Term][]rdf.Term{}}
	for _, q := range quads {
		k := [2]rdf.Term{q.S, q.P}
		g.index[k] = append(g.index[k], q.O)
	}
	return g
}

// All returns the objects of the triples with subject s and predicate p.
func (g *Graph) All(s rdf.Term, p string) []rdf.Term { return g.index[[2]rdf.Term{s, rdf.NewIRI(p)}] }

// One returns the first of them; its Kind is rdf.None where there is none.
func (g *Graph) One(s rdf.Term, p string) rdf.Term {
	if all := g.All(s, p); len(all) > 0 {
		return all[0]
	}
	return rdf.Term{}
}

// List returns the items of the RDF collection that begins at head.
func (g *Graph) List(head rdf.Term) []rdf.Term {
	var items []rdf.Term
	for head.Kind != rdf.None && head.Value != RDF+"nil" && len(items) < 1<<20 {
		items = append(items, g.One(head, RDF+"first"))
		head = g.One(head, RDF+"rest")
	}
	return items
}

// FileIRI returns the IRI that stands for a file of the suites.
func FileIRI(path string) string { return "file://" + filepath.ToSlash(path) }

// FilePath returns the file that an IRI made by FileIRI stands for.
func FilePath(iri string) string {
	return filepath.FromSlash(strings.TrimPrefix(iri, "file://"))
}

// Read reads the manifest at path. Files are named by [FileIRI].
func Read(path string) (*Manifest, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	quads, err := rdf.ReadAll(f, rdf.Turtle, rdf.Options{File: path, Base: FileIRI(path)})
	if err != nil {
		return nil, err
	}
	g := NewGraph(quads)
	m := &Manifest{Path: path, Graph: g}
	root := rdf.NewIRI(FileIRI(path))
	for _, q := range quads {
		if q.P.Value == MF+"entries" || q.P.Value == MF+"include" {
			root = q.S
			break
		}
	}
	m.Label = g.One(root, RDFS+"label").Value
	if m.Label == "" {
		m.Label = filepath.Base(filepath.Dir(path))
	}
	m.base = g.One(root, MF+"assumedTestBase").Value
	for _, entries := range g.All(root, MF+"entries") {
		for _, node := range g.List(entries) {
			t := Test{
				Node: node, IRI: node.Value, In: m,
				Type:     local(g.One(node, RDF+"type").Value),
				Name:     g.One(node, MF+"name").Value,
				Approval: local(g.One(node, DAWG+"approval").Value + g.One(node, RDFT+"approval").Value),
				Action:   g.One(node, MF+"action"),
				Result:   g.One(node, MF+"result"),
			}
			if _, name, ok := strings.Cut(node.Value, "#"); ok && m.base != "" {
				t.IRI = m.base + "manifest#" + name
			}
			m.Tests = append(m.Tests, t)
		}
	}
	return m, nil
}

// Base returns the base IRI that the file iri of the test is to be read with:
// its place below the assumed base of the suite, where the manifest has one.
func (t Test) Base(iri string) string {
	folder := FileIRI(filepath.Dir(t.In.Path)) + "/"
	if below, ok := strings.CutPrefix(iri, folder); ok && t.In.base != "" {
		return t.In.base + below
	}
	return iri
}

// local returns what follows the last '#' or '/' of an IRI.
func local(iri string) string { return iri[strings.LastIndexAny(iri, "#/")+1:] }
