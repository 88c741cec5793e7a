package source

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// feed reads JSONL: one object a line. A broken line is reported and the rest read.
func (r *reader) feed(name, base string, in io.Reader) {
	buffered := bufio.NewReaderSize(in, 256<<10)
	if mark, _ := buffered.Peek(4); len(mark) >= 2 {
		if enc, _ := byteOrderMark(mark); enc != nil {
			buffered = bufio.NewReaderSize(enc.NewDecoder().Reader(buffered), 256<<10)
		}
	}
	lines := &lineReader{in: buffered}
	found := false
	for n := 1; !r.stopped; n++ {
		line, err := lines.next()
		if err == io.EOF {
			if !found && !r.stopped {
				r.fail(name, 0, ErrEmpty)
			}
			return
		}
		if errors.Is(err, ErrLongLine) {
			r.fail(name, n, err)
			found = true
			continue
		}
		if err != nil {
			r.fail(name, n, err)
			return
		}
		if n == 1 {
			line = trimBOM(line)
		}
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		found = true
		if !utf8.Valid(line) {
			if text, err := decode(line, Text); err == nil {
				line = []byte(text)
			}
		}
		rec, err := parseRecord(line)
		if err == nil && strings.TrimSpace(rec.text) == "" && strings.TrimSpace(rec.html) == "" {
			err = errNoText
		}
		if err != nil {
			r.fail(name, n, err)
			continue
		}
		doc := &Document{Name: base, Path: name, Line: n, Media: Text, Content: rec.text, Fields: rec.Fields}
		if strings.TrimSpace(rec.text) == "" {
			doc.Media, doc.Content = HTML, rec.html
		}
		if len(doc.Content) > MaxDocument {
			r.fail(name, n, ErrTooLarge)
			continue
		}
		r.document(doc)
	}
}

var errNoText = fmt.Errorf("%w: neither text nor html in this object", ErrEmpty)

func trimBOM(b []byte) []byte { return bytes.TrimPrefix(b, []byte("\ufeff")) }

// lineReader splits a stream into lines of up to MaxLine bytes.
type lineReader struct {
	in   *bufio.Reader
	long []byte // a line longer than the buffer
}

// next returns the next line without its end; it is valid until the next call.
// A line that is too long is passed over whole.
func (l *lineReader) next() ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	if err == nil {
		return line[:len(line)-1], nil
	}
	if err == io.EOF && len(line) > 0 {
		return line, nil
	}
	if err != bufio.ErrBufferFull {
		return nil, err
	}
	l.long = append(l.long[:0], line...)
	for err == bufio.ErrBufferFull {
		line, err = l.in.ReadSlice('\n')
		if len(l.long)+len(line) <= MaxLine {
			l.long = append(l.long, line...)
			continue
		}
		for err == bufio.ErrBufferFull {
			_, err = l.in.ReadSlice('\n')
		}
		l.long = nil
		if err != nil && err != io.EOF {
			return nil, err
		}
		return nil, ErrLongLine
	}
	if err != nil && err != io.EOF {
		return nil, err
	}
	return bytes.TrimSuffix(l.long, []byte("\n")), nil
}

// record is one object of a feed.
type record struct {
	text, html string
	Fields
}

// parseRecord reads one JSON object in a single pass. It is a parser of its
// own because encoding/json, at 60 to 90 MB/s here, would cost a third of the
// time that a whole article may take. It is as strict as the grammar
// (RFC 8259) about structure and lenient about two things that feeds get wrong: raw
// control characters and invalid UTF-8 inside strings.
func parseRecord(line []byte) (record, error) {
	p := parser{in: line}
	var rec record
	if err := p.record(&rec); err != nil {
		return record{}, err
	}
	return rec, nil
}

// parser reads JSON values from in, from byte offset at.
type parser struct {
	in      []byte
	at      int
	scratch []byte // of strings with escapes
}

// maxDepth bounds nesting in fields that are passed over.
const maxDepth = 1000

