import type { Fault } from '../engine/faults.js';

/** What happens, beside the hub's own work. Visitors are numbered: the same number is the same person. */
export type Step =
  | { readonly do: 'submit'; readonly visitor: number; readonly kind: 'vermieter' | 'mieter' | 'newsletter'; readonly message: number }
  /** A delivery comes once more, as plugins and networks do it. */
  | { readonly do: 'repeat'; readonly submission: number; readonly milliseconds: number }
  /** Staff enter the visitor by hand, or take a record away. */
  | { readonly do: 'enter'; readonly visitor: number; readonly entity: 'Lead' | 'Contact' | 'CBeteiligte' }
  | { readonly do: 'merge' }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'lose_redis' }
  | { readonly do: 'pause'; readonly milliseconds: number };

export interface Installation { readonly processes: number; readonly haste: number }
export interface History { readonly seed: number; readonly installation: Installation; readonly steps: readonly Step[] }
