import type { Entry } from './draft.js';
import { mediumOf, type KommKz, type Medium } from './kinds.js';
import type { Marker } from './marker.js';
import type { UnstorableReason } from './phone-number.js';
import type { Conflict, Operation, Rule } from './plan.js';

/** All words for people: what happened, and what to do. German, for EspoCRM, the journal and the dashboard. */

const kindNames: Readonly<Record<KommKz, string>> = {
  1: 'Telefon geschäftlich', 2: 'Fax geschäftlich', 3: 'Mobiltelefon', 4: 'E-Mail geschäftlich', 6: 'Telefon privat', 7: 'Fax privat',
  8: 'E-Mail privat', 9: 'Autotelefon', 10: 'Sonstige Nummer', 11: 'E-Post', 12: 'beA',
};

const because: Readonly<Record<Rule, string>> = {
  same_value: 'Wert auf beiden Seiten gleich',
  new_in_espocrm: 'in EspoCRM neu',
  deleted_in_espocrm: 'in EspoCRM gelöscht',
  new_in_advoware: 'in Advoware neu',
  changed_in_advoware: 'in Advoware geändert',
  changed_in_espocrm: 'in EspoCRM geändert',
  changed_on_both_sides: 'auf beiden Seiten geändert, EspoCRM gilt',
  changed_in_advoware_deleted_in_espocrm: 'in Advoware geändert und in EspoCRM gelöscht, der Wert bleibt',
  deleted_in_advoware: 'in Advoware gelöscht',
  type_changed_in_espocrm: 'Art in EspoCRM geändert',
  duplicate: 'weiterer Eintrag desselben Werts',
  changed_in_espocrm_deleted_in_advoware: 'in EspoCRM geändert und in Advoware gelöscht, EspoCRM gilt',
  primary_moved: 'Hauptkontakt gewechselt',
};

const done: Readonly<Record<Operation['kind'], string>> = {
  set_marker: 'Kennung gesetzt', put: 'Eintrag geändert', to_slot: 'Eintrag geleert', reuse_slot: 'leeren Eintrag neu belegt', post: 'Eintrag angelegt',
};

export function operationWhy(kind: Operation['kind'], rule: Rule, kommKz: KommKz): string {
  return `${kindNames[kommKz]}: ${done[kind]} (${because[rule]})`;
}

export function espoCrmWhy(medium: Medium, rule: Rule): string {
  return `${listName(medium)}: ${because[rule]}`;
}

export function conflictText(decided: Pick<Conflict, 'rule' | 'espocrmValue' | 'advowareValue'>, kommKz: KommKz): string {
  const kind = kindNames[kommKz];
  const espocrm = quoted(decided.espocrmValue);
  const advoware = quoted(decided.advowareValue);
  switch (decided.rule) {
    case 'changed_in_advoware_deleted_in_espocrm':
      return `${kind}: In EspoCRM gelöscht, in Advoware geändert auf ${advoware}. Der Wert aus Advoware bleibt und steht wieder in EspoCRM. Wird er nicht mehr gebraucht, bitte noch einmal löschen.`;
    case 'changed_in_espocrm_deleted_in_advoware':
      return `${kind}: In Advoware gelöscht, in EspoCRM geändert auf ${espocrm}. Der Wert aus EspoCRM bleibt und steht wieder in Advoware. Wird er nicht mehr gebraucht, bitte noch einmal löschen.`;
    case 'primary_moved':
      return `${kind}: Der Hauptkontakt wurde auf beiden Seiten gewechselt. In EspoCRM auf ${espocrm}, in Advoware auf ${advoware}. Es gilt EspoCRM. Ist Advoware richtig, bitte in EspoCRM den Hauptkontakt setzen.`;
    case 'changed_on_both_sides':
      return `${kind}: Auf beiden Seiten geändert. EspoCRM: ${espocrm}, Advoware: ${advoware}. Es gilt EspoCRM. Ist der Wert aus Advoware richtig, bitte in EspoCRM eintragen.`;
  }
}

export function notStorableText(entry: Entry, reason: UnstorableReason): string {
  return `${what(entry)} kann EspoCRM nicht speichern: ${reasonText(mediumOf(entry.kommKz), reason)} Der Eintrag bleibt in Advoware, wie er ist.`;
}

