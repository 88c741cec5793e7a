package rdf

import (
	"strings"
	"unicode/utf8"
)

// A baseIRI is a base IRI taken apart for the resolution of references
// (RFC 3986, section 5.2).
type baseIRI struct {
	scheme    string // with its ':'; "" where there is no base
	authority string // with its "//", or ""
	path      string
	query     string // with its '?', or ""
}

func parseBase(iri string) baseIRI {
	if !hasScheme(iri) {
		return baseIRI{}
	}
	colon := strings.IndexByte(iri, ':') + 1
	b := baseIRI{scheme: iri[:colon]}
	b.authority, b.path, b.query, _ = splitReference(iri[colon:])
	return b
}

// splitReference takes a reference without scheme apart; each part keeps the
// characters that introduce it.
func splitReference(ref string) (authority, path, query, fragment string) {
	if i := strings.IndexByte(ref, '#'); i >= 0 {
		ref, fragment = ref[:i], ref[i:]
	}
	if i := strings.IndexByte(ref, '?'); i >= 0 {
		ref, query = ref[:i], ref[i:]
	}
	if strings.HasPrefix(ref, "//") {
		end := strings.IndexByte(ref[2:], '/')
		if end < 0 {
			return ref, "", query, fragment
		}
		return ref[:2+end], ref[2+end:], query, fragment
	}
	return "", ref, query, fragment
}

// resolve returns the IRI that ref stands for; false where ref is relative and
// there is no base to resolve it against. An absolute IRI is taken as it is:
// RDF compares IRIs as strings, so nothing about it is normalised.
func (b *baseIRI) resolve(ref string) (string, bool) {
	if hasScheme(ref) {
		return ref, true
	}
	if b.scheme == "" {
		return "", false
	}
	authority, path, query, fragment := splitReference(ref)
	switch {
	case authority != "":
		return b.scheme + authority + removeDots(path) + query + fragment, true
	case path == "":
		if query == "" {
			query = b.query
		}
		return b.scheme + b.authority + b.path + query + fragment, true
	case path[0] != '/':
		if b.authority != "" && b.path == "" {
			path = "/" + path
		} else {
			path = b.path[:strings.LastIndexByte(b.path, '/')+1] + path
		}
	}
	path = removeDots(path)
	if b.authority == "" && strings.HasPrefix(path, "//") {
		path = "/." + path // else the path would read as an authority
	}
	return b.scheme + b.authority + path + query + fragment, true
}

// removeDots removes the segments "." and ".." from a path (RFC 3986, section
// 5.2.4).
func removeDots(path string) string {
	if !strings.Contains(path, ".") {
		return path
	}
	rooted := strings.HasPrefix(path, "/")
	segments := strings.Split(path, "/")
	if rooted {
		segments = segments[1:]
	}
	out := segments[:0]
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case ".":
			if last {
				out = append(out, "")
			}
		case "..":
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
			if last {
				out = append(out, "")
			}
		default:
			out = append(out, s)
		}
	}
	joined := strings.Join(out, "/")
	if rooted {
		return "/" + joined
	}
	return joined
}

// ResolveIRI returns the IRI reference ref resolved against base. Without an
// absolute base a relative reference comes back as it is.
func ResolveIRI(base, ref string) string {
	b := parseBase(base)
	if resolved, ok := b.resolve(ref); ok {
		return resolved
	}
	return ref
}

// validIRI reports whether s is absolute and has only characters of an IRI.
func validIRI(s string) bool { return hasScheme(s) && iriCharacters(s) }

func iriCharacters(s string) bool {
	for i := 0; i < len(s); i++ {
		if k := iriClass[s[i]]; k != plainByte && k != highByte {
			return false
		}
	}
	return utf8.ValidString(s)
}
