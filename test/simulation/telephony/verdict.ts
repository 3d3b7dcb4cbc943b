import { knownCall } from '../../../src/sync/telephony/call-memory.js';
import { namesOf, recordingOf, type RealCall } from './phone-system.js';
import type { Scene } from './scene.js';

/** What must hold when the world has come to rest. */
export function judge(scene: Scene): void {
  const named = namesInLedger(scene);
  for (const call of scene.phones.calls) judgeCall(scene, call, idsOf(call, named));
  judgeApart(scene, named);
  judgeOrders(scene);
  for (const [record, name] of scene.renamed) {
    if (record.attributes['name'] !== name) scene.monitor.violate('I3', `the name that a person gave ${record.id} is now ${String(record.attributes['name'])}`);
  }
}

/** Every call that ended has exactly one record, and that says whether it was answered; of a missed one that names somebody there is a to-do. */
function judgeCall(scene: Scene, call: RealCall, ids: ReadonlySet<string>): void {
  const { monitor, made, deleted, reported, crm } = scene;
  const what = `call ${call.index}`;
  const records = made.filter(({ entity, attributes }) => entity === 'Call' && ids.has(String(attributes['cCallId'])));
  const [record] = records;
  if (!record) { monitor.violate(reported.has(call) ? 'I27' : 'I7', `${what} is over and not in the CRM`); return; }
  if (records.length > 1) monitor.violate('I6', `${what} stands in the CRM as ${records.map(({ id }) => id).join(' and ')}`);
  if (deleted.has(String(record.attributes['cCallId']))) {
    if (crm.of('Call').includes(record)) monitor.violate('I9', `${what} was deleted and is back`);
    return;
  }
  judgeRecording(scene, call, String(record.attributes['cCallId']));
  const status = call.talkSeconds > 0 ? 'Held' : 'Not Held';
  if (record.attributes['status'] !== status) monitor.violate('I1', `${what} is ${status} and stands there as ${String(record.attributes['status'])}`);
  if (status === 'Held' || call.direction === 'outbound' || record.attributes['parentId'] === undefined) return;
  const tasks = made.filter(({ entity, attributes }) => entity === 'Task' && attributes['parentId'] === record.attributes['parentId']);
  if (tasks.length === 0) monitor.violate('I7', `nobody is to call back after ${what}`);
}

/** A call has its own recording and nobody else's, and says in the CRM where it is. */
function judgeRecording({ recordings, crm, monitor, history }: Scene, call: RealCall, id: string): void {
  const kept = recordings.get(id);
  if (kept !== undefined && kept !== recordingOf(call)) monitor.violate('I29', `in the recording of call ${call.index} the ${kept} are heard`);
  const isExpected = history.installation.recordings === 'kept' && call.talkSeconds > 0 && call.recordedAfterSeconds !== undefined;
  if (!isExpected) return;
  const link = crm.of('Call').find(({ attributes }) => attributes['cCallId'] === id)?.attributes['cRecordingUrl'];
  if (kept === undefined) monitor.violate('I27', `the recording of call ${call.index} was not fetched`);
  else if (!String(link).includes(id)) monitor.violate('I1', `the CRM does not know the recording of call ${call.index}`);
}

/** No two real calls are one in the ledger. */
function judgeApart(scene: Scene, named: ReadonlyMap<string, string>): void {
  const owners = new Map<string, RealCall>();
  for (const call of scene.phones.calls) {
    for (const id of idsOf(call, named)) {
      const other = owners.get(id);
      if (other) scene.monitor.violate('I6', `calls ${other.index} and ${call.index} have become one`);
      owners.set(id, call);
    }
  }
}

/** A lead is called once, whatever became of the answer; a click rings at most once, unless a fault has torn two clicks apart. */
function judgeOrders({ phones, leads, clicks, leniency, monitor }: Scene): void {
  const dialled = (number: unknown): number => phones.dialled.filter((request) => request.number === number).length;
  for (const { id, attributes } of leads) {
    if (dialled(attributes['phoneNumber']) > 1) monitor.violate('I6', `${id} was called ${dialled(attributes['phoneNumber'])} times`);
  }
  for (const [number, times] of clicks) {
    if (dialled(number) > (leniency.disturbed ? times : 1)) monitor.violate('I6', `${times} clicks on ${number} rang ${dialled(number)} times`);
  }
}

/** Which call of the ledger bears a source's name. */
function namesInLedger({ ledger }: Scene): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const stored of ledger.calls.calls.values()) {
    for (const [source, told] of Object.entries(knownCall(stored).call.told)) named.set(`${source}:${told.ref}`, stored.id);
  }
  return named;
}

const idsOf = (call: RealCall, named: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set(namesOf(call).flatMap((name) => named.get(name) ?? []));
