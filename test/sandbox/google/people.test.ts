import assert from 'node:assert/strict';
import { add, BERLIN, googlePerTest, hourAt, listAll } from './harness.js';

describe('what people do in the Google stand-in', () => {
  const context = googlePerTest();
  const people = () => context.google.people;
  const mark = { extendedProperties: { private: { advowareFrNr: '4711' } } };
  const weekly = (rule = 'FREQ=WEEKLY', more: object = {}) => add(context, hourAt('2026-03-06T09:00', { id: 'advo1', recurrence: [`RRULE:${rule}`], ...mark, ...more }));
  const get = async (eventId: string) => (await context.api.events.get({ calendarId: context.calendarId, eventId })).data;
  const starts = async (eventId: string): Promise<(string | undefined)[]> =>
    ((await context.api.events.instances({ calendarId: context.calendarId, eventId })).data.items ?? []).map((item) => item.start?.dateTime?.slice(0, 16));
  const THIRD = 'advo1_20260320T080000Z';

  it('splits a series at "this and following": the old one ends the day before, the new one goes on', async () => {
    await weekly();
    people().editFollowing(context.calendarId, THIRD, { summary: 'Neu' });
    const [old, following] = [await get('advo1'), await get('advo1_R20260320T080000')];
    assert.deepEqual([old.summary, old.recurrence], ['Termin', ['RRULE:FREQ=WEEKLY;UNTIL=20260319T225959Z']]);
    assert.deepEqual([following.summary, following.recurrence, following.start?.dateTime], ['Neu', ['RRULE:FREQ=WEEKLY'], '2026-03-20T09:00:00+01:00']);
    assert.equal(following.iCalUID, 'advo1_R20260320T080000@google.com');
  });

  it('takes the private properties along into the new series', async () => {
    await weekly();
    people().editFollowing(context.calendarId, THIRD, { summary: 'Neu' });
    assert.deepEqual((await get('advo1_R20260320T080000')).extendedProperties, mark.extendedProperties);
  });

  it('gives both parts of a split series the same etag in one incremental read', async () => {
    await weekly();
    const { token } = await listAll(context);
    people().editFollowing(context.calendarId, THIRD, { summary: 'Neu' });
    const { items } = await listAll(context, { syncToken: token ?? '' });
    assert.deepEqual(items.map((item) => item.id).sort(), ['advo1', 'advo1_R20260320T080000']);
    assert.equal(items[0]?.etag, items[1]?.etag);
  });

  it('keeps the number of occurrences when a counted series is split', async () => {
    await weekly('FREQ=WEEKLY;COUNT=5');
    people().editFollowing(context.calendarId, THIRD, { start: { dateTime: '2026-03-20T10:00:00' }, end: { dateTime: '2026-03-20T11:00:00' } });
    assert.deepEqual(await starts('advo1'), ['2026-03-06T09:00', '2026-03-13T09:00']);
    assert.deepEqual(await starts('advo1_R20260320T080000'), ['2026-03-20T10:00', '2026-03-27T10:00', '2026-04-03T10:00']);
  });

  it('ends a series of days with a date', async () => {
    await add(context, { id: 'advo2', start: { date: '2026-03-06' }, end: { date: '2026-03-07' }, recurrence: ['RRULE:FREQ=WEEKLY'] });
    people().editFollowing(context.calendarId, 'advo2_20260320', { summary: 'Neu' });
    assert.deepEqual((await get('advo2')).recurrence, ['RRULE:FREQ=WEEKLY;UNTIL=20260319']);
    assert.equal((await get('advo2_R20260320')).start?.date, '2026-03-20');
  });

  it('names the occurrences of the later part after the series it was cut from', async () => {
    await weekly('FREQ=WEEKLY;COUNT=3');
    people().editFollowing(context.calendarId, THIRD, { summary: 'Neu' });
    const { data } = await context.api.events.instances({ calendarId: context.calendarId, eventId: 'advo1_R20260320T080000' });
    assert.deepEqual(data.items?.map((item) => [item.id, item.recurringEventId]), [[THIRD, 'advo1_R20260320T080000']]);
  });

  it('drops the exceptions after the split and keeps those before', async () => {
    await weekly('FREQ=WEEKLY;COUNT=5');
    people().edit(context.calendarId, 'advo1_20260313T080000Z', { summary: 'Früher' });
    people().edit(context.calendarId, 'advo1_20260327T080000Z', { summary: 'Später' });
    people().editFollowing(context.calendarId, THIRD, { location: 'Gericht' });
    const summaries = (await listAll(context, { singleEvents: true })).items.map((item) => item.summary);
    assert.deepEqual(summaries, ['Termin', 'Früher', 'Termin', 'Termin', 'Termin']);
  });

  it('edits the whole series when "this and following" begins with the first occurrence', async () => {
    await weekly();
    people().editFollowing(context.calendarId, 'advo1_20260306T080000Z', { summary: 'Neu' });
    assert.deepEqual((await listAll(context)).items.map((item) => [item.id, item.summary]), [['advo1', 'Neu']]);
  });

  it('moves all occurrences as far as one was moved', async () => {
    await weekly('FREQ=WEEKLY;COUNT=3');
    people().editAll(context.calendarId, THIRD, { start: { dateTime: '2026-03-21T14:30:00', timeZone: BERLIN }, end: { dateTime: '2026-03-21T15:00:00', timeZone: BERLIN } });
    assert.deepEqual(await starts('advo1'), ['2026-03-07T14:30', '2026-03-14T14:30', '2026-03-21T14:30']);
  });

  it('duplicates an event with its private properties under another id', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', mark));
    const twin = people().duplicate(context.calendarId, id);
    assert.notEqual(twin.id, id);
    assert.deepEqual((await get(twin.id)).extendedProperties, mark.extendedProperties);
  });

  it('deletes one occurrence and what follows', async () => {
    await weekly('FREQ=WEEKLY;COUNT=5');
    people().remove(context.calendarId, 'advo1_20260306T080000Z');
    people().removeFollowing(context.calendarId, THIRD);
    assert.deepEqual(await starts('advo1'), ['2026-03-13T09:00']);
  });

  it('deletes every part of a split series', async () => {
    await weekly();
    people().editFollowing(context.calendarId, THIRD, { summary: 'Neu' });
    people().removeAll(context.calendarId, 'advo1_20260306T080000Z');
    assert.deepEqual((await listAll(context)).items, []);
  });

  it('creates an event as the person the calendar is shared with', async () => {
    await context.api.acl.insert({ calendarId: context.calendarId, sendNotifications: false, requestBody: { role: 'writer', scope: { type: 'user', value: 'k.lindner@kanzlei-lindner.example' } } });
    const { id } = people().create(context.calendarId, { summary: 'Zahnarzt', start: { date: '2026-03-20' }, end: { date: '2026-03-21' } });
    assert.equal((await get(id)).creator?.email, 'k.lindner@kanzlei-lindner.example');
  });
});
