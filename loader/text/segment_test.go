package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func segment(lang, body string) *Text {
	var s Segmenter
	t := new(Text)
	s.Segment(t, lang, body)
	return t
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"en", "Mr. Hale met the U.S. envoy at 4:30 p.m.", "Mr.|Hale|met|the|U.S.|envoy|at|4:30|p.m."},
		{"en", "It’s Mara's and the ministers’ plan; they didn't.", "It|’s|Mara|'s|and|the|ministers|’|plan|;|they|did|n't|."},
		{"en", "Costs rose 1,200.50 (3.5%) on 2026-02-04.", "Costs|rose|1,200.50|(|3.5|%|)|on|2026-02-04|."},
		{"en", "See https://example.org/a?b=c, or mail x@example.org.", "See|https://example.org/a?b=c|,|or|mail|x@example.org|."},
		{"en", "@Hale_1 wrote on Example.com #peace", "@Hale_1|wrote|on|Example.com|#peace"},
		{"en", "J. R. Stone, 20–21 May, the 21st… wait...", "J.|R.|Stone|,|20|–|21|May|,|the|21st|…|wait|..."},
		{"en", "R&D and G20 on COVID-19", "R&D|and|G20|on|COVID-19"},
		{"fr", "L’Iran, qu’il a-t-il dit aujourd’hui", "L’|Iran|,|qu’|il|a|-t-il|dit|aujourd’hui"},
		{"fr", "dit-elle à « M. Roy »", "dit|-elle|à|«|M.|Roy|»"},
		{"it", "dell'Italia e un'ora", "dell'|Italia|e|un'|ora"},
		{"pt", "reuniu-se com o vice-presidente", "reuniu|-se|com|o|vice-presidente"},
		{"ro", "s-a întâlnit cu şeful CCTV-ului", "s-a|întâlnit|cu|şeful|CCTV|-ului"},
		{"de", "am 3. Oktober 2025 in St. Pölten", "am|3|.|Oktober|2025|in|St.|Pölten"},
		{"ru", "г. Москва, 120\u00a0000 руб.", "г.|Москва|,|120\u00a0000|руб."},
		{"xx", "a\xffb", "a|\xff|b"},
	} {
		got := segment(c.lang, c.in)
		var words []string
		for i := range got.Tokens {
			words = append(words, got.Of(i))
		}
		if s := strings.Join(words, "|"); s != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.lang, c.in, s, c.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"en", "Mr. Hale left. He met Gov. Stone in the U.S. Senate.", "Mr. Hale left.|He met Gov. Stone in the U.S. Senate."},
		{"en", "It ended at 5 p.m. The envoy left.", "It ended at 5 p.m.|The envoy left."},
		{"en", "“I came. I saw,” he said. “Really?” she asked.", "“I came.|I saw,” he said.|“Really?” she asked."},
		{"en", "The talks ended.The envoy left at 4.30 for Booking.com headquarters.", "The talks ended.|The envoy left at 4.30 for Booking.com headquarters."},
		{"en", "He left (no one knew why.) Then it rained. 12 people stayed.", "He left (no one knew why.)|Then it rained.|12 people stayed."},
		{"en", "J. R. Stone spoke. “We ... we try.” Others left.", "J. R. Stone spoke.|“We ... we try.”|Others left."},
		{"en", "First line\nSecond heading\n\nA new paragraph", "First line|Second heading|A new paragraph"},
		{"en", "a line that was wrapped by\nhand in the middle. Then\nanother.", "a line that was wrapped by\nhand in the middle.|Then\nanother."},
		{"de", "Am 3. Oktober kam er. Die Ministerin z.B. nicht.", "Am 3. Oktober kam er.|Die Ministerin z.B. nicht."},
		{"fr", "M. Roy est venu. « C'est fini. » Il part.", "M. Roy est venu.|« C'est fini. »|Il part."},
		{"ro", "Dl. Ene a plecat la ora 16.30. „Gata.” A tăcut.", "Dl. Ene a plecat la ora 16.30.|„Gata.”|A tăcut."},
		{"ru", "В 2020 г. он ушёл. «Всё». Она осталась.", "В 2020 г. он ушёл.|«Всё».|Она осталась."},
		{"es", "El Sr. Paz vino. ¿Por qué? Nadie sabe.", "El Sr. Paz vino.|¿Por qué?|Nadie sabe."},
	} {
		got := segment(c.lang, c.in)
		var out []string
		for _, s := range got.Sentences {
			out = append(out, c.in[s.Start:s.End])
		}
		if s := strings.Join(out, "|"); s != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.lang, c.in, s, c.want)
		}
	}
}

