// Package conformance runs the W3C test suites of SPARQL against an engine, for
// the tests of package sparql. [Run] runs the suites of one version and gives a
// [Report], which prints a row per suite and writes EARL.
package conformance

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"kg/graph/rdf"
	"kg/graph/rdf/rdftest"
)

// An Engine is what the suites are run against.
type Engine interface {
	// Parse checks the syntax of a query, or of an update.
	Parse(text, base string, update bool) error
	// Query answers a query.
	Query(c Case) (Answer, error)
	// Update runs an update on c.Data and returns what the data are then.
	Update(c Case) ([]rdf.Quad, error)
}

// A Case is a query or update with its data.
type Case struct {
	Text      string
	Base      string
	Data      []rdf.Quad            // the default graph and the named graphs
	Services  map[string][]rdf.Quad // default graphs of SERVICE endpoints, by IRI
	Unplanned bool                  // the optimiser has to be off
}

// Outcome of a test.
type Outcome string

const (
	Passed  Outcome = "passed"
	Failed  Outcome = "failed"
	LeftOut Outcome = "untested"
)

// Result is the outcome of one test.
type Result struct {
	Suite   string // folder of the suite: "aggregates"
	Test    rdftest.Test
	Outcome Outcome
	Reason  string // why it failed or was left out
}

// Run runs all suites below the folder dir, of one version of SPARQL, in
// alphabetical order. Queries run twice, with the optimiser on and off, and both
// answers have to be right. A panic of the engine is a failed test.
func Run(dir string, e Engine) ([]Result, error) {
	manifests, err := filepath.Glob(filepath.Join(dir, "*", "manifest.ttl"))
	if err != nil || len(manifests) == 0 {
		return nil, fmt.Errorf("no suites in %s: %v", dir, err)
	}
	slices.Sort(manifests)
	var results []Result
	for _, path := range manifests {
		m, err := rdftest.Read(path)
		if err != nil {
			return nil, err
		}
		for _, t := range m.Tests {
			r := Result{Suite: filepath.Base(filepath.Dir(path)), Test: t, Outcome: Passed}
			if r.Reason = leftOut(t); r.Reason != "" {
				r.Outcome = LeftOut
			} else if err := run(e, t); err != nil {
				r.Outcome, r.Reason = Failed, err.Error()
			}
			results = append(results, r)
		}
	}
	return results, nil
}

// leftOut returns the reason why a test is not run, or "".
func leftOut(t rdftest.Test) string {
	switch t.Type {
	case "ProtocolTest", "GraphStoreProtocolTest":
		return "needs an HTTP server"
	case "ServiceDescriptionTest":
		return "needs an HTTP server"
	}
	switch t.Approval {
	case "Withdrawn", "Rejected", "Obsoleted":
		return "withdrawn by the working group"
	}
	if g := t.In.Graph; len(g.All(t.Action, entailmentRegime)) > 0 {
		return "needs an entailment regime"
	}
	return ""
}

const entailmentRegime = "http://www.w3.org/ns/sparql-service-description#entailmentRegime"

// run runs one test.
func run(e Engine, t rdftest.Test) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	switch {
	case strings.Contains(t.Type, "PositiveSyntax"), strings.Contains(t.Type, "PositiveUpdateSyntax"):
		return accept(e, t)
	case strings.Contains(t.Type, "NegativeSyntax"), strings.Contains(t.Type, "NegativeUpdateSyntax"):
		if accept(e, t) == nil {
			return fmt.Errorf("the text is accepted")
		}
		return nil
	case t.Type == "QueryEvaluationTest", t.Type == "CSVResultFormatTest":
		return query(e, t)
	case t.Type == "UpdateEvaluationTest":
		return update(e, t)
	}
	return fmt.Errorf("unknown kind of test %q", t.Type)
}

func accept(e Engine, t rdftest.Test) error {
	text, err := os.ReadFile(rdftest.FilePath(t.Action.Value))
	if err != nil {
		return err
	}
	return e.Parse(string(text), t.Base(t.Action.Value), strings.Contains(t.Type, "Update"))
}

