package store

import (
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cockroachdb/pebble/v2"
	"github.com/cockroachdb/pebble/v2/sstable"
	"github.com/cockroachdb/pebble/v2/vfs"
)

// FormatVersion is the version of the layout described in the package comment.
// A store of a newer version is not opened.
const FormatVersion = 1

// DefaultCache is how many bytes of uncompressed blocks a store keeps in memory.
const DefaultCache = 256 << 20

var (
	// ErrLocked is wrapped by the error of Open where another process, or another
	// Store of this one, has the directory.
	ErrLocked = errors.New("the store is in use")
	// ErrReadOnly is returned by writes to a store opened read-only.
	ErrReadOnly = errors.New("the store is open for reading only")
	// ErrCorrupt is wrapped by errors about content that cannot have been written so.
	ErrCorrupt = errors.New("the store is damaged")
	// ErrClosed is returned by a store that has been closed.
	ErrClosed = errors.New("the store is closed")
)

// Options change how a store is opened. The zero value is right for most.
type Options struct {
	// ReadOnly opens the store for reading only; nothing in its directory changes.
	// Any number of processes can read a store at once, but none while one writes.
	ReadOnly bool
	// Cache is how many bytes of uncompressed blocks are kept in memory; 0 means
	// DefaultCache.
	Cache int64
	// DiskFull, if not nil, is called when the disk has no room left for what
	// Pebble writes. Pebble cannot go on from there and panics; a program ends
	// here with a message. What has been committed is on the disk.
	DiskFull func()
}

// A Store is a set of quads and the dictionary of their terms. Its methods may
// be called from several goroutines: one writes at a time, the others wait;
// readers work on snapshots and wait for nobody.
type Store struct {
	dir  string
	fs   vfs.FS
	db   *pebble.DB
	lock io.Closer
	hash hasher

	tableOptions sstable.WriterOptions // of the tables that a bulk load builds
	manyQuads    int                   // see the constant; tests write less as tables

	readOnly bool
	volatile bool          // in memory: nothing is left of it once it is closed
	writing  sync.Mutex    // held by the one writer
	version  atomic.Uint64 // counts the commits
	terms    termCache

	failed atomic.Pointer[error] // the first damage, or error of Pebble's own work

	mu     sync.Mutex
	open   int  // snapshots not yet closed
	closed bool // Close was called
}

// meta is what the store says of itself, under one key.
type meta struct {
	version uint64
	quads   uint64
	terms   uint64
	next    ID // the next ID to be given out
	hash    hasher
}

var metaKey = []byte{metaSpace}

func (m meta) encode() []byte {
	b := binary.AppendUvarint(nil, m.version)
	for _, n := range []uint64{m.quads, m.terms, uint64(m.next), m.hash.k0, m.hash.k1} {
		b = binary.BigEndian.AppendUint64(b, n)
	}
	return b
}

// decodeMeta reads what encode wrote. Of a newer version only the number is read.
func decodeMeta(b []byte) (meta, error) {
	version, n := binary.Uvarint(b)
	if n <= 0 {
		return meta{}, fmt.Errorf("%w: its head record is malformed", ErrCorrupt)
	}
	if version > FormatVersion {
		return meta{}, fmt.Errorf("the store has format version %d, this program knows versions up to %d; hint: use a newer kg", version, FormatVersion)
	}
	if len(b) != n+5*8 {
		return meta{}, fmt.Errorf("%w: its head record is malformed", ErrCorrupt)
	}
	word := func(i int) uint64 { return binary.BigEndian.Uint64(b[n+8*i:]) }
	return meta{version, word(0), word(1), ID(word(2)), hasher{word(3), word(4)}}, nil
}

// Open opens the store in the directory dir and, unless opts.ReadOnly is set,
// creates it where there is none.
func Open(dir string, opts Options) (*Store, error) {
	s, err := open(dir, vfs.Default, opts)
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", dir, err)
	}
	return s, nil
}

// OpenMemory returns an empty store that lives in memory until it is closed.
func OpenMemory() (*Store, error) {
	s, err := open("memory", vfs.NewMem(), Options{})
	if err != nil {
		return nil, fmt.Errorf("open store in memory: %w", err)
	}
	s.volatile = true
	return s, nil
}

func open(dir string, fs vfs.FS, opts Options) (_ *Store, err error) {
	s := &Store{dir: dir, fs: fs, readOnly: opts.ReadOnly}
	if opts.ReadOnly {
		if _, err := fs.Stat(dir); err != nil {
			return nil, err
		}
	} else if err := fs.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	if s.lock, err = lockDir(fs, dir, opts.ReadOnly); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			s.lock.Close()
		}
	}()
	if err := s.checkSeal(); err != nil {
		return nil, err
	}
	if err := s.checkOwn(); err != nil {
		return nil, err
	}
	if opts.DiskFull != nil {
		s.fs = vfs.OnDiskFull(s.fs, opts.DiskFull)
	}
	cache := opts.Cache
	if cache == 0 {
		cache = DefaultCache
	}
	options := s.pebbleOptions(cache)
	s.db, err = pebble.Open(dir, options)
	if err != nil {
		if errors.Is(err, pebble.ErrDBDoesNotExist) {
			return nil, fmt.Errorf("there is no store: %w", os.ErrNotExist)
		}
		return nil, pebbleError(err)
	}
	defer func() {
		if err != nil {
			s.db.Close()
		}
	}()
	s.manyQuads = manyQuads
	s.tableOptions = options.MakeWriterOptions(bottomLevel, s.db.TableFormat())
	s.tableOptions.WritingToLowestLevel = false // there, Pebble takes no notice of tombstones
	m, err := s.start()
	if err != nil {
		return nil, err
	}
	s.hash = m.hash
	return s, nil
}

