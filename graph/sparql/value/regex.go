package value

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// Patterns compiles and keeps regular expressions. The engine behind it (RE2)
// takes time linear in the text for every pattern, so that no pattern is
// catastrophic. The zero value is ready; it is not for concurrent use.
type Patterns struct {
	kept map[[2]string]compiled
}

type compiled struct {
	re  *regexp.Regexp
	err error
}

// maxPatterns is how many patterns are kept; maxPattern how many bytes one may have.
const (
	maxPatterns = 256
	maxPattern  = 16 << 10
)

// compile returns the pattern of XPath's syntax with its flags.
func (p *Patterns) compile(pattern, flags string) (*regexp.Regexp, error) {
	key := [2]string{pattern, flags}
	if c, ok := p.kept[key]; ok {
		return c.re, c.err
	}
	re, err := compilePattern(pattern, flags)
	if p.kept == nil || len(p.kept) >= maxPatterns {
		p.kept = map[[2]string]compiled{}
	}
	p.kept[key] = compiled{re, err}
	return re, err
}

func compilePattern(pattern, flags string) (*regexp.Regexp, error) {
	if len(pattern) > maxPattern {
		return nil, typeError("a regular expression of more than %d bytes", maxPattern)
	}
	goFlags := ""
	extended, quoted := false, false
	for _, f := range flags {
		switch f {
		case 's', 'm', 'i':
			goFlags += string(f)
		case 'x':
			extended = true
		case 'q':
			quoted = true
		default:
			return nil, typeError("unknown flag %q of a regular expression: expected s, m, i, x or q", f)
		}
	}
	if quoted {
		pattern = regexp.QuoteMeta(pattern)
		goFlags = strings.Trim(goFlags, "sm")
	} else {
		var err error
		if pattern, err = translatePattern(pattern, extended); err != nil {
			return nil, err
		}
	}
	if goFlags != "" {
		pattern = "(?" + goFlags + ")" + pattern
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return nil, typeError("regular expression: %v", strings.TrimPrefix(err.Error(), "error parsing regexp: "))
	}
	return re, nil
}

// Classes of XPath's regular expressions whose meaning is wider than in RE2.
var (
	classes = map[byte]string{
		'd': `\p{Nd}`, 'D': `\P{Nd}`,
		's': ` \t\n\r`,
		'i': `\p{L}_:`, 'c': `\p{L}\p{Nd}\p{M}._:\-·`,
	}
	wordClass = `\p{L}\p{M}\p{N}\p{S}`
)

