import assert from 'node:assert/strict';
import { calendarOverview } from '../../../src/sync/calendar/calendar-overview.js';
import { clearLocks } from '../../../src/sync/calendar/clear-locks.js';
import { dueCalendars } from '../../../src/sync/calendar/due-calendars.js';
import { forStaff } from '../../../src/sync/calendar/for-staff.js';
import { receivePush } from '../../../src/sync/calendar/receive-push.js';
import { TestRedis } from '../../hub/support/redis-server.js';
import { kl, Workbench } from './support/workbench.js';

describe('Around the calendar runs', () => {
  let redis: TestRedis;
  let bench: Workbench;
  before(async () => { redis = await TestRedis.start(); });
  after(() => redis.stop());
  beforeEach(async () => { bench = await Workbench.start(redis, { publicUrl: 'http://127.0.0.1:9/' }); });
  afterEach(() => bench.stop());

  describe('what is due', () => {
    it('is one event per active employee, and costs one call to Advoware', async () => {
      const events = await dueCalendars(bench.context, { source: 'cron' });
      assert.deepEqual(events.map(({ kuerzel }) => kuerzel).sort(), ['AW', 'JH', 'KL', 'LN', 'MB', 'PF', 'RG', 'SÖ', 'TV'].sort());
      assert.ok(events.every(({ source, full_content: full }) => source === 'cron' && full === undefined));
      assert.deepEqual(bench.calls.advoware, ['GET employees']);
    });

    it('keeps full_content before any event could be merged with one that waits', async () => {
      const [event] = await dueCalendars(bench.context, { source: 'api', full_content: true, kuerzel: kl });
      assert.equal(event?.full_content, true);
      assert.equal((await bench.ledger.calendars.read(kl)).calendar.fullContent, true);
      assert.equal((await bench.ledger.calendars.read('TV')).calendar.fullContent, false);
    });

    it('is nobody who has left, and nobody who is unknown', async () => {
      for (const kuerzel of ['EX', 'ZZ']) await assert.rejects(dueCalendars(bench.context, { source: 'api', kuerzel }), { code: 'not_found' });
    });

    it('notes who has left, so that a push about their calendar starts nothing', async () => {
      await bench.ledger.calendars.note([{ kuerzel: 'WG', isActive: true }]);
      await dueCalendars(bench.context, { source: 'poll' });
      assert.equal((await calendarOverview(bench.context)).find(({ kuerzel }) => kuerzel === 'WG')?.isActive, false);
    });
  });

  it('locks are cleared for one employee or for all, and it is told whose were held', async () => {
    await bench.settled();
    const { locks } = bench.context.hub;
    await bench.ledger.calendars.note([{ kuerzel: 'TV' }]);
    await locks.acquire('calendar_sync:lock:KL');
    await locks.acquire('calendar_sync:lock:TV');
    assert.deepEqual(await clearLocks(bench.context, { kuerzel: 'TV' }), ['TV']);
    assert.equal((await bench.sync()).kind, 'busy');
    assert.deepEqual(await clearLocks(bench.context, {}), ['KL']);
    assert.equal((await bench.sync()).kind, 'unchanged');
  });

  describe('push channels', () => {
    const channelOf = async (): Promise<NonNullable<Awaited<ReturnType<typeof bench.ledger.calendars.read>>['calendar']['channel']>> => {
      const { channel } = (await bench.ledger.calendars.read(kl)).calendar;
      assert.ok(channel);
      return channel;
    };
    const headers = async (more: Record<string, string> = {}): Promise<Record<string, string>> => {
      const { channelId, resourceId, token } = await channelOf();
      return { 'x-goog-channel-id': channelId, 'x-goog-resource-id': resourceId, 'x-goog-channel-token': token, 'x-goog-message-number': '7', 'x-goog-resource-state': 'exists', ...more };
    };

    it('are opened once, below the public address, and renewed before they end; the old one is stopped afterwards', async () => {
      await bench.settled();
      const first = await channelOf();
      assert.equal(first.address, 'http://127.0.0.1:9/calendar/google/notify');
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.equal(bench.counts().writes, 0);
      bench.later(6.5 * 86_400_000);
      await bench.sync();
      const second = await channelOf();
      assert.notEqual(second.channelId, first.channelId);
      assert.deepEqual(bench.calls.google.filter((call) => call.startsWith('events.watch') || call.startsWith('channels')), ['events.watch', 'channels.stop']);
      assert.equal((await bench.ledger.calendars.read(kl)).calendar.formerChannel, null);
    });

    it('tell whose run to start, when channel, resource and token agree', async () => {
      await bench.settled();
      const answer = await receivePush(bench.context, await headers());
      assert.ok(answer.kind === 'run');
      assert.deepEqual([answer.event.kuerzel, answer.event.source, answer.event.full_content], [kl, 'push', undefined]);
    });

    it('are not believed with another token or resource, and not understood without their headers', async () => {
      await bench.settled();
      assert.equal((await receivePush(bench.context, await headers({ 'x-goog-channel-token': 'x' }))).kind, 'forged');
      assert.equal((await receivePush(bench.context, await headers({ 'x-goog-resource-id': 'x' }))).kind, 'forged');
      assert.equal((await receivePush(bench.context, {})).kind, 'malformed');
    });

    it('greet without starting anything, and one that nobody knows is stopped, one a minute', async () => {
      await bench.settled();
      assert.equal((await receivePush(bench.context, await headers({ 'x-goog-resource-state': 'sync' }))).kind, 'ignored');
      for (const id of ['stranger-1', 'stranger-2', 'stranger-3']) assert.equal((await receivePush(bench.context, await headers({ 'x-goog-channel-id': id }))).kind, 'ignored');
      assert.equal(bench.calls.google.filter((call) => call === 'channels.stop').length, 1);
      bench.later(61_000);
      await receivePush(bench.context, await headers({ 'x-goog-channel-id': 'stranger-4' }));
      assert.equal(bench.calls.google.filter((call) => call === 'channels.stop').length, 2);
    });

    it('of a stranger that cannot be stopped are ignored all the same', async () => {
      await bench.settled();
      bench.sandbox.google.apiFaults.add({ kind: 'error', method: 'channels.stop', status: 404, reason: 'notFound', times: 1 });
      assert.equal((await receivePush(bench.context, await headers({ 'x-goog-channel-id': 'stranger-1' }))).kind, 'ignored');
    });

    it('are no reason to fail: what Google refuses about them is tried again by the next run', async () => {
      bench.sandbox.google.apiFaults.add({ kind: 'error', method: 'events.watch', status: 400, reason: 'pushNotSupportedForRequestedResource', times: 1 });
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.equal((await bench.ledger.calendars.read(kl)).calendar.channel, null);
      await bench.sync();
      await channelOf();
    });

    it('are stopped when the hub has no public address any more', async () => {
      await bench.settled();
      await bench.restarted({ publicUrl: undefined });
      await bench.sync();
      const { channel, formerChannel } = (await bench.ledger.calendars.read(kl)).calendar;
      assert.deepEqual([channel, formerChannel], [null, null]);
      assert.ok(bench.calls.google.includes('channels.stop'));
    });
  });

  it('what was deleted is forgotten after ninety days, and stays deleted', async () => {
    const frNr = bench.enter();
    await bench.settled();
    bench.sandbox.advoware.appointments.remove(frNr);
    await bench.synced();
    const known = async (): Promise<number> => (await bench.ledger.calendars.read(kl)).pairs.length;
    assert.equal(await known(), 1);
    bench.later(91 * 86_400_000);
    await bench.loseLocks();
    await bench.synced();
    assert.deepEqual([await known(), bench.events(), bench.numbers()], [0, [], []]);
  });

  it('a run whose outcome the ledger cannot keep is no run: the event must come back', async () => {
    bench.interruptible.before(({ operation }) => operation === 'end run', () => { throw new Error('ledger away'); });
    await assert.rejects(bench.sync(), /ledger away/);
    assert.equal((await bench.sync()).kind, 'unchanged');
  });

  describe('an operation that fails by itself', () => {
    const refuse = (eventId: string): void => { bench.sandbox.google.faults.add({ id: 'x', kind: 'status', method: 'PATCH', path: eventId, status: 400, body: JSON.stringify({ error: { code: 400, message: 'x', errors: [{ reason: 'invalid', domain: 'global' }] } }), headers: { 'Content-Type': 'application/json' } }); };

    it('is set aside and stops no other, waits longer each time, is told at the third, and is tried at once by hand', async () => {
      const numbers = [1, 2, 3].map((day) => bench.enter({ text: `Termin ${day}` }, day));
      await bench.settled({ full_content: true });
      const poisoned = bench.events().find(({ summary }) => summary === 'Termin 1')?.id ?? '';
      refuse(poisoned);
      for (const frNr of numbers) bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
      const first = await bench.sync();
      assert.ok(first.kind === 'updated');
      assert.deepEqual([first.counts.updatedInGoogle, first.counts.failed, forStaff(first)], [2, 1, true]);
      const tries = (): number => bench.calls.google.filter((call) => call === 'events.patch').length + bench.sandbox.google.faults.list().reduce((sum, { struck }) => sum + struck, 0);
      await bench.sync();
      const afterTwo = tries();
      await bench.sync();
      assert.equal(tries(), afterTwo, 'not due yet');
      bench.later(6 * 60_000);
      await bench.sync();
      assert.equal(bench.notices().length, 1);
      assert.match(bench.notices()[0] ?? '', /wiederholt gescheitert/);
      const state = (await calendarOverview(bench.context)).find(({ kuerzel }) => kuerzel === kl);
      assert.equal(state?.waiting[0]?.attempts, 3);
      bench.sandbox.google.faults.remove('x');
      assert.equal((await bench.sync()).kind, 'unchanged');
      assert.equal((await bench.synced({ source: 'manual' })).updatedInGoogle, 1);
      assert.deepEqual((await calendarOverview(bench.context)).find(({ kuerzel }) => kuerzel === kl)?.waiting, []);
    });

    it('is tried anew when the record it is about was changed', async () => {
      const frNr = bench.enter();
      await bench.settled({ full_content: true });
      refuse(bench.event().id);
      bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
      await bench.sync();
      await bench.sync();
      bench.sandbox.google.faults.remove('x');
      bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 2' });
      assert.equal((await bench.synced()).updatedInGoogle, 1);
    });

    it('is what a run says that had no time for anything else', async () => {
      const numbers = [1, 2, 3].map((day) => bench.enter({ text: `Termin ${day}` }, day));
      await bench.settled({ full_content: true });
      for (const frNr of numbers) bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
      refuse('/events/');
      bench.interruptible.before(({ operation }) => operation === 'PATCH events', () => { bench.later(3_600_000); });
      const result = await bench.sync();
      assert.ok(result.kind === 'failed', JSON.stringify(result));
      bench.sandbox.google.faults.remove('x');
      await bench.loseLocks();
      assert.equal((await bench.synced({ source: 'manual' })).updatedInGoogle, 3);
    });

    it('breaks the run off when it is the whole side that fails, and loses nothing', async () => {
      const numbers = [1, 2, 3, 4, 5, 6].map((day) => bench.enter({ text: `Termin ${day}` }, day));
      await bench.settled({ full_content: true });
      for (const frNr of numbers) bench.sandbox.advoware.appointments.edit(frNr, { ort: 'Saal 1' });
      bench.sandbox.google.faults.add({ id: 'x', kind: 'status', method: 'PATCH', status: 503 });
      const result = await bench.sync();
      assert.ok(result.kind === 'failed', JSON.stringify(result));
      bench.sandbox.google.faults.remove('x');
      bench.later(60_000);
      await bench.loseLocks();
      assert.equal((await bench.synced()).updatedInGoogle, 6);
    });
  });

  it('a run that takes too long hands its lock back, and the next one goes on where it stopped', async () => {
    for (let count = 0; count < 15; count += 1) bench.enter({ text: `Termin ${count}` }, 1 + count);
    const slowly = (): void => {
      bench.later(20_000);
      bench.interruptible.before(({ operation }) => operation === 'POST events', slowly);
    };
    bench.interruptible.before(({ operation }) => operation === 'POST events', slowly);
    const first = await bench.sync();
    assert.ok(first.kind === 'unfinished', JSON.stringify(first));
    assert.ok(first.counts.newInGoogle > 3 && first.counts.newInGoogle < 15);
    const second = await bench.synced();
    assert.equal(first.counts.newInGoogle + second.newInGoogle, 15);
    assert.equal(bench.events().length, 15);
  });

  describe('a reply that is lost', () => {
    it('of a creation in Advoware is found by its content, and nothing is made twice', async () => {
      await bench.settled({ full_content: true });
      bench.create();
      bench.sandbox.advoware.faults.add({ kind: 'reset-after', method: 'POST', path: 'appointments', times: 1 });
      await bench.synced();
      assert.equal(bench.numbers().length, 1);
      assert.equal((await bench.sync()).kind, 'unchanged');
    });

    it('of a creation in Advoware that never arrived is repeated after it was looked for twice', async () => {
      await bench.settled({ full_content: true });
      bench.create();
      bench.sandbox.advoware.faults.add({ kind: 'reset-before', method: 'POST', path: 'appointments', times: 1 });
      await bench.synced();
      assert.equal(bench.numbers().length, 1);
      assert.deepEqual(bench.calls.advoware, ['GET appointments', 'POST appointments', 'GET appointments', 'GET appointments', 'POST appointments']);
    });

    for (const [what, method] of [['a creation', 'POST'], ['an update', 'PATCH'], ['a deletion', 'DELETE']] as const) {
      it(`of ${what} in Google is found out by reading, and nothing is made twice`, async () => {
        const [one, two] = [bench.enter({ text: 'Eins' }, 1), bench.enter({ text: 'Zwei' }, 2)];
        bench.enter({ text: 'Drei' }, 3);
        await bench.settled({ full_content: true });
        bench.sandbox.advoware.appointments.edit(one, { ort: 'Saal 1' });
        bench.sandbox.advoware.appointments.remove(two);
        bench.enter({ text: 'Vier' }, 4);
        bench.sandbox.google.faults.add({ kind: 'reset-after', method, path: '/events', times: 1 });
        await bench.synced();
        assert.deepEqual(bench.events().map(({ summary, location }) => `${String(summary)} ${location ?? ''}`).sort(), ['Drei ', 'Eins Saal 1', 'Vier ']);
        assert.equal((await bench.sync()).kind, 'unchanged');
      });
    }
  });
});
