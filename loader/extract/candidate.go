package extract

import (
	"slices"
	"strings"

	"kg/loader/lexicon"
)

// candidate is a word of contact and two actors of its sentence: an exchange
// of the two, if the word is said of them.
type candidate struct {
	trigger  int // piece
	a, b     side
	together bool    // they are named together behind the word
	features []int16 // as candidateFeatures names them
}

const (
	maxTriggers   = 6  // words of contact of one sentence that candidates are made of
	maxPartners   = 10 // actors of one sentence that candidates are made of
	farAway       = 99 // what is not there
	mostCounted   = 20
	nearTheVerb   = 6 // pieces in which a light verb is looked for
	linkedWithin  = 5 // pieces between a preposition and its noun
	longestCount  = 60
	lateSentence  = 30
	mostMentioned = 12
)

// partner is an actor that candidates of a sentence are made of, with the
// group that names it.
type partner struct {
	side
	group int
}

// candidates hands each candidate of the scene to found, in order, without those by words that skip names.
// The features are valid until found returns.
func (x *exchangeReader) candidates(skip func(trigger int) bool, found func(*candidate)) {
	s := &x.scene
	triggers := 0
	for k := range s.pieces {
		if s.pieces[k].tells() {
			triggers++
		}
	}
	if triggers == 0 {
		return
	}
	partners := x.partners()
	if len(partners) < 2 {
		return
	}
	left := maxTriggers
	for k := range s.pieces {
		if !s.pieces[k].tells() || left == 0 {
			continue
		}
		left--
		if skip(k) {
			continue
		}
		from, to := s.clause(k)
		f := x.triggerFeatures(x.features[:0], k, min(triggers, maxTriggers), from, to)
		word := len(f)
		for i := range partners {
			f = x.sideFeatures(f, k, &partners[i], from, to)
		}
		all := len(f)
		side := func(i int) []int16 { return f[word+i*len(sideFeatureNames) : word+(i+1)*len(sideFeatureNames)] }
		for i := range partners {
			for j := i + 1; j < len(partners); j++ {
				f = append(f[:all], f[:word]...)
				f = append(append(f, side(i)...), side(j)...)
				f = x.pairFeatures(f, k, &partners[i], &partners[j])
				found(&candidate{trigger: k, a: partners[i].side, b: partners[j].side, together: partners[i].group == partners[j].group && s.groups[partners[j].group].first > k, features: f[all:]})
			}
		}
		x.features = f
	}
}

// tells reports whether a piece tells of contact by itself: called and told, raised
// and mentioned mostly do not, and debates and interviews are read by rules alone.
func (p *piece) tells() bool {
	return (p.kind == pieceContact || p.kind == pieceNoun) &&
		p.usage.flags&(flagWeak|flagNever|flagNaming|flagUrging|flagPress|flagInquiry|flagInvite|flagPersons) == 0
}

// partners returns the actors of the scene that may speak with somebody, each
// where it is named first.
func (x *exchangeReader) partners() []partner {
	s := &x.scene
	var all []partner
	for n := range s.groups {
		for _, one := range x.sidesOf(&s.groups[n]) {
			known := slices.ContainsFunc(all, func(p partner) bool { return p.actor == one.actor })
			if !known && len(all) < maxPartners {
				all = append(all, partner{one, n})
			}
		}
	}
	return all
}

// The names of the features, in their order: of the word of contact, of each
// of the two actors, of both together.
var (
	triggerFeatureNames = strings.Fields(`kind usage medium then
		obj with to on recip topic for dative marked
		subject host visit letter invert drop light summon vague
		inf part ger past pres fut subj pass pl sg
		before1 before2 after1 after2
		passive perfect infinitive did plan propose refuse notyet neg hedge habit modal pastmood futuremood presentmood
		status lightleft lightleftis lightright link linkdistance
		headline sentence triggers groups pieces quoted clausefrom clauseto
		planleft planright proposeleft proposeright refuseleft refuseright notyetleft notyetright negleft negright modalleft futleft when whendistance finite`)
	sideFeatureNames = strings.Fields(`distance link possessive mention type boundaries says commas verbs triggers actors quotes relatives negs
		subject members group case unnamed indefinite inquote pronoun number seen known before after clause partners speaks last`)
	pairFeatureNames = strings.Fields(`samegroup between betweenkind betweenlinks order samecountry persons title found foundheld ruled conj rejected here shared`)
)

// candidateFeatures are the names of a candidate's features, in their order.
func candidateFeatures() []string {
	names := make([]string, 0, len(triggerFeatureNames)+2*len(sideFeatureNames)+len(pairFeatureNames))
	for _, n := range triggerFeatureNames {
		names = append(names, "word."+n)
	}
	for _, side := range []string{"first.", "second."} {
		for _, n := range sideFeatureNames {
			names = append(names, side+n)
		}
	}
	for _, n := range pairFeatureNames {
		names = append(names, "pair."+n)
	}
	return names
}

