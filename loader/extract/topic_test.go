package extract

import (
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// topicCases are texts of one exchange with what it was about.
var topicCases = []struct{ lang, text, want string }{
	{"en", "Emmanuel Macron met Olaf Scholz in Berlin on Monday. Macron urged Scholz to lift the ban on fireworks.", "ban on fireworks"},
	{"en", "Emmanuel Macron met Olaf Scholz in Berlin on Monday. The two leaders called for a ceasefire in Gaza.", "ceasefire in Gaza"},
	{"en", "Trade Minister Jane Holm met Olaf Scholz in Berlin on Monday.", ""},
	{"en", "Emmanuel Macron phoned Olaf Scholz amid fears over steel tariffs.", ""},
	{"en", "Emmanuel Macron met Olaf Scholz in Berlin to discuss climate change.", "climate change"},
	{"en", "Emmanuel Macron met Olaf Scholz in Berlin on Monday. The two leaders agreed on a border treaty.", "border treaty"},
	{"en", "Emmanuel Macron spoke with Olaf Scholz by phone on Monday. Macron told Scholz that climate change could not wait.", "climate change"},
	{"en", "Emmanuel Macron met Olaf Scholz in Berlin on Monday. They agreed to meet again in Paris.", ""},
	{"en", "Emmanuel Macron sent a letter to Olaf Scholz on Monday. Macron said he wrote to congratulate the new chancellor.", "congratulations"},
	{"ro", "Klaus Iohannis s-a întâlnit cu Olaf Scholz la Berlin. Cei doi lideri au salutat acordul de liber schimb.", "trade agreement"},
	{"ro", "Klaus Iohannis s-a întâlnit cu Olaf Scholz la Berlin pentru a discuta despre războiul din Ucraina.", "war in Ukraine"},
	{"ro", "Klaus Iohannis a discutat cu Olaf Scholz despre aderarea la Schengen, pe fondul tensiunilor din Orientul Mijlociu.", "Schengen accession of Romania"},
	{"ro", "Ministrul economiei, Radu Oprea, s-a întâlnit cu Olaf Scholz la Berlin.", ""},
	{"ro", "Klaus Iohannis s-a întâlnit cu Olaf Scholz la Berlin. Cei doi lideri au căzut de acord asupra unui tratat vamal.", "tratat vamal"},
	{"ro", "Klaus Iohannis s-a întâlnit cu Olaf Scholz la Berlin. Iohannis a subliniat importanța schimbărilor climatice.", "climate change"},
	{"fr", "Emmanuel Macron a rencontré Olaf Scholz à Berlin. Les deux dirigeants ont condamné les frappes aériennes.", "air strikes"},
	{"fr", "Emmanuel Macron a rencontré Olaf Scholz à Berlin pour évoquer la réforme des retraites.", "pension reform"},
	{"fr", "Emmanuel Macron a rencontré Olaf Scholz à Berlin sur fond de guerre en Ukraine.", ""},
	{"de", "Olaf Scholz traf Emmanuel Macron in Paris. Scholz forderte eine Waffenruhe in Gaza.", "ceasefire in Gaza"},
	{"de", "Olaf Scholz traf Emmanuel Macron in Paris vor dem Hintergrund des Klimawandels.", ""},
	{"de", "Olaf Scholz sprach mit Emmanuel Macron über den Klimawandel.", "climate change"},
	{"es", "Pedro Sánchez se reunió con Emmanuel Macron en París. Los dos mandatarios destacaron el tratado fronterizo.", "tratado fronterizo"},
	{"es", "Pedro Sánchez se reunió con Emmanuel Macron en París para hablar sobre el cambio climático.", "climate change"},
	{"es", "El vencedor de las elecciones, Pedro Sánchez, habló por teléfono con Emmanuel Macron.", ""},
	{"it", "Giorgia Meloni ha incontrato Emmanuel Macron a Parigi. I due leader hanno sottolineato il trattato doganale.", "trattato doganale"},
	{"it", "Giorgia Meloni ha parlato con Emmanuel Macron del cambiamento climatico.", "climate change"},
	{"it", "Giorgia Meloni ha incontrato Emmanuel Macron a Parigi nonostante la crisi economica.", ""},
	{"pt", "Luiz Inácio Lula da Silva se reuniu com Emmanuel Macron em Paris. Lula defendeu um novo acordo aduaneiro.", "novo acordo aduaneiro"},
	{"pt", "Luiz Inácio Lula da Silva conversou com Emmanuel Macron sobre mudanças climáticas.", "climate change"},
	{"pt", "Luiz Inácio Lula da Silva conversou com Emmanuel Macron em meio a uma crise econômica.", ""},
	{"ru", "Владимир Путин встретился с Си Цзиньпином в Москве. Путин осудил авиаудары.", "air strikes"},
	{"ru", "Владимир Путин и Си Цзиньпин обсудили изменение климата.", "climate change"},
	{"ru", "Владимир Путин поговорил с Си Цзиньпином по телефону на фоне экономического кризиса.", ""},
}

func TestTopics(t *testing.T) {
	for _, c := range topicCases {
		a := &schema.Article{Lang: c.lang, Text: c.text}
		Extract(a)
		var got []string
		for _, e := range a.Exchanges {
			for _, n := range e.Topics {
				got = append(got, n.Name)
			}
		}
		slices.Sort(got)
		got = slices.Compact(got)
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s %s\n got %q\nwant %q", c.lang, c.text, s, c.want)
		}
	}
}
