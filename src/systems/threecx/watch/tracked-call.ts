import { z } from 'zod';
import type { CallId } from '../threecx.js';

const phase = z.enum(['dialing', 'ringing', 'connected']);

const legSchema = z.object({
  dn: z.string(), id: z.int(), phase,
  /** `other`: a queue, a route point, an IVR: it keeps the call alive, but nobody speaks there. */
  at: z.enum(['extension', 'other']),
  seenMs: z.number(), connectedMs: z.number().optional(),
});
/** One leg of a call, as last seen. */
export type Leg = z.infer<typeof legSchema>;

/** What is remembered of a live call between two messages, and between two processes: plain JSON. */
export const trackedCallSchema = z.object({
  callId: z.string().transform((value) => value as CallId),
  callid: z.int(),
  direction: z.enum(['inbound', 'outbound', 'internal']),
  extension: z.string().optional(), number: z.string().optional(),
  startedMs: z.number(), answeredMs: z.number().optional(),
  legs: z.array(legSchema),
  /** Who had spoken and went while the call went on: the next leg is who it was put through to. */
  leftBy: z.string().optional(),
  /** Who put it through last: one transfer is told once, however many phones ring. */
  transferredBy: z.string().optional(),
  /** When the last leg went. The leg that a transfer makes may come a moment later. */
  emptyMs: z.number().optional(),
});
export type TrackedCall = z.infer<typeof trackedCallSchema>;

/** What a look at a leg shows. */
export interface SeenLeg extends Pick<Leg, 'dn' | 'id' | 'phase' | 'at'> {
  readonly callid: number;
  readonly direction: TrackedCall['direction'];
  readonly number?: string | undefined;
  /** Who put the call through to here. */
  readonly referredBy?: string | undefined;
}

export type Happening =
  | { readonly kind: 'started' } | { readonly kind: 'answered' } | { readonly kind: 'ended'; readonly atMs: number }
  | { readonly kind: 'transferred'; readonly from: string; readonly to: string };

export interface Step { readonly call: TrackedCall; readonly happened: readonly Happening[] }

/** A call whose first leg was just seen. */
export function beginCall(callId: CallId, leg: SeenLeg, nowMs: number): Step {
  const call: TrackedCall = { callId, callid: leg.callid, direction: leg.direction, startedMs: nowMs, legs: [] };
  const first = seeLeg(call, leg, nowMs);
  return { call: first.call, happened: [{ kind: 'started' }, ...first.happened] };
}

/** A leg was seen, for the first time or in another phase. */
export function seeLeg(call: TrackedCall, seen: SeenLeg, nowMs: number): Step {
  const before = call.legs.find((leg) => isSame(leg, seen));
  const connectedMs = before?.connectedMs ?? (seen.phase === 'connected' ? nowMs : undefined);
  const leg: Leg = {
    dn: seen.dn, id: seen.id, phase: seen.phase, at: seen.at, seenMs: before?.seenMs ?? nowMs, ...(connectedMs === undefined ? {} : { connectedMs }),
  };
  const grown: TrackedCall = { ...call, emptyMs: undefined, legs: [...call.legs.filter((other) => !isSame(other, seen)), leg], ...facts(call, seen, leg, before) };
  const moved = before === undefined ? newcomer(grown, leg, seen.referredBy) : { call: grown, happened: [] };
  if (moved.call.answeredMs !== undefined || leg.at !== 'extension' || leg.phase !== 'connected') return moved;
  return { call: { ...moved.call, answeredMs: nowMs }, happened: [...moved.happened, { kind: 'answered' }] };
}

/** A leg has gone. */
export function loseLeg(call: TrackedCall, gone: Pick<Leg, 'dn' | 'id'>, nowMs: number): Step {
  const leg = call.legs.find((one) => isSame(one, gone));
  if (leg === undefined) return { call, happened: [] };
  const legs = call.legs.filter((one) => one !== leg);
  const rest: TrackedCall = { ...call, legs, ...(legs.length === 0 ? { emptyMs: nowMs } : {}) };
  const { connectedMs } = leg;
  if (leg.at !== 'extension' || connectedMs === undefined) return { call: rest, happened: [] };
  // Who was there before is the other side of the conversation; who came after it began took the call over.
  const heir = legs.find((one) => one.at === 'extension' && one.dn !== leg.dn && one.seenMs > connectedMs);
  return heir === undefined ? { call: { ...rest, leftBy: leg.dn }, happened: [] } : transfer(rest, leg.dn, heir.dn);
}

/** The call has ended when it was empty for so long. */
export function settle(call: TrackedCall, nowMs: number, graceMs: number): Happening | undefined {
  return call.emptyMs !== undefined && nowMs - call.emptyMs >= graceMs ? { kind: 'ended', atMs: call.emptyMs } : undefined;
}

/** False for another call under the same number of 3CX, which counts anew after a restart. */
export function isSameCall(call: TrackedCall, legs: readonly SeenLeg[]): boolean {
  if (legs.some((seen) => call.legs.some((leg) => isSame(leg, seen)))) return true;
  const numbers = legs.flatMap(({ number }) => number ?? []);
  return call.number === undefined || numbers.length === 0 || numbers.includes(call.number);
}

const isSame = (a: Pick<Leg, 'dn' | 'id'>, b: Pick<Leg, 'dn' | 'id'>): boolean => a.dn === b.dn && a.id === b.id;

/** An internal call stays with who began it; any other is with who spoke last. */
function facts(call: TrackedCall, seen: SeenLeg, leg: Leg, before: Leg | undefined): Pick<TrackedCall, 'extension' | 'number'> {
  const number = call.number ?? seen.number;
  const takes = leg.at === 'extension' && (call.extension === undefined
    || (call.direction !== 'internal' && leg.phase === 'connected' && before?.phase !== 'connected'));
  return { ...(number === undefined ? {} : { number }), ...(takes ? { extension: leg.dn } : {}) };
}

function newcomer(call: TrackedCall, leg: Leg, referredBy: string | undefined): Step {
  const from = referredBy ?? call.leftBy;
  if (from === undefined || from === leg.dn || leg.at !== 'extension' || call.answeredMs === undefined) return { call, happened: [] };
  return transfer(call, from, leg.dn);
}

function transfer(call: TrackedCall, from: string, to: string): Step {
  if (call.transferredBy === from) return { call: { ...call, leftBy: undefined }, happened: [] };
  return { call: { ...call, leftBy: undefined, transferredBy: from }, happened: [{ kind: 'transferred', from, to }] };
}
