package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// pieceKind is what a piece of a sentence is to the rules of exchanges.
type pieceKind uint8

const (
	pieceWord    pieceKind = iota // anything else
	pieceActor                    // a mention
	pieceTime                     // an expression of time
	pieceContact                  // a verb of contact
	pieceNoun                     // a noun of contact
	pieceLight                    // a light verb
	pieceVerb                     // another verb
	pieceSay                      // a verb of saying
	pieceTopicVerb
	pieceTopicCue
	pieceMedium
	pieceLink
	pieceAux
	pieceModal
	pieceNeg
	pieceStatus // planned, proposed, refused, not yet
	pieceHedge
	pieceAdv
	pieceDet
	pieceAdj
	piecePoss
	pieceConj
	pieceComma
	pieceStop // ; : brackets, dashes between spaces
	pieceQuote
	pieceSub
	pieceRel
	pieceThat
	pieceIdiom // a look-alike
)

// piece is a piece of a sentence: the tokens [first, last).
type piece struct {
	kind        pieceKind
	class       lexicon.Class // of a status piece
	first, last int32
	mention     int32 // of an actor piece
	feat        lexicon.Feat
	usage       *usage
	time        int32 // of a time piece: index into scene.times
	owns        bool  // of an actor piece: stands before what it owns
}

// party is one or more actors named together, in one place of a sentence.
type party struct {
	first, last int     // pieces
	members     []int32 // mentions
	link        role    // the preposition before it; isNone for a bare one
	possessive  bool    // A's
}

// scene is one sentence cut into pieces.
type scene struct {
	sentence    int
	first, last int // tokens
	pieces      []piece
	groups      []party
	times       []temporal
	members     []int32 // what groups' members point into
}

// stage fills s with the pieces and groups of a sentence.
func (d *Document) stage(s *scene, sentence int) {
	x := &d.Text.Sentences[sentence]
	s.sentence, s.first, s.last = sentence, int(x.First), int(x.Last)
	s.pieces, s.groups, s.times, s.members = s.pieces[:0], s.groups[:0], s.times[:0], s.members[:0]
	for i := s.first; i < s.last; {
		n := d.nextPiece(s, i)
		i = n
	}
	s.nounOrVerb(d)
	s.gather(d)
}

// nextPiece appends the piece at token i and returns the token after it.
func (d *Document) nextPiece(s *scene, i int) int {
	k := d.firstMention(int32(i))
	if k < len(d.Mentions) && int(d.Mentions[k].First) == i && !d.verbForm(&d.Mentions[k]) {
		// Of mentions one inside the other ("his" in "his counterpart") the
		// widest is the piece; the two halves of a compound are as wide.
		end := i + 1
		for n := k; n < len(d.Mentions) && int(d.Mentions[n].First) == i; n++ {
			end = max(end, int(d.Mentions[n].Last))
		}
		for ; k < len(d.Mentions) && int(d.Mentions[k].First) == i; k++ {
			m := &d.Mentions[k]
			if int(m.Last) < end {
				continue
			}
			s.pieces = append(s.pieces, piece{kind: d.actorPiece(s, k), first: int32(i), last: m.Last, mention: int32(k)})
		}
		if end < s.last && d.possessed(end) {
			// Trump's: the ending belongs to the name.
			end++
			s.pieces[len(s.pieces)-1].last = int32(end)
			s.pieces[len(s.pieces)-1].owns = true
		}
		return min(end, s.last)
	}
	if d.leaning(s, i) {
		s.pieces = append(s.pieces, piece{kind: pieceAdv, first: int32(i), last: int32(i + 1)})
		return i + 1
	}
	if p, ok := d.longest(i, s.last); ok {
		if p.kind != pieceIdiom && p.kind != pieceMedium && p.last-p.first < 3 && d.timely(i) {
			if t, ok := d.temporalAt(i, s.last); ok && t.last >= p.last {
				return s.addTime(t)
			}
		}
		s.pieces = append(s.pieces, p)
		return int(p.last)
	}
	if d.timely(i) {
		if t, ok := d.temporalAt(i, s.last); ok {
			return s.addTime(t)
		}
	}
	s.pieces = append(s.pieces, piece{kind: d.otherPiece(i), first: int32(i), last: int32(i + 1)})
	return i + 1
}

