import type { Direction } from '../../domain/kommunikation/records.js';
import type { KommunikationResult } from '../../domain/kommunikation/result.js';
import type { Hub } from '../../hub/hub.js';
import type { Advoware } from '../../systems/advoware/advoware.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';

/** What a run needs of the world. */
export interface SyncContext {
  readonly hub: Pick<Hub, 'effects' | 'log' | 'locks' | 'ledger' | 'metrics'>;
  readonly advoware: Advoware;
  readonly espocrm: EspoCrm;
  /** Hears of what has no responsible user. */
  readonly notifyUserId: string;
  /** `off`: phones and e-mails only; the state on the record is left alone then. */
  readonly stammdaten: 'both' | 'off';
  /** Which way phones and e-mails travel; `off` leaves them alone. */
  readonly kommunikation: Direction | 'off';
}

/** What a run did to phones and e-mails; absent where it did not come to them. */
interface WithKommunikation { readonly kommunikation?: KommunikationResult }

/** How a run on one Beteiligter ended. */
export type SyncResult =
  /** Somebody else works on the record; come back after the delay. */
  | { readonly kind: 'busy'; readonly delayMs: number }
  /** Nothing differs; `echo`: the webhook told of the hub's own write; `waiting`: a person must set `dirty` first. */
  | { readonly kind: 'echo' | 'waiting' }
  | WithKommunikation & { readonly kind: 'unchanged' }
  /** Written: which fields went where, and conflicts that were decided. */
  | WithKommunikation & { readonly kind: 'created' | 'adopted' | 'updated'; readonly betNr: number; readonly toAdvoware: readonly string[]; readonly toEspocrm: readonly string[]; readonly conflicts: readonly string[] }
  /** Write protection kept writes to Advoware back; they are in the journal. */
  | WithKommunikation & { readonly kind: 'suppressed'; readonly toAdvoware: readonly string[] }
  /** Deleted in EspoCRM: the link is closed, Advoware keeps its record. */
  | { readonly kind: 'closed' }
  /** Gone in Advoware, as too many others are: nothing is written until a person lets it go ahead or Advoware has it again. */
  | { readonly kind: 'held'; readonly gone: number }
  /** Noted on the CRM record; a person must act. */
  | { readonly kind: 'conflict'; readonly code: string; readonly message: string }
  /** Noted on the CRM record; the cron tries again, or not any more when `permanently`. */
  | { readonly kind: 'failed'; readonly code: string; readonly message: string; readonly permanently: boolean };
