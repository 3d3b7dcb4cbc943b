import type { Field } from './appointment.js';
import type { UnreadableAdvoware } from './from-advoware.js';
import type { UnreadableGoogle } from './from-google.js';
import type { Side } from './masking.js';

/** What staff call the fields and the sides. */
const fieldNames: Readonly<Record<Field, string>> = { time: 'Zeit', rule: 'Wiederholung', title: 'Titel', notes: 'Notiz', location: 'Ort', private: 'Privat' };
export const fieldName = (field: Field): string => fieldNames[field];
export const sideName = (side: Side): string => (side === 'advoware' ? 'Advoware' : 'Google');
const listOf = (names: readonly Field[]): string => names.map(fieldName).join(', ');

/** Why an operation is there: for the journal, without any content of the appointment. */
export const why = {
  newInGoogle: (frNr: number) => `Termin ${frNr} ist neu in Advoware und wird in Google angelegt.`,
  againInGoogle: (frNr: number) => `Termin ${frNr} wurde in Google gelöscht, aber in Advoware geändert: Die Änderung gilt, er wird in Google neu angelegt.`,
  backInGoogle: (frNr: number) => `Termin ${frNr} ist in Advoware wieder vorhanden und wird in Google neu angelegt.`,
  newInAdvoware: (event: string) => `Der Eintrag ${event} ist neu in Google und wird in Advoware angelegt.`,
  againInAdvoware: (frNr: number) => `Termin ${frNr} wurde in Advoware gelöscht, aber in Google geändert: Die Änderung gilt, er wird in Advoware neu angelegt.`,
  deleteInGoogle: (frNr: number) => `Termin ${frNr} wurde in Advoware gelöscht und in Google nicht geändert.`,
  deleteInAdvoware: (frNr: number) => `Termin ${frNr} wurde in Google gelöscht und in Advoware nicht geändert.`,
  update: (frNr: number, side: Side, fields: readonly Field[]) => `Termin ${frNr}: ${listOf(fields)} nach ${sideName(side)} übernommen.`,
  shorten: (frNr: number) => `Die Serie zu Termin ${frNr} hat in Google einzelne Abweichungen. In Advoware endet sie vor dem Zeitfenster; danach gibt es einzelne Termine.`,
  mark: (event: string) => `Der Eintrag ${event} bekommt die Kennzeichnung des Hubs.`,
  adopt: (frNr: number) => `Termin ${frNr} ist auf beiden Seiten gleich vorhanden und wird verknüpft.`,
  relink: (frNr: number) => `Die verlorene Verknüpfung zu Termin ${frNr} wurde wiedergefunden.`,
  rekey: (frNr: number) => `Termin ${frNr} gehört in Google jetzt zu einem anderen Eintrag derselben Serie.`,
  close: (frNr: number) => `Termin ${frNr} ist auf beiden Seiten gelöscht.`,
  forget: () => 'Eine begonnene Anlage hat auf keiner Seite Spuren hinterlassen.',
  settle: (frNr: number) => `Termin ${frNr} ist auf beiden Seiten gleich.`,
  arrived: (frNr: number) => `Eine Übertragung zu Termin ${frNr}, deren Ende unbekannt war, ist angekommen.`,
};

const quoted = (value: string): string => (value === '' ? '(leer)' : `„${value}“`);

/** Notices: what differs, who won; the loser stays in the journal. */
export const collisionText = (frNr: number, field: Field, winner: Side, advoware: string, google: string): string =>
  `${fieldName(field)} von Termin ${frNr} wurde in Advoware und in Google verschieden geändert. Advoware: ${quoted(advoware)}, `
  + `Google: ${quoted(google)}. Es gilt ${sideName(winner)}; der andere Wert steht im Journal des Hubs.`;
export const unseenText = (frNr: number, field: Field, advoware: string, google: string): string =>
  `${fieldName(field)} von Termin ${frNr} war in Google verdeckt und wurde dort überschrieben: ${quoted(google)} ersetzt ${quoted(advoware)} in Advoware. `
  + 'Der frühere Text steht im Journal des Hubs.';
/** The same for texts that must not leave: the values are in the journal alone. */
export const hiddenCollisionText = (frNr: number, field: Field, winner: Side): string =>
  `${fieldName(field)} von Termin ${frNr} wurde in Advoware und in Google verschieden geändert. Es gilt ${sideName(winner)}; der andere Wert steht im Journal des Hubs.`;
export const hiddenUnseenText = (frNr: number, field: Field): string =>
  `${fieldName(field)} von Termin ${frNr} war in Google verdeckt und wurde dort überschrieben. Der neue Text gilt auch in Advoware; der frühere steht im Journal des Hubs.`;
