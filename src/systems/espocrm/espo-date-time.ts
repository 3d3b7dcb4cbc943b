import { Temporal } from 'temporal-polyfill';

/** EspoCRM's datetime: UTC, whole seconds, `YYYY-MM-DD HH:MM:SS`. It answers 400 to milliseconds. */
export function espoDateTime(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', '');
}

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
