import type { KnownIn } from '../../domain/leads/matching.js';
import type { Hub } from '../../hub/hub.js';
import type { LeadSettings } from '../../hub/settings/settings.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';
import type { EntityId } from '../../systems/espocrm/records.js';

/** What the work on a lead needs of the world. */
export interface LeadContext {
  readonly hub: Pick<Hub, 'effects' | 'log' | 'locks' | 'ledger' | 'metrics'>;
  readonly espocrm: EspoCrm;
  readonly leads: LeadSettings;
  /** From where new leads are called; undefined: none is. */
  readonly leadExtension: string | undefined;
  /** Hears of what a person must decide. */
  readonly notifyUserId: string;
}

/** Whose lead it is: the record that was made of it, or the one that it was noted on. */
export interface Subject { readonly entity: KnownIn; readonly id: EntityId }

/** How a step of the work on a lead ended. */
export type LeadResult = { readonly lead_id: string } & (
  /** Not now: somebody else works on it, an older lead goes first, or the CRM is away. Comes back after the delay. */
  | { readonly kind: 'busy'; readonly delayMs: number }
  /** It stands in the CRM: as a Lead of its own, or as a note on a record that was there. */
  | { readonly kind: 'created' | 'noted'; readonly subject: Subject }
  /** The step was taken. */
  | { readonly kind: 'done'; readonly subject: Subject }
  /** Nothing to do: done before, or not meant for this lead. */
  | { readonly kind: 'unchanged' | 'skipped' }
  /** Several records fit: a person has been asked. */
  | { readonly kind: 'undecided'; readonly records: readonly { readonly entity: KnownIn; readonly id: string }[] }
  /** The CRM refuses it: a person has been told. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** A new landlord with a number: to be called, when the hour and the firm's telephony allow. */
  | { readonly kind: 'call'; readonly entity_id: EntityId });
