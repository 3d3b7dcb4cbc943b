import assert from 'node:assert/strict';
import type { Effects } from '../../../src/hub/effects/effects.js';
import { HubError } from '../../../src/hub/errors/hub-error.js';
import type { EventBody } from '../../../src/systems/google-calendar/google-calendar.js';
import { benchPerTest, callsOf, clear, failureOf, hourAt, newPlace } from './support/bench.js';

describe('writing Google events', () => {
  const bench = benchPerTest();
  const insert = (id = 'advo1', more: object = {}) => bench.client.insertEvent(bench.place, id, hourAt('2026-03-20T09', more));
  const patch = (etag: string, body: EventBody = { summary: 'Neu' }) => bench.client.patchEvent(bench.place, 'advo1', etag, body);
  const remove = (etag: string) => bench.client.deleteEvent(bench.place, 'advo1', etag);
  /** An event that exists, and its version. */
  const existing = async (more: object = {}): Promise<string> => {
    const made = await insert('advo1', more);
    assert.equal(made.kind, 'inserted');
    clear(bench);
    return made.event.etag ?? '';
  };
  const shown = () => bench.google.people.event(bench.place.calendarId, 'advo1').fields;
  const copies = () => Object.values(bench.google.state.calendars[bench.place.calendarId]?.events ?? {}).filter(({ status, id }) => status !== 'cancelled' && id.startsWith('advo')).length;

  it('inserts under the id of the hub, without a mail, on the quota of the employee', async () => {
    const made = await insert('advo1', { extendedProperties: { private: { advowareFrNr: '7' } } });
    assert.equal(made.kind === 'inserted' && made.event.id, 'advo1');
    const [call] = bench.google.calls.all();
    assert.deepEqual([call?.quotaUser, new URLSearchParams(call?.query).get('sendUpdates')], ['KL', 'none']);
  });
  it('tells that an id is taken, also by a deleted event', async () => {
    const etag = await existing();
    assert.deepEqual(await insert(), { kind: 'duplicate' });
    await remove(etag);
    assert.deepEqual(await insert(), { kind: 'duplicate' });
  });
  it('changes the given fields only and answers with the new version', async () => {
    const etag = await existing({ location: 'Saal 1' });
    const answer = await patch(etag);
    assert.equal(answer.kind, 'patched');
    assert.notEqual(answer.event.etag, etag);
    assert.deepEqual([shown()['summary'], shown()['location']], ['Neu', 'Saal 1']);
  });
  it('clears with null', async () => {
    const etag = await existing({ location: 'Saal 1' });
    await patch(etag, { location: null });
    assert.equal(shown()['location'], undefined);
  });
  it('does not write over a change that came in between', async () => {
    const etag = await existing();
    bench.google.people.edit(bench.place.calendarId, 'advo1', { summary: 'Von Hand' });
    assert.deepEqual(await patch(etag), { kind: 'moved_on' });
    assert.deepEqual(await remove(etag), { kind: 'moved_on' });
    assert.equal(shown()['summary'], 'Von Hand');
  });
  it('deletes once; the second time it is gone', async () => {
    const etag = await existing();
    assert.deepEqual(await remove(etag), { kind: 'deleted' });
    const tombstone = await bench.client.readEvent(bench.place, 'advo1');
    assert.deepEqual(await remove(tombstone.kind === 'found' ? tombstone.event.etag ?? '' : ''), { kind: 'gone' });
  });
  it('calls an event gone only while its calendar is there', async () => {
    assert.deepEqual(await bench.client.patchEvent(bench.place, 'advo9', '"1"', { summary: 'Neu' }), { kind: 'gone' });
    bench.google.people.setAccess(bench.place.calendarId, 'notFound');
    assert.equal((await failureOf(bench.client.deleteEvent(bench.place, 'advo9', '"1"'))).fault, 'calendar_not_found');
  });
  for (const field of ['attendees', 'sequence', 'status', 'reminders']) {
    it(`refuses to write ${field}`, async () => {
      const body = { summary: 'Neu', [field]: [] } as EventBody;
      await assert.rejects(async () => patch('"1"', body), HubError);
      await assert.rejects(async () => bench.client.insertEvent(bench.place, 'advo1', body), HubError);
      assert.deepEqual(callsOf(bench), []);
    });
  }

  describe('when the reply is lost', () => {
    const lose = (method: string, kind: 'reset-after' | 'hang-after' | 'reset-before' | 'empty' | 'truncated' | 'html', times = 1): string => bench.google.faults.add({ kind, method, path: '/events', times });

    for (const kind of ['reset-after', 'hang-after', 'empty', 'truncated'] as const) {
      it(`inserts once and tells that the id is taken (${kind})`, async () => {
        lose('POST', kind);
        assert.deepEqual(await insert(), { kind: 'duplicate' });
        assert.equal(copies(), 1);
      });
      it(`calls a patch that was done unknown and does not repeat it (${kind})`, async () => {
        const etag = await existing();
        lose('PATCH', kind);
        assert.equal((await failureOf(patch(etag))).code, 'outcome_unknown');
        assert.equal(bench.google.calls.count({ method: 'events.patch' }), 1);
      });
    }
    for (const kind of ['reset-after', 'hang-after'] as const) {
      it(`finds out that a deletion was done (${kind})`, async () => {
        const etag = await existing();
        lose('DELETE', kind);
        assert.deepEqual(await remove(etag), { kind: 'deleted' });
        assert.equal(bench.google.calls.count({ method: 'events.delete' }), 1);
      });
    }
    it('repeats what certainly was not done', async () => {
      lose('POST', 'reset-before');
      assert.equal((await insert()).kind, 'inserted');
      const { etag } = (await bench.client.readEvent(bench.place, 'advo1') as { event: { etag: string } }).event;
      lose('PATCH', 'reset-before');
      const patched = await patch(etag);
      assert.equal(patched.kind, 'patched');
      lose('DELETE', 'reset-before');
      assert.deepEqual(await remove(patched.event.etag ?? ''), { kind: 'deleted' });
    });
    it('takes the page of a proxy for no deletion', async () => {
      const etag = await existing();
      lose('DELETE', 'html');
      assert.deepEqual(await remove(etag), { kind: 'deleted' });
      assert.equal(copies(), 0);
    });
    it('tells that it moved on when somebody changed what was to be deleted', async () => {
      const etag = await existing();
      lose('DELETE', 'reset-before');
      bench.google.people.edit(bench.place.calendarId, 'advo1', { summary: 'Von Hand' });
      assert.deepEqual(await remove(etag), { kind: 'moved_on' });
      assert.equal(copies(), 1);
    });
    it('tells that it is gone when somebody deleted what was to be changed', async () => {
      const etag = await existing();
      lose('PATCH', 'reset-before');
      bench.google.people.remove(bench.place.calendarId, 'advo1');
      assert.deepEqual(await patch(etag), { kind: 'gone' });
    });
    it('keeps the outcome unknown when the look fails', async () => {
      const etag = await existing();
      lose('PATCH', 'reset-after');
      bench.google.faults.add({ kind: 'status', status: 403, method: 'GET', path: '/events/advo1' });
      assert.equal((await failureOf(patch(etag))).code, 'outcome_unknown');
    });
    it('gives up as unknown after its tries', async () => {
      lose('POST', 'reset-after', 9);
      const etag = await bench.client.insertEvent(bench.place, 'advo1', hourAt('2026-03-20T09')).catch((error: unknown) => error);
      assert.equal((etag as HubError).code, 'outcome_unknown');
      assert.equal(copies(), 1);
    });
  });

  it('looks before it repeats a write that ended in 503, which says nothing about its effect', async () => {
    const etag = await existing();
    bench.google.apiFaults.add({ kind: 'error', method: 'events.patch', status: 503, afterEffect: true, times: 1 });
    assert.equal((await failureOf(patch(etag))).code, 'outcome_unknown');
    assert.deepEqual(callsOf(bench), ['events.patch 503', 'events.get 200']);
  });

  it('writes to one calendar one after the other, 100 ms apart', async () => {
    bench.google.settings.writeSpacingMs = 100;
    await Promise.all(Array.from({ length: 8 }, (_unused, index) => insert(`advo${index}`)));
    assert.equal(callsOf(bench).filter((call) => call !== 'events.insert 200').length, 0);
    assert.equal(copies(), 8);
  });

  it('writes to two calendars side by side', async () => {
    const other = await newPlace(bench, 'TV');
    let [now, most] = [0, 0];
    const run: Effects['run'] = async (effect, action) => {
      if (effect.operation !== 'POST events') return await action();
      now += 1;
      most = Math.max(most, now);
      return await action().finally(() => { now -= 1; });
    };
    const client = bench.another({ effects: { ...bench.effects, run } });
    await client.handshake(bench.place);
    clear(bench);
    bench.google.faults.add({ kind: 'delay', delayMs: 100, method: 'POST', path: '/events' });
    await Promise.all([bench.place, other].map((place) => client.insertEvent(place, 'advo1', hourAt('2026-03-20T09'))));
    assert.equal(most, 2);
    assert.deepEqual(bench.google.calls.all().map(({ quotaUser }) => quotaUser).sort(), ['KL', 'TV']);
  });

  it('sends nobody a mail', async () => {
    const etag = await existing();
    bench.google.people.edit(bench.place.calendarId, 'advo1', { attendees: [{ email: 'mandant@example.org' }] });
    const found = await bench.client.readEvent(bench.place, 'advo1');
    const current = found.kind === 'found' ? found.event.etag ?? '' : etag;
    bench.google.state.mails.length = 0;
    const patched = await patch(current);
    assert.deepEqual(shown()['attendees'] instanceof Array, true);
    await remove(patched.kind === 'patched' ? patched.event.etag ?? '' : '');
    assert.deepEqual(bench.google.state.mails, []);
  });
});
