package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/loader/lexicon"
	"kg/loader/lexicon/gazetteer"
	"kg/loader/text"
	"kg/schema"
)

// initialled returns the gazetteer's name of a person whom the text gives with
// a middle initial that the gazetteer has not, -1 if there is none: Vladimir V. Putin.
func (d *Document) initialled(a *atom) int32 {
	if a.name >= 0 || a.last-a.first != 3 || int(d.Words[a.last-1]) >= d.Lang.Size() {
		return -1
	}
	if k := &d.Text.Tokens[a.first+1]; k.End-k.Start > 2 {
		return -1
	}
	first := d.Text.Of(int(a.first))
	for _, s := range d.Lang.Senses(d.Words[a.last-1]) {
		if s.Class != lexicon.Named {
			continue
		}
		if n := &d.Lang.Names[s.Entry]; n.Kind == gazetteer.KindPerson && firstWord(gazetteer.Persons()[n.Index].Name) == first {
			return s.Entry
		}
	}
	return -1
}

// nameWords returns the words of a name, particles and initials left out, in
// the form without a case ending.
func (d *Document) nameWords(a *atom) []lexicon.Word {
	start := len(d.nameStore)
	if a.start != d.Text.Tokens[a.first].Start || a.end != d.Text.Tokens[a.last-1].End {
		// A part of a compound: the gazetteer has it.
		if a.start == d.Text.Tokens[a.first].Start {
			if c := d.compoundAt(int(a.first)); c != nil {
				d.nameStore = append(d.nameStore, d.stem(c.head))
			}
		} else {
			d.nameStore = append(d.nameStore, d.stem(d.Words[a.first]))
		}
		return d.nameStore[start:len(d.nameStore):len(d.nameStore)]
	}
	for i := a.first; i < a.last; i++ {
		k := &d.Text.Tokens[i]
		if s, ok := d.Sense(int(i), lexicon.Org); ok && i > a.first && d.Entry(s).Get("body") == "sign" {
			continue // Corp, Inc
		}
		if k.Kind == text.Word && k.Shape&text.Capitalised != 0 && !(d.Is(int(i), lexicon.Particle) && a.last-a.first > 1 && i < a.last-1) {
			d.nameStore = append(d.nameStore, d.spelled(d.stem(d.Words[i]), k))
		}
	}
	return d.nameStore[start:len(d.nameStore):len(d.nameStore)]
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss")

// spelled returns the word w of token k as it is spelled without umlauts, so that
// Oberländer and Oberlaender are one name.
func (d *Document) spelled(w lexicon.Word, k *text.Token) lexicon.Word {
	if !strings.ContainsAny(d.Text.Body[k.Start:k.End], "äöüßÄÖÜ") {
		return w
	}
	b := []byte(umlauts.Replace(d.form(w)))
	return d.own.number(b, lexicon.Hash(b))
}

// stem returns the word without its case ending, where the language has such.
func (d *Document) stem(w lexicon.Word) lexicon.Word {
	if len(d.rules.nameEndings) == 0 || w == 0 {
		return w
	}
	form := d.form(w)
	for _, e := range d.rules.nameEndings {
		if len(form) >= len(e)+6 && strings.HasSuffix(form, e) || utf8.RuneCountInString(form) >= utf8.RuneCountInString(e)+3 && strings.HasSuffix(form, e) {
			b := []byte(form[:len(form)-len(e)])
			return d.own.number(b, lexicon.Hash(b))
		}
	}
	b := []byte(form)
	return d.own.number(b, lexicon.Hash(b))
}

// sameName returns the actor of the article whose name a short or other form
// is, -1 if there is none. All words of the form must be words of the name; a
// single word must not be a mere given name where the family name is at hand.
func (d *Document) sameName(a *atom, words []lexicon.Word) int32 {
	if len(words) == 0 {
		return -1
	}
	best, bestScore := int32(-1), 0
	look := func(w lexicon.Word) {
		tries := 0
		for l := d.byWord[w]; l != 0 && tries < window; l = d.chain[l-1].next {
			x := &d.Actors[d.chain[l-1].actor]
			if score := d.nameScore(a, words, x); score > bestScore {
				best, bestScore = d.chain[l-1].actor, score
			}
			tries++
		}
	}
	look(words[len(words)-1])
	if len(words) > 1 {
		look(words[0])
	}
	return best
}

// nameScore says how well a form fits an actor's name; 0 not at all.
func (d *Document) nameScore(a *atom, words []lexicon.Word, x *Actor) int {
	if x.Type == Place || x.Type == Thing || x.Type == Country || x.Type == Outlet {
		return 0
	}
	if x.Type == Organization && (a.typ == Person || a.titled) || x.Type == Person && a.typ == Organization {
		return 0
	}
	if (x.Type == Organization || a.typ == Organization) && (len(x.words) == 0 || words[0] != x.words[0]) {
		return 0 // organisations are shortened from behind
	}
	at := 0 // in order, each word of the form among the words of the name
	for _, w := range words {
		for at < len(x.words) && x.words[at] != w && !d.initialOf(w, x.words[at]) {
			at++
		}
		if at == len(x.words) {
			return d.longerName(words, x)
		}
		at++
	}
	score := 2
	last := words[len(words)-1]
	if last == x.words[len(x.words)-1] {
		score += 4 // the family name
	} else if last == x.words[0] && len(words) == 1 {
		score += 2
	}
	if g := a.gender; g != 0 && x.Gender != 0 && g != x.Gender && (a.name < 0 || a.titled) {
		return 0 // but a family name alone is not bound to its best known bearer
	}
	if len(words) == 1 && x.at <= a.first {
		score++ // named before
	}
	if a.name >= 0 && x.kind == gazetteer.KindPerson && d.Lang.Names[a.name].Index == x.index {
		score += 8
	}
	if len(words) == len(x.words) {
		score++
	}
	return score
}

// longerName reports, as a score, whether the form is the actor's name with
// more words to it: Geddel Vieira Lima for Geddel Lima.
func (d *Document) longerName(words []lexicon.Word, x *Actor) int {
	if len(x.words) < 2 || len(words) <= len(x.words) || words[len(words)-1] != x.words[len(x.words)-1] || x.kind != 0 {
		return 0
	}
	at := 0
	for _, w := range x.words {
		for at < len(words) && words[at] != w {
			at++
		}
		if at == len(words) {
			return 0
		}
		at++
	}
	return 3
}

// initialOf reports whether w is the initial of x.
func (d *Document) initialOf(w, x lexicon.Word) bool {
	f := strings.TrimSuffix(d.form(w), ".")
	r, n := utf8.DecodeRuneInString(f)
	if n == 0 || n != len(f) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(d.form(x))
	return r == first
}

// lengthen takes over a longer form of an actor's name.
func (d *Document) lengthen(x int32, a *atom, words []lexicon.Word) {
	p := &d.Actors[x]
	if p.kind != 0 || len(words) <= len(p.words) {
		return
	}
	p.Name = strings.Join(strings.Fields(d.Text.Body[a.start:a.end]), " ")
	p.ID, p.words = schema.ActorID(p.Name), words
	d.index(x, words)
}

// officeBefore reports whether the office before the name at token i, with at
// most two words between them, cannot be in the nominative: президентом
// Казахстана Токаевым.
func (d *Document) officeBefore(i int) bool {
	for j := i - 1; j >= 0 && j >= i-3 && d.joined(j+1); j-- {
		if s, ok := d.Sense(j, lexicon.Role); ok {
			return s.Feat&(lexicon.Obl|lexicon.Nom) == lexicon.Obl
		}
	}
	return false
}

// nominative returns a name with its given names as the lexicon's lemma has
// them, where the language inflects names.
func (d *Document) nominative(a *atom, name string) string {
	if len(d.rules.nameEndings) == 0 {
		return name
	}
	if a.last-a.first == 1 {
		if a.titled && d.rules.cases && d.officeBefore(int(a.first)) {
			return d.rules.familyNominative(name)
		}
		return name
	}
	fields := strings.Fields(name)
	oblique := a.first > 0 && d.rules.cases && d.Feat(int(a.first)-1, lexicon.Role)&(lexicon.Obl|lexicon.Nom) == lexicon.Obl && a.last-a.first > 1
	for i := range fields {
		t := int(a.first) + i
		if t >= int(a.last) {
			break
		}
		if oblique {
			fields[i] = d.rules.nominative(fields[i], a.gender)
		}
		if s, ok := d.Sense(t, lexicon.First); ok {
			oblique = oblique || s.Feat&(lexicon.Obl|lexicon.Nom) == lexicon.Obl
			if lemma := d.Entry(s).Lemma; string(d.Lang.Fold(nil, fields[i])) != string(d.Lang.Fold(nil, lemma)) {
				r, n := utf8.DecodeRuneInString(lemma)
				fields[i] = string(unicode.ToUpper(r)) + lemma[n:]
			}
		}
	}
	return strings.Join(fields, " ")
}
