package extract

import (
	"fmt"
	"testing"

	"kg/loader/lexicon"
	"kg/schema"
)

// timeCases gives the first expression of time of a text, resolved against
// Wednesday, 17 May 2023. tense: -1 past, 1 future.
var timeCases = []struct {
	lang, text string
	when       tense
	want       string // the date, or "minutes" and their number
}{
	{"en", "They met on Tuesday.", past, "2023-05-16"},
	{"en", "They met on Wednesday.", past, "2023-05-17"},
	{"en", "They will meet on Tuesday.", future, "2023-05-23"},
	{"en", "They met last Friday.", past, "2023-05-12"},
	{"en", "They meet next Friday.", past, "2023-05-19"},
	{"en", "They met yesterday.", past, "2023-05-16"},
	{"en", "They met ten days ago.", past, "2023-05-07"},
	{"en", "They met two months ago.", past, "2023-03"},
	{"en", "They met last month.", past, "2023-04"},
	{"en", "They will meet next year.", future, "2024"},
	{"en", "They met on March 11.", past, "2023-03-11"},
	{"en", "They met on December 1, 2018.", past, "2018-12-01"},
	{"en", "They met in October 2022.", past, "2022-10"},
	{"en", "They met in November.", past, "2022-11"},
	{"en", "They met in 2019.", past, "2019"},
	{"en", "They met on Monday, March 6.", past, "2023-03-06"},
	{"en", "It may rain.", past, ""},
	{"en", "The talks lasted an hour and a half.", past, "minutes 90"},
	{"en", "The talks lasted 45 minutes.", past, "minutes 45"},
	{"en", "The talks lasted half an hour.", past, "minutes 30"},
	{"ro", "S-au întâlnit marți.", past, "2023-05-16"},
	{"ro", "S-au întâlnit marți, 4 aprilie.", past, "2023-04-04"},
	{"ro", "S-au întâlnit vinerea trecută.", past, "2023-05-12"},
	{"ro", "S-au întâlnit în urmă cu trei zile.", past, "2023-05-14"},
	{"ro", "S-au întâlnit la finele lui octombrie.", past, "2022-10"},
	{"ro", "S-au întâlnit săptămâna trecută.", past, "2023-05"},
	{"ro", "A durat două ore.", past, "minutes 120"},
	{"fr", "Ils se sont vus mardi 9 mai.", past, "2023-05-09"},
	{"fr", "Ils se sont vus il y a deux jours.", past, "2023-05-15"},
	{"fr", "Ils se sont vus en mars 2021.", past, "2021-03"},
	{"de", "Sie trafen sich am 3. Januar.", past, "2023-01-03"},
	{"de", "Sie trafen sich vor drei Tagen.", past, "2023-05-14"},
	{"de", "Sie trafen sich am Montagabend.", past, "2023-05-15"},
	{"es", "Se reunieron el 12 de abril de 2022.", past, "2022-04-12"},
	{"es", "Se reunieron hace dos días.", past, "2023-05-15"},
	{"it", "Si sono visti lunedì scorso.", past, "2023-05-15"},
	{"it", "Si sono visti tre giorni fa.", past, "2023-05-14"},
	{"pt", "Eles se reuniram na segunda-feira (15).", past, "2023-05-15"},
	{"pt", "Eles se reuniram há dois dias.", past, "2023-05-15"},
	{"ru", "Они встретились 23 мая 2011 года.", past, "2011-05-23"},
	{"ru", "Они встретились в понедельник.", past, "2023-05-15"},
	{"ru", "Они встретились два дня назад.", past, "2023-05-15"},
}

func TestTimes(t *testing.T) {
	ref := date{2023, 5, 17}
	for _, c := range timeCases {
		d := new(Document)
		d.read(&schema.Article{Lang: c.lang, Text: c.text}, lexicon.Get(c.lang))
		d.usages = usages(d.Lang)
		got := ""
		for i := range d.Text.Tokens {
			if x, ok := d.temporalAt(i, len(d.Text.Tokens)); ok {
				if got = x.resolve(ref, c.when).String(); x.kind == timeLength {
					got = fmt.Sprint("minutes ", x.minutes())
				}
				break
			}
		}
		if got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.lang, c.text, got, c.want)
		}
	}
}
