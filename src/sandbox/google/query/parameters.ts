import { Temporal } from 'temporal-polyfill';
import { invalid } from '../errors.js';

/** Reads a flag of the query; undefined when it is not there. */
export function flag(query: URLSearchParams, name: string): boolean | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (text !== 'true' && text !== 'false') throw invalid(`Invalid value '${text}'. Values must match the following regular expression: 'true|false'`, name);
  return text === 'true';
}

/** Reads a page size: absent is the default, too much is the most there is. */
export function pageSize(query: URLSearchParams, fallback: number, most: number): number {
  const text = query.get('maxResults');
  if (text === null) return fallback;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1) throw invalid(`Invalid value '${text}'.`, 'maxResults');
  return Math.min(size, most);
}

/** Reads a moment; its offset is mandatory. Milliseconds since 1970. */
export function moment(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    throw invalid('Bad Request', name);
  }
}
