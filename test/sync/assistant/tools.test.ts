import assert from 'node:assert/strict';
import { privateTitle } from '../../../src/domain/assistant/visible-appointments.js';
import type { JsonObject } from '../../../src/hub/json.js';
import { keys } from '../../../src/hub/redis/keys.js';
import { contextDocument } from '../../../src/sync/assistant/context-document.js';
import type { EntityId } from '../../../src/systems/espocrm/records.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { openOffice, type Office } from './support/office.js';

type Rows = readonly JsonObject[];
const rows = (answer: JsonObject, name: string): Rows => answer[name] as unknown as Rows;

describe('The tools of the assistant', () => {
  let redis: TestRedis;
  let office: Office;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { office = await openOffice(redis); });
  afterEach(() => office.close());

  const idOf = async (query: string): Promise<EntityId> => {
    const [contact] = rows(await office.call('find_contact', { query }), 'contacts');
    assert.ok(contact);
    return contact['id'] as EntityId;
  };
  const journal = () => office.context.hub.ledger.journal({ limit: 50 });
  const writesToCrm = () => office.sandbox.espocrm.log.writes();
  const writesToAdvoware = () => office.sandbox.advoware.log.writes();

  describe('find_contact', () => {
    for (const phone of ['0171 / 39 200 02', '+49 171 3920002', '0049 (0) 171 3920002', '01713920002']) {
      it(`finds a person by the number written as ${phone}`, async () => {
        const contacts = rows(await office.call('find_contact', { phone }), 'contacts');
        assert.deepEqual(contacts.map(({ lastName }) => lastName), ['Öztürk']);
      });
    }

    it('finds by part of a name, by e-mail and by the number in Advoware', async () => {
      const [byName] = rows(await office.call('find_contact', { query: 'yıldız' }), 'contacts');
      assert.ok(byName);
      for (const args of [{ email: 'm.yildiz@rheinkontor.example' }, { betnr: byName['betnr'] as number }]) {
        assert.deepEqual(rows(await office.call('find_contact', args), 'contacts').map(({ id }) => id), [byName['id']], JSON.stringify(args));
      }
    });

    it('finds only whom all that is given applies to', async () => {
      assert.deepEqual(rows(await office.call('find_contact', { query: 'Groß', email: 'ernst.gross@alster.example' }), 'contacts').map(({ firstName }) => firstName), ['Ernst']);
      assert.deepEqual(rows(await office.call('find_contact', { query: 'Öztürk', email: 'ernst.gross@alster.example' }), 'contacts'), []);
    });

    it('shows nothing that is not on the list', async () => {
      const id = await idOf('Öztürk');
      await office.context.espocrm.update('CBeteiligte', id, { description: 'nur für uns', addressStreet: 'Musterweg 1' }, { kind: 'unchecked' });
      const answer = JSON.stringify([await office.call('find_contact', { query: 'Öztürk' }), await office.call('get_contact_context', { id })]);
      assert.doesNotMatch(answer, /nur für uns|Musterweg/);
    });

    it('wants something to look for', async () => {
      await assert.rejects(office.call('find_contact', {}), { code: 'invalid' });
      await assert.rejects(office.call('find_contact', { betnr: 'zwölf' }), { code: 'invalid', message: /betnr/ });
    });
  });

  describe('get_contact_context', () => {
    it('holds master data, phones, open tasks, last calls, next meetings and the state of the sync', async () => {
      const id = await idOf('Öztürk');
      const parent = { parentType: 'CBeteiligte', parentId: id, assignedUserId: office.context.notifyUserId };
      const { espocrm } = office.context;
      await espocrm.create('Task', { name: 'Kündigung prüfen', ...parent });
      await espocrm.create('Task', { name: 'Schon erledigt', status: 'Completed', ...parent });
      await espocrm.create('Call', { name: 'Rückruf', status: 'Held', dateStart: '2026-01-05 09:00:00', dateEnd: '2026-01-05 09:05:00', ...parent });
      await espocrm.create('Meeting', { name: 'Besprechung', dateStart: '2099-01-05 09:00:00', dateEnd: '2099-01-05 10:00:00', ...parent });
      const answer = await office.call('get_contact_context', { id });
      assert.equal((answer['contact'] as JsonObject)['lastName'], 'Öztürk');
      assert.ok(((answer['contact'] as JsonObject)['phoneNumberData'] as unknown as Rows).length > 0);
      assert.deepEqual(rows(answer, 'open_tasks').map(({ name }) => name), ['Kündigung prüfen']);
      assert.deepEqual(rows(answer, 'last_calls').map(({ name }) => name), ['Rückruf']);
      assert.deepEqual(rows(answer, 'next_meetings').map(({ name }) => name), ['Besprechung']);
      assert.equal(typeof (answer['sync'] as JsonObject)['status'], 'string');
    });

    it('says that there is no such contact', async () => {
      await assert.rejects(office.call('get_contact_context', { id: 'keiner' }), { code: 'not_found' });
      await assert.rejects(office.call('get_contact_context', { id: '../User/1' }), { code: 'invalid' });
    });
  });

  describe('GET /y/context', () => {
    it('answers for one contact by id, phone, e-mail or number in Advoware', async () => {
      const id = await idOf('Öztürk');
      const betnr = String(((await contextDocument(office.context, { id }))['contact'] as JsonObject)['betnr']);
      for (const query of [{ id }, { phone: '0171 3920002' }, { email: 'aenne.oeztuerk@post.example' }, { betnr }]) {
        assert.equal(((await contextDocument(office.context, query))['contact'] as JsonObject)['id'], id, JSON.stringify(query));
      }
    });

    it('takes a Beteiligter before a lead of the same number', async () => {
      await office.context.espocrm.create('Lead', { lastName: 'Neu', phoneNumber: '+491713920002' }, { skipDuplicateCheck: true });
      assert.equal(((await contextDocument(office.context, { phone: '0171 3920002' }))['contact'] as JsonObject)['type'], 'CBeteiligte');
    });

    it('refuses what fits nobody, several, or is no question', async () => {
      await assert.rejects(contextDocument(office.context, { phone: '030 23125999' }), { code: 'not_found' });
      await assert.rejects(contextDocument(office.context, { phone: '040 66969-103' }), { code: 'conflict', message: /mit id fragen/ });
      await assert.rejects(contextDocument(office.context, {}), { code: 'invalid' });
      await assert.rejects(contextDocument(office.context, { betnr: '1; DROP' }), { code: 'invalid', message: /betnr/ });
      await assert.rejects(contextDocument(office.context, { phone: ['1', '2'] }), { code: 'invalid' });
    });
  });

  describe('the access log', () => {
    it('has every record that was shown, by whom and with which tool', async () => {
      const id = await idOf('Öztürk');
      await office.call('get_contact_context', { id });
      const seen = await office.context.hub.ledger.access.entries({ recordId: id, limit: 10 });
      assert.deepEqual(seen.map(({ actor, action }) => [actor, action]), [['Y', 'get_contact_context'], ['Y', 'find_contact']]);
    });

    it('comes before the answer: what cannot be noted is not shown', async () => {
      const { ledger } = office.context.hub;
      ledger.access.note = () => Promise.reject(new Error('ledger away'));
      await assert.rejects(office.call('find_contact', { query: 'Öztürk' }), /ledger away/);
    });
  });

  describe('create_task and log_note', () => {
    it('write once, journaled with actor Y, whatever is repeated', async () => {
      const id = await idOf('Öztürk');
      const task = { title: 'Zurückrufen', contact_id: id, due: '2026-12-01T10:00' };
      const note = { contact_id: id, text: 'Hat nach dem Stand gefragt.' };
      const first = [await office.call('create_task', task), await office.call('log_note', note)];
      const second = [await office.call('create_task', task), await office.call('log_note', note)];
      assert.deepEqual(second, first.map((answer) => ({ ...answer, existing: true })));
      assert.deepEqual(writesToCrm().map(({ method, path }) => `${method} ${path.split('/').at(-1) ?? ''}`), ['POST Task', 'POST Note']);
      const written = await office.context.espocrm.read('Task', first[0]?.['id'] as EntityId);
      assert.equal(written.kind === 'found' && written.record['dateEnd'], '2026-12-01 09:00:00');
      assert.deepEqual((await journal()).map(({ actor, operation, outcome }) => [actor, operation, outcome]), [['Y', 'POST Note', 'done'], ['Y', 'POST Task', 'done']]);
    });

    it('find what was written although its answer was lost', async () => {
      const id = await idOf('Öztürk');
      office.sandbox.espocrm.faults.add({ method: 'POST', path: 'Note', kind: 'reset-after', times: 1 });
      const answer = await office.call('log_note', { contact_id: id, text: 'Ruft morgen wieder an.' });
      assert.equal(answer['existing'], false);
      assert.equal(writesToCrm().length, 1);
      assert.equal((await journal())[0]?.outcome, 'unknown');
    });

    it('give a task to the one who is responsible for the contact, else to whom the firm has named', async () => {
      const { id } = await office.call('create_task', { title: 'Ohne Kontakt' });
      const written = await office.context.espocrm.read('Task', id as EntityId);
      assert.equal(written.kind === 'found' && written.record['assignedUserId'], office.context.notifyUserId);
    });

    it('wait their turn on one record', async () => {
      const id = await idOf('Öztürk');
      office.held.add(keys.assistantLock(id));
      await assert.rejects(office.call('log_note', { contact_id: id, text: 'x' }), { code: 'lock_busy', retryable: true });
      assert.deepEqual(writesToCrm(), []);
    });
  });

  describe('list_appointments and create_appointment', () => {
    const wanted = { kuerzel: '', title: 'Mandantengespräch', start: '2026-12-01T10:00', end: '2026-12-01T11:00', location: 'Raum 2' };
    const employee = async (): Promise<string> => (await office.context.advoware.listEmployees()).find(({ aktiv }) => aktiv)?.kuerzel ?? '';

    it('make one appointment in Advoware, start the calendar sync, and show it', async () => {
      const kuerzel = await employee();
      const first = await office.call('create_appointment', { ...wanted, kuerzel });
      const again = await office.call('create_appointment', { ...wanted, kuerzel });
      assert.deepEqual(again, { ...first, existing: true });
      assert.equal(writesToAdvoware().length, 1);
      assert.deepEqual(office.events.emitted.map(({ topic }) => topic), ['calendar_sync_employee', 'calendar_sync_employee']);
      const shown = rows(await office.call('list_appointments', { kuerzel: kuerzel.toLowerCase(), from: '2026-12-01', to: '2026-12-01' }), 'appointments');
      assert.deepEqual(shown.filter(({ frNr }) => frNr === first['fr_nr']).map(({ title, start, location }) => [title, start, location]), [['Mandantengespräch', '2026-12-01T10:00:00', 'Raum 2']]);
    });

    it('make no second one when the answer was lost', async () => {
      office.sandbox.advoware.faults.add({ method: 'POST', path: 'appointments', kind: 'reset-after', times: 1 });
      const answer = await office.call('create_appointment', { ...wanted, kuerzel: await employee() });
      assert.ok(Number(answer['fr_nr']) > 0);
      assert.equal(writesToAdvoware().length, 1);
    });

    it('send nothing under write protection, and say so', async () => {
      await office.close();
      office = await openOffice(redis, { writeProtection: true });
      await assert.rejects(office.call('create_appointment', { ...wanted, kuerzel: await employee() }), { code: 'write_protected' });
      assert.deepEqual(writesToAdvoware(), []);
      assert.deepEqual((await journal()).map(({ actor, outcome }) => [actor, outcome]), [['Y', 'suppressed']]);
    });

    it('show of a private appointment the time alone', async () => {
      const kuerzel = await employee();
      await office.context.advoware.createAppointment(kuerzel as never, { text: 'Zahnarzt', notiz: 'Wurzel', ort: 'Praxis', datum: '2026-12-02', uhrzeitVon: '08:00:00', uhrzeitBis: '09:00:00', datumBis: '2026-12-02', dauertermin: 0, turnus: 0, turnusArt: 0, privat: 1 });
      const answer = await office.call('list_appointments', { kuerzel, from: '2026-12-02', to: '2026-12-02' });
      assert.ok(rows(answer, 'appointments').some(({ title }) => title === privateTitle));
      assert.doesNotMatch(JSON.stringify(answer), /Zahnarzt|Wurzel|Praxis/);
    });

    it('refuse an unknown employee, an end before the start, and a view without bounds', async () => {
      const kuerzel = await employee();
      await assert.rejects(office.call('list_appointments', { kuerzel: 'ZZZZ', from: '2026-12-01', to: '2026-12-02' }), { code: 'not_found' });
      await assert.rejects(office.call('create_appointment', { ...wanted, kuerzel, end: '2026-12-01T09:00' }), { code: 'invalid' });
      await assert.rejects(office.call('list_appointments', { kuerzel, from: '2020-01-01', to: '2026-12-02' }), { code: 'invalid' });
      assert.deepEqual(writesToAdvoware(), []);
    });
  });

  describe('start_call', () => {
    it('lets the telephone system call, once for one pair, under the name of Y', async () => {
      const id = await idOf('Öztürk');
      const order = { extension: '11', number: '0171 / 39 200 02', contact_id: id };
      const first = await office.call('start_call', order);
      const again = await office.call('start_call', order);
      assert.deepEqual([first['state'], again['state'], again['call_id']], ['started', 'same', first['call_id']]);
      assert.deepEqual(office.dialled, [{ extension: '11', number: '+491713920002' }]);
      assert.deepEqual((await journal()).map(({ actor, operation }) => [actor, operation]), [['Y', 'makecall']]);
    });

    for (const number of ['110', '0900 5123456', '4711']) {
      it(`does not call ${number}`, async () => {
        await assert.rejects(office.call('start_call', { extension: '11', number }), { code: 'invalid' });
        assert.deepEqual(office.dialled, []);
      });
    }
  });

  describe('sync_status and sync_now', () => {
    it('tell the state of one Beteiligter and start its sync as an event', async () => {
      const id = await idOf('Öztürk');
      assert.equal((await office.call('sync_status', { id }))['id'], id);
      const kuerzel = (await office.context.advoware.listEmployees()).find(({ aktiv }) => aktiv)?.kuerzel ?? '';
      assert.deepEqual(await office.call('sync_now', { id, kuerzel: kuerzel.toLowerCase() }), { started: true, id, kuerzel });
      assert.deepEqual(office.events.emitted.map(({ topic, payloads }) => [topic, (payloads[0] as JsonObject)['source']]), [['vmh.beteiligte.sync_check', 'Y'], ['calendar_sync_employee', 'Y']]);
    });

    it('tell without an id how the last day went and which systems work', async () => {
      const answer = await office.call('sync_status');
      assert.deepEqual(answer['systems'], { redis: 'up' });
    });

    it('want to know what to sync', async () => {
      await assert.rejects(office.call('sync_now', {}), { code: 'invalid' });
      await assert.rejects(office.call('sync_now', { id: 'keiner' }), { code: 'not_found' });
      assert.deepEqual(office.events.emitted, []);
    });
  });
});
