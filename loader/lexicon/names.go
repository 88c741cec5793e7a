package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/loader/lexicon/gazetteer"
)

// Name is a surface form of the gazetteer, less its text.
type Name struct {
	Kind  gazetteer.Kind
	Index int32 // into the gazetteer's list of that kind
	Flags gazetteer.Flags
	Cases gazetteer.Case
}

// addNames adds the gazetteer's forms in a language to its vocabulary. A form
// that comes twice for the same entry with the same flags is added once.
func (c *compiler) addNames() error {
	type key struct {
		text string
		kind gazetteer.Kind
		idx  int
		flag gazetteer.Flags
	}
	seen := map[key]bool{}
	for f := range gazetteer.Forms(c.code) {
		k := key{f.Text, f.Kind, f.Index, f.Flags}
		if seen[k] {
			continue
		}
		seen[k] = true
		class := Named
		switch {
		case f.Kind == gazetteer.KindTopic:
			class = Subject
		case f.Flags&(gazetteer.Adjective|gazetteer.People) != 0:
			class = Demonym
		}
		var ft Feat
		if r, _ := utf8.DecodeRuneInString(f.Text); unicode.IsUpper(r) || strings.ContainsFunc(f.Text, unicode.IsUpper) {
			ft |= Upper
		}
		if f.Flags&gazetteer.Exact != 0 {
			ft |= Exact
		}
		if f.Flags&gazetteer.Plural != 0 {
			ft |= Pl
		}
		id := int32(len(c.names))
		c.names = append(c.names, Name{f.Kind, int32(f.Index), f.Flags, f.Cases})
		if err := c.form("gazetteer", id, class, f.Text, ft); err != nil {
			return err
		}
	}
	return nil
}
