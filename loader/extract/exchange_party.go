package extract

import (
	"kg/loader/lexicon"
	"kg/loader/text"
)

// party is one or more actors named together, in one place of a sentence.
type party struct {
	first, last int     // pieces
	members     []int32 // mentions
	link        role    // the preposition before it; isNone for a bare one
	possessive  bool    // A's
	repeated    bool    // its preposition is told again: mit A sowie mit B
}

// possessive reports whether the actor at piece k stands before what it owns.
func (s *scene) possessive(d *Document, k int) bool {
	return s.pieces[k].owns || d.Mentions[s.pieces[k].mention].Possessive
}

// gather finds the groups of actors and the prepositions before them.
func (s *scene) gather(d *Document) {
	link, at := isNone, 0
	for k := 0; k < len(s.pieces); {
		p := &s.pieces[k]
		switch p.kind {
		case pieceConj, pieceComma:
			if !s.shared(d, link, at, k) {
				link = isNone
			}
		case pieceLink:
			if d.articleBefore(s, k) {
				break
			}
			link, at = p.usage.is, k
			if link == isNone {
				link = isPrep
			}
		case pieceTopicCue:
			if !d.merelyAlso(p) {
				link = isPrep
			}
		case pieceActor:
			if link != isNone && k > 0 && s.pieces[k-1].kind == pieceWord && p.last == p.first+1 && d.subjective(int(p.first)) {
				link = isNone // earlier in the week she met
			}
			if d.rules.cases && link != isNone && d.Mentions[p.mention].Type == Person {
				if nominative, oblique := d.casesOfMention(&d.Mentions[p.mention]); nominative && !oblique {
					link = isNone // behind a phrase: после встречи с бизнесом министр заявил
				}
			}
			if d.rules.nounCapitals && link == isIn && k > 0 && s.pieces[k-1].kind == pieceWord && d.capital(int(s.pieces[k-1].first)) && d.Mentions[p.mention].Type == Person && !d.Is(int(p.first), lexicon.Det) {
				link = isNone // empfing in Kiel Ministerin Lena Vogt
			}
			if s.filled(d, at, k, link) {
				link = isNone
			}
			if link == isNone || k > 0 && s.pieces[k-1].kind == pieceWord {
				// A preposition that has grown together with the article: ao, au.
				if _, f := d.usageAt(int(p.first), lexicon.Link, isNone); f != nil && p.last > p.first+1 && !d.rules.article(d.Words[p.first]) {
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
		case pieceDet:
			if link == isWith || link == isBy || link == isBetween || k > 0 && s.pieces[k-1].kind == pieceContact {
				if n := s.trade(d, k, len(s.pieces), true); n > k {
					k = n
					continue // avec le vigneron du village, X
				}
			}
		case pieceAdj, piecePoss, pieceAdv, pieceHedge:
		case pieceWord:
		case pieceStatus:
			if p.usage.flags&flagNoun == 0 {
				link = isNone
			}
		case pieceContact:
			if link = isNone; p.last > p.first+1 && p.usage.args&(argWith|argObject) == argWith|argObject {
				if _, f := d.usageAt(int(p.last)-1, lexicon.Link, isWith); f != nil {
					link = isWith // se vio con X y con Y
				}
			}
		default:
			link = isNone
		}
		k++
	}
	s.exemplify(d)
}

// shared reports whether the preposition at piece at, of the role link, also holds
// for the actor behind the conjunction or comma at piece k, since only a noun that
// is no actor stands between: mit der Geschäftsführung und Minister X; mit dem
// Wirt, dem Reeder X.
func (s *scene) shared(d *Document, link role, at, k int) bool {
	if link != isWith && link != isBetween && !(link == isIn && d.rules.nounCapitals && s.pieces[k].kind == pieceConj) || k-at > 10 {
		return false
	}
	noun := false
	for _, p := range s.pieces[at+1 : k] {
		switch p.kind {
		case pieceWord:
			noun = noun || !d.rules.nounCapitals || d.capital(int(p.first))
		case pieceDet, pieceAdj, piecePoss:
		default:
			return false
		}
	}
	n := k + 1
	for n < len(s.pieces) && (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceAdj || s.pieces[n].kind == piecePoss) {
		n++
	}
	if !noun || n >= len(s.pieces) || s.pieces[n].kind != pieceActor || s.acts(n+1) {
		return false
	}
	if s.pieces[k].kind == pieceConj {
		return true
	}
	// A comma: in apposition, with an article or the case of the preposition.
	apposed := n > k+1 || d.Is(int(s.pieces[n].first), lexicon.Det)
	if d.rules.cases && !apposed {
		nominative, oblique := d.casesOfMention(&d.Mentions[s.pieces[n].mention])
		apposed = oblique && !nominative
	}
	return apposed && d.typeOf(s.pieces[n].mention) == Person && (n+1 >= len(s.pieces) || s.pieces[n+1].kind == pieceComma || s.pieces[n+1].kind == pieceWord && d.Text.Tokens[s.pieces[n+1].first].Kind == text.Punct)
}

// articleBefore reports whether the preposition at piece k is an article there,
// where it may be one: before a description or a body, or at the start of a
// clause (recebeu a ministra; but viajou a Angola, ligou a Macron).
func (d *Document) articleBefore(s *scene, k int) bool {
	if !d.rules.article(d.Words[s.pieces[k].first]) || k+1 >= len(s.pieces) || s.pieces[k+1].kind != pieceActor {
		return false
	}
	m := &d.Mentions[s.pieces[k+1].mention]
	if m.Kind != Name || d.typeOf(s.pieces[k+1].mention) == Organization {
		return true
	}
	return k == 0 || s.pieces[k-1].boundary() || s.pieces[k-1].kind == pieceLink // com a Gebalis
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
	if n := s.ledBy(d, k); n > k {
		leaders := s.list(d, n, link) // lideradas por A y B
		s.members = append(s.members[:start], leaders.members...)
		g.last = leaders.last
		g.members = s.members[start:len(s.members):len(s.members)]
		return g
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
		sep := d.separator(&s.pieces[j])
		semicolon := sep == pieceStop && d.Text.Of(int(s.pieces[j].first)) == ";"
		semicolons = semicolons || semicolon
		if sep != pieceComma && sep != pieceConj && !semicolon {
			break
		}
		n := j + 1
		if (sep == pieceComma || semicolon) && n < len(s.pieces) && s.pieces[n].kind == pieceConj {
			sep, n = pieceConj, n+1
			if n < len(s.pieces) && s.pieces[n].kind == pieceConj {
				n++ // , dar și
			}
		}
		if a := s.affiliation(d, j); a > j && d.typeOf(s.members[len(s.members)-1]) == Person {
			j = a // X, of the Farmers' party, and Y
			continue
		}
		comma := sep == pieceComma
		shared := false
		if o := s.officeOf(d, k, n); o > n {
			n, shared = o, true // los secretarios de CCOO, X, y de UGT, Y
		}
		for n < len(s.pieces) && (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceAdj || s.pieces[n].kind == piecePoss && !comma ||
			s.pieces[n].kind == pieceLink && link != isNone && (s.pieces[n].usage.is == link || !comma && s.stateAndPerson(d, n+1))) {
			g.repeated = g.repeated || s.pieces[n].kind == pieceLink && link == isWith && (d.rules.lastVerbs || d.rules.cases)
			n++
		}
		if comma && d.rules.nounCapitals && n+1 < len(s.pieces) && s.pieces[n].kind == pieceWord && n > j+1 && d.capital(int(s.pieces[n].first)) && s.pieces[n+1].kind == pieceActor &&
			d.Mentions[s.pieces[n+1].mention].Kind == Name && d.typeOf(s.pieces[n+1].mention) == Person {
			n++ // dem Eigner der Werft, dem Reeder X
		}
		if n >= len(s.pieces) || s.pieces[n].kind != pieceActor {
			if sep == pieceConj && !joined {
				if i := s.counted(d, n); i > n {
					if names := s.namesAfter(d, i, link); names.last > 0 {
						// X and three others: Y, Z and W
						s.members = append(s.members, names.members...)
						g.last = names.last
						g.members = s.members[start:len(s.members):len(s.members)]
						return g
					}
				}
			}
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
		if o := s.counterpart(d, n); o > n && !comma {
			n = o // A and the outgoing councillor B
		}
		mention := s.pieces[n].mention
		last := s.members[len(s.members)-1]
		if comma && d.apposed(last, mention) && !d.leftBehind(last, link) && (d.typeOf(last) != Country || link == isWith || link == isBetween || link == isFrom || link == isTo && !s.opensWithPlace(d, k) || semicolons) {
			// X, the president of Y: the same one again; France, X: who stands for it.
			if d.Mentions[last].Kind != Name && d.Mentions[last].Kind != Titled && d.typeOf(mention) == Person || d.typeOf(last) == Country {
				s.members[len(s.members)-1] = mention
			}
			g.last = n + 1
			if joined && n+2 < len(s.pieces) && s.pieces[n+1].kind == pieceComma && s.pieces[n+2].kind != pieceConj && !s.listGoesOn(n+1) {
				g.last = n + 2 // the comma closes the apposition of the last one
				break
			}
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
		if !comma && n == j+1 && s.pluralOffice(d, k) && d.Mentions[mention].Kind == Name && (d.typeOf(mention) == Country || d.typeOf(mention) == Place) {
			g.last, j = n+1, n+1 // the presidents of Murcia and Madrid
			safe = g.last
			continue
		}
		if joined && comma && !shared || comma && (link == isIn || link == isAt) && d.typeOf(s.members[start]) != Person && d.typeOf(mention) == Person {
			break // received in the palace, the president of Y
		}
		if joined && !semicolon && !shared && !s.stateAndPerson(d, n) && !s.goesOn(d, k, n) {
			break
		}
		if !comma && (k > 0 && s.pieces[k-1].kind == pieceContact || k > 1 && link != isNone && s.pieces[k-2].kind == pieceContact) && s.acts(n+1) {
			break // met X, and Y will do so tomorrow
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

// goesOn reports whether the person at piece n, behind a second conjunction, still
// belongs to the list that opens the sentence or clause at piece k, before its verb:
// X und die Vorsitzenden Y und Z haben sich getroffen.
func (s *scene) goesOn(d *Document, k, n int) bool {
	return (k == 0 || s.pieces[k-1].boundary()) && d.typeOf(s.pieces[n].mention) == Person && n+1 < len(s.pieces) && s.acts(n+1)
}

// sent reports whether a mention is of a delegation, which is no body of its
// own: it stands for who sent it.
func (d *Document) sent(m *Mention) bool {
	if m.Kind != Body || m.desc < 0 {
		return false
	}
	return d.Entry(d.descs[m.desc].sense).Get("body") == "delegation"
}

// acts reports whether a verb that has its subject before it stands at piece k.
func (s *scene) acts(k int) bool {
	if k >= len(s.pieces) {
		return false
	}
	switch p := &s.pieces[k]; p.kind {
	case pieceModal, pieceAux:
		return true
	case pieceStatus:
		return p.usage.flags&flagNoun == 0 && p.feat&lexicon.Part == 0
	case pieceContact, pieceLight, pieceSay:
		return p.feat&lexicon.Finite != 0
	}
	return false
}

// ledBy is the piece of the person who leads the body or the group at piece k:
// a delegation headed by X; k if none is named.
func (s *scene) ledBy(d *Document, k int) int {
	m := &d.Mentions[s.pieces[k].mention]
	if m.Kind != Body && m.Kind != GroupOf {
		return k
	}
	const longest = 8 // pieces of who the delegation is of
	n := k + 1
	for n < len(s.pieces) && n < k+longest && !(s.pieces[n].kind == pieceLink && s.pieces[n].usage.is == isLead) {
		switch p := &s.pieces[n]; p.kind {
		case pieceComma, pieceDet, pieceAdj, pieceWord:
		case pieceLink:
			if p.usage.is != isOf {
				return k
			}
		case pieceActor:
			if d.typeOf(p.mention) == Person {
				return k
			}
		default:
			return k
		}
		n++
	}
	if n >= len(s.pieces) || s.pieces[n].kind != pieceLink || s.pieces[n].usage.is != isLead {
		return k
	}
	for n++; n < len(s.pieces); n++ {
		switch p := &s.pieces[n]; p.kind {
		case pieceDet, pieceAdj:
		case pieceLink:
			if p.usage.is != isBy {
				return k
			}
		case pieceActor:
			if d.typeOf(s.pieces[n].mention) == Person {
				return n
			}
			return k
		default:
			return k
		}
	}
	return k
}

// bodyOf is the piece of the body whose leaders, members or negotiators the
// mention at piece k means without naming them; k if there is none.
func (s *scene) bodyOf(d *Document, k int) int {
	m := &d.Mentions[s.pieces[k].mention]
	if m.Kind == Name || m.Kind == Titled || m.Kind == Pronoun || !d.sent(m) && (m.Resolved() && !(m.Actor >= 0 && d.Actors[m.Actor].Unnamed) || m.Number != lexicon.Pl) {
		return k
	}
	n := k + 1
	for n < len(s.pieces) && n < k+4 && (s.pieces[n].kind == pieceDet || s.pieces[n].kind == pieceAdj || s.pieces[n].kind == pieceLink && (s.pieces[n].usage.is == isOf || s.pieces[n].usage.is == isFrom)) {
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
	if m.Resolved() && !(m.Actor >= 0 && d.Actors[m.Actor].Unnamed) || m.Kind != Office && m.Kind != Nominal {
		return k
	}
	for n := k + 1; n < len(s.pieces) && n < k+5; n++ {
		switch p := &s.pieces[n]; p.kind {
		case pieceAdj, pieceWord, piecePoss:
			continue
		case pieceDet:
			if d.rules.genitiveNames {
				continue // die Bürgermeisterin der Stadt, X,
			}
		case pieceActor:
			if x := &d.Mentions[p.mention]; x.Kind == Name && d.typeOf(p.mention) == Person {
				if d.rules.cases {
					a, _ := d.casesOfMention(m)
					if c, e := d.casesOfMention(x); !(a && c) && (a || !e) {
						return k // Помощник Владимира Путина
					}
				}
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
		return a.Kind != Pronoun && !(a.Kind == Body && d.typeOf(first) == Organization) && (a.Kind != GroupOf || d.typeOf(first) == People) && d.typeOf(second) == Person &&
			(a.Actor < 0 || d.Actors[a.Actor].Type != Person || d.Actors[a.Actor].Unnamed && d.endsApposition(int(b.Last)))
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
