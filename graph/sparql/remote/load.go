package remote

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"

	"kg/graph/rdf"
)

// Load fetches an RDF document over HTTP, for LOAD of SPARQL Update. Its
// format is what the server says it is, else what the address and the content
// tell.
func (c *Client) Load(ctx context.Context, iri string) ([]rdf.Quad, error) {
	if !strings.HasPrefix(iri, "http://") && !strings.HasPrefix(iri, "https://") {
		return nil, fmt.Errorf("not an address of the web")
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, iri, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/n-quads, application/trig, text/turtle, application/n-triples, application/rdf+xml;q=0.8, application/ld+json;q=0.7")
	response, err := c.client().Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answers %s", response.Status)
	}
	format := ""
	if f, err := rdf.ParseFormat(response.Header.Get("Content-Type")); err == nil {
		format = f.String()
	}
	most := c.MaxSize
	if most <= 0 {
		most = DefaultMaxSize
	}
	limited := &io.LimitedReader{R: response.Body, N: most + 1}
	reader, err := rdf.Open(limited, iri, format, rdf.Options{Base: iri, Scope: "load-"})
	if err != nil {
		return nil, err
	}
	var quads []rdf.Quad
	for {
		q, err := reader.Read()
		switch {
		case limited.N <= 0:
			return nil, fmt.Errorf("it is larger than %d MB", most>>20)
		case err == io.EOF:
			return quads, nil
		case err != nil:
			return nil, err
		}
		quads = append(quads, q)
	}
}
