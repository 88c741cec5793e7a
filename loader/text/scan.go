package text

import (
	"unicode"
	"unicode/utf8"
)

// What a byte below 0x80 begins.
const (
	space uint8 = iota + 1
	newline
	upper
	lower
	digit
	symbol
	punct
	straight // " ' `
)

var classes = func() (c [128]uint8) {
	for i := range c {
		switch b := byte(i); {
		case b == '\n':
			c[i] = newline
		case b == ' ' || b == '\t' || b == '\r' || b == '\v' || b == '\f':
			c[i] = space
		case b >= 'A' && b <= 'Z':
			c[i] = upper
		case b >= 'a' && b <= 'z':
			c[i] = lower
		case b >= '0' && b <= '9':
			c[i] = digit
		case b == '"' || b == '\'' || b == '`':
			c[i] = straight
		case b == '$' || b == '%' || b == '@' || b == '#' || b == '&' || b == '+' || b == '=' || b == '<' || b == '>' || b == '|' || b == '~' || b == '^' || b == '_' || b == '*' || b < ' ' || b == 0x7F:
			c[i] = symbol
		default:
			c[i] = punct
		}
	}
	return c
}()

// classOf is the class of a rune at or above 0x80.
func classOf(r rune) uint8 {
	switch {
	case r < 0xC0:
		switch r {
		case 0x85, 0xA0:
			return space
		case 0xAD, 0xAA, 0xBA, 0xB5: // soft hyphen, ª º µ
			return lower
		case 0xAB, 0xBB: // « »
			return straight
		case 0xA1, 0xBF, 0xB7:
			return punct
		}
		return symbol
	case r < 0x250:
		switch {
		case r == 0xD7 || r == 0xF7:
			return symbol
		case unicode.IsUpper(r):
			return upper
		}
		return lower
	case r >= 0x2000 && r < 0x2070:
		switch {
		case r <= 0x200B || r == 0x2028 || r == 0x2029 || r == 0x202F || r == 0x205F || r == 0x2060:
			return space
		case r == 0x200C || r == 0x200D:
			return lower // joiners
		case r >= 0x2018 && r <= 0x201F || r == 0x2039 || r == 0x203A:
			return straight
		case r >= 0x202A && r <= 0x202E || r >= 0x200E && r <= 0x200F:
			return symbol // marks of writing direction
		}
		return punct
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return upper
	case unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return lower
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r) || r == 0xFEFF:
		return space
	case unicode.IsPunct(r):
		return punct
	}
	return symbol
}

// at returns the class of the rune at byte i and its length; 0 at the end.
func at(body string, i int) (uint8, int) {
	if i >= len(body) {
		return 0, 0
	}
	if b := body[i]; b < utf8.RuneSelf {
		return classes[b], 1
	}
	r, n := utf8.DecodeRuneInString(body[i:])
	if r == utf8.RuneError && n == 1 {
		return symbol, 1
	}
	return classOf(r), n
}

func letter(c uint8) bool { return c == upper || c == lower }

// isApostrophe reports whether an apostrophe, straight or curly, is at byte i,
// and its length.
func isApostrophe(body string, i int) int {
	if i < len(body) && body[i] == '\'' {
		return 1
	}
	if i+2 < len(body) && body[i] == 0xE2 && body[i+1] == 0x80 && (body[i+2] == 0x99 || body[i+2] == 0x98) {
		return 3
	}
	return 0
}

// scan makes the tokens of the paragraph that starts at byte i and returns
// where the next one starts.
func (s *Segmenter) scan(i int) int {
	body, t := s.t.Body, s.t
	shape := SpaceBefore
	for i < len(body) {
		c, n := at(body, i)
		switch c {
		case space:
			shape = SpaceBefore
			i += n
			continue
		case newline:
			shape = SpaceBefore
			i++
			if i = skipBlank(body, i); i < len(body) && body[i] == '\n' {
				return i + 1
			}
			if k := len(t.Tokens); k > 0 {
				s.stops = append(s.stops, stop{int32(k - 1), lineEnd})
			}
			continue
		case upper, lower:
			i = s.word(i, c, n, shape)
		case digit:
			i = s.number(i, n, shape)
		case straight:
			i = s.quoteMark(i, n, shape)
		case symbol:
			i = s.symbol(i, n, shape)
		default:
			i = s.punct(i, n, shape)
		}
		shape = 0
	}
	return i
}

// skipBlank returns the first byte at or after i that is not a blank.
func skipBlank(body string, i int) int {
	for i < len(body) {
		if c, n := at(body, i); c == space {
			i += n
			continue
		}
		break
	}
	return i
}

func (s *Segmenter) add(start, end int, k Kind, shape Shape) {
	s.t.Tokens = append(s.t.Tokens, Token{Start: int32(start), End: int32(end), Kind: k, Shape: shape})
}

