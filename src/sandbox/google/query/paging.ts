import { createHash } from 'node:crypto';
import { z } from 'zod';
import { invalid } from '../errors.js';
import { parseJson } from '../../json.js';

/** What a list is sorted by; unique for each of its entries. */
export type SortKey = readonly (number | string)[];

const pageTokenSchema = z.strictObject({
  /** Of the parameters: a page belongs to the request that began the list. */
  hash: z.string(),
  /** The last entry that was given; null before the first. */
  after: z.array(z.union([z.number(), z.string()])).nullable(),
  /** The calendar's history when the first page was read. */
  began: z.number(),
});
export type PageToken = z.infer<typeof pageTokenSchema>;

/** An opaque token. */
export function encodeToken(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

export function decodeToken<T>(text: string, schema: z.ZodType<T>): T | undefined {
  return schema.safeParse(parseJson(Buffer.from(text, 'base64url').toString('utf8'))).data;
}

/** Where a list goes on; undefined for its first page. */
export function readPageToken(query: URLSearchParams): PageToken | undefined {
  const text = query.get('pageToken');
  if (text === null) return undefined;
  const token = decodeToken(text, pageTokenSchema);
  if (token?.hash !== parametersHash(query)) throw invalid('Invalid page token value.', 'pageToken');
  return token;
}

/** The same for all pages of one list. */
export function parametersHash(query: URLSearchParams): string {
  const others = [...query].filter(([name]) => !['pageToken', 'maxResults', 'quotaUser', 'fields'].includes(name)).sort(([left], [right]) => left.localeCompare(right));
  return createHash('sha256').update(JSON.stringify(others)).digest('base64url').slice(0, 12);
}

export type Page<T> = { readonly items: T[]; readonly nextPageToken?: string };
export type PageOptions = { readonly size: number; readonly token: PageToken | undefined; readonly hash: string; readonly began: number; readonly isEmpty?: boolean };

/** The next page after the last entry that was given: nothing is missed when entries change places between two pages. */
export function pageOf<T>(entries: readonly T[], keyOf: (entry: T) => SortKey, options: PageOptions): Page<T> {
  const after = options.token?.after ?? null;
  const sorted = [...entries].sort((left, right) => compareKeys(keyOf(left), keyOf(right)));
  const rest = after === null ? sorted : sorted.filter((entry) => compareKeys(keyOf(entry), after) > 0);
  const items = options.isEmpty === true ? [] : rest.slice(0, options.size);
  if (items.length === rest.length && options.isEmpty !== true) return { items };
  const last = items.at(-1);
  const next: PageToken = { hash: options.hash, after: last === undefined ? after : [...keyOf(last)], began: options.began };
  return { items, nextPageToken: encodeToken(next) };
}

function compareKeys(left: SortKey, right: SortKey): number {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? 0;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
