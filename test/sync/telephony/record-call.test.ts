import assert from 'node:assert/strict';
import { Temporal } from 'temporal-polyfill';
import type { CallReport } from '../../../src/domain/telephony/call.js';
import { readJournal, readWebhook } from '../../../src/sync/telephony/read-reports.js';
import { recordCall } from '../../../src/sync/telephony/record-call.js';
import { tellOfCall } from '../../../src/sync/telephony/tell-of-call.js';
import { report, second } from '../../domain/telephony/support.js';
import { Workbench } from './support/workbench.js';

const number = '030 / 23125-101';
const journal = (facts: object = {}): CallReport => readJournal({
  callType: 'Inbound', direction: 'Inbound', number, name: '[Name]', entityId: '[EntityId]', entityType: '', agent: '11', agentEmail: '[AgentEmail]', queue: '[QueueExtension]',
  duration: '00:01:20', durationSeconds: '80', startedAtUtc: second(3), endedAtUtc: second(93), recordingUrl: '[RecordingUrl]', subject: '3CX call', ...facts,
});
const hook = (event: string, facts: object = {}): CallReport => readWebhook({
  event, call_id: '4711', from: '+493023125101', to: '+49305550100', direction: 'inbound', extension: '11', started_at: second(1), ...facts,
}, Temporal.Instant.from(second(100)));

