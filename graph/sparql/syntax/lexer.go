package syntax

import (
	"strings"
	"unicode/utf8"
)

// lexer splits a text into tokens (SPARQL 1.1 Query, section 19.8). It stops at
// the first error, which it keeps in err and reports as the end of the text.
type lexer struct {
	src string
	at  int // offset of the next byte to read
	err *Error
}

// puncts are the operators and brackets, longer ones before their beginnings.
var puncts = []string{
	"^^", "||", "&&", "!=", "<=", ">=",
	"{", "}", "(", ")", "[", "]", ".", ",", ";", "*", "/", "+", "-", "|", "!", "=", "<", ">", "^", "?",
}

// next returns the next token.
func (l *lexer) next() token {
	l.skipSpace()
	start := Pos(l.at)
	t := l.scan()
	if l.err != nil {
		return token{kind: kindEOF, pos: Pos(len(l.src)), end: Pos(len(l.src))}
	}
	t.pos, t.end = start, Pos(l.at)
	return t
}

// skipSpace skips white space and comments.
func (l *lexer) skipSpace() {
	for l.at < len(l.src) {
		switch l.src[l.at] {
		case ' ', '\t', '\n', '\r':
			l.at++
		case '#':
			if n := strings.IndexAny(l.src[l.at:], "\n\r"); n >= 0 {
				l.at += n
			} else {
				l.at = len(l.src)
			}
		default:
			return
		}
	}
}

func (l *lexer) scan() token {
	if l.at >= len(l.src) {
		return token{kind: kindEOF}
	}
	switch c := l.src[l.at]; {
	case c == '<':
		if t, ok := l.scanIRI(); ok {
			return t
		}
	case c == '"' || c == '\'':
		return l.scanString()
	case c == '?' || c == '$':
		if name := l.scanChars(l.at+1, isVarChar, isVarChar); name != "" {
			return token{kind: kindVar, val: name}
		}
		if c == '$' {
			return l.fail(Pos(l.at), "expected a name after $")
		}
	case c == '@':
		return l.scanLang()
	case '0' <= c && c <= '9' || c == '.' && l.digitAt(l.at+1):
		return l.scanNumber()
	case c == '_' && strings.HasPrefix(l.src[l.at:], "_:"):
		return l.scanBlank()
	case c == ':':
		return l.scanLocal("")
	}
	if t, ok := l.scanWord(); ok {
		return t
	}
	for _, p := range puncts {
		if strings.HasPrefix(l.src[l.at:], p) {
			l.at += len(p)
			return token{kind: kindPunct, val: p}
		}
	}
	r, _ := utf8.DecodeRuneInString(l.src[l.at:])
	return l.fail(Pos(l.at), "unexpected character %q", r)
}

func (l *lexer) fail(pos Pos, format string, args ...any) token {
	if l.err == nil {
		l.err = newError(l.src, pos, format, args...)
	}
	l.at = len(l.src)
	return token{}
}

func (l *lexer) failIncomplete(pos Pos, format string, args ...any) token {
	l.fail(pos, format, args...)
	l.err.Incomplete = true
	return token{}
}

func (l *lexer) digitAt(i int) bool { return i < len(l.src) && '0' <= l.src[i] && l.src[i] <= '9' }

// rune returns the character at offset i and its length in the text, with a
// codepoint escape (section 19.2) taken as the character it stands for. The
// length is 0 at the end of the text and for a wrong escape.
func (l *lexer) rune(i int) (rune, int) {
	if i >= len(l.src) {
		return 0, 0
	}
	if c := l.src[i]; c == '\\' {
		return codepoint(l.src[i:])
	} else if c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(l.src[i:])
	if r == utf8.RuneError && n == 1 {
		return 0, 0
	}
	return r, n
}

// codepoint reads \uXXXX or \UXXXXXXXX at the beginning of s.
func codepoint(s string) (r rune, n int) {
	if len(s) < 2 || s[1] != 'u' && s[1] != 'U' {
		return 0, 0
	}
	n = 6
	if s[1] == 'U' {
		n = 10
	}
	if len(s) < n {
		return 0, 0
	}
	for _, c := range []byte(s[2:n]) {
		switch {
		case '0' <= c && c <= '9':
			r = r<<4 | rune(c-'0')
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			r = r<<4 | rune(c|0x20-'a'+10)
		default:
			return 0, 0
		}
	}
	if !utf8.ValidRune(r) { // also the surrogates
		return 0, 0
	}
	return r, n
}

