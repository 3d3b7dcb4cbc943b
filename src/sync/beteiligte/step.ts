import type { SyncResult } from './context.js';

/** How one attempt at a run ended: with a result, or because a record moved on since it was read. */
export type Step = SyncResult | { readonly kind: 'again' };
export const again: Step = { kind: 'again' };
