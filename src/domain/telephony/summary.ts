import { Temporal } from 'temporal-polyfill';
import type { Call, Entity, Source, Told } from './call.js';

/** A call as it is shown and written: of each fact the word of the source that knows it best. */
export interface CallSummary {
  readonly direction: 'inbound' | 'outbound';
  readonly number: string;
  /** Who spoke, or was meant. */
  readonly extension: string | null;
  readonly startedAt: string;
  /** Null while it lasts. */
  readonly endedAt: string | null;
  readonly answered: boolean;
  /** Of the conversation; null when nobody knows. */
  readonly seconds: number | null;
  readonly entity: Entity | null;
}

export function summaryOf(call: Call): CallSummary {
  const byTime = inOrder(call, ['template', 'log', 'webhook', 'callcontrol', 'hub']);
  const bySpeaker = inOrder(call, ['callcontrol', 'template', 'webhook', 'log', 'hub']);
  const [best] = byTime;
  if (best === undefined) throw new RangeError(`call ${call.id}: nothing was told of it`);
  const talkSeconds = first(byTime, ({ talkSeconds: seconds }) => seconds);
  const answered = byTime.some((told) => told.answered === 'yes') || (talkSeconds ?? 0) > 0;
  const startedAt = (byTime.find(({ started }) => started.known === 'exactly') ?? best).started.at;
  const endedAt = first(byTime, ({ ended }) => (ended?.known === 'exactly' ? ended.at : null)) ?? first(byTime, ({ ended }) => ended?.at ?? null);
  return {
    direction: best.direction,
    number: call.line === '' ? first(byTime, ({ number }) => (number === '' ? null : number)) ?? '' : call.line,
    extension: first(bySpeaker, ({ speaker }) => speaker),
    startedAt,
    endedAt: endedAt !== null && endedAt < startedAt ? startedAt : endedAt,
    answered,
    seconds: answered ? talkSeconds ?? secondsBetween(startedAt, endedAt) : null,
    entity: first(byTime, ({ entity }) => entity),
  };
}

const inOrder = (call: Call, sources: readonly Source[]): readonly Told[] => sources.map((source) => call.told[source]).filter((told) => told !== undefined);

function first<T>(told: readonly Told[], fact: (each: Told) => T | null): T | null {
  for (const each of told) {
    const value = fact(each);
    if (value !== null) return value;
  }
  return null;
}

const secondsBetween = (start: string, end: string | null): number | null =>
  (end === null ? null : Math.max(0, Math.round(Temporal.Instant.from(end).since(start).total('seconds'))));
