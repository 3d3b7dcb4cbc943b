import assert from 'node:assert/strict';
import { auditEmployee } from '../../../src/sync/calendar/audit-employee.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

describe('An audit of a calendar', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  it('tells what a run would do, in a table, and writes nothing, not even to the ledger', async () => {
    const frNr = bench.enter();
    bench.enter({}, 8);
    await bench.settled({ full_content: true });
    bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 2' });
    bench.create();
    const before = JSON.stringify([...bench.ledgerState.calendars]);
    const audit = await auditEmployee(bench.context, { kuerzel: kl });
    assert.deepEqual(audit.rows.map(({ what, where, frNr: number, fields }) => [what, where, number, fields]), [
      ['create_advoware', 'advoware', null, []], ['update_google', 'google', frNr, ['Ort']],
    ]);
    assert.deepEqual([audit.guard.kind, bench.counts().writes, JSON.stringify([...bench.ledgerState.calendars])], ['clear', 0, before]);
    const counts = await bench.synced();
    assert.deepEqual([counts.newInAdvoware, counts.updatedInGoogle], [1, 1]);
  });

  it('of an employee without a calendar shows everything as new, and makes none', async () => {
    bench.enter();
    const audit = await auditEmployee(bench.context, { kuerzel: kl });
    assert.deepEqual(audit.rows.map(({ what }) => what), ['create_google']);
    assert.equal(bench.sandbox.google.people.calendars().length, 0);
  });

  it('shows what the guard would stop, with the hash of that plan', async () => {
    for (let day = 1; day <= 10; day += 1) bench.enter({}, day);
    await bench.settled();
    for (const frNr of bench.numbers().slice(0, 7)) bench.sandbox.advoware.appointments.remove(frNr);
    const audit = await auditEmployee(bench.context, { kuerzel: kl });
    const result = await bench.sync();
    assert.equal(audit.guard.kind, 'stop');
    assert.ok(result.kind === 'stopped');
    assert.equal(result.plan.hash, audit.hash);
  });

  it('names what would change in Advoware, by number and field and without contents, and every deletion', async () => {
    const [changed, goneInGoogle, goneInAdvoware] = [bench.enter({ text: 'Eins' }, 1), bench.enter({ text: 'Zwei' }, 2), bench.enter({ text: 'Drei' }, 3)];
    await bench.settled({ full_content: true });
    const eventOf = (title: string): string => bench.events().find(({ summary }) => summary === title)?.id ?? '';
    bench.edit(eventOf('Eins'), { summary: 'Vertraulich', location: 'Saal 7' });
    bench.sandbox.google.people.remove(bench.calendarId(), eventOf('Zwei'));
    const deleted = eventOf('Drei');
    bench.sandbox.advoware.appointments.remove(goneInAdvoware);
    const { rows, mode } = await auditEmployee(bench.context, { kuerzel: kl });
    assert.deepEqual(rows.map(({ what, where, frNr, event, fields }) => [what, where, frNr, event, fields]).sort(), [
      ['delete_advoware', 'advoware', goneInGoogle, null, []],
      ['delete_google', 'google', goneInAdvoware, deleted, []],
      ['update_advoware', 'advoware', changed, null, ['Titel', 'Ort']],
    ]);
    assert.deepEqual([mode, JSON.stringify(rows).includes('Vertraulich')], ['full', false]);
  });

  it('tells what the hub would only note for itself', async () => {
    const frNr = bench.enter();
    await bench.settled();
    bench.sandbox.advoware.appointments.remove(frNr);
    bench.sandbox.google.people.remove(bench.calendarId(), bench.event().id);
    const { rows } = await auditEmployee(bench.context, { kuerzel: kl });
    assert.deepEqual(rows.map(({ what, where, frNr: number }) => [what, where, number]), [['link', 'hub', frNr]]);
  });

  it('finds the calendar again that a lost ledger has forgotten', async () => {
    bench.enter();
    await bench.settled();
    bench.ledgerState.calendars.clear();
    const { rows } = await auditEmployee(bench.context, { kuerzel: kl });
    assert.deepEqual(rows.map(({ what }) => what), ['link']);
  });

  it('is refused where an employee has several calendars of the hub', async () => {
    await bench.settled();
    await bench.duplicateCalendar();
    bench.ledgerState.calendars.clear();
    await assert.rejects(auditEmployee(bench.context, { kuerzel: kl }), { code: 'conflict' });
  });
});
