package resolve

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"kg/schema"
)

// shingleWords is the number of words in a shingle. With five, Jaccard or
// containment of one half tells a lightly edited copy of a wire story from
// two reports of one event (Broder, "On the resemblance and containment of
// documents", 1997).
const shingleWords = 5

// fewestShingles is the smallest set that is compared: the stock phrases of
// very short texts would make copies of strangers.
const fewestShingles = 12

// widestPosting bounds how many articles may share a shingle before it counts
// as a stock phrase and finds no further candidates.
const widestPosting = 1000

// The offset basis and prime of 64-bit FNV-1a.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// Shingles returns the sorted, distinct hashes of all runs of five words of
// text, case and punctuation set aside.
func Shingles(text string) []uint32 {
	words := wordHashes(text)
	if len(words) < shingleWords {
		return nil
	}
	shingles := make([]uint32, 0, len(words))
	for i := 0; i+shingleWords <= len(words); i++ {
		h := uint64(fnvOffset)
		for _, w := range words[i : i+shingleWords] {
			h = (h ^ w) * fnvPrime
			h ^= h >> 29
		}
		shingles = append(shingles, uint32(h>>32))
	}
	slices.Sort(shingles)
	return slices.Compact(shingles)
}

func wordHashes(text string) []uint64 {
	words := make([]uint64, 0, len(text)/5)
	h, inWord := uint64(fnvOffset), false
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) {
			h = (h ^ uint64(unicode.ToLower(r))) * fnvPrime
			inWord = true
		} else if inWord {
			words = append(words, h)
			h, inWord = fnvOffset, false
		}
	}
	if inWord {
		words = append(words, h)
	}
	return words
}

// stories says of each article which story it tells: the index of the
// story's first article.
type stories []int

// findStories puts articles of the same story together: Jaccard or
// containment of their shingles at or above one half. (Jaccard at one half
// implies containment at one half, so containment alone decides.)
func findStories(articles []Article) stories {
	s := make(stories, len(articles))
	for i := range s {
		s[i] = i
	}
	postings := map[uint32][]int32{}
	shared := map[int32]int{}
	for i, a := range articles {
		if len(a.Shingles) < fewestShingles {
			continue
		}
		clear(shared)
		for _, h := range a.Shingles {
			p := postings[h]
			for _, j := range p {
				shared[j]++
			}
			if len(p) < widestPosting {
				postings[h] = append(p, int32(i))
			}
		}
		for j, n := range shared {
			if 2*n >= min(len(a.Shingles), len(articles[j].Shingles)) {
				s.join(i, int(j))
			}
		}
	}
	for i := range s {
		s[i] = s.find(i)
	}
	return s
}

func (s stories) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

// join makes the smaller root the root of both, so that the result does not
// depend on the order of joining.
func (s stories) join(i, j int) {
	i, j = s.find(i), s.find(j)
	s[max(i, j)] = min(i, j)
}

// copies names the original of every story that several articles tell.
func (s stories) copies(articles []Article) []schema.Copy {
	members := make([][]*schema.Article, len(articles))
	for i, root := range s {
		members[root] = append(members[root], articles[i].Record)
	}
	var copies []schema.Copy
	for _, story := range members {
		if len(story) < 2 {
			continue
		}
		original := slices.MinFunc(story, func(a, b *schema.Article) int { return compareOriginality(a, b, story) })
		for _, a := range story {
			if a != original {
				copies = append(copies, schema.Copy{
					Article:  schema.ArticleNode(schema.Base, a.ID),
					Original: schema.ArticleNode(schema.Base, original.ID),
				})
			}
		}
	}
	slices.SortFunc(copies, func(a, b schema.Copy) int { return strings.Compare(a.Article, b.Article) })
	return copies
}

// compareOriginality orders the members of a story: an agency's own article
// first, then by date of publication, undated last, then by id.
func compareOriginality(a, b *schema.Article, story []*schema.Article) int {
	return cmp.Or(
		compareBool(!credited(a, story), !credited(b, story)),
		compareBool(a.Published == nil, b.Published == nil),
		strings.Compare(published(a), published(b)),
		strings.Compare(a.ID, b.ID))
}

// credited tells whether another member of the story names a's outlet as its agency.
func credited(a *schema.Article, story []*schema.Article) bool {
	if a.Outlet == nil {
		return false
	}
	for _, other := range story {
		if other != a && slices.ContainsFunc(other.Agencies, func(o schema.Outlet) bool { return o.ID == a.Outlet.ID }) {
			return true
		}
	}
	return false
}

func published(a *schema.Article) string {
	if a.Published == nil {
		return ""
	}
	return *a.Published
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}
