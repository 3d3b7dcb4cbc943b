import type { EspoRecord, ListQuery } from './espocrm.js';

/** One page as EspoCRM answers it under `X-No-Total`: total -1 more follow, -2 the last one. */
export interface Page { readonly total: number; readonly list: readonly EspoRecord[] }

/** More than 200 are refused. */
export const pageSize = 200;
/** A list of more than 200,000 records is not one the hub asks for. */
const maxPages = 1_000;

/**
 * The pages of a list, each record once, though rows may move between two pages.
 * @param fault makes the error for an answer that contradicts itself
 */
export async function* listPages(
  query: ListQuery, readPage: (offset: number, maxSize: number) => Promise<Page>, fault: (reason: string) => Error,
): AsyncGenerator<readonly EspoRecord[]> {
  const seen = new Set<string>();
  const wanted = query.limit ?? Infinity;
  for (let page = 0, offset = 0; seen.size < wanted; page += 1) {
    if (page >= maxPages) throw fault('endless list');
    const maxSize = Math.min(pageSize, wanted - seen.size);
    const { total, list } = await readPage(offset, maxSize);
    if (list.length > maxSize) throw fault('page too long');
    offset += list.length;
    const more = total >= 0 ? offset < total : total === -1;
    // A short page that promises more would be taken for the whole (invariants.md, I11).
    if (more && list.length < maxSize) throw fault('page too short');
    const fresh = list.filter(({ id }) => !seen.has(id));
    if (more && fresh.length === 0) throw fault('the same page again');
    fresh.forEach(({ id }) => seen.add(id));
    if (fresh.length > 0) yield fresh;
    if (!more) return;
  }
}
