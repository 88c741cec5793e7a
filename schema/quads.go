package schema

import (
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// MergedGraph is the name of the graph that holds what follows from all
// articles together.
func MergedGraph(base string) string { return base + "merged" }

// ArticleNode returns the name of the node and graph of the article with the given id.
func ArticleNode(base, id string) string { return base + "article/" + id }

// AccountNode returns the name of the n-th account of an article, counted from 1.
func AccountNode(base, article string, n int) string {
	return ArticleNode(base, article) + "#x" + strconv.Itoa(n)
}

// ClaimNode returns the name of the n-th claim of an article, counted from 1.
func ClaimNode(base, article string, n int) string {
	return ArticleNode(base, article) + "#c" + strconv.Itoa(n)
}

// RejectionNode returns the name of the n-th rejection of an article, counted from 1.
func RejectionNode(base, article string, n int) string {
	return ArticleNode(base, article) + "#r" + strconv.Itoa(n)
}

// EvidenceNode returns the name of the piece [start, end) of an article's
// text, in bytes; the fragment follows RFC 5147.
func EvidenceNode(base, article string, start, end int) string {
	return ArticleNode(base, article) + "#char=" + strconv.Itoa(start) + "," + strconv.Itoa(end)
}

// Rebase gives a node's name under another base than [Base].
func Rebase(base, id string) string {
	if base == Base {
		return id
	}
	if rest, ok := strings.CutPrefix(id, Base); ok {
		return base + rest
	}
	return id
}

// writer collects the quads of one graph.
type writer struct {
	base  string
	graph quad.IRI
	quads []quad.Quad
}

func (w *writer) add(s, p string, o quad.Value) {
	w.quads = append(w.quads, quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: w.graph})
}

func (w *writer) link(s, p, o string) { w.add(s, p, quad.IRI(o)) }

func (w *writer) text(s, p, o string) {
	if o != "" {
		w.add(s, p, quad.String(o))
	}
}

func (w *writer) typed(s, p, o, datatype string) {
	w.add(s, p, quad.TypedString{Value: quad.String(o), Type: quad.IRI(datatype)})
}

func (w *writer) number(s, p string, n int) { w.typed(s, p, strconv.Itoa(n), XSD+"integer") }

// date writes an ISO 8601 date with the datatype of its precision.
func (w *writer) date(s, p, date string) {
	switch len(date) {
	case 0:
	case len("2006"):
		w.typed(s, p, date, XSD+"gYear")
	case len("2006-01"):
		w.typed(s, p, date, XSD+"gYearMonth")
	case len("2006-01-02"):
		w.typed(s, p, date, XSD+"date")
	default:
		w.typed(s, p, date, XSD+"dateTime")
	}
}

func (w *writer) node(id string) string { return Rebase(w.base, id) }

func (w *writer) actor(a Actor) string {
	if a.ID == "" {
		a.ID = ActorID(a.Name)
	}
	id := w.node(a.ID)
	w.link(id, RDFType, ClassOfActor(a.Type))
	w.text(id, Label, a.Name)
	w.text(id, AltLabel, AltName(&a))
	w.text(id, Role, a.Role)
	return id
}

func (w *writer) outlet(o Outlet) string {
	id := w.node(o.ID)
	w.link(id, RDFType, OutletClass)
	w.text(id, Label, o.Name)
	return id
}

func (w *writer) topic(t Topic) string {
	id := w.node(t.ID)
	w.link(id, RDFType, TopicClass)
	w.text(id, Label, t.Name)
	return id
}

func (w *writer) place(name string) string {
	id := w.base + "place/" + Slug(name)
	w.link(id, RDFType, Place)
	w.text(id, Label, name)
	return id
}

// ClassOfActor returns the class of an actor of the given type; a group of
// people is an organization.
func ClassOfActor(kind string) string {
	switch kind {
	case "person":
		return Person
	case "country":
		return Country
	case "outlet":
		return OutletClass
	}
	return Organization
}

