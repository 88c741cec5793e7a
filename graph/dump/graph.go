// Package dump writes a graph for the tools that draw and measure networks:
// GraphML, GEXF (with dates, for Gephi's timeline), GML, DOT and CSV.
//
// [Build] turns quads, as a rule the merged layer of a kg graph, into nodes and
// edges; [Write] writes them. The same quads in any order give the same bytes.
package dump

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"kg/graph/rdf"
	"kg/schema"
)

// Graph is a network.
type Graph struct {
	Nodes []Node // sorted by ID
	Edges []Edge // sorted by source, predicate and target
}

// A Node is an actor, an exchange, a topic, an outlet or whatever else the quads
// link.
type Node struct {
	ID     string // IRI, or "_:" and the label of a blank node
	Label  string // rdfs:label, or the last part of the IRI
	Class  string // local name of its most specific class; "" if unknown
	Degree int    // number of edges at the node
	Times  []Span // when it took place
	Status, Medium,
	Place string // of an exchange
	Sources int    // independent sources; 0 if unknown
	SameAs  string // the same thing elsewhere, as a rule in Wikidata
}

// An Edge is a relation between two nodes.
type Edge struct {
	Source, Target int    // indexes into Nodes
	Predicate      string // IRI
	Label          string // local name of the predicate, in words
	Undirected     bool   // the relation holds both ways
	Weight         int    // of spoke_with: the number of exchanges; else 1
	Times          []Span
	Sources        int      // independent sources; 0 if unknown
	Evidence       []string // names of the exchanges or accounts that the edge rests on
}

// A Span is a time from one day to another, both included, as YYYY-MM-DD.
type Span struct{ Start, End string }

// Build makes a network of quads. Literals become properties of nodes. The
// accounts of an exchange do not become nodes but the evidence of its edges, and
// an edge between two actors who spoke has the dates and sources of all their
// exchanges. Graph names do not matter; a triple in several graphs counts once.
func Build(quads iter.Seq2[rdf.Quad, error]) (*Graph, error) {
	b := builder{things: map[rdf.Term]*thing{}, seen: map[rdf.Quad]bool{}}
	for q, err := range quads {
		if err != nil {
			return nil, err
		}
		b.add(q)
	}
	return b.graph(), nil
}

// thing is what the quads say about a node.
type thing struct {
	Node
	types    []string
	dates    []string
	accounts []string
	actors   []rdf.Term // participants of an exchange
	linked   bool       // it has an edge or a property
}

type builder struct {
	things map[rdf.Term]*thing
	links  []rdf.Quad
	seen   map[rdf.Quad]bool // links
}

func (b *builder) thing(t rdf.Term) *thing {
	x := b.things[t]
	if x == nil {
		x = &thing{}
		b.things[t] = x
	}
	return x
}

func nodeID(t rdf.Term) string {
	if t.Kind == rdf.Blank {
		return "_:" + t.Value
	}
	return t.Value
}

func (b *builder) add(q rdf.Quad) {
	if q.O.Kind == rdf.Literal {
		b.property(b.thing(q.S), q)
		return
	}
	q.G = rdf.Term{}
	if b.seen[q] {
		return
	}
	b.seen[q] = true
	switch q.P.Value {
	case schema.RDFType:
		s := b.thing(q.S)
		s.types = append(s.types, q.O.Value)
		s.linked = true
	case schema.SameAs:
		s := b.thing(q.S)
		if s.SameAs == "" || q.O.Value < s.SameAs {
			s.SameAs = q.O.Value
		}
	case schema.AccountOf:
		o := b.thing(q.O)
		o.accounts = append(o.accounts, nodeID(q.S))
	default:
		if q.P.Value == schema.Participant {
			s := b.thing(q.S)
			s.actors = append(s.actors, q.O)
		}
		b.thing(q.S).linked = true
		b.thing(q.O).linked = true
		b.links = append(b.links, q)
	}
}

// property takes up a literal. Where there are several values the first in order
// of bytes counts, whatever the order of the quads.
func (b *builder) property(s *thing, q rdf.Quad) {
	s.linked = true
	least := func(p *string) {
		if *p == "" || q.O.Value < *p {
			*p = q.O.Value
		}
	}
	switch q.P.Value {
	case schema.Label:
		least(&s.Label)
	case schema.Date, schema.DatePublished:
		if !slices.Contains(s.dates, q.O.Value) {
			s.dates = append(s.dates, q.O.Value)
		}
	case schema.Status:
		least(&s.Status)
	case schema.Medium:
		least(&s.Medium)
	case schema.IndependentSources:
		if n, err := strconv.Atoi(q.O.Value); err == nil {
			s.Sources = max(s.Sources, n)
		}
	}
}

