package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph/store"
	"kg/schema"
)

// Reason is one sentence behind a fact: what an article says, where, and which
// rule read it.
type Reason struct {
	Finding   string `json:"finding"` // the account or claim
	Kind      string `json:"kind"`    // account, claim or rejection
	Says      string `json:"says"`    // in a few words: status and participants, speaker and kind
	Sentence  string `json:"sentence"`
	Evidence  string `json:"evidence"` // the node of the piece of text
	Rule      string `json:"rule"`
	Article   string `json:"article"`
	Headline  string `json:"headline,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	Published string `json:"published,omitempty"`
	URL       string `json:"url,omitempty"`
	CopyOf    string `json:"copy_of,omitempty"` // the article that this one copies
}

// mostReasons bounds the answer to [Graph.Why].
const mostReasons = 10_000

// Why returns the sentences behind a node (one word or name) or a fact
// (SUBJECT predicate OBJECT), in order of the articles' dates and the places
// in them.
func (g *Graph) Why(ctx context.Context, words []string) ([]Reason, error) {
	v, err := g.view()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	var findings []store.ID
	if at := slices.IndexFunc(words, isPredicate); at > 0 && at < len(words)-1 {
		subject, err := g.Resolve(strings.Join(words[:at], " "), "")
		if err != nil {
			return nil, err
		}
		object, err := g.Resolve(strings.Join(words[at+1:], " "), objectKind(words[at]))
		if err != nil {
			return nil, err
		}
		findings = v.findingsOfFact(v.iri(subject), predicateIRI(words[at]), v.iri(object))
		if len(findings) == 0 && v.err == nil {
			return nil, fmt.Errorf("no article says that %s %s %s; hint: kg why %s shows what is said", shorten(subject), words[at], shorten(object), shorten(subject))
		}
	} else {
		node, err := g.Resolve(strings.Join(words, " "), "")
		if err != nil {
			return nil, err
		}
		findings = v.findingsOf(v.iri(node))
	}
	reasons := []Reason{}
	for _, f := range findings {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(reasons) >= mostReasons {
			break
		}
		reasons = append(reasons, v.reasons(f)...)
	}
	slices.SortStableFunc(reasons, func(a, b Reason) int {
		if c := strings.Compare(a.Published, b.Published); c != 0 {
			return c
		}
		return strings.Compare(a.Article, b.Article)
	})
	return reasons, v.err
}

func localName(word string) string { return strings.TrimPrefix(word, "kg:") }

func isPredicate(word string) bool {
	return slices.ContainsFunc(schema.Terms(), func(t schema.Term) bool { return !t.Class && t.Name == localName(word) })
}

func predicateIRI(word string) string { return schema.NS + localName(word) }

func objectKind(predicate string) string {
	switch predicateIRI(predicate) {
	case schema.Discussed, schema.About, schema.NotDiscussed:
		return "topic"
	case schema.ReportedBy, schema.Via:
		return "outlet"
	case schema.SpokeWith, schema.Participant, schema.ClaimedBy, schema.AddressedTo:
		return "actor"
	}
	return ""
}

// findingsOf returns the accounts, claims and rejections that a node rests on.
func (v *view) findingsOf(node store.ID) []store.ID {
	for _, class := range []string{schema.AccountClass, schema.ClaimClass, schema.RejectionClass} {
		if v.has(node, schema.RDFType, v.iri(class)) {
			return []store.ID{node}
		}
	}
	var found []store.ID
	for _, predicate := range []string{schema.AccountOf, schema.EvidencePredicate, schema.Participant, schema.ClaimedBy, schema.Discussed, schema.About, schema.AddressedTo, schema.PlacePredicate} {
		for _, s := range v.subjects(predicate, node) {
			if v.isFinding(s) {
				found = append(found, s)
			}
		}
	}
	if len(found) == 0 {
		for _, s := range v.subjects(schema.ArticlePredicate, node) {
			if v.isFinding(s) {
				found = append(found, s)
			}
		}
	}
	if len(found) == 0 { // an outlet: what its articles say
		for _, article := range v.subjects(schema.Publisher, node) {
			found = append(found, v.findingsOf(article)...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// isFinding tells whether a node stands in an article and is more than its text.
func (v *view) isFinding(node store.ID) bool {
	return v.has(node, schema.RDFType, v.iri(schema.AccountClass)) || v.has(node, schema.RDFType, v.iri(schema.ClaimClass)) ||
		v.has(node, schema.RDFType, v.iri(schema.RejectionClass))
}

// findingsOfFact returns the findings that say the fact.
func (v *view) findingsOfFact(s store.ID, predicate string, o store.ID) (found []store.ID) {
	if predicate == schema.SpokeWith {
		held := v.literal("held")
		for _, x := range v.subjects(schema.Participant, s) {
			if v.has(x, schema.RDFType, v.iri(schema.AccountClass)) && v.has(x, schema.Participant, o) && v.has(x, schema.Status, held) {
				found = append(found, x)
			}
		}
		return found
	}
	for _, f := range v.findingsOf(s) {
		if v.says(f, s, predicate, o) {
			found = append(found, f)
		}
	}
	return found
}

// says tells whether the finding f has the predicate and object itself, or
// stands in an article of the outlet o.
func (v *view) says(f, s store.ID, predicate string, o store.ID) bool {
	if v.has(f, predicate, o) {
		return true
	}
	if predicate == schema.ReportedBy {
		for _, article := range v.objects(f, schema.ArticlePredicate) {
			if v.has(article, schema.Publisher, o) {
				return true
			}
		}
	}
	return predicate == schema.Participant && v.has(s, schema.Participant, o)
}

// reasons returns the sentences of one finding in the order of the text.
func (v *view) reasons(f store.ID) []Reason {
	r := Reason{Finding: v.text(f), Rule: v.value(f, schema.Rule)}
	switch {
	case v.has(f, schema.RDFType, v.iri(schema.ClaimClass)):
		r.Kind = "claim"
		r.Says = fmt.Sprintf("%s claim of %s: %s", v.value(f, schema.ClaimKind), join(v.labels(f, schema.ClaimedBy, schema.Label)), v.value(f, schema.Text))
	case v.has(f, schema.RDFType, v.iri(schema.RejectionClass)):
		r.Kind = "rejection"
		r.Says = "not " + v.value(f, schema.Candidate)
	default:
		r.Kind = "account"
		r.Says = strings.Join(strings.Fields(fmt.Sprintf("%s: %s %s", v.value(f, schema.Status), join(v.labels(f, schema.Participant, schema.Label)), v.value(f, schema.Date))), " ")
	}
	for _, article := range v.objects(f, schema.ArticlePredicate) {
		r.Article = v.text(article)
		r.Headline, r.URL = v.value(article, schema.Headline), v.value(article, schema.URL)
		r.Published = v.value(article, schema.DatePublished)
		r.Outlet = join(v.labels(article, schema.Publisher, schema.Label))
		r.CopyOf = v.value(article, schema.CopyOf)
	}
	evidence := v.objects(f, schema.EvidencePredicate)
	if len(evidence) == 0 {
		return []Reason{r}
	}
	type piece struct {
		start int
		id    store.ID
	}
	pieces := make([]piece, len(evidence))
	for i, e := range evidence {
		fmt.Sscan(v.value(e, schema.Start), &pieces[i].start)
		pieces[i].id = e
	}
	slices.SortFunc(pieces, func(a, b piece) int { return a.start - b.start })
	all := make([]Reason, len(pieces))
	for i, p := range pieces {
		all[i] = r
		all[i].Evidence, all[i].Sentence = v.text(p.id), v.value(p.id, schema.Sentence)
	}
	return all
}

func join(names []string) string { return strings.Join(names, ", ") }
