package main

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

const prologue = `PREFIX bsbm: <` + bsbm + `>
PREFIX inst: <` + inst + `>
PREFIX rdfs: <` + rdfs + `>
PREFIX dc: <` + dc + `>
PREFIX foaf: <` + foaf + `>
PREFIX rev: <` + rev + `>
PREFIX xsd: <` + xsd + `>
PREFIX country: <` + country + `>
`

// mix is the order of the queries in the explore use case; query 6 is left out
// there, too.
var mix = []int{1, 2, 2, 3, 2, 2, 4, 2, 2, 5, 7, 7, 8, 9, 9, 8, 9, 9, 8, 9, 9, 10, 10, 11, 12}

// query fills the template with the given number.
func (c *catalogue) query(r *rand.Rand, number int) string {
	product := r.IntN(c.products)
	var of []int // features that go together
	for len(of) < 3 {
		of = c.having[r.IntN(c.products)]
	}
	i := r.IntN(len(of) - 2)
	fill := strings.NewReplacer(
		"%type%", fmt.Sprintf("inst:ProductType%d", c.typeOf[product]),
		"%feature1%", fmt.Sprintf("inst:ProductFeature%d", of[i]),
		"%feature2%", fmt.Sprintf("inst:ProductFeature%d", of[i+1]),
		"%feature3%", fmt.Sprintf("inst:ProductFeature%d", of[i+2]),
		"%product%", fmt.Sprintf("inst:Product%d", product),
		"%review%", fmt.Sprintf("inst:Review%d", r.IntN(c.reviews)),
		"%offer%", fmt.Sprintf("inst:Offer%d", r.IntN(c.offers)),
		"%x%", fmt.Sprint(1+r.IntN(500)), "%y%", fmt.Sprint(1+r.IntN(500)),
		"%date%", `"2008-06-20T00:00:00"^^xsd:dateTime`)
	return prologue + fill.Replace(templates[number])
}

