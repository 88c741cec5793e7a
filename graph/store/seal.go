package store

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"sort"
	"strings"

	"github.com/cockroachdb/pebble/v2/vfs"
)

// Pebble guards the blocks of its tables with checksums, but takes a manifest
// or a log that ends early, or in garbage, for one that a crash cut short, and
// goes on with what comes before. So a store that is closed in order leaves a
// seal: the list of its files with their sizes and, for all but the tables,
// their checksums. Open compares it with what it finds; a writer then takes it
// away until it closes the store.
const (
	sealFile   = "kg.seal"
	sealHeader = "kg seal 1"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// writeSeal seals the closed store.
func (s *Store) writeSeal() error {
	if s.readOnly || s.volatile {
		return nil
	}
	names, err := s.fs.List(s.dir)
	if err != nil {
		return err
	}
	sort.Strings(names)
	var b strings.Builder
	fmt.Fprintln(&b, sealHeader)
	for _, name := range names {
		size, sum, ok, err := s.measure(name)
		if err != nil {
			return err
		}
		if ok {
			fmt.Fprintf(&b, "%s %d %08x\n", name, size, sum)
		}
	}
	fmt.Fprintf(&b, "end %08x\n", crc32.Checksum([]byte(b.String()), castagnoli))
	return writeFile(s.fs, s.dir, sealFile, b.String())
}

// checkSeal compares the files with the seal, if there is one, and breaks it
// if the store is opened for writing.
func (s *Store) checkSeal() error {
	path := s.fs.PathJoin(s.dir, sealFile)
	content, err := readFile(s.fs, path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	body, end, _ := strings.Cut(content, "end ")
	if end != fmt.Sprintf("%08x\n", crc32.Checksum([]byte(body), castagnoli)) {
		return fmt.Errorf("%w: %s does not have its own checksum", ErrCorrupt, sealFile)
	}
	lines := strings.Split(strings.TrimSpace(body), "\n")
	if lines[0] != sealHeader {
		return fmt.Errorf("the store was closed by a newer kg: its seal says %q, this program knows %q", lines[0], sealHeader)
	}
	for _, line := range lines[1:] {
		name, _, _ := strings.Cut(line, " ")
		size, sum, _, err := s.measure(name)
		if errors.Is(err, os.ErrNotExist) {
			return fmt.Errorf("%w: file %s is missing", ErrCorrupt, name)
		}
		if err != nil {
			return err
		}
		if line != fmt.Sprintf("%s %d %08x", name, size, sum) {
			return fmt.Errorf("%w: file %s is not as the store was closed with", ErrCorrupt, name)
		}
	}
	if s.readOnly {
		return nil
	}
	if err := s.fs.Remove(path); err != nil {
		return err
	}
	return syncDir(s.fs, s.dir)
}

// measure returns the size and the checksum of a file of the store; the
// checksum is 0 for tables, which have their own. Files that say nothing about
// the content are not ok.
func (s *Store) measure(name string) (size int64, sum uint32, ok bool, err error) {
	if name == lockFile || name == sealFile {
		return 0, 0, false, nil
	}
	path := s.fs.PathJoin(s.dir, name)
	info, err := s.fs.Stat(path)
	if err != nil {
		return 0, 0, false, err
	}
	if info.IsDir() {
		return 0, 0, false, nil
	}
	if strings.HasSuffix(name, ".sst") {
		return info.Size(), 0, true, nil
	}
	content, err := readFile(s.fs, path)
	if err != nil {
		return 0, 0, false, err
	}
	return info.Size(), crc32.Checksum([]byte(content), castagnoli), true, nil
}

func readFile(fs vfs.FS, path string) (string, error) {
	f, err := fs.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	return string(b), err
}

// writeFile writes a file so that after a crash it is there whole or not at all.
func writeFile(fs vfs.FS, dir, name, content string) error {
	temporary := fs.PathJoin(dir, name+".new")
	f, err := fs.Create(temporary, vfs.WriteCategoryUnspecified)
	if err != nil {
		return err
	}
	_, err = io.WriteString(f, content)
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = fs.Rename(temporary, fs.PathJoin(dir, name))
	}
	if err == nil {
		err = syncDir(fs, dir)
	}
	return err
}

func syncDir(fs vfs.FS, dir string) error {
	d, err := fs.OpenDir(dir)
	if err != nil {
		return err
	}
	err = d.Sync()
	if closeErr := d.Close(); err == nil {
		err = closeErr
	}
	return err
}
