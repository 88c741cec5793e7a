package schema

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestSlug(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"La Quotidienne de Bruxelles", "la-quotidienne-de-bruxelles"},
		{"  The   Hindu ", "the-hindu"},
		{"People's Daily", "peoples-daily"},
		{"People’s Daily", "peoples-daily"},
		{"L'Équipe", "l-equipe"},
		{"O'Neill", "o-neill"},
		{"U.S. Congress", "us-congress"},
		{"S.U.A.", "sua"},
		{"O Estado de S. Paulo", "o-estado-de-s-paulo"},
		{"digi24.ro", "digi24-ro"},
		{"Știrile ProTV", "stirile-protv"},
		{"Ştirile ProTV", "stirile-protv"},
		{"Straße", "strasse"},
		{"Łukasz Ørsted-Đoković", "lukasz-orsted-dokovic"},
		{"Владимир Зеленский", "vladimir-zelenskiy"},
		{"Володимир Зеленський", "volodimir-zelenskiy"},
		{"Комсомольская правда", "komsomolskaya-pravda"},
		{"Подъём", "podem"},
		{"Κυριάκος", "kyriakos"},
		{"習近平", "習近平"},
		{"人民日报 (海外版)", "人民日报-海外版"},
		{"हिन्दी", "हिन्दी"},
		{"AT&T / G20 #1 + x", "at-t-g20-1-x"},
		{"Ａ Ｂ", "a-b"},
	} {
		if got := Slug(tt.name); got != tt.want {
			t.Errorf("Slug(%q) = %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSlugWithoutLetters(t *testing.T) {
	a, b := Slug("!!!"), Slug("???")
	if a == b || !strings.HasPrefix(a, "x-") {
		t.Errorf("Slug of marks alone: %q and %q, want two different names", a, b)
	}
}

func TestSlugOfLongNames(t *testing.T) {
	long := strings.Repeat("Ministère ", 40)
	a, b := Slug(long+"A"), Slug(long+"B")
	if a == b || len(a) > maxSlug || len(b) > maxSlug {
		t.Errorf("Slug of long names: %q and %q, want two names of at most %d bytes", a, b, maxSlug)
	}
}

func TestArticleID(t *testing.T) {
	if a, b := ArticleID("https://a.example/1", "x"), ArticleID("https://a.example/1", "y"); a != b || len(a) != 16 {
		t.Errorf("ids %q and %q, want the same 16 digits for the same address", a, b)
	}
	if a, b := ArticleID("", "x"), ArticleID("", "y"); a == b {
		t.Errorf("id %q for two texts", a)
	}
}

func FuzzSlug(f *testing.F) {
	for _, s := range []string{"", "Xi Jinping", "й", "\u0306", "a/b#c+d", "\xff", "ﬁn", strings.Repeat("é", 200)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		s := Slug(name)
		if s == "" || len(s) > maxSlug || strings.ContainsAny(s, "/#+ \t\n<>\"{}|^`\\") {
			t.Fatalf("Slug(%q) = %q", name, s)
		}
		if !utf8.ValidString(s) {
			t.Fatalf("Slug(%q) = %q is not UTF-8", name, s)
		}
		if utf8.ValidString(name) && Slug(norm.NFD.String(name)) != s {
			t.Fatalf("Slug(%q) = %q, but %q for its decomposed form", name, s, Slug(norm.NFD.String(name)))
		}
	})
}

func BenchmarkSlug(b *testing.B) {
	for _, n := range []string{"Xi Jinping", "Volodymyr Zelenskyy", "Știrile ProTV"} {
		b.Run(n, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Slug(n)
			}
		})
	}
}
