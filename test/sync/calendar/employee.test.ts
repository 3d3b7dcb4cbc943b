import assert from 'node:assert/strict';
import { assertEmployee } from '../../../src/sync/calendar/assert-employee.js';
import { forStaff } from '../../../src/sync/calendar/for-staff.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

describe("An employee's calendar", () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  /** Advoware's employees as they are told from now on. */
  const employees = (...list: readonly object[]): void => {
    bench.sandbox.advoware.faults.add({ id: 'staff', kind: 'status', status: 200, method: 'GET', path: '^/employees', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(list) });
  };
  const person = { kuerzel: kl, name: 'Person KL', email: 'kl@kanzlei.example', aktiv: true };

  for (const email of [null, '  ']) {
    it(`is not made without an e-mail to share it with (${JSON.stringify(email)}), which a person is told`, async () => {
      employees({ ...person, email });
      const result = await bench.sync();
      assert.deepEqual([result.kind, result.kind === 'failed' && result.code, forStaff(result), bench.sandbox.google.people.calendars().length], ['failed', 'invalid', true, 0]);
      assert.match(bench.notices().join(), /KL hat in Advoware keine E-Mail-Adresse/);
    });
  }

  it('is not made for somebody whom Advoware does not know', async () => {
    employees();
    const result = await bench.sync();
    assert.deepEqual([result.kind, result.kind === 'failed' && result.code, bench.sandbox.google.people.calendars().length], ['failed', 'not_found', 0]);
  });

  it('is not made for somebody who has left, and nobody is bothered', async () => {
    employees({ ...person, aktiv: false });
    const result = await bench.sync();
    assert.deepEqual([result.kind, forStaff(result), bench.notices()], ['inactive', false, []]);
  });

  it('is shared anew with another e-mail, and its events are not read again', async () => {
    bench.enter();
    const calendarId = await bench.settled();
    const { cursor } = (await bench.ledger.calendars.read(kl)).calendar;
    await bench.ledger.calendars.note([{ kuerzel: kl, email: 'neu@kanzlei.example' }]);
    employees({ ...person, email: 'neu@kanzlei.example' });
    await bench.synced();
    const { calendar } = await bench.ledger.calendars.read(kl);
    assert.deepEqual([calendar.calendarId, calendar.sharedWith, bench.events().length], [calendarId, 'neu@kanzlei.example', 1]);
    assert.equal(bench.sandbox.google.calls.all().filter(({ method }) => method === 'events.list').length, 1);
    assert.notEqual(cursor, null);
  });

  it('is shown to a person when it waits for one, failed, or left something open, and else not', async () => {
    const none = await bench.synced();
    for (const kind of ['unchanged', 'updated', 'suppressed'] as const) {
      assert.equal(forStaff({ kind, counts: none }), false, kind);
      for (const open of ['conflicts', 'asks', 'failed'] as const) assert.equal(forStaff({ kind, counts: { ...none, [open]: 1 } }), true, `${kind}, ${open}`);
    }
    assert.equal(forStaff({ kind: 'unfinished', delayMs: 1, counts: none }), false);
    assert.equal(forStaff({ kind: 'busy', delayMs: 1 }), false);
    assert.equal(forStaff({ kind: 'conflict', code: 'conflict', message: '' }), true);
  });

  it('leaves out what cannot be read in Advoware, tells all of it at once and only once, and goes on with the rest', async () => {
    const odd = [bench.enter({ text: 'Seltsam', uhrzeitVon: '25:99:00' }, 4), bench.enter({ text: 'Verkehrt', uhrzeitBis: '99:00:00' }, 5)];
    bench.enter({ text: 'Lesbar' });
    await bench.settled({ full_content: true });
    await bench.synced();
    assert.deepEqual([bench.events().map(({ summary }) => summary), bench.notices().length], [['Lesbar'], 1]);
    for (const frNr of odd) assert.match(bench.notices()[0] ?? '', new RegExp(`${frNr}`));
    assert.doesNotMatch(bench.notices()[0] ?? '', /Seltsam|Verkehrt/);
  });

  it('can be asked for without Advoware when the ledger knows whose it is, and for nobody else', async () => {
    await bench.settled();
    await assertEmployee(bench.context, kl);
    assert.deepEqual(bench.calls.advoware, []);
    employees(person, { ...person, kuerzel: 'EX', aktiv: false }, { ...person, kuerzel: 'TV' });
    await assertEmployee(bench.context, 'TV');
    for (const kuerzel of ['EX', 'ZZ']) await assert.rejects(assertEmployee(bench.context, kuerzel), { code: 'not_found' });
  });
});
