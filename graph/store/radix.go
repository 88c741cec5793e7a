package store

import (
	"math/bits"
	"sync"
)

// digitBits is how many bits of a component one pass of the sort looks at.
// Two passes of 11 or 12 bits do for the 4 million terms of a usual batch.
const digitBits = 12

// sorter sorts rows, all workers at once.
type sorter struct {
	rows, spare []row
	workers     int
	counts      [][1 << digitBits]int
}

// newSorter returns a sorter of rows that uses spare, which is as long.
func newSorter(rows, spare []row, workers int) *sorter {
	return &sorter{rows: rows, spare: spare, workers: workers, counts: make([][1 << digitBits]int, workers)}
}

// by sorts the rows by the component at place, whose values are below limit.
// The sort is stable: rows sorted by S, P, O, G that are then sorted by O and
// by P are sorted by P, O, S, G.
func (s *sorter) by(place int, limit uint32) {
	width := bits.Len32(limit)
	passes := (width + digitBits - 1) / digitBits
	if passes == 0 {
		return
	}
	digit := (width + passes - 1) / passes
	for shift := 0; shift < width; shift += digit {
		s.pass(place, shift, 1<<digit-1)
	}
}

// pass is one pass of a radix sort. Each worker counts and then moves its own
// part of the rows, those of the worker before it first.
func (s *sorter) pass(place, shift int, mask uint32) {
	s.parallel(func(w int, part []row) {
		count := &s.counts[w]
		clear(count[:])
		for i := range part {
			count[part[i][place]>>shift&mask]++
		}
	})
	at := 0
	for d := range s.counts[0] {
		before := at
		for w := range s.counts {
			n := s.counts[w][d]
			s.counts[w][d] = at
			at += n
		}
		if at-before == len(s.rows) {
			return // all rows have the same digit
		}
	}
	s.parallel(func(w int, part []row) {
		next := &s.counts[w]
		for i := range part {
			d := part[i][place] >> shift & mask
			s.spare[next[d]] = part[i]
			next[d]++
		}
	})
	s.rows, s.spare = s.spare, s.rows
}

// parallel calls f for each worker's part of the rows.
func (s *sorter) parallel(f func(w int, part []row)) {
	var running sync.WaitGroup
	for w := range s.workers {
		from, to := len(s.rows)*w/s.workers, len(s.rows)*(w+1)/s.workers
		running.Go(func() { f(w, s.rows[from:to]) })
	}
	running.Wait()
}

// unique drops rows that are like the one before.
func (s *sorter) unique() {
	if len(s.rows) == 0 {
		return
	}
	n := 1
	for i := 1; i < len(s.rows); i++ {
		if s.rows[i] != s.rows[n-1] {
			s.rows[n] = s.rows[i]
			n++
		}
	}
	s.rows, s.spare = s.rows[:n], s.spare[:n]
}
