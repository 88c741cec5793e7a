// Package store is a quad store on Pebble, on disk or in memory.
//
// Start with [Open] or [OpenMemory]. [Store.Update] changes the store in
// transactions, [Store.Load] fills it in bulk, [Store.Snapshot] reads it: terms
// have IDs, [Snapshot.ID] and [Snapshot.Term] translate, and [Snapshot.Match]
// finds the quads of a pattern of IDs. [Store.Check] verifies the whole.
//
// # Keys
//
// All content is in the keys of one Pebble database, whose first byte says what
// they are:
//
//	1              the head record: format version, counts, next ID, seed of the hash
//	2 ID           a term: the dictionary
//	3 hash ID      nothing: finds the ID of a term by the 64-bit hash of its encoding
//	4 name         an attachment
//	16+n ID×4      nothing: a quad in the n-th of the six orders
//
// IDs are small numbers, given out one after the other and written in 1 to 6
// bytes that sort as the numbers do. So the terms of one document have IDs close
// to each other, keys are short, and sorted keys have long prefixes in common,
// which tables do not repeat. Hashes as IDs would need no dictionary lookup to
// load, but 8 random bytes in each place of each key: 32 bytes a quad and order
// that nothing compresses, where an order here takes 6 to 8 bytes a quad in all.
// The term itself is stored once, under its ID; finding it by hash takes 2.8
// bytes a quad where a second copy of the terms as keys would take 7.
//
// # Orders
//
// A pattern gives some components of a quad and leaves others open; it is one
// range if what it gives comes first in an order. There are six sets of two
// given components, and an order begins with one of them: six orders are the
// fewest that make every pattern one range. Measured on 10 million quads in kg's
// shape, over patterns of random quads (one graph, of what is merged from all
// articles, has a sixth of them): the median time to find the range and to read
// up to 100 of its quads on a machine busy with other work, the mean number of
// quads in the range, and how many one would read (at most 300,000 were) with
// only three orders, or four.
//
//	given  order     time   quads  SPOG POSG OSPG   and GSPO
//	S      SPOG    2.7 µs       8               8          8
//	P      POSG     45 µs 278,382         278,382    278,382
//	O      OSPG     21 µs  57,642          57,642     57,642
//	G      GSPO     62 µs  35,083      everything     35,083
//	S P    SPOG    3.0 µs       1               1          1
//	S O    OSPG    4.3 µs       1               1          1
//	S G    GSPO    3.4 µs       8               8          8
//	P O    POSG    8.5 µs  57,169          57,169     57,169
//	P G    GPOS    114 µs  23,393         278,382     33,148
//	O G    GOSP     63 µs   3,684          57,642      5,047
//	S P O  SPOG    3.2 µs       1               1          1
//	S P G  GSPO    3.0 µs       1               1          1
//	S O G  GOSP    3.1 µs       1               1          1
//	P O G  GPOS     20 µs   3,684          57,169      4,751
//	all    SPOG    2.8 µs       1               1          1
//
// Without GPOS and GOSP a store would be a fifth smaller, but patterns with a
// graph, which is what an article says of something, would read all that the
// graph holds: up to a sixth of the store where it is the merged graph. The
// orders that begin with the graph are also what finds and removes an article.
//
// # Writing
//
// One writer at a time; readers work on snapshots and wait for nobody. A
// transaction is one Pebble batch or, if it is large, a set of finished tables as
// below; it is on disk when Update returns. A term whose last
// quad goes with a transaction goes with it: whether another quad has it is seen
// by looking, in the four orders that begin with S, P, O and G, which takes a few
// microseconds for each term of the removed quads and no counts that every
// addition would have to keep. Removing an article of 200 quads takes 2 ms.
//
// A bulk load numbers the terms of a batch of quads in memory, sorts the quads by
// radix, writes the six orders and the dictionary as finished tables, and has
// Pebble take them in as one change. It loads a million quads a second on two
// idle cores, 10 million in 0.8 GB of memory and 50 million in 1.4, where
// transactions of 10,000 quads make 80,000 a second. A load of several batches
// leaves Pebble tables to merge: until it has, Close, and Open for writing, may
// wait some seconds for a merge under way. Open for reading never does.
//
// Several processes may read a store at once, but none while one writes: readers
// and the writer find each other by the lock file, see lock.go.
//
// # Damage
//
// Blocks of tables have checksums. Manifest and log are guarded by a seal that
// is left when the store is closed, see seal.go. After a crash there is no seal,
// and a log that ends early is taken as what a crash leaves.
package store
