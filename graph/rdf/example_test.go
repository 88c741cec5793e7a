package rdf_test

import (
	"fmt"
	"os"
	"strings"

	"kg/graph/rdf"
)

func Example() {
	doc := strings.NewReader(`PREFIX ex: <http://example.org/>
		ex:ana ex:knows ex:bo, [ ex:name "Cy" ] .`)
	r, err := rdf.Open(doc, "people.ttl", "", rdf.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	quads, err := r.All()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(quads), "triples, the first of them", quads[0])
	rdf.WriteAll(os.Stdout, rdf.Turtle, rdf.WriterOptions{Prefixes: r.Prefixes()}, quads)
	// Output:
	// 3 triples, the first of them <http://example.org/ana> <http://example.org/knows> <http://example.org/bo> .
	// @prefix ex: <http://example.org/> .
	//
	// ex:ana ex:knows ex:bo, [ ex:name "Cy" ] .
}