func flag(b bool) int16 {
	if b {
		return 1
	}
	return 0
}

func atMost(n, most int) int16 { return int16(min(n, most)) }

// triggerFeatures appends to f what describes the word of contact at piece k, in
// the clause of the pieces [from, to).
func (x *exchangeReader) triggerFeatures(f []int16, k, triggers, from, to int) []int16 {
	s := &x.scene
	p := &s.pieces[k]
	u := p.usage
	f = append(f, int16(p.kind), int16(u.kind), int16(u.medium), int16(u.then))
	for _, a := range [...]args{argObject, argWith, argTo, argOn, argRecip, argTopic, argFor, argDative, argMarked} {
		f = append(f, flag(u.args&a != 0))
	}
	for _, a := range [...]flags{flagSubject, flagHost, flagVisit, flagTo, flagInvert, flagDrop, flagLight, flagSummon, flagVague} {
		f = append(f, flag(u.flags&a != 0))
	}
	for _, a := range [...]lexicon.Feat{lexicon.Inf, lexicon.Part, lexicon.Ger, lexicon.Past, lexicon.Pres, lexicon.Fut, lexicon.Subj, lexicon.Pass, lexicon.Pl, lexicon.Sg} {
		f = append(f, flag(p.feat&a != 0))
	}
	f = append(f, s.kindAt(k-1), s.kindAt(k-2), s.kindAt(k+1), s.kindAt(k+2))

	c := x.chain(k)
	mood, told := c.mood, status(0)
	if p.kind == pieceNoun {
		n := x.nounPhrase(k)
		r := x.nounRight(k, u)
		st := x.nounStatus(k, &n, &r, u)
		mood, told = n.mood, st.status
	} else {
		told = x.verbStatus(k, &c, p.feat&lexicon.Ger != 0 && p.feat&lexicon.Finite == 0 && !c.passive || s.hangs(k, &c))
	}
	f = append(f, flag(c.passive), flag(c.perfect), flag(c.to), flag(c.did))
	for _, b := range [...]bool{mood.plan, mood.propose, mood.refuse, mood.notYet, mood.neg, mood.hedge, mood.habit, mood.modal, mood.past, mood.future, mood.present} {
		f = append(f, flag(b))
	}
	left, is := s.lightNear(k, -1)
	right, _ := s.lightNear(k, 1)
	link, at := s.linkOf(k)
	f = append(f, int16(told), left, is, right, int16(link), at,
		flag(x.styles[s.sentence] != running), atMost(s.sentence, lateSentence), int16(triggers), atMost(len(s.groups), mostCounted), atMost(len(s.pieces), 2*longestCount),
		flag(x.inQuotation(int(p.first))), atMost(k-from, longestCount), atMost(to-k, longestCount))
	for _, class := range [...]lexicon.Class{lexicon.Plan, lexicon.Propose, lexicon.Refuse, lexicon.NotYet} {
		is := func(q *piece) bool { return q.kind == pieceStatus && q.class == class }
		f = append(f, s.nearest(k, -1, is), s.nearest(k, 1, is))
	}
	negated := func(q *piece) bool { return q.kind == pieceNeg }
	f = append(f, s.nearest(k, -1, negated), s.nearest(k, 1, negated),
		s.nearest(k, -1, func(q *piece) bool { return q.kind == pieceModal }),
		s.nearest(k, -1, func(q *piece) bool { return q.feat&lexicon.Fut != 0 }))
	when, far := x.when(k)
	return append(f, when, far, s.finiteNear(k))
}

// nearest is how far from piece k, in a direction, the next piece stands that is
// such; farAway if none does in the sentence.
func (s *scene) nearest(k, step int, such func(*piece) bool) int16 {
	for n := 1; n < longestCount; n++ {
		j := k + n*step
		if j < 0 || j >= len(s.pieces) {
			break
		}
		if such(&s.pieces[j]) {
			return int16(n)
		}
	}
	return farAway
}

// when is whether the time told nearest to piece k has passed: 1 it has, 2 it is the day of
// the report, 3 it is to come, 0 if nothing tells; and how far from the piece it stands.
func (x *exchangeReader) when(k int) (when, distance int16) {
	s := &x.scene
	distance = farAway
	for j := range s.pieces {
		p := &s.pieces[j]
		far := atMost(max(j-k, k-j), longestCount)
		if p.kind != pieceTime || far >= distance {
			continue
		}
		t := &s.times[p.time]
		switch {
		case t.kind == timeLength || t.kind == timePart:
			continue
		case t.direction > 0:
			when = 3
		case t.direction < 0:
			when = 1
		default:
			when = x.whenByDate(t)
		}
		distance = far
	}
	return when, distance
}

