//go:build unix

package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"syscall"
)

var errHeld = errors.New("lock held")

// lockOSFile locks the file name, shared or alone, and gives errHeld if it
// cannot. The writer's process number is left in the file for error messages.
func lockOSFile(name string, shared bool) (io.Closer, error) {
	flags, how := os.O_RDWR|os.O_CREATE, syscall.LOCK_EX
	if shared {
		flags, how = os.O_RDONLY, syscall.LOCK_SH
	}
	f, err := os.OpenFile(name, flags, 0o644)
	if err != nil {
		if shared && os.IsNotExist(err) {
			return nil, fmt.Errorf("there is no store: %w", os.ErrNotExist)
		}
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, errHeld
		}
		return nil, fmt.Errorf("lock %s: %w", name, err)
	}
	if !shared {
		if err := f.Truncate(0); err == nil {
			fmt.Fprintf(f, "%d\n", os.Getpid())
		}
	}
	return f, nil
}
