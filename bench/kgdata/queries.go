package kgdata

import "fmt"

// A Query is one of the ten that the benchmarks ask, in words and in Gizmo.
type Query struct {
	Name  string
	Gizmo string
}

// Names of the predicates and classes that the queries use.
const (
	Type        = rdfNS + "type"
	AccountOf   = kg + "account_of"
	Participant = kg + "participant"
	Evidence    = kg + "evidence"
	SpokeWith   = kg + "spoke_with"
	Discussed   = kg + "discussed"
	About       = kg + "about"
	ClaimedBy   = kg + "claimed_by"
	ReportedBy  = kg + "reported_by"
	Status      = kg + "status"
	Call        = kg + "Call"
)

// Nodes that the queries ask for: an article from the middle, the two actors
// that are in the news most, one of the middle, and a topic.
type Nodes struct {
	Article, First, Second, Usual, Topic string
}

// Nodes returns the nodes of the queries on g.
func (g Graph) Nodes() Nodes {
	return Nodes{
		Article: Article(g.Seed, g.Articles()/2), First: Actor(0), Second: Actor(1),
		Usual: Actor(g.Actors() / 2), Topic: Topic(40),
	}
}

// Queries returns the ten queries on g.
func (g Graph) Queries() []Query {
	n := g.Nodes()
	iri := func(s string) string { return fmt.Sprintf("%q", "<"+s+">") }
	return []Query{
		{"all of one claim", "g.V(" + iri(n.Article+"#c1") + ").out().all()"},
		{"3-hop walk", "g.V(" + iri(n.Article+"#x1") + ").out(" + iri(AccountOf) + ").in(" + iri(AccountOf) + ").out(" + iri(Evidence) + ").all()"},
		{"calls between two actors", "g.V(" + iri(n.First) + ").in(" + iri(Participant) + ").intersect(g.V(" + iri(n.Second) + ").in(" + iri(Participant) + ")).all()"},
		{"an actor's claims about a topic", "g.V(" + iri(n.Topic) + ").in(" + iri(About) + ").has(" + iri(ClaimedBy) + ", " + iri(n.First) + ").all()"},
		{"whom an actor spoke with", "g.V(" + iri(n.Usual) + ").out(" + iri(SpokeWith) + ").unique().all()"},
		{"what an actor's calls were about", "g.V(" + iri(n.Usual) + ").in(" + iri(Participant) + ").out(" + iri(Discussed) + ").unique().all()"},
		{"outlets of an actor's claims", "g.V(" + iri(n.Usual) + ").in(" + iri(ClaimedBy) + ").out(" + iri(ReportedBy) + ").unique().all()"},
		{"what an article says of itself", "g.V(" + iri(n.Article) + ").labelContext(" + iri(n.Article) + ").out().all()"},
		{"ten denied calls", "g.V(" + iri(Call) + ").in(" + iri(Type) + ").has(" + iri(Status) + ", \"denied\").getLimit(10)"},
		{"whom those an actor spoke with spoke with", "g.V(" + iri(n.Usual) + ").out(" + iri(SpokeWith) + ").out(" + iri(SpokeWith) + ").unique().all()"},
	}
}
