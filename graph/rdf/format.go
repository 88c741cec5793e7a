package rdf

import (
	"fmt"
	"strings"
)

// Format is one of the concrete syntaxes of RDF.
type Format uint8

const (
	Unknown Format = iota
	NTriples
	NQuads
	Turtle
	TriG
	RDFXML
	JSONLD
)

var formats = [...]struct {
	name    string   // as users write it
	title   string   // as people speak of it
	media   string   // media type
	endings []string // of file names, without the dot
}{
	Unknown:  {"", "unknown format", "", nil},
	NTriples: {"nt", "N-Triples", "application/n-triples", []string{"nt", "ntriples"}},
	NQuads:   {"nq", "N-Quads", "application/n-quads", []string{"nq", "nquads"}},
	Turtle:   {"ttl", "Turtle", "text/turtle", []string{"ttl", "turtle", "n3"}},
	TriG:     {"trig", "TriG", "application/trig", []string{"trig"}},
	RDFXML:   {"rdf", "RDF/XML", "application/rdf+xml", []string{"rdf", "owl", "xml", "rdfxml"}},
	JSONLD:   {"jsonld", "JSON-LD", "application/ld+json", []string{"jsonld", "json"}},
}

// String returns the short name of the format, the usual ending of its files.
func (f Format) String() string { return formats[f].name }

// Title returns the name of the format in full: "N-Quads".
func (f Format) Title() string { return formats[f].title }

// MediaType returns the registered media type of the format.
func (f Format) MediaType() string { return formats[f].media }

// Graphs reports whether the format can hold named graphs.
func (f Format) Graphs() bool { return f == NQuads || f == TriG || f == JSONLD }

// ParseFormat returns the format called name: its short name, its title, its
// media type, or one of its file endings, in any case.
func ParseFormat(name string) (Format, error) {
	media, _, _ := strings.Cut(name, ";")
	media = strings.TrimSpace(media)
	for f := NTriples; int(f) < len(formats); f++ {
		d := &formats[f]
		if strings.EqualFold(media, d.title) || strings.EqualFold(media, d.media) {
			return f, nil
		}
		for _, e := range d.endings {
			if strings.EqualFold(media, e) {
				return f, nil
			}
		}
	}
	return Unknown, fmt.Errorf("unknown RDF format %q; hint: one of nt, nq, ttl, trig, rdf, jsonld", name)
}
