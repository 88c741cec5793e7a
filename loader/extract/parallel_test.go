package extract

import (
	"reflect"
	"sync"
	"testing"

	"kg/schema"
)

// TestParallel: what is found does not depend on what else is read at the
// time, or was read before.
func TestParallel(t *testing.T) {
	read := func(i int) *schema.Article {
		c := &mentionTests[i%len(mentionTests)]
		a := &schema.Article{Lang: c.lang, Text: c.text}
		Extract(a)
		return a
	}
	want := make([]*schema.Article, len(mentionTests))
	for i := range want {
		want[i] = read(i)
	}
	var wg sync.WaitGroup
	for g := range 4 {
		wg.Go(func() {
			for k := range want {
				i := (k*7 + g*11) % len(want)
				if got := read(i); !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%s: read again, %q gives something else", mentionTests[i].name, mentionTests[i].text)
				}
			}
		})
	}
	wg.Wait()
}