describe('recording a call in the CRM', () => {
  let bench: Workbench;
  beforeEach(async () => { bench = await Workbench.start(); });
  afterEach(() => bench.stop());

  const tell = async (...reports: readonly CallReport[]): Promise<string> => {
    let id = '';
    for (const each of reports) ({ id } = await tellOfCall(bench.context, each));
    return id;
  };
  const missed = (): CallReport => hook('call.ended', { ended_at: second(20), duration: 0 });

  it('is one record for the live events, the webhook and the report of the template', async () => {
    const person = bench.person('CBeteiligte', { lastName: 'Öztürk', firstName: 'Änne', phoneNumber: '+493023125101' });
    const id = await tell(report('callcontrol', 'x', { from: 0, to: 91, extensions: ['11'], speaker: '11' }), hook('call.started'), hook('call.ended', { ended_at: second(91), duration: 81 }), journal());
    assert.equal((await recordCall(bench.context, id)).kind, 'recorded');
    assert.equal((await recordCall(bench.context, id)).kind, 'unchanged');
    const [call, ...others] = bench.all('Call');
    assert.deepEqual(others, []);
    assert.deepEqual(
      [call?.['name'], call?.['status'], call?.['direction'], call?.['dateStart'], call?.['dateEnd'], call?.['parentType'], call?.['parentId'], call?.['cCallId']],
      ['Anruf von Änne Öztürk', 'Held', 'Inbound', '2026-03-02 10:00:03', '2026-03-02 10:01:33', 'CBeteiligte', person, id],
    );
    assert.match(String(call?.['description']), /Nummer: \+493023125101\nNebenstelle: 11\nGesprächsdauer: 1:20 Minuten/);
  });

  it('adds what is told later, and leaves alone what a person has changed since', async () => {
    const id = await tell(hook('call.ended', { ended_at: second(91), duration: 81 }));
    await recordCall(bench.context, id);
    const [first] = bench.all('Call');
    bench.sandbox.espocrm.persons.edit('Call', String(first?.['id']), { name: 'Räumung Lindenallee' });
    await tell(journal());
    assert.equal((await recordCall(bench.context, id)).kind, 'updated');
    const [call, ...others] = bench.all('Call');
    assert.deepEqual([call?.['name'], call?.['dateStart'], others.length], ['Räumung Lindenallee', '2026-03-02 10:00:03', 0]);
  });

  it('does not make again what a person has deleted', async () => {
    const id = await tell(missed());
    await recordCall(bench.context, id);
    bench.sandbox.espocrm.persons.remove('Call', String(bench.all('Call')[0]?.['id']));
    await tell(journal({ callType: 'Missed', durationSeconds: '0', endedAtUtc: second(22) }));
    assert.equal((await recordCall(bench.context, id)).kind, 'deleted');
    assert.deepEqual(bench.all('Call'), []);
  });

  it('goes to the user whose extension it is, else to the one who hears of everything', async () => {
    const known = await tell(journal());
    const strange = await tell(journal({ agent: '99', number: '0171 3920001' }));
    await recordCall(bench.context, known);
    await recordCall(bench.context, strange);
    const owners = bench.all('Call').map((call) => call['assignedUserId']);
    const selin = bench.all('User').find((user) => user['cExtension'] === '11')?.['id'];
    assert.deepEqual(owners.toSorted(), [selin, bench.sandbox.connection.espocrm.notifyUserId].toSorted());
  });

  it('belongs to whom the lookup named, and to nobody when several share the number', async () => {
    const one = bench.person('Contact', { lastName: 'Groß', firstName: 'Gisela', phoneNumber: '+493023125101' });
    bench.person('Contact', { lastName: 'Groß', firstName: 'Ernst', phoneNumber: '+493023125101' });
    await recordCall(bench.context, await tell(journal({ entityType: 'Contact', entityId: one })));
    await recordCall(bench.context, await tell(journal({ startedAtUtc: second(5_000), endedAtUtc: second(5_090) })));
    assert.deepEqual(bench.all('Call').map((call) => call['parentId'] ?? null).toSorted(), [one, null].toSorted());
  });

  it('leaves one task behind for a missed call of somebody known, and none of a stranger', async () => {
    const id = await tell(missed());
    await recordCall(bench.context, id);
    assert.deepEqual(bench.all('Task'), []);
    const lead = bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+493023125101' });
    await recordCall(bench.context, id);
    await recordCall(bench.context, id);
    const [task, ...others] = bench.all('Task');
    assert.deepEqual([task?.['name'], task?.['parentId'], others.length, bench.all('Call')[0]?.['status']], ['Rückruf: Vermieter', lead, 0, 'Not Held']);
    assert.match(String(task?.['description']), /Verpasster Anruf am 02\.03\. um 11:00 Uhr/);
  });

  it('names a firm by its own name', async () => {
    bench.person('CBeteiligte', { lastName: 'Bau GmbH', firmenname: 'Bau GmbH', phoneNumber: '+493023125101' });
    await recordCall(bench.context, await tell(missed()));
    assert.deepEqual([bench.all('Call')[0]?.['name'], bench.all('Task')[0]?.['name']], ['Verpasster Anruf von Bau GmbH', 'Rückruf: Bau GmbH']);
  });

  it('leaves no task where the firm wants none', async () => {
    bench.set({ missedCallTasks: false });
    bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+493023125101' });
    await recordCall(bench.context, await tell(missed()));
    assert.deepEqual(bench.all('Task'), []);
  });

  it('writes nothing of a call that lasts, nor of one that nobody knows', async () => {
    const id = await tell(hook('call.started'));
    assert.deepEqual([(await recordCall(bench.context, id)).kind, (await recordCall(bench.context, 'nobody')).kind], ['running', 'unknown']);
    assert.deepEqual(bench.all('Call'), []);
  });

  it('makes one record and one task wherever the process dies', async function () {
    this.timeout(60_000);
    bench.person('Lead', { lastName: 'Vermieter', phoneNumber: '+493023125101' });
    let crashes = 0;
    for (let step = 1; ; step += 1) {
      const id = await tell(report('webhook', `call-${step}`, { from: step * 5_000, to: step * 5_000 + 20, answered: 'no', pbxId: `${step}` }));
      let effects = 0;
      const crashed = await bench.crashAfter(() => (effects += 1) === step, () => recordCall(bench.context, id));
      await recordCall(bench.context, id);
      assert.deepEqual([bench.all('Call').length, bench.all('Task').length], [step, step], `after effect ${step}`);
      assert.deepEqual(await bench.ledger.calls.unrecorded({ before: second(1_000_000), limit: 9 }), []);
      if (!crashed) break;
      crashes += 1;
    }
    assert.ok(crashes > 10, `${crashes} effects`);
  });
});
