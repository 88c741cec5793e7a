package syntax

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

var testPrefixes = Options{Prefixes: map[string]string{
	"": "http://example.org/", "ex": "http://example.org/", "xsd": xsd,
}}

// legal are queries and updates that parse, and whose String parses to the same tree.
var legal = []string{
	`SELECT * { }`,
	`select distinct ?x where { ?x a ex:Thing ; ex:p 1, -2, +3.5, 1e6 . }`,
	`SELECT REDUCED ?x (?y + 1 AS ?z) { ?x :p ?y FILTER(?y > 3 && ?y < 5 || !bound(?x)) ?x :q ?y }`,
	`SELECT * { ?s :p (1 2 [ :q :r ; :s "x"@en-GB ]) . [] :p [] . _:a :p _:b . (1) . [ :p 1 ] }`,
	`SELECT * { ?s :p/^:q|!(:r|^a)*/(:x+)? ?o ; ?v ?w ; }`,
	`SELECT * { ?s !a ?o . ?s !() ?p . ?s :p+ 5 . ?s :p +5 . ?s :p* ?y }`,
	`SELECT * { { ?s ?p ?o } UNION { ?o ?p ?s } UNION { } OPTIONAL { ?s :p ?x } MINUS { ?s :q ?y } GRAPH ?g { ?s ?p ?o } }`,
	`SELECT * { SERVICE SILENT <http://x/> { ?s ?p ?o } BIND(1+2*3-4/5 AS ?b) VALUES (?v ?w) { (1 UNDEF) (:x "y") } VALUES ?u { } }`,
	`SELECT (COUNT(*) AS ?n) (GROUP_CONCAT(DISTINCT ?x ; separator=", ") AS ?l) (SAMPLE(?y) AS ?m) { ?x :p ?y } GROUP BY ?x (?y AS ?k) (str(?x)) HAVING (count(?y) > 2) ORDER BY DESC(?x) ?k LIMIT 10 OFFSET 5`,
	`SELECT ?x { { SELECT ?x { ?x :p ?y } LIMIT 1 } FILTER NOT EXISTS { ?x :q ?z FILTER EXISTS { ?z :r 1 } } }`,
	`SELECT ?x { ?x :p ?y FILTER(?y IN (1, 2) && ?y NOT IN () && xsd:integer(?y) = 3 && -?y = - 1 && ((?y = 1) = true)) }`,
	`SELECT ?x { ?x :p ?y . FILTER (?y -1 = 2) FILTER(1-1-1 = 1-(1-1)) FILTER(regex(?y, "a\\.b\n", 'i')) }`,
	`CONSTRUCT { ?s :p [ :q ?o ] } FROM <a> FROM NAMED <b> WHERE { ?s ?p ?o } LIMIT 2`,
	`CONSTRUCT WHERE { ?s ?p ?o . ?o :q 1 }`,
	`DESCRIBE <x> ?y { ?y :p 1 }`, `DESCRIBE *  { ?s ?p ?o }`, `DESCRIBE :a`,
	`ASK { ?s ?p "a\"b\\c\u00e9\U0001F600", '''long ' text''', """x""" }`,
	"# comment\nPREFIX p: <http://p/>\nBASE <http://b/>\nSELECT * { p:a.b p:c%41\\-d <rel> . p: a p:1 } # end",
	`INSERT DATA { :a :b :c . GRAPH :g { :a :b 1, 2 } :d :e _:f }`,
	`DELETE DATA { :a :b :c }; INSERT DATA { :x :y :z } ;`,
	`DELETE WHERE { ?s :p ?o . GRAPH ?g { ?s ?p ?o } }`,
	`WITH :g DELETE { ?s :p ?o } INSERT { ?s :q ?o } USING :a USING NAMED :b WHERE { ?s :p ?o }`,
	`LOAD SILENT <x> INTO GRAPH <y>; CLEAR ALL; DROP SILENT NAMED; CREATE GRAPH :g; ADD :a TO DEFAULT; MOVE DEFAULT TO GRAPH :b; COPY :a TO :b; CLEAR GRAPH :x; DROP DEFAULT`,
	`SELECT * { ?x :p ?y } VALUES ?x { :a :b }`,
	`SELECT * { ?x :p true . FILTER(?x<3) FILTER(?x<=?y) FILTER(?x>=?y) FILTER(?x!=?y) }`,
	`SELECT * { ?\u00e9\u0062 :p\u00e9 :caf\u00e9 }`,
	`SELECT ?x (COUNT(?x) AS ?n) (?n + 1 AS ?m) { ?x ?y ?z } GROUP BY ?x`,
}

