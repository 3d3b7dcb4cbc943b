import type { EntryContent, Operation } from './plan.js';
import type { AdvowareEntry } from './records.js';

/** What an entry holds; nothing said is nothing there. */
export const contentOf = ({ tlf, bemerkung, online }: AdvowareEntry): EntryContent => ({ tlf: tlf ?? '', bemerkung: bemerkung ?? '', online: online ?? false });

/**
 * What a Beteiligter's entries hold, as one text: equal texts mean that nothing in them has changed. Row ids are left out, since the
 * hub's own writes move them.
 */
export function contentsOf(entries: readonly AdvowareEntry[] | null | undefined): string {
  return JSON.stringify(listed(entries).map(contentOf).map(({ tlf, bemerkung, online }) => JSON.stringify([tlf, bemerkung, online])).sort());
}

/** What they will hold once the operations are done. */
export function contentsAfter(entries: readonly AdvowareEntry[] | null | undefined, operations: readonly Operation[]): string {
  const byId = new Map(listed(entries).map((entry) => [entry.id, entry]));
  const posted: AdvowareEntry[] = [];
  for (const operation of operations) {
    const { tlf, bemerkung, online } = operation;
    if (operation.kind === 'post') posted.push({ id: 0, tlf, bemerkung, online });
    else byId.set(operation.entryId, { id: operation.entryId, tlf, bemerkung, online });
  }
  return contentsOf([...byId.values(), ...posted]);
}

const listed = (entries: readonly AdvowareEntry[] | null | undefined): readonly AdvowareEntry[] => entries ?? [];
