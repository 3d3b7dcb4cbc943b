import { Temporal } from 'temporal-polyfill';
import type { Call, CallReport, Moment, Source, Told } from './call.js';
import { lineOf } from './numbers.js';

/**
 * The call that a report tells of, among those of its line (telephony.md, Journal: the same call from two sources is one record).
 * A name that was heard before decides. Else the times of another source must fit, by one difference of the two clocks for start and end;
 * a call of which this source has spoken under another name is another one, so that two real calls never become one.
 */
export function recognise({ source, told }: CallReport, calls: readonly Call[]): Call | undefined {
  const known = calls.find((call) => call.told[source]?.ref === told.ref);
  if (known) return known;
  const open = calls.filter((call) => call.told[source] === undefined);
  if (told.pbxId !== null) {
    const named = open.find((call) => Object.values(call.told).some(({ pbxId }) => pbxId === told.pbxId));
    if (named) return named;
  }
  const line = lineOf(told.number);
  const fitting = open.filter((call) => call.line === line && !isNamedOtherwise(call, source, told)).flatMap((call) => {
    const near = distanceTo(call, told);
    return near === undefined ? [] : [{ call, near }];
  });
  return fitting.sort((a, b) => a.near - b.near)[0]?.call;
}

/** How long before a report's start the calls lie among which it must look; withheld numbers and long calls included. */
export const lookBackHours = 24;

/** Clocks of the hub, 3CX and a bridge differ by no more than this (3CX's integrators join at three minutes). */
const clocksSeconds = 180;
/** While a call has no end to check the difference with, it must be smaller. */
const openSeconds = 60;
/** What start and end may differ in their difference: ringing that one source counts and another does not comes on top of rounding. */
const driftSeconds = 15;
/** A redial follows a missed call soon; clocks that are kept by the network differ by less. */
const afterSeconds = 8;

/** Two sources that have 3CX's id from 3CX itself, and have two, speak of two calls. A bridge may give ids of its own. */
function isNamedOtherwise({ told: known }: Call, source: Source, { pbxId }: Told): boolean {
  const firstHand = [known.hub, known.callcontrol].map((each) => each?.pbxId ?? null);
  return pbxId !== null && (source === 'hub' || source === 'callcontrol') && firstHand.some((each) => each !== null && each !== pbxId);
}

/** Seconds between the report and the nearest of what others told; undefined when it cannot be the same call. */
function distanceTo(call: Call, told: Told): number | undefined {
  const distances = Object.values(call.told).map((other) => distance(other, told)).filter((each) => each !== undefined);
  return distances.length === 0 ? undefined : Math.min(...distances);
}

function distance(a: Told, b: Told): number | undefined {
  if (a.direction !== b.direction || !shareExtension(a.extensions, b.extensions)) return undefined;
  if (a.ended && b.ended && a.answered !== b.answered && a.answered !== 'unknown' && b.answered !== 'unknown') return undefined;
  const starts = difference(a.started, b.started);
  const ends = a.ended && b.ended ? difference(a.ended, b.ended) : undefined;
  if (starts.kind === 'impossible' || ends?.kind === 'impossible' || isAfter(a, b) || isAfter(b, a)) return undefined;
  if (starts.kind === 'exact' && Math.abs(starts.seconds) > (ends ? clocksSeconds : openSeconds)) return undefined;
  if (ends?.kind === 'exact' && Math.abs(ends.seconds) > clocksSeconds) return undefined;
  if (starts.kind === 'exact' && ends?.kind === 'exact' && Math.abs(starts.seconds - ends.seconds) > driftSeconds) return undefined;
  if (starts.kind === 'exact') return Math.abs(starts.seconds);
  return ends?.kind === 'exact' ? Math.abs(ends.seconds) : clocksSeconds;
}

/** One that has not ended yet, and began when the other was over. */
const isAfter = (a: Told, b: Told): boolean =>
  a.ended === null && b.ended?.known === 'exactly' && a.started.known === 'exactly' && difference(a.started, b.ended).seconds > afterSeconds;

/** Unknown extensions speak against nothing: a queue's call has none until somebody takes it. */
export const shareExtension = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((extension) => b.includes(extension));

interface Difference { readonly kind: 'exact' | 'bounded' | 'impossible'; readonly seconds: number }

function difference(a: Moment, b: Moment): Difference {
  const seconds = Temporal.Instant.from(a.at).since(b.at).total('seconds');
  if (a.known === 'exactly' && b.known === 'exactly') return { kind: 'exact', seconds };
  if (a.known === 'at_latest' && b.known === 'at_latest') return { kind: 'bounded', seconds };
  // The exact one lies before the bound of the other, but for the clocks.
  const bound = a.known === 'at_latest' ? seconds : -seconds;
  return { kind: bound < -openSeconds ? 'impossible' : 'bounded', seconds };
}
