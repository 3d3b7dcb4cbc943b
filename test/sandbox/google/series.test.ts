import assert from 'node:assert/strict';
import { add, BERLIN, googlePerTest, hourAt, listAll, refusalOf } from './harness.js';

describe('series in the Google stand-in', () => {
  const context = googlePerTest();
  const weekly = (rule = 'FREQ=WEEKLY;COUNT=4', more: object = {}) => add(context, hourAt('2026-03-20T09:00', { recurrence: [`RRULE:${rule}`], ...more }));
  const instances = async (eventId: string, parameters: object = {}) => (await context.api.events.instances({ calendarId: context.calendarId, eventId, ...parameters })).data.items ?? [];
  const starts = async (eventId: string): Promise<(string | null | undefined)[]> => (await instances(eventId)).map((item) => item.start?.dateTime ?? item.start?.date);
  const patch = async (eventId: string, requestBody: object) => (await context.api.events.patch({ calendarId: context.calendarId, eventId, requestBody })).data;
  const remove = (eventId: string) => context.api.events.delete({ calendarId: context.calendarId, eventId });

  it('names each occurrence after its start in UTC, before and after the clock changes', async () => {
    const { id } = await weekly();
    assert.deepEqual((await instances(id)).map((item) => item.id), ['20260320T080000Z', '20260327T080000Z', '20260403T070000Z', '20260410T070000Z'].map((stamp) => `${id}_${stamp}`));
  });

  it('names the occurrences of days by their date', async () => {
    const { id } = await add(context, { start: { date: '2026-03-28' }, end: { date: '2026-03-30' }, recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] });
    assert.deepEqual((await instances(id)).map((item) => [item.id, item.end?.date]), [[`${id}_20260328`, '2026-03-30'], [`${id}_20260329`, '2026-03-31']]);
  });

  it('takes the last occurrence in when UNTIL is exactly its start', async () => {
    const { id } = await weekly('FREQ=WEEKLY;UNTIL=20260403T070000Z');
    assert.equal((await starts(id)).length, 3);
  });

  it('takes the whole day in when UNTIL of a timed series is a date', async () => {
    const { id } = await weekly('FREQ=WEEKLY;UNTIL=20260327');
    assert.equal((await starts(id)).length, 2);
  });

  it('leaves out EXDATE and adds RDATE', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2', `EXDATE;TZID=${BERLIN}:20260327T090000`, 'RDATE:20260401T070000Z'] }));
    assert.deepEqual(await starts(id), ['2026-03-20T09:00:00+01:00', '2026-04-01T09:00:00+02:00']);
  });

  for (const rule of ['RRULE:FREQ=WEEKLY;UNTIL=20260403T090000', 'RRULE:FREQ=NEVER', 'DTSTART:20260320T090000', 'RRULE:FREQ=WEEKLY;INTERVAL=0', 'RDATE:gestern']) {
    it(`refuses the rule ${rule}`, async () => {
      assert.equal(await refusalOf(add(context, hourAt('2026-03-20T09:00', { recurrence: [rule] }))), '400 invalid');
    });
  }

  it('wants a zone for a series', async () => {
    const utc = { start: { dateTime: '2026-03-20T08:00:00Z' }, end: { dateTime: '2026-03-20T09:00:00Z' }, recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] };
    assert.equal(await refusalOf(add(context, utc)), '400 required');
  });

  it('shows a changed occurrence with what it has of its own and the rest of the series', async () => {
    const { id } = await weekly(undefined, { location: 'Kanzlei' });
    await patch(`${id}_20260327T080000Z`, { summary: 'Verlegt', start: { dateTime: '2026-03-28T11:00:00', timeZone: BERLIN }, end: { dateTime: '2026-03-28T12:00:00', timeZone: BERLIN } });
    await patch(id, { location: 'Gericht' });
    const changed = (await instances(id)).find((item) => item.summary === 'Verlegt');
    assert.deepEqual([changed?.location, changed?.start?.dateTime, changed?.originalStartTime?.dateTime], ['Gericht', '2026-03-28T11:00:00+01:00', '2026-03-27T09:00:00+01:00']);
  });

  it('gives master and exception the same new etag when one occurrence changes', async () => {
    const { id, etag } = await weekly();
    const { token } = await listAll(context);
    await patch(`${id}_20260327T080000Z`, { summary: 'Anders' });
    const { items } = await listAll(context, { syncToken: token ?? '' });
    assert.deepEqual(items.map((item) => item.id).sort(), [id, `${id}_20260327T080000Z`]);
    assert.equal(items[0]?.etag, items[1]?.etag);
    assert.notEqual(items[0]?.etag, etag);
  });

  it('guarantees a cancelled occurrence its id, its series and its original start', async () => {
    const { id } = await weekly();
    await remove(`${id}_20260327T080000Z`);
    const cancelled = (await listAll(context)).items.find((item) => item.status === 'cancelled');
    assert.deepEqual([cancelled?.id, cancelled?.recurringEventId, cancelled?.originalStartTime?.dateTime, cancelled?.summary], [`${id}_20260327T080000Z`, id, '2026-03-27T09:00:00+01:00', undefined]);
  });

  it('leaves a cancelled occurrence out of the instances, and answers 410 when it is deleted again', async () => {
    const { id } = await weekly();
    await remove(`${id}_20260327T080000Z`);
    assert.equal((await instances(id)).length, 3);
    assert.equal((await instances(id, { showDeleted: true })).length, 4);
    assert.equal(await refusalOf(remove(`${id}_20260327T080000Z`)), '410 deleted');
  });

  it('tells of a deleted series by the master’s id alone', async () => {
    const { id } = await weekly();
    await patch(`${id}_20260327T080000Z`, { summary: 'Anders' });
    const { token } = await listAll(context);
    await remove(id);
    const { items } = await listAll(context, { syncToken: token ?? '' });
    assert.deepEqual(items.map((item) => [item.id, item.status]), [[id, 'cancelled']]);
  });

  it('drops the exceptions of occurrences that a new rule no longer has', async () => {
    const { id } = await weekly();
    await patch(`${id}_20260410T070000Z`, { summary: 'Anders' });
    await patch(id, { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] });
    assert.deepEqual((await listAll(context)).items.map((item) => item.id), [id]);
  });

  it('makes the whole series private when one occurrence is', async () => {
    const { id } = await weekly();
    await patch(`${id}_20260327T080000Z`, { visibility: 'private' });
    assert.deepEqual((await instances(id)).map((item) => item.visibility), Array(4).fill('private'));
  });

  it('ignores a looser visibility of one occurrence', async () => {
    const { id } = await weekly(undefined, { visibility: 'private' });
    assert.equal((await patch(`${id}_20260327T080000Z`, { visibility: 'public' })).visibility, 'private');
  });

  it('finds an occurrence by its original start', async () => {
    const { id } = await weekly();
    const found = await instances(id, { originalStart: '2026-04-03T09:00:00+02:00' });
    assert.deepEqual(found.map((item) => item.id), [`${id}_20260403T070000Z`]);
  });

  it('knows no occurrence the rule does not have', async () => {
    const { id } = await weekly();
    assert.equal(await refusalOf(context.api.events.get({ calendarId: context.calendarId, eventId: `${id}_20260321T080000Z` })), '404 notFound');
  });

  it('counts a series into the window when one of its occurrences lies there', async () => {
    const { id } = await weekly('FREQ=WEEKLY');
    const within = async (timeMin: string, timeMax: string): Promise<number> => (await listAll(context, { timeMin, timeMax })).items.filter((item) => item.id === id).length;
    assert.equal(await within('2030-01-01T00:00:00Z', '2030-02-01T00:00:00Z'), 1);
    assert.equal(await within('2026-03-21T00:00:00Z', '2026-03-22T00:00:00Z'), 0);
  });

  it('expands an endless series only so far', async () => {
    const { id } = await weekly('FREQ=WEEKLY');
    const count = (await listAll(context, { singleEvents: true })).items.filter((item) => item.recurringEventId === id).length;
    assert.equal(count, 105);
  });
});
