package article

import (
	"net/url"
	"strings"

	"kg/schema"
)

// outlet finds who published the page: as the document's fields or the page's markup say, by the address, or as the page
// itself tells. It is nil where nothing does.
func (p *page) outlet(body []int) *schema.Outlet {
	if name := clean(p.doc.Outlet); name != "" {
		return newOutlet(canonicalOutlet(name))
	}
	host := hostOf(p.doc.URL)
	if host == "" {
		host = hostOf(p.meta.url)
	}
	if o, ok := pressByDomain(host); ok {
		return newOutlet(o.Name)
	}
	if p.meta.outlet != "" {
		return newOutlet(canonicalOutlet(p.meta.outlet))
	}
	for _, find := range []func([]int) string{p.outletInSuffix, p.outletInPhrase, p.outletLine, p.outletOnTop, p.outletOfDomain, p.outletInTail, p.outletInFurniture, p.outletTold} {
		if name := find(body); name != "" {
			return newOutlet(canonicalOutlet(name))
		}
	}
	if host != "" {
		return newOutlet(host)
	}
	return nil
}

func newOutlet(name string) *schema.Outlet {
	return &schema.Outlet{ID: schema.OutletID(name), Name: name}
}

// hostOf returns the host of an address without its "www.".
func hostOf(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m.", "amp.", "mobile."} {
		host = strings.TrimPrefix(host, prefix)
	}
	return host
}

// splitTitle cuts "Headline - Outlet" and "Headline | Outlet" where the end is known for, or looks like, an outlet's name.
func (p *page) splitTitle(title string) (headline, outlet string) {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " · "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		head, tail := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(sep):])
		name, _, _ := strings.Cut(tail, ", ") // "Wikinews, the free news source"
		words := splitWords(nil, name)
		if len(words) == 0 || len(words) > 6 || len(splitWords(nil, head)) < 3 {
			continue
		}
		if o, ok := pressByName(name); ok {
			return head, o.Name
		}
		if p.fitsDomain(name) {
			return head, name
		}
		if sep != " · " && len(words) <= 4 && looksLikeOutlet(newBlockOf(name)) {
			return head, name
		}
		if sep == " | " && len(words) <= 4 && words[0].upper || strings.Contains(tail, ", ") && len(words) == 1 {
			return head, name
		}
	}
	return "", ""
}

// fitsDomain reports whether the letters of a name are those of the address's domain.
func (p *page) fitsDomain(name string) bool {
	label := domainLabel(hostOf(p.doc.URL))
	letters := strings.ReplaceAll(foldText(name), " ", "")
	return label != "" && len(letters) > 2 && (label == letters || strings.TrimPrefix(letters, "the") == label || letters == strings.TrimPrefix(label, "the"))
}

// domainLabel returns the letters and digits of the part of a host that names its owner: "mexiconewsdaily" for "mexiconewsdaily.com",
// "eluniversal" for "eluniversal.com.mx".
func domainLabel(host string) string {
	labels := strings.Split(host, ".")
	if len(labels) < 2 {
		return ""
	}
	i := len(labels) - 2
	if i > 0 && len(labels[i]) <= 3 { // com.mx, co.uk
		i--
	}
	return strings.ReplaceAll(labels[i], "-", "")
}

func (p *page) outletInSuffix([]int) string {
	if p.headline < 0 {
		return ""
	}
	_, name := p.splitTitle(p.blocks[p.headline].text)
	return name
}

// outletInPhrase finds the name in what pages say of themselves: consent notices, copyright lines, author boxes.
func (p *page) outletInPhrase(body []int) string {
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind != furniture && b.kind != endmark {
			continue
		}
		name := ""
		for w := range b.ids() {
			phrases().at(b.ids(), w, func(m match) {
				if m.phrase.class == classOutlet && name == "" {
					name = outletName(b, m.slot, m.slotEnd)
				}
			})
		}
		if name != "" {
			return name
		}
	}
	return ""
}

// outletName returns the capitalised words at the start of a slot, with small ones between them, if they can be a name.
func outletName(b *block, first, last int) string {
	words := b.words()
	if first < len(words) && !words[first].upper && !words[first].number {
		first++ // a stray article
	}
	if first >= last || !words[first].upper {
		return ""
	}
	end := first
	for i := first; i < last && i < len(words); i++ {
		w := words[i]
		if i > first {
			gap := b.text[words[i-1].end:w.start]
			if strings.ContainsAny(gap, ".!?,;:|()\"–—") && !(gap == "." && !strings.HasPrefix(gap, ". ")) {
				break
			}
		}
		if w.upper || w.number {
			end = i + 1
		} else if w.end-w.start > 4 {
			break
		}
	}
	name := b.text[words[first].start:words[end-1].end]
	if b.caps && len(splitWords(nil, name)) > 3 {
		return ""
	}
	return name
}

// outletLine finds a line under the title that is an outlet's name, alone or beside the date: "BBC | 23 Sep 2024".
func (p *page) outletLine(body []int) string {
	if len(body) == 0 {
		return ""
	}
	title := p.headline
	for i := max(title, 0); i <= min(body[0]+1, len(p.blocks)-1); i++ {
		b := &p.blocks[i]
		if i == title || b.kind == prose && i != body[0] {
			continue
		}
		if b.kind == dated {
			for _, part := range strings.FieldsFunc(b.text, func(r rune) bool { return r == '|' || r == '·' || r == '•' }) {
				part = strings.TrimSpace(part)
				if part == b.text || !looksLikeName(part) {
					continue
				}
				// Beside a date stands the outlet, or as often the author.
				name := newBlockOf(part)
				if _, known := pressByName(part); known || looksLikeOutlet(name) || p.fitsDomain(part) || name.caps && name.n == 1 {
					return part
				}
			}
		}
		if b.kind == heading || b.kind == bylined {
			if o, ok := pressByName(b.text); ok {
				p.blocks[i].kind = outletted
				return o.Name
			}
			if title >= 0 && b.n <= 5 && !b.sentence && (looksLikeOutlet(b) || p.namedInFurniture(i)) {
				p.blocks[i].kind = outletted
				return b.text
			}
		}
	}
	return ""
}

