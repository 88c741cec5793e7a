package rdf

import (
	"strconv"
	"unicode/utf8"
)

// The terminals that N-Triples, N-Quads, Turtle and TriG share.

func lowerByte(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

func isAlpha(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// hexValue returns the value of the hex digit c, or -1.
func hexValue(c byte) rune {
	switch {
	case isDigit(c):
		return rune(c - '0')
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return rune(c|0x20-'a') + 10
	}
	return -1
}

// unicodeEscape decodes the \uXXXX or \UXXXXXXXX that b begins with and returns
// its length; 0 where it is malformed or no Unicode scalar value.
func unicodeEscape(b []byte) (r rune, n int) {
	if len(b) < 2 {
		return 0, 0
	}
	switch b[1] {
	case 'u':
		n = 6
	case 'U':
		n = 10
	default:
		return 0, 0
	}
	if len(b) < n {
		return 0, 0
	}
	for _, c := range b[2:n] {
		h := hexValue(c)
		if h < 0 || r > utf8.MaxRune {
			return 0, 0
		}
		r = r<<4 | h
	}
	if !utf8.ValidRune(r) {
		return 0, 0
	}
	return r, n
}

// stringEscape decodes the escape that b begins with, of those allowed in
// strings, and returns its length; 0 where it is malformed.
func stringEscape(b []byte) (r rune, n int) {
	if len(b) < 2 {
		return 0, 0
	}
	switch b[1] {
	case 't':
		return '\t', 2
	case 'b':
		return '\b', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 'f':
		return '\f', 2
	case '"', '\'', '\\':
		return rune(b[1]), 2
	}
	return unicodeEscape(b)
}

// langTagLen returns the length of the language tag that b begins with,
// [a-zA-Z]+ ('-' [a-zA-Z0-9]+)*, or 0.
func langTagLen(b []byte) int {
	i := 0
	for i < len(b) && isAlpha(b[i]) {
		i++
	}
	if i == 0 {
		return 0
	}
	for i+1 < len(b) && b[i] == '-' && (isAlpha(b[i+1]) || isDigit(b[i+1])) {
		i++
		for i < len(b) && (isAlpha(b[i]) || isDigit(b[i])) {
			i++
		}
	}
	return i
}

// blankLabelLen returns the length of the blank node label that b begins with,
// (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?, or 0, and how many bytes
// it had to look at: if these are all of b, then more bytes could change the
// answer.
func blankLabelLen(b []byte) (n, seen int) { return nameLen(b, true) }

// prefixLen returns the length of the prefix that b begins with, PN_PREFIX, or
// 0, and how many bytes it had to look at.
func prefixLen(b []byte) (n, seen int) { return nameLen(b, false) }

// nameLen is either; a label may begin with a digit or an underscore, a prefix
// may not.
func nameLen(b []byte, label bool) (n, seen int) {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			switch {
			case isAlpha(c), (isDigit(c) || c == '_') && (label || i > 0), c == '-' && i > 0:
				i++
				n = i
			case c == '.' && i > 0:
				i++
			default:
				return n, i
			}
			continue
		}
		k := nameRune(b[i:], i == 0)
		if k <= 0 {
			return n, i - k*len(b)
		}
		i += k
		n = i
	}
	return n, len(b)
}

// localLen returns the length of the local name that b begins with, PN_LOCAL,
// or 0, how many bytes it had to look at, and whether it has an escape. A
// malformed escape ends the name.
func localLen(b []byte) (n, seen int, escaped bool) {
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			switch {
			case isAlpha(c), isDigit(c), c == '_', c == ':', c == '-' && i > 0:
				i++
				n = i
			case c == '.' && i > 0:
				i++
			case c == '%':
				if i+2 >= len(b) {
					return n, len(b), escaped
				}
				if hexValue(b[i+1]) < 0 || hexValue(b[i+2]) < 0 {
					return n, i + 2, escaped
				}
				i += 3
				n = i
			case c == '\\':
				if i+1 >= len(b) {
					return n, len(b), escaped
				}
				if !localEscape(b[i+1]) {
					return n, i + 1, escaped
				}
				escaped = true
				i += 2
				n = i
			default:
				return n, i, escaped
			}
			continue
		}
		k := nameRune(b[i:], i == 0)
		if k <= 0 {
			return n, i - k*len(b), escaped
		}
		i += k
		n = i
	}
	return n, len(b), escaped
}

// localEscape reports whether \c is an escape of local names, PN_LOCAL_ESC.
func localEscape(c byte) bool {
	switch c {
	case '_', '~', '.', '-', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', '/', '?', '#', '@', '%':
		return true
	}
	return false
}

// nameRune returns the length of the non-ASCII character that b begins with if
// it may stand in a name, at its first place or after it; 0 if it may not, and
// -1 if b ends within it.
func nameRune(b []byte, first bool) int {
	r, n := utf8.DecodeRune(b)
	switch {
	case r == utf8.RuneError && n <= 1:
		if !utf8.FullRune(b) {
			return -1
		}
		return 0
	case isNameStart(r), !first && isNameRest(r):
		return n
	}
	return 0
}

// isNameStart reports whether the non-ASCII r is in PN_CHARS_BASE.
func isNameStart(r rune) bool {
	switch {
	case r < 0xC0, r == 0xD7, r == 0xF7:
		return false
	case r <= 0x2FF, 0x370 <= r && r <= 0x1FFF && r != 0x37E, r == 0x200C, r == 0x200D,
		0x2070 <= r && r <= 0x218F, 0x2C00 <= r && r <= 0x2FEF, 0x3001 <= r && r <= 0xD7FF,
		0xF900 <= r && r <= 0xFDCF, 0xFDF0 <= r && r <= 0xFFFD, 0x10000 <= r && r <= 0xEFFFF:
		return true
	}
	return false
}

// isNameRest reports whether the non-ASCII r is in PN_CHARS but not in
// PN_CHARS_BASE.
func isNameRest(r rune) bool {
	return r == 0xB7 || 0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
}

// hasScheme reports whether the IRI v begins with a scheme, as an absolute IRI
// does.
func hasScheme[T string | []byte](v T) bool {
	if len(v) == 0 || !isAlpha(v[0]) {
		return false
	}
	for i := 1; i < len(v); i++ {
		c := v[i]
		if c == ':' {
			return true
		}
		if !isAlpha(c) && !isDigit(c) && c != '+' && c != '-' && c != '.' {
			return false
		}
	}
	return false
}

// excerpt returns the beginning of b, short enough for an error message.
func excerpt(b []byte) string {
	const limit = 60
	if len(b) <= limit {
		return string(b)
	}
	n := limit
	for n > 0 && !utf8.RuneStart(b[n]) {
		n--
	}
	return string(b[:n]) + "…"
}

const excerptLength = 12 // of excerptQuoted, in bytes

// excerptQuoted quotes the first few characters of b, up to the end of the line.
func excerptQuoted(b []byte) string {
	n := 0
	for n < len(b) && n < excerptLength && b[n] != '\n' && b[n] != '\r' {
		n++
	}
	for n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	return strconv.Quote(string(b[:n]))
}
