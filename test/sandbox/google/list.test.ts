import assert from 'node:assert/strict';
import { add, googlePerTest, hourAt, listAll, newCalendar, refusalOf } from './harness.js';

describe('events.list in the Google stand-in', () => {
  const context = googlePerTest();
  const ids = async (parameters: Parameters<typeof listAll>[1]): Promise<(string | null | undefined)[]> => (await listAll(context, parameters)).items.map((item) => item.id);
  const patch = (eventId: string, summary: string): Promise<unknown> => context.api.events.patch({ calendarId: context.calendarId, eventId, requestBody: { summary } });

  it('gives a sync token on the last page only', async () => {
    for (const hour of ['09', '10', '11']) await add(context, hourAt(`2026-03-20T${hour}:00`));
    const first = (await context.api.events.list({ calendarId: context.calendarId, maxResults: 2 })).data;
    assert.deepEqual([first.items?.length, first.nextSyncToken], [2, undefined]);
    const all = await listAll(context, { maxResults: 2 });
    assert.deepEqual([all.items.length, all.pages, typeof all.token], [3, 2, 'string']);
  });

  it('misses nothing that changes while the pages are read', async () => {
    const { id: early } = await add(context, hourAt('2026-03-20T09:00'));
    const { id: late } = await add(context, hourAt('2026-03-20T10:00'));
    const first = (await context.api.events.list({ calendarId: context.calendarId, maxResults: 1 })).data;
    await patch(early, 'Neu');
    const { data } = await context.api.events.list({ calendarId: context.calendarId, pageToken: first.nextPageToken ?? '' });
    assert.deepEqual(data.items?.map((item) => item.id), [late, early]);
    assert.deepEqual(await ids({ syncToken: data.nextSyncToken ?? '' }), [early]);
  });

  it('refuses a page token of another list', async () => {
    for (const hour of ['09', '10']) await add(context, hourAt(`2026-03-20T${hour}:00`));
    const { nextPageToken } = (await context.api.events.list({ calendarId: context.calendarId, maxResults: 1 })).data;
    assert.equal(await refusalOf(context.api.events.list({ calendarId: context.calendarId, pageToken: nextPageToken ?? '', singleEvents: true })), '400 invalid');
  });

  it('tells an incremental read the changed events alone, deleted ones with their id and little more', async () => {
    const kept = await add(context, hourAt('2026-03-20T09:00'));
    const gone = await add(context, hourAt('2026-03-20T10:00'));
    await add(context, hourAt('2026-03-20T11:00'));
    const { token } = await listAll(context);
    await patch(kept.id, 'Neu');
    await context.api.events.delete({ calendarId: context.calendarId, eventId: gone.id });
    const { items } = await listAll(context, { syncToken: token ?? '' });
    assert.deepEqual(items.map((item) => [item.id, item.status, item.summary]), [[kept.id, 'confirmed', 'Neu'], [gone.id, 'cancelled', undefined]]);
  });

  it('has no tombstones in a full read, unless showDeleted asks for them', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    await context.api.events.delete({ calendarId: context.calendarId, eventId: id });
    assert.deepEqual(await ids({}), []);
    assert.deepEqual((await listAll(context, { showDeleted: true })).items.map((item) => item.summary), ['Termin']);
  });

  for (const [name, value] of Object.entries({ timeMax: '2026-04-01T00:00:00Z', updatedMin: '2026-03-09T00:00:00Z', q: 'x', iCalUID: 'x', orderBy: 'updated', showDeleted: false })) {
    it(`refuses a sync token together with ${name}`, async () => {
      const { token } = await listAll(context);
      assert.equal(await refusalOf(context.api.events.list({ calendarId: context.calendarId, syncToken: token ?? '', [name]: value })), '400 invalid');
    });
  }

  it('refuses a sync token whose first request asked for something else', async () => {
    const { token } = await listAll(context);
    assert.equal(await refusalOf(context.api.events.list({ calendarId: context.calendarId, syncToken: token ?? '', singleEvents: true })), '400 invalid');
  });

  it('does not take the sync token of another calendar', async () => {
    const { token } = await listAll(context);
    const other = await newCalendar(context.api, 'Advoware TV');
    assert.equal(await refusalOf(context.api.events.list({ calendarId: other, syncToken: token ?? '' })), '410 fullSyncRequired');
  });

  it('ends sync tokens when told to', async () => {
    const { token } = await listAll(context);
    context.google.people.expireSyncTokens(context.calendarId);
    assert.equal(await refusalOf(listAll(context, { syncToken: token ?? '' })), '410 fullSyncRequired');
    assert.equal(typeof (await listAll(context)).token, 'string');
  });

  it('gives no sync token for a filtered list', async () => {
    assert.equal((await listAll(context, { privateExtendedProperty: ['a=b'] })).token, undefined);
  });

  it('counts an event into the window by its end and its start', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    const within = async (timeMin: string, timeMax: string): Promise<boolean> => (await ids({ timeMin, timeMax })).includes(id);
    assert.equal(await within('2026-03-20T08:30:00Z', '2026-03-20T09:00:00Z'), true);
    assert.equal(await within('2026-03-20T09:00:00Z', '2026-03-20T12:00:00Z'), false);
    assert.equal(await within('2026-03-20T06:00:00Z', '2026-03-20T08:00:00Z'), false);
  });

  it('begins and ends a day in the zone of the calendar', async () => {
    const { id } = await add(context, { start: { date: '2026-05-01' }, end: { date: '2026-05-02' } });
    assert.deepEqual(await ids({ timeMin: '2026-05-01T21:30:00Z', timeMax: '2026-05-01T21:45:00Z' }), [id]);
    assert.deepEqual(await ids({ timeMin: '2026-05-01T22:30:00Z', timeMax: '2026-05-01T23:00:00Z' }), []);
  });

  it('refuses a window without an offset and one that is empty', async () => {
    assert.equal(await refusalOf(listAll(context, { timeMin: '2026-03-20T00:00:00' })), '400 invalid');
    assert.equal(await refusalOf(listAll(context, { timeMin: '2026-03-20T00:00:00Z', timeMax: '2026-03-20T00:00:00Z' })), '400 timeRangeEmpty');
  });

  it('tells a windowed sync of an event that left the window', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    const { token } = await listAll(context, { timeMin: '2026-03-01T00:00:00Z', timeMax: '2026-04-01T00:00:00Z' });
    await context.api.events.patch({ calendarId: context.calendarId, eventId: id, requestBody: hourAt('2026-08-20T09:00') });
    assert.deepEqual(await ids({ syncToken: token ?? '' }), [id]);
  });

  it('keeps new events outside its window from a windowed sync', async () => {
    const { token } = await listAll(context, { timeMin: '2026-03-01T00:00:00Z', timeMax: '2026-04-01T00:00:00Z' });
    await add(context, hourAt('2026-08-20T09:00'));
    assert.deepEqual(await ids({ syncToken: token ?? '' }), []);
  });

  it('wants all private properties of a filter at once', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', { extendedProperties: { private: { a: '1', b: '2' } } }));
    assert.deepEqual(await ids({ privateExtendedProperty: ['a=1', 'b=2'] }), [id]);
    assert.deepEqual(await ids({ privateExtendedProperty: ['a=1', 'b=3'] }), []);
  });

  it('lists what was updated since, deleted events among it', async () => {
    const { id: old } = await add(context, hourAt('2026-03-20T09:00'));
    context.clock.now += 60_000;
    const { id: gone } = await add(context, hourAt('2026-03-20T10:00'));
    await context.api.events.delete({ calendarId: context.calendarId, eventId: gone });
    const found = await ids({ updatedMin: '2026-03-10T09:00:30Z' });
    assert.deepEqual([found.includes(old), found.includes(gone)], [false, true]);
  });

  it('answers 410 by another reason when updatedMin lies too far back', async () => {
    assert.equal(await refusalOf(listAll(context, { updatedMin: '2026-01-01T00:00:00Z' })), '410 updatedMinTooLongAgo');
  });

  it('orders by start only when series are expanded', async () => {
    const { id: late } = await add(context, hourAt('2026-03-20T10:00'));
    const { id: early } = await add(context, hourAt('2026-03-20T09:00'));
    assert.deepEqual(await ids({ singleEvents: true, orderBy: 'startTime' }), [early, late]);
    assert.equal(await refusalOf(listAll(context, { orderBy: 'startTime' })), '400 invalid');
  });

  it('finds a word in the title', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', { summary: 'Gütetermin Köln' }));
    await add(context, hourAt('2026-03-20T09:00'));
    assert.deepEqual(await ids({ q: 'köln' }), [id]);
  });
});
