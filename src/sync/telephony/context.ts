import type { Hub } from '../../hub/hub.js';
import type { EspoCrm } from '../../systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../systems/threecx/threecx.js';

/** What the telephony needs of the world. */
export interface TelephonyContext {
  readonly hub: Pick<Hub, 'effects' | 'log' | 'locks' | 'ledger' | 'metrics' | 'settings'>;
  readonly espocrm: EspoCrm;
  /** Whose calls those are that nobody's extension has made. */
  readonly notifyUserId: string;
}

/** The same with the telephone system; undefined where none is set up: then calls are only told of. */
export interface PhoneContext extends TelephonyContext {
  readonly threecx: ThreeCx | undefined;
}

/** Somebody else works on it; to be tried again after the delay. */
export interface Busy { readonly kind: 'busy'; readonly delayMs: number }
export const busy = (delayMs: number): Busy => ({ kind: 'busy', delayMs: Math.ceil(delayMs) });
