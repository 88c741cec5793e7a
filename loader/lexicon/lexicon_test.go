package lexicon

import "testing"

func TestLoadAll(t *testing.T) {
	for _, code := range Codes() {
		if _, err := load(code, false); err != nil {
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

func TestFor(t *testing.T) {
	const bare = "Presedintele s-a intalnit cu premierul la Bucuresti si au discutat despre sanatate."
	const marked = "Președintele s-a întâlnit cu premierul la București și au discutat despre sănătate."
	if For("ro", marked) != Get("ro") || For("en", bare) != Get("en") || For("xx", bare) != nil {
		t.Error("For is not Get where marks are written or none are left out")
	}
	l := For("ro", bare)
	if l == Get("ro") {
		t.Fatal("a text without marks is read with them")
	}
	for _, form := range []string{"presedintele", "președintele", "preşedintele"} {
		if w := l.Find(form); w == 0 || l.Form(w) != "presedintele" || !l.Knows(w) {
			t.Errorf("%s: word %d %q, want presedintele", form, w, l.Form(w))
		}
	}
	for _, w := range l.Setting("abstract-endings") {
		if w == "țiune" {
			t.Error("a setting keeps its marks")
		}
	}
}
