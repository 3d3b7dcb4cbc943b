import { z } from 'zod';
import { unreadable } from '../../http/read-answer.js';
import { bodyOf, isClosed } from '../answers.js';
import type { Wire } from '../wire.js';

/** More than 100 are refused in some lists. */
const pageSize = 100;
/** 20,000 entries are weeks of a busy firm: beyond that the span was not meant. */
const maxPages = 200;

export interface ListQuery<T> {
  /** Relative to the base URL, encoded, without the paging. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly operation: string;
  readonly row: z.ZodType<T>;
}

/** Every row of a list of the configuration API (OData); only a page that is not full ends it. */
export async function readList<T>(wire: Wire, { path, query, operation, row }: ListQuery<T>): Promise<{ readonly kind: 'rows'; readonly rows: readonly T[] } | 'closed'> {
  const page = z.looseObject({ value: z.array(row) });
  const rows: T[] = [];
  for (let pages = 0; pages < maxPages; pages += 1) {
    const paging = new URLSearchParams({ ...query, $top: String(pageSize), $skip: String(pages * pageSize) });
    // OData servers take a plus literally.
    const answered = await wire.call({ method: 'GET', path: `${path}?${paging.toString().replaceAll('+', '%20')}`, operation });
    if (isClosed(answered)) return 'closed';
    const { value } = bodyOf(answered, page);
    rows.push(...value);
    if (value.length < pageSize) return { kind: 'rows', rows };
    if (pages === maxPages - 1) throw unreadable(answered.answer, 'GET', answered.facts, 'endless list');
  }
  return { kind: 'rows', rows };
}
