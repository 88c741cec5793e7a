package store

import (
	"errors"
	"iter"

	"github.com/cockroachdb/pebble/v2"
)

// An attachment is a named value that the store keeps beside its quads, for
// whoever builds the graph: what the quads were made from. It is changed in
// the same transactions as quads and takes no part in queries.

func appendAttachmentKey(b []byte, name string) []byte {
	return append(append(b, attachmentSpace), name...)
}

// Attach sets the attachment of that name.
func (tx *Tx) Attach(name string, value []byte) {
	if tx.attached == nil {
		tx.attached = map[string][]byte{}
	}
	tx.attached[name] = append(make([]byte, 0, len(value)), value...)
}

// Detach removes the attachment of that name, if there is one.
func (tx *Tx) Detach(name string) {
	if tx.attached == nil {
		tx.attached = map[string][]byte{}
	}
	tx.attached[name] = nil
}

// Attachment returns the attachment of that name as the transaction has it,
// nil if there is none.
func (tx *Tx) Attachment(name string) ([]byte, error) {
	if v, ok := tx.attached[name]; ok {
		return v, nil
	}
	return tx.before.Attachment(name)
}

// Attachment returns the attachment of that name, nil if there is none.
func (n *Snapshot) Attachment(name string) ([]byte, error) {
	v, closer, err := n.db.Get(appendAttachmentKey(nil, name))
	if errors.Is(err, pebble.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, pebbleError(err)
	}
	defer closer.Close()
	return append(make([]byte, 0, len(v)), v...), nil
}

// Attachments yields the attachments whose names begin with prefix, in byte
// order of their names, and at last an error if reading failed. The value is
// the consumer's to keep.
func (n *Snapshot) Attachments(prefix string) iter.Seq2[Attachment, error] {
	return func(yield func(Attachment, error) bool) {
		lower := appendAttachmentKey(nil, prefix)
		it, err := n.db.NewIter(&pebble.IterOptions{LowerBound: lower, UpperBound: successor(lower)})
		if err != nil {
			yield(Attachment{}, pebbleError(err))
			return
		}
		defer it.Close()
		for ok := it.First(); ok; ok = it.Next() {
			a := Attachment{Name: string(it.Key()[1:]), Value: append([]byte(nil), it.Value()...)}
			if !yield(a, nil) {
				return
			}
		}
		if err := it.Error(); err != nil {
			yield(Attachment{}, pebbleError(err))
		}
	}
}

// Attachment is a named value beside the quads.
type Attachment struct {
	Name  string
	Value []byte
}