// scanChars reads a name that starts at offset from: its first character must
// satisfy first, the others rest. It returns "" and reads nothing if there is none.
func (l *lexer) scanChars(from int, first, rest func(rune) bool) string {
	var b strings.Builder
	i := from
	for ok := first; ; ok = rest {
		r, n := l.rune(i)
		if n == 0 || !ok(r) {
			break
		}
		b.WriteRune(r)
		i += n
	}
	if i > from {
		l.at = i
	}
	return b.String()
}

// scanIRI reads an IRI reference; where none begins, < is an operator.
func (l *lexer) scanIRI() (token, bool) {
	end := strings.IndexAny(l.src[l.at+1:], "<>\"{}|^` \t\r\n")
	if end < 0 || l.src[l.at+1+end] != '>' {
		return token{}, false
	}
	raw := l.src[l.at+1 : l.at+1+end]
	if !strings.Contains(raw, `\`) {
		for i := 0; i < len(raw); i++ {
			if raw[i] < ' ' {
				return l.fail(Pos(l.at+1+i), "control character %q in an IRI", raw[i]), true
			}
		}
		if !utf8.ValidString(raw) {
			return l.fail(Pos(l.at), "the IRI is not valid UTF-8"), true
		}
		l.at += end + 2
		return token{kind: kindIRI, val: raw}, true
	}
	var b strings.Builder
	for i := l.at + 1; i < l.at+1+end; {
		r, n := l.rune(i)
		if n == 0 {
			return l.fail(Pos(i), "wrong escape in an IRI: only \\uXXXX and \\UXXXXXXXX are allowed"), true
		}
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
			return l.fail(Pos(i), "character %q is not allowed in an IRI", r), true
		}
		b.WriteRune(r)
		i += n
	}
	l.at += end + 2
	return token{kind: kindIRI, val: b.String()}, true
}

// scanString reads a string in any of the four quotations.
func (l *lexer) scanString() token {
	start := l.at
	q := l.src[l.at : l.at+1]
	long := strings.HasPrefix(l.src[l.at:], q+q+q)
	i := l.at + 1
	if long {
		q, i = q+q+q, l.at+3
	}
	var b strings.Builder
	for {
		if i >= len(l.src) {
			if long {
				return l.failIncomplete(Pos(start), "the string has no closing %s", q)
			}
			return l.fail(Pos(start), "the string has no closing %s", q)
		}
		switch c := l.src[i]; {
		case c == q[0] && strings.HasPrefix(l.src[i:], q):
			l.at = i + len(q)
			s := b.String()
			if !utf8.ValidString(s) {
				return l.fail(Pos(start), "the string is not valid UTF-8")
			}
			return token{kind: kindString, val: s}
		case c == '\\':
			r, n := stringEscape(l.src[i:])
			if n == 0 {
				return l.fail(Pos(i), "wrong escape in a string: expected one of \\t \\n \\r \\b \\f \\\" \\' \\\\ \\uXXXX \\UXXXXXXXX")
			}
			b.WriteRune(r)
			i += n
		case (c == '\n' || c == '\r') && !long:
			t := l.fail(Pos(start), "the string has no closing %s on its line", q)
			l.err.Hint = `write \n, or use three quotation marks`
			return t
		default:
			b.WriteByte(c)
			i++
		}
	}
}

// stringEscape reads an escape of a string at the beginning of s.
func stringEscape(s string) (rune, int) {
	if len(s) < 2 {
		return 0, 0
	}
	if i := strings.IndexByte(`tnrbf"'\`, s[1]); i >= 0 {
		return rune("\t\n\r\b\f\"'\\"[i]), 2
	}
	return codepoint(s)
}

// scanLang reads a language tag: @[a-zA-Z]+(-[a-zA-Z0-9]+)*.
func (l *lexer) scanLang() token {
	i := l.at + 1
	part := i
	for ; i < len(l.src); i++ {
		c := l.src[i]
		alpha := 'a' <= c|0x20 && c|0x20 <= 'z'
		if alpha || part > l.at+1 && '0' <= c && c <= '9' {
			continue
		}
		if c != '-' || i == part {
			break
		}
		part = i + 1
	}
	if i == part && part > l.at+1 {
		i-- // a hyphen with nothing behind it
	}
	if i == l.at+1 {
		return l.fail(Pos(l.at), "expected a language tag after @")
	}
	t := token{kind: kindLang, val: l.src[l.at+1 : i]}
	l.at = i
	return t
}

// scanNumber reads an unsigned number: digits, with a fraction or an exponent.
// A full stop with no digit behind it ends the triple, not the number, unless
// an exponent follows.
func (l *lexer) scanNumber() token {
	start, i, k := l.at, l.at, kindInt
	digits := func() {
		for l.digitAt(i) {
			i++
		}
	}
	exponent := func(at int) bool { // is there an exponent at this offset?
		if at >= len(l.src) || l.src[at]|0x20 != 'e' {
			return false
		}
		at++
		if at < len(l.src) && (l.src[at] == '+' || l.src[at] == '-') {
			at++
		}
		return l.digitAt(at)
	}
	digits()
	if i < len(l.src) && l.src[i] == '.' && (l.digitAt(i+1) || exponent(i+1)) {
		k = kindDec
		i++
		digits()
	}
	if exponent(i) {
		k = kindDouble
		i += 2
		digits()
	}
	l.at = i
	return token{kind: k, val: l.src[start:i]}
}

