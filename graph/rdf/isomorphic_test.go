package rdf

import (
	"fmt"
	"strings"
	"testing"
)

func TestIsomorphic(t *testing.T) {
	cycle := func(name string, n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "_:%s%d <p:> _:%s%d .\n", name, i, name, (i+1)%n)
		}
		return b.String()
	}
	tests := []struct {
		a, b string
		want bool
	}{
		{"", "", true},
		{"<a:> <p:> 1 .", "<a:> <p:> 1, 1 .", true},
		{"<a:> <p:> 1 .", "<a:> <p:> 01 .", false},
		{"<a:> <p:> 'x' .", "<a:> <p:> 'x'@en .", false},
		{"_:a <p:> 1 . _:b <p:> 2 .", "_:b <p:> 1 . _:a <p:> 2 .", true},
		{"_:a <p:> 1, 2 .", "_:b <p:> 1 . _:a <p:> 2 .", false},
		{"_:a <p:> _:b .", "_:a <p:> _:a .", false},
		{"_:a <p:> 1 . _:b <p:> 1 .", "_:a <p:> 1 .", false},
		{cycle("a", 6), cycle("b", 6), true},
		{cycle("a", 6), cycle("b", 3) + cycle("c", 3), false},
		{cycle("a", 3) + cycle("b", 3), cycle("b", 3) + cycle("c", 3), true},
		{"_:g { <a:> <p:> _:x }", "_:h { <a:> <p:> _:y }", true},
		{"_:g { <a:> <p:> _:g }", "_:h { <a:> <p:> _:y }", false},
		{"<s:> <p:> (" + strings.Repeat(" 1", 5000) + ") .", "<s:> <p:> (" + strings.Repeat(" 1", 5000) + ") .", true},
		{"<s:> <p:> ( 1 1 2 ) .", "<s:> <p:> ( 1 2 1 ) .", false},
	}
	for i, test := range tests {
		var graphs [2][]Quad
		for j, text := range []string{test.a, test.b} {
			var err error
			if graphs[j], err = ReadAll(strings.NewReader(text), TriG, Options{}); err != nil {
				t.Fatal(err)
			}
		}
		if got := Isomorphic(graphs[0], graphs[1]); got != test.want {
			t.Errorf("case %d: Isomorphic = %v, want %v\n%.200s\n%.200s", i, got, test.want, test.a, test.b)
		}
	}
}
