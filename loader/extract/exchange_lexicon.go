package extract

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"kg/loader/lexicon"
)

// usage is what the lexicon says of one entry, as numbers: how a verb or noun
// of contact takes its sides, what a preposition or a time word does.
type usage struct {
	is       role
	n        int16
	unit     unit
	kind     kind
	then     kind // what a talk is where nothing tells
	medium   medium
	args     args
	flags    flags
	topic    string         // what the exchange was about, told by the verb itself
	particle []lexicon.Word // the same as a word
	apart    string         // the separable prefix that ends the clause: rief … an
	rule     string         // the entry's name in rule names
}

// args says how the other side of a verb or noun of contact is named.
type args uint16

const (
	argObject args = 1 << iota // called B
	argWith                    // spoke with B
	argTo                      // spoke to B
	argOn                      // paid a call on B
	argRecip                   // A and B met
	argTopic                   // discussed X with B
	argFor                     // ligou para B
	argDative                  // told B: the object of telling; written without a preposition
	argOwner                   // negotiated B's exit
	argMarked                  // l-a convocat pe B: an object only behind its preposition
)

type flags uint64

const (
	flagWeak    flags = 1 << iota // an exchange only beside another one of the same pair
	flagNever                     // weak, and never an exchange by itself
	flagNaming                    // calls someone, or calls someone something
	flagUrging                    // calls someone, or calls on someone to do something
	flagBy                        // of, and also by: de, von
	flagPlain                     // has another meaning where it is reflexive: sich aussprechen
	flagClose                     // several subjects do it with each other only where nothing else follows: they spoke
	flagSubject                   // the subject acts first
	flagHost                      // the subject is the host
	flagVisit                     // the subject travels to the object
	flagTo                        // a letter: to B, from A
	flagHabit                     // a word of habit
	flagModal                     // a mere possibility
	flagNoun                      // stands beside a noun
	flagMention                   // mentioned: a topic only in the negative
	flagVague                     // a call by whatever medium
	flagInvert                    // the subject may follow the verb
	flagMutual                    // it does so only where the verb is reflexive: si sono visti A e B
	flagDrop                      // the subject may be missing
	flagLight                     // a noun that names an exchange only as the object of a light verb: had a dialogue
	flagCapital                   // this reading only where it is written with a capital
	flagStart                     // since: what follows is when something began, not when it was
	flagAddress                   // a verb of saying whose object is who is spoken to
	flagInvite                    // invites: what is proposed, not what took place
	flagPersons                   // an exchange only where n sides are persons
	flagSummon                    // only where the object is an envoy
	flagPress                     // a side may be an outlet: a telephone interview
	flagInquiry                   // the side that acts is a body: questioned by the police
	flagReflex                    // a reading only where the verb is reflexive: sich austauschen
	flagAgree                     // what several agree on: vereinbarten ein Treffen
	flagJoint                     // what one does with several at once: negotiated with X and Y
	flagFail                      // what came to nothing though it took place: die Gespräche scheiterten
	flagOpen                      // a question that nothing answers: whether
	flagAbout                     // what was talked about may be its genitive: parlare di
)

// openSaid is the n of a word that asks something behind a verb of saying only: if.
const openSaid = 1

type kind uint8

const (
	kindTalk kind = iota + 1 // not told yet
	kindCall
	kindMeeting
	kindMessage
)

var kindNames = [...]string{"", "call", "call", "meeting", "message"}

type medium uint8

const (
	mediumUnknown medium = iota
	mediumPhone
	mediumVideo
	mediumInPerson
	mediumLetter
)

var mediumNames = [...]string{"unknown", "phone", "video", "in_person", "letter"}

// role is the value of the attribute is.
type role uint8