// word makes the token, or with clitics the tokens, of the word at byte i.
func (s *Segmenter) word(i int, c uint8, n int, shape Shape) int {
	body := s.t.Body
	start, letters, uppers := i, 1, 0
	if c == upper {
		shape |= Capitalised
		uppers = 1
	}
	apostrophe, hyphen := false, false
	for i += n; i < len(body); {
		if b := body[i]; b < utf8.RuneSelf {
			switch classes[b] {
			case lower:
				i++
				letters++
				continue
			case upper:
				i++
				letters++
				uppers++
				continue
			case digit:
				i++
				shape |= HasDigit
				continue
			}
			if b == '-' {
				if c, _ := at(body, i+1); letter(c) || c == digit {
					hyphen = true
					i++
					continue
				}
			} else if b == '\'' {
				if c, _ := at(body, i+1); letter(c) {
					apostrophe = true
					i++
					continue
				}
			} else if b == '.' {
				if end := s.dotted(start, i, letters); end > 0 {
					i = end
					continue
				}
			} else if b == '&' && letters == uppers && i+1 < len(body) && classOfByte(body[i+1]) == upper {
				i++ // R&D
				continue
			} else if b == '@' || b == '_' {
				if c, _ := at(body, i+1); letter(c) || c == digit {
					i++
					continue
				}
			} else if b == ':' && body[i:min(i+3, len(body))] == "://" {
				i = endOfAddress(body, i+3)
				s.add(start, i, Word, shape)
				return i
			}
			break
		}
		c, n := at(body, i)
		if letter(c) {
			i += n
			letters++
			if c == upper {
				uppers++
			}
			continue
		}
		if k := isApostrophe(body, i); k > 0 {
			if c, _ := at(body, i+k); letter(c) {
				apostrophe = true
				i += k
				continue
			}
		}
		if n == 3 && body[i+1] == 0x80 && (body[i+2] == 0x90 || body[i+2] == 0x91) { // ‐ and its non-breaking form
			if c, _ := at(body, i+3); letter(c) {
				hyphen = true
				i += 3
				continue
			}
		}
		break
	}
	if uppers == letters && letters > 1 {
		shape |= AllCaps
	}
	if i-start > 3 && body[start] == 'w' && body[start:start+3] == "www" && i < len(body) && body[i] == '.' {
		i = endOfAddress(body, i)
	}
	if i < len(body) && body[i] == '.' {
		kind := s.abbreviation(body[start:i], letters)
		if kind == numberStop {
			if c, _ := at(body, skipBlank(body, i+1)); c == digit {
				kind = titleStop
			} else {
				kind = 0
			}
		}
		if body[start:i] == "X" && s.afterLowerCase() {
			kind = 0 // posted on X.
		}
		if kind != 0 {
			i++
			s.split(start, i, shape, apostrophe, false)
			s.stops = append(s.stops, stop{int32(len(s.t.Tokens) - 1), kind})
			return i
		}
	} else if body[i-1] == '.' { // U.S.
		s.add(start, i, Word, shape)
		s.stops = append(s.stops, stop{int32(len(s.t.Tokens) - 1), abbrevStop})
		return i
	}
	s.split(start, i, shape, apostrophe, hyphen)
	return i
}

func classOfByte(b byte) uint8 {
	if b < utf8.RuneSelf {
		return classes[b]
	}
	return 0
}

// dotted decides whether the full stop at byte i goes on with the word that
// starts at start, and returns where to go on: U.S., e.g., example.com. It
// returns 0 if it does not.
func (s *Segmenter) dotted(start, i, letters int) int {
	body := s.t.Body
	// Single letters with full stops: the last piece and the next have one letter.
	if lastPiece(body[start:i]) == 1 {
		if c, n := at(body, i+1); letter(c) {
			if next, _ := at(body, i+1+n); !letter(next) {
				if i+1+n < len(body) && body[i+1+n] == '.' {
					return i + 1 + n + 1 // the stop belongs to the abbreviation
				}
				if letters > 1 || c == upper {
					return i + 1 + n
				}
			}
		}
	}
	// A domain: a lower-case label that is a known one.
	j := i + 1
	for j < len(body) && (classOfByte(body[j]) == lower) {
		j++
	}
	if n := j - i - 1; n >= 2 && n <= 6 {
		if c, _ := at(body, j); !letter(c) && c != digit && domains[body[i+1:j]] {
			if j < len(body) && body[j] == '/' {
				return endOfAddress(body, j)
			}
			return j
		}
	}
	return 0
}

// lastPiece is the number of letters after the last full stop of w.
func lastPiece(w string) int {
	n := 0
	for i := len(w); i > 0 && n < 2; {
		r, k := utf8.DecodeLastRuneInString(w[:i])
		if r == '.' {
			return n
		}
		n++
		i -= k
	}
	return n
}

// endOfAddress returns the end of the address that goes on at byte i: at white
// space or a quotation mark, its last punctuation left out.
func endOfAddress(body string, i int) int {
	first := i
	for i < len(body) {
		c, n := at(body, i)
		if c == space || c == newline || c == straight || body[i] == '<' || body[i] == '>' {
			break
		}
		i += n
	}
	for i > first {
		switch body[i-1] {
		case '.', ',', ';', ':', '!', '?', ')', ']':
			i--
			continue
		}
		break
	}
	return i
}

