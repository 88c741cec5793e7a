// Package text cuts an article's text into paragraphs, sentences, tokens and
// quotation spans. All offsets are byte offsets into the text.
//
// Start with [Segmenter.Segment].
package text

// Kind is the kind of a token.
type Kind uint8

const (
	Word       Kind = iota + 1 // letters and inner hyphens (s-a, Jean-Marc, Xi-Putin); abbreviations and initials keep their full stop (U.S., Mr., J.); clitics are tokens of their own: l' d' qu' dell' keep the apostrophe at their end, 's n't 'll at their start; O'Brien is one token
	Number                     // digits with inner separators: 1,200.50, 16:22, 04
	Punct                      // any other mark, one token a mark ("..." is one)
	OpenQuote                  // an opening quotation mark of any style
	CloseQuote                 // a closing one
	Symbol                     // $ % € @ # and the like
)

// Shape holds what a token looks like.
type Shape uint8

const (
	Capitalised Shape = 1 << iota // first letter is upper case
	AllCaps                       // two letters or more, all upper case
	SpaceBefore                   // white space, or the start of a paragraph, comes before
	ParagraphStart
	SentenceStart
	HasDigit
	InQuote // inside a quotation span
)

// Token is one token. Start and End are byte offsets.
type Token struct {
	Start, End int32
	Kind       Kind
	Shape      Shape
}

// Sentence is one sentence. A sentence ends inside a quotation where the quotation's sentence does.
type Sentence struct {
	Start, End  int32 // byte offsets
	First, Last int32 // tokens [First, Last)
	Paragraph   int32 // index into Text.Paragraphs
}

// Paragraph is one paragraph.
type Paragraph struct {
	Start, End  int32 // byte offsets
	First, Last int32 // sentences [First, Last)
}

// Quote is one quotation span, its marks included.
type Quote struct {
	Start, End  int32 // byte offsets, with the marks
	First, Last int32 // tokens [First, Last), with the marks
	Depth       int8  // 0 for an outermost quotation, 1 for one inside it
	Unclosed    bool  // no closing mark: ends with the paragraph
	Continues   bool  // the next paragraph's quotation goes on with it
	Scare       bool  // too short to be speech by itself: a name, a title, a word held at arm's length
}

// Text is a text cut up.
type Text struct {
	Body       string
	Paragraphs []Paragraph
	Sentences  []Sentence
	Tokens     []Token
	Quotes     []Quote // outermost ones in order of Start, inner ones after their outer one
}

// Of returns the text of token i.
func (t *Text) Of(i int) string { return t.Body[t.Tokens[i].Start:t.Tokens[i].End] }
