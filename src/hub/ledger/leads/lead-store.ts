import type { JsonObject } from '../../json.js';

/** How far a lead has come. `aside`: it waits for a person or comes again later, and lets younger ones pass. */
export type LeadState = 'open' | 'aside' | 'recorded' | 'done' | 'spam';

/** A lead as it came in. */
export interface NewLead {
  /** The sender's own id of the delivery, when it is proven; the same over all its repetitions. */
  readonly deliveryId: string | undefined;
  /** Digest of what was entered. */
  readonly content: string;
  readonly state: 'open' | 'spam';
  readonly body: JsonObject;
}

export interface StoredLead { readonly id: string; readonly state: LeadState; readonly receivedAt: string; readonly body: JsonObject }

/** A lead that was kept; `isNew` is false for one that came before. */
export interface KeptLead { readonly id: string; readonly isNew: boolean }

/** The ledger's leads (leads.md): kept before they are answered, one for all deliveries of it. */
export interface LeadStore {
  /**
   * Keeps leads, all or none, durable when it answers; an answer for each, in their order. The same delivery, or the same
   * content within `sameContentMinutes`, is the lead that came before.
   */
  keep(leads: readonly NewLead[], options: { readonly sameContentMinutes: number }): Promise<readonly KeptLead[]>;
  read(id: string): Promise<StoredLead | undefined>;
  /** Whether an older lead is still `open`. */
  isBehind(id: string): Promise<boolean>;
  mark(id: string, state: LeadState): Promise<void>;
  /** Ids of leads that are neither done nor spam, received before an instant (ISO), oldest first. */
  unfinished(before: string, limit: number): Promise<readonly string[]>;
  /** Forgets what was entered in leads that are done or spam and came before an instant (ISO); answers how many those are. */
  forget(before: string): Promise<number>;
}
