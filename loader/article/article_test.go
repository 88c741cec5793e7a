package article

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kg/loader/source"
	"kg/schema"
)

// readText reads plain text as a document.
func readText(t testing.TB, content string, fields source.Fields) *schema.Article {
	t.Helper()
	a, err := Read(&source.Document{Name: "a.txt", Path: "a.txt", Media: source.Text, Content: content, Fields: fields})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func outletOf(a *schema.Article) string {
	if a.Outlet == nil {
		return ""
	}
	return a.Outlet.Name
}

func TestSamples(t *testing.T) {
	want := map[string]struct {
		lang, outlet, published, byline, title, first, last string
		paragraphs                                          int
	}{
		"en-wire-call.txt": {"en", "", "2031-03-11", "", "ROMANIAN, FRENCH PRESIDENTS DISCUSS DANUBE SHIPPING BY TELEPHONE",
			"BUCHAREST, March 11 - Romanian President", "in Berlin on Friday.", 7},
		"en-danube-courier.txt": {"en", "The Danube Courier", "2031-03-11", "", "Presidents of Romania and France discuss Danube shipping by telephone",
			"Romanian President Ilinca", "barge owners’ association.", 8},
		"en-seine-dispatch.txt": {"en", "Seine Dispatch", "2031-03-12", "Odile Tarnier", "Marceau, Dobrogeanu speak about Black Sea defence",
			"French President", "to disagree on tariffs.", 6},
		"en-meridian-post.txt": {"en", "Meridian Post", "2031-03-18", "", "No call yet between Nairobi and New Delhi on mango ban, officials say",
			"Kenyan President", "Kenyan trade ministry.", 7},
		"en-state-media.txt": {"en", "", "2031-04-02", "", "South African president meets Vietnamese prime minister",
			"PRETORIA, April 2, 2031 --", "maritime rescue.", 6},
		"ro-curierul-de-est.txt": {"ro", "Curierul de Est", "2031-03-11", "", "Ilinca Dobrogeanu a discutat la telefon cu președinta Franței despre blocajul de pe Dunăre",
			"Președinta României", "Katrin Oberländer.", 8},
		"ro-chisinau-intalnire.txt": {"ro", "", "2031-03-14", "Smaranda Ivănuș", "Miniștrii de externe ai României și Republicii Moldova s-au întâlnit la Chișinău",
			"Ministrul român", "președinției de la Chișinău.", 5},
		"ro-dezmintire.txt": {"ro", "Monitorul de Vest", "2031-04-03", "", "Ministerul de Externe dezminte că ar fi avut loc o discuție cu Budapesta pe tema barjelor",
			"Ministerul Afacerilor", "noilor ecluze.", 5},
	}
	n := 0
	for doc, err := range source.Read(nil, filepath.Join("..", "..", "testdata", "articles")) {
		if err != nil {
			t.Fatal(err)
		}
		a, err := Read(doc)
		if err != nil {
			t.Fatal(err)
		}
		n++
		w, ok := want[a.File]
		if !ok {
			t.Errorf("%s: not in the table", a.File)
			continue
		}
		if a.Lang != w.lang || outletOf(a) != w.outlet || value(a.Published) != w.published || value(a.Byline) != w.byline || a.Title != w.title {
			t.Errorf("%s: %s, %q, %s, %q, %q; want %s, %q, %s, %q, %q", a.File, a.Lang, outletOf(a), value(a.Published), value(a.Byline), a.Title,
				w.lang, w.outlet, w.published, w.byline, w.title)
		}
		if !strings.HasPrefix(a.Text, w.first) || !strings.HasSuffix(a.Text, w.last) || strings.Count(a.Text, "\n\n")+1 != w.paragraphs {
			t.Errorf("%s: %d paragraphs, want %d from %q to %q:\n%s", a.File, strings.Count(a.Text, "\n\n")+1, w.paragraphs, w.first, w.last, a.Text)
		}
	}
	if n != len(want) {
		t.Errorf("%d sample articles, want %d", n, len(want))
	}
}

// body is an article's text of three paragraphs, about nothing.
const body = `The council of the island voted on Monday to close the old harbour to large ships.

"We shall miss the noise," said the harbour master, who has worked there for thirty years. He did not say what he would do next.

The ferry company said that it would move its boats to the northern pier before the summer.`

func TestReadText(t *testing.T) {
	for _, tt := range []struct {
		name, page string
		title      string
		has, lacks []string
	}{
		{"title", "Island closes old harbour\n\n" + body, "Island closes old harbour", []string{"The council", "northern pier"}, []string{"Island closes"}},
		{"no title", body, "", []string{"The council"}, nil},
		{"question", "Will the ferries come back?\n\n" + body, "Will the ferries come back?", []string{"The council"}, []string{"come back?"}},
		{"repeated title", "Island closes old harbour\nShare\nIsland closes old harbour\n\n" + body, "Island closes old harbour", []string{"The council"}, []string{"Island closes", "Share"}},
		{"menu", "Home\nNews\nSport\nTides\nContact\n\nIsland closes old harbour\n\n" + body, "Island closes old harbour", []string{"The council"}, []string{"Tides"}},
		{"crosshead", strings.Replace(body, "\n\nThe ferry", "\n\nNew pier\n\nThe ferry", 1), "", []string{"\n\nNew pier\n\n"}, nil},
		{"short sentence", strings.Replace(body, "\n\nThe ferry", "\n\nNobody objected.\n\nThe ferry", 1) + "\n\nIt was late.", "", []string{"\n\nNobody objected.\n\n", "It was late."}, nil},
		{"pointer in capitals", strings.Replace(body, "\n\nThe ferry", "\n\nTHREE WHALES SEEN OFF THE CAPE\n\nThe ferry", 1), "", []string{"The ferry"}, []string{"WHALES"}},
		{"read also", strings.Replace(body, "\n\nThe ferry", "\n\nRead also: Three whales seen off the cape\n\nThe ferry", 1), "", []string{"The ferry"}, []string{"whales"}},
		{"lire aussi", body + "\n\nÀ lire aussi : Trois baleines au large du cap", "", nil, []string{"baleines"}},
		{"consent", "We use cookies and similar technologies to improve your visit. By clicking accept, you agree to our privacy policy.\nAccept all\n\nIsland closes old harbour\n\n" + body,
			"Island closes old harbour", nil, []string{"cookies", "Accept"}},
		{"consent in another language", "Wir verwenden Cookies, um Ihnen personalisierte Werbung zu zeigen. Näheres steht in unserer Datenschutzerklärung.\n\nIsland closes old harbour\n\n" + body,
			"Island closes old harbour", nil, []string{"Cookies"}},
		{"related with ages", "Island closes old harbour\n\n" + body + "\n\nHistory of this topic\n\nHarbour master finds a bottle\nTop News\n4 days, 10 hours ago\nFerry late again as fog comes in\n1 week ago",
			"Island closes old harbour", []string{"northern pier"}, []string{"bottle", "Ferry late"}},
		{"comments", body + "\n\nComments\n\nJo\n2 days ago\nI have lived here all my life and I never liked that harbour.\nAnn\nNeither did I, to tell you the truth, but one gets used to it.",
			"", []string{"northern pier"}, []string{"Neither"}},
		{"author box", body + "\n\nadmin\n\nContent creator at Island News. Passionate about fish and boats.", "", []string{"northern pier"}, []string{"Passionate"}},
		{"glued tail", strings.ReplaceAll(body, "\n\n", " ") + "Photo: Island News ArchiveRead more: Ferry late again", "", []string{"before the summer."}, []string{"Photo", "Ferry late"}},
		{"glued words", strings.ReplaceAll(body, "\n\n", " ") + "Photo: Island News ArchiveFollow us on all channels of the island for more than you ever wanted to know about boats and harbours and capesLog in to your account to add a comment.",
			"", []string{"before the summer."}, []string{"Photo", "Log in", "channels"}},
		{"a pointer inside a paragraph", strings.ReplaceAll(body, "\n\n", " ") + " See also: Three whales off the cape. The mayor was not there, and nobody at his office could say where he was.",
			"", []string{"nobody at his office"}, nil},
		{"fragment of HTML", "<p>" + strings.ReplaceAll(body, "\n\n", "</p><p>") + "</p>", "", []string{"The council", "\n\n\"We shall"}, []string{"<", ">"}},
		{"credit", "The old harbour in 1911. Photo: Jo Example\n\n" + body, "", []string{"The council"}, []string{"Jo Example"}},
		{"a sentence with a word of menus", strings.Replace(body, "\n\nThe ferry", "\n\nPhotos of the vote were not allowed, the clerk of the council said on Monday.\n\nThe ferry", 1), "", []string{"Photos of the vote"}, nil},
		{"character references", "Fish &amp; boats: a harbour closes\n\n" + strings.ReplaceAll(body, `"`, "&quot;"), "Fish & boats: a harbour closes", []string{`"We shall`}, []string{"&"}},
	} {
		a := readText(t, tt.page, source.Fields{})
		if a.Title != tt.title {
			t.Errorf("%s: title %q, want %q", tt.name, a.Title, tt.title)
		}
		for _, s := range tt.has {
			if !strings.Contains(a.Text, s) {
				t.Errorf("%s: text lacks %q:\n%s", tt.name, s, a.Text)
			}
		}
		for _, s := range tt.lacks {
			if strings.Contains(a.Text, s) {
				t.Errorf("%s: text has %q:\n%s", tt.name, s, a.Text)
			}
		}
	}
}

func TestReadOneLine(t *testing.T) {
	for _, line := range []string{"The mayors met.", "The two mayors spoke by telephone on Monday", "两位市长星期一通了电话"} {
		if a := readText(t, line, source.Fields{Title: line}); a.Text != line {
			t.Errorf("text %q, want %q", a.Text, line)
		}
	}
}

func TestReadWrapped(t *testing.T) {
	page := `HARBOUR OF THE ISLAND IS CLOSED
    PORT ST MARY, May 3 - The council of the island voted on
Monday to close the old harbour to large ships, a decision that
Mayor Ann Example called "sad but overdue."
    The ferry company said that it would move its boats to the
northern pier before the summer.
 Wire`
	a := readText(t, page, source.Fields{})
	want := "PORT ST MARY, May 3 - The council of the island voted on Monday to close the old harbour to large ships, a decision that Mayor Ann Example called \"sad but overdue.\"" +
		"\n\nThe ferry company said that it would move its boats to the northern pier before the summer."
	if a.Text != want || a.Title != "HARBOUR OF THE ISLAND IS CLOSED" {
		t.Errorf("title %q, text\n%s\nwant\n%s", a.Title, a.Text, want)
	}
}

func TestReadFields(t *testing.T) {
	page := "Island closes old harbour\n\nBy Jo Example\nPublished 3 May 2031\n\n" + body
	a := readText(t, page, source.Fields{ID: "7", URL: "https://www.bbc.co.uk/news/1", Title: "A title", Published: "2031-06-01T10:00:00Z", Lang: "en-GB", Byline: "Ann Example"})
	if a.SourceID != "7" || a.Title != "A title" || value(a.Published) != "2031-06-01" || a.Lang != "en" || value(a.Byline) != "Ann Example" || outletOf(a) != "BBC" {
		t.Errorf("fields given: %+v, outlet %s, published %s, byline %s", a, outletOf(a), value(a.Published), value(a.Byline))
	}
	if a.ID != schema.ArticleID("https://www.bbc.co.uk/news/1", "") {
		t.Errorf("id %s is not that of the address", a.ID)
	}
	b := readText(t, page, source.Fields{})
	if b.Title != "Island closes old harbour" || value(b.Published) != "2031-05-03" || b.Lang != "en" || value(b.Byline) != "Jo Example" || b.ID != schema.ArticleID("", b.Text) {
		t.Errorf("fields found: %+v, published %s, byline %s", b, value(b.Published), value(b.Byline))
	}
}

func TestReadPublished(t *testing.T) {
	for _, tt := range []struct{ head, url, want string }{
		{"Island closes old harbour\n2031-05-03", "", "2031-05-03"},
		{"Island closes old harbour\nBBC | 23 Sep 2031", "", "2031-09-23"},
		{"2 minute de citit Publicat la 16:22 04 Feb 2031 Modificat la 16:23 05 Feb 2031\n\nIsland closes old harbour", "", "2031-02-04"},
		{"date 2031-02-04 Island closes old harbour", "", "2031-02-04"},
		{"11-MAR-2031 08:43:20.63\nISLAND CLOSES OLD HARBOUR", "", "2031-03-11"},
		{"Island closes old harbour\nBy Jo Example, 4 February 2031", "", "2031-02-04"},
		{"Island closes old harbour\nUpdated: Feb. 4, 2031 10:12 GMT", "", "2031-02-04"},
		{"Island closes old harbour\nMardi 4 février 2031", "", "2031-02-04"},
		{"Island closes old harbour\nVeröffentlicht am 04.02.2031", "", "2031-02-04"},
		{"Island closes old harbour\n4 февраля 2031 г., 12:10", "", "2031-02-04"},
		{"Island closes old harbour\nPublicado el 4 de febrero de 2031", "", "2031-02-04"},
		{"Island closes old harbour", "https://a.example/2031/02/04/harbour", "2031-02-04"},
		{"Island closes old harbour", "https://a.example/news/2031-02-04-harbour.html", "2031-02-04"},
		{"Island closes old harbour", "https://a.example/20310204/harbour", "2031-02-04"},
		{"Island closes old harbour", "https://a.example/2031/feb/04/harbour", "2031-02-04"},
		{"Island closes old harbour", "https://a.example/2031/02/harbour", "2031-02"},
		{"Island closes old harbour\nTRT World | 6 YEARS AGO", "", ""},
		{"Wednesday, April 16, 2031\nLogin\nHome\nNews\nTides\n\nIsland closes old harbour", "", ""},
		{"Wednesday, April 16, 2031\nLogin\nHome\nNews\n\nIsland closes old harbour\nFebruary 11, 2031", "", "2031-02-11"},
		{"Island closes old harbour", "", ""},
		{"The war that ended on 8 May 1945", "", ""},
	} {
		a := readText(t, tt.head+"\n\n"+body+"\n\nThe harbour was opened on 3 June 1911 by a duke.", source.Fields{URL: tt.url})
		if got := value(a.Published); got != tt.want {
			t.Errorf("%q %s: published %q, want %q", tt.head, tt.url, got, tt.want)
		}
	}
}

func TestReadOutlet(t *testing.T) {
	for _, tt := range []struct{ head, tail, url, want string }{
		{"Nutzen Sie Der Inselbote mit personalisierter Werbung und Werbetracking. Details finden Sie in unserer Datenschutzerklärung.\n\nIsland closes old harbour", "", "", "Der Inselbote"},
		{"Island closes old harbour\n\nThe Island Gazette", "", "", "The Island Gazette"},
		{"Island closes old harbour - The Guardian", "", "", "The Guardian"},
		{"Island closes old harbour | Manx Harbour Watch", "", "", "Manx Harbour Watch"},
		{"Island closes old harbour - Wikinews, the free news source", "", "", "Wikinews"},
		{"Island closes old harbour", "© 2031 Harbour Watch. All rights reserved.", "", "Harbour Watch"},
		{"Island closes old harbour", "Content creator at Island News. Passionate about boats.", "", "Island News"},
		{"Island closes old harbour", "", "https://www.lemonde.fr/x", "Le Monde"},
		{"Island closes old harbour", "", "https://edition.cnn.com/x", "CNN"},
		{"Island closes old harbour", "Follow Manx Harbour Watch for more.", "https://manxharbourwatch.example.im/x", "example.im"},
		{"Island closes old harbour", "Home of Manx Harbour Watch", "https://www.manxharbourwatch.im/x", "Manx Harbour Watch"},
		{"Island closes old harbour", "", "https://www.harbour-news.example/x", "harbour-news.example"},
		{"Island closes old harbour", " Reuter", "", "Reuters"},
		{"Island closes old harbour", "", "", ""},
		{"Island closes old harbour\nPosted by Jo Example | 14 March 2031 | Boats", "", "", ""},
		{"Island closes old harbour\nJo Example | 14 March 2031", "", "", ""},
		{"Island closes old harbour\nHarbour Post | 14 March 2031", "", "", "Harbour Post"},
		{"Island closes old harbour\n\nJo Example", "Quotes delayed at least 20 minutes.", "", ""},
	} {
		a := readText(t, tt.head+"\n\n"+body+"\n\n"+tt.tail, source.Fields{URL: tt.url})
		if got := outletOf(a); got != tt.want && !(tt.want == "example.im" && strings.HasSuffix(got, "example.im")) {
			t.Errorf("%q … %q %s: outlet %q, want %q", tt.head, tt.tail, tt.url, got, tt.want)
		}
	}
}

func TestReadAgencies(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"DALLAS (AP) — The mayor of the city opened a bridge on Monday, and then he closed it again.", "Associated Press"},
		{"The mayor opened a bridge on Monday, according to Reuters, and then he closed it again.", "Reuters"},
		{"Primarul a deschis luni un pod, potrivit agenției de știri Xinhua, și apoi l-a închis.", "Xinhua"},
		{"Primarul a deschis luni un pod, notează Agerpres, preluând EFE, și apoi l-a închis.", "Agerpres EFE"},
		{"Le maire a ouvert un pont lundi, rapporte l'AFP, puis il l'a fermé à nouveau le soir.", "Agence France-Presse"},
		{"Мэр открыл мост в понедельник, сообщает ТАСС, а вечером закрыл его снова для всех.", "TASS"},
		{"The mayor said that Reuters had not asked him about the bridge when it was opened on Monday.", ""},
	} {
		a := readText(t, tt.text, source.Fields{})
		var got []string
		for _, o := range a.Agencies {
			got = append(got, o.Name)
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q: agencies %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestReadNothing(t *testing.T) {
	for _, content := range []string{"", "Home\nNews\nContact", "404 Not found", strings.Repeat("a\n", 10000), "<html>"} {
		_, err := Read(&source.Document{Path: "x.txt", Media: source.Text, Content: content})
		if !errors.Is(err, ErrNoText) || !strings.HasPrefix(err.Error(), "x.txt: ") {
			t.Errorf("Read(%.20q): error %v, want %v with the file's name", content, err, ErrNoText)
		}
	}
}

// checkText fails if an article's text is not as design has it.
func checkText(t *testing.T, a *schema.Article) {
	t.Helper()
	if !utf8.ValidString(a.Text) || !norm.NFC.IsNormalString(a.Text) {
		t.Fatalf("text is not NFC: %q", a.Text)
	}
	if a.Text == "" || strings.Trim(a.Text, " \n") != a.Text || strings.Contains(a.Text, "\n\n\n") || strings.Contains(a.Text, "  ") {
		t.Fatalf("text with stray space: %q", a.Text)
	}
	for _, r := range strings.ReplaceAll(a.Text, "\n\n", " ") + a.Title {
		if unicode.IsControl(r) || r == 0xad || r == 0x200b || r == 0xfeff {
			t.Fatalf("control character %U in %q", r, a.Text)
		}
	}
}

func FuzzReadText(f *testing.F) {
	f.Add("Island closes old harbour\n\n"+body, "https://a.example/2031/02/04/", "")
	f.Add("\u00ad\u200b\u0301e\r\n\x1b[31mThe cat sat on the mat and it did not move again.\u2028x", "::", "2031")
	f.Add("The cat sat on the mat and it did not move again. McDonaldSeeAlsoÉtéPhoto: xY", "", "")
	f.Add("&#x0;&amp;amp; The cat sat on the mat and it did not move again.\u200d", "http://[", "99999999999999999999")
	f.Fuzz(func(t *testing.T, content, url, published string) {
		a, err := Read(&source.Document{Media: source.Text, Content: strings.ToValidUTF8(content, ""), Fields: source.Fields{URL: url, Published: published}})
		if err == nil {
			checkText(t, a)
		}
	})
}
