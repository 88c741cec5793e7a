// Package queries holds the saved queries that ship with kg and finds those
// of its user. A saved query is a file of one query with a header of comments:
//
//	# title: Who spoke with an actor
//	# description: Every actor who took part in an exchange with this one.
//	# param actor actor = actor/xi-jinping : the actor's name or node
//
// (// instead of # in Gizmo.) The file's ending tells the language: .rq
// SPARQL, .ru SPARQL Update, .js Gizmo, .graphql GraphQL, .mql MQL. In the
// text $actor stands for the parameter's value, written as the language
// writes it, so that no value can change what the query says.
//
// Start with [Find] and [Query.Bind].
package queries

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

//go:embed *.rq gizmo/*.js
var shipped embed.FS

// Query is one saved query.
type Query struct {
	Name        string // the file's name without its ending, such as who-spoke-with; gizmo/who-spoke-with
	Path        string // where a user's own query lies; "" for one that ships with kg
	Language    string // sparql, gizmo, graphql or mql
	Title       string
	Description string
	Params      []Param
	Text        string // the whole file
}

// Param is one parameter of a saved query.
type Param struct {
	Name    string
	Type    string // node, actor, outlet, topic, exchange, string, number or date
	Default string // "" if the caller must give a value
	About   string
}

// ErrUnknown is returned by [Find] for a name that no query has.
var ErrUnknown = errors.New("unknown saved query")

var languages = map[string]string{".rq": "sparql", ".ru": "sparql", ".js": "gizmo", ".graphql": "graphql", ".mql": "mql"}

// LanguageOf returns the query language of a file by its ending; "" if it tells none.
func LanguageOf(file string) string { return languages[strings.ToLower(path.Ext(file))] }

// All returns the saved queries in order of their names: those that ship with
// kg and those in the user's own folder dir, which may be "" or missing. A
// user's query hides the shipped one of the same name. A file whose header is
// wrong is reported in err; the others are returned all the same.
func All(dir string) (all []Query, err error) {
	var errs []error
	seen := map[string]bool{}
	collect := func(fsys fs.FS, root string) {
		err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || LanguageOf(p) == "" {
				return err
			}
			text, err := fs.ReadFile(fsys, p)
			if err != nil {
				return err
			}
			q, err := Parse(strings.TrimSuffix(p, path.Ext(p)), LanguageOf(p), string(text))
			if err != nil {
				errs = append(errs, fmt.Errorf("%s:%w", path.Join(root, p), err))
				return nil
			}
			if root != "" {
				q.Path = filepath.Join(root, filepath.FromSlash(p))
			}
			if !seen[q.Name] {
				seen[q.Name] = true
				all = append(all, q)
			}
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	if dir != "" {
		collect(os.DirFS(dir), dir)
	}
	collect(shipped, "")
	slices.SortFunc(all, func(a, b Query) int { return strings.Compare(a.Name, b.Name) })
	return all, errors.Join(errs...)
}

// Find returns the saved query of that name. Its error wraps [ErrUnknown] and
// names the nearest query, if one is near.
func Find(dir, name string) (*Query, error) {
	all, err := All(dir)
	for i := range all {
		if all[i].Name == name {
			return &all[i], nil
		}
	}
	if err != nil {
		return nil, err
	}
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
	}
	if near := Nearest(name, names); near != "" {
		return nil, fmt.Errorf("%w %q; hint: did you mean %q?", ErrUnknown, name, near)
	}
	return nil, fmt.Errorf("%w %q; hint: kg query --list names them all", ErrUnknown, name)
}

// Parse reads the header of a saved query. Its errors begin with the line.
func Parse(name, language, text string) (Query, error) {
	q := Query{Name: name, Language: language, Text: text}
	for n, line := range strings.Split(text, "\n") {
		comment, ok := cutComment(line)
		if !ok {
			break
		}
		key, value, _ := strings.Cut(comment, ":")
		switch {
		case key == "title":
			q.Title = strings.TrimSpace(value)
		case key == "description":
			q.Description = strings.TrimSpace(value)
		case strings.HasPrefix(comment, "param "):
			p, err := parseParam(strings.TrimPrefix(comment, "param "))
			if err != nil {
				return q, fmt.Errorf("%d: %w", n+1, err)
			}
			q.Params = append(q.Params, p)
		}
	}
	if q.Title == "" {
		q.Title = name
	}
	return q, nil
}

func cutComment(line string) (string, bool) {
	for _, mark := range []string{"#", "//"} {
		if c, ok := strings.CutPrefix(line, mark); ok {
			return strings.TrimSpace(c), true
		}
	}
	return "", false
}

// nodeTypes are the types of parameters that name a node.
var nodeTypes = []string{"node", "actor", "outlet", "topic", "exchange"}

var paramTypes = append(slices.Clone(nodeTypes), "string", "number", "date")

// parseParam reads "NAME TYPE [= DEFAULT] [: ABOUT]".
func parseParam(s string) (Param, error) {
	s, about, _ := strings.Cut(s, " : ")
	s, value, _ := strings.Cut(s, "=")
	f := strings.Fields(s)
	if len(f) != 2 || !slices.Contains(paramTypes, f[1]) {
		return Param{}, fmt.Errorf("expected \"param NAME %s [= DEFAULT] [: ABOUT]\", found %q", strings.Join(paramTypes, "|"), s)
	}
	return Param{Name: f[0], Type: f[1], Default: strings.TrimSpace(value), About: strings.TrimSpace(about)}, nil
}
