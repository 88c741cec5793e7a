package gazetteer

import (
	"iter"
	"slices"
	"strings"
	"unicode"
)

// Flags tell how a form stands for its entry.
type Flags uint16

const (
	Adjective Flags = 1 << iota // of a country: French, franceză
	People                      // of a country, a noun: Frenchman, the French, rușii
	Plural                      // a plural of the above; of a name that is a plural, nothing is said
	Capital                     // a place that stands for its country's government
	Seat                        // a building that stands for who works in it: Kremlin
	Short                       // a person's family name alone
	Known                       // with Short: enough by itself in world news
	Inflected                   // not the base form
	Exact                       // an acronym: upper and lower case must match
)

// Form is one surface form of one entry, NFC, with the diacritics and the
// capitals that careful writing has.
type Form struct {
	Text  string
	Index int // into the slice of the kind
	Kind  Kind
	Flags Flags
	Cases Case // what the form may be; 0 if it does not tell
}

// Forms yields the surface forms of a language: those that hold in every
// language and its own. They come kind by kind in the order of the entries. One
// text may come for several entries (two persons of one family name, a place
// and an outlet), and more than once for one entry.
func Forms(lang string) iter.Seq[Form] {
	return func(yield func(Form) bool) {
		w := &formWriter{table: inflectionOf(lang), yield: yield}
		for _, write := range []func(*formWriter, string){
			writeCountries, writePlaces, writePersons, writeOrganisations, writeOutlets, writeTopics,
		} {
			if write(w, lang); w.stopped {
				return
			}
		}
	}
}

// formWriter passes forms on until it is told to stop.
type formWriter struct {
	table   inflection
	yield   func(Form) bool
	stopped bool
}

func (w *formWriter) add(f Form) {
	if w.stopped || f.Text == "" {
		return
	}
	if isAcronym(f.Text) {
		f.Flags |= Exact
	}
	w.stopped = !w.yield(f)
}

// addName adds a name as the data has it, "form" or "form/inflected/inflected"
// with cases marked as in inflection.txt. A name of one word without inflected
// forms of its own is inflected by the table.
func (w *formWriter) addName(name, class string, f Form) {
	base, listed, explicit := strings.Cut(name, "/")
	f.Text = base
	w.add(f)
	f.Flags |= Inflected
	if explicit {
		for listed != "" {
			var one string
			one, listed, _ = strings.Cut(listed, "/")
			w.addEnding(f, "", parseEnding(one))
		}
		return
	}
	if strings.IndexByte(base, ' ') >= 0 {
		return
	}
	stem, forms := w.table.endings(class, base)
	for _, e := range forms {
		w.addEnding(f, base[:stem], e)
	}
}

func (w *formWriter) addEnding(f Form, stem string, e ending) {
	f.Text, f.Cases = stem+e.text, e.cases
	if e.plural {
		f.Flags |= Plural
	}
	w.add(f)
}

func writeCountries(w *formWriter, lang string) {
	byCode := map[string]int{}
	for i, c := range Countries() {
		byCode[c.Code] = i
	}
	for r := range rows(lang + "/countries") {
		f := Form{Kind: KindCountry, Index: byCode[r.col(0)]}
		for _, name := range r.list(1) {
			w.addName(name, "country", f)
		}
		adjective, people := Adjective, r.list(3)
		if len(people) == 1 && people[0] == "=" { // one word is both
			adjective, people = Adjective|People, nil
		}
		for _, a := range r.list(2) {
			f.Flags = adjective
			w.addName(a, "adjective", f)
		}
		for _, p := range people {
			f.Flags = People
			w.addName(p, "people", f)
		}
	}
}

func writePlaces(w *formWriter, lang string) {
	own := namesByKey(lang + "/places")
	for i, p := range Places() {
		f := Form{Kind: KindPlace, Index: i}
		if p.Capital {
			f.Flags = Capital
		}
		w.addName(p.Name, "place", f)
		for _, a := range p.Aliases {
			w.addName(a, "place", f)
		}
		w.addOwn(own[p.Name], "place", f)
	}
}

func writeOrganisations(w *formWriter, lang string) {
	own := namesByKey(lang + "/organisations")
	for i, o := range Organisations() {
		f := Form{Kind: KindOrganisation, Index: i}
		if o.Type == "seat" {
			f.Flags = Seat
		}
		w.addName(o.Name, "organisation", f)
		for _, a := range o.Aliases {
			w.addName(a, "organisation", f)
		}
		w.addOwn(own[o.Name], "organisation", f)
	}
}

func writeOutlets(w *formWriter, lang string) {
	own := namesByKey(lang + "/outlets")
	for i, o := range Outlets() {
		f := Form{Kind: KindOutlet, Index: i}
		w.addName(o.Name, "organisation", f)
		for _, a := range o.Aliases {
			w.addName(a, "organisation", f)
		}
		w.addOwn(own[o.Name], "organisation", f)
	}
}

