package extract

import (
	"slices"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// topic is what an exchange was about: the tokens [first, last).
type topic struct {
	name        string
	first, last int32
	lead        int32 // tokens before it of a head that says nothing by itself: the issue of
	mutual      bool  // what the countries of the two sides have with each other
}

const (
	maxTopicTokens = 9  // a noun phrase longer than this is cut
	goalTokens     = 3  // more where it begins with "the need to strengthen" and the like
	maxTopics      = 16 // an exchange has no more of them
)

// cuedTopics reads the topics that "about", "on", "including" introduce in
// the pieces [from, to).
func (x *exchangeReader) cuedTopics(e *encounter, from, to int) {
	s := &x.scene
	background := false
	for j := from; j < to; j++ {
		background = x.background(int(s.pieces[j].first), background)
		switch p := &s.pieces[j]; {
		case background:
			// sur fond de crise, amid fears over tariffs: not what about
		case p.kind == pieceTopicCue && p.usage.is == isMore && len(e.topics) == 0 && (j == 0 || !x.Is(int(p.first)-1, lexicon.TopicHead)):
			// aides, notably X: there is nothing that X is more of
		case p.kind == pieceTopicCue && p.usage.is == isMore && x.attributes(j):
			// wie das Ministerium mitteilte
		case p.kind == pieceTopicCue && p.usage.is == isWeak:
			// Who meets somebody on something meets in a place.
			met := e.kind == kindMeeting && (from == 0 || s.pieces[from-1].kind != pieceNoun) && (j == 0 || s.pieces[j-1].kind != pieceNoun)
			j = x.weakTopics(&e.topics, j, !met && x.bound(j)) - 1
		case p.kind == pieceTopicCue:
			j = x.topicList(&e.topics, j+1) - 1
		case p.kind == pieceTopicVerb && p.feat&lexicon.Part != 0 && j > 0 && s.pieces[j-1].kind == pieceNoun:
			j = x.topicList(&e.topics, j+1) - 1 // une réunion consacrée au port
		case p.kind == pieceLink && p.usage.is == isTo && x.rules.nounCapitals && j > 0 && j+1 < to && s.pieces[j-1].kind == pieceNoun && s.pieces[j+1].kind != pieceActor && s.pieces[j+1].kind != pieceNoun:
			j = x.topicList(&e.topics, j+1) - 1 // Gespräche zum Hafen
		case (p.kind == pieceTopicVerb || p.kind == pieceContact && (p.usage.args&argTopic != 0 || p.usage.flags&flagAbout != 0 && s.genitive(j+1))) && (p.feat&lexicon.Inf != 0 && j > from || p.feat&lexicon.Ger != 0):
			// to discuss X, discussing X
			if j+1 < to && s.genitive(j+1) {
				j++
			}
			j = x.topicList(&e.topics, j+1) - 1
		}
	}
}

// genitive reports whether piece j is a genitive's preposition.
func (s *scene) genitive(j int) bool {
	return j < len(s.pieces) && s.pieces[j].kind == pieceLink && s.pieces[j].usage.is == isOf
}

// genitiveTopics reads the topics that a verb of talking has as its genitive, in
// the pieces [from, to): parlare con X dello sciopero. They need an article and
// a noun, else the genitive may be whom someone belongs to.
func (x *exchangeReader) genitiveTopics(e *encounter, from, to int) {
	s := &x.scene
	for j := from; j+1 < to; j++ {
		switch p := &s.pieces[j]; {
		case p.kind == pieceTime, p.kind == pieceMedium, p.kind == pieceAdv:
		case s.genitive(j) && (s.pieces[j+1].kind == pieceDet || x.determined(j+1)):
			k := j + 1
			for k < to && s.pieces[k].kind == pieceDet {
				k++
			}
			if k < to && s.pieces[k].kind != pieceActor && !x.capital(int(s.pieces[k].first)) {
				x.topicList(&e.topics, k)
			}
			return
		default:
			return
		}
	}
}

// weakTopics reads the topics that the preposition at piece k, which has other
// meanings too, introduces, and returns the piece after them.
func (x *exchangeReader) weakTopics(into *[]topic, k int, bound bool) int {
	var found []topic
	next := x.topicList(&found, k+1)
	if first, last, _ := x.nounPhraseAt(k + 1); last > first && len(found) > 0 && x.Is(last-1, lexicon.TopicHead) && int(found[0].first) >= last {
		*into = append(*into, found...) // on a range of issues, including X
		return next
	}
	found = slices.DeleteFunc(found, func(t topic) bool { return !x.plain(&t, bound) })
	if len(found) == 0 {
		return k + 1
	}
	*into = append(*into, found...)
	return next
}

// modifierTopics takes what stands before the noun of contact at piece k, in
// the phrase that begins at piece start, as topics: trade talks.
func (x *exchangeReader) modifierTopics(into *[]topic, start, k int) {
	s := &x.scene
	if !x.rules.nounCompounds {
		return
	}
	for i := int(s.pieces[start].first); i < int(s.pieces[k].first); i++ {
		if n := x.subjectLen(i); n > 0 && i+n <= int(s.pieces[k].first) {
			x.addTopic(into, i, i+n)
			i += n - 1
		}
	}
}

// bound reports whether the preposition at piece k hangs on the exchange or
// its sides, not on another word.
func (x *exchangeReader) bound(k int) bool {
	if k == 0 {
		return false
	}
	switch p := &x.scene.pieces[k-1]; p.kind {
	case pieceNoun, pieceContact, pieceActor, pieceTime, pieceMedium, pieceAdv, pieceTopicCue, pieceComma, pieceConj:
		return true
	default:
		return x.Is(int(p.last)-1, lexicon.TopicHead)
	}
}

// plain reports whether a phrase behind a preposition that has other meanings
// is a topic without doubt: one of the gazetteer, a country, or, where the
// preposition hangs on the exchange, a phrase of several words that is no name.
func (x *exchangeReader) plain(t *topic, bound bool) bool {
	first, last := int(t.first), int(t.last)
	if x.subjectLen(first) == last-first {
		return true
	}
	if x.Is(first, lexicon.TimeUnit) {
		return false // over the years
	}
	for i := first; i < last; i++ {
		m := x.MentionAt(i)
		if m == nil {
			continue
		}
		if m.Actor < 0 || int(m.First) > first {
			if m.Actor >= 0 && x.Actors[m.Actor].Type == Outlet {
				return false
			}
			continue
		}
		switch x.Actors[m.Actor].Type {
		case Country:
		case Person:
			if int(m.Last) == last {
				return false
			}
		default:
			return x.inSubject(i, first)
		}
		if int(m.Last) == last {
			return bound
		}
	}
	return bound && last-first > 1 && !x.Shape(first, text.Capitalised)
}

// between reports whether piece j only stands between a verb and its object: a
// time, an adverb, a medium, what opens a time (el lunes, am Montag), or a comma
// around one of them.
func (s *scene) between(j, to int) bool {
	switch s.pieces[j].kind {
	case pieceDet, pieceLink:
		return j+1 < to && s.pieces[j+1].kind == pieceTime
	case pieceComma:
		return j+1 < to && s.pieces[j+1].aside() || j > 0 && s.pieces[j-1].aside()
	}
	return s.pieces[j].aside()
}

// aside reports whether p says when or how.
func (p *piece) aside() bool {
	return p.kind == pieceTime || p.kind == pieceAdv || p.kind == pieceMedium
}

// objectTopics reads the topics that are the object of the verb at piece k.
func (x *exchangeReader) objectTopics(e *encounter, k, to int, partner *party) {
	s := &x.scene
	j := k + 1
	for j < to && (s.between(j, to) || s.pieces[j].kind == pieceTopicCue && s.pieces[j].usage.is == isMore || s.alsoAt(j, k)) {
		j++ // discusso anche lo sciopero
	}
	if j < to && s.pieces[k].prepositional() && (s.pieces[j].kind == pieceLink || s.pieces[j].kind == pieceTopicCue) {
		j++ // concentrato soprattutto | sul porto
	} else if j < to && s.pieces[j].kind == pieceLink {
		switch s.pieces[j].usage.is {
		case isWith:
			if partner == nil {
				if n := s.groupAt(min(j+1, len(s.pieces)-1)); n >= 0 {
					partner = &s.groups[n]
				}
			}
			if partner != nil && partner.first >= j {
				x.behindPartner(e, partner, to)
			}
			x.cuedTopics(e, j, to)
			return
		case isOf:
			j++ // trataram das tarifas
		default:
			if x.Is(int(s.pieces[j].first), lexicon.Det) && s.pieces[j].last == s.pieces[j].first+1 {
				j++ // foi discutida a reforma
			}
		}
	}
	j = x.topicList(&e.topics, j)
	if partner != nil {
		x.cutTopics(e, partner)
	}
	x.cuedTopics(e, j, to)
}

// alsoAt reports whether the conjunction at piece j, right behind the verb at
// piece k, only adds its object to what was told before: a fost abordată și greva.
func (s *scene) alsoAt(j, k int) bool {
	return j == k+1 && s.pieces[j].kind == pieceConj && (s.pieces[k].feat&(lexicon.Part|lexicon.Ger) != 0 || s.pieces[k].usage.is == isTold) && j+1 < len(s.pieces) && (s.pieces[j+1].kind == pieceWord || s.pieces[j+1].kind == pieceDet)
}

// behindPartner reads the object that stands behind the other side: discussed
// with X the plan to.
func (x *exchangeReader) behindPartner(e *encounter, partner *party, to int) {
	s := &x.scene
	j := partner.last
	for j < to && (s.pieces[j].kind == pieceComma || s.pieces[j].kind == pieceTime || s.pieces[j].kind == pieceMedium || s.pieces[j].kind == pieceAdv) {
		j++
	}
	if j < to && (s.pieces[j].kind == pieceDet || x.rules.noArticles && s.pieces[j].kind == pieceWord && s.pieces[j-1].kind != pieceComma || x.subjectLen(int(s.pieces[j].first)) > 0) {
		x.topicList(&e.topics, j)
	}
}

// cutTopics ends the topics of e before the one with whom they were discussed.
func (x *exchangeReader) cutTopics(e *encounter, partner *party) {
	link := x.scene.linkBefore(partner.first)
	if link < 0 {
		return
	}
	cut := x.scene.pieces[link].first
	for i := range e.topics {
		if t := &e.topics[i]; t.first < cut && t.last > cut {
			t.last = cut
			t.name = x.topicName(int(t.first), int(cut))
		}
	}
}

// attributes reports whether the clause that begins at piece j says whose words
// the rest is: as the ministry said, wie das Ministerium mitteilte.
func (x *exchangeReader) attributes(j int) bool {
	s := &x.scene
	if x.sourceUse(int(s.pieces[j].first)) != sourceAs {
		return false
	}
	for j++; j < len(s.pieces); j++ {
		switch s.pieces[j].kind {
		case pieceSay:
			return true
		case pieceComma, pieceStop, pieceConj:
			return false
		}
	}
	return false
}

// topicList reads a list of noun phrases from piece j on and returns the
// piece after it.
func (x *exchangeReader) topicList(into *[]topic, j int) int {
	s := &x.scene
	if j > 0 && j+1 < len(s.pieces) && s.pieces[j].kind == pieceLink && x.Is(int(s.pieces[j].first), lexicon.Det) {
		switch s.pieces[j-1].kind {
		case pieceTopicCue, pieceTopicVerb, pieceContact, pieceAux:
			j++ // sobre a ponte, discutir a ponte: an article
		}
	}
	if j > 0 && j+1 < len(s.pieces) && s.pieces[j-1].prepositional() && s.pieces[j].kind == pieceLink {
		j++ // dedicato | al porto
	}
	if j > 0 && s.pieces[j-1].kind == pieceTopicCue && s.pieces[j-1].usage.is == isMore {
		j = x.afterCue(j) // including in
	}
	articles := j < len(s.pieces) && (s.pieces[j].kind == pieceDet || x.determined(j))
	for j < len(s.pieces) && len(*into) < maxTopics {
		first, last, next := x.nounPhraseAt(j)
		if last <= first {
			return j
		}
		j = next
		if j+1 < len(s.pieces) && s.pieces[j].kind == pieceComma && s.pieces[j+1].kind == pieceTopicCue && s.pieces[j+1].usage.is == isMore && x.Is(last-1, lexicon.TopicHead) {
			j = x.afterCue(j + 2) // work in areas, such as X
			continue
		}
		// "issues related to X": what follows is the topic.
		if last-first == 1 && x.subjectLen(first) == 0 && x.MentionAt(first) == nil && s.related(j) {
			return j // the direction in which
		}
		if j >= len(s.pieces) || s.pieces[j].kind != pieceTopicCue || !x.Is(last-1, lexicon.TopicHead) {
			x.addTopic(into, first, last)
		}
		if j >= len(s.pieces) {
			return j
		}
		switch p := &s.pieces[j]; {
		case p.kind == pieceComma && j+1 < len(s.pieces) && x.attributes(j+1):
			return j
		case p.kind == pieceComma && j+1 < len(s.pieces) && (s.pieces[j+1].kind == pieceConj || s.pieces[j+1].kind == pieceTopicCue):
			if s.pieces[j+1].kind == pieceConj && s.verbAt(j+2) {
				return j
			}
			j = x.afterPlace(j + 2)
		case p.kind == pieceTopicCue && p.usage.is == isWeak && !x.Is(last-1, lexicon.TopicHead):
			return j // ties with X | on equal terms
		case p.kind == pieceConj && (x.predicate(j+1) || s.verbAt(j+1) || x.readoutAt(j+1)):
			return j // and signed a treaty, and discussed X
		case p.kind == pieceComma && (s.verbAt(j+1) || s.participial(j+1)):
			return j
		case p.kind == pieceConj, p.kind == pieceTopicCue:
			j++
			for j < len(s.pieces) && (s.pieces[j].kind == pieceTopicCue || s.pieces[j].kind == pieceAdv) {
				j++
			}
			if j < len(s.pieces) && s.pieces[j].kind == pieceAux && x.Is(int(s.pieces[j].first), lexicon.Of) {
				j++ // pe tema bugetului și a taxelor
			}
			j = x.afterPlace(j)
		case p.kind == pieceComma && articles && x.MentionAt(first) != nil && x.rules.articlesRepeat && s.pieces[min(j+1, len(s.pieces)-1)].kind == pieceWord && x.subjectLen(int(s.pieces[min(j+1, len(s.pieces)-1)].first)) == 0:
			return j // la France, partenaire important de X
		case p.kind == pieceComma && s.placed(j+1) && s.listed(j+1):
			j += 2 // the situation in Syria, in Iraq and in Iran
		case p.kind == pieceComma && (s.listed(j+1) || j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceRel && x.rules.nounCapitals && s.article(x.Document, j+1)):
			j = x.afterPlace(j + 1)
		default:
			return j
		}
	}
	return j
}

// afterCue is where the phrase begins behind words that go on with a topic,
// from piece j on: including | in particular in | X.
func (x *exchangeReader) afterCue(j int) int {
	s := &x.scene
	for j < len(s.pieces) && (s.pieces[j].kind == pieceTopicCue && s.pieces[j].usage.is == isMore || s.pieces[j].kind == pieceAdv) {
		j++
	}
	return x.afterPlace(j)
}

// prepositional reports whether p introduces topics with a preposition behind it,
// whichever it is: dedicato a, al, alla.
func (p *piece) prepositional() bool {
	return (p.kind == pieceTopicCue || p.kind == pieceTopicVerb) && p.usage.is == isTo
}

// afterPlace is the piece after the preposition that piece k may be, in a list
// that says it again: the situation in Syria and in Iraq.
func (x *exchangeReader) afterPlace(k int) int {
	s := &x.scene
	if k+1 >= len(s.pieces) || s.pieces[k].kind != pieceLink {
		return k
	}
	switch s.pieces[k].usage.is {
	case isIn, isOf, isOn, isAt:
		return k + 1
	case isTo, isObj, isPrep:
		if x.rules.articlesRepeat && s.pieces[k+1].kind != pieceActor {
			return k + 1 // in merito al porto e allo sciopero; o porto e a greve
		}
	}
	return k
}

// placed reports whether a preposition of place and a name stand at piece k.
func (s *scene) placed(k int) bool {
	if k+1 >= len(s.pieces) || s.pieces[k].kind != pieceLink || s.pieces[k+1].kind != pieceActor {
		return false
	}
	switch s.pieces[k].usage.is {
	case isIn, isAt, isOn:
		return true
	}
	return false
}

// related reports whether a relative clause with a preposition begins at piece k.
func (s *scene) related(k int) bool {
	return k+1 < len(s.pieces) && s.pieces[k].kind == pieceLink && s.pieces[k+1].kind == pieceRel
}

// predicate reports whether a verb that the lexicon does not know begins at
// piece k, with its object or preposition behind it.
func (x *exchangeReader) predicate(k int) bool {
	s := &x.scene
	if k+1 >= len(s.pieces) || s.pieces[k].kind != pieceWord || !x.endsIn(int(s.pieces[k].first), x.rules.verbEndings) ||
		x.endsIn(int(s.pieces[k].first), x.rules.pluralEndings) {
		return false
	}
	switch s.pieces[k+1].kind {
	case pieceDet, piecePoss, pieceActor, pieceThat:
		return true
	}
	return false
}

// verbAt reports whether a finite verb of contact or of topics stands at piece k.
func (s *scene) verbAt(k int) bool {
	if k >= len(s.pieces) {
		return false
	}
	p := &s.pieces[k]
	if p.kind != pieceContact && p.kind != pieceTopicVerb {
		return false
	}
	return p.feat&lexicon.Finite != 0 && p.feat&(lexicon.Inf|lexicon.Part) == 0 || p.feat&lexicon.Past != 0 && k+1 < len(s.pieces) && s.pieces[k+1].complement()
}

// readoutAt reports whether a finite verb of a readout stands at piece k: и попросил.
func (x *exchangeReader) readoutAt(k int) bool {
	s := &x.scene
	return k < len(s.pieces) && s.pieces[k].kind != pieceNoun && x.Feat(int(s.pieces[k].first), lexicon.Readout)&lexicon.Past != 0
}

// participial reports whether a participle with its agent begins at piece k:
// il piano, presentato da X.
func (s *scene) participial(k int) bool {
	return k+1 < len(s.pieces) && s.pieces[k].kind == pieceWord && s.pieces[k+1].kind == pieceLink && s.pieces[k+1].usage.is == isBy
}

// listed reports whether a list of noun phrases goes on at piece j: another
// comma or a conjunction comes before any verb.
func (s *scene) listed(j int) bool {
	for n := 0; j < len(s.pieces) && n < 10; j, n = j+1, n+1 {
		switch s.pieces[j].kind {
		case pieceConj:
			return n > 0
		case pieceTopicCue:
			return n > 0 && s.pieces[j].usage.is == isMore
		case pieceComma:
			return n > 0 && (j+1 < len(s.pieces) && s.pieces[j+1].kind == pieceConj || s.listed(j+1))
		case pieceWord, pieceActor, pieceDet, pieceAdj, piecePoss, pieceLink, pieceNoun:
		default:
			return false
		}
	}
	return false
}