// outletOfDomain finds in the page the words that make up the address's domain: "Mexico News Daily" for mexiconewsdaily.com.
func (p *page) outletOfDomain([]int) string {
	label := domainLabel(hostOf(p.doc.URL))
	if len(label) < 5 {
		return ""
	}
	for i := range p.blocks {
		b := &p.blocks[i]
		for w := range b.words() {
			if !b.words()[w].upper {
				continue
			}
			if end := spells(b, w, label); end > w+1 {
				return b.text[b.words()[w].start:b.words()[end-1].end]
			}
		}
	}
	return ""
}

// spells returns the end of the words from w on that spell the label together, or 0.
func spells(b *block, w int, label string) int {
	var buf []byte
	for end := w; end < b.n && end < w+6; end++ {
		word := b.words()[end]
		if word.number {
			buf = append(buf, b.text[word.start:word.end]...)
		} else {
			buf = foldWord(buf, b.text, word)
		}
		if !strings.HasPrefix(label, string(buf)) {
			return 0
		}
		if len(buf) == len(label) {
			return end + 1
		}
	}
	return 0
}

// outletInFurniture finds a known outlet that the page's furniture names, if it names only one.
func (p *page) outletInFurniture(body []int) string {
	name := ""
	for i := range p.blocks {
		b := &p.blocks[i]
		if b.kind != furniture {
			continue
		}
		for _, o := range pressIn(b.text) {
			if o.Platform || o.Agency {
				continue
			}
			if name != "" && name != o.Name {
				return ""
			}
			name = o.Name
		}
	}
	return name
}

// outletInTail finds a known outlet in what was glued to the last paragraph.
func (p *page) outletInTail([]int) string {
	for _, o := range pressIn(p.tail) {
		if !o.Platform && !o.Agency {
			return o.Name
		}
	}
	return ""
}

// outletTold finds an outlet that the text calls by its domain where it was told something: "… told example.ro". Pages write so
// of themselves.
func (p *page) outletTold(body []int) string {
	if p.doc.URL != "" {
		return ""
	}
	for _, i := range body {
		text := p.blocks[i].text
		for at := strings.IndexByte(text, '.'); at >= 0; {
			if name := domainAt(text, at); name != "" {
				start := at - strings.IndexByte(name, '.')
				if o, ok := pressByDomain(strings.ToLower(name)); ok && toldIn(text[max(0, start-40):start]) {
					return o.Name
				}
			}
			next := strings.IndexByte(text[at+1:], '.')
			if next < 0 {
				break
			}
			at += 1 + next
		}
	}
	return ""
}

// domainAt returns the domain whose last full stop is at byte at of the text: "digi24.ro".
func domainAt(text string, at int) string {
	start, end := at, at+1
	for start > 0 && (text[start-1] == '-' || isDigit(text[start-1]) || byteKind[text[start-1]] == byteLower || byteKind[text[start-1]] == byteUpper) {
		start--
	}
	for end < len(text) && byteKind[text[end]] == byteLower {
		end++
	}
	if n := end - at - 1; start == at || n < 2 || n > 4 {
		return ""
	}
	return text[start:end]
}

// toldIn reports whether a phrase after which the outlet names itself ends the text.
func toldIn(before string) bool {
	words := splitWords(nil, before)
	ids := phrases().lookup(nil, before, words)
	found := false
	for i := range ids {
		phrases().at(ids, i, func(m match) { found = found || m.phrase.class == classTold && m.last >= len(ids)-1 })
	}
	return found
}

// looksLikeName reports whether a text is a few capitalised words.
func looksLikeName(s string) bool {
	words := splitWords(nil, s)
	return len(words) > 0 && len(words) <= 5 && words[0].upper && !strings.ContainsAny(s, ".!?:;\"")
}

// outletOnTop finds a known outlet whose name is a line of its own above the title: the page's masthead.
func (p *page) outletOnTop([]int) string {
	const top = 40 // lines
	for i := 0; i < p.headline && i < top; i++ {
		b := &p.blocks[i]
		if b.n == 0 || b.n > 5 || b.sentence {
			continue
		}
		if o, ok := pressByName(b.text); ok && !o.Platform && !o.Agency {
			return o.Name
		}
	}
	return ""
}

// namedInFurniture reports whether the few capitalised words of block i come again in the page's
// furniture: in a copyright line or a credit.
func (p *page) namedInFurniture(i int) bool {
	b := &p.blocks[i]
	if !looksLikeName(b.text) || b.n < 2 {
		return false
	}
	for j := range p.blocks {
		if j != i && p.blocks[j].kind == furniture && strings.Contains(p.blocks[j].text, b.text) {
			return true
		}
	}
	return false
}

// looksLikeOutlet reports whether a short line has a word that outlets' names have.
func looksLikeOutlet(b *block) bool {
	if !looksLikeName(b.text) {
		return false
	}
	found := strings.HasPrefix(b.text, "The ") && b.lower == 0 && b.n <= 4
	for i := range b.ids() {
		phrases().at(b.ids(), i, func(m match) { found = found || m.phrase.class == className })
	}
	return found
}

func newBlockOf(text string) *block {
	b := newBlock(text, false)
	return &b
}
