import type { KeptCall, StoredCall } from '../../hub/ledger/calls/call-store.js';
import type { Run, RunOutcome } from '../../hub/ledger/ledger.js';
import { withLock, type HeldLock } from '../../hub/locks/locks.js';
import { keys } from '../../hub/redis/keys.js';
import { LockedRun } from '../run/locked-run.js';
import { crmMemoryOf, knownCall, recordingMemoryOf, type CrmMemory, type KnownCall, type RecordingMemory } from './call-memory.js';
import { busy, type Busy, type TelephonyContext } from './context.js';

/** One run on one call under its lock: the only way that anything is made of it. */
export class CallRun extends LockedRun {
  readonly id: string;
  readonly known: KnownCall;
  readonly revision: number;
  readonly #context: Pick<TelephonyContext, 'hub'>;
  #crm: CrmMemory;
  #recording: RecordingMemory;

  constructor(context: Pick<TelephonyContext, 'hub'>, lock: HeldLock, run: Run, stored: StoredCall) {
    super(context.hub.ledger, lock, run);
    this.id = stored.id;
    this.known = knownCall(stored);
    this.revision = stored.revision;
    this.#context = context;
    this.#crm = crmMemoryOf(stored.crm);
    this.#recording = recordingMemoryOf(stored.recording);
  }

  get crm(): CrmMemory { return this.#crm; }
  get recording(): RecordingMemory { return this.#recording; }

  async rememberCrm(crm: Exclude<CrmMemory, { state: 'none' }>): Promise<void> {
    await this.#commit({ crm: crm });
    this.#crm = crm;
  }

  /** The CRM has everything that was told when the run began. */
  rememberRecorded(): Promise<void> {
    return this.#commit({ recordedRevision: this.revision });
  }

  async rememberRecording(recording: Exclude<RecordingMemory, { state: 'unknown' }>): Promise<void> {
    const recordingAt = recording.state === 'stored' ? this.#context.hub.effects.now().toString() : null;
    await this.#commit({ recording: recording, recordingAt });
    this.#recording = recording;
  }

  #commit(call: Partial<KeptCall>): Promise<void> {
    return this.#context.hub.ledger.calls.commit(this.run, { call });
  }
}

/** Runs `work` on a call under its lock; `undefined`: the ledger knows no such call. What it comes to stands in the ledger. */
export async function runOnCall<R extends { readonly kind: string }>(
  context: Pick<TelephonyContext, 'hub'>, callId: string, cause: { readonly trigger: string; readonly actor?: string | undefined }, work: (run: CallRun) => Promise<R>,
): Promise<R | Busy | undefined> {
  const { ledger, locks } = context.hub;
  const answer = await withLock(locks, keys.callLock(callId), async (lock) => {
    const { run } = await ledger.beginRun({ kind: 'call', recordId: callId, trigger: cause.trigger, actor: cause.actor ?? 'Hub' });
    const stored = await ledger.calls.read(callId);
    return stored ? recorded(context, run, () => work(new CallRun(context, lock, run, stored))) : undefined;
  });
  return answer.kind === 'busy' ? busy(busyMs) : answer.value;
}

const busyMs = 2_000;

async function recorded<R extends { readonly kind: string }>({ hub: { ledger, metrics, effects } }: Pick<TelephonyContext, 'hub'>, run: Run, work: () => Promise<R>): Promise<R> {
  const started = effects.now();
  const end = async (outcome: RunOutcome): Promise<void> => {
    metrics.syncRun('call', outcome.result, effects.now().since(started).total('seconds'));
    await ledger.endRun(run, outcome);
  };
  try {
    const result = await work();
    await end({ result: result.kind, counts: {} });
    return result;
  } catch (error) {
    await end({ result: 'error', counts: {}, error: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}
