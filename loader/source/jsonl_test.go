package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

func TestParseRecord(t *testing.T) {
	for _, tt := range []struct {
		line string
		want record
	}{
		{`{"text":"a"}`, record{text: "a"}},
		{` { "text" : "a\nb\u00e9\ud83d\ude00\ud83dx\"\\\/\t" } `, record{text: "a\nbé😀\ufffdx\"\\/\t"}},
		{`{"html":"<p>","url":"u","title":"t","outlet":"o","published":"2026","lang":"en","byline":"b","id":"i"}`,
			record{html: "<p>", Fields: Fields{ID: "i", URL: "u", Title: "t", Outlet: "o", Published: "2026", Lang: "en", Byline: "b"}}},
		{`{"publisher":"p","date":"d","author":["A","B"],"id":12,"text":"x"}`,
			record{text: "x", Fields: Fields{ID: "12", Outlet: "p", Published: "d", Byline: "A, B"}}},
		{`{"author":[{"name":"A","url":"x"},null,{"name":"B"}],"outlet":{"id":"urn:x","name":"O"},"publisher":"P","text":null,"url":null}`,
			record{Fields: Fields{Outlet: "O", Byline: "A, B"}}},
		{`{"x":{"text":"no","y":[1,-2.5e+3,true,false,null,"\"",[],{}]},"text":"yes"}`, record{text: "yes"}},
		{`{"text":"first","text":"last"}`, record{text: "last"}},
		{`{"te\u0078t":"escaped key"}`, record{text: "escaped key"}},
		{`{}`, record{}},
	} {
		got, err := parseRecord([]byte(tt.line))
		if err != nil || got != tt.want {
			t.Errorf("parseRecord(%s) = %+v, %v; want %+v", tt.line, got, err, tt.want)
		}
	}
}

