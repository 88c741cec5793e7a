package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph/rdf"
	"kg/graph/store"
	"kg/schema"
)

// Event is one exchange in a timeline.
type Event struct {
	Exchange     string   `json:"exchange"`
	Kind         string   `json:"kind"` // call, meeting or message
	Status       string   `json:"status"`
	Medium       string   `json:"medium"`
	Date         string   `json:"date,omitempty"`
	Place        string   `json:"place,omitempty"`
	Participants []string `json:"participants"`
	Topics       []string `json:"topics"`
	Outlets      []string `json:"outlets"`
	Sources      int      `json:"independent_sources"`
}

// Timeline returns the exchanges in which all the actors took part, or all
// exchanges if none is given, in order of time; those without a date last.
func (g *Graph) Timeline(ctx context.Context, actors []string) ([]Event, error) {
	var ids []string
	for _, a := range actors {
		iri, err := g.Resolve(a, "actor")
		if err != nil {
			return nil, err
		}
		ids = append(ids, iri)
	}
	v, err := g.view()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	events := []Event{}
	for _, x := range v.subjects(schema.RDFType, v.iri(schema.ExchangeClass)) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(ids, func(a string) bool { return !v.has(x, schema.Participant, v.iri(a)) }) {
			events = append(events, v.event(x))
		}
	}
	slices.SortFunc(events, func(a, b Event) int {
		if (a.Date == "") != (b.Date == "") {
			return strings.Compare(b.Date, a.Date)
		}
		if c := strings.Compare(a.Date, b.Date); c != 0 {
			return c
		}
		return strings.Compare(a.Exchange, b.Exchange)
	})
	return events, v.err
}

func (v *view) event(x store.ID) Event {
	e := Event{
		Exchange: v.text(x), Kind: v.kind(x), Status: v.value(x, schema.Status), Medium: v.value(x, schema.Medium), Date: v.value(x, schema.Date),
		Place:        join(v.labels(x, schema.PlacePredicate, schema.Label)),
		Participants: v.labels(x, schema.Participant, schema.Label),
		Topics:       v.labels(x, schema.Discussed, schema.Label),
		Outlets:      v.labels(x, schema.ReportedBy, schema.Label),
	}
	fmt.Sscan(v.value(x, schema.IndependentSources), &e.Sources)
	return e
}

func (v *view) kind(x store.ID) string {
	for _, class := range []string{schema.CallClass, schema.MeetingClass, schema.MessageClass} {
		if v.has(x, schema.RDFType, v.iri(class)) {
			return strings.ToLower(strings.TrimPrefix(class, schema.NS))
		}
	}
	return ""
}

// Comparison holds the accounts of one exchange side by side.
type Comparison struct {
	Event
	Accounts []Account `json:"accounts"`
}

// Account is what one article says of the exchange.
type Account struct {
	Account   string   `json:"account"`
	Article   string   `json:"article"`
	Outlet    string   `json:"outlet,omitempty"`
	Published string   `json:"published,omitempty"`
	CopyOf    string   `json:"copy_of,omitempty"`
	Status    string   `json:"status"`
	Medium    string   `json:"medium"`
	Date      string   `json:"date,omitempty"`
	Duration  string   `json:"duration,omitempty"`
	Place     string   `json:"place,omitempty"`
	Topics    []string `json:"topics"`
	OnlyHere  []string `json:"only_here"` // topics that no other account has, copies of this one aside
	Missing   []string `json:"missing"`   // topics that another account has and this one not
	Claims    []string `json:"claims"`    // what the participants are reported to have said in the article
	Sentences []string `json:"sentences"`
}