// afterLowerCase reports whether the last token is a word without a capital.
func (s *Segmenter) afterLowerCase() bool {
	n := len(s.t.Tokens)
	return n > 0 && s.t.Tokens[n-1].Kind == Word && s.t.Tokens[n-1].Shape&Capitalised == 0
}

// abbreviation says whether a full stop after the word w belongs to it.
func (s *Segmenter) abbreviation(w string, letters int) stopKind {
	if letters == 1 {
		if c, _ := at(w, 0); c == upper {
			return abbrevStop // an initial
		}
	}
	if len(w) > maxAbbreviation {
		return 0
	}
	var buf [maxAbbreviation]byte
	return s.lang.abbreviations[string(appendLower(buf[:0], w))]
}

// split adds the word [start, end) with its clitics as tokens of their own.
func (s *Segmenter) split(start, end int, shape Shape, apostrophe, hyphen bool) {
	body := s.t.Body
	for apostrophe {
		k := s.lang.elided(body[start:end])
		if k == 0 {
			break
		}
		s.add(start, start+k, Word, shape&^AllCaps)
		start += k
		shape &^= SpaceBefore | Capitalised
		if c, _ := at(body, start); c == upper {
			shape |= Capitalised
		}
	}
	cut := end
	if apostrophe {
		cut = start + s.lang.contracted(body[start:end])
	} else if hyphen {
		cut = start + s.lang.enclitic(body[start:end])
	}
	s.add(start, cut, Word, shape)
	if cut < end {
		s.add(cut, end, Word, 0)
	}
}

// number makes the token of the number at byte i.
func (s *Segmenter) number(i, n int, shape Shape) int {
	body, start := s.t.Body, i
	shape |= HasDigit
	for i += n; i < len(body); {
		c, n := at(body, i)
		if c == digit || letter(c) {
			i += n // 21st, 3pm, 5G
			continue
		}
		switch body[i] {
		case '.', ',', ':':
			if c, _ := at(body, i+1); c == digit {
				i++
				continue
			}
		case '-':
			if isoDate(body[start:min(start+10, len(body))]) && i-start < 10 {
				i = start + 10
				continue
			}
		case 0xC2, 0xE2: // thousands with a narrow space: 120 000
			if c == space && groupOfThree(body, i+n) {
				i += n
				continue
			}
		}
		break
	}
	s.add(start, i, Number, shape)
	return i
}

// groupOfThree reports whether three digits and no more stand at byte i.
func groupOfThree(body string, i int) bool {
	if i+3 > len(body) {
		return false
	}
	for j := i; j < i+3; j++ {
		if classOfByte(body[j]) != digit {
			return false
		}
	}
	c, _ := at(body, i+3)
	return c != digit && !letter(c)
}

// isoDate reports whether w is a date such as 2026-02-04.
func isoDate(w string) bool {
	if len(w) != 10 || w[4] != '-' || w[7] != '-' {
		return false
	}
	for i := range len(w) {
		if i != 4 && i != 7 && classOfByte(w[i]) != digit {
			return false
		}
	}
	return true
}

// symbol makes the token of a symbol, or of a handle or hashtag.
func (s *Segmenter) symbol(i, n int, shape Shape) int {
	body, start := s.t.Body, i
	i += n
	if body[start] == '@' || body[start] == '#' {
		if c, _ := at(body, i); letter(c) || c == digit && body[start] == '@' {
			for i < len(body) {
				c, n := at(body, i)
				if !letter(c) && c != digit && body[i] != '_' {
					break
				}
				i += n
			}
			s.add(start, i, Word, shape)
			return i
		}
	}
	s.add(start, i, Symbol, shape)
	return i
}

// punct makes the token of a punctuation mark.
func (s *Segmenter) punct(i, n int, shape Shape) int {
	body, start := s.t.Body, i
	b := body[i]
	i += n
	switch {
	case b == '.':
		for i < len(body) && body[i] == '.' {
			i++
		}
		s.stops = append(s.stops, stop{int32(len(s.t.Tokens)), fullStop})
		if i-start > 1 {
			s.stops[len(s.stops)-1].kind = ellipsis
		}
	case b == '!' || b == '?':
		s.stops = append(s.stops, stop{int32(len(s.t.Tokens)), exclamation})
	case body[start:i] == "…":
		s.stops = append(s.stops, stop{int32(len(s.t.Tokens)), ellipsis})
	case b == ',' && i < len(body) && body[i] == ',': // ,,so'' in typewriter fashion
		if c, _ := at(body, i+1); letter(c) || c == digit {
			s.marks = append(s.marks, mark{int32(len(s.t.Tokens)), lowDouble})
			i++
		}
	}
	s.add(start, i, Punct, shape)
	return i
}
