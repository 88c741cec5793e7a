// Package measure times queries and writes what benchmarks of stores found.
package measure

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"syscall"
	"time"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"

	"kg/bench/kgdata"
)

// A Result is what was measured of one store at one size. Zero times were not
// measured.
type Result struct {
	Store    string
	Quads    int64
	Load     time.Duration
	CPU      time.Duration // of all processors, of the load
	Disk     int64         // bytes
	PeakLoad int64         // bytes of resident memory while loading
	Peak     int64         // the same, to the end of the queries
	Open     time.Duration // for reading
	Remove   time.Duration // of one article of about 200 quads, committed to disk
	Queries  []Latency
}

// A Latency is the median time of a query that has been asked before.
type Latency struct {
	Name  string
	Time  time.Duration
	Rows  int
	Error string
}

// patience is how long a query may take.
const patience = 60 * time.Second

// Median asks until it has taken a second or 101 times, at least three times
// unless that takes too long, and returns the median of all but the first.
func Median(name string, ask func(context.Context) (int, error)) Latency {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	var times []time.Duration
	var rows int
	for begin := time.Now(); len(times) < 101 && (len(times) < 3 || time.Since(begin) < time.Second); {
		start := time.Now()
		n, err := ask(ctx)
		if err != nil {
			if errors.Is(err, context.DeadlineExceeded) {
				return Latency{Name: name, Error: fmt.Sprintf("> %v", patience)}
			}
			return Latency{Name: name, Error: err.Error()}
		}
		rows = n
		times = append(times, time.Since(start))
		if times[0] > patience/4 {
			break
		}
	}
	if len(times) > 1 {
		times = times[1:]
	}
	slices.Sort(times)
	return Latency{Name: name, Time: times[len(times)/2], Rows: rows}
}

// Gizmo measures the ten queries in Gizmo.
func Gizmo(qs graph.QuadStore, queries []kgdata.Query) []Latency {
	var all []Latency
	for _, q := range queries {
		all = append(all, Median(q.Name, func(ctx context.Context) (int, error) {
			it, err := gizmo.NewSession(qs).Execute(ctx, q.Gizmo, query.Options{Collation: query.Raw, Limit: -1})
			if err != nil {
				return 0, err
			}
			defer it.Close()
			rows := 0
			for it.Next(ctx) {
				for _, ref := range it.Result().(*gizmo.Result).Tags {
					qs.NameOf(ref)
				}
				rows++
			}
			return rows, it.Err()
		}))
	}
	return all
}

// Usage returns the peak of this process's resident memory in bytes, and the
// time that it has used of all processors.
func Usage() (peak int64, cpu time.Duration) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, 0
	}
	return u.Maxrss << 10, time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// DiskUse returns the size of the files below dir.
func DiskUse(dir string) (size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	return size, err
}

// Markdown writes the results as two tables.
func Markdown(w io.Writer, results []Result) error {
	p := &printer{w: w}
	p.f("| store | quads | load, s | quads/s | CPU, s | bytes a quad | peak loading, MB | peak with queries, MB | open, ms | remove article, ms |\n")
	p.f("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, r := range results {
		if r.Load == 0 {
			continue
		}
		p.f("| %s | %d | %.1f | %.0f | %.1f | %s | %d | %d | %s | %s |\n", r.Store, r.Quads, r.Load.Seconds(), float64(r.Quads)/r.Load.Seconds(), r.CPU.Seconds(),
			over(r.Disk, r.Quads), r.PeakLoad>>20, r.Peak>>20, ms(r.Open), ms(r.Remove))
	}
	if len(results) == 0 {
		return p.err
	}
	p.f("\n| query, median ms (rows) |")
	for _, r := range results {
		p.f(" %s, %d |", r.Store, r.Quads)
	}
	p.f("\n|---|")
	for range results {
		p.f("--:|")
	}
	p.f("\n")
	for i, q := range results[0].Queries {
		p.f("| %s |", q.Name)
		for _, r := range results {
			switch q := r.Queries[i]; {
			case q.Error != "":
				p.f(" %s |", q.Error)
			default:
				p.f(" %s (%d) |", ms(q.Time), q.Rows)
			}
		}
		p.f("\n")
	}
	return p.err
}

type printer struct {
	w   io.Writer
	err error
}

func (p *printer) f(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func over(bytes, quads int64) string {
	if bytes == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f", float64(bytes)/float64(quads))
}

func ms(d time.Duration) string {
	switch f := float64(d) / 1e6; {
	case d == 0:
		return "–"
	case f < 1:
		return fmt.Sprintf("%.3f", f)
	case f < 100:
		return fmt.Sprintf("%.1f", f)
	default:
		return fmt.Sprintf("%.0f", f)
	}
}
