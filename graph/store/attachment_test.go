package store

import (
	"errors"
	"fmt"
	"slices"
	"testing"
)

func TestAttachments(t *testing.T) {
	for _, many := range []int{manyQuads, 0} { // written through the log, and as tables
		t.Run(fmt.Sprint("tables from ", many), func(t *testing.T) { testAttachments(t, many) })
	}
}

func testAttachments(t *testing.T, many int) {
	s, err := OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.manyQuads = many
	update := func(f func(*Tx) error) {
		t.Helper()
		if err := s.Update(f); err != nil {
			t.Fatal(err)
		}
	}
	update(func(tx *Tx) error {
		tx.Attach("a/2", []byte("two"))
		tx.Attach("a/1", []byte("one"))
		tx.Attach("b/1", nil)
		tx.Attach("b/2", []byte{})
		if v, err := tx.Attachment("a/1"); err != nil || string(v) != "one" {
			t.Errorf("in the transaction: %q, %v", v, err)
		}
		return nil
	})
	names := func(prefix string) (names []string) {
		n, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		defer n.Close()
		for a, err := range n.Attachments(prefix) {
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, a.Name+"="+string(a.Value))
		}
		return names
	}
	if got, want := names("a/"), []string{"a/1=one", "a/2=two"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	failed := errors.New("no")
	if err := s.Update(func(tx *Tx) error { tx.Detach("a/1"); return failed }); !errors.Is(err, failed) {
		t.Fatal(err)
	}
	update(func(tx *Tx) error { tx.Detach("a/2"); return nil })
	if got, want := names(""), []string{"a/1=one", "b/1=", "b/2="}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
