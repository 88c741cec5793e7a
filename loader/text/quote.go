package text

import "slices"

// mark is a quotation mark, or an apostrophe that may be one.
type mark struct {
	token int32
	kind  markKind
}

type markKind uint8

const (
	straightDouble   markKind = iota + 1 // "
	straightSingle                       // '
	leftDouble                           // “
	rightDouble                          // ”
	lowDouble                            // „ and ,,
	leftSingle                           // ‘
	rightSingle                          // ’
	lowSingle                            // ‚
	leftAngle                            // «
	rightAngle                           // »
	leftSingleAngle                      // ‹
	rightSingleAngle                     // ›
	backticks                            // ``
	twoStraight                          // ''
)

// single reports whether k may be an apostrophe: such a mark opens nothing
// that is not closed.
func (k markKind) single() bool {
	return k == straightSingle || k == leftSingle || k == rightSingle || k == lowSingle
}

// closedBy reports whether a quotation opened by k may be closed by c.
func (k markKind) closedBy(c markKind) bool {
	switch k {
	case straightDouble:
		return c == straightDouble || c == rightDouble || c == twoStraight
	case straightSingle:
		return c == straightSingle || c == rightSingle
	case leftDouble:
		return c == rightDouble || c == straightDouble
	case rightDouble:
		return c == rightDouble
	case lowDouble:
		return c == leftDouble || c == rightDouble || c == straightDouble || c == twoStraight
	case leftSingle:
		return c == rightSingle || c == straightSingle
	case rightSingle:
		return c == rightSingle
	case lowSingle:
		return c == leftSingle || c == rightSingle || c == straightSingle
	case leftAngle:
		return c == rightAngle
	case rightAngle:
		return c == leftAngle || c == rightAngle
	case leftSingleAngle:
		return c == rightSingleAngle
	case rightSingleAngle:
		return c == leftSingleAngle
	case backticks:
		return c == twoStraight || c == straightDouble || c == backticks
	case twoStraight:
		return c == twoStraight
	}
	return false
}

// maxDepth bounds how deep quotations nest.
const maxDepth = 6

// openMark is a quotation that waits for its closing mark.
type openMark struct {
	kind  markKind
	token int32
	quote int32 // index into Text.Quotes
}

// quoteMark makes the token of a quotation mark; which way it faces is found
// once the paragraph is known.
func (s *Segmenter) quoteMark(i, n int, shape Shape) int {
	body, kind := s.t.Body, markKind(0)
	switch body[i] {
	case '"':
		kind = straightDouble
	case '\'':
		kind = straightSingle
		if i+1 < len(body) && body[i+1] == '\'' {
			kind, n = twoStraight, 2
		}
	case '`':
		kind = leftSingle
		if i+1 < len(body) && body[i+1] == '`' {
			kind, n = backticks, 2
		}
	case 0xC2:
		kind = leftAngle
		if body[i+1] == 0xBB {
			kind = rightAngle
		}
	default:
		switch body[i : i+n] {
		case "‘", "‛":
			kind = leftSingle
		case "’":
			kind = rightSingle
			if i+n+3 <= len(body) && body[i+n:i+n+3] == "’" {
				kind, n = rightDouble, 2*n
			}
		case "‚":
			kind = lowSingle
		case "“":
			kind = leftDouble
		case "”", "‟":
			kind = rightDouble
		case "„":
			kind = lowDouble
		case "‹":
			kind = leftSingleAngle
		case "›":
			kind = rightSingleAngle
		}
	}
	s.marks = append(s.marks, mark{int32(len(s.t.Tokens)), kind})
	s.add(i, i+n, Punct, shape)
	return i + n
}

// pairQuotes finds the quotations of the paragraph made of the tokens
// [first, last).
func (s *Segmenter) pairQuotes(first, last int32) {
	quotes := len(s.t.Quotes)
	s.stack = s.stack[:0]
	waiting := s.waiting(first)
	for i, m := range s.marks {
		if waiting >= 0 && !m.kind.single() {
			if s.closesWaiting(waiting, m, first, last) {
				waiting = -1
				continue
			}
			waiting = -1
		}
		switch s.facing(i, first, last) {
		case OpenQuote:
			s.open(m)
		case CloseQuote:
			s.close(m)
		}
	}
	for len(s.stack) > 0 {
		s.abandon(last)
	}
	if slices.ContainsFunc(s.marks, func(m mark) bool { return !m.kind.single() }) {
		s.unmarked = last
	}
	s.keepClosed(quotes)
	for i := quotes; i < len(s.t.Quotes); i++ {
		q := &s.t.Quotes[i]
		q.Start, q.End = s.t.Tokens[q.First].Start, s.t.Tokens[q.Last-1].End
		q.Scare = s.scare(q)
		if q.Depth == 0 {
			for j := q.First; j < q.Last; j++ {
				s.t.Tokens[j].Shape |= InQuote
			}
		}
	}
	s.continueFrom(quotes, first)
}

