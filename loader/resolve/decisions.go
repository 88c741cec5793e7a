package resolve

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"kg/schema"
)

// Decisions are what people have decided about identity, one a line, in a
// text file that is kept with the graph and replayed at every build:
//
//	same NODE NODE            the second is the first
//	apart NODE ARTICLE NAME   in that article, NODE is someone else, named NAME
//	name NODE NAME            the canonical name
//
// NODE is a node's name with or without "urn:kg:", such as actor/xi-jinping;
// ARTICLE an article's id. " #" begins a comment; empty lines are skipped. A
// nil *Decisions decides nothing.
type Decisions struct {
	same   map[string]string          // node → the node it is
	apart  map[apartness]schema.Actor // who it is instead
	rename map[string]string          // node → name
}

type apartness struct{ node, article string }

// ReadDecisions reads a file of decisions; name stands in errors, which give
// the line. The first bad line ends reading, since half of the decisions are
// worse than none.
func ReadDecisions(r io.Reader, name string) (*Decisions, error) {
	d := &Decisions{same: map[string]string{}, apart: map[apartness]schema.Actor{}, rename: map[string]string{}}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(lines.Text(), " #")
		fields := strings.Fields(line)
		if len(fields) == 0 || strings.HasPrefix(fields[0], "#") {
			continue
		}
		if err := d.decide(fields); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return d, nil
}

func (d *Decisions) decide(f []string) error {
	switch verb := f[0]; {
	case verb == "same" && len(f) == 3:
		keep, drop := node(f[1]), node(f[2])
		if d.canonical(keep) == d.canonical(drop) {
			return fmt.Errorf("%s and %s are already one", f[1], f[2])
		}
		d.same[d.canonical(drop)] = keep
	case verb == "apart" && len(f) >= 4:
		name := strings.Join(f[3:], " ")
		other := schema.Actor{ID: schema.Base + "actor/" + schema.Slug(name), Name: name}
		if other.ID == node(f[1]) {
			return fmt.Errorf("%q is the name of %s itself; give one that tells them apart", name, f[1])
		}
		article := strings.TrimPrefix(strings.TrimPrefix(strings.Trim(f[2], "<>"), schema.Base), "article/")
		d.apart[apartness{node(f[1]), article}] = other
	case verb == "name" && len(f) >= 3:
		d.rename[node(f[1])] = strings.Join(f[2:], " ")
	default:
		return fmt.Errorf("expected \"same NODE NODE\", \"apart NODE ARTICLE NAME\" or \"name NODE NAME\", found %q", strings.Join(f, " "))
	}
	return nil
}

// node completes the name of a node.
func node(s string) string {
	s = strings.Trim(s, "<>")
	if strings.HasPrefix(s, schema.Base) {
		return s
	}
	return schema.Base + s
}

// canonical follows "same" to its end; decide never closes a circle.
func (d *Decisions) canonical(id string) string {
	for {
		keep, ok := d.same[id]
		if !ok {
			return id
		}
		id = keep
	}
}

// Apply rewrites the actors, topics and outlets of one article as decided.
func (d *Decisions) Apply(a *schema.Article) {
	if d == nil {
		return
	}
	for i := range a.Exchanges {
		x := &a.Exchanges[i]
		for j := range x.Participants {
			d.actor(a.ID, &x.Participants[j])
		}
		d.actor(a.ID, x.Initiator)
		d.topics(x.Topics)
		d.topics(x.NotTopics)
	}
	for i := range a.Claims {
		c := &a.Claims[i]
		d.actor(a.ID, &c.Speaker)
		d.actor(a.ID, c.Addressee)
		d.outlets(c.Via)
		d.topics(c.Topics)
	}
	if a.Outlet != nil {
		d.node(&a.Outlet.ID, &a.Outlet.Name)
	}
	d.outlets(a.Agencies)
}

func (d *Decisions) actor(article string, a *schema.Actor) {
	if a == nil {
		return
	}
	if other, ok := d.apart[apartness{a.ID, article}]; ok {
		a.ID, a.Name = other.ID, other.Name
	}
	d.node(&a.ID, &a.Name)
}

func (d *Decisions) topics(ts []schema.Topic) {
	for i := range ts {
		d.node(&ts[i].ID, &ts[i].Name)
	}
}

func (d *Decisions) outlets(os []schema.Outlet) {
	for i := range os {
		d.node(&os[i].ID, &os[i].Name)
	}
}

func (d *Decisions) node(id, name *string) {
	*id = d.canonical(*id)
	if n := d.rename[*id]; n != "" {
		*name = n
	}
}
