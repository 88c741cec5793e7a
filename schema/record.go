// Package schema is kg's vocabulary: the ontology, the article record that
// extraction fills and the graph is made from, and the mapping of records to
// quads.
package schema

import "encoding/json"

// Actor is someone or something that speaks, meets or is spoken to.
type Actor struct {
	ID      string   `json:"id"`                // the node's name, such as urn:kg:actor/xi-jinping
	Name    string   `json:"name"`              // canonical: in full, in English where the gazetteer has the actor
	Aliases []string `json:"aliases,omitempty"` // other names that the article has for the actor
	Type    string   `json:"type,omitempty"`    // person, organization, country, outlet or group
	Mention string   `json:"mention,omitempty"` // as the text has it at this place
	Start   int      `json:"start,omitempty"`   // byte offsets of the mention into Article.Text; both 0 if there is none
	End     int      `json:"end,omitempty"`
	Role    string   `json:"role,omitempty"` // the office or role the text gives, such as "foreign minister"
}

// Topic is what an exchange or a claim is about.
type Topic struct {
	ID      string   `json:"id"`
	Name    string   `json:"name"`              // in English where the gazetteer has the topic, else as the text has it
	Aliases []string `json:"aliases,omitempty"` // other names that the article has for the topic
}

// Outlet is a newspaper, broadcaster, site or news agency.
type Outlet struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Span is a piece of Article.Text that supports a finding.
type Span struct {
	Start int    `json:"start"` // byte offsets
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Exchange is one article's account of a call, meeting or message.
type Exchange struct {
	Kind         string  `json:"kind"`   // call, meeting or message
	Medium       string  `json:"medium"` // phone, video, in_person, letter or unknown
	Status       string  `json:"status"` // held, planned, proposed or denied
	Participants []Actor `json:"participants"`
	Initiator    *Actor  `json:"initiator"`
	Date         string  `json:"date,omitempty"`      // ISO 8601, as short as what is known
	DateText     string  `json:"date_text,omitempty"` // as the text has it
	Weekday      string  `json:"weekday,omitempty"`   // in English, lower case, where DateText names one and Date is unknown
	Place        *string `json:"place"`
	DurationMin  int     `json:"duration_min,omitempty"` // minutes; 0 if unknown
	Main         bool    `json:"main"`
	Topics       []Topic `json:"topics"`
	NotTopics    []Topic `json:"not_topics"`
	Hedged       bool    `json:"hedged,omitempty"` // reportedly, would have
	Evidence     []Span  `json:"evidence"`
	Rule         string  `json:"rule"`
}

// Claim is something that someone is reported to have said.
type Claim struct {
	Speaker   Actor    `json:"speaker"`
	Kind      string   `json:"kind"` // direct, indirect or mixed
	Text      string   `json:"text"`
	Start     int      `json:"start"` // byte offsets: the first span's start
	End       int      `json:"end"`   // the last span's end
	Spans     [][2]int `json:"spans"`
	Cue       string   `json:"cue"`
	Addressee *Actor   `json:"addressee"`
	Via       []Outlet `json:"via"`
	Topics    []Topic  `json:"topics"`
	Evidence  []Span   `json:"evidence"`
	Rule      string   `json:"rule"`
}

// Rejection is a near miss: a candidate that a rule stopped.
type Rejection struct {
	Sentence  string `json:"sentence"`
	Candidate string `json:"candidate"`
	Rule      string `json:"rule"`
	Start     int    `json:"start"` // byte offsets of the sentence
	End       int    `json:"end"`
}

// Article is the article record: all that kg knows of one article. Offsets
// are byte offsets into Text, which is NFC with paragraphs separated by a
// blank line.
type Article struct {
	ID        string      `json:"id"`
	SourceID  string      `json:"source_id,omitempty"`
	File      string      `json:"file"`
	URL       *string     `json:"url"`
	Lang      string      `json:"lang"`
	Title     string      `json:"title"`
	Byline    *string     `json:"byline"`
	Outlet    *Outlet     `json:"outlet"`
	Agencies  []Outlet    `json:"agencies"`
	Published *string     `json:"published"` // ISO 8601 date
	Text      string      `json:"text"`
	Exchanges []Exchange  `json:"exchanges"`
	Claims    []Claim     `json:"claims"`
	Rejected  []Rejection `json:"rejected"`
}

// MarshalJSON writes what is unknown as null.
func (x Exchange) MarshalJSON() ([]byte, error) {
	type plain Exchange
	record := struct {
		plain
		Date        *string `json:"date"`
		DateText    *string `json:"date_text"`
		DurationMin *int    `json:"duration_min"`
	}{plain: plain(x)}
	if x.Date != "" {
		record.Date = &x.Date
	}
	if x.DateText != "" {
		record.DateText = &x.DateText
	}
	if x.DurationMin != 0 {
		record.DurationMin = &x.DurationMin
	}
	return json.Marshal(record)
}