func (p *parser) record(rec *record) error {
	var publisher, date, author string
	err := p.object(func(key string) error {
		switch key {
		case "text":
			return p.textField(&rec.text)
		case "html":
			return p.textField(&rec.html)
		case "id":
			return p.nameField(&rec.ID)
		case "url":
			return p.nameField(&rec.URL)
		case "title":
			return p.nameField(&rec.Title)
		case "outlet":
			return p.nameField(&rec.Outlet)
		case "publisher":
			return p.nameField(&publisher)
		case "published":
			return p.nameField(&rec.Published)
		case "date":
			return p.nameField(&date)
		case "lang":
			return p.nameField(&rec.Lang)
		case "byline":
			return p.nameField(&rec.Byline)
		case "author":
			return p.nameField(&author)
		}
		return p.skip(0)
	})
	if err != nil {
		return err
	}
	p.space()
	if p.at < len(p.in) {
		return p.expected("the end of the line")
	}
	rec.Outlet = first(rec.Outlet, publisher)
	rec.Published = first(rec.Published, date)
	rec.Byline = first(rec.Byline, author)
	return nil
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// object reads an object and calls field at each value; field must consume it.
func (p *parser) object(field func(key string) error) error {
	if !p.take('{') {
		return p.expected("a JSON object")
	}
	if p.take('}') {
		return nil
	}
	for {
		p.space()
		if p.peek() != '"' {
			return p.expected("a key in quotation marks")
		}
		key, err := p.string()
		if err != nil {
			return err
		}
		if !p.take(':') {
			return p.expected("':'")
		}
		p.space()
		if err := field(key); err != nil {
			return err
		}
		if p.take('}') {
			return nil
		}
		if !p.take(',') {
			return p.expected("',' or '}'")
		}
	}
}

// textField reads a string; null is the empty string.
func (p *parser) textField(out *string) error {
	if p.peek() != '"' {
		if p.peek() == 'n' {
			return p.skip(0)
		}
		return p.expected("text in quotation marks")
	}
	s, err := p.string()
	*out = s
	return err
}

// nameField reads a short value in one of the forms that feeds have: a string, a number,
// an object with a name, or a list of these, which is joined by commas.
func (p *parser) nameField(out *string) error { return p.name(out, 0) }

func (p *parser) name(out *string, depth int) error {
	switch c := p.peek(); {
	case c == '"':
		return p.textField(out)
	case c == '{' && depth < 3:
		return p.object(func(key string) error {
			if key == "name" {
				return p.name(out, depth+1)
			}
			return p.skip(0)
		})
	case c == '[' && depth < 3:
		p.at++
		if p.take(']') {
			return nil
		}
		var names []string
		for {
			var one string
			p.space()
			if err := p.name(&one, depth+1); err != nil {
				return err
			}
			if one != "" {
				names = append(names, one)
			}
			if p.take(']') {
				*out = strings.Join(names, ", ")
				return nil
			}
			if !p.take(',') {
				return p.expected("',' or ']'")
			}
		}
	case c == '-' || c >= '0' && c <= '9':
		start := p.at
		err := p.skip(0)
		*out = string(p.in[start:p.at])
		return err
	}
	return p.skip(0) // null, true, false: nothing is known
}

// skip passes over one value of any kind.
func (p *parser) skip(depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w at byte %d: nested too deep", ErrSyntax, p.at)
	}
	p.space()
	switch c := p.peek(); {
	case c == '"':
		return p.skipString()
	case c == '{':
		p.at++
		if p.take('}') {
			return nil
		}
		for {
			p.space()
			if p.peek() != '"' {
				return p.expected("a key in quotation marks")
			}
			if err := p.skipString(); err != nil {
				return err
			}
			if !p.take(':') {
				return p.expected("':'")
			}
			if err := p.skip(depth + 1); err != nil {
				return err
			}
			if p.take('}') {
				return nil
			}
			if !p.take(',') {
				return p.expected("',' or '}'")
			}
		}
	case c == '[':
		p.at++
		if p.take(']') {
			return nil
		}
		for {
			if err := p.skip(depth + 1); err != nil {
				return err
			}
			if p.take(']') {
				return nil
			}
			if !p.take(',') {
				return p.expected("',' or ']'")
			}
		}
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	for _, literal := range []string{"true", "false", "null"} {
		if bytes.HasPrefix(p.in[p.at:], []byte(literal)) {
			p.at += len(literal)
			return nil
		}
	}
	return p.expected("a value")
}

func (p *parser) number() error {
	digits := func() bool {
		start := p.at
		for c := p.peek(); c >= '0' && c <= '9'; c = p.peek() {
			p.at++
		}
		return p.at > start
	}
	if p.peek() == '-' {
		p.at++
	}
	ok := digits()
	if ok && p.peek() == '.' {
		p.at++
		ok = digits()
	}
	if c := p.peek(); ok && (c == 'e' || c == 'E') {
		p.at++
		if c := p.peek(); c == '+' || c == '-' {
			p.at++
		}
		ok = digits()
	}
	if !ok {
		return p.expected("a digit")
	}
	return nil
}

func (p *parser) skipString() error {
	p.at++
	for {
		quote := bytes.IndexByte(p.in[p.at:], '"')
		if quote < 0 {
			p.at = len(p.in)
			return p.expected("a closing quotation mark")
		}
		slash := bytes.IndexByte(p.in[p.at:p.at+quote], '\\')
		if slash < 0 {
			p.at += quote + 1
			return nil
		}
		p.at = min(p.at+slash+2, len(p.in))
	}
}

// string reads a string; p.at is at its opening mark.
func (p *parser) string() (string, error) {
	p.at++
	rest := p.in[p.at:]
	quote := bytes.IndexByte(rest, '"')
	if quote < 0 {
		p.at = len(p.in)
		return "", p.expected("a closing quotation mark")
	}
	if bytes.IndexByte(rest[:quote], '\\') < 0 {
		p.at += quote + 1
		return validString(rest[:quote]), nil
	}
	out := p.scratch[:0]
	quote += p.at // from here on an offset into p.in
	for {
		slash := bytes.IndexByte(p.in[p.at:quote], '\\')
		if slash < 0 {
			out = append(out, p.in[p.at:quote]...)
			p.at = quote + 1
			p.scratch = out
			return validString(out), nil
		}
		out = append(out, p.in[p.at:p.at+slash]...)
		p.at += slash
		var err error
		if out, err = p.escape(out); err != nil {
			return "", err
		}
		if p.at > quote { // the mark was escaped
			next := bytes.IndexByte(p.in[p.at:], '"')
			if next < 0 {
				p.at = len(p.in)
				return "", p.expected("a closing quotation mark")
			}
			quote = p.at + next
		}
	}
}

// escape appends the character that the escape at p.at stands for.
func (p *parser) escape(out []byte) ([]byte, error) {
	if p.at+1 >= len(p.in) {
		p.at = len(p.in)
		return nil, p.expected("the rest of an escape")
	}
	c := p.in[p.at+1]
	p.at += 2
	switch c {
	case '"', '\\', '/':
		return append(out, c), nil
	case 'n':
		return append(out, '\n'), nil
	case 't':
		return append(out, '\t'), nil
	case 'r':
		return append(out, '\r'), nil
	case 'b':
		return append(out, '\b'), nil
	case 'f':
		return append(out, '\f'), nil
	case 'u':
		r, ok := hex4(p.in[p.at:])
		if !ok {
			return nil, p.expected("four hexadecimal digits")
		}
		p.at += 4
		if utf16.IsSurrogate(r) {
			low, ok := rune(0), false
			if bytes.HasPrefix(p.in[p.at:], []byte(`\u`)) {
				low, ok = hex4(p.in[p.at+2:])
			}
			if pair := utf16.DecodeRune(r, low); ok && pair != utf8.RuneError {
				p.at += 6
				r = pair
			} else {
				r = utf8.RuneError
			}
		}
		return utf8.AppendRune(out, r), nil
	}
	p.at--
	return nil, p.expected("an escape such as \\n")
}

func hex4(b []byte) (rune, bool) {
	if len(b) < 4 {
		return 0, false
	}
	var r rune
	for _, c := range b[:4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

func validString(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	return string(bytes.ToValidUTF8(b, []byte("\ufffd")))
}

func (p *parser) space() {
	for p.at < len(p.in) {
		switch p.in[p.at] {
		case ' ', '\t', '\r', '\n':
			p.at++
		default:
			return
		}
	}
}

// peek returns the byte at p.at, or 0 at the end.
func (p *parser) peek() byte {
	if p.at < len(p.in) {
		return p.in[p.at]
	}
	return 0
}

// take passes over white space and then c, if it is there.
func (p *parser) take(c byte) bool {
	p.space()
	if p.peek() != c || p.at >= len(p.in) {
		return false
	}
	p.at++
	return true
}

func (p *parser) expected(what string) error {
	if p.at >= len(p.in) {
		return fmt.Errorf("%w at byte %d: expected %s, found the end of the line", ErrSyntax, p.at+1, what)
	}
	r, _ := utf8.DecodeRune(p.in[p.at:])
	return fmt.Errorf("%w at byte %d: expected %s, found %q", ErrSyntax, p.at+1, what, r)
}
