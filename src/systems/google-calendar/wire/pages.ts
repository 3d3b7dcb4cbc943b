import { unreadable } from './answer.js';
import type { CallFacts } from '../google-error.js';

interface Page<T> { readonly items: readonly T[]; readonly nextPageToken?: string | undefined }

/** More than 100,000 events are no calendar of a person; at 2,500 a page this is far beyond. */
const maxPages = 200;
/** Pages that bring nothing new, one after the other: the list turns in a circle. */
const maxIdlePages = 10;

/**
 * Reads page after page; only the absence of `nextPageToken` ends a list, a page may be short or empty.
 * @returns every item once, in its latest form, and the last page
 */
export async function readPages<T extends { readonly id: string }, P extends Page<T>, R>(
  facts: CallFacts, readPage: (pageToken: string | undefined) => Promise<P | { readonly ended: R }>,
): Promise<{ readonly items: readonly T[]; readonly last: P } | { readonly ended: R }> {
  const items = new Map<string, T>();
  let pageToken: string | undefined;
  for (let pages = 1, idle = 0; ; pages += 1) {
    const page = await readPage(pageToken);
    if ('ended' in page) return page;
    const before = items.size;
    for (const item of page.items) items.set(item.id, item);
    pageToken = page.nextPageToken;
    if (pageToken === undefined) return { items: [...items.values()], last: page };
    idle = items.size > before ? 0 : idle + 1;
    if (pages >= maxPages || idle >= maxIdlePages) throw unreadable({ status: 200 }, facts, 'endless list');
  }
}