// leaning reports whether token i is a pronoun that belongs to its verb: se,
// sich, l'. A word that is a conjunction too is one at the start of a clause.
func (d *Document) leaning(s *scene, i int) bool {
	if d.Feat(i, lexicon.Pron)&(lexicon.Refl|lexicon.Obl) == 0 || d.Is(i, lexicon.Aux) || d.Is(i, lexicon.Poss) || d.Is(i, lexicon.Det) || d.Is(i, lexicon.Rel) || d.Is(i, lexicon.Link) {
		return false
	}
	if d.Is(i, lexicon.Propose) || d.Is(i, lexicon.Sub) {
		return i > s.first && d.Text.Of(i-1) != ","
	}
	return true
}

// verbForm reports whether a description of one word is rather the verb of
// contact, or the light verb, behind an auxiliary: a trimis.
func (d *Document) verbForm(m *Mention) bool {
	i := int(m.First)
	return m.Last == m.First+1 && i > 0 && m.Kind != Name && m.Kind != Titled && m.Kind != Pronoun && !d.Shape(i, text.Capitalised) &&
		d.Any(i, verbClasses) && d.Is(i-1, lexicon.Aux)
}

var verbClasses = lexicon.SetOf(lexicon.Contact, lexicon.Light)

func (s *scene) addTime(t temporal) int {
	s.times = append(s.times, t)
	s.pieces = append(s.pieces, piece{kind: pieceTime, first: t.first, last: t.last, time: int32(len(s.times) - 1)})
	return int(t.last)
}

// actorPiece is the piece kind of mention k. "Both" beside the names it
// counts says nothing of its own.
func (d *Document) actorPiece(s *scene, k int) pieceKind {
	m := &d.Mentions[k]
	if m.Kind == Name && m.Last == m.First+1 && d.Is(int(m.First), lexicon.Det) && d.Shape(int(m.First), text.SentenceStart) {
		return pieceDet // El, Der at the start of a sentence
	}
	if m.Kind != GroupOf || m.Last != m.First+1 || !d.Is(int(m.First), lexicon.Det) && !d.Is(int(m.First), lexicon.Pair) {
		return pieceActor
	}
	if k+1 < len(d.Mentions) && d.Mentions[k+1].First == m.Last {
		return pieceDet
	}
	if n := len(s.pieces); n > 0 && s.pieces[n-1].kind == pieceActor {
		return pieceAdv
	}
	return pieceActor
}

// possessive reports whether the actor at piece k stands before what it owns.
func (s *scene) possessive(d *Document, k int) bool {
	return s.pieces[k].owns || d.Mentions[s.pieces[k].mention].Possessive
}

// classPieces lists the classes that make pieces of their own, the most
// telling first: it wins where two readings are equally long.
var classPieces = [...]struct {
	class lexicon.Class
	kind  pieceKind
}{
	{lexicon.NoContact, pieceIdiom}, {lexicon.Medium, pieceMedium}, {lexicon.Contact, pieceContact}, {lexicon.ContactN, pieceNoun},
	{lexicon.NotYet, pieceStatus}, {lexicon.Refuse, pieceStatus}, {lexicon.Propose, pieceStatus}, {lexicon.Plan, pieceStatus},
	{lexicon.TopicVerb, pieceTopicVerb}, {lexicon.Light, pieceLight}, {lexicon.Hedge, pieceHedge}, {lexicon.TopicCue, pieceTopicCue},
	{lexicon.Link, pieceLink}, {lexicon.Neg, pieceNeg}, {lexicon.Rel, pieceRel}, {lexicon.Aux, pieceAux}, {lexicon.Modal, pieceModal},
	{lexicon.Conj, pieceConj}, {lexicon.That, pieceThat}, {lexicon.Sub, pieceSub}, {lexicon.Prep, pieceLink}, {lexicon.Say, pieceSay},
	{lexicon.Adv, pieceAdv}, {lexicon.Poss, piecePoss}, {lexicon.Det, pieceDet}, {lexicon.Dem, pieceDet}, {lexicon.Verb, pieceVerb}, {lexicon.Adj, pieceAdj},
}

