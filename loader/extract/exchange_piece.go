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

// scene is one sentence cut into pieces.
type scene struct {
	sentence    int
	first, last int // tokens
	pieces      []piece
	groups      []party
	times       []temporal
	members     []int32 // what groups' members point into
	quote       int     // the first quotation that does not end before the sentence
}

// stage fills s with the pieces and groups of a sentence.
func (d *Document) stage(s *scene, sentence int) {
	x := &d.Text.Sentences[sentence]
	s.sentence, s.first, s.last = sentence, int(x.First), int(x.Last)
	for s.quote < len(d.Text.Quotes) && int(d.Text.Quotes[s.quote].Last) <= s.first {
		s.quote++
	}
	s.pieces, s.groups, s.times, s.members = s.pieces[:0], s.groups[:0], s.times[:0], s.members[:0]
	for i := s.first; i < s.last; {
		if n := d.labelled(s, i); n > i {
			i = n
			continue
		}
		i = d.nextPiece(s, i)
	}
	s.nounOrVerb(d)
	s.nounsOfStatus(d)
	s.complementisers(d)
	s.wouldOrHad(d)
	s.articles(d)
	s.gather(d)
}

// labelled is the token after the bracket at token i that labels the actor
// before it with a party, a place or an age: X (SPD), Y (67). It makes no piece.
// It is i where no such bracket is.
func (d *Document) labelled(s *scene, i int) int {
	const longest = 4 // words, hyphens and numbers
	n := len(s.pieces)
	if !d.mark(i, '(') || n == 0 || s.pieces[n-1].kind != pieceActor && s.pieces[n-1].kind != pieceTime || int(s.pieces[n-1].last) != i {
		return i
	}
	timed := s.pieces[n-1].kind == pieceTime // Friday (local time)
	for j := i + 1; j < s.last && j <= i+1+longest; j++ {
		switch k := &d.Text.Tokens[j]; {
		case k.Kind == text.Punct && d.Text.Of(j) == ")":
			if j > i+1 {
				return j + 1
			}
			return i
		case k.Kind == text.Number, k.Kind == text.Punct, d.capital(j), d.Is(j, lexicon.Of), timed && k.Kind == text.Word:
		default:
			return i
		}
		if d.Any(j, verbClasses) || d.Any(j, lexicon.SetOf(lexicon.Month, lexicon.Weekday, lexicon.Aux)) && !(timed && !d.Is(j, lexicon.Aux)) {
			return i
		}
	}
	return i
}

