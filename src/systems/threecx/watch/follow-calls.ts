import { Temporal } from 'temporal-polyfill';
import type { Effects } from '../../../hub/effects/effects.js';
import { bodyOf, isNotFound } from '../answers.js';
import type { CallIds } from '../call-ids.js';
import { readAll } from '../callcontrol/call-state.js';
import { participantSchema } from '../callcontrol/records.js';
import type { CallChange, LiveCall, WatchEvent } from '../threecx.js';
import type { Wire } from '../wire.js';
import type { Inbox, LegNews } from './inbox.js';
import type { LiveMemory } from './live-memory.js';
import { dnTypes, legsOf, toLeg, type DnTypes } from './seen-legs.js';
import { beginCall, isSameCall, loseLeg, seeLeg, settle, type Happening, type SeenLeg, type Step, type TrackedCall } from './tracked-call.js';

export interface FollowParts {
  readonly wire: Wire;
  readonly effects: Effects;
  readonly callIds: CallIds;
  readonly memory: LiveMemory;
  readonly inbox: Inbox;
  /** Resolves when the event was taken; rejects when there is no use in going on. */
  readonly tell: (event: WatchEvent) => Promise<void>;
  readonly timing: { readonly graceMs: number; readonly reconcileMs: number };
}

type Observed = CallChange['observed'];

/**
 * Follows the live calls over one connection until the signal aborts. It begins where the process before it stopped: what happened
 * in between is found by comparing, as is, once in a while, what the socket did not say. Throws when it cannot go on.
 */
export async function followCalls(parts: FollowParts, signal: AbortSignal): Promise<'closed' | 'stopped'> {
  const { inbox, effects, memory, timing } = parts;
  const calls = new Calls(parts, await memory.load());
  const wake = (): void => { inbox.wake(); };
  const stopTicking = effects.every(Math.max(1, timing.graceMs / 2), wake);
  signal.addEventListener('abort', wake, { once: true });
  try {
    let readAtMs = -Infinity;
    while (!stopped(signal)) {
      const nowMs = effects.now().epochMilliseconds;
      if (inbox.takeOverflow() || nowMs - readAtMs >= timing.reconcileMs) {
        if (await calls.compare(readAtMs === -Infinity ? 'first' : 'again') === 'closed') return 'closed';
        readAtMs = nowMs;
      }
      const news = inbox.take();
      if (news === undefined) await calls.settle('live', timing.graceMs);
      else await calls.hear(news);
      await calls.remember();
      if (news === undefined && !stopped(signal)) await inbox.waiting();
    }
    return 'stopped';
  } finally {
    stopTicking();
    signal.removeEventListener('abort', wake);
  }
}

/** Asked by a function, for the compiler believes that what was false stays so. */
const stopped = (signal: AbortSignal): boolean => signal.aborted;

/** The calls that are live, as far as is known; tells what happens to them. */
class Calls {
  readonly #parts: FollowParts;
  #calls: readonly TrackedCall[];
  #types: DnTypes = new Map();
  #remembered: readonly TrackedCall[];

  constructor(parts: FollowParts, calls: readonly TrackedCall[]) {
    this.#parts = parts;
    this.#calls = calls;
    this.#remembered = calls;
  }

