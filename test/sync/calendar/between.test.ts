import assert from 'node:assert/strict';
import { TestRedis } from '../../hub/support/redis-server.js';
import { Workbench } from './support/workbench.js';

describe('A person who acts between the plan of a calendar run and its write', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => {
    bench = await Workbench.start(redis);
    await bench.settled({ full_content: true });
  });
  afterEach(() => bench.stop());

  const justBefore = (operation: string, act: () => void): void => { bench.interruptible.before((effect) => effect.operation === operation, act); };
  const remove = (id: string): void => { bench.sandbox.google.people.remove(bench.calendarId(), id); };
  const quiet = async (): Promise<void> => { assert.equal((await bench.sync()).kind, 'unchanged'); };
  /** An appointment that stands on both sides. */
  const settledAppointment = async (text = 'Besprechung Müller', days = 3): Promise<number> => {
    const frNr = bench.enter({ text }, days);
    await bench.settled();
    return frNr;
  };

  it('keeps an event that was to be deleted, when they edit it: it is made again in Advoware and told', async () => {
    bench.sandbox.advoware.appointments.remove(await settledAppointment());
    justBefore('DELETE events', () => { bench.edit(bench.event().id, { summary: 'Doch noch' }); });
    await bench.synced();
    assert.deepEqual([bench.event().summary, bench.appointments().map(({ text }) => text), bench.notices().length], ['Doch noch', ['Doch noch'], 1]);
    await quiet();
  });

  it('may delete an event themselves that was to be deleted', async () => {
    bench.sandbox.advoware.appointments.remove(await settledAppointment());
    justBefore('DELETE events', () => { remove(bench.event().id); });
    await bench.synced();
    assert.deepEqual([bench.events(), bench.appointments(), bench.notices()], [[], [], []]);
    await quiet();
  });

  it('may delete an event that was to be changed: Advoware loses nothing, and it is told', async () => {
    const frNr = await settledAppointment();
    bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
    justBefore('PATCH events', () => { remove(bench.event().id); });
    await bench.synced();
    assert.deepEqual([bench.numbers(), bench.event().location, bench.notices().length], [[frNr], 'Saal 1', 1]);
    await quiet();
  });

  it('keeps what they type into an event of theirs while it is being marked, and has one appointment of it', async () => {
    bench.create();
    justBefore('PATCH events', () => { bench.edit(bench.event().id, { summary: 'Zahnarzt Dr. Beispiel' }); });
    await bench.synced();
    assert.deepEqual([bench.event().summary, bench.appointments().map(({ text }) => text)], ['Zahnarzt Dr. Beispiel', ['Zahnarzt Dr. Beispiel']]);
    await quiet();
  });

  it('may delete an event of theirs while it is being marked: its new appointment goes as well', async () => {
    bench.create();
    justBefore('PATCH events', () => { remove(bench.event().id); });
    await bench.synced();
    assert.deepEqual([bench.events(), bench.appointments()], [[], []]);
    await quiet();
  });

  it('may delete an appointment that was to be changed: what they did in Google is not lost, and it is told', async () => {
    const frNr = await settledAppointment();
    bench.edit(bench.event().id, { location: 'Saal 7' });
    justBefore('PUT appointments', () => { bench.sandbox.advoware.appointments.remove(frNr); });
    await bench.synced();
    assert.deepEqual([bench.event().location, bench.appointments().map(({ ort }) => ort), bench.notices().length], ['Saal 7', ['Saal 7'], 1]);
    await quiet();
  });

  it('keeps an appointment that they edit seconds before it was to be deleted', async () => {
    await settledAppointment('Eins', 3);
    const second = await settledAppointment('Zwei', 5);
    for (const { id } of bench.events()) remove(id);
    justBefore('DELETE appointments', () => {
      bench.later(6_000);
      bench.sandbox.advoware.appointments.edit(second, { ort: 'Saal 2' });
    });
    await bench.synced();
    assert.deepEqual([bench.numbers(), bench.events().map(({ summary, location }) => [summary, location])], [[second], [['Zwei', 'Saal 2']]]);
    await quiet();
  });

  it('who never stops editing delays the run, and loses nothing by it', async () => {
    const frNr = await settledAppointment();
    bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
    let edits = 0;
    const edit = (): void => {
      bench.edit(bench.event().id, { summary: `Besprechung ${edits += 1}` });
      justBefore('PATCH events', edit);
    };
    justBefore('PATCH events', edit);
    const result = await bench.sync();
    assert.deepEqual([result.kind, result.kind === 'failed' && result.code, bench.notices()], ['failed', 'conflict', []]);
    justBefore('nothing', () => undefined);
    await bench.synced();
    const title = `Besprechung ${edits}`;
    assert.deepEqual([bench.event().summary, bench.event().location, bench.appointment(frNr)['text'], bench.appointment(frNr)['ort']], [title, 'Saal 1', title, 'Saal 1']);
    await quiet();
  });

  it('may take back in that time what they did', async () => {
    const frNr = await settledAppointment();
    bench.edit(bench.event().id, { location: 'Saal 7' });
    justBefore('PUT appointments', () => {
      bench.sandbox.advoware.appointments.edit(frNr, { text: 'Neuer Titel' });
      bench.edit(bench.event().id, { location: '' });
    });
    await bench.synced();
    await bench.synced();
    assert.deepEqual([bench.event().summary, bench.event().location ?? '', bench.appointment(frNr)['ort'] ?? ''], ['Neuer Titel', '', '']);
    await quiet();
  });
});
