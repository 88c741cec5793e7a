package extract

import (
	"unicode"
	"unicode/utf8"

	"kg/loader/text"
)

// segmenter is a plain stand-in for the segmenter of package text.
type segmenter struct{}

// Segment cuts body into t.
func (segmenter) Segment(t *text.Text, body string) {
	*t = text.Text{Body: body, Paragraphs: t.Paragraphs[:0], Sentences: t.Sentences[:0], Tokens: t.Tokens[:0], Quotes: t.Quotes[:0]}
	space, first, firstSentence, paraStart := true, int32(0), int32(0), int32(0)
	endSentence := func() {
		n := int32(len(t.Tokens))
		if n > first {
			t.Tokens[first].Shape |= text.SentenceStart
			t.Sentences = append(t.Sentences, text.Sentence{Start: t.Tokens[first].Start, End: t.Tokens[n-1].End, First: first, Last: n, Paragraph: int32(len(t.Paragraphs))})
			first = n
		}
	}
	endParagraph := func(at int) {
		endSentence()
		if n := int32(len(t.Sentences)); n > firstSentence {
			t.Paragraphs = append(t.Paragraphs, text.Paragraph{Start: paraStart, End: int32(at), First: firstSentence, Last: n})
			firstSentence = n
		}
		paraStart = int32(at)
	}
	for i := 0; i < len(body); {
		r, n := utf8.DecodeRuneInString(body[i:])
		if unicode.IsSpace(r) {
			if r == '\n' {
				endParagraph(i)
			}
			space, i = true, i+n
			continue
		}
		k := text.Token{Start: int32(i), Kind: text.Punct}
		if space {
			k.Shape |= text.SpaceBefore
		}
		space = false
		switch {
		case unicode.IsLetter(r):
			k.Kind = text.Word
			if unicode.IsUpper(r) {
				k.Shape |= text.Capitalised
			}
			i += n
			for i < len(body) {
				r, n := utf8.DecodeRuneInString(body[i:])
				if !unicode.IsLetter(r) && r != '-' && !unicode.Is(unicode.Mn, r) {
					break
				}
				i += n
			}
		case unicode.IsDigit(r):
			k.Kind = text.Number
			for i < len(body) && (body[i] >= '0' && body[i] <= '9' || body[i] == '.' || body[i] == ',') {
				i++
			}
			i = max(i, int(k.Start)+n)
		default:
			i += n
		}
		k.End = int32(i)
		t.Tokens = append(t.Tokens, k)
		if r == '.' || r == '!' || r == '?' {
			endSentence()
		}
	}
	endParagraph(len(body))
}
