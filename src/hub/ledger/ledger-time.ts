import { Temporal } from 'temporal-polyfill';

/** An instant as the ledger writes it: UTC with three digits, so that its text sorts like its time. */
export function ledgerTime(instant: Temporal.Instant | string): string {
  return Temporal.Instant.from(instant).toString({ fractionalSecondDigits: 3 });
}
