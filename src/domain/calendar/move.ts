import type { Field } from './appointment.js';
import type { Pair } from './base.js';
import type { Side } from './masking.js';

/** One field: how both sides are to be and what is settled with it, and what was lost on the way. */
export interface Move { readonly pair: Pair; readonly conflict?: FieldConflict }

/** Values that did not both survive; the loser is kept here, for journal and notice (I3, I4). */
export interface FieldConflict {
  /** `collision`: both sides changed. `unseen`: a person typed over a text that was masked. `unholdable`: the other side cannot take it. */
  readonly kind: 'collision' | 'unseen' | 'unholdable';
  readonly field: Field;
  readonly winner: Side;
  readonly advoware: string;
  readonly google: string;
}

/** The conflict with how many were settled about the field before it. */
export interface CountedConflict extends FieldConflict { readonly before: number }
