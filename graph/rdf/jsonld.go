package rdf

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/piprate/json-gold/ld"
)

// jsonLD reads JSON-LD 1.1 through the json-gold library, which needs the whole
// document in memory.
type jsonLD struct {
	r       io.Reader
	o       Options
	quads   []Quad
	started bool
}

func newJSONLD(r io.Reader, o Options) *jsonLD { return &jsonLD{r: r, o: o} }

func (j *jsonLD) resync() bool       { return false }
func (j *jsonLD) prefixes() []Prefix { return nil }

func (j *jsonLD) next() (Quad, error) {
	if !j.started {
		j.started = true
		if err := j.load(); err != nil {
			return Quad{}, err
		}
	}
	if len(j.quads) == 0 {
		return Quad{}, io.EOF
	}
	q := j.quads[0]
	j.quads = j.quads[1:]
	return q, nil
}

// load reads the document and turns it into quads.
func (j *jsonLD) load() error {
	text, err := io.ReadAll(io.LimitReader(j.r, int64(j.o.MaxSize)+1))
	if err != nil {
		return err
	}
	if len(text) > j.o.MaxSize {
		return &LimitError{File: j.o.File, Line: 1, Col: 1, What: "size of a JSON-LD document", Limit: j.o.MaxSize}
	}
	if err := j.checkDepth(text); err != nil {
		return err
	}
	var doc any
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&doc); err != nil {
		return j.syntax(text, int(d.InputOffset()), err)
	}
	end := int(d.InputOffset())
	if rest := bytes.TrimLeft(text[end:], " \t\r\n"); len(rest) > 0 {
		end = len(text) - len(rest)
		return j.fail(text, end, "the end of the document", foundAt(text, end))
	}
	loader := contextLoader{contexts: j.o.Contexts}
	if err := j.convert(numbers(doc), &loader); err != nil {
		if loader.refused == "" {
			return j.fail(text, 0, "JSON-LD", err.Error())
		}
		e := j.fail(text, 0, "a context that is in the document", "a reference to "+loader.refused)
		e.Hint = "nothing is fetched from the network"
		return e
	}
	return nil
}

// numbers turns json.Number into what json-gold expects: float64.
func numbers(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for k, e := range v {
			v[k] = numbers(e)
		}
	case []any:
		for i, e := range v {
			v[i] = numbers(e)
		}
	case json.Number:
		f, _ := v.Float64()
		return f
	}
	return v
}

// convert runs json-gold: expansion, then the node map, then one node after the
// other in the order of their names, since the library itself goes through them,
// and so labels new blank nodes, in the random order of a Go map. It may panic on
// documents it does not expect.
func (j *jsonLD) convert(doc any, loader *contextLoader) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("a document that cannot be expanded (%v)", p)
		}
	}()
	o := ld.NewJsonLdOptions(j.o.Base)
	o.DocumentLoader = loader
	expanded, err := ld.NewJsonLdProcessor().Expand(doc, o)
	if err != nil {
		return err
	}
	const defaultGraph = "@default"
	issuer := ld.NewIdentifierIssuer("_:b")
	graphs := map[string]any{defaultGraph: map[string]any{}}
	if _, err := ld.NewJsonLdApi().GenerateNodeMap(expanded, graphs, defaultGraph, issuer, "", "", nil); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(graphs)) {
		graph := graphs[name].(map[string]any)
		if name != defaultGraph && ld.IsRelativeIri(name) {
			continue
		}
		for _, id := range slices.Sorted(maps.Keys(graph)) {
			part := ld.NewRDFDataset()
			part.GraphToRDF(name, map[string]any{id: graph[id]}, issuer, false)
			for _, q := range part.Graphs[name] {
				j.add(q)
			}
		}
	}
	return nil
}

// add keeps a quad of the library. What is not well-formed RDF is left out, as
// the standard says (JSON-LD 1.1 Processing Algorithms, section 8.1).
func (j *jsonLD) add(q *ld.Quad) {
	quad := Quad{S: j.term(q.Subject), P: j.term(q.Predicate), O: j.term(q.Object)}
	if q.Graph != nil {
		if quad.G = j.term(q.Graph); quad.G.Kind == None {
			return
		}
	}
	if quad.S.Kind != None && quad.P.Kind == IRI && quad.O.Kind != None {
		j.quads = append(j.quads, quad)
	}
}

func (j *jsonLD) term(n ld.Node) Term {
	switch n := n.(type) {
	case *ld.IRI:
		if validIRI(n.Value) {
			return NewIRI(n.Value)
		}
	case *ld.BlankNode:
		return NewBlank(j.o.Scope + strings.TrimPrefix(n.Attribute, "_:"))
	case *ld.Literal:
		if n.Language != "" {
			if langTagLen([]byte(n.Language)) != len(n.Language) {
				return Term{}
			}
			return NewLangString(n.Value, strings.ToLower(n.Language))
		}
		if validIRI(n.Datatype) && n.Datatype != RDFLangString {
			return NewTyped(n.Value, n.Datatype)
		}
	}
	return Term{}
}

// contextLoader gives json-gold the contexts that documents refer to, and never
// the network.
type contextLoader struct {
	contexts func(iri string) ([]byte, error)
	refused  string // the last context that there was none for
}

func (c *contextLoader) LoadDocument(iri string) (*ld.RemoteDocument, error) {
	err := fmt.Errorf("no context is known for %s", iri)
	var text []byte
	if c.contexts != nil {
		text, err = c.contexts(iri)
	}
	var doc any
	if err == nil {
		doc, err = ld.DocumentFromReader(bytes.NewReader(text))
	}
	if err != nil {
		c.refused = iri
		return nil, ld.NewJsonLdError(ld.LoadingDocumentFailed, err)
	}
	return &ld.RemoteDocument{DocumentURL: iri, Document: doc}, nil
}

// checkDepth looks for nesting beyond the limit, which would be costly for the
// library.
func (j *jsonLD) checkDepth(text []byte) error {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth++; depth > j.o.MaxDepth {
				line, col := lineCol(text, i)
				return &LimitError{File: j.o.File, Line: line, Col: col, What: "nesting", Limit: j.o.MaxDepth}
			}
		case c == '}' || c == ']':
			depth--
		}
	}
	return nil
}

func (j *jsonLD) syntax(text []byte, at int, err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		at = max(int(syntax.Offset)-1, 0)
	}
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return j.fail(text, len(text), "JSON", "the end of the input")
	}
	return j.fail(text, at, "JSON", foundAt(text, at))
}

func (j *jsonLD) fail(text []byte, at int, expected, found string) *SyntaxError {
	line, col := lineCol(text, at)
	return &SyntaxError{File: j.o.File, Line: line, Col: col, Expected: expected, Found: found}
}

// lineCol returns line and column of text[at].
func lineCol(text []byte, at int) (line, col int) {
	before := text[:min(at, len(text))]
	line = bytes.Count(before, []byte{'\n'}) + 1
	return line, utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:]) + 1
}
