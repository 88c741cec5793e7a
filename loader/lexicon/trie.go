package lexicon

// trie holds the phrases of two words or more. Node 0 is no node.
type trie struct {
	nodes  []node
	senses []Sense
	edges  []edge // open-addressing hash table by (node, word)
}

type node struct {
	first, last int32 // senses that end here
}

type edge struct {
	from int32
	word Word
	to   int32
}

func edgeHash(from int32, w Word) uint64 {
	return (uint64(from)<<32 | uint64(w)) * 0x9E3779B97F4A7C15 >> 20
}

func (t *trie) next(from int32, w Word) int32 {
	mask := uint64(len(t.edges) - 1)
	for i := edgeHash(from, w) & mask; ; i = (i + 1) & mask {
		e := &t.edges[i]
		if e.to == 0 || e.from == from && e.word == w {
			return e.to
		}
	}
}

// build makes the trie of phrases; starts gives, for each first word, its node.
func buildTrie(phrases []phrase) (t trie, starts map[Word]int32) {
	starts = map[Word]int32{}
	type key struct {
		from int32
		word Word
	}
	edges := map[key]int32{}
	ends := [][]Sense{nil} // by node
	add := func() int32 { ends = append(ends, nil); return int32(len(ends) - 1) }
	for _, p := range phrases {
		n := starts[p.words[0]]
		if n == 0 {
			n = add()
			starts[p.words[0]] = n
		}
		for _, w := range p.words[1:] {
			k := key{n, w}
			if edges[k] == 0 {
				edges[k] = add()
			}
			n = edges[k]
		}
		ends[n] = append(ends[n], p.sense)
	}
	t.nodes = make([]node, len(ends))
	for i, s := range ends {
		first := int32(len(t.senses))
		t.senses = append(t.senses, s...)
		t.nodes[i] = node{first, int32(len(t.senses))}
	}
	size := 16
	for size < 2*len(edges)+2 {
		size *= 2
	}
	t.edges = make([]edge, size)
	for k, to := range edges {
		i := edgeHash(k.from, k.word) & uint64(size-1)
		for t.edges[i].to != 0 {
			i = (i + 1) & uint64(size-1)
		}
		t.edges[i] = edge{k.from, k.word, to}
	}
	return t, starts
}
