package rdf

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

const xmlNS = "http://www.w3.org/XML/1998/namespace"

// xmlReader turns the raw tokens of encoding/xml into elements with resolved
// names. It keeps track of namespaces, xml:base and xml:lang, checks that end
// tags match and attributes differ, and knows the entities that a document
// declares itself.
type xmlReader struct {
	d      *xml.Decoder
	source *limitedReader
	file   string
	limit  int
	broken bool // the XML is malformed: nothing more can be read

	line, col int      // of the current token
	tags      []string // the open elements, as written
	scopes    []xmlScope
	ns        []Prefix          // the namespaces in force, innermost last
	prefix    map[string]string // every prefix seen, for [Reader.Prefixes]
}

// An xmlScope is what an element hands down to those inside it.
type xmlScope struct {
	base, lang string
	ns         int // how many namespaces are in force
}

type xmlKind uint8

const (
	xmlStart xmlKind = iota
	xmlEnd
	xmlText
	xmlComment
	xmlInstruction
)

// An xmlName is a name, resolved.
type xmlName struct {
	name   string // as written
	prefix string
	ns     string // the namespace; "" where there is none
	iri    string // namespace and local name
}

type xmlToken struct {
	kind xmlKind
	xmlName
	attrs []xmlAttr // but for those of xmlns and xml
	xml   []xmlAttr // those of xml: "xml:lang" and so on
	text  string    // of text, comments and instructions
}

type xmlAttr struct {
	xmlName
	value string
}

// limitedReader gives an error when one token has eaten more than limit bytes.
type limitedReader struct {
	r           io.Reader
	used, limit int
}

var errTokenTooLong = errors.New("token too long")

func (l *limitedReader) Read(p []byte) (int, error) {
	if l.used > l.limit {
		return 0, errTokenTooLong
	}
	n, err := l.r.Read(p)
	l.used += n
	return n, err
}

func newXMLReader(r io.Reader, o Options) xmlReader {
	source := &limitedReader{r: fromUTF16(r), limit: o.MaxLine}
	d := xml.NewDecoder(source)
	d.Entity = map[string]string{}
	d.CharsetReader = func(label string, r io.Reader) (io.Reader, error) {
		if strings.EqualFold(label, "UTF-16") {
			return r, nil // fromUTF16 has seen to it
		}
		enc, err := htmlindex.Get(label)
		if err != nil {
			return nil, fmt.Errorf("unknown encoding %q", label)
		}
		return enc.NewDecoder().Reader(r), nil
	}
	return xmlReader{
		d: d, source: source, file: o.File, limit: o.MaxLine, line: 1, col: 1,
		scopes: []xmlScope{{base: o.Base, ns: 1}}, ns: []Prefix{{"xml", xmlNS}}, prefix: map[string]string{},
	}
}

// fromUTF16 turns a document that begins with the byte order mark of UTF-16 into
// UTF-8.
func fromUTF16(r io.Reader) io.Reader {
	b := bufio.NewReader(r)
	mark, err := b.Peek(2)
	if err == nil && (string(mark) == "\xFE\xFF" || string(mark) == "\xFF\xFE") {
		return unicode.UTF16(unicode.BigEndian, unicode.ExpectBOM).NewDecoder().Reader(b)
	}
	return b
}

func (in *xmlReader) scope() xmlScope { return in.scopes[len(in.scopes)-1] }

// next returns the next token. A start tag opens its element, an end tag closes
// the one that is open.
func (in *xmlReader) next() (xmlToken, error) {
	for {
		in.source.used = 0
		in.line, in.col = in.d.InputPos()
		raw, err := in.d.RawToken()
		if err != nil {
			return xmlToken{}, in.malformed(err)
		}
		switch t := raw.(type) {
		case xml.StartElement:
			return in.enter(t)
		case xml.EndElement:
			return in.leave(t)
		case xml.CharData:
			return xmlToken{kind: xmlText, text: string(t)}, nil
		case xml.Comment:
			return xmlToken{kind: xmlComment, text: string(t)}, nil
		case xml.ProcInst:
			if t.Target != "xml" {
				return xmlToken{kind: xmlInstruction, xmlName: xmlName{name: t.Target}, text: string(t.Inst)}, nil
			}
		case xml.Directive:
			if err := in.entities(string(t)); err != nil {
				return xmlToken{}, err
			}
		}
	}
}