var pieceClasses = func() (set lexicon.Set) {
	for _, c := range classPieces {
		set = set.With(c.class)
	}
	return set
}()

// longest is the longest reading at token i of the classes that make pieces.
func (d *Document) longest(i, end int) (piece, bool) {
	if !d.Any(i, pieceClasses) {
		return piece{}, false
	}
	var best piece
	for _, c := range classPieces {
		if !d.Is(i, c.class) {
			continue
		}
		sense, f := d.usageAt(i, c.class, isNone)
		if f == nil || i+int(sense.Len) > end || int32(sense.Len) <= best.last-best.first {
			continue
		}
		if f.flags&flagCapital != 0 && !d.Shape(i, text.Capitalised) {
			continue
		}
		if c.kind == pieceRel && d.Is(i, lexicon.Det) && !d.afterComma(i) {
			continue // der, die, das: an article
		}
		if c.kind == pieceSay {
			if d.Any(i, contactClasses) || sense.Feat&(lexicon.Past|lexicon.Pres|lexicon.Part|lexicon.Ger|lexicon.Fut|lexicon.Subj|lexicon.Cond) == 0 {
				continue
			}
		}
		best = piece{kind: c.kind, class: c.class, first: int32(i), last: int32(i + int(sense.Len)), feat: sense.Feat, usage: f}
	}
	return best, best.last > 0
}

// afterComma reports whether a comma, and at most a preposition, comes before token i.
func (d *Document) afterComma(i int) bool {
	for j := i - 1; j >= 0 && j >= i-2; j-- {
		if d.Text.Of(j) == "," {
			return true
		}
		if !d.Is(j, lexicon.Link) && !d.Is(j, lexicon.Prep) {
			return false
		}
	}
	return false
}

// scare reports whether the quotation mark at token i stands around words
// that are no speech by themselves.
func (d *Document) scare(i int) bool {
	for q := range d.Text.Quotes {
		if x := &d.Text.Quotes[q]; int(x.First) == i || int(x.Last)-1 == i {
			return x.Scare
		}
	}
	return false
}

// contactClasses are the classes that a verb of saying never hides.
var contactClasses = lexicon.SetOf(lexicon.Contact, lexicon.ContactN)

// otherPiece is the piece kind of a token that the lexicon does not class.
func (d *Document) otherPiece(i int) pieceKind {
	switch t := &d.Text.Tokens[i]; t.Kind {
	case text.OpenQuote, text.CloseQuote:
		if d.scare(i) {
			return pieceAdv // marks around a word are no boundary
		}
		return pieceQuote
	case text.Punct:
		switch d.Text.Of(i) {
		case ",":
			return pieceComma
		case ".", "'", "’", "-", "‑":
			return pieceWord
		case "–", "—", "/":
			if t.Shape&text.SpaceBefore == 0 && i+1 < len(d.Text.Tokens) && d.Text.Tokens[i+1].Shape&text.SpaceBefore == 0 {
				return pieceWord // Libya–Turkey
			}
		}
		return pieceStop
	}
	return pieceWord
}

