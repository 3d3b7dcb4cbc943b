import assert from 'node:assert/strict';
import { add, BERLIN, clientOf, googlePerTest, hourAt, newCalendar, refusalOf } from './harness.js';

const ID = 'advo4711';

describe('events in the Google stand-in', () => {
  const context = googlePerTest();
  const get = async (eventId: string, calendarId = context.calendarId) => (await context.api.events.get({ calendarId, eventId })).data;
  const patch = async (eventId: string, requestBody: object, headers: Record<string, string> = {}) =>
    (await context.api.events.patch({ calendarId: context.calendarId, eventId, requestBody }, { headers })).data;

  it('fills in what Google adds to an event', async () => {
    const event = await add(context, hourAt('2026-03-20T09:00', { id: ID }));
    assert.equal(event.kind, 'calendar#event');
    assert.equal(event.iCalUID, `${ID}@google.com`);
    assert.equal(event.sequence, 0);
    assert.equal(event.status, 'confirmed');
    assert.equal(event.updated, '2026-03-10T09:00:00.000Z');
    assert.equal(event.creator?.email, context.google.serviceAccount.client_email);
    assert.equal(event.organizer?.email, context.calendarId);
    assert.match(event.htmlLink ?? '', /event=/u);
    assert.match(event.etag ?? '', /^"\d+"$/u);
  });

  it('leaves out fields that have their default', async () => {
    const event = await add(context, hourAt('2026-03-20T09:00', { transparency: 'opaque', visibility: 'default', description: '' }));
    assert.deepEqual([event.transparency, event.visibility, event.description], [undefined, undefined, undefined]);
  });

  it('shows a moment given in UTC in the zone of the calendar', async () => {
    const event = await add(context, { start: { dateTime: '2026-07-01T07:00:00Z' }, end: { dateTime: '2026-07-01T08:00:00Z' } });
    assert.equal(event.start?.dateTime, '2026-07-01T09:00:00+02:00');
  });

  it('refuses local time without a zone', async () => {
    assert.equal(await refusalOf(add(context, { start: { dateTime: '2026-07-01T07:00:00' }, end: { dateTime: '2026-07-01T08:00:00' } })), '400 required');
  });

  it('refuses a day that ends where it begins', async () => {
    assert.equal(await refusalOf(add(context, { start: { date: '2026-05-01' }, end: { date: '2026-05-01' } })), '400 timeRangeEmpty');
  });

  it('refuses a day together with a moment', async () => {
    assert.equal(await refusalOf(add(context, { start: { date: '2026-05-01' }, end: { dateTime: '2026-05-01T10:00:00Z' } })), '400 invalid');
  });

  it('keeps the id of a deleted event taken', async () => {
    await add(context, hourAt('2026-03-20T09:00', { id: ID }));
    await context.api.events.delete({ calendarId: context.calendarId, eventId: ID });
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T09:00', { id: ID }))), '409 duplicate');
  });

  it('keeps the id taken also when the tombstone has run out', async () => {
    await add(context, hourAt('2026-03-20T09:00', { id: ID }));
    await context.api.events.delete({ calendarId: context.calendarId, eventId: ID });
    context.google.people.forgetTombstones(context.calendarId);
    assert.equal(await refusalOf(get(ID)), '404 notFound');
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T09:00', { id: ID }))), '409 duplicate');
  });

  it('brings a deleted event back with PUT', async () => {
    await add(context, hourAt('2026-03-20T09:00', { id: ID }));
    await context.api.events.delete({ calendarId: context.calendarId, eventId: ID });
    await context.api.events.update({ calendarId: context.calendarId, eventId: ID, requestBody: hourAt('2026-03-20T09:00', { status: 'confirmed' }) });
    assert.equal((await get(ID)).status, 'confirmed');
  });

  it('refuses id and iCalUID together', async () => {
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T09:00', { id: ID, iCalUID: 'x@y' }))), '400 invalid');
  });

  it('clears a field with null and keeps what a PATCH does not mention', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', { location: 'Kanzlei', description: 'Notiz' }));
    const event = await patch(id, { location: null });
    assert.deepEqual([event.location, event.description], [undefined, 'Notiz']);
  });

  it('removes one private property with null and keeps the others', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', { extendedProperties: { private: { advowareFrNr: '1', advowareHash: 'h' } } }));
    await patch(id, { extendedProperties: { private: { advowareHash: null } } });
    assert.deepEqual((await get(id)).extendedProperties, { private: { advowareFrNr: '1' } });
  });

  it('drops a property whose key is too long and cuts a value that is too long', async () => {
    const { extendedProperties } = await add(context, hourAt('2026-03-20T09:00', { extendedProperties: { private: { ['k'.repeat(45)]: 'x', kurz: 'v'.repeat(2000) } } }));
    assert.deepEqual(extendedProperties, { private: { kurz: 'v'.repeat(1024) } });
  });

  it('refuses a change of kind by PATCH that leaves the old time in place', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    const day = { start: { date: '2026-03-20' }, end: { date: '2026-03-21' } };
    assert.equal(await refusalOf(patch(id, day)), '400 invalid');
    const event = await patch(id, { start: { ...day.start, dateTime: null, timeZone: null }, end: { ...day.end, dateTime: null, timeZone: null } });
    assert.deepEqual(event.start, { date: '2026-03-20' });
  });

  it('counts the sequence up when the time changes, not when the text does', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    assert.equal((await patch(id, { summary: 'Neu' })).sequence, 0);
    assert.equal((await patch(id, { start: { dateTime: '2026-03-20T08:00:00', timeZone: BERLIN } })).sequence, 1);
  });

  it('refuses a sequence below the current one', async () => {
    const { id } = await add(context, hourAt('2026-03-20T09:00', { sequence: 3 }));
    assert.equal(await refusalOf(patch(id, { sequence: 1 })), '400 invalid');
  });

  it('leaves `updated` alone when only reminders change, yet gives a new etag', async () => {
    const before = await add(context, hourAt('2026-03-20T09:00'));
    context.clock.now += 60_000;
    const after = await patch(before.id, { reminders: { useDefault: false } });
    assert.equal(after.updated, before.updated);
    assert.notEqual(after.etag, before.etag);
  });

  it('does not delete under an old etag', async () => {
    const { id, etag } = await add(context, hourAt('2026-03-20T09:00'));
    await patch(id, { summary: 'Neu' });
    assert.equal(await refusalOf(context.api.events.delete({ calendarId: context.calendarId, eventId: id }, { headers: { 'If-Match': etag ?? '' } })), '412 conditionNotMet');
    assert.equal((await get(id)).status, 'confirmed');
  });

  it('answers 304 without a body when the version is known', async () => {
    const { id, etag } = await add(context, hourAt('2026-03-20T09:00'));
    const reply = await context.api.events.get({ calendarId: context.calendarId, eventId: id }, { headers: { 'If-None-Match': etag ?? '' } });
    assert.deepEqual([reply.status, reply.data as unknown], [304, '']);
  });

  it('does not let a service account invite', async () => {
    assert.equal(await refusalOf(add(context, hourAt('2026-03-20T09:00', { attendees: [{ email: 'x@y.example' }] }))), '403 forbiddenForServiceAccounts');
  });

  it('notes the mail that sendUpdates would have sent', async () => {
    const person = 't.vogt@kanzlei-lindner.example';
    await context.api.acl.insert({ calendarId: context.calendarId, sendNotifications: false, requestBody: { role: 'writer', scope: { type: 'user', value: person } } });
    const theirs = clientOf(context.google, context.google.tokens.issue(person));
    const requestBody = hourAt('2026-03-20T09:00', { attendees: [{ email: 'mandant@example.org' }] });
    await theirs.events.insert({ calendarId: context.calendarId, requestBody, sendUpdates: 'none' });
    assert.equal(context.google.state.mails.length, 0);
    await theirs.events.insert({ calendarId: context.calendarId, requestBody, sendUpdates: 'all' });
    assert.deepEqual(context.google.state.mails[0]?.to, ['mandant@example.org']);
  });

  it('moves an event to another calendar and leaves a tombstone', async () => {
    const destination = await newCalendar(context.api, 'Advoware TV');
    const { id } = await add(context, hourAt('2026-03-20T09:00'));
    await context.api.events.move({ calendarId: context.calendarId, eventId: id, destination });
    assert.deepEqual([(await get(id)).status, (await get(id, destination)).status], ['cancelled', 'confirmed']);
  });

  it('gives only the fields asked for', async () => {
    await add(context, hourAt('2026-03-20T09:00', { id: ID }));
    const { data } = await context.api.events.list({ calendarId: context.calendarId, fields: 'kind,items(id,start/timeZone)' });
    assert.deepEqual(data, { kind: 'calendar#events', items: [{ id: ID, start: { timeZone: BERLIN } }] });
  });

  it('ignores fields nobody may write', async () => {
    const event = await add(context, hourAt('2026-03-20T09:00', { created: '2001-01-01T00:00:00Z', creator: { email: 'x@y.example' } }));
    assert.deepEqual([event.created, event.creator?.email], ['2026-03-10T09:00:00.000Z', context.google.serviceAccount.client_email]);
  });
});
