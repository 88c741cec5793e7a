// Package kgdata makes up graphs that have the shape and the vocabulary of kg's
// own: articles with their accounts, claims and evidence, each in the graph of
// its article, and the exchanges merged from them. The same seed gives the same
// bytes.
package kgdata

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
)

// Graph says which graph to make.
type Graph struct {
	Seed  uint64
	Quads int // about how many; an article is written whole
}

// Sizes of the cast. They grow with the number of articles, but slower, as in
// a growing collection of news.
const (
	articleQuads = 70 // on average
	outlets      = 200
	topics       = 2_000
)

// Actors returns how many actors the graph has.
func (g Graph) Actors() int { return max(50, g.Quads/articleQuads/8) }

// Articles returns about how many articles the graph has.
func (g Graph) Articles() int { return max(1, g.Quads/articleQuads) }

// Actor, Topic, Outlet and Article return the names of the nodes with a number.
func Actor(i int) string  { return "urn:kg:actor/" + name(i, 2) }
func Topic(i int) string  { return "urn:kg:topic/" + name(i, 1) }
func Outlet(i int) string { return "urn:kg:outlet/the-" + name(i, 1) }

func Article(seed uint64, i int) string {
	return fmt.Sprintf("urn:kg:article/%016x", rand.New(rand.NewPCG(seed, uint64(i))).Uint64())
}

var syllables = [...]string{
	"ba", "be", "bi", "bo", "bu", "da", "de", "di", "do", "du", "ka", "ke", "ki", "ko", "ku", "la",
	"le", "li", "lo", "lu", "ma", "me", "mi", "mo", "mu", "na", "ne", "ni", "no", "nu", "ra", "ru",
}

// name spells i in syllables, as so many words.
func name(i, words int) string {
	var b []byte
	for w := range words {
		if w > 0 {
			b = append(b, '-')
		}
		n := uint32(i)*2654435761 + uint32(w)*40503
		for range 3 {
			b = append(b, syllables[n%32]...)
			n /= 32
		}
	}
	return string(b) + "-" + strconv.Itoa(i)
}

const (
	kg     = "urn:kg:ns#"
	rdfNS  = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfs   = "http://www.w3.org/2000/01/rdf-schema#"
	schema = "https://schema.org/"
	xsd    = "http://www.w3.org/2001/XMLSchema#"

	merged = "urn:kg:merged"
)

// Write writes the graph as N-Quads and returns the number of quads.
func (g Graph) Write(w io.Writer) (int, error) {
	m := &maker{w: bufio.NewWriterSize(w, 1<<20), graph: g, rand: rand.New(rand.NewPCG(g.Seed, 1))}
	for i := 0; m.quads < g.Quads; i++ {
		m.article(i)
	}
	return m.quads, m.w.Flush()
}

// maker writes one graph.
type maker struct {
	w     *bufio.Writer
	graph Graph
	rand  *rand.Rand
	quads int
}

func (m *maker) quad(s, p, o, g string) {
	m.w.WriteString("<")
	m.w.WriteString(s)
	m.w.WriteString("> <")
	m.w.WriteString(p)
	m.w.WriteString("> ")
	m.w.WriteString(o)
	m.w.WriteString(" <")
	m.w.WriteString(g)
	m.w.WriteString("> .\n")
	m.quads++
}

func node(iri string) string              { return "<" + iri + ">" }
func text(s string) string                { return `"` + s + `"` }
func typed(s, datatype string) string     { return `"` + s + `"^^<` + xsd + datatype + ">" }
func number(n int) string                 { return typed(strconv.Itoa(n), "integer") }
func (m *maker) pick(n int) int           { return m.rand.IntN(n) }
func (m *maker) oneOf(s ...string) string { return s[m.pick(len(s))] }

// few picks small numbers more often, as a few actors and topics are in most of
// the news.
func (m *maker) few(n int) int {
	f := m.rand.Float64()
	return int(f * f * f * float64(n))
}

func (m *maker) sentence(words int) string {
	var b []byte
	for i := range words {
		if i > 0 {
			b = append(b, ' ')
		}
		n := m.few(20_000)
		b = append(b, syllables[n%32]...)
		for n /= 32; n > 0; n /= 32 {
			b = append(b, syllables[n%32]...)
		}
	}
	return string(b) + "."
}

func (m *maker) date() string {
	return fmt.Sprintf("2026-%02d-%02d", 1+m.pick(12), 1+m.pick(28))
}

