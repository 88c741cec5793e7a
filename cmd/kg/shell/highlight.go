package shell

import (
	"strings"
)

// highlight shows a line with its commands and keywords in bold and its
// strings dim. Only escape sequences are added: readline counts on the visible
// text staying as it is.
func highlight(line string) string {
	const bold, dim, plain = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	var b strings.Builder
	for i := 0; i < len(line); {
		c := line[i]
		end := i + 1
		switch {
		case c == '"':
			for end < len(line) && line[end] != '"' {
				end++
			}
			end = min(end+1, len(line))
			b.WriteString(dim + line[i:end] + plain)
		case isWordByte(c):
			for end < len(line) && isWordByte(line[end]) {
				end++
			}
			if word := line[i:end]; isKeyword(word) || i > 0 && i == 1 && line[0] == '.' {
				b.WriteString(bold + word + plain)
			} else {
				b.WriteString(word)
			}
		default:
			b.WriteByte(c)
		}
		i = end
	}
	return b.String()
}

func isWordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80
}

func isKeyword(word string) bool {
	for _, k := range keywords["sparql"] {
		for part := range strings.SplitSeq(k, " ") {
			if strings.EqualFold(word, part) {
				return true
			}
		}
	}
	return false
}
