package queries_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/queries"
)

func TestShipped(t *testing.T) {
	all, err := queries.All("")
	if err != nil {
		t.Fatal(err)
	}
	byLanguage := map[string]int{}
	for _, q := range all {
		byLanguage[q.Language]++
		if q.Title == q.Name || q.Description == "" {
			t.Errorf("%s lacks a title or a description", q.Name)
		}
		for _, p := range q.Params {
			if !strings.Contains(q.Text, "$"+p.Name) || p.About == "" {
				t.Errorf("%s: parameter %s is not used or not explained", q.Name, p.Name)
			}
		}
	}
	if byLanguage["sparql"] != 24 || byLanguage["gizmo"] != 12 {
		t.Errorf("queries by language: %v", byLanguage)
	}
}

func TestBind(t *testing.T) {
	resolve := func(name, _ string) (string, error) {
		if name == "nobody" {
			return "", errors.New("no node is called nobody")
		}
		return "urn:kg:actor/" + strings.ToLower(strings.ReplaceAll(name, " ", "-")), nil
	}
	const text = "# title: t\n# param who node : x\n# param n number = 3 : x\n# param s string = a : x\n# param d date = 2031 : x\n" +
		"SELECT $who ?x \"$who\" '$s' $s $n $d $other # $who\n"
	q, err := queries.Parse("q", "sparql", text)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		given map[string]string
		want  string // the query line, or a part of the error
	}{
		{map[string]string{"who": "Ana Pop"}, `SELECT <urn:kg:actor/ana-pop> ?x "$who" '$s' "a" 3 "2031" $other # <urn:kg:actor/ana-pop>`},
		{map[string]string{"who": "Ana", "s": "\"} DROP ALL #"}, `"\"} DROP ALL #"`},
		{map[string]string{}, `needs a value for "who"`},
		{map[string]string{"who": "nobody"}, "no node is called nobody"},
		{map[string]string{"who": "a> <b"}, "is not an IRI"},
		{map[string]string{"who": "Ana", "n": "1; DROP"}, "expected a number"},
		{map[string]string{"who": "Ana", "d": "May"}, "expected a date"},
		{map[string]string{"who": "Ana", "whom": "x"}, `no parameter "whom"; it takes who, n, s, d`},
	} {
		got, err := q.Bind(c.given, resolve)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("Bind(%v) = %s\nwant %s", c.given, got, c.want)
		}
	}
}

func TestParseError(t *testing.T) {
	_, err := queries.Parse("q", "sparql", "# title: x\n# param who\nSELECT")
	if err == nil || !strings.HasPrefix(err.Error(), "2: expected") {
		t.Errorf("got %v", err)
	}
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"mine.rq": "# title: Mine\nASK {}", "copies.rq": "# title: My copies\nASK {}", "bad.rq": "# param x\nASK {}"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if q, err := queries.Find(dir, "mine"); err != nil || q.Title != "Mine" {
		t.Errorf("mine: %v, %v", q, err)
	}
	if q, err := queries.Find(dir, "copies"); err != nil || q.Title != "My copies" {
		t.Errorf("a user's query does not hide the shipped one: %v, %v", q, err)
	}
	if _, err := queries.Find("", "who-spoke-wiht"); !errors.Is(err, queries.ErrUnknown) || !strings.Contains(err.Error(), `did you mean "who-spoke-with"`) {
		t.Errorf("got %v", err)
	}
	if _, err := queries.All(dir); err == nil || !strings.Contains(err.Error(), "bad.rq:1:") {
		t.Errorf("got %v", err)
	}
}

func ExampleQuery_Bind() {
	q, _ := queries.Find("", "gizmo/who-spoke-with")
	text, _ := q.Bind(map[string]string{"actor": "Ana Pop"}, func(string, string) (string, error) { return "urn:kg:actor/ana-pop", nil })
	fmt.Println(strings.Split(text, "\n")[3])
	// Output: g.V("\u003curn:kg:actor/ana-pop\u003e").LabelContext("<urn:kg:merged>").Out("<kg:spoke_with>").Unique().Save("<rdfs:label>", "name").All()
}
