import { person, reach, type Client } from './client.js';

/** The people among the clients. Names are invented, numbers from the ranges kept for fiction, domains end in `.example`. */
export const persons: readonly Client[] = [
  person('Jürgen', 'Müller-Lüdenscheidt', 'Herr', '1958-11-23', 'Berlin', [reach(1, '030 / 23125-101'), reach(3, '0171 3920001'), reach(4, 'j.mueller-luedenscheidt@loriotweg.example', 'nur tagsüber')]),
  person('Änne', 'Öztürk', 'Frau', '1983-02-28', 'Berlin', [reach(3, '0171 / 39 200 02'), reach(8, 'aenne.oeztuerk@post.example')]),
  person('Gisela', 'Groß', 'Frau', '1949-07-01', 'Hamburg', [reach(6, '040 66969-103'), reach(3, '0171 3920003', 'Handy der Tochter')]),
  person('Ernst', 'Groß', 'Herr', '1946-01-31', 'Hamburg', [reach(6, '040 66969-103'), reach(8, 'ernst.gross@alster.example')]),
  person('Mehmet', 'Yıldız', 'Herr', '1977-05-09', 'Köln', [reach(3, '+49 171 3920004'), reach(4, 'm.yildiz@rheinkontor.example')]),
  person('Françoise', 'Dupont-Schäfer', 'Frau', '1969-12-24', 'Köln', [reach(1, '0221/4710-105'), reach(2, '0221/4710-905'), reach(8, 'F.Dupont@Rosenhof.example')]),
  person('Bogdan', 'Wiśniewski', 'Herr', '1990-03-25', 'München', [reach(3, '0152 28817386'), reach(4, 'bogdan@wisniewski.example')]),
  person('Waltraud', 'Käßbohrer', 'Frau', '1938-04-02', 'München', [reach(6, '089 99998 107')]),
  person('Hans-Peter', 'von der Heide', 'Herr', '1964-10-25', 'Berlin', [reach(1, '+49 (0)30 23125-108', 'Sekretariat Frau Kunz'), reach(3, '0152-28895456'), reach(12, 'safe-von-der-heide-4711@bea.example')]),
  person('Ngoc Anh', 'Trần', 'Frau', '1995-06-30', 'Berlin', [reach(3, '0152 54599371'), reach(4, 'ngocanh.tran@lotus.example')]),
  person('Sören', 'Brøgger', 'Herr', '1971-08-17', 'Hamburg', [reach(3, '0172 9925904'), reach(6, '040 66969111'), reach(4, 'soeren@broegger.example')]),
  person('Ilse', 'Meier', 'Frau', '1955-05-05', 'Köln', [reach(6, '0221 4710112')], { inCrm: { nationalPhones: true } }),
  person('Dragan', 'Petrović', 'Herr', '1980-09-14', 'Frankfurt am Main', [reach(3, '0172 9968532'), reach(4, 'petrovic@baustoffe.example')], { rechtsform: 'Einzelunternehmen' }),
  person('Luise', 'Straßburger', 'Frau', '2001-01-01', 'Berlin', [reach(8, 'luise.strassburger@uni.example')]),
  // Changed in the CRM: a new name after a wedding; another mobile number.
  person('Miriam', 'Sommerfeld', 'Frau', '1988-08-08', 'Hamburg', [reach(3, '0171 3920016'), reach(4, 'miriam@sommerfeld.example')], { situation: 'dirty', inCrm: { name: 'Sommerfeld-Böhm' } }),
  person('Karl-Heinz', 'Fürst', 'Herr', '1961-02-11', 'Köln', [reach(3, '0171 3920017'), reach(6, '0221 4710117')], {
    situation: 'dirty', inCrm: { reach: [reach(3, '0171 3920097'), reach(6, '0221 4710117')] },
  }),
  // Changed in Advoware: first name put right; another number; a new address that the CRM does not know.
  person('Katharina', 'Jäger', 'Frau', '1974-11-30', 'München', [reach(3, '0171 3920018'), reach(4, 'jaeger@isar.example')], { situation: 'changed-in-advoware', inAdvoware: { vorname: 'Catharina' } }),
  person('Rolf', 'Überall', 'Herr', '1967-07-07', 'Berlin', [reach(1, '030 23125119'), reach(3, '0171 3920019')], {
    situation: 'changed-in-advoware', inAdvoware: { reach: [reach(1, '030 23125119'), reach(3, '0171 / 3920098', 'neues Gerät')] },
  }),
  // Not yet in Advoware.
  person('Jörg', 'Weißenfels', 'Herr', '1961-03-14', 'Berlin', [reach(3, '0171 3920020'), reach(4, 'joerg@weissenfels.example')], { situation: 'adopt' }),
  person('Fatma', 'Çelik', 'Frau', '1986-04-23', 'Köln', [reach(3, '0172 9973185'), reach(4, 'fatma.celik@dom.example')], { situation: 'crm-only' }),
  person('Oskar', 'Nüßlein', 'Herr', '1999-12-31', 'München', [reach(3, '0172 9973186'), reach(6, '089 99998122')], { situation: 'crm-only' }),
  person('Henriette', 'Läufer', 'Frau', '1952-02-29', 'Hamburg', [], { situation: 'crm-only' }),
  // Known to Advoware alone.
  person('Gottfried', 'Ohnenetz', 'Herr', '1944-09-09', 'Berlin', [reach(6, '030 23125124')], { situation: 'advoware-only' }),
];
