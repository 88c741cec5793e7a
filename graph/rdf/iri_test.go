package rdf

import "testing"

// The examples of RFC 3986, section 5.4, and some of our own.
func TestResolveIRI(t *testing.T) {
	const base = "http://a/b/c/d;p?q"
	for _, c := range []struct{ base, ref, want string }{
		{base, "g:h", "g:h"},
		{base, "g", "http://a/b/c/g"},
		{base, "./g", "http://a/b/c/g"},
		{base, "g/", "http://a/b/c/g/"},
		{base, "/g", "http://a/g"},
		{base, "//g", "http://g"},
		{base, "?y", "http://a/b/c/d;p?y"},
		{base, "g?y", "http://a/b/c/g?y"},
		{base, "#s", "http://a/b/c/d;p?q#s"},
		{base, "g#s", "http://a/b/c/g#s"},
		{base, ";x", "http://a/b/c/;x"},
		{base, "", "http://a/b/c/d;p?q"},
		{base, ".", "http://a/b/c/"},
		{base, "..", "http://a/b/"},
		{base, "../g", "http://a/b/g"},
		{base, "../..", "http://a/"},
		{base, "../../../g", "http://a/g"},
		{base, "/./g", "http://a/g"},
		{base, "g.", "http://a/b/c/g."},
		{base, "..g", "http://a/b/c/..g"},
		{base, "g;x=1/../y", "http://a/b/c/y"},
		{base, "g?y/./x", "http://a/b/c/g?y/./x"},
		{base, "http:g", "http:g"},
		{"http://a", "b", "http://a/b"},
		{"urn:x:y", "#z", "urn:x:y#z"},
		{"", "g", "g"},
		{"relative", "g", "g"},
		{"http://é.example/ü/", "ö", "http://é.example/ü/ö"},
	} {
		if got := ResolveIRI(c.base, c.ref); got != c.want {
			t.Errorf("ResolveIRI(%q, %q) = %q, want %q", c.base, c.ref, got, c.want)
		}
	}
}
