package extract

import (
	"slices"
	"strings"
	"testing"

	"kg/loader/lexicon"
	"kg/schema"
)

// mentionTests give a text and, for some of its mentions in order, whom they
// mean: "mention=actor", "mention=actor+actor" for a group, "mention=?" for one
// that must stay open. The texts are invented.
var mentionTests = []struct {
	name, lang, date, text string
	want                   []string
}{
	// English.
	{"short form", "en", "", "Harold Tennick resigned. Tennick said he was tired.", []string{"Tennick=Harold Tennick", "he=Harold Tennick"}},
	{"title", "en", "", "Doris Vale met the board. Ms Vale left early.", []string{"Ms Vale=Doris Vale"}},
	{"apposition behind", "en", "", "Paul Orsk, the Norwegian foreign minister, arrived. The minister spoke to reporters.", []string{"the Norwegian foreign minister=Paul Orsk", "The minister=Paul Orsk"}},
	{"apposition before", "en", "", "The Danish foreign minister, Lene Falk, arrived. The foreign minister smiled.", []string{"The Danish foreign minister=Lene Falk", "The foreign minister=Lene Falk"}},
	{"office with name", "en", "", "Foreign Minister Tarik Bosno of Bosnia spoke. Bosno was firm.", []string{"Foreign Minister Tarik Bosno=Tarik Bosno", "Bosno=Tarik Bosno"}},
	{"possessive country", "en", "", "Japan's Prime Minister Kenji Arata left. The Japanese prime minister was calm.", []string{"The Japanese prime minister=Kenji Arata"}},
	{"initials", "en", "", "Michael J. Carver spoke. Carver left.", []string{"Carver=Michael J. Carver"}},
	{"particles", "en", "", "Piet van der Horst spoke. Van der Horst left, and van der Horst returned.", []string{"Van der Horst=Piet van der Horst", "Horst=Piet van der Horst"}},
	{"gazetteer short", "en", "", "Xi met Putin in Sochi.", []string{"Xi=Xi Jinping", "Putin=Vladimir Putin"}},
	{"capital as body", "en", "", "Beijing warned Washington. He flew to Beijing.", []string{"Beijing=China", "Washington=United States"}},
	{"seat", "en", "", "The Kremlin denied it. A Kremlin spokesman said so.", []string{"Kremlin=Kremlin", "A Kremlin spokesman=Kremlin spokesman"}},
	{"negotiators", "en", "", "Russian negotiators met their Ukrainian counterparts.", []string{"Russian negotiators=Russia"}},
	{"embassy", "en", "", "The Israeli embassy in Oslo protested. The embassy declined to comment.", []string{"The Israeli embassy in Oslo=Israeli embassy in Oslo", "The embassy=Israeli embassy in Oslo"}},
	{"ministry twice", "en", "", "China's Foreign Ministry said no. The Chinese foreign ministry added more.", []string{"China's Foreign Ministry=China's Foreign Ministry", "The Chinese foreign ministry=China's Foreign Ministry"}},
	{"acronym", "en", "", "The African Union (AU) met on Monday. The AU agreed.", []string{"African Union=African Union", "AU=African Union"}},
	{"two leaders", "en", "", "Harold Tennick met Doris Vale. The two leaders discussed fish. They agreed.", []string{"The two leaders=Harold Tennick+Doris Vale", "They=Harold Tennick+Doris Vale"}},
	{"two countries", "en", "", "France and Spain signed a deal. The two countries are neighbours.", []string{"The two countries=France+Spain"}},
	{"gender", "en", "", "Doris Vale met Harold Tennick. She thanked him.", []string{"She=Doris Vale", "him=Harold Tennick"}},
	{"latter", "en", "", "Harold Tennick met Paul Orsk. The latter smiled.", []string{"The latter=Paul Orsk"}},
	{"counterpart", "en", "", "Norwegian Foreign Minister Paul Orsk met his Danish counterpart, Lene Falk.", []string{"his Danish counterpart=Lene Falk"}},
	{"list of offices", "en", "", "Orsk and his Greek, Cypriot and Danish counterparts, Nikos Pell, Andreas Moro and Lene Falk, met.", []string{"his Greek, Cypriot and Danish counterparts=Nikos Pell+Andreas Moro+Lene Falk"}},
	{"homonyms", "en", "", "Mr. Carl Dorn and Mrs. Edna Dorn left. Mrs. Dorn waved.", []string{"Mrs. Dorn=Edna Dorn"}},
	{"not a name", "en", "", "Prices rose. However, officials disagreed.", nil},
	{"spokesperson they", "en", "", "“We agreed,” a Downing Street spokesperson said. “It was good,” they added.", []string{"they=Downing Street spokesperson"}},
	{"term of office", "en", "2024-05-06", "The French president spoke on Monday.", []string{"The French president=Emmanuel Macron"}},
	{"no office without date", "en", "", "The Ruritanian president spoke on Monday.", nil},
	{"compound", "en", "", "The Xi-Putin call was short.", []string{"Xi=Xi Jinping", "Putin=Vladimir Putin"}},
	{"administration", "en", "", "Donald Trump left. The Trump administration said no.", []string{"The Trump administration=Trump administration"}},
	{"headline", "en", "", "TENNICK MEETS VALE IN OSLO\n\nHarold Tennick met Doris Vale.", []string{"Harold Tennick=Harold Tennick", "Doris Vale=Doris Vale"}},
	{"demonym for people", "en", "", "The Russians refused. The Chinese agreed.", []string{"Russians=Russia", "Chinese=China"}},
	{"ambassador", "en", "", "Ruritania's ambassador to France, Otto Zell, left. Zell returned.", []string{"Zell=Otto Zell"}},
	{"given name that is a town's", "en", "", "Fatima Novak met Petra Marcu in Lyon.", []string{"Fatima Novak=Fatima Novak", "Petra Marcu=Petra Marcu"}},
	{"former", "en", "", "Former president Otto Zell met President Ana Rell. The president smiled.", []string{"The president=Ana Rell"}},
	// Romanian.
	{"office", "ro", "", "Președintele francez Emmanuel Macron a sosit. Președintele a vorbit.", []string{"Președintele francez Emmanuel Macron=Emmanuel Macron", "Președintele=Emmanuel Macron"}},
	{"genitive", "ro", "", "Ministrul de externe al Ungariei, Gabor Tolnai, a plecat. Tolnai a salutat.", []string{"Ministrul de externe al Ungariei=Gabor Tolnai", "Tolnai=Gabor Tolnai"}},
	{"lui", "ro", "", "I-a spus lui Putin adevărul.", []string{"Putin=Vladimir Putin"}},
	{"inflected bodies", "ro", "", "Purtătorul de cuvânt al Kremlinului, Dmitri Peskov, a negat.", []string{"Purtătorul de cuvânt al Kremlinului=Dmitry Peskov"}},
	{"counterpart", "ro", "", "Ministrul german al apărării, Horst Pellmann, s-a întâlnit cu omologul său nipon, Kenji Arata.", []string{"omologul său nipon=Kenji Arata"}},
	{"latter", "ro", "", "Horst Pellmann l-a primit pe Kenji Arata. Acesta din urmă a mulțumit.", []string{"Acesta din urmă=Kenji Arata"}},
	{"two leaders", "ro", "", "Horst Pellmann l-a primit pe Kenji Arata. Cei doi lideri au discutat.", []string{"Cei doi lideri=Horst Pellmann+Kenji Arata"}},
	{"given name that is a people's", "ro", "", "Premierul Elena Marcu a plecat.", []string{"Premierul Elena Marcu=Elena Marcu"}},
	{"cedilla", "ro", "", "Preşedintele Raţiu Ionuţ a plecat.", []string{"Preşedintele Raţiu Ionuţ=Raţiu Ionuţ"}},
	{"spokesman of a body", "ro", "", "Negociatorii ruși au plecat.", []string{"Negociatorii ruși=Russia"}},
	// French.
	{"civility", "fr", "", "Jeanne Morvan a été reçue. Mme Morvan a souri, a-t-elle dit.", []string{"Mme Morvan=Jeanne Morvan"}},
	{"office behind", "fr", "", "Lucien Tardif, le ministre belge des affaires étrangères, est arrivé.", []string{"le ministre belge des affaires étrangères=Lucien Tardif"}},
	{"elision", "fr", "", "L'Élysée a confirmé. Le président de l'Assemblée nationale, Paul Tardif, était là.", []string{"Élysée=Élysée Palace"}},
	{"two men", "fr", "", "Paul Tardif a reçu Lucien Morvan. Les deux hommes ont dîné.", []string{"Les deux hommes=Paul Tardif+Lucien Morvan"}},
	// German.
	{"compound office", "de", "", "US-Präsident Donald Trump sprach. Der Präsident war zufrieden.", []string{"US-Präsident Donald Trump=Donald Trump", "Der Präsident=Donald Trump"}},
	{"genitive s", "de", "", "Trumps Sprecherin kam. Trump ging.", []string{"Trumps=Donald Trump", "Trump=Donald Trump"}},
	{"nouns are no names", "de", "", "Die Verhandlung über den Haushalt dauerte lange.", nil},
	{"singular or plural", "de", "", "Der Minister sprach mit dem dänischen Außenminister Paul Orsk. Die Minister lächelten.", []string{"dem dänischen Außenminister Paul Orsk=Paul Orsk"}},
	{"two offices", "de", "", "Der Parteichef und Ministerpräsident Paul Orsk kam. Der 61-Jährige lächelte.", []string{"Der Parteichef=Paul Orsk", "Ministerpräsident Paul Orsk=Paul Orsk", "Der 61-Jährige=Paul Orsk"}},
	{"the club", "de", "", "Der FC Nordstern Kiel verpflichtete Paul Orsk. Der Klub teilte das am Montag mit.", []string{"FC Nordstern Kiel=FC Nordstern Kiel", "Der Klub=FC Nordstern Kiel"}},
	{"name like a noun", "de", "", "Paul Herrmann traf Lene Kern. Der Kern der Sache blieb offen. Minister Herrmann ging mit Kern.", []string{"Paul Herrmann=Paul Herrmann", "Lene Kern=Lene Kern", "Minister Herrmann=Paul Herrmann", "Kern=Lene Kern"}},
	{"two people", "de", "", "Es kamen der Parteichef und die Ministerpräsidentin Lene Falk.", []string{"der Parteichef=?"}},
	{"compound role", "de", "", "Gesamtbetriebsratschef Paul Orsk sprach. Orsk ging.", []string{"Gesamtbetriebsratschef Paul Orsk=Paul Orsk", "Orsk=Paul Orsk"}},
	{"genitive before", "de", "2014-03-01", "Russlands Außenminister Sergej Lawrow kam. Russlands Außenminister lachte.", []string{"Russlands Außenminister Sergej Lawrow=Sergey Lavrov", "Russlands Außenminister=Sergey Lavrov"}},
	{"spokeswoman", "de", "", "Die Sprecherin des Weißen Hauses, Erika Mull, widersprach. Mull sagte nein.", []string{"Die Sprecherin des Weißen Hauses=Erika Mull", "Mull=Erika Mull"}},
	// Spanish, Italian, Portuguese, Russian.
	{"office", "es", "", "El canciller peruano, Raúl Tejada, viajó. Tejada habló.", []string{"El canciller peruano=Raúl Tejada", "Tejada=Raúl Tejada"}},
	{"both", "es", "", "Raúl Tejada recibió a Pedro Lomas. Ambos presidentes hablaron.", []string{"Ambos presidentes=Raúl Tejada+Pedro Lomas"}},
	{"office", "it", "", "Il ministro degli Esteri francese, Luc Tardif, è arrivato. Tardif ha parlato.", []string{"Tardif=Luc Tardif"}},
	{"two leaders", "it", "", "Carlo Bressi ha incontrato Luc Tardif. I due leader hanno parlato.", []string{"I due leader=Carlo Bressi+Luc Tardif"}},
	{"office", "pt", "", "O ministro da Fazenda, João Pardal, saiu. Pardal falou.", []string{"O ministro da Fazenda=João Pardal", "Pardal=João Pardal"}},
	{"cases", "ru", "", "Президент встретился с Иваном Драгуновым. Драгунов поблагодарил.", []string{"Иваном Драгуновым=Иван Драгунов", "Драгунов=Иван Драгунов"}},
	{"office and its name", "ru", "", "Глава комитета по обороне Иван Драгунов и заместитель председателя партии Анна Лосева спорили. Драгунов ушёл.", []string{"Глава комитета по обороне Иван Драгунов=Иван Драгунов", "заместитель председателя партии Анна Лосева=Анна Лосева", "Драгунов=Иван Драгунов"}},
	{"initials", "ru", "", "Министр иностранных дел России С.В.Лавров прибыл. Лавров молчал.", []string{"Министр иностранных дел России С.В.Лавров=Sergey Lavrov", "Лавров=Sergey Lavrov"}},
	{"head of a region", "ru", "", "Прибыл президент Удмуртии Иван Драгунов. Губернатор Озёрской области Анна Лосева молчала.", []string{"президент Удмуртии Иван Драгунов=Иван Драгунов", "Губернатор Озёрской области Анна Лосева=Анна Лосева"}},
	{"known cases", "ru", "", "Трамп позвонил Путину. По словам Путина, разговор был хорошим.", []string{"Трамп=Donald Trump", "Путину=Vladimir Putin", "Путина=Vladimir Putin"}},
	{"office of country", "ru", "", "Премьер-министр Ирландии Шон Келли прибыл. Келли улыбался.", []string{"Премьер-министр Ирландии Шон Келли=Шон Келли", "Келли=Шон Келли"}},
}