// nextPiece appends the piece at token i and returns the token after it.
func (d *Document) nextPiece(s *scene, i int) int {
	k := d.firstMention(int32(i))
	if k < len(d.Mentions) && int(d.Mentions[k].First) == i && !d.verbForm(&d.Mentions[k]) && !d.impersonalAt(i, s.last) {
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
		if end < s.last && d.possessive(end) {
			// Trump's: the ending belongs to the name.
			end++
			s.pieces[len(s.pieces)-1].last = int32(end)
			s.pieces[len(s.pieces)-1].owns = true
		}
		return min(end, s.last)
	}
	if d.leaning(s, i) && !d.idiomatic(i, s.last) {
		s.pieces = append(s.pieces, piece{kind: pieceAdv, first: int32(i), last: int32(i + 1)})
		return i + 1
	}
	if p, ok := d.longest(i, s.last); ok {
		if p.kind != pieceIdiom && p.kind != pieceMedium && p.last-p.first < 3 && d.timely(i) {
			if t, ok := d.temporalAt(i, s.last); ok && t.last >= p.last {
				return s.addTime(t)
			}
		}
		if p.last-p.first > 1 && (p.kind == pieceLink || p.kind == pieceTopicCue && p.usage.is == isMore) && d.beginsAt(p.last-1) {
			p.last-- // alla presenza del presidente: the mention has the article
		}
		s.pieces = append(s.pieces, p)
		return int(p.last)
	}
	if d.timely(i) {
		if t, ok := d.temporalAt(i, s.last); ok {
			return s.addTime(t)
		}
	}
	s.pieces = append(s.pieces, piece{kind: d.otherPiece(s, i), first: int32(i), last: int32(i + 1)})
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

// idiomatic reports whether the pronoun at token i begins a phrase of the
// lexicon: se celebrará, s'apprête à.
func (d *Document) idiomatic(i, end int) bool {
	p, ok := d.longest(i, end)
	return ok && p.last-p.first > 1
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
	noun := d.rules.nounCapitals && d.capital(i) && !d.opens(i)
	for _, c := range classPieces {
		if !d.Is(i, c.class) {
			continue
		}
		sense, f := d.usageAt(i, c.class, isNone)
		if f != nil && sense.Len == 1 && (c.kind == pieceContact || c.kind == pieceStatus || c.kind == pieceLight) {
			sense, f = d.separable(i, sense, f)
		}
		split := c.kind == pieceTopicVerb && f != nil && f.apart != ""
		if f == nil || i+int(sense.Len) > end || int32(sense.Len) <= best.last-best.first && !split || split && !d.endsClause(i+int(sense.Len), f.particle) {
			continue
		}
		if f.flags&flagCapital != 0 && !d.Shape(i, text.Capitalised) {
			continue
		}
		if noun && (c.kind == pieceSay || c.kind == pieceContact || c.kind == pieceLight || c.kind == pieceVerb) {
			continue // Berichte
		}
		if c.kind == pieceTopicVerb && sense.Len > 1 && d.Is(i+1, lexicon.TopicCue) {
			if _, v := d.usageAt(i, lexicon.Contact, isNone); v != nil && v.args&argRecip != 0 && v.flags&flagClose == 0 {
				continue // discutat despre: an exchange, and what it was about
			}
		}
		if c.kind == pieceRel && d.Is(i, lexicon.Det) && (!d.afterComma(i) || d.opensApposition(i, end)) {
			continue // der, die, das: an article
		}
		if c.class == lexicon.Refuse && d.Is(i, lexicon.Neg) && !d.Is(i, lexicon.Prep) && (sense.Len == 1 || d.deniedBefore(i)) {
			continue // n'a eu aucun entretien: denied once
		}
		if c.kind == pieceTopicVerb && sense.Len > 1 && d.Is(i, lexicon.ContactN) && i > 0 && d.Is(i-1, lexicon.Det) {
			continue // un échange sur: the noun
		}
		if c.kind == pieceTopicVerb && sense.Len > 1 && d.Is(i, lexicon.Light) && d.contactIn(i+1, i+int(sense.Len)) {
			continue // held talks on: the talks are an exchange
		}
		if c.kind == pieceSay {
			if sense.Len == 1 && d.capital(i) && !d.opens(i) && !d.rules.nounCompounds {
				continue // Lodi, a town
			}
			if d.Any(i, contactClasses) || sense.Feat&(lexicon.Past|lexicon.Pres|lexicon.Part|lexicon.Ger|lexicon.Fut|lexicon.Subj|lexicon.Cond) == 0 {
				continue
			}
		}
		best = piece{kind: c.kind, class: c.class, first: int32(i), last: int32(i + int(sense.Len)), feat: sense.Feat, usage: f}
	}
	return best, best.last > 0
}

// separable is the reading of the verb at token i that its clause's end decides,
// where a verb has readings with a separable prefix: traf … zusammen, but traf.
// The reading given is one of them; the usage is nil if none fits.
func (d *Document) separable(i int, sense lexicon.Sense, f *usage) (lexicon.Sense, *usage) {
	if int(d.Words[i]) >= d.Lang.Size() {
		return sense, f
	}
	class := sense.Class
	plain := f.apart == ""
	if plain && !d.rules.lastVerbs {
		return sense, f
	}
	var whole lexicon.Sense
	var usual *usage
	for _, o := range d.Lang.Senses(d.Words[i]) {
		if o.Class != class {
			continue
		}
		switch g := &d.usages[o.Entry]; {
		case g.apart == "":
			if usual == nil {
				whole, usual = o, g
			}
		case d.endsClause(i+1, g.particle) && (g.flags&flagReflex == 0 || d.reflexiveAround(i)):
			return o, g
		}
	}
	return whole, usual
}

// reflexiveAround reports whether a reflexive pronoun stands in the clause of the
// verb at token i: tauschte sich … aus, not tauschte Gefangene aus.
func (d *Document) reflexiveAround(i int) bool {
	s := &d.Text.Sentences[d.sentence[i]]
	for j := i + 1; j < int(s.Last) && j < i+12; j++ {
		if d.Feat(j, lexicon.Pron)&lexicon.Refl != 0 {
			return true
		}
		if d.comma(j) {
			break
		}
	}
	for j := i - 1; j >= int(s.First) && j > i-3; j-- {
		if d.Feat(j, lexicon.Pron)&lexicon.Refl != 0 {
			return true
		}
	}
	return false
}

// contactIn reports whether a noun of contact stands in the tokens [from, to).
func (d *Document) contactIn(from, to int) bool {
	for i := from; i < to; i++ {
		if d.Is(i, lexicon.ContactN) {
			return true
		}
	}
	return false
}

// opensApposition reports whether the article at token i opens a noun group that
// ends where a comma or the sentence does, so that no verb is in it, where verbs
// end their clauses: mit dem Eigner, dem Reeder X, telefoniert.
func (d *Document) opensApposition(i, end int) bool {
	if !d.rules.lastVerbs {
		return false
	}
	last := i
	if n := i + 1; n >= end || !d.capital(n) && d.Any(n, lexicon.SetOf(lexicon.Adv, lexicon.Prep, lexicon.Link, lexicon.Pron, lexicon.Poss, lexicon.Neg, lexicon.TopicCue, lexicon.Medium)) {
		return false // X, die ihrerseits mit Y sprach
	}
	for j := i + 1; j < end; j++ {
		switch t := &d.Text.Tokens[j]; {
		case t.Kind == text.Word || t.Kind == text.Number:
			if d.Any(j, apposedVerbs) && !d.capital(j) {
				return false
			}
			last = j
		case d.mark(j, '('):
			for j < end && !d.mark(j, ')') {
				j++
			}
		case d.mark(j, '.') && j+1 < end, t.Kind == text.OpenQuote, t.Kind == text.CloseQuote, d.mark(j, '-'), d.mark(j, '/'):
		default:
			return last > i && d.capital(last)
		}
	}
	return last > i && d.capital(last)
}

var apposedVerbs = lexicon.SetOf(lexicon.Aux, lexicon.Modal, lexicon.Contact, lexicon.Light, lexicon.Verb, lexicon.Say, lexicon.Plan, lexicon.Propose, lexicon.Refuse)

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
func (s *scene) scare(d *Document, i int) bool {
	const reach = 64 // quotations that may begin before it and go on
	for q := s.quote; q < len(d.Text.Quotes) && q < s.quote+reach; q++ {
		if x := &d.Text.Quotes[q]; int(x.First) == i || int(x.Last)-1 == i {
			return x.Scare
		}
	}
	return false
}

// contactClasses are the classes that a verb of saying never hides.
var contactClasses = lexicon.SetOf(lexicon.Contact, lexicon.ContactN)

// otherPiece is the piece kind of a token that the lexicon does not class.
func (d *Document) otherPiece(s *scene, i int) pieceKind {
	switch t := &d.Text.Tokens[i]; t.Kind {
	case text.OpenQuote, text.CloseQuote:
		if s.scare(d, i) {
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
	if !d.rules.nounCompounds && d.Is(i, lexicon.Demonym) {
		return pieceAdj // el alemán Olaf Scholz
	}
	return pieceWord
}

// complementisers tells the complementiser from the relative pronoun where one
// word is both: behind a verb it opens a clause (dijo que, not la reunión que).
func (s *scene) complementisers(d *Document) {
	for k := 1; k < len(s.pieces); k++ {
		if s.pieces[k].kind != pieceRel || !d.Is(int(s.pieces[k].first), lexicon.That) {
			continue
		}
		j := k - 1
		for j > 0 && (s.pieces[j].kind == pieceAdv || s.pieces[j].kind == pieceTime || s.pieces[j].kind == pieceMedium || s.pieces[j].kind == pieceDet && s.pieces[j+1].kind == pieceTime) {
			j--
		}
		if j == k-1 && j > 2 && s.pieces[j].kind == pieceComma && s.pieces[j-1].kind == pieceAdv && s.pieces[j-2].kind == pieceComma {
			j -= 3 // no está previsto, en cambio, que
		}
		switch s.pieces[j].kind {
		case pieceSay, pieceVerb, pieceContact, pieceTopicVerb:
			s.pieces[k].kind = pieceThat
		case pieceStatus:
			if s.pieces[j].usage.flags&flagNoun == 0 {
				s.pieces[k].kind = pieceThat
			}
		}
	}
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
