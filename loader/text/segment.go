package text

// Segmenter cuts texts up. It keeps its buffers between texts: one goroutine
// uses one Segmenter. The zero value is ready.
type Segmenter struct {
	t     *Text
	lang  *language
	code  string
	marks []mark     // quotation marks of the paragraph, in order
	stops []stop     // places of the paragraph where a sentence may end
	stack []openMark // quotations open at this point

	unmarked int32 // token from which on the paragraphs have had no quotation marks
}

// stop is a token after which a sentence may end.
type stop struct {
	token int32
	kind  stopKind
}

type stopKind uint8

const (
	fullStop stopKind = iota + 1
	exclamation
	ellipsis
	titleStop  // an abbreviation that a name or a number follows: never the end
	abbrevStop // one that may end a sentence
	numberStop // a title, but only where a number follows
	lineEnd    // a single line break
)

// Segment fills t with body cut up by the habits of the language named by its
// ISO 639-1 code; an unknown code has no abbreviations and no clitics. The
// slices of t are reused.
//
// Every byte of body that is not white space is in exactly one token; tokens,
// sentences and paragraphs are in order and do not overlap; their offsets are
// rune boundaries where body is valid UTF-8.
func (s *Segmenter) Segment(t *Text, lang, body string) {
	if s.lang == nil || s.code != lang {
		s.lang, s.code = languageOf(lang), lang
	}
	t.Body = body
	t.Paragraphs, t.Sentences = t.Paragraphs[:0], t.Sentences[:0]
	t.Tokens, t.Quotes = t.Tokens[:0], t.Quotes[:0]
	if want := len(body)/5 + 16; cap(t.Tokens) < want {
		t.Tokens = make([]Token, 0, want)
	}
	s.t, s.stack, s.unmarked = t, s.stack[:0], 0
	for at := 0; at < len(body); {
		first := int32(len(t.Tokens))
		s.marks, s.stops = s.marks[:0], s.stops[:0]
		at = s.scan(at)
		last := int32(len(t.Tokens))
		if first == last {
			continue
		}
		t.Tokens[first].Shape |= ParagraphStart | SpaceBefore
		s.pairQuotes(first, last)
		s.endSentences(first, last)
	}
	s.finishQuotes()
	s.t = nil
}
