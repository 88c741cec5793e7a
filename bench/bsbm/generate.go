package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"

	"kg/graph/rdf"
)

// Vocabulary of the Berlin SPARQL Benchmark, version 3.1.
const (
	bsbm    = "http://www4.wiwiss.fu-berlin.de/bizer/bsbm/v01/vocabulary/"
	inst    = "http://www4.wiwiss.fu-berlin.de/bizer/bsbm/v01/instances/"
	rdfNS   = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfs    = "http://www.w3.org/2000/01/rdf-schema#"
	dc      = "http://purl.org/dc/elements/1.1/"
	foaf    = "http://xmlns.com/foaf/0.1/"
	rev     = "http://purl.org/stuff/rev#"
	xsd     = "http://www.w3.org/2001/XMLSchema#"
	country = "http://downlode.org/rdf/iso-3166/countries#"
)

// catalogue makes the data of the benchmark for a number of products, with its
// proportions: per product 20 offers and 10 reviews, about 20 features of its
// types, a tree of product types. The same number gives the same data.
type catalogue struct {
	products int
	rand     *rand.Rand
	emit     func(rdf.Quad)

	types    []productType
	leaves   []int // types without subtypes
	features int
	typeOf   []int   // product → leaf
	having   [][]int // product → features
	persons  int
	vendors  int
	offers   int
	reviews  int
}

type productType struct {
	parent   int
	level    int // 0 is the root
	features []int
}

func newCatalogue(products int) *catalogue {
	return &catalogue{products: products, rand: rand.New(rand.NewPCG(808080, uint64(products)))}
}

func (c *catalogue) between(lo, hi int) int { return lo + c.rand.IntN(hi-lo+1) }

// normal gives a number near the middle of 0 to n-1 more often.
func (c *catalogue) normal(n int) int {
	f := 0.5 + c.rand.NormFloat64()/6
	return min(max(int(f*float64(n)), 0), n-1)
}

func id(kind string, n int) rdf.Term { return rdf.NewIRI(fmt.Sprintf("%s%s%d", inst, kind, n)) }

func (c *catalogue) triple(s rdf.Term, p string, o rdf.Term) {
	c.emit(rdf.Quad{S: s, P: rdf.NewIRI(p), O: o})
}

func integer(n int) rdf.Term     { return rdf.NewTyped(fmt.Sprint(n), xsd+"integer") }
func dateTime(days int) rdf.Term { return rdf.NewTyped(day(days)+"T00:00:00", xsd+"dateTime") }
func day(n int) string           { return fmt.Sprintf("2008-%02d-%02d", 1+n/28%12, 1+n%28) }
func (c *catalogue) words(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word(c.rand.IntN(5000)))
	}
	return b.String()
}

// word spells a number in syllables.
func word(n int) string {
	const consonants, vowels = "bdfgklmnprst", "aeiou"
	var b []byte
	for n += 60; n > 0; n /= 60 {
		b = append(b, consonants[n%12], vowels[n/12%5])
	}
	return string(b)
}

// generate calls emit for every triple.
func (c *catalogue) generate(emit func(rdf.Quad)) {
	c.emit = emit
	c.makeTypes()
	c.makeProducts()
	c.vendors = max(1, c.products/100)
	c.persons = max(1, c.products/2)
	for v := range c.vendors {
		s := id("Vendor", v)
		c.triple(s, rdfNS+"type", rdf.NewIRI(bsbm+"Vendor"))
		c.triple(s, rdfs+"label", rdf.NewString(c.words(2)))
		c.triple(s, rdfs+"comment", rdf.NewString(c.words(30)))
		c.triple(s, foaf+"homepage", rdf.NewIRI(fmt.Sprintf("http://www.vendor%d.com/", v)))
		c.triple(s, bsbm+"country", c.country())
	}
	c.offers = 20 * c.products
	for o := range c.offers {
		s := id("Offer", o)
		from := c.rand.IntN(180)
		c.triple(s, rdfNS+"type", rdf.NewIRI(bsbm+"Offer"))
		c.triple(s, bsbm+"product", id("Product", c.normal(c.products)))
		c.triple(s, bsbm+"vendor", id("Vendor", c.rand.IntN(c.vendors)))
		c.triple(s, bsbm+"price", rdf.NewTyped(fmt.Sprintf("%d.%02d", c.between(5, 9999), c.rand.IntN(100)), bsbm+"USD"))
		c.triple(s, bsbm+"validFrom", dateTime(from))
		c.triple(s, bsbm+"validTo", dateTime(from+c.between(7, 90)))
		c.triple(s, bsbm+"deliveryDays", integer(c.between(1, 21)))
		c.triple(s, bsbm+"offerWebpage", rdf.NewIRI(fmt.Sprintf("http://www.vendor.com/offers/%d", o)))
	}
	for p := range c.persons {
		s := id("Reviewer", p)
		c.triple(s, rdfNS+"type", rdf.NewIRI(foaf+"Person"))
		c.triple(s, foaf+"name", rdf.NewString(c.words(2)))
		c.triple(s, foaf+"mbox_sha1sum", rdf.NewString(fmt.Sprintf("%016x%016x", c.rand.Uint64(), c.rand.Uint64())))
		c.triple(s, bsbm+"country", c.country())
	}
	c.reviews = 10 * c.products
	for r := range c.reviews {
		s := id("Review", r)
		c.triple(s, rdfNS+"type", rdf.NewIRI(rev+"Review"))
		c.triple(s, bsbm+"reviewFor", id("Product", c.normal(c.products)))
		c.triple(s, rev+"reviewer", id("Reviewer", c.rand.IntN(c.persons)))
		c.triple(s, dc+"title", rdf.NewString(c.words(c.between(4, 15))))
		c.triple(s, rev+"text", rdf.NewLangString(c.words(c.between(50, 200)), []string{"en", "ja", "zh", "de", "fr", "es", "ru", "ko"}[c.rand.IntN(8)]))
		c.triple(s, bsbm+"reviewDate", dateTime(c.rand.IntN(300)))
		for i := 1; i <= 4; i++ {
			if c.rand.IntN(10) < 7 {
				c.triple(s, fmt.Sprintf("%srating%d", bsbm, i), integer(c.between(1, 10)))
			}
		}
	}
}

