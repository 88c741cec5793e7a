package lexicon

import "testing"

func TestLoadAll(t *testing.T) {
	for _, code := range Codes() {
		if _, err := load(code); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
	if len(Codes()) == 0 {
		t.Error("no languages")
	}
}

func TestFind(t *testing.T) {
	en := Get("en")
	if w := en.Find("Their"); !en.Classes(w).Has(Poss) {
		t.Errorf("their: classes %b, want poss", en.Classes(w))
	}
	words := []Word{en.Find("foreign"), en.Find("minister"), en.Find("of")}
	got := en.Phrases(nil, words)
	if len(got) != 1 || got[0].Class != Role || got[0].Len != 2 {
		t.Errorf("foreign minister: senses %v, want one role of two words", got)
	}
	if w := en.Find("xyzzy"); w != 0 {
		t.Errorf("xyzzy: word %d, want 0", w)
	}
	ro := Get("ro")
	if ro.Find("preşedintele") != ro.Find("președintele") || ro.Find("preşedintele") == 0 {
		t.Error("ş and ș are not folded together")
	}
}
