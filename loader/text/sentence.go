package text

// endSentences cuts the paragraph made of the tokens [first, last) into
// sentences.
func (s *Segmenter) endSentences(first, last int32) {
	t := s.t
	paragraph := int32(len(t.Paragraphs))
	firstSentence := int32(len(t.Sentences))
	from := first
	for _, k := range s.stops {
		if k.token < from {
			continue
		}
		end := s.afterClosers(k, last)
		if end <= from || end >= last || !s.ends(k, end, first, last) {
			continue
		}
		s.addSentence(from, end, paragraph)
		from = end
	}
	if from < last {
		s.addSentence(from, last, paragraph)
	}
	t.Paragraphs = append(t.Paragraphs, Paragraph{
		Start: t.Tokens[first].Start, End: t.Tokens[last-1].End,
		First: firstSentence, Last: int32(len(t.Sentences)),
	})
}

func (s *Segmenter) addSentence(first, last, paragraph int32) {
	t := s.t
	t.Tokens[first].Shape |= SentenceStart
	t.Sentences = append(t.Sentences, Sentence{
		Start: t.Tokens[first].Start, End: t.Tokens[last-1].End,
		First: first, Last: last, Paragraph: paragraph,
	})
}

// afterClosers returns the token after the stop k and the closing marks,
// brackets and further stops that belong to its sentence.
func (s *Segmenter) afterClosers(k stop, last int32) int32 {
	t, i := s.t, k.token+1
	for i < last {
		switch c := t.Tokens[i]; c.Kind {
		case CloseQuote:
			i++
			continue
		case Punct:
			glued := c.Shape&SpaceBefore == 0
			switch t.Body[c.Start] {
			case ')', ']', '.', '!', '?':
				if glued {
					i++
					continue
				}
			case 0xE2:
				if glued && t.Body[c.Start:c.End] == "…" {
					i++
					continue
				}
			}
		}
		break
	}
	return i
}

// ends decides whether the stop k, whose sentence would end before the token
// next, ends it.
func (s *Segmenter) ends(k stop, next, first, last int32) bool {
	t := s.t
	n := t.Tokens[next]
	if k.kind == lineEnd {
		return s.lineEnds(k.token, next)
	}
	if k.kind == titleStop {
		return false
	}
	glued := n.Shape&SpaceBefore == 0
	// The first word of what would be the next sentence, behind opening marks.
	w := next
	for w < last && (t.Tokens[w].Kind == OpenQuote || t.Tokens[w].Kind == Punct && opensSentence(t.Body[t.Tokens[w].Start:t.Tokens[w].End])) {
		w++
	}
	if w == last {
		return !glued
	}
	word := t.Tokens[w]
	if glued && (w == next || n.Kind != OpenQuote) {
		// A missing space: a capital and a lower-case letter after a whole word.
		if k.kind == ellipsis || word.Kind != Word || word.Shape&Capitalised == 0 || word.Shape&AllCaps != 0 || k.token == first {
			return false
		}
		before := t.Tokens[k.token-1]
		return before.Kind != Word || before.End-before.Start > 1 && word.End-word.Start > 1
	}
	switch word.Kind {
	case Word:
		if word.Shape&Capitalised == 0 {
			c, _ := at(t.Body, int(word.Start))
			return c == symbol && k.kind != abbrevStop // @handle
		}
	case Number:
		if k.kind == abbrevStop || k.kind == ellipsis {
			return false
		}
	case Symbol:
		return k.kind == fullStop || k.kind == exclamation
	default:
		return false
	}
	switch k.kind {
	case abbrevStop:
		return w > next && t.Tokens[next].Kind == OpenQuote || s.starter(w)
	case fullStop:
		if s.lang.ordinalDot && k.token > first {
			if p := t.Tokens[k.token-1]; p.Kind == Number && p.End-p.Start <= 2 && next == k.token+1 {
				return w > next || s.starter(w)
			}
		}
	}
	return true
}

// lineEnds decides whether a single line break ends a sentence: if the line
// ends one, or is a heading: it ends without any mark and the next begins with
// a capital after a short line.
func (s *Segmenter) lineEnds(token, next int32) bool {
	t := s.t
	end := t.Tokens[token]
	if t.Tokens[next].Kind == Word && t.Tokens[next].Shape&Capitalised == 0 {
		return false
	}
	if end.Kind == CloseQuote || end.Kind == Punct {
		switch t.Body[end.End-1] {
		case ',', '-', '(', ';':
			return false
		}
		return true
	}
	line := int32(0) // tokens in the line
	for i := token; i >= 0 && line <= headingTokens; i-- {
		line++
		if sp := t.Tokens[i]; i > 0 && sp.Shape&SpaceBefore != 0 && hasNewline(t.Body[t.Tokens[i-1].End:sp.Start]) {
			break
		}
	}
	return line <= headingTokens && t.Tokens[next].Shape&Capitalised != 0
}

// headingTokens is the most tokens of a line that is taken as a heading: a
// line of hard-wrapped text has about as many or more.
const headingTokens = 9

func hasNewline(gap string) bool {
	for i := range len(gap) {
		if gap[i] == '\n' {
			return true
		}
	}
	return false
}

// opensSentence reports whether a mark may stand before the first word of a
// sentence.
func opensSentence(m string) bool {
	switch m {
	case "(", "[", "-", "–", "—", "•", "¿", "¡", "…", "...":
		return true
	}
	return false
}

// starter reports whether token w is a word that begins sentences and no name.
func (s *Segmenter) starter(w int32) bool {
	k := s.t.Tokens[w]
	if k.Kind != Word || k.End-k.Start > maxAbbreviation {
		return false
	}
	var buf [3 * maxAbbreviation]byte
	return s.lang.starters[string(appendLower(buf[:0], s.t.Of(int(w))))]
}
