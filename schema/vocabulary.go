package schema

// NS is the namespace of kg's own classes and predicates; Base is what the
// names of its nodes begin with. A caller may name nodes under another base,
// but the vocabulary stays where it is.
const (
	NS   = "urn:kg:ns#"
	Base = "urn:kg:"
)

// Namespaces of the well-known vocabularies that kg uses.
const (
	RDF      = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	RDFS     = "http://www.w3.org/2000/01/rdf-schema#"
	XSD      = "http://www.w3.org/2001/XMLSchema#"
	OWL      = "http://www.w3.org/2002/07/owl#"
	SKOS     = "http://www.w3.org/2004/02/skos/core#"
	SchemaNS = "https://schema.org/"
	Prov     = "http://www.w3.org/ns/prov#"
	Wikidata = "http://www.wikidata.org/entity/"
)

// Classes.
const (
	Person         = NS + "Person"
	Organization   = NS + "Organization"
	Country        = NS + "Country"
	Place          = NS + "Place"
	OutletClass    = NS + "Outlet"
	TopicClass     = NS + "Topic"
	ArticleClass   = NS + "Article"
	ExchangeClass  = NS + "Exchange"
	CallClass      = NS + "Call"
	MeetingClass   = NS + "Meeting"
	MessageClass   = NS + "Message"
	AccountClass   = NS + "Account"
	ClaimClass     = NS + "Claim"
	EvidenceClass  = NS + "Evidence"
	ActorClass     = NS + "Actor"
	RejectionClass = NS + "Rejection"
)

// Predicates. The first three are the relations that the graph is built around.
const (
	SpokeWith  = NS + "spoke_with"
	Discussed  = NS + "discussed"
	ReportedBy = NS + "reported_by"

	Participant        = NS + "participant"
	Initiator          = NS + "initiator"
	Status             = NS + "status"
	Medium             = NS + "medium"
	Date               = NS + "date"
	PlacePredicate     = NS + "place"
	Duration           = NS + "duration"
	NotDiscussed       = NS + "not_discussed"
	AccountOf          = NS + "account_of"
	ClaimedBy          = NS + "claimed_by"
	Text               = NS + "text"
	ClaimKind          = NS + "claim_kind"
	AddressedTo        = NS + "addressed_to"
	Via                = NS + "via"
	About              = NS + "about"
	EvidencePredicate  = NS + "evidence"
	ArticlePredicate   = NS + "article"
	Start              = NS + "start"
	End                = NS + "end"
	Sentence           = NS + "sentence"
	Rule               = NS + "rule"
	Role               = NS + "role"
	CopyOf             = NS + "copy_of"
	IndependentSources = NS + "independent_sources"
	Candidate          = NS + "candidate"
	Hedged             = NS + "hedged"
)

// Terms of the well-known vocabularies.
const (
	RDFType       = RDF + "type"
	Label         = RDFS + "label"
	AltLabel      = SKOS + "altLabel"
	SameAs        = OWL + "sameAs"
	Headline      = SchemaNS + "headline"
	URL           = SchemaNS + "url"
	DatePublished = SchemaNS + "datePublished"
	InLanguage    = SchemaNS + "inLanguage"
	Publisher     = SchemaNS + "publisher"
	Author        = SchemaNS + "author"
	DerivedFrom   = Prov + "wasDerivedFrom"
)

// Prefixes are the prefixes that every query may use without declaring them,
// in alphabetical order.
var Prefixes = []struct{ Name, IRI string }{
	{"kg", NS},
	{"owl", OWL},
	{"prov", Prov},
	{"rdf", RDF},
	{"rdfs", RDFS},
	{"schema", SchemaNS},
	{"skos", SKOS},
	{"wd", Wikidata},
	{"xsd", XSD},
}
