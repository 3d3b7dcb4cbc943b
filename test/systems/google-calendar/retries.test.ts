import assert from 'node:assert/strict';
import { retryDelayMs } from '../../../src/systems/google-calendar/wire/retry.js';
import { stopMs } from '../../../src/systems/google-calendar/quota/write-stop.js';
import { benchPerTest, callsOf, clear, failureOf, hourAt } from './support/bench.js';

describe('repeating calls to Google', () => {
  const bench = benchPerTest();
  const list = () => bench.client.listEvents(bench.place, {});
  const insert = (id = 'advo1') => bench.client.insertEvent(bench.place, id, hourAt('2026-03-20T09'));
  const fail = (fault: Omit<Parameters<typeof bench.google.apiFaults.add>[0], 'kind'>): string => bench.google.apiFaults.add({ kind: 'error', ...fault });

  for (const [status, reason] of [[403, 'rateLimitExceeded'], [403, 'userRateLimitExceeded'], [429, 'rateLimitExceeded'], [500, 'backendError'], [503, 'backendError']] as const) {
    it(`repeats a read after ${status} ${reason}`, async () => {
      fail({ status, reason, times: 2 });
      assert.equal((await list()).kind, 'full');
      assert.deepEqual(callsOf(bench), [`events.list ${status}`, `events.list ${status}`, 'events.list 200']);
    });
  }
  for (const [status, reason] of [[403, 'rateLimitExceeded'], [429, 'rateLimitExceeded']] as const) {
    it(`repeats a write after ${status} ${reason} without a look: it was not done`, async () => {
      fail({ method: 'events.insert', status, reason, times: 1 });
      assert.equal((await insert()).kind, 'inserted');
      assert.deepEqual(callsOf(bench), [`events.insert ${status}`, 'events.insert 200']);
    });
  }
  it('gives up after four repetitions, with waits of 1, 4, 16 and 60 seconds at most', async () => {
    fail({ status: 503 });
    const error = await failureOf(list());
    assert.deepEqual([error.code, error.fault, error.retryable, error.status], ['upstream_failed', 'backend', true, 503]);
    assert.equal(callsOf(bench).length, 5);
    assert.deepEqual(bench.effects.sleeps.filter((waited) => waited > 900), [999, 3_996, 15_984, 59_940]);
  });
  it('waits as long as Google asks for', async () => {
    fail({ status: 429, reason: 'rateLimitExceeded', retryAfter: '7', times: 1 });
    await list();
    assert.ok(bench.effects.sleeps.includes(7_000));
  });
  it('does not wait for longer than a minute, but tells how long Google asks for', async () => {
    fail({ status: 429, reason: 'rateLimitExceeded', retryAfter: '90' });
    const error = await failureOf(list());
    assert.deepEqual([error.fault, error.retryAfterMs, callsOf(bench).length], ['rate_limited', 90_000, 1]);
  });
  for (const [status, reason, fault] of [[403, 'forbidden', 'forbidden'], [403, 'insufficientPermissions', 'forbidden'], [403, 'forbiddenForServiceAccounts', 'forbidden'], [400, 'invalid', 'invalid']] as const) {
    it(`never repeats after ${status} ${reason}`, async () => {
      fail({ status, reason });
      const error = await failureOf(insert());
      assert.deepEqual([error.code, error.fault, error.reason, error.retryable, callsOf(bench).length], ['upstream_rejected', fault, reason, false, 1]);
    });
  }
  it('never repeats after the 403 of a proxy', async () => {
    bench.google.faults.add({ kind: 'status', status: 403, body: '<h1>Forbidden</h1>', path: '/events' });
    assert.deepEqual((await failureOf(list())).fault, 'forbidden');
  });
  for (const kind of ['reset-before', 'reset-after', 'hang'] as const) {
    it(`repeats a read that ended in ${kind}`, async () => {
      bench.google.faults.add({ kind, path: '/events', times: 1 });
      assert.equal((await list()).kind, 'full');
    });
  }
  it('calls a read that never answers timed out', async () => {
    bench.google.faults.add({ kind: 'hang', path: '/events' });
    assert.equal((await failureOf(list())).code, 'upstream_timeout');
  });
  it('follows no redirect, which would carry the token somewhere else', async () => {
    bench.google.faults.add({ kind: 'status', status: 307, headers: { Location: 'http://127.0.0.1:9/elsewhere' }, path: '/events' });
    assert.equal((await failureOf(list())).code, 'upstream_unreadable');
    assert.equal((await failureOf(insert())).code, 'outcome_unknown');
  });
  it('refuses an answer over its limit', async () => {
    await insert();
    const small = bench.another({ http: { maxAnswerBytes: 100 } });
    assert.equal((await failureOf(small.listEvents(bench.place, {}))).code, 'upstream_unreadable');
  });
  it('tells nothing but calls, ids and codes', async () => {
    fail({ status: 400, reason: 'invalid', message: 'Müller-Lüdenscheidt is not a valid summary' });
    const error = await failureOf(insert());
    assert.equal(error.message, 'Google Kalender, POST events advo1: upstream_rejected, invalid, HTTP 400: invalid');
    assert.doesNotMatch(JSON.stringify(bench.log.lines), /Lüdenscheidt/);
  });
  it('names its effects for metrics, and fails them when they fail', async () => {
    fail({ status: 503, times: 1 });
    await list();
    assert.deepEqual(bench.effects.ran.filter(({ system }) => system === 'google').map(({ operation }) => operation), ['GET events', 'GET events']);
  });

  describe('over the use limit', () => {
    it('rests all writes for hours, in every process, and sends none', async () => {
      fail({ method: 'events.insert', status: 403, reason: 'quotaExceeded', times: 1 });
      const error = await failureOf(insert());
      assert.deepEqual([error.code, error.fault, error.retryable, error.retryAfterMs], ['upstream_rejected', 'quota_exceeded', true, stopMs]);
      const other = bench.another();
      await bench.redis.set('untouched', '1');
      clear(bench);
      for (const client of [bench.client, other]) {
        const stopped = await failureOf(client.patchEvent(bench.place, 'advo1', '"1"', {}));
        assert.deepEqual([stopped.fault, stopped.reason], ['quota_exceeded', 'stopped']);
        assert.ok((stopped.retryAfterMs ?? 0) > stopMs - 60_000);
      }
      assert.deepEqual(callsOf(bench), []);
    });
    it('goes on reading', async () => {
      fail({ method: 'events.insert', status: 403, reason: 'quotaExceeded', times: 1 });
      await failureOf(insert());
      assert.equal((await list()).kind, 'full');
    });
    it('goes on writing after the rest', async () => {
      fail({ method: 'events.insert', status: 403, reason: 'quotaExceeded', times: 1 });
      await failureOf(insert());
      bench.effects.advance(stopMs + 1);
      await bench.redis.flushall();
      assert.equal((await insert()).kind, 'inserted');
    });
    it('goes on writing events when only the making of calendars is over its limit', async () => {
      bench.google.settings.calendarCreations = 1;
      const wish = { marker: 'advoware-hub:TV', summary: 'Advoware TV', quotaUser: 'TV' };
      assert.equal((await failureOf(bench.client.createCalendar(wish))).fault, 'quota_exceeded');
      assert.equal((await insert()).kind, 'inserted');
      assert.equal((await failureOf(bench.client.createCalendar(wish))).reason, 'stopped');
    });
  });
});

describe('the wait before a repetition', () => {
  it('is uniform up to its cap, so that many clients do not come back in step', () => {
    assert.deepEqual([1, 2, 3, 4, 5].map((failed) => retryDelayMs(failed, 0.5, undefined)), [500, 2_000, 8_000, 30_000, 30_000]);
    assert.equal(retryDelayMs(4, 0, undefined), 0);
  });
  it("is the server's wish where it has one", () => {
    assert.equal(retryDelayMs(1, 0.5, 0), 0);
    assert.equal(retryDelayMs(1, 0.5, 45_000), 45_000);
  });
});