func (b *builder) graph() *Graph {
	var terms []rdf.Term
	for t, x := range b.things {
		if x.linked {
			terms = append(terms, t)
		}
	}
	slices.SortFunc(terms, func(x, y rdf.Term) int { return cmp.Compare(nodeID(x), nodeID(y)) })
	g := &Graph{Nodes: make([]Node, len(terms))}
	index := make(map[rdf.Term]int, len(terms))
	for i, t := range terms {
		x := b.things[t]
		x.ID = nodeID(t)
		x.Class = class(x.types)
		x.Times = spans(x.dates)
		slices.Sort(x.accounts)
		if x.Label == "" {
			x.Label = lastPart(t.Value)
		}
		index[t] = i
		g.Nodes[i] = x.Node
	}
	for _, q := range b.links {
		if q.P.Value == schema.PlacePredicate {
			n := &g.Nodes[index[q.S]]
			if place := b.things[q.O].Label; n.Place == "" || place < n.Place {
				n.Place = place
			}
		}
	}
	talks := b.talks()
	for _, q := range b.links {
		e := Edge{
			Source: index[q.S], Target: index[q.O], Predicate: q.P.Value,
			Label: strings.ReplaceAll(lastPart(q.P.Value), "_", " "), Weight: 1,
		}
		if back := (rdf.Quad{S: q.O, P: q.P, O: q.S}); q.S != q.O && b.seen[back] && q.P.Value == schema.SpokeWith {
			if e.Source > e.Target {
				continue // the edge back stands for both
			}
			e.Undirected = true
		}
		if q.P.Value == schema.SpokeWith {
			e.rest(talks[pair(q.S, q.O)])
		} else if s := b.things[q.S]; s.Sources > 0 || len(s.accounts) > 0 {
			e.Times, e.Sources, e.Evidence = s.Times, s.Sources, s.accounts
		}
		g.Edges = append(g.Edges, e)
		g.Nodes[e.Source].Degree++
		g.Nodes[e.Target].Degree++
	}
	slices.SortFunc(g.Edges, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Predicate, y.Predicate), cmp.Compare(x.Target, y.Target))
	})
	return g
}

// pair returns two terms in a fixed order.
func pair(a, b rdf.Term) [2]rdf.Term {
	if rdf.CompareTerms(a, b) > 0 {
		a, b = b, a
	}
	return [2]rdf.Term{a, b}
}

// talks returns the held exchanges of each pair of actors, sorted by name.
func (b *builder) talks() map[[2]rdf.Term][]*thing {
	talks := map[[2]rdf.Term][]*thing{}
	for _, x := range b.things {
		if x.Status != "held" {
			continue
		}
		for i, a := range x.actors {
			for _, c := range x.actors[i+1:] {
				talks[pair(a, c)] = append(talks[pair(a, c)], x)
			}
		}
	}
	for _, list := range talks {
		slices.SortFunc(list, func(x, y *thing) int { return cmp.Compare(x.ID, y.ID) })
	}
	return talks
}

// rest lets the edge rest on exchanges.
func (e *Edge) rest(exchanges []*thing) {
	for _, x := range exchanges {
		e.Sources += x.Sources
		e.Times = append(e.Times, x.Times...)
		e.Evidence = append(e.Evidence, x.ID)
	}
	e.Weight = max(1, len(exchanges))
	slices.SortFunc(e.Times, compareSpans)
	e.Times = slices.Compact(e.Times)
}

// class returns the local name of the most specific of the classes.
func class(types []string) string {
	slices.Sort(types)
	general := ""
	for _, t := range types {
		if t != schema.ExchangeClass && t != schema.ActorClass {
			return lastPart(t)
		}
		general = t
	}
	return lastPart(general)
}

// lastPart returns what follows the last '#', '/' or ':' of an IRI.
func lastPart(iri string) string {
	trimmed := strings.TrimRight(iri, "#/:")
	if part := trimmed[strings.LastIndexAny(trimmed, "#/:")+1:]; part != "" {
		return part
	}
	return iri
}