// Compare returns the accounts of an exchange, in order of publication.
func (g *Graph) Compare(ctx context.Context, exchange string) (*Comparison, error) {
	iri, err := g.Resolve(exchange, "exchange")
	if err != nil {
		return nil, err
	}
	v, err := g.view()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	x := v.iri(iri)
	accounts := v.subjects(schema.AccountOf, x)
	if len(accounts) == 0 && v.err == nil {
		return nil, fmt.Errorf("%s is not an exchange; hint: kg timeline lists them", shorten(iri))
	}
	c := &Comparison{Event: v.event(x)}
	for _, a := range accounts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.Accounts = append(c.Accounts, v.account(a, x))
	}
	slices.SortFunc(c.Accounts, func(a, b Account) int {
		if n := strings.Compare(a.Published, b.Published); n != 0 {
			return n
		}
		return strings.Compare(a.Account, b.Account)
	})
	c.contrast()
	return c, v.err
}

func (v *view) account(a, x store.ID) Account {
	c := Account{
		Account: v.text(a), Status: v.value(a, schema.Status), Medium: v.value(a, schema.Medium), Date: v.value(a, schema.Date),
		Duration: v.value(a, schema.Duration), Place: join(v.labels(a, schema.PlacePredicate, schema.Label)),
		Topics: v.labels(a, schema.Discussed, schema.Label),
	}
	for _, article := range v.objects(a, schema.ArticlePredicate) {
		c.Article, c.Published = v.text(article), v.value(article, schema.DatePublished)
		c.Outlet, c.CopyOf = join(v.labels(article, schema.Publisher, schema.Label)), v.value(article, schema.CopyOf)
		for _, claim := range v.subjects(schema.ArticlePredicate, article) {
			for _, speaker := range v.objects(claim, schema.ClaimedBy) {
				if v.has(x, schema.Participant, speaker) {
					c.Claims = append(c.Claims, v.value(speaker, schema.Label)+": "+v.value(claim, schema.Text))
				}
			}
		}
	}
	for _, r := range v.reasons(a) {
		c.Sentences = append(c.Sentences, r.Sentence)
	}
	return c
}

// contrast fills in what only one of the accounts has. Copies of one story
// are one voice.
func (c *Comparison) contrast() {
	voices := map[string]map[string]bool{} // topic → stories
	all := []string{}
	for _, a := range c.Accounts {
		for _, t := range a.Topics {
			if voices[t] == nil {
				voices[t] = map[string]bool{}
				all = append(all, t)
			}
			voices[t][a.story()] = true
		}
	}
	slices.Sort(all)
	for i := range c.Accounts {
		a := &c.Accounts[i]
		a.OnlyHere, a.Missing = []string{}, []string{}
		for _, t := range all {
			switch has := slices.Contains(a.Topics, t); {
			case has && len(voices[t]) == 1 && len(c.Accounts) > 1:
				a.OnlyHere = append(a.OnlyHere, t)
			case !has:
				a.Missing = append(a.Missing, t)
			}
		}
	}
}

func (a *Account) story() string {
	if a.CopyOf != "" {
		return a.CopyOf
	}
	return a.Article
}

// literal returns the ID of a plain literal.
func (v *view) literal(s string) store.ID { return v.id(rdf.NewString(s)) }

// Stats counts what the graph holds.
func (g *Graph) Stats(ctx context.Context) (*Stats, error) {
	v, err := g.view()
	if err != nil {
		return nil, err
	}
	defer v.Close()
	count := func(class string) int { return len(v.subjects(schema.RDFType, v.iri(class))) }
	n := v.Stats()
	s := &Stats{
		Quads: n.Quads, Terms: n.Terms,
		Articles: count(schema.ArticleClass), Exchanges: count(schema.ExchangeClass), Accounts: count(schema.AccountClass), Claims: count(schema.ClaimClass),
		Persons: count(schema.Person), Bodies: count(schema.Organization) + count(schema.Country), Outlets: count(schema.OutletClass),
		Topics: count(schema.TopicClass), Rejected: count(schema.RejectionClass),
	}
	for _, x := range v.subjects(schema.Status, v.literal("held")) {
		if v.has(x, schema.RDFType, v.iri(schema.ExchangeClass)) {
			s.Held++
		}
	}
	return s, v.err
}