// nounOrVerb decides between the noun and the verb of contact where a form
// is both: call, visit, talks.
func (s *scene) nounOrVerb(d *Document) {
	for k := range s.pieces {
		p := &s.pieces[k]
		if (p.kind == pieceSay || p.kind == pieceLight) && k > 0 && s.nounBefore(d, k-1) {
			p.kind = pieceWord // an executive order
		}
		if p.kind != pieceContact {
			continue
		}
		if k > 0 && (s.pieces[k-1].kind == pieceDet || s.pieces[k-1].kind == piecePoss) && p.feat&lexicon.Inf != 0 &&
			!d.Is(int(p.first), lexicon.ContactN) {
			p.kind = pieceWord // a brief meeting
			continue
		}
		sense, f := d.usageAt(int(p.first), lexicon.ContactN, isNone)
		if f == nil || sense.Len != uint8(p.last-p.first) {
			continue
		}
		if s.nominal(d, k) {
			p.kind, p.usage, p.feat, p.class = pieceNoun, f, sense.Feat, lexicon.ContactN
		}
	}
}

// nounBefore reports whether piece k makes a noun of what follows it.
func (s *scene) nounBefore(d *Document, k int) bool {
	switch s.pieces[k].kind {
	case pieceDet, piecePoss, pieceAdj:
		return true
	case pieceActor:
		return s.possessive(d, k)
	}
	return false
}

// nominal reports whether what stands around piece k makes it a noun. Of a
// form that is noun and verb, a verb has a subject, an auxiliary or "to" before it.
func (s *scene) nominal(d *Document, k int) bool {
	p := &s.pieces[k]
	if k+1 < len(s.pieces) {
		if n := &s.pieces[k+1]; n.kind == pieceLink && (n.usage.is == isBetween || n.usage.is == isWith && p.usage.args&argWith == 0) {
			return true
		}
	}
	j := k - 1
	for j >= 0 && (s.pieces[j].kind == pieceAdv || s.pieces[j].kind == pieceHedge) && d.Text.Tokens[s.pieces[j].first].Kind == text.Word {
		j--
	}
	if j < 0 {
		return false
	}
	if p.feat&lexicon.Ger != 0 {
		return s.gerundNoun(d, k)
	}
	switch q := &s.pieces[j]; q.kind {
	case pieceLink:
		return q.usage.is != isTo
	case pieceModal, pieceNeg, pieceRel, pieceConj, pieceComma, pieceStop, pieceQuote, pieceThat, pieceSub, pieceSay:
		return false
	case pieceAux:
		return false
	case pieceStatus:
		return q.usage.flags&flagNoun != 0 || j == k-1 && !s.toInfinitive(q)
	case pieceActor:
		return s.possessive(d, j) || j > 0 && s.pieces[j-1].kind == pieceActor && s.pieces[j-1].first == q.first
	case pieceTime:
		return j == k-1 && d.possessed(int(p.first)-1)
	}
	return true
}

// toInfinitive reports whether a status piece takes a bare verb: will, wants to.
func (s *scene) toInfinitive(q *piece) bool {
	return q.usage.flags&flagModal != 0 || q.class == lexicon.Plan || q.class == lexicon.NotYet || q.last-q.first > 1
}

// gerundNoun reports whether the form in -ing at piece k is a noun: it has a
// determiner, an adjective or a light verb before it, and no object behind it.
func (s *scene) gerundNoun(d *Document, k int) bool {
	j := k - 1
	for skipped := 0; j >= 0 && (s.pieces[j].kind == pieceAdj || s.pieces[j].kind == pieceWord) && skipped < 3; skipped++ {
		j--
	}
	if j < 0 {
		return false
	}
	switch q := &s.pieces[j]; q.kind {
	case pieceDet, piecePoss, pieceLight:
		return true
	case pieceLink:
		// "after meeting Xi": a gerund keeps its object.
		return q.usage.is != isTo && (j < k-1 || k+1 < len(s.pieces) && s.pieces[k+1].kind == pieceLink && s.pieces[k+1].usage.is != isWith)
	case pieceStatus:
		return q.usage.flags&flagNoun != 0
	case pieceActor:
		return s.possessive(d, j) || j > 0 && s.pieces[j-1].kind == pieceActor && s.pieces[j-1].first == q.first
	case pieceTime:
		return j == k-1 && d.possessed(int(s.pieces[k].first)-1)
	}
	return false
}

