import assert from 'node:assert/strict';
import { isTombstone } from '../../../src/domain/calendar/google-event.js';
import { markerOf } from '../../../src/domain/calendar/marker.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

describe('A run for one employee', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis); });
  afterEach(() => bench.stop());

  describe('the first time', () => {
    it('makes the calendar, shares it without a mail, and shows the appointments there', async () => {
      bench.enter();
      const counts = await bench.synced();
      assert.equal(counts.newInGoogle, 1);
      const event = bench.event();
      assert.equal(event.start?.dateTime?.slice(0, 16), `${bench.day(3)}T09:00`);
      assert.equal(markerOf(event)?.frNr, bench.numbers()[0]);
      const [shared] = bench.sandbox.google.calls.all({ method: 'acl.insert' });
      assert.match(shared?.query ?? '', /sendNotifications=false/);
    });

    it('takes a calendar that is there already by its marker', async () => {
      await bench.synced();
      bench.ledgerState.calendars.clear();
      bench.clearLogs();
      await bench.synced();
      assert.equal(bench.sandbox.google.people.calendars().length, 1);
      assert.equal(bench.calls.google.includes('calendars.insert'), false);
    });

    it('asks a person when two calendars bear the marker, and writes nothing', async () => {
      await bench.settled();
      bench.ledgerState.calendars.clear();
      await bench.duplicateCalendar();
      bench.enter();
      bench.clearLogs();
      const result = await bench.sync();
      assert.equal(result.kind, 'conflict');
      assert.equal(bench.counts().writes, 0);
      assert.match(bench.notices()[0] ?? '', /mehrere Kalender/);
    });

    it('links what is on both sides already instead of making a second one', async () => {
      await bench.settled({ full_content: true });
      const frNr = bench.enter({ text: 'Zahnarzt' }, 4);
      const eventId = bench.create({ summary: 'Zahnarzt', start: { dateTime: `${bench.day(4)}T09:00:00`, timeZone: 'Europe/Berlin' }, end: { dateTime: `${bench.day(4)}T10:00:00`, timeZone: 'Europe/Berlin' } });
      await bench.synced();
      assert.deepEqual([bench.numbers(), bench.event().id], [[frNr], eventId]);
      assert.equal(markerOf(bench.event())?.frNr, frNr);
    });
  });

  describe('with nothing changed', () => {
    it('costs one call to each side and no write, also after its own writes', async () => {
      bench.enter();
      bench.enter({ text: 'Termin zwei' }, 5);
      await bench.settled();
      bench.create();
      await bench.synced();
      bench.clearLogs();
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.deepEqual(bench.calls, { advoware: ['GET appointments'], google: ['events.list'] });
    });

    it('writes nothing after a restart, after a full reading, and after losing every cursor', async () => {
      bench.enter();
      const calendarId = await bench.settled();
      bench.sandbox.google.people.expireSyncTokens(calendarId);
      assert.equal((await bench.synced()).cursorLost, 1);
      assert.equal(bench.counts().writes, 0);
      bench.clearLogs();
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.deepEqual(bench.counts(), { reads: 2, writes: 0 });
    });
  });

  describe('with changes', () => {
    it('c of them in Advoware cost one reading of each side and c writes', async () => {
      const numbers = [1, 2, 3, 4, 5].map((day) => bench.enter({ text: `Termin ${day}` }, day));
      await bench.settled({ full_content: true });
      for (const frNr of numbers.slice(0, 3)) bench.sandbox.advoware.appointments.edit(frNr, { text: `Neu ${frNr}` });
      bench.enter({ text: 'Dazugekommen' }, 6);
      await bench.synced();
      assert.deepEqual(bench.counts(), { reads: 2, writes: 4 });
      assert.deepEqual(bench.events().map(({ summary }) => summary).filter((summary) => summary?.startsWith('Neu')).length, 3);
    });

    it('c of them in Google cost one reading of each side and c writes', async () => {
      for (const day of [1, 2, 3, 4]) bench.enter({ text: `Termin ${day}` }, day);
      await bench.settled({ full_content: true });
      for (const { id } of bench.events().slice(0, 3)) bench.edit(id, { location: 'Saal 3' });
      await bench.synced();
      assert.deepEqual(bench.counts(), { reads: 2, writes: 3 });
      assert.equal(bench.appointments().filter(({ ort }) => ort === 'Saal 3').length, 3);
    });

    it('one that is new in Google costs a write to Advoware and one for the marker, which needs its number', async () => {
      await bench.settled({ full_content: true });
      bench.create({ summary: 'Zahnarzt', location: 'Hansaring 3' });
      await bench.synced();
      assert.deepEqual(bench.counts(), { reads: 2, writes: 2 });
      const [frNr] = bench.numbers();
      assert.deepEqual([bench.appointment(frNr ?? 0)['text'], bench.appointment(frNr ?? 0)['ort']], ['Zahnarzt', 'Hansaring 3']);
      assert.equal(markerOf(bench.event())?.frNr, frNr);
    });

    it('leaves everything alone that it does not map', async () => {
      const frNr = bench.enter();
      await bench.settled({ full_content: true });
      bench.edit(bench.event().id, { reminders: { useDefault: false, overrides: [{ method: 'popup', minutes: 7 }] }, colorId: '5', attendees: [{ email: 'gast@anderswo.example' }] });
      bench.edit(bench.event().id, { summary: 'Von Hand' });
      bench.sandbox.advoware.appointments.edit(frNr, { notiz: 'Akte mitbringen' });
      await bench.synced();
      const { reminders, colorId, attendees, description } = bench.event();
      assert.deepEqual([reminders, colorId, description], [{ useDefault: false, overrides: [{ method: 'popup', minutes: 7 }] }, '5', 'Akte mitbringen']);
      assert.equal((attendees as unknown[]).length, 1);
      assert.deepEqual([bench.appointment(frNr)['aktenzeichen'], bench.appointment(frNr)['text']], ['A 17/26', 'Von Hand']);
    });

    it('deletes in Google what was deleted in Advoware, when a second reading in the same run lacks it too', async () => {
      const frNr = bench.enter();
      bench.enter({}, 8);
      await bench.settled();
      bench.sandbox.advoware.appointments.remove(frNr);
      const counts = await bench.synced();
      assert.equal(counts.deletedInGoogle, 1);
      assert.deepEqual(bench.calls.advoware, ['GET appointments', 'GET appointments']);
      assert.equal(bench.events().length, 1);
    });

    it('follows an appointment that was moved out of the window instead of deleting its event', async () => {
      const frNr = bench.enter();
      bench.enter({}, 8);
      await bench.settled();
      const far = `${bench.day(3650)}T00:00:00`;
      bench.sandbox.advoware.appointments.edit(frNr, { datum: far, datumBis: far });
      assert.equal((await bench.synced()).deletedInGoogle, 0);
      assert.ok(bench.events().some(({ start }) => start?.dateTime?.startsWith(bench.day(3650))));
    });

    it('deletes in Advoware what was deleted in Google', async () => {
      const frNr = bench.enter();
      bench.enter({ text: 'Bleibt' }, 8);
      const calendarId = await bench.settled();
      const gone = bench.events().find((event) => markerOf(event)?.frNr === frNr)?.id ?? '';
      bench.sandbox.google.people.remove(calendarId, gone);
      assert.equal((await bench.synced()).deletedInAdvoware, 1);
      assert.deepEqual(bench.counts(), { reads: 2, writes: 1 });
      assert.deepEqual(bench.appointments().map(({ text }) => text), ['Bleibt']);
      const [row] = await bench.ledger.journal({ recordId: String(frNr), limit: 1 });
      assert.deepEqual([row?.operation, row?.outcome, row?.before['aktenzeichen']], ['DELETE appointments', 'done', 'A 17/26']);
    });

    it('makes an appointment anew that was deleted in Google and changed in Advoware, under a new id, and tells it', async () => {
      const frNr = bench.enter();
      const calendarId = await bench.settled({ full_content: true });
      const old = bench.event().id;
      bench.sandbox.google.people.remove(calendarId, old);
      bench.sandbox.advoware.appointments.edit(frNr, { text: 'Doch noch' });
      assert.equal((await bench.synced()).newInGoogle, 1);
      assert.notEqual(bench.event().id, old);
      assert.equal(bench.event().summary, 'Doch noch');
      assert.equal(bench.notices().length, 1);
    });

    it('decides a collision by the newer change, keeps the loser in the journal, and tells it once', async () => {
      const frNr = bench.enter();
      await bench.settled({ full_content: true });
      bench.sandbox.advoware.appointments.edit(frNr, { text: 'Aus Advoware' });
      bench.later(60_000);
      bench.edit(bench.event().id, { summary: 'Aus Google' });
      assert.equal((await bench.synced()).conflicts, 1);
      assert.equal(bench.appointment(frNr)['text'], 'Aus Google');
      assert.equal(bench.notices().length, 1);
      const remark = (await bench.ledger.journal({ recordId: String(frNr), limit: 10 })).find(({ operation }) => operation === 'Konflikt');
      assert.deepEqual(remark?.before, { advoware: 'Aus Advoware', google: 'Aus Google' });
      await bench.synced();
      assert.equal(bench.notices().length, 1);
    });

    it('shows the same series on both sides, and takes one apart whose instance was moved', async () => {
      const until = `${bench.day(40)}T00:00:00`;
      bench.enter({ dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: until }, 5);
      await bench.settled({ full_content: true });
      assert.match(bench.event().recurrence?.[0] ?? '', /FREQ=WEEKLY/);
      const second = bench.day(12);
      bench.edit(bench.instance(bench.event().id, second), { start: { dateTime: `${second}T16:00:00`, timeZone: 'Europe/Berlin' }, end: { dateTime: `${second}T17:00:00`, timeZone: 'Europe/Berlin' } });
      await bench.synced();
      const times = bench.appointments().map(({ datum, uhrzeitVon }) => `${String(datum).slice(0, 10)} ${String(uhrzeitVon)}`).sort();
      assert.deepEqual(times, [5, 12, 19, 26, 33, 40].map((day) => `${bench.day(day)} ${day === 12 ? '16:00:00' : '09:00:00'}`));
      bench.clearLogs();
      assert.equal((await bench.sync()).kind, 'unchanged');
    });

    it('follows a series to another hour, where Google drops what was changed on its instances without a tombstone: asks for each once, and deletes nothing', async () => {
      bench.enter({ dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: `${bench.day(19)}T00:00:00` }, 5);
      await bench.settled({ full_content: true });
      const at = (day: number, hour: number) => ({ dateTime: `${bench.day(day)}T${String(hour).padStart(2, '0')}:00:00`, timeZone: 'Europe/Berlin' });
      const seriesId = bench.event().id;
      bench.edit(bench.instance(seriesId, bench.day(12)), { start: at(12, 16), end: at(12, 17) });
      bench.edit(bench.instance(seriesId, bench.day(19)), { summary: 'Allein' });
      await bench.settled();
      const numbers = bench.numbers();
      bench.edit(seriesId, { start: at(5, 10), end: at(5, 11) });
      const counts = await bench.synced();
      assert.deepEqual([counts.deletedInAdvoware, bench.numbers()], [0, numbers]);
      assert.deepEqual(bench.appointments().map(({ datum, uhrzeitVon }) => `${String(datum).slice(0, 10)} ${String(uhrzeitVon)}`).sort(), [5, 12, 19].map((day) => `${bench.day(day)} 10:00:00`));
      assert.equal(bench.calls.google.filter((call) => call === 'events.get').length, 2);
      bench.clearLogs();
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.deepEqual(bench.calls, { advoware: ['GET appointments'], google: ['events.list'] });
    });

    it('writes to several instances of one series, whose versions change with each write', async () => {
      bench.enter({ dauertermin: 1, turnus: 1, turnusArt: 2, datumBis: `${bench.day(33)}T00:00:00` }, 5);
      await bench.settled({ full_content: true });
      bench.edit(bench.instance(bench.event().id, bench.day(12)), { summary: 'Allein' });
      await bench.synced();
      for (const frNr of bench.numbers()) bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
      bench.clearLogs();
      assert.equal((await bench.synced()).updatedInGoogle, 5);
      bench.clearLogs();
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.equal(bench.events().filter(({ location }) => location === 'Saal 1').length, 5);
    });
  });

  describe('while somebody else is at work', () => {
    const at = (system: string, operation: string) => (effect: { system: string; operation: string }): boolean => effect.system === system && effect.operation === operation;

    it('says busy at once when another run holds the calendar', async () => {
      await bench.settled();
      const lock = await bench.context.hub.locks.acquire('calendar_sync:lock:KL');
      assert.equal((await bench.sync()).kind, 'busy');
      await lock?.release();
      assert.deepEqual(bench.counts(), { reads: 0, writes: 0 });
    });

    it('reads and plans again when the event was changed in Google meanwhile, and loses neither change', async () => {
      const frNr = bench.enter();
      await bench.settled({ full_content: true });
      bench.sandbox.advoware.appointments.edit(frNr, { text: 'Neuer Titel' });
      bench.interruptible.before(at('google', 'PATCH events'), () => { bench.edit(bench.event().id, { location: 'Saal 7' }); });
      await bench.synced();
      assert.deepEqual([bench.event().summary, bench.event().location], ['Neuer Titel', 'Saal 7']);
      assert.equal(bench.appointment(frNr)['ort'], 'Saal 7');
    });

    it('reads and plans again when the appointment was changed in Advoware meanwhile', async () => {
      const frNr = bench.enter();
      await bench.settled({ full_content: true });
      bench.edit(bench.event().id, { location: 'Saal 7' });
      bench.interruptible.before(at('advoware', 'PUT appointments'), () => { bench.sandbox.advoware.appointments.edit(frNr, { text: 'Neuer Titel' }); });
      await bench.synced();
      assert.deepEqual([bench.appointment(frNr)['text'], bench.appointment(frNr)['ort']], ['Neuer Titel', 'Saal 7']);
      assert.equal(bench.event().summary, 'Neuer Titel');
    });

    it('writes nothing more when its lock was taken away, and a newer run keeps its memory', async () => {
      bench.enter();
      bench.enter({}, 6);
      await bench.settled();
      for (const frNr of bench.numbers()) bench.sandbox.advoware.appointments.edit(frNr, { uhrzeitBis: '11:30:00' });
      bench.interruptible.before(at('google', 'PATCH events'), () => bench.loseLocks());
      const result = await bench.sync();
      assert.equal(result.kind === 'failed' && result.code, 'lock_lost');
      assert.ok(bench.calls.google.filter((call) => call === 'events.patch').length <= 1);
      await bench.synced();
      assert.ok(bench.events().every(({ end }) => end?.dateTime?.includes('T11:30')));
    });
  });

  it('leaves the calendar of somebody who has left as it is', async () => {
    const result = await bench.sync({ kuerzel: 'EX' });
    assert.deepEqual([result.kind, bench.counts().writes], ['inactive', 0]);
    assert.equal((await bench.ledger.calendars.read('EX')).calendar.isActive, false);
  });

  it('keeps of an event what it compares, and nothing about guests', async () => {
    bench.enter();
    await bench.settled();
    bench.edit(bench.event().id, { attendees: [{ email: 'gast@anderswo.example' }], summary: 'Neu' });
    await bench.synced();
    const { events } = await bench.ledger.calendars.read(kl);
    assert.equal(JSON.stringify(events).includes('gast@'), false);
    assert.equal(events.filter(({ body }) => !isTombstone(body as never)).length, 1);
  });
});
