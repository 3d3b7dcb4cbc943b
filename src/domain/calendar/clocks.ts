import { Temporal } from 'temporal-polyfill';
import { berlinInstant } from './berlin.js';
import type { Side } from './masking.js';

type Text = string | null | undefined;

/** Where both sides changed, the newer change wins, Advoware on a tie or where a time is missing (calendar-sync.md, A run, step 3). */
export function newerSide(geaendertAm: Text, updated: Text): Side {
  const advoware = advowareInstant(geaendertAm);
  const google = googleInstant(updated);
  return advoware && google && Temporal.Instant.compare(google, advoware) > 0 ? 'google' : 'advoware';
}

/** Advoware writes Berlin wall clock without a zone. */
export const advowareInstant = (text: Text): Temporal.Instant | undefined => attempt(text, (value) => berlinInstant(Temporal.PlainDateTime.from(value)));

export const googleInstant = (text: Text): Temporal.Instant | undefined => attempt(text, (value) => Temporal.Instant.from(value));

function attempt(text: Text, read: (value: string) => Temporal.Instant): Temporal.Instant | undefined {
  if (!text) return undefined;
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
