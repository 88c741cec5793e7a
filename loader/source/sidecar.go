package source

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
)

// sidecarSuffix is added to a file's name for the file that describes it.
const sidecarSuffix = ".meta.json"

// maxSidecar bounds a sidecar in bytes.
const maxSidecar = 1 << 20

func isSidecar(name string) bool { return strings.HasSuffix(name, sidecarSuffix) }

// readSidecar reads the fields beside the named file; without a sidecar they are empty.
func readSidecar(name string) (Fields, error) {
	f, err := os.Open(name + sidecarSuffix)
	if errors.Is(err, fs.ErrNotExist) {
		return Fields{}, nil
	}
	if err != nil {
		return Fields{}, err
	}
	defer f.Close()
	return parseSidecar(f)
}

// parseSidecar reads one JSON object with the fields of a feed's line.
func parseSidecar(in io.Reader) (Fields, error) {
	content, err := io.ReadAll(io.LimitReader(in, maxSidecar+1))
	if err != nil {
		return Fields{}, err
	}
	if len(content) > maxSidecar {
		return Fields{}, ErrTooLarge
	}
	rec, err := parseRecord(trimBOM(content))
	return rec.Fields, err
}
