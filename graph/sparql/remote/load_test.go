package remote_test

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/sparql/remote"
)

func TestLoad(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/typed":
			w.Header().Set("Content-Type", "text/turtle; charset=utf-8")
			io.WriteString(w, "<a> <b> 1 .")
		case "/named.nt":
			io.WriteString(w, "<urn:a> <urn:b> \"x\" .\n")
		case "/large.nt":
			io.WriteString(w, strings.Repeat("<urn:a> <urn:b> \"x\" .\n", 10_000))
		case "/broken.ttl":
			io.WriteString(w, "<urn:a> <urn:b>")
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	c := &remote.Client{MaxSize: 100_000}
	quads, err := c.Load(context.Background(), server.URL+"/typed")
	if err != nil || len(quads) != 1 || quads[0].S != rdf.NewIRI(server.URL+"/a") {
		t.Errorf("typed: %v, %v", quads, err)
	}
	if quads, err := c.Load(context.Background(), server.URL+"/named.nt"); err != nil || len(quads) != 1 {
		t.Errorf("named: %v, %v", quads, err)
	}
	for path, want := range map[string]string{"/large.nt": "larger than", "/broken.ttl": "broken.ttl:1:", "/none": "404"} {
		if _, err := c.Load(context.Background(), server.URL+path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
	if _, err := c.Load(context.Background(), "file:///etc/passwd"); err == nil {
		t.Error("a file was loaded")
	}
}
