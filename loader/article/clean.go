package article

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// line is one line of a page's text.
type line struct {
	text   string // clean: see cleanLine
	indent int    // columns of white space before it
	gap    bool   // an empty line, or the start of the page, comes before it
}

// splitLines cuts a page's text into its non-empty lines.
func splitLines(content string) []line {
	if !norm.NFC.IsNormalString(content) {
		content = norm.NFC.String(content)
	}
	lines := make([]line, 0, 32)
	gap := true
	add := func(raw string, clean bool) {
		indent := 0
		for indent < len(raw) && (raw[indent] == ' ' || raw[indent] == '\t') {
			indent++
		}
		text := strings.TrimRight(raw[indent:], " \t")
		if !clean {
			text = cleanLine(text)
		}
		if text != "" {
			lines = append(lines, line{text, indent, gap})
		}
		gap = text == ""
	}
	for raw := range strings.SplitSeq(content, "\n") {
		raw = strings.TrimSuffix(raw, "\r")
		if isClean(raw) { // no other kind of line break is in it
			add(raw, true)
			continue
		}
		for {
			end := lineEnd(raw)
			if end < 0 {
				add(raw, false)
				break
			}
			add(raw[:end], false)
			raw = raw[end+sizeOfBreak(raw[end:]):]
		}
	}
	return lines
}

// lineEnd returns the offset of the next line break: LF, CR, VT, FF, NEL, LS or PS.
func lineEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= 0x0a && c <= 0x0d:
			return i
		case c == 0xc2 && i+1 < len(s) && s[i+1] == 0x85, // NEL
			c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xa8 || s[i+2] == 0xa9): // LS, PS
			return i
		}
	}
	return -1
}

func sizeOfBreak(s string) int {
	switch {
	case strings.HasPrefix(s, "\r\n"), s[0] == 0xc2:
		return 2
	case s[0] == 0xe2:
		return 3
	}
	return 1
}

// clean makes one clean line of any text: see cleanLine. Line breaks become spaces.
func clean(s string) string {
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	return cleanLine(s)
}

// cleanLine takes control characters, soft hyphens, marks of text direction and zero-width
// characters out of a line of NFC text, turns every kind of white space into single
// spaces, character references into characters, and trims the ends.
func cleanLine(s string) string {
	s = strings.Trim(s, " \t")
	if isClean(s) {
		return s
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = unescape(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space, last := false, ' '
	for i, r := range s {
		switch {
		case r == ' ' || r == '\t' || unicode.IsSpace(r) || r >= 0x2000 && r <= 0x200a:
			space = true
			continue
		case r < ' ' || r >= 0x7f && r < 0xa0,
			r == 0xad, r == 0x200b, r == 0x200e, r == 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f,
			r == 0xfeff, r == 0xfffc, r == 0x061c, r == 0x180e, r >= 0xfff9 && r <= 0xfffb, r >= 0xe0000 && r < 0xe0080:
			continue
		case r == 0x200c || r == 0x200d: // a letter joiner has a meaning in Arabic and Indic scripts
			if next, _ := utf8.DecodeRuneInString(s[i+3:]); last < 0x600 || last > 0x109f || !unicode.IsLetter(next) && !unicode.IsMark(next) {
				continue
			}
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd"):
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space, last = false, r
		b.WriteRune(r)
	}
	// What was taken out may have kept a letter from its accent.
	return norm.NFC.String(b.String())
}

// isClean reports, quickly and never wrongly with true, that cleanLine has nothing to do.
func isClean(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > ' ' && c < 0x7f:
			if c == '&' {
				return false
			}
		case c == ' ':
			if i+1 < len(s) && s[i+1] == ' ' {
				return false
			}
		case c < ' ' || c == 0x7f:
			return false
		case c == 0xc2 && i+1 < len(s):
			if n := s[i+1]; n <= 0xa0 || n == 0xad {
				return false
			}
		case c == 0xe2 && i+2 < len(s):
			if n, m := s[i+1], s[i+2]; n == 0x80 && (m <= 0x8f || m >= 0xa8 && m <= 0xaf) || n == 0x81 && m >= 0x9f {
				return false
			}
		case c == 0xd8 || c == 0xe1 || c == 0xe3 || c == 0xef || c == 0xf3:
			return false // seldom; let cleanLine look
		}
	}
	return utf8.ValidString(s)
}

// unescape turns the character references that crawlers leave in text into
// characters, but leaves what only looks like one.
func unescape(s string) string {
	at := strings.IndexByte(s, '&')
	for at >= 0 {
		rest := s[at:]
		if end := strings.IndexByte(rest[:min(len(rest), 12)], ';'); end > 1 {
			return s[:at] + html.UnescapeString(s[at:])
		}
		next := strings.IndexByte(rest[1:], '&')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return s
}

// fold returns the letter a rune stands for when case and Latin diacritics are left
// aside, or 0 for a rune that is neither letter nor digit.
func fold(r rune) rune {
	if r < utf8.RuneSelf {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return 0
	}
	if int(r) < len(folded) {
		return folded[r]
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return unicode.ToLower(r)
	}
	return 0
}

// folded is fold for the letters below U+0530: Latin, Greek, Cyrillic.
var folded = func() (table [0x530]rune) {
	for r := rune(0x80); int(r) < len(table); r++ {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			continue
		}
		lower := unicode.ToLower(r)
		base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(lower)))
		if unicode.IsMark(r) {
			base = r
		}
		if r >= 0x400 { // й and ї are letters of their own
			base = lower
		}
		table[r] = base
	}
	for _, pair := range [][2]rune{{'ß', 's'}, {'æ', 'a'}, {'œ', 'o'}, {'ø', 'o'}, {'đ', 'd'}, {'ł', 'l'}, {'ı', 'i'}, {'ё', 'е'}, {'Ё', 'е'},
		{'Æ', 'a'}, {'Œ', 'o'}, {'Ø', 'o'}, {'Đ', 'd'}, {'Ł', 'l'}} {
		table[pair[0]] = pair[1]
	}
	return table
}()
