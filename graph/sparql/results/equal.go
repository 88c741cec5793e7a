package results

import (
	"strconv"
	"strings"

	"kg/graph/rdf"
)

// Equal reports whether two results are the same: the same answer, or the same
// variables and the same solutions as often, but for the labels of blank nodes;
// in the same order too if ordered is set. The order of variables does not
// matter.
func Equal(a, b *Result, ordered bool) bool {
	if a.Ask || b.Ask {
		return a.Ask == b.Ask && a.Boolean == b.Boolean
	}
	if len(a.Vars) != len(b.Vars) || len(a.Rows) != len(b.Rows) {
		return false
	}
	at := columns(b.Vars)
	for _, v := range a.Vars {
		if _, ok := at[v]; !ok {
			return false
		}
	}
	return rdf.Isomorphic(describe(a, ordered), describe(b, ordered))
}

// describe turns solutions into a graph: a node for each different solution, how
// often it comes or at which places, and the value of each variable.
func describe(r *Result, ordered bool) []rdf.Quad {
	places := map[string][]int{}
	var keys []string
	rows := map[string][]rdf.Term{}
	for i, row := range r.Rows {
		var key []byte
		for _, t := range row {
			key = append(rdf.AppendTerm(key, t), '\t')
		}
		k := string(key)
		if _, ok := rows[k]; !ok {
			rows[k] = row
			keys = append(keys, k)
		}
		places[k] = append(places[k], i)
	}
	var quads []rdf.Quad
	for n, k := range keys {
		node := rdf.NewBlank("row" + strconv.Itoa(n))
		count := strconv.Itoa(len(places[k]))
		if ordered {
			var list []string
			for _, i := range places[k] {
				list = append(list, strconv.Itoa(i))
			}
			count = strings.Join(list, " ")
		}
		quads = append(quads, rdf.Quad{S: node, P: rdf.NewIRI("urn:row"), O: rdf.NewString(count)})
		for i, t := range rows[k] {
			if t.Kind == rdf.Blank {
				t.Value = "value " + t.Value
			}
			if t.Kind != rdf.None {
				quads = append(quads, rdf.Quad{S: node, P: rdf.NewIRI("urn:var:" + r.Vars[i]), O: t})
			}
		}
	}
	return quads
}
