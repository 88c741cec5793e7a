package extract

import (
	"testing"

	"kg/schema"
)

// English: who met whom, told in the many ways of the news; the wanted
// exchanges are written as in exchangeCases.
var englishExchanges = []struct{ text, want string }{
	{"Foreign Minister Marek Tuulik had a farewell meeting with the ambassador of Lithuania to Estonia, Rasa Petkute.", "held meeting in_person: Marek Tuulik + Rasa Petkute"},
	{"There was never a scheduled meeting between Emmanuel Macron and Olaf Scholz, his office said.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"No such meeting between Emmanuel Macron and Olaf Scholz took place, an aide said.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"President Emmanuel Macron has invited Chancellor Olaf Scholz to Paris.", "proposed meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"President Emmanuel Macron invited Chancellor Olaf Scholz to apply for the post.", ""},
	{"Chancellor Olaf Scholz accepted an invitation from President Emmanuel Macron to visit Paris.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Olaf Scholz turned down an invitation to meet Emmanuel Macron.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron and Olaf Scholz spoke for 40 minutes on Monday.", "held call unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron spoke with Olaf Scholz on Monday. They agreed to meet in Paris next week.", "held call unknown: Emmanuel Macron + Olaf Scholz; planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"A delegation led by Deputy Prime Minister Marek Tuulik met Olaf Scholz in Berlin.", "held meeting in_person: Marek Tuulik + Olaf Scholz"},
	{"Emmanuel Macron met Russians in Paris.", ""},
	{"Emmanuel Macron met a Russian national in Paris.", ""},
	{"Emmanuel Macron flew to Berlin on Tuesday to meet Chancellor Olaf Scholz.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Talks between Emmanuel Macron and Olaf Scholz ended without agreement.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"Talks between Emmanuel Macron and Olaf Scholz were not announced beforehand.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"During a phone call on Monday, Emmanuel Macron told Olaf Scholz that he was ready.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron thanked Olaf Scholz by phone for the gift.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron thanked Olaf Scholz for the gift.", ""},
	{"Emmanuel Macron urged Olaf Scholz in a call on Sunday to drop the plan.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron discussed the harvest with Olaf Scholz in a phone call on Monday.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"In a letter to Olaf Scholz, Emmanuel Macron asked for patience.", "held message letter: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron was meeting Olaf Scholz in Berlin on Monday.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron is meeting Olaf Scholz in Berlin later on Wednesday.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron ruled out talks with Olaf Scholz.", "denied meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron has never met Olaf Scholz.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Foreign Minister Annalena Baerbock summoned the Swedish ambassador, Lars Holm, on Monday.", "held meeting in_person: Annalena Baerbock + Lars Holm"},
	{"Judge Marek Tuulik summoned Emmanuel Macron as a witness.", ""},
	{"Emmanuel Macron and Olaf Scholz are set to resume talks on Monday.", "planned meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"\"I spoke to Olaf Scholz yesterday,\" Emmanuel Macron told reporters.", "held call unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron on Friday held talks with Olaf Scholz in Berlin ahead of the summit.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron said in a call with Olaf Scholz that he was ready.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron held talks with several leaders, including Olaf Scholz and Giorgia Meloni.", "held meeting unknown: Emmanuel Macron + Giorgia Meloni; held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"The minister denied a newspaper's report that Emmanuel Macron and Olaf Scholz had spoken.", "denied call unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron called Olaf Scholz, with whom he met in Rome in May.", "held call phone: Emmanuel Macron + Olaf Scholz; held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron and Olaf Scholz, who met in Berlin on Monday, agreed to go on.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron and Olaf Scholz signed the accord after talks in Berlin.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"A meeting between Emmanuel Macron and Olaf Scholz scheduled for Monday has been cancelled.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"There has been no contact between Emmanuel Macron and Olaf Scholz since January.", "denied meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron was in Berlin on Tuesday for his first meeting with Olaf Scholz.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron called on Olaf Scholz in Berlin on Friday.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron called on Olaf Scholz to act.", ""},
	{"Emmanuel Macron met with Scholz aides.", ""},
	{"Emmanuel Macron raised the matter with Olaf Scholz when they met in Berlin.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron has not yet made proposals to organise a call with Olaf Scholz.", "denied call phone: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron will meet with Olaf Scholz and Rishi Sunak will visit Rome.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron met Olaf Scholz and Rishi Sunak in Paris.", "held meeting in_person: Emmanuel Macron + Olaf Scholz + Rishi Sunak"},
	{"Rumours that Emmanuel Macron met Olaf Scholz are false.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"Reports that Emmanuel Macron met Olaf Scholz sparked anger.", ""},
	{"Emmanuel Macron briefed Olaf Scholz on the harvest.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"Emmanuel Macron's visit to Des Moines was short.", ""},
}

func TestEnglishExchanges(t *testing.T) {
	for _, c := range englishExchanges {
		if got := exchangesIn("en", c.text); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

func TestExchangePlaces(t *testing.T) {
	for text, want := range map[string]string{
		"Emmanuel Macron is in Kyiv, where he met Olaf Scholz on Monday.":                                            "Kyiv",
		"Emmanuel Macron flew to Riyadh on Tuesday to meet Olaf Scholz.":                                             "Riyadh",
		"The G20 summit in Antalya ended on Monday. Emmanuel Macron met Olaf Scholz on the sidelines of the summit.": "Antalya",
		"Emmanuel Macron invited Olaf Scholz to visit Paris.":                                                        "Paris",
		"Emmanuel Macron discussed the situation in Mali with Olaf Scholz.":                                          "",
		"Emmanuel Macron met Olaf Scholz.":                                                                           "",
	} {
		a := &schema.Article{Lang: "en", Text: text}
		extractByRules(a)
		got := ""
		if len(a.Exchanges) == 1 && a.Exchanges[0].Place != nil {
			got = *a.Exchanges[0].Place
		}
		if len(a.Exchanges) != 1 || got != want {
			t.Errorf("%s: %d exchanges, place %q, want %q", text, len(a.Exchanges), got, want)
		}
	}
}

func TestTwoSpellings(t *testing.T) {
	want := "held meeting in_person: Emmanuel Macron + Theodor Oberländer; planned call unknown: Emmanuel Macron + Theodor Oberländer"
	if got := exchangesIn("en", "Theodor Oberländer met Emmanuel Macron. Mr Oberlaender will speak with Emmanuel Macron on Friday."); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
