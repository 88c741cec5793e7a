package extract

import (
	"os"
	"strings"
	"testing"

	"kg/schema"
)

// TestModel: the model that ships reads, and knows the features by their names.
func TestModel(t *testing.T) {
	j, err := readModel(modelText)
	if err != nil {
		t.Fatal(err)
	}
	if len(j.contact.roots) == 0 {
		t.Error("the model has no tree that tells exchanges")
	}
	for s := statusHeld; s <= statusDenied; s++ {
		if len(j.status[s].roots) == 0 {
			t.Errorf("the model has no tree for %v", s)
		}
	}
}

func TestReadModel(t *testing.T) {
	j, err := readModel("# comment\nforest contact -1.5\ntree\nword.kind 3 1 2\n-0.25\n0.5\ntree\n1\n")
	if err != nil {
		t.Fatal(err)
	}
	f := make([]int16, len(candidateFeatures()))
	for _, c := range []struct {
		kind int16
		want float64
	}{{3, -0.75}, {4, 0}} {
		f[0] = c.kind
		if got := j.contact.odds(f); got != c.want {
			t.Errorf("odds of kind %d are %v, want %v", c.kind, got, c.want)
		}
	}
	for _, bad := range []struct{ text, want string }{
		{"tree\n1\n", "1: a forest was expected"},
		{"forest weather 0\n", "1: no forest is named weather"},
		{"forest contact x\n", "1: not a number: x"},
		{"forest contact 0\ntree\nword.mood 3 1 2\n", "3: no feature is named word.mood"},
		{"forest contact 0\ntree\nword.kind 3 1 2 4\n", "3: a node was expected"},
		{"forest contact 0\ntree\nword.kind 3 1 2\n1\n", "leads out of its tree"},
		{"forest contact 0\ntree\nword.kind 3 0 1\n1\n", "leads out of its tree"},
		{"forest contact 0\ntree\nword.kind 3 1 2\n1\ntree\n1\n", "leads out of its tree"},
	} {
		if _, err := readModel(bad.text); err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("%q: error %v, want %q", bad.text, err, bad.want)
		}
	}
}

// TestCandidateFeatures: every candidate has the features that the names name.
func TestCandidateFeatures(t *testing.T) {
	want := len(SampleFeatures())
	n := 0
	for _, c := range []struct{ lang, text string }{
		{"en", "Ana Prodan met Jon Doe on Monday. She also spoke with the Ruritanian foreign minister, Karl Ott, about fish."},
		{"ro", "Ana Prodan l-a primit luni pe Dan Rus. A discutat apoi la telefon cu Maria Ban."},
		{"ru", "Президент Иван Петров встретился с Анной Берг."},
	} {
		for _, s := range Samples(&schema.Article{Lang: c.lang, Text: c.text}) {
			n++
			if len(s.Features) != want {
				t.Fatalf("%d features, want %d, in %q", len(s.Features), want, c.text)
			}
			for _, side := range s.Sides {
				if side.Name == "" {
					t.Errorf("a side of a sample of %q has no name", c.text)
				}
			}
		}
	}
	if n < 3 {
		t.Errorf("%d samples, want several", n)
	}
}

// TestLearned: what a rule finds is not given to the model, and the model finds
// some of what the rules leave in the texts that it was trained on.
func TestLearned(t *testing.T) {
	a := &schema.Article{Lang: "en", Text: "Ana Prodan met Jon Doe on Monday."}
	Extract(a)
	if len(a.Exchanges) != 1 || strings.HasSuffix(a.Exchanges[0].Rule, "/model") {
		t.Errorf("found %+v, want the one meeting, by a rule", a.Exchanges)
	}
	material, err := os.ReadFile("../../bench/train/material/en.txt")
	if err != nil {
		t.Fatal(err)
	}
	learned := 0
	for _, text := range strings.Split(string(material), "\n## ") {
		a := &schema.Article{Lang: "en", Text: text}
		Extract(a)
		for _, e := range a.Exchanges {
			if strings.HasSuffix(e.Rule, "/model") {
				learned++
			}
		}
	}
	if learned == 0 {
		t.Error("the model finds nothing in its own texts")
	}
}
