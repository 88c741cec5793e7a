package queries

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Resolve turns what a user calls a node, such as "Xi Jinping" or
// actor/xi-jinping, into the node's IRI. kind is the parameter's type.
type Resolve func(name, kind string) (iri string, err error)

// Bind returns the query's text with every $name of a parameter replaced by
// its value, given or default. In a query without a header every given value
// is a parameter: a node if something is called so, else a string. A value of a parameter that the query does not
// have, a missing value and a malformed number or date are errors.
func (q *Query) Bind(given map[string]string, resolve Resolve) (string, error) {
	params := q.Params
	if len(params) == 0 { // a query without a header: its parameters are what is given
		for name := range given {
			params = append(params, Param{Name: name, Type: untyped})
		}
	}
	values := map[string]string{}
	for _, p := range params {
		value, ok := given[p.Name]
		if !ok {
			value = p.Default
		}
		if value == "" {
			return "", fmt.Errorf("%s needs a value for %q; hint: --param %s=…", q.Name, p.Name, p.Name)
		}
		term, err := write(q.Language, p.Type, value, resolve)
		if err != nil {
			return "", fmt.Errorf("parameter %q: %w", p.Name, err)
		}
		values[p.Name] = term
	}
	for name := range given {
		if !slices.ContainsFunc(params, func(p Param) bool { return p.Name == name }) {
			return "", fmt.Errorf("%s has no parameter %q; %s", q.Name, name, q.paramList())
		}
	}
	return Substitute(q.Text, values), nil
}

// Arguments reads the arguments of a call: name=value, or a value alone for
// the next parameter in order.
func (q *Query) Arguments(args []string) (map[string]string, error) {
	given := map[string]string{}
	next := 0
	for _, arg := range args {
		if name, value, ok := strings.Cut(arg, "="); ok && slices.ContainsFunc(q.Params, func(p Param) bool { return p.Name == name }) {
			given[name] = value
			continue
		}
		for next < len(q.Params) && given[q.Params[next].Name] != "" {
			next++
		}
		if next == len(q.Params) {
			return nil, fmt.Errorf("%s: there is no parameter for %q; %s", q.Name, arg, q.paramList())
		}
		given[q.Params[next].Name] = arg
	}
	return given, nil
}

func (q *Query) paramList() string {
	if len(q.Params) == 0 {
		return "it takes none"
	}
	names := make([]string, len(q.Params))
	for i, p := range q.Params {
		names[i] = p.Name
	}
	return "it takes " + strings.Join(names, ", ")
}

// untyped is the type of a parameter that no header declares.
const untyped = "any"

var dateForm = regexp.MustCompile(`^\d{4}(-\d{2}(-\d{2})?)?$`)

// write gives a value as the language writes it.
func write(language, kind, value string, resolve Resolve) (string, error) {
	switch {
	case kind == untyped || slices.Contains(nodeTypes, kind):
		iri, err := resolve(value, kind)
		if err != nil && kind == untyped {
			return quote(value), nil
		}
		if err != nil {
			return "", err
		}
		if strings.ContainsAny(iri, "<>\"{}|^`\\ \t\r\n") {
			return "", fmt.Errorf("%q is not an IRI", iri)
		}
		if language == "sparql" {
			return "<" + iri + ">", nil
		}
		return quote("<" + iri + ">"), nil
	case kind == "number":
		if _, err := strconv.ParseFloat(value, 64); err != nil {
			return "", fmt.Errorf("expected a number, found %q", value)
		}
		return value, nil
	case kind == "date":
		if !dateForm.MatchString(value) {
			return "", fmt.Errorf("expected a date such as 2031-05-02, found %q", value)
		}
	}
	return quote(value), nil
}

// quote writes a string as SPARQL, JavaScript and JSON all read it.
func quote(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

// Substitute replaces $name where name has a value, as it is written, and
// leaves comments and string literals alone.
func Substitute(text string, values map[string]string) string {
	var b strings.Builder
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '#' && lineStart(text, i), strings.HasPrefix(text[i:], "//") && lineStart(text, i):
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				end = len(text) - i
			}
			b.WriteString(text[i : i+end])
			i += end
		case c == '"' || c == '\'':
			end := literalEnd(text, i)
			b.WriteString(text[i:end])
			i = end
		case c == '$':
			end := i + 1
			for end < len(text) && isNameByte(text[end]) {
				end++
			}
			if v, ok := values[text[i+1:end]]; ok {
				b.WriteString(v)
			} else {
				b.WriteString(text[i:end])
			}
			i = end
		default:
			b.WriteByte(c)
			i++
		}
	}
	return b.String()
}

// lineStart tells whether only blanks stand before i on its line.
func lineStart(text string, i int) bool {
	line := text[strings.LastIndexByte(text[:i], '\n')+1 : i]
	return strings.TrimLeft(line, " \t") == ""
}

func literalEnd(text string, i int) int {
	mark := text[i]
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '\\':
			j++
		case mark:
			return j + 1
		case '\n':
			return j // not a literal after all
		}
	}
	return len(text)
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// Nearest returns the name that is at most a third of its length away from
// what was typed (Levenshtein distance, in bytes), or "".
func Nearest(typed string, names []string) string {
	best, distance := "", len(typed)/3+1
	for _, name := range names {
		if d := levenshtein(typed, name); d <= distance && (best == "" || d < distance) {
			best, distance = name, d
		}
	}
	return best
}

func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost = min(diagonal, row[j], row[j+1]) + 1
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
