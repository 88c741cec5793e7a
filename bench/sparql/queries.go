package main

import (
	"strings"

	"kg/bench/kgdata"
	"kg/schema"
)

// query is a question that users of such a graph ask.
type query struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

func queries(g kgdata.Graph) []query {
	n := g.Nodes()
	actor := kgdata.Actor(g.Actors() / 10)
	return []query{
		{"star of five patterns", "SELECT * { ?c kg:participant <" + actor + "> ; a kg:Call ; kg:date ?d ; kg:status ?s ; kg:discussed ?t }"},
		{"star of five patterns, 100 answers", "SELECT * { ?c kg:participant <" + n.First + "> ; a kg:Call ; kg:date ?d ; kg:status ?s ; kg:discussed ?t } LIMIT 100"},
		{"3-hop path", "SELECT * { <" + n.Article + "#x1> kg:account_of ?c . ?y kg:account_of ?c . ?y kg:evidence ?e }"},
		{"3-hop property path", "SELECT * { <" + n.Article + "#x1> kg:account_of/^kg:account_of/kg:evidence ?e }"},
		{"calls between two actors", "SELECT ?c { ?c kg:participant <" + n.First + ">, <" + n.Second + "> }"},
		{"whom an actor's partners spoke with", "SELECT DISTINCT ?z { <" + n.Usual + "> kg:spoke_with/kg:spoke_with ?z }"},
		{"reached by talks", "SELECT (COUNT(*) AS ?n) { <" + n.Usual + "> kg:spoke_with+ ?z }"},
		{"count of a class", "SELECT (COUNT(*) AS ?n) { ?e a kg:Evidence }"},
		{"count of a predicate", "SELECT (COUNT(*) AS ?n) { ?s a ?t }"},
		{"count of different objects", "SELECT (COUNT(DISTINCT ?t) AS ?n) { ?s a ?t }"},
		{"group by class", "SELECT ?t (COUNT(*) AS ?n) { ?s a ?t } GROUP BY ?t ORDER BY DESC(?n) LIMIT 5"},
		{"group by rule", "SELECT ?r (COUNT(*) AS ?n) { ?s kg:rule ?r } GROUP BY ?r ORDER BY DESC(?n) LIMIT 5"},
		{"group by length of the evidence", "SELECT ?l (COUNT(*) AS ?n) (AVG(?s) AS ?m) { ?e kg:start ?s ; kg:end ?f BIND(?f - ?s AS ?l) } GROUP BY ?l ORDER BY DESC(?n) ?l LIMIT 5"},
		{"group by after a join", "SELECT ?o (COUNT(?c) AS ?n) { ?c a kg:Claim ; kg:reported_by ?o } GROUP BY ?o ORDER BY DESC(?n) LIMIT 5"},
		{"filter on values", "SELECT (COUNT(*) AS ?n) { ?e kg:start ?s FILTER(?s > 500) }"},
		{"regular expression", "SELECT (COUNT(*) AS ?n) { ?a rdfs:label ?l FILTER(REGEX(?l, \"^ba.*ko\", \"i\")) }"},
		{"top ten by date", "SELECT ?c ?d { ?c a kg:Call ; kg:date ?d } ORDER BY DESC(?d) LIMIT 10"},
		{"optional", "SELECT (COUNT(*) AS ?n) (COUNT(?o) AS ?m) { ?c kg:participant <" + n.First + "> OPTIONAL { ?c kg:reported_by ?o } }"},
		{"not exists", "SELECT (COUNT(*) AS ?n) { ?c kg:participant <" + n.First + "> FILTER NOT EXISTS { ?c kg:status \"denied\" } }"},
		{"disagreement", "SELECT (COUNT(*) AS ?n) { ?a kg:account_of ?c ; kg:status \"held\" . ?b kg:account_of ?c ; kg:status \"denied\" }"},
		{"graphs of a fact", "SELECT (COUNT(DISTINCT ?g) AS ?n) { GRAPH ?g { <" + n.First + "> a kg:Person } }"},
		{"number of graphs", "SELECT (COUNT(*) AS ?n) { GRAPH ?g {} }"},
	}
}

// declared returns a query with the prefixes that kg knows by itself.
func declared(text string) string {
	var b strings.Builder
	for _, p := range schema.Prefixes {
		b.WriteString("PREFIX " + p.Name + ": <" + p.IRI + "> ")
	}
	return b.String() + text
}
