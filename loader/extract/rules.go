package extract

import (
	"strings"
	"sync"
	"unicode/utf8"

	"kg/loader/lexicon"
)

// rules is what the stages need of a language again and again, worked out of
// its settings once.
type rules struct {
	ownerBehind         bool                  // a possessive stands behind its noun: omologul său
	masculine, feminine []string              // "ending=nominative" of family names
	articlesRepeat      bool                  // adjectives follow their nouns, and each noun of a list has its article
	adjectiveEndings    []string              // words that end so are adjectives
	infinitiveEndings   []string              // infinitives end so
	proDrop             bool                  // a verb may have no subject of its own
	noArticles          bool                  // a noun group needs no determiner
	articles            map[lexicon.Word]bool // words that are articles before a noun of contact, though they are prepositions too
	verbEndings         []string              // finite verbs end so
	pluralEndings       []string              // plural nouns end so
	apostrophe          bool                  // an apostrophe alone is a possessive ending: the teachers' union
	apart               map[lexicon.Word]bool // words that say that several did something each: separate talks
	lengthEndings       []string              // words before a noun that end so say how long it took
	nounCompounds       bool                  // a noun may stand before the noun that it modifies: US president, Kremlin aide
	genitiveNames       bool                  // a name in the genitive follows its head noun without a preposition
	genitiveBefore      bool                  // or comes before it: Russlands Außenminister
	cases               bool                  // names and offices are declined: their forms tell what goes with what
	lastVerbs           bool                  // the verb may end its clause, behind its objects
	roleEndings         []string              // nouns that end so are the role: Verkehrsminister
	dropsArticle        bool                  // a noun right behind a preposition has no article though it is known: la întâlnire
	nounCapitals        bool                  // all nouns have capitals
	commonEndings       []string              // words that end so are no names
	openings            []string              // letters and how they are read at the start of a sentence: aà
	obliqueEndings      []string              // before a given name: a word that ends so is no family name
	genitiveEndings     []string              // common nouns in the genitive end so
	whence              map[lexicon.Word]bool // prepositions that join a plural to where it comes from: din
	nameEndings         []string              // case endings of names, longest first
	where, summits      map[lexicon.Word]bool // words for where, behind a place; for a summit
	reports             map[lexicon.Word]bool // words for what somebody may deny: reports, rumours
}

var rulesByLanguage sync.Map // *lexicon.Language → *rules

func rulesOf(l *lexicon.Language) *rules {
	if r, ok := rulesByLanguage.Load(l); ok {
		return r.(*rules)
	}
	r := &rules{
		ownerBehind:   l.Has("possessive", "behind"),
		masculine:     l.Setting("masculine-nominative"),
		feminine:      l.Setting("feminine-nominative"),
		nounCompounds: l.Has("compounds", "left"),
		genitiveNames: l.Has("genitive", "bare"),

		genitiveBefore:    l.Has("genitive", "before"),
		nounCapitals:      l.Has("capitals", "nouns"),
		dropsArticle:      l.Has("articles", "dropped"),
		roleEndings:       l.Setting("role-endings"),
		infinitiveEndings: l.Setting("infinitive-endings"),
		proDrop:           l.Has("pro-drop", "yes"),
		lastVerbs:         l.Has("verbs", "last"),
		cases:             l.Has("cases", "marked"),
		commonEndings:     l.Setting("common-endings"),
		noArticles:        l.Has("articles", "none"),
		articles:          wordSet(l, "article"),
		verbEndings:       l.Setting("verb-endings"),
		pluralEndings:     l.Setting("plural-endings"),
		nameEndings:       l.Setting("name-endings"),
		genitiveEndings:   l.Setting("genitive-endings"),
		whence:            wordSet(l, "whence"),
		obliqueEndings:    l.Setting("oblique-endings"),
		apart:             wordSet(l, "apart"),
		lengthEndings:     l.Setting("length-endings"),
		apostrophe:        l.Classes(l.Find("'")).Has(lexicon.Genitive) && l.Has("compounds", "left"),
		where:             wordSet(l, "where"),
		summits:           wordSet(l, "summits"),
		reports:           wordSet(l, "reports"),
	}
	r.openings = l.Setting("opening-letters")
	r.adjectiveEndings = l.Setting("adjective-endings")
	r.articlesRepeat = !r.noArticles && !r.nounCompounds && !r.nounCapitals
	got, _ := rulesByLanguage.LoadOrStore(l, r)
	return got.(*rules)
}

// article reports whether w, a preposition too, is an article before a noun of
// contact: a reunião, but ao encontro.
func (r *rules) article(w lexicon.Word) bool { return r.articles[w] }

// familyNominative returns the nominative of a family name that stands alone in
// another case: of one that is surely inflected, whose ending has two letters
// at least in the nominative.
func (r *rules) familyNominative(name string) string {
	for _, endings := range [...][]string{r.masculine, r.feminine} {
		for _, e := range endings {
			ending, nominative, _ := strings.Cut(e, "=")
			if utf8.RuneCountInString(ending) > 2 && utf8.RuneCountInString(nominative) > 1 && len(name) > len(ending)+2 && strings.HasSuffix(name, ending) {
				return strings.TrimSuffix(name, ending) + nominative
			}
		}
	}
	return name
}

// nominative returns the nominative of a family name that stands in another
// case, as the given name before it does.
func (r *rules) nominative(name string, gender lexicon.Feat) string {
	endings := r.masculine
	if gender == lexicon.Fem {
		endings = r.feminine
	}
	for _, e := range endings {
		ending, nominative, _ := strings.Cut(e, "=")
		if strings.HasSuffix(name, ending) {
			return strings.TrimSuffix(name, ending) + nominative
		}
	}
	return name
}
