package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	cayley "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"
	_ "github.com/cayleygraph/cayley/query/graphql" // registers GraphQL
	_ "github.com/cayleygraph/cayley/query/mql"     // registers MQL
	"github.com/cayleygraph/quad"

	"kg/graph/rdf"
	"kg/schema"
)

// maxRows bounds the rows that a Gizmo, GraphQL or MQL query may collect: its
// columns are known only when the last row is.
const maxRows = 1_000_000

// queryCayley runs a query in one of Cayley's own languages. A session answers
// one query only (cayleygraph/cayley issue 971), so each query gets its own.
func queryCayley(ctx context.Context, qs cayley.QuadStore, language, text string, limit int) (*Answer, error) {
	session := query.NewSession(qs, language)
	if session == nil {
		return nil, &QueryError{Err: fmt.Errorf("unknown query language %q; hint: sparql, gizmo, graphql or mql", language)}
	}
	collation := query.JSON
	if language == gizmo.Name {
		collation = query.Raw
	}
	it, err := session.Execute(ctx, text, query.Options{Collation: collation, Limit: limit})
	if err != nil {
		return nil, cayleyError(err)
	}
	defer it.Close()
	var t tabulation
	for it.Next(ctx) {
		if err := t.add(qs, it.Result()); err != nil {
			return nil, err
		}
	}
	if err := it.Err(); err != nil {
		return nil, cayleyError(err)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return t.answer(), nil
}

var gizmoPosition = regexp.MustCompile(`(?:\(anonymous\)|SyntaxError): (?:SyntaxError: )?(?:\(anonymous\): )?Line (\d+):(\d+) (.*?)(?: \(and \d+ more errors\))?$`)

// cayleyError gives an error of Cayley's the position in the user's text, if
// it has one.
func cayleyError(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	text, _, _ := strings.Cut(err.Error(), "\n")
	m := gizmoPosition.FindStringSubmatch(text)
	if m == nil {
		return &QueryError{Err: errors.New(text)}
	}
	line, _ := strconv.Atoi(m[1])
	column, _ := strconv.Atoi(m[2])
	return &QueryError{Line: line, Column: column, Err: errors.New(strings.ToLower(m[3][:1]) + m[3][1:])}
}

// tabulation makes a table of results that come as maps of any keys.
type tabulation struct {
	columns map[string]bool
	rows    []map[string]rdf.Term
}

func (t *tabulation) add(qs cayley.QuadStore, result any) error {
	if len(t.rows) >= maxRows {
		return &QueryError{Err: fmt.Errorf("more than %d rows; hint: put a limit in the query", maxRows)}
	}
	switch r := result.(type) {
	case *gizmo.Result:
		if r.Meta {
			return nil
		}
		if r.Tags == nil {
			return t.add(qs, r.Val)
		}
		row := map[string]rdf.Term{}
		for tag, ref := range r.Tags {
			if v := qs.NameOf(ref); v != nil {
				row[tag] = rdf.FromCayley(v)
			}
		}
		t.append(row)
	case map[string]any:
		if list, ok := onlyList(r); ok {
			for _, element := range list {
				if err := t.add(qs, element); err != nil {
					return err
				}
			}
			return nil
		}
		row := map[string]rdf.Term{}
		for k, v := range r {
			row[k] = termOf(v)
		}
		t.append(row)
	case nil:
	default:
		t.append(map[string]rdf.Term{"value": termOf(r)})
	}
	return nil
}

// onlyList unwraps what GraphQL answers: one field with a list of objects.
func onlyList(m map[string]any) ([]any, bool) {
	if len(m) != 1 {
		return nil, false
	}
	for _, v := range m {
		switch list := v.(type) {
		case []any:
			return list, true
		case []map[string]any:
			all := make([]any, len(list))
			for i := range list {
				all[i] = list[i]
			}
			return all, true
		case map[string]any:
			return []any{list}, true
		}
	}
	return nil, false
}

// termOf gives a native value as a term: what has parts as JSON.
func termOf(v any) rdf.Term {
	switch v := v.(type) {
	case nil:
		return rdf.Term{}
	case quad.Value:
		return rdf.FromCayley(v)
	case string:
		if iri, ok := strings.CutPrefix(v, "<"); ok && strings.HasSuffix(iri, ">") {
			return rdf.NewIRI(strings.TrimSuffix(iri, ">"))
		}
		if label, ok := strings.CutPrefix(v, "_:"); ok {
			return rdf.NewBlank(label)
		}
		return rdf.NewString(v)
	case bool:
		return rdf.NewTyped(strconv.FormatBool(v), schema.XSD+"boolean")
	case int:
		return rdf.NewTyped(strconv.Itoa(v), schema.XSD+"integer")
	case int64:
		return rdf.NewTyped(strconv.FormatInt(v, 10), schema.XSD+"integer")
	case float64:
		return rdf.NewTyped(strconv.FormatFloat(v, 'g', -1, 64), schema.XSD+"double")
	}
	text, err := json.Marshal(v) // maps are written in order of their keys
	if err != nil {
		return rdf.NewString(fmt.Sprint(v))
	}
	return rdf.NewString(string(text))
}

func (t *tabulation) append(row map[string]rdf.Term) {
	if t.columns == nil {
		t.columns = map[string]bool{}
	}
	for k := range row {
		t.columns[k] = true
	}
	t.rows = append(t.rows, row)
}

// answer returns the table: "id", the node a Gizmo path ends in, first, then
// the other columns in order of their names; the rows in the order they came.
func (t *tabulation) answer() *Answer {
	var vars []string
	for c := range t.columns {
		vars = append(vars, c)
	}
	slices.SortFunc(vars, func(a, b string) int {
		if (a == "id") != (b == "id") {
			if a == "id" {
				return -1
			}
			return 1
		}
		return strings.Compare(a, b)
	})
	rows := make([][]rdf.Term, len(t.rows))
	for i, row := range t.rows {
		rows[i] = make([]rdf.Term, len(vars))
		for j, v := range vars {
			rows[i][j] = row[v]
		}
	}
	return table(vars, rows)
}
