import type { TextField } from './appointment.js';
import { isNews, type Pair } from './base.js';
import { hiddenBehind, holdsMask, shownText, unmasked, type Mode, type Side } from './masking.js';
import type { Move } from './move.js';

export interface TextInput {
  readonly field: TextField; readonly advoware: string; readonly google: string; readonly past: Pair;
  readonly mode: Mode; /** The mode at the last settling. */ readonly before: Mode; readonly newer: Side;
}

/**
 * One text, three ways, with what Google shows standing for what Advoware holds. Decided here (calendar-sync.md,
 * Confidentiality), the hard cases first:
 * - typed over a mask: goes to Advoware; the hidden text that the person could not see is kept in an announced conflict;
 * - typed around the mask: the mask is read as the hidden title, so nothing is overwritten and nothing masked goes back;
 * - the mask cleared: no text was typed, so Advoware keeps its own; Google stays as the person left it;
 * - only the time of a masked event edited: its texts are as at the last settling, nothing about them is written;
 * - the mode switched with an edit pending: the edit counts as typed in Google, everything else is shown anew.
 */
export function mergeText(input: TextInput): Move {
  const { field, advoware, google, past, mode, before } = input;
  const stoodForHidden = past.unsettled !== true && past.google !== past.advoware;
  const touchedG = isNews(past, 'google', google);
  const clearedMask = touchedG && stoodForHidden && google === '';
  if (!touchedG || clearedMask) return fromAdvowareOnly(input);
  if ((mode === 'masked' || before === 'masked') && holdsMask(field, google)) return typedAroundMask(input);
  if (advoware === google) return { pair: { advoware, google, from: 'google' } };
  if (isNews(past, 'advoware', advoware)) return collision(input);
  const pair: Pair = { advoware: google, google, from: 'google' };
  if (!stoodForHidden || advoware === '') return { pair };
  return { pair, conflict: { kind: 'unseen', field, winner: 'google', advoware, google } };
}

/** In full mode nothing may stay hidden, so a differing pair is shown anew; in masked mode only a new mode or a new text is. */
function fromAdvowareOnly({ field, advoware, google, past, mode, before }: TextInput): Move {
  const changedA = advoware !== past.advoware;
  const from: Side = changedA ? 'advoware' : past.from;
  const staysMasked = mode === 'masked' && before === 'masked';
  if (!changedA && (staysMasked || from === 'google')) return { pair: { advoware, google, from } };
  return { pair: { advoware, google: shownText(field, advoware, from, mode), from } };
}

/** Only Advoware is written; in full mode the next plan shows the whole title in Google. */
function typedAroundMask({ advoware, google, past }: TextInput): Move {
  return { pair: { advoware: unmasked(google, hiddenBehind(past.google, advoware)), google, from: 'advoware' } };
}

/** Both sides changed to different texts: the newer change wins, the other is kept. */
function collision({ field, advoware, google, mode, newer }: TextInput): Move {
  const pair: Pair = newer === 'google'
    ? { advoware: google, google, from: 'google' }
    : { advoware, google: shownText(field, advoware, 'advoware', mode), from: 'advoware' };
  return { pair, conflict: { kind: 'collision', field, winner: newer, advoware, google } };
}
