package sparql_test

import (
	"context"
	"fmt"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
)

func Example() {
	m := dataset.NewMemory([]rdf.Quad{
		{S: rdf.NewIRI("urn:ana"), P: rdf.NewIRI("urn:spoke_with"), O: rdf.NewIRI("urn:ion")},
		{S: rdf.NewIRI("urn:ion"), P: rdf.NewIRI("urn:spoke_with"), O: rdf.NewIRI("urn:dan")},
	})
	view, done, _ := m.View()
	defer done()
	answer, err := sparql.Query(context.Background(), view, `SELECT ?who { <urn:ana> <urn:spoke_with>+ ?who }`, sparql.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer answer.Close()
	for row, err := range answer.Solutions().Rows {
		fmt.Println(row[0], err)
	}
	// Output:
	// <urn:ion> <nil>
	// <urn:dan> <nil>
}