func TestQuotes(t *testing.T) {
	for _, c := range []struct{ lang, in, want string }{
		{"en", "“One,” he said, “two.”", "“One,”|“two.”"},
		{"en", `He said "one two" and "three".`, `"one two"|"three"`},
		{"en", "He said ‘the leaders’ talks don’t help us’ today.", "‘the leaders’ talks don’t help us’"},
		{"en", "He said 'it's the ministers' fault, not ours,' and left.", "'it's the ministers' fault, not ours,'"},
		{"en", "The ministers’ plan and the ’90s deal, rock ’n’ roll.", ""},
		{"en", "“He told me ‘no way’ twice.”", "“He told me ‘no way’ twice.”|>‘no way’"},
		{"en", "“One.\n\n“Two.\n\n“Three,” he said.", "“One.+|“Two.+|“Three,”"},
		{"en", `It added: "One two three four five. "Six seven eight nine ten."`, `"One two three four five.+|"Six seven eight nine ten."`},
		{"en", "“One two three. Then he left. “Four five six seven.”", "“One two three. Then he left.+|“Four five six seven.”"},
		{"ro", "„Unu doi.\n\nTrei patru”, a spus el.", "„Unu doi.\n\nTrei patru”"},
		{"ro", "„Unu doi.\n\nTrei patru.\n\nCinci \"șase\" șapte”, a spus el.", "„Unu doi.|\"șase\""},
		{"en", "\"One two.\n\nThree four.\n\nFive six,\" he said.", "\"One two.\n\nThree four.\n\nFive six,\""},
		{"en", "\"One two.\n\nThree \"four\" five.", "\"One two.|\"four\""},
		{"en", "``One,'' he said.", "``One,''"},
		{"en", `a 5" pipe`, ""},
		{"de", "„Eins zwei“, sagte er, »drei vier« und ‚fünf sechs‘.", "„Eins zwei“|»drei vier«|‚fünf sechs‘"},
		{"fr", "« Un deux », dit-il, «trois».", "« Un deux »|«trois»"},
		{"ro", "„Unu «doi» trei”, a spus el, ,,patru cinci'' apoi.", "„Unu «doi» trei”|>«doi»|,,patru cinci''"},
		{"ru", "«Он сказал: „нет“», — заявил он о РИА «Новости».", "«Он сказал: „нет“»|>„нет“|«Новости»"},
		{"en", "“He [the envoy] said... no (really)…”", "“He [the envoy] said... no (really)…”"},
	} {
		got := segment(c.lang, c.in)
		var out []string
		for _, q := range got.Quotes {
			s := strings.Repeat(">", int(q.Depth)) + c.in[q.Start:q.End]
			if q.Continues {
				s += "+"
			}
			out = append(out, s)
		}
		if s := strings.Join(out, "|"); s != c.want {
			t.Errorf("%s %q:\n got %s\nwant %s", c.lang, c.in, s, c.want)
		}
	}
}

func TestScare(t *testing.T) {
	for in, want := range map[string]bool{
		"a “so-called” deal": true, "the “Northern Star” ferry": true,
		"“No.”": false, "“We will never accept this”": false, "“Yes,” he said.": false,
	} {
		if got := segment("en", in); len(got.Quotes) != 1 || got.Quotes[0].Scare != want {
			t.Errorf("%q: %+v, want one quotation with Scare %v", in, got.Quotes, want)
		}
	}
}

func isSpace(r rune) bool {
	return unicode.IsSpace(r) || r == 0x200B || r == 0x2060 || r == 0xFEFF || r == 0x180E
}