// maxWaiting is how many tokens a quotation over several paragraphs has at
// most that is not marked anew at each.
const maxWaiting = 400

// waiting returns the index of the quotation of an earlier paragraph that
// still waits for its closing mark at token first, where a paragraph begins;
// -1 if there is none.
func (s *Segmenter) waiting(first int32) int {
	n := len(s.t.Quotes) - 1
	for n >= 0 && s.t.Quotes[n].Depth > 0 {
		n--
	}
	if n < 0 || !s.t.Quotes[n].Unclosed || first-s.t.Quotes[n].First > maxWaiting || s.t.Quotes[n].Last < s.unmarked {
		return -1
	}
	return n
}

// closesWaiting ends quotation n of an earlier paragraph at m, the first mark
// of its own, if it is the closing mark that n lacks.
func (s *Segmenter) closesWaiting(n int, m mark, first, last int32) bool {
	t := s.t
	q := &t.Quotes[n]
	glued := m.token > first && t.Tokens[m.token].Shape&SpaceBefore == 0
	open := m.token+1 < last && t.Tokens[m.token+1].Shape&SpaceBefore == 0 && t.Tokens[m.token+1].Kind == Word
	if !glued || open || !s.opening(q.First).closedBy(m.kind) {
		return false
	}
	t.Tokens[m.token].Kind = CloseQuote
	for j := q.Last; j <= m.token; j++ {
		t.Tokens[j].Shape |= InQuote
	}
	q.Last, q.Unclosed, q.Scare = m.token+1, false, false
	q.End = t.Tokens[m.token].End
	return true
}

// opening is the kind of the mark at token i that opens a quotation.
func (s *Segmenter) opening(i int32) markKind {
	switch s.t.Of(int(i)) {
	case "\"":
		return straightDouble
	case "''":
		return twoStraight
	case "„", ",,":
		return lowDouble
	case "“":
		return leftDouble
	case "”", "’’":
		return rightDouble
	case "«":
		return leftAngle
	}
	return 0
}

// facing decides whether the mark s.marks[i] opens or closes a quotation; 0 if
// it does neither.
func (s *Segmenter) facing(i int, first, last int32) Kind {
	m, t := s.marks[i], s.t
	// What is glued to the mark on both sides.
	left := m.token > first && t.Tokens[m.token].Shape&SpaceBefore == 0
	right := m.token+1 < last && t.Tokens[m.token+1].Shape&SpaceBefore == 0
	leftOpens := false // a bracket, dash or opening mark stands before
	if left {
		switch p := t.Tokens[m.token-1]; p.Kind {
		case OpenQuote:
			leftOpens = true
		case Punct:
			switch t.Body[p.Start] {
			case '(', '[', '{', '-', '/', ':':
				leftOpens = true
			case 0xE2:
				leftOpens = t.Body[p.Start:p.End] == "—" || t.Body[p.Start:p.End] == "–"
			}
		}
	}
	opens := right && (!left || leftOpens)
	isOpen := s.openFor(m.kind)
	switch m.kind {
	case straightDouble, twoStraight, backticks:
		switch {
		case isOpen && opens && !s.closesTop(m.kind, i):
			return OpenQuote
		case isOpen:
			return CloseQuote
		case left && !leftOpens && !right:
			return 0 // an inch mark, or a closing mark alone
		case m.kind == straightDouble && left && !leftOpens && t.Tokens[m.token-1].Kind == Number:
			return 0
		}
		return OpenQuote
	case leftDouble:
		if isOpen && (left && !leftOpens || !right) {
			return CloseQuote
		}
		if !right && left && len(s.stack) > 0 && s.top() == leftDouble {
			return CloseQuote // turned the wrong way
		}
		return OpenQuote
	case rightDouble:
		if isOpen && !(opens && !left) {
			return CloseQuote
		}
		if opens && !left {
			return OpenQuote
		}
		if isOpen {
			return CloseQuote
		}
		return 0
	case lowDouble, leftSingleAngle:
		return OpenQuote
	case leftAngle:
		if isOpen && (left && !leftOpens || !right) {
			return CloseQuote
		}
		return OpenQuote
	case rightAngle, rightSingleAngle:
		if isOpen {
			return CloseQuote
		}
		if opens {
			return OpenQuote
		}
		return 0
	case lowSingle:
		if right && !left && s.laterSingle(i) {
			return OpenQuote
		}
		return 0
	case leftSingle:
		if isOpen && left && !leftOpens {
			return CloseQuote
		}
		if opens && !s.apostrophe(m.token) {
			return OpenQuote
		}
		return 0
	case rightSingle, straightSingle:
		if isOpen && left && !leftOpens {
			if s.possessive(i, last) {
				return 0
			}
			return CloseQuote
		}
		if opens && m.kind == straightSingle && !s.apostrophe(m.token) && s.laterSingle(i) {
			return OpenQuote
		}
		return 0
	}
	return 0
}

