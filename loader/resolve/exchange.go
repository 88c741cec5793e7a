package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"kg/schema"
)

// account is one article's account of one exchange, with what decides which
// exchange that is.
type account struct {
	node     string // its name
	article  *schema.Article
	story    int
	exchange *schema.Exchange
	first    int // the days it may have taken place on, since 1970; both 0 if undated
	last     int
	day      bool // the date is known to the day
}

// dated tells whether the account gives a date at all.
func (a *account) dated() bool { return a.exchange.Date != "" }

// collectAccounts lists the accounts of all articles in order of their names.
func collectAccounts(articles []Article, s stories) []*account {
	var accounts []*account
	for i, article := range articles {
		for j := range article.Record.Exchanges {
			x := &article.Record.Exchanges[j]
			a := &account{
				node:     schema.AccountNode(schema.Base, article.Record.ID, j+1),
				article:  article.Record,
				story:    s[i],
				exchange: x,
			}
			a.first, a.last, a.day = daysOf(x.Date)
			accounts = append(accounts, a)
		}
	}
	slices.SortFunc(accounts, func(a, b *account) int { return strings.Compare(a.node, b.node) })
	return accounts
}

const secondsADay = 24 * 60 * 60

// daysOf returns the first and last day of an ISO 8601 date of any precision,
// in days since 1970, and whether it is one day.
func daysOf(date string) (first, last int, day bool) {
	for _, f := range []struct {
		layout      string
		year, month int
	}{{"2006-01-02", 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(f.layout, date)
		if err != nil {
			continue
		}
		first = int(t.Unix() / secondsADay)
		if f.year+f.month == 0 {
			return first, first, true
		}
		return first, int(t.AddDate(f.year, f.month, 0).Unix()/secondsADay) - 1, false
	}
	return 0, 0, false
}

// mergeExchanges makes one exchange of all accounts of it.
func mergeExchanges(accounts []*account) []schema.MergedExchange {
	groups := map[string][]*account{}
	for _, a := range accounts {
		groups[groupOf(a.exchange)] = append(groups[groupOf(a.exchange)], a)
	}
	var merged []schema.MergedExchange
	for _, key := range sortedKeys(groups) {
		for _, c := range cluster(groups[key]) {
			merged = append(merged, c.merge())
		}
	}
	nameApart(merged)
	slices.SortFunc(merged, func(a, b schema.MergedExchange) int { return strings.Compare(a.ID, b.ID) })
	return merged
}

// groupOf returns what accounts of one exchange agree in: participants, kind,
// and whether it was held, is to be held, or was not.
func groupOf(x *schema.Exchange) string {
	stage := x.Status
	if stage == "proposed" {
		stage = "planned"
	}
	ids := make([]string, len(x.Participants))
	for i, p := range x.Participants {
		ids[i] = p.ID
	}
	slices.Sort(ids)
	return x.Kind + " " + stage + " " + strings.Join(slices.Compact(ids), " ")
}

// exchangeCluster is a set of accounts that all tell of one exchange.
type exchangeCluster struct {
	first, last int // days; both 0 if undated
	day, dated  bool
	accounts    []*account
}

// holds tells whether the cluster has an account of the same article: an
// article that tells of two exchanges keeps them apart.
func (c *exchangeCluster) holds(a *account) bool {
	return slices.ContainsFunc(c.accounts, func(b *account) bool { return b.article == a.article })
}

// cluster sorts the accounts of a group into exchanges: those with a day
// first, the days with most accounts leading; then those with a month or a
// year; then the undated. A less precise account joins when exactly one
// exchange fits it.
func cluster(group []*account) []*exchangeCluster {
	support := map[int]int{}
	for _, a := range group {
		if a.day {
			support[a.first]++
		}
	}
	group = slices.Clone(group)
	slices.SortFunc(group, func(a, b *account) int {
		return cmp.Or(
			compareBool(!a.day, !b.day),
			compareBool(!a.dated(), !b.dated()),
			cmp.Compare(support[b.first], support[a.first]),
			cmp.Compare(a.first, b.first),
			cmp.Compare(a.last, b.last),
			strings.Compare(a.node, b.node))
	})
	var clusters []*exchangeCluster
	for _, a := range group {
		var fits []*exchangeCluster
		for _, c := range clusters {
			if !c.holds(a) && c.fits(a) {
				fits = append(fits, c)
			}
		}
		if c := choose(a, fits); c != nil {
			c.accounts = append(c.accounts, a)
			continue
		}
		clusters = append(clusters, &exchangeCluster{a.first, a.last, a.day, a.dated(), []*account{a}})
	}
	return clusters
}

// choose returns the exchange that the account joins: with a day the nearest,
// otherwise the only one that fits.
func choose(a *account, fits []*exchangeCluster) *exchangeCluster {
	if len(fits) == 0 || !a.day && len(fits) > 1 {
		return nil
	}
	return slices.MinFunc(fits, func(c, d *exchangeCluster) int {
		return cmp.Compare(distance(c.first, a.first), distance(d.first, a.first))
	})
}

func distance(a, b int) int { return max(a-b, b-a) }

// slack is the number of days by which two accounts of one exchange may
// differ: outlets write in their own time zones.
const slack = 1

// recent is how many days before its publication an undated report is
// expected to speak of, and how far apart two undated reports of one exchange
// may appear.
const recent = 7

func (c *exchangeCluster) fits(a *account) bool {
	switch {
	case !c.dated:
		return !a.dated() && c.sameReport(a)
	case a.day && c.day:
		return distance(a.first, c.first) <= slack && (a.first == c.first || c.mediumFits(a))
	case a.dated():
		return a.first-slack <= c.last && c.first <= a.last+slack && c.mediumFits(a)
	}
	return c.mediumFits(a) && c.undatedFits(a)
}

// mediumFits tells whether the media agree; unknown agrees with all, and a
// call by phone in one report may have been a video call in another.
func (c *exchangeCluster) mediumFits(a *account) bool {
	return !slices.ContainsFunc(c.accounts, func(b *account) bool {
		m, n := a.exchange.Medium, b.exchange.Medium
		return m != n && m != "unknown" && n != "unknown" && a.exchange.Kind != "call"
	})
}

// undatedFits tells whether an account without a date can speak of the dated
// exchange: by the weekday it names, or by its day of publication.
func (c *exchangeCluster) undatedFits(a *account) bool {
	if !c.day {
		return false
	}
	if a.article.Published != nil {
		pub, _, known := daysOf(*a.article.Published)
		if known && (c.first > pub+slack && a.exchange.Status == "held" || c.first < pub-recent) {
			return false
		}
		return known
	}
	weekday := time.Unix(int64(c.first)*secondsADay, 0).UTC().Weekday()
	return a.exchange.Weekday == "" || a.exchange.Weekday == strings.ToLower(weekday.String())
}

// sameReport tells whether two undated accounts speak of one exchange: they
// tell one story, or appeared within days of each other.
func (c *exchangeCluster) sameReport(a *account) bool {
	return slices.ContainsFunc(c.accounts, func(b *account) bool {
		if a.story == b.story {
			return true
		}
		if a.article.Published == nil || b.article.Published == nil {
			return false
		}
		p, _, known := daysOf(*a.article.Published)
		q, _, alsoKnown := daysOf(*b.article.Published)
		return known && alsoKnown && distance(p, q) <= slack
	}) && c.mediumFits(a)
}

// merge makes one exchange of the accounts.
func (c *exchangeCluster) merge() schema.MergedExchange {
	slices.SortFunc(c.accounts, func(a, b *account) int { return strings.Compare(a.node, b.node) })
	x := schema.MergedExchange{Kind: c.accounts[0].exchange.Kind}
	statuses, media, dates, places, initiators, durations := counts{}, counts{}, counts{}, counts{}, counts{}, counts{}
	topics, notTopics := map[string]schema.Topic{}, map[string]schema.Topic{}
	participants, outlets := map[string]schema.Actor{}, map[string]schema.Outlet{}
	for _, a := range c.accounts {
		x.Accounts = append(x.Accounts, a.node)
		statuses[a.exchange.Status]++
		if a.exchange.Medium != "unknown" {
			media[a.exchange.Medium]++
		}
		if len(a.exchange.Date) > 0 {
			dates[a.exchange.Date]++
		}
		if a.exchange.Place != nil {
			places[*a.exchange.Place]++
		}
		if a.exchange.Initiator != nil {
			initiators[a.exchange.Initiator.ID]++
		}
		if n := a.exchange.DurationMin; n > 0 {
			durations[fmt.Sprintf("%06d", n)]++
			x.DurationMin = n
		}
		keep(topics, a.exchange.Topics, func(t schema.Topic) string { return t.ID })
		keep(notTopics, a.exchange.NotTopics, func(t schema.Topic) string { return t.ID })
		keep(participants, a.exchange.Participants, func(p schema.Actor) string { return p.ID })
		if a.article.Outlet != nil {
			keep(outlets, []schema.Outlet{*a.article.Outlet}, func(o schema.Outlet) string { return o.ID })
		}
	}
	x.Status, x.Place, x.Date = statuses.most(), places.most(), bestDate(dates)
	x.Medium = bestMedium(media)
	if len(initiators) == 1 {
		x.Initiator = initiators.most()
	}
	if len(durations) > 0 {
		fmt.Sscanf(durations.most(), "%d", &x.DurationMin)
	}
	x.Topics, x.NotTopics = sortedValues(topics), sortedValues(notTopics)
	x.Participants, x.Outlets = sortedValues(participants), sortedValues(outlets)
	x.Independent = independent(c.accounts)
	x.ID = nameOf(&x)
	return x
}

func keep[T any](seen map[string]T, values []T, id func(T) string) {
	for _, v := range values {
		if _, ok := seen[id(v)]; !ok {
			seen[id(v)] = v
		}
	}
}

func sortedValues[T any](m map[string]T) []T {
	values := make([]T, 0, len(m))
	for _, k := range sortedKeys(m) {
		values = append(values, m[k])
	}
	return values
}

// bestDate returns the most precise date, of several the one with most
// accounts, then the earliest.
func bestDate(dates counts) string {
	best := ""
	for d, n := range dates {
		if best == "" || cmp.Or(cmp.Compare(len(d), len(best)), cmp.Compare(n, dates[best]), strings.Compare(best, d)) > 0 {
			best = d
		}
	}
	return best
}

// bestMedium returns the medium that the accounts name. A video call is often
// said to be by phone and hardly ever the other way round, so one account of
// video outweighs the phones.
func bestMedium(media counts) string {
	switch {
	case media["video"] > 0:
		return "video"
	case len(media) == 0:
		return "unknown"
	}
	return media.most()
}

// independent counts the sources behind the accounts: articles of one story
// or of one outlet are one source.
func independent(accounts []*account) int {
	roots := map[string]string{}
	var find func(string) string
	find = func(k string) string {
		if p, ok := roots[k]; ok && p != k {
			return find(p)
		}
		return k
	}
	for _, a := range accounts {
		story := fmt.Sprintf("story %d", a.story)
		keys := []string{story}
		if a.article.Outlet != nil {
			keys = append(keys, a.article.Outlet.ID)
		}
		for _, k := range keys {
			if _, ok := roots[k]; !ok {
				roots[k] = k
			}
			if r, s := find(story), find(k); r != s {
				roots[max(r, s)] = min(r, s)
			}
		}
	}
	n := 0
	for k, p := range roots {
		if k == p {
			n++
		}
	}
	return n
}

// nameOf returns the name of an exchange, such as
// urn:kg:call/2026-02-04/vladimir-putin+xi-jinping; one that was not held
// ends in its status.
func nameOf(x *schema.MergedExchange) string {
	slugs := make([]string, len(x.Participants))
	for i, p := range x.Participants {
		slugs[i] = p.ID[strings.LastIndexByte(p.ID, '/')+1:]
	}
	slices.Sort(slugs)
	date := x.Date
	if date == "" {
		date = "undated"
	}
	name := schema.Base + x.Kind + "/" + date + "/" + strings.Join(slugs, "+")
	if x.Status != "held" {
		name += "/" + x.Status
	}
	return name
}

// nameApart numbers exchanges that would have one name, in the order of their
// first accounts.
func nameApart(merged []schema.MergedExchange) {
	byName := map[string][]int{}
	for i := range merged {
		byName[merged[i].ID] = append(byName[merged[i].ID], i)
	}
	for name, same := range byName {
		slices.SortFunc(same, func(i, j int) int { return strings.Compare(merged[i].Accounts[0], merged[j].Accounts[0]) })
		for n, i := range same[1:] {
			merged[i].ID = fmt.Sprintf("%s/%d", name, n+2)
		}
	}
}
