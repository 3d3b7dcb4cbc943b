import { Temporal } from 'temporal-polyfill';
import type { Newer } from './reconcile.js';

/** EspoCRM writes UTC `YYYY-MM-DD HH:MM:SS`; undefined for anything else. */
export function espoInstant(text: string | null | undefined): Temporal.Instant | undefined {
  if (!text || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  return parsed(() => Temporal.Instant.from(`${text.replace(' ', 'T')}Z`));
}

/** The form EspoCRM takes: UTC, whole seconds. */
export const espoText = (instant: Temporal.Instant): string =>
  instant.round({ smallestUnit: 'second', roundingMode: 'floor' }).toString().replace('T', ' ').replace('Z', '');

/** Advoware writes Berlin wall clock without a zone; undefined for anything else. */
export function advowareInstant(text: string | null | undefined): Temporal.Instant | undefined {
  if (!text) return undefined;
  return parsed(() => Temporal.PlainDateTime.from(text).toZonedDateTime('Europe/Berlin').toInstant());
}

/**
 * Which side changed since the last sync, by its own clock: used only where no base exists
 * (beteiligte-sync.md, A run, step 4; 5 s of slack for the hub's own writes).
 */
export function newerSide(times: {
  readonly modifiedAt: string | null | undefined; readonly geaendertAm: string | null | undefined; readonly lastSync: string | null | undefined;
}): Newer {
  const lastSync = espoInstant(times.lastSync);
  if (!lastSync) return 'undecided';
  const border = lastSync.add({ seconds: slackSeconds });
  const espoNewer = isAfter(espoInstant(times.modifiedAt), border);
  const advowareNewer = isAfter(advowareInstant(times.geaendertAm), border);
  if (espoNewer === advowareNewer) return 'undecided';
  return espoNewer ? 'espocrm' : 'advoware';
}

const slackSeconds = 5;
const isAfter = (time: Temporal.Instant | undefined, border: Temporal.Instant): boolean =>
  time !== undefined && Temporal.Instant.compare(time, border) > 0;

function parsed(parse: () => Temporal.Instant): Temporal.Instant | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
