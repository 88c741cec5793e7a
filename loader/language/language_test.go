package language

import "testing"

func TestIdentify(t *testing.T) {
	for _, tt := range []struct{ want, text string }{
		{"en", "The minister said on Tuesday that the two countries would hold further talks about the treaty."},
		{"ro", "Ministrul a declarat marți că cele două țări vor avea noi discuții despre acest tratat."},
		{"ro", "Ministrul a declarat marti ca cele doua tari vor avea noi discutii despre tratat, potrivit unui comunicat."},
		{"fr", "Le ministre a déclaré mardi que les deux pays auraient de nouveaux entretiens sur le traité."},
		{"de", "Der Minister sagte am Dienstag, dass die beiden Länder weitere Gespräche über den Vertrag führen würden."},
		{"es", "El ministro dijo el martes que los dos países mantendrían nuevas conversaciones sobre el tratado."},
		{"it", "Il ministro ha detto martedì che i due paesi avranno nuovi colloqui sul trattato."},
		{"pt", "O ministro disse na terça-feira que os dois países terão novas conversas sobre o tratado."},
		{"nl", "De minister zei dinsdag dat de twee landen verdere gesprekken over het verdrag zullen voeren."},
		{"sv", "Ministern sade på tisdagen att de två länderna kommer att hålla ytterligare samtal om avtalet."},
		{"da", "Ministeren sagde tirsdag, at de to lande vil holde yderligere samtaler om aftalen, som blev indgået af dem."},
		{"no", "Ministeren sa tirsdag at de to landene vil ha flere samtaler om avtalen som ble inngått av dem i år."},
		{"fi", "Ministeri sanoi tiistaina, että maat jatkavat neuvotteluja sopimuksesta, mutta se ei ole vielä valmis."},
		{"pl", "Minister powiedział we wtorek, że oba kraje będą prowadzić dalsze rozmowy w sprawie traktatu."},
		{"cs", "Ministr v úterý řekl, že obě země povedou další jednání o smlouvě, která byla podepsána před rokem."},
		{"sk", "Minister v utorok povedal, že obe krajiny povedú ďalšie rokovania o zmluve, ktorá bola podpísaná pred rokom."},
		{"sl", "Minister je v torek dejal, da bodo državi nadaljevali pogovore o pogodbi, ki je bila podpisana lani."},
		{"hr", "Ministar je u utorak rekao da će dvije zemlje voditi daljnje razgovore o ugovoru prije kraja godine, što je također važno."},
		{"sr", "Министар је рекао да ће две земље водити даље разговоре о уговору који је потписан прошле године."},
		{"hu", "A miniszter kedden azt mondta, hogy a két ország további tárgyalásokat folytat a szerződésről."},
		{"tr", "Bakan salı günü yaptığı açıklamada iki ülkenin anlaşma için yeni bir görüşme yapacağını söyledi."},
		{"sq", "Ministri tha të martën se dy vendet do të zhvillojnë bisedime të tjera për marrëveshjen që është nënshkruar."},
		{"ca", "El ministre va dir dimarts que els dos països faran noves converses sobre el tractat amb els seus aliats."},
		{"id", "Menteri mengatakan pada hari Selasa bahwa kedua negara akan mengadakan pembicaraan lebih lanjut tentang perjanjian itu."},
		{"vi", "Bộ trưởng cho biết hôm thứ Ba rằng hai nước sẽ tiếp tục các cuộc đàm phán về hiệp ước này và những vấn đề khác."},
		{"sw", "Waziri alisema siku ya Jumanne kwamba nchi hizo mbili zitafanya mazungumzo zaidi kuhusu mkataba huo wa amani."},
		{"ru", "Министр заявил во вторник, что две страны проведут новые переговоры о договоре, который был подписан."},
		{"uk", "Міністр заявив у вівторок, що дві країни проведуть нові переговори про договір, який було підписано."},
		{"bg", "Министърът заяви във вторник, че двете страни ще проведат нови разговори за договора, който беше подписан."},
		{"mk", "Министерот изјави дека двете земји ќе водат нови разговори за договорот кој беше потпишан."},
		{"be", "Міністр заявіў у аўторак, што дзве краіны правядуць новыя перамовы аб дагаворы, які быў падпісаны."},
		{"el", "Ο υπουργός δήλωσε την Τρίτη ότι οι δύο χώρες θα συνεχίσουν τις συνομιλίες."},
		{"ar", "قال الوزير يوم الثلاثاء إن البلدين سيجريان مزيدا من المحادثات حول المعاهدة التي تم توقيعها في العاصمة."},
		{"fa", "وزیر روز سه شنبه گفت که دو کشور گفتگوهای بیشتری را درباره این پیمان برگزار می کنند."},
		{"ur", "وزیر نے منگل کو کہا کہ دونوں ممالک اس معاہدے پر مزید بات چیت کریں گے جو گزشتہ سال ہوا تھا۔"},
		{"he", "השר אמר ביום שלישי כי שתי המדינות יקיימו שיחות נוספות על ההסכם."},
		{"hi", "मंत्री ने मंगलवार को कहा कि दोनों देश संधि पर और बातचीत करेंगे।"},
		{"zh", "部长星期二表示，两国将就该条约举行进一步会谈。"},
		{"ja", "大臣は火曜日、両国が条約についてさらに協議を行うと述べた。"},
		{"ko", "장관은 화요일에 양국이 조약에 대해 추가 회담을 가질 것이라고 말했다."},
		{"th", "รัฐมนตรีกล่าวเมื่อวันอังคารว่าทั้งสองประเทศจะหารือกันต่อไป"},
		{"ka", "მინისტრმა სამშაბათს განაცხადა, რომ ორი ქვეყანა გააგრძელებს მოლაპარაკებებს."},
		{"und", "Facebook Twitter LinkedIn 12 34"},
		{"und", ""},
	} {
		if got, sure := Identify(tt.text); got != tt.want {
			t.Errorf("Identify(%q) = %s (%.2f), want %s", tt.text, got, sure, tt.want)
		}
	}
}

func TestWrites(t *testing.T) {
	for _, tt := range []struct {
		code   string
		letter rune
		want   bool
	}{{"ro", 'Ș', true}, {"ro", 'ø', false}, {"de", 'ß', true}, {"en", 'é', true}, {"ru", 'ы', true}, {"ru", 'e', true}} {
		if got := Writes(tt.code, tt.letter); got != tt.want {
			t.Errorf("Writes(%s, %c) = %v", tt.code, tt.letter, got)
		}
	}
}

func FuzzIdentify(f *testing.F) {
	f.Add("the of\xff’ a'b' \u0301 漢字")
	f.Fuzz(func(t *testing.T, text string) {
		if code, sure := Identify(text); code == "" || sure < 0 || sure > 1 {
			t.Fatalf("Identify(%q) = %q, %v", text, code, sure)
		}
	})
}

func BenchmarkIdentify(b *testing.B) {
	text := ""
	for len(text) < 4000 {
		text += "The minister said on Tuesday that the two countries would hold further talks about the treaty. "
	}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Identify(text)
	}
}
