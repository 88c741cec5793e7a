package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// article reports whether the relative pronoun at piece k is an article
// instead, where nouns have capitals: one word, and then the list goes on.
func (s *scene) article(d *Document, k int) bool {
	if !d.Is(int(s.pieces[k].first), lexicon.Det) || k+1 >= len(s.pieces) || s.pieces[k+1].kind != pieceWord || !d.Shape(int(s.pieces[k+1].first), text.Capitalised) {
		return false
	}
	if k+2 >= len(s.pieces) {
		return true
	}
	switch p := &s.pieces[k+2]; p.kind {
	case pieceComma, pieceConj, pieceTopicCue, pieceTopicVerb:
		return true
	case pieceWord:
		return d.Text.Tokens[p.first].Kind == text.Punct
	}
	return false
}

// nounPhraseAt reads one noun phrase: its tokens [first, last) and the piece after it.
func (x *exchangeReader) nounPhraseAt(j int) (first, last, next int) {
	s := &x.scene
	for j < len(s.pieces) {
		switch s.pieces[j].kind {
		case pieceDet, piecePoss, pieceQuote, pieceAdv, pieceHedge:
			if i := int(s.pieces[j].first); !x.rules.nounCapitals && x.Is(i, lexicon.Rel) {
				return 0, 0, j // about what he wanted
			}
			j++
			continue
		case pieceStatus:
			if s.pieces[j].usage.flags&flagNoun != 0 && !(j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceLink && s.pieces[j+1].usage.is == isOf) {
				j++
				continue // but: the future of X
			}
		case pieceRel:
			if x.rules.nounCapitals && s.article(x.Document, j) {
				j++
				continue
			}
		case pieceWord:
			if t := &x.Text.Tokens[s.pieces[j].first]; t.Kind != text.Word && t.Kind != text.Number && t.Kind != text.Symbol {
				return 0, 0, j
			}
		}
		break
	}
	if j >= len(s.pieces) {
		return 0, 0, j
	}
	switch s.pieces[j].kind {
	case pieceActor:
		m := &x.Mentions[s.pieces[j].mention]
		if m.Kind == Pronoun || m.Kind == GroupOf {
			return 0, 0, j
		}
	case pieceWord, pieceAdj, pieceNoun, pieceIdiom, pieceStatus, pieceContact, pieceVerb, pieceTopicVerb:
	default:
		return 0, 0, j
	}
	first = int(s.pieces[j].first)
	last = first
	if x.Is(first, lexicon.Backdrop) {
		return 0, 0, j // what he wanted
	}
	determined := x.determined(j)
	// A topic with a name of its own may hold what would end the phrase: a
	// conjunction, a place.
	named := first + x.subjectLen(first)
	between := false
	joint := first // where the last preposition stands
	cut := 0       // where a phrase too long ends
	linked := false
	most := maxTopicTokens
	if x.Is(first, lexicon.TopicHead) {
		most += goalTokens
	}
loop:
	for ; j < len(s.pieces) && (x.phraseEnd == 0 || j < x.phraseEnd); j++ {
		p := &s.pieces[j]
		if int(p.last) <= named {
			last = int(p.last)
			continue
		}
		if cut == 0 && int(p.last)-first > most && last > first {
			cut = last
			if joint > max(first, named) {
				cut = joint // what hangs on the last preposition is not whole
			}
		}
		if last > first && x.Is(int(p.first), lexicon.Backdrop) {
			break
		}
		if p.kind == pieceLink || p.kind == pieceTopicCue {
			joint = last
		}
		switch p.kind {
		case pieceActor:
			m := &x.Mentions[p.mention]
			if m.Kind == Pronoun && !m.Possessive {
				break loop
			}
			if _, f := x.usageAt(int(p.first), lexicon.Link, isTo); f != nil && last > first && p.last > p.first+1 {
				break loop // whom to, not what about: ao presidente X
			}
			last = int(p.last)
		case pieceWord:
			t := &x.Text.Tokens[p.first]
			if t.Kind != text.Word && t.Kind != text.Number && t.Kind != text.Symbol && !x.dash(int(p.first)) {
				break loop
			}
			last = int(p.last)
		case pieceStatus:
			if (p.usage.flags&flagNoun == 0 || p.class == lexicon.Refuse) && !(p.last == p.first+1 && (last == first && (x.determined(j) || x.rules.noArticles && j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceWord) || last > first && s.pieces[j-1].kind == pieceLink && s.pieces[j-1].usage.is == isOf)) {
				break loop
			}
			last = int(p.last) // the calendar of upcoming contacts
		case pieceAdj, pieceNoun, pieceIdiom, pieceContact, pieceVerb:
			if p.kind == pieceVerb && p.feat&(lexicon.Past|lexicon.Pres) != 0 && p.feat&(lexicon.Inf|lexicon.Part) == 0 && last > first {
				break loop
			}
			if p.kind == pieceContact && last > first && p.feat&(lexicon.Past|lexicon.Part) != 0 {
				break loop // hat über X gesprochen
			}
			last = int(p.last)
		case pieceLight:
			if p.feat&lexicon.Ger == 0 || last == first {
				break loop
			}
			last = int(p.last) // a deal on sending troops
		case pieceSay:
			if last == first || !determined || p.feat&lexicon.Inf == 0 || p.last > p.first+1 || j+1 < len(s.pieces) && s.pieces[j+1].complement() {
				break loop
			}
			last = int(p.last) // the harbour project
		case pieceDet, piecePoss:
		case pieceAux:
			if last == first || !x.Is(int(p.first), lexicon.Of) || j+1 >= len(s.pieces) || !s.pieces[j+1].nominal() {
				break loop // dezvoltarea | a relațiilor
			}
		case pieceLink:
			switch p.usage.is {
			case isIn:
				if n := j + 1; n < len(s.pieces) && s.pieces[n].kind == pieceActor && x.cityName(&x.Mentions[s.pieces[n].mention]) != "" {
					break loop // where, not what about
				}
			case isTo:
				if j+1 < len(s.pieces) && last > first && s.pieces[j+1].feat&lexicon.Inf != 0 && !x.Is(last-1, lexicon.TopicHead) {
					break loop // Capitol Hill | to meet
				}
			case isOf, isFor, isWith, isFrom, isPrep, isNone, isObj:
			case isOn:
				if last == first {
					break loop
				}
			case isBetween:
				if x.theirs(j + 1) {
					break loop // between their countries
				}
				between = true
			default:
				break loop
			}
			if j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceTime {
				break loop
			}
			linked = true
		case pieceTopicCue:
			if last == first || j+1 >= len(s.pieces) || p.usage.is == isMore || p.usage.is == isWeak && linked || x.empty(last-1) {
				break loop
			}
		case pieceConj:
			if !between && !x.shared(first, last, j) && !(determined && x.adjoined(first, last, j)) {
				break loop
			}
			between = false
		case pieceNeg:
			if last == first || j+1 >= len(s.pieces) || s.pieces[j+1].kind != pieceWord || s.pieces[j-1].kind != pieceWord || !x.rules.articlesRepeat {
				break loop // stipendi non pagati
			}
		case pieceQuote:
			if last > first && j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceQuote {
				break loop
			}
		default:
			break loop
		}
	}
	if cut == 0 {
		last = x.closed(first, last, named, j)
	}
	// What is left hanging after the last word is the next phrase's.
	for j > 0 && int(s.pieces[j-1].first) >= last {
		j--
	}
	for j < len(s.pieces) && s.pieces[j].kind == pieceQuote {
		j++
	}
	if cut > 0 {
		last = cut
	}
	return first, last, j
}

