package lexicon

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// compiler gathers the entries of one language.
type compiler struct {
	code      string
	bare      bool // compare words without the marks that are left out
	entries   []Entry
	names     []Name
	settings  map[string][]string
	vocab     vocabulary
	single    []single
	phrases   []phrase
	paradigms map[string][]ending
	pending   []pending // lines with forms=, kept until all paradigms are read
}

type single struct {
	word  Word
	sense Sense
}

type phrase struct {
	words []Word
	sense Sense
}

// ending is one form of a paradigm: strip the first, add the second.
type ending struct {
	strip, add string
	feat       Feat
}

type pending struct {
	where    string
	entry    int32
	surface  string
	feat     Feat
	paradigm string
}

func newCompiler(code string) *compiler {
	return &compiler{code: code, vocab: newVocabulary(), paradigms: map[string][]ending{}, settings: map[string][]string{}}
}

// read parses one lexicon file. The format is told in README.md.
func (c *compiler) read(name, body string) error {
	for n, line := range strings.Split(body, "\n") {
		line = strings.TrimRight(line, " \r")
		if line == "" || line[0] == '#' {
			continue
		}
		where := fmt.Sprintf("%s:%d", name, n+1)
		cols := strings.Split(line, "\t")
		if len(cols) < 2 || len(cols) > 3 {
			return fmt.Errorf("%s: expected 2 or 3 columns separated by tabs, found %d", where, len(cols))
		}
		attrs := ""
		if len(cols) == 3 {
			attrs = cols[2]
		}
		if cols[1] == "setting" {
			c.settings[cols[0]] = append(c.settings[cols[0]], strings.Fields(attrs)...)
			continue
		}
		if cols[1] == "paradigm" {
			if err := c.paradigm(where, cols[0], attrs); err != nil {
				return err
			}
			continue
		}
		if err := c.entry(where, cols[0], cols[1], attrs); err != nil {
			return err
		}
	}
	return nil
}

// paradigm reads the endings of one paradigm: "strip/add:feats …".
func (c *compiler) paradigm(where, name, endings string) error {
	if c.paradigms[name] != nil {
		return fmt.Errorf("%s: paradigm %q is defined twice", where, name)
	}
	for _, f := range strings.Fields(endings) {
		form, feats, _ := strings.Cut(f, ":")
		strip, add, ok := strings.Cut(form, "/")
		if !ok {
			return fmt.Errorf("%s: ending %q has no /: write strip/add:features", where, f)
		}
		ft, err := features(where, feats)
		if err != nil {
			return err
		}
		c.paradigms[name] = append(c.paradigms[name], ending{strip, add, ft})
	}
	if c.paradigms[name] == nil {
		return fmt.Errorf("%s: paradigm %q has no endings", where, name)
	}
	return nil
}

func features(where, s string) (Feat, error) {
	var ft Feat
	if s == "" {
		return 0, nil
	}
	for _, f := range strings.Split(s, ",") {
		bit, ok := featNames[f]
		if !ok {
			return 0, fmt.Errorf("%s: unknown feature %q", where, f)
		}
		ft |= bit
	}
	return ft, nil
}

func (c *compiler) entry(where, surfaces, class, attrs string) error {
	e := Entry{Class: classNamed(class)}
	if e.Class == 0 {
		return fmt.Errorf("%s: unknown class %q", where, class)
	}
	paradigm, all := "", Feat(0)
	for _, f := range strings.Fields(attrs) {
		k, v, ok := strings.Cut(f, "=")
		if !ok {
			return fmt.Errorf("%s: attribute %q has no =", where, f)
		}
		switch k {
		case "forms":
			paradigm = v
		case "feat":
			ft, err := features(where, v)
			if err != nil {
				return err
			}
			all = ft
		case "bare":
			if c.bare {
				return nil // another word is meant where marks are left out
			}
		default:
			if k != "office" { // the gazetteer's classes of office have a _ of their own
				v = strings.ReplaceAll(v, "_", " ")
			}
			e.Attrs = append(e.Attrs, Attr{k, v})
		}
	}
	if e.Class == First && strings.Contains(surfaces, "|") { // each name is an entry of its own
		for _, s := range strings.Split(surfaces, "|") {
			if err := c.entry(where, s, class, attrs); err != nil {
				return err
			}
		}
		return nil
	}
	id := int32(len(c.entries))
	for i, s := range strings.Split(surfaces, "|") {
		form, feats, _ := strings.Cut(s, ":")
		ft, err := features(where, feats)
		if err != nil {
			return err
		}
		if form == "" {
			return fmt.Errorf("%s: empty surface form", where)
		}
		if i == 0 {
			e.Lemma = strings.ReplaceAll(form, "*", "")
		}
		if paradigm != "" && (i == 0 || strings.Contains(form, "*")) {
			c.pending = append(c.pending, pending{where, id, form, ft | all, paradigm})
			continue
		}
		if strings.Contains(form, "*") {
			return fmt.Errorf("%s: %q has a * but the line no forms=", where, form)
		}
		if err := c.form(where, id, e.Class, form, ft|all); err != nil {
			return err
		}
	}
	c.entries = append(c.entries, e)
	return nil
}

