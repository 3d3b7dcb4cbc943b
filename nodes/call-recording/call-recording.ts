import type { Node, NodeAPI, NodeDef } from 'node-red';
import type { Hub } from '../../src/hub/hub.js';
import { requireComplete } from '../../src/runtime/completeness.js';
import { onInput } from '../../src/runtime/input.js';
import { useConfig } from '../../src/runtime/lease.js';
import { fetchRecording } from '../../src/sync/telephony/fetch-recording.js';
import { deleteOldRecordings, deleteRecordingsOf, openRecording } from '../../src/sync/telephony/keep-recordings.js';
import { readCallId, readRecord } from '../../src/sync/telephony/read-call-id.js';
import type { RecordingContext } from '../../src/sync/telephony/recording-context.js';
import type { EspoCrm } from '../../src/systems/espocrm/espocrm.js';
import { createRecordings } from '../../src/systems/recordings/create-recordings.js';
import type { ThreeCx } from '../../src/systems/threecx/threecx.js';
import { play, type PlayMessage } from './play.js';
import type { CallRecordingConfig } from './types.js';

/** Fetches, plays and deletes the recordings of calls. */
export default function register(RED: NodeAPI): void {
  RED.nodes.registerType('call-recording', function (this: Node, config: CallRecordingConfig & NodeDef) {
    RED.nodes.createNode(this, config);
    const threecx = useConfig<{ readonly hub: Hub; readonly threecx: ThreeCx | undefined }>(RED, this, config.threecx);
    const espocrm = useConfig<{ readonly espocrm: EspoCrm; readonly notifyUserId: string }>(RED, this, config.espocrm);
    const assertComplete = requireComplete(this, config, ['threecx', 'espocrm', 'operation']);

    onInput<PlayMessage>(this, async (msg, send) => {
      assertComplete();
      const accounts = { ...await espocrm(), ...await threecx() };
      const { settings: { telephony, varDir }, effects } = accounts.hub;
      const context: RecordingContext = { ...accounts, recordings: telephony.recordings && createRecordings(telephony.recordings, { varDir, effects }) };
      if (config.operation === 'play') {
        const statusCode = await play(msg, (callId) => openRecording(context, callId));
        if (statusCode === undefined) return;
        msg.statusCode = statusCode;
      } else {
        msg.payload = await resultOf(config.operation, context, msg.payload);
      }
      send(msg);
    }, { showsWorking: config.operation !== 'play' });
  });
}

function resultOf(operation: Exclude<CallRecordingConfig['operation'], 'play'>, context: RecordingContext, payload: unknown): Promise<object> {
  switch (operation) {
    case 'fetch': return fetchRecording(context, readCallId(payload));
    case 'expire': return deleteOldRecordings(context);
    case 'forget': return deleteRecordingsOf(context, readRecord(payload));
  }
}