func TestMentions(t *testing.T) {
	for _, c := range mentionTests {
		a := &schema.Article{Lang: c.lang, Text: c.text}
		if c.date != "" {
			a.Published = &c.date
		}
		d := new(Document)
		d.read(a, lexicon.Get(c.lang))
		d.findMentions()
		d.findActors()
		d.resolve()
		var got []string
		for i := range d.Mentions {
			m := &d.Mentions[i]
			s := d.Text.Body[m.Start:m.End] + "="
			switch {
			case m.Actor >= 0:
				s += d.Actors[m.Actor].Name
			case len(m.Members) > 0:
				for k, x := range m.Members {
					if k > 0 {
						s += "+"
					}
					s += d.Actors[x].Name
				}
			default:
				s += "?"
			}
			got = append(got, s)
		}
		at := 0
		for _, w := range c.want {
			k := slices.Index(got[at:], w)
			if k < 0 {
				t.Errorf("%s, %s: no %q in\n\t%s", c.lang, c.name, w, strings.Join(got, "\n\t"))
				break
			}
			at += k + 1
		}
		if c.want == nil {
			for _, x := range d.Actors {
				if !x.Unnamed && x.Type != Country {
					t.Errorf("%s, %s: actor %q in %q", c.lang, c.name, x.Name, c.text)
				}
			}
		}
	}
}