func TestStringParsesBack(t *testing.T) {
	for _, src := range legal {
		first, err := Parse(src, testPrefixes)
		if err != nil {
			t.Errorf("%s\n%v", src, err)
			continue
		}
		second, err := Parse(first.String(), Options{})
		if err != nil {
			t.Errorf("%s\nprints as\n%s\n%v", src, first, err)
			continue
		}
		if !sameTree(first, second) {
			t.Errorf("%s\nprints as\n%s\nwhich is another tree:\n%s", src, first, second)
		}
	}
}

// sameTree compares two trees, positions aside.
func sameTree(a, b Statement) bool {
	clearPos(reflect.ValueOf(a))
	clearPos(reflect.ValueOf(b))
	return reflect.DeepEqual(a, b)
}

// clearPos sets every Pos in a tree to 0. Nodes that interfaces hold by value
// are replaced by cleared copies.
func clearPos(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			clearPos(v.Elem())
		}
	case reflect.Interface:
		if v.IsNil() {
			return
		}
		if v.Elem().Kind() == reflect.Pointer {
			clearPos(v.Elem())
			return
		}
		c := reflect.New(v.Elem().Type()).Elem()
		c.Set(v.Elem())
		clearPos(c)
		v.Set(c)
	case reflect.Slice:
		for i := range v.Len() {
			clearPos(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			clearPos(v.Field(i))
		}
	case reflect.Int:
		if v.Type() == reflect.TypeFor[Pos]() {
			v.SetInt(0)
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`SELECT ?x WHERE { ?x foo:p ?y }`, `1:22: unknown prefix foo: (hint: declare it: PREFIX foo: <…>)`},
		{`SELCT ?x { }`, `1:1: expected a query or an update (SELECT, INSERT, …), found SELCT (hint: did you mean SELECT?)`},
		{"SELECT ?x {\n  ?x :p ?y\n  OPTONAL { ?x :q ?z } }", `3:3: expected a triple pattern, a keyword of a pattern or }, found OPTONAL (hint: did you mean OPTIONAL?)`},
		{`SELECT ?x { ?x :p ?y FILTER ?x = 1 }`, `1:29: expected ( or a function, found ?x (hint: put the condition in brackets: FILTER(…))`},
		{`SELECT ?x { ?x :p ?y FILTER(regx(?y, "a")) }`, `1:29: expected an expression, found regx (hint: did you mean REGEX?)`},
		{`SELECT ?x { ?x :p ?y FILTER(regex(?y)) }`, `1:29: REGEX takes 2 to 3 arguments, found 1`},
		{`SELECT ?x ?y { ?x :p ?y } GROUP BY ?x`, `1:11: variable ?y is not a key of GROUP BY (hint: add it to GROUP BY, or use an aggregate such as SAMPLE(?y))`},
		{`SELECT * { ?x :p ?y BIND(1 AS ?y) }`, `1:31: variable ?y of BIND is already in use in this group (hint: choose another name, or put the pattern before it in a group of its own)`},
		{`SELECT (1 AS ?y) { ?x :p ?y }`, `1:14: variable ?y of AS is already in use (hint: choose another name)`},
		{`SELECT * { _:a :p 1 OPTIONAL { _:a :q 2 } }`, `1:32: blank node label _:a is used in two graph patterns`},
		{`SELECT * { ?x :p "abc }`, `1:18: the string has no closing "`},
		{"SELECT * { ?x :p \"é\n\" }", `1:18: the string has no closing " on its line (hint: write \n, or use three quotation marks)`},
		{`SELECT * { "é" :p ?x ; ~ }`, `1:24: unexpected character '~'`},
		{`SELECT * { ?x :p ?y } LIMIT x`, `1:29: expected an integer, found x`},
		{`SELECT * { ?x :p ?y FILTER(COUNT(?y) > 1) }`, `1:27: an aggregate can stand in SELECT, HAVING and ORDER BY only (hint: use HAVING, or a subquery)`},
		{`DELETE DATA { :a :b _:c }`, `1:21: a blank node cannot stand in DELETE (hint: use a variable)`},
		{`INSERT DATA { :a :b ?c }`, `1:21: a variable cannot stand in data`},
		{`INSERT DATA { :a :b/:c 1 }`, `1:18: a property path cannot stand in a template or in data`},
		{`SELECT * { VALUES (?a ?b) { (1) } }`, `1:29: a row of VALUES has 1 values for 2 variables`},
		{`SELECT * { ?x ?y ?z `, `1:21: expected a triple pattern, a keyword of a pattern or }, found the end of the query`},
	} {
		_, err := Parse(c.src, testPrefixes)
		if err == nil {
			t.Errorf("%s\nno error, want %s", c.src, c.want)
		} else if err.Error() != c.want {
			t.Errorf("%s\ngot  %v\nwant %s", c.src, err, c.want)
		}
	}
}

