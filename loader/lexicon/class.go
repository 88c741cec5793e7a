package lexicon

// Class is what kind of word or phrase an entry is. At most 127 of them,
// so that the classes of a token fit in one [Set].
type Class uint8

const (
	// Closed classes.
	Det    Class = iota + 1 // the, un, der
	Dem                     // this, acest: points at something said before
	Poss                    // his, lor: possessive determiner
	Pron                    // he, them, l-a: personal pronoun, clitics included
	Clitic                  // le, la, lo: an article that is an object pronoun before a verb
	Rel                     // who, which, care
	Aux                     // has, was, a fost: auxiliary
	Modal                   // will, may, urmează să
	Neg                     // not, nu
	Prep                    // of, cu
	Conj                    // and, or
	Sub                     // because, after, dacă: opens a subordinate clause
	That                    // that, că, dass: opens reported speech
	Num                     // two, doi
	Adv                     // also, deja: stands between a subject and its verb
	// Naming.
	Title    // Mr, Sir, doamna: comes before a name and is no part of it
	Role     // president, spokesman: an office or a trade of one person
	Rank     // vice, former, deputy: modifies a role
	Org      // ministry, party, embassy: head noun of an organisation's name
	Group    // leaders, sides, delegation: several persons or bodies by what they are
	Particle // van, de la, bin: inside a name, in lower case
	Suffix   // Jr, III: ends a name
	Kin      // wife, fiul: a relation of a person
	First    // first names
	Other    // counterpart, omolog: the same office on the other side
	Pair     // the two, both, cei doi: exactly two of those named before; pick=former or pick=latter is one of them
	Common   // capitalised at the start of a sentence without being a name
	Thing    // treaty, war, cup: head noun of a name that is no actor's
	Place    // city, province, river: head noun or sign of a place, not of an actor
	Demonym  // Chinese, chinez; Sense.Entry is an index into Language.Names
	Of       // of, de, al: joins a head noun to what it belongs to
	Locative // in, at, la: says where
	As       // as, ca, comme: before what someone becomes or serves as
	Genitive // 's: the clitic of a possessor
	Named    // a name of the gazetteer; Sense.Entry is an index into Language.Names
	Subject  // a topic of the gazetteer; Sense.Entry is an index into Language.Names
	// Open classes, for telling nouns from verbs.
	Noun
	Verb
	Adj
	// Time.
	Month
	Weekday
	Day // today, ieri, and other deictic days
	TimeUnit
	TimePrep // on, during, hours after: introduces a time
	DayPart
	// Exchanges.
	Contact   // spoke, met, called: verb of an exchange
	ContactN  // call, talks, întrevedere: noun of an exchange
	Light     // held, had, a avut: light verb of an exchange noun
	Medium    // by phone, prin videoconferință
	Plan      // will, is to, set to: planned
	Propose   // offered, invited: proposed
	Refuse    // refused, cancelled: denied
	NotYet    // has yet to
	Hedge     // reportedly
	TopicCue  // about, on, despre: introduces a topic
	TopicVerb // discussed, touched upon
	TopicHead // issue, question: the topic is what it is of
	LightHead // support, future: what it is of may be called the topic as well
	Agenda    // on the agenda, among the topics: a topic is joined to it by was, figured (is=figure)
	Readout   // urged, agreed on: tells what an exchange came to, and so what it was about
	Field     // des affaires étrangères: what an office or a ministry is for, behind its adjective
	Backdrop  // amid: opens the background of what a sentence tells
	NoContact // press conference and other look-alikes
	Link      // with, between, dintre: a preposition by what it says of an exchange
	TimeWord  // ago, last, un: a word inside an expression of time
	// Claims.
	Say      // said, a declarat: verb of saying; attrs by claims
	SayN     // statement, warning: noun of saying
	Source   // according to, potrivit: preposition of attribution
	Channel  // in an interview with, on Twitter
	Listener // to reporters: addressee sign
	// Add a class here and its name below.
	classes
)

