import type { Readable } from 'node:stream';
import type { JsonObject } from '../../hub/json.js';
import type { AdvowareBeteiligter, BetNr } from './records.js';

/** With write protection on, no write leaves the program; the caller journals what it would have been. */
export type Suppressed = { readonly kind: 'suppressed' };

/**
 * The Advoware client. Every answer is checked against its schema. Failures are `UpstreamError`s:
 * `upstream_*` codes say that the effect did not happen, `outcome_unknown` that a write may have happened.
 */
export interface Advoware {
  readonly writeProtected: boolean;
  readBeteiligter(betNr: BetNr): Promise<{ readonly kind: 'found'; readonly record: AdvowareBeteiligter } | { readonly kind: 'gone' }>;
  /** Whole objects whose name (and first name, when given) equal the arguments. */
  searchBeteiligte(query: { readonly name: string; readonly vorname?: string }): Promise<readonly AdvowareBeteiligter[]>;
  createBeteiligter(body: JsonObject): Promise<{ readonly kind: 'created'; readonly betNr: BetNr } | Suppressed>;
  /** Writes the whole object, with the `rowId` that was read in it. `moved_on`: changed since it was read. */
  updateBeteiligter(record: AdvowareBeteiligter): Promise<{ readonly kind: 'updated' } | { readonly kind: 'moved_on' } | { readonly kind: 'gone' } | Suppressed>;
  /** A new entry of the Beteiligter. `id` is absent when Advoware does not tell it. */
  createKommunikation(betNr: BetNr, entry: NewKommunikation): Promise<{ readonly kind: 'created'; readonly id?: number } | { readonly kind: 'gone' } | Suppressed>;
  /** Changes an entry; its kind (`kommKz`) cannot be changed. */
  updateKommunikation(betNr: BetNr, id: number, entry: KommunikationChange): Promise<{ readonly kind: 'updated' } | { readonly kind: 'moved_on' } | { readonly kind: 'gone' } | Suppressed>;
  /** Any JSON request below the base URL; for flows. Throws like the rest; a write under protection throws `write_protected`. */
  request(request: AdvowareRequest): Promise<{ readonly statusCode: number; readonly body: unknown }>;
  /** Sends the request on and answers as soon as the head of the answer is there; the body streams. */
  forward(request: ForwardRequest): Promise<ForwardAnswer>;
}

/** With the `rowId` that was read, the change is conditional on it. */
export interface KommunikationChange { readonly tlf: string; readonly bemerkung: string; readonly online: boolean; readonly rowId?: string }
export interface NewKommunikation { readonly tlf: string; readonly kommKz: number; readonly bemerkung?: string; readonly online?: boolean }

export interface AdvowareRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Relative to the base URL; checked like the proxy's. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface ForwardRequest {
  readonly method: string;
  /** Raw path and query behind the proxy's prefix, as the caller sent them. */
  readonly rawPath: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer | undefined;
  /** Aborts the upstream request when the caller goes away. */
  readonly signal?: AbortSignal;
}

export interface ForwardAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}
