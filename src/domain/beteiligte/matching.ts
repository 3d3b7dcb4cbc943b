import type { Base } from './reconcile.js';
import { artOfEspo, fromAdvoware, fromEspo, fieldsOf, type AdvowareStammdaten, type EspoStammdaten } from './stammdaten.js';

export interface Candidate extends AdvowareStammdaten { readonly betNr: number }

/** What to search Advoware for before a record is created. */
export function searchOf(record: EspoStammdaten): { readonly name: string; readonly vorname?: string } {
  const art = artOfEspo(record);
  const { name, vorname } = fromEspo(record, art);
  return art === 'person' && vorname !== '' ? { name, vorname } : { name };
}

/**
 * The Advoware records that are the same as a new CRM record: same name and birth date for a person,
 * same name and register number for a company (beteiligte-sync.md, A new CRM record may exist in Advoware already).
 * A name alone proves nothing.
 */
export function adoptable(record: EspoStammdaten, candidates: readonly Candidate[]): readonly number[] {
  const art = artOfEspo(record);
  const own = fromEspo(record, art);
  const proof = art === 'person' ? 'geburtsdatum' : 'handelsregisterNummer';
  if (own[proof] === '') return [];
  return candidates.filter((candidate) => {
    const other = fromAdvoware(candidate);
    const sameName = sameText(own.name, other.name) && (art === 'firma' || sameText(own.vorname, other.vorname));
    return sameName && sameText(own[proof], other[proof]);
  }).map(({ betNr }) => betNr);
}

/**
 * The record that an interrupted creation made: it was not there before, and every mapped field is as it was sent.
 * `known`: the ids that the search before the creation had found.
 */
export function recoverable(sent: AdvowareStammdaten, known: readonly number[], candidates: readonly Candidate[]): readonly number[] {
  const wanted = fromAdvoware(sent);
  const mapped = new Set([...fieldsOf('person'), ...fieldsOf('firma')]);
  return candidates.filter((candidate) => {
    if (known.includes(candidate.betNr)) return false;
    const found = fromAdvoware(candidate);
    return [...mapped].every((field) => found[field] === wanted[field]);
  }).map(({ betNr }) => betNr);
}

/** What to search for after an interrupted creation: the record may have been renamed in EspoCRM since. */
export const searchOfSent = (sent: AdvowareStammdaten): { readonly name: string } => ({ name: fromAdvoware(sent).name });

/** A record that an interrupted creation made holds what was sent: on both sides, when it was. */
export function baseOfSent(sent: AdvowareStammdaten, record: EspoStammdaten): Base {
  const values = fromAdvoware(sent);
  return Object.fromEntries(fieldsOf(artOfEspo(record)).map((field) => [field, { espo: values[field], advoware: values[field] }]));
}

const sameText = (one: string, other: string): boolean => one.toLocaleLowerCase('de') === other.toLocaleLowerCase('de');
