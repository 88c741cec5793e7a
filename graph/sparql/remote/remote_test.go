package remote_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/exec"
	"kg/graph/sparql/remote"
	"kg/graph/sparql/results"
)

var _ exec.Remote = (*remote.Client)(nil)

// endpoint answers queries over data, in XML if asked at /xml.
func endpoint(t *testing.T, data []rdf.Quad) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/broken" {
			http.Error(w, "out of\norder", http.StatusServiceUnavailable)
			return
		}
		view, done, _ := dataset.NewMemory(data).View()
		defer done()
		a, err := sparql.Query(r.Context(), view, r.FormValue("query"), sparql.Options{})
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		defer a.Close()
		format, media := results.JSON, "application/sparql-results+json"
		if r.URL.Path == "/xml" {
			format, media = results.XML, "application/sparql-results+xml; charset=utf-8"
		}
		w.Header().Set("Content-Type", media)
		if err := results.Write(w, format, a.Solutions()); err != nil {
			t.Error(err)
		}
	}))
	t.Cleanup(server.Close)
	return server
}

func TestService(t *testing.T) {
	there := endpoint(t, []rdf.Quad{
		{S: rdf.NewIRI("a:x"), P: rdf.NewIRI("p:name"), O: rdf.NewString("Xi")},
		{S: rdf.NewIRI("a:y"), P: rdf.NewIRI("p:name"), O: rdf.NewLangString("Igrec", "ro")},
	})
	view, done, _ := dataset.NewMemory([]rdf.Quad{
		{S: rdf.NewIRI("a:y"), P: rdf.NewIRI("p:knows"), O: rdf.NewIRI("a:x")},
		{S: rdf.NewIRI("a:e"), P: rdf.NewIRI("p:at"), O: rdf.NewIRI(there.URL + "/xml")},
	}).View()
	defer done()
	ask := func(text string, o sparql.Options) (string, error) {
		a, err := sparql.Query(context.Background(), view, text, o)
		if err != nil {
			return "", err
		}
		defer a.Close()
		r, err := results.Collect(a.Solutions())
		if err != nil {
			return "", err
		}
		var b strings.Builder
		for _, row := range r.Rows {
			for _, c := range row {
				b.WriteString(c.String() + " ")
			}
		}
		return strings.TrimSpace(b.String()), nil
	}
	allowed := sparql.Options{Service: &remote.Client{}}
	for _, c := range []struct{ text, want string }{
		{"SELECT ?n { ?a <p:knows> ?b SERVICE <" + there.URL + "/json> { ?b <p:name> ?n } }", `"Xi"`},
		{"SELECT ?n { ?a <p:knows> ?b SERVICE <" + there.URL + "/xml> { ?a <p:name> ?n } }", `"Igrec"@ro`},
		{"SELECT ?n { <a:e> <p:at> ?s SERVICE ?s { <a:x> <p:name> ?n } }", `"Xi"`},
		{"SELECT ?a ?n { ?a <p:knows> ?b SERVICE SILENT <" + there.URL + "/broken> { ?b <p:name> ?n } }", `<a:y>`},
	} {
		if got, err := ask(c.text, allowed); got != c.want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", c.text, got, err, c.want)
		}
	}
	for _, c := range []struct {
		text string
		o    sparql.Options
		want string
	}{
		{"SELECT * { SERVICE <" + there.URL + "> { ?b <p:name> ?n } }", sparql.Options{}, "SERVICE is not allowed here"},
		{"SELECT * { SERVICE <" + there.URL + "/broken> { ?b <p:name> ?n } }", allowed, "it answers 503 Service Unavailable: out of order"},
		{"SELECT * { SERVICE <file:///etc/passwd> { ?b <p:name> ?n } }", allowed, "not an address of the web"},
		{"SELECT * { SERVICE <" + there.URL + "> { ?b <p:name> ?n } }", sparql.Options{Service: &remote.Client{MaxSize: 50}}, "its answer is larger"},
	} {
		if _, err := ask(c.text, c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %s", c.text, err, c.want)
		}
	}
}
