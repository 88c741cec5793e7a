package syntax

import "strconv"

// kind is the kind of a token.
type kind uint8

const (
	kindEOF    kind = iota // the end of the text
	kindWord               // a bare word: a keyword, a function name, true, false, a
	kindIRI                // <…>; val is the reference, unescaped
	kindName               // prefix:local; val is the prefix, local the rest, unescaped
	kindBlank              // _:label; val is the label
	kindVar                // ?name or $name; val is the name
	kindLang               // @tag; val is the tag
	kindInt                // 12
	kindDec                // 1.2
	kindDouble             // 1e2
	kindString             // a string in any of the four quotations; val is its value
	kindPunct              // an operator or a bracket; val is its text
)

// token is one lexical token. Numbers carry no sign: the grammar's signed
// number tokens are put together by the parser, where an operand is expected.
type token struct {
	kind  kind
	pos   Pos // where it begins
	end   Pos // just behind it
	val   string
	local string // kindName only
}

// String names the token as an error message does.
func (t token) String() string {
	switch t.kind {
	case kindEOF:
		return "the end of the query"
	case kindIRI:
		return "<" + clip(t.val) + ">"
	case kindName:
		return clip(t.val + ":" + t.local)
	case kindBlank:
		return "_:" + clip(t.val)
	case kindVar:
		return "?" + clip(t.val)
	case kindLang:
		return "@" + clip(t.val)
	case kindString:
		return strconv.Quote(clip(t.val))
	}
	return clip(t.val)
}

// clip shortens a text taken from the query for an error message.
func clip(s string) string {
	const max = 40 // runes
	n := 0
	for i := range s {
		if n++; n > max {
			return s[:i] + "…"
		}
	}
	return s
}