// readFile reads the RDF file iri into graph.
func readFile(t rdftest.Test, iri string, graph rdf.Term) ([]rdf.Quad, error) {
	path := rdftest.FilePath(iri)
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := rdf.Open(f, path, "", rdf.Options{Base: t.Base(iri), Scope: filepath.Base(path)})
	if err != nil {
		return nil, err
	}
	quads, err := r.All()
	if graph.Kind != rdf.None {
		for i := range quads {
			quads[i].G = graph
		}
	}
	return quads, err
}

// data reads the data that node, an action or a result, names with the
// vocabulary ns: the default graph by data, named graphs by graphData.
func data(t rdftest.Test, node rdf.Term, ns string) ([]rdf.Quad, error) {
	g := t.In.Graph
	var all []rdf.Quad
	add := func(file, name rdf.Term) error {
		quads, err := readFile(t, file.Value, name)
		all = append(all, quads...)
		return err
	}
	for _, file := range g.All(node, ns+"data") {
		if err := add(file, rdf.Term{}); err != nil {
			return nil, err
		}
	}
	for _, named := range g.All(node, ns+"graphData") {
		file, name := named, rdf.NewIRI(t.Base(named.Value))
		if named.Kind == rdf.Blank {
			file = g.One(named, ns+"graph")
			name = rdf.NewIRI(g.One(named, rdftest.RDFS+"label").Value)
		}
		if err := add(file, name); err != nil {
			return nil, err
		}
	}
	return all, nil
}

var fromClause = regexp.MustCompile(`(?i)\bFROM\s+(?:NAMED\s+)?<([^>]*)>`)

// readCase reads the query or update of a test and its data. The graphs that a
// query asks for by FROM are put into the data as named graphs.
func readCase(t rdftest.Test) (Case, error) {
	g := t.In.Graph
	ns, request := rdftest.QT, g.One(t.Action, rdftest.QT+"query")
	if t.Type == "UpdateEvaluationTest" {
		ns, request = rdftest.UT, g.One(t.Action, rdftest.UT+"request")
	}
	if request.Kind == rdf.None {
		request = t.Action // a query without data
	}
	text, err := os.ReadFile(rdftest.FilePath(request.Value))
	if err != nil {
		return Case{}, err
	}
	c := Case{Text: string(text), Base: t.Base(request.Value), Services: map[string][]rdf.Quad{}}
	if c.Data, err = data(t, t.Action, ns); err != nil {
		return c, err
	}
	for _, m := range fromClause.FindAllStringSubmatch(c.Text, -1) {
		name := rdf.ResolveIRI(c.Base, m[1])
		path := filepath.Join(filepath.Dir(t.In.Path), filepath.Base(rdftest.FilePath(name)))
		if slices.ContainsFunc(c.Data, func(q rdf.Quad) bool { return q.G.Value == name }) {
			continue
		}
		if _, err := os.Stat(path); err == nil {
			quads, err := readFile(t, rdftest.FileIRI(path), rdf.NewIRI(name))
			if err != nil {
				return c, err
			}
			c.Data = append(c.Data, quads...)
		}
	}
	for _, service := range g.All(t.Action, rdftest.QT+"serviceData") {
		quads, err := data(t, service, rdftest.QT)
		if err != nil {
			return c, err
		}
		c.Services[g.One(service, rdftest.QT+"endpoint").Value] = quads
	}
	return c, nil
}

func update(e Engine, t rdftest.Test) error {
	c, err := readCase(t)
	if err != nil {
		return err
	}
	want, err := data(t, t.Result, rdftest.UT)
	if err != nil {
		return err
	}
	for _, c.Unplanned = range []bool{false, true} {
		got, err := e.Update(c)
		if err != nil {
			return err
		}
		if !rdf.Isomorphic(got, want) {
			return fmt.Errorf("other data than expected%s\ngot\n%s\nwant\n%s", unplanned(c), quadText(got), quadText(want))
		}
	}
	return nil
}

func unplanned(c Case) string {
	if c.Unplanned {
		return ", without the optimiser"
	}
	return ""
}

func quadText(quads []rdf.Quad) string {
	var lines []string
	for _, q := range quads {
		lines = append(lines, "  "+q.String())
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