func TestIncomplete(t *testing.T) {
	for _, c := range []struct {
		src        string
		incomplete bool
	}{
		{`SELECT`, true}, {`SELECT ?x`, true}, {`SELECT ?x {`, true}, {`SELECT ?x { ?x :p`, true},
		{`SELECT ?x { ?x :p "a" ; `, true}, {`SELECT ?x { ?x :p """a`, true}, {`PREFIX a: <b>`, true}, {``, true},
		{`SELECT ?x { FILTER(?x`, true}, {`INSERT DATA {`, true},
		{`SELECT ?x } `, false}, {`SELECT ?x { ?x :p "a`, false}, {`FOO`, false},
	} {
		_, err := Parse(c.src, testPrefixes)
		var e *Error
		if !errors.As(err, &e) {
			t.Errorf("%s: no error", c.src)
		} else if e.Incomplete != c.incomplete {
			t.Errorf("%s: Incomplete is %v: %v", c.src, e.Incomplete, err)
		}
	}
}

// TestDeepNesting shows that a hostile text ends in an error, not in an
// exhausted stack.
func TestDeepNesting(t *testing.T) {
	const n = 1_000_000
	for _, c := range []struct{ before, repeat, after string }{
		{"SELECT * ", "{", ""},
		{"SELECT * { FILTER(", "(", ""},
		{"SELECT * { FILTER(", "!", ""},
		{"SELECT * { FILTER(", "-", ""},
		{"SELECT * { FILTER(1", "+1", ")}"},
		{"SELECT * { FILTER(1", "*1", ")}"},
		{"SELECT * { ?s ", "(", ""},
		{"SELECT * { ?s :p ", "[ :p ", ""},
		{"SELECT * { ?s :p ", "(", ""},
		{"SELECT * {", "OPTIONAL { }", "}"},
		{"SELECT * {", " BIND(1 AS ?x) {}", "}"},
		{"SELECT * { FILTER(", "EXISTS { FILTER(", ""},
		{"SELECT * { FILTER(", "STR(", ""},
	} {
		_, err := Parse(c.before+strings.Repeat(c.repeat, n)+c.after, testPrefixes)
		if err == nil {
			t.Errorf("%s%s…: no error", c.before, c.repeat)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, src := range legal {
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		first, err := Parse(src, testPrefixes)
		if err != nil {
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("error of another type: %v", err)
			}
			return
		}
		second, err := Parse(first.String(), Options{})
		if err != nil {
			if strings.Contains(err.Error(), "nested deeper") {
				return // at the limit, the brackets that String adds go over it
			}
			t.Fatalf("%q prints as\n%s\n%v", src, first, err)
		}
		if !sameTree(first, second) {
			t.Fatalf("%q prints as\n%s\nwhich is another tree:\n%s", src, first, second)
		}
	})
}
