package article

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
		case b.linked > 0.6 && (b.full == 0 || b.linked > 0.9):
			b.kind = furniture
		}
	}
}

// aroundElements says of each element whether it, or one it stands in, is around the article by its name. The word
// of an element that holds a good part of the page's text is not taken for it: sites name their frames for
// their sidebars.
func (p *page) aroundElements() []bool {
	text := make([]int, len(p.elements)) // words of prose inside
	total := 0
	for i := range p.blocks {
		if b := &p.blocks[i]; b.kind == prose {
			n := int(float32(b.units()) * (1 - b.linked))
			text[p.owners[i]] += n
			total += n
		}
	}
	for e := len(p.elements) - 1; e > 0; e-- {
		text[p.elements[e].parent] += text[e]
	}
	around := make([]bool, len(p.elements))
	for e := 1; e < len(p.elements); e++ {
		el := &p.elements[e]
		around[e] = around[el.parent] && el.part&partBody == 0 || el.part&partAround != 0 && text[e]*3 < total
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
