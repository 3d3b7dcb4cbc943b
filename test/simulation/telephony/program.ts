import { text } from 'node:stream/consumers';
import type { CallReport } from '../../../src/domain/telephony/call.js';
import type { EventOutcome } from '../../../src/hub/events/events.js';
import type { Topic } from '../../../src/hub/events/topics.js';
import type { JsonObject } from '../../../src/hub/json.js';
import type { Ledger } from '../../../src/hub/ledger/ledger.js';
import { memoryLedger } from '../../../src/hub/ledger/memory-ledger.js';
import type { Locks } from '../../../src/hub/locks/locks.js';
import { redisLocks } from '../../../src/hub/locks/redis-locks.js';
import { prometheusMetrics } from '../../../src/hub/metrics/prometheus-metrics.js';
import { callRecord } from '../../../src/sync/telephony/call-record.js';
import { fetchRecording } from '../../../src/sync/telephony/fetch-recording.js';
import { recordCall } from '../../../src/sync/telephony/record-call.js';
import type { RecordingContext } from '../../../src/sync/telephony/recording-context.js';
import { startCall } from '../../../src/sync/telephony/start-call.js';
import { sweepCalls } from '../../../src/sync/telephony/sweep-calls.js';
import { tellOfCall } from '../../../src/sync/telephony/tell-of-call.js';
import { createEspoCrm } from '../../../src/systems/espocrm/create-espocrm.js';
import type { EspoCrm } from '../../../src/systems/espocrm/espocrm.js';
import type { ThreeCx } from '../../../src/systems/threecx/threecx.js';
import type { RecordingStore } from '../../../src/systems/recordings/recording-store.js';
import type { RecordingSettings } from '../../../src/hub/settings/settings.js';
import type { Effects } from '../../../src/hub/effects/effects.js';
import { sandboxSettings } from '../../hub/support/settings.js';
import { quietLog } from '../engine/quiet-log.js';
import type { CrmSurroundings } from '../systems/crm-scene.js';
import type { Job } from '../systems/event-queue.js';
import { withWireTo } from '../systems/http.js';
import type { PhoneSystem } from './phone-system.js';

/** Where a mutant can take one safeguard out. */
export interface Safeguards {
  readonly espocrm: (espocrm: EspoCrm) => EspoCrm;
  readonly ledger: (ledger: Ledger) => Ledger;
  readonly locks: (locks: Locks) => Locks;
  readonly threecx: (threecx: ThreeCx) => ThreeCx;
  readonly sweep: 'on' | 'off';
}
const same = <T>(value: T): T => value;
export const intact: Safeguards = { espocrm: same, ledger: same, locks: same, threecx: same, sweep: 'on' };

export interface ProgramParts extends CrmSurroundings {
  readonly phones: PhoneSystem; readonly safeguards: Safeguards;
  /** What is kept of recordings, by the call's id. */
  readonly recordings: Map<string, string>;
  readonly keepsRecordings: boolean;
}

/** What one process of the hub does: the flow `Telefonie`, without Node-RED. */
export class PhoneProgram {
  readonly #parts: ProgramParts;
  readonly #context: RecordingContext;

  constructor(parts: ProgramParts) {
    this.#parts = parts;
    this.#context = contextOf(parts);
  }

  /** Works on one event, as the flow does. */
  handle(job: Job): Promise<EventOutcome> {
    return this.#work(job).catch((error: unknown) => ({ kind: 'failed' as const, error: error instanceof Error ? error : new Error(String(error)) }));
  }

  /** Takes a report in; answered when it is in the ledger and its event is on its way. */
  async receive(report: CallReport): Promise<void> {
    const { id, news } = await tellOfCall(this.#context, report);
    if (news !== 'nothing') await this.#emit([{ topic: `call.${news}`, payload: { call_id: id } }]);
  }

  /** A person's click. */
  async click(extension: string, number: string): Promise<void> {
    await startCall(this.#context, { extension, number, entity: null, by: 'person' });
  }

  async #work({ topic, payload }: Job): Promise<EventOutcome> {
    if (topic === 'call.ended') return this.#recordCall(String(payload['call_id']));
    if (topic === 'call.recording') return outcomeOf(await fetchRecording(this.#context, String(payload['call_id'])));
    if (topic === 'lead.call') return outcomeOf(await callRecord(this.#context, payload));
    if (topic === 'call.sweep' && this.#parts.safeguards.sweep === 'on') {
      const { ended, recordings } = await sweepCalls(this.#context);
      await this.#emit(ended.map((event) => ({ topic: 'call.ended', payload: { ...event } })));
      await this.#emit(recordings.map((event) => ({ topic: 'call.recording', payload: { ...event } })));
    }
    return { kind: 'done' };
  }

  async #recordCall(id: string): Promise<EventOutcome> {
    const result = await recordCall(this.#context, id);
    if ('recording' in result && result.recording) await this.#emit([{ topic: 'call.recording', payload: { call_id: id } }]);
    return outcomeOf(result);
  }

  async #emit(events: readonly { readonly topic: Topic; readonly payload: JsonObject }[]): Promise<void> {
    const { process, queue } = this.#parts;
    await process.effects.run({ system: 'redis', operation: 'emit call events' }, () => new Promise((resolve) => {
      for (const { topic, payload } of events) queue.add(topic, payload);
      resolve(undefined);
    }));
  }
}

const outcomeOf = (result: { readonly kind: string; readonly delayMs?: number }): EventOutcome =>
  (result.kind === 'busy' ? { kind: 'later', delayMs: result.delayMs ?? 0 } : { kind: 'done' });

export const leadExtension = '19';
/** Nobody reads it: a deadline of the real clock must never strike in virtual time. */
const http = { timeoutMs: 2 ** 31 - 1 };
const sandbox = sandboxSettings('/nowhere');
const recordingSettings: RecordingSettings = { fetch: true, key: '', days: 90, bucket: undefined };
const settings = { ...sandbox, telephony: { ...sandbox.telephony, automaticPerMinute: 3, leadExtension, missedCallTasks: true, recordings: undefined } };
const settingsWithRecordings = { ...settings, telephony: { ...settings.telephony, recordings: recordingSettings } };

function contextOf({ process: { effects }, redis, ledger, wire, phones, safeguards, recordings, keepsRecordings }: ProgramParts): RecordingContext {
  const espocrm = withWireTo(wire, () => createEspoCrm({
    effects, log: quietLog, http, settings: { baseUrl: 'http://system/espocrm/api/v1', apiKey: 'key', notifyUserId: 'notifyuser', webhookSecrets: [] },
  }));
  return {
    hub: {
      effects, log: quietLog, metrics: prometheusMetrics({ processMetrics: false }), locks: safeguards.locks(redisLocks({ redis: redis.connection(), effects })),
      ledger: safeguards.ledger(memoryLedger(effects, ledger)), settings: keepsRecordings ? settingsWithRecordings : settings,
    },
    espocrm: safeguards.espocrm(espocrm), threecx: safeguards.threecx(phones.client(effects)), notifyUserId: 'notifyuser',
    recordings: recordingsIn(recordings, effects),
  };
}

function recordingsIn(kept: Map<string, string>, effects: Effects): RecordingStore {
  return {
    keep: (name, body) => effects.run({ system: 'recordings', operation: 'PUT recording', record: name }, async () => {
      const heard = await text(body);
      kept.set(name, heard);
      return heard.length;
    }),
    open: () => Promise.resolve(undefined),
    remove: (name) => Promise.resolve(void kept.delete(name)),
  };
}
