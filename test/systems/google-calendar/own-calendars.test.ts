import assert from 'node:assert/strict';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import { ensureCalendar } from '../../../src/systems/google-calendar/calendars/ensure-calendar.js';
import { calendarMarker, markedDescription } from '../../../src/systems/google-calendar/calendars/marker.js';
import { benchPerTest, callsOf, clear, failureOf, newPlace } from './support/bench.js';

const wish = { marker: calendarMarker('TV'), summary: 'Advoware TV', quotaUser: 'TV' };
const marked = { description: markedDescription(wish.marker) };

describe('the hub\'s own calendars', () => {
  const bench = benchPerTest();
  const calendarsOfTv = () => Object.values(bench.google.state.calendars).filter(({ description }) => description?.includes(wish.marker));
  const unlimited = (): void => { Object.assign(bench.google.settings, { calendarCreations: null, callsPerMinute: null, callsPerMinutePerUser: null }); };
  const longSleeps = () => bench.effects.sleeps.filter((waited) => waited > 5_000);

  it('are made in the zone of Berlin, with the marker', async () => {
    const made = await bench.client.createCalendar(wish);
    assert.equal(made.kind, 'created');
    const [found] = calendarsOfTv();
    assert.deepEqual([found?.id, found?.summary, found?.timeZone], [made.calendar.id, 'Advoware TV', 'Europe/Berlin']);
  });
  it('are found by the marker over all pages, hidden ones included', async () => {
    unlimited();
    for (let index = 0; index < 260; index += 1) await newPlace(bench, 'XX', { description: markedDescription(calendarMarker(`X${index}`)) });
    const { calendarId } = await newPlace(bench, 'TV', marked);
    bench.google.state.lists[bench.google.serviceAccount.client_email]![calendarId]!.hidden = true;
    clear(bench);
    const found = await bench.client.findCalendar(wish);
    assert.equal(found.kind === 'found' && found.calendar.id, calendarId);
    assert.deepEqual(callsOf(bench), ['calendarList.list 200', 'calendarList.list 200']);
  });
  it('are not taken for those of somebody whose sign begins alike', async () => {
    await newPlace(bench, 'TVX', { description: markedDescription(calendarMarker('TVX')) });
    assert.deepEqual(await bench.client.findCalendar(wish), { kind: 'none' });
  });
  it('are not those that others share with the hub, marked or not', async () => {
    const { calendarId } = await newPlace(bench, 'TV', marked);
    bench.google.state.calendars[calendarId]!.acl[`user:${bench.google.serviceAccount.client_email}`]!.role = 'writer';
    assert.deepEqual(await bench.client.findCalendar(wish), { kind: 'none' });
  });
  it('are left to a person when there are several', async () => {
    const ids = [(await newPlace(bench, 'TV', marked)).calendarId, (await newPlace(bench, 'TV', marked)).calendarId].sort();
    assert.deepEqual(await bench.client.findCalendar(wish), { kind: 'several', calendarIds: ids });
    assert.deepEqual(await bench.client.createCalendar(wish), { kind: 'several', calendarIds: ids });
  });
  for (const kind of ['html', 'empty', 'truncated'] as const) {
    it(`are not made anew because their list came as ${kind}`, async () => {
      await newPlace(bench, 'TV', marked);
      bench.google.faults.add({ kind, path: 'calendarList' });
      assert.equal((await failureOf(bench.client.createCalendar(wish))).code, 'upstream_unreadable');
      assert.equal(calendarsOfTv().length, 1);
    });
  }
  it('are made once though the reply is lost: found by the marker', async () => {
    bench.google.faults.add({ kind: 'reset-after', method: 'POST', path: 'v3/calendars\\?', times: 1 });
    assert.equal((await bench.client.createCalendar(wish)).kind, 'found');
    assert.equal(calendarsOfTv().length, 1);
  });
  it('are made once though the reply is lost and the list is behind: unknown, then found', async () => {
    bench.google.faults.add({ kind: 'reset-before', method: 'POST', path: 'v3/calendars\\?', times: 1 });
    assert.equal((await failureOf(bench.client.createCalendar(wish))).code, 'outcome_unknown');
    assert.equal(calendarsOfTv().length, 0);
    assert.equal((await bench.client.createCalendar(wish)).kind, 'created');
  });
  it('are made once though two processes want the same one', async () => {
    const made = await Promise.all([bench.client.createCalendar(wish), bench.another().createCalendar(wish)]);
    assert.deepEqual(made.map(({ kind }) => kind).sort(), ['created', 'found']);
    assert.equal(calendarsOfTv().length, 1);
  });
  it('are made one after the other, 30 seconds apart after the first ten of a day, whatever process makes them', async () => {
    const clients = [bench.client, bench.another()];
    for (let index = 0; index < 13; index += 1) {
      await clients[index % 2]!.createCalendar({ ...wish, marker: calendarMarker(`N${index}`) });
      // Redis' own clock stands still meanwhile.
      if (index === 9) assert.deepEqual(longSleeps(), []);
    }
    assert.equal(longSleeps().length, 3);
    assert.ok(longSleeps().every((waited) => waited > 25_000 && waited <= 30_000), String(longSleeps()));
  });
  it('are made slowly while Redis is away', async () => {
    bench.redis.disconnect();
    await bench.client.createCalendar(wish);
    await bench.client.createCalendar({ ...wish, marker: calendarMarker('X') });
    assert.equal(longSleeps().length, 1);
  });
  it('wait while another process makes one, but not for ever', async () => {
    await bench.redis.set('google_calendar_creation_lock', 'somebody');
    await assert.rejects(bench.client.createCalendar(wish), (error) => error instanceof HubError && error.code === 'lock_busy' && error.retryable);
    assert.equal(await bench.redis.get('google_calendar_creation_lock'), 'somebody');
  });
  it('count only those that were made, not those that were found', async () => {
    await newPlace(bench, 'TV', marked);
    for (let index = 0; index < 12; index += 1) await bench.client.createCalendar(wish);
    assert.deepEqual(longSleeps(), []);
  });

  describe('shared', () => {
    const email = 'T.Vogt@kanzlei-lindner.example';
    const roles = () => Object.values(bench.google.state.calendars[bench.place.calendarId]?.acl ?? {}).filter(({ scope }) => scope.value === email.toLowerCase()).map(({ role }) => role);

    it('make the person a writer, without a mail', async () => {
      assert.deepEqual(await bench.client.shareCalendar(bench.place, email), { kind: 'shared' });
      assert.deepEqual(roles(), ['writer']);
      assert.deepEqual(bench.google.state.mails, []);
    });
    it('are not shared again', async () => {
      await bench.client.shareCalendar(bench.place, email);
      clear(bench);
      assert.deepEqual(await bench.client.shareCalendar(bench.place, email), { kind: 'already_shared' });
      assert.deepEqual(bench.google.calls.writes(), []);
    });
    it('take nothing from a person who was given more', async () => {
      await bench.client.shareCalendar(bench.place, email);
      bench.google.state.calendars[bench.place.calendarId]!.acl[`user:${email.toLowerCase()}`]!.role = 'owner';
      assert.deepEqual(await bench.client.shareCalendar(bench.place, email), { kind: 'already_shared' });
      assert.deepEqual(roles(), ['owner']);
    });
    it('tell nobody the address in an error', async () => {
      bench.google.apiFaults.add({ kind: 'error', method: 'acl.insert', status: 403, reason: 'forbidden', message: email });
      const error = await failureOf(bench.client.shareCalendar(bench.place, email));
      assert.doesNotMatch(`${error.message} ${JSON.stringify(bench.effects.ran)}`, /vogt/i);
    });
  });

  describe('made sure of', () => {
    const tv = { kuerzel: 'TV', email: 't.vogt@kanzlei-lindner.example' };

    it('are made and shared, then known by their id', async () => {
      const first = await ensureCalendar(bench.client, tv);
      assert.equal(first.kind === 'ready' && first.how, 'created');
      clear(bench);
      const calendarId = first.kind === 'ready' ? first.calendarId : '';
      assert.deepEqual(await ensureCalendar(bench.client, { ...tv, calendarId }), { kind: 'ready', calendarId, how: 'known' });
      assert.deepEqual(bench.google.calls.writes(), []);
    });
    it('are found again with the ledger lost', async () => {
      const { calendarId } = await newPlace(bench, 'TV', marked);
      assert.deepEqual(await ensureCalendar(bench.client, tv), { kind: 'ready', calendarId, how: 'found' });
      assert.equal(calendarsOfTv().length, 1);
    });
    it('are made anew when the known one was deleted', async () => {
      const answer = await ensureCalendar(bench.client, { ...tv, calendarId: 'c_gone@group.calendar.google.com' });
      assert.equal(answer.kind === 'ready' && answer.how, 'created');
    });
    it('are shared in a later run when the first one died in between', async () => {
      await bench.client.createCalendar(wish);
      await ensureCalendar(bench.client, tv);
      assert.ok(Object.keys(calendarsOfTv()[0]?.acl ?? {}).includes(`user:${tv.email}`));
    });
  });
});