// checkOwn keeps a store from being created among other files.
func (s *Store) checkOwn() error {
	names, err := s.fs.List(s.dir)
	if err != nil {
		return err
	}
	foreign := ""
	for _, name := range names {
		switch {
		case strings.HasPrefix(name, "MANIFEST-"):
			return nil
		case name != lockFile && (foreign == "" || name < foreign):
			foreign = name
		}
	}
	if foreign != "" {
		return fmt.Errorf("the directory is not empty and holds no store: there is %s", foreign)
	}
	return nil
}

// start reads the head record, or writes it in a store just created.
func (s *Store) start() (meta, error) {
	m, err := readMeta(s.db)
	if err == nil {
		if !s.readOnly {
			err = s.fs.RemoveAll(s.runsDir())
		}
		return m, err
	}
	if !errors.Is(err, pebble.ErrNotFound) {
		return meta{}, err
	}
	it, err := s.db.NewIter(nil)
	if err != nil {
		return meta{}, pebbleError(err)
	}
	empty := !it.First()
	if err := errors.Join(it.Error(), it.Close()); err != nil {
		return meta{}, pebbleError(err)
	}
	if !empty {
		return meta{}, fmt.Errorf("%w: it has no head record; or it is a Pebble database of another program", ErrCorrupt)
	}
	if s.readOnly {
		return meta{}, fmt.Errorf("there is no store: %w", os.ErrNotExist)
	}
	var seed [16]byte
	rand.Read(seed[:])
	m = meta{
		version: FormatVersion,
		next:    firstTerm,
		hash:    hasher{binary.BigEndian.Uint64(seed[:]), binary.BigEndian.Uint64(seed[8:])},
	}
	return m, pebbleError(s.db.Set(metaKey, m.encode(), pebble.Sync))
}

// runsDir is where a bulk load builds its tables.
func (s *Store) runsDir() string { return s.fs.PathJoin(s.dir, "load") }

func (s *Store) pebbleOptions(cache int64) *pebble.Options {
	o := &pebble.Options{
		FS:                 unlockedFS{s.fs},
		ReadOnly:           s.readOnly,
		ErrorIfNotExists:   s.readOnly,
		FormatMajorVersion: pebble.FormatTableFormatV6,
		CacheSize:          cache,
		MemTableSize:       32 << 20,
		Logger:             quietLogger{},
		LoggerAndTracer:    quietLogger{},
		EventListener: &pebble.EventListener{
			BackgroundError: s.fail,
			DataCorruption:  func(i pebble.DataCorruptionInfo) { s.fail(i.Details) },
		},
	}
	o.CompactionConcurrencyRange = func() (lower, upper int) { return 1, 2 }
	o.ApplyCompressionSettings(func() pebble.DBCompressionSettings { return pebble.DBCompressionGood })
	for i := range o.Levels {
		o.Levels[i].BlockSize = blockSize
		o.Levels[i].IndexBlockSize = 64 << 10
		o.TargetFileSizes[i] = 64 << 20
	}
	o.EnsureDefaults()
	return o
}

// bottomLevel is the level of Pebble that holds nearly everything.
const bottomLevel = 6

// blockSize is the size of an uncompressed block.
const blockSize = 16 << 10

// fail keeps the first error of flushes and compactions, and of damaged tables.
func (s *Store) fail(err error) {
	err = pebbleError(err)
	s.failed.CompareAndSwap(nil, &err)
}

// usable returns why the store cannot be used, if it cannot.
func (s *Store) usable() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	if err := s.failed.Load(); err != nil {
		return *err
	}
	return nil
}

// Dir returns the directory that the store was opened in.
func (s *Store) Dir() string { return filepath.Clean(s.dir) }

// ReadOnly reports whether the store was opened for reading only.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Version changes with every commit of this Store.
func (s *Store) Version() uint64 { return s.version.Load() }

// Close writes what is in memory to the disk and closes the store. All
// snapshots have to be closed before.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	if s.open > 0 {
		return fmt.Errorf("close store %s: %d snapshots are still open", s.dir, s.open)
	}
	s.closed = true
	var errs []error
	if !s.readOnly && !s.volatile {
		// An empty log makes the next Open fast, and leaves nothing that could be
		// mistaken for a record cut short by a crash.
		errs = append(errs, pebbleError(s.db.Flush()))
	}
	errs = append(errs, pebbleError(s.db.Close()))
	if err := errors.Join(errs...); err != nil {
		s.lock.Close()
		return fmt.Errorf("close store %s: %w", s.dir, err)
	}
	if err := errors.Join(s.writeSeal(), s.lock.Close()); err != nil {
		return fmt.Errorf("close store %s: %w", s.dir, err)
	}
	return nil
}

func readMeta(r pebble.Reader) (meta, error) {
	v, closer, err := r.Get(metaKey)
	if err != nil {
		return meta{}, pebbleError(err)
	}
	defer closer.Close()
	return decodeMeta(v)
}

// pebbleError marks errors of Pebble that mean damage.
func pebbleError(err error) error {
	if err != nil && pebble.IsCorruptionError(err) && !errors.Is(err, ErrCorrupt) {
		return fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return err
}
