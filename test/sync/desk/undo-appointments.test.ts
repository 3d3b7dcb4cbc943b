import assert from 'node:assert/strict';
import { keys } from '../../../src/hub/redis/keys.js';
import type { DeskContext } from '../../../src/sync/desk/context.js';
import { undoWrite } from '../../../src/sync/desk/undo.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { fakeEvents, fakeLocks, type FakeEvents } from '../../nodes/support/fakes.js';
import { kl, Workbench } from '../calendar/support/workbench.js';

const anna = { name: 'anna' };

describe('Taking back what was written to an appointment in Advoware', () => {
  let redis: TestRedis;
  let bench: Workbench;
  let events: FakeEvents;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => {
    bench = await Workbench.start(redis);
    events = fakeEvents();
  });
  afterEach(() => bench.stop());

  const desk = (): DeskContext => {
    const { hub, advoware, espocrm } = bench.context;
    return { hub: { ...hub, events, health: () => Promise.resolve({ status: 'ok', dependencies: {} }) }, advoware, espocrm };
  };

  /** An appointment whose title and place a person has just changed in Google, and the row of the write that followed. */
  async function renamed(): Promise<{ readonly frNr: number; readonly row: string }> {
    const frNr = bench.enter({ ort: 'Saal 5' });
    await bench.settled({ full_content: true });
    bench.edit(bench.event().id, { summary: 'Falscher Titel', location: 'Saal 7' });
    await bench.synced();
    return { frNr, row: await newest('PUT appointments') };
  }

  async function newest(operation: string): Promise<string> {
    const row = (await bench.ledger.journal({ limit: 100 })).find((each) => each.operation === operation);
    assert.ok(row, operation);
    return row.id;
  }

  it('brings it back under the name of who did it, and the next run carries it to Google', async () => {
    const { frNr, row } = await renamed();
    assert.deepEqual([bench.appointment(frNr)['text'], bench.appointment(frNr)['ort']], ['Falscher Titel', 'Saal 7']);
    await undoWrite(desk(), row, anna);
    assert.deepEqual([bench.appointment(frNr)['text'], bench.appointment(frNr)['ort'], bench.appointment(frNr)['aktenzeichen']], ['Besprechung Müller', 'Saal 5', 'A 17/26']);
    const [undo] = await bench.ledger.journal({ limit: 1 });
    assert.deepEqual([undo?.actor, undo?.operation, undo?.outcome], ['anna', 'PUT appointments', 'done']);
    assert.deepEqual(events.emitted.map(({ topic, payloads }) => [topic, (payloads[0] as { kuerzel: string }).kuerzel]), [['calendar_sync_employee', kl]]);
    await bench.synced();
    assert.deepEqual([bench.event().summary, bench.event().location, bench.notices()], ['Besprechung Müller', 'Saal 5', []]);
  });

  it('never writes over a later change of a person', async () => {
    const { frNr, row } = await renamed();
    bench.sandbox.advoware.appointments.edit(frNr, { text: 'Später' });
    await assert.rejects(undoWrite(desk(), row, anna), { code: 'conflict' });
    assert.equal(bench.appointment(frNr)['text'], 'Später');
  });

  it('finds one that a person has moved by years, and leaves it there', async () => {
    const { frNr, row } = await renamed();
    const datum = `${bench.day(3_000)}T00:00:00`;
    bench.sandbox.advoware.appointments.edit(frNr, { datum, datumBis: datum });
    await undoWrite(desk(), row, anna);
    assert.deepEqual([bench.appointment(frNr)['text'], bench.appointment(frNr)['datum']], ['Besprechung Müller', datum]);
  });

  it('is refused while a run works on the calendar', async () => {
    const { row } = await renamed();
    const locks = fakeLocks();
    locks.held.add(keys.calendarLock(kl));
    const context = desk();
    await assert.rejects(undoWrite({ ...context, hub: { ...context.hub, locks } }, row, anna), { code: 'lock_busy' });
  });

  it('is refused for one that is no longer synced', async () => {
    const { row } = await renamed();
    bench.sandbox.google.people.remove(bench.calendarId(), bench.event().id);
    await bench.synced();
    await assert.rejects(undoWrite(desk(), row, anna), { code: 'invalid' });
  });

  it('is refused for one that is gone in Advoware before anybody knows', async () => {
    const { frNr, row } = await renamed();
    bench.sandbox.advoware.appointments.remove(frNr);
    await assert.rejects(undoWrite(desk(), row, anna), { code: 'conflict' });
  });
});
