package main

import (
	"fmt"
	"io"
	"strings"
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
func (p *progress) step(n int) { p.part(n, 0) }

// part says that n have been done, and which part of the whole that is; 0 if
// nobody knows.
func (p *progress) part(n int, part float64) {
	now := time.Now()
	gone := now.Sub(p.start)
	if p.w == nil || gone < time.Second || now.Sub(p.last) < 200*time.Millisecond {
		return
	}
	p.last, p.shown = now, true
	line := fmt.Sprintf("%d %s, %.0f a second", n, p.what, float64(n)/gone.Seconds())
	if part > 0 {
		const width = 20
		done := min(int(part*width), width)
		left := time.Duration(float64(gone) * (1 - part) / part).Round(time.Second)
		line = fmt.Sprintf("[%s%s] %s, %v left", strings.Repeat("=", done), strings.Repeat(" ", width-done), line, left)
	}
	fmt.Fprintf(p.w, "\r%s\x1b[K", line)
}

func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