func (c *catalogue) country() rdf.Term {
	list := []string{"US", "US", "US", "US", "GB", "JP", "CN", "DE", "FR", "ES", "RU", "KR", "AT"}
	return rdf.NewIRI(country + list[c.rand.IntN(len(list))])
}

// makeTypes makes the tree of product types and their features.
func (c *catalogue) makeTypes() {
	depth := int(math.Round(math.Log10(float64(c.products))))/2 + 1
	level := []int{0}
	c.types = []productType{{parent: -1}}
	for d := range depth {
		branching := 2 * int(math.Round(math.Log10(float64(c.products))))
		if d > 0 {
			branching = 8
		}
		var next []int
		for _, t := range level {
			for range branching {
				next = append(next, len(c.types))
				c.types = append(c.types, productType{parent: t, level: d + 1})
			}
		}
		level = next
	}
	c.leaves = level
	for t := range c.types {
		s := id("ProductType", t)
		c.triple(s, rdfNS+"type", rdf.NewIRI(bsbm+"ProductType"))
		c.triple(s, rdfs+"label", rdf.NewString(c.words(2)))
		c.triple(s, rdfs+"comment", rdf.NewString(c.words(30)))
		if p := c.types[t].parent; p >= 0 {
			c.triple(s, rdfs+"subClassOf", id("ProductType", p))
		}
		// The deeper a type, the more features it adds; the root has none.
		share := max(1, depth*(depth+1)/2-1)
		for range c.between(35*c.types[t].level/share, 75*c.types[t].level/share) {
			f := c.features
			c.features++
			c.types[t].features = append(c.types[t].features, f)
			s := id("ProductFeature", f)
			c.triple(s, rdfNS+"type", rdf.NewIRI(bsbm+"ProductFeature"))
			c.triple(s, rdfs+"label", rdf.NewString(c.words(2)))
			c.triple(s, rdfs+"comment", rdf.NewString(c.words(30)))
		}
	}
}

func (c *catalogue) makeProducts() {
	producers := max(1, c.products/50)
	for p := range producers {
		s := id("Producer", p)
		c.triple(s, rdfNS+"type", rdf.NewIRI(bsbm+"Producer"))
		c.triple(s, rdfs+"label", rdf.NewString(c.words(2)))
		c.triple(s, rdfs+"comment", rdf.NewString(c.words(30)))
		c.triple(s, bsbm+"country", c.country())
	}
	for p := range c.products {
		s := id("Product", p)
		leaf := c.leaves[c.rand.IntN(len(c.leaves))]
		c.typeOf = append(c.typeOf, leaf)
		c.triple(s, rdfNS+"type", rdf.NewIRI(bsbm+"Product"))
		c.triple(s, rdfs+"label", rdf.NewString(c.words(c.between(1, 3))))
		c.triple(s, rdfs+"comment", rdf.NewString(c.words(c.between(50, 150))))
		c.triple(s, bsbm+"producer", id("Producer", c.rand.IntN(producers)))
		var features []int
		for t := leaf; t >= 0; t = c.types[t].parent {
			c.triple(s, rdfNS+"type", id("ProductType", t))
			for _, f := range c.types[t].features {
				if c.rand.IntN(4) == 0 {
					features = append(features, f)
					c.triple(s, bsbm+"productFeature", id("ProductFeature", f))
				}
			}
		}
		c.having = append(c.having, features)
		for i := 1; i <= 5; i++ {
			if i <= 3 || c.rand.IntN(2) == 0 {
				c.triple(s, fmt.Sprintf("%sproductPropertyNumeric%d", bsbm, i), integer(c.between(1, 2000)))
				c.triple(s, fmt.Sprintf("%sproductPropertyTextual%d", bsbm, i), rdf.NewString(c.words(c.between(3, 15))))
			}
		}
	}
}
