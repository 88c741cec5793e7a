package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"kg/loader/lexicon"
	"kg/schema"
)

// TestNamedEntities measures, on the texts with linked entities that KG_NAMES
// names, how many of the entities are mentions, and how often two mentions in
// one text of one entity, or of two, are told so.
func TestNamedEntities(t *testing.T) {
	name := os.Getenv("KG_NAMES")
	if name == "" {
		t.Skip("KG_NAMES names no JSONL file of texts with entities")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(make([]byte, 1<<20), 64<<20)
	var exact, overlap, all, pairs, right int
	for in.Scan() {
		var x struct {
			ID, Lang, Text string
			Entities       []struct {
				Start int32 `json:"bstart"`
				End   int32 `json:"bend"`
				URI   string
			}
		}
		if err := json.Unmarshal(in.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		lang := lexicon.Get(x.Lang)
		if lang == nil {
			continue
		}
		d := new(Document)
		d.read(&schema.Article{Text: x.Text, Lang: x.Lang}, lang)
		d.findMentions()
		d.findActors()
		d.resolve()
		actors := make([]int32, len(x.Entities))
		for k, e := range x.Entities {
			all++
			actors[k] = -1
			var best *Mention
			for i := range d.Mentions {
				m := &d.Mentions[i]
				if m.Kind == Pronoun || m.Start >= e.End || m.End <= e.Start {
					continue
				}
				if best == nil || m.Start == e.Start && m.End == e.End {
					best = m
				}
			}
			switch {
			case best == nil:
				t.Logf("%s: missed %q", x.ID, x.Text[e.Start:e.End])
			case best.atom >= 0 && d.atoms[best.atom].start == e.Start && d.atoms[best.atom].end == e.End || best.Start == e.Start && best.End == e.End:
				exact++
				actors[k] = best.Actor
			default:
				overlap++
				t.Logf("%s: %q is in %q", x.ID, x.Text[e.Start:e.End], x.Text[best.Start:best.End])
				actors[k] = best.Actor
			}
		}
		for a := range x.Entities {
			for b := range a {
				if actors[a] < 0 || actors[b] < 0 {
					continue
				}
				pairs++
				if (x.Entities[a].URI == x.Entities[b].URI) == (actors[a] == actors[b]) {
					right++
				} else {
					t.Logf("%s: %q and %q: same %v", x.ID, x.Text[x.Entities[a].Start:x.Entities[a].End], x.Text[x.Entities[b].Start:x.Entities[b].End], actors[a] == actors[b])
				}
			}
		}
	}
	t.Logf("%d entities: %d exact, %d overlap; %d of %d pairs right", all, exact, overlap, right, pairs)
	if (exact+overlap)*10 < all*7 {
		t.Errorf("found %d of %d entities, want at least 7 in 10", exact+overlap, all)
	}
}
