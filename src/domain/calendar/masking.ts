import type { Content, TextField } from './appointment.js';

/** `full_content`: `masked` is false, the default; `full` copies the texts (calendar-sync.md, Confidentiality). */
export type Mode = 'full' | 'masked';
export type Side = 'advoware' | 'google';

/** What a masked appointment is called in Google. */
export const maskTitle = 'Termin (Advoware)';
const masks: Readonly<Record<TextField, string>> = { title: maskTitle, notes: '', location: '' };

/** What Google shows of a text in Advoware. What a person typed in Google stays as typed there, in both modes. */
export const shownText = (field: TextField, text: string, from: Side, mode: Mode): string =>
  mode === 'masked' && from === 'advoware' ? masks[field] : text;

/** What Google shows of an appointment that comes from Advoware. */
export const shownContent = (content: Content, mode: Mode): Content => mode === 'full' ? content : { ...content, ...masks, private: 'yes' };

/** True when the text holds the mask, so that it must not go to Advoware as it is. */
export const holdsMask = (field: TextField, text: string): boolean => field === 'title' && text.includes(maskTitle);

/**
 * A title typed around the mask, with the hidden title in the mask's place: the mask is read as what it stands for, so
 * `Termin (Advoware), Saal 3` adds the hall to the real title and nothing masked is written to Advoware.
 */
export const unmasked = (typed: string, hiddenTitle: string): string => typed.replaceAll(maskTitle, () => hiddenTitle).trim();

/**
 * The part of Advoware's title that the mask in `shown` stands for: what was typed around the mask before is in both
 * and must not be added again.
 */
export function hiddenBehind(shown: string, title: string): string {
  const [before = '', after, ...more] = shown.split(maskTitle);
  const isAround = after !== undefined && more.length === 0 && title.length >= before.length + after.length && title.startsWith(before) && title.endsWith(after);
  return isAround ? title.slice(before.length, title.length - after.length) : title;
}

