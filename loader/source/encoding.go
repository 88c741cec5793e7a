package source

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"kg/loader/language"
)

// decode turns the bytes of a file into UTF-8. The encoding is told, in this order, by a byte order mark, by
// validity as UTF-8, by what a page declares, and by which encoding makes the bytes words of a
// language, written with that language's letters.
func decode(content []byte, media Media) (string, error) {
	if enc, size := byteOrderMark(content); enc != nil {
		return decodeAs(enc, content[size:])
	}
	content = trimBOM(content)
	if len(bytes.TrimSpace(content)) == 0 {
		return "", ErrEmpty
	}
	if what := magicName(content); what != "" {
		return "", fmt.Errorf("%w (%s)", ErrBinary, what)
	}
	if utf8.Valid(content) && bytes.IndexByte(content, 0) < 0 {
		return notBinary(string(content))
	}
	if enc := utf16Guess(content); enc != nil {
		return decodeAs(enc, content)
	}
	if bytes.IndexByte(content, 0) >= 0 {
		return "", ErrBinary
	}
	if mostlyUTF8(content) {
		return notBinary(strings.ToValidUTF8(string(content), "\ufffd"))
	}
	if media == HTML {
		if enc := declared(content); enc != nil {
			return decodeAs(enc, content)
		}
	}
	return decodeAs(likeliest(content), content)
}

func decodeAs(enc encoding.Encoding, content []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(content)
	if err != nil {
		return "", err
	}
	if len(bytes.TrimSpace(out)) == 0 {
		return "", ErrEmpty
	}
	return notBinary(string(out))
}

// notBinary returns the text, or an error if it has more control characters than any text has: one in a hundred.
func notBinary(text string) (string, error) {
	controls := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' || c == 0x7f {
			controls++
		}
	}
	if controls*100 > len(text) {
		return "", ErrBinary
	}
	return text, nil
}

// byteOrderMark returns the encoding that the first bytes mark, and the mark's size.
func byteOrderMark(content []byte) (encoding.Encoding, int) {
	has := func(mark string) bool { return bytes.HasPrefix(content, []byte(mark)) }
	switch {
	case has("\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), 4
	case has("\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), 4
	case has("\xff\xfe"):
		return xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), 2
	case has("\xfe\xff"):
		return xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), 2
	}
	return nil, 0
}

// utf16Guess returns UTF-16 in one byte order where every other byte is mostly the same small number, as it is for all
// alphabets, and the decoded text has hardly any control characters.
func utf16Guess(content []byte) encoding.Encoding {
	head := content[:min(len(content), 4096)&^1]
	if len(head) < 8 {
		return nil
	}
	for first, order := range []xunicode.Endianness{xunicode.BigEndian, xunicode.LittleEndian} {
		var counts [256]int
		for i := first; i < len(head); i += 2 {
			counts[head[i]]++
		}
		// Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic: the high bytes are 0 to 7.
		if high := counts[0] + counts[1] + counts[2] + counts[3] + counts[4] + counts[5] + counts[6] + counts[7]; high*10 < len(head)/2*9 {
			continue
		}
		enc := xunicode.UTF16(order, xunicode.IgnoreBOM)
		out, err := enc.NewDecoder().Bytes(head)
		if err != nil {
			continue
		}
		if _, err := notBinary(string(out)); err == nil {
			return enc
		}
	}
	return nil
}

