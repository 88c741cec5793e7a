package extract

import "kg/loader/lexicon"

// status says whether an exchange took place.
type status uint8

const (
	statusHeld status = iota + 1
	statusPlanned
	statusProposed
	statusDenied
	statusHabit   // no single event
	statusUnclear // nothing tells
)

var statusNames = [...]string{"", "held", "planned", "proposed", "denied", "habitual", "unclear"}

func (s status) String() string { return statusNames[s] }

// modality is what the words around the name of an exchange say of whether
// it took place.
type modality struct {
	plan, propose, refuse, notYet, neg, hedge, habit, modal bool
	open                                                    bool // asked, and not answered: whether they had met
	past, future, present                                   bool
}

// take reads one piece into m.
func (m *modality) take(p *piece) {
	switch p.kind {
	case pieceStatus:
		switch p.class {
		case lexicon.Plan:
			m.plan = true
		case lexicon.Propose:
			m.propose = true
			m.modal = m.modal || p.usage.flags&flagModal != 0
			m.open = m.open || p.usage.flags&flagOpen != 0
		case lexicon.Refuse:
			m.refuse = true
		case lexicon.NotYet:
			m.notYet = true
		}
	case pieceNeg:
		m.neg = true
	case pieceHedge:
		if p.usage.flags&flagHabit != 0 {
			m.habit = true
		} else {
			m.hedge = true
		}
	case pieceModal:
		switch {
		case p.feat&lexicon.Fut != 0:
			m.plan = true
		default:
			m.propose, m.modal = true, true
		}
	case pieceAux, pieceLight, pieceContact, pieceVerb, pieceSay, pieceTopicVerb:
		m.tense(p.feat)
	}
}

// tense reads the features of a verb.
func (m *modality) tense(f lexicon.Feat) {
	switch {
	case f&lexicon.Fut != 0:
		m.plan, m.future = true, true
	case f&lexicon.Cond != 0:
		m.hedge = true
	}
	if f&(lexicon.Past|lexicon.Part|lexicon.Perf) != 0 {
		m.past = true
	}
	if f&lexicon.Pres != 0 && f&lexicon.Perf == 0 {
		m.present = true
	}
}

// status is what it all comes to; usual is what holds where nothing tells.
func (m *modality) status(usual status) status {
	switch {
	case m.open:
		return statusUnclear
	case m.notYet:
		return statusDenied
	case m.refuse && m.neg:
		return statusProposed
	case m.refuse:
		return statusDenied
	case m.neg && m.propose && !m.modal:
		return statusDenied
	case m.neg:
		return statusDenied
	case m.propose && !m.plan:
		return statusProposed
	case m.plan:
		return statusPlanned
	case m.propose:
		return statusProposed
	case m.habit:
		return statusHabit
	}
	return usual
}

// progressive is the status that "is meeting" and "was meeting" tell: what is
// about to be, and what was going on.
func (m *modality) progressive() status {
	if m.past && !m.present {
		return statusHeld
	}
	return statusPlanned
}

// inviting is the status of what somebody invites to: no more than proposed.
func (m *modality) inviting() status {
	if m.neg || m.refuse || m.modal || m.notYet {
		return statusUnclear
	}
	return statusProposed
}
