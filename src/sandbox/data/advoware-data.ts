import { emptyFields, type Beteiligter, type Entry } from '../advoware/beteiligter.js';
import { berlinLocalTime } from '../advoware/local-time.js';
import { emptyAdvowareState, type AdvowareState } from '../advoware/state.js';
import { rowIdOf } from '../advoware/store.js';
import type { JsonObject } from '../json.js';
import { addAppointments } from './appointments.js';
import { isPerson, type Client, type Reach } from './client.js';
import { crmValue, isEmail, isNeverSynced, isPhone, markedRemark } from './contact-values.js';
import { betNrOf, clients, isInAdvoware, isLinked, timesOf } from './firm.js';

/** Advoware as the firm has it on the day the hub starts. */
export function firmInAdvoware(start: number): AdvowareState {
  const state = emptyAdvowareState();
  state.nextBetNr = betNrOf(clients.length) + 1;
  for (const [index, client] of clients.entries()) {
    if (isInAdvoware(client)) state.beteiligte[String(betNrOf(index))] = beteiligterOf(state, client, index, start);
  }
  for (const [index, akte] of sampleAkten.entries()) state.akten[String(index + 1)] = { id: index + 1, ...akte };
  state.nextAkte = sampleAkten.length + 1;
  addAppointments(state, start);
  return state;
}

function beteiligterOf(state: AdvowareState, client: Client, index: number, start: number): Beteiligter {
  return {
    betNr: betNrOf(index),
    rowId: nextRow(state),
    geaendertAm: berlinLocalTime(timesOf(client, index, start).advoware),
    fields: { ...emptyFields, ...masterData(client), ...unmapped(client, index) },
    kommunikation: entriesOf(state, client, index),
  };
}

function masterData(client: Client): JsonObject {
  const own = client.inAdvoware;
  return {
    name: own?.name ?? client.name,
    vorname: own?.vorname ?? client.vorname ?? null,
    rechtsform: client.rechtsform,
    anrede: client.anrede ?? null,
    geburtsdatum: client.geboren === undefined ? null : `${client.geboren}T00:00:00`,
    handelsRegisterNummer: own?.register ?? client.register ?? null,
  };
}

/** What the hub must never touch, with all that breaks a careless copy: umlauts, blanks at the ends, nesting, numbers, empty text. */
function unmapped(client: Client, index: number): JsonObject {
  const street = ['Lindenstraße', 'Am Mühlbach', 'Große Gasse', 'Straße des 17. Juni', 'Kö'][index % 5] ?? '';
  return {
    titel: index % 6 === 1 ? 'Dr. jur.' : null,
    zusatz: index % 4 === 0 ? '  c/o Hausmeister ' : '',
    geburtsort: isPerson(client) ? client.ort : null,
    staatsangehoerigkeit: isPerson(client) ? 'deutsch' : null,
    registergericht: client.register === undefined ? null : `Amtsgericht ${client.ort}`,
    strasse: `${street} ${index + 1}${index % 3 === 0 ? 'a' : ''}`,
    plz: String(10_115 + index * 13),
    ort: client.ort,
    land: 'D',
    briefanrede: isPerson(client) ? `Sehr geehrte${client.anrede === 'Herr' ? 'r' : ''} ${client.anrede ?? ''} ${client.name},` : 'Sehr geehrte Damen und Herren,',
    notiz: index % 5 === 2 ? 'Zahlt pünktlich.\nBitte nur schriftlich – „kein Anruf“! 😀' : null,
    kontoinhaber: client.name,
    vorsteuerabzugsberechtigt: !isPerson(client),
    debitorNr: 70_000 + index,
    kostenstelle: 1.5 + index / 4,
    adressen: [{ art: 'Zustellung', strasse: `${street} ${index + 1}`, plz: String(10_115 + index * 13), ort: client.ort, geo: { breite: 52.5 + index / 100, laenge: 13.4 } }],
    bankverbindungen: [{ iban: `DE00 0000 0000 0000 00${String(index).padStart(2, '0')} 00`, bic: 'SANDDEXXXXX', bank: 'Sandkasten-Bank', mandate: index % 2 === 0 ? [] : [{ referenz: `SEPA-${index}`, vom: '2024-02-29' }] }],
    aktenzeichen: [`${100 + index}/25`, `${400 + index}/26 KL`],
    merkmale: { newsletter: index % 2 === 0, bonität: null, schlüssel: 'ÄÖÜß' },
    beteiligungen: [{ akte: index + 1, rolle: index % 2 === 0 ? 'Mandant' : 'Gegner', anteil: 0.25 }],
  };
}

function entriesOf(state: AdvowareState, client: Client, index: number): Entry[] {
  const reachable = client.inAdvoware?.reach ?? client.reach;
  const isMarked = isLinked(client) && index % 5 !== 3;
  const entries = reachable.map((entry, position) => {
    const agreed = client.reach[position];
    const remark = isMarked && agreed?.kind === entry.kind && !isNeverSynced(entry) ? markedRemark(entry, client.inCrm?.nationalPhones === true ? agreed.value : crmValue(agreed)) : (entry.remark ?? null);
    return newEntry(state, { tlf: entry.value, bemerkung: remark, kommKz: entry.kind, online: isFirstOfItsSort(reachable, entry) });
  });
  if (isMarked && index % 10 === 2) entries.push(newEntry(state, { tlf: '', bemerkung: '[ESPOCRM-SLOT:1]', kommKz: 1, online: false }));
  return entries;
}

/** The first phone and the first e-mail are the main ones. */
function isFirstOfItsSort(all: readonly Reach[], entry: Reach): boolean {
  return all.find(isPhone) === entry || all.find(isEmail) === entry;
}

function newEntry(state: AdvowareState, entry: Omit<Entry, 'id' | 'rowId'>): Entry {
  const id = state.nextEntryId;
  state.nextEntryId += 1;
  return { id, rowId: nextRow(state), ...entry };
}

function nextRow(state: AdvowareState): string {
  const rowId = rowIdOf(state.nextRow);
  state.nextRow += 1;
  return rowId;
}

const sampleAkten: readonly JsonObject[] = [
  { aktenzeichen: '100/25', kurzrubrum: 'Müller-Lüdenscheidt ./. Lindenhof', anwalt: 'KL', angelegtAm: '2025-01-13T09:30:00', streitwert: 4200.5 },
  { aktenzeichen: '101/25', kurzrubrum: 'WEG Lindenstraße ./. Groß', anwalt: 'SÖ', angelegtAm: '2025-02-03T14:05:00', streitwert: 18_000 },
  { aktenzeichen: '402/26 KL', kurzrubrum: 'Räumung Überall', anwalt: 'TV', angelegtAm: '2026-01-02T08:00:00', streitwert: null },
];