// possessed reports whether token i is a possessive ending, as in "Tuesday's call".
func (d *Document) possessed(i int) bool {
	switch d.Text.Of(i) {
	case "'s", "’s", "'", "’":
		return true
	}
	return false
}

// gather finds the groups of actors and the prepositions before them.
func (s *scene) gather(d *Document) {
	link := isNone
	for k := 0; k < len(s.pieces); {
		p := &s.pieces[k]
		switch p.kind {
		case pieceLink:
			link = p.usage.is
			if link == isNone {
				link = isPrep
			}
		case pieceTopicCue:
			link = isPrep
		case pieceActor:
			if link == isNone {
				// A preposition that has grown together with the article: ao, au.
				if _, f := d.usageAt(int(p.first), lexicon.Link, isNone); f != nil && p.last > p.first+1 {
					link = f.is
				}
			}
			g := s.list(d, k, link)
			s.groups = append(s.groups, g)
			k = g.last
			if !g.possessive {
				link = isNone
			}
			continue
		case pieceDet, pieceAdj, piecePoss, pieceAdv, pieceHedge:
		case pieceWord:
		case pieceStatus:
			if p.usage.flags&flagNoun == 0 {
				link = isNone
			}
		default:
			link = isNone
		}
		k++
	}
}

// list reads the actors that are named together from piece k on.
func (s *scene) list(d *Document, k int, link role) party {
	start := len(s.members)
	s.members = append(s.members, s.pieces[k].mention)
	g := party{first: k, last: k + 1, link: link, possessive: s.possessive(d, k)}
	if k+1 < len(s.pieces) && s.pieces[k+1].kind == pieceActor && s.pieces[k+1].first == s.pieces[k].first {
		// The two halves of a compound.
		s.members = append(s.members, s.pieces[k+1].mention)
		g.last = k + 2
		g.members = s.members[start:len(s.members):len(s.members)]
		return g
	}
	if n := s.owned(d, k); n > k {
		// Russia's Vladimir Putin
		s.members[start] = s.pieces[n].mention
		g.last, g.possessive = n+1, s.possessive(d, n)
	}
	if n := s.bodyOf(d, k); n > k {
		s.members[start] = s.pieces[n].mention
		g.last = n + 1
	}
	if n := s.counterpart(d, k); n > k {
		s.members[start] = s.pieces[n].mention
		g.last = n + 1
	}
	if names := s.namesAfter(d, k, link); names.last > 0 {
		s.members = append(s.members[:start], names.members...)
		g.last = names.last
		g.members = s.members[start:len(s.members):len(s.members)]
		return g
	}
	joined, semicolons := false, false // a conjunction or a semicolon was read
	safe, safeMembers := g.last, len(s.members)
	for j := g.last; j < len(s.pieces); {
		sep := s.pieces[j].kind
		semicolon := sep == pieceStop && d.Text.Of(int(s.pieces[j].first)) == ";"
		semicolons = semicolons || semicolon
		if sep != pieceComma && sep != pieceConj && !semicolon {
			break
		}
		n := j + 1
		if sep == pieceComma && n < len(s.pieces) && s.pieces[n].kind == pieceConj {
			sep, n = pieceConj, n+1
		}
		comma := sep == pieceComma
		for n < len(s.pieces) && (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceAdj || s.pieces[n].kind == piecePoss && !comma ||
			s.pieces[n].kind == pieceLink && link != isNone && (s.pieces[n].usage.is == link || !comma && s.stateAndPerson(d, n+1))) {
			n++
		}
		if n >= len(s.pieces) || s.pieces[n].kind != pieceActor {
			if sep == pieceConj && !joined && n < len(s.pieces) && n > j+1 && s.pieces[n].kind == pieceWord && s.pieces[n-1].kind == pieceDet {
				// X, Y and several members of …
				joined = true
				safe, safeMembers = g.last, len(s.members)
			}
			break
		}
		if o := s.owned(d, n); o > n {
			n = o
		}
		mention := s.pieces[n].mention
		last := s.members[len(s.members)-1]
		if comma && d.apposed(last, mention) && (d.typeOf(last) != Country || link == isWith || link == isBetween || link == isFrom || link == isTo || semicolons) {
			// X, the president of Y: the same one again; France, X: who stands for it.
			if d.Mentions[last].Kind != Name && d.Mentions[last].Kind != Titled && d.typeOf(mention) == Person || d.typeOf(last) == Country {
				s.members[len(s.members)-1] = mention
			}
			g.last = n + 1
			if len(s.members) == safeMembers {
				safe = n + 1
				// A comma closes the apposition.
				if n+1 < len(s.pieces) && s.pieces[n+1].kind == pieceComma && !s.listGoesOn(n+1) {
					safe = n + 2
				}
			}
			j = n + 1
			continue
		}
		if joined && comma {
			break
		}
		if joined && !semicolon && !s.stateAndPerson(d, n) {
			break
		}
		s.members = append(s.members, mention)
		g.last = n + 1
		j = n + 1
		if names := s.namesAfter(d, n, link); names.last > 0 {
			// his French and Greek counterparts, X and Y
			s.members = append(s.members[:len(s.members)-1], names.members...)
			g.last, joined = names.last, true
			safe, safeMembers = g.last, len(s.members)
			break
		}
		if s.possessive(d, n) {
			g.possessive = true
		}
		if !comma {
			joined = true
			safe, safeMembers = g.last, len(s.members)
		}
	}
	if !joined {
		// Commas without a final conjunction make no list.
		g.last, s.members = safe, s.members[:safeMembers]
	}
	g.members = s.members[start:len(s.members):len(s.members)]
	return g
}

