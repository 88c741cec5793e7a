package results_test

import (
	"os"

	"kg/graph/rdf"
	"kg/graph/sparql/results"
)

func Example() {
	r := &results.Result{
		Vars: []string{"name", "age"},
		Rows: [][]rdf.Term{
			{rdf.NewLangString("Ana", "ro"), rdf.NewTyped("44", rdf.XSDInteger)},
			{rdf.NewString("Bo"), {}},
		},
	}
	results.Write(os.Stdout, results.TSV, r.Solutions())
	// Output:
	// ?name	?age
	// "Ana"@ro	44
	// "Bo"
}
