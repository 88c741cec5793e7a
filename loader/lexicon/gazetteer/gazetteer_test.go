package gazetteer

import (
	"slices"
	"strings"
	"testing"
)

func TestOutletByDomain(t *testing.T) {
	for host, want := range map[string]string{
		"www.agerpres.ro":    "Agerpres",
		"edition.cnn.com":    "CNN",
		"CNNespanol.cnn.com": "CNN en Español",
		"reuters.com.":       "Reuters",
		"example.org":        "",
		"com":                "",
		"":                   "",
	} {
		got := ""
		if i, ok := OutletByDomain(host); ok {
			got = Outlets()[i].Name
		}
		if got != want {
			t.Errorf("OutletByDomain(%q) = %q, want %q", host, got, want)
		}
	}
}

func TestHolders(t *testing.T) {
	for _, c := range []struct {
		office, of, date string
		want             string
	}{
		{"head_of_state", "US", "2012-05-04", "Barack Obama"},
		{"head_of_state", "US", "2021-01-19", "Donald Trump"},
		{"head_of_state", "US", "2021-01-21", "Joe Biden"},
		{"head_of_state", "RU", "2010", "Dmitry Medvedev"},
		{"head_of_government", "RU", "2010-06", "Vladimir Putin"},
		{"foreign_minister", "US", "2016", "John Kerry"},
		{"spokesperson", "Kremlin", "2020-01-01", "Dmitry Peskov"},
		{"head_of_state", "US", "1900", ""},
	} {
		var names []string
		for _, i := range Holders(c.office, c.of, c.date) {
			names = append(names, Persons()[i].Name)
		}
		if c.want == "" && len(names) > 0 || c.want != "" && !slices.Equal(names, []string{c.want}) {
			t.Errorf("Holders(%s, %s, %s) = %q, want %q", c.office, c.of, c.date, names, c.want)
		}
	}
	if n := len(Holders("head_of_state", "US", "2021-01")); n != 2 {
		t.Errorf("in the month of a handover there are %d holders, want 2", n)
	}
}

func TestParseName(t *testing.T) {
	for _, c := range []struct {
		in, name, family string
		first, known     bool
	}{
		{"Keir Starmer", "Keir Starmer", "Starmer", false, false},
		{"Vladimir !Putin", "Vladimir Putin", "Putin", false, true},
		{"Ursula !von der Leyen", "Ursula von der Leyen", "von der Leyen", false, true},
		{"!Xi Jinping", "Xi Jinping", "Xi", true, true},
		{"*Ban Ki-moon", "Ban Ki-moon", "Ban", true, false},
		{"Pelé", "Pelé", "", false, false},
		{"Pope *Francis", "Pope Francis", "Francis", false, false},
	} {
		name, family, first, known := parseName(c.in)
		if name != c.name || family != c.family || first != c.first || known != c.known {
			t.Errorf("parseName(%q) = %q %q %v %v", c.in, name, family, first, known)
		}
	}
}

