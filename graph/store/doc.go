// Package store is a quad store on Pebble, on disk or in memory.
//
// Start with [Open] or [OpenMemory]. [Store.Update] changes the store,
// [Store.Snapshot] reads it: terms have IDs, [Snapshot.ID] and [Snapshot.Term]
// translate, and [Snapshot.Match] finds the quads of a pattern of IDs.
//
//	s, err := store.Open("news.kg", store.Options{})
//	err = s.Update(func(tx *store.Tx) error {
//		_, err := tx.Add(rdf.Quad{S: xi, P: spokeWith, O: putin})
//		return err
//	})
//	snapshot, err := s.Snapshot()
//	id, ok, err := snapshot.ID(xi)
//	it := snapshot.Match(store.Quad{S: id})
package store
