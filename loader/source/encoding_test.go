package source

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	xunicode "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// plain texts of a few sentences, about nothing in particular.
var texts = map[string]string{
	"en": "The minister said “no” to the offer – and then added that the café on Rue d’Été would stay open. It was not clear who had asked him.",
	"fr": "Le ministre a déclaré qu’il n’était pas sûr d’être à Genève l’été prochain ; « nous verrons bien », a-t-il ajouté. Les élèves, où sont-ils ? Ça ne change rien.",
	"de": "Der Minister erklärte, dass die Gespräche über die Brücke für nächstes Jahr geplant seien. „Wir müssen große Schritte tun“, sagte er.",
	"es": "El señor ministro dijo que la reunión de mañana no será fácil. ¿Quién lo habría pensado? Según él, el año próximo habrá más diálogo.",
	"pt": "O ministro disse que a reunião de amanhã não será fácil e que as negociações já começaram. Segundo ele, não há razão para pânico.",
	"it": "Il ministro ha detto che la riunione non sarà facile, perché le città più colpite sono già state informate. Così è andata.",
	"ro": "Ministrul a declarat că discuţiile vor începe săptămâna viitoare şi că toţi participanţii îşi vor susţine poziţiile. Întâlnirea va fi ţinută în România.",
	"pl": "Minister powiedział, że rozmowy rozpoczną się w przyszłym tygodniu. Każdy z uczestników będzie mógł przedstawić swoje zdanie, ponieważ są też różnice między nimi.",
	"cs": "Ministr řekl, že jednání začnou příští týden a že každý účastník bude moci předložit své návrhy. Podle něho však není důvod spěchat.",
	"hu": "A miniszter azt mondta, hogy a tárgyalások jövő héten kezdődnek, és minden résztvevő előadhatja a véleményét. Ő szerinte ez így van jól.",
	"tr": "Bakan, görüşmelerin gelecek hafta başlayacağını ve bütün katılımcıların görüşlerini açıklayacağını söyledi. Ona göre bu iş için acele etmeye gerek yok.",
	"lt": "Ministras sakė, kad derybos prasidės kitą savaitę ir kad visi dalyviai galės pateikti savo nuomonę. Jo žodžiais, nėra ko skubėti, nes jau yra aišku.",
	"ru": "Министр заявил, что переговоры начнутся на следующей неделе и что все участники смогут изложить своё мнение. По его словам, спешить не нужно.",
	"uk": "Міністр заявив, що переговори розпочнуться наступного тижня і що всі учасники зможуть викласти свої думки. За його словами, є ще час.",
	"bg": "Министърът заяви, че преговорите ще започнат следващата седмица и че всички участници ще могат да изложат мнението си.",
	"el": "Ο υπουργός δήλωσε ότι οι συνομιλίες θα αρχίσουν την επόμενη εβδομάδα και ότι όλοι θα μπορέσουν να μιλήσουν.",
	"he": "השר אמר כי השיחות יתחילו בשבוע הבא וכי כל המשתתפים יוכלו להציג את דעתם על ההסכם.",
	"ar": "قال الوزير إن المحادثات ستبدأ الأسبوع المقبل وإن جميع المشاركين سيتمكنون من عرض آرائهم على هذه الدول.",
	"ja": "大臣は、協議は来週始まり、すべての参加者が意見を述べることができると語った。急ぐ必要はないという。",
	"ko": "장관은 회담이 다음 주에 시작되며 모든 참가자가 의견을 제시할 수 있을 것이라고 말했다.",
	"zh": "部长表示，会谈将于下周开始，所有与会者都可以发表意见。他说，没有必要着急。",
	"zt": "部長表示，會談將於下週開始，所有與會者都可以發表意見。他說，沒有必要著急。",
}

