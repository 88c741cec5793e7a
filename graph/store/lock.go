package store

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

const lockFile = "kg.lock"

// lockDir takes the lock of the directory dir: shared by readers, held alone by
// the one writer. Pebble's own lock does not know readers, so it is not used.
func lockDir(fs vfs.FS, dir string, readOnly bool) (io.Closer, error) {
	name := fs.PathJoin(dir, lockFile)
	if fs != vfs.Default {
		return fs.Lock(name)
	}
	lock, err := lockOSFile(name, readOnly)
	if err == errHeld {
		holder := ""
		if b, err := os.ReadFile(name); err == nil && len(b) > 0 {
			holder = " by process " + strings.TrimSpace(string(b))
		}
		verb, hint := "written", "wait until it has ended, or ask a copy of the store"
		if !readOnly {
			verb, hint = "used", "only one process at a time can write; wait until it has ended"
		}
		return nil, fmt.Errorf("%w: it is being %s%s; hint: %s", ErrLocked, verb, holder, hint)
	}
	return lock, err
}

// unlockedFS is a file system whose lock on the directory is ours already.
type unlockedFS struct{ vfs.FS }

func (unlockedFS) Lock(string) (io.Closer, error) { return nopCloser{}, nil }
func (fs unlockedFS) Unwrap() vfs.FS              { return fs.FS }

type nopCloser struct{}

func (nopCloser) Close() error { return nil }

// quietLogger drops what Pebble has to say; errors reach the caller in other ways.
type quietLogger struct{}

func (quietLogger) Infof(string, ...any)                   {}
func (quietLogger) Errorf(string, ...any)                  {}
func (quietLogger) Eventf(context.Context, string, ...any) {}
func (quietLogger) IsTracingEnabled(context.Context) bool  { return false }

// Fatalf must not return: Pebble calls it where it cannot go on without losing
// data, such as when the log cannot be written.
func (quietLogger) Fatalf(format string, args ...any) { panic(fmt.Sprintf("store: "+format, args...)) }
