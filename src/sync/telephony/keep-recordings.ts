import { runOnCall } from './call-run.js';
import { recordingMemoryOf } from './call-memory.js';
import { record } from './record-call.js';
import type { RecordingContext } from './recording-context.js';
import { HubError } from '../../hub/errors/hub-error.js';
import type { KeptRecording } from '../../systems/recordings/recording-store.js';

export interface OpenedRecording { readonly contentType: string; readonly recording: KeptRecording }
export interface Deleted { readonly kind: 'deleted'; readonly recordings: number }

/** The recording of a call, to be played. Throws HubError `not_found`. */
export async function openRecording({ hub: { ledger }, recordings }: RecordingContext, callId: string): Promise<OpenedRecording> {
  const stored = /^[A-Za-z0-9-]{1,36}$/.test(callId) ? await ledger.calls.read(callId) : undefined;
  const memory = stored && recordingMemoryOf(stored.recording);
  const recording = memory?.state === 'stored' ? await recordings?.open(callId) : undefined;
  if (memory?.state !== 'stored' || !recording) throw new HubError('not_found', '3CX: Zu diesem Anruf gibt es keine Aufzeichnung.');
  return { contentType: memory.contentType, recording };
}

/** Every night: what is older than the firm's time is deleted. */
export async function deleteOldRecordings(context: RecordingContext): Promise<Deleted> {
  const { effects, ledger, settings } = context.hub;
  const { recordings: wanted } = settings.telephony;
  if (!wanted) return { kind: 'deleted', recordings: 0 };
  const before = effects.now().subtract({ hours: 24 * wanted.days }).toString();
  const due = await ledger.calls.withRecording({ before, limit: most });
  return deleteAll(context, due.map(({ id }) => id));
}

/** A person's wish: nothing that he said stays. `record` is his in the CRM. */
export async function deleteRecordingsOf(context: RecordingContext, record_: { readonly type: string; readonly id: string }): Promise<Deleted> {
  const found = await context.hub.ledger.calls.withRecordingOf(record_);
  return deleteAll(context, found.map(({ id }) => id));
}

const most = 1_000;

/** One that is in work now is left to the next night. */
async function deleteAll(context: RecordingContext, ids: readonly string[]): Promise<Deleted> {
  let deleted = 0;
  for (const id of ids) {
    const result = await runOnCall(context, id, { trigger: 'call.retention' }, async (run) => {
      await context.recordings?.remove(id);
      await run.rememberRecording({ state: 'deleted' });
      await record(context, run);
      return { kind: 'deleted' as const };
    });
    if (result?.kind === 'deleted') deleted += 1;
  }
  return { kind: 'deleted', recordings: deleted };
}
