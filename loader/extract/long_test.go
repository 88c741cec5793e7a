package extract

import (
	"strings"
	"testing"
	"time"

	"kg/schema"
)

// TestLongInput: time grows with the length of a text, not with its square,
// even where every word asks for work.
func TestLongInput(t *testing.T) {
	for _, unit := range []string{
		"his counterpart's ",
		"Xi and Putin and ",
		"the French foreign minister, Jon Doe, ",
		"He said that they said that ",
		"Anna Berg Carl Dorn ",
		"“ ‘ said Mr ",
		"of the ministry of the ",
		"Xi-Putin-",
		"Zoran",
		"Abc Abd. ",
		"met with Xi on ",
	} {
		timeOf := func(n int) time.Duration {
			var b strings.Builder
			for i := 0; b.Len() < n; i++ {
				b.WriteString(unit)
				b.WriteByte("abcdefghijklmnopqrstuvwxyz"[i%26])
				b.WriteByte(' ')
			}
			body := b.String()
			best := time.Hour
			for range 3 {
				start := time.Now()
				Extract(&schema.Article{Lang: "en", Text: body})
				best = min(best, time.Since(start))
			}
			return best
		}
		short, long := timeOf(20_000), timeOf(160_000)
		if long > 20*short+700*time.Millisecond {
			t.Errorf("%q: 8 times the text takes %v instead of %v", unit, long, short)
		}
	}
}
