package main

import (
	"fmt"
	"io"
	"time"
)

// progress shows how far a long work is: one line on a terminal, after the
// first second, cleared at the end.
type progress struct {
	w     io.Writer // nil: nobody watches
	what  string
	start time.Time
	last  time.Time
	shown bool
}

func (a *app) progress(what string) *progress {
	p := &progress{what: what, start: time.Now()}
	if isTerminal(a.err) && !a.quiet {
		p.w = a.err
	}
	return p
}

// step says that n have been done.
func (p *progress) step(n int) {
	now := time.Now()
	if p.w == nil || now.Sub(p.start) < time.Second || now.Sub(p.last) < 200*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.w, "\r%d %s, %.0f a second\x1b[K", n, p.what, float64(n)/now.Sub(p.start).Seconds())
}

func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
