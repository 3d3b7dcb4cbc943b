import type { World } from './decision.js';
import type { Counts, Operation, Unreadable } from './plan-types.js';
import { unreadableText } from './texts.js';

/** The operations by kind, for the result of a run. */
export function countsOf(operations: readonly Operation[]): Counts {
  const count = (kind: Operation['kind']): number => operations.filter((operation) => operation.kind === kind).length;
  return {
    newInAdvoware: count('create_advoware'), newInGoogle: count('create_google'),
    deletedInAdvoware: count('delete_advoware'), deletedInGoogle: count('delete_google'),
    updatedInAdvoware: count('update_advoware'), updatedInGoogle: count('update_google'),
    links: count('link') + count('mark_google'),
  };
}

/** What takes part in nothing because it cannot be read; kinds of event that are no appointments are not told of. */
export const unreadableOf = ({ advoware, google }: World): readonly Unreadable[] => [
  ...[...advoware.unreadable].map(([frNr, reason]): Unreadable => ({ side: 'advoware', frNr, reason, text: unreadableText('advoware', frNr, reason) })),
  ...[...google.unreadable].filter(([, reason]) => reason !== 'other_event_type').map(([event, reason]): Unreadable => ({ side: 'google', event, reason, text: unreadableText('google', event, reason) })),
];
