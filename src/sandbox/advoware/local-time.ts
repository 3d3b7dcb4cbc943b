import { Temporal } from 'temporal-polyfill';

/** `YYYY-MM-DDTHH:MM:SS` on a clock in Berlin, without a zone: how Advoware writes `geaendertAm`. */
export function berlinLocalTime(epochMilliseconds: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO('Europe/Berlin')
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' });
}
