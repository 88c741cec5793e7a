package store

import (
	"encoding/binary"
	"math/bits"

	"kg/graph/rdf"
)

// A term is stored as one byte for its kind and what the kind needs:
//
//	1  IRI          the IRI
//	2  blank node   the label
//	3  string       the lexical form
//	4  lang string  length of the tag (uvarint), the tag, the lexical form
//	5  typed        length of the datatype (uvarint), the datatype, the lexical form
const (
	iriTerm byte = iota + 1
	blankTerm
	stringTerm
	langTerm
	typedTerm
)

// appendTerm appends the encoding of a term whose kind is not None. The same
// term always has the same encoding, and only it has it.
func appendTerm[T string | []byte](b []byte, kind rdf.Kind, value, datatype, lang T) []byte {
	switch {
	case kind == rdf.IRI:
		b = append(b, iriTerm)
	case kind == rdf.Blank:
		b = append(b, blankTerm)
	case len(lang) > 0:
		b = binary.AppendUvarint(append(b, langTerm), uint64(len(lang)))
		b = append(b, lang...)
	case len(datatype) > 0:
		b = binary.AppendUvarint(append(b, typedTerm), uint64(len(datatype)))
		b = append(b, datatype...)
	default:
		b = append(b, stringTerm)
	}
	return append(b, value...)
}

func encodeTerm(b []byte, t rdf.Term) []byte {
	return appendTerm(b, t.Kind, t.Value, t.Datatype, t.Lang)
}

// decodeTerm reads what appendTerm wrote.
func decodeTerm(b []byte) (rdf.Term, bool) {
	if len(b) == 0 {
		return rdf.Term{}, false
	}
	kind, rest := b[0], b[1:]
	switch kind {
	case iriTerm:
		return rdf.Term{Kind: rdf.IRI, Value: string(rest)}, true
	case blankTerm:
		return rdf.Term{Kind: rdf.Blank, Value: string(rest)}, true
	case stringTerm:
		return rdf.Term{Kind: rdf.Literal, Value: string(rest)}, true
	case langTerm, typedTerm:
		n, k := binary.Uvarint(rest)
		if k <= 0 || n > uint64(len(rest)-k) {
			return rdf.Term{}, false
		}
		tag, value := string(rest[k:k+int(n)]), string(rest[k+int(n):])
		if kind == langTerm {
			return rdf.Term{Kind: rdf.Literal, Value: value, Lang: tag}, true
		}
		return rdf.Term{Kind: rdf.Literal, Value: value, Datatype: tag}, true
	}
	return rdf.Term{}, false
}

// A hasher hashes encoded terms to 64 bits by multiplying pairs of words and
// folding the 128-bit product, as wyhash and its kin do: 10 ns for a term of 50
// bytes. Its two words are drawn at random for every store, so that no one can
// prepare a file of terms that share a hash. Terms that share one by chance are
// told apart by what is stored for their IDs.
type hasher struct{ k0, k1 uint64 }

func fold(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

func (h hasher) sum(b []byte) uint64 {
	const m0, m1 = 0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93
	state := h.k0 ^ fold(uint64(len(b))^m0, h.k1)
	for len(b) > 16 {
		state = fold(binary.LittleEndian.Uint64(b)^h.k1, binary.LittleEndian.Uint64(b[8:])^state)
		b = b[16:]
	}
	var x, y uint64
	switch {
	case len(b) >= 8:
		x, y = binary.LittleEndian.Uint64(b), binary.LittleEndian.Uint64(b[len(b)-8:])
	case len(b) >= 4:
		x, y = uint64(binary.LittleEndian.Uint32(b)), uint64(binary.LittleEndian.Uint32(b[len(b)-4:]))
	case len(b) > 0:
		x, y = uint64(b[0])<<8|uint64(b[len(b)/2]), uint64(b[len(b)-1])
	}
	return fold(fold(x^h.k1, y^state)^m1, state^m0)
}
