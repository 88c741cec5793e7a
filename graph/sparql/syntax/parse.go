// Package syntax parses SPARQL 1.1 queries and updates into a tree.
//
// [Parse] is the entry: text in, [*Query] or [*Update] out, or an [*Error] with
// line and column. The tree keeps the text's structure (collections, predicate
// lists, groups); IRIs in it are absolute and prefixed names expanded. Its
// String method gives text that parses back to the same tree. What the grammar
// alone does not say (scope of BIND, of projected variables, of blank node
// labels) is checked too, so that a tree which comes back is a legal query.
//
// The parser is written by hand, by recursive descent; methods are named after
// the productions of the standard's grammar.
package syntax

import (
	"strings"

	"kg/graph/rdf"
)

// Limits that keep a hostile text from exhausting the stack, here and in
// everything that walks the tree after. Legal queries stay far below them.
const (
	maxDepth = 256    // brackets and groups within each other
	maxChain = 10_000 // operators or pattern elements one after another, which nest to the left
)

// Options are the surroundings of a text.
type Options struct {
	Base     string            // the base IRI; "" leaves relative references as they are
	Prefixes map[string]string // prefixes that hold without a declaration; a PREFIX line overrides them
}

// Parse parses a query or an update, whichever src holds. An error is an [*Error].
func Parse(src string, o Options) (Statement, error) {
	p := newParser(src, o)
	var s Statement
	err := p.run(func() {
		p.prologue()
		switch {
		case p.isWord("SELECT", "CONSTRUCT", "DESCRIBE", "ASK"):
			s = p.queryUnit()
		case p.tok.kind == kindEOF: // declarations alone are a legal update, but no one means that
			p.expected("a query or an update")
		default:
			s = p.updateUnit()
		}
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// ParseQuery parses a query. An error is an [*Error].
func ParseQuery(src string, o Options) (*Query, error) {
	p := newParser(src, o)
	var q *Query
	err := p.run(func() {
		p.prologue()
		q = p.queryUnit()
	})
	if err != nil {
		return nil, err
	}
	return q, nil
}

// ParseUpdate parses an update. An error is an [*Error].
func ParseUpdate(src string, o Options) (*Update, error) {
	p := newParser(src, o)
	var u *Update
	err := p.run(func() {
		p.prologue()
		u = p.updateUnit()
	})
	if err != nil {
		return nil, err
	}
	return u, nil
}

// parser holds the state of one parse. tok is the token to be read next.
type parser struct {
	src          string
	lex          lexer
	tok          token
	prevEnd      Pos // end of the token read last
	base         string
	declaredBase string            // by BASE
	prefixes     map[string]string // declared in the text; they come before outer
	outer        map[string]string // Options.Prefixes

	depth      int // of brackets and groups
	labels     labelScope
	aggregates int  // read so far, where aggregates may stand
	inAggr     bool // in the argument of an aggregate
	noVars     bool // in INSERT DATA and DELETE DATA
	noBlanks   bool // in DELETE, DELETE DATA and DELETE WHERE
}

func newParser(src string, o Options) *parser {
	return &parser{src: src, lex: lexer{src: src}, base: o.Base, outer: o.Prefixes, prefixes: map[string]string{}}
}

// run reads the first token and calls parse. An error is thrown by fail as a
// panic with an *Error, since nearly every production can fail, and caught
// only here.
func (p *parser) run(parse func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(*Error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	p.src = strings.TrimPrefix(p.src, "\ufeff")
	p.lex.src = p.src
	p.advance()
	parse()
	if p.tok.kind != kindEOF {
		p.expected("the end of the query")
	}
	return nil
}

// advance reads the next token into tok.
func (p *parser) advance() {
	p.prevEnd = p.tok.end
	p.tok = p.lex.next()
	if p.lex.err != nil {
		panic(p.lex.err)
	}
}

// failAt throws the error that a rule is broken at pos.
func (p *parser) failAt(pos Pos, hint, format string, args ...any) {
	e := newError(p.src, pos, format, args...)
	e.Hint = hint
	panic(e)
}

// expected throws the error that the next token is not what.
func (p *parser) expected(what string) { p.expectedHint(what, "") }

func (p *parser) expectedHint(what, hint string) {
	e := newError(p.src, p.tok.pos, "expected %s, found %s", what, p.tok)
	e.Hint = hint
	e.Incomplete = p.tok.kind == kindEOF
	panic(e)
}

// isWord reports whether the next token is one of the keywords, given in upper case.
func (p *parser) isWord(words ...string) bool {
	if p.tok.kind != kindWord {
		return false
	}
	for _, w := range words {
		if strings.EqualFold(p.tok.val, w) {
			return true
		}
	}
	return false
}

// word reads the keyword if it is next.
func (p *parser) word(w string) bool {
	if !p.isWord(w) {
		return false
	}
	p.advance()
	return true
}

// needWord reads the keyword, which must be next.
func (p *parser) needWord(w string) {
	if !p.word(w) {
		p.expected(w)
	}
}

func (p *parser) isPunct(s string) bool { return p.tok.kind == kindPunct && p.tok.val == s }

// punct reads the operator or bracket if it is next.
func (p *parser) punct(s string) bool {
	if !p.isPunct(s) {
		return false
	}
	p.advance()
	return true
}

// need reads the operator or bracket, which must be next.
func (p *parser) need(s string) {
	if !p.punct(s) {
		p.expected(s)
	}
}

// enter counts one level of nesting; the caller defers leave.
func (p *parser) enter() {
	if p.depth++; p.depth > maxDepth {
		p.failAt(p.tok.pos, "", "nested deeper than %d levels", maxDepth)
	}
}

func (p *parser) leave() { p.depth-- }

// chain fails if n things in a row are more than is allowed.
func (p *parser) chain(n int, what string) {
	if n > maxChain {
		p.failAt(p.tok.pos, "", "more than %d %s in a row", maxChain, what)
	}
}

// prologue reads BASE and PREFIX declarations, and the VERSION of SPARQL 1.2,
// which changes nothing here.
func (p *parser) prologue() {
	for {
		switch {
		case p.word("BASE"):
			p.base = p.iriRef().Value
			p.declaredBase = p.base
		case p.word("PREFIX"):
			if p.tok.kind != kindName || p.tok.local != "" {
				p.expectedHint("a prefix with its colon", "for example PREFIX ex: <http://example.org/>")
			}
			prefix := p.tok.val
			p.advance()
			p.prefixes[prefix] = p.iriRef().Value
		case p.word("VERSION"):
			if p.tok.kind != kindString || p.tok.end-p.tok.pos != Pos(len(p.tok.val)+2) {
				p.expectedHint("a version", `for example VERSION "1.1"`)
			}
			p.advance()
		default:
			return
		}
	}
}

// iriRef reads an IRI in angle brackets.
func (p *parser) iriRef() IRI {
	if p.tok.kind != kindIRI {
		p.expected("an IRI in angle brackets")
	}
	i := IRI{Value: rdf.ResolveIRI(p.base, p.tok.val), Pos: p.tok.pos}
	p.advance()
	return i
}

// isIRI reports whether an IRI or a prefixed name is next.
func (p *parser) isIRI() bool { return p.tok.kind == kindIRI || p.tok.kind == kindName }

// iri reads an IRI or a prefixed name.
func (p *parser) iri() IRI {
	if p.tok.kind != kindName {
		if p.tok.kind != kindIRI {
			p.expected("an IRI")
		}
		return p.iriRef()
	}
	ns, ok := p.prefixes[p.tok.val]
	if !ok {
		ns, ok = p.outer[p.tok.val]
	}
	if !ok {
		p.failAt(p.tok.pos, "declare it: PREFIX "+p.tok.val+": <…>", "unknown prefix %s:", p.tok.val)
	}
	// A prefix that was declared before any BASE may be relative still.
	i := IRI{Value: rdf.ResolveIRI(p.base, ns+p.tok.local), Pos: p.tok.pos}
	p.advance()
	return i
}

// variable reads a variable.
func (p *parser) variable() Var {
	if p.tok.kind != kindVar {
		p.expected("a variable")
	}
	v := Var{Name: p.tok.val, Pos: p.tok.pos}
	p.advance()
	return v
}

// varOrIRI reads a variable or an IRI.
func (p *parser) varOrIRI() Node {
	switch {
	case p.tok.kind == kindVar:
		return p.variable()
	case p.isIRI():
		return p.iri()
	}
	p.expected("a variable or an IRI")
	return nil
}
