package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"kg/schema"
)

// exchangeCases tells, sentence by sentence, which exchanges a text has:
// "status kind medium: A + B", sorted, separated by "; ". An empty string means none.
var exchangeCases = []struct {
	lang, text, want string
}{
	// English: verbs
	{"en", "President Emmanuel Macron spoke by phone with Chancellor Olaf Scholz on Monday.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron called Chancellor Olaf Scholz on Monday to discuss trade.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron met with Chancellor Olaf Scholz in Berlin.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron and Chancellor Olaf Scholz met in Berlin on Friday.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron received Chancellor Olaf Scholz at the Elysee Palace.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "Chancellor Olaf Scholz was received by President Emmanuel Macron in Paris.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "After meeting Chancellor Olaf Scholz, President Emmanuel Macron praised the agreement.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron wrote to Chancellor Olaf Scholz last week.", "held message letter: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron, who arrived on Sunday, met Chancellor Olaf Scholz in Berlin.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "Speaking by video link, Xi Jinping and Vladimir Putin praised their partnership.", "held call video: Vladimir Putin + Xi Jinping"},
	// nouns
	{"en", "President Emmanuel Macron held talks with Chancellor Olaf Scholz in Berlin on Friday.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron and Chancellor Olaf Scholz held a phone call on Friday.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"en", "In a phone call with Chancellor Olaf Scholz, President Emmanuel Macron backed the plan.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"en", "The call between Emmanuel Macron and Olaf Scholz lasted an hour.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"en", "The Xi-Putin call was friendly, an aide said.", "held call phone: Vladimir Putin + Xi Jinping"},
	{"en", "After meetings with Emmanuel Macron, Olaf Scholz and Giorgia Meloni, Volodymyr Zelenskyy thanked Europe.", "held meeting in_person: Emmanuel Macron + Volodymyr Zelenskyy; held meeting in_person: Giorgia Meloni + Volodymyr Zelenskyy; held meeting in_person: Olaf Scholz + Volodymyr Zelenskyy"},
	{"en", "President Emmanuel Macron received a letter from Chancellor Olaf Scholz.", "held message letter: Emmanuel Macron + Olaf Scholz"},
	// status
	{"en", "President Emmanuel Macron will meet Chancellor Olaf Scholz next week.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron is expected to speak with Chancellor Olaf Scholz on Thursday.", "planned call unknown: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron has yet to speak to Chancellor Olaf Scholz.", "denied call unknown: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron refused to meet Chancellor Olaf Scholz.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron did not meet Chancellor Olaf Scholz in Rome.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron cancelled a meeting with Chancellor Olaf Scholz.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron offered to meet Chancellor Olaf Scholz.", "proposed meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "If Emmanuel Macron meets Olaf Scholz, markets may calm down.", "proposed meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "A planned meeting between Emmanuel Macron and Olaf Scholz was called off.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron congratulated Chancellor Olaf Scholz in a phone call on Monday.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"en", "President Emmanuel Macron sent Chancellor Olaf Scholz a letter.", "held message letter: Emmanuel Macron + Olaf Scholz"},
	// no exchange
	{"en", "President Emmanuel Macron called Chancellor Olaf Scholz a true European.", ""},
	{"en", "President Emmanuel Macron spoke of his friendship with Olaf Scholz.", ""},
	{"en", "President Emmanuel Macron visited Germany in May.", ""},
	{"en", "President Emmanuel Macron told reporters that he trusts Olaf Scholz.", ""},
	{"en", "President Emmanuel Macron and Olaf Scholz both spoke to the press.", ""},
	{"en", "President Emmanuel Macron warned Russia against new attacks.", ""},
	{"en", "President Emmanuel Macron often meets Olaf Scholz.", ""},
	{"en", "President Emmanuel Macron wrote a cheque to Olaf Scholz.", ""},
	{"en", "President Emmanuel Macron denied that he had met Olaf Scholz.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "Emmanuel Macron and Olaf Scholz agreed to meet again next month.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"en", "Olaf Scholz met Giorgia Meloni. After his talks with Rishi Sunak, Emmanuel Macron flew home.", "held meeting in_person: Giorgia Meloni + Olaf Scholz; held meeting unknown: Emmanuel Macron + Rishi Sunak"},

	// Romanian
	{"ro", "Președintele Klaus Iohannis a discutat la telefon cu cancelarul Olaf Scholz.", "held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Președintele Klaus Iohannis a vorbit luni cu cancelarul Olaf Scholz.", "held call unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Președintele Klaus Iohannis s-a întâlnit la Berlin cu cancelarul Olaf Scholz.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis și Olaf Scholz s-au întâlnit vineri la Berlin.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis l-a primit pe Olaf Scholz la Palatul Cotroceni.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Olaf Scholz a fost primit de Klaus Iohannis la Cotroceni.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a avut o convorbire telefonică cu Olaf Scholz.", "held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a purtat discuții cu Olaf Scholz despre aderarea la Schengen.", "held meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis și Olaf Scholz au avut o videoconferință marți.", "held call video: Klaus Iohannis + Olaf Scholz"},
	{"ro", "După întâlnirea cu Olaf Scholz, Klaus Iohannis a mulțumit Germaniei.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Întrevederea dintre Klaus Iohannis și Olaf Scholz a avut loc la Berlin.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Întâlnirea lui Klaus Iohannis cu Olaf Scholz a durat două ore.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis i-a trimis o scrisoare lui Olaf Scholz.", "held message letter: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis se va întâlni joi cu Olaf Scholz.", "planned meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis urmează să discute cu Olaf Scholz.", "planned meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis va avea o întrevedere cu Olaf Scholz.", "planned meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis nu s-a întâlnit cu Olaf Scholz.", "denied meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a refuzat să discute cu Olaf Scholz.", "denied meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a anulat întâlnirea cu Olaf Scholz.", "denied meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis vrea să se întâlnească cu Olaf Scholz.", "proposed meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis ar putea discuta cu Olaf Scholz.", "proposed meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a vorbit despre Olaf Scholz.", ""},
	{"ro", "Klaus Iohannis a susținut o conferință de presă la București.", ""},
	{"ro", "Klaus Iohannis a vizitat Germania în mai.", ""},
	{"ro", "Klaus Iohannis se întâlnește adesea cu Olaf Scholz.", ""},
	{"ro", "Klaus Iohannis l-a felicitat pe Olaf Scholz.", ""},
	{"ro", "Ieri a sosit Emmanuel Macron. Klaus Iohannis îl va primi mâine pe Olaf Scholz.", "planned meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Întâlnirea dintre Klaus Iohannis și Olaf Scholz, programată pentru joi, a fost amânată.", "denied meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a luat cina cu Olaf Scholz.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},

	{"ro", "Klaus Iohannis a declarat luni, la un post de televiziune, că s-a întâlnit cu Olaf Scholz.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a subliniat că a vorbit la telefon cu Olaf Scholz.", "held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a plecat la Kiev, unde a discutat cu Olaf Scholz.", "held meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "După ce s-a întâlnit cu Olaf Scholz, Klaus Iohannis a plecat la Paris.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "S-a stabilit ca Klaus Iohannis să plece, iar surse spun că s-a întâlnit cu Olaf Scholz.", ""},
	{"ro", "Klaus Iohannis a avut, pe 13 martie, o întrevedere de lucru cu Olaf Scholz.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a purtat o discuție telefonică și cu Olaf Scholz.", "held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a purtat discuții telefonice cu liderii celor două state, Olaf Scholz și Emmanuel Macron.", "held call phone: Emmanuel Macron + Klaus Iohannis; held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a discutat la telefon cu Olaf Scholz, apoi cu Emmanuel Macron.", "held call phone: Emmanuel Macron + Klaus Iohannis; held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Angela Merkel a fost primită la Cotroceni de președintele Klaus Iohannis.", "held meeting in_person: Angela Merkel + Klaus Iohannis"},
	{"ro", "Klaus Iohannis o va primi joi pe Angela Merkel.", "planned meeting in_person: Angela Merkel + Klaus Iohannis"},
	{"ro", "Klaus Iohannis a primit-o joi pe Angela Merkel.", "held meeting in_person: Angela Merkel + Klaus Iohannis"},
	{"ro", "Întâlnirea dintre Klaus Iohannis și cancelarul german, Olaf Scholz, a fost amânată.", "denied meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Întâlnirea dintre Klaus Iohannis și Olaf Scholz are loc miercuri.", "planned meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis și Olaf Scholz nu au programată nicio întâlnire.", "denied meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis s-a declarat dispus să se întâlnească cu Olaf Scholz.", "proposed meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a vorbit cu Olaf Scholz. Klaus Iohannis s-a arătat dispus să discute cu Olaf Scholz despre oțel.", "held call unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Într-o scrisoare adresată cancelarului Olaf Scholz, Klaus Iohannis cere sprijin.", "held message letter: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a primit un telefon de la Olaf Scholz.", "held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis i-a cerut demisia lui Olaf Scholz.", ""},
	{"ro", "Klaus Iohannis a lăudat dialogul politic dintre România și Germania.", ""},
	{"ro", "Întâlnirea dintre Rapid și Petrolul s-a încheiat la egalitate.", ""},

	{"ro", "Klaus Iohannis a fost primit, luni, la Berlin, de cancelarul Olaf Scholz.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a fost primit de Emmanuel Macron, după care a avut o întrevedere și cu Olaf Scholz.", "held meeting in_person: Emmanuel Macron + Klaus Iohannis; held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis se va întâlni și cu cancelarul Olaf Scholz, dar și cu Emmanuel Macron.", "planned meeting in_person: Emmanuel Macron + Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis planifică pe 20 noiembrie să aibă o întrevedere cu Olaf Scholz.", "planned meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis a discutat, în marja reuniunii șefilor de stat, cu Olaf Scholz.", "held meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "A urmat o convorbire telefonică în care Klaus Iohannis l-a felicitat pe Olaf Scholz.", "held call phone: Klaus Iohannis + Olaf Scholz"},
	{"ro", "„Tocmai am vorbit cu Olaf Scholz”, a precizat Klaus Iohannis.", "held call unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "„Nu am discutat cu Olaf Scholz”, a precizat Klaus Iohannis.", "denied meeting unknown: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Klaus Iohannis: Am discutat cu Olaf Scholz.", "held meeting unknown: Klaus Iohannis + Olaf Scholz"},

	// Romanian without its marks
	{"ro", "Presedintele Klaus Iohannis s-a intalnit vineri cu cancelarul Olaf Scholz, dupa sedinta.", "held meeting in_person: Klaus Iohannis + Olaf Scholz"},
	{"ro", "Presedintele Klaus Iohannis a avut o convorbire telefonica cu presedintele Emmanuel Macron.", "held call phone: Emmanuel Macron + Klaus Iohannis"},
	{"ro", "Klaus Iohannis vrea sa se intalneasca cu Olaf Scholz.", "proposed meeting in_person: Klaus Iohannis + Olaf Scholz"},

	// French
	{"fr", "Emmanuel Macron s'est entretenu lundi au téléphone avec Olaf Scholz.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a reçu Olaf Scholz à l'Élysée.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a rencontré Olaf Scholz à Berlin.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron et Olaf Scholz se sont rencontrés vendredi à Berlin.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Lors d'un entretien téléphonique avec Olaf Scholz, Emmanuel Macron a défendu l'accord.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Après avoir rencontré Olaf Scholz, Emmanuel Macron a regagné Paris.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron rencontrera Olaf Scholz jeudi.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron doit s'entretenir avec Olaf Scholz.", "planned meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron n'a pas rencontré Olaf Scholz.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a proposé de rencontrer Olaf Scholz.", "proposed meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a parlé de sa politique devant la presse.", ""},
	{"fr", "Emmanuel Macron a appelé Olaf Scholz à changer de politique.", ""},
	{"fr", "Emmanuel Macron s'apprête à recevoir Olaf Scholz.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a reçu en audience privée Olaf Scholz.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a reçu un appel d'Olaf Scholz.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron et Olaf Scholz ont dîné à Berlin.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},

	// German
	{"de", "Bundeskanzler Olaf Scholz telefonierte am Montag mit Emmanuel Macron.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Am Montag hat Olaf Scholz mit Emmanuel Macron telefoniert.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz traf Emmanuel Macron in Paris.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Am Freitag traf sich Olaf Scholz mit Emmanuel Macron in Paris.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz empfing Emmanuel Macron im Kanzleramt.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Emmanuel Macron wurde von Olaf Scholz empfangen.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz und Emmanuel Macron haben sich in Paris getroffen.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz will am Donnerstag mit Emmanuel Macron sprechen.", "planned call unknown: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz wird Emmanuel Macron am Donnerstag treffen.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz hat nicht mit Emmanuel Macron gesprochen.", "denied call unknown: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz sprach sich für eine Zusammenarbeit mit Emmanuel Macron aus.", ""},
	{"de", "Zuvor war Emmanuel Macron von Olaf Scholz begrüßt worden.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Am Montag rief Olaf Scholz Emmanuel Macron an.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Am Abend kam Olaf Scholz mit Emmanuel Macron zusammen.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz kam mit Emmanuel Macron nach Berlin.", ""},
	{"de", "Olaf Scholz rief Emmanuel Macron zur Ordnung.", ""},
	{"de", "Bundeskanzler Olaf Scholz (SPD) hat am Montag mit dem französischen Präsidenten Emmanuel Macron telefoniert.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Russlands Außenminister Sergej Lawrow ist in Genf mit John Kerry zusammengetroffen.", "held meeting in_person: John Kerry + Sergey Lavrov"},
	{"de", "Der bayerische Ministerpräsident und CSU-Chef Markus Söder hat in München Gespräche mit Emmanuel Macron geführt.", "held meeting unknown: Emmanuel Macron + Markus Söder"},
	{"de", "Olaf Scholz will am Montag Gespräche mit Emmanuel Macron führen.", "planned meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"de", "Aussenminister Ignazio Cassis traf den Bundesverkehrsminister Volker Wissing.", "held meeting in_person: Ignazio Cassis + Volker Wissing"},
	{"de", "Der 44-Jährige traf einen Minister.", ""},
	{"de", "Nach einem Gespräch mit Emmanuel Macron sagte Olaf Scholz, die Lage sei ernst.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz weilte in Paris, wo er Emmanuel Macron zu einem Gespräch traf.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz gratulierte Emmanuel Macron in einem Telefonat zur Wahl.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz lud Emmanuel Macron nach Berlin ein.", "proposed meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"de", "Am Montag führte Olaf Scholz ein Gespräch mit Emmanuel Macron.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"de", "Am Abend führte Olaf Scholz mit Emmanuel Macron ein Telefongespräch.", "held call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz kündigte an, in der kommenden Woche mit Emmanuel Macron zu telefonieren.", "planned call phone: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz vereinbarte mit Emmanuel Macron, sich im Mai in Wien zu treffen.", "planned meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Zu einem Treffen zwischen Olaf Scholz und Emmanuel Macron kam es nicht.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Das geplante Treffen zwischen Olaf Scholz und Emmanuel Macron ist vom Tisch.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "In einem Brief an Olaf Scholz forderte Emmanuel Macron mehr Geld.", "held message letter: Emmanuel Macron + Olaf Scholz"},
	{"de", "Nach dem Scheitern der Koalitionsverhandlungen zwischen ÖVP und SPÖ trat er zurück.", ""},
	{"de", "Gerüchte über ein Treffen von Olaf Scholz mit Emmanuel Macron sind falsch.", ""},
	{"de", "Von einem Treffen zwischen Olaf Scholz und Emmanuel Macron ist nichts bekannt.", ""},
	{"de", "Olaf Scholz pocht auf ein Treffen mit Emmanuel Macron.", "proposed meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz lud die Verantwortung auf Emmanuel Macron.", ""},
	{"de", "Olaf Scholz sagte das für Montag geplante Treffen mit Emmanuel Macron ab.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"de", "Olaf Scholz soll sich in Wien mit Emmanuel Macron getroffen haben.", ""},
	{"de", "Olaf Scholz wies Berichte zurück, er habe mit Emmanuel Macron gesprochen.", "denied call unknown: Emmanuel Macron + Olaf Scholz"},

	// Spanish
	{"es", "Pedro Sánchez informó que sostuvo una llamada con Emmanuel Macron.", "held call phone: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez dijo que no se reunirá con Emmanuel Macron.", "denied meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "La reunión que mantuvieron el lunes Pedro Sánchez y Emmanuel Macron fue breve.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Los presidentes de España y de Francia, Pedro Sánchez y Emmanuel Macron, mantuvieron una llamada.", "held call phone: Emmanuel Macron + Pedro Sánchez"},
	{"es", "La reunión entre Pedro Sánchez y Emmanuel Macron, que se iba a celebrar el viernes, fue cancelada.", "denied meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez viajó a París, donde fue recibido por Emmanuel Macron.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez se reunió con el gobernador de la provincia del Sur, Luis Soto Pardo.", "held meeting in_person: Luis Soto Pardo + Pedro Sánchez"},
	{"es", "El francés Emmanuel Macron y el alemán Olaf Scholz cenaron en Berlín.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"es", "Emmanuel Macron llegó a Madrid. Pedro Sánchez recibió al francés en la Moncloa.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez invitó a Emmanuel Macron a visitar Madrid.", "proposed meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "José Manuel Albares convocó al embajador de Italia, Luca Pardo Verdi.", "held meeting in_person: José Manuel Albares + Luca Pardo Verdi"},
	{"es", "Pedro Sánchez convocó a los ciudadanos a votar.", ""},
	{"es", "Pedro Sánchez y Emmanuel Macron destacaron la cooperación bilateral entre los dos países.", ""},
	{"es", "Pedro Sánchez agradeció a Emmanuel Macron su apoyo.", ""},
	{"es", "Pedro Sánchez salió tras reunirse con Emmanuel Macron sin hablar con la prensa.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez y Emmanuel Macron se vieron obligados a renunciar.", ""},
	{"es", "Pedro Sánchez habló por teléfono con Emmanuel Macron.", "held call phone: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez se reunió con Emmanuel Macron en París.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez recibió a Emmanuel Macron en La Moncloa.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez mantuvo una conversación telefónica con Emmanuel Macron.", "held call phone: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Tras reunirse con Emmanuel Macron, Pedro Sánchez viajó a Bruselas.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez se reunirá el jueves con Emmanuel Macron.", "planned meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez no se reunió con Emmanuel Macron.", "denied meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez propuso reunirse con Emmanuel Macron.", "proposed meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez habló de Emmanuel Macron en una rueda de prensa.", ""},
	{"es", "Emmanuel Macron fue recibido por Pedro Sánchez en La Moncloa.", "held meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez se verá mañana con Emmanuel Macron.", "planned meeting in_person: Emmanuel Macron + Pedro Sánchez"},
	{"es", "Pedro Sánchez llamó a Emmanuel Macron a respetar el acuerdo.", ""},

	// Portuguese
	{"pt", "Fernando Haddad disse que conversou com Emmanuel Macron.", "held call unknown: Emmanuel Macron + Fernando Haddad"},
	{"pt", "A ministra Nísia Trindade se reuniu com Emmanuel Macron.", "held meeting in_person: Emmanuel Macron + Nísia Trindade"},
	{"pt", "Lula recebeu a ministra Nísia Trindade.", "held meeting in_person: Luiz Inácio Lula da Silva + Nísia Trindade"},
	{"pt", "Lula se encontrou nesta quarta-feira (17/11) com Emmanuel Macron.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "A conversa entre Lula e Emmanuel Macron durou uma hora.", "held meeting unknown: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Lula está em Paris. Este manteve um encontro com Emmanuel Macron.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Lula confirmou, em um telefonema com Emmanuel Macron, que viajará.", "held call phone: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Lula aceitou um convite do seu homólogo francês, Emmanuel Macron, para visitar Paris.", "planned meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Lula convidou Emmanuel Macron para visitar Brasília.", "proposed meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Fernando Haddad pediu uma reunião a Emmanuel Macron.", "proposed meeting in_person: Emmanuel Macron + Fernando Haddad"},
	{"pt", "Lula se reuniu com Emmanuel Macron para discutir o clima.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Lula elogiou as tratativas pela paz entre Rússia e Ucrânia.", ""},
	{"pt", "Lula viajou a Angola para uma reunião com Emmanuel Macron.", "planned meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Os presidentes Lula e Emmanuel Macron discutiram o acordo com a União Europeia.", "held meeting unknown: Emmanuel Macron + Luiz Inácio Lula da Silva"},

	// Italian
	{"it", "Giorgia Meloni ha avuto un colloquio telefonico con Emmanuel Macron.", "held call phone: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni ha incontrato Emmanuel Macron a Parigi.", "held meeting in_person: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni ha ricevuto Emmanuel Macron a Palazzo Chigi.", "held meeting in_person: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni ha parlato al telefono con Emmanuel Macron.", "held call phone: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni incontrerà giovedì Emmanuel Macron.", "planned meeting in_person: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni non ha incontrato Emmanuel Macron.", "denied meeting in_person: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni vuole incontrare Emmanuel Macron.", "proposed meeting in_person: Emmanuel Macron + Giorgia Meloni"},
	{"it", "Giorgia Meloni ha parlato di Emmanuel Macron.", ""},
	{"it", "Giorgia Meloni ha avuto ieri un faccia a faccia con Emmanuel Macron.", "held meeting unknown: Emmanuel Macron + Giorgia Meloni"},

	// Portuguese
	{"pt", "Luiz Inácio Lula da Silva conversou por telefone com Emmanuel Macron.", "held call phone: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva se reuniu com Emmanuel Macron em Paris.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva recebeu Emmanuel Macron em Brasília.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva teve um encontro com Emmanuel Macron.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva vai se reunir com Emmanuel Macron na quinta-feira.", "planned meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva não se reuniu com Emmanuel Macron.", "denied meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva quer conversar com Emmanuel Macron.", "proposed call unknown: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva falou de Emmanuel Macron.", ""},
	{"pt", "Luiz Inácio Lula da Silva ligou para Emmanuel Macron no domingo.", "held call phone: Emmanuel Macron + Luiz Inácio Lula da Silva"},
	{"pt", "Luiz Inácio Lula da Silva recebeu nesta terça-feira, em Brasília, Emmanuel Macron.", "held meeting in_person: Emmanuel Macron + Luiz Inácio Lula da Silva"},

	// Russian
	{"ru", "Владимир Путин провёл телефонный разговор с Си Цзиньпином.", "held call phone: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин встретился с Си Цзиньпином в Москве.", "held meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин и Си Цзиньпин обсудили торговлю.", "held meeting unknown: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин поговорил с Си Цзиньпином по телефону.", "held call phone: Vladimir Putin + Xi Jinping"},
	{"ru", "Встреча Владимира Путина с Си Цзиньпином прошла в Москве.", "held meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин встретится с Си Цзиньпином в пятницу.", "planned meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин не встречался с Си Цзиньпином.", "denied meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин предложил встретиться с Си Цзиньпином.", "proposed meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин говорил о Си Цзиньпине.", ""},
	{"ru", "Владимир Путин встретился с губернатором Озёрской области Иваном Драгуновым.", "held meeting in_person: Vladimir Putin + Иван Драгунов"},
	{"ru", "Владимира Путина в аэропорту встретил президент Казахстана Касым-Жомарт Токаев.", "held meeting in_person: Kassym-Jomart Tokayev + Vladimir Putin"},
	{"ru", "Сергей Лавров провёл в Москве переговоры с Хаканом Фиданом.", "held meeting unknown: Hakan Fidan + Sergey Lavrov"},
	{"ru", "Владимир Путин и Си Цзиньпин договорились о встрече в мае.", "planned meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин настаивает на встрече с Си Цзиньпином.", "proposed meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Слухи о встрече Владимира Путина с Си Цзиньпином не соответствуют действительности.", ""},
	{"ru", "Владимир Путин ни разу не встречался с Си Цзиньпином.", "denied meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин направил Си Цзиньпину телеграмму.", "held message letter: Vladimir Putin + Xi Jinping"},
	{"ru", "Владимир Путин пригласил Си Цзиньпина в Москву.", "proposed meeting unknown: Vladimir Putin + Xi Jinping"},
	{"ru", "Кремль опроверг сообщения о том, что Владимир Путин встретился с Си Цзиньпином.", "denied meeting in_person: Vladimir Putin + Xi Jinping"},
	{"ru", "Сразу после встречи Владимира Путина с бизнесом министр Иван Драгунов сообщил о плане.", ""},
	{"ru", "Главный тренер «Зари» Иван Драгунов встретился с помощником Владимира Путина Юрием Ушаковым.", "held meeting in_person: Yuri Ushakov + Иван Драгунов"},
	// French and Italian: discussed with, one after the other, told of by a verb of saying, adjectives before the noun, taking place
	{"fr", "Emmanuel Macron a discuté de l'énergie avec Olaf Scholz.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron et Olaf Scholz ont évoqué mardi la guerre en Ukraine.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a évoqué l'accord avec l'Allemagne.", ""},
	{"fr", "Emmanuel Macron a évoqué l'Ukraine lors d'un entretien avec Olaf Scholz.", "held meeting unknown: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron a reçu Olaf Scholz, puis Giorgia Meloni.", "held meeting in_person: Emmanuel Macron + Giorgia Meloni; held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron dit ne pas avoir rencontré Olaf Scholz.", "denied meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron s'est dit prêt à rencontrer Olaf Scholz.", "proposed meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron et Olaf Scholz se sont notamment rencontrés à Londres.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"fr", "Emmanuel Macron souligne la nécessité de poursuivre les discussions entre Olaf Scholz et Giorgia Meloni.", ""},
	{"fr", "Dans une lettre adressée à Emmanuel Macron, Olaf Scholz demande un sommet.", "held message letter: Emmanuel Macron + Olaf Scholz"},
	{"it", "Giorgia Meloni ha avuto un primo, lungo e cordiale colloquio con Olaf Scholz.", "held meeting unknown: Giorgia Meloni + Olaf Scholz"},
	{"it", "Si è tenuto a Roma un vertice tra Giorgia Meloni e Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "È durato un'ora, a Roma, l'incontro tra i due leader, Giorgia Meloni e Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "Giorgia Meloni ha avuto un incontro a margine del vertice del G7 con Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "Lena Bassi ha detto di non aver mai incontrato Olaf Scholz.", "denied meeting in_person: Lena Bassi + Olaf Scholz"},
	{"it", "Lena Bassi e Ugo Ferri hanno ricevuto Olaf Scholz.", "held meeting in_person: Lena Bassi + Olaf Scholz + Ugo Ferri"},
	{"fr", "Le député PS Paul Ricard a rencontré Anne Roy de la CGT.", "held meeting in_person: Anne Roy + Paul Ricard"},
	{"fr", "Emmanuel Macron vient de rencontrer Olaf Scholz.", "held meeting in_person: Emmanuel Macron + Olaf Scholz"},
	{"it", "Il segretario generale Fiom Anna Bassi ha incontrato Ugo Ferri.", "held meeting in_person: Anna Bassi + Ugo Ferri"},
	{"fr", "La présidente de la Commission européenne, Ursula von der Leyen, s'est entretenue avec Olaf Scholz.", "held meeting unknown: Olaf Scholz + Ursula von der Leyen"},
	{"it", "Giorgia Meloni ha avuto un incontro, a Roma, con Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "Giorgia Meloni ha detto che ha incontrato Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "Giorgia Meloni è arrivata a Berlino, dove ha incontrato Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "Si sono visti a Roma Giorgia Meloni e Olaf Scholz.", "held meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"fr", "Les deux ministres, Paul Ricard et Anne Roy, ont fait un compte-rendu du sommet.", ""},
	{"fr", "L'ex-président américain a rencontré Olaf Scholz.", ""},
	{"fr", "Lena Morel a été reçue par la ministre Anne Roy. Elle lui a remis un message écrit du président Emmanuel Macron.", "held meeting in_person: Anne Roy + Lena Morel; held message unknown: Anne Roy + Emmanuel Macron"},
	{"it", "L'incontro tra Giorgia Meloni e Olaf Scholz, previsto per domani a Roma, è stato rinviato.", "denied meeting in_person: Giorgia Meloni + Olaf Scholz"},
	{"it", "Il vertice tra Giorgia Meloni e Olaf Scholz è slittato.", "denied meeting in_person: Giorgia Meloni + Olaf Scholz"},
}

func TestExchanges(t *testing.T) {
	for _, c := range exchangeCases {
		if got := exchangesIn(c.lang, c.text); got != c.want {
			t.Errorf("%s %s\n got %q\nwant %q", c.lang, c.text, got, c.want)
		}
	}
}

// exchangesIn tells the exchanges of a text as exchangeCases does.
func exchangesIn(lang, text string) string {
	published := "2023-05-17" // a Wednesday
	a := &schema.Article{Lang: lang, Text: text, Published: &published}
	Extract(a)
	var got []string
	for _, e := range a.Exchanges {
		var names []string
		for _, p := range e.Participants {
			names = append(names, p.Name)
		}
		slices.Sort(names)
		got = append(got, fmt.Sprintf("%s %s %s: %s", e.Status, e.Kind, e.Medium, strings.Join(names, " + ")))
	}
	slices.Sort(got)
	return strings.Join(got, "; ")
}