func TestDecode(t *testing.T) {
	type named struct {
		name string
		enc  encoding.Encoding
	}
	win := func(n string, e encoding.Encoding) named { return named{n, e} }
	w1252, l1, l15 := win("windows-1252", charmap.Windows1252), win("ISO-8859-1", charmap.ISO8859_1), win("ISO-8859-15", charmap.ISO8859_15)
	w1250, l2 := win("windows-1250", charmap.Windows1250), win("ISO-8859-2", charmap.ISO8859_2)
	w1251, koi, l5, dos := win("windows-1251", charmap.Windows1251), win("KOI8-R", charmap.KOI8R), win("ISO-8859-5", charmap.ISO8859_5), win("CP866", charmap.CodePage866)
	utf16le := win("UTF-16LE", xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM))
	utf16be := win("UTF-16BE", xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM))
	for lang, encs := range map[string][]named{
		"en": {w1252, utf16le, utf16be}, "fr": {w1252, l1, l15, win("Macintosh", charmap.Macintosh)}, "de": {w1252, l1}, "es": {w1252, l1}, "pt": {w1252, l1}, "it": {w1252, l1},
		"ro": {w1250, l2, utf16le}, "pl": {w1250, l2}, "cs": {w1250, l2}, "hu": {w1250, l2}, "tr": {win("windows-1254", charmap.Windows1254), win("ISO-8859-9", charmap.ISO8859_9)},
		"lt": {win("windows-1257", charmap.Windows1257)}, "ru": {w1251, koi, l5, dos, utf16le}, "uk": {w1251, win("KOI8-U", charmap.KOI8U)}, "bg": {w1251},
		"el": {win("windows-1253", charmap.Windows1253), win("ISO-8859-7", charmap.ISO8859_7)}, "he": {win("windows-1255", charmap.Windows1255)}, "ar": {win("windows-1256", charmap.Windows1256)},
		"ja": {win("Shift_JIS", japanese.ShiftJIS), win("EUC-JP", japanese.EUCJP)}, "ko": {win("EUC-KR", korean.EUCKR)},
		"zh": {win("GB18030", simplifiedchinese.GB18030)}, "zt": {win("Big5", traditionalchinese.Big5)},
	} {
		for _, e := range encs {
			want := texts[lang]
			content, err := encoding.ReplaceUnsupported(e.enc.NewEncoder()).Bytes([]byte(want))
			if err != nil {
				t.Fatal(err)
			}
			content = bytes.ReplaceAll(content, []byte{0x1a}, nil) // what the encoding cannot write
			want, _ = decodeAs(e.enc, content)
			got, err := decode(content, Text)
			if err != nil || got != want {
				t.Errorf("%s in %s: %v\n got %s\nwant %s", lang, e.name, err, got, want)
			}
		}
	}
}

func TestDecodeMarks(t *testing.T) {
	for _, tt := range []struct {
		name string
		enc  encoding.Encoding
		mark string
	}{
		{"UTF-8", encoding.Nop, "\ufeff"},
		{"UTF-16LE", xunicode.UTF16(xunicode.LittleEndian, xunicode.IgnoreBOM), "\ufeff"},
		{"UTF-16BE", xunicode.UTF16(xunicode.BigEndian, xunicode.IgnoreBOM), "\ufeff"},
		{"UTF-32LE", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "\ufeff"},
	} {
		content, err := tt.enc.NewEncoder().Bytes([]byte(tt.mark + texts["ro"]))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := decode(content, Text); err != nil || got != texts["ro"] {
			t.Errorf("%s with a byte order mark: %q, %v", tt.name, got, err)
		}
	}
}

func TestDecodeDeclared(t *testing.T) {
	page := `<html><head><meta http-equiv="Content-Type" content="text/html; charset=windows-1251"></head><p>Да`
	content, err := charmap.Windows1251.NewEncoder().Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := decode(content, HTML); err != nil || got != page {
		t.Errorf("declared windows-1251: %q, %v", got, err)
	}
}

func TestDecodeBroken(t *testing.T) {
	got, err := decode([]byte(strings.Repeat("Știri și șaluri. ", 20)+"\xc8"), Text)
	if err != nil || !strings.HasSuffix(got, "\ufffd") || !strings.HasPrefix(got, "Știri") {
		t.Errorf("UTF-8 cut inside a letter: %q, %v", got, err)
	}
	for _, content := range []string{"\x00\x01\x02\x03\x04abcdef", "\x89PNG\r\n", strings.Repeat("\x01\x02a", 50), "MZ\x90\x00"} {
		if _, err := decode([]byte(content), Text); !errors.Is(err, ErrBinary) {
			t.Errorf("decode(%q): %v, want %v", content, err, ErrBinary)
		}
	}
	for _, content := range []string{"", " \r\n\t", "\ufeff", "\xff\xfe"} {
		if _, err := decode([]byte(content), Text); !errors.Is(err, ErrEmpty) {
			t.Errorf("decode(%q): %v, want %v", content, err, ErrEmpty)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("abc\xe9"), false)
	f.Add([]byte("\xff\xfea\x00"), true)
	f.Fuzz(func(t *testing.T, content []byte, page bool) {
		media := Text
		if page {
			media = HTML
		}
		if got, err := decode(content, media); err == nil && !utf8.ValidString(got) {
			t.Fatalf("decode(%q) = %q is not UTF-8", content, got)
		}
	})
}