function reasonText(medium: Medium, reason: UnstorableReason): string {
  switch (reason) {
    case 'extension': return 'Die Nummer enthält eine Durchwahl als Zusatz. Bitte die Durchwahl in die Nummer oder in die Bemerkung schreiben.';
    case 'several': return medium === 'phone'
      ? 'Das Feld enthält mehrere Nummern. Bitte für jede Nummer einen eigenen Eintrag anlegen.'
      : 'Das Feld enthält mehrere Adressen. Bitte für jede Adresse einen eigenen Eintrag anlegen.';
    case 'text': return 'Das Feld enthält weiteren Text. Bitte den Text in die Bemerkung schreiben.';
    case 'malformed': return medium === 'phone'
      ? 'Das ist keine vollständige Telefonnummer. Bitte mit Vorwahl eintragen.'
      : 'Das ist keine gültige E-Mail-Adresse. Bitte prüfen.';
  }
}

export function listFullText(entry: Entry): string {
  return `${what(entry)} passt nicht mehr nach EspoCRM: Dort sind höchstens 10 ${mediumOf(entry.kommKz) === 'phone' ? 'Nummern' : 'Adressen'} möglich. Bitte in EspoCRM Überzähliges löschen.`;
}

export function duplicateText(entry: Entry): string {
  return `${what(entry)} steht in Advoware mehr als einmal. Abgeglichen wird nur ein Eintrag. Bitte den überzähligen in Advoware leeren.`;
}

export function deletedButKeptText(entry: Entry): string {
  return `${what(entry)} wurde in EspoCRM gelöscht, steht in Advoware aber noch in einem weiteren Eintrag, den der Abgleich nicht anfasst. Bitte ihn in Advoware leeren oder die Nummer in EspoCRM wieder eintragen.`;
}

export function brokenText(entry: Entry, reason: Extract<Marker, { kind: 'broken' }>['reason']): string {
  const why = { unreadable: 'ist beschädigt', unknown_kind: 'nennt eine unbekannte Art', several: 'steht mehrfach darin' }[reason];
  return `${what(entry)}: Die Kennung [ESPOCRM…] in der Bemerkung ${why}. Der Eintrag bleibt, wie er ist. Bitte die Kennung aus der Bemerkung löschen, dann wird er neu abgeglichen.`;
}

export function copiedText(entry: Entry): string {
  return `${what(entry)} trägt die Kennung eines anderen Eintrags, vermutlich durch Kopieren. Sie zählt nur dort, der Eintrag gilt als eigener. Bitte prüfen, ob er gewollt ist.`;
}

export function primaryDiffersText(medium: Medium, value: string): string {
  return `${listName(medium)}: Der Hauptkontakt war auf beiden Seiten verschieden. Es gilt EspoCRM: ${quoted(value)}. Ist das falsch, bitte in EspoCRM den Hauptkontakt setzen.`;
}

export function listNotDeliveredText(medium: Medium): string {
  return `${listName(medium)}: EspoCRM hat die Liste nicht mitgeliefert. Abgeglichen wurde hier nichts. Bitte prüfen, ob der API-Benutzer das Feld lesen darf.`;
}

export function entriesNotDeliveredText(): string {
  return 'Kommunikation: Advoware hat die Einträge nicht mitgeliefert, obwohl es welche gab. Abgeglichen wurde nichts. Beim nächsten Lauf wird es erneut versucht.';
}

export function listNotWritableText(medium: Medium, value: string): string {
  return `${listName(medium)}: ${quoted(value)} in EspoCRM ist keine gültige Nummer, deshalb nimmt EspoCRM die Liste nicht mehr an. Änderungen aus Advoware warten. Bitte die Nummer in EspoCRM berichtigen oder löschen.`;
}

function what(entry: Entry): string {
  return `${kindNames[entry.kommKz]} ${quoted(entry.value)}`;
}

function listName(medium: Medium): string {
  return medium === 'phone' ? 'Telefonnummern' : 'E-Mail-Adressen';
}

function quoted(value: string | null): string {
  if (value === null || value === '') return '(leer)';
  return value.length > 80 ? `„${value.slice(0, 80)}…“` : `„${value}“`;
}
