package resolve_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"kg/loader/resolve"
	"kg/schema"
)

func actor(name string) schema.Actor {
	return schema.Actor{ID: schema.ActorID(name), Name: name, Type: "person"}
}

// article makes an article with exchanges written as "call held phone 2031-05-02 A+B".
func article(id, outlet, published, text string, exchanges ...string) resolve.Article {
	a := &schema.Article{ID: id}
	if outlet != "" {
		a.Outlet = &schema.Outlet{ID: schema.OutletID(outlet), Name: outlet}
	}
	if published != "" {
		a.Published = &published
	}
	for _, x := range exchanges {
		f := strings.Fields(x)
		e := schema.Exchange{Kind: f[0], Status: f[1], Medium: f[2]}
		if strings.HasSuffix(f[3], "day") {
			e.Weekday = f[3]
		} else if f[3] != "-" {
			e.Date = f[3]
		}
		for _, n := range strings.Split(f[4], "+") {
			e.Participants = append(e.Participants, actor(n))
		}
		a.Exchanges = append(a.Exchanges, e)
	}
	return resolve.Article{Record: a, Shingles: resolve.Shingles(text)}
}

func TestMergeExchanges(t *testing.T) {
	for _, c := range []struct {
		name     string
		articles []resolve.Article
		want     []string // name accounts independent
	}{
		{"one call in two outlets, a day apart", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("2", "Star", "", "", "call held unknown 2031-05-03 B+A"),
		}, []string{"call/2031-05-02/a+b 2 2"}},
		{"two days apart are two calls", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("2", "Star", "", "", "call held phone 2031-05-04 A+B"),
		}, []string{"call/2031-05-02/a+b 1 1", "call/2031-05-04/a+b 1 1"}},
		{"an article that tells of two keeps them apart", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B", "call held phone 2031-05-03 A+B"),
		}, []string{"call/2031-05-02/a+b 1 1", "call/2031-05-03/a+b 1 1"}},
		{"the month joins the only day in it", []resolve.Article{
			article("1", "Post", "", "", "meeting held in_person 2031-05-02 A+B"),
			article("2", "Star", "", "", "meeting held in_person 2031-05 A+B"),
		}, []string{"meeting/2031-05-02/a+b 2 2"}},
		{"the month does not choose between two days", []resolve.Article{
			article("1", "Post", "", "", "meeting held in_person 2031-05-02 A+B"),
			article("2", "Star", "", "", "meeting held in_person 2031-05-20 A+B"),
			article("3", "Sun", "", "", "meeting held in_person 2031-05 A+B"),
		}, []string{"meeting/2031-05-02/a+b 1 1", "meeting/2031-05-20/a+b 1 1", "meeting/2031-05/a+b 1 1"}},
		{"the weekday finds the day", []resolve.Article{ // 2 May 2031 is a Friday
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("2", "Star", "", "", "call held phone 2031-06-11 A+B"),
			article("3", "Sun", "", "", "call held video friday A+B"),
		}, []string{"call/2031-05-02/a+b 2 2", "call/2031-06-11/a+b 1 1"}},
		{"the weekday contradicts", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("3", "Sun", "", "", "call held video monday A+B"),
		}, []string{"call/2031-05-02/a+b 1 1", "call/undated/a+b 1 1"}},
		{"a report from before the call does not join it", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("2", "Star", "2031-04-01", "", "call held phone - A+B"),
		}, []string{"call/2031-05-02/a+b 1 1", "call/undated/a+b 1 1"}},
		{"status keeps apart", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("2", "Star", "", "", "call denied phone 2031-05-02 A+B"),
			article("3", "Sun", "", "", "call planned phone 2031-05-02 A+B"),
			article("4", "Moon", "", "", "call proposed phone 2031-05-02 A+B"),
		}, []string{"call/2031-05-02/a+b 1 1", "call/2031-05-02/a+b/denied 1 1", "call/2031-05-02/a+b/proposed 2 2"}},
		{"one outlet is one source", []resolve.Article{
			article("1", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("2", "Post", "", "", "call held phone 2031-05-02 A+B"),
			article("3", "", "", "", "call held phone 2031-05-02 A+B"),
		}, []string{"call/2031-05-02/a+b 3 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, x := range resolve.Merge(c.articles).Exchanges {
				got = append(got, fmt.Sprintf("%s %d %d", strings.TrimPrefix(x.ID, schema.Base), len(x.Accounts), x.Independent))
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

const story = "The presidents of the two republics spoke by telephone on Friday evening and agreed to open the border bridge to lorries before the end of the month, " +
	"their offices said in statements that were published within an hour of each other and that differ in what they say about the price of gas."

func TestCopies(t *testing.T) {
	agency := article("3", "Wire", "2031-05-03", story, "call held phone 2031-05-02 A+B")
	first := article("1", "Post", "2031-05-02", story+" Our correspondent adds that the bridge has been closed for a year.", "call held phone 2031-05-02 A+B")
	first.Record.Agencies = []schema.Outlet{*agency.Record.Outlet}
	other := article("2", "Star", "2031-05-01", "Nothing of this story stands in the other one, which is about a bridge and its lorries and about the price that somebody pays for gas.", "call held phone 2031-05-02 A+B")
	m := resolve.Merge([]resolve.Article{first, other, agency})
	want := []schema.Copy{{Article: "urn:kg:article/1", Original: "urn:kg:article/3"}}
	if !reflect.DeepEqual(m.Copies, want) {
		t.Errorf("copies %v, want %v", m.Copies, want)
	}
	if n := m.Exchanges[0].Independent; n != 2 {
		t.Errorf("%d independent sources, want 2", n)
	}
}

// The merged layer does not depend on the order of the articles.
func TestMergeOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var articles []resolve.Article
	for i := range 60 {
		day := ""
		switch r.IntN(4) {
		case 0:
			day = "2031-05"
		case 1:
			day = "-"
		default:
			day = fmt.Sprintf("2031-05-%02d", 1+r.IntN(9))
		}
		status := []string{"held", "planned", "proposed", "denied"}[r.IntN(4)]
		articles = append(articles, article(fmt.Sprint(i), fmt.Sprint("Outlet", r.IntN(9)), "", strings.Repeat(story, r.IntN(2)), fmt.Sprintf("call %s phone %s A+B", status, day)))
	}
	want := resolve.Merge(articles)
	for range 20 {
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		if got := resolve.Merge(articles); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives\n%v\nwant\n%v", got, want)
		}
	}
}

func TestDecisions(t *testing.T) {
	d, err := resolve.ReadDecisions(strings.NewReader("# who is who\nsame actor/a actor/a-old # the same man\napart actor/b 2 B the younger\nname actor/a A the Great\n"), "decisions.txt")
	if err != nil {
		t.Fatal(err)
	}
	old, young := article("1", "", "", "", "call held phone 2031-05-02 A-Old+B"), article("2", "", "", "", "call held phone 2031-05-02 A+B")
	d.Apply(old.Record)
	d.Apply(young.Record)
	var got []string
	for _, a := range []resolve.Article{old, young} {
		for _, p := range a.Record.Exchanges[0].Participants {
			got = append(got, p.ID+" "+p.Name)
		}
	}
	want := []string{"urn:kg:actor/a A the Great", "urn:kg:actor/b B", "urn:kg:actor/a A the Great", "urn:kg:actor/b-the-younger B the younger"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	for text, want := range map[string]string{
		"\nmerge a b":                  "decisions.txt:2: expected",
		"same a b\nsame b a":           "decisions.txt:2: b and a are already one",
		"apart actor/b 2 B":            "is the name of actor/b itself",
		"same a b\nsame b c\nsame c a": "decisions.txt:3:",
	} {
		if _, err := resolve.ReadDecisions(strings.NewReader(text), "decisions.txt"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", text, err, want)
		}
	}
}

func BenchmarkShingles(b *testing.B) {
	text := strings.Repeat(story+" ", 15)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		resolve.Shingles(text)
	}
}