// determined reports whether an article stands before piece k, by itself or
// grown together with a preposition: les, du, das.
func (x *exchangeReader) determined(k int) bool {
	if k == 0 {
		return false
	}
	p := &x.scene.pieces[k-1]
	return p.kind == pieceDet || x.Is(int(p.last)-1, lexicon.Det)
}

// adjoined reports whether a second adjective follows the conjunction at piece
// k, in languages whose adjectives follow their nouns and whose nouns have
// articles: les enjeux régionaux et internationaux.
func (x *exchangeReader) adjoined(first, last, k int) bool {
	s := &x.scene
	if !x.rules.articlesRepeat || last-first < 2 || k+1 >= len(s.pieces) || s.pieces[k+1].kind != pieceWord || s.pieces[k-1].kind != pieceWord {
		return false
	}
	i := int(s.pieces[k+1].first)
	return x.Text.Tokens[i].Kind == text.Word && !x.Shape(i, text.Capitalised) && x.subjectLen(i) == 0 && !x.Is(i, lexicon.TopicHead)
}

// shared reports whether the word [first, last) before the conjunction at
// piece k shares its noun with what follows: regional and global issues.
func (x *exchangeReader) shared(first, last, k int) bool {
	s := &x.scene
	if last-first != 1 || x.subjectLen(first) > 0 || x.MentionAt(first) != nil || x.Is(first, lexicon.TopicHead) {
		return false
	}
	if !x.endsIn(first, x.rules.adjectiveEndings) && (k < 2 || !x.determined(k-1)) {
		return false // security and economic ties
	}
	for j := k + 2; j < len(s.pieces) && j <= k+4; j++ {
		if kind := s.pieces[j-1].kind; kind != pieceWord && kind != pieceAdj && kind != pieceActor {
			return false
		}
		if x.Is(int(s.pieces[j].first), lexicon.TopicHead) && s.pieces[j].kind == pieceWord {
			return true
		}
	}
	return false
}