func TestParseRecordErrors(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{``, `at byte 1: expected a JSON object, found the end of the line`},
		{`[1]`, `at byte 1: expected a JSON object, found '['`},
		{`{"text":"a"`, `at byte 12: expected ',' or '}', found the end of the line`},
		{`{"text":"a`, `at byte 11: expected a closing quotation mark, found the end of the line`},
		{`{"text":"a\`, `at byte 12: expected a closing quotation mark`},
		{`{"text" "a"}`, `at byte 9: expected ':', found '"'`},
		{`{"text":12}`, `at byte 9: expected text in quotation marks, found '1'`},
		{`{"text":"a"} x`, `at byte 14: expected the end of the line, found 'x'`},
		{`{"x":tru}`, `at byte 6: expected a value, found 't'`},
		{`{"x":-}`, `at byte 7: expected a digit, found '}'`},
		{`{"text":"\q"}`, `at byte 11: expected an escape such as \n, found 'q'`},
		{`{"text":"\u12g4"}`, `at byte 12: expected four hexadecimal digits, found '1'`},
		{`{"x":` + strings.Repeat("[", 2000) + `}`, `nested too deep`},
	} {
		_, err := parseRecord([]byte(tt.line))
		if !errors.Is(err, ErrSyntax) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("parseRecord(%.40s): error %v, want %s", tt.line, err, tt.want)
		}
	}
}

func TestFeedEncodings(t *testing.T) {
	line := `{"text":"Ministrul a declarat că discuţiile vor începe săptămâna viitoare şi că toţi participanţii vin."}` + "\n"
	utf16, err := xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM).NewEncoder().String(line)
	if err != nil {
		t.Fatal(err)
	}
	w1250, err := charmap.Windows1250.NewEncoder().String(line)
	if err != nil {
		t.Fatal(err)
	}
	root := folder(t, map[string]string{"a.jsonl": line, "b.jsonl": "\ufeff" + line, "c.jsonl": utf16, "d.jsonl": w1250})
	docs, errs := read(t, "", root)
	if len(docs) != 4 || len(errs) != 0 {
		t.Fatalf("documents %q, errors %v", docs, errs)
	}
	for i, doc := range docs[1:] {
		if doc[1:] != docs[0][1:] {
			t.Errorf("feed %d reads %q, want %q", i+1, doc, docs[0])
		}
	}
}

func TestFeedLongLines(t *testing.T) {
	long := strings.Repeat("x", 3<<20)
	in := io.MultiReader(
		strings.NewReader(`{"text":"a"}`+"\n"+`{"text":"`+long+`"}`+"\n"+`{"text":"`),
		io.LimitReader(endless{}, MaxLine), strings.NewReader("\"}\n"+`{"text":"b"}`))
	var got []string
	for doc, err := range Read(in, "-") {
		if err != nil {
			got = append(got, err.Error())
		} else {
			got = append(got, fmt.Sprint(doc.Line, " ", len(doc.Content)))
		}
	}
	want := []string{"1 1", fmt.Sprint("2 ", len(long)), "-:3: line is too long (limit 64 MB)", "4 1"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFeedMemory reads a feed much larger than what may stay in memory.
func TestFeedMemory(t *testing.T) {
	line := `{"id":"1","text":"` + strings.Repeat("The ministers met again. ", 400) + "\"}\n"
	const lines = 3_000 // 30 MB
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	n, most := 0, uint64(0)
	for _, err := range Read(&repeated{line: line, n: lines}, "-") {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%500 == 0 {
			runtime.GC()
			runtime.ReadMemStats(&after)
			most = max(most, after.HeapAlloc)
		}
	}
	if n != lines || most > before.HeapAlloc+(4<<20) {
		t.Errorf("%d documents, %d KB more in memory than before", n, (int64(most)-int64(before.HeapAlloc))>>10)
	}
}

// repeated is a stream of n equal lines.
type repeated struct {
	line string
	n    int
	rest string
}

func (r *repeated) Read(b []byte) (int, error) {
	if r.rest == "" {
		if r.n == 0 {
			return 0, io.EOF
		}
		r.n--
		r.rest = r.line
	}
	n := copy(b, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

func FuzzParseRecord(f *testing.F) {
	for _, s := range []string{`{"text":"a\u00e9\ud83d\ude00","x":[1,{"y":null}]}`, `{"author":[{"name":"A"}]}`, `{"text":"\\\"`, "{\"text\":\"\x01\xff\"}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		rec, err := parseRecord(line)
		if err != nil {
			if !errors.Is(err, ErrSyntax) {
				t.Fatalf("%q: error %v of another kind", line, err)
			}
			return
		}
		if !utf8.ValidString(rec.text) {
			t.Fatalf("%q: text %q is not UTF-8", line, rec.text)
		}
		// Where the standard library accepts the line, the text is the same.
		var std struct{ Text string }
		if bytes.Contains(bytes.ToLower(line), []byte(`\u`)) || bytes.Count(bytes.ToLower(line), []byte(`"text"`)) > 1 {
			return // other cases of the key, escaped or not, mean "text" there
		}
		if bytes.Contains(line, []byte(`"text"`)) && json.Unmarshal(line, &std) == nil && std.Text != rec.text && !strings.Contains(std.Text, "\ufffd") {
			t.Fatalf("%q: text %q, want %q", line, rec.text, std.Text)
		}
	})
}

func BenchmarkFeed(b *testing.B) {
	text := strings.Repeat("The minister said \\\"no\\\" to the offer, and then added that the café would stay open.\\n", 45)
	line := `{"id":"a-1","url":"https://news.example/1","title":"A title","published":"2031-03-11","tags":["a","b"],"text":"` + text + "\"}\n"
	b.SetBytes(int64(len(line)))
	b.ReportAllocs()
	for _, err := range Read(&repeated{line: line, n: b.N}, "-") {
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFeedFile(b *testing.B) {
	text := strings.Repeat("The minister said no to the offer, and then added that the cafe would stay open. ", 45)
	root := b.TempDir()
	name := filepath.Join(root, "a.jsonl")
	writeFile(b, name, strings.Repeat(`{"id":"a-1","text":"`+text+"\"}\n", 1000))
	b.SetBytes(int64(len(text)+22) * 1000)
	for b.Loop() {
		for _, err := range Read(nil, name) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
