package syntax

import (
	"fmt"
	"slices"
	"strings"
)

// builtins are the functions that are called by keyword, with the least and
// the greatest number of arguments; -1 is no limit. Package value has what
// they do; a test there compares the two.
var builtins = map[string][2]int{
	"STR": {1, 1}, "LANG": {1, 1}, "LANGMATCHES": {2, 2}, "DATATYPE": {1, 1}, "BOUND": {1, 1},
	"IRI": {1, 1}, "URI": {1, 1}, "BNODE": {0, 1}, "RAND": {0, 0}, "ABS": {1, 1}, "CEIL": {1, 1},
	"FLOOR": {1, 1}, "ROUND": {1, 1}, "CONCAT": {0, -1}, "STRLEN": {1, 1}, "UCASE": {1, 1},
	"LCASE": {1, 1}, "ENCODE_FOR_URI": {1, 1}, "CONTAINS": {2, 2}, "STRSTARTS": {2, 2},
	"STRENDS": {2, 2}, "STRBEFORE": {2, 2}, "STRAFTER": {2, 2}, "YEAR": {1, 1}, "MONTH": {1, 1},
	"DAY": {1, 1}, "HOURS": {1, 1}, "MINUTES": {1, 1}, "SECONDS": {1, 1}, "TIMEZONE": {1, 1},
	"TZ": {1, 1}, "NOW": {0, 0}, "UUID": {0, 0}, "STRUUID": {0, 0}, "MD5": {1, 1}, "SHA1": {1, 1},
	"SHA256": {1, 1}, "SHA384": {1, 1}, "SHA512": {1, 1}, "COALESCE": {0, -1}, "IF": {3, 3},
	"STRLANG": {2, 2}, "STRDT": {2, 2}, "SAMETERM": {2, 2}, "ISIRI": {1, 1}, "ISURI": {1, 1},
	"ISBLANK": {1, 1}, "ISLITERAL": {1, 1}, "ISNUMERIC": {1, 1}, "REGEX": {2, 3},
	"SUBSTR": {2, 3}, "REPLACE": {3, 4},
}

var aggregates = []string{"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"}

// Words with which a statement or an element of a pattern begins, for hints.
var (
	statementWords = []string{"SELECT", "CONSTRUCT", "DESCRIBE", "ASK", "PREFIX", "BASE", "INSERT", "DELETE",
		"WITH", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"}
	patternWords = []string{"FILTER", "OPTIONAL", "UNION", "MINUS", "GRAPH", "SERVICE", "BIND", "VALUES", "SELECT"}
)

func isBuiltin(name string) bool {
	_, ok := builtins[strings.ToUpper(name)]
	return ok
}

func isAggregate(name string) bool { return slices.Contains(aggregates, strings.ToUpper(name)) }

// Arity returns the least and the greatest number of arguments of the built-in
// function with the given upper-case name; hi is -1 where there is no limit.
func Arity(name string) (lo, hi int) {
	b := builtins[name]
	return b[0], b[1]
}

func arityText(lo, hi int) string {
	plural := "s"
	if hi == 1 || hi < 0 && lo == 1 {
		plural = ""
	}
	switch {
	case hi < 0:
		return fmt.Sprintf("at least %d argument%s", lo, plural)
	case lo == hi:
		return fmt.Sprintf("%d argument%s", lo, plural)
	}
	return fmt.Sprintf("%d to %d arguments", lo, hi)
}

// builtinNames returns the names of functions and aggregates, sorted.
func builtinNames() []string {
	list := slices.Concat(aggregates, []string{"EXISTS", "NOT"})
	for name := range builtins {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// Functions returns the names of the functions that are called by keyword, sorted.
func Functions() []string {
	var list []string
	for name := range builtins {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

// Keywords returns the words a shell may offer for completion, sorted.
func Keywords() []string {
	list := slices.Concat(statementWords, patternWords, builtinNames(), []string{
		"DISTINCT", "REDUCED", "FROM", "NAMED", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "ASC", "DESC",
		"LIMIT", "OFFSET", "AS", "IN", "UNDEF", "SILENT", "USING", "DATA", "INTO", "TO", "DEFAULT", "ALL", "SEPARATOR"})
	slices.Sort(list)
	return slices.Compact(list)
}

// nearest returns the hint "did you mean X?" for the word of list that is
// spelled most like word, or "".
func nearest(word string, list []string) string {
	word = strings.ToUpper(word)
	best, at := "", 3 // at most two letters wrong
	for _, w := range list {
		if len(word) > 1 && len(word) <= 40 {
			if d := editDistance(word, w); d < at && d < len(w)-1 {
				best, at = w, d
			}
		}
	}
	if best == "" {
		return ""
	}
	return "did you mean " + best + "?"
}

// editDistance counts the insertions, deletions, changes and swaps of
// neighbours that make b of a.
func editDistance(a, b string) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}
