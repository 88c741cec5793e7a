package extract

import (
	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
)

// window is how many mentions back an antecedent is looked for. In the dev
// articles nine pronouns in ten have theirs within eight mentions.
const window = 40

// resolve points offices, bodies, nominals, pronouns and groups at actors, in
// the order of the text.
func (d *Document) resolve() {
	for i := range d.Mentions {
		m := &d.Mentions[i]
		d.subject(i)
		switch m.Kind {
		case Body:
			if m.Actor < 0 && m.desc >= 0 {
				d.resolveBody(i)
			}
		case Office, Nominal:
			if m.Actor < 0 {
				d.resolveOffice(i)
			}
		case Pronoun:
			d.resolvePronoun(i)
		case GroupOf:
			d.resolveGroup(i)
		}
		if m.Actor >= 0 {
			a := &d.Actors[m.Actor]
			a.last = int32(i)
			if m.Gender == 0 {
				m.Gender = a.Gender
			}
			if a.Gender == 0 && m.Kind != Pronoun {
				a.Gender = m.Gender
			}
		}
	}
}

// subject marks a mention that stands where a clause has its subject: before
// the verb and not after a preposition, or behind a verb of saying.
func (d *Document) subject(i int) {
	m := &d.Mentions[i]
	if m.Possessive || m.Case == lexicon.Obl {
		return
	}
	if d.rules.cases {
		if nominative, oblique := d.casesOfMention(m); nominative != oblique {
			m.Subject = nominative
			return
		}
	}
	first := int(m.First)
	s := &d.Text.Sentences[d.sentence[first]]
	k := first - 1
	for k >= int(s.First) && d.Any(k, lexicon.SetOf(lexicon.Det, lexicon.Title, lexicon.Rank, lexicon.Adj)) && (!d.Is(k, lexicon.Prep) || d.rules.article(d.Words[k])) {
		k--
	}
	if k >= int(s.First) && d.Any(k, lexicon.SetOf(lexicon.Prep, lexicon.Of, lexicon.Locative)) {
		if !d.Any(k, lexicon.SetOf(lexicon.Sub, lexicon.Conj)) {
			return
		}
	}
	if k >= int(s.First) && d.Is(k, lexicon.Conj) && i > 0 && int(d.Mentions[i-1].Last) >= k && int(d.Mentions[i-1].First) < k {
		m.Subject = d.Mentions[i-1].Subject // A and B
		return
	}
	if k < int(s.First) || d.Any(k, lexicon.SetOf(lexicon.That, lexicon.Sub, lexicon.Conj)) || d.Text.Tokens[k].Kind != text.Word || d.Is(k, lexicon.Say) && d.verbFirst(k, int(s.First)) {
		m.Subject = true
		return
	}
	if d.Any(int(m.Last), lexicon.SetOf(lexicon.Say, lexicon.Aux, lexicon.Modal, lexicon.Contact)) {
		m.Subject = true
	}
}

// verbFirst reports whether the verb at token k comes before its subject, as
// after a quotation: no mention stands between the last mark and the verb.
func (d *Document) verbFirst(k, first int) bool {
	for i := k - 1; i >= first; i-- {
		if d.Text.Tokens[i].Kind != text.Word {
			return true
		}
		if d.mentionAt[i] != 0 {
			return false
		}
	}
	return true
}

// leads reports whether mention k is the first subject of its sentence.
func (d *Document) leads(k int) bool {
	s := d.sentence[d.Mentions[k].First]
	for i := k - 1; i >= 0 && d.sentence[d.Mentions[i].First] == s; i-- {
		if d.Mentions[i].Subject {
			return false
		}
	}
	return true
}