// translatePattern rewrites a pattern from XPath's syntax (XPath Functions,
// section 5.6.1) to RE2's: \d, \w and the like are about all of Unicode, $ and
// back-references differ, and x drops white space.
func translatePattern(p string, extended bool) (string, error) {
	var b strings.Builder
	class := 0 // depth of brackets
	for i := 0; i < len(p); i++ {
		c := p[i]
		switch {
		case c == '\\':
			if i++; i == len(p) {
				return "", typeError("a regular expression ends in a backslash")
			}
			if err := translateEscape(&b, p[i], class > 0); err != nil {
				return "", err
			}
			if p[i] == 'p' || p[i] == 'P' {
				end := strings.IndexByte(p[i:], '}')
				if end < 0 || i+1 >= len(p) || p[i+1] != '{' {
					return "", typeError(`\p needs a name in braces`)
				}
				name := p[i+2 : i+end]
				if block, isBlock := strings.CutPrefix(name, "Is"); isBlock {
					name = block // blocks are scripts here, which is close
				}
				b.WriteString("{" + name + "}")
				i += end
			}
		case extended && class == 0 && (c == ' ' || c == '\t' || c == '\n' || c == '\r'):
		case c == '[':
			if class > 0 {
				return "", typeError("subtraction of character classes is not supported")
			}
			class++
			b.WriteByte(c)
			if i+1 < len(p) && p[i+1] == '^' {
				i++
				b.WriteByte('^')
			}
		case c == ']' && class > 0:
			class--
			b.WriteByte(c)
		case c == '(' && i+1 < len(p) && p[i+1] == '?' && class == 0:
			if i+2 >= len(p) || p[i+2] != ':' {
				return "", typeError("(? in a regular expression: only (?: is allowed")
			}
			b.WriteByte(c)
		case c == '.' && class == 0:
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), nil
}

// translateEscape writes what \c stands for; of \p, only the beginning.
func translateEscape(b *strings.Builder, c byte, inClass bool) error {
	bracket := func(set string, negated bool) {
		switch {
		case !inClass && negated:
			b.WriteString("[^" + set + "]")
		case !inClass:
			b.WriteString("[" + set + "]")
		default:
			b.WriteString(set)
		}
	}
	switch c {
	case 'd', 'D':
		b.WriteString(classes[c])
	case 's', 'i', 'c':
		bracket(classes[c], false)
	case 'w':
		bracket(wordClass, false)
	case 'S', 'I', 'C', 'W':
		if inClass {
			return typeError(`\%c within a character class is not supported`, c)
		}
		set := classes[c|0x20]
		if c == 'W' {
			set = wordClass
		}
		bracket(set, true)
	case 'n', 'r', 't', 'p', 'P', '\\', '|', '.', '?', '*', '+', '(', ')', '{', '}', '-', '[', ']', '^', '$':
		b.WriteByte('\\')
		b.WriteByte(c)
	case '/', '"', '\'', '#', ' ', ',', ':', ';', '=', '!', '<', '>', '@', '&', '%', '~', '`', '_':
		b.WriteString(regexp.QuoteMeta(string(c)))
	default:
		if '0' <= c && c <= '9' {
			return typeError("back-references in a regular expression are not supported")
		}
		return typeError(`unknown escape \%c in a regular expression`, c)
	}
	return nil
}

// expand writes the replacement of one match: $1 is the first group, \$ and \\
// are the characters themselves.
func expand(b *strings.Builder, replacement, src string, match []int) error {
	groups := len(match)/2 - 1
	for i := 0; i < len(replacement); i++ {
		c := replacement[i]
		switch {
		case c == '\\':
			if i++; i == len(replacement) || replacement[i] != '\\' && replacement[i] != '$' {
				return typeError(`in a replacement \ must be followed by \ or $`)
			}
			b.WriteByte(replacement[i])
		case c == '$':
			if i++; i == len(replacement) || replacement[i] < '0' || replacement[i] > '9' {
				return typeError("in a replacement $ must be followed by a digit")
			}
			n := int(replacement[i] - '0')
			// More digits belong to the number while there is such a group.
			for i+1 < len(replacement) && '0' <= replacement[i+1] && replacement[i+1] <= '9' && n*10+int(replacement[i+1]-'0') <= groups {
				i++
				n = n*10 + int(replacement[i]-'0')
			}
			if n <= groups && match[2*n] >= 0 {
				b.WriteString(src[match[2*n]:match[2*n+1]])
			}
		default:
			b.WriteByte(c)
		}
	}
	return nil
}

// replaceAll is fn:replace.
func replaceAll(re *regexp.Regexp, src, replacement string) (string, error) {
	if re.MatchString("") {
		return "", typeError("the pattern of REPLACE matches the empty string")
	}
	var b strings.Builder
	at := 0
	for _, m := range re.FindAllStringSubmatchIndex(src, -1) {
		b.WriteString(src[at:m[0]])
		if err := expand(&b, replacement, src, m); err != nil {
			return "", err
		}
		if b.Len() > maxString {
			return "", errTooLong
		}
		at = m[1]
	}
	b.WriteString(src[at:])
	return b.String(), nil
}

// maxString is the longest string that a function may make, in bytes.
const maxString = 64 << 20

var errTooLong = typeError("a string of more than %d bytes", maxString)

// runeOffset returns the offset of the n-th character of s, len(s) if it has fewer.
func runeOffset(s string, n int) int {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
