package schema

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxSlug bounds a slug in bytes; a longer name is cut and gets a digest, so
// that two long names stay two.
const maxSlug = 96

// ActorID returns the node name of the actor so called.
func ActorID(name string) string { return "urn:kg:actor/" + Slug(name) }

// OutletID returns the node name of the outlet or agency so called.
func OutletID(name string) string { return "urn:kg:outlet/" + Slug(name) }

// TopicID returns the node name of the topic so called.
func TopicID(name string) string { return "urn:kg:topic/" + Slug(name) }

// ArticleID returns an article's id: the first 16 hex digits of the SHA-256
// of its address, or of its normalised text where url is empty.
func ArticleID(url, text string) string {
	of := url
	if of == "" {
		of = text
	}
	sum := sha256.Sum256([]byte(of))
	return hex.EncodeToString(sum[:8])
}

// Slug turns a name into the last part of a node's name: lower case, words
// joined by hyphens, Latin diacritics taken off, Cyrillic and Greek
// transliterated, letters of other scripts kept. "La Quotidienne de
// Bruxelles" gives "la-quotidienne-de-bruxelles", "Зеленский" gives
// "zelenskiy", "People's Daily" gives "peoples-daily", "U.S. Congress" gives
// "us-congress".
//
// A slug is never empty, holds no '/', '#', '+' or space, and is the same for
// all canonically equivalent forms of a name. A name without any letter or
// digit gives "x-" and a digest.
func Slug(name string) string {
	if s, ok := asciiSlug(name); ok {
		return s
	}
	var b strings.Builder
	gap := false // a separator stands between what is written and what comes
	runes := []rune(norm.NFKD.String(name))
	for i, r := range runes {
		var out string
		switch {
		case unicode.Is(unicode.Mn, r):
			if keepsMarks(runes, i) {
				out = string(r)
			}
		case isApostrophe(r):
			gap = gap || !endsInS(runes, i)
		case r == '.':
			gap = gap || !insideInitials(runes, i)
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			lower := unicode.ToLower(r)
			t, ok := transliteration[lower]
			switch {
			case !ok:
				out = string(lower)
			case t == "":
				continue // ъ, ь: not heard, and not a gap
			case lower == 'и' && i+1 < len(runes) && runes[i+1] == '\u0306':
				out = "y" // й, decomposed
			default:
				out = t
			}
		case unicode.Is(unicode.Mc, r):
			out = string(r) // a vowel sign of an Indic script
		case r == '\u200c', r == '\u200d', r == '\u00ad':
			continue // joiners and soft hyphens: nothing to see, and not a gap
		default:
			gap = true
		}
		if out == "" {
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteString(out)
	}
	return bounded(norm.NFC.String(b.String()), name)
}

// asciiSlug is Slug for the common case of a short name in ASCII letters, digits,
// spaces and hyphens; ok is false for any other name.
func asciiSlug(name string) (slug string, ok bool) {
	var buf [maxSlug]byte
	n, gap := 0, false
	if len(name) > len(buf) {
		return "", false
	}
	for i := 0; i < len(name); i++ {
		c := name[i]
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
		case c == ' ' || c == '-':
			gap = true
			continue
		default:
			return "", false
		}
		if gap && n > 0 {
			if n+1 >= len(buf) {
				return "", false
			}
			buf[n] = '-'
			n++
		}
		gap = false
		if n >= len(buf) {
			return "", false
		}
		buf[n] = c
		n++
	}
	return string(buf[:n]), n > 0
}

// bounded keeps a slug within maxSlug bytes and non-empty.
func bounded(slug, name string) string {
	if slug != "" && len(slug) <= maxSlug {
		return slug
	}
	sum := sha256.Sum256([]byte(norm.NFC.String(name)))
	digest := hex.EncodeToString(sum[:4])
	if slug == "" {
		return "x-" + digest
	}
	cut := maxSlug - len(digest) - 1
	for !utf8.RuneStart(slug[cut]) {
		cut--
	}
	return strings.TrimRight(slug[:cut], "-") + "-" + digest
}