  /** Reads everything. The first time nothing that has gone comes back a moment later: the moment is over. */
  async compare(which: 'first' | 'again'): Promise<'closed' | 'compared'> {
    const all = await readAll(this.#parts.wire);
    if (all === 'closed') return 'closed';
    this.#types = dnTypes(all.dns);
    const legs = legsOf(all.dns);
    await this.#endThoseOfAnEarlierLife(legs);
    // The new ones first: who takes a call over must be there before the other leaves.
    for (const leg of legs) await this.#see(leg, 'later');
    for (const call of this.#calls) {
      for (const leg of call.legs) if (!legs.some((one) => one.dn === leg.dn && one.id === leg.id)) await this.#lose(leg, 'later');
    }
    if (which === 'first') {
      await this.settle('later', 0);
      await this.#parts.tell({ kind: 'reconciled', at: this.#now(), live: this.#calls.map(({ callId }) => callId) });
    }
    await this.remember();
    return 'compared';
  }

  /** A changed leg is read afresh, so that the order of the messages does not matter. */
  async hear({ dn, id, news }: LegNews): Promise<void> {
    const participant = news === 'gone' ? undefined : await this.#read(dn, id);
    if (participant === undefined) await this.#lose({ dn, id }, 'live');
    else await this.#see(toLeg(dn, participant, this.#types), 'live');
  }

  async settle(observed: Observed, graceMs: number): Promise<void> {
    for (const call of this.#calls) {
      const ended = settle(call, this.#now().epochMilliseconds, graceMs);
      if (ended !== undefined) await this.#end(call, ended, observed);
    }
  }

  /** Behind the telling: what a crash in between repeats is told twice, never forgotten. */
  async remember(): Promise<void> {
    if (this.#calls === this.#remembered) return;
    await this.#parts.memory.save(this.#calls);
    this.#remembered = this.#calls;
  }

  async #read(dn: string, id: number): Promise<ReturnType<typeof participantSchema.parse> | undefined> {
    const answered = await this.#parts.wire.call({
      method: 'GET', path: `callcontrol/${encodeURIComponent(dn)}/participants/${id}`, operation: 'GET participant', record: dn,
    });
    return isNotFound(answered) ? undefined : bodyOf(answered, participantSchema);
  }

  async #see(leg: SeenLeg, observed: Observed): Promise<void> {
    const nowMs = this.#now().epochMilliseconds;
    const elsewhere = this.#calls.find(({ callid, legs }) => callid !== leg.callid && legs.some((one) => one.dn === leg.dn && one.id === leg.id));
    if (elsewhere !== undefined) await this.#lose(leg, observed);
    const known = this.#calls.find(({ callid }) => callid === leg.callid);
    if (known === undefined) await this.#take(undefined, beginCall(await this.#parts.callIds.nameNew(leg.callid), leg, nowMs), observed);
    else await this.#take(known, seeLeg(known, leg, nowMs), observed);
  }

  async #lose(leg: { readonly dn: string; readonly id: number }, observed: Observed): Promise<void> {
    const call = this.#calls.find(({ legs }) => legs.some((one) => one.dn === leg.dn && one.id === leg.id));
    if (call !== undefined) await this.#take(call, loseLeg(call, leg, this.#now().epochMilliseconds), observed);
  }

  async #endThoseOfAnEarlierLife(legs: readonly SeenLeg[]): Promise<void> {
    for (const call of this.#calls) {
      const others = legs.filter(({ callid }) => callid === call.callid);
      if (others.length > 0 && !isSameCall(call, others)) await this.#end(call, { kind: 'ended', atMs: this.#now().epochMilliseconds }, 'later');
    }
  }

  async #take(before: TrackedCall | undefined, { call, happened }: Step, observed: Observed): Promise<void> {
    for (const happening of happened) await this.#tell(call, happening, observed);
    this.#calls = before === undefined ? [...this.#calls, call] : this.#calls.map((one) => (one === before ? call : one));
  }

  async #end(call: TrackedCall, ended: Happening, observed: Observed): Promise<void> {
    await this.#tell(call, ended, observed);
    this.#calls = this.#calls.filter((one) => one !== call);
  }

  #tell(call: TrackedCall, happening: Happening, observed: Observed): Promise<void> {
    const at = happening.kind === 'ended' ? instant(happening.atMs) : this.#now();
    const what = happening.kind === 'ended' ? { kind: 'ended' as const } : happening;
    return this.#parts.tell({ ...what, at, observed, call: describe(call) });
  }

  #now(): Temporal.Instant { return this.#parts.effects.now(); }
}

function describe({ callId, direction, extension, number, startedMs, answeredMs, legs }: TrackedCall): LiveCall {
  return {
    callId, direction, startedAt: instant(startedMs),
    ...(extension === undefined ? {} : { extension }), ...(number === undefined ? {} : { number }),
    ...(answeredMs === undefined ? {} : { answeredAt: instant(answeredMs) }),
    participants: legs.filter(({ at }) => at === 'extension').map(({ dn, phase }) => ({ extension: dn, phase })),
  };
}

const instant = (milliseconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(milliseconds);
