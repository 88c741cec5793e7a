// Package profile writes CPU profiles of benchmarks.
package profile

import (
	"os"
	"runtime/pprof"
)

// Start writes a CPU profile to the file until stop is called; with an empty
// name it does nothing.
func Start(name string) (stop func(), err error) {
	if name == "" {
		return func() {}, nil
	}
	f, err := os.Create(name)
	if err != nil {
		return nil, err
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		f.Close()
		return nil, err
	}
	return func() {
		pprof.StopCPUProfile()
		f.Close()
	}, nil
}
