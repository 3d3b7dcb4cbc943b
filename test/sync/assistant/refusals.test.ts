import assert from 'node:assert/strict';
import type { JsonObject } from '../../../src/hub/json.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { openOffice, type Office } from './support/office.js';

/** What keeps the assistant from doing what it is asked for, and what it does with records other than Beteiligte. */
describe('A tool of the assistant', () => {
  let redis: TestRedis;
  let office: Office;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { office = await openOffice(redis); });
  afterEach(() => office.close());

  const contact = (): string => office.sandbox.espocrm.persons.create('Contact', { lastName: 'Groß', firstName: 'Gisela', phoneNumber: '+493023125109' }).id;
  const employee = async (): Promise<string> => (await office.context.advoware.listEmployees()).find(({ aktiv }) => aktiv)?.kuerzel ?? '';
  const tasks = (): readonly JsonObject[] => office.sandbox.espocrm.persons.all('Task');
  const emitted = () => office.events.emitted.map(({ topic, payloads }) => [topic, payloads]);

  it('syncs Beteiligte only', async () => {
    const id = contact();
    for (const tool of ['sync_status', 'sync_now']) await assert.rejects(office.call(tool, { id }), { code: 'invalid', message: /Nur Beteiligte/ });
    assert.deepEqual(emitted(), []);
  });

  it('shows a contact without a state of the sync', async () => {
    const id = contact();
    const answer = await office.call('get_contact_context', { id });
    assert.deepEqual([(answer['contact'] as JsonObject)['lastName'], answer['open_tasks'], 'sync' in answer], ['Groß', [], false]);
  });

  it('starts the sync of one calendar or of one Beteiligter alone', async () => {
    const kuerzel = await employee();
    assert.deepEqual(JSON.parse(JSON.stringify(await office.call('sync_now', { kuerzel }))), { started: true, kuerzel });
    const id = office.sandbox.espocrm.persons.create('CBeteiligte', { lastName: 'Muster', rechtsform: 'Natürliche Person' }).id;
    assert.deepEqual(JSON.parse(JSON.stringify(await office.call('sync_now', { id }))), { started: true, id });
    assert.deepEqual(emitted().map(([topic]) => topic), ['calendar_sync_employee', 'vmh.beteiligte.sync_check']);
  });

  it('starts nothing for a Kürzel that is nobody\'s, and says so', async () => {
    const id = office.sandbox.espocrm.persons.create('CBeteiligte', { lastName: 'Muster', rechtsform: 'Natürliche Person' }).id;
    await assert.rejects(office.call('sync_now', { id, kuerzel: 'ZZZZ' }), { code: 'not_found' });
    assert.deepEqual(emitted(), []);
  });

  it('tells of a Beteiligter that was never synced that there is nothing to tell', async () => {
    const id = office.sandbox.espocrm.persons.create('CBeteiligte', { lastName: 'Muster', rechtsform: 'Natürliche Person' }).id;
    const { betnr, last_success: lastSuccess, error, last_runs: runs } = await office.call('sync_status', { id });
    assert.deepEqual([betnr, lastSuccess, error, runs], [null, null, null, []]);
  });

  it('names a date that is none, and never the value', async () => {
    for (const start of ['übermorgen', '2026-13-01', '1. Dezember']) {
      await assert.rejects(office.call('create_appointment', { kuerzel: await employee(), title: 'x', start, end: '2026-12-01' }),
        (error: Error & { code?: string }) => error.code === 'invalid' && error.message.includes('start: kein Datum nach ISO 8601') && !error.message.includes(start));
    }
  });

  it('says when what it is given is no object at all', async () => {
    await assert.rejects(office.call('create_task', 'Zurückrufen' as never), { code: 'invalid', message: /^create_task: Argumente: / });
  });

  it('gives a task a day, when it is due on a day', async () => {
    await office.call('create_task', { title: 'Frist prüfen', due: '2026-12-01' });
    assert.equal(tasks().find(({ name }) => name === 'Frist prüfen')?.['dateEndDate'], '2026-12-01');
  });

  it('makes a whole day without place and notes an appointment, and one that differs another', async () => {
    const wanted = { kuerzel: await employee(), title: 'Fortbildung', start: '2026-12-03', end: '2026-12-04' };
    const first = await office.call('create_appointment', wanted);
    assert.deepEqual(await office.call('create_appointment', wanted), { ...first, existing: true });
    const other = await office.call('create_appointment', { ...wanted, notes: 'in Hannover' });
    assert.notEqual(other['fr_nr'], first['fr_nr']);
  });

  it('shows the appointments that can be read, and names one that cannot', async () => {
    const kuerzel = await employee();
    const datum = '2026-12-08T00:00:00';
    const readable = { anwalt: kuerzel, text: 'Lesbar', datum, datumBis: datum, uhrzeitVon: '09:00:00', uhrzeitBis: '10:00:00' };
    office.sandbox.advoware.appointments.create(readable);
    const strange = office.sandbox.advoware.appointments.create({ ...readable, text: 'Seltsam', uhrzeitVon: '25:99:00' });
    const { appointments, unreadable } = await office.call('list_appointments', { kuerzel, from: '2026-12-08', to: '2026-12-08' });
    assert.deepEqual([(appointments as unknown as readonly JsonObject[]).map(({ title }) => title), unreadable], [['Lesbar'], [strange.frNr]]);
  });

  it('says that nobody knows when a write was lost on the way, and writes it when asked again', async () => {
    office.sandbox.espocrm.faults.add({ method: 'POST', path: 'Task', kind: 'reset-before', times: 1 });
    const before = tasks().length;
    await assert.rejects(office.call('create_task', { title: 'Zurückrufen' }), { code: 'outcome_unknown' });
    const { existing } = await office.call('create_task', { title: 'Zurückrufen' });
    assert.deepEqual([existing, tasks().length], [false, before + 1]);
  });

  it('takes no task for made that the CRM refuses as a duplicate', async () => {
    office.sandbox.espocrm.faults.add({ method: 'POST', path: '/Task$', kind: 'status', status: 409, headers: { 'X-Status-Reason': 'duplicate' }, body: '[]', times: 1 });
    await assert.rejects(office.call('create_task', { title: 'Zurückrufen' }), { code: 'upstream_rejected' });
    assert.equal((await office.context.hub.ledger.journal({ limit: 1 }))[0]?.outcome, 'refused');
  });

  it('calls without a contact, and waits when that call is in work', async () => {
    const { call_id: id } = await office.call('start_call', { extension: '11', number: '0171 3920002' });
    assert.equal(typeof id, 'string');
    assert.deepEqual((await office.context.hub.ledger.access.entries({ limit: 9 })).map(({ records }) => records), [[]]);
    const { locks } = office.context.hub;
    const busy: Office['context'] = { ...office.context, hub: { ...office.context.hub, locks: { ...locks, acquire: () => Promise.resolve(undefined) } } };
    await assert.rejects(office.call('start_call', { extension: '12', number: '0171 3920002' }, busy), { code: 'lock_busy', retryable: true });
    assert.equal(office.dialled.length, 1);
  });
});
