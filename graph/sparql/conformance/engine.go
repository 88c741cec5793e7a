package conformance

import (
	"context"
	"errors"

	"kg/graph/rdf"
	"kg/graph/sparql"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/results"
	"kg/graph/sparql/syntax"
)

// Open makes a dataset that holds the quads. Done is called when it is no longer
// needed.
type Open func(quads []rdf.Quad) (d dataset.Store, done func(), err error)

// On returns kg's engine on datasets that open makes, a new one for each test.
func On(open Open) Engine { return engine{open} }

type engine struct{ open Open }

func (engine) Parse(text, base string, update bool) (err error) {
	if update {
		_, err = syntax.ParseUpdate(text, syntax.Options{Base: base})
	} else {
		_, err = syntax.ParseQuery(text, syntax.Options{Base: base})
	}
	return err
}

func (e engine) Query(c Case) (Answer, error) {
	d, done, err := e.open(c.Data)
	if err != nil {
		return Answer{}, err
	}
	defer done()
	view, close, err := d.View()
	if err != nil {
		return Answer{}, err
	}
	defer close()
	o := sparql.Options{Base: c.Base, Plain: c.Unplanned, Service: endpoints{e, c.Services}}
	a, err := sparql.Query(context.Background(), view, c.Text, o)
	if err != nil {
		return Answer{}, err
	}
	defer a.Close()
	switch a.Form {
	case syntax.Ask:
		return Answer{Result: results.Result{Ask: true, Boolean: a.Boolean}}, nil
	case syntax.Select:
		r, err := results.Collect(a.Solutions())
		if err != nil {
			return Answer{}, err
		}
		return Answer{Result: *r}, nil
	}
	quads := []rdf.Quad{}
	for q, err := range a.Quads() {
		if err != nil {
			return Answer{}, err
		}
		quads = append(quads, q)
	}
	return Answer{Graph: &quads}, nil
}

func (e engine) Update(c Case) ([]rdf.Quad, error) {
	d, done, err := e.open(c.Data)
	if err != nil {
		return nil, err
	}
	defer done()
	if _, err := sparql.Update(context.Background(), d, c.Text, sparql.Options{Base: c.Base, Plain: c.Unplanned}); err != nil {
		return nil, err
	}
	view, close, err := d.View()
	if err != nil {
		return nil, err
	}
	defer close()
	return quadsOf(view)
}

// quadsOf returns all quads of a dataset.
func quadsOf(view dataset.View) (list []rdf.Quad, err error) {
	it := view.Scan(dataset.SPOG, dataset.Quad{})
	defer it.Close()
	for it.Next() {
		var q rdf.Quad
		for i, to := range []*rdf.Term{&q.S, &q.P, &q.O, &q.G} {
			id := it.Quad().At(uint8(i))
			if id == dataset.DefaultGraph {
				continue
			}
			if *to, err = view.Term(id); err != nil {
				return nil, err
			}
		}
		list = append(list, q)
	}
	return list, it.Err()
}

// endpoints answers SERVICE from datasets of the same kind.
type endpoints struct {
	engine engine
	data   map[string][]rdf.Quad
}

func (e endpoints) Select(ctx context.Context, endpoint string, pattern *syntax.Group, names []string) ([][]rdf.Term, error) {
	quads, ok := e.data[endpoint]
	if !ok {
		return nil, errors.New("no such endpoint")
	}
	d, done, err := e.engine.open(quads)
	if err != nil {
		return nil, err
	}
	defer done()
	view, close, err := d.View()
	if err != nil {
		return nil, err
	}
	defer close()
	a, err := sparql.Run(ctx, view, &syntax.Query{Form: syntax.Select, Star: true, Where: pattern}, sparql.Options{Service: e})
	if err != nil {
		return nil, err
	}
	defer a.Close()
	r, err := results.Collect(a.Solutions())
	if err != nil {
		return nil, err
	}
	return r.Rows, nil
}
