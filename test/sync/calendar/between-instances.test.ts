import assert from 'node:assert/strict';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

/** Instances that were never changed by themselves have no event of their own until the hub, or somebody, writes to them. */
describe('The instances of a series that was taken apart', () => {
  let redis: TestRedis;
  let bench: Workbench;
  let seriesId: string;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  /** A weekly series from the fifth day on, whose second instance somebody has renamed in Google. */
  async function takenApart(fields: Parameters<Workbench['enter']>[0] = {}): Promise<void> {
    bench.enter({ dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: `${bench.day(19)}T00:00:00`, ...fields }, 5);
    await bench.settled({ full_content: true });
    seriesId = bench.event().id;
    bench.edit(instance(12), { summary: 'Allein' });
    await bench.settled();
  }
  const instance = (day: number): string => bench.instance(seriesId, bench.day(day));
  /** The appointment of one day in Advoware. */
  const numberOf = (day: number): number => {
    const found = bench.sandbox.advoware.appointments.all().find(({ fields }) => String(fields['datum']).startsWith(bench.day(day)));
    assert.ok(found, `no appointment on day ${day}`);
    return found.frNr;
  };
  const edit = (day: number, fields: object): void => { bench.sandbox.advoware.appointments.edit(numberOf(day), fields as never); };
  const remove = (id: string): void => { bench.sandbox.google.people.remove(bench.calendarId(), id); };
  const justBefore = (operation: string, act: () => void): void => { bench.interruptible.before((effect) => effect.operation === operation, act); };
  const places = () => bench.events().filter(({ recurringEventId }) => recurringEventId === seriesId).map(({ location }) => location ?? '').sort();
  const quiet = async (): Promise<void> => {
    await bench.synced();
    assert.equal((await bench.sync()).kind, 'unchanged');
  };

  it('each follow their own appointment', async () => {
    await takenApart();
    edit(19, { ort: 'Saal 2' });
    assert.equal((await bench.synced()).updatedInGoogle, 1);
    assert.deepEqual(places(), ['', 'Saal 2']);
    await quiet();
  });

  it('follow it on whole days as well', async () => {
    await takenApart({ uhrzeitVon: null, uhrzeitBis: null });
    edit(19, { ort: 'Saal 2' });
    assert.equal((await bench.synced()).updatedInGoogle, 1);
    assert.deepEqual(places(), ['', 'Saal 2']);
    await quiet();
  });

  it('go one by one, and their appointment with them', async () => {
    await takenApart();
    bench.sandbox.advoware.appointments.remove(numberOf(19));
    assert.equal((await bench.synced()).deletedInGoogle, 1);
    remove(instance(12));
    await bench.synced();
    assert.deepEqual(bench.appointments().map(({ datum }) => String(datum).slice(0, 10)), [bench.day(5)]);
    await quiet();
  });

  it('keep what somebody changes on one just before it is written to', async () => {
    await takenApart();
    edit(19, { ort: 'Saal 2' });
    justBefore('GET events instances', () => { bench.edit(instance(19), { summary: 'Nur heute' }); });
    await bench.synced();
    const { text, ort } = bench.appointment(numberOf(19));
    assert.deepEqual([text, ort, places()], ['Nur heute', 'Saal 2', ['', 'Saal 2']]);
    await quiet();
  });

  it('may go just before they are written to: what Advoware has of it stands, and is told', async () => {
    await takenApart();
    edit(19, { ort: 'Saal 2' });
    const frNr = numberOf(19);
    justBefore('GET events instances', () => { remove(instance(19)); });
    await bench.synced();
    assert.equal(bench.appointment(frNr)['ort'], 'Saal 2');
    assert.deepEqual([bench.events().filter(({ location }) => location === 'Saal 2').length, bench.notices().length], [1, 1]);
    await quiet();
  });

  it('may all go with their series just before: the changed one stays, and is told', async () => {
    await takenApart();
    edit(19, { ort: 'Saal 2' });
    const frNr = numberOf(19);
    justBefore('GET events instances', () => { bench.sandbox.google.people.removeAll(bench.calendarId(), seriesId); });
    await bench.synced();
    assert.deepEqual([bench.numbers(), bench.events().map(({ location }) => location)], [[frNr], ['Saal 2']]);
    assert.ok(bench.notices().length >= 1);
    await quiet();
  });

  it('may be changed by somebody while the hub writes to one after the other', async () => {
    await takenApart();
    for (const day of [5, 12, 19]) edit(day, { ort: `Saal ${day}` });
    const last = numberOf(19);
    let writes = 0;
    const onSecond = (): void => {
      writes += 1;
      if (writes === 2) bench.edit(instance(12), { description: 'Mitbringen: Akte' });
      else justBefore('PATCH events', onSecond);
    };
    justBefore('PATCH events', onSecond);
    await bench.synced();
    assert.deepEqual([bench.appointment(numberOf(12))['notiz'], bench.appointment(numberOf(12))['ort'], bench.appointment(last)['ort']], ['Mitbringen: Akte', 'Saal 12', 'Saal 19']);
    await quiet();
  });
});