// ClassOfExchange returns the class of an exchange of the given kind.
func ClassOfExchange(kind string) string {
	switch kind {
	case "call":
		return CallClass
	case "message":
		return MessageClass
	}
	return MeetingClass
}

// Quads returns what the article says, in the graph of the article. The names
// of its nodes begin with base. The order is that of the record; a quad may
// occur twice.
func (a *Article) Quads(base string) []quad.Quad {
	id := ArticleNode(base, a.ID)
	w := &writer{base: base, graph: quad.IRI(id)}
	w.article(id, a)
	for i := range a.Exchanges {
		w.account(AccountNode(base, a.ID, i+1), id, a, &a.Exchanges[i])
	}
	for i := range a.Claims {
		w.claim(ClaimNode(base, a.ID, i+1), id, a, &a.Claims[i])
	}
	for i := range a.Rejected {
		w.rejection(RejectionNode(base, a.ID, i+1), id, a, &a.Rejected[i])
	}
	return w.quads
}

func (w *writer) article(id string, a *Article) {
	w.link(id, RDFType, ArticleClass)
	w.text(id, Headline, a.Title)
	w.text(id, Label, a.Title)
	w.text(id, InLanguage, a.Lang)
	if a.URL != nil {
		w.text(id, URL, *a.URL)
	}
	if a.Published != nil {
		w.date(id, DatePublished, *a.Published)
	}
	if a.Byline != nil {
		w.text(id, Author, *a.Byline)
	}
	if a.Outlet != nil {
		w.link(id, Publisher, w.outlet(*a.Outlet))
	}
	for _, agency := range a.Agencies {
		w.link(id, Via, w.outlet(agency))
	}
}

func (w *writer) evidence(s, article string, a *Article, spans []Span) {
	for _, e := range spans {
		id := EvidenceNode(w.base, a.ID, e.Start, e.End)
		w.link(s, EvidencePredicate, id)
		w.link(id, RDFType, EvidenceClass)
		w.link(id, ArticlePredicate, article)
		w.number(id, Start, e.Start)
		w.number(id, End, e.End)
		w.text(id, Sentence, e.Text)
	}
}

func (w *writer) account(id, article string, a *Article, x *Exchange) {
	w.link(id, RDFType, AccountClass)
	w.link(id, ArticlePredicate, article)
	w.link(id, DerivedFrom, article)
	w.text(id, Status, x.Status)
	w.text(id, Medium, x.Medium)
	w.text(id, Rule, x.Rule)
	w.date(id, Date, x.Date)
	if x.Hedged {
		w.typed(id, Hedged, "true", XSD+"boolean")
	}
	actors := make([]string, len(x.Participants))
	for i, p := range x.Participants {
		actors[i] = w.actor(p)
		w.link(id, Participant, actors[i])
	}
	if x.Status == "held" {
		w.spokeWith(actors)
	}
	if x.Initiator != nil {
		w.link(id, Initiator, w.actor(*x.Initiator))
	}
	if x.Place != nil {
		w.link(id, PlacePredicate, w.place(*x.Place))
	}
	w.duration(id, x.DurationMin)
	for _, t := range x.Topics {
		w.link(id, Discussed, w.topic(t))
	}
	for _, t := range x.NotTopics {
		w.link(id, NotDiscussed, w.topic(t))
	}
	w.evidence(id, article, a, x.Evidence)
}

// spokeWith links every pair of actors in both directions.
func (w *writer) spokeWith(actors []string) {
	for i, s := range actors {
		for j, o := range actors {
			if i != j && s != o {
				w.link(s, SpokeWith, o)
			}
		}
	}
}

func (w *writer) duration(s string, minutes int) {
	if minutes > 0 {
		w.typed(s, Duration, "PT"+strconv.Itoa(minutes)+"M", XSD+"dayTimeDuration")
	}
}

