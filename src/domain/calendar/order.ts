import { base32hex, type Digest } from './event-id.js';
import { keyText, type Operation } from './plan-types.js';

/** The four phases in order: new, deleted, updated, links; Advoware before Google, then by what is written to. */
export const inOrder = (operations: readonly Operation[]): readonly Operation[] =>
  operations.toSorted((one, other) => ranks[one.kind] - ranks[other.kind] || compareText(subjectOf(one), subjectOf(other)));

/**
 * What the plan would do, without versions, times and words: the same from the same world, so that a person's go-ahead
 * holds for this plan and for no other (I12).
 */
export const planHash = (operations: readonly Operation[], digest: Digest): string => base32hex(digest(JSON.stringify(inOrder(operations).map(essence))));

/** What an operation is about, stable from plan to plan. */
export function subjectOf(operation: Operation): string {
  switch (operation.kind) {
    case 'create_google': case 'delete_google': case 'update_google': case 'delete_advoware': case 'update_advoware': return String(operation.frNr);
    case 'create_advoware': return keyText(operation.key);
    case 'mark_google': return operation.id;
    case 'link': return [...operation.drops, ...operation.puts].map(({ key }) => keyText(key)).join(' ') || String(operation.settles?.frNr);
  }
}

const ranks: Readonly<Record<Operation['kind'], number>> = {
  create_advoware: 0, create_google: 1, delete_advoware: 2, delete_google: 3, update_advoware: 4, update_google: 5, link: 6, mark_google: 7,
};

const compareText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

function essence(operation: Operation): unknown {
  const subject = [operation.kind, subjectOf(operation)];
  switch (operation.kind) {
    case 'create_google': return [...subject, operation.eventId, operation.body];
    case 'create_advoware': return [...subject, operation.fields];
    case 'delete_google': return [...subject, operation.target];
    case 'delete_advoware': return subject;
    case 'update_google': return [...subject, operation.target, operation.patch];
    case 'update_advoware': return [...subject, operation.changes];
    case 'mark_google': return [...subject, operation.properties];
    case 'link': return [...subject, operation.change];
  }
}