// check tests what Segment promises.
func check(t *testing.T, got *Text, body string) {
	valid := utf8.ValidString(body)
	boundary := func(i int32) bool { return !valid || int(i) == len(body) || utf8.RuneStart(body[i]) }
	end := int32(0)
	for i, k := range got.Tokens {
		if k.Start < end || k.End <= k.Start || int(k.End) > len(body) || !boundary(k.Start) || !boundary(k.End) || k.Kind == 0 {
			t.Fatalf("token %d %+v after %d", i, k, end)
		}
		for _, r := range body[end:k.Start] {
			if !isSpace(r) {
				t.Fatalf("%q before token %d is in no token", r, i)
			}
		}
		end = k.End
	}
	for _, r := range body[end:] {
		if !isSpace(r) {
			t.Fatalf("%q at the end is in no token", r)
		}
	}
	next := int32(0)
	for i, s := range got.Sentences {
		if s.First != next || s.Last <= s.First || s.Start != got.Tokens[s.First].Start || s.End != got.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d %+v, want it to begin at token %d", i, s, next)
		}
		next = s.Last
	}
	if int(next) != len(got.Tokens) {
		t.Fatalf("sentences end at token %d of %d", next, len(got.Tokens))
	}
	next = 0
	for i, p := range got.Paragraphs {
		if p.First != next || p.Last <= p.First {
			t.Fatalf("paragraph %d %+v, want it to begin at sentence %d", i, p, next)
		}
		for _, s := range got.Sentences[p.First:p.Last] {
			if int(s.Paragraph) != i {
				t.Fatalf("sentence %+v is in paragraph %d", s, i)
			}
		}
		next = p.Last
	}
	outer, first := int32(0), int32(-1)
	for i, q := range got.Quotes {
		if q.Last <= q.First || q.First <= first || q.Depth < 0 || int(q.Last) > len(got.Tokens) {
			t.Fatalf("quotation %d %+v", i, q)
		}
		first = q.First
		if q.Depth == 0 {
			if q.First < outer {
				t.Fatalf("quotation %d %+v overlaps the one before, which ends at %d", i, q, outer)
			}
			outer = q.Last
		} else if q.Last > outer {
			t.Fatalf("inner quotation %d %+v runs past %d", i, q, outer)
		}
	}
}

func FuzzSegment(f *testing.F) {
	f.Add("en", "“One,” he said. ‘It's the ministers' plan' \"x \"y” «z »\n\n“w")
	f.Add("de", "„A“ ,,b'' ``c'' ‚d‘ am 3. Mai. www.x.de... http://")
	f.Add("fr", "L’Iran a-t-il dit qu'« oui »\u00a0?\n- non")
	f.Add("ro", "ş„„a”«b «c» 1.2.3:4 120\u00a0000 \xff\xfe …")
	f.Add("en", "“a ‘b “c\n“d “e” ”” f\" \"g")
	f.Fuzz(func(t *testing.T, lang, body string) {
		var s Segmenter
		var got Text
		s.Segment(&got, lang, body)
		check(t, &got, body)
		tokens := len(got.Tokens)
		s.Segment(&got, lang, body) // a second use of the buffers
		check(t, &got, body)
		if len(got.Tokens) != tokens {
			t.Fatalf("%d tokens at first, then %d", tokens, len(got.Tokens))
		}
	})
}

func TestHostile(t *testing.T) {
	for name, body := range map[string]string{
		"marks":     strings.Repeat("\"", 200_000),
		"singles":   strings.Repeat(" 'a", 100_000),
		"low":       strings.Repeat("„", 200_000),
		"curly":     strings.Repeat("“a ”", 100_000),
		"stops":     strings.Repeat(". ", 200_000),
		"hyphens":   strings.Repeat("a-", 200_000),
		"ellipsis":  strings.Repeat("l'", 200_000),
		"dots":      strings.Repeat("a.", 200_000),
		"at":        strings.Repeat("a@", 200_000),
		"lines":     strings.Repeat("A\n", 200_000),
		"address":   strings.Repeat("www.", 200_000),
		"apostrope": strings.Repeat("s' ", 100_000) + "'a b'",
	} {
		t.Run(name, func(t *testing.T) { check(t, segment("fr", body), body) })
	}
}

var sample = strings.Repeat(`“We have never said that the ministers’ plan was final,” Mara Hale, the U.S. envoy, told reporters on Monday after talks with Dr. Stone. The 41-year-old said: “It isn’t.”

She added that 1,200 people had signed it by 4:30 p.m. The plan, which costs $3.5 million, was published in 2024.

`, 200)

func BenchmarkSegment(b *testing.B) {
	var s Segmenter
	var t Text
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		s.Segment(&t, "en", sample)
	}
}
