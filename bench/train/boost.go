package main

import (
	"math"
	"math/rand/v2"
	"slices"
)

// The model is a sum of small decision trees over integer features, fitted by
// gradient boosting of the logistic loss with Newton leaves (Friedman, Greedy
// function approximation, 2001; Chen and Guestrin, XGBoost, 2016).

// settings are what a training is tuned by.
type settings struct {
	trees    int
	depth    int
	rate     float64 // shrinkage of each tree
	ridge    float64 // on the leaves
	smallest float64 // least sum of second derivatives in a leaf
	columns  float64 // share of the features that a tree may ask
	sample   float64 // share of the rows that a tree is grown on
}

var usual = settings{trees: 100, depth: 4, rate: 0.15, ridge: 3, smallest: 3, columns: 0.4, sample: 0.8}

// node is one of a tree's: a leaf has no feature.
type node struct {
	feature     int // -1 for a leaf
	most        int16
	left, right int // left where the feature is at most most
	value       float64
}

type tree []node

func (t tree) value(f []int16) float64 {
	n := 0
	for t[n].feature >= 0 {
		if f[t[n].feature] <= t[n].most {
			n = t[n].left
		} else {
			n = t[n].right
		}
	}
	return t[n].value
}

// forest is a trained model: the log odds are bias and the sum of the trees.
type forest struct {
	bias  float64
	trees []tree
}

func (m *forest) odds(f []int16) float64 {
	v := m.bias
	for _, t := range m.trees {
		v += t.value(f)
	}
	return v
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// train fits a forest to rows of features, whether each is positive and how
// much it counts.
func train(rows [][]int16, positive []bool, weight []float64, o settings) *forest {
	sum, all := 0.0, 0.0
	for i, p := range positive {
		all += weight[i]
		if p {
			sum += weight[i]
		}
	}
	share := min(max(sum/max(all, 1), 1e-3), 1-1e-3)
	m := &forest{bias: math.Log(share / (1 - share))}
	odds := make([]float64, len(rows))
	for i := range odds {
		odds[i] = m.bias
	}
	g, h := make([]float64, len(rows)), make([]float64, len(rows))
	random := rand.New(rand.NewPCG(1, 2))
	for range o.trees {
		for i := range rows {
			p := logistic(odds[i])
			g[i], h[i] = -p*weight[i], p*(1-p)*weight[i]
			if positive[i] {
				g[i] += weight[i]
			}
		}
		b := builder{rows: rows, g: g, h: h, settings: o, random: random}
		t := b.build()
		for i := range rows {
			odds[i] += t.value(rows[i])
		}
		m.trees = append(m.trees, t)
	}
	return m
}

// builder grows one tree.
type builder struct {
	rows [][]int16
	g, h []float64
	settings
	random  *rand.Rand
	columns []int
	tree    tree
}

func (b *builder) build() tree {
	n := len(b.rows[0])
	b.columns = b.random.Perm(n)[:max(1, int(float64(n)*b.settings.columns))]
	slices.Sort(b.columns)
	all := b.random.Perm(len(b.rows))[:int(float64(len(b.rows))*b.settings.sample)]
	slices.Sort(all)
	b.grow(all, b.depth)
	return b.tree
}

// grow adds the node for the given rows and returns its number.
func (b *builder) grow(rows []int, depth int) int {
	n := len(b.tree)
	var g, h float64
	for _, i := range rows {
		g, h = g+b.g[i], h+b.h[i]
	}
	b.tree = append(b.tree, node{feature: -1, value: b.rate * g / (h + b.ridge)})
	if depth == 0 {
		return n
	}
	feature, most, ok := b.split(rows, g, h)
	if !ok {
		return n
	}
	var left, right []int
	for _, i := range rows {
		if b.rows[i][feature] <= most {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	l := b.grow(left, depth-1)
	r := b.grow(right, depth-1)
	b.tree[n] = node{feature: feature, most: most, left: l, right: r}
	return n
}

// bins is how many values of a feature are told apart, from least on.
const (
	least = -64
	bins  = 256
)

// split is the question that parts the rows best.
func (b *builder) split(rows []int, g, h float64) (feature int, most int16, ok bool) {
	best := 1e-6
	whole := g * g / (h + b.ridge)
	var gs, hs [bins]float64
	for _, c := range b.columns {
		clear(gs[:])
		clear(hs[:])
		for _, i := range rows {
			v := int(b.rows[i][c]) - least
			gs[v] += b.g[i]
			hs[v] += b.h[i]
		}
		lg, lh := 0.0, 0.0
		for v := range bins - 1 {
			if hs[v] == 0 {
				continue
			}
			lg, lh = lg+gs[v], lh+hs[v]
			rg, rh := g-lg, h-lh
			if lh < b.smallest || rh < b.smallest {
				continue
			}
			if gain := lg*lg/(lh+b.ridge) + rg*rg/(rh+b.ridge) - whole; gain > best {
				best, feature, most, ok = gain, c, int16(v+least), true
			}
		}
	}
	return feature, most, ok
}
