import { Temporal } from 'temporal-polyfill';

/** Reads EspoCRM's datetime, and the other forms that it takes in a write. Undefined when it is none of them. */
export function parseEspoDateTime(text: string): Temporal.Instant | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?(Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!match) return undefined;
  const [, date = '', minutes = '', seconds = ':00', zone = 'Z'] = match;
  try {
    return Temporal.Instant.from(`${date}T${minutes}${seconds}${zone}`);
  } catch {
    return undefined;
  }
}
