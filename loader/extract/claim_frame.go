package extract

import (
	"slices"
	"strings"
	"sync"

	"kg/loader/lexicon"
	"kg/loader/text"
)

// frame says what may follow a verb or noun of saying as its content.
type frame uint16

const (
	clauseFrame     frame = 1 << iota // a clause, with or without its complementiser
	thatFrame                         // a clause with its complementiser
	quoteFrame                        // a quotation
	questionFrame                     // whether, how, what
	infFrame                          // an infinitive
	gerundFrame                       // a gerund
	nounFrame                         // a noun group
	personFrame                       // a noun group, then an infinitive
	addresseeFrame                    // an addressee, then the content
	prepFrame                         // a preposition, then a noun group
	complementFrame                   // a noun group, then what it is called
	commaFrame                        // a clause, behind a comma only
	invertFrame                       // the verb may come before its subject
	verdictFrame                      // a noun group and what is said of it: accused him of, called it a
)

var frameLetters = map[byte]frame{
	's': clauseFrame | thatFrame, 't': thatFrame, 'q': quoteFrame, 'w': questionFrame, 'i': infFrame, 'g': gerundFrame,
	'n': nounFrame, 'x': nounFrame | complementFrame | verdictFrame, 'y': nounFrame | verdictFrame, 'o': personFrame, 'a': addresseeFrame, 'p': prepFrame, 'c': commaFrame | thatFrame, 'v': invertFrame,
}

// act is what kind of act a verb or noun of saying names.
type act uint8

const (
	sayAct   act = iota + 1
	writeAct     // to write, to post
	askAct
	urgeAct  // to call for, to demand
	judgeAct // to praise, to condemn
	thinkAct // to believe, to fear
	willAct  // to want, to plan, to refuse
	showAct  // what a poll or a document does
)

var actNames = map[string]act{"say": sayAct, "write": writeAct, "ask": askAct, "urge": urgeAct, "judge": judgeAct, "think": thinkAct, "will": willAct, "show": showAct}

func (a act) String() string {
	for n, b := range actNames {
		if a == b {
			return n
		}
	}
	return "say"
}

// saying is what a language says of one lexicon entry of a class of saying.
type saying struct {
	frames frame
	act    act
	use    sourceUse
	more   bool
	nobody bool           // impersonal
	self   bool           // its reflexive is a person's own: s-a plâns că
	apart  []lexicon.Word // separable particles, one of which the verb needs: teilte ... mit
	not    []lexicon.Word // those that make another verb of it: findet ... statt
}

// sourceUse is how a word of class Source names the source.
type sourceUse uint8

const (
	sourcePrep       sourceUse = iota + 1 // according to X
	sourceAs                              // as X said
	sourcePost                            // X zufolge: the source stands before
	sourceNoun                            // nach Angaben: a noun that makes a source behind its preposition
	sourceBy                              // the preposition of such a noun
	sourceOpen                            // whether, how: opens an indirect question
	sourceView                            // for X, the plan is "a mistake": at the start of a sentence only
	channelMedium                         // a newspaper, a broadcaster: its name follows
	channelTitle                          // Gazette, Radio: part of the name of a medium
	channelPublisher                      // carried by, released by: who made the words public follows
	channelDocument                       // a statement, a letter: speaks for whoever issued it
	channelRecord                         // a transcript, footage: what it shows nobody says
	sourceThus                            // "...". Thus the minister
)

var useNames = map[string]sourceUse{"source": sourcePrep, "noun": sourceNoun, "by": sourceBy, "after": sourcePost, "as": sourceAs, "open": sourceOpen, "view": sourceView, "thus": sourceThus, "document": channelDocument, "record": channelRecord, "medium": channelMedium, "title": channelTitle, "publisher": channelPublisher}

