package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"kg/graph/rdf"
	"kg/graph/sparql/exec"
	"kg/graph/sparql/syntax"
	cayleystore "kg/graph/store/cayley"
)

// Languages are the names of the query languages.
var Languages = []string{"sparql", "gizmo", "graphql", "mql"}

// Query is a question to the graph.
type Query struct {
	Language string // one of Languages; "" means sparql
	Text     string
	Limit    int  // rows at most; 0 means all (Gizmo, GraphQL, MQL)
	Explain  bool // the answer comes with its plan

	Service exec.Remote // answers SERVICE of SPARQL; nil: refused
	// Load returns the quads of a document for LOAD of SPARQL; nil: refused.
	Load func(ctx context.Context, iri string) ([]rdf.Quad, error)
}

// Query answers a query. An error in its text is a [*QueryError]. Close the
// answer when done with it.
func (g *Graph) Query(ctx context.Context, q Query) (*Answer, error) {
	switch q.Language {
	case "", "sparql":
		return g.querySPARQL(ctx, q)
	}
	if !slices.Contains(Languages, q.Language) {
		return nil, fmt.Errorf("unknown query language %q; hint: use one of %s", q.Language, strings.Join(Languages, ", "))
	}
	qs := cayleystore.New(g.store)
	qs.Prefixes = prefixes()
	defer qs.Close()
	return queryCayley(ctx, qs, q.Language, q.Text, q.Limit)
}

// Valid tells whether a text is a whole query in the language.
func Valid(language, text string) bool {
	if language != "sparql" {
		return !Incomplete(language, text)
	}
	_, err := syntax.Parse(text, syntaxOptions())
	return err == nil
}

// Incomplete tells whether a text is the beginning of a query that goes on:
// for SPARQL as its parser says, for the other languages while a bracket or a
// quotation mark is open.
func Incomplete(language, text string) bool {
	if language == "sparql" {
		_, err := syntax.Parse(text, syntaxOptions())
		var e *syntax.Error
		return errors.As(err, &e) && e.Incomplete
	}
	return openBrackets(text)
}

// openBrackets tells whether text, in a language with strings and comments as
// in JavaScript, has a bracket or a string that is not closed.
func openBrackets(text string) bool {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '"', '\'', '`':
			for i++; i < len(text) && text[i] != c; i++ {
				if text[i] == '\\' {
					i++
				}
				if c != '`' && i < len(text) && text[i] == '\n' {
					return false // an error to be reported, not more to come
				}
			}
			if i >= len(text) {
				return c == '`'
			}
		case '/':
			if strings.HasPrefix(text[i:], "//") {
				for i < len(text) && text[i] != '\n' {
					i++
				}
			}
		}
	}
	return depth > 0
}
