import type { JsonObject } from '../../hub/json.js';
import type { CBeteiligte, EntityId } from './records.js';

export type EspoRecord = JsonObject & { readonly id: EntityId };

/** One item of EspoCRM's `where`; dates are plain UTC `YYYY-MM-DD HH:MM:SS`. */
export interface Where { readonly type: string; readonly attribute?: string; readonly value?: unknown }
export interface ListQuery {
  readonly where?: readonly Where[];
  readonly select?: readonly string[];
  readonly orderBy?: string;
  readonly order?: 'asc' | 'desc';
  /** At most this many records in all; default: every page. */
  readonly limit?: number;
}

/**
 * The version that was read: `X-Version-Number` where optimistic locking is on, else re-read before writing. `modifiedAt` counts
 * whole seconds, so what is about to be replaced is compared with the `record` that was read, too, where it is given.
 */
export type SeenVersion =
  | { readonly kind: 'version'; readonly versionNumber: number }
  | { readonly kind: 'modified_at'; readonly modifiedAt: string; readonly record?: JsonObject }
  | { readonly kind: 'unchecked' };

export type UpdateAnswer =
  | { readonly kind: 'updated'; readonly record: EspoRecord }
  | { readonly kind: 'moved_on' }
  | { readonly kind: 'gone' };

/**
 * The EspoCRM client. 404, 409 `duplicate` and 409 `modified` are answers; everything else that fails is an
 * `UpstreamError` carrying EspoCRM's reason and field.
 */
export interface EspoCrm {
  read(entity: string, id: EntityId): Promise<{ readonly kind: 'found'; readonly record: EspoRecord } | { readonly kind: 'gone' }>;
  readBeteiligter(id: EntityId): Promise<{ readonly kind: 'found'; readonly record: CBeteiligte } | { readonly kind: 'gone' }>;
  /** Pages of 200 at most, one after the other. */
  list(entity: string, query: ListQuery): AsyncGenerator<readonly EspoRecord[]>;
  /** How many records there are. */
  count(entity: string, where: readonly Where[]): Promise<number>;
  create(entity: string, attributes: JsonObject, options?: { readonly skipDuplicateCheck?: boolean }): Promise<
    { readonly kind: 'created'; readonly record: EspoRecord } | { readonly kind: 'duplicate'; readonly matches: readonly EspoRecord[] }>;
  /** Conditional on the version. Throws `upstream_rejected` when the answer lacks what was written. */
  update(entity: string, id: EntityId, attributes: JsonObject, seen: SeenVersion): Promise<UpdateAnswer>;
  /** Puts another record on a link of this one; done already counts as done. */
  relate(entity: string, id: EntityId, link: string, otherId: EntityId): Promise<{ readonly kind: 'related' } | { readonly kind: 'gone' }>;
  remove(entity: string, id: EntityId): Promise<{ readonly kind: 'removed' } | { readonly kind: 'gone' }>;
}