// malformed makes an error of encoding/xml one of ours.
func (in *xmlReader) malformed(err error) error {
	in.broken = true
	var syntax *xml.SyntaxError
	switch {
	case err == io.EOF && len(in.tags) == 0:
		return io.EOF
	case err == io.EOF:
		in.line, in.col = in.d.InputPos()
		return in.fail("</"+in.tags[len(in.tags)-1]+">", "the end of the input")
	case errors.Is(err, errTokenTooLong):
		return in.tooLong()
	case errors.As(err, &syntax):
		in.line, in.col = in.d.InputPos()
		return in.fail("well-formed XML", syntax.Msg)
	}
	return err
}

func (in *xmlReader) fail(expected, found string) error {
	return &SyntaxError{File: in.file, Line: in.line, Col: in.col, Expected: expected, Found: found}
}

func (in *xmlReader) tooLong() error {
	in.broken = true
	return &LimitError{File: in.file, Line: in.line, Col: in.col, What: "token length", Limit: in.limit}
}

func (in *xmlReader) tooDeep(limit int) error {
	in.broken = true
	return &LimitError{File: in.file, Line: in.line, Col: in.col, What: "nesting", Limit: limit}
}

func rawName(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// enter opens an element: it applies the attributes of xmlns and xml, and
// resolves the names.
func (in *xmlReader) enter(t xml.StartElement) (xmlToken, error) {
	tok := xmlToken{kind: xmlStart}
	scope := in.scope()
	in.ns = in.ns[:scope.ns]
	for _, a := range t.Attr {
		switch {
		case a.Name.Space == "xmlns":
			if a.Value == "" || a.Name.Local == "xmlns" || (a.Name.Local == "xml") != (a.Value == xmlNS) {
				return tok, in.fail("a namespace declaration", rawName(a.Name)+"=\""+a.Value+"\"")
			}
			in.declare(a.Name.Local, a.Value)
		case a.Name.Space == "" && a.Name.Local == "xmlns":
			in.declare("", a.Value)
		case a.Name.Space == "xml":
			switch a.Name.Local {
			case "base":
				base := ResolveIRI(scope.base, a.Value)
				if !hasScheme(base) {
					return tok, in.fail("an absolute IRI as xml:base", "\""+excerpt([]byte(a.Value))+"\"")
				}
				scope.base = base
			case "lang":
				if n := langTagLen([]byte(a.Value)); n != len(a.Value) {
					return tok, in.fail("a language tag", "\""+excerpt([]byte(a.Value))+"\"")
				}
				scope.lang = strings.ToLower(a.Value)
			}
			tok.xml = append(tok.xml, xmlAttr{xmlName{"xml:" + a.Name.Local, "xml", xmlNS, xmlNS + a.Name.Local}, a.Value})
		}
	}
	scope.ns = len(in.ns)
	in.tags = append(in.tags, rawName(t.Name))
	in.scopes = append(in.scopes, scope)
	var err error
	if tok.xmlName, err = in.resolve(t.Name, true); err != nil {
		return tok, err
	}
	for _, a := range t.Attr {
		if a.Name.Space == "xml" || a.Name.Space == "xmlns" || a.Name.Space == "" && a.Name.Local == "xmlns" {
			continue
		}
		name, err := in.resolve(a.Name, false)
		if err != nil {
			return tok, err
		}
		if slices.ContainsFunc(tok.attrs, func(b xmlAttr) bool { return b.name == name.name || b.iri == name.iri && b.ns == name.ns }) {
			return tok, in.fail("each attribute once", name.name+" again")
		}
		tok.attrs = append(tok.attrs, xmlAttr{name, a.Value})
	}
	return tok, nil
}

func (in *xmlReader) declare(prefix, iri string) {
	in.ns = append(in.ns, Prefix{prefix, iri})
	if _, ok := in.prefix[prefix]; !ok && iri != "" && len(in.prefix) < 1000 {
		in.prefix[prefix] = iri
	}
}

// resolve looks up the namespace of a name. An attribute without prefix has
// none.
func (in *xmlReader) resolve(n xml.Name, element bool) (xmlName, error) {
	name := xmlName{name: rawName(n), prefix: n.Space, iri: n.Local}
	if !isNCName(n.Local) || n.Space != "" && !isNCName(n.Space) {
		return name, in.fail("a name", "\""+excerpt([]byte(name.name))+"\"")
	}
	if n.Space == "" && !element {
		return name, nil
	}
	for _, b := range slices.Backward(in.ns) {
		if b.Name == n.Space {
			name.ns, name.iri = b.IRI, b.IRI+n.Local
			return name, nil
		}
	}
	if n.Space != "" {
		return name, in.fail("a declared prefix", n.Space+":")
	}
	return name, nil
}

func (in *xmlReader) leave(t xml.EndElement) (xmlToken, error) {
	name := rawName(t.Name)
	if len(in.tags) == 0 {
		in.broken = true
		return xmlToken{}, in.fail("an element or the end of the document", "</"+name+">")
	}
	open := in.tags[len(in.tags)-1]
	if open != name {
		in.broken = true
		return xmlToken{}, in.fail("</"+open+">", "</"+name+">")
	}
	in.tags = in.tags[:len(in.tags)-1]
	in.scopes = in.scopes[:len(in.scopes)-1]
	in.ns = in.ns[:in.scope().ns]
	return xmlToken{kind: xmlEnd, xmlName: xmlName{name: name}}, nil
}

// Limits on the entities that a document declares: of one, and of all together.
const (
	maxEntity   = 4 << 10
	maxEntities = 64 << 10
)

// entities reads the <!ENTITY name "value"> declarations of a document type
// declaration. Entities outside the document are left alone. The longest token
// is then allowed the less, the more its references may expand to.
func (in *xmlReader) entities(directive string) error {
	total := 0
	for {
		_, rest, ok := strings.Cut(directive, "<!ENTITY")
		if !ok {
			return nil
		}
		directive = rest
		fields := strings.Fields(rest)
		if len(fields) < 2 || !isNCName(fields[0]) || fields[1][0] != '"' && fields[1][0] != '\'' {
			continue // a parameter entity, or an external one
		}
		name := fields[0]
		_, value, _ := strings.Cut(rest, fields[1][:1])
		value, _, _ = strings.Cut(value, fields[1][:1])
		value = in.replaceEntities(value, maxEntity)
		if total += len(value); len(value) >= maxEntity || total >= maxEntities {
			in.broken = true
			return &LimitError{File: in.file, Line: in.line, Col: in.col, What: "size of an entity", Limit: maxEntity}
		}
		if _, ok := in.d.Entity[name]; !ok {
			in.d.Entity[name] = value
			expansion := len(value)/len("&"+name+";") + 1
			in.source.limit = min(in.source.limit, in.limit/expansion)
		}
	}
}

// replaceEntities replaces references to the entities declared so far, and stops
// when the result has limit bytes.
func (in *xmlReader) replaceEntities(value string, limit int) string {
	var b strings.Builder
	for b.Len() < limit {
		before, after, ok := strings.Cut(value, "&")
		b.WriteString(before)
		if !ok {
			break
		}
		name, rest, ok := strings.Cut(after, ";")
		if v, known := in.d.Entity[name]; ok && known {
			b.WriteString(v)
			value = rest
			continue
		}
		if n, known := xmlCharacter(name); ok && known {
			b.WriteString(n)
			value = rest
			continue
		}
		b.WriteByte('&')
		value = after
	}
	return b.String()
}

// xmlCharacter returns what a character reference or predefined entity stands
// for.
func xmlCharacter(name string) (string, bool) {
	switch name {
	case "lt":
		return "<", true
	case "gt":
		return ">", true
	case "amp":
		return "&", true
	case "quot":
		return "\"", true
	case "apos":
		return "'", true
	}
	var r rune
	if n, err := fmt.Sscanf(name, "#x%x", &r); err == nil && n == 1 {
		return string(r), true
	}
	if n, err := fmt.Sscanf(name, "#%d", &r); err == nil && n == 1 {
		return string(r), true
	}
	return "", false
}
