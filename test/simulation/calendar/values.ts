import { Temporal } from 'temporal-polyfill';
import type { JsonObject } from '../../../src/sandbox/json.js';

/** What people type: no two texts and no two times are the same, so that each can be followed through the world. */
export class Values {
  #count = 0;

  /** Texts typed in Advoware are confidential, and say so. */
  text(side: 'advoware' | 'google'): string {
    this.#count += 1;
    return `${side === 'advoware' ? 'geheim' : 'frei'}-${this.#count}`;
  }

  /** A time of one appointment, in the window; `n` varies its length. */
  hours(n: number): { readonly day: string; readonly from: string; readonly to: string } {
    this.#count += 1;
    const from = Temporal.PlainDateTime.from('2026-03-28T07:00').add({ days: this.#count, minutes: (this.#count * 7) % 600 });
    const to = from.add({ minutes: 15 + (n % 90) });
    return { day: from.toPlainDate().toString(), from: clock(from), to: clock(to) };
  }

  day(): string {
    this.#count += 1;
    return plusDays('2026-05-01', this.#count);
  }

  /** Outside of every window there is, before or after it. */
  farDay(n: number): string {
    this.#count += 1;
    return plusDays(n % 2 === 0 ? '2025-06-01' : '2028-09-01', this.#count);
  }
}

export const plusDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** An event's time as Google takes it. */
export const googleHours = ({ day, from, to }: ReturnType<Values['hours']>): JsonObject => ({
  start: { date: null, dateTime: `${day}T${from}`, timeZone: 'Europe/Berlin' }, end: { date: null, dateTime: `${day}T${to}`, timeZone: 'Europe/Berlin' },
});
export const googleDays = (day: string, days: number): JsonObject =>
  ({ start: { date: day, dateTime: null, timeZone: null }, end: { date: plusDays(day, days), dateTime: null, timeZone: null } });

const clock = (time: Temporal.PlainDateTime): string => time.toPlainTime().toString({ smallestUnit: 'second' });
