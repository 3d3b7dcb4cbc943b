import type { Fault } from '../engine/faults.js';

/** What one source says of a call, so long after it happened, and so often; what is not in the list is lost. */
export interface Telling {
  readonly source: 'callcontrol' | 'webhook' | 'template';
  readonly what: 'started' | 'transferred' | 'ended';
  readonly lateMs: number;
  readonly copies: number;
}

/**
 * A call of the real world. Seconds of conversation: 0 when nobody answers. `transferredTo`: who takes it over in the middle.
 * `recordedAfterSeconds`: how long after its end the recording can be had; there is none without.
 */
export interface Course { readonly transferredTo?: string; readonly recordedAfterSeconds?: number; readonly ringSeconds: number; readonly talkSeconds: number; readonly skewSeconds: number; readonly tellings: readonly Telling[] }

/** What happens, beside the hub's own work. Lines are numbered: the same number is the same outside number, the last one is withheld. */
export type Step =
  | ({ readonly do: 'call'; readonly line: number; readonly extension: number; readonly direction: 'inbound' | 'outbound' } & Course)
  /** The hub is to call a lead; asked again it is the same order. */
  | ({ readonly do: 'call_lead'; readonly lead: number } & Course)
  /** A person clicks on a number of his own, so many times within a moment. */
  | ({ readonly do: 'click'; readonly clicks: number } & Course)
  /** Staff rename a call in the CRM, or take it away. */
  | { readonly do: 'rename' | 'delete' }
  | { readonly do: 'fault'; readonly fault: Fault }
  | { readonly do: 'lose_redis' }
  | { readonly do: 'pause'; readonly milliseconds: number };

/** `recordings`: whether the firm keeps them. */
export interface Installation { readonly processes: number; readonly haste: number; readonly recordings: 'kept' | 'off' }
export interface History { readonly seed: number; readonly installation: Installation; readonly steps: readonly Step[] }

export const lines = ['+493023125101', '+493023125102', ''] as const;
export const leadsToCall = 2;