func (s *Segmenter) top() markKind { return s.stack[len(s.stack)-1].kind }

// openFor reports whether a quotation is open that k may close.
func (s *Segmenter) openFor(k markKind) bool {
	for _, o := range s.stack {
		if o.kind.closedBy(k) {
			return true
		}
	}
	return false
}

// ahead returns the marks after mark i that decisions look at: a bound on the
// time that a text of nothing but marks takes.
func (s *Segmenter) ahead(i int) []mark { return s.marks[i+1 : min(i+1+100, len(s.marks))] }

// closesTop reports whether a straight mark in opening position closes all the
// same: nothing but white space was missed, as in `"one " two`.
func (s *Segmenter) closesTop(k markKind, i int) bool {
	prev := s.t.Tokens[s.marks[i].token-1]
	if prev.Kind == Punct && prev.End-prev.Start == 1 {
		switch s.t.Body[prev.Start] {
		case '.', '!', '?', ',', ':', ';':
			return false
		}
	}
	// Inside a sentence a second mark of the kind closes the first if no
	// other is left to close it.
	left := 0
	for _, m := range s.ahead(i) {
		if m.kind == k {
			left++
		}
	}
	return left%2 == 0
}

// apostrophe reports whether the mark begins a word such as ’em or ’90s.
func (s *Segmenter) apostrophe(token int32) bool {
	next := s.t.Tokens[token+1]
	if next.Kind == Number {
		return next.End-next.Start == 3 && s.t.Body[next.End-1] == 's' || next.End-next.Start == 2
	}
	if next.Kind != Word || next.End-next.Start > maxAbbreviation {
		return false
	}
	var buf [3 * maxAbbreviation]byte
	return s.lang.apostrophes[string(appendLower(buf[:0], s.t.Of(int(token+1))))]
}

// laterSingle reports whether some later single mark of the paragraph could
// close a quotation opened at mark i.
func (s *Segmenter) laterSingle(i int) bool {
	for _, m := range s.ahead(i) {
		if (m.kind == straightSingle || m.kind == rightSingle || m.kind == leftSingle) && s.t.Tokens[m.token].Shape&SpaceBefore == 0 {
			return true
		}
	}
	return false
}

// possessive reports whether a single mark inside single quotation marks is
// the apostrophe of a plural (the leaders' talks) and a later mark closes.
func (s *Segmenter) possessive(i int, last int32) bool {
	m, t := s.marks[i], s.t
	prev := t.Tokens[m.token-1]
	if prev.Kind != Word || t.Body[prev.End-1]|0x20 != 's' || m.token+1 >= last {
		return false
	}
	next := t.Tokens[m.token+1]
	if next.Kind != Word || next.Shape&SpaceBefore == 0 {
		return false
	}
	for _, later := range s.ahead(i) {
		switch k := t.Tokens[later.token]; {
		case !later.kind.single():
			return false
		case k.Shape&SpaceBefore != 0 && later.kind != rightSingle:
			return false // a new quotation opens first
		case k.Shape&SpaceBefore == 0:
			return true
		}
	}
	return false
}

// open begins a quotation at m.
func (s *Segmenter) open(m mark) {
	if len(s.stack) >= maxDepth {
		return
	}
	// The same mark again: the first lost its closing mark. Angle and low
	// marks do nest in themselves.
	if n := len(s.stack); n > 0 && s.top() == m.kind && m.kind != leftAngle && m.kind != lowDouble {
		s.abandon(m.token)
	}
	s.t.Tokens[m.token].Kind = OpenQuote
	s.stack = append(s.stack, openMark{m.kind, m.token, int32(len(s.t.Quotes))})
	s.t.Quotes = append(s.t.Quotes, Quote{First: m.token, Depth: int8(len(s.stack) - 1)})
}