const (
	isNone role = iota
	// Links.
	isWith
	isTo
	isFrom
	isBy
	isOf
	isBetween
	isIn
	isAt
	isDuring
	isAfter
	isBefore
	isFor
	isOn
	isPrep
	isObj  // before a direct object: pe, a
	isLead // a delegation led by
	isHave // before who has it: у министра встреча
	// Light verbs.
	isDo
	isGet
	isHost
	isOccur
	isJoin
	isEscort
	isGrant // of a light verb: to whom it grants it has it with
	isVain  // what was tried did not come about
	isWatch
	// Time words.
	isAgo
	isLast
	isNext
	isThis
	isPeriod
	isLater
	isSince
	isLasted
	isApprox
	isNumber
	isHalf
	isOrdinal
	isSeason
	isAnd
	isEvent
	// Others.
	isIdiom
	isMore
	isWeak      // of a word that introduces topics: a place or a time more often
	isRelations // of a noun: what two countries have with each other
	isBilateral // of an adjective beside it
	isUrge      // of a word of a readout: whom, and to do what, follows
	isOccasion  // a word for an occasion to speak of something
	isFigure    // a verb that joins a topic to the agenda
	isTold      // a phrase without a subject: the topic follows
	isAim       // of a verb: the topic is the object of its infinitive
)

var roleNames = map[string]role{
	"with": isWith, "to": isTo, "from": isFrom, "by": isBy, "of": isOf, "between": isBetween, "in": isIn, "at": isAt,
	"during": isDuring, "after": isAfter, "before": isBefore, "for": isFor, "on": isOn, "prep": isPrep, "obj": isObj, "lead": isLead, "have": isHave,
	"do": isDo, "get": isGet, "host": isHost, "occur": isOccur, "join": isJoin, "escort": isEscort, "grant": isGrant, "vain": isVain, "watch": isWatch,
	"ago": isAgo, "last": isLast, "next": isNext, "this": isThis, "period": isPeriod, "later": isLater, "since": isSince,
	"lasted": isLasted, "approx": isApprox, "number": isNumber, "half": isHalf, "ordinal": isOrdinal, "season": isSeason,
	"and": isAnd, "event": isEvent, "idiom": isIdiom, "more": isMore, "weak": isWeak, "relations": isRelations, "bilateral": isBilateral, "urge": isUrge,
	"occasion": isOccasion, "figure": isFigure, "told": isTold, "aim": isAim,
}

var kindValues = map[string]kind{"talk": kindTalk, "call": kindCall, "meeting": kindMeeting, "message": kindMessage}

var mediumValues = map[string]medium{"phone": mediumPhone, "video": mediumVideo, "in_person": mediumInPerson, "letter": mediumLetter}

var argValues = map[string]args{
	"obj": argObject, "with": argWith, "to": argTo, "on": argOn, "recip": argRecip, "topic": argTopic, "for": argFor, "dative": argDative, "marked": argMarked, "owner": argOwner,
}

var unitValues = map[string]unit{"minute": minute, "hour": hour, "day": day, "week": week, "month": month, "year": year}

var usageTables sync.Map // *lexicon.Language → []usage

// usages returns the usages of a language by entry index.
func usages(l *lexicon.Language) []usage {
	if t, ok := usageTables.Load(l); ok {
		return t.([]usage)
	}
	t := make([]usage, len(l.Entries))
	for i := range l.Entries {
		t[i] = newUsage(l, &l.Entries[i])
	}
	usageTables.Store(l, t)
	return t
}

