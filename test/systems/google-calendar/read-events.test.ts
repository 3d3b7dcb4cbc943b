import assert from 'node:assert/strict';
import { parameterHash } from '../../../src/systems/google-calendar/events/parameter-hash.js';
import type { Cursor, FullReading } from '../../../src/systems/google-calendar/google-calendar.js';
import { benchPerTest, callsOf, clear, failureOf, hourAt } from './support/bench.js';

const year = { timeMin: '2026-01-01T00:00:00+01:00', timeMax: '2027-01-01T00:00:00+01:00' };

describe('reading Google events', () => {
  const bench = benchPerTest();
  const insert = (id: string, at = '2026-03-20T09', more: object = {}): Promise<unknown> => bench.client.insertEvent(bench.place, id, hourAt(at, more));
  const full = async (): Promise<Extract<FullReading, { kind: 'full' }>> => {
    const reading = await bench.client.listEvents(bench.place, year);
    assert.equal(reading.kind, 'full');
    return reading;
  };
  const changes = (cursor: Cursor) => bench.client.listChanges(bench.place, cursor, year);

  it('reads everything in the window with one call, and where to go on', async () => {
    await insert('advo1');
    await insert('advo2', '2028-03-20T09');
    clear(bench);
    const { events, cursor } = await full();
    assert.deepEqual(events.map(({ id }) => id), ['advo1']);
    assert.equal(cursor.parameters, parameterHash(bench.place.calendarId, year));
    assert.deepEqual(callsOf(bench), ['events.list 200']);
  });

  it('asks for series as series, for tombstones and on the quota of the employee', async () => {
    await full();
    const [call] = bench.google.calls.all();
    assert.ok(call);
    assert.equal(call.quotaUser, 'KL');
    const query = new URLSearchParams(call.query);
    assert.deepEqual([query.get('singleEvents'), query.get('showDeleted'), query.get('maxResults'), query.get('timeMin')], ['false', 'true', '2500', year.timeMin]);
  });

  it('reads nothing but what changed, with one call and without a window', async () => {
    await insert('advo1');
    await insert('advo2', '2026-03-21T09');
    const { cursor } = await full();
    bench.google.people.edit(bench.place.calendarId, 'advo1', { summary: 'Neu' });
    bench.google.people.remove(bench.place.calendarId, 'advo2');
    clear(bench);
    const reading = await changes(cursor);
    assert.equal(reading.kind, 'changes');
    assert.deepEqual(reading.events.map(({ id, status }) => [id, status]).sort(), [['advo1', 'confirmed'], ['advo2', 'cancelled']]);
    assert.deepEqual(callsOf(bench), ['events.list 200']);
    assert.equal(bench.google.calls.all()[0]?.query.includes('time'), false);
  });

  it('goes on from where an incremental reading ended', async () => {
    const first = await changes((await full()).cursor);
    assert.equal(first.kind, 'changes');
    await insert('advo1');
    const second = await changes(first.cursor);
    assert.equal(second.kind, 'changes');
    assert.deepEqual(second.events.map(({ id }) => id), ['advo1']);
  });

  it('tells that the cursor is lost when the token ran out', async () => {
    const { cursor } = await full();
    bench.google.apiFaults.add({ kind: 'sync-token-expired' });
    assert.deepEqual(await changes(cursor), { kind: 'cursor_lost', reason: 'expired' });
  });

  it('takes a garbled token for a lost one', async () => {
    const { cursor } = await full();
    assert.deepEqual(await changes({ ...cursor, syncToken: 'garbled' }), { kind: 'cursor_lost', reason: 'expired' });
  });

  it('does not ask with a cursor of another window', async () => {
    const { cursor } = await full();
    clear(bench);
    const reading = await bench.client.listChanges(bench.place, cursor, { ...year, timeMax: '2028-01-01T00:00:00+01:00' });
    assert.deepEqual(reading, { kind: 'cursor_lost', reason: 'other_parameters' });
    assert.deepEqual(callsOf(bench), []);
  });

  it('does not take every 410 for a lost cursor', async () => {
    const { cursor } = await full();
    bench.google.apiFaults.add({ kind: 'error', method: 'events.list', status: 410, reason: 'deleted' });
    assert.equal((await failureOf(changes(cursor))).code, 'upstream_rejected');
  });

  it('reads short pages and pages without anything to the end', async () => {
    for (const [index, hour] of ['09', '10', '11', '12'].entries()) await insert(`advo${index}`, `2026-03-20T${hour}`);
    bench.google.apiFaults.add({ kind: 'empty-page', after: 1, times: 1 });
    bench.google.apiFaults.add({ kind: 'short-page', pageSize: 1 });
    const { events, cursor } = await full();
    assert.equal(events.length, 4);
    bench.google.apiFaults.clear();
    assert.deepEqual((await changes(cursor)).kind, 'changes');
  });

  for (const kind of ['truncated', 'html', 'empty'] as const) {
    it(`never reads ${kind} as an empty calendar`, async () => {
      await insert('advo1');
      const { cursor } = await full();
      bench.google.faults.add({ kind, path: '/events' });
      for (const reading of [bench.client.listEvents(bench.place, year), changes(cursor)]) {
        const error = await failureOf(reading);
        assert.deepEqual([error.code, error.fault, error.retryable], ['upstream_unreadable', 'unreadable', true]);
      }
    });
  }

  for (const kind of ['items-missing', 'sync-token-missing'] as const) {
    it(`never takes an answer with ${kind} for a reading`, async () => {
      bench.google.apiFaults.add({ kind, method: 'events.list' });
      assert.equal((await failureOf(bench.client.listEvents(bench.place, year))).code, 'upstream_unreadable');
    });
  }

  it('tells a calendar that is gone from an empty one', async () => {
    const { cursor } = await full();
    bench.google.people.setAccess(bench.place.calendarId, 'notFound');
    assert.deepEqual(await bench.client.listEvents(bench.place, year), { kind: 'no_calendar' });
    assert.deepEqual(await changes(cursor), { kind: 'no_calendar' });
  });

  it('does not take the 404 of a gateway for a calendar that is gone', async () => {
    bench.google.faults.add({ kind: 'status', status: 404, path: '/events', body: '<h1>Not Found</h1>' });
    assert.equal((await failureOf(bench.client.listEvents(bench.place, year))).code, 'upstream_unreadable');
  });

  it('fails when the access was taken away', async () => {
    bench.google.people.setAccess(bench.place.calendarId, 'forbidden');
    const error = await failureOf(bench.client.listEvents(bench.place, year));
    assert.deepEqual([error.code, error.fault, error.reason], ['upstream_rejected', 'forbidden', 'forbidden']);
  });

  it('reads one event, also one that was deleted', async () => {
    await insert('advo1', '2026-03-20T09', { extendedProperties: { private: { advowareFrNr: '7' } } });
    const found = await bench.client.readEvent(bench.place, 'advo1');
    assert.equal(found.kind, 'found');
    assert.deepEqual(found.event.extendedProperties?.private, { advowareFrNr: '7' });
    bench.google.people.remove(bench.place.calendarId, 'advo1');
    const later = await bench.client.readEvent(bench.place, 'advo1');
    assert.equal(later.kind === 'found' && later.event.status, 'cancelled');
  });

  it('calls an event gone only while its calendar is there', async () => {
    assert.deepEqual(await bench.client.readEvent(bench.place, 'advo9'), { kind: 'gone' });
    bench.google.people.setAccess(bench.place.calendarId, 'notFound');
    assert.equal((await failureOf(bench.client.readEvent(bench.place, 'advo9'))).fault, 'calendar_not_found');
  });

  it('reads the instances of a series, all or the one that was planned for a day', async () => {
    await insert('advo1', '2026-03-23T09', { recurrence: ['RRULE:FREQ=WEEKLY;UNTIL=20260430T215959Z'] });
    const all = await bench.client.listInstances(bench.place, 'advo1', {});
    assert.equal(all.kind === 'found' && all.events.length, 6);
    const one = await bench.client.listInstances(bench.place, 'advo1', { originalStart: '2026-03-30T09:00:00+02:00' });
    assert.equal(one.kind === 'found' && one.events.length, 1);
    assert.deepEqual(await bench.client.listInstances(bench.place, 'advo9', {}), { kind: 'gone' });
  });
});

describe('the hash of the parameters', () => {
  it('changes with calendar and window', () => {
    const hashes = [parameterHash('a', year), parameterHash('b', year), parameterHash('a', {}), parameterHash('a', { timeMin: year.timeMin }), parameterHash('a', { timeMax: year.timeMax })];
    assert.equal(new Set(hashes).size, hashes.length);
    assert.equal(parameterHash('a', { ...year }), hashes[0]);
  });
});