// sayings is the table of a language's entries of saying, by entry index, with
// the settings that the stage needs.
type sayings struct {
	entries           []saying
	infinitive        map[lexicon.Word]bool // signs of the infinitive: to, să, zu
	freeOrder         bool                  // the verb may come before its subject anywhere
	proDrop           bool                  // the subject may be left out
	commaClause       bool                  // a clause without complementiser follows a comma
	agent             lexicon.Word          // names who does it in a passive: by
	cuts              map[lexicon.Word]bool // conjunctions that, behind a comma, open a clause of the writer's own
	mood              map[lexicon.Word]bool // verb forms of reported speech: sei, habe
	freeMood          bool
	joinsQuotes       bool                  // "A," he said. "B." is one statement, unless B is long
	moodEnding        string                // of a verb in the third person of reported speech: er stelle
	back              map[lexicon.Word]bool // points at the sentence before: das, об этом
	bareStems         bool                  // the bare stem of a verb is a noun too, and its plural present
	about             map[lexicon.Word]bool // prepositions that say what a noun of saying is about
	dative            map[lexicon.Word]bool // what an addressee begins with, where the verb does not take it as its object
	particles         map[lexicon.Word]bool // separable parts of verbs: teilte ... mit
	inner             []string              // the sign of the infinitive inside a word: aufzunehmen
	expletive         map[lexicon.Word]bool // a subject that stands for nobody before a verb and an infinitive: il
	impersonal        map[lexicon.Word]bool // beside a verb: nobody is named who does it
	nobody            map[lexicon.Word]bool // sources that say nothing: nobody, none
	own               map[lexicon.Word]bool // says that a noun of saying is the subject's: nach eigenen Angaben
	dummy             map[lexicon.Word]bool // stands for a subject: there
	adverbEnding      string
	pastEnding        string
	speaking          map[lexicon.Word]bool // nouns with such an ending that may speak all the same: a petition
	gerundEndings     []string
	verbEndings       []string
	infinitiveEndings []string
	participleEndings []string // previsto, anunciado
	abstractEndings   []string // of nouns for what cannot speak: -tion, -ness
}

var sayingsByLanguage sync.Map // *lexicon.Language → *sayings

func sayingsOf(l *lexicon.Language) *sayings {
	if s, ok := sayingsByLanguage.Load(l); ok {
		return s.(*sayings)
	}
	s := &sayings{entries: make([]saying, len(l.Entries))}
	for i := range l.Entries {
		e := &l.Entries[i]
		switch e.Class {
		case lexicon.Say, lexicon.SayN, lexicon.Source, lexicon.Channel:
			x := saying{act: actNames[e.Get("k")], use: useNames[e.Get("is")], more: e.Get("c") == "more", nobody: e.Get("c") == "none", self: e.Get("self") != ""}
			for _, f := range strings.Split(e.Get("f"), ",") {
				if f != "" {
					x.frames |= frameLetters[f[0]]
				}
			}
			x.apart, x.not = wordsOf(l, e.Get("apart")), wordsOf(l, e.Get("not"))
			s.entries[i] = x
		}
	}
	s.infinitive, s.agent = wordSet(l, "infinitive"), first(l, "agent")
	s.freeOrder, s.proDrop, s.commaClause = l.Has("inversion", "free"), l.Has("pro-drop", "yes"), l.Has("comma-clause", "yes")
	s.mood = wordSet(l, "reported-mood")
	s.back = wordSet(l, "refers-back")
	s.impersonal, s.expletive = wordSet(l, "impersonal"), wordSet(l, "expletive")
	s.joinsQuotes = l.Has("quotes", "joined")
	s.bareStems = l.Has("bare-stems", "yes")
	s.freeMood = len(s.mood) > 0
	s.dummy, s.own = wordSet(l, "dummy"), wordSet(l, "own")
	for _, e := range l.Setting("adverb-ending") {
		s.adverbEnding = e
	}
	for _, e := range l.Setting("mood-ending") {
		s.moodEnding = e
	}
	for _, e := range l.Setting("past-ending") {
		s.pastEnding = e
	}
	s.nobody = wordSet(l, "nobody")
	s.particles, s.inner = wordSet(l, "particles"), l.Setting("inner-infinitive")
	s.cuts, s.about = wordSet(l, "cuts"), wordSet(l, "about")
	s.dative = wordSet(l, "dative")
	s.gerundEndings, s.verbEndings = l.Setting("gerund-endings"), l.Setting("verb-endings")
	s.participleEndings = l.Setting("participle-endings")
	s.speaking = wordSet(l, "speaking")
	s.infinitiveEndings, s.abstractEndings = l.Setting("infinitive-endings"), l.Setting("abstract-endings")
	got, _ := sayingsByLanguage.LoadOrStore(l, s)
	return got.(*sayings)
}

// first returns the first word of a setting, 0 if there is none.
func first(l *lexicon.Language, setting string) lexicon.Word {
	for _, w := range l.Setting(setting) {
		return l.Find(w)
	}
	return 0
}

