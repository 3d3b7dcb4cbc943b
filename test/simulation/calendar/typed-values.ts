import type { JsonObject } from '../../../src/hub/json.js';
import { contentOf, type Content } from '../../../src/domain/calendar/appointment.js';
import { fromAdvoware, type AdvowareAppointment } from '../../../src/domain/calendar/from-advoware.js';
import { fromGoogle } from '../../../src/domain/calendar/from-google.js';
import { isTombstone, type GoogleEvent } from '../../../src/domain/calendar/google-event.js';
import type { Side } from '../../../src/domain/calendar/masking.js';

/** A value that a person entered, on which side, and what became of it. */
interface Typed {
  readonly side: Side;
  /** The other side has had it, or the hub has settled it where the other side may not show it. */
  carried: boolean;
  /** A person took it away again. */
  withdrawn: boolean;
  /** It stood in two places of one side at a time: a person's copy. */
  copied: boolean;
}

/** What an item shows, in normal form; undefined for what is gone or cannot be read. */
export function contentIn(side: Side, item: JsonObject | undefined): Content | undefined {
  if (item === undefined) return undefined;
  if (side === 'advoware') {
    const read = fromAdvoware(item as unknown as AdvowareAppointment);
    return read.kind === 'appointment' ? contentOf(read.appointment) : undefined;
  }
  const event = item as unknown as GoogleEvent;
  if (isTombstone(event)) return undefined;
  const read = fromGoogle(event);
  return read.kind === 'appointment' ? contentOf(read.appointment) : undefined;
}

/** The values in an item that can be followed: texts by their numbers, and the time of what happens once. */
export function valuesIn(side: Side, item: JsonObject | undefined): ReadonlySet<string> {
  if (item === undefined || (side === 'google' && item['status'] === 'cancelled')) return new Set();
  const texts = side === 'advoware' ? [item['text'], item['notiz'], item['ort']] : [item['summary'], item['description'], item['location']];
  const content = contentIn(side, item);
  const times = content?.rule === '' ? [timeValue(content)] : [];
  return new Set([...textValues(texts.join(' ')), ...times]);
}

export const textValues = (text: string): readonly string[] => text.match(/(?:geheim|frei)-\d+/g) ?? [];
export const timeValue = ({ time }: Content): string => `Zeit ${time}`;
export const isConfidential = (value: string): boolean => value.startsWith('geheim-');

/**
 * Every value that people entered, followed through both sides: what I3 is judged by. A value stays until a person takes it
 * away, on either side; the hub may take it from where it was typed only once the other side has had it.
 */
export class TypedValues {
  readonly #typed = new Map<string, Typed>();
  /** In how many items of a side a value stands. */
  readonly #standing: Readonly<Record<Side, Map<string, number>>> = { advoware: new Map(), google: new Map() };

  /**
   * A change on one side, by the hub, or by a person while both sides had `settled`; answers the values that the hub took
   * away before the other side had them.
   */
  changed(side: Side, before: JsonObject | undefined, after: JsonObject | undefined, by: 'hub' | { readonly settled: string }): readonly string[] {
    const [was, is] = [valuesIn(side, before), valuesIn(side, after)];
    const added = [...is].filter((value) => !was.has(value));
    const removed = [...was].filter((value) => !is.has(value));
    for (const value of added) this.#add(side, value, by);
    const last = removed.filter((value) => this.#remove(side, value));
    if (by !== 'hub') {
      // Of copies, people may take one away on each side: the hub then takes away the others.
      for (const value of [...last, ...removed.filter((one) => this.wasCopied(one))]) this.withdraw(value);
      return [];
    }
    // A time that begins to repeat is followed no longer.
    const repeating = contentIn(side, after);
    if (repeating && repeating.rule !== '') this.withdraw(timeValue(repeating));
    return last.filter((value) => {
      const typed = this.#typed.get(value);
      return typed?.side === side && !typed.withdrawn && !typed.carried;
    });
  }

  /** The hub has settled this value where the other side does not show it. */
  settled(value: string): void {
    const typed = this.#typed.get(value);
    if (typed) typed.carried = true;
  }

  withdraw(value: string): void {
    const typed = this.#typed.get(value);
    if (typed) typed.withdrawn = true;
  }

  stands(side: Side, value: string): boolean {
    return (this.#standing[side].get(value) ?? 0) > 0;
  }

  wasCopied(value: string): boolean {
    return this.#typed.get(value)?.copied ?? false;
  }

  /** What people entered and nobody took away, and stands nowhere any more. */
  lost(): readonly string[] {
    return [...this.#typed].filter(([value, { withdrawn }]) => !withdrawn && !this.stands('advoware', value) && !this.stands('google', value)).map(([value]) => value);
  }

  #add(side: Side, value: string, by: 'hub' | { readonly settled: string }): void {
    const count = (this.#standing[side].get(value) ?? 0) + 1;
    this.#standing[side].set(value, count);
    const typed = this.#typed.get(value);
    const isElsewhere = this.stands(side === 'advoware' ? 'google' : 'advoware', value);
    if (by !== 'hub' && (!typed || count === 1)) {
      // Back to what both had is no news: nobody can tell it from no edit at all.
      const isNoNews = isIn(by.settled, value.replace('Zeit ', ''));
      this.#typed.set(value, { side, carried: isElsewhere || isNoNews, withdrawn: isNoNews, copied: typed?.copied ?? false });
    }
    else if (typed && typed.side !== side) typed.carried = true;
    if (count > 1) Object.assign(this.#typed.get(value) ?? {}, { copied: true });
  }

  /** True when it stands nowhere on this side any more. */
  #remove(side: Side, value: string): boolean {
    const left = (this.#standing[side].get(value) ?? 1) - 1;
    this.#standing[side].set(value, left);
    return left === 0;
  }
}

/** Whether a content as text has the value: as a whole field, or as a word of one, as what people write around a mask is. */
const isIn = (settled: string, value: string): boolean => settled.includes(`"${value}"`) || settled.split(/[" ]/).includes(value);