// bodyOf is the piece of the body whose leaders, members or negotiators the
// mention at piece k means without naming them; k if there is none.
func (s *scene) bodyOf(d *Document, k int) int {
	m := &d.Mentions[s.pieces[k].mention]
	if m.Resolved() || m.Number != lexicon.Pl || m.Kind == Name || m.Kind == Titled || m.Kind == Pronoun {
		return k
	}
	n := k + 1
	for n < len(s.pieces) && n < k+4 && (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceAdj || s.pieces[n].kind == pieceLink && s.pieces[n].usage.is == isOf) {
		n++
	}
	if n < len(s.pieces) && s.pieces[n].kind == pieceActor {
		if t := d.typeOf(s.pieces[n].mention); t == Organization || t == Country {
			return n
		}
	}
	return k
}

// counterpart is the piece of the name that follows the unresolved
// description at piece k, its adjectives and a comma: omologul său nipon, X.
func (s *scene) counterpart(d *Document, k int) int {
	m := &d.Mentions[s.pieces[k].mention]
	if m.Resolved() || m.Kind != Office && m.Kind != Nominal {
		return k
	}
	for n := k + 1; n < len(s.pieces) && n < k+5; n++ {
		switch p := &s.pieces[n]; p.kind {
		case pieceAdj, pieceWord, piecePoss:
			continue
		case pieceActor:
			if x := &d.Mentions[p.mention]; x.Kind == Name && d.typeOf(p.mention) == Person {
				return n
			} else if x.Possessive || x.Kind == Name && d.typeOf(p.mention) == Country {
				continue
			}
		case pieceComma:
			if n+1 < len(s.pieces) && s.pieces[n+1].kind == pieceActor && d.typeOf(s.pieces[n+1].mention) == Person && d.Mentions[s.pieces[n+1].mention].Kind == Name {
				return n + 1
			}
		}
		break
	}
	return k
}

// stateAndPerson reports whether a country and the person who stands for it
// are named from piece k on: de Chile, X.
func (s *scene) stateAndPerson(d *Document, k int) bool {
	for k < len(s.pieces) && s.pieces[k].kind == pieceDet {
		k++
	}
	return k+2 < len(s.pieces) && s.pieces[k].kind == pieceActor && d.typeOf(s.pieces[k].mention) != Person &&
		s.pieces[k+1].kind == pieceComma && s.pieces[k+2].kind == pieceActor && d.typeOf(s.pieces[k+2].mention) == Person
}