// resolvePronoun points a pronoun of the third person at the actor that the
// text is about: of those that agree in gender and number the one that is
// nearest, subjects first.
func (d *Document) resolvePronoun(i int) {
	m := &d.Mentions[i]
	if m.Person != lexicon.P3 || m.reflexive && !m.Possessive {
		return
	}
	if m.Number == lexicon.Pl {
		d.resolvePlural(i)
		return
	}
	if m.Gender == lexicon.Neut {
		d.resolveThing(i)
		return
	}
	if x := d.latter(i); x >= 0 {
		m.Actor = x
		return
	}
	best, bestScore := int32(-1), -1<<30
	sentence := d.sentence[m.First]
	rival := int32(-1) // the subject before an object pronoun: il lui a remis
	if p := max(i-1, 0); m.Case == lexicon.Obl && !m.Possessive && p < i && (d.Mentions[p].Last == m.First || d.Mentions[p].Last == m.First-1 && d.comma(int(m.First)-1)) && (d.Mentions[p].Subject || d.Mentions[p].Case == lexicon.Nom) {
		rival = d.Mentions[p].Actor
	}
	if rival < 0 && d.rules.proDrop && !m.Possessive && m.First > 0 && d.Is(int(m.First)-1, lexicon.Prep) {
		rival = d.actingBefore(i) // X no piensa reunirse con él
	}
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Actor < 0 || p.Last > m.First || p.Actor == rival {
			continue
		}
		a := &d.Actors[p.Actor]
		if p.Type == Place || a.Type != Person && !(m.Possessive && m.Gender == 0 && a.Type < People) {
			continue
		}
		if m.Gender != 0 && a.Gender != 0 && m.Gender != a.Gender || m.atom >= 0 && (a.Unnamed || !d.fromCountry(a, m.atom)) {
			continue
		}
		gap := int(sentence - d.sentence[p.First])
		if gap > 4 {
			break
		}
		score := -4*gap - (i-k)/4
		if p.Subject {
			score += 5
			if gap > 0 && d.leads(k) {
				score += 3
			}
		}
		if gap == 0 {
			score += 5
		}
		if p.Kind == Pronoun {
			score++
		}
		if p.Possessive {
			score -= 2
		}
		if a.Gender == 0 {
			score -= 2
		}
		if p.Indefinite {
			score -= 3
		}
		if d.Shape(int(p.Head), text.InQuote) && !d.Shape(int(m.Head), text.InQuote) {
			score -= 12 // whom a quotation names, the text around it is not about
		}
		if a.seen > 2 {
			score++
		}
		if gap == 0 && m.Case != lexicon.Nom && !m.Possessive && p.Subject && !d.boundary(p.Last, m.First) {
			continue // him is not who does it
		}
		if score > bestScore {
			best, bestScore = p.Actor, score
		}
	}
	m.Actor = best
}

// actingBefore is the nearest subject before mention i in its sentence, who does
// what the pronoun behind a preposition is told to somebody else of; -1 if there is none.
func (d *Document) actingBefore(i int) int32 {
	s := d.sentence[d.Mentions[i].First]
	for k := i - 1; k >= 0 && d.sentence[d.Mentions[k].First] == s; k-- {
		if p := &d.Mentions[k]; p.Subject && p.Actor >= 0 && p.Last <= d.Mentions[i].First {
			return p.Actor
		}
	}
	return -1
}

// fromCountry reports whether an actor may be of the country of the demonym at
// atom k: it is, as far as an office or the gazetteer tells.
func (d *Document) fromCountry(a *Actor, k int32) bool {
	code := gazetteer.Countries()[d.Lang.Names[d.atoms[k].name].Index].Code
	if a.country != "" {
		return a.country == code
	}
	for _, o := range a.offices {
		if o.of >= 0 && d.Actors[o.of].country != "" {
			return d.Actors[o.of].country == code
		}
	}
	return true
}

// boundary reports whether a clause boundary stands between two tokens.
func (d *Document) boundary(first, last int32) bool {
	for i := first; i < last; i++ {
		if d.Any(int(i), lexicon.SetOf(lexicon.That, lexicon.Sub, lexicon.Rel)) || d.Text.Tokens[i].Kind == text.OpenQuote || d.mark(int(i), ':') || d.mark(int(i), ';') {
			return true
		}
	}
	return false
}

// resolveThing points it and its at the last body or country that was a
// subject.
func (d *Document) resolveThing(i int) {
	m := &d.Mentions[i]
	best, bestScore := int32(-1), -1<<30
	for k := i - 1; k >= 0 && k > i-window; k-- {
		p := &d.Mentions[k]
		if p.Actor < 0 || p.Last > m.First || p.Type == Place {
			continue
		}
		t := d.Actors[p.Actor].Type
		if t != Organization && t != Country && t != Outlet {
			continue
		}
		gap := int(d.sentence[m.First] - d.sentence[p.First])
		if gap > 2 {
			break
		}
		score := -4*gap - (i-k)/4
		if p.Subject {
			score += 6
		}
		if score > bestScore {
			best, bestScore = p.Actor, score
		}
	}
	m.Actor = best
}

// latter is the person named last before the pronoun at mention i, where its entry
// says that it means the latter (Dieser will nun …); -1 for other pronouns.
func (d *Document) latter(i int) int32 {
	m := &d.Mentions[i]
	sense, ok := d.Sense(int(m.First), lexicon.Pron)
	if !ok || d.Entry(sense).Get("pick") == "" {
		return -1
	}
	for k := i - 1; k >= 0 && d.sentence[m.First]-d.sentence[d.Mentions[k].First] <= 1; k-- {
		p := &d.Mentions[k]
		if p.Actor < 0 || p.Last > m.First || d.Actors[p.Actor].Type != Person || p.Possessive {
			continue
		}
		if g := d.Actors[p.Actor].Gender; g == 0 || m.Gender == 0 || g == m.Gender {
			return p.Actor
		}
	}
	return -1
}