// complement reports whether p may be what a verb of saying says.
func (p *piece) complement() bool {
	switch p.kind {
	case pieceThat, pieceDet, pieceActor, pieceQuote, piecePoss, pieceSub:
		return true
	}
	return false
}

// nominal reports whether p may be a noun or what stands before it.
func (p *piece) nominal() bool {
	switch p.kind {
	case pieceWord, pieceActor, pieceAdj, pieceNoun, pieceDet:
		return true
	}
	return false
}

// closed is where the noun phrase of the tokens [first, last) that piece next
// ends is cut: before a participle with its agent (tariffs imposed | by X), and
// before what is no noun where nouns have capitals (die Lage in Mali gebeten).
func (x *exchangeReader) closed(first, last, named, next int) int {
	s := &x.scene
	if next < len(s.pieces) && s.pieces[next].kind == pieceLink && int(s.pieces[next].first) == last && last-first > 1 && last > named &&
		x.MentionAt(last-1) == nil && !x.Shape(last-1, text.Capitalised) && (s.pieces[next].usage.is == isBy || s.pieces[next].usage.flags&flagBy != 0 && x.rules.nounCapitals) {
		last--
	}
	if !x.rules.nounCapitals {
		return last
	}
	for last-first > 1 && last > named && x.Text.Tokens[last-1].Kind == text.Word && !x.Shape(last-1, text.Capitalised) && x.MentionAt(last-1) == nil {
		last--
	}
	return last
}

// theirs reports whether the phrase at piece k means the sides themselves: the
// two countries, țările lor.
func (x *exchangeReader) theirs(k int) bool {
	s := &x.scene
	if k >= len(s.pieces) {
		return true
	}
	if s.pieces[k].kind == pieceActor {
		m := &x.Mentions[s.pieces[k].mention]
		return m.Kind == GroupOf && (x.paired(m) || x.Is(int(m.First), lexicon.Poss) || x.ownedGroup(m))
	}
	if s.pieces[k].kind == pieceWord && k+1 < len(s.pieces) && s.pieces[k+1].kind == pieceActor {
		m := &x.Mentions[s.pieces[k+1].mention]
		return m.Kind == Pronoun && m.Possessive
	}
	return false
}

// ownedGroup reports whether a possessive is the last word of a group: țările lor.
func (x *exchangeReader) ownedGroup(m *Mention) bool {
	return x.rules.ownerBehind && int(m.Last) < len(x.Text.Tokens) && x.Any(int(m.Last), possessives) || x.Any(int(m.Last)-1, possessives)
}

var possessives = lexicon.SetOf(lexicon.Poss)

// dash reports whether token i is a dash inside a compound.
func (x *exchangeReader) dash(i int) bool {
	switch x.Text.Of(i) {
	case "-", "–", "—", "/":
		return true
	}
	return false
}
