package dump_test

import (
	"fmt"
	"os"
	"strings"

	"kg/graph/dump"
	"kg/graph/rdf"
)

func Example() {
	quads, err := rdf.ReadAll(strings.NewReader(`
		<urn:kg:actor/ana> <urn:kg:ns#spoke_with> <urn:kg:actor/bo> .
		<urn:kg:actor/bo> <urn:kg:ns#spoke_with> <urn:kg:actor/ana> .`), rdf.Turtle, rdf.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := dump.Build(func(yield func(rdf.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	dump.Write(os.Stdout, dump.DOT, g)
	// Output:
	// digraph kg {
	//   graph [charset="UTF-8"];
	//   "urn:kg:actor/ana" [label="ana", degree="1"];
	//   "urn:kg:actor/bo" [label="bo", degree="1"];
	//   "urn:kg:actor/ana" -> "urn:kg:actor/bo" [label="spoke with", dir=none, predicate="urn:kg:ns#spoke_with", weight="1"];
	// }
}
