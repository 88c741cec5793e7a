package conformance

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"kg/graph/rdf"
)

// Count is how many tests came out how.
type Count struct{ Tests, Passed, Failed, LeftOut int }

func (c *Count) add(o Outcome) {
	c.Tests++
	switch o {
	case Passed:
		c.Passed++
	case Failed:
		c.Failed++
	default:
		c.LeftOut++
	}
}

// Total counts results.
func Total(list []Result) Count {
	var c Count
	for _, r := range list {
		c.add(r.Outcome)
	}
	return c
}

// Table prints a row per suite, a sum, and the tests left out, each named, with
// their reason.
func Table(w io.Writer, title string, list []Result) error {
	var suites []string
	counts := map[string]*Count{}
	for _, r := range list {
		if counts[r.Suite] == nil {
			counts[r.Suite] = &Count{}
			suites = append(suites, r.Suite)
		}
		counts[r.Suite].add(r.Outcome)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%-32s %6s %6s %6s %8s\n", title, "tests", "passed", "failed", "left out")
	row := func(name string, c Count) {
		fmt.Fprintf(&b, "%-32s %6d %6d %6d %8d\n", name, c.Tests, c.Passed, c.Failed, c.LeftOut)
	}
	for _, s := range suites {
		row(s, *counts[s])
	}
	row("total", Total(list))
	why := ""
	for _, r := range list {
		if r.Outcome != LeftOut {
			continue
		}
		if now := fmt.Sprintf("left out of %s, %s: ", r.Suite, r.Reason); now != why {
			if why != "" {
				b.WriteByte('\n')
			}
			why = now
			b.WriteString(why)
		} else {
			b.WriteString("; ")
		}
		b.WriteString(r.Test.Name)
	}
	if why != "" {
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// EARL writes the results as Turtle in the Evaluation and Report Language of the
// W3C. There are no dates in it: the same results give the same bytes.
func EARL(w io.Writer, list []Result) error {
	const (
		earl = "http://www.w3.org/ns/earl#"
		doap = "http://usefulinc.com/ns/doap#"
		typ  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
		kg   = "urn:kg:project"
	)
	quads := []rdf.Quad{
		{S: rdf.NewIRI(kg), P: rdf.NewIRI(typ), O: rdf.NewIRI(doap + "Project")},
		{S: rdf.NewIRI(kg), P: rdf.NewIRI(typ), O: rdf.NewIRI(earl + "TestSubject")},
		{S: rdf.NewIRI(kg), P: rdf.NewIRI(typ), O: rdf.NewIRI(earl + "Software")},
		{S: rdf.NewIRI(kg), P: rdf.NewIRI(doap + "name"), O: rdf.NewString("kg")},
		{S: rdf.NewIRI(kg), P: rdf.NewIRI(doap + "programming-language"), O: rdf.NewString("Go")},
	}
	for i, r := range list {
		assertion := rdf.NewBlank(fmt.Sprintf("a%06d", i))
		result := rdf.NewBlank(fmt.Sprintf("r%06d", i))
		add := func(s rdf.Term, p string, o rdf.Term) {
			quads = append(quads, rdf.Quad{S: s, P: rdf.NewIRI(p), O: o})
		}
		add(assertion, typ, rdf.NewIRI(earl+"Assertion"))
		add(assertion, earl+"assertedBy", rdf.NewIRI(kg))
		add(assertion, earl+"subject", rdf.NewIRI(kg))
		add(assertion, earl+"test", rdf.NewIRI(r.Test.IRI))
		add(assertion, earl+"mode", rdf.NewIRI(earl+"automatic"))
		add(assertion, earl+"result", result)
		add(result, typ, rdf.NewIRI(earl+"TestResult"))
		add(result, earl+"outcome", rdf.NewIRI(earl+string(r.Outcome)))
		if r.Outcome == LeftOut {
			add(result, earl+"info", rdf.NewString(r.Reason))
		}
	}
	slices.SortStableFunc(quads, rdf.Compare)
	prefixes := []rdf.Prefix{{Name: "doap", IRI: doap}, {Name: "earl", IRI: earl}}
	return rdf.WriteAll(w, rdf.Turtle, rdf.WriterOptions{Prefixes: prefixes}, quads)
}