func (w *writer) claim(id, article string, a *Article, c *Claim) {
	w.link(id, RDFType, ClaimClass)
	w.link(id, ArticlePredicate, article)
	w.link(id, DerivedFrom, article)
	w.link(id, ClaimedBy, w.actor(c.Speaker))
	w.text(id, Text, c.Text)
	w.text(id, ClaimKind, c.Kind)
	w.text(id, Rule, c.Rule)
	w.number(id, Start, c.Start)
	w.number(id, End, c.End)
	if a.Outlet != nil {
		w.link(id, ReportedBy, w.outlet(*a.Outlet))
	}
	if c.Addressee != nil {
		w.link(id, AddressedTo, w.actor(*c.Addressee))
	}
	for _, v := range c.Via {
		w.link(id, Via, w.outlet(v))
	}
	for _, t := range c.Topics {
		w.link(id, About, w.topic(t))
	}
	w.evidence(id, article, a, c.Evidence)
}

func (w *writer) rejection(id, article string, a *Article, r *Rejection) {
	w.link(id, RDFType, RejectionClass)
	w.link(id, ArticlePredicate, article)
	w.text(id, Candidate, r.Candidate)
	w.text(id, Rule, r.Rule)
	w.evidence(id, article, a, []Span{{r.Start, r.End, r.Sentence}})
}

// Quads returns the merged layer, in the graph [MergedGraph]. A quad may occur twice.
func (m *Merged) Quads(base string) []quad.Quad {
	w := &writer{base: base, graph: quad.IRI(MergedGraph(base))}
	for i := range m.Actors {
		w.mergedActor(&m.Actors[i])
	}
	for i := range m.Exchanges {
		w.mergedExchange(&m.Exchanges[i])
	}
	for _, c := range m.Copies {
		w.link(w.node(c.Article), CopyOf, w.node(c.Original))
	}
	return w.quads
}

func (w *writer) mergedActor(a *MergedActor) {
	id := w.node(a.ID)
	w.link(id, RDFType, ClassOfActor(a.Type))
	w.text(id, Label, a.Name)
	for _, n := range a.AltNames {
		w.text(id, AltLabel, n)
	}
	for _, r := range a.Roles {
		w.text(id, Role, r)
	}
	if a.SameAs != "" {
		w.link(id, SameAs, Wikidata+a.SameAs)
	}
}

func (w *writer) mergedExchange(x *MergedExchange) {
	id := w.node(x.ID)
	w.link(id, RDFType, ExchangeClass)
	w.link(id, RDFType, ClassOfExchange(x.Kind))
	w.text(id, Label, x.Title())
	w.text(id, Status, x.Status)
	w.text(id, Medium, x.Medium)
	w.date(id, Date, x.Date)
	w.duration(id, x.DurationMin)
	actors := make([]string, len(x.Participants))
	for i, p := range x.Participants {
		actors[i] = w.node(p.ID)
		w.link(id, Participant, actors[i])
	}
	if x.Status == "held" {
		w.spokeWith(actors)
	}
	if x.Initiator != "" {
		w.link(id, Initiator, w.node(x.Initiator))
	}
	if x.Place != "" {
		w.link(id, PlacePredicate, w.place(x.Place))
	}
	for _, t := range x.Topics {
		w.link(id, Discussed, w.topic(t))
	}
	for _, t := range x.NotTopics {
		w.link(id, NotDiscussed, w.topic(t))
	}
	for _, o := range x.Outlets {
		w.link(id, ReportedBy, w.outlet(o))
	}
	for _, account := range x.Accounts {
		w.link(w.node(account), AccountOf, id)
	}
	w.number(id, IndependentSources, x.Independent)
}

// Title says the exchange in a few words, such as "call of A and B, 2031-05-02".
func (x *MergedExchange) Title() string {
	names := make([]string, len(x.Participants))
	for i, p := range x.Participants {
		names[i] = p.Name
	}
	title := x.Kind + " of " + join(names)
	if x.Date != "" {
		title += ", " + x.Date
	}
	if x.Status != "held" {
		title += " (" + x.Status + ")"
	}
	return title
}

func join(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