func newUsage(l *lexicon.Language, e *lexicon.Entry) usage {
	switch e.Class {
	case lexicon.Contact, lexicon.ContactN, lexicon.Light, lexicon.Medium, lexicon.Plan, lexicon.Propose, lexicon.Refuse,
		lexicon.NotYet, lexicon.Hedge, lexicon.TopicCue, lexicon.TopicVerb, lexicon.TopicHead, lexicon.Agenda, lexicon.Readout, lexicon.NoContact, lexicon.Link, lexicon.TimeWord,
		lexicon.Month, lexicon.Weekday, lexicon.Day, lexicon.TimeUnit, lexicon.DayPart, lexicon.Say:
	default:
		return usage{}
	}
	f := usage{rule: strings.ReplaceAll(e.Lemma, " ", "-")}
	for _, a := range e.Attrs {
		switch a.Key {
		case "is":
			f.is = roleNames[a.Value]
			if a.Value == "habit" {
				f.flags |= flagHabit
			}
			if a.Value == "mention" {
				f.flags |= flagMention
			}
		case "n":
			n, _ := strconv.Atoi(a.Value)
			f.n = int16(n)
		case "u":
			f.unit = unitValues[a.Value]
		case "kind":
			f.kind = kindValues[a.Value]
		case "medium":
			// "in_person": the reader of the lexicon has turned _ into a space.
			f.medium = mediumValues[strings.ReplaceAll(a.Value, " ", "_")]
		case "args":
			for _, v := range strings.Split(a.Value, ",") {
				f.args |= argValues[v]
			}
		case "apart":
			f.apart, f.particle = a.Value, wordsOf(l, a.Value)
		case "topic":
			f.topic = a.Value
		case "then":
			f.then = kindValues[a.Value]
		case "rule":
			f.rule = a.Value
		case "init":
			f.flags |= flagSubject
		case "host":
			f.flags |= flagHost
		case "visit":
			f.flags |= flagVisit
		case "to":
			f.flags |= flagTo
		case "vague":
			f.flags |= flagVague
		case "inv":
			f.flags |= flagInvert
			if a.Value == "recip" {
				f.flags |= flagMutual
			}
		case "drop":
			f.flags |= flagDrop
		case "light":
			f.flags |= flagLight
		case "cap":
			f.flags |= flagCapital
		case "start":
			f.flags |= flagStart
		case "invite":
			f.flags |= flagInvite
		case "persons":
			n, _ := strconv.Atoi(a.Value)
			f.flags, f.n = f.flags|flagPersons, int16(n)
		case "summon":
			f.flags |= flagSummon
		case "press":
			f.flags |= flagPress
		case "inquiry":
			f.flags |= flagInquiry
		case "turn":
			f.n = map[string]int16{"ask": turnAsk, "reply": turnReply}[a.Value]
		case "open":
			if f.n = openSaid; a.Value != "said" {
				f.flags |= flagOpen
			}
		case "about":
			f.flags |= flagAbout
		case "refl":
			f.flags |= flagReflex
		case "joint":
			f.flags |= flagJoint
		case "agree":
			f.flags |= flagAgree
		case "fail":
			f.flags |= flagFail
		case "f":
			if e.Class == lexicon.Say && slices.Contains(strings.Split(a.Value, ","), "a") {
				f.flags |= flagAddress
			}
		case "weak":
			f.flags |= flagWeak
			if a.Value == "2" {
				f.flags |= flagNever
			}
		case "by":
			f.flags |= flagBy
		case "plain":
			f.flags |= flagPlain
		case "close":
			f.flags |= flagClose
		case "naming":
			f.flags |= flagNaming
			if a.Value == "2" {
				f.flags |= flagUrging
			}
		case "modal":
			f.flags |= flagModal
		case "at":
			if a.Value == "noun" {
				f.flags |= flagNoun
			}
		case "side":
			if a.Value == "before" {
				f.n = -1
			}
		}
	}
	return f
}

// usageAt returns the longest reading of class c at token i whose role is is
// (any role if is is isNone), with its usage.
func (d *Document) usageAt(i int, c lexicon.Class, is role) (lexicon.Sense, *usage) {
	if !d.Is(i, c) {
		return lexicon.Sense{}, nil
	}
	var best lexicon.Sense
	var found *usage
	if p := d.phraseAt[i]; p != 0 {
		for _, x := range d.phrases[p-1:] {
			if int(x.first) != i {
				break
			}
			if x.sense.Class != c || x.sense.Len <= best.Len {
				continue // the entry may be one of the gazetteer
			}
			if f := &d.usages[x.sense.Entry]; is == isNone || f.is == is {
				best, found = x.sense, f
			}
		}
	}
	if found == nil && int(d.Words[i]) < d.Lang.Size() {
		for _, s := range d.Lang.Senses(d.Words[i]) {
			if s.Class != c {
				continue
			}
			if f := &d.usages[s.Entry]; is == isNone || f.is == is {
				return s, f
			}
		}
	}
	return best, found
}
