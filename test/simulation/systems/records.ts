import type { JsonObject } from '../../../src/hub/json.js';

/** Who changes a record: a person by hand, or a piece of the hub's work. */
export type Actor = { readonly kind: 'person' } | { readonly kind: 'hub'; readonly entity: string | undefined; readonly work: string };
export const person: Actor = { kind: 'person' };

/** One change of a record on one side, as the checks hear of it. `before` is undefined for a creation, `after` for a deletion. */
export interface Change {
  readonly side: 'espocrm' | 'advoware';
  readonly id: string;
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
  readonly actor: Actor;
}

export type ChangeListener = (change: Change) => void;
