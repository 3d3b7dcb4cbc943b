import type { Fault } from '../engine/faults.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { Deed } from '../../domain/kommunikation/people.js';
import type { WebhookFate } from '../systems/webhooks.js';

/** What happens to the world from outside, one thing at a time. `record` counts the records made in the CRM from 0. */
export type Step =
  | { readonly do: 'create_crm'; readonly fields: JsonObject }
  | { readonly do: 'create_advoware'; readonly fields: JsonObject }
  | { readonly do: 'edit_crm'; readonly record: number; readonly fields: JsonObject }
  | { readonly do: 'edit_advoware'; readonly record: number; readonly fields: JsonObject }
  | { readonly do: 'delete_crm' | 'delete_advoware' | 'set_dirty' | 'clear_betnr' | 'manual_sync' | 'poison'; readonly record: number }
  /** Somebody at the phones and e-mails of a record; `a` and `b` choose entry and value. */
  | { readonly do: 'contacts'; readonly record: number; readonly deed: Deed; readonly a: number; readonly b: number }
  | { readonly do: 'retry_dead' | 'lose_redis' | 'lose_ledger' | 'backup_ledger' | 'restore_ledger' }
  /** Advoware answers 404 for every number, or no longer; somebody lets go what the guard holds. */
  | { readonly do: 'advoware_forgets' | 'advoware_remembers' | 'confirm_gone' }
  | { readonly do: 'webhook'; readonly fate: WebhookFate }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'clock_jump' | 'pause'; readonly milliseconds: number };

export interface Installation {
  readonly processes: 1 | 2;
  readonly optimisticLocking: boolean;
  readonly skipOwn: boolean;
  readonly writeProtected: boolean;
  /** Whether a change of an entry in Advoware moves the row of its Beteiligter. */
  readonly entryMovesRow: boolean;
  /** How readily the next step comes while there is still work to do: 0 waits for rest. */
  readonly haste: number;
  /** How far the clocks of the two systems are off, in milliseconds. */
  readonly skew: { readonly espocrm: number; readonly advoware: number };
}

/** A history: data only, so that it can be cut down, printed and kept. The seed decides what the steps leave open. */
export interface History {
  readonly seed: number;
  readonly installation: Installation;
  readonly steps: readonly Step[];
}

/** What limits the strict checks: some things a history does make later judgements impossible or meaningless. */
export interface Leniency {
  /** The ledger was lost or set back: bases may be missing, notices may come twice. */
  ledgerTouched: boolean;
  /** Redis was lost: events may be, the cron finds the records again. */
  redisLostAt: number;
  /** A run may have been cut off between an effect and its record. */
  disturbed: boolean;
}
