package extract

import (
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// TestAttendance reads who else took part in an exchange told before.
func TestAttendance(t *testing.T) {
	for _, c := range []struct{ lang, text, want string }{
		{"fr", "La ministre Claire Morel a reçu Paul Garnier. À cette rencontre participaient aussi le préfet Jean Duval et le maire Luc Borel.", "Claire Morel, Jean Duval, Luc Borel, Paul Garnier"},
		{"fr", "La ministre Claire Morel a reçu Paul Garnier. Le préfet, Jean Duval, assistait à la réunion.", "Claire Morel, Jean Duval, Paul Garnier"},
		{"fr", "La ministre Claire Morel a reçu Paul Garnier. Le préfet, Jean Duval, assistait au concert.", "Claire Morel, Paul Garnier"},
		{"fr", "La ministre Claire Morel a reçu plusieurs élus, dont Paul Garnier, du Parti rural, et Luc Borel, de l'Union des lacs.", "Claire Morel, Luc Borel, Paul Garnier"},
		{"it", "La ministra Lucia Ferretti ha ricevuto Carlo Bassi. All'incontro era presente anche il prefetto Paolo Neri.", "Carlo Bassi, Lucia Ferretti, Paolo Neri"},
		{"it", "La ministra Lucia Ferretti ha ricevuto Carlo Bassi. Alla partita era presente anche il prefetto Paolo Neri.", "Carlo Bassi, Lucia Ferretti"},
	} {
		date := "2024-05-14"
		a := &schema.Article{Text: c.text, Lang: c.lang, Published: &date}
		extractByRules(a)
		var got []string
		for _, e := range a.Exchanges {
			for _, p := range e.Participants {
				got = append(got, p.Name)
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s %s\n got %q\nwant %q", c.lang, c.text, s, c.want)
		}
	}
}