// whenByDate is the same of a time whose words do not say it.
func (x *exchangeReader) whenByDate(t *temporal) int16 {
	at, seen := t.resolve(x.reference(), 0), x.reference()
	if at.y == 0 || seen.y == 0 {
		return 0
	}
	return int16(2 + strings.Compare(at.String(), seen.String()))
}

// finiteNear is what the finite verb next before piece k, or the piece itself, is: its tense
// as a number, 0 if there is none.
func (s *scene) finiteNear(k int) int16 {
	for j := k; j >= 0; j-- {
		switch f := s.pieces[j].feat; {
		case f&lexicon.Fut != 0:
			return 1
		case f&lexicon.Cond != 0:
			return 2
		case f&lexicon.Subj != 0:
			return 3
		case f&lexicon.Past != 0:
			return 4
		case f&lexicon.Pres != 0:
			return 5
		}
	}
	return 0
}

// kindAt is the kind of piece k, 1 more than its number; 0 outside the sentence.
// A preposition's role is told too.
func (s *scene) kindAt(k int) int16 {
	if k < 0 || k >= len(s.pieces) {
		return 0
	}
	if p := &s.pieces[k]; p.kind == pieceLink {
		return 100 + int16(p.usage.is)
	}
	return 1 + int16(s.pieces[k].kind)
}

// lightNear is how far from piece k, in a direction, a light verb stands, and
// what it does; farAway if none is near.
func (s *scene) lightNear(k, step int) (distance, is int16) {
	for n := 1; n <= nearTheVerb; n++ {
		j := k + n*step
		if j < 0 || j >= len(s.pieces) || s.pieces[j].boundary() {
			break
		}
		if s.pieces[j].kind == pieceLight {
			return int16(n), int16(s.pieces[j].usage.is)
		}
	}
	return farAway, 0
}

// linkOf is the preposition before the phrase of the noun at piece k, and how
// far before it stands.
func (s *scene) linkOf(k int) (role, int16) {
	for n := 1; n <= linkedWithin && k-n >= 0; n++ {
		switch p := &s.pieces[k-n]; p.kind {
		case pieceLink:
			return p.usage.is, int16(n)
		case pieceDet, pieceAdj, piecePoss, pieceWord, pieceTime, pieceMedium, pieceActor:
		default:
			return isNone, farAway
		}
	}
	return isNone, farAway
}

// inQuotation reports whether token i stands inside quotation marks.
func (x *exchangeReader) inQuotation(i int) bool {
	for n := x.scene.quote; n < len(x.Text.Quotes); n++ {
		q := &x.Text.Quotes[n]
		if int(q.First) > i {
			return false
		}
		if i < int(q.Last) {
			return true
		}
	}
	return false
}

// sideFeatures appends to f how an actor stands to the word of contact at piece k,
// in the clause of the pieces [clauseFrom, clauseTo).
func (x *exchangeReader) sideFeatures(f []int16, k int, p *partner, clauseFrom, clauseTo int) []int16 {
	s := &x.scene
	g := &s.groups[p.group]
	m := &x.Mentions[p.mention]
	a := &x.Actors[p.actor]
	from, to, distance := g.last, k, 0
	if g.first > k {
		from, to = k+1, g.first
		distance = to - k
	} else {
		distance = from - 1 - k
	}
	var boundaries, says, commas, verbs, triggers, actors, quotes, relatives, negs, partners int
	for j := from; j < to; j++ {
		switch s.pieces[j].kind {
		case pieceSub, pieceThat, pieceStop:
			boundaries++
		case pieceRel:
			relatives++
		case pieceSay:
			says++
		case pieceQuote:
			quotes++
		case pieceComma:
			commas++
		case pieceVerb, pieceLight, pieceAux, pieceModal:
			verbs++
		case pieceContact, pieceNoun, pieceTopicVerb:
			triggers++
		case pieceActor:
			actors++
			if n := s.groupAt(j); n >= 0 && s.groups[n].first == j {
				switch s.groups[n].link {
				case isWith, isBy, isTo, isBetween, isObj:
					partners++
				}
			}
		case pieceNeg:
			negs++
		}
	}
	grammaticalCase := int16(0)
	if x.rules.cases {
		switch nominative, oblique := x.casesOfMention(m); {
		case nominative && !oblique:
			grammaticalCase = 1
		case oblique && !nominative:
			grammaticalCase = 2
		}
	}
	number := int16(0)
	if m.Number == lexicon.Pl {
		number = 1
	}
	return append(f, int16(max(-longestCount, min(distance, longestCount))), int16(g.link), flag(g.possessive), int16(m.Kind), int16(a.Type), int16(boundaries), int16(says), atMost(commas, mostCounted),
		int16(verbs), int16(triggers), atMost(actors, mostCounted), int16(quotes), int16(relatives), int16(negs),
		flag(m.Subject), atMost(len(g.members), mostCounted), atMost(p.group, mostCounted), grammaticalCase, flag(a.Unnamed), flag(m.Indefinite), flag(x.inQuotation(int(m.First))),
		flag(m.Kind == Pronoun), number, atMost(int(a.seen), mostMentioned), flag(x.wellKnown(&p.side)), s.kindAt(g.first-1), s.kindAt(g.last), flag(g.first >= clauseFrom && g.last <= clauseTo),
		int16(partners), x.speaks(g), flag(p.group == len(s.groups)-1))
}