// article writes one article and what it adds to the merged graph.
func (m *maker) article(i int) {
	a := Article(m.graph.Seed, i)
	outlet, day := Outlet(m.few(outlets)), m.date()
	m.quad(a, rdfNS+"type", node(kg+"Article"), a)
	m.quad(a, schema+"headline", text(m.sentence(8)), a)
	m.quad(a, schema+"url", text("https://"+outlet[len("urn:kg:outlet/"):]+".example/news/"+strconv.Itoa(i)), a)
	m.quad(a, schema+"datePublished", typed(day, "date"), a)
	m.quad(a, schema+"inLanguage", text(m.oneOf("en", "en", "ro", "fr", "de")), a)
	m.quad(a, schema+"publisher", node(outlet), a)
	m.quad(outlet, rdfNS+"type", node(kg+"Outlet"), a)
	offset := 0
	for x := range 1 + m.pick(3) {
		offset = m.account(a, outlet, day, x+1, offset)
	}
	for c := range 2 + m.pick(4) {
		offset = m.claim(a, outlet, c+1, offset)
	}
}

// account writes an account of an exchange, its evidence, and the exchange.
func (m *maker) account(a, outlet, day string, n, offset int) int {
	x := a + "#x" + strconv.Itoa(n)
	one, two := m.few(m.graph.Actors()), m.few(m.graph.Actors())
	if one == two {
		two = (one + 1) % m.graph.Actors()
	}
	from, to := Actor(min(one, two)), Actor(max(one, two))
	call := "urn:kg:call/" + day + "/" + name(min(one, two), 1) + "+" + name(max(one, two), 1)
	status := m.oneOf("held", "held", "held", "planned", "denied")
	m.quad(x, rdfNS+"type", node(kg+"Account"), a)
	m.quad(x, kg+"account_of", node(call), a)
	m.quad(x, kg+"status", text(status), a)
	m.quad(x, kg+"medium", text(m.oneOf("phone", "video", "in_person", "unknown")), a)
	m.quad(x, kg+"date", typed(day, "date"), a)
	for _, actor := range []string{from, to} {
		m.quad(x, kg+"participant", node(actor), a)
		m.quad(actor, rdfNS+"type", node(kg+"Person"), a)
		m.quad(actor, rdfs+"label", text(actor[len("urn:kg:actor/"):]), a)
	}
	topic := Topic(m.few(topics))
	m.quad(x, kg+"discussed", node(topic), a)
	m.quad(x, kg+"rule", text("en/exchange/rule-"+strconv.Itoa(m.pick(40))), a)
	offset = m.evidence(a, x, offset)

	m.quad(call, rdfNS+"type", node(kg+"Call"), merged)
	m.quad(call, kg+"status", text(status), merged)
	m.quad(call, kg+"date", typed(day, "date"), merged)
	m.quad(call, kg+"participant", node(from), merged)
	m.quad(call, kg+"participant", node(to), merged)
	m.quad(call, kg+"discussed", node(topic), merged)
	m.quad(call, kg+"reported_by", node(outlet), merged)
	m.quad(call, kg+"independent_sources", number(1+m.few(30)), merged)
	if status == "held" {
		m.quad(from, kg+"spoke_with", node(to), merged)
		m.quad(to, kg+"spoke_with", node(from), merged)
	}
	return offset
}

func (m *maker) claim(a, outlet string, n, offset int) int {
	c := a + "#c" + strconv.Itoa(n)
	m.quad(c, rdfNS+"type", node(kg+"Claim"), a)
	m.quad(c, kg+"claimed_by", node(Actor(m.few(m.graph.Actors()))), a)
	m.quad(c, kg+"text", text(m.sentence(12)), a)
	m.quad(c, kg+"claim_kind", text(m.oneOf("direct", "indirect", "mixed")), a)
	m.quad(c, kg+"about", node(Topic(m.few(topics))), a)
	m.quad(c, kg+"reported_by", node(outlet), a)
	m.quad(c, kg+"rule", text("en/claim/rule-"+strconv.Itoa(m.pick(60))), a)
	return m.evidence(a, c, offset)
}

func (m *maker) evidence(a, of string, offset int) int {
	end := offset + 60 + m.pick(120)
	e := a + "#char=" + strconv.Itoa(offset) + "," + strconv.Itoa(end)
	m.quad(of, kg+"evidence", node(e), a)
	m.quad(e, rdfNS+"type", node(kg+"Evidence"), a)
	m.quad(e, kg+"article", node(a), a)
	m.quad(e, kg+"start", number(offset), a)
	m.quad(e, kg+"end", number(end), a)
	m.quad(e, kg+"sentence", text(m.sentence(18)), a)
	return end + 1
}