export const unholdableText = (frNr: number): string =>
  `Termin ${frNr} wiederholt sich jetzt in Advoware, ist in Google aber ein einzelner Termin einer Serie. Die Wiederholung bleibt nur in Advoware. Bitte prüfen.`;
export const editBeatsDeleteText = (frNr: number, edited: Side): string =>
  `Termin ${frNr} wurde auf einer Seite gelöscht und in ${sideName(edited)} geändert. Die Änderung gilt; der Termin wurde auf der anderen Seite neu angelegt.`;
export const cameBackText = (frNr: number): string => `Termin ${frNr} galt als gelöscht und ist in Advoware wieder vorhanden. Er wurde in Google neu angelegt.`;
export const splitText = (frNr: number): string =>
  `Die Serie zu Termin ${frNr} wurde in Google in einzelne Termine aufgelöst und zugleich in Advoware geändert. Für die einzelnen Termine gilt Google. Bitte prüfen.`;

export const severalText = (frNrs: readonly number[], events: readonly string[]): string =>
  `Mehrere gleiche Termine lassen sich nicht eindeutig zuordnen (Advoware: ${frNrs.join(', ')}; Google: ${events.join(', ')}). Bitte die überzähligen löschen oder einen davon ändern.`;
export const handsOffText = (frNr: number, event: string): string =>
  `Der Eintrag ${event} in Google trägt nicht die Kennzeichnung von Termin ${frNr}. Der Hub ändert und löscht ihn nicht. Bitte prüfen.`;
export const orphanText = (event: string): string =>
  `Der Eintrag ${event} stammt vom Hub, der Termin dazu ist in Advoware nicht zu finden. Es wurde nichts gelöscht. Bitte den Eintrag löschen oder neu anlegen.`;
export const deletedWithoutLinkText = (frNr: number): string =>
  `Termin ${frNr} wurde in Google gelöscht, ist aber in Advoware vorhanden; die Verknüpfung fehlt. Bitte in Advoware löschen oder ändern (dann wird er in Google neu angelegt).`;
export const noInstanceText = (frNr: number): string =>
  `Zur Serie von Termin ${frNr} gibt es in Google im Zeitfenster keinen Termin mehr, die Serie selbst besteht aber noch. Es wurde nichts geändert. Bitte prüfen.`;

export const guardText = (reason: 'mass_delete' | 'side_empty', wouldGo: number, of: number): string =>
  (reason === 'side_empty'
    ? `Eine Seite ist plötzlich leer: ${wouldGo} von ${of} verknüpften Terminen würden gelöscht.`
    : `Ungewöhnlich viele Löschungen: ${wouldGo} von ${of} verknüpften Terminen würden gelöscht.`)
  + ' Es wurde nichts geschrieben. Bitte prüfen und auf dem Dashboard freigeben.';

const reasons: Readonly<Record<UnreadableAdvoware | UnreadableGoogle | 'unknown_series', string>> = {
  no_date: 'Das Datum fehlt.', bad_date: 'Ein Datum ist ungültig.', bad_time: 'Eine Uhrzeit ist ungültig.', ends_before_start: 'Das Ende liegt vor dem Beginn.',
  bad_flag: '„dauertermin“ oder „privat“ ist weder 0 noch 1.', bad_turnus: '„turnus“ oder „turnusArt“ ist ungültig.', series_without_end: 'Der Serie fehlt das Ende (datumBis).',
  series_starts_in_skipped_hour: 'Die Serie beginnt in der Stunde, die bei der Zeitumstellung ausfällt.', listed_twice: 'Der Termin wurde zweimal mit verschiedenem Inhalt geliefert.',
  no_start: 'Der Beginn fehlt.', no_end: 'Das Ende fehlt.', unknown_zone: 'Die Zeitzone ist unbekannt.', mixed_kinds: 'Beginn und Ende sind nicht von derselben Art.',
  bad_recurrence: 'Die Wiederholungsregel ist nicht lesbar.', too_many_occurrences: 'Die Serie hat zu viele Termine.',
  other_event_type: 'Der Eintrag ist kein gewöhnlicher Termin.', unknown_series: 'Die Serie zu diesem Termin ist nicht bekannt.',
};
export const unreadableText = (side: Side, id: string | number, reason: keyof typeof reasons): string => `${side === 'advoware' ? 'Termin' : 'Eintrag'} ${id} in ${sideName(side)}: ${reasons[reason]} Er wird nicht abgeglichen.`;
