package extract

import "kg/loader/lexicon"

// MentionKind is how a text points at an actor.
type MentionKind uint8

const (
	Name    MentionKind = iota + 1 // Xi Jinping, Xi, the Foreign Ministry, Beijing
	Titled                         // Mr Xi, President Xi, the Chinese leader Xi Jinping: a name with its title or office
	Office                         // the French president, the Kremlin spokesman
	Nominal                        // the minister, the statement's author: a person or body by what it is
	Pronoun                        // he, them, l-
	GroupOf                        // the two leaders, both sides, the ministers
	Unnamed                        // a senior official: new in the text, and never named
)

// Mention is one place where the text points at an actor. Its tokens are
// [First, Last); Start and End are byte offsets, which for a part of a
// compound (Xi-Putin call) lie inside one token.
type Mention struct {
	First, Last int32
	Start, End  int32
	Head        int32 // the token that the mention is about: the name's last, the role noun
	Kind        MentionKind
	Gender      lexicon.Feat // Masc, Fem, Neut or 0
	Number      lexicon.Feat // Sg or Pl
	Possessive  bool         // Trump's, his: stands before what it owns
	Actor       int32        // index into Actors; -1 unresolved
	Members     []int32      // of a group: the actors it is made of, nil if not known
}

// Resolved reports whether the mention's actor, or group of actors, is known.
func (m *Mention) Resolved() bool { return m.Actor >= 0 || len(m.Members) > 0 }

// findMentions fills d.Mentions.
func (d *Document) findMentions() {}