// speaks is how a group is told to be a speaker: 1 by a verb of saying behind it, 2 by one
// before it, 3 by a word that names a source (according to); 0 if it is not.
func (x *exchangeReader) speaks(g *party) int16 {
	s := &x.scene
	for j := g.last; j < len(s.pieces) && j < g.last+3; j++ {
		if s.pieces[j].kind == pieceSay {
			return 1
		}
		if s.pieces[j].kind != pieceAux && s.pieces[j].kind != pieceAdv && s.pieces[j].kind != pieceTime {
			break
		}
	}
	for j := g.first - 1; j >= 0 && j >= g.first-3; j-- {
		p := &s.pieces[j]
		if p.kind == pieceSay {
			return 2
		}
		if x.Is(int(p.last)-1, lexicon.Source) || x.Is(int(p.first), lexicon.Source) {
			return 3
		}
		if p.kind != pieceDet && p.kind != pieceAdj && p.kind != pieceWord {
			break
		}
	}
	return 0
}

// pairFeatures appends to f how two actors stand to each other.
func (x *exchangeReader) pairFeatures(f []int16, k int, p, q *partner) []int16 {
	s := &x.scene
	g, h := &s.groups[p.group], &s.groups[q.group]
	a, b := &x.Actors[p.actor], &x.Actors[q.actor]
	between, betweenKind, links := 0, int16(0), 0
	if p.group != q.group {
		between = h.first - g.last
		betweenKind = s.kindAt(h.first - 1)
		for j := g.last; j < h.first; j++ {
			if s.pieces[j].kind == pieceLink {
				links++
			}
		}
	}
	order := int16(1) // the word between the two
	if g.first > k {
		order = 0
	} else if h.first <= k {
		order = 2
	}
	persons := flag(a.Type == Person) + flag(b.Type == Person)
	found, held, ruled, here, shared := 0, 0, 0, 0, 0
	pair := []side{p.side, q.side}
	for i := range x.found {
		e := &x.found[i]
		if e.sentences[0] == s.sentence && !holdsAll(e.sides, pair) {
			here++
			shared = max(shared, int(flag(holdsAll(e.sides, pair[:1]))+flag(holdsAll(e.sides, pair[1:]))))
		}
		if e.trigger == int(s.pieces[k].first) {
			if !holdsAll(e.sides, pair) {
				ruled++
			}
			continue
		}
		if holdsAll(e.sides, pair) && e.sentences[0] < s.sentence {
			found++
			held += int(flag(e.status == statusHeld))
		}
	}
	title := flag(a.Name != "" && strings.Contains(x.Article.Title, lastWord(a.Name))) + flag(b.Name != "" && strings.Contains(x.Article.Title, lastWord(b.Name)))
	conj := flag(h.first > 0 && s.pieces[h.first-1].kind == pieceConj)
	return append(f, flag(p.group == q.group), int16(max(-longestCount, min(between, longestCount))), betweenKind, int16(links), order,
		flag(a.country != "" && a.country == b.country), persons, title, atMost(found, 3), atMost(held, 3), atMost(ruled, 3), conj, x.rejectedAs(a, b), atMost(here, 3), int16(shared))
}

// rejectedAs is why the rules have rejected an exchange of the two in this sentence: 1 by
// its modality, 2 for another reason; 0 if they have not.
func (x *exchangeReader) rejectedAs(a, b *Actor) int16 {
	start := int(x.Text.Sentences[x.scene.sentence].Start)
	all := x.Article.Rejected
	for i := len(all) - 1; i >= 0 && all[i].Start >= start; i-- {
		if all[i].Start == start && strings.Contains(all[i].Candidate, a.Name) && strings.Contains(all[i].Candidate, b.Name) {
			if strings.Contains(all[i].Rule, "/modality/") {
				return 1
			}
			return 2
		}
	}
	return 0
}