var classNames = [classes]string{
	Det: "det", Dem: "dem", Poss: "poss", Pron: "pron", Clitic: "clitic", Rel: "rel", Aux: "aux", Modal: "modal", Neg: "neg",
	Prep: "prep", Conj: "conj", Sub: "sub", That: "that", Num: "num", Adv: "adv",
	Title: "title", Role: "role", Rank: "rank", Org: "org", Group: "group", Particle: "particle", Suffix: "suffix",
	Kin: "kin", First: "first", Other: "counterpart", Pair: "pair",
	Common: "common", Place: "place", Thing: "thing", Demonym: "demonym", Of: "of", Locative: "locative", Genitive: "genitive", As: "as", Named: "named", Subject: "subject",
	Noun: "noun", Verb: "verb", Adj: "adj",
	Month: "month", Weekday: "weekday", Day: "day", TimeUnit: "timeunit", TimePrep: "timeprep", DayPart: "daypart",
	Contact: "contact", ContactN: "contactn", Light: "light", Medium: "medium", Plan: "plan", Propose: "propose",
	Refuse: "refuse", NotYet: "notyet", Hedge: "hedge", TopicCue: "topiccue", TopicVerb: "topicverb", TopicHead: "topichead", LightHead: "lighthead", Agenda: "agenda", Readout: "readout", Field: "field", Backdrop: "backdrop", NoContact: "nocontact",
	Link: "link", TimeWord: "time",
	Say: "say", SayN: "sayn", Source: "source", Channel: "channel", Listener: "listener",
}

func (c Class) String() string {
	if c == 0 || c >= classes {
		return "none"
	}
	return classNames[c]
}

// Set is a set of classes.
type Set struct{ lo, hi uint64 }

// SetOf returns the set of the given classes.
func SetOf(cs ...Class) Set {
	var s Set
	for _, c := range cs {
		s = s.With(c)
	}
	return s
}

// With returns s with c added.
func (s Set) With(c Class) Set {
	if c < 64 {
		s.lo |= 1 << c
	} else {
		s.hi |= 1 << (c - 64)
	}
	return s
}

// Without returns s with c taken out.
func (s Set) Without(c Class) Set {
	if c < 64 {
		s.lo &^= 1 << c
	} else {
		s.hi &^= 1 << (c - 64)
	}
	return s
}

// Or returns the union of s and t.
func (s Set) Or(t Set) Set { return Set{s.lo | t.lo, s.hi | t.hi} }

// Has reports whether c is in s.
func (s Set) Has(c Class) bool {
	if c < 64 {
		return s.lo>>c&1 != 0
	}
	return s.hi>>(c-64)&1 != 0
}

// Any reports whether s and t have a class in common.
func (s Set) Any(t Set) bool { return s.lo&t.lo|s.hi&t.hi != 0 }

// Feat holds the grammatical features of one form.
type Feat uint32

const (
	Masc Feat = 1 << iota
	Fem
	Neut
	Sg
	Pl
	P1
	P2
	P3
	Nom     // subject form
	Obl     // object or possessor form: him, Chinei, lui
	Def     // carries its article: președintele
	Inf     // infinitive or bare stem
	Pres    // finite, present
	Past    // finite, past
	Part    // past participle
	Ger     // present participle, gerund
	Fut     // finite, future
	Cond    // conditional, Konjunktiv II, Romanian presumptive
	Subj    // subjunctive, Konjunktiv I
	Refl    // reflexive or reciprocal: se, sich, each other
	Pass    // makes a passive: was, fost
	Perf    // makes a perfect: has, a
	Prog    // makes a progressive
	CaseGen // genitive: Trumps, Chinas
	Indef   // a, un: new in the text
	Upper   // the form has a capital, so a word in lower case is not it
	Exact   // the form is all capitals: only all capitals are it
)

// Finite forms stand as the verb of a clause.
const Finite = Pres | Past | Fut | Cond | Subj

var featNames = map[string]Feat{
	"m": Masc, "f": Fem, "n": Neut, "sg": Sg, "pl": Pl, "1": P1, "2": P2, "3": P3, "nom": Nom, "obl": Obl, "def": Def,
	"inf": Inf, "pres": Pres, "past": Past, "part": Part, "ger": Ger, "fut": Fut, "cond": Cond, "subj": Subj,
	"refl": Refl, "pass": Pass, "perf": Perf, "prog": Prog, "gen": CaseGen, "indef": Indef,
}