func writeTopics(w *formWriter, lang string) {
	own := namesByKey(lang + "/topics")
	for i, t := range Topics() {
		f := Form{Kind: KindTopic, Index: i}
		w.addName(t.Name, "topic", f)
		w.addOwn(own[t.Name], "topic", f)
	}
}

// addOwn adds the forms of a language's own row, separated by vertical bars.
func (w *formWriter) addOwn(names, class string, f Form) {
	for names != "" {
		var one string
		one, names, _ = strings.Cut(names, "|")
		w.addName(one, class, f)
	}
}

// namesByKey reads a language's file of two columns, the entry's name and its
// forms.
func namesByKey(file string) map[string]string {
	m := map[string]string{}
	for r := range rows(file) {
		m[r.col(0)] = r.col(1)
	}
	return m
}

// known stands among a person's forms in a language where the family name is
// enough by itself in the news of that language.
const known = "!"

func writePersons(w *formWriter, lang string) {
	own := namesByKey(lang + "/persons")
	d := declension{formWriter: w}
	d.cases = w.table.caseMarks("family-m") | w.table.caseMarks("given-m") |
		w.table.caseMarks("family-f") | w.table.caseMarks("given-f")
	for i, p := range Persons() {
		f := Form{Kind: KindPerson, Index: i}
		p.Known = p.Known || slices.Contains(strings.Split(own[p.Name], "|"), known)
		d.addPerson(p.Name, p.Family, p, f)
		for _, a := range p.Aliases {
			name, family, first, _ := parseName(a)
			p.FamilyFirst = first
			d.addPerson(name, family, p, f)
		}
		for names := own[p.Name]; names != ""; {
			var one string
			one, names, _ = strings.Cut(names, "|")
			if one == known {
				continue
			}
			name, family, first, _ := parseName(one)
			p.FamilyFirst = first
			d.addPerson(name, family, p, f)
		}
	}
}

// declension writes the names of persons, each in all cases.
type declension struct {
	*formWriter
	cases Case // those of the language
	words []string
}

// addPerson adds a name in full and its family name alone, in every case.
func (d *declension) addPerson(name, family string, p Person, f Form) {
	d.addInCases(name, family, p, f)
	if family == "" || family == name {
		return
	}
	f.Flags |= Short
	if p.Known {
		f.Flags |= Known
	}
	p.FamilyFirst = false
	d.addInCases(family, family, p, f)
}

// addInCases adds a name, the given names declined as given names and the
// family name as a family name. Where the family name comes first only the
// last word is declined, as a given name.
func (d *declension) addInCases(name, family string, p Person, f Form) {
	f.Text = name
	d.add(f)
	if d.cases == 0 || p.Gender == 0 {
		return
	}
	given, last := "given-m", "family-m"
	if p.Gender == 'f' {
		given, last = "given-f", "family-f"
	}
	if family == "" {
		last = given
	}
	f.Flags |= Inflected
	var previous [8]Form
	n := 0
cases:
	for c := Nominative; c <= Vocative; c <<= 1 {
		if d.cases&c == 0 {
			continue
		}
		f.Text, f.Cases = d.inCase(name, family, given, last, p.FamilyFirst, c), c
		if f.Text == name {
			continue
		}
		for i := range previous[:n] {
			if previous[i].Text == f.Text {
				previous[i].Cases |= c
				continue cases
			}
		}
		previous[n] = f
		n++
	}
	for _, f := range previous[:n] {
		d.add(f)
	}
}

// inCase returns a person's name in a case.
func (d *declension) inCase(name, family, given, last string, familyFirst bool, c Case) string {
	if familyFirst {
		i := strings.LastIndexByte(name, ' ') + 1
		return name[:i] + d.table.inCase(given, name[i:], c)
	}
	// Of a family name of several words only the last is declined.
	tail := strings.LastIndexByte(name, ' ') + 1
	firsts := max(0, len(name)-len(family))
	d.words = d.words[:0]
	for start := 0; start < firsts; {
		end := strings.IndexByte(name[start:], ' ')
		if end < 0 {
			break
		}
		d.words = append(d.words, d.table.inCase(given, name[start:start+end], c))
		start += end + 1
	}
	if firsts > 0 && family != "" && tail > firsts {
		d.words = append(d.words, name[firsts:tail-1])
	} else if firsts == 0 && tail > 0 {
		d.words = append(d.words, name[:tail-1])
	}
	d.words = append(d.words, d.table.inCase(last, name[tail:], c))
	return strings.Join(d.words, " ")
}

// isAcronym reports whether a form is all capitals: two to six letters, digits
// and full stops.
func isAcronym(s string) bool {
	if len(s) < 2 || len(s) > 12 {
		return false
	}
	for _, r := range s {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && r != '.' && r != '-' {
			return false
		}
	}
	return true
}
