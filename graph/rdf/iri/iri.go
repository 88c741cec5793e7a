// Package iri resolves IRI references (RFC 3986, section 5, on IRIs as RFC 3987
// has them). Nothing is normalised beyond what resolution itself asks for:
// letter case, percent escapes and default ports stay as written, since RDF
// compares IRIs character by character.
package iri

import "strings"

// parts are the five components of an IRI reference; the has fields tell an
// empty component from an absent one.
type parts struct {
	scheme, authority, path, query, fragment    string
	hasScheme, hasAuthority, hasQuery, hasFragm bool
}

// Resolve returns the reference ref resolved against base. With an empty base,
// or one that is not absolute, ref comes back as it is.
func Resolve(base, ref string) string {
	r := split(ref)
	if r.hasScheme {
		r.path = removeDots(r.path)
		return r.String()
	}
	b := split(base)
	if !b.hasScheme {
		return ref
	}
	t := parts{scheme: b.scheme, hasScheme: true, fragment: r.fragment, hasFragm: r.hasFragm}
	switch {
	case r.hasAuthority:
		t.authority, t.hasAuthority = r.authority, true
		t.path, t.query, t.hasQuery = removeDots(r.path), r.query, r.hasQuery
	case r.path == "":
		t.authority, t.hasAuthority, t.path = b.authority, b.hasAuthority, b.path
		t.query, t.hasQuery = b.query, b.hasQuery
		if r.hasQuery {
			t.query, t.hasQuery = r.query, true
		}
	default:
		t.authority, t.hasAuthority = b.authority, b.hasAuthority
		t.query, t.hasQuery = r.query, r.hasQuery
		t.path = removeDots(merge(b, r.path))
	}
	return t.String()
}

// IsAbsolute reports whether s begins with a scheme and a colon.
func IsAbsolute(s string) bool { return schemeLen(s) > 0 }

// schemeLen returns the length of the scheme at the beginning of s, 0 if there is none.
func schemeLen(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return i
		default:
			return 0
		}
	}
	return 0
}

// split takes an IRI reference apart.
func split(s string) (p parts) {
	if n := schemeLen(s); n > 0 {
		p.scheme, p.hasScheme, s = s[:n], true, s[n+1:]
	}
	if i := strings.IndexByte(s, '#'); i >= 0 {
		p.fragment, p.hasFragm, s = s[i+1:], true, s[:i]
	}
	if i := strings.IndexByte(s, '?'); i >= 0 {
		p.query, p.hasQuery, s = s[i+1:], true, s[:i]
	}
	if strings.HasPrefix(s, "//") {
		s = s[2:]
		end := strings.IndexByte(s, '/')
		if end < 0 {
			end = len(s)
		}
		p.authority, p.hasAuthority, s = s[:end], true, s[end:]
	}
	p.path = s
	return p
}

// String puts the parts together again (RFC 3986, section 5.3).
func (p parts) String() string {
	var b strings.Builder
	if p.hasScheme {
		b.WriteString(p.scheme)
		b.WriteByte(':')
	}
	if p.hasAuthority {
		b.WriteString("//")
		b.WriteString(p.authority)
	}
	b.WriteString(p.path)
	if p.hasQuery {
		b.WriteByte('?')
		b.WriteString(p.query)
	}
	if p.hasFragm {
		b.WriteByte('#')
		b.WriteString(p.fragment)
	}
	return b.String()
}

// merge puts a relative path in the place of the base path's last segment (section 5.2.3).
func merge(base parts, path string) string {
	if strings.HasPrefix(path, "/") {
		return path
	}
	if base.hasAuthority && base.path == "" {
		return "/" + path
	}
	return base.path[:strings.LastIndexByte(base.path, '/')+1] + path
}

// removeDots takes "." and ".." segments out of a path (section 5.2.4).
func removeDots(path string) string {
	if !strings.Contains(path, "/.") && !strings.HasPrefix(path, ".") {
		return path
	}
	rooted := strings.HasPrefix(path, "/")
	var kept []string
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	for i, s := range segments {
		last := i == len(segments)-1
		switch s {
		case "..":
			if len(kept) > 0 {
				kept = kept[:len(kept)-1]
			}
			if last {
				kept = append(kept, "")
			}
		case ".":
			if last {
				kept = append(kept, "")
			}
		default:
			kept = append(kept, s)
		}
	}
	if out := strings.Join(kept, "/"); rooted {
		return "/" + out
	} else {
		return out
	}
}