// templates are those of the explore use case, with the parameters between
// percent signs.
var templates = map[int]string{
	1: `SELECT DISTINCT ?product ?label WHERE {
  ?product rdfs:label ?label ; a %type% ; bsbm:productFeature %feature1% ; bsbm:productFeature %feature2% ; bsbm:productPropertyNumeric1 ?value1 .
  FILTER (?value1 > %x%) } ORDER BY ?label LIMIT 10`,
	2: `SELECT ?label ?comment ?producer ?productFeature ?propertyTextual1 ?propertyTextual2 ?propertyTextual3
  ?propertyNumeric1 ?propertyNumeric2 ?propertyTextual4 ?propertyTextual5 ?propertyNumeric4 WHERE {
  %product% rdfs:label ?label ; rdfs:comment ?comment ; bsbm:producer ?p . ?p rdfs:label ?producer .
  %product% bsbm:productFeature ?f . ?f rdfs:label ?productFeature .
  %product% bsbm:productPropertyTextual1 ?propertyTextual1 ; bsbm:productPropertyTextual2 ?propertyTextual2 ;
    bsbm:productPropertyTextual3 ?propertyTextual3 ; bsbm:productPropertyNumeric1 ?propertyNumeric1 ; bsbm:productPropertyNumeric2 ?propertyNumeric2 .
  OPTIONAL { %product% bsbm:productPropertyTextual4 ?propertyTextual4 } OPTIONAL { %product% bsbm:productPropertyTextual5 ?propertyTextual5 }
  OPTIONAL { %product% bsbm:productPropertyNumeric4 ?propertyNumeric4 } }`,
	3: `SELECT ?product ?label WHERE {
  ?product rdfs:label ?label ; a %type% ; bsbm:productFeature %feature1% ; bsbm:productPropertyNumeric1 ?p1 . FILTER (?p1 > %x%)
  ?product bsbm:productPropertyNumeric3 ?p3 . FILTER (?p3 < %y%)
  OPTIONAL { ?product bsbm:productFeature %feature2% . ?product rdfs:label ?testVar }
  FILTER (!bound(?testVar)) } ORDER BY ?label LIMIT 10`,
	4: `SELECT DISTINCT ?product ?label ?propertyTextual WHERE {
  { ?product rdfs:label ?label ; a %type% ; bsbm:productFeature %feature1% ; bsbm:productFeature %feature2% ;
      bsbm:productPropertyTextual1 ?propertyTextual ; bsbm:productPropertyNumeric1 ?p1 . FILTER (?p1 > %x%) }
  UNION
  { ?product rdfs:label ?label ; a %type% ; bsbm:productFeature %feature1% ; bsbm:productFeature %feature3% ;
      bsbm:productPropertyTextual1 ?propertyTextual ; bsbm:productPropertyNumeric2 ?p2 . FILTER (?p2 > %y%) }
  } ORDER BY ?label OFFSET 5 LIMIT 10`,
	5: `SELECT DISTINCT ?product ?productLabel WHERE {
  ?product rdfs:label ?productLabel . FILTER (%product% != ?product)
  %product% bsbm:productFeature ?prodFeature . ?product bsbm:productFeature ?prodFeature .
  %product% bsbm:productPropertyNumeric1 ?origProperty1 . ?product bsbm:productPropertyNumeric1 ?simProperty1 .
  FILTER (?simProperty1 < (?origProperty1 + 120) && ?simProperty1 > (?origProperty1 - 120))
  %product% bsbm:productPropertyNumeric2 ?origProperty2 . ?product bsbm:productPropertyNumeric2 ?simProperty2 .
  FILTER (?simProperty2 < (?origProperty2 + 170) && ?simProperty2 > (?origProperty2 - 170)) } ORDER BY ?productLabel LIMIT 5`,
	7: `SELECT ?productLabel ?offer ?price ?vendor ?vendorTitle ?review ?revTitle ?reviewer ?revName ?rating1 ?rating2 WHERE {
  %product% rdfs:label ?productLabel .
  OPTIONAL { ?offer bsbm:product %product% ; bsbm:price ?price ; bsbm:vendor ?vendor . ?vendor rdfs:label ?vendorTitle ; bsbm:country country:DE .
    ?offer bsbm:validTo ?date . FILTER (?date > %date%) }
  OPTIONAL { ?review bsbm:reviewFor %product% ; rev:reviewer ?reviewer . ?reviewer foaf:name ?revName . ?review dc:title ?revTitle .
    OPTIONAL { ?review bsbm:rating1 ?rating1 } OPTIONAL { ?review bsbm:rating2 ?rating2 } } }`,
	8: `SELECT ?title ?text ?reviewDate ?reviewer ?reviewerName ?rating1 ?rating2 ?rating3 ?rating4 WHERE {
  ?review bsbm:reviewFor %product% ; dc:title ?title ; rev:text ?text . FILTER langMatches(lang(?text), "EN")
  ?review bsbm:reviewDate ?reviewDate ; rev:reviewer ?reviewer . ?reviewer foaf:name ?reviewerName .
  OPTIONAL { ?review bsbm:rating1 ?rating1 } OPTIONAL { ?review bsbm:rating2 ?rating2 }
  OPTIONAL { ?review bsbm:rating3 ?rating3 } OPTIONAL { ?review bsbm:rating4 ?rating4 } } ORDER BY DESC(?reviewDate) LIMIT 20`,
	9: `DESCRIBE ?x WHERE { %review% rev:reviewer ?x }`,
	10: `SELECT DISTINCT ?offer ?price WHERE {
  ?offer bsbm:product %product% ; bsbm:vendor ?vendor ; bsbm:deliveryDays ?deliveryDays ; bsbm:price ?price ; bsbm:validTo ?date .
  ?vendor bsbm:country country:US . FILTER (?deliveryDays <= 3) FILTER (?date > %date%) } ORDER BY xsd:double(str(?price)) LIMIT 10`,
	11: `SELECT ?property ?hasValue ?isValueOf WHERE { { %offer% ?property ?hasValue } UNION { ?isValueOf ?property %offer% } }`,
	12: `CONSTRUCT { %offer% bsbm:productURI ?productURI ; bsbm:productlabel ?productlabel ; bsbm:vendor ?vendorname ;
    bsbm:vendorhomepage ?vendorhomepage ; bsbm:offerURL ?offerURL ; bsbm:price ?price ; bsbm:deliveryDays ?deliveryDays ; bsbm:validuntil ?validTo }
  WHERE { %offer% bsbm:product ?productURI . ?productURI rdfs:label ?productlabel . %offer% bsbm:vendor ?vendor .
    ?vendor rdfs:label ?vendorname ; foaf:homepage ?vendorhomepage . %offer% bsbm:offerWebpage ?offerURL ; bsbm:price ?price ;
    bsbm:deliveryDays ?deliveryDays ; bsbm:validTo ?validTo }`,
}