// wordsOf returns the words of an attribute, separated by commas.
func wordsOf(l *lexicon.Language, list string) []lexicon.Word {
	var words []lexicon.Word
	for _, f := range strings.Split(list, ",") {
		if w := l.Find(f); f != "" && w != 0 {
			words = append(words, w)
		}
	}
	return words
}

// wordSet returns the words of a setting.
func wordSet(l *lexicon.Language, setting string) map[lexicon.Word]bool {
	m := map[lexicon.Word]bool{}
	for _, w := range l.Setting(setting) {
		if x := l.Find(w); x != 0 {
			m[x] = true
		}
	}
	return m
}

// cue is a word or phrase that says that what stands near it is what someone
// said, thought or wants.
type cue struct {
	first, last int // tokens
	frames      frame
	act         act
	feat        lexicon.Feat
	noun        bool
	more        bool // goes on speaking: added, continued
	nobody      bool // impersonal: говорится, heißt es
}

// has reports whether token i is part of the cue.
func (q *cue) has(i int) bool { return i >= q.first && i < q.last }

// cueAt reads the cue of class c at token i: the longest phrase, or all
// readings of the single word taken together.
func (d *Document) cueAt(i int, c lexicon.Class) (cue, bool) {
	q := cue{first: i, last: i + 1, noun: c == lexicon.SayN}
	long, ok := d.Sense(i, c)
	if !ok {
		return q, false
	}
	kept := false
	add := func(s lexicon.Sense) {
		e := &d.say.entries[s.Entry]
		if s.Feat&lexicon.Finite != 0 && (len(e.apart) > 0 && !d.endsClause(q.last, e.apart) || len(e.not) > 0 && d.endsClause(q.last, e.not)) {
			return
		}
		kept = true
		if q.act == 0 || q.act > e.act {
			q.act = e.act
		}
		q.frames |= e.frames
		q.more = q.more || e.more
		q.nobody = q.nobody || e.nobody
		q.feat |= s.Feat
	}
	if long.Len > 1 {
		q.last = i + int(long.Len)
		for _, p := range d.phrases[d.phraseAt[i]-1:] {
			if int(p.first) != i {
				break
			}
			if p.sense.Class == c && p.sense.Len == long.Len {
				add(p.sense)
			}
		}
		return q, kept
	}
	for _, s := range d.Lang.Senses(d.Words[i]) {
		if s.Class == c {
			add(s)
		}
	}
	if d.say.freeOrder && c == lexicon.Say && (q.act == judgeAct || q.act == urgeAct || q.act == thinkAct) && d.closesQuote(i-1) {
		q.frames |= quoteFrame | invertFrame
		q.act = sayAct // "...", deplores the mayor
	}
	return q, kept
}

// closesQuote reports whether a quotation ends at token i, or before the comma or the
// helpers of a verb there.
func (d *Document) closesQuote(i int) bool {
	for i > 0 && d.Any(i, lexicon.SetOf(lexicon.Aux, lexicon.Pron)) && d.Text.Tokens[i].Kind == text.Word {
		i--
	}
	if i > 0 && (d.comma(i) || d.dash(i)) {
		i--
	}
	return i >= 0 && d.Text.Tokens[i].Kind == text.CloseQuote && d.quoteEndsAt(i)
}

// endsClause reports whether one of the particles stands after token i where a
// clause may end: before a mark, a conjunction or the end of the sentence.
func (d *Document) endsClause(i int, particles []lexicon.Word) bool {
	end := int(d.Text.Sentences[d.sentence[max(i-1, 0)]].Last)
	for k := i; k < end; k++ {
		switch d.Text.Tokens[k].Kind {
		case text.OpenQuote:
			if q := d.quoteAt(k); q >= 0 && int(d.Text.Quotes[q].Last) <= end {
				k = int(d.Text.Quotes[q].Last) - 1
			}
			continue
		case text.Word:
		default:
			continue
		}
		if !slices.Contains(particles, d.Words[k]) {
			continue
		}
		if k+1 >= end || d.Text.Tokens[k+1].Kind != text.Word && d.Text.Tokens[k+1].Kind != text.Number || d.Any(k+1, lexicon.SetOf(lexicon.Conj, lexicon.That)) {
			return true
		}
	}
	return false
}
