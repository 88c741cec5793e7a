//go:build !unix

package store

import (
	"errors"
	"io"

	"github.com/cockroachdb/pebble/v2/vfs"
)

var errHeld = errors.New("lock held")

// lockOSFile locks the file name. Readers do not share the lock here.
func lockOSFile(name string, _ bool) (io.Closer, error) { return vfs.Default.Lock(name) }
