package article

import "golang.org/x/net/html/atom"

// classifyParts finds the kind of the blocks of a page of HTML by the elements they stand in.
func (p *page) classifyParts() {
	around := p.aroundElements()
	for i := range p.blocks {
		b := &p.blocks[i]
		switch {
		case around[p.owners[i]]:
			b.kind = furniture
		case b.hint&hintCaption != 0:
			b.kind = furniture
		case b.hint&(hintTeaser|hintQuote) == hintTeaser|hintQuote && b.linked > 0.15:
			b.kind = pointer
		case b.linked > 0.6 && (b.full == 0 || b.linked > 0.9), b.text[0] == '<':
			b.kind = furniture
		}
	}
	p.dropTeasers()
}

// dropTeasers takes prose for furniture that stands alone in an element far from the element that holds the article:
// the first sentences of other stories, each in a box of its own.
//
// As in Arc90's Readability, an element's weight is the prose of the paragraphs right in it, and a half and a
// quarter of what is one and two elements deeper.
func (p *page) dropTeasers() {
	weight := make([]float32, len(p.elements))
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind != prose {
			continue
		}
		w := float32(b.units()) * (1 - b.linked)
		e := p.container(p.owners[i])
		for share := float32(1); e > 0 && share > 0.2; share /= 2 {
			weight[e] += w * share
			e = p.container(p.elements[e].parent)
		}
	}
	best := int32(0)
	for e := range p.elements {
		if weight[e] > weight[best] {
			best = int32(e)
		}
	}
	inside := make([]bool, len(p.elements)) // the element that holds the article and those in it
	inside[best] = true
	for e := best + 1; int(e) < len(p.elements); e++ {
		inside[e] = inside[p.elements[e].parent] && p.elements[e].tag != atom.Article
	}
	above := make([]bool, len(p.elements)) // those that it stands in
	for e := best; e >= 0; e = p.elements[e].parent {
		above[e] = true
	}
	first := 0
	for first < len(p.blocks) && !inside[p.owners[first]] {
		first++
	}
	for i := range p.blocks {
		if p.blocks[i].kind != prose || inside[p.owners[i]] || i < first && i >= first-3 {
			continue // inside, or right before it: the article's first paragraph
		}
		if other := p.articleOf(p.owners[i]); other > 0 && !above[other] && p.articleOf(best) > 0 {
			p.blocks[i].kind = furniture // in an <article> of its own
			continue
		}
		heaviest := float32(0)
		for e := p.owners[i]; !above[e]; e = p.elements[e].parent {
			heaviest = max(heaviest, weight[e])
		}
		if above[p.container(p.owners[i])] {
			continue
		}
		if heaviest < weight[best]/8 {
			p.blocks[i].kind = furniture
		}
	}
}

// articleOf returns the innermost <article> that an element stands in, or is, or 0.
func (p *page) articleOf(e int32) int32 {
	for e > 0 && p.elements[e].tag != atom.Article {
		e = p.elements[e].parent
	}
	return max(e, 0)
}

// container returns the element, or the next above it, that holds paragraphs.
func (p *page) container(e int32) int32 {
	for e > 0 && !isContainer(p.elements[e].tag) {
		e = p.elements[e].parent
	}
	return max(e, 0)
}

// aroundElements says of each element whether it, or one it stands in, is around the article by its tag or name. The
// name of an element that holds a good part of the page's text is not taken for it: sites name their frames for their sidebars. Where
// names would leave next to nothing, only tags count.
func (p *page) aroundElements() []bool {
	text := make([]int, len(p.elements)) // words of prose inside
	own := make([]int, len(p.elements))  // and right in it
	total := 0
	for i := range p.blocks {
		if b := &p.blocks[i]; b.kind == prose {
			n := int(float32(b.units()) * (1 - b.linked))
			own[p.owners[i]] += n
			total += n
		}
	}
	copy(text, own)
	for e := len(p.elements) - 1; e > 0; e-- {
		text[p.elements[e].parent] += text[e]
	}
	around := make([]bool, len(p.elements))
	for _, parts := range []part{partAround | partNamed, partAround} {
		left := 0
		for e := 1; e < len(p.elements); e++ {
			el := &p.elements[e]
			around[e] = around[el.parent] && el.part&partBody == 0 || el.part&parts != 0 && text[e]*3 < total
			if !around[e] {
				left += own[e]
			}
		}
		if left*5 > total {
			break
		}
	}
	return around
}

// step returns what the way from the block before i to block i costs: text of one article stands
// in one element, or near it.
func (p *page) step(i int) int {
	if p.elements == nil {
		return 0
	}
	a, b := p.owners[i-1], p.owners[i]
	steps := 0
	for a != b {
		// Parents have smaller indexes than their children.
		if a > b {
			if isBlock(p.elements[a].tag) {
				steps++
			}
			a = p.elements[a].parent
		} else {
			if isBlock(p.elements[b].tag) {
				steps++
			}
			b = p.elements[b].parent
		}
	}
	return 2 * max(0, steps-2)
}