// namesAfter is the list of names that tells who the group at piece k is.
func (s *scene) namesAfter(d *Document, k int, link role) party {
	m := &d.Mentions[s.pieces[k].mention]
	if m.Number != lexicon.Pl || m.Kind == Name || m.Kind == Titled || k+2 >= len(s.pieces) ||
		s.pieces[k+1].kind != pieceComma || s.pieces[k+2].kind != pieceActor || d.Mentions[s.pieces[k+2].mention].Kind != Name {
		return party{}
	}
	members := len(s.members)
	g := s.list(d, k+2, link)
	s.members = s.members[:members]
	if len(g.members) < 2 {
		return party{}
	}
	g.members = append([]int32(nil), g.members...)
	return g
}

// owned is the piece of the person whom the country or body at piece k owns,
// as in "Russia's Vladimir Putin" and "Poland's president, Andrzej Duda"; k if there is none.
func (s *scene) owned(d *Document, k int) int {
	if !s.pieces[k].owns || d.typeOf(s.pieces[k].mention) == Person {
		return k
	}
	for n := k + 1; n < len(s.pieces) && n < k+4; n++ {
		switch s.pieces[n].kind {
		case pieceActor:
			return n
		case pieceAdj:
		default:
			return k
		}
	}
	return k
}

// listGoesOn reports whether an actor follows the comma at piece k.
func (s *scene) listGoesOn(k int) bool {
	for n := k + 1; n < len(s.pieces); n++ {
		switch s.pieces[n].kind {
		case pieceDet, pieceAdj, pieceConj:
		case pieceActor:
			return true
		default:
			return false
		}
	}
	return false
}

// typeOf is the type of a mention's actor, 0 if it is not resolved.
func (d *Document) typeOf(mention int32) Type {
	m := &d.Mentions[mention]
	if m.Actor < 0 {
		return 0
	}
	return d.Actors[m.Actor].Type
}

// apposed reports whether the second of two mentions with a comma between
// them tells more of the first.
func (d *Document) apposed(first, second int32) bool {
	a, b := &d.Mentions[first], &d.Mentions[second]
	if a.Actor >= 0 && a.Actor == b.Actor {
		return true
	}
	named := func(m *Mention) bool { return m.Kind == Name || m.Kind == Titled }
	switch {
	case named(a) && !named(b):
		return (b.Kind == Office || b.Kind == Nominal) && b.Actor < 0
	case !named(a) && named(b):
		return a.Kind != Pronoun && (a.Kind != GroupOf || d.typeOf(first) == People) && d.typeOf(second) == Person && (a.Actor < 0 || d.Actors[a.Actor].Type != Person)
	case named(a) && named(b):
		// France, Emmanuel Macron; Ecuador, Lenín Moreno.
		return d.typeOf(first) == Country && d.typeOf(second) == Person
	}
	return false
}

// groupAt returns the index of the group that holds piece k, -1 if none.
func (s *scene) groupAt(k int) int {
	for n := range s.groups {
		if g := &s.groups[n]; k >= g.first && k < g.last {
			return n
		}
	}
	return -1
}

// boundary reports whether a clause begins or ends at piece p.
func (p *piece) boundary() bool {
	switch p.kind {
	case pieceSub, pieceRel, pieceThat, pieceStop, pieceQuote, pieceSay:
		return true
	}
	return false
}

// clause returns the pieces [from, to) around piece k up to the nearest boundaries.
func (s *scene) clause(k int) (from, to int) {
	from, to = k, k+1
	for from > 0 && !s.pieces[from-1].boundary() {
		from--
	}
	for to < len(s.pieces) && !s.pieces[to].boundary() {
		to++
	}
	return from, to
}