// form adds one surface form of an entry.
func (c *compiler) form(where string, id int32, class Class, form string, ft Feat) error {
	fields := tokens(form)
	if len(fields) == 0 || len(fields) > 16 {
		return fmt.Errorf("%s: %q has %d words, expected 1 to 16", where, form, len(fields))
	}
	s := Sense{Entry: id, Class: class, Len: uint8(len(fields)), Feat: ft}
	words := make([]Word, len(fields))
	for i, f := range fields {
		words[i] = c.vocab.add(Fold(nil, f))
	}
	if len(words) == 1 {
		c.single = append(c.single, single{words[0], s})
	} else {
		c.phrases = append(c.phrases, phrase{words, s})
	}
	return nil
}

// tokens cuts a form at its spaces and after the apostrophe of an elision, as
// package text does.
func tokens(form string) []string {
	fields := strings.Fields(form)
	for i := 0; i < len(fields); i++ {
		f := fields[i]
		if stem, ok := strings.CutSuffix(strings.ReplaceAll(f, "’", "'"), "n't"); ok { // did|n't
			if stem != "" {
				fields = append(fields[:i], append([]string{stem, "n't"}, fields[i+1:]...)...)
				i++
			}
			continue
		}
		for _, mark := range []string{"'", "’"} {
			k := strings.Index(f, mark)
			if k <= 0 || k+len(mark) == len(f) {
				continue
			}
			cut := k + len(mark) // l'|ONU
			switch f[cut:] {
			case "s", "t", "d", "m", "ll", "re", "ve":
				cut = k // China|'s; but n'|a, c'|è
			}
			fields = append(fields[:i], append([]string{f[:cut], f[cut:]}, fields[i+1:]...)...)
			break
		}
	}
	return fields
}

// inflect adds the forms that paradigms give. The word marked with * is
// inflected, the last one if none is marked.
func (c *compiler) inflect() error {
	for _, p := range c.pending {
		stem, rest := p.surface, ""
		if i := strings.IndexByte(stem, '*'); i >= 0 {
			stem, rest = stem[:i], stem[i+1:]
		}
		var ends []ending
		for _, name := range strings.Split(p.paradigm, ",") {
			if c.paradigms[name] == nil {
				return fmt.Errorf("%s: no paradigm %q", p.where, name)
			}
			if ends == nil && strips(c.paradigms[name], stem) {
				ends = c.paradigms[name]
			}
		}
		if ends == nil {
			return fmt.Errorf("%s: %q ends in nothing that paradigm %q strips", p.where, stem, p.paradigm)
		}
		for _, e := range ends {
			form := strings.TrimSuffix(stem, e.strip) + e.add + rest
			if err := c.form(p.where, p.entry, c.entries[p.entry].Class, form, e.feat|p.feat); err != nil {
				return err
			}
		}
	}
	return nil
}

// strips reports whether a stem has all that a paradigm strips.
func strips(ends []ending, stem string) bool {
	for _, e := range ends {
		if !strings.HasSuffix(stem, e.strip) {
			return false
		}
	}
	return true
}

// settingWords makes the words of the settings known; endings are no words.
func (c *compiler) settingWords() {
	for _, name := range slices.Sorted(maps.Keys(c.settings)) {
		if strings.HasSuffix(name, "ending") || strings.HasSuffix(name, "endings") || strings.HasSuffix(name, "nominative") || name == unmarked || name == innerLetters || name == "opening-letters" {
			continue
		}
		for _, w := range c.settings[name] {
			c.vocab.add(Fold(nil, w))
		}
	}
}

// compile makes the tables.
func (c *compiler) compile() (*Language, error) {
	if err := c.inflect(); err != nil {
		return nil, err
	}
	c.settingWords()
	c.respell()
	own := Word(len(c.vocab.ends))
	if err := c.addNames(); err != nil {
		return nil, err
	}
	var letters bareLetters
	if c.bare {
		letters = newBareLetters(c.settings[unmarked])
		own = c.leaveOut(letters, own)
	}
	l := &Language{Code: c.code, Entries: c.entries, Names: c.names, bare: letters, own: own, settings: c.settings, vocab: c.vocab, words: make([]word, len(c.vocab.ends))}
	count := make([]int32, len(l.words)+1)
	for _, s := range c.single {
		count[s.word+1]++
		l.words[s.word].classes = l.words[s.word].classes.With(s.sense.Class)
	}
	for i := 1; i < len(count); i++ {
		count[i] += count[i-1]
	}
	l.senses = make([]Sense, len(c.single))
	for i := range l.words {
		l.words[i].first, l.words[i].last = count[i], count[i]
	}
	for _, s := range c.single {
		w := &l.words[s.word]
		l.senses[w.last] = s.sense
		w.last++
	}
	var starts map[Word]int32
	l.trie, starts = buildTrie(c.phrases)
	for w, n := range starts {
		l.words[w].starts = n
	}
	return l, nil
}

func classNamed(name string) Class {
	for c, n := range classNames {
		if n == name && n != "" {
			return Class(c)
		}
	}
	return 0
}