// scanBlank reads a blank node label.
func (l *lexer) scanBlank() token {
	start := l.at
	first := func(r rune) bool { return isNameStart(r) || r == '_' || '0' <= r && r <= '9' }
	label := l.scanChars(l.at+2, first, func(r rune) bool { return isNameRest(r) || r == '.' })
	if label == "" {
		return l.fail(Pos(start), "expected a label after _:")
	}
	return token{kind: kindBlank, val: l.unreadDots(label)}
}

// unreadDots gives full stops at the end of a name back to the text.
func (l *lexer) unreadDots(name string) string {
	trimmed := strings.TrimRight(name, ".")
	l.at -= len(name) - len(trimmed)
	return trimmed
}

// scanWord reads a bare word, or the prefix of a prefixed name and the rest of it.
func (l *lexer) scanWord() (token, bool) {
	start := l.at
	prefix := l.scanChars(l.at, isNameStart, func(r rune) bool { return isNameRest(r) || r == '.' })
	if prefix == "" {
		return token{}, false
	}
	prefix = l.unreadDots(prefix)
	if l.at < len(l.src) && l.src[l.at] == ':' {
		return l.scanLocal(prefix), true
	}
	l.at = start
	ascii := func(r rune) bool {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || r == '_'
	}
	word := l.scanChars(l.at, ascii, ascii)
	if word == "" { // a word in another script
		r, _ := utf8.DecodeRuneInString(l.src[start:])
		t := l.fail(Pos(start), "unexpected character %q", r)
		l.err.Hint = "a variable begins with ?, a name needs a prefix"
		return t, true
	}
	return token{kind: kindWord, val: word}, true
}

// scanLocal reads the colon and the local part of a prefixed name.
func (l *lexer) scanLocal(prefix string) token {
	l.at++ // the colon
	var b strings.Builder
	dots := 0 // full stops just read: part of the name only if more of it follows
loop:
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case c == '%':
			if l.at+3 > len(l.src) || !isHex(l.src[l.at+1]) || !isHex(l.src[l.at+2]) {
				return l.fail(Pos(l.at), "expected two hexadecimal digits after %%")
			}
			b.WriteString(l.src[l.at : l.at+3])
			l.at += 3
			dots = 0
		case c == '\\' && l.at+1 < len(l.src) && strings.IndexByte("_~.-!$&'()*+,;=/?#@%", l.src[l.at+1]) >= 0:
			b.WriteByte(l.src[l.at+1])
			l.at += 2
			dots = 0
		case c == '.':
			if b.Len() == 0 {
				break loop
			}
			b.WriteByte('.')
			l.at++
			dots++
		default:
			r, n := l.rune(l.at)
			first := b.Len() == 0
			if n == 0 || first && !(isNameStart(r) || r == '_' || r == ':' || '0' <= r && r <= '9') || !first && !(isNameRest(r) || r == ':') {
				break loop
			}
			b.WriteRune(r)
			l.at += n
			dots = 0
		}
	}
	l.at -= dots
	local := b.String()
	return token{kind: kindName, val: prefix, local: local[:len(local)-dots]}
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'f' }

// isNameStart is PN_CHARS_BASE of the grammar.
func isNameStart(r rune) bool {
	switch {
	case r < 0x80:
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	case r < 0x300:
		return r >= 0xC0 && r != 0xD7 && r != 0xF7
	}
	return 0x370 <= r && r <= 0x1FFF && r != 0x37E ||
		r == 0x200C || r == 0x200D || 0x2070 <= r && r <= 0x218F || 0x2C00 <= r && r <= 0x2FEF ||
		0x3001 <= r && r <= 0xD7FF || 0xF900 <= r && r <= 0xFDCF || 0xFDF0 <= r && r <= 0xFFFD ||
		0x10000 <= r && r <= 0xEFFFF
}

// isNameRest is PN_CHARS of the grammar.
func isNameRest(r rune) bool { return r == '-' || isVarChar(r) }

// isVarChar is a character of a variable's name.
func isVarChar(r rune) bool {
	return isNameStart(r) || r == '_' || '0' <= r && r <= '9' || r == 0xB7 ||
		0x300 <= r && r <= 0x36F || r == 0x203F || r == 0x2040
}
