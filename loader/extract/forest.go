package extract

import (
	"bufio"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// forest is a sum of decision trees over the features of a candidate, trained
// by bench/train: its value is the log odds of what it was trained to tell.
type forest struct {
	bias  float64
	roots []int32
	nodes []forestNode
}

// forestNode asks whether a feature is at most some number; a leaf has the
// feature -1 and a value. It is kept small, for a forest is walked for every
// two actors beside every word of contact.
type forestNode struct {
	feature     int16
	most        int16
	left, right uint16 // how far on in the forest
	value       float32
}

// hopeless is the value of half of a forest from which the other half leads
// nowhere: most candidates are none, and half of the trees say so.
const hopeless = -2

// odds is the value of the forest for the features of a candidate.
func (m *forest) odds(features []int16) float64 {
	v := m.bias
	for t, root := range m.roots {
		if t == len(m.roots)/2 && v < hopeless {
			break
		}
		i := int(root)
		n := &m.nodes[i]
		for n.feature >= 0 {
			if features[n.feature] <= n.most {
				i += int(n.left)
			} else {
				i += int(n.right)
			}
			n = &m.nodes[i]
		}
		v += float64(n.value)
	}
	return v
}

// judgement is what the model tells of candidates: whether the word of contact
// is said of the two, and if so with which status.
type judgement struct {
	contact forest
	status  [statusDenied + 1]forest
}

//go:embed model.txt
var modelText string

// judge is the trained model, read when it is needed first.
var judge = sync.OnceValue(func() *judgement {
	j, err := readModel(modelText)
	if err != nil {
		panic("extract: model.txt: " + err.Error())
	}
	return j
})

// readModel reads the text of a model. It is made of forests, each a line
// "forest NAME BIAS" and its trees; a tree is a line "tree" and a line for each of its
// nodes, the root first: "FEATURE MOST LEFT RIGHT", the last two numbers of nodes
// in the tree, or "VALUE".
func readModel(s string) (*judgement, error) {
	names := map[string]int16{}
	for i, n := range candidateFeatures() {
		names[n] = int16(i)
	}
	j := &judgement{}
	var m *forest
	first := 0 // node of the tree being read
	in := bufio.NewScanner(strings.NewReader(s))
	for line := 1; in.Scan(); line++ {
		f := strings.Fields(in.Text())
		fail := func(what string) error { return fmt.Errorf("%d: %s", line, what) }
		switch {
		case len(f) == 0 || strings.HasPrefix(f[0], "#"):
		case f[0] == "forest" && len(f) == 3:
			if m = j.forest(f[1]); m == nil {
				return nil, fail("no forest is named " + f[1])
			}
			bias, err := strconv.ParseFloat(f[2], 64)
			if err != nil {
				return nil, fail("not a number: " + f[2])
			}
			m.bias = bias
		case m == nil:
			return nil, fail("a forest was expected")
		case f[0] == "tree":
			first = len(m.nodes)
			m.roots = append(m.roots, int32(first))
		case len(f) == 1:
			v, err := strconv.ParseFloat(f[0], 64)
			if err != nil {
				return nil, fail("not a number: " + f[0])
			}
			m.nodes = append(m.nodes, forestNode{feature: -1, value: float32(v)})
		case len(f) == 4:
			feature, ok := names[f[0]]
			if !ok {
				return nil, fail("no feature is named " + f[0])
			}
			var n [3]int
			for i := range n {
				var err error
				if n[i], err = strconv.Atoi(f[i+1]); err != nil {
					return nil, fail("not a number: " + f[i+1])
				}
			}
			here := len(m.nodes) - first
			m.nodes = append(m.nodes, forestNode{feature: feature, most: int16(n[0]), left: uint16(n[1] - here), right: uint16(n[2] - here)})
		default:
			return nil, fail("a node was expected")
		}
	}
	return j, j.sound()
}

func (j *judgement) forest(name string) *forest {
	if name == "contact" {
		return &j.contact
	}
	for s := statusHeld; s <= statusDenied; s++ {
		if s.String() == name {
			return &j.status[s]
		}
	}
	return nil
}

// sound reports what would make a walk through a tree leave it or go on for ever.
func (j *judgement) sound() error {
	all := []*forest{&j.contact}
	for s := statusHeld; s <= statusDenied; s++ {
		all = append(all, &j.status[s])
	}
	for _, m := range all {
		for i, n := range m.nodes {
			if n.feature < 0 {
				continue
			}
			end := len(m.nodes)
			if next, _ := slices.BinarySearch(m.roots, int32(i+1)); next < len(m.roots) {
				end = int(m.roots[next])
			}
			if n.left == 0 || n.right == 0 || i+int(n.left) >= end || i+int(n.right) >= end {
				return fmt.Errorf("node %d of a forest leads out of its tree", i)
			}
		}
	}
	return nil
}

// probability turns log odds into a probability.
func probability(odds float64) float64 { return 1 / (1 + math.Exp(-odds)) }

// statusOf is the likeliest status of an exchange that a candidate tells of,
// and how likely it is among the four.
func (j *judgement) statusOf(features []int16) (status, float64) {
	best, most, sum := statusHeld, 0.0, 0.0
	for s := statusHeld; s <= statusDenied; s++ {
		p := probability(j.status[s].odds(features))
		sum += p
		if p > most {
			best, most = s, p
		}
	}
	return best, most / sum
}
