package shell

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kg/graph"
	"kg/queries"
	"kg/schema"
)

// candidate is one way to complete what was typed.
type candidate struct {
	Text  string // what replaces the word
	After string // what follows it at once, such as a space
	About string // shown beside it in a list
}

// completer returns the byte at which the word before the cursor starts, and
// what it may become. head is the line up to the cursor.
type completer func(head string) (start int, candidates []candidate)

// mostCandidates bounds a list of candidates.
const mostCandidates = 40

// complete completes commands, the names of saved queries and their
// parameters, keywords and predicates, files, and the names of nodes.
func (s *Session) complete(head string) (int, []candidate) {
	start := wordStart(head)
	word := head[start:]
	fields := strings.Fields(head[:start])
	switch {
	case len(fields) == 0 && strings.HasPrefix(word, "."):
		return start, s.completeCommand(word)
	case len(fields) == 1 && takesQuery(fields[0]):
		return start, s.completeQuery(word)
	case len(fields) == 1 && takesFile(fields[0]):
		return start, completeFile(word)
	case len(fields) >= 1 && (strings.HasPrefix(fields[0], ".") || s.isSaved(fields[0])):
		return s.completeArgument(fields, head, start)
	}
	found := completePrefixed(word)
	if len(fields) == 0 {
		found = append(found, s.completeQuery(word)...)
	}
	if word != "" {
		found = append(found, completeKeyword(s.language, word)...)
	}
	if len(found) == 0 {
		return s.completeName(head, start, true)
	}
	return start, found
}

// wordStart returns where the last word of head starts. A quotation mark that
// is open makes all that follows it one word.
func wordStart(head string) int {
	if strings.Count(head, `"`)%2 == 1 {
		return strings.LastIndexByte(head, '"')
	}
	return strings.LastIndexAny(head, " \t(){},;") + 1
}

func (s *Session) completeCommand(word string) (found []candidate) {
	for _, c := range commands {
		if strings.HasPrefix(c.name, word) {
			found = append(found, candidate{c.name, " ", c.short})
		}
	}
	return found
}

func (s *Session) completeQuery(word string) (found []candidate) {
	all, _ := queries.All(s.queryDir) // a broken file is reported when it is run
	for _, q := range all {
		if strings.HasPrefix(q.Name, word) {
			found = append(found, candidate{q.Name, " ", q.Title})
		}
	}
	return found
}

func (s *Session) isSaved(name string) bool {
	_, err := queries.Find(s.queryDir, name)
	return err == nil
}

func takesQuery(command string) bool {
	return slices.Contains([]string{".run", ".show"}, command)
}

func takesFile(command string) bool {
	return slices.Contains([]string{".read", ".output", ".export"}, command)
}

// completeArgument completes what follows a command or a saved query:
// name=value of its parameters, or the name of a node.
func (s *Session) completeArgument(fields []string, head string, start int) (int, []candidate) {
	name := fields[0]
	if name == ".run" && len(fields) > 1 {
		name = fields[1]
	}
	if value := strings.LastIndexByte(head[start:], '='); value >= 0 && !strings.HasPrefix(head[start:], `"`) {
		return s.completeName(head, start+value+1, false)
	}
	if q, err := queries.Find(s.queryDir, name); err == nil && !strings.HasPrefix(head[start:], `"`) {
		var found []candidate
		for _, p := range q.Params {
			if strings.HasPrefix(p.Name, head[start:]) {
				found = append(found, candidate{p.Name + "=", "", p.About})
			}
		}
		if len(found) > 0 {
			return start, found
		}
	}
	return s.completeName(head, start, false)
}

// completeName completes the name of a node by any of its labels, without
// regard to case and accents. In a query it gives the node's IRI, after a
// command its name in quotation marks.
func (s *Session) completeName(head string, start int, inQuery bool) (int, []candidate) {
	typed := strings.Trim(head[start:], `"`)
	if i := strings.LastIndexByte(head, '='); i >= start && !inQuery {
		start = i + 1
		typed = strings.Trim(head[start:], `"`)
	}
	if len(typed) < 2 {
		return start, nil
	}
	var found []candidate
	for _, n := range s.graph.Names().Prefix(typed, mostCandidates) {
		text := quoteArgument(n.Label)
		if inQuery {
			text = "<" + n.IRI + ">"
		}
		found = append(found, candidate{text, " ", about(n)})
	}
	return start, found
}

func about(n graph.Name) string {
	text := n.Class
	if n.Degree > 0 {
		text = fmt.Sprintf("%s, %d links", text, n.Degree)
	}
	return text
}

func quoteArgument(s string) string {
	if strings.ContainsAny(s, " '\t") {
		return `"` + s + `"`
	}
	return s
}

func completePrefixed(word string) (found []candidate) {
	for _, t := range schema.Terms() {
		if name := "kg:" + t.Name; strings.HasPrefix(name, word) && word != "" {
			found = append(found, candidate{name, " ", t.Label})
		}
	}
	return found
}

var keywords = map[string][]string{
	"sparql": {"ASK", "BIND", "CONSTRUCT", "COUNT", "DESCRIBE", "DISTINCT", "EXISTS", "FILTER", "GRAPH", "GROUP BY", "HAVING", "LIMIT", "MINUS",
		"NOT EXISTS", "OFFSET", "OPTIONAL", "ORDER BY", "PREFIX", "SELECT", "UNION", "VALUES", "WHERE"},
	"gizmo": {"g.V", "g.M", "g.Emit", ".All", ".And", ".Back", ".Both", ".Count", ".Except", ".Follow", ".GetLimit", ".Has", ".In", ".Intersect",
		".Out", ".Save", ".SaveOpt", ".Tag", ".Unique", ".Union"},
}

func completeKeyword(language, word string) (found []candidate) {
	for _, k := range keywords[language] {
		if len(word) < len(k) && strings.EqualFold(k[:len(word)], word) {
			found = append(found, candidate{k, " ", ""})
		}
	}
	return found
}

func completeFile(word string) (found []candidate) {
	dir, base := filepath.Split(word)
	entries, err := os.ReadDir(cmpDir(dir))
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), base) || strings.HasPrefix(e.Name(), ".") && base == "" {
			continue
		}
		if e.IsDir() {
			found = append(found, candidate{dir + e.Name() + "/", "", ""})
		} else {
			found = append(found, candidate{dir + e.Name(), " ", ""})
		}
	}
	return found
}

func cmpDir(dir string) string {
	if dir == "" {
		return "."
	}
	return dir
}

// commonPrefix returns what all candidates begin with, cut at a rune.
func commonPrefix(candidates []candidate) string {
	p := []rune(candidates[0].Text)
	for _, c := range candidates[1:] {
		r := []rune(c.Text)
		n := 0
		for n < len(p) && n < len(r) && p[n] == r[n] {
			n++
		}
		p = p[:n]
	}
	return string(p)
}

// list shows the candidates, one a line.
func list(w io.Writer, candidates []candidate) {
	width := 0
	for _, c := range candidates {
		width = max(width, len([]rune(c.Text)))
	}
	for _, c := range candidates {
		fmt.Fprintf(w, "%-*s  %s\n", min(width, 60), c.Text, c.About)
	}
}
