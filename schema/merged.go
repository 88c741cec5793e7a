package schema

// Merged is what follows from all articles together: a pure function of the
// set of articles, whatever their order.
type Merged struct {
	Exchanges []MergedExchange // sorted by ID
	Actors    []MergedActor    // sorted by ID
	Copies    []Copy           // sorted by Article
}

// MergedExchange is one exchange with all accounts of it.
type MergedExchange struct {
	ID           string // urn:kg:call/2026-02-04/a+b
	Kind         string
	Medium       string
	Status       string
	Participants []Actor // sorted by ID
	Initiator    string  // an actor's ID; "" if none or if accounts disagree
	Date         string  // ISO 8601; "" if unknown
	Place        string
	DurationMin  int
	Topics       []Topic  // sorted by ID
	NotTopics    []Topic  // sorted by ID
	Accounts     []string // node names of the accounts, sorted
	Outlets      []Outlet // sorted by ID
	Independent  int      // sources, copies of one story counted once
}

// MergedActor is one actor under all the names that articles give it.
type MergedActor struct {
	ID       string
	Name     string
	Type     string
	AltNames []string // sorted, without Name
	Roles    []string // sorted
	SameAs   string   // a Wikidata item such as Q30; "" if unknown
}

// Copy says that Article tells the story of Original in the same words.
type Copy struct{ Article, Original string } // node names