// mostlyUTF8 reports whether the bytes beyond ASCII are UTF-8 but for a few: a text that was cut inside a letter, or
// into which something else was pasted.
func mostlyUTF8(content []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(content); {
		if content[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good > 10*bad
}

// declared returns the encoding that a page's <meta> or XML declaration names, if its bytes are valid in it.
func declared(content []byte) encoding.Encoding {
	enc, name, certain := charset.DetermineEncoding(content[:min(len(content), 1024)], "")
	if !certain && name == "windows-1252" || name == "utf-8" {
		return nil
	}
	if out, err := enc.NewDecoder().Bytes(content[:min(len(content), 64<<10)]); err != nil || bytes.Count(out, []byte("\ufffd"))*200 > len(out) {
		return nil
	}
	return enc
}

// candidates are the encodings that a text may be in, those with more users first: the first of two that
// fit equally well is taken.
var candidates = []encoding.Encoding{
	charmap.Windows1252, charmap.Windows1250, charmap.Windows1251, charmap.Windows1254, charmap.Windows1253, charmap.Windows1257,
	charmap.KOI8R, charmap.KOI8U, charmap.ISO8859_2, charmap.ISO8859_5, charmap.ISO8859_7, charmap.ISO8859_16, charmap.ISO8859_15,
	charmap.Windows1255, charmap.Windows1256, charmap.Windows1258, charmap.Windows874, charmap.CodePage866, charmap.CodePage852, charmap.Macintosh,
	japanese.ShiftJIS, japanese.EUCJP, korean.EUCKR, traditionalchinese.Big5, simplifiedchinese.GB18030,
}

// likeliest returns the candidate that makes the most sense of the content.
func likeliest(content []byte) encoding.Encoding {
	head := sampleAround(content)
	best, bestScore := candidates[0], -1e9
	for _, enc := range candidates {
		out, err := enc.NewDecoder().Bytes(head)
		if err != nil {
			continue
		}
		if s := sense(string(out)); s > bestScore {
			best, bestScore = enc, s
		}
	}
	return best
}

// sampleAround returns up to 24 KB of the content in whole lines, from its first byte beyond ASCII on.
func sampleAround(content []byte) []byte {
	const most = 24 << 10
	for i, c := range content {
		if c >= utf8.RuneSelf {
			start := max(0, bytes.LastIndexByte(content[:max(0, i)], '\n'))
			if i-start > most/2 {
				start = i - most/2
			}
			return content[start:min(len(content), start+most)]
		}
	}
	return content[:min(len(content), most)]
}

// sense scores how much a text looks like the language it seems to be in: by how sure the
// language is, and, for each character beyond ASCII, whether that language writes it and
// whether it stands where it may.
func sense(text string) float64 {
	lang, sure := language.Identify(text)
	score, beyond := 0.0, 0
	before := ' '
	for i, r := range text {
		if r < utf8.RuneSelf {
			before = r
			continue
		}
		beyond++
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		switch {
		case r == utf8.RuneError || unicode.IsControl(r):
			score -= 20
		case unicode.Is(unicode.Han, r):
			if strings.ContainsRune(commonHan, r) {
				score += 1
			} else {
				score -= 0.5
			}
		case unicode.IsLetter(r):
			switch {
			case r == 'ª' || r == 'º' || unicode.Is(unicode.Co, r):
				score -= 2
			case language.Writes(lang, r):
				score += 1
			default:
				score -= 1
			}
			if unicode.IsUpper(r) && unicode.IsLower(before) {
				score -= 2 // a capital inside a word: KOI8-R read as windows-1251 has them everywhere
			}
			if unicode.IsLetter(before) && differentScripts(before, r) {
				score -= 2
			}
		case isQuoteOrDash(r):
			score += 0.5
			if unicode.IsLetter(before) && unicode.IsLetter(next) && r != '’' {
				score -= 1.5
			}
		case unicode.IsLetter(before) || unicode.IsLetter(next):
			score -= 1.5 // a symbol inside or beside a word: ¹ for š, þ for ţ
		}
		before = r
	}
	if beyond == 0 {
		return sure
	}
	return score/float64(beyond) + sure
}

// commonHan are characters that make up a good half of any Chinese text and most of the Han characters of a
// Japanese one, simplified and traditional.
const commonHan = "的一是不了在人有我他这這中大来來上国國个個到说說们們为為子和你地出道也时時年得就那要下以生会會自着著去之过過家学學对對可她里裡裏后後小么麼心多天而能好都然" +
	"没沒日于於起还還发發成事只作当當想看文无無开開手十用主行方又如前所本见見经經头頭面公同三已老从從动動两兩长長知民样樣现現分将將外但身些与與高意进進把法此实實回二理美点點月明" +
	"其种種声聲全工己话話儿兒者向情部正名定女问問力机機给給等几幾很业業最间間新什打便位因重被走电電四第门門相次东東政海口使教西再平真听聽世气氣信北少关關并並内內加化由却代军軍产產入先" +
	"山五太水万萬市表示各总總統统理议議谈談言語语員员必要急始始週周者参參見述協大臣首相政府"

func differentScripts(a, b rune) bool {
	return unicode.Is(unicode.Latin, a) != unicode.Is(unicode.Latin, b)
}

func isQuoteOrDash(r rune) bool {
	switch r {
	case '«', '»', '“', '”', '„', '‘', '’', '‚', '‹', '›', '–', '—', '…', '\u00a0', '¿', '¡', '€', '°', '§', '№', '、', '。', '「', '」':
		return true
	}
	return false
}

// magics are the first bytes of files that are no text even where they look like it.
var magics = []struct{ magic, what string }{
	{"%PDF-", "a PDF file"}, {"\x89PNG", "an image"}, {"\xff\xd8\xff", "an image"}, {"GIF8", "an image"}, {"RIFF", "audio or video"},
	{"\xd0\xcf\x11\xe0", "an Office document"}, {"{\\rtf", "an RTF document"}, {"\x7fELF", "a program"}, {"MZ\x90", "a program"},
	{"PK\x03\x04", "a zip archive or Office document"}, {"OggS", "audio"}, {"ID3", "audio"}, {"SQLite format 3", "a database"},
}

// magicName says what kind of file content is, if it is of one that is no text.
func magicName(content []byte) string {
	for _, m := range magics {
		if bytes.HasPrefix(content, []byte(m.magic)) {
			return m.what
		}
	}
	return ""
}
