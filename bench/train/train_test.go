package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const two = `## en-001 2024-05-14
Harbour row ends

Ana Prodan met Jon Doe on Monday, while Karl Ott stayed away.

= held meeting: Ana Prodan / Prodan; Jon Doe
=? planned call: Karl Ott; Jon Doe

## en-002 2024-05-15
Ana Prodan criticised Jon Doe.

= none
`

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMaterial(t *testing.T) {
	texts, err := read([]string{write(t, "en.txt", two)})
	if err != nil {
		t.Fatal(err)
	}
	if len(texts) != 2 || len(texts[0].exchanges) != 2 || len(texts[1].exchanges) != 0 {
		t.Fatalf("read %+v", texts)
	}
	e := texts[0].exchanges[0]
	if e.Status != "held" || e.Kind != "meeting" || e.Optional || len(e.Participants) != 2 || e.Participants[0][1] != "Prodan" || !texts[0].exchanges[1].Optional {
		t.Errorf("exchanges %+v", texts[0].exchanges)
	}
	if a := texts[0].article; a.Lang != "en" || a.Title != "Harbour row ends" || *a.Published != "2024-05-14" || strings.Contains(a.Text, "=") {
		t.Errorf("article %+v", a)
	}
	labels := map[string]int{}
	for _, e := range examples(texts) {
		labels[e.status]++
	}
	if labels["held"] == 0 || labels[""] == 0 || len(labels) != 2 {
		t.Errorf("labels %v, want held ones and others", labels)
	}
	for _, bad := range []struct{ text, want string }{
		{"## en-001\nText\n", "en.txt:1: a name and a date"},
		{"## en-001 2024-05-14\nText\n= gone meeting: A; B\n", "en.txt:3: = STATUS KIND"},
		{"## en-001 2024-05-14\nText\n= held meeting: A\n", "en.txt:3: two participants"},
		{"Text\n## en-001 2024-05-14\n", "en.txt:1: a line ## NAME DATE"},
	} {
		if _, err := read([]string{write(t, "en.txt", bad.text)}); err == nil || !strings.Contains(err.Error(), bad.want) {
			t.Errorf("%q: error %v, want %q", bad.text, err, bad.want)
		}
	}
}

// TestFit: the trees find what tells, and the same rows give the same model.
func TestFit(t *testing.T) {
	var rows [][]int16
	var positive []bool
	var weight []float64
	for i := range 400 {
		a, b := int16(i%7), int16(i%5)
		rows = append(rows, []int16{a, b, int16(i % 3)})
		positive, weight = append(positive, a > 3 && b < 2), append(weight, 1)
	}
	o := settings{trees: 60, depth: 3, rate: 0.3, ridge: 1, smallest: 1, columns: 1, sample: 1}
	m := train(rows, positive, weight, o)
	for i := range rows {
		if got := logistic(m.odds(rows[i])) > 0.5; got != positive[i] {
			t.Fatalf("row %v is told %v, want %v", rows[i], got, positive[i])
		}
	}
	var one, other bytes.Buffer
	names := []string{"a", "b", "c"}
	m.write(&one, "contact", names)
	train(rows, positive, weight, o).write(&other, "contact", names)
	if !bytes.Equal(one.Bytes(), other.Bytes()) {
		t.Error("trained again, the model is another")
	}
}