// close ends the innermost quotation that m may close; those inside it that
// are still open are given up.
func (s *Segmenter) close(m mark) {
	for len(s.stack) > 0 {
		top := s.stack[len(s.stack)-1]
		if !top.kind.closedBy(m.kind) {
			s.abandon(m.token)
			continue
		}
		s.t.Tokens[m.token].Kind = CloseQuote
		s.t.Quotes[top.quote].Last = m.token + 1
		s.stack = s.stack[:len(s.stack)-1]
		return
	}
}

// abandon gives up the innermost open quotation: it ends before the token end,
// unclosed; a single mark was an apostrophe.
func (s *Segmenter) abandon(end int32) {
	top := s.stack[len(s.stack)-1]
	s.stack = s.stack[:len(s.stack)-1]
	q := &s.t.Quotes[top.quote]
	if top.kind.single() {
		s.t.Tokens[top.token].Kind = Punct
		q.Last = 0
		return
	}
	q.Last, q.Unclosed = end, true
}

// keepClosed drops the quotations given up as apostrophes, ends an unclosed
// one that swallowed later quotations of its own kind at the last sentence end
// before them, and counts the depth of what is left.
func (s *Segmenter) keepClosed(from int) {
	t := s.t
	out, all := t.Quotes[:from], t.Quotes[from:] // out grows over all, never past where it is read
	var ends [maxDepth + 1]int32                 // of the quotations around this one
	depth := 0
	for i, q := range all {
		if q.Last == 0 {
			continue
		}
		for depth > 0 && ends[depth-1] <= q.First {
			depth--
		}
		if depth > 0 && q.Last > ends[depth-1] {
			q.Last, q.Unclosed = ends[depth-1], true
		}
		if q.Unclosed && depth == 0 && i+1 < len(all) && all[i+1].First < q.Last && all[i+1].Last > 0 && s.sameMark(q.First, all[i+1].First) {
			if end := s.sentenceEndBefore(q.First, all[i+1].First); end > q.First+1 {
				q.Last = end
			}
		}
		q.Depth = int8(depth)
		ends[depth] = q.Last
		depth++
		out = append(out, q)
	}
	t.Quotes = out
}

func (s *Segmenter) sameMark(a, b int32) bool { return s.t.Of(int(a)) == s.t.Of(int(b)) }

// sentenceEndBefore returns the token after the last full stop between two
// tokens, the later one if there is none.
func (s *Segmenter) sentenceEndBefore(first, last int32) int32 {
	for i := len(s.stops) - 1; i >= 0; i-- {
		if k := s.stops[i]; k.token > first && k.token < last && (k.kind == fullStop || k.kind == exclamation) {
			return k.token + 1
		}
	}
	return last
}

// scareWords is the most words of a quotation that is no speech by itself.
const scareWords = 4

// scare reports whether q is too short to be speech by itself: few words and
// no mark that ends a sentence or a clause.
func (s *Segmenter) scare(q *Quote) bool {
	words := 0
	for i := q.First + 1; i < q.Last; i++ {
		if s.t.Tokens[i].Kind == Word || s.t.Tokens[i].Kind == Number {
			if words++; words > scareWords {
				return false
			}
		}
	}
	end := q.Last - 1
	if !q.Unclosed {
		end--
	}
	if end <= q.First {
		return true
	}
	if k := s.t.Tokens[end]; k.Kind == Punct {
		switch s.t.Body[k.Start] {
		case '.', ',', '!', '?', ';':
			return words == 0
		}
	}
	return true
}

// continueFrom notes that the last quotation of the paragraph before goes on,
// if it was not closed and this paragraph begins with a mark of its kind; and
// that one inside the paragraph does so.
func (s *Segmenter) continueFrom(from int, first int32) {
	t := s.t
	for i := max(from, 1); i < len(t.Quotes); i++ {
		q := &t.Quotes[i]
		if q.Depth != 0 {
			continue
		}
		p := i - 1
		for p > 0 && t.Quotes[p].Depth > 0 {
			p--
		}
		prev := &t.Quotes[p]
		if !prev.Unclosed || prev.Last != q.First {
			continue
		}
		if q.First == first || s.endsSentence(prev.Last-1) {
			prev.Continues = s.sameMark(prev.First, q.First) || q.First == first
		}
	}
}

// endsSentence reports whether token i is a mark that ends a sentence.
func (s *Segmenter) endsSentence(i int32) bool {
	switch s.t.Body[s.t.Tokens[i].Start] {
	case '.', '!', '?':
		return true
	}
	return false
}

// finishQuotes closes the record of the last paragraph.
func (s *Segmenter) finishQuotes() {
	if n := len(s.t.Quotes); n > 0 {
		s.t.Quotes[n-1].Continues = false
	}
}
