package store_test

import (
	"context"
	"fmt"
	"log"
	"strings"

	"kg/graph/rdf"
	"kg/graph/store"
)

func Example() {
	s, err := store.OpenMemory()
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()
	document := "<urn:a> <urn:knows> <urn:b> .\n<urn:a> <urn:knows> <urn:c> <urn:g> .\n"
	if _, err := s.Load(context.Background(), strings.NewReader(document), rdf.NQuads, store.LoadOptions{}); err != nil {
		log.Fatal(err)
	}
	err = s.Update(func(tx *store.Tx) error {
		_, err := tx.Add(rdf.Quad{S: rdf.NewIRI("urn:a"), P: rdf.NewIRI("urn:knows"), O: rdf.NewString("no one")})
		return err
	})
	if err != nil {
		log.Fatal(err)
	}

	n, err := s.Snapshot()
	if err != nil {
		log.Fatal(err)
	}
	defer n.Close()
	a, ok, err := n.ID(rdf.NewIRI("urn:a"))
	if err != nil || !ok {
		log.Fatal(ok, err)
	}
	it := n.Match(store.Quad{S: a})
	defer it.Close()
	for it.Next() {
		q, err := n.Quad(it.Quad())
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(q.O.Value)
	}
	if it.Err() != nil {
		log.Fatal(it.Err())
	}
	// Output:
	// urn:b
	// urn:c
	// no one
}
