import { contentOf, fields, isTextField, type Appointment, type Content, type Field, type TextField } from './appointment.js';
import { sameField } from './equality.js';
import { hiddenBehind, holdsMask, maskTitle, shownContent, unmasked, type Mode, type Side } from './masking.js';
import type { Marker } from './marker.js';

/** What both sides held when a field was last settled, and on which side its value was typed. */
export interface Pair {
  readonly advoware: string; readonly google: string; readonly from: Side;
  /** How many conflicts about the field have been settled, when any: so that the same two values collide anew, and are told anew, another time. */
  readonly conflicts?: number;
  /** True where no value was ever settled: the two are what was found, and count as changed on both sides. */
  readonly unsettled?: true;
}

/** The common past of a linked pair: plain text throughout, to be kept in the ledger. */
export interface Base { readonly mode: Mode; readonly fields: Readonly<Record<Field, Pair>> }

/** True when a side shows something else than at the last settling. */
export const isNews = (past: Pair, side: Side, now: string): boolean => past.unsettled === true || now !== past[side];

/** The base of an event that the hub made from an appointment in Advoware. */
export function baseFromAdvoware(advoware: Content, mode: Mode): Base {
  const shown = shownContent(advoware, mode);
  return { mode, fields: pairs((field) => ({ advoware: advoware[field], google: shown[field], from: 'advoware' })) };
}

/** The base of an appointment that the hub made from an event; `advoware` is what was written there. */
export function baseFromGoogle(advoware: Content, google: Content, mode: Mode): Base {
  const isHidden = fields.some((field) => advoware[field] !== google[field]);
  // What hides something was masked when it was copied or split, whatever the mode is by now.
  return { mode: isHidden ? 'masked' : mode, fields: pairs((field) => ({ advoware: advoware[field], google: google[field], from: advoware[field] === google[field] ? 'google' : 'advoware' })) };
}

/**
 * What an event from Google becomes in Advoware. The mask never goes there: it stands for the title of the appointment
 * that the event was copied or split from, or for nothing.
 */
export function contentForAdvoware(google: Content, origin: Base | undefined, mode: Mode): Content {
  if (!origin) return mode === 'masked' && holdsMask('title', google.title) ? { ...google, title: unmasked(google.title, '') } : google;
  const inherited = (field: TextField): string => {
    const past = origin.fields[field];
    if (!isNews(past, 'google', google[field])) return past.advoware;
    return holdsMask(field, google[field]) ? unmasked(google[field], past.advoware) : google[field];
  };
  const isPrivate = google.private === origin.fields.private.google ? origin.fields.private.advoware : google.private;
  return { ...google, title: inherited('title'), notes: inherited('notes'), location: inherited('location'), private: isPrivate };
}

/** The base of an equal pair that was found again or adopted without a past: equal texts were typed in Google. */
export const baseOfEquals = (advoware: Content, google: Content, mode: Mode): Base => baseFromGoogle(advoware, google, mode);

/** How a lost event was found: with which marker, and whether it is still as the hub left it. */
export interface Found { readonly marker: Marker; readonly touched: 'untouched' | 'edited'; readonly target: 'event' | 'instance' }

/**
 * A past for a pair whose link was lost, from the marker on the event: where the event is as the hub left it, only
 * Advoware can have changed; else nobody knows, and differing values are a conflict.
 */
export function baseFromMarker(advoware: Content, google: Content, found: Found, mode: Mode): Base {
  const { marker, touched, target } = found;
  const from = (field: Field): Side => (isTextField(field) && marker.typed.includes(field) ? 'google' : 'advoware');
  const isMasked = holdsMask('title', google.title);
  const pair = (field: Field): Pair => {
    // Google does not keep the visibility of a single instance.
    if (field === 'private' && target === 'instance') return { advoware: advoware.private, google: google.private, from: 'advoware' };
    // What shows nothing while texts are masked hides what Advoware has: it was not cleared by a person.
    const hidden = (isMasked || mode === 'masked') && from(field) === 'advoware' && (field === 'private' || (isTextField(field) && standsFor(google[field], advoware[field])));
    if (hidden || sameField(field, advoware[field], google[field], google.time)) return { advoware: advoware[field], google: google[field], from: from(field) };
    if (touched === 'untouched') return { advoware: google[field], google: google[field], from: from(field) };
    return { advoware: advoware[field], google: google[field], from: from(field), unsettled: true };
  };
  return { mode: isMasked ? 'masked' : modeShown(google, marker, mode), fields: pairs(pair) };
}

/** The mask alone, with what was typed around it, or nothing at all. */
const standsFor = (shown: string, hidden: string): boolean => shown === '' || shown === maskTitle || hiddenBehind(shown, hidden) !== hidden;

/** Texts that were not typed in Google can be seen there only after a run in full mode. */
function modeShown(google: Content, marker: Marker, mode: Mode): Mode {
  const isBare = (['title', 'notes', 'location'] as const).every((field) => marker.typed.includes(field) || google[field] === '');
  return isBare ? mode : 'full';
}

/** Both sides' contents as the base has them, for making a deleted record anew. */
export const pastOf = (base: Base, side: Side): Content => Object.fromEntries(fields.map((field) => [field, base.fields[field][side]])) as unknown as Content;

/** True when the side shows something else than at the last settling. A visibility that the mask forces is no edit. */
export function hasChanged(side: Side, current: Appointment, base: Base): boolean {
  const now = contentOf(current);
  const past = pastOf(base, side);
  const isForced = side === 'google' && base.mode === 'masked' && base.fields.private.from === 'advoware';
  return fields.some((field) => !(isForced && field === 'private') && (isUnsettled(base, field) || !sameField(field, now[field], past[field], now.time)));
}

const isUnsettled = (base: Base, field: Field): boolean => base.fields[field].unsettled === true;

/** True when every field was settled at some time. */
export const isWhole = (base: Base): boolean => !fields.some((field) => isUnsettled(base, field));

/** The base with some fields settled anew: it advances only for effects that are confirmed. */
export const settled = (base: Base, change: BaseChange): Base => ({ mode: change.mode ?? base.mode, fields: { ...base.fields, ...change.fields } });
export interface BaseChange { readonly mode?: Mode; readonly fields: Readonly<Partial<Record<Field, Pair>>> }

export function pairs(pairOf: (field: Field) => Pair): Readonly<Record<Field, Pair>> {
  return Object.fromEntries(fields.map((field) => [field, pairOf(field)])) as Record<Field, Pair>;
}
