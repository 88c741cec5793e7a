package plan

import (
	"sync"

	"kg/graph/sparql/dataset"
)

// Statistics remembers what planning has asked of one state of a dataset, for
// the queries that follow. It may be used by several queries at once; the zero
// value is ready.
type Statistics struct {
	mu        sync.Mutex
	estimates map[dataset.Quad]float64
	fans      map[fanKey]float64
}

// fanKey is a pattern and the components of it that are to have values.
type fanKey struct {
	pattern dataset.Quad
	mask    int
}

// maxStatistics is how many figures of a kind are remembered; then it starts anew.
const maxStatistics = 1 << 14

func (s *Statistics) estimate(q dataset.Quad) (n float64, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok = s.estimates[q]
	return n, ok
}

func (s *Statistics) setEstimate(q dataset.Quad, n float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.estimates == nil || len(s.estimates) >= maxStatistics {
		s.estimates = map[dataset.Quad]float64{}
	}
	s.estimates[q] = n
}

func (s *Statistics) fan(k fanKey) (n float64, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, ok = s.fans[k]
	return n, ok
}

func (s *Statistics) setFan(k fanKey, n float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.fans == nil || len(s.fans) >= maxStatistics {
		s.fans = map[fanKey]float64{}
	}
	s.fans[k] = n
}
