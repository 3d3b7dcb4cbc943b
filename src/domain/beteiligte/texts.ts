import type { FieldConflict, Unholdable } from './reconcile.js';
import type { Field } from './stammdaten.js';

/** What staff call the fields. */
const fieldNames: Readonly<Record<Field, string>> = {
  name: 'Name', vorname: 'Vorname', rechtsform: 'Rechtsform', anrede: 'Anrede', geburtsdatum: 'Geburtsdatum',
  handelsregisterNummer: 'Handelsregisternummer',
};
export const fieldName = (field: Field): string => fieldNames[field];

const quoted = (value: string): string => (value === '' ? '(leer)' : `„${value}“`);

/** Notice of a conflict that was decided: field, both values, who won. */
export const conflictText = ({ field, espo, advoware }: FieldConflict, betNr: number): string =>
  `${fieldName(field)} wurde in EspoCRM und in Advoware (Beteiligter ${betNr}) verschieden geändert. `
  + `EspoCRM: ${quoted(espo)}, Advoware: ${quoted(advoware)}. Es gilt der Wert aus EspoCRM; der andere steht im Journal des Hubs.`;

/** Notice of a change that the other side cannot hold. */
export const unholdableText = ({ field, heldBy, value }: Unholdable, betNr: number): string =>
  heldBy === 'advoware'
    ? `${fieldName(field)} ${quoted(value)} aus Advoware (Beteiligter ${betNr}) kann EspoCRM nicht aufnehmen und bleibt nur in Advoware stehen. Bitte prüfen.`
    : `${fieldName(field)} ${quoted(value)} aus EspoCRM kann Advoware (Beteiligter ${betNr}) nicht aufnehmen und bleibt nur in EspoCRM stehen. Bitte prüfen.`;

export const severalMatchesText = (betNrs: readonly number[]): string =>
  `In Advoware gibt es mehrere passende Beteiligte (${betNrs.join(', ')}). Bitte die richtige Nummer in „betnr“ eintragen und den Status auf „dirty“ setzen.`;

export const perhapsCreatedText = (betNrs: readonly number[]): string =>
  `Das Anlegen in Advoware wurde unterbrochen; möglicherweise ist dabei einer dieser Beteiligten entstanden: ${betNrs.join(', ')}. `
  + 'Bitte prüfen, die richtige Nummer in „betnr“ eintragen und den Status auf „dirty“ setzen.';

export const goneInAdvowareText = (betNr: number): string =>
  `Der Beteiligte ${betNr} ist in Advoware nicht mehr vorhanden. Es wurde nichts gelöscht und nichts neu angelegt. `
  + 'Bitte klären; danach „betnr“ leeren oder ändern und den Status auf „dirty“ setzen.';

/** Notice of the guard against mass changes; `day` makes the next day's another one. */
export const manyGoneText = (gone: number, day: string): string =>
  `Advoware kennt ungewöhnlich viele verbundene Beteiligte nicht mehr (Stand ${day}: ${gone}). Der Hub hält an: Bei allen weiteren schreibt er nichts. `
  + 'Bitte prüfen, ob in Advoware etwas nicht stimmt; sobald es sie wieder zeigt, läuft alles von selbst weiter. '
  + 'Sind sie wirklich gelöscht, bitte auf dem Dashboard unter „Beteiligte“ freigeben.';

export const linkTakenText = (betNr: number): string =>
  `Der Beteiligte ${betNr} in Advoware gehört schon zu einem anderen Eintrag in EspoCRM. Bitte „betnr“ prüfen und den Status auf „dirty“ setzen.`;

/** For `syncErrorMessage`: what went wrong and what to do. */
export const failedText = (what: string): string => `${what} Der Hub versucht es von selbst erneut; es ist nichts zu tun.`;
export const permanentlyFailedText = (what: string): string =>
  `${what} Der Hub hat es fünfmal vergeblich versucht. Bitte die Ursache klären, dann den Status auf „dirty“ und die Versuche auf 0 setzen.`;
export const personNeededText = (what: string): string => `${what} Bitte beheben und danach den Status auf „dirty“ setzen.`;
