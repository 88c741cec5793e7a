package exec

import (
	"errors"

	"kg/graph/rdf"
	"kg/graph/sparql/dataset"
	"kg/graph/sparql/plan"
)

// ErrService says that a query has SERVICE and may not use it.
var ErrService = errors.New("SERVICE is not allowed here")

// service asks another endpoint for the solutions of a pattern, once for each
// endpoint, and joins them with the outer solution.
type service struct {
	query *Query
	node  *plan.Service
	outer row
	kept  map[dataset.ID][][]dataset.ID // solutions by endpoint
	rows  [][]dataset.ID
	at    int
	buf   row
}

func (s *service) reset(outer row) error {
	s.outer, s.at, s.rows = outer, 0, nil
	name := s.node.Name.ID
	if v := s.node.Name.Var; v != noVar {
		name = outer[v]
	}
	rows, ok := s.kept[name]
	if !ok {
		var err error
		if rows, err = s.ask(name); err != nil {
			if !s.node.Silent || s.query.stopped() != nil {
				return err
			}
			rows = [][]dataset.ID{make([]dataset.ID, len(s.node.Vars))} // one solution that binds nothing
		}
		if s.kept == nil {
			s.kept = map[dataset.ID][][]dataset.ID{}
		}
		s.kept[name] = rows
	}
	s.rows = rows
	return nil
}

func (s *service) ask(name dataset.ID) ([][]dataset.ID, error) {
	if s.query.remote == nil {
		return nil, ErrService
	}
	endpoint, err := s.query.terms.Term(name)
	if err != nil {
		return nil, err
	}
	if endpoint.Kind != rdf.IRI {
		return nil, errors.New("SERVICE: the endpoint is not an IRI")
	}
	solutions, err := s.query.remote.Select(s.query.ctx, endpoint.Value, s.node.Group, s.node.Names)
	if err != nil {
		return nil, err
	}
	rows := make([][]dataset.ID, len(solutions))
	for i, terms := range solutions {
		rows[i] = make([]dataset.ID, len(terms))
		for j, t := range terms {
			if rows[i][j], err = s.query.terms.ID(t); err != nil {
				return nil, err
			}
		}
		if err := s.query.grow(int64(8*len(terms) + 24)); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

func (s *service) next() (row, error) {
	for s.at < len(s.rows) {
		ids := s.rows[s.at]
		s.at++
		if joinInto(s.buf, s.outer, s.node.Vars, ids) {
			return s.buf, nil
		}
	}
	return nil, nil
}

func (s *service) close() {}