// TestForms looks for inflected forms that the tables must produce.
func TestForms(t *testing.T) {
	type want struct {
		text  string
		kind  Kind
		entry string
		flags Flags
		cases Case
	}
	for lang, wants := range map[string][]want{
		"en": {
			{"U.S.", KindCountry, "US", Exact, 0},
			{"French", KindCountry, "FR", Adjective, 0},
			{"Frenchmen", KindCountry, "FR", People | Plural | Inflected, 0},
			{"Russians", KindCountry, "RU", People | Plural | Inflected, 0},
			{"Moscow", KindPlace, "Moscow", Capital, 0},
			{"Putin", KindPerson, "Vladimir Putin", Short | Known, 0},
			{"White House", KindOrganisation, "White House", Seat, 0},
			{"UN", KindOrganisation, "United Nations", Exact, 0},
		},
		"ro": {
			{"României", KindCountry, "RO", Inflected, Genitive | Dative},
			{"Statelor Unite", KindCountry, "US", Inflected, Genitive | Dative},
			{"Rusiei", KindCountry, "RU", Inflected, Genitive | Dative},
			{"Iranului", KindCountry, "IR", Inflected, Genitive | Dative},
			{"franceză", KindCountry, "FR", Adjective | People | Inflected, 0},
			{"germanilor", KindCountry, "DE", Adjective | People | Inflected | Plural, Genitive | Dative},
			{"rușii", KindCountry, "RU", Adjective | People | Inflected | Plural, 0},
			{"Moscovei", KindPlace, "Moscow", Capital | Inflected, Genitive | Dative},
			{"Bucureștiului", KindPlace, "Bucharest", Capital | Inflected, Genitive | Dative},
			{"Kremlinului", KindOrganisation, "Kremlin", Seat | Inflected, Genitive | Dative},
			{"Casei Albe", KindOrganisation, "White House", Seat | Inflected, Genitive | Dative},
			{"Maiei Sandu", KindPerson, "Maia Sandu", Inflected, Genitive | Dative},
			{"ONU", KindOrganisation, "United Nations", Exact, 0},
		},
		"de": {
			{"Putins", KindPerson, "Vladimir Putin", Short | Known | Inflected, Genitive},
			{"Russlands", KindCountry, "RU", Inflected, Genitive},
			{"Moskaus", KindPlace, "Moscow", Capital | Inflected, Genitive},
			{"französischen", KindCountry, "FR", Adjective | Inflected, 0},
			{"Amerikanern", KindCountry, "US", People | Inflected | Plural, Dative},
			{"Weißen Hauses", KindOrganisation, "White House", Seat | Inflected, Genitive},
		},
		"fr": {{"russes", KindCountry, "RU", Adjective | People | Inflected | Plural, 0}, {"italienne", KindCountry, "IT", Adjective | People | Inflected, 0}},
		"es": {{"francesa", KindCountry, "FR", Adjective | People | Inflected, 0}, {"Moscú", KindPlace, "Moscow", Capital, 0}},
		"it": {{"turchi", KindCountry, "TR", Adjective | People | Inflected | Plural, 0}},
		"pt": {{"alemães", KindCountry, "DE", Adjective | People | Inflected | Plural, 0}},
		"ru": {
			{"России", KindCountry, "RU", Inflected, Genitive | Dative | Prepositional},
			{"французского", KindCountry, "FR", Adjective | Inflected, 0},
			{"Москвой", KindPlace, "Moscow", Capital | Inflected, Instrumental},
			{"Владимиром Путиным", KindPerson, "Vladimir Putin", Inflected, Instrumental},
			{"Путину", KindPerson, "Vladimir Putin", Short | Known | Inflected, Dative},
			{"Дональда Трампа", KindPerson, "Donald Trump", Inflected, Genitive | Accusative},
			{"Ангелы Меркель", KindPerson, "Angela Merkel", Inflected, Genitive},
			{"Марией Захаровой", KindPerson, "Maria Zakharova", Inflected, Instrumental},
			{"Си Цзиньпином", KindPerson, "Xi Jinping", Inflected, Instrumental},
			{"Кремле", KindOrganisation, "Kremlin", Seat | Inflected, Prepositional},
		},
	} {
		forms := map[string][]Form{}
		for f := range Forms(lang) {
			forms[f.Text] = append(forms[f.Text], f)
		}
	wants:
		for _, w := range wants {
			for _, f := range forms[w.text] {
				if f.Kind == w.kind && entryName(f) == w.entry && f.Flags == w.flags && f.Cases == w.cases {
					continue wants
				}
			}
			t.Errorf("%s: no form %+v; found %+v", lang, w, forms[w.text])
		}
	}
}

// TestFormsStops sees that the iteration ends where the caller breaks it off.
func TestFormsStops(t *testing.T) {
	for _, limit := range []int{1, 500, 5000} {
		n := 0
		for range Forms("ru") {
			if n++; n == limit {
				break
			}
		}
		if n != limit {
			t.Errorf("%d forms, want %d", n, limit)
		}
	}
}

// entryName returns the key of the entry that a form names.
func entryName(f Form) string {
	switch f.Kind {
	case KindCountry:
		return Countries()[f.Index].Code
	case KindPlace:
		return Places()[f.Index].Name
	case KindPerson:
		return Persons()[f.Index].Name
	case KindOrganisation:
		return Organisations()[f.Index].Name
	case KindOutlet:
		return Outlets()[f.Index].Name
	default:
		return Topics()[f.Index].Name
	}
}

// BenchmarkForms is what a vocabulary's compiler pays for one language. The
// first reading of the files is paid once more, in BenchmarkParse.
func BenchmarkForms(b *testing.B) {
	for _, lang := range []string{"en", "ro", "ru"} {
		b.Run(lang, func(b *testing.B) {
			n := 0
			for b.Loop() {
				n = 0
				for range Forms(lang) {
					n++
				}
			}
			b.ReportMetric(float64(n), "forms")
		})
	}
}

// TestTopicForms sees that no form stands for two topics, and that forms of
// the languages lead to one.
func TestTopicForms(t *testing.T) {
	const war = "war in Ukraine"
	for lang, want := range map[string]string{
		"en": "Russia's invasion of Ukraine",
		"ro": "războiului din Ucraina",
		"fr": "guerre en Ukraine",
		"de": "Ukraine-Krieg",
		"es": "guerra de Ucrania",
		"it": "guerra in Ucraina",
		"pt": "guerra na Ucrânia",
		"ru": "войну на Украине",
	} {
		of := map[string]string{}
		for f := range Forms(lang) {
			if f.Kind != KindTopic {
				continue
			}
			form, name := strings.ToLower(f.Text), entryName(f)
			if other, ok := of[form]; ok && other != name {
				t.Errorf("%s: %q is %q and %q", lang, f.Text, other, name)
			}
			of[form] = name
		}
		if of[strings.ToLower(want)] != war {
			t.Errorf("%s: %q is %q, want %q", lang, want, of[strings.ToLower(want)], war)
		}
	}
}
