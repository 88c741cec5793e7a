// Package remote asks other SPARQL endpoints over HTTP, for SERVICE (SPARQL 1.1
// Federated Query, SPARQL 1.1 Protocol).
package remote

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"kg/graph/rdf"
	"kg/graph/sparql/results"
	"kg/graph/sparql/syntax"
)

// Client asks endpoints by POST and reads SPARQL JSON and XML. It implements
// exec.Remote.
type Client struct {
	HTTP    *http.Client // nil: http.DefaultClient
	MaxSize int64        // bytes of an answer; 0 means DefaultMaxSize
}

// DefaultMaxSize is how large an answer may be unless the client says otherwise.
const DefaultMaxSize = 256 << 20

// Select returns the solutions of pattern at the endpoint, a term for each of
// names. Requests end with ctx.
func (c *Client) Select(ctx context.Context, endpoint string, pattern *syntax.Group, names []string) ([][]rdf.Term, error) {
	if !strings.HasPrefix(endpoint, "http://") && !strings.HasPrefix(endpoint, "https://") {
		return nil, fmt.Errorf("service <%s>: not an address of the web", endpoint)
	}
	query := &syntax.Query{Form: syntax.Select, Star: len(names) == 0, Where: pattern}
	for _, name := range names {
		query.Projection = append(query.Projection, syntax.Projection{Var: syntax.Var{Name: name}})
	}
	result, err := c.post(ctx, endpoint, query.String())
	if err != nil {
		return nil, fmt.Errorf("service <%s>: %w", endpoint, err)
	}
	return columns(result, names), nil
}

// client returns the HTTP client to ask with.
func (c *Client) client() *http.Client {
	if c.HTTP != nil {
		return c.HTTP
	}
	return http.DefaultClient
}

// post sends the query and reads the answer.
func (c *Client) post(ctx context.Context, endpoint, query string) (*results.Result, error) {
	body := url.Values{"query": {query}}.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, endpoint, strings.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Accept", "application/sparql-results+json, application/sparql-results+xml;q=0.8")
	response, err := c.client().Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(io.LimitReader(response.Body, 200))
		return nil, fmt.Errorf("it answers %s: %s", response.Status, strings.Join(strings.Fields(string(text)), " "))
	}
	format, err := results.ParseFormat(response.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	most := c.MaxSize
	if most <= 0 {
		most = DefaultMaxSize
	}
	limited := &io.LimitedReader{R: response.Body, N: most + 1}
	result, err := results.Read(limited, format)
	if limited.N <= 0 {
		return nil, fmt.Errorf("its answer is larger than %d MB", most>>20)
	}
	return result, err
}

// columns returns the rows of a result with the columns in the order of names.
func columns(r *results.Result, names []string) [][]rdf.Term {
	at := map[string]int{}
	for i, v := range r.Vars {
		at[v] = i
	}
	rows := make([][]rdf.Term, len(r.Rows))
	for i, row := range r.Rows {
		rows[i] = make([]rdf.Term, len(names))
		for j, name := range names {
			if k, ok := at[name]; ok {
				rows[i][j] = row[k]
			}
		}
	}
	return rows
}