func isApostrophe(r rune) bool {
	return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`'
}

// endsInS reports whether runes[i] is the apostrophe of an English genitive:
// an s and then no further letter.
func endsInS(runes []rune, i int) bool {
	return i > 0 && i+1 < len(runes) && unicode.IsLetter(runes[i-1]) &&
		(runes[i+1] == 's' || runes[i+1] == 'S') &&
		(i+2 == len(runes) || !unicode.IsLetter(runes[i+2]))
}

// insideInitials reports whether the full stop runes[i] is one of initials
// written together, as in U.S. or S.U.A.
func insideInitials(runes []rune, i int) bool {
	single := func(j int) bool { // a letter with no letter beside it
		return j >= 0 && j < len(runes) && unicode.IsLetter(runes[j]) &&
			(j == 0 || !unicode.IsLetter(runes[j-1])) &&
			(j+1 == len(runes) || !unicode.IsLetter(runes[j+1]))
	}
	return single(i-1) && single(i+1)
}

// keepsMarks reports whether the mark runes[i] follows a letter of a script in
// which marks are letters of their own (Indic vowel signs, Thai, Arabic hamza
// and Japanese voicing), where leaving them out would make two names one.
func keepsMarks(runes []rune, i int) bool {
	for i--; i >= 0 && unicode.Is(unicode.Mn, runes[i]); i-- {
	}
	return i >= 0 && unicode.IsLetter(runes[i]) &&
		!unicode.In(runes[i], unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hebrew)
}

// transliteration maps lower-case letters that do not decompose to ASCII.
// Cyrillic and Greek follow the common English press spellings letter by
// letter; й, which decomposes to и and a breve, becomes y.
var transliteration = map[rune]string{
	// Latin
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h",
	'ŋ': "ng", 'ə': "a", 'ǝ': "a", 'ſ': "s", 'ŧ': "t", 'ƒ': "f", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ĸ': "k",
	// Cyrillic: Russian, Ukrainian, Belarusian, Bulgarian, Serbian, Macedonian, Kazakh, Kyrgyz, Tajik, Mongolian
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'д': "d", 'е': "e", 'ж': "zh", 'з': "z", 'и': "i", 'к': "k",
	'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ф': "f",
	'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch", 'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "yu",
	'я': "ya", 'і': "i", 'є': "ye", 'ґ': "g", 'ђ': "dj", 'ј': "j", 'љ': "lj", 'њ': "nj", 'ћ': "c", 'џ': "dz",
	'ѕ': "dz", 'ў': "u", 'ғ': "gh", 'қ': "q", 'ң': "ng", 'ү': "u", 'ұ': "u", 'ө': "o", 'һ': "h", 'ә': "a",
	'ҳ': "h", 'ҷ': "j", 'ӣ': "i", 'ӯ': "u",
	// Greek
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k",
	'λ': "l", 'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t",
	'υ': "y", 'φ': "f", 'χ': "ch", 'ψ': "ps", 'ω': "o",
}

// AltName returns the mention of an actor if it is another name of the actor
// and not a pronoun, a description or an inflected form: it has two words with
// capitals, or shares a word with the name. Otherwise it returns "".
func AltName(a *Actor) string {
	if a.Mention == "" || a.Mention == a.Name {
		return ""
	}
	capitals := 0
	for _, word := range strings.Fields(a.Mention) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
			capitals++
		} else if r != '\'' && unicode.IsLower(r) && utf8.RuneCountInString(word) > 3 {
			return ""
		}
	}
	if capitals == 0 {
		return ""
	}
	name := strings.Split(Slug(a.Name), "-")
	for _, word := range strings.Split(Slug(a.Mention), "-") {
		if slices.Contains(name, word) {
			return a.Mention
		}
	}
	if capitals >= 2 {
		return a.Mention
	}
	return ""
}
