import assert from 'node:assert/strict';
import { add, googlePerTest, hourAt, listAll, newCalendar, refusalOf } from './harness.js';

describe('the faults of the Google stand-in', () => {
  const context = googlePerTest();
  const list = async (parameters: object = {}) => (await context.api.events.list({ calendarId: context.calendarId, ...parameters })).data;
  const fail = (fault: Parameters<typeof context.google.apiFaults.add>[0]): string => context.google.apiFaults.add(fault);

  it('answers 200 with half a body', async () => {
    context.google.faults.add({ kind: 'truncated', path: '/events', times: 1 });
    assert.equal(typeof (await list()), 'string');
  });

  it('answers 200 with a page of a proxy', async () => {
    context.google.faults.add({ kind: 'html', path: '/events', times: 1 });
    assert.match(await list() as unknown as string, /<html>/u);
  });

  it('answers 200 with nothing', async () => {
    context.google.faults.add({ kind: 'empty', path: '/events', times: 1 });
    assert.equal(await list(), '');
  });

  it('loses the reply to an insert that was done', async () => {
    context.google.faults.add({ kind: 'reset-after', method: 'POST', path: '/events', times: 1 });
    await assert.rejects(add(context, hourAt('2026-03-20T09:00', { id: 'advo1' })));
    assert.equal((await list()).items?.[0]?.id, 'advo1');
  });

  it('answers a rate limit with Retry-After and does nothing', async () => {
    fail({ kind: 'error', method: 'events.insert', status: 429, reason: 'rateLimitExceeded', retryAfter: '7', times: 1 });
    const error = await add(context, hourAt('2026-03-20T09:00')).catch((caught: unknown) => caught) as { status: number; response: { headers: Headers } };
    assert.deepEqual([error.status, error.response.headers.get('retry-after')], [429, '7']);
    assert.equal((await list()).items?.length, 0);
  });

  it('answers an error although the work was done', async () => {
    fail({ kind: 'error', method: 'events.insert', status: 503, afterEffect: true, times: 1 });
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T09:00'))), '503 backendError');
    assert.equal((await list()).items?.length, 1);
  });

  it('strikes only the calendar, the method and the quota user it is meant for', async () => {
    const other = await newCalendar(context.api);
    fail({ kind: 'error', method: 'events.*', calendarId: other, quotaUser: 'KL', status: 403, reason: 'rateLimitExceeded' });
    assert.equal(await refusalOf(list({ quotaUser: 'KL' })), 'ok');
    assert.equal(await refusalOf(list({ calendarId: other })), 'ok');
    assert.equal(await refusalOf(context.api.calendars.get({ calendarId: other, quotaUser: 'KL' })), 'ok');
    assert.equal(await refusalOf(list({ calendarId: other, quotaUser: 'KL' })), '403 rateLimitExceeded');
  });

  it('lets some calls pass first and strikes as often as told', async () => {
    fail({ kind: 'error', method: 'events.list', after: 1, times: 1 });
    const outcomes = [await refusalOf(list()), await refusalOf(list()), await refusalOf(list())];
    assert.deepEqual(outcomes, ['ok', '503 backendError', 'ok']);
    assert.deepEqual(context.google.apiFaults.list().map(({ matched, struck }) => ({ matched, struck })), [{ matched: 2, struck: 1 }]);
  });

  it('ends a sync token early, full reads go on', async () => {
    const { token } = await listAll(context);
    fail({ kind: 'sync-token-expired' });
    assert.equal(await refusalOf(list()), 'ok');
    assert.equal(await refusalOf(list({ syncToken: token })), '410 fullSyncRequired');
  });

  it('leaves out items', async () => {
    fail({ kind: 'items-missing', method: 'events.list' });
    assert.equal('items' in await list(), false);
  });

  it('leaves out the next sync token', async () => {
    fail({ kind: 'sync-token-missing' });
    assert.equal('nextSyncToken' in await list(), false);
  });

  it('gives short pages and pages without anything, and everything in the end', async () => {
    for (const hour of ['09', '10', '11']) await add(context, hourAt(`2026-03-20T${hour}:00`));
    fail({ kind: 'empty-page', after: 1, times: 1 });
    fail({ kind: 'short-page', pageSize: 2 });
    const { items, pages } = await listAll(context);
    assert.deepEqual([new Set(items.map((item) => item.id)).size, pages], [3, 3]);
  });

  it('reads what was there before, and its sync token catches up later', async () => {
    fail({ id: 'stale', kind: 'stale-read' });
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    const stale = await listAll(context);
    assert.equal(stale.items.length, 0);
    context.google.apiFaults.remove('stale');
    assert.deepEqual((await listAll(context, { syncToken: stale.token ?? '' })).items.map((item) => item.id), [id]);
  });

  it('takes an id twice when told to', async () => {
    await add(context, hourAt('2026-03-20T09:00', { id: 'advo1' }));
    fail({ kind: 'duplicate-accepted', times: 1 });
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T10:00', { id: 'advo1' }))), 'ok');
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T10:00', { id: 'advo1' }))), '409 duplicate');
  });

  it('counts calls by method and quota user', async () => {
    await list({ quotaUser: 'KL' });
    await list({ quotaUser: 'KL', syncToken: 'bogus' }).catch(() => undefined);
    await list({ quotaUser: 'TV' });
    assert.deepEqual(context.google.calls.counts(), [
      { method: 'events.list', quotaUser: 'KL', calls: 2, refused: 1 },
      { method: 'events.list', quotaUser: 'TV', calls: 1, refused: 0 },
    ]);
  });

  it('knows which calls could have changed something', async () => {
    await list();
    await add(context, hourAt('2026-03-20T09:00'));
    assert.deepEqual(context.google.calls.writes().map((call) => call.method), ['events.insert']);
  });

  it('notes who called in the log of requests', async () => {
    await list();
    assert.equal(context.google.log.all().at(-1)?.apiUser, context.google.serviceAccount.client_email);
  });
});
